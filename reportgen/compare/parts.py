"""One item whose words went into several: a split, or seen from the other side a merge."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.compare.evidence import Evidence, name_others
from reportgen.compare.items import Item, Weights, mass
from reportgen.compare.nearest import Nearest

_NEAR = 6
_MOST_PARTS = 4
_SURE, _LIKELY = 0.85, 0.45
_COPY = 0.9  # what holds so much of a whole is another like it, not a part
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
    """Whether a ref is another's with something put to it that is no further digit (4.3a of 4.3, but not 4.31)."""
    return ref.startswith(of) and not ref[len(of) :][:1].isdigit()


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What is asked of a text before it proves anything. All but the first are shares of weight, not of words."""

    fewest_stems: int
    own: float  # of each part's words, how many come from the whole
    gain: float  # of the whole's words, how many each further part accounts for
    covered: float  # of the whole's words, how many all parts account for
    recovered: float  # of what the first part lost, how many the others account for


_LOST, _RETRIEVED, _OWN_THEN = 0.2, 0.75, 0.3
"""A part that has most of what the first one lost may be partly new: how much must be lost, be found again, be the whole's."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the texts that can be parted, with what is asked of it."""

    stems: Callable[[Item], frozenset[str]]
    weights: Weights
    bounds: _Bounds


def find_verbatim(wholes: Mapping[int, Item], spare: Mapping[int, Item]) -> list[Parts]:
    """Wholes that are little more than several spare texts word for word, one after another."""
    index = Nearest(list(wholes.values()), {}, lambda item: item.body)
    inside: dict[int, list[Item]] = {}
    for item in spare.values():
        for whole in index.sharing_rarest(item):
            if whole.text != item.text and _holds(whole.text, item.text) and not (item.boxed or whole.boxed):
                inside.setdefault(whole.index, []).append(item)
    found = [parts for index, items in inside.items() if (parts := _put_together(wholes[index], items))]
    uses = Counter(part.index for parts in found for part in parts.parts)
    return [parts for parts in found if all(uses[part.index] == 1 for part in parts.parts)]


def _holds(text: str, part: str) -> bool:
    return part.count(" ") >= _VERBATIM_WORDS - 1 and f" {part} " in f" {text} "


def _put_together(whole: Item, items: Sequence[Item]) -> Parts | None:
    """The parts whose texts stand beside each other in a whole, None where they are too few or leave much of it."""
    rest, parts = f" {whole.text} ", []
    for item in sorted(items, key=lambda item: (-len(item.text), item.stream != whole.stream, abs(item.index - whole.index))):
        if f" {item.text} " in rest:
            rest = rest.replace(f" {item.text} ", " | ", 1)
            parts.append(item)
    covered = sum(len(part.text.split()) for part in parts) / len(whole.text.split())
    if len(parts) < 2 or covered < _VERBATIM_COVERED:
        return None
    texts = {part.text for part in parts}
    contested = sum(item.text in texts for item in items) > len(parts)
    return Parts(whole, tuple(sorted(parts, key=lambda part: part.index)), covered, contested)


class Parting:
    """Looks for wholes on one side."""

    def __init__(self, evidence: Evidence) -> None:
        self.texts = (
            _Text(lambda item: item.body, evidence.body, _Bounds(5, own=0.7, gain=0.12, covered=0.75, recovered=0.5)),
            _Text(lambda item: item.rest, evidence.rest, _Bounds(8, own=0.8, gain=0.25, covered=0.8, recovered=0.7)),
        )

    def find(self, wholes: Mapping[int, Item], spare: Mapping[int, Item], partners: Mapping[int, Item]) -> list[Parts]:
        """Wholes best accounted for by several parts, of which at most one is already their partner; the others are spare.

        Careful: each part must consist of the whole's words and bring some that the others lack. No part is in two wholes.
        """
        changed = [item for index, item in wholes.items() if index not in partners or _differ(item, partners[index])]
        found: list[Parts] = []
        for text in self.texts:
            for index, some in _candidates(changed, spare, text).items():
                parts = _account(wholes[index], partners.get(index), some, text)
                found += [parts] if parts is not None else []
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


def _candidates(wholes: Sequence[Item], spare: Mapping[int, Item], text: _Text) -> dict[int, list[Item]]:
    """For each whole the spare items of its work stream or lead that share words with it, Retired boxes left aside."""
    index = Nearest([item for item in wholes if not item.boxed], text.weights, text.stems)
    found: dict[int, list[Item]] = {}
    for item in (item for item in spare.values() if not item.boxed):
        for near in index.to(item, _NEAR):
            if not name_others(item, near) and (near.stream == item.stream or (near.lead and near.lead == item.lead)):
                found.setdefault(near.index, []).append(item)
    return found


def _differ(whole: Item, partner: Item) -> bool:
    """Whether an item has lost or won any of its words."""
    return whole.text != partner.text or whole.rest != partner.rest


def _account(whole: Item, partner: Item | None, spare: Sequence[Item], text: _Text) -> Parts | None:
    """The parts that by one of their texts account for a whole, or None."""
    words, bounds = text.stems(whole), text.bounds
    if partner is not None and partner.boxed:
        return None
    if len(words) < bounds.fewest_stems or (partner is not None and _own(partner, words, text) < bounds.own):
        return None
    total = mass(words, text.weights)
    parts = [partner] if partner is not None else []
    covered = frozenset[str]().union(*(text.stems(part) & words for part in parts))
    at_first = mass(covered, text.weights)
    for item in sorted(spare, key=lambda item: (-mass(text.stems(item) & words, text.weights), item.index)):
        gained = mass((text.stems(item) & words) - covered, text.weights)
        retrieves = total - at_first >= _LOST * total and gained >= _RETRIEVED * (total - at_first) and parts
        least = _OWN_THEN if retrieves else bounds.own
        if mass(text.stems(item) & words, text.weights) >= _COPY * total:
            continue
        if len(parts) < _MOST_PARTS and gained >= bounds.gain * total and _own(item, words, text) >= least:
            parts.append(item)
            covered |= text.stems(item) & words
    reached = mass(covered, text.weights)
    if len(parts) < 2 or reached < bounds.covered * total or reached - at_first < bounds.recovered * (total - at_first):
        return None
    score = reached / total * min(_own(part, words, text) for part in parts)
    return Parts(whole, tuple(sorted(parts, key=lambda part: part.index)), score) if score >= _LIKELY else None


def _own(part: Item, words: frozenset[str], text: _Text) -> float:
    """Of a part's words, the share that is the whole's."""
    stems = text.stems(part)
    return mass(stems & words, text.weights) / mass(stems, text.weights) if stems else 0.0
