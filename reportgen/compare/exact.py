"""Pairs that agree exactly and are the only ones that do."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from reportgen.compare.items import Item

_TELLING_WORDS = 3
"""A text of fewer words ("Staff training") is not enough to go by alone."""


def _alone(item: Item) -> tuple[str, str]:
    """The text alone, where it says enough; else only beside the same lead."""
    return (item.text, "" if item.text.count(" ") >= _TELLING_WORDS - 1 else item.lead)


def _details(item: Item) -> Hashable:
    """What tells items of one text apart: milestones and targets, or where a plan has none the due date and who leads."""
    return item.rest or (item.lead, item.due)


# From strict to loose. No key rests on the ref: where several share a text, refs are what shifts when one of them goes.
_KEYS: tuple[Callable[[Item], Hashable], ...] = (
    lambda item: (item.text, item.boxed, item.rest, item.stream, item.lead, item.due, item.ref),
    lambda item: (item.text, item.boxed, item.rest, item.stream, item.lead, item.due),
    lambda item: (item.text, item.boxed, _details(item), item.stream, item.lead),
    lambda item: (item.text, item.boxed, _details(item), item.stream),
    lambda item: (item.text, _details(item)),
    lambda item: (*_alone(item), item.stream),
    _alone,
)


def exact_pairs(before: Mapping[int, Item], after: Mapping[int, Item]) -> dict[int, int]:
    """Index to index of the items whose key stands once on either side, for each key among what the stricter ones left."""
    pairs: dict[int, int] = {}
    for key in _KEYS:
        taken = set(pairs.values())
        then = _only_ones(key, (item for index, item in before.items() if index not in pairs))
        now = _only_ones(key, (item for index, item in after.items() if index not in taken))
        pairs |= {then[value]: now[value] for value in then if value in now}
    return pairs


def _only_ones(key: Callable[[Item], Hashable], items: Iterable[Item]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    several: set[Hashable] = set()
    for item in items:
        if item.text:
            value = (item.pool, key(item))
            if found.setdefault(value, item.index) != item.index:
                several.add(value)
    return {value: index for value, index in found.items() if value not in several}
