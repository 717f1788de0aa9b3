"""Columns whose headings name months and no year."""

from datetime import date

import pytest

from reportgen.parse import read_plan


def action_of(reading):
    (action,) = reading.plan.actions
    return action


def rows_of(*headings):
    return [["Ref", "Action", *headings], ["1", "Open the new depot", *(f"said in column {n}" for n, _ in enumerate(headings))]]


def test_the_later_month_within_the_plan_is_the_newest(sheet, book):
    rows = rows_of("Update - Jan", "Update - Sept", "Update - July")
    action = action_of(read_plan([book(sheet("Plan", rows))], None, start=date(2015, 4, 1), end=date(2016, 3, 31)))
    assert action.progress == "said in column 0"
    assert [update.heading for update in action.updates] == ["Update - July", "Update - Sept"]


def test_without_dates_months_follow_each_other_from_left_to_right(sheet, book):
    action = action_of(read_plan([book(sheet("Plan", rows_of("Update - Sept", "Update - Dec", "Update - Mar")))], None))
    assert action.progress == "said in column 2"
    assert [update.heading for update in action.updates] == ["Update - Sept", "Update - Dec"]


@pytest.mark.parametrize(
    "line, period", [("Status as at 30 September 2015", "2015-07"), ("As at 31 March 2016", "2015-07"), ("For Members", None)]
)
def test_the_year_follows_from_the_day_of_the_status(sheet, book, line, period):
    rows = [[line], ["Ref", "Action", "RAG (July)", "RAG (Sept)"], ["1", "Open the new depot", "A", "G"]]
    action = action_of(read_plan([book(sheet("Plan", rows))], None))
    assert action.status.label == "G"
    assert [(rating.text, rating.period) for rating in action.ratings] == [("A", period)]


def test_a_status_without_a_month_beside_one_with_it_is_the_newest(sheet, book):
    rows = [["Ref", "Action", "RAG", "RAG (July)"], ["1", "Open the new depot", "G", "A"]]
    action = action_of(read_plan([book(sheet("Plan", rows))], None, start=date(2015, 4, 1), end=date(2016, 3, 31)))
    assert (action.status.label, action.ratings[0].period) == ("G", "2015-07")
