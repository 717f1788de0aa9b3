"""What stays in order where some of a list has moved."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

Key = TypeVar("Key", int, tuple[tuple[int, int, str], ...])


def longest_rise(keys: Sequence[Key]) -> frozenset[int]:
    """The places of the longest run of keys, not all side by side, that rises."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at, key in enumerate(keys):
        where = bisect_left(ends, key, key=keys.__getitem__)
        before[at] = ends[where - 1] if where else None
        ends[where : where + 1] = [at]
    found: set[int] = set()
    place = ends[-1] if ends else None
    while place is not None:
        found.add(place)
        place = before[place]
    return frozenset(found)
