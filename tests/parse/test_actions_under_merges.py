"""Texts that stand once for several actions: which column the actions are in, and that no row is lost unsaid."""

import pytest

from reportgen.parse import read_plan

TASKS = (
    ("Open a drop-in at the library", "Head of Libraries", "June 2025", "On track"),
    ("Train 20 volunteers to run it", "Volunteer Manager", "July 2025", "Not started"),
    ("Publish the timetable each month", "Web Editor", "May 2025", "Completed"),
    ("Survey those who come twice a year", "Policy Officer", "March 2026", "Not started"),
)
AIMS = ("Make loneliness a thing of the past", None, "Let people find help by themselves", None)


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def assert_all_read(reading, objectives=True):
    actions = reading.plan.actions
    assert [(action.action, *action.lead, action.due.text, action.status.label) for action in actions] == list(TASKS)
    if objectives:
        assert [action.objective for action in actions] == [AIMS[0], AIMS[0], AIMS[2], AIMS[2]]


@pytest.mark.parametrize("pair", [("What we are going to do", "Actions"), ("We will…", "Tasks"), ("Action", "Sub-actions")])
@pytest.mark.parametrize("merges", [(), ("A2:A3", "A4:A5")])
def test_of_two_headings_for_actions_the_one_written_once_for_several_says_what_they_are_for(sheet, book, pair, merges):
    rows = [[*pair, "Lead", "Due", "Status"], *[[aim, *task] for aim, task in zip(AIMS, TASKS, strict=True)]]
    assert_all_read(read(sheet, book, rows, merges=merges))


def test_beside_a_column_of_objectives_the_action_over_several_is_kept_as_a_column_of_its_own(sheet, book):
    goals = ("A kinder borough", None, None, None)
    rows = [
        ["Outcome", "Key actions", "Tasks", "Lead", "Due", "Status"],
        *[[goal, aim, *task] for goal, aim, task in zip(goals, AIMS, TASKS, strict=True)],
    ]
    reading = read(sheet, book, rows, merges=["A2:A5", "B2:B3", "B4:B5"])
    assert_all_read(reading, objectives=False)
    assert {action.objective for action in reading.plan.actions} == {"A kinder borough"}
    assert [dict(action.extra)["Key actions"] for action in reading.plan.actions] == [AIMS[0], AIMS[0], AIMS[2], AIMS[2]]


@pytest.mark.parametrize("heads", [("Ambition", "Aim"), ("Intended outcome", "Goal"), ("Strategic objective", "Outcome")])
@pytest.mark.parametrize("merges", [(), ("A2:A3", "A4:A5")])
def test_of_two_columns_of_objectives_the_one_that_each_row_has_is_the_actions(sheet, book, heads, merges):
    rows = [
        [heads[0], "Ref", heads[1], "Owner", "Deadline", "Status"],
        *[[aim, f"1.{n}", *task] for n, (aim, task) in enumerate(zip(AIMS, TASKS, strict=True), 1)],
    ]
    assert_all_read(read(sheet, book, rows, merges=merges))


def test_of_two_columns_of_objectives_that_are_both_full_the_one_behind_the_references_is_the_actions(sheet, book):
    rows = [
        ["Aim", "Ref", "Goal", "Owner", "Deadline", "Status"],
        *[[f"{AIMS[0]} {n}", f"1.{n}", *task] for n, task in enumerate(TASKS, 1)],
    ]
    assert_all_read(read(sheet, book, rows), objectives=False)


def test_an_action_with_steps_that_have_no_lead_date_or_status_stays_one(sheet, book):
    rows = [
        ["Action", "Steps", "Lead", "Due", "Status"],
        ["Open a drop-in at the library", "Find a room", "Head of Libraries", "June 2025", "On track"],
        [None, "Buy chairs and a kettle"],
        ["Publish the timetable each month", "Ask for a page", "Web Editor", "May 2025", "Completed"],
        [None, "Write to all groups"],
    ]
    reading = read(sheet, book, rows, merges=["A2:A3", "A4:A5"])
    assert [action.action for action in reading.plan.actions] == [rows[1][0], rows[3][0]]
    assert "rows-as-one" not in {finding.code for finding in reading.findings}


def test_rows_with_leads_and_statuses_under_one_merged_action_are_told(sheet, book):
    rows = [
        ["Action", "Lead", "Due", "Status"],
        ["Open a drop-in at the library", *TASKS[0][1:]],
        [None, *TASKS[1][1:]],
        [None, *TASKS[2][1:]],
        ["Survey those who come", *TASKS[3][1:]],
    ]
    reading = read(sheet, book, rows, merges=["A2:A4"])
    told = [finding for finding in reading.findings if finding.code == "rows-as-one"]
    assert [finding.cell for finding in told] == ["A2"]
    assert told[0].message.startswith("Rows 3 and 4 have ")
