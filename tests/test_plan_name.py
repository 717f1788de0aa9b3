"""The plan's name that init writes: it serves next quarter too."""

import pytest

from reportgen.plan_name import plan_name


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
