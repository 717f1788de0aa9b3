"""The few items whose words are most like an item's, without comparing each with each."""

from collections.abc import Callable, Sequence
from heapq import nlargest

from reportgen.compare.items import Item, Weights

_READ_AT_MOST = 1500
"""Entries of the index read for one item; the rarest words come first, so that common ones are what is left unread."""


def of_texts(item: Item) -> frozenset[str]:
    """The stems of an item's action, milestones and targets."""
    return item.body | item.rest


class Nearest:
    """An index of items by the stems of some of their texts."""

    def __init__(self, items: Sequence[Item], weights: Weights, of: Callable[[Item], frozenset[str]] = of_texts) -> None:
        self.items, self.weights, self.of = items, weights, of
        self.places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            for stem in of(item):
                self.places.setdefault(stem, []).append(place)

    def to(self, item: Item, count: int) -> list[Item]:
        """At most so many items that share words with one, the likest first, itself not among them."""
        shared: dict[int, int] = {}
        unread = _READ_AT_MOST
        for length, stem in sorted((len(self.places.get(stem, ())), stem) for stem in self.of(item)):
            unread -= length
            if unread < 0 and shared:
                break
            weight = self.weights[stem] * (2 if stem in item.body else 1)
            for place in self.places.get(stem, ()):
                shared[place] = shared.get(place, 0) + weight
        best = nlargest(count + 1, shared, key=lambda place: (shared[place], -place))
        return [self.items[place] for place in best if self.items[place] is not item][:count]
