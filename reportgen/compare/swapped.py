"""Texts that stand in each other's rows: two actions whose refs, leads and dates stayed while their texts changed places.

Nobody can say from two workbooks whether the texts were moved or all the rest was. The row is followed, so that what stayed in it
is no change; that the texts changed places is told as a fact of both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.compare.items import Group, Item
from reportgen.model import Change, Fact, Source

_BESIDE: tuple[Callable[[Item], object], ...] = (
    lambda item: item.lead,
    lambda item: item.due,
    lambda item: item.news,
)
"""What tells a row beside its ref."""
Swapped = Mapping[Source, Fact]
"""The fact of each later item whose text stands in another's row."""


def by_rows(groups: Sequence[Group]) -> tuple[tuple[Group, ...], Swapped]:
    """The groups with those paired by their rows whose texts changed places, and the fact of each."""
    kept, facts = list(groups), dict[Source, Fact]()
    for one, other in _swaps(groups):
        first, second = kept[one], kept[other]
        kept[one], kept[other] = replace(first, after=second.after), replace(second, after=first.after)
        a, b = sorted((first.after[0], second.after[0]), key=lambda item: item.index)
        text = f"Since the last plan, the texts of {a.action.label} and {b.action.label} stand in each other's rows."
        fact = Fact("swapped", text, (a.action.source, b.action.source))
        facts |= {item.action.source: fact for item in (a, b)}
    return tuple(kept), facts


def told(change: Change, swapped: Swapped) -> tuple[Fact, ...]:
    """The fact that the text of a change's item stands in another's row, where it does."""
    return tuple(swapped[item.source] for item in change.after if item.source in swapped)


def _swaps(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """The places of two groups whose texts changed places, each group once."""
    moved = [at for at, group in enumerate(groups) if _may_be_swapped(group)]
    rows: dict[object, list[int]] = defaultdict(list)
    for at in moved:
        rows[_place(groups[at].before[0])].append(at)
    used: set[int] = set()
    for at in moved:
        for other in rows[_place(groups[at].after[0])]:
            if other > at and not used & {at, other} and _are_swapped(groups[at], groups[other]):
                used |= {at, other}
                yield at, other


def _may_be_swapped(group: Group) -> bool:
    """Whether a group is one item that stands in another row now, as far as nobody has settled who it is."""
    if len(group.before) != 1 or len(group.after) != 1 or group.match is None or group.match.how == "override":
        return False
    was, now = group.before[0], group.after[0]
    return not (was.boxed or now.boxed) and _place(was) != _place(now)


def _place(item: Item) -> object:
    """What tells the row that an item stands in: its ref; of one without, lead and date."""
    return (item.pool, item.ref or (item.lead, item.due))


def _are_swapped(one: Group, other: Group) -> bool:
    """Whether each stands where the other did: by refs and one thing more, without refs by two; none stayed with a text."""
    (b1,), (b2,), (a1,), (a2,) = one.before, other.before, one.after, other.after
    if b1.text == b2.text or _place(b1) != _place(a2):
        return False
    apart = [tell for tell in _BESIDE if tell(b1) != tell(b2)]
    crossed = sum((tell(a1), tell(a2)) == (tell(b2), tell(b1)) for tell in apart)
    stayed = any((tell(a1), tell(a2)) == (tell(b1), tell(b2)) for tell in apart)
    in_order = (a1.index < a2.index) != (b1.index < b2.index)
    return in_order and not stayed and crossed >= (1 if b1.ref else 2)
