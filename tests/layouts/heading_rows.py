"""Writing the one or two heading rows of a table."""

from layouts.canvas import Canvas, Look
from layouts.columns import SECTIONS, Column
from openpyxl.styles import Alignment

HEADING_FILL = "DDEBF7"


def families(columns: list[Column], rows: int) -> list[str | None]:
    """The upper headings: families of columns, or with two rows and no family the sections that columns belong to."""
    told = [column.family for column in columns]
    if rows == 2 and not any(told):
        return [None if column.heading is None else SECTIONS.get(column.role, "Monitoring") for column in columns]
    return told


def write_headings(canvas: Canvas, left: int, columns: list[Column], upper: list[str | None], *, alone: str) -> int:
    """Write the heading row or rows from the next free row; return the last.

    alone says where a heading without a family stands: "merged" over both rows, in the "upper" or in the "lower".
    """
    headings = [column.heading for column in columns]
    if not any(upper):
        return _row(canvas, left, headings)
    tops = [
        (heading if alone != "lower" else None) if family is None else family if first else None
        for heading, family, first in zip(headings, upper, _firsts(upper), strict=True)
    ]
    lows = [None if family is None and alone != "lower" else heading for heading, family in zip(headings, upper, strict=True)]
    row = _row(canvas, left, tops)
    _row(canvas, left, lows)
    _merge(canvas, row, left, upper, alone)
    return row + 1


def _firsts(upper: list[str | None]) -> list[bool]:
    """Whether each column is the first of its family."""
    return [at == 0 or upper[at - 1] != family for at, family in enumerate(upper)]


def _row(canvas: Canvas, left: int, texts: list[str | None]) -> int:
    return canvas.cells(left, [Look(text, fill=HEADING_FILL, bold=True) for text in texts], "header")


def _merge(canvas: Canvas, row: int, left: int, upper: list[str | None], alone: str) -> None:
    """A family over its columns; what has none over both rows."""
    starts = [at for at, first in enumerate(_firsts(upper)) if first or upper[at] is None]
    for start, end in zip(starts, [*starts[1:], len(upper)], strict=True):
        if upper[start] is None and alone == "merged":
            canvas.merge(row, left + start, row + 1, left + start)
        elif end - start > 1:
            canvas.merge(row, left + start, row, left + end - 1)


def rotate(canvas: Canvas, row: int, left: int, count: int) -> None:
    """Turn the headings of a row on their side."""
    for column in range(left, left + count):
        canvas.sheet.cell(row, column).alignment = Alignment(textRotation=90, wrap_text=True)
