"""The figure of movement: every action is named, nothing is cut off or written over, whatever moved."""

import warnings
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.paper.blocks import Move, MovementChart
from reportgen.paper.figure_movement import split
from reportgen.render.chart import draw, lay_out_any
from reportgen.render.palette import MOVES, drawn_colours

PAGE = 228
WAYS = ["forward", "back", "across", "new", "gone", "lost"]
LONG = "Not yet started or no evidence has been received \u2192 Partly implemented with some evidence"


def labels(number, pattern="{}.{}"):
    return tuple(pattern.format(1 + at // 9, 1 + at % 9) for at in range(number))


def move(way, names, heading="In progress \u2192 Completed", note="Moved forward"):
    return Move(str(len(names)), heading, note, way, tuple(names))


SAME = Move("35", "No change of status", "since July 2015", "same", text="13 completed, 22 in progress")
CASES = {
    "usual": [move("forward", labels(11)), move("back", ["2.3"]), move("gone", ["1.4", "5.26 (retired)"]), SAME],
    "all move": [move("forward", labels(40)), move("back", labels(12))],
    "three hundred": [move("forward", labels(180)), move("back", labels(70)), move("new", labels(50)), SAME],
    "long names": [move(way, labels(4), LONG, "Status no longer recorded") for way in WAYS],
    "no refs": [move("forward", labels(52, "Priority {}, action {}")), SAME],
    "thirty crossings of six statuses": [move("across", labels(10 + at % 3), LONG) for at in range(30)],
    "one very long label": [move("new", ["An action whose reference is a whole sentence, as one council typed it in every row"])],
    "only the same": [SAME],
}


def assert_whole(layout):
    for text in layout.texts:
        assert min(text.x, text.top) >= -0.01, text
        assert text.x + text.width <= layout.width + 0.01, text
        assert text.bottom <= layout.height + 0.01, text
        assert text.size >= 9
    areas = [(t.x, t.top, t.x + t.width, t.bottom) for t in layout.texts]
    tiles = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in layout.boxes]
    for one, other in [*combinations(areas, 2), *combinations(tiles, 2)]:
        apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01 or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
        assert apart, (one, other)
    assert layout.height <= PAGE


@pytest.mark.parametrize("case", CASES)
def test_every_action_is_named_within_the_page_and_over_nothing_else(case):
    pages = list(split(CASES[case]))
    assert [name for page in pages for row in page for name in row.labels] == [n for row in CASES[case] for n in row.labels]
    assert [row.number for page in pages for row in page if row.number] == [row.number for row in CASES[case]]
    for page in pages:
        layout = lay_out_any(MovementChart(page))
        assert_whole(layout)
        written = [text.text for text in layout.texts]
        for name in (name for row in page for name in row.labels if len(name) < 40):
            assert name in written
    assert case in ("three hundred", "thirty crossings of six statuses", "no refs") or len(pages) == 1


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.builds(
            move,
            st.sampled_from(WAYS),
            st.lists(st.text("abcW0123456789. ()", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=120),
            st.text("abcdefW \u2192", max_size=90),
            st.text("abcdef W", max_size=60),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_the_labels_a_page_holds_its_rows(moves):
    for page in split(moves):
        assert_whole(lay_out_any(MovementChart(page)))


def test_tiles_of_a_row_are_as_many_as_its_number_and_of_one_width():
    layout = lay_out_any(MovementChart(tuple(CASES["usual"])))
    look, line = MOVES["forward"]
    tiles = [box for box in layout.boxes if box.look == look]
    assert len(tiles) == 11
    assert len({round(tile.width, 3) for tile in tiles}) == 1
    assert line != MOVES["back"][1]


def test_ways_are_told_apart_without_colour():
    marks = {(look.fill in ("#12436D",), look.fill == "#FFFFFF", look.dashed, line) for look, line in MOVES.values()}
    assert len(marks) == len(MOVES)
    assert {colour for look, _ in MOVES.values() for colour in (look.fill, look.outline, look.text)} <= set(drawn_colours())


@pytest.mark.parametrize("case", ["usual", "long names", "no refs"])
def test_it_draws_without_a_warning(case):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(MovementChart(next(split(CASES[case])))).startswith(b"\x89PNG")
