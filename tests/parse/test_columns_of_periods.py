"""Columns under a layout whose headings name another period than the layout's: next quarter's update, this year's target."""

from datetime import date

import pytest

from reportgen.layout import Layout, Spellings
from reportgen.parse import read_plan

LAYOUT = Layout(
    "Ours",
    columns=(
        Spellings("ref", ("Ref",)),
        Spellings("action", ("Action",)),
        Spellings("due", ("End",)),
        Spellings("progress", ("September 2024 update", "October 2024 update")),
    ),
)
END = date(2025, 3, 31)


def progress(sheet, book, headings, *rows, layout=LAYOUT):
    table = [["Ref", "Action", "End", *headings]]
    table += [[f"1.{n}", f"Recruit plan writers for team {n}", END, *row] for n, row in enumerate(rows, 1)]
    return [action.progress for action in read_plan([book(sheet("Plan", table))], layout).plan.actions]


def test_the_newest_update_that_is_filled_counts_though_the_layout_lists_earlier_ones(sheet, book):
    headings = ["September 2024 update", "October 2024 update", "January 2025 update"]
    rows = [("Four in post.", "All six in post.", "Nine months on, all trained."), ("Begun.", "At 88%.", "")]
    assert progress(sheet, book, headings, *rows) == ["Nine months on, all trained.", "At 88%."]


@pytest.mark.parametrize("heading", ["Update January 2025", "Jan 25 update", "Q4 2024/25 update"])
def test_an_update_of_another_period_alone_is_progress(sheet, book, heading):
    assert progress(sheet, book, [heading], ("All trained.",)) == ["All trained."]


def test_two_fields_whose_headings_differ_in_the_period_alone_stay_apart(sheet, book):
    columns = (
        *LAYOUT.columns[:3],
        Spellings("progress", ("Position March 2024",)),
        Spellings("targets", ("Position March 2026",)),
    )
    headings = ["Position March 2024", "Position March 2026"]
    rows = [("Four in post.", "Six in post."), ("Begun.", "Done.")]
    assert progress(sheet, book, headings, *rows, layout=Layout("Ours", columns=columns)) == ["Four in post.", "Begun."]
