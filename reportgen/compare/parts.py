"""One item whose words went into several: a split, or seen from the other side a merge."""

import re
from collections import Counter
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.compare import texts
from reportgen.compare.evidence import Evidence, name_others
from reportgen.compare.items import Item, Weights
from reportgen.compare.nearest import Nearest, of_action

_NEAR, _BESIDE = 6, 8
_MOST_PARTS = 4
_SURE, _LIKELY, _LIKELY_BESIDE = 0.85, 0.6, 0.25
# What holds so much of a whole, or brings so little that the other parts lack, is another like it; less is enough of what stands
# beside it and brings all that they lack.
_COPY, _NEWS, _NEWS_BESIDE = 0.9, 0.5, 0.4
_VERBATIM_WORDS, _VERBATIM_COVERED = 3, 0.85


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole and what it was parted into, in plan order, with how well they account for its words (0 to 1).

    contested is whether another item has the text of one of the parts.
    """

    whole: Item
    parts: tuple[Item, ...]
    score: float
    contested: bool = False

    @property
    def sure(self) -> bool:
        """Whether all but a few words are accounted for and few are new, or the refs say it (4.3a and 4.3b of 4.3)."""
        kin = bool(self.whole.ref) and all(_is_part(part.ref, self.whole.ref) for part in self.parts)
        return kin or (self.score >= _SURE and not self.contested)


def _is_part(ref: str, of: str) -> bool:
    """Whether a ref is another's with something put to it that is no further digit (4.3a of 4.3, not 4.31), or stands in it.

    4.1 stands in 4.1/4.2.
    """
    goes_on = ref.startswith(of) and not ref[len(of) :][:1].isdigit()
    return goes_on or (ref != of and ref in _JOINED.split(of))


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What is asked of a text before it proves anything. All but the first are shares of weight, not of words."""

    fewest_stems: int
    own: float  # of each part's words, how many come from the whole
    gain: float  # of the whole's words, how many each further part accounts for
    covered: float  # of the whole's words, how many all parts account for
    recovered: float  # of what the first part lost, how many the others account for


_LOST, _RETRIEVED, _OWN_THEN = 0.2, 0.75, 0.3
"""A part that has most of what the first one lost, or stands beside it, may be partly new: how much must be lost, be found
again, be the whole's."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the texts that can be parted, with what is asked of it."""

    stems: Callable[[Item], frozenset[str]]
    typed: Callable[[Item], str | None]
    weights: Weights
    bounds: _Bounds
    counts: dict[str | None, Counter[str]] = field(default_factory=dict)

    def counted(self, item: Item) -> Counter[str]:
        """The stems of an item, each as often as it stands there: two parts may share a word that the whole has twice."""
        typed = self.typed(item)
        if typed not in self.counts:
            self.counts[typed] = texts.counted_stems(typed)
        return self.counts[typed]

    def mass(self, words: Counter[str]) -> int:
        """What some words weigh together."""
        return sum(self.weights[stem] * count for stem, count in words.items())


class _Candidate(NamedTuple):
    """An item that may be part of a whole, and whether it stands beside it."""

    item: Item
    beside: bool


_JOINED = re.compile(r"\s*(?:[/,;&+]|\band\b)\s*")


def find_verbatim(wholes: Mapping[int, Item], spare: Mapping[int, Item]) -> list[Parts]:
    """Wholes that are little more than several spare texts word for word, one after another."""
    index = Nearest(list(wholes.values()), of_action)
    inside: dict[int, list[Item]] = {}
    for item in spare.values():
        for whole in index.sharing_rarest(item):
            if whole.text != item.text and _holds(whole.text, item.text) and not (item.boxed or whole.boxed):
                inside.setdefault(whole.index, []).append(item)
    spoken_for = {(whole.text, whole.lead) for whole in wholes.values()}
    found = [parts for index, items in inside.items() if (parts := _put_together(wholes[index], items, spoken_for))]
    uses = Counter(part.index for parts in found for part in parts.parts)
    return [parts for parts in found if all(uses[part.index] == 1 for part in parts.parts)]


def _holds(text: str, part: str) -> bool:
    return part.count(" ") >= _VERBATIM_WORDS - 1 and f" {part} " in f" {text} "


def _put_together(whole: Item, items: Sequence[Item], spoken_for: Container[tuple[str, str]]) -> Parts | None:
    """The parts whose texts stand beside each other in a whole, None where they are too few or leave much of it.

    Of several with one text it is rather one whose ref the whole's names, and whose text and lead nobody else has now.
    """
    rest, parts = f" {whole.text} ", []
    counts = Counter(item.text for item in items)
    known = [item.index for item in items if counts[item.text] == 1] or [whole.index]

    def rank(item: Item) -> tuple[int, bool, bool, bool, int]:
        away = min(abs(item.index - index) for index in known)
        has_own = (item.text, item.lead) in spoken_for
        return (-len(item.text), not _is_part(item.ref, whole.ref), has_own, item.stream != whole.stream, away)

    for item in sorted(items, key=rank):
        if f" {item.text} " in rest:
            rest = rest.replace(f" {item.text} ", " | ", 1)
            parts.append(item)
    covered = sum(len(part.text.split()) for part in parts) / len(whole.text.split())
    if len(parts) < 2 or covered < _VERBATIM_COVERED:
        return None
    contested = sum(counts[text] for text in {part.text for part in parts}) > len(parts)
    return Parts(whole, tuple(sorted(parts, key=lambda part: part.index)), covered, contested)


class Parting:
    """Looks for wholes on one side: in the earlier plan for what was split, in the later one for what was merged."""

    def __init__(self, evidence: Evidence, *, merged: bool) -> None:
        self.merged = merged
        self.places = (evidence.places_now, evidence.places_then) if merged else (evidence.places_then, evidence.places_now)
        self.texts = (
            _Text(
                lambda item: item.body,
                lambda item: item.action.action,
                evidence.body,
                _Bounds(5, own=0.7, gain=0.12, covered=0.75, recovered=0.5),
            ),
            _Text(
                lambda item: item.rest,
                lambda item: f"{item.action.milestones or ''} {item.action.targets or ''}",
                evidence.rest,
                _Bounds(8, own=0.8, gain=0.25, covered=0.8, recovered=0.7),
            ),
        )

    def find(self, wholes: Mapping[int, Item], spare: Mapping[int, Item], partners: Mapping[int, Item]) -> list[Parts]:
        """Wholes best accounted for by several parts, of which at most one is already their partner; the others are spare.

        Careful: each part must consist of the whole's words and bring some that the others lack. No part is in two wholes.
        """
        changed = [item for index, item in wholes.items() if index not in partners or _differ(item, partners[index])]
        beside = self._beside(changed, spare, partners)
        found: list[Parts] = []
        for text in self.texts:
            near = _near(changed, spare, text)
            for whole in changed:
                some = near.get(whole.index, {}) | beside.get(whole.index, {})
                parts = _account(whole, partners.get(whole.index), list(some.values()), text) if some else None
                found += [parts] if parts is not None else []
        return _apart(found)

    def _beside(
        self, wholes: Sequence[Item], spare: Mapping[int, Item], partners: Mapping[int, Item]
    ) -> dict[int, dict[int, _Candidate]]:
        """For each whole the spare items of its lead that stand beside it or its partner, or beside the same neighbour."""
        of_wholes, of_parts = self.places
        below: dict[Hashable, list[Item]] = {}
        above: dict[Hashable, list[Item]] = {}
        for item in spare.values():
            if not item.boxed:
                below.setdefault(of_parts[item.index].above, []).append(item)
                above.setdefault(of_parts[item.index].below, []).append(item)
        found: dict[int, dict[int, _Candidate]] = {}
        for whole in wholes:
            place, partner = of_wholes[whole.index], partners.get(whole.index)
            marks = [] if partner is None else [whole.index if self.merged else partner.index]
            some = [item for mark in (place.above, *marks) for item in below.get(mark, ())[:_BESIDE]]
            some += [item for mark in (place.below, *marks) for item in above.get(mark, ())[-_BESIDE:]]
            found[whole.index] = {item.index: _Candidate(item, True) for item in some if item.lead == whole.lead}
        return found


def _near(wholes: Sequence[Item], spare: Mapping[int, Item], text: _Text) -> dict[int, dict[int, _Candidate]]:
    """For each whole the spare items of its work stream or lead that share words with it, Retired boxes left aside."""
    index = Nearest([item for item in wholes if not item.boxed], text.stems)
    found: dict[int, dict[int, _Candidate]] = {}
    for item in (item for item in spare.values() if not item.boxed):
        for near in index.to(item, _NEAR):
            if not name_others(item, near) and (near.stream == item.stream or (near.lead and near.lead == item.lead)):
                found.setdefault(near.index, {})[item.index] = _Candidate(item, False)
    return found


def _apart(found: Sequence[Parts]) -> list[Parts]:
    """The best of some partings, no item in two."""
    used: set[int] = set()
    parted: set[int] = set()
    kept: list[Parts] = []
    for parts in sorted(found, key=lambda parts: (-parts.score, parts.whole.index)):
        indexes = {part.index for part in parts.parts}
        if not indexes & used and parts.whole.index not in parted:
            used |= indexes
            parted.add(parts.whole.index)
            kept.append(parts)
    return kept


def _differ(whole: Item, partner: Item) -> bool:
    """Whether an item has lost or won any of its words."""
    return whole.text != partner.text or whole.rest != partner.rest


def _account(whole: Item, partner: Item | None, spare: Sequence[_Candidate], text: _Text) -> Parts | None:
    """The parts that by one of their texts account for a whole, or None."""
    words, bounds = text.counted(whole), text.bounds
    if whole.boxed or (partner is not None and partner.boxed):
        return None
    if len(words) < bounds.fewest_stems or (partner is not None and _own(partner, words, text) < bounds.own):
        return None
    parts = [partner] if partner is not None else []
    total, left = text.mass(words), words - text.counted(partner) if partner is not None else words
    lost = text.mass(left)
    for item, is_beside in sorted(spare, key=lambda one: _rank(one, left, text)):
        own = text.counted(item)
        shared, gained = text.mass(own & words), text.mass(own & left)
        retrieves = parts and lost >= _LOST * total and gained >= _RETRIEVED * lost
        least = _OWN_THEN if retrieves or is_beside else bounds.own
        is_another = shared >= _COPY * total or gained < (_NEWS_BESIDE if retrieves and is_beside else _NEWS) * shared
        enough = gained >= bounds.gain * total and shared >= least * text.mass(own)
        if enough and not is_another and len(parts) < _MOST_PARTS:
            parts.append(item)
            left = left - own
    missing = text.mass(left)
    if len(parts) < 2 or missing > (1 - bounds.covered) * total or missing > (1 - bounds.recovered) * lost:
        return None
    score = (1 - missing / total) * min(_own(part, words, text) for part in parts)
    beside = {one.item.index for one in spare if one.beside} | ({partner.index} if partner is not None else set())
    least = _LIKELY_BESIDE if all(part.index in beside for part in parts) else _LIKELY
    return Parts(whole, tuple(sorted(parts, key=lambda part: part.index)), score) if score >= least else None


def _rank(one: _Candidate, left: Counter[str], text: _Text) -> tuple[int, bool, int]:
    """What accounts for most comes first, of equals what stands beside the whole."""
    return (-text.mass(text.counted(one.item) & left), not one.beside, one.item.index)


def _own(part: Item, words: Counter[str], text: _Text) -> float:
    """Of a part's words, the share that is the whole's."""
    own = text.counted(part)
    return text.mass(own & words) / text.mass(own) if own else 0.0
