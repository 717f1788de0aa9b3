"""A picture of each sheet, every row and column tinted and named by what it was read as (`read --html`, `init --html`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model import Column, Finding, Grid, Reading, Row, RowKind, Sheet, SheetRecord, column_letters, letters_of, row_of
from reportgen.parse.colours import rag_of_fill
from reportgen.render.html.page import page
from reportgen.render.terminal.lines import counted
from reportgen.render.terminal.reading import FIELDS, ROWS, read_as
from reportgen.workbook.addresses import column_number

MOST_ROWS = 2000
"""The rows of a sheet that are shown: a browser is slow with more."""
MOST_TEXT = 600
"""The characters of a cell that are shown."""
_HIDDEN = {"filter": "hidden by a filter", "outline": "in a collapsed group", "manual": "hidden by hand"}
# tints light enough that dark text has a contrast of at least 7 to 1 on each (WCAG 1.4.6)
_KIND_TINTS: dict[RowKind, str] = {
    "title": "#e3e6ea",
    "header": "#cfd6de",
    "work_stream": "#d9cdea",
    "objective": "#e9e0f3",
    "action": "#d3e9d6",
    "measure": "#cfe8ea",
    "continuation": "#e7f3e8",
    "summary": "#f6e4c4",
    "total": "#f6e4c4",
    "retired": "#ecd5c8",
    "note": "#f4f4f4",
    "key": "#f9efc9",
    "blank": "#ffffff",
    "unknown": "#f6c9c9",
}
_FIELD_TINTS = {
    "ref": "#e3e6ea",
    "action": "#d3e9d6",
    "objective": "#e9e0f3",
    "work_stream": "#d9cdea",
    "lead": "#d5e4f5",
    "due": "#fbe3cf",
    "original_due": "#fdf1e4",
    "status": "#f9efc9",
    "progress": "#d9f0ec",
    "targets": "#f5dce8",
    "milestones": "#eedff0",
    "changes": "#e6eccf",
    "mitigation": "#e0dccb",
}
_ITEMS = ("action", "measure", "continuation", "retired")
_OTHER = "not known: not printed"


@dataclass(frozen=True, slots=True)
class Tint:
    """A class of the page's style, its colour (#RRGGBB) and the words it stands for."""

    name: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: shade is the workbook's own fill (RRGGBB), role what a heading's column was taken for.

    span is over how many columns it goes: a line of text goes on to the right, as in Excel.
    """

    text: str = ""
    tint: str = ""
    role: str = ""
    shade: str = ""
    shade_told: str = ""
    span: int = 1


def reading_html(reading: Reading, grids: Sequence[Grid], title: str) -> bytes:
    """The page for a browser of all that was read of some workbooks."""
    rows, columns = {row.kind for row in reading.rows}, {column.field for column in reading.columns}
    kinds = [Tint(f"k-{kind}", colour, ROWS[kind]) for kind, colour in _KIND_TINTS.items() if kind in rows]
    fields = [Tint(f"f-{field}", colour, FIELDS[field]) for field, colour in _FIELD_TINTS.items() if field in columns]
    fields += [Tint("f-other", "#f4f4f4", _OTHER)] if None in columns else []
    records = {(record.file, record.sheet): record for record in reading.sheets}
    sheets = [
        _sheet(reading, grid, sheet, records.get((grid.file, sheet.name)), f"sheet-{place}")
        for place, (grid, sheet) in enumerate((grid, sheet) for grid in grids for sheet in grid.sheets)
    ]
    return page(
        "sheets.html", title=f"{title}: what was read", tints=[*kinds, *fields], kinds=kinds, fields=fields, sheets=sheets
    )


def _sheet(reading: Reading, grid: Grid, sheet: Sheet, record: SheetRecord | None, anchor: str) -> dict[str, object]:
    """One sheet as its part of the template wants it."""
    mine = [column for column in reading.columns if (column.file, column.sheet) == (grid.file, sheet.name)]
    kinds = {row.row: row.kind for row in reading.rows if (row.file, row.sheet) == (grid.file, sheet.name)}
    widest = max((cell.column for row in sheet.rows for cell in row.cells if cell.text or cell.fill), default=0)
    last = min(widest, max([_column(column.cell) for column in mine] + [widest if widest < 60 else 60]))
    return {
        "anchor": anchor,
        "file": grid.file,
        "name": sheet.name,
        "read_as": _told(record),
        "findings": [
            _finding(finding) for finding in reading.findings if (finding.file, finding.sheet) == (grid.file, sheet.name)
        ],
        "columns": [
            {"letters": column_letters(number), "hidden": number in sheet.hidden_columns} for number in range(1, last + 1)
        ],
        "rows": list(_rows(sheet, mine, kinds, last)),
        "left": _left(len(sheet.rows), widest, last),
    }


def _told(record: SheetRecord | None) -> str:
    if record is None:
        return "read"
    counts = [(record.actions, "action"), (record.measures, "measure"), (record.retired, "retired item")]
    counts.append((record.abbreviations, "abbreviation"))
    held = ", ".join(counted(number, noun) for number, noun in counts if number)
    return f"{read_as(record)}{f', {held}' if held else ''}{f'. {record.unsure}' if record.unsure else ''}"


def _finding(finding: Finding) -> dict[str, object]:
    return {"severity": finding.severity.capitalize(), "cell": finding.cell, "message": finding.message, "fix": finding.fix}


def _left(rows: int, widest: int, last: int) -> str:
    """What of a sheet the page leaves out."""
    told = [f"Rows after the first {MOST_ROWS:,} with content are not shown; {rows:,} were read."] if rows > MOST_ROWS else []
    told += [f"Columns after {column_letters(last)} are not shown."] if widest > last else []
    return " ".join(told)


def _rows(sheet: Sheet, columns: Sequence[Column], kinds: Mapping[int, RowKind], last: int) -> Iterator[dict[str, object]]:
    headings: dict[int, dict[int, Column]] = {}
    for column in columns:
        headings.setdefault(row_of(column.cell), {})[_column(column.cell)] = column
    current: dict[int, Column] = {}
    for row in sheet.rows[:MOST_ROWS]:
        current = {**current, **headings.get(row.number, {})}
        kind = kinds.get(row.number)
        if kind is None:
            continue
        hidden = f", {_HIDDEN[row.hidden]}" if row.hidden else ""
        yield {
            "number": row.number,
            "told": ROWS[kind] + hidden,
            "tint": f"k-{kind}",
            "css": " ".join([*(["heading"] if kind == "header" else []), *(["hidden"] if row.hidden else [])]),
            "cells": list(_cells(row, kind, current, headings.get(row.number, {}), last)),
        }


def _cells(row: Row, kind: RowKind, fields: Mapping[int, Column], own: Mapping[int, Column], last: int) -> Iterator[ShownCell]:
    """A row's cells: of items tinted by their columns, of other rows by the row's kind."""
    there = {cell.column: cell for cell in row.cells}
    filled = [cell.column for cell in row.cells if cell.text]
    line = filled[0] if len(filled) == 1 and kind not in _ITEMS and filled[0] not in own else last + 1
    for number in range(1, min(line, last) + 1):
        cell, column = there.get(number), fields.get(number)
        tinted = column is not None and (kind in _ITEMS or number in own)
        tint = _field_tint(column) if tinted and column else f"k-{kind}"
        role = (FIELDS[own[number].field or ""] if own[number].field else _OTHER) if number in own else ""
        if cell is None:
            yield ShownCell("", tint if tinted else "", role)
            continue
        text = cell.text if len(cell.text) <= MOST_TEXT else f"{cell.text[:MOST_TEXT]} …"
        span = last + 1 - line if number == line else 1
        yield ShownCell(text, tint, role, cell.fill or "", rag_of_fill(cell.fill) or cell.fill or "", span)


def _field_tint(column: Column) -> str:
    return f"f-{column.field}" if column.field in _FIELD_TINTS else "f-other"


def _column(cell: str) -> int:
    return column_number(letters_of(cell)) or 0
