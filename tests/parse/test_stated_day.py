"""The day that a title says the workbook describes."""

from datetime import date

import pytest

from reportgen.parse import stated_day

SEPTEMBER = date(2026, 9, 30)


@pytest.mark.parametrize(
    "opening", ["Position at", "as at", "Position as of", "Updated to", "status at", "Progress to", "As on:"]
)
@pytest.mark.parametrize(
    "day",
    [
        "30/09/2026",
        "30.9.26",
        "30-09-2026",
        "2026-09-30",
        "30 September 2026",
        "30th Sept 2026",
        "30 Sep 26",
        "Wednesday 30 September 2026",
        "the end of September 2026",
        "end September 2026",
        "September 2026",
        "September 30, 2026",
    ],
)
def test_a_day_in_any_usual_form_is_read(opening, day):
    assert stated_day(f"Clean air plan – {opening} {day}") == SEPTEMBER
    assert stated_day(f"Clean air plan ({opening} {day}) for the Cabinet") == SEPTEMBER


@pytest.mark.parametrize(
    "text",
    [
        "Position at Housing on 30/09/2026 was good",
        "Progress to date",
        "Report to Cabinet 30 September 2026",
        "Approved on 30/09/2026",
        "Target at least 30 by September 2026",
        "Status at a glance",
        "as at the meeting",
    ],
)
def test_other_days_are_not_taken(text):
    assert stated_day(text) is None


def test_what_follows_the_day_does_not_matter():
    assert stated_day("Position at 30/09/2026: 12 of 40 done, reported on 14/10/2026") == SEPTEMBER
    assert stated_day("Position\nas at\n30 September 2026\nDraft") == SEPTEMBER
