"""One sheet parted where tables stand beside each other, so that each is read by itself."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reportgen.model import Cell, Range
from reportgen.parse.headers import Header
from reportgen.parse.headings import BOX_ROLES, MAIN, Guess, names_period
from reportgen.parse.sheets import LAST_COLUMN, View
from reportgen.parse.text import squeeze

SPACER = 3
"""Over how many rows, at least, an empty column has to part two tables that end beside others."""
LAST_ROW = 1048576


class Reader(Protocol):
    """Reads headings."""

    def read(self, view: View, row: int, known: bool) -> Header | None:
        """The header that begins in a row of a view, None where none does; known asks for headings that are."""

    def guess(self, text: str) -> Guess | None:
        """What a heading means."""


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of a row that stand side by side without an empty column between them."""

    cells: tuple[Cell, ...]
    left: int
    right: int


def parts_of(view: View, reader: Reader) -> list[View]:
    """The parts of a sheet: what stands beside a table after an empty column is a part of its own; so is each pivot table."""
    pivots = view.sheet.pivots
    parts = _parted(view.without(pivots) if pivots else view, reader)
    return [*parts, *(view.part(pivot) for pivot in pivots)]


def _parted(view: View, reader: Reader) -> list[View]:
    beside = list(_beside(view, reader))
    if not beside:
        return [view]
    return [view.without(beside), *(part for area in beside for part in _parted(view.part(area), reader))]


def _beside(view: View, reader: Reader) -> Iterator[Range]:
    """The areas that stand to the right of a table, or to its left, from top to bottom; none overlaps another."""
    room = _Room(view)
    taken: list[Range] = []
    for row in view.holding():
        if len(view.filled(row.number)) == room.last:
            continue  # filled from the first column to the last, so that nothing stands beside anything
        runs = _runs(view, row.number)
        if not runs or any(area.top <= row.number <= area.bottom for area in taken):
            continue
        for area in _areas(view, room, runs, row.number, reader):
            taken.append(area)
            yield area


def _areas(view: View, room: "_Room", runs: Sequence[Run], row: int, reader: Reader) -> Iterator[Range]:
    """What stands beside the first table that a row heads: the tables and lists to its right, and what is to its left."""
    if not any(room.parts(gap, row) for run in runs for gap in (run.left - 1, run.right + 1) if gap):
        return
    if _heads_groups(view, runs):
        return  # the headings themselves stand in the row below
    tables = _tables(view, room, runs, row, reader)
    if not any(_is_plan(_header(view, table[0].left, table[-1].right, row, reader)) for table in tables):
        return
    if (right := _to_the_right(room, tables[0][-1].right, row)) is not None:
        yield right
    if (left := _to_the_left(room, tables[0][0].left, row)) is not None:
        yield left


def _heads_groups(view: View, runs: Sequence[Run]) -> bool:
    """Whether a row has nothing but headings of groups of columns: some merged, or the same twice, with more headings below."""
    cells = [cell for run in runs for cell in run.cells]
    below = view.filled(cells[0].row + 1)
    wide = [cell for cell in cells if view.width(cell) > 1 and view.height(cell) == 1]
    over = {column for cell in cells for column in range(cell.column, cell.column + view.width(cell))}
    under = {cell.column for cell in below}
    parted = bool(wide) and _look(cells) == _look(below) and under <= over and all(cell.column in under for cell in cells)
    again = any(len({squeeze(cell.text) for cell in run.cells}) < len(run.cells) for run in runs)
    if again and len(below) >= len(cells) and all(cell.kind == "text" for cell in below):
        return True
    return len(below) > len(cells) > 1 and (len(wide) == len(cells) or parted)


def _tables(view: View, room: "_Room", runs: Sequence[Run], row: int, reader: Reader) -> list[list[Run]]:
    """The runs of headings that make one table each: an empty column within a table is only there for the looks."""
    tables: list[list[Run]] = []
    for run in runs:
        if tables and _joins(view, room, tables[-1], run, row, reader):
            tables[-1].append(run)
        else:
            tables.append([run])
    return tables


def _joins(view: View, room: "_Room", table: Sequence[Run], run: Run, row: int, reader: Reader) -> bool:
    """Whether headings after an empty column are more of the table before it, and not those of another."""
    cells = [cell for known in table for cell in known.cells]
    if not all(cell.kind == "text" for cell in (*cells, *run.cells)) or _look(cells) != _look(run.cells):
        return False
    if run.left - table[-1].right == 2 and all(names_period(cell.text) for cell in run.cells):
        return True
    alone = _header(view, run.left, run.right, row, reader)
    if alone is not None and alone.kind in ("summary", "abbreviations", "aside"):
        return False
    own, more = ({guess.role for cell in part if (guess := reader.guess(cell.standing))} for part in (cells, run.cells))
    if own & more & {*MAIN, "ref"} or {squeeze(cell.text) for cell in cells} & {squeeze(cell.text) for cell in run.cells}:
        return False
    level = room.level(table[0].left, table[-1].right, run, row)
    if not level and ("status" in own & more or {cell.fill for cell in cells}.isdisjoint(cell.fill for cell in run.cells)):
        return False  # statuses of other things, or headings in a colour of their own, over fewer rows
    if not level and own & {*MAIN} and _roles_under(view, run, row, reader) & {*MAIN}:
        return False  # what each row of the other tells of is its own
    return bool(more - BOX_ROLES) or level


def _roles_under(view: View, run: Run, row: int, reader: Reader) -> set[str]:
    """What the headings are taken for that stand under a wide one which heads them all."""
    if len(run.cells) > 1 or view.width(run.cells[0]) < 2:
        return set()
    under = (cell for cell in view.filled(row + 1) if run.left <= cell.column <= run.right)
    return {guess.role for cell in under if cell.kind == "text" and (guess := reader.guess(cell.standing))}


def _header(view: View, left: int, right: int, row: int, reader: Reader) -> Header | None:
    if right <= left:
        return None
    # a row right below another is one of its table, unless its words are headings
    runs_on = row - 1 in view.rows and len(view.filled(row - 1)) > 2
    return reader.read(view.part(Range(row, left, row + 50, right)), row, runs_on)


def _is_plan(header: Header | None) -> bool:
    return header is not None and header.kind in ("plan", "measures")


def _look(cells: Sequence[Cell]) -> tuple[bool, bool]:
    return any(cell.bold for cell in cells), any(cell.fill for cell in cells)


def _runs(view: View, row: int) -> list[Run]:
    """The runs of filled cells of a row."""
    runs: list[Run] = []
    cells: list[Cell] = []
    right = 0
    for cell in view.filled(row):
        if cells and cell.column > right + 1:
            runs.append(Run(tuple(cells), cells[0].column, right))
            cells = []
        cells.append(cell)
        right = max(right, cell.column + view.width(cell) - 1)
    return [*runs, Run(tuple(cells), cells[0].column, right)] if cells else runs


def _to_the_right(room: "_Room", right: int, row: int) -> Range | None:
    gap = right + 1
    return room.area(gap, row, gap + 1, LAST_COLUMN) if room.parts(gap, row) else None


def _to_the_left(room: "_Room", left: int, row: int) -> Range | None:
    gap = left - 1
    return room.area(gap, row, 1, gap - 1) if gap > 1 and room.parts(gap, row) else None


def _is_list(cells: Sequence[Cell]) -> bool:
    """Whether what stands beside a table is a table or a list, and not remarks on its rows."""
    words = sum(len(cell.text.split()) for cell in cells)
    return len({cell.column for cell in cells}) > 1 or (len(cells) >= SPACER and words < SPACER * len(cells))


class _Room:
    """Where the columns of a sheet are empty."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.numbers = [row.number for row in view.holding()]

    @cached_property
    def columns(self) -> dict[int, list[int]]:
        """The rows in which each column is filled, or crossed by a merge."""
        filled: dict[int, list[int]] = {}
        for number in self.numbers:
            merged = self.view.crossed(number)
            for cell in self.view.filled(number):
                width = min(self.view.width(cell), 256) if merged else 1
                for column in range(cell.column, cell.column + width):
                    filled.setdefault(column, []).append(number)
        return filled

    def end(self, gap: int, row: int) -> int:
        """The first row from one on in which a column is not empty."""
        rows = self.columns.get(gap, [])
        at = bisect_left(rows, row)
        return rows[at] if at < len(rows) else LAST_ROW + 1

    def level(self, left: int, right: int, run: Run, row: int) -> bool:
        """Whether what stands below a run of headings goes on for about as many rows as the table beside it."""
        end = min(self.end(right + 1, row), self.end(run.left - 1, row))
        below = [number for number in self.numbers[bisect_left(self.numbers, row + 1) :] if number < end]
        beside = sum(self._holds(number, left, right) for number in below)
        own = sum(self._holds(number, run.left, run.right) for number in below)
        return beside * 5 <= own * 8 and own * 5 <= beside * 8

    def parts(self, gap: int, row: int) -> bool:
        """Whether a column is empty from a row on for long enough to part tables, and there is something on both sides."""
        if gap >= self.last:
            return False
        end = self.end(gap, row)
        below = bisect_left(self.numbers, end) - bisect_left(self.numbers, row)
        return end > row and (end > LAST_ROW or below > SPACER)

    @cached_property
    def last(self) -> int:
        """The last column that is not empty."""
        return max(self.columns, default=0)

    def area(self, gap: int, row: int, left: int, right: int) -> Range | None:
        """What stands on one side of an empty column beside a heading row, and directly above that; None where nothing does."""
        top, bottom = row, self.end(gap, row) - 1
        above = self.numbers[: bisect_left(self.numbers, row)]
        for number in reversed(above):
            if number < top - 1 or self._holds(number, gap, gap) or not self._holds(number, left, right):
                break
            top = number
        inside = [number for number in self.numbers[bisect_left(self.numbers, top) :] if number <= bottom]
        cells = [cell for number in inside for cell in self.view.filled(number) if left <= cell.column <= right]
        return Range(top, left, bottom, right) if _is_list(cells) else None

    def _holds(self, row: int, left: int, right: int) -> bool:
        cells = self.view.filled(row)
        return any(cell.column <= right and cell.column + self.view.width(cell) > left for cell in cells)
