"""The Grid against two other readers, cell by cell, on workbooks that openpyxl writes."""

# ruff: noqa: DTZ001 - a cell's date has no zone

import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from python_calamine import CalamineWorkbook

from reportgen.model import Grid, column_letters
from reportgen.workbook import open_workbook

Cells = dict[tuple[int, int], Any]

typed = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=40).filter(
    lambda text: not text.startswith("=") and text not in ERROR_CODES  # openpyxl would write a formula, or the error itself
)
days = st.dates(date(1900, 3, 1), date(9999, 12, 30))
moments = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(lambda when: when.replace(microsecond=0))
numbers = st.integers(-(10**14), 10**14) | st.floats(-1e15, 1e15, allow_nan=False).map(lambda number: float(f"{number:.14g}"))
values = typed | numbers | st.booleans() | days | moments | st.times().map(lambda clock: clock.replace(microsecond=0))
places = st.tuples(st.integers(1, 60), st.integers(1, 40))


def write(cells: Cells, folder: str) -> Path:
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        book.active.cell(row, column, value)
    path = Path(folder) / "plan.xlsx"
    book.save(path)
    return path


def grid_values(grid: Grid) -> Cells:
    return {(cell.row, cell.column): cell.value for row in grid.sheets[0].rows for cell in row.cells}


def alike(ours: Any, other: Any) -> bool:
    """Whether two readers mean one value: numbers to 15 digits, midnight as the day."""
    if isinstance(other, datetime) and not isinstance(ours, datetime) and isinstance(ours, date):
        return other == datetime.combine(ours, time())
    if isinstance(other, bool) or isinstance(ours, bool):
        return ours is other
    if isinstance(ours, int | float) and isinstance(other, int | float):
        return ours == pytest.approx(other, rel=1e-14, abs=1e-300)
    return bool(ours == other)


@given(st.dictionaries(places, values, min_size=1, max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_openpyxl_writes_is_what_we_read(cells: Cells) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(cells, folder)
        grid = open_workbook(path)
        again = openpyxl.load_workbook(path).active
        calamine = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    ours = grid_values(grid)
    assert set(ours) == set(cells)
    assert [row.number for row in grid.sheets[0].rows] == sorted({row for row, _ in cells})
    for (row, column), value in ours.items():
        theirs = again.cell(row, column).value
        assert alike(value, theirs) or "_x" in str(theirs), (column_letters(column), row)
        third = calamine[row - 1][column - 1]
        assert alike(value, third) or isinstance(value, time | datetime), (column_letters(column), row)


@given(st.dictionaries(places, typed, min_size=1, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_texts_come_back_as_typed(cells: Cells) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grid = open_workbook(write(cells, folder))
    found = {(cell.row, cell.column): (cell.text, cell.kind) for row in grid.sheets[0].rows for cell in row.cells}
    assert found == {place: (text, "text") for place, text in cells.items() if "_x" not in text} | {
        place: found[place] for place, text in cells.items() if "_x" in text
    }


def test_what_a_person_formats_with_openpyxl_is_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    plan = book.active
    plan.title = "Work stream 1"
    plan["A1"] = "The Plan"
    plan["B1"] = "lost by others"
    plan.merge_cells("A1:D1")
    plan["A2"], plan["A2"].number_format = 5.1, "0.00"
    plan["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "June 2015"), " July 2015")
    plan["C2"], plan["C2"].number_format = date(2015, 6, 5), "dd/mm/yyyy"
    plan["D2"].fill = PatternFill("solid", fgColor="00B050")
    plan["E2"], plan["E2"].font = "done", Font(bold=True, strike=True, color="FF0000")
    plan["F2"] = "=SUM(A1:A9)"
    plan["C2"].comment = Comment("Moved?", "Ann")
    plan.row_dimensions[2].hidden = True
    plan.column_dimensions["C"].hidden = True
    book.create_sheet("Lists").sheet_state = "hidden"
    book.create_chartsheet("Graph")
    path = tmp_path / "plan.xlsx"
    book.save(path)
    grid = open_workbook(path)
    first = grid.sheets[0]
    cells = {cell.address: cell for row in first.rows for cell in row.cells}
    assert cells["A2"].text == "5.10"
    assert (cells["B2"].standing, cells["B2"].struck_text) == (" July 2015", "June 2015")
    assert (cells["C2"].text, cells["C2"].value) == ("05/06/2015", date(2015, 6, 5))
    assert (cells["D2"].kind, cells["D2"].fill) == ("empty", "00B050")
    assert (cells["E2"].bold, cells["E2"].struck, cells["E2"].font_colour, cells["E2"].standing) == (True, True, "FF0000", "")
    assert cells["F2"].kind == "uncalculated"
    assert [(row.number, row.hidden) for row in first.rows] == [(1, None), (2, "manual")]
    assert first.hidden_columns == {3}
    assert [(comment.cell, comment.text) for comment in first.comments] == [("C2", "Moved?")]
    assert [(each.name, each.hidden) for each in grid.sheets] == [("Work stream 1", False), ("Lists", True), ("Graph", False)]


def test_a_group_closed_with_openpyxl_is_an_outline(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(1, 8):
        book.active.cell(number, 1, number)
    book.active.row_dimensions.group(3, 5, hidden=True)
    book.save(tmp_path / "plan.xlsx")
    rows = open_workbook(tmp_path / "plan.xlsx").sheets[0].rows
    assert [row.hidden for row in rows] == [None, None, "outline", "outline", "outline", None, None]
