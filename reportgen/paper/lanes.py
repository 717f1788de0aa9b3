"""Stretches of one line, shared out to as few lines as it takes for none to touch another."""

from collections.abc import Sequence


def lanes(stretches: Sequence[tuple[float, float]], apart: float) -> tuple[int, ...]:
    """The lane of each (start, end), from 0: the first in which it is so far apart from those before it."""
    ends: list[list[tuple[float, float]]] = []
    found = []
    for start, end in stretches:
        free = (lane for lane, taken in enumerate(ends) if all(start >= b + apart or end + apart <= a for a, b in taken))
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((start, end))
        found.append(lane)
    return tuple(found)
