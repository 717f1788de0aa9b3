"""With a layout statuses are read as without one, and then put into the layout's words."""

from dataclasses import replace

import pytest

from reportgen.layout import Layout
from reportgen.model import StatusWord
from reportgen.parse import read_plan
from reportgen.proposal import propose, settled

GREEN, AMBER, BLUE = "92D050", "FFC000", "00B0F0"
HEAD = ["Ref", "Action", "Lead"]
DOINGS = ["Open the depot in the south", "Train every driver in first aid", "Publish the rota on the web"]
LAYOUT = Layout(
    "Depots",
    statuses=(
        StatusWord("Finished", "blue", True, ("Complete",)),
        StatusWord("On plan", "green", False),
        StatusWord("Not begun", "grey", False, ("Not started",)),
    ),
)


def rows_of(headings, cells):
    return [
        [*HEAD, *headings],
        *([f"1.{n}", doing, "AD", *own] for n, (doing, own) in enumerate(zip(DOINGS, cells, strict=False), 1)),
    ]


def read(sheet, book, headings, cells, *, layout=LAYOUT, above=(), **more):
    return read_plan([book(sheet("Plan", [*above, *rows_of(headings, cells)], **more))], layout)


def told(reading):
    return [(action.status.label, action.status.rag, action.status.complete) for action in reading.plan.actions]


def codes(reading):
    return {finding.code for finding in reading.findings if finding.code.startswith("status")}


FINISHED, ON_PLAN, NOT_BEGUN = (("Finished", "blue", True), ("On plan", "green", False), ("Not begun", "grey", False))
KEY = [["Key", "B", "Complete"], [None, "G", "On plan"], [None, "N", "Not started"]]


def test_letters_that_a_key_explains_are_the_layouts_words(sheet, book):
    reading = read(sheet, book, ["RAG"], [("B",), ("G",), ("N",)], above=KEY)
    assert told(reading) == [FINISHED, ON_PLAN, NOT_BEGUN]
    assert not codes(reading)


def test_ticks_are_the_layouts_words(sheet, book):
    reading = read(sheet, book, ["Complete", "On plan", "Not started"], [("x", None, None), (None, "x", None), (None, None, "x")])
    assert told(reading) == [FINISHED, ON_PLAN, NOT_BEGUN]
    assert codes(reading) == {"status-elsewhere"}


def test_what_a_percentage_or_a_date_tells_is_the_one_word_for_completed(sheet, book):
    assert told(read(sheet, book, ["% complete"], [("100%",), ("0%",)])) == [FINISHED, NOT_BEGUN]
    dated = read(sheet, book, ["Date completed"], [("12 May 2015",), (None,)])
    assert told(dated) == [FINISHED, (None, None, False)]


def test_a_shade_is_what_the_key_says_and_else_the_one_word_of_its_colour(sheet, book):
    key = [["Key"], [None, "On plan"]]
    fills = {"A2": AMBER, "D4": AMBER, "D5": BLUE}
    reading = read(sheet, book, ["RAG"], [(None,), (None,)], above=key, fills=fills)
    assert told(reading) == [ON_PLAN, FINISHED]
    assert [finding.cell for finding in reading.findings if finding.code == "status-from-fill"] == ["D5"]


def test_the_layouts_word_is_believed_over_the_key(sheet, book):
    layout = replace(LAYOUT, statuses=(StatusWord("Green", "green"), *LAYOUT.statuses))
    assert told(read(sheet, book, ["RAG"], [("Green",)], above=[["Key", "Green", "Complete"]], layout=layout)) == [
        ("Green", "green", None)
    ]


def test_a_word_of_no_colour_keeps_the_one_it_is_shown_in(sheet, book):
    layout = replace(LAYOUT, statuses=(StatusWord("Under way", None, False),))
    reading = read(sheet, book, ["Status"], [("Under way",), ("Under way",)], layout=layout, fills={"D2": GREEN, "D3": AMBER})
    assert [action.status.rag for action in reading.plan.actions] == ["green", "amber"]


def test_words_that_neither_knows_are_not_recorded(sheet, book):
    reading = read(sheet, book, ["Status"], [("Zebra",), ("Delayed",), ("Complete",)])
    assert [label for label, *_ in told(reading)] == [None, None, "Finished"]
    assert codes(reading) == {"status-unrecognised"}


def test_the_title_of_a_table_is_the_layouts_word(sheet, book):
    rows = [["Actions not started"], *rows_of(["Progress"], [("The tender is being written.",)])]
    assert told(read_plan([book(sheet("Plan", rows))], LAYOUT)) == [NOT_BEGUN]


# -- what init proposes -------------------------------------------------------------------------------------------------------


def proposed(reading):
    return {word.label: (word.words, word.rag, word.complete) for word in settled(propose(reading, "Depots"), {}).statuses}


def test_letters_are_proposed_under_what_the_key_says_of_them(sheet, book):
    key = [["Key", "B", "Complete and evidence seen; the panel has agreed to it"], [None, "G", "on plan"]]
    reading = read(sheet, book, ["RAG"], [("B",), ("G",)], above=key, layout=None)
    assert [word.meaning for word in reading.plan.statuses] == [key[0][2], "on plan"]
    assert proposed(reading) == {"Complete and evidence seen": (("B",), None, True), "On plan": (("G",), None, False)}
    layout = settled(propose(reading, "Depots"), {})
    again = read(sheet, book, ["RAG"], [("B",), ("G",)], above=key, layout=layout)
    assert [label for label, *_ in told(again)] == ["Complete and evidence seen", "On plan"]
    assert not codes(again)


@pytest.mark.parametrize("meaning, kept", [("Complete", "Complete"), ("Done and dusted " * 5, "B")])
def test_a_letter_whose_meaning_is_typed_too_is_one_word_and_one_too_long_is_none(sheet, book, meaning, kept):
    reading = read(
        sheet, book, ["RAG"], [("B",), ("Complete",)], above=[["Key", "B", meaning], [None, "G", "On plan"]], layout=None
    )
    assert kept in proposed(reading)
    assert len(proposed(reading)) == (1 if kept == "Complete" else 2)


def test_a_word_in_several_colours_is_proposed_without_one(sheet, book):
    fills = {"D2": GREEN, "D3": AMBER}
    reading = read(sheet, book, ["Status"], [("Under way",), ("Under way",)], layout=None, fills=fills)
    assert proposed(reading)["Under way"] == ((), None, False)


def test_measures_at_six_months_stay_so_under_the_proposed_layout(sheet, book):
    measures = [["Ref", "Measure", "6 month measure", "12 month measure", "Status"], ["M1", "Vans on the road", "7", "9", "Met"]]
    grids = [book(sheet("Plan", rows_of(["Status"], [("Complete",), ("On plan",)])), sheet("Measures", measures))]
    reading = read_plan(grids, None)
    again = read_plan(grids, settled(propose(reading, "Depots"), {}))
    assert [item.horizon for item in reading.plan.measures] == [item.horizon for item in again.plan.measures] == [6]
