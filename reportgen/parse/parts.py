"""One sheet parted where tables stand beside each other, so that each is read by itself."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportgen.model import Cell, Range
from reportgen.parse.headers import Header
from reportgen.parse.headings import MAIN
from reportgen.parse.sheets import LAST_COLUMN, View

SPACER = 3
"""Over how many rows, at least, an empty column has to part two tables that end beside others."""
LAST_ROW = 1048576

Reader = Callable[[View, int], Header | None]
"""Reads the header that begins in a row of a view, None where none does."""


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of a row that stand side by side without an empty column between them."""

    cells: tuple[Cell, ...]
    left: int
    right: int


def parts_of(view: View, read: Reader) -> list[View]:
    """The parts of a sheet: what stands beside a table after an empty column is a part of its own; so is each pivot table."""
    pivots = view.sheet.pivots
    parts = _parted(view.without(pivots) if pivots else view, read)
    return [*parts, *(view.part(pivot) for pivot in pivots)]


def _parted(view: View, read: Reader) -> list[View]:
    beside = list(_beside(view, read))
    if not beside:
        return [view]
    return [view.without(beside), *(part for area in beside for part in _parted(view.part(area), read))]


def _beside(view: View, read: Reader) -> Iterator[Range]:
    """The areas that stand to the right of a table, or to its left, from top to bottom; none overlaps another."""
    room = _Room(view)
    taken: list[Range] = []
    for row in view.holding():
        runs = _runs(view, row.number)
        if not runs or any(area.top <= row.number <= area.bottom for area in taken):
            continue
        for area in _areas(view, room, runs, row.number, read):
            taken.append(area)
            yield area


def _areas(view: View, room: "_Room", runs: Sequence[Run], row: int, read: Reader) -> Iterator[Range]:
    """What stands beside the first table that a row heads: the tables and lists to its right, and what is to its left."""
    if not any(room.parts(gap, row) for run in runs for gap in (run.left - 1, run.right + 1) if gap):
        return
    heads = [_header(view, run, row, read) for run in runs]
    first = next((index for index, header in enumerate(heads) if header is not None), None)
    if first is None:
        return
    last = first
    while last + 1 < len(runs) and _same_table(heads[first], runs[last + 1], heads[last + 1]):
        last += 1
    if (right := _to_the_right(view, room, runs[last].right, row)) is not None:
        yield right
    if (left := _to_the_left(view, room, runs[first].left, row)) is not None:
        yield left


def _header(view: View, run: Run, row: int, read: Reader) -> Header | None:
    return read(view.part(Range(row, run.left, row + 50, run.right)), row) if _heads_columns(run) else None


def _heads_columns(run: Run) -> bool:
    return len(run.cells) > 1 and all(cell.kind == "text" for cell in run.cells)


def _same_table(header: Header | None, run: Run, other: Header | None) -> bool:
    """Whether what stands after an empty column is more of the table: headings that don't begin another."""
    if header is None or not all(cell.kind == "text" for cell in run.cells):
        return False
    if other is None or other.kind not in ("plan", "measures"):
        return other is None and header.kind in ("plan", "measures") and _is_bold(run) == _is_bold_of(header)
    own, more = ({heading.role for heading in found.headings if heading.role} for found in (header, other))
    return not own & more & {*MAIN, "ref"} and len(own & more) < 2


def _is_bold(run: Run) -> tuple[bool, bool]:
    return any(cell.bold for cell in run.cells), any(cell.fill for cell in run.cells)


def _is_bold_of(header: Header) -> tuple[bool, bool]:
    cells = [heading.cell for heading in header.headings]
    return any(cell.bold for cell in cells), any(cell.fill for cell in cells)


def _runs(view: View, row: int) -> list[Run]:
    """The runs of filled cells of a row."""
    runs: list[Run] = []
    for cell in view.filled(row):
        right = cell.column + view.width(cell) - 1
        if runs and cell.column <= runs[-1].right + 1:
            runs[-1] = Run((*runs[-1].cells, cell), runs[-1].left, max(right, runs[-1].right))
        else:
            runs.append(Run((cell,), cell.column, right))
    return runs


def _to_the_right(view: View, room: "_Room", right: int, row: int) -> Range | None:
    gap = right + 1
    return room.area(gap, row, gap + 1, LAST_COLUMN) if room.parts(gap, row) else None


def _to_the_left(view: View, room: "_Room", left: int, row: int) -> Range | None:
    gap = left - 1
    return room.area(gap, row, 1, gap - 1) if gap > 1 and room.parts(gap, row) else None


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
            for cell in self.view.filled(number):
                for column in range(cell.column, cell.column + min(self.view.width(cell), 256)):
                    filled.setdefault(column, []).append(number)
        return filled

    def end(self, gap: int, row: int) -> int:
        """The first row from one on in which a column is not empty."""
        rows = self.columns.get(gap, [])
        at = bisect_left(rows, row)
        return rows[at] if at < len(rows) else LAST_ROW + 1

    def parts(self, gap: int, row: int) -> bool:
        """Whether a column is empty from a row on for long enough to part tables, and there is something on both sides."""
        end = self.end(gap, row)
        below = self.numbers[bisect_left(self.numbers, row) : bisect_left(self.numbers, end)]
        return end > row and (end > LAST_ROW or len(below) > SPACER) and gap < max(self.columns, default=0)

    def area(self, gap: int, row: int, left: int, right: int) -> Range | None:
        """What stands on one side of an empty column beside a heading row, and directly above that; None where nothing does."""
        top, bottom = row, self.end(gap, row) - 1
        above = self.numbers[: bisect_left(self.numbers, row)]
        for number in reversed(above):
            if number < top - 1 or self._holds(number, gap, gap) or not self._holds(number, left, right):
                break
            top = number
        inside = [number for number in self.numbers[bisect_left(self.numbers, top) :] if number <= bottom]
        return Range(top, left, bottom, right) if any(self._holds(number, left, right) for number in inside) else None

    def _holds(self, row: int, left: int, right: int) -> bool:
        cells = self.view.filled(row)
        return any(cell.column <= right and cell.column + self.view.width(cell) > left for cell in cells)
