"""Two columns of statuses side by side: which counts, that the other is told, and how it is printed too."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from packs import paper
from pasted import lines_in

from reportgen import quarter

HEADINGS = ["Ref", "Action", "Lead", "Due date", "RAG", "Forecast RAG", "Progress"]


@pytest.fixture
def folder(tmp_path):
    """A report folder with one workbook in it, set up without a layout."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for number in range(1, 6):
        sheet.append([f"1.{number}", f"Survey street {number}", "Head of Air", date(2024, 9, number), "Green", "Red", "Begun."])
    (tmp_path / "inputs/2024-07").mkdir(parents=True)
    book.save(tmp_path / "inputs/2024-07/plan.xlsx")
    (tmp_path / "inputs/2024-07/period.toml").write_text("meeting = 2024-07-03\nas_at = 2024-06-30\n")
    settle(tmp_path)
    return tmp_path


def settle(folder, *lines):
    (folder / "report.toml").write_text("\n".join(['inputs = "inputs"', "[plan]", *lines]), encoding="utf-8")


def built(folder):
    return quarter.build(quarter.Request(folder, datetime(2024, 7, 1, 9, 0)))  # noqa: DTZ001


def told(folder):
    findings = quarter.findings(quarter.Request(folder, datetime(2024, 7, 1, 9, 0))).standing  # noqa: DTZ001
    return [finding for finding in findings if finding.code == "status-column-beside"]


def headings_printed(pack):
    return [heading for table in paper(pack.folder, "action plan").tables for heading in table[0]]


def test_the_status_column_that_is_not_printed_is_told_with_the_line_that_prints_it(folder):
    (finding,) = told(folder)
    assert (finding.severity, finding.cell) == ("note", "F1")
    assert '"RAG" counts' in finding.message
    assert '"Forecast RAG"' in finding.message
    assert lines_in(finding.fix)[0] == {"publish_columns": ["Forecast RAG"]}
    assert "Forecast RAG" not in headings_printed(built(folder))


def test_a_second_status_column_that_is_published_is_printed_and_no_more_told(folder):
    settle(folder, 'publish_columns = ["Forecast RAG"]')
    assert told(folder) == []
    pack = built(folder)
    printed = headings_printed(pack)
    assert printed.index("Forecast RAG") == printed.index("RAG") + 1
    assert "Red" in paper(pack.folder, "action plan").text
    assert {action.status.text for action in pack.facts.plan.actions} == {"Green"}


def test_the_status_column_that_the_layout_names_counts(folder):
    (folder / "ours.toml").write_text('[columns]\naction = ["Action"]\nstatus = ["Forecast RAG"]\n')
    settle(folder, 'layout = "ours.toml"')
    (finding,) = told(folder)
    assert '"Forecast RAG" counts' in finding.message
    assert {action.status.text for action in built(folder).facts.plan.actions} == {"Red"}


def test_a_hidden_second_status_column_is_never_printed(folder):
    from openpyxl import load_workbook

    path = folder / "inputs/2024-07/plan.xlsx"
    book = load_workbook(path)
    book.active.column_dimensions["F"].hidden = True
    book.save(path)
    settle(folder, 'publish_columns = ["Forecast RAG"]')
    assert told(folder) == []
    assert "Forecast RAG" not in headings_printed(built(folder))
