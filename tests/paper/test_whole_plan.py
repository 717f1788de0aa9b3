"""A plan that is not in work streams is printed without any: no "Work stream 1", no bar that says the total again."""

import pytest
from openpyxl import Workbook
from packs import build, paper

ACTIONS = (("Repaint crossings", "Complete"), ("Review the gritting routes", "On track"), ("Count the lamps", "On track"))


@pytest.fixture
def pack(tmp_path):
    """The pack of a plan of three actions in one table on a sheet whose name says nothing."""
    (tmp_path / "report.toml").write_text('[plan]\nname = "Highways and the parishes\' roads"\n')
    for quarter, meeting, actions in (("2025-01", "2025-01-10", ACTIONS[:2]), ("2025-04", "2025-04-10", ACTIONS)):
        folder = tmp_path / "inputs" / quarter
        folder.mkdir(parents=True)
        (folder / "period.toml").write_text(f"meeting = {meeting}\n")
        book = Workbook()
        book.active.append(["Action", "Lead", "Due date", "Status"])
        for action, status in actions:
            book.active.append([action, "Head of Roads", "May 2025", status])
        book.save(folder / "plan.xlsx")
    return build(tmp_path)


def test_no_work_stream_is_made_up(pack):
    for kind in ("main report", "graph of actions", "graphs of movement", "action plan", "schedule"):
        assert "work stream" not in paper(pack.folder, kind).text.casefold(), kind


def test_the_graph_has_the_total_once_and_its_table_the_last_report_beside(pack):
    text = paper(pack.folder, "graph of actions").text
    assert "Table 1: Actions by status" in text
    assert "All actions" in text
    assert "All, January 2025" in text


def test_an_apostrophe_leaves_no_hole_in_the_name_of_a_file(pack):
    assert paper(pack.folder, "main report").path.name.startswith("Highways and the parishes roads progress report")
