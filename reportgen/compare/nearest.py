"""The few items whose words are most like an item's, without comparing each with each."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from reportgen.compare import texts
from reportgen.compare.items import Item, weight_of

_READ_AT_MOST = 150
"""Entries of the index read for one item; the rarest signs come first, so that common ones are what is left unread."""


def of_texts(item: Item) -> frozenset[str]:
    """The stems and phrases of an item's action, milestones and targets."""
    action = item.action
    return item.signs.union(item.rest, texts.phrases(action.milestones), texts.phrases(action.targets))


def of_action(item: Item) -> frozenset[str]:
    """The stems and phrases of an item's action."""
    return item.signs


class Nearest:
    """An index of items by signs of what some of their texts say."""

    def __init__(self, items: Sequence[Item], of: Callable[[Item], frozenset[str]] = of_texts) -> None:
        self.items, self.of = items, of
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            for sign in of(item):
                self.places[sign].append(place)
        self.weights: dict[int, int] = {}
        """What a sign weighs that so many items have."""

    def to(self, item: Item, count: int) -> list[Item]:
        """At most so many items that share signs with one, the likest first, itself not among them."""
        shared: dict[int, int] = {}
        unread, end = _READ_AT_MOST, len(self.items)
        for length, sign in self._rarest(item):
            unread -= length
            if unread < 0 and shared:
                break
            weight = self._weight(length)
            for place in self.places[sign]:
                shared[place] = shared.get(place, 0) + weight
        ranks = sorted([place - weight * end for place, weight in shared.items()])  # of equals the first
        return [found for rank in ranks[: count + 1] if (found := self.items[rank % end]) is not item][:count]

    def _rarest(self, item: Item) -> list[tuple[int, str]]:
        """The signs of an item with how many have them, the rarest first; of common ones at most one, where it has no other."""
        find = self.places.get
        known = [(len(places), sign) for sign in self.of(item) if (places := find(sign))]
        rare = sorted([one for one in known if one[0] <= _READ_AT_MOST])
        return rare or sorted(known)[:1]

    def _weight(self, length: int) -> int:
        if length not in self.weights:
            self.weights[length] = weight_of(length, len(self.items))
        return self.weights[length]

    def sharing_rarest(self, item: Item) -> list[Item]:
        """All items that have the rarest sign of one, itself not among them: what holds all its signs is there."""
        rarest = min((self.places.get(sign, []) for sign in self.of(item)), key=len, default=[])
        return [found for place in rarest if (found := self.items[place]) is not item]
