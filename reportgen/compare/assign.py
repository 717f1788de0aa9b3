"""The best way to pair rows with columns, each at most once, where a pair may also be left out."""

from collections.abc import Sequence
from heapq import heappop, heappush

_FAR = 1 << 62
Edges = Sequence[Sequence[tuple[int, int]]]


def assign(edges: Edges) -> dict[int, int]:
    """Row to column with the greatest total gain. edges has each row's (column, gain); only gains above 0 can be taken.

    A sparse Hungarian method: rows are added one at a time along the cheapest path that makes room for them. Leaving a row
    alone costs the same for each, so that a row gives way where another gains more. Gains are whole numbers, so that equals are
    equal and the same input always gives the same pairs.
    """
    gainful = [[(column, gain) for column, gain in row if gain > 0] for row in edges]
    ceiling = max((gain for row in gainful for _, gain in row), default=0)
    solver = _Solver([[(column, ceiling - gain) for column, gain in row] for row in gainful], ceiling)
    for row in range(len(gainful)):
        solver.add(row)
    return dict(sorted(solver.column_of.items()))


class _Solver:
    """Pairs found so far, with the prices that prove them best (the dual of the assignment)."""

    def __init__(self, costs: Edges, alone: int) -> None:
        self.costs, self.alone = costs, alone
        self.row_price = [0] * len(costs)
        self.column_price: dict[int, int] = {}
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}

    def add(self, start: int) -> None:
        """Let a row in, along the cheapest path to a free column or to a row that is better left alone."""
        reached: dict[int, int] = {}
        came_from: dict[int, int] = {}
        settled: list[tuple[int, int]] = []
        queue: list[tuple[int, bool, int]] = []
        row, way, best, loner, free = start, 0, _FAR, start, -1
        while True:
            if way + self.alone - self.row_price[row] < best:
                best, loner = way + self.alone - self.row_price[row], row
            self._look_from(row, way, best, reached, came_from, queue)
            way, column = self._nearest(queue, reached)
            if way >= best:
                break
            if column not in self.row_of:
                best, free = way, column
                break
            settled.append((column, way))
            row = self.row_of[column]
        self._reprice(start, settled, best)
        self._turn(start, loner if free < 0 else -1, free, came_from)

    def _look_from(
        self,
        row: int,
        way: int,
        best: int,
        reached: dict[int, int],
        came_from: dict[int, int],
        queue: list[tuple[int, bool, int]],
    ) -> None:
        base = way - self.row_price[row]
        for column, cost in self.costs[row]:
            length = base + cost - self.column_price.get(column, 0)
            if length < best and length < reached.get(column, _FAR):
                reached[column], came_from[column] = length, row
                heappush(queue, (length, column in self.row_of, column))  # of equals a free column first

    @staticmethod
    def _nearest(queue: list[tuple[int, bool, int]], reached: dict[int, int]) -> tuple[int, int]:
        while queue:
            way, _, column = heappop(queue)
            if way <= reached[column]:
                return way, column
        return _FAR, -1

    def _reprice(self, start: int, settled: Sequence[tuple[int, int]], best: int) -> None:
        self.row_price[start] += best
        for column, way in settled:
            self.column_price[column] = self.column_price.get(column, 0) + way - best
            self.row_price[self.row_of[column]] += best - way

    def _turn(self, start: int, loner: int, free: int, came_from: dict[int, int]) -> None:
        """Hand columns on along the path, back from its end to the row that came in."""
        column = free if loner < 0 else self.column_of.pop(loner, -1)
        while column >= 0:
            row = came_from[column]
            self.row_of[column] = row
            previous = self.column_of.get(row, -1) if row != start else -1
            self.column_of[row] = column
            column = previous
