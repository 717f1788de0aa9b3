"""The plan's name that init writes: it serves next quarter too."""

import pytest

from reportgen.parse.plan_title import title_of
from reportgen.plan_name import name_of, plan_name


@pytest.mark.parametrize(
    "title, name",
    [
        ("Northbury SEND Plan – Progress as at 31 October 2024", "Northbury SEND Plan"),
        ("Town Centre Action Plan QUARTER 2", "Town Centre Action Plan"),
        ("Audit Recommendations - Q3 2024/25", "Audit Recommendations"),
        ("Improvement Plan (as at 30.09.24)", "Improvement Plan"),
        ("Improvement Plan: progress report, second quarter of 2024/25", "Improvement Plan"),
        ("Q2 Leisure Delivery Plan", "Leisure Delivery Plan"),
        ("Leisure Delivery Plan (July 2024) Harbour Ward", "Leisure Delivery Plan Harbour Ward"),
        ("Leisure Plan Updated 3rd May 2024", "Leisure Plan"),
    ],
)
def test_the_period_that_a_title_was_written_for_is_left_out(title, name):
    assert plan_name(title) == name


@pytest.mark.parametrize(
    "title",
    [
        "Corporate Plan 2024-2028",
        "Delivery Plan 2024/25",
        "Recovery Plan April 2024 to March 2026",
        "Progress on Housing",
        "Damp & Mould Recovery Plan (DMRP)",
        "Marchwood May Fair Plan",
        "Quarter 2",
    ],
)
def test_what_is_the_plans_own_stays(title):
    assert plan_name(title) == title


@pytest.mark.parametrize(
    "titles, title",
    [
        ([["Borough of Wexcombe", "Housing Improvement Plan", "Position as at 31 December 2023"]], "Housing Improvement Plan"),
        ([["Marlow County Council"], ["Theme 1: Parking strategy", "SEND recovery programme"]], "SEND recovery programme"),
        ([["Annex B", "Action Plan for Eastmere Borough Council"]], "Action Plan for Eastmere Borough Council"),
        ([["Storm debrief: what we are doing", "Initials used in this plan"]], "Storm debrief: what we are doing"),
        ([["Wexcombe District Council Climate Strategy", "Delivery plan"]], "Wexcombe District Council Climate Strategy"),
        ([["Ambleford NHS Trust", "How to use the plan"]], "Ambleford NHS Trust"),
        ([[], ["Leisure"], ["Delivery plan"]], "Leisure"),
        ([[], []], None),
    ],
)
def test_the_title_is_the_plans_rather_than_the_councils(titles, title):
    assert title_of(titles) == title


@pytest.mark.parametrize(
    "title, file, name",
    [
        ("Housing Plan Q2", "C2_q1", "Housing Plan"),
        (None, "C2_q1", "Action plan"),
        (None, "Book1", "Action plan"),
        (None, "damp and mould plan_Q1 v2 FINAL", "Damp and mould plan"),
        (None, "SEND tracker (2)", "SEND tracker"),
        ("Borough of Wexcombe", "Housing plan Q3 2024", "Housing plan"),
        ("Borough of Wexcombe", "q3", "Borough of Wexcombe"),
    ],
)
def test_a_plan_is_not_called_after_a_file_whose_name_says_nothing(title, file, name):
    assert name_of(title, file) == name
