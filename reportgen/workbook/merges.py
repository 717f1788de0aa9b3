"""Cells that Excel keeps in the file but does not show, because a merged cell lies over them."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from reportgen.model import Cell, Range, Row


def under_merges(rows: Sequence[Row], merges: Sequence[Range]) -> Iterator[tuple[Cell, Range]]:
    """Each cell that lies under a merge, and the merge, in one sweep down the rows. Merges do not overlap in Excel."""
    waiting = sorted(merges, key=lambda area: area.top, reverse=True)
    over: list[tuple[int, int, Range]] = []
    for row in rows:
        while waiting and waiting[-1].top <= row.number:
            area = waiting.pop()
            insort(over, (area.left, area.bottom, area), key=lambda entry: entry[:2])
        if any(bottom < row.number for _, bottom, _ in over):
            over = [entry for entry in over if entry[1] >= row.number]
        if over:
            yield from _under(row, over)


def _under(row: Row, over: list[tuple[int, int, Range]]) -> Iterator[tuple[Cell, Range]]:
    lefts = [left for left, _, _ in over]
    for cell in row.cells:
        place = bisect_right(lefts, cell.column) - 1
        area = over[place][2] if place >= 0 else None
        if area and area.holds(row.number, cell.column) and (cell.row, cell.column) != (area.top, area.left):
            yield cell, area
