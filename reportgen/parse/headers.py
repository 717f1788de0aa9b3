"""A table's heading rows, read: its columns, and what kind of table it is."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportgen.layout import TableKind
from reportgen.model import Cell
from reportgen.parse.headings import MAIN, Guess, Period, names_period
from reportgen.parse.sheets import LAST_COLUMN
from reportgen.parse.text import squeeze

HeaderKind = Literal["plan", "measures", "indicators", "summary", "abbreviations", "aside"]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table: its heading as shown, and what it was taken for (None is not known)."""

    column: int
    cell: Cell
    text: str
    guess: Guess | None
    period: Period

    @property
    def role(self) -> str | None:
        """The Field or family it was taken for."""
        return self.guess.role if self.guess else None

    @property
    def timed(self) -> bool:
        """Whether it is a date, or names a period and hardly anything besides."""
        return self.cell.kind == "date" or names_period(self.text)


@dataclass(frozen=True)
class Header:
    """The heading rows of one table. horizon is 6 or 12 where a heading says so.

    left and right bound the part of the sheet that the table stands in, where others stand beside it. unnamed is whether the
    table was found by what it holds, hardly a heading being known.
    """

    rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    kind: HeaderKind
    horizon: int | None = None
    left: int = 1
    right: int = LAST_COLUMN
    unnamed: bool = False

    @cached_property
    def roles(self) -> dict[int, str | None]:
        """What each column was taken for."""
        return {heading.column: heading.role for heading in self.headings}

    @cached_property
    def lines(self) -> dict[int, str]:
        """What stands in the cell over each column, on one line."""
        return {heading.column: squeeze(heading.cell.standing) for heading in self.headings}

    @cached_property
    def main(self) -> Heading | None:
        """The column of the actions or measures, the one whose heading says so best."""
        fitting = [heading for role in MAIN for heading in self.headings if heading.role == role]
        return max(
            (heading for heading in fitting if heading.role == fitting[0].role),
            key=lambda heading: (heading.guess.score if heading.guess else 0, -heading.column),
            default=None,
        )

    @property
    def texts(self) -> list[str]:
        """Its headings as shown."""
        return [heading.text for heading in self.headings]

    @property
    def wording(self) -> tuple[tuple[int, str], ...]:
        """Its headings where they stand, the same on each page of a table."""
        return tuple((heading.column, squeeze(heading.text)) for heading in self.headings)

    @cached_property
    def table(self) -> Hashable:
        """What every page of one table has in common: where its headings stand, and what they were taken for."""
        return (self.wording, self.kind, self.left, self.right, tuple(self.roles.items()))

    def within(self, column: int) -> bool:
        """Whether a column is in the part of the sheet that the table stands in."""
        return self.left <= column <= self.right


def table_kind(header: Header, retired: bool) -> TableKind:
    """The kind of table, as columns are reported."""
    return "retired" if retired else "measures" if header.kind == "measures" else "plan"
