"""Of several columns of one kind, the one that was read is the one whose heading is printed."""

import pytest
from openpyxl import Workbook
from packs import build, paper

ACTIONS = ["Repaint every school crossing", "Lower the speed limit in twelve villages", "Review the gritting routes"]


@pytest.fixture
def pack(tmp_path):
    """A pack of a plan with two updates, two ratings and two dates, of which one may be hidden."""

    def make(updates, ratings, dates, hidden=()):
        folder = tmp_path / "inputs/2025-04"
        folder.mkdir(parents=True)
        (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n[plan]\nlayout = "layout.toml"\n')
        (tmp_path / "layout.toml").write_text('[columns]\nprogress = ["Progress"]\n[[status]]\nlabel = "Complete"\n')
        (folder / "period.toml").write_text("meeting = 2025-04-10\n")
        book = Workbook()
        sheet = book.active
        titles = ["Ref", "Action", "Original date", "Revised date", "RAG Dec 2024", "RAG Mar 2025"]
        sheet.append([*titles, "Progress Dec 2024", "Progress Mar 2025"])
        for at, action in enumerate(ACTIONS):
            sheet.append([f"1.{at + 1}", action, *dates[at], *ratings[at], *updates[at]])
        for letters in hidden:
            sheet.column_dimensions[letters].hidden = True
        book.save(folder / "plan.xlsx")
        return paper(build(tmp_path).folder, "action plan")

    return make


def test_the_newest_column_is_printed_under_its_own_heading(pack):
    plan = pack([("Old", "New")] * 3, [("Red", "Complete")] * 3, [("May 2025", "June 2025")] * 3)
    assert all(heading in plan.text for heading in ("Progress Mar 2025", "RAG Mar 2025", "Revised date"))
    assert not any(heading in plan.text for heading in ("Progress Dec 2024", "RAG Dec 2024"))


def test_no_heading_claims_of_some_dates_what_is_true_of_others(pack):
    dates = [("May 2025", "June 2025"), ("May 2025", None), ("May 2025", None)]
    plan = pack([("Old", "New")] * 3, [("Red", "Complete")] * 3, dates)
    assert "Due date" in plan.text
    assert "Revised date" not in plan.text


def test_a_hidden_earlier_rating_leaves_the_visible_one_in_the_paper(pack):
    plan = pack([("Old", "New")] * 3, [("Red", "Complete")] * 3, [("May 2025", "June 2025")] * 3, hidden=["E"])
    assert "3 complete" in plan.text
    assert "RAG Mar 2025" in plan.text
