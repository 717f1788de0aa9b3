"""Which item of the later plan is which of the earlier one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.compare.evidence import Evidence
from reportgen.compare.exact import crossed, exact_pairs
from reportgen.compare.items import Group, Item, items_of
from reportgen.compare.joined import joined
from reportgen.compare.leftover import Leftover
from reportgen.compare.override import Fixed, settle
from reportgen.compare.parts import Parting, Parts, find_verbatim
from reportgen.compare.stated import read_statements
from reportgen.compare.streams import pair_streams, votes_by_text
from reportgen.model import Match, Plan

Items = Mapping[int, Item]


@dataclass(frozen=True, slots=True)
class Matching:
    """All groups, every item of both plans in exactly one, and each earlier work stream's place to the later one's."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    groups: tuple[Group, ...]
    streams: Mapping[int, int]


def match_plans(before: Plan, after: Plan, pairs: Iterable[tuple[str, str]] = ()) -> Matching:
    """Match two plans; pairs are those settled in period.toml, by name."""
    streams = pair_streams(before.work_streams, after.work_streams, votes_by_text(before, after))
    then = items_of(before, lambda place: streams.get(place, -1 - place))
    now = items_of(after, lambda place: place)
    fixed = settle(pairs, then, now)
    groups = [_settled(entry) for entry in fixed]
    pools = dict.fromkeys(item.pool for item in (*then, *now))
    for pool in pools:
        groups += _match_pool(_loose(then, pool, (e.before for e in fixed)), _loose(now, pool, (e.after for e in fixed)))
    return Matching(then, now, tuple(groups), _streams_of(before, after, groups))


def _loose(items: Iterable[Item], pool: tuple[str, int | None], fixed: Iterable[Sequence[Item]]) -> dict[int, Item]:
    """The items of a pool that nobody has settled by hand."""
    return _without({item.index: item for item in items if item.pool == pool}, fixed)


def _without(items: Items, groups: Iterable[Sequence[Item]]) -> dict[int, Item]:
    """The items that are in none of some groups."""
    taken = {item.index for group in groups for item in group}
    return {index: item for index, item in items.items() if index not in taken}


def _settled(entry: Fixed) -> Group:
    match = Match("override", 1.0) if entry.before and entry.after else None
    return Group(entry.before, entry.after, match)


def _streams_of(before: Plan, after: Plan, groups: Iterable[Group]) -> dict[int, int]:
    """The work streams paired again, now that their items are."""
    shared = Counter((b.place, a.place) for group in groups for b in group.before for a in group.after)
    return pair_streams(before.work_streams, after.work_streams, shared)


def _match_pool(before: Items, after: Items) -> list[Group]:
    """The groups of one pool: exact pairs first, then the best assignment of the rest, then splits and merges."""
    exact = exact_pairs(before, after)
    doubtful = crossed(before, after, exact)
    found = {index: Match("exact", 1.0, index not in doubtful) for index in exact}
    if len(exact) == len(before) == len(after):
        return _groups(before, after, exact, found)
    evidence = Evidence(list(before.values()), list(after.values()), exact)
    stated = read_statements(before, after, exact, evidence)
    if not stated:
        return _match_by_texts(before, after, exact, found, evidence)
    then = {index: item for index, item in before.items() if index not in stated.used_then}
    now = {index: item for index, item in after.items() if index not in stated.used_now}
    left = {index: other for index, other in exact.items() if index in then and other in now}
    return joined(_match_by_texts(then, now, left, found, evidence), stated, before, after, evidence)


def _match_by_texts(
    before: Items, after: Items, exact: dict[int, int], found: dict[int, Match], evidence: Evidence
) -> list[Group]:
    """The groups of what nobody has stated."""
    clear = _verbatim(before, after, exact)
    before, after = _without(before, (g.before for g in clear)), _without(after, (g.after for g in clear))
    leftover = Leftover(before, after, exact, evidence)
    leftover.pair_retired()
    leftover.pair(strong=True)
    leftover.pair(strong=False)
    return clear + _with_parts(before, after, leftover.pairs, found | leftover.matches, evidence)


def _verbatim(before: Items, after: Items, exact: Mapping[int, int]) -> list[Group]:
    """Splits and merges that need no guess: the parts are the whole, word for word."""
    taken = set(exact.values())
    then = {index: item for index, item in before.items() if index not in exact}
    now = {index: item for index, item in after.items() if index not in taken}
    splits = [Group((parts.whole,), parts.parts, _match(parts)) for parts in find_verbatim(then, now)]
    then, now = _without(then, (g.before for g in splits)), _without(now, (g.after for g in splits))
    return splits + [Group(parts.parts, (parts.whole,), _match(parts)) for parts in find_verbatim(now, then)]


def _groups(before: Items, after: Items, pairs: Mapping[int, int], matches: Mapping[int, Match]) -> list[Group]:
    """A group for each pair, and one for each item without."""
    taken = set(pairs.values())
    paired = [Group((before[index],), (after[other],), matches[index]) for index, other in pairs.items()]
    gone = [Group((item,), ()) for index, item in before.items() if index not in pairs]
    new = [Group((), (item,)) for index, item in after.items() if index not in taken]
    return paired + gone + new


def _with_parts(
    before: Items, after: Items, pairs: Mapping[int, int], matches: Mapping[int, Match], evidence: Evidence
) -> list[Group]:
    """The groups, where an item that seemed added is part of a split and one that seemed gone is part of a merge."""
    partner_of = {other: before[index] for index, other in pairs.items()}
    new = {index: item for index, item in after.items() if index not in partner_of}
    partners = {index: after[other] for index, other in pairs.items()}
    splits = Parting(evidence, merged=False).find(before, new, partners)
    parted = {parts.whole.index for parts in splits}
    gone = {index: item for index, item in before.items() if index not in pairs and index not in parted}
    free = _without(after, (parts.parts for parts in splits))
    merges = Parting(evidence, merged=True).find(free, gone, partner_of)
    groups = [Group((parts.whole,), parts.parts, _match(parts)) for parts in splits]
    groups += [Group(parts.parts, (parts.whole,), _match(parts)) for parts in merges]
    then, now = _without(before, (g.before for g in groups)), _without(after, (g.after for g in groups))
    left = {index: other for index, other in pairs.items() if index in then and other in now}
    return groups + _groups(then, now, left, matches)


def _match(parts: Parts) -> Match:
    return Match("text", round(parts.score, 2), parts.sure)
