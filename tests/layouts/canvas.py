"""A sheet being drawn, which remembers what each of its rows is."""

import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour of the workbook's theme, lightened by a tint."""

    number: int
    tint: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """One cell: its value (old is struck through before it), number format, colours; cached is a formula's last value."""

    value: Any = None
    number_format: str | None = None
    fill: str | Theme | None = None
    colour: str | None = None
    bold: bool = False
    struck: bool = False
    old: str | None = None
    cached: Any = None

    def formula(self, formula: str) -> "Look":
        """The same cell, its value calculated."""
        return replace(self, value=formula, cached=self.value)


class Canvas:
    """A worksheet with the kinds of its rows."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet = book.create_sheet(name)
        self.name = name
        self.kinds: dict[int, Any] = {}
        self.cached: dict[str, Any] = {}
        self.row = 1
        """The next free row."""

    def put(self, row: int, column: int, look: Look) -> None:
        """Write one cell."""
        cell = self.sheet.cell(row, column)
        if look.old is not None:
            cell.value = CellRichText(TextBlock(InlineFont(strike=True), look.old), f" {look.value}")
        else:
            cell.value = look.value
        if look.number_format:
            cell.number_format = look.number_format
        if look.fill is not None:
            cell.fill = PatternFill("solid", fgColor=_colour(look.fill))
        if look.bold or look.struck or look.colour:
            cell.font = Font(bold=look.bold, strike=look.struck, color=look.colour)
        if look.cached is not None:
            self.cached[cell.coordinate] = look.cached
        cell.alignment = Alignment(wrap_text=True, vertical="top")

    def line(self, column: int, text: str, kind: Any, *, bold: bool = False, fill: str | None = None, width: int = 1) -> int:
        """Write one text on a row of its own, merged over width columns, and go to the next row."""
        row = self.row
        self.put(row, column, Look(text, bold=bold, fill=fill))
        if width > 1:
            self.merge(row, column, row, column + width - 1)
        self.kinds[row] = kind
        self.row += 1
        return row

    def cells(self, column: int, looks: list[Look], kind: Any) -> int:
        """Write a row of cells, and go to the next row."""
        for at, look in enumerate(looks):
            self.put(self.row, column + at, look)
        self.kinds[self.row] = kind
        self.row += 1
        return self.row - 1

    def tint(self, row: int, left: int, right: int, fill: str) -> None:
        """Colour a row of cells without touching their texts."""
        for column in range(left, right + 1):
            self.sheet.cell(row, column).fill = PatternFill("solid", fgColor=_colour(fill))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a rectangle of cells."""
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def address(self, row: int, column: int) -> str:
        """The cell's place as Excel writes it."""
        return f"{get_column_letter(column)}{row}"


def _colour(fill: str | Theme) -> Color:
    return Color(theme=fill.number, tint=fill.tint) if isinstance(fill, Theme) else Color(rgb="FF" + fill)


def saved(book: Workbook, canvases: list[Canvas]) -> bytes:
    """The workbook's bytes, with the last values of its formulas written in (openpyxl writes none)."""
    stream = BytesIO()
    book.save(stream)
    base = date(1904, 1, 1) if book.epoch.year == 1904 else date(1899, 12, 30)
    by_part = {f"xl/worksheets/sheet{book.index(canvas.sheet) + 1}.xml": canvas.cached for canvas in canvases if canvas.cached}
    target = BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            content = source.read(name)
            if name in by_part:
                content = _with_values(content.decode(), by_part[name], base).encode()
            package.writestr(name, content)
    return target.getvalue()


def _with_values(xml: str, cached: dict[str, Any], base: date) -> str:
    def fill_in(found: re.Match[str]) -> str:
        value = cached[found["place"]]
        kind = ' t="str"' if isinstance(value, str) else ""
        return f'<c r="{found["place"]}"{found["rest"]}{kind}>{found["formula"]}<v>{escape(str(_number(value, base)))}</v></c>'

    for place in cached:
        pattern = rf'<c r="(?P<place>{place})"(?P<rest>[^>]*?)>(?P<formula><f>.*?</f>)<v ?/?>(?:</v>)?</c>'
        xml, count = re.subn(pattern, fill_in, xml)
        if count != 1:
            raise ValueError(f"the formula of {place} was not found")
    return xml


def _number(value: Any, base: date) -> Any:
    return (value - base).days if isinstance(value, date) else value
