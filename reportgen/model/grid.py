"""A workbook as a person sees it: sheets of shown texts, with the few styles that carry meaning."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Literal

CellKind = Literal["text", "number", "date", "boolean", "error", "uncalculated", "empty"]
Hidden = Literal["filter", "outline", "manual"]


@cache
def column_letters(column: int) -> str:
    """The letters Excel shows for a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def letters_of(address: str) -> str:
    """The letters of a cell's address: F of F14."""
    return address.rstrip("0123456789")


def row_of(address: str) -> int:
    """The row of a cell's address: 14 of F14."""
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a cell's text; struck when it is shown with a line through it."""

    text: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds a value, or is coloured.

    text is what Excel shows (number format applied), "" for a coloured blank (kind "empty") and for a formula that was never
    calculated (kind "uncalculated"). value is the typed value behind it: an ISO day or time is a date, datetime or time.
    Colours are RRGGBB with theme and tint resolved, None when there is none. runs is empty unless part of the text is struck.
    """

    row: int
    column: int
    text: str
    kind: CellKind = "text"
    value: str | int | float | bool | date | datetime | time | None = None
    fill: str | None = None
    font_colour: str | None = None
    bold: bool = False
    struck: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def address(self) -> str:
        """The cell's place as Excel writes it, such as F14."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def standing(self) -> str:
        """The text without what is struck through."""
        if self.struck:
            return ""
        return "".join(run.text for run in self.runs if not run.struck) if self.runs else self.text

    @property
    def struck_text(self) -> str:
        """Only what is struck through, "" where nothing is."""
        if self.struck:
            return self.text
        return "".join(run.text for run in self.runs if run.struck) if self.runs else ""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Row:
    """One row with at least one cell worth keeping, cells from left to right."""

    number: int
    cells: tuple[Cell, ...]
    hidden: Hidden | None = None

    def at(self, column: int) -> Cell | None:
        """The cell in a column (1 is A), or None where there is none."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on a cell. Never printed in a paper."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, rows from top to bottom. hidden covers "very hidden" too."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merges: tuple[Range, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[Comment, ...] = ()
    tables: tuple[Range, ...] = ()
    """Excel's own tables, heading row included."""
    pivots: tuple[Range, ...] = ()
    """What pivot tables fill."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One workbook. file is the name shown to people; notes say what was odd in reading it, as (sheet, cell, code, sentence)."""

    file: str
    sheets: tuple[Sheet, ...]
    notes: tuple[tuple[str | None, str | None, str, str], ...] = ()
