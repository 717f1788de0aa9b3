"""The few items whose words are most like an item's, without comparing each with each."""

from collections.abc import Callable, Sequence
from heapq import nlargest

from reportgen.compare.items import Item, Weights

_READ_AT_MOST = 800
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
        end = len(self.items)
        best = nlargest(count + 1, [weight * end - place for place, weight in shared.items()])  # of equals the first
        return [found for rank in best if (found := self.items[-rank % end]) is not item][:count]

    def sharing_rarest(self, item: Item) -> list[Item]:
        """All items that have the rarest stem of one, itself not among them: what holds all its stems is there."""
        rarest = min((self.places.get(stem, []) for stem in self.of(item)), key=len, default=[])
        return [found for place in rarest if (found := self.items[place]) is not item]
