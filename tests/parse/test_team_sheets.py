"""Sheets that are each a team's table: the sheet is the work stream where the same priorities come on several of them."""

import pytest

from reportgen.layout import Layout, Spellings
from reportgen.parse import read_plan

HEAD = ["No.", "Corporate priority", "Action", "Lead", "Due date", "Status"]
DOINGS = ["Replace the doors of the depot", "Train every driver in first aid", "Publish the rota on the web", "Repair the gates"]
SAFE, CLEAN, WORKS = "A safe borough", "A clean borough", "A council that works"


def team(sheet, name, priorities, *, first=1, head=HEAD):
    rows = [
        [str(first + n), priority, f"{DOINGS[n]} for {name}", "AD", "31/03/2025", "On track"]
        for n, priority in enumerate(priorities)
    ]
    return sheet(name, [head, *rows])


def read(book, *sheets, layout=None):
    return read_plan([book(*sheets)], layout)


def titles(reading):
    return [stream.title for stream in reading.plan.work_streams]


def objectives(reading):
    return [action.objective for action in reading.plan.actions]


def test_the_sheets_of_teams_are_the_work_streams_and_the_priorities_what_actions_are_for(sheet, book):
    reading = read(
        book,
        team(sheet, "EH", [SAFE, None, CLEAN, WORKS]),
        team(sheet, "HO", [SAFE, WORKS, None]),
        team(sheet, "SS", [CLEAN, SAFE, None]),
    )
    assert titles(reading) == ["EH", "HO", "SS"]
    assert objectives(reading)[:4] == [SAFE, SAFE, CLEAN, WORKS]
    assert "ref-repeated" not in {finding.code for finding in reading.findings}


def test_references_that_go_on_from_sheet_to_sheet_leave_the_priorities_as_work_streams(sheet, book):
    reading = read(book, team(sheet, "EH", [SAFE, None, CLEAN]), team(sheet, "HO", [SAFE, CLEAN, None], first=4))
    assert titles(reading) == [SAFE, CLEAN]


def test_sheets_of_which_each_has_priorities_of_its_own_leave_them(sheet, book):
    reading = read(book, team(sheet, "EH", [SAFE, None, CLEAN]), team(sheet, "HO", [WORKS, None, "Homes for all"]))
    assert titles(reading) == [SAFE, CLEAN, WORKS, "Homes for all"]


@pytest.mark.parametrize(
    "names", [("Q1", "Q2"), ("2023-24", "2024-25"), ("On track", "Late"), ("Plan", "Action log"), ("EH", "Completed")]
)
def test_sheets_that_are_named_for_something_else_are_no_teams(sheet, book, names):
    reading = read(book, *(team(sheet, name, [SAFE, None, CLEAN]) for name in names))
    assert not set(titles(reading)) & set(names)


def test_sheets_with_other_headings_are_no_teams(sheet, book):
    other = ["No.", "Corporate priority", "Task", "Lead", "Due date", "Status"]
    reading = read(book, team(sheet, "EH", [SAFE, None, CLEAN]), team(sheet, "HO", [SAFE, CLEAN, None], head=other))
    assert titles(reading) == [SAFE, CLEAN]


def test_a_layout_that_names_the_work_streams_is_believed(sheet, book):
    layout = Layout("own", columns=(Spellings("work_stream", ("Corporate priority",)),))
    reading = read(book, team(sheet, "EH", [SAFE, None, CLEAN]), team(sheet, "HO", [SAFE, CLEAN, None]), layout=layout)
    assert titles(reading) == [SAFE, CLEAN]
