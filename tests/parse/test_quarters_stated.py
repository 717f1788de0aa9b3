"""Quarters that the workbook says are the calendar year's."""

from datetime import date

import pytest

from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.quarters import says_calendar

HEAD = ["Ref", "Action", "Lead", "Timeframe", "Status"]
ROWS = [
    ["1", "Open the bridge to walkers", "Head of Roads", "Q2 2025", "On track"],
    ["2", "Publish the skills plan", "Head of Skills", "Q4 2025", "Not started"],
    ["3", "Plant 400 trees", "Head of Parks", "2024–2026", "On track"],
]


def spans(reading):
    return [(action.due.earliest, action.due.latest) for action in reading.plan.actions]


CALENDAR = [
    (date(2025, 4, 1), date(2025, 6, 30)),
    (date(2025, 10, 1), date(2025, 12, 31)),
    (date(2024, 1, 1), date(2026, 12, 31)),
]
FINANCIAL = [
    (date(2025, 7, 1), date(2025, 9, 30)),
    (date(2026, 1, 1), date(2026, 3, 31)),
    (date(2024, 4, 1), date(2026, 3, 31)),
]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Q1 = January to March", True),
        ("Timescales: Qtr 2 (Apr-Jun), Qtr 3 (Jul-Sep)", True),
        ("Quarter 4 runs from 1 October to 31 December", True),
        ("Q1 begins in January.", True),
        ("All dates are in calendar quarters", True),
        ("Quarters are those of the calendar year, not of the financial year", True),
        ("Q3: Jul, Aug, Sep", True),
        ("Q1 = April to June", False),
        ("Q4 (Jan–Mar)", False),
        ("Quarters are of the financial year, not the calendar year", False),
        ("We use financial year quarters", False),
        ("Q1 update to the Board in January", None),
        ("Report for quarter 1: January was wet", None),
        ("Costs are by calendar year", None),
        ("Q2 2025", None),
    ],
)
def test_what_a_text_says_of_quarters(text, means):
    assert says_calendar(text) is means


def test_a_note_on_the_sheet_settles_it_and_is_told_once(sheet, book):
    reading = read_plan([book(sheet("Plan", [["Q1 means January to March"], [], HEAD, *ROWS]))], None)
    assert spans(reading) == CALENDAR
    assert [finding.cell for finding in reading.findings if finding.code == "quarters-stated"] == ["A1"]


def test_a_heading_or_the_cover_settles_it_for_every_sheet(sheet, book):
    heading = [[*HEAD[:3], "Timeframe (Q1 = Jan–Mar)", "Status"], *ROWS]
    cover = sheet("Cover", [["Delivery plan"], ["Timeframes are calendar quarters."]])
    assert spans(read_plan([book(sheet("Plan", heading))], None)) == CALENDAR
    assert spans(read_plan([book(cover, sheet("Plan", [HEAD, *ROWS]))], None)) == CALENDAR


def test_what_is_hidden_denied_or_said_both_ways_settles_nothing(sheet, book):
    plan = sheet("Plan", [HEAD, *ROWS])
    hidden = sheet("Notes", [["Q1 = January to March"]], hidden=True)
    both = sheet("Notes", [["Q1 = January to March"], ["Q1 = April to June"]])
    for grid in (book(plan), book(hidden, plan), book(both, plan)):
        reading = read_plan([grid], None)
        assert spans(reading) == FINANCIAL
        assert "quarters-stated" not in {finding.code for finding in reading.findings}


def test_a_layout_that_names_the_quarters_is_believed_first(sheet, book):
    grid = book(sheet("Plan", [["Q1 means January to March"], [], HEAD, *ROWS]))
    assert spans(read_plan([grid], Layout("", stream_word="", calendar_quarters=False))) == FINANCIAL
    plain = book(sheet("Plan", [HEAD, *ROWS]))
    assert spans(read_plan([plain], Layout("", stream_word="", calendar_quarters=True))) == CALENDAR
