"""A column that gives the status without being one of statuses: "Done?"; nothing is asked of it, and papers print the status."""

import pytest
from docx import Document
from openpyxl import Workbook
from test_cli import run

ROWS = [("1", "Mend the gate", "Clerk", "Yes"), ("2", "Paint the hall", "Clerk", "No"), ("3", "Plant a tree", "Clerk", "Yes")]


@pytest.fixture
def folder(tmp_path):
    book = Workbook()
    book.active.append(["Ref", "Action", "Lead", "Done?"])
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    return tmp_path


def test_of_a_column_that_gives_the_status_nothing_is_asked(folder):
    told = run(folder, "read", "plan.xlsx").stdout
    assert "not one that papers know" not in told


def test_init_shows_that_it_gives_the_status(folder):
    told = run(folder, "init", "plan.xlsx", "report").stdout
    line = next(line for line in told.splitlines() if "Done?" in line)
    assert "gives the status" in line


def test_the_printed_plan_has_the_status(folder):
    run(folder, "init", "plan.xlsx", "report", "--meeting", "2024-07-11")
    built = run(folder / "report", "build")
    assert built.returncode == 0, built.stderr
    tables = [table for path in (folder / "report" / "outputs").rglob("*.docx") for table in Document(path).tables]
    table = next(table for table in tables if {"Action", "Lead", "Status"} <= {cell.text for cell in table.rows[0].cells})
    at = [cell.text for cell in table.rows[0].cells].index("Status")
    assert {row.cells[at].text.split("\n")[0] for row in table.rows[1:4]} == {"Completed", "Not completed"}
