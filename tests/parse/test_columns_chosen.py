"""References, updates, dates and ranks under headings of other tools: which column counts, and which only looks as if it did."""

import pytest

from reportgen.parse import read_plan
from reportgen.parse.lines import is_live

DOINGS = [
    "Replace the fire doors on the second floor",
    "Train every driver in first aid at work",
    "Publish the rota on the web site",
    "Repair the northern gates of the depot",
]
REST = ["Lead", "Due date", "Status"]
TAIL = ["AD", "31/03/2025", "On track"]


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def with_first(sheet, book, heading, values, **more):
    """A plan with a column of these values before its actions."""
    rows = [[value, text, *TAIL] for value, text in zip(values, DOINGS, strict=False)]
    return read(sheet, book, [[heading, "Action", *REST], *rows], **more)


def actions(reading):
    return [action.action for action in reading.plan.actions]


def refs(reading):
    return [action.ref for action in reading.plan.actions]


def latest(reading):
    return [str(action.due.latest) if action.due and action.due.latest else None for action in reading.plan.actions]


def streams(reading):
    return [stream.title for stream in reading.plan.work_streams]


def fields(reading):
    return {column.heading: column.field for column in reading.columns}


# -- references ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Project no.", "Scheme number", "Saving ref", "WBS", "Outline number"])
def test_what_ends_with_number_is_the_reference(sheet, book, heading):
    assert refs(with_first(sheet, book, heading, ["P1", "P2", "P3"])) == ["P1", "P2", "P3"]


@pytest.mark.parametrize(
    ("heading", "values"),
    [("Telephone number", ["01632 960 001", "01632 960 002", "01632 960 003"]), ("Project name", ["Depots", "Rotas", "Gates"])],
)
def test_what_only_speaks_of_numbers_or_projects_is_none(sheet, book, heading, values):
    assert refs(with_first(sheet, book, heading, values)) == [None] * 3


@pytest.mark.parametrize("heading", ["Comply: Yes / No / Partial", "Comply? Yes/No", "Compliant Y/N"])
def test_what_is_answered_with_yes_or_no_is_no_reference(sheet, book, heading):
    reading = with_first(sheet, book, heading, ["Yes", "No", "Partial", "Yes"])
    assert refs(reading) == [None] * 4
    assert actions(reading) == DOINGS


def test_no_alone_is_short_for_number(sheet, book):
    assert refs(with_first(sheet, book, "No", ["1", "2", "3"])) == ["1", "2", "3"]


@pytest.mark.parametrize("code", ["DEP-{}", "4.{}", "A{}"])
def test_a_code_counts_before_the_number_of_the_row(sheet, book, code):
    head = ["No.", "Ref", "Action", *REST]
    rows = [[str(n), code.format(n + 5), text, *TAIL] for n, text in enumerate(DOINGS, 1)]
    assert refs(read(sheet, book, [head, *rows])) == [code.format(n + 5) for n in range(1, 5)]


def test_of_two_columns_of_codes_the_first_counts(sheet, book):
    head = ["Ref", "Task no.", "Action", *REST]
    rows = [[f"D{n}", f"T{n + 40}", text, *TAIL] for n, text in enumerate(DOINGS, 1)]
    assert refs(read(sheet, book, [head, *rows])) == ["D1", "D2", "D3", "D4"]


# -- when, and what has happened ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("same", ["NULL", "null", "nil"])
def test_null_in_the_revised_date_leaves_the_first_one(sheet, book, same):
    head = ["Ref", "Action", "Lead", "Original date", "Revised date", "Status"]
    rows = [["1", DOINGS[0], "AD", "31/03/2025", same, "Late"], ["2", DOINGS[1], "AD", "31/03/2025", "30/06/2025", "Late"]]
    reading = read(sheet, book, [head, *rows])
    assert latest(reading) == ["2025-03-31", "2025-06-30"]
    assert "due-unreadable" not in {finding.code for finding in reading.findings}


def test_a_revised_date_that_cannot_be_read_is_not_taken_for_null(sheet, book):
    head = ["Ref", "Action", "Lead", "Original date", "Revised date", "Status"]
    rows = [
        ["1", DOINGS[0], "AD", "31/03/2025", "when we can", "Late"],
        ["2", DOINGS[1], "AD", "31/03/2025", "30/06/2025", "Late"],
    ]
    assert latest(read(sheet, book, [head, *rows])) == [None, "2025-06-30"]


def meetings(sheet, book, first, second):
    """A plan with a pair of updates, each under the day of a meeting."""
    rows = [
        ["Ref", "Action", "Lead", first, None, second, None],
        [None, None, None, "Update", "RAG", "Update", "RAG"],
        ["1", DOINGS[0], "AD", "Doors ordered", "Amber", "Doors hung", "Green"],
        ["2", DOINGS[1], "AD", "Six trained", "Amber", "All trained", "Green"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]
    bold = [f"{letter}{row}" for letter in "ABCDEFG" for row in (1, 2)]
    return read(sheet, book, rows, merges=merges, bold=bold)


@pytest.mark.parametrize(
    ("first", "second", "newest"),
    [
        ("Board 14 March 2024", "Board 12 June 2024", ["Doors hung", "All trained"]),
        ("Board 12 June 2024", "Board 14 March 2024", ["Doors ordered", "Six trained"]),
    ],
)
def test_the_day_of_the_meeting_over_a_pair_of_columns_puts_the_updates_in_order(sheet, book, first, second, newest):
    reading = meetings(sheet, book, first, second)
    assert [action.progress for action in reading.plan.actions] == newest
    assert len({action.status.label for action in reading.plan.actions}) == 1
    assert reading.plan.actions[0].status.label == ("Green" if newest[0] == "Doors hung" else "Amber")


def test_the_heading_over_a_pair_of_columns_that_names_no_day_leaves_their_own(sheet, book):
    rows = [
        ["Ref", "Action", "Delivery", None, "Monitoring", None],
        [None, None, "Lead", "Due date", "Progress", "Status"],
        ["1", DOINGS[0], "AD", "31/03/2025", "Doors ordered", "On track"],
        ["2", DOINGS[1], "AD", "30/06/2025", "All trained", "Complete"],
    ]
    bold = [f"{letter}{row}" for letter in "ABCDEF" for row in (1, 2)]
    reading = read(sheet, book, rows, merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"], bold=bold)
    assert {"Lead", "Due date", "Progress", "Status"} <= set(fields(reading))


# -- what actions are for, and how urgent they are ----------------------------------------------------------------------------


def test_an_ambition_is_what_the_actions_are_for(sheet, book):
    reading = with_first(sheet, book, "Ambition", ["Safer depots", "Safer depots", "Open data"])
    assert [action.objective for action in reading.plan.actions] == ["Safer depots", "Safer depots", "Open data"]
    assert actions(reading) == DOINGS[:3]


def test_a_bucket_is_a_work_stream(sheet, book):
    reading = with_first(sheet, book, "Bucket Name", ["Depots", "Depots", "Data", "Data"])
    assert streams(reading) == ["Depots", "Data"]


def test_buckets_that_are_counted_are_no_work_streams(sheet, book):
    reading = with_first(sheet, book, "Buckets of grit", ["40", "55", "60", "40"])
    assert streams(reading) == [None]


def test_important_is_a_rank_and_no_status(sheet, book):
    rows = [["1", text, "AD", rank, "Done"] for text, rank in zip(DOINGS, ["Important", "Urgent", "Medium", "Low"], strict=True)]
    reading = read(sheet, book, [["Ref", "Task name", "Lead", "Priority", "Progress"], *rows])
    assert streams(reading) == [None]
    assert actions(reading) == DOINGS


def test_priorities_that_are_named_are_work_streams(sheet, book):
    reading = with_first(sheet, book, "Priority", ["Important places", "Important places", "Urgent care", "Urgent care"])
    assert streams(reading) == ["Important places", "Urgent care"]


# -- outlines -----------------------------------------------------------------------------------------------------------------


def outline(sheet, book, rows, bold=()):
    head = ["WBS", "Task Name", "% Complete", "Start", "Finish", "Resource Names"]
    return read(sheet, book, [head, *rows], bold=[*(f"{letter}1" for letter in "ABCDEF"), *bold])


def test_the_summary_rows_of_an_outline_are_no_actions(sheet, book):
    rows = [
        ["1", "Depots", "50%", "01/04/2024", "30/06/2025", None],
        ["1.1", DOINGS[0], "100%", "01/04/2024", "31/03/2025", "A Brown"],
        ["1.2", DOINGS[3], "0%", "01/05/2024", "30/06/2025", "C Diaz"],
        ["2", "People", "40%", "01/04/2024", "31/12/2024", None],
        ["2.1", DOINGS[1], "40%", "01/04/2024", "31/12/2024", "E Finch"],
        ["2.2", DOINGS[2], "40%", "01/04/2024", "30/11/2024", "E Finch"],
    ]
    reading = outline(sheet, book, rows, bold=["A2", "B2", "A5", "B5"])
    assert actions(reading) == [DOINGS[0], DOINGS[3], DOINGS[1], DOINGS[2]]
    assert streams(reading) == ["Depots", "People"]


def test_a_row_of_an_outline_that_has_somebody_to_do_it_is_an_action(sheet, book):
    rows = [
        ["1", "Plan the work at the depots", "50%", "01/04/2024", "30/06/2025", "A Brown"],
        ["1.1", DOINGS[0], "100%", "01/04/2024", "31/03/2025", "A Brown"],
        ["1.2", DOINGS[3], "0%", "01/05/2024", "30/06/2025", "C Diaz"],
    ]
    assert actions(outline(sheet, book, rows, bold=["A2", "B2"])) == ["Plan the work at the depots", DOINGS[0], DOINGS[3]]


def test_a_row_of_an_outline_that_ends_by_itself_is_an_action(sheet, book):
    rows = [
        ["1", "Appoint somebody for the depots", "0%", "01/04/2024", "30/09/2025", None],
        ["2", DOINGS[0], "100%", "01/04/2024", "31/03/2025", "A Brown"],
        ["3", DOINGS[3], "0%", "01/05/2024", "30/06/2025", "C Diaz"],
    ]
    assert len(actions(outline(sheet, book, rows, bold=["A2", "B2"]))) == 3


# -- titles -------------------------------------------------------------------------------------------------------------------


def test_titles_of_groups_stand_above_bold_rows_too(sheet, book):
    rows = [
        ["Ref", "Action", *REST],
        [None, "Safer depots", None, None, None],
        ["1", DOINGS[0], *TAIL],
        ["2", DOINGS[3], *TAIL],
        [None, "Open data", None, None, None],
        ["3", DOINGS[2], *TAIL],
        ["4", DOINGS[1], *TAIL],
    ]
    reading = read(
        sheet,
        book,
        rows,
        bold=[*(f"{letter}1" for letter in "ABCDE"), "B2", "B3", "B5", "B6"],
        fills={"B2": "DDEBF7", "B5": "DDEBF7"},
    )
    assert len(actions(reading)) == 4
    found = [(stream.title, action.objective) for stream in reading.plan.work_streams for action in stream.actions]
    assert [title or objective for title, objective in found] == ["Safer depots"] * 2 + ["Open data"] * 2


def test_bands_in_the_column_of_references_are_titles(sheet, book):
    rows = [
        ["Ref", "Action", *REST],
        ["Depots", None, None, None, None],
        ["1", DOINGS[0], *TAIL],
        ["2", DOINGS[3], *TAIL],
        ["Data", None, None, None, None],
        ["3", DOINGS[2], *TAIL],
    ]
    reading = read(sheet, book, rows, bold=["A1", "B1", "C1", "D1", "E1", "A2", "A5"])
    found = [(stream.title, action.objective) for stream in reading.plan.work_streams for action in stream.actions]
    assert [title or objective for title, objective in found] == ["Depots", "Depots", "Data"]
    assert refs(reading) == ["1", "2", "3"]


def test_a_bold_reference_alone_in_its_row_is_no_title(sheet, book):
    rows = [["Ref", "Action", *REST], ["1", DOINGS[0], *TAIL], ["1a", None, None, None, None], ["2", DOINGS[3], *TAIL]]
    reading = read(sheet, book, rows, bold=["A1", "B1", "C1", "D1", "E1", "A3"])
    assert streams(reading) == [None]
    assert actions(reading) == [DOINGS[0], DOINGS[3]]


def test_a_bold_action_with_nothing_beside_it_is_no_title_where_others_have_no_references(sheet, book):
    rows = [
        ["Theme", "Action", *REST],
        ["Depots", DOINGS[0], *TAIL],
        [None, DOINGS[3], None, None, None],
        [None, DOINGS[1], *TAIL],
    ]
    reading = read(sheet, book, rows, bold=["A1", "B1", "C1", "D1", "E1", "B3"])
    assert actions(reading) == [DOINGS[0], DOINGS[3], DOINGS[1]]


def test_an_action_without_a_reference_that_looks_as_the_others_is_no_title(sheet, book):
    rows = [["Ref", "Action", *REST], ["1", DOINGS[0], *TAIL], [None, DOINGS[3], None, None, None], ["2", DOINGS[1], *TAIL]]
    reading = read(sheet, book, rows, bold=["A1", "B1", "C1", "D1", "E1"])
    assert streams(reading) == [None]
    assert DOINGS[3] in "\n".join(actions(reading))


@pytest.mark.parametrize("title", ["Open data", "Open spaces", "Live theatre", "Outstanding schools"])
def test_a_title_that_begins_with_open_or_live_is_one(title):
    assert not is_live(title)


@pytest.mark.parametrize("title", ["Open", "Open at 1 May", "Open (12)", "Outstanding recommendations", "Live and overdue"])
def test_what_is_still_open_is_no_title(title):
    assert is_live(title)
