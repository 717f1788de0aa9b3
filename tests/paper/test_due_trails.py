"""Due dates that come and go: every paper of a meeting tells the same of them."""

import pytest
from openpyxl import Workbook
from packs import build

from reportgen.paper import figure_dues
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
