"""Pairs that agree exactly and are the only ones that do."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping

from reportgen.compare.items import Item

_TELLING_WORDS, _TELLING_ANYWHERE = 3, 8
"""A text of fewer words ("Staff training") is not enough to go by alone in one work stream, or in the whole plan."""


def _said(item: Item, enough: int) -> tuple[str, str]:
    """The text alone, where it has enough words; else only beside the same lead."""
    return (item.text, "" if item.text.count(" ") >= enough - 1 else item.lead)


def _details(item: Item) -> Hashable:
    """What tells items of one text apart: milestones and targets, or where a plan has none the due date and who leads."""
    return item.rest or (item.lead, item.due)


# From strict to loose. No key rests on the ref: where several share a text, refs are what shifts when one of them goes.
_KEYS: tuple[Callable[[Item], Hashable], ...] = (
    lambda item: (item.text, item.boxed, item.rest, item.stream, item.lead, item.due, item.ref),
    lambda item: (item.text, item.boxed, item.rest, item.stream, item.lead, item.due),
    lambda item: (item.text, item.boxed, _details(item), item.stream),
    lambda item: (item.text, _details(item)),
    lambda item: (*_said(item, _TELLING_WORDS), item.stream),
    lambda item: _said(item, _TELLING_ANYWHERE),
)


_STRICT = 2
"""So many keys settle who is who even where one plan has a text more often than the other."""


def exact_pairs(before: Mapping[int, Item], after: Mapping[int, Item]) -> dict[int, int]:
    """Index to index of the items whose key stands once on either side, for each key among what the stricter ones left."""
    uneven = _uneven(before.values(), after.values())
    pairs: dict[int, int] = {}
    for rank, key in enumerate(_KEYS):
        taken = set(pairs.values())
        left_out = uneven if rank >= _STRICT else frozenset[str]()
        then = _only_ones(key, (b for b in before.values() if b.index not in pairs and b.text not in left_out))
        now = _only_ones(key, (a for a in after.values() if a.index not in taken and a.text not in left_out))
        pairs |= {then[value]: now[value] for value in then if value in now}
    return pairs


def crossed(before: Mapping[int, Item], after: Mapping[int, Item], pairs: Mapping[int, int]) -> set[int]:
    """Of exact pairs by index the earlier ones whose ref, lead, milestones and targets, all of them, another has now.

    Texts were swapped between rows, or rows but for their texts: nobody can say which.
    """
    then, now = (_only_ones(_row, (item for item in side.values() if item.rest)) for side in (before, after))
    stayed = {then[row]: now[row] for row in then if row in now}
    return {index for index, other in pairs.items() if stayed.get(index, other) != other and not after[other].boxed}


def _row(item: Item) -> Hashable:
    """What a row has besides its text."""
    return (item.ref, item.lead, item.rest)


def _uneven(before: Iterable[Item], after: Iterable[Item]) -> frozenset[str]:
    """Texts that one plan has more often than the other, each at least once: one of them went, or changed its text."""
    then, now = Counter(item.text for item in before), Counter(item.text for item in after)
    return frozenset(text for text in then.keys() & now.keys() if then[text] != now[text])


def _only_ones(key: Callable[[Item], Hashable], items: Iterable[Item]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    several: set[Hashable] = set()
    for item in items:
        if item.text:
            value = (item.pool, key(item))
            if found.setdefault(value, item.index) != item.index:
                several.add(value)
    return {value: index for value, index in found.items() if value not in several}
