"""The few items whose words are most like an item's, without comparing each with each."""

from collections.abc import Callable, Sequence
from heapq import nlargest

from reportgen.compare import texts
from reportgen.compare.items import Item, weight_of

_READ_AT_MOST = 150
"""Entries of the index read for one item; the rarest signs come first, so that common ones are what is left unread."""


def of_texts(item: Item) -> frozenset[str]:
    """The stems and phrases of an item's action, milestones and targets."""
    return item.signs | item.rest | texts.phrases(item.action.milestones) | texts.phrases(item.action.targets)


def of_action(item: Item) -> frozenset[str]:
    """The stems and phrases of an item's action."""
    return item.signs


class Nearest:
    """An index of items by signs of what some of their texts say."""

    def __init__(self, items: Sequence[Item], of: Callable[[Item], frozenset[str]] = of_texts) -> None:
        self.items, self.of = items, of
        self.places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            for sign in of(item):
                self.places.setdefault(sign, []).append(place)

    def to(self, item: Item, count: int) -> list[Item]:
        """At most so many items that share signs with one, the likest first, itself not among them."""
        shared: dict[int, int] = {}
        unread, end = _READ_AT_MOST, len(self.items)
        for length, sign in sorted([(len(places), sign) for sign in self.of(item) if (places := self.places.get(sign))]):
            unread -= length
            if unread < 0 and shared:
                break
            weight = weight_of(length, end)
            for place in self.places[sign]:
                shared[place] = shared.get(place, 0) + weight
        best = nlargest(count + 1, [weight * end - place for place, weight in shared.items()])  # of equals the first
        return [found for rank in best if (found := self.items[-rank % end]) is not item][:count]

    def sharing_rarest(self, item: Item) -> list[Item]:
        """All items that have the rarest sign of one, itself not among them: what holds all its signs is there."""
        rarest = min((self.places.get(sign, []) for sign in self.of(item)), key=len, default=[])
        return [found for place in rarest if (found := self.items[place]) is not item]
