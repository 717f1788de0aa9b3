"""How officers' workbooks look: shared by the scripts here that make the sample inputs.

Everything is plain openpyxl. `save` writes the same bytes on every run, whatever the day.
"""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

DAY = "dd/mm/yyyy"
MONTH = "mmm-yy"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can carry: every entry gets it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The style of one sheet. Colours are RRGGBB."""

    font: str = "Arial"
    size: float = 10
    heading_fill: str = "1F3864"
    heading_colour: str = "FFFFFF"
    title_colour: str = "1F3864"
    box_fill: str = "D9E1F2"
    line_colour: str = "808080"


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with the number format that Excel shows it in, such as 1.1 as "0.00"."""

    value: float | int | date
    number_format: str


HIGHEST_ROW = 409
"""The highest that Excel lets a row be, in points."""

Value = str | int | float | date | Shown | None


def write(cell: Cell, value: Value, look: Look, *, bold: bool = False, centred: bool = False) -> None:
    """Put a value into a cell of a table: wrapped, at the top, bordered; a bare date is shown as dd/mm/yyyy."""
    if isinstance(value, Shown):
        cell.value, cell.number_format = value.value, value.number_format
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY
    side = Side(style="thin", color=look.line_colour)
    cell.font = Font(name=look.font, size=look.size, bold=bold)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if centred else "left")


def shade(cell: Cell, colour: str) -> None:
    """Fill a cell with a colour, RRGGBB."""
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)


def title_block(sheet: Worksheet, lines: Sequence[str], columns: int, look: Look) -> int:
    """Write lines at the top: the first two merged over all columns, the rest plain. Returns the row after a blank one."""
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, line)
        cell.font = Font(
            name=look.font, size=(16, 13)[number - 1] if number <= 2 else look.size, bold=number <= 2, color=look.title_colour
        )
        if number <= 2:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)
            cell.alignment = Alignment(horizontal="left", vertical="center")
            sheet.row_dimensions[number].height = 24 if number == 1 else 20
    return len(lines) + 2


def heading_row(sheet: Worksheet, row: int, headings: Sequence[str], look: Look, *, boxed: bool = False) -> None:
    """Write a heading row; boxed is the lighter one of a box under the table."""
    for column, heading in enumerate(headings, start=1):
        cell = sheet.cell(row, column)
        write(cell, heading, look, bold=True)
        shade(cell, look.box_fill if boxed else look.heading_fill)
        if not boxed:
            cell.font = Font(name=look.font, size=look.size, bold=True, color=look.heading_colour)


def table_row(sheet: Worksheet, row: int, values: Sequence[Value], look: Look) -> None:
    """Write one row of a table from column A on."""
    for column, value in enumerate(values, start=1):
        write(sheet.cell(row, column), value, look)


def band(sheet: Worksheet, row: int, text: str, columns: int, look: Look) -> None:
    """Write a bold line over a group of rows, merged over all columns and lightly filled."""
    cell = sheet.cell(row, 1, text)
    cell.font = Font(name=look.font, size=look.size + 1, bold=True, color=look.title_colour)
    shade(cell, look.box_fill)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)


def plain_line(sheet: Worksheet, row: int, text: str, look: Look) -> None:
    """Write a line under a table, such as a note: no border, running on over the empty cells beside it."""
    cell = sheet.cell(row, 1, text)
    cell.font = Font(name=look.font, size=look.size, italic=True)


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the columns' widths from A on, in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_rows(sheet: Worksheet, first: int, last: int) -> None:
    """Make rows as high as their wrapped text needs, as Excel would on a double click. Widths must be set before."""
    for row in range(first, last + 1):
        wrapped = [cell for cell in sheet[row] if cell.value is not None and cell.alignment.wrap_text]
        lines = max((_lines(cell, sheet.column_dimensions[cell.column_letter].width) for cell in wrapped), default=0)
        if lines:
            size = max(cell.font.size for cell in wrapped)
            sheet.row_dimensions[row].height = min(round(lines * size * 1.28 + 4), HIGHEST_ROW)


def _lines(cell: Cell, width: float) -> int:
    """About how many lines a cell's text takes; bold text is wider."""
    room = max(int(width * (1.1 if cell.font.bold else 1.3)), 1)
    return sum(len(wrap(paragraph, room)) or 1 for paragraph in str(cell.value).split("\n"))


def lay_out_pages(sheet: Worksheet, heading: int, *, footer: str) -> None:
    """Freeze under a heading row and print it on every page: landscape A4, as wide as the page."""
    sheet.freeze_panes = sheet.cell(heading + 1, 1)
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = footer.replace("&", "&&"), "Page &P of &N"


def filter_table(sheet: Worksheet, heading: int, last: int, columns: int) -> None:
    """Switch the filter arrows on over a table; nothing is filtered out."""
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(columns)}{last}"


def save(workbook: Workbook, path: Path, *, saved: datetime, creator: str) -> None:
    """Write a workbook so that two runs give the same bytes: the given day inside, a fixed one on the zip entries."""
    workbook.properties.creator, workbook.properties.created = creator, saved
    made = BytesIO()
    workbook.save(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(_entry(name), _fixed(name, source.read(name), saved))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3  # 3: the same byte on every operating system
    entry.external_attr = 0o644 << 16
    return entry


def _fixed(name: str, content: bytes, saved: datetime) -> bytes:
    """A part of the package; openpyxl writes the time of saving into the core properties, whatever it was told."""
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{saved:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
