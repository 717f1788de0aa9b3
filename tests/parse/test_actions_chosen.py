"""Which column holds the actions and their dates where the headings say it in a roundabout way."""

import pytest

from reportgen.errors import InputError
from reportgen.parse import read_plan

DOINGS = [
    "Replace the fire doors on the second floor",
    "Train every driver in first aid at work",
    "Publish the rota on the web site",
    "Repair the northern gates of the depot",
]


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def texts(reading):
    return [action.action for action in reading.plan.actions]


def latest(reading):
    return [str(action.due.latest) if action.due and action.due.latest else None for action in reading.plan.actions]


def told(reading, code):
    return [finding.text for finding in reading.findings if finding.code == code]


def fields(reading):
    return {column.heading: column.field for column in reading.columns}


# -- what is done -------------------------------------------------------------------------------------------------------------


def test_remedial_actions_are_the_actions_where_nothing_else_is(sheet, book):
    head = ["Job ref", "Remedial action", "Risk", "Responsible", "Required by", "Status"]
    rows = [[f"W/{n}", text, f"P{n}", "Surveyor", "31/03/2025", "Complete"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert texts(reading) == DOINGS
    assert told(reading, "action-column-guessed") == ["Remedial action"]


def test_remedial_actions_beside_actions_are_none(sheet, book):
    head = ["Ref", "Action", "Remedial action", "Lead", "Due date", "Status"]
    rows = [[str(n), text, "Ask the board for more money", "Surveyor", "31/03/2025", "Late"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert texts(reading) == DOINGS
    assert not told(reading, "action-column-guessed")


def test_a_project_and_its_deliverable_under_one_heading_are_the_action(sheet, book):
    head = ["Project / deliverable", "Lead", "Due date", "Status"]
    reading = read(sheet, book, [head, *[[text, "AD", "31/03/2025", "On track"] for text in DOINGS]])
    assert texts(reading) == DOINGS
    assert [stream.title for stream in reading.plan.work_streams] == [None]


def test_a_project_under_a_heading_of_its_own_is_the_work_stream(sheet, book):
    head = ["Project", "Deliverable", "Lead", "Due date", "Status"]
    projects = ["Safer depots", "Safer depots", "Open data", "Open data"]
    rows = [[project, text, "AD", "31/03/2025", "On track"] for project, text in zip(projects, DOINGS, strict=True)]
    reading = read(sheet, book, [head, *rows])
    assert texts(reading) == DOINGS
    assert [stream.title for stream in reading.plan.work_streams] == ["Safer depots", "Open data"]


def test_measures_are_the_actions_of_a_workbook_that_has_no_others_and_it_is_told(sheet, book):
    head = ["Ref", "Measure", "Lead", "Due date", "Status"]
    rows = [[f"1.{n}", text, "AD", "31/03/2025", "On track"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert texts(reading) == DOINGS
    assert not reading.plan.measures
    assert told(reading, "action-column-guessed") == ["Measure"]


def test_measures_are_no_actions_where_another_sheet_has_actions(sheet, book):
    actions = sheet("Plan", [["Ref", "Action", "Lead", "Status"], ["1", DOINGS[0], "AD", "On track"]])
    head = ["Ref", "Outcome measure at 6 months", "Lead", "Due date", "Status"]
    measures = sheet("Measures", [head, ["1", "Fewer doors fail the test", "AD", "31/03/2025", "On track"]])
    reading = read_plan([book(actions, measures)], None)
    assert texts(reading) == [DOINGS[0]]
    assert [measure.action for measure in reading.plan.measures] == ["Fewer doors fail the test"]


def test_indicators_with_a_value_a_target_and_a_trend_are_no_actions(sheet, book):
    plan = sheet("Plan", [["Code", "Action", "Lead", "Due date", "Status"], ["A1", DOINGS[0], "AD", "31/03/2025", "On track"]])
    head = ["PI code", "Description", "Current value", "Target", "Status", "Short trend", "Latest note"]
    rows = [[f"PI{n}", f"Share of calls answered by team {n}", f"{80 + n}%", "85%", "Green", "Up", "Better"] for n in range(1, 4)]
    reading = read_plan([book(plan, sheet("Indicators", [head, *rows]))], None)
    assert texts(reading) == [DOINGS[0]]
    assert {record.kind for record in reading.rows if record.sheet == "Indicators" and record.row > 1} == {"note"}


def test_actions_with_a_target_and_a_trend_are_actions_as_they_have_a_lead(sheet, book):
    head = ["Code", "Description", "Lead", "Target", "Status", "Short trend"]
    rows = [[f"A{n}", text, "AD", "85%", "Green", "Up"] for n, text in enumerate(DOINGS, 1)]
    assert texts(read(sheet, book, [head, *rows])) == DOINGS


def test_a_description_beside_recommendations_only_describes_them(sheet, book):
    head = ["Ref", "Recommendation", "Description", "Lead", "Status"]
    rows = [[str(n), text, "The board was told of this last year", "AD", "Late"] for n, text in enumerate(DOINGS, 1)]
    assert texts(read(sheet, book, [head, *rows])) == DOINGS


def test_review_by_item_is_no_reference(sheet, book):
    head = ["Review / item", "Action", "Lead", "Due date", "Status"]
    rows = [["Child K review", text, "AD", "31/03/2025", "On track"] for text in DOINGS]
    reading = read(sheet, book, [head, *rows])
    assert [action.ref for action in reading.plan.actions] == [None] * 4


def test_items_that_are_numbered_are_references_though_in_words_too(sheet, book):
    head = ["Item", "Action", "Lead", "Due date", "Status"]
    rows = [[f"Min {n}", text, "AD", "31/03/2025", "On track"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert [action.ref for action in reading.plan.actions] == ["Min 1", "Min 2", "Min 3", "Min 4"]


@pytest.mark.parametrize(("text", "ref"), [("2(c) Repaint the lines", "2(c)"), ("1.4(ii) Repaint the lines", "1.4(ii)")])
def test_a_reference_with_a_letter_in_brackets_at_the_start_of_the_texts_is_one(sheet, book, text, ref):
    rows = [["Action", "Lead", "Status"], [text, "AD", "On track"], ["3(a) Mow the verges in May", "AD", "Late"]]
    reading = read(sheet, book, rows)
    assert [action.ref for action in reading.plan.actions] == [ref, "3(a)"]


def test_a_number_that_goes_on_in_words_is_no_reference(sheet, book):
    rows = [
        ["Action", "Lead", "Status"],
        ["12 (twelve) depots to be painted", "AD", "On track"],
        ["Mow the verges", "AD", "Late"],
    ]
    reading = read(sheet, book, rows)
    assert [action.ref for action in reading.plan.actions] == [None, None]


# -- when ---------------------------------------------------------------------------------------------------------------------


def test_bare_years_are_due_dates(sheet, book):
    head = ["Ref", "Action", "Lead", "By when", "Status"]
    rows = [[str(n), text, "AD", str(2024 + n), "On track"] for n, text in enumerate(DOINGS, 1)]
    assert latest(read(sheet, book, [head, *rows])) == ["2025-12-31", "2026-12-31", "2027-12-31", "2028-12-31"]


@pytest.mark.parametrize("heading", ["Posts", "Year of build", "Homes"])
def test_bare_years_under_a_heading_that_names_no_date_are_none(sheet, book, heading):
    head = ["Ref", "Action", "Lead", heading, "Status"]
    rows = [[str(n), text, "AD", str(1999 + n), "On track"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert latest(reading) == [None] * 4
    assert fields(reading)[heading] is None


def test_the_end_that_was_forecast_again_counts(sheet, book):
    head = ["Ref", "Action", "Lead", "Start", "End", "Re-forecast end", "Status"]
    rows = [
        ["1", DOINGS[0], "AD", "01/04/2024", "31/03/2025", "30/06/2025", "On track"],
        ["2", DOINGS[1], "AD", "01/04/2024", "31/03/2025", None, "On track"],
    ]
    assert latest(read(sheet, book, [head, *rows])) == ["2025-06-30", "2025-03-31"]


def test_the_baseline_of_a_group_of_dates_is_the_date_that_was_first_agreed(sheet, book):
    rows = [
        ["Ref", "Action", "Milestone date", None, "Lead", "Status"],
        [None, None, "Baseline", "Forecast", None, None],
        ["1", DOINGS[0], "31/03/2025", "30/06/2025", "AD", "On track"],
        ["2", DOINGS[1], "30/04/2025", "31/07/2025", "AD", "On track"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    reading = read(sheet, book, rows, merges=merges, bold=["A1", "B1", "C1", "E1", "F1", "C2", "D2"])
    assert latest(reading) == ["2025-06-30", "2025-07-31"]
    assert [action.original_due.text for action in reading.plan.actions] == ["31/03/2025", "30/04/2025"]


def test_a_baseline_that_no_group_of_dates_stands_over_is_no_date(sheet, book):
    head = ["Ref", "Action", "Baseline", "Target date", "Lead", "Status"]
    rows = [[str(n), text, "72%", "31/03/2025", "AD", "On track"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert latest(reading) == ["2025-03-31"] * 4
    assert not any(action.original_due for action in reading.plan.actions)


# -- what has happened --------------------------------------------------------------------------------------------------------


def test_comments_beside_dated_updates_are_not_the_newest_of_them(sheet, book):
    head = ["Ref", "Action", "Lead", "Comments", "Comments June 2024", "Comments September 2024", "Comments", "Status"]
    rows = [[str(n), text, "AD", "Old", "Tender began", f"Tender {n} let", None, "On track"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert [action.progress for action in reading.plan.actions] == [f"Tender {n} let" for n in range(1, 5)]


def test_nothing_to_read_is_an_error_and_no_measure(sheet, book):
    with pytest.raises(InputError):
        read(sheet, book, [["Ref", "Name", "Telephone"], ["1", "A. Brown", "555"]])
