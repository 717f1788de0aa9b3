"""Every way to write a date, a month, a quarter or a year gives its first and last day."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.parse.due import Calendar, read_due

OPEN = Calendar()
PLAN = Calendar(date(2024, 4, 1), date(2025, 3, 31))
LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WELSH = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
years = st.integers(2001, 2060)
months = st.integers(1, 12)


def read(text, calendar=OPEN, value=None):
    due = read_due(text, calendar, value).due
    return due.kind, due.earliest and due.earliest.isoformat(), due.latest and due.latest.isoformat()


@given(
    years,
    months,
    st.sampled_from(
        [
            *(
                "{long} {year}",
                "{short} {year}",
                "{short}-{yy}",
                "{short} '{yy}",
                "{short}{yy}",
                "{short}.{year}",
                "{LONG}, {year}",
            ),
            *("{month}/{year}", "{year}-{month}", "{welsh} {year}", "{welsh} / {long} {year}", "{long} {year} / {welsh} {year}"),
            *("mid-{long} {year}", "early {short} {year}", "{long}\n{year}", "{long} {year} (Cabinet)", "Board: {long} {year}"),
        ]
    ),
)
def test_every_way_to_write_a_month_is_its_first_and_last_day(year, month, form):
    names = {"long": LONG[month - 1], "short": SHORT[month - 1], "welsh": WELSH[month - 1], "LONG": LONG[month - 1].upper()}
    assume(year > 2012 or form != "{year}-{month}")  # 2011-12 is a financial year
    text = form.format(**names, year=year, yy=f"{year % 100:02d}", month=f"{month:02d}")
    kind, first, last = read(text)
    assert (kind, first) == ("month", f"{year}-{month:02d}-01")
    after = date.fromisoformat(last) + timedelta(days=1)
    assert (after.day, after.month) == (1, month % 12 + 1)


@given(
    years,
    st.integers(1, 4),
    st.sampled_from(
        [
            *(
                "Q{n} {year}/{next}",
                "Q{n} {yy}/{next}",
                "Qtr {n} {year}-{next}",
                "Quarter {n} of {year}/{next}",
                "{year}/{next} Q{n}",
            ),
            *(
                "{yy}/{next} Q{n}",
                "Q{n} FY{year}/{next}",
                "Q{n} ({year}/{next})",
                "{nth} quarter {year}/{next}",
                "Chwarter {n} {year}/{next}",
            ),
            *("Q{n} (tbc) {year}/{next}", "q{n}, {yy}-{next}"),
        ]
    ),
)
def test_every_way_to_write_a_quarter_is_its_three_months(year, n, form):
    nth = ("first", "2nd", "third", "4th")[n - 1]
    text = form.format(n=n, nth=nth, year=year, yy=f"{year % 100:02d}", next=f"{(year + 1) % 100:02d}")
    begins = date(year + (n == 4), (4, 7, 10, 1)[n - 1], 1)
    ends = date(year + (n >= 3), (7, 10, 1, 4)[n - 1], 1) - timedelta(days=1)
    assert read(text) == ("quarter", begins.isoformat(), ends.isoformat())


@given(
    years,
    st.sampled_from(["{year}/{yy}", "{year}-{yy}", "FY{year}/{yy}", "FY {short}/{yy}", "{year}/{next}", "FY{yy}", "FYE {next}"]),
)
def test_every_way_to_write_a_financial_year_is_april_to_march(year, form):
    text = form.format(year=year, short=f"{year % 100:02d}", yy=f"{(year + 1) % 100:02d}", next=year + 1)
    assert read(text) == ("year", f"{year}-04-01", f"{year + 1}-03-31")


@given(years, months, years, months)
def test_from_one_month_to_another_is_the_time_between(year, month, until, last):
    first, second = sorted([date(year, month, 1), date(until, last, 1)])
    text = f"{SHORT[first.month - 1]} {first:%y} - {SHORT[second.month - 1]} {second:%y}"
    due = read_due(text, OPEN).due
    assert (due.earliest, due.latest.year, due.latest.month) == (first, second.year, second.month)


@given(st.dates(date(2001, 1, 1), date(2060, 1, 1)), st.dates(date(2001, 1, 1), date(2060, 1, 1)))
def test_the_date_that_was_is_kept_apart_from_the_one_that_holds(old, new):
    for form in (
        "{new} (was {old})",
        "{old} now {new}",
        "{old} → {new}",
        "moved from {old} to {new}",
        "Original: {old}\nRevised: {new}",
    ):
        reading = read_due(form.format(old=f"{old:%d/%m/%Y}", new=f"{new:%d/%m/%Y}"), OPEN)
        assert (reading.due.kind, reading.due.earliest, reading.due.latest) == ("date", new, new)
        assert reading.replaced.latest == old


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12/03/2024 14:30", ("date", "2024-03-12", "2024-03-12")),
        ("24/6/24 5pm", ("date", "2024-06-24", "2024-06-24")),
        ("by 31/3/24 (was 31/12/23)", ("date", None, "2024-03-31")),
        ("Revised to June 2024 (originally March 2024)", ("month", "2024-06-01", "2024-06-30")),
        ("extended to 31/03/24", ("date", "2024-03-31", "2024-03-31")),
        ("31/12/23\n31/03/24", ("several", "2023-12-31", "2024-03-31")),
        ("12, 19 and 26 March 2024", ("date", "2024-03-12", "2024-03-26")),
        ("12th - 15th March 2024", ("date", "2024-03-12", "2024-03-15")),
        ("March 31st, 2024", ("date", "2024-03-31", "2024-03-31")),
        ("31Mar24", ("date", "2024-03-31", "2024-03-31")),
        ("WC 03/06/24", ("date", "2024-06-03", "2024-06-09")),
        ("week ending 7 June 2024", ("date", "2024-06-07", "2024-06-07")),
        ("Q3 (Oct-Dec 2024)", ("quarter", "2024-10-01", "2024-12-31")),
        ("Q1/Q2 24/25", ("several", "2024-04-01", "2024-09-30")),
        ("H2 24/25", ("quarter", "2024-10-01", "2025-03-31")),
        ("first half of 2024/25", ("quarter", "2024-04-01", "2024-09-30")),
        ("erbyn diwedd Mawrth 2024", ("month", None, "2024-03-31")),
        ("end of calendar year 2024", ("year", None, "2024-12-31")),
        ("Not before June 2024", ("ongoing", "2024-06-01", None)),
        ("Ongoing until March 2025", ("ongoing", None, "2025-03-31")),
        ("Ongoing – review March 2025", ("ongoing", None, None)),
        ("Annually in March", ("ongoing", None, None)),
        ("Completed 12/3/24", ("complete", "2024-03-12", "2024-03-12")),
        ("Mar-24 - complete", ("complete", "2024-03-01", "2024-03-31")),
        ("2023-26", ("several", "2023-04-01", "2026-03-31")),
        ("It may be 2025", ("year", "2025-01-01", "2025-12-31")),
    ],
)
def test_forms_that_officers_use(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text, says",
    [
        ("03/28/24", "the day comes first"),
        ("31/02/2024", "no such day"),
        ("01/01/2204", "its year can't be meant"),
        ("1 Jan 1900", "its year can't be meant"),
        ("6-12 months", "can't be read"),
        ("short term", "no date"),
        ("Subject to funding", "no date"),
        ("Date TBC", "no date"),
        ("to be agreed with partners", "no date"),
    ],
)
def test_what_is_no_date_is_none_and_it_is_said_why(text, says):
    reading = read_due(text, OPEN)
    assert (reading.due.kind, reading.due.earliest, reading.due.latest) == ("unreadable", None, None)
    assert says in reading.why


@pytest.mark.parametrize(
    "text, says",
    [
        ("FY24", "ends in March 2024"),
        ("H1 2024", "April to September 2024"),
        ("Q4 2024", "January to March 2025"),
        ("03/24", "a month and the year 2024"),
        ("TBC (June 2024)", "not to be settled"),
        ("March 2024, June", "the year is taken as 2024"),
    ],
)
def test_what_may_mean_two_things_says_which_was_taken(text, says):
    reading = read_due(text, OPEN)
    assert reading.due.latest is not None
    assert reading.code == "due-assumed"
    assert says in reading.why


def test_a_number_is_a_day_only_as_a_cells_value():
    reading = read_due("45382", OPEN, 45382)
    assert (reading.due.kind, reading.due.latest, reading.code) == ("date", date(2024, 3, 31), "due-assumed")
    assert read_due("45382", OPEN, "45382").due.latest == date(2024, 3, 31)
    assert read_due("45382", OPEN).due.kind == "unreadable"
    assert read_due("12000", OPEN, 12000).due.kind == "unreadable"


def test_a_date_cell_that_shows_only_the_month_is_the_month_of_its_day():
    assert read("Mar", OPEN, date(2024, 3, 1)) == ("month", "2024-03-01", "2024-03-31")
    assert read("24-Mar", OPEN, date(2024, 3, 24)) == ("date", "2024-03-24", "2024-03-24")


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2204, 3, 31)])
def test_a_date_cell_outside_any_sense_is_no_due_date(day):
    reading = read_due(f"{day:%d/%m/%Y}", OPEN, day)
    assert (reading.due.kind, reading.due.latest, reading.code) == ("unreadable", None, "due-unreadable")


def test_a_short_year_far_from_the_plans_time_is_a_day_after_all():
    assert read("March 12", PLAN) == ("date", "2025-03-12", "2025-03-12")
    assert read("March 25", PLAN) == ("month", "2025-03-01", "2025-03-31")
