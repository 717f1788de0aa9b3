"""Rows among actions that are none: sums, lines about a group, titles above an introduction; and headings in two rows."""

import pytest

from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.rows import is_label_line
from reportgen.parse.sheet_names import names_lists, retires

LAYOUT = Layout("", stream_word="")
HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status", "Cost"]
ONE = ["1", "Review the lettings policy with every team", "Head of Housing", "March 2025", "Completed", "250"]
TWO = ["2", "Publish the stock survey on the web site", "Asset Manager", "30/06/2025", "In progress", "400"]


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def refs(reading):
    return [action.ref for action in reading.plan.actions]


@pytest.mark.parametrize(
    "total",
    [
        [None, "Cost of this priority", None, None, None, 650],
        [None, "Housing: number of actions", 2],
        [None, "Treatments done", None, None, 2],
        ["Housing – average", None, None, None, None, 325],
    ],
)
def test_a_row_of_sums_is_a_total(book, sheet, total):
    reading = read_plan([book(sheet("Plan", [HEADINGS, ONE, TWO, total]))], None)
    assert refs(reading) == ["1", "2"]
    assert kinds(reading)[4] == "total"


def test_an_action_with_nothing_but_its_cost_is_an_action(book, sheet):
    bare = [None, "Buy six new lanterns", None, None, None, 90]
    reading = read_plan([book(sheet("Plan", [HEADINGS, ONE, TWO, bare]))], None)
    assert [action.action for action in reading.plan.actions][-1] == "Buy six new lanterns"


@pytest.mark.parametrize("line", ["Risk owner: Treasurer", "Lead governor: Mrs T Okafor", "Success criteria: 84% pass the check"])
def test_a_line_may_tell_one_thing_of_all_the_actions_below(line):
    assert is_label_line(line)


@pytest.mark.parametrize("line", ["Objective: homes that last", "Early help: what we found", "Sponsor:", "Lead the way"])
def test_a_line_that_names_what_follows_is_no_label(line):
    assert not is_label_line(line)


def test_titles_of_blocks_stand_above_what_introduces_them(book, sheet):
    def block(title, lead):
        return [
            [title],
            ["Cause: the system is old."],
            [f"Risk owner: {lead}", None, "Score now 20"],
            ["Controls in place:"],
            ["• One"],
        ]

    first, second = block("Risk 1: The system fails", "Head of ICT"), block("Risk 2: The staff leave", "Treasurer")
    rows = [*first, HEADINGS, ONE, [], *second, HEADINGS, TWO]
    merges = ["A1:F1", "A3:B3", "C3:F3", "A9:F9", "A11:B11", "C11:F11"]
    reading = read_plan([book(sheet("Plan", rows, merges=merges, bold=["A1", "A9"]))], None)
    assert [stream.title for stream in reading.plan.work_streams] == ["Risk 1: The system fails", "Risk 2: The staff leave"]
    assert {kinds(reading)[row] for row in (2, 3, 4, 5, 10, 11, 12, 13)} == {"note"}


def test_lettered_tables_part_a_plan_by_status_and_only_what_was_dropped_is_retired():
    assert retires("E. Deleted by the Board", LAYOUT)
    assert not retires("A. Completed since the last meeting", LAYOUT)
    assert retires("Deleted by the Board", LAYOUT)


def test_a_list_of_actions_is_no_list_to_look_things_up_in():
    assert not names_lists("Action list")
    assert names_lists("Lists")


def test_a_table_of_recommendations_that_were_refused_holds_no_actions(book, sheet):
    rows = [
        ["Ref", "Recommendation", "Action", "Lead", "Due date"],
        ["R1", "That tickets are shared", "Convene the operators", "Transport Officer", "March 2025"],
        ["R2", "That shelters are mended", "Survey all of them", "Street Manager", "May 2025"],
        [],
        ["Recommendations that Cabinet did not accept"],
        ["Ref", "Recommendation", "Reason given by Cabinet"],
        ["R3", "That two electric buses are bought", "The capital programme is full until 2026."],
    ]
    reading = read_plan([book(sheet("Plan", rows, bold=["A5"]))], None)
    assert refs(reading) == ["R1", "R2"]
    assert kinds(reading)[6] == "header"
    assert kinds(reading)[7] == "note"


def test_a_table_whose_actions_nobody_names_so_is_found_by_who_and_when(book, sheet):
    rows = [
        ["Job", "Who", "By when", "Where we are", None, None, "Notes"],
        [None, None, None, "Not yet", "Started", "Done"],
        ["Ask the county for a lower limit in Church Lane", "Clerk", "Feb 2024", None, None, "x", "Letter sent."],
        ["Replace the six broken lanterns in the square", "RFO", "March 2024", None, "x", None, "Four done."],
        ["Talk to the youth club about a shelter", "Clerk", "May 2024", "x"],
    ]
    reading = read_plan([book(sheet("Action list", rows, merges=["D1:F1"]))], None)
    assert len(reading.plan.actions) == 3
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False]


def test_a_group_over_its_periods_alone_is_part_of_the_headings(book, sheet):
    rows = [
        [None, None, None, "RAG", None],
        ["Action", "Lead", "Due date", "Q1", "Q2"],
        ["Review the lettings policy with every team", "Head of Housing", "March 2025", "Amber", "Green"],
        ["Publish the stock survey on the web site", "Asset Manager", "June 2025", "Red", "Amber"],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["D1:E1"]))], None)
    assert kinds(reading)[1] == "header"
    assert [action.status.rag for action in reading.plan.actions] == ["green", "amber"]


def test_groups_of_the_same_name_on_both_sides_of_an_empty_column_are_one_table(book, sheet):
    rows = [
        ["What was agreed", None, None, "What was agreed", None, "Delivery", None],
        ["Recommendation", "Ref no", None, "Action", "Measure of success", "Lead", "Deadline"],
        ["Shelters are mended", "1a", None, "Survey all of them", "All surveyed", "Street Manager", "May 2025"],
        ["Tickets are shared", "1b", None, "Convene the operators", "A ticket is sold", "Transport Officer", "June 2025"],
        ["Buses are clean", "1c", None, "Agree a new contract", "Fewer complaints", "Transport Officer", "July 2025"],
        ["Drivers are trained", "1d", None, "Book a course for all", "All trained", "Transport Officer", "July 2025"],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:B1", "D1:E1", "F1:G1"]))], None)
    assert next((action.ref, action.action) for action in reading.plan.actions) == ("1a", "Survey all of them")
    assert len(reading.plan.actions) == 4


def test_a_lower_heading_that_says_enough_is_not_read_with_its_group(book, sheet):
    rows = [
        ["Plan", None, None, "Monitoring", None],
        ["Action", "Lead", "Due date", "Date completed", "Comments"],
        ["Review the lettings policy with every team", "Head of Housing", "March 2025", "12/03/2025", "Agreed by all."],
        ["Publish the stock survey on the web site", "Asset Manager", "June 2025", None, "Nearly there."],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:C1", "D1:E1"]))], None)
    assert [action.progress for action in reading.plan.actions] == ["Agreed by all.", "Nearly there."]


@pytest.mark.parametrize("text", ["Erbyn diwedd mis Mehefin 2024 / By end of June 2024", "By end of June 2024"])
def test_a_date_in_two_languages_that_closes_a_time_opens_none(text):
    due = read_due(text, Calendar()).due
    assert (due.earliest, due.latest.isoformat()) == (None, "2024-06-30")


def test_each_of_two_tables_side_by_side_has_its_own_columns_only(book, sheet):
    left = [
        ["Ref", "Action", "Lead", "Due date"],
        *([f"A{n}", f"Review policy {n} with the teams", "Head of HR", "May 2025"] for n in "123"),
    ]
    right = [
        ["No", "What we will do", "Owner", "By when"],
        *([f"B{n}", f"Publish report {n} on the site", "Head of IT", "June 2025"] for n in "123"),
    ]
    rows = [[*one, None, *other] for one, other in zip(left, right, strict=True)]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert sorted(refs(reading)) == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert sorted(column.cell for column in reading.columns) == ["A1", "B1", "C1", "D1", "F1", "G1", "H1", "I1"]
    assert not [finding for finding in reading.findings if finding.code == "column-unknown"]
