"""How often a due date is said to have moved, by the dates that held and not by the columns or their spellings."""

from dataclasses import replace

import pytest

from reportgen.check.rules.movement import _history
from reportgen.model import Due, Update


def due(text):
    return Due(text, "date", None, None)


@pytest.mark.parametrize(
    "first, earlier, was, now, words",
    [
        ("30/04/2025", [], "31/07/2025", "31/12/2025", "has moved 2 times"),
        (
            "30/04/2025",
            [("Revised date", "31/07/2025"), ("Times revised", "2")],
            "31 July 2025",
            "31/12/2025",
            "has moved 2 times",
        ),
        ("30/04/2025", [("Requested date", "31/03/2026")], "31/07/2025", "31/12/2025", "has moved 2 times"),
        ("30/04/2025", [("Revised date", "n/a")], "31/07/2025", "31/12/2025", "has moved 2 times"),
        ("30/04/2025", [], "31/07/2025", "30 April 2025", "has moved 2 times"),
        ("30/04/2025", [("Revised 1", "31/05/2025")], "31/07/2025", "31/12/2025", "has moved 3 times"),
        ("30/04/2025", [], "30 April 2025", "31/12/2025", ""),
        ("March 2025", [("Revised date", "31 March")], "31 March 2025", "31/12/2025", ""),
        ("31 March", [("Revised 1", "March 2025"), ("Revised 2", "June")], "30 June 2025", "31/12/2025", "has moved 2 times"),
        ("28 March 2025", [], "March 2025", "31/12/2025", "has moved 2 times"),
        ("March 2024", [], "31 March 2025", "31/12/2025", "has moved 2 times"),
    ],
)
def test_moves_are_counted_by_the_dates_that_held(make_action, first, earlier, was, now, words):
    dues = tuple(Update(*each) for each in earlier)
    then = replace(make_action("1.1"), due=due(was))
    told = _history(then, replace(then, due=due(now), original_due=due(first), dues=dues))
    assert words in told
    assert "moved" not in told or words
