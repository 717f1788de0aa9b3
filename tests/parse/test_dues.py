"""Several columns of dates: the one that counts, the one first set, and the rest kept."""

import pytest

from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.headings import Lexicon


def read(sheet, book, headings, *rows, **more):
    lines = [["Ref", "Action", *headings], *([f"1.{n}", f"Open depot {n}", *cells] for n, cells in enumerate(rows, 1))]
    return read_plan([book(sheet("Plan", lines, **more))], None)


def dates(action):
    day = action.due.latest and action.due.latest.isoformat() if action.due else None
    return day, action.original_due.text if action.original_due else None, [(due.heading, due.text) for due in action.dues]


ORIGINAL, REVISED, APPROVED, ASKED = (
    "Original due date",
    "Revised due date",
    "Revised date (approved)",
    "Revised date (requested)",
)


@pytest.mark.parametrize(
    "headings, cells, day, original",
    [
        ([ORIGINAL, REVISED], ["31/03/2024", "30/06/2024"], "2024-06-30", "31/03/2024"),
        ([ORIGINAL, REVISED], ["31/03/2024", None], "2024-03-31", "31/03/2024"),
        ([ORIGINAL, REVISED], ["31/03/2024", "n/a"], "2024-03-31", "31/03/2024"),
        ([ORIGINAL, REVISED], ["31/03/2024", "No change"], "2024-03-31", "31/03/2024"),
        (["Due date", REVISED], ["31/03/2024", "30/06/2024"], "2024-06-30", "31/03/2024"),
        ([ORIGINAL, ASKED, APPROVED], ["31/03/2024", "30/09/2024", "30/06/2024"], "2024-06-30", "31/03/2024"),
        ([ORIGINAL, ASKED, APPROVED], ["31/03/2024", "30/09/2024", None], "2024-03-31", "31/03/2024"),
        (["Due date", "Forecast completion date"], ["31/03/2024", "30/06/2024"], "2024-03-31", None),
        (["Baseline date", "Forecast completion date"], ["31/03/2024", "30/06/2024"], "2024-06-30", "31/03/2024"),
        (["Due date", "Actual completion date"], ["31/03/2024", "12/02/2024"], "2024-03-31", None),
        (["Start date", "Due date"], ["01/01/2024", "31/03/2024"], "2024-03-31", None),
    ],
)
def test_the_date_that_counts_is_the_last_one_agreed(sheet, book, headings, cells, day, original):
    (action,) = read(sheet, book, headings, cells).plan.actions
    assert dates(action)[:2] == (day, original)


def test_the_dates_that_do_not_count_are_kept_by_action(sheet, book):
    rows = (["31/03/2024", "30/06/2024"], ["31/03/2024", None])
    moved, kept = read(sheet, book, ["Due date", REVISED], *rows).plan.actions
    assert dates(moved)[2] == [("Due date", "31/03/2024")]
    assert dates(kept)[2] == []


def test_a_finding_stands_at_the_date_that_was_read(sheet, book):
    reading = read(sheet, book, ["Due date", REVISED], ["soonish", None], ["31/03/2024", "Winter 2024"])
    first, second = reading.plan.actions
    assert (first.source.cell("due"), second.source.cell("due")) == ("C2", "D3")
    assert {(f.code, f.cell) for f in reading.findings if f.code.startswith("due-")} == {
        ("due-unreadable", "C2"),
        ("due-assumed", "D3"),
    }


def test_a_date_struck_through_beside_the_new_one_is_the_original(sheet, book):
    pieces = [("31/12/23", True), (" 31/03/24", False)]
    (action,) = read(sheet, book, ["Due date"], ["31/12/23 31/03/24"], runs={"C2": pieces}).plan.actions
    assert dates(action)[:2] == ("2024-03-31", "31/12/23")
    assert ("due", "31/12/23") in action.struck


def test_a_date_that_was_is_the_original_where_no_column_has_it(sheet, book):
    (action,) = read(sheet, book, ["Due date"], ["31/03/24 (was 31/12/23)"]).plan.actions
    assert action.original_due.latest.isoformat() == "2023-12-31"
    assert action.due.text == "31/03/24 (was 31/12/23)"


def test_a_hidden_column_of_dates_stands_in_for_no_blank(sheet, book):
    (action,) = read(sheet, book, ["Due date", ORIGINAL], [None, "31/12/2023"], hidden_columns=[4]).plan.actions
    assert action.due is None


def test_a_day_that_excel_shows_as_a_number_is_read_and_told(sheet, book):
    reading = read(sheet, book, ["Due date"], [45382], ["31/03/2024"])
    action = reading.plan.actions[0]
    assert action.due.latest.isoformat() == "2024-03-31"
    assert ("due-assumed", "C2") in {(f.code, f.cell) for f in reading.findings}


def test_the_newest_update_that_is_filled_is_the_progress_and_the_rest_its_history(sheet, book):
    headings = ["Update June 2024", "Update Sept 2024", "Update Dec 2024"]
    full, behind = read(sheet, book, headings, ["one", "two", "three"], ["one", "two", None]).plan.actions
    assert (full.progress, [u.text for u in full.updates]) == ("three", ["one", "two"])
    assert (behind.progress, [u.text for u in behind.updates]) == ("two", ["one"])
    assert behind.source.cell("progress") == "D3"


def test_a_hidden_update_is_never_the_progress(sheet, book):
    headings = ["Update June 2024", "Update Sept 2024"]
    first, second = read(sheet, book, headings, ["secret", "two"], ["secret", None], hidden_columns=[3]).plan.actions
    assert (first.progress, second.progress) == ("two", None)


@pytest.mark.parametrize(
    "heading, role",
    [
        ("Baseline finish", "original_due"),
        ("Finish (baseline)", "original_due"),
        ("Due date – original", "original_due"),
        ("Revised finish", "due"),
        ("Forecast\nfinish", "due"),
        ("Due date agreed", "due"),
        ("Actual finish", "actual"),
        ("Completion date (actual)", "actual"),
        ("Agreed action", "action"),
    ],
)
def test_a_heading_says_which_date_it_is(heading, role):
    assert Lexicon(Layout("")).guess(heading).role == role


def test_columns_headed_by_nothing_but_their_periods_are_updates(sheet, book):
    words = [
        "Two workshops were held with partners",
        "The tender is out until the end of May",
        "Staff were told in their meetings",
    ]
    rows = [[f"{words[n]} in June.", f"{words[n]} in May."] for n in range(3)]
    for headings in (["Q2 2014/15", "Q1 2014/15"], ["June 2021", "March 2021"]):
        actions = read(sheet, book, headings, *rows).plan.actions
        assert [action.progress for action in actions] == [row[0] for row in rows]
        assert [update.text for action in actions for update in action.updates] == [row[1] for row in rows]
