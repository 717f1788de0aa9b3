"""Due dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.layout import Term
from reportgen.parse.due import Calendar, read_due

PLAN = Calendar(date(2015, 4, 1), date(2016, 3, 31))
OPEN = Calendar()


@pytest.mark.parametrize(
    "text, kind, earliest, latest",
    [
        ("31/03/16", "date", "2016-03-31", "2016-03-31"),
        ("31-Mar-16", "date", "2016-03-31", "2016-03-31"),
        ("5.4.2016", "date", "2016-04-05", "2016-04-05"),
        ("2016-04-05", "date", "2016-04-05", "2016-04-05"),
        ("30th September 2015", "date", "2015-09-30", "2015-09-30"),
        ("Paper to Board 12th June 2015", "date", "2015-06-12", "2015-06-12"),
        ("w/c 12 May 2014", "date", "2014-05-12", "2014-05-18"),
        ("Mar-16", "month", "2016-03-01", "2016-03-31"),
        ("Aug 2014", "month", "2014-08-01", "2014-08-31"),
        ("Sept '15", "month", "2015-09-01", "2015-09-30"),
        ("Febuary 2016", "month", "2016-02-01", "2016-02-29"),
        ("12/2015", "month", "2015-12-01", "2015-12-31"),
        ("Mawrth / March 2016", "month", "2016-03-01", "2016-03-31"),
        ("By end of Dec 2015", "month", None, "2015-12-31"),
        ("end of Sept 2015", "month", None, "2015-09-30"),
        ("before June 2015", "month", None, "2015-05-31"),
        ("2022/23", "year", "2022-04-01", "2023-03-31"),
        ("2015", "year", "2015-01-01", "2015-12-31"),
        ("Q3 2015/16", "quarter", "2015-10-01", "2015-12-31"),
        ("Q4 22/23", "quarter", "2023-01-01", "2023-03-31"),
        ("Q3 2015", "quarter", "2015-10-01", "2015-12-31"),
        ("June/July 2014", "several", "2014-06-01", "2014-07-31"),
        ("Dec 2014 - Feb 2015", "several", "2014-12-01", "2015-02-28"),
        ("30 June 2015 and 31 December 2015", "several", "2015-06-30", "2015-12-31"),
        ("Ongoing", "ongoing", None, None),
        ("Ongoing – review March 2025", "ongoing", None, None),
        ("annual", "ongoing", None, None),
        ("Complete", "complete", None, None),
        ("Complete by June 2015", "month", None, "2015-06-30"),
        ("annual report June 2015", "month", "2015-06-01", "2015-06-30"),
    ],
)
def test_what_is_typed_is_read_as_the_days_it_means(text, kind, earliest, latest):
    reading = read_due(text, OPEN)
    days = (reading.due.earliest, reading.due.latest)
    assert (reading.due.kind, *(day and day.isoformat() for day in days)) == (kind, earliest, latest)
    assert reading.due.text == text
    assert reading.code is None


@pytest.mark.parametrize(
    "text", ["ASAP", "TBC", "Immediate", "n/a", "-", "Within 6 weeks", "31 February 2015", "13/13/2015", "6.4", "year end"]
)
def test_what_is_no_date_is_never_made_one(text):
    reading = read_due(text, PLAN)
    assert (reading.due.kind, reading.due.earliest, reading.due.latest) == ("unreadable", None, None)
    assert reading.code in ("due-open", "due-unreadable")


@pytest.mark.parametrize(
    "text, latest",
    [
        ("June", "2015-06-30"),
        ("end of Sept", "2015-09-30"),
        ("29 February", "2016-02-29"),
        ("Q3", "2015-12-31"),
        ("31/03", "2016-03-31"),
    ],
)
def test_a_missing_year_is_the_only_one_that_fits_the_plan_and_is_said(text, latest):
    reading = read_due(text, PLAN)
    assert reading.due.latest.isoformat() == latest
    assert reading.code == "due-assumed"


@pytest.mark.parametrize("calendar", [OPEN, Calendar(date(2015, 4, 1), date(2017, 3, 31))])
def test_a_missing_year_that_nothing_settles_is_not_guessed(calendar):
    reading = read_due("June", calendar)
    assert (reading.due.kind, reading.due.latest, reading.code) == ("unreadable", None, "due-without-year")


def test_seasons_are_three_months_with_a_note_and_winter_runs_over_the_year():
    reading = read_due("Winter 2015", OPEN)
    assert (reading.due.kind, reading.due.earliest, reading.due.latest) == ("season", date(2015, 12, 1), date(2016, 2, 29))
    assert reading.code == "due-assumed"


def test_quarters_follow_the_layouts_year():
    assert read_due("Q1 2015", Calendar(calendar_quarters=True)).due.latest == date(2015, 3, 31)
    assert read_due("Q1 2015", OPEN).due.latest == date(2015, 6, 30)


def test_school_terms_count_only_where_the_layout_dates_them():
    assert read_due("Autumn term 2015", OPEN).due.kind == "unreadable"
    dated = Calendar(terms=(Term("Autumn", (9, 1), (12, 18)), Term("Spring", (1, 5), (3, 27))))
    assert read_due("Autumn term 2015", dated).due.latest == date(2015, 12, 18)


def test_a_date_cell_means_what_it_shows():
    assert read_due("Nov-18", OPEN, date(2018, 11, 1)).due.latest == date(2018, 11, 30)
    assert read_due("3/31/16", OPEN, date(2016, 3, 31)).due.latest == date(2016, 3, 31)
    assert read_due("Thursday", OPEN, date(2016, 3, 31)).due.latest == date(2016, 3, 31)


@given(
    st.dates(date(2005, 1, 1), date(2065, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%b-%y", "%Y-%m-%d", "by %d %B %Y"]),
)
def test_every_day_in_every_form_is_that_day(day, form):
    due = read_due(day.strftime(form), OPEN).due
    assert due.latest == day
    assert due.earliest == (None if form.startswith("by") else day)


@given(st.dates(date(2005, 1, 1), date(2065, 12, 31)), st.sampled_from(["%B %Y", "%b-%y", "%m/%Y"]))
def test_a_month_lasts_until_its_last_day(day, form):
    due = read_due(day.strftime(form), OPEN).due
    assert due.earliest == day.replace(day=1)
    assert (due.latest + timedelta(days=1)).day == 1
    assert (due.latest.year, due.latest.month) == (day.year, day.month)


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reading_and_the_text_is_kept(text):
    due = read_due(text, PLAN).due
    assert due.text == text
    assert due.earliest is None or due.latest is None or due.earliest <= due.latest


@pytest.mark.parametrize(
    "text, earliest",
    [
        ("Monthly from April 2015", "2015-04-01"),
        ("From June 2015", "2015-06-01"),
        ("April 2015 onwards", "2015-04-01"),
        ("Starting in June 2015", "2015-06-01"),
        ("June 2015 and ongoing", "2015-06-01"),
        ("after June 2015", "2015-06-01"),
        ("From June", None),
        ("Every March 2015", None),
        ("Every March", None),
    ],
)
def test_what_begins_or_comes_again_sets_no_last_day_and_says_so(text, earliest):
    reading = read_due(text, OPEN)
    assert (reading.due.kind, reading.due.latest, reading.code) == ("ongoing", None, "due-assumed")
    assert (reading.due.earliest.isoformat() if reading.due.earliest else None) == earliest


@pytest.mark.parametrize(
    "text, kind, earliest, latest",
    [
        ("mid July 2015", "month", "2015-07-01", "2015-07-31"),
        ("mid-July 2015", "month", "2015-07-01", "2015-07-31"),
        ("by mid July 2015", "month", None, "2015-07-31"),
        ("late June 2015", "month", "2015-06-01", "2015-06-30"),
        ("First week of May 2015", "month", "2015-05-01", "2015-05-31"),
        ("start of June 2015", "month", "2015-06-01", "2015-06-30"),
        ("early 2016", "year", "2016-01-01", "2016-12-31"),
        ("Easter 2016", "year", "2016-01-01", "2016-12-31"),
        ("Christmas 2015", "date", "2015-12-25", "2015-12-25"),
        ("by Christmas 2015", "date", None, "2015-12-25"),
    ],
)
def test_a_part_is_read_no_closer_than_it_says_and_it_is_said(text, kind, earliest, latest):
    reading = read_due(text, OPEN)
    days = (reading.due.earliest, reading.due.latest)
    assert (reading.due.kind, *(day and day.isoformat() for day in days)) == (kind, earliest, latest)
    assert reading.code == "due-assumed"


def test_a_first_and_a_last_day_are_no_open_end():
    assert read_due("from April 2015 to June 2015", OPEN).due.latest == date(2015, 6, 30)
    assert read_due("week starting 5 October 2015", OPEN).due.latest == date(2015, 10, 11)


def test_a_season_without_a_year_says_both_things_that_it_takes():
    why = read_due("Summer", PLAN).why
    assert "June to August" in why
    assert "2015" in why
