"""The few items whose words are most like an item's, without comparing each with each."""

from collections.abc import Sequence
from heapq import nlargest

from reportgen.compare.items import Item, Weights

_READ_AT_MOST = 1500
"""Entries of the index read for one item; the rarest words come first, so that common ones are what is left unread."""


class Nearest:
    """An index of items by the stems of their action, milestones and targets."""

    def __init__(self, items: Sequence[Item], weights: Weights) -> None:
        self.items, self.weights = items, weights
        self.places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            for stem in item.body | item.rest:
                self.places.setdefault(stem, []).append(place)

    def to(self, item: Item, count: int) -> list[Item]:
        """At most so many items that share words with one, the likest first, itself not among them."""
        shared: dict[int, int] = {}
        unread = _READ_AT_MOST
        for length, stem in sorted((len(self.places.get(stem, ())), stem) for stem in item.body | item.rest):
            unread -= length
            if unread < 0 and shared:
                break
            weight = self.weights[stem] * (2 if stem in item.body else 1)
            for place in self.places.get(stem, ()):
                shared[place] = shared.get(place, 0) + weight
        best = nlargest(count + 1, shared, key=lambda place: (shared[place], -place))
        return [self.items[place] for place in best if self.items[place] is not item][:count]
