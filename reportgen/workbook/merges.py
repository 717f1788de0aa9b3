"""Cells that Excel keeps in the file but does not show, because a merged cell lies over them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportgen.model import Cell, Range, Row


def without_covered_blanks(rows: Sequence[Row], merges: Sequence[Range]) -> tuple[Row, ...]:
    """The rows without the coloured blanks that lie under merges, whose colour nobody sees."""
    covered: dict[int, set[int]] = {}
    for cell, _ in under_merges(rows, merges) if merges else ():
        if cell.kind == "empty":
            covered.setdefault(cell.row, set()).add(cell.column)
    return tuple(
        Row(row.number, tuple(cell for cell in row.cells if cell.column not in covered[row.number]), row.hidden)
        if row.number in covered
        else row
        for row in rows
    )


def under_merges(rows: Sequence[Row], merges: Sequence[Range]) -> Iterator[tuple[Cell, Range]]:
    """Each cell that lies under a merge, and the merge, in one sweep down the rows.

    Merges do not overlap in Excel, so that over one row no two begin in one column; of those that do, the later counts.
    """
    waiting = sorted(merges, key=lambda area: area.top, reverse=True)
    over: dict[int, Range] = {}
    lefts: list[int] = []
    next_end = 0
    for row in rows:
        begun = bool(waiting) and waiting[-1].top <= row.number
        while waiting and waiting[-1].top <= row.number:
            area = waiting.pop()
            over[area.left] = area
        if begun or row.number > next_end:
            over = {left: area for left, area in over.items() if area.bottom >= row.number}
            lefts = sorted(over)
            next_end = min((area.bottom for area in over.values()), default=row.number)
        if over:
            yield from _under(row, over, lefts)


def _under(row: Row, over: dict[int, Range], lefts: list[int]) -> Iterator[tuple[Cell, Range]]:
    for cell in row.cells:
        place = bisect_right(lefts, cell.column) - 1
        area = over[lefts[place]] if place >= 0 else None
        if area and area.holds(row.number, cell.column) and (cell.row, cell.column) != (area.top, area.left):
            yield cell, area
