"""A sheet to look things up in: cells by place, and which merge covers them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from reportgen.model import Cell, Range, Row, Sheet

LAST_COLUMN = 16384


class View:
    """One sheet of one file, indexed by row and column; or a part of it: what lies within an area, or outside of some."""

    def __init__(self, file: str, sheet: Sheet, within: Range | None = None, away: tuple[Range, ...] = ()) -> None:
        self.file, self.sheet, self.within, self.away = file, sheet, within, away
        self.rows: dict[int, Row] = {row.number: row for row in sheet.rows}
        self._filled: dict[int, tuple[Cell, ...]] = {}
        self._cells = {row.number: {cell.column: cell for cell in row.cells} for row in sheet.rows}

    def part(self, area: Range) -> "View":
        """What lies within an area."""
        return View(self.file, _cut(self.sheet, lambda cell: area.holds(cell.row, cell.column)), area)

    def without(self, areas: Sequence[Range]) -> "View":
        """What lies outside of some areas."""
        away = (*self.away, *areas)
        kept = _cut(self.sheet, lambda cell: not any(area.holds(cell.row, cell.column) for area in away))
        return View(self.file, kept, self.within, away)

    def bounds(self, row: int, column: int) -> tuple[int, int]:
        """Between which columns a table lies that has a heading at a place."""
        left, right = (self.within.left, self.within.right) if self.within else (1, LAST_COLUMN)
        for area in self.away:
            if area.top <= row <= area.bottom and area.left > column:
                right = min(right, area.left - 1)
            elif area.top <= row <= area.bottom and area.right < column:
                left = max(left, area.right + 1)
        return left, right

    @cached_property
    def _merges(self) -> dict[int, list[Range]]:
        """The merges that touch each row that holds something."""
        touching: dict[int, list[Range]] = {}
        for merge in self.sheet.merges:
            span = range(merge.top, merge.bottom + 1)
            for number in span if len(span) <= len(self.rows) else (n for n in self.rows if n in span):
                touching.setdefault(number, []).append(merge)
        return touching

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell itself, merged or not."""
        cells = self._cells.get(row)
        return cells.get(column) if cells else None

    def crossed(self, row: int) -> bool:
        """Whether a merge touches a row."""
        return row in self._merges

    def merge(self, row: int, column: int) -> Range | None:
        """The merge that covers a place."""
        touching = self._merges.get(row)
        return next((merge for merge in touching if merge.holds(row, column)), None) if touching else None

    def shown(self, row: int, column: int) -> Cell | None:
        """The cell that a person sees at a place: the top left one of a merge."""
        merge = self.merge(row, column) if self.crossed(row) else None
        return self.cell(merge.top, merge.left) if merge else self.cell(row, column)

    def plain(self, row: int) -> bool:
        """Whether nothing shown in a row is struck through, an error, a formula without a value, or part of a merge."""
        return row not in self._odd and not self.crossed(row)

    @cached_property
    def _odd(self) -> frozenset[int]:
        """The rows with a cell that is struck through, in part at least, or has no value to show."""
        return frozenset(row.number for row in self.sheet.rows if any(_is_odd(cell) for cell in row.cells))

    def covered(self, row: int, column: int) -> bool:
        """Whether a place lies under a merge that begins elsewhere."""
        merge = self.merge(row, column) if self.crossed(row) else None
        return merge is not None and (merge.top, merge.left) != (row, column)

    def filled(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row that hold something, from left to right, but for what hides under a merge."""
        if row not in self._filled:
            found = self.rows.get(row)
            cells = tuple(cell for cell in found.cells if holds(cell)) if found else ()
            crossed = self.crossed(row)
            self._filled[row] = tuple(cell for cell in cells if not self.covered(row, cell.column)) if crossed else cells
        return self._filled[row]

    def unseen(self, cell: Cell) -> bool:
        """Whether nobody sees a cell: every column that it spans is hidden."""
        hidden = self.sheet.hidden_columns
        return cell.column in hidden and all(cell.column + more in hidden for more in range(self.width(cell)))

    def holding(self) -> tuple[Row, ...]:
        """The rows that hold something, from top to bottom, with what hides under merges."""
        return self._holding

    @cached_property
    def _holding(self) -> tuple[Row, ...]:
        return tuple(row for row in self.sheet.rows if any(holds(cell) for cell in row.cells))

    def width(self, cell: Cell) -> int:
        """How many columns a cell spans."""
        merge = self.merge(cell.row, cell.column) if self.crossed(cell.row) else None
        return merge.right - merge.left + 1 if merge else 1

    def height(self, cell: Cell) -> int:
        """How many rows a cell spans."""
        merge = self.merge(cell.row, cell.column)
        return merge.bottom - merge.top + 1 if merge else 1


def _cut(sheet: Sheet, keep: Callable[[Cell], bool]) -> Sheet:
    """A sheet with some of its cells."""
    rows = (replace(row, cells=tuple(cell for cell in row.cells if keep(cell))) for row in sheet.rows)
    return replace(sheet, rows=tuple(row for row in rows if row.cells))


def _is_odd(cell: Cell) -> bool:
    return cell.struck or bool(cell.runs) or cell.kind in ("uncalculated", "error")


def holds(cell: Cell) -> bool:
    """Whether a cell holds something to read; a coloured blank does not."""
    return bool(cell.text.strip()) or cell.kind == "uncalculated"
