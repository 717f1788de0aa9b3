"""The boxes of a sheet on the way down it: summaries, keys, lists of abbreviations, tables that are no plan."""

from collections.abc import Callable, Sequence

from reportgen.layout import Layout
from reportgen.model import Cell, RowKind
from reportgen.parse.boxes import Count, count_in_row, count_in_words, counts_by_column, is_number
from reportgen.parse.found import Stated, Walked
from reportgen.parse.headers import Header
from reportgen.parse.key import key_of_row
from reportgen.parse.lines import StreamName, abbreviation_of

Place = Callable[[], tuple[StreamName | None, int | None]]
"""Gives the work stream and the horizon, in months, that a box is about."""


class BoxReader:
    """Which box is open, and what stands in it. place is asked when a count is met."""

    def __init__(self, out: Walked, layout: Layout, place: Place) -> None:
        self.out, self.view, self.layout, self.place = out, out.view, layout, place
        self.open: str | None = None
        self.header: Header | None = None

    def line(self, cell: Cell, in_table: bool) -> RowKind | None:
        """A line within a box: an abbreviation, a count in words, an entry of a key."""
        if self.open == "abbreviations":
            pair = abbreviation_of(cell.standing)
            if pair is not None and not self.view.unseen(cell):
                self.out.abbreviations.append(pair)
            return self.out.note(cell)
        entries = key_of_row(self.view, cell.row, within=self.open == "key")
        counted = count_in_words(cell, self.layout) if self.open != "key" or not entries else None
        if counted is not None:
            return self._state(counted)
        self.out.key.extend(entries)
        return ("key" if in_table or self.open == "key" else "note") if entries else None

    def row(self, number: int, cells: Sequence[Cell], in_table: bool) -> RowKind | None:
        """A row of several cells within a box, or one that counts or explains by itself."""
        if self.open == "abbreviations" and len(cells) >= 2:
            self._abbreviate(cells)
            return "note"
        if self.open in ("indicators", "aside"):
            return self.out.note(*cells)
        scored = self.open == "key" and is_number(cells[0])
        counted = count_in_row(cells, self.layout) if not scored else None
        if counted is not None:
            return self._state(counted)
        if self.open == "summary":
            for count in counts_by_column(self.header, cells, self.layout) if self.header else ():
                self._state(count)
            return "summary"
        entries = key_of_row(self.view, number) if not in_table or self.open == "key" else ()
        self.out.key.extend(entries)
        return "key" if entries or self.open == "key" else None

    def sign(self, number: int, cells: Sequence[Cell]) -> RowKind:
        """A row with nothing but a sign where an action would be: a line of a key below the table, or a rule."""
        entries = key_of_row(self.view, number)
        self.out.key.extend(entries)
        return "key" if entries else self.out.note(*cells)

    def _abbreviate(self, cells: Sequence[Cell]) -> None:
        """Keep an abbreviation and its meaning: by their headings where there are any, else the first two texts."""
        roles = {heading.role: heading.column for heading in self.header.headings} if self.header else {}
        columns = [roles.get("abbreviation"), roles.get("meaning")]
        pair = [cell for column in columns for cell in cells if cell.column == column] if all(columns) else list(cells[:2])
        if len(pair) == 2 and not any(self.view.unseen(cell) for cell in pair):
            self.out.abbreviations.append((pair[0].standing.strip(), pair[1].standing.strip()))

    def _state(self, count: Count) -> RowKind:
        """Keep a line of a summary box."""
        if count.number is not None:
            stream, months = self.place()
            self.out.stated.append(Stated(stream, count.word, count.number, count.cell, count.total, count.whole, months))
        return "total" if count.total else "summary"
