"""Risks, indicators, measures and remarks beside a plan: what is no action of it, and what is though it looks alike."""

import pytest

from reportgen.parse import read_plan

DOINGS = [
    "Replace the fire doors on the second floor",
    "Train every driver in first aid at work",
    "Publish the rota on the web site",
    "Repair the northern gates of the depot",
]
HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]
PLAN = [HEAD, *([f"1.{n}", text, "AD", "31/03/2025", "On track"] for n, text in enumerate(DOINGS[:3], 1))]


def read(sheet, book, *tables, **more):
    """A reading of sheets, each of these rows."""
    return read_plan([book(*(sheet(f"Sheet {n}", rows, **more) for n, rows in enumerate(tables, 1)))], None)


def texts(reading):
    return [action.action for action in reading.plan.actions]


def kinds(reading, name):
    return {record.row: record.kind for record in reading.rows if record.sheet == name}


# -- risks --------------------------------------------------------------------------------------------------------------------

RISKS = ["A contractor fails", "Nobody applies for the posts", "The grant ends early"]
MITIGATIONS = ["Keep a second contractor on the list", "Advertise on two web sites", "Ask the board for reserves"]


def risks(*headings):
    """A table of risks with columns of these headings."""
    values = {
        "Risk": RISKS,
        "Risk score": ["12", "9", "6"],
        "Likelihood": ["3", "3", "2"],
        "Impact": ["4", "3", "3"],
        "Mitigation": MITIGATIONS,
        "Owner": ["AD", "AD", "Head of HR"],
        "Due date": ["31/03/2025"] * 3,
        "Status": ["On track", "Late", "Complete"],
    }
    return [[*headings], *([values[heading][n] for heading in headings] for n in range(3))]


@pytest.mark.parametrize("more", [("Owner",), ()])
def test_risks_with_their_mitigation_are_no_actions(sheet, book, more):
    table = risks("Risk", "Likelihood", "Impact", "Risk score", "Mitigation", *more)
    reading = read(sheet, book, PLAN, table)
    assert texts(reading) == DOINGS[:3]
    assert "unknown" not in kinds(reading, "Sheet 2").values()


def test_the_mitigations_of_a_plan_that_has_dates_and_statuses_are_actions(sheet, book):
    reading = read(sheet, book, risks("Risk", "Mitigation", "Owner", "Due date", "Status"))
    assert texts(reading) == MITIGATIONS


def test_actions_beside_their_risks_are_actions(sheet, book):
    table = [[*row, risk, "9"] for row, risk in zip(PLAN, ["Risk", *RISKS], strict=True)]
    table[0][-1] = "Risk score"
    assert texts(read(sheet, book, table)) == DOINGS[:3]


# -- indicators ---------------------------------------------------------------------------------------------------------------


def test_indicators_with_words_in_some_columns_are_no_actions(sheet, book):
    head = ["Measure", "Baseline", "2024/25", "2025/26", "Target"]
    rows = [
        ["Calls answered in time", "71%", "78%", "80%", "85%"],
        ["Homes let in a month", "not measured", "64%", "new", "70%"],
        ["Sickness in days", "9.1", "8.4", "to follow", "7.0"],
    ]
    reading = read(sheet, book, PLAN, [head, *rows])
    assert texts(reading) == DOINGS[:3]
    assert not reading.plan.measures


def test_measures_with_a_lead_and_a_status_are_items_though_they_have_numbers(sheet, book):
    head = ["Ref", "Measure", "Lead", "Due date", "Target", "Status"]
    rows = [[f"M{n}", text, "AD", "31/03/2025", f"8{n}%", "On track"] for n, text in enumerate(DOINGS[:3], 1)]
    assert texts(read(sheet, book, [head, *rows])) == DOINGS[:3]


def test_measures_with_figures_for_targets_are_no_actions_beside_a_plan(sheet, book):
    head = ["Ref", "Measure", "Lead", "Due date", "Target", "Status"]
    rows = [[f"M{n}", f"Calls answered by team {n}", "AD", "31/03/2025", f"8{n}%", "On track"] for n in (1, 2, 3)]
    assert texts(read(sheet, book, PLAN, [head, *rows])) == DOINGS[:3]


def test_targets_in_words_beside_a_measure_are_what_is_done(sheet, book):
    head = ["Ref", "Measure", "Lead", "Due date", "Target", "Status"]
    rows = [[f"M{n}", "Fewer complaints", "AD", "31/03/2025", text, "On track"] for n, text in enumerate(DOINGS[:3], 1)]
    assert texts(read(sheet, book, [head, *rows])) == DOINGS[:3]


# -- lines --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Measure: 85% of calls answered in time", "Outcome measure: fewer fires", "Target: 95%"])
def test_a_line_that_tells_the_measure_of_what_follows_is_no_action(sheet, book, line):
    rows = [HEAD, ["Priority 1: Safer depots"], [line], *PLAN[1:]]
    reading = read(sheet, book, rows, bold=["A1", "B1", "C1", "D1", "E1", "A2", "A3"], merges=["A2:E2", "A3:E3"])
    assert texts(reading) == DOINGS[:3]
    assert [stream.title for stream in reading.plan.work_streams] == ["Safer depots"]
    assert not any(action.objective for action in reading.plan.actions)


def test_a_line_that_tells_the_measure_in_the_column_of_actions_is_no_action(sheet, book):
    rows = [*PLAN[:3], [None, "Measure: 85% of calls answered in time"], *PLAN[3:]]
    assert texts(read(sheet, book, rows)) == DOINGS[:3]


def test_an_action_that_begins_with_measure_is_one(sheet, book):
    own = ["1.4", "Measure the noise: three sites a month", "AD", "31/03/2025", "On track"]
    assert texts(read(sheet, book, [*PLAN, own]))[-1] == own[1]


@pytest.mark.parametrize("line", ["NB dates marked * are set by law", "N.B. the board meets in May", "Note: leads may change"])
def test_a_remark_in_the_column_of_actions_is_no_action(sheet, book, line):
    reading = read(sheet, book, [*PLAN, [None, line]])
    assert texts(reading) == DOINGS[:3]
    assert kinds(reading, "Sheet 1")[5] == "note"


@pytest.mark.parametrize(
    "text", ["Note the views of tenants in each report", "Notes of each visit to be kept", "NBS training for staff"]
)
def test_an_action_that_begins_like_a_remark_is_one(sheet, book, text):
    assert texts(read(sheet, book, [*PLAN, ["1.4", text, "AD", "31/03/2025", "Late"]]))[-1] == text
