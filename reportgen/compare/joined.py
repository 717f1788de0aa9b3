"""The groups of two plans, with what was stated put in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from reportgen.compare.evidence import Evidence
from reportgen.compare.items import Group, Item
from reportgen.compare.stated import Stated, is_borne_out
from reportgen.model import Match

Items = Mapping[int, Item]


def joined(groups: Sequence[Group], stated: Stated, before: Items, after: Items, evidence: Evidence) -> list[Group]:
    """The groups that texts gave of what was not spoken for, with what was: parts put to their whole, pairs beside them."""
    found = [_pair(before[b], after[a], evidence) for b, a in stated.same.items()]
    splits, merges = dict(stated.splits), dict(stated.merges)
    for group in groups:
        parts = [after[index] for item in group.before for index in splits.get(item.index, ())]
        olds = [before[index] for item in group.after for index in merges.get(item.index, ())]
        if parts and len(group.before) == 1:
            del splits[group.before[0].index]
            found.append(_split(group.before[0], (*group.after, *parts), group, stated, evidence))
        elif olds and len(group.after) == 1:
            del merges[group.after[0].index]
            found.append(_merge((*group.before, *olds), group.after[0], group, stated, evidence))
        else:
            found.append(group)
    alone = Group((), ())
    for b, indexes in splits.items():
        if b in stated.complete_then:
            found.append(_split(before[b], [after[index] for index in indexes], alone, stated, evidence))
        else:  # its whole is one of several that were merged
            found += [Group((), (after[index],)) for index in indexes]
    for a, indexes in merges.items():
        if a in stated.complete_now:
            found.append(_merge([before[index] for index in indexes], after[a], alone, stated, evidence))
        else:
            found += [Group((before[index],), ()) for index in indexes]
    return found


def _pair(b: Item, a: Item, evidence: Evidence) -> Group:
    alike = evidence.text(b, a)
    how: Literal["exact", "text", "ref"] = "exact" if b.text == a.text else "text" if is_borne_out(evidence, b, a) else "ref"
    return Group((b,), (a,), Match(how, round(max(alike, 0.5), 2), how != "ref"))


def _split(whole: Item, parts: Iterable[Item], rest: Group, stated: Stated, evidence: Evidence) -> Group:
    ordered = tuple(sorted(parts, key=lambda part: part.index))
    sure = ("split", whole.index) not in stated.doubtful
    return Group((whole,), ordered, _match(whole, ordered, rest, sure, evidence))


def _merge(parts: Iterable[Item], whole: Item, rest: Group, stated: Stated, evidence: Evidence) -> Group:
    ordered = tuple(sorted(parts, key=lambda part: part.index))
    sure = ("merge", whole.index) not in stated.doubtful
    return Group(ordered, (whole,), _match(whole, ordered, rest, sure, evidence))


def _match(whole: Item, parts: Sequence[Item], rest: Group, sure: bool, evidence: Evidence) -> Match:
    """How sure a whole and its parts are: every text must bear it out, and what the texts alone gave must be sure."""
    borne_out = all(is_borne_out(evidence, whole, part) for part in parts)
    alike = sum(evidence.text(whole, part) for part in parts) / len(parts)
    return Match("text", round(max(alike, 0.5), 2), sure and borne_out and (rest.match is None or rest.match.sure))
