"""Columns whose heading says one thing and whose cells another: counts that are no dates, words of a list that are the status."""

import pytest

from reportgen.parse import read_plan

DOINGS = ["Replace the doors of the depot", "Train every driver in first aid", "Publish the rota on the web", "Repair the gates"]


def roles(reading):
    return {column.heading.rpartition("– ")[2]: column.field for column in reading.columns}


def table(heading, values, more="Officer code", told=("x", "y", "z", "w")):
    rows = [["Ref", "Action", "Lead", "Due date", heading, more]]
    rows += [
        [f"1.{n}", f"{DOINGS[n % 4]} {n}", "Head of X", "31/03/2026", value, told[n % len(told)]]
        for n, value in enumerate(values)
    ]
    return rows


@pytest.mark.parametrize(
    "heading", ["Times revised", "No. of times revised", "Number of extensions", "Revised", "Date revisions"]
)
def test_a_column_of_small_whole_numbers_is_never_a_due_date(sheet, book, heading):
    reading = read_plan([book(sheet("Plan", table(heading, [0, 1, 2, 0])))], None)
    assert roles(reading)[heading] is None
    assert {action.due.text for action in reading.plan.actions} == {"31/03/2026"}
    assert {column.heading for column in reading.columns if column.role == "due"} == {"Due date"}


def test_a_column_of_few_short_words_again_and_again_is_the_status(sheet, book):
    words = ["Cracking on", "Sorted", "Cracking on", "Stuck", "Sorted", "cracking on", "Stuck", "Cracking on"]
    reading = read_plan([book(sheet("Plan", table("Where are we?", words, "In our words", ["Two done so far", "All in"])))], None)
    assert roles(reading)["Where are we?"] == "status"
    assert roles(reading)["In our words"] == "progress"
    assert reading.plan.actions[0].status.complete is None
    assert "status-meaning-open" in {finding.code for finding in reading.findings}


def test_progress_in_sentences_is_none_of_them(sheet, book):
    told = ["Tenders are back and with the board", "Survey of the first ward done", "Nothing yet from the contractor", "All in"]
    reading = read_plan([book(sheet("Plan", table("Where are we?", told * 2)))], None)
    assert roles(reading)["Where are we?"] == "progress"


@pytest.mark.parametrize("head", ["Where are we? column:", "Where are we?", "The 'Where are we?' column"])
def test_a_key_on_another_sheet_that_names_the_column_makes_it_the_status(sheet, book, head):
    key = [
        [head],
        ["Sorted", "Action finished and evidence seen"],
        ["Cracking on", "Work has begun and is to time"],
        ["Stuck", "Work cannot go on without a decision"],
    ]
    plan = table("Where are we?", ["Sorted", "Cracking on", "Stuck"], "In our words", ["All surveyed.", "140 in.", "Off sick"])
    reading = read_plan([book(sheet("Read me", [["Damp plan"], [], *key]), sheet("Plan", plan))], None)
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False]
    assert [action.progress for action in reading.plan.actions] == ["All surveyed.", "140 in.", "Off sick"]


def test_how_far_an_action_is_in_per_cent_tells_whether_it_is_complete(sheet, book):
    reading = read_plan([book(sheet("Plan", table("How far", ["100%", "60%", "0%", "25%"])))], None)
    assert [action.percent for action in reading.plan.actions] == [100, 60, 0, 25]
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False, False]


def test_how_far_an_action_is_in_words_is_its_progress(sheet, book):
    told = [
        "Tenders are back and with the board",
        "Survey of the first ward done",
        "Nothing yet from the contractor",
        "All in now",
    ]
    reading = read_plan([book(sheet("Plan", table("How far have we got?", told)))], None)
    assert [action.progress for action in reading.plan.actions] == told


def missing(reading):
    return [finding for finding in reading.findings if finding.code == "status-column-missing"]


def test_a_plan_without_a_column_of_statuses_is_told_once_with_what_to_do(sheet, book):
    rows = [row[:4] for row in table("X", ["", "", "", ""])]
    found = missing(read_plan([book(sheet("North", rows), sheet("South", rows))], None))
    assert len(found) == 1
    assert found[0].severity == "warning"
    assert "status = [" in found[0].fix


@pytest.mark.parametrize(("heading", "values"), [("Status", ["", ""]), ("How far", ["100%", "20%"]), ("Done?", ["Yes", "No"])])
def test_a_plan_that_tells_its_statuses_some_way_is_not(sheet, book, heading, values):
    assert missing(read_plan([book(sheet("Plan", table(heading, values)))], None)) == []


def test_how_it_is_going_told_by_colours_alone_is_the_status(sheet, book):
    rows = table(
        "How's it going?", [None] * 4, "Latest news", ["Two thirds are in", "Begun in May", "All in by 3 May", "None yet"]
    )
    fills = {"E2": "92D050", "E3": "FFC000", "E4": "92D050", "E5": "FF0000"}
    reading = read_plan([book(sheet("Plan", rows, fills=fills))], None)
    assert [action.status.rag for action in reading.plan.actions] == ["green", "amber", "green", "red"]
    assert roles(reading)["Latest news"] == "progress"
