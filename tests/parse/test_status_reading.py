"""What a status cell means: layout, then key, then fill, then our own words."""

import pytest

from reportgen.layout import load_layout
from reportgen.model import Cell, Grid, Row, Sheet
from reportgen.parse import read_plan
from reportgen.parse.colours import rag_of_fill
from reportgen.parse.meaning import completes
from reportgen.parse.status import KeyEntry, StatusReading
from reportgen.parse.status import read_status as read_cell
from reportgen.parse.translate import translated

HILLINGDON = load_layout("hillingdon").statuses
CITY = load_layout("city-of-london").statuses
KEY = (
    KeyEntry("B", "Completed and impact evidenced", "blue", True),
    KeyEntry("G", "On track", "green", False),
    KeyEntry("", "Not started", None, False, blank=True),
)
GREEN, AMBER, BLUE = "92D050", "FFC000", "00B0F0"


def cell(text="", fill=None, struck=False):
    return Cell(9, 8, text, "text" if text else "empty", fill=fill, struck=struck)


def read_status(cell: Cell, vocabulary, key) -> StatusReading:
    """A cell's status under a key, in the words of a layout."""
    return translated(read_cell(cell, key), vocabulary)


def codes(reading):
    return [(problem.code, problem.severity) for problem in reading.problems]


@pytest.mark.parametrize(
    "text, label, found",
    [
        ("COMPLETED", "Completed", []),
        ("In progress", "In progress", []),
        ("in  progress ", "In progress", [("status-spelling", "note")]),
        ("COMPLETED ", "Completed", [("status-spelling", "note")]),
        ("Compleeted", "Completed", [("status-spelling", "note")]),
        ("COMPLETED - training held in June", "Completed", [("status-spelling", "note")]),
        ("Incomplete", None, [("status-unrecognised", "error")]),
        ("Not COMPLETED", None, [("status-unrecognised", "error")]),
        ("Paused", None, [("status-unrecognised", "error")]),
    ],
)
def test_a_layouts_words_are_known_near_enough_and_no_further(text, label, found):
    reading = read_status(cell(text), HILLINGDON, ())
    assert reading.status.label == label
    assert reading.status.text == text
    assert codes(reading) == found


def test_an_unknown_word_is_answered_with_the_words_allowed():
    (problem,) = read_status(cell("Paused"), HILLINGDON, ()).problems
    assert '"Paused"' in problem.message
    assert "Completed, In progress or Static" in problem.fix


def test_the_word_beats_the_colour_and_says_so():
    reading = read_status(cell("IN PROGRESS", GREEN), HILLINGDON, ())
    assert (reading.status.label, reading.status.rag, reading.status.complete) == ("In progress", "amber", False)
    assert codes(reading) == [("status-colour-disagrees", "warning")]


def test_a_coloured_blank_is_the_one_word_of_that_colour_with_a_warning():
    reading = read_status(cell(fill=GREEN), HILLINGDON, ())
    assert (reading.status.label, reading.status.text, reading.status.origin) == ("Completed", None, "fill")
    assert codes(reading) == [("status-from-fill", "warning")]


def test_the_citys_green_is_not_known_to_be_completed():
    status = read_status(cell("Green", GREEN), CITY, KEY).status
    assert (status.label, status.rag, status.complete) == ("Green", "green", None)


def test_the_key_beats_our_own_words():
    assert read_status(cell("B", BLUE), (), KEY).status.complete is True
    assert read_status(cell(fill=BLUE), (), KEY).status.label == "Completed and impact evidenced"
    assert read_status(cell(), (), KEY).status.label == "Not started"


def test_without_layout_or_key_a_bare_colour_decides_nothing():
    for one in (cell("Green", GREEN), cell(fill=GREEN)):
        status = read_status(one, (), ()).status
        assert (status.label, status.rag, status.complete) == ("Green", "green", None)


@pytest.mark.parametrize(
    "text, fill, rag, complete",
    [
        ("Implemented", GREEN, "green", True),
        ("Complete – embed", BLUE, "blue", True),
        ("Partially implemented", None, "amber", False),
        ("Off track – mitigated", AMBER, "amber", False),
        ("Not started", None, "grey", False),
        ("Risk accepted", None, None, None),
        ("Zebra", AMBER, "amber", None),
    ],
)
def test_our_own_words_decide_last(text, fill, rag, complete):
    status = read_status(cell(text, fill), (), ()).status
    assert (status.label, status.rag, status.complete) == (text, rag, complete)


def test_a_status_struck_through_is_none_and_an_error():
    reading = read_status(cell("COMPLETED", GREEN, struck=True), HILLINGDON, ())
    assert reading.status.label is None
    assert codes(reading) == [("status-struck", "error")]


@pytest.mark.parametrize(
    "fill, rag",
    [
        ("92D050", "green"),
        ("C6E0B4", "green"),
        ("FFC000", "amber"),
        ("FFEB9C", "amber"),
        ("FF0000", "red"),
        ("FFC7CE", "red"),
        ("00B0F0", "blue"),
        ("BFBFBF", "grey"),
        ("FFFFFF", None),
        ("000000", None),
        ("7030A0", None),
        (None, None),
    ],
)
def test_colours_are_what_a_person_calls_them(fill, rag):
    assert rag_of_fill(fill) == rag


@pytest.mark.parametrize(
    "meaning, complete",
    [
        ("Completed and evidence seen", True),
        ("complete", True),
        ("On target", False),
        ("Some slippage, being managed", False),
        ("Not completed", False),
    ],
)
def test_a_keys_meaning_says_whether_it_is_completed(meaning, complete):
    assert completes(meaning) is complete


def plan_of(*statuses, fills=()):
    rows = [Row(1, tuple(Cell(1, n, text) for n, text in enumerate(("Ref", "Action", "Status"), 1)))]
    for number, text in enumerate(statuses, 2):
        fill = dict(fills).get(number)
        cells = (Cell(number, 1, str(number)), Cell(number, 2, f"Do the thing of row {number}"), Cell(number, 3, text, fill=fill))
        rows.append(Row(number, cells))
    return read_plan([Grid("plan.xlsx", (Sheet("Plan", tuple(rows)),))], None)


def disagreeing(reading):
    return [finding.cell for finding in reading.findings if finding.code == "status-colour-disagrees"]


def test_without_a_layout_a_word_on_another_colour_is_told():
    assert disagreeing(plan_of("STATIC", "In progress", fills=[(2, "92D050"), (3, "FFC000")])) == ["C2"]
    assert disagreeing(plan_of("Completed", fills=[(2, "00B0F0")])) == []


def test_a_plans_own_colour_for_a_word_is_no_mistake_but_another_is():
    reading = plan_of(*["In progress"] * 4, fills=[(2, GREEN), (3, GREEN), (4, GREEN), (5, AMBER)])
    assert disagreeing(reading) == ["C5"]


def test_of_several_spellings_the_commonest_is_the_label():
    reading = plan_of("In Progress", "In progress", "In progress", "delayd", "Delayed")
    assert [action.status.label for action in reading.plan.actions] == ["In progress"] * 3 + ["Delayed"] * 2
    assert [word.label for word in reading.plan.statuses] == ["In progress", "Delayed"]
    assert [finding.cell for finding in reading.findings if finding.code == "status-spelling"] == ["C2", "C5"]
