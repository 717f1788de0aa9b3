"""Due dates that come and go: every paper of a meeting tells the same of them."""

import pytest
from openpyxl import Workbook
from packs import build

from reportgen.paper import figure_dues
from reportgen.paper.change_rows import action_changes, all_rows
from reportgen.paper.report import report
from reportgen.paper.risk import risk
from reportgen.paper.words import plain

ACTIONS = ["Repaint every school crossing", "Lower the speed limit in villages", "Review the gritting routes"]
PERIODS = (("2025-01", "2024-12-31"), ("2025-04", "2025-03-31"), ("2025-07", "2025-06-30"), ("2025-10", "2025-09-30"))


@pytest.fixture
def meetings(tmp_path):
    """The last pack of a plan whose rows in each period are given as (ref, action, due, status, entry)."""

    def make(*periods):
        (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n')
        for (name, as_at), rows in zip(PERIODS, periods, strict=False):
            folder = tmp_path / "inputs" / name
            folder.mkdir(parents=True)
            (folder / "period.toml").write_text(f"meeting = {name}-20\nas_at = {as_at}\nnext_meeting = 2026-01-14\n")
            book = Workbook()
            book.active.append(["Ref", "Action", "Due date", "Status", "Changes since last report"])
            for row in rows:
                book.active.append(row)
            book.save(folder / "plan.xlsx")
        return build(tmp_path)

    return make


def dues(*dues):
    """Actions 1.1 and on, all in progress, with their due dates."""
    return [(f"1.{at}", ACTIONS[at - 1], due, "In progress", None) for at, due in enumerate(dues, 1)]


def table_4(pack):
    """What the table of due dates says of each action: due, first due, moved."""
    rows = [[cell.text for cell in row.cells] for row in figure_dues.due_table(pack.facts).rows]
    labels = [row.cells[0].before for row in figure_dues.due_table(pack.facts).rows]
    return {label: tuple(plain(text) for text in row[1:4]) for label, row in zip(labels, rows, strict=True)}


def register(pack):
    """What the risk register says of how long, by label."""
    parts = risk(pack.facts, pack.facts.appendix("risk")).parts
    rows = [row for part in parts if part.table for row in part.table.rows]
    return {row.cells[0].text: plain(f"{row.cells[2].text}\n{row.cells[2].after}") for row in rows}


def test_a_date_that_went_away_and_came_back_is_still_the_first(meetings):
    pack = meetings(
        dues("July 2025", "December 2025"),
        dues("July 2025", "December 2025"),
        dues("December 2025", "July 2025"),
        dues("July 2025", "December 2025"),
    )
    assert table_4(pack) == {
        "1.1": ("31 Jul 2025", "31 Jul 2025", "Once later, and earlier again"),
        "1.2": ("31 Dec 2025", "31 Dec 2025", "Once later, by 5 months, after it had been moved earlier"),
    }
    told = register(pack)
    assert "Moved later once, and earlier again" in told["1.1"]
    assert "Moved later once, by 5 months, after it had been moved earlier" in told["1.2"]


def test_the_figure_shows_every_day_in_the_order_given(meetings):
    pack = meetings(dues("July 2025"), dues("December 2025"), dues("31 December 2025"), dues("July 2025"))
    (figure,) = figure_dues.due_figures(pack.facts, 4)
    (days,) = [tuple(day.month for day in mark.days) for row in figure.chart.rows for mark in row.marks]
    assert days == (7, 12, 7)


def schedule_rows(pack, label):
    """What the schedule's rows of an action's due date say: kind, what, from, to."""
    rows = [row for row in all_rows(pack.facts, action_changes(pack.facts)) if label in row.labels]
    return [
        (row.kind, plain(row.what), plain(row.before.text), plain(row.after.text)) for row in rows if row.what.startswith("Due")
    ]


def report_says(pack):
    """What the covering report says of due dates that moved later."""
    return [plain(told) for told in report(pack.facts).moved.later_by]


def test_a_date_removed_and_given_back_is_told_from_the_last_one_there_was(meetings):
    pack = meetings(dues("August 2025"), dues("August 2025"), dues(None), dues("December 2025"))
    (change,) = pack.facts.comparison.changes
    assert [fact.text for fact in change.facts if fact.fact == "due-later"] == [
        "Due date moved from August 2025 to December 2025, four months later, by way of no date."
    ]
    assert schedule_rows(pack, "1.1") == [
        (
            "Due date moved later",
            "Due date: 4 months later, by way of no date",
            "Not recorded (August 2025 before)",
            "December 2025",
        )
    ]
    assert report_says(pack) == ["1.1 (4 months, by way of no date)"]
    assert table_4(pack)["1.1"] == ("31 Dec 2025", "31 Aug 2025", "Once later, by 4 months, by way of no date")
    assert "Moved later once, by 4 months, by way of no date" in register(pack)["1.1"]


def test_a_date_removed_and_given_back_as_it_was_is_no_move(meetings):
    pack = meetings(dues("August 2025"), dues("August 2025"), dues(None), dues("August 2025"))
    assert not [fact for change in pack.facts.comparison.changes for fact in change.facts if fact.fact == "due-later"]
    assert table_4(pack)["1.1"] == ("31 Aug 2025", "31 Aug 2025", "Not moved")


def test_an_action_overdue_but_for_its_removed_date_stays_in_the_register(meetings):
    pack = meetings(
        dues("August 2025", "May 2025"), dues("August 2025", "May 2025"), dues("August 2025", "May 2025"), dues(None, "May 2025")
    )
    assert pack.facts.due.overdue.labels == ("1.2",)
    assert "The due date, 31 August 2025, was removed" in register(pack)["1.1"].replace("\u00a0", " ")
    said = "Action 1.1 was due on 31 August 2025 and has no due date now, so it is not counted as overdue."
    assert said in plain(report(pack.facts).dates.unjudged)
    assert said in plain(risk(pack.facts, pack.facts.appendix("risk")).unjudged)


def test_a_date_removed_that_has_not_passed_is_not_told_as_overdue(meetings):
    pack = meetings(
        dues("May 2026", "May 2025"), dues("May 2026", "May 2025"), dues("May 2026", "May 2025"), dues(None, "May 2025")
    )
    assert "1.1" not in register(pack)


LONG = "Review the value, the take-up and the gaps of the short breaks contracts"
PARTS = [
    "Review the value of the short breaks contracts",
    "Review the take-up of the short breaks contracts",
    "Review the gaps of the short breaks contracts",
]


def split(*dues):
    return [
        (f"1.7{letter}", text, due, "In progress", "Split from 1.7 as three reviews.")
        for letter, text, due in zip("abc", PARTS, dues, strict=True)
    ]


def test_the_later_date_of_a_part_is_a_due_date_moved_later(meetings):
    whole = [("1.7", LONG, "September 2025", "In progress", None)]
    pack = meetings(whole, whole, whole, split("September 2025", "September 2025", "December 2025"))
    (change,) = pack.facts.comparison.changes
    assert change.kind == "split"
    assert [fact.text for fact in change.facts if fact.fact == "due-later"] == [
        "Due date of 1.7c moved from September 2025 to December 2025, three months later."
    ]
    (row,) = schedule_rows(pack, "1.7c")
    assert row[:2] == ("Due date moved later", "Due date: 3 months later")
    assert not schedule_rows(pack, "1.7a")
    assert report_says(pack) == ["1.7c (3 months)"]
    assert table_4(pack)["1.7c"][2] == "Once later, by 3 months"


def test_the_next_move_of_a_part_is_the_second_that_papers_tell(meetings):
    whole = [("1.7", LONG, "September 2025", "In progress", None)]
    pack = meetings(
        whole,
        whole,
        split("September 2025", "October 2025", "December 2025"),
        split("September 2025", "November 2025", "December 2025"),
    )
    assert report_says(pack) == ["1.7b (1 month, the second move)"]


def test_parts_that_moved_by_different_times_are_told_each_by_its_own(meetings):
    whole = [("1.7", LONG, "September 2025", "In progress", None)]
    pack = meetings(whole, whole, whole, split("September 2025", "October 2025", "December 2025"))
    assert [row[1] for row in schedule_rows(pack, "1.7b")] == ["Due date: 1 month (1.7b) and 3 months (1.7c) later"]
    assert report_says(pack) == ["1.7b and 1.7c (1 month (1.7b) and 3 months (1.7c))"]
