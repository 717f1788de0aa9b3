"""What init shows of what was taken for what."""

import pytest
from openpyxl import Workbook

from reportgen.layout import Layout, SheetNames
from reportgen.parse import read_plan
from reportgen.render.terminal import reading_text
from reportgen.render.terminal.taken import taken_text
from reportgen.workbook import open_workbook

HEAD = ["Ref", "Action", "Lead", "Due date", "Status", "Cost code"]


@pytest.fixture
def grid(tmp_path):
    """A plan with a copy of it, a sheet of other actions, a glossary and a sheet of notes."""
    book = Workbook()
    for name, start in (("Plan", 1), ("Plan (2)", 1), ("Ideas", 50)):
        sheet = book.create_sheet(name)
        sheet.append(HEAD)
        for number in range(start, start + 6):
            sheet.append([f"1.{number}", f"Survey street {number}", "Head of Air", "May 2025", "On track", "X1"])
    book["Plan"].column_dimensions["F"].hidden = True
    words = book.create_sheet("Words")
    words.append(["Abbreviation", "Meaning"])
    words.append(["AQMA", "Air Quality Management Area"])
    words.append(["FGC", "Family Group Conference"])
    book.create_sheet("Notes").append(["Ask the Chair"])
    del book["Sheet"]
    book.save(tmp_path / "plan.xlsx")
    return open_workbook(tmp_path / "plan.xlsx")


def line(text, start):
    return " ".join(next(each for each in text.splitlines() if each.strip().startswith(start)).split())


def test_columns_of_a_sheet_that_is_left_out_are_not_called_hidden(grid):
    reading = read_plan([grid], Layout("ours", sheets=SheetNames(leave_out=("Ideas",))))
    taken, read = taken_text(reading), reading_text(reading, ["plan.xlsx"])
    assert [each.split()[-2:] for each in taken.splitlines() if "hidden" in each] == [["hidden", "F"]]
    assert line(taken, "'Plan (2)'") == "'Plan (2)' a copy: left out 6 actions"
    assert read.count("(hidden)") == 1
    assert line(read, "'Plan (2)'") == "'Plan (2)' - a copy: left out"
    assert line(read, "'Ideas'") == "'Ideas' - left out by the layout"


def test_a_sheet_of_abbreviations_is_called_what_it_is(grid):
    taken = taken_text(read_plan([grid], None))
    assert line(taken, "'Words'") == "'Words' the glossary 2 abbreviations"
    assert line(taken, "'Notes'") == "'Notes' not the plan"
