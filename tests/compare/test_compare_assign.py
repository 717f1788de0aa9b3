"""The assignment is the best there is."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.compare.assign import assign

gains = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(-3, 9), min_size=width, max_size=width), min_size=1, max_size=5)
)


def best_by_trying(table: list[list[int]]) -> int:
    columns = [*range(len(table[0])), *[None] * len(table)]
    return max(
        sum(max(0, row[column]) for row, column in zip(table, order, strict=False) if column is not None)
        for order in permutations(columns, len(table))
    )


@given(gains)
def test_no_other_choice_gains_more(table):
    chosen = assign([list(enumerate(row)) for row in table])
    assert len(set(chosen.values())) == len(chosen)
    assert all(table[row][column] > 0 for row, column in chosen.items())
    assert sum(table[row][column] for row, column in chosen.items()) == best_by_trying(table)
