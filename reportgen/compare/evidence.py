"""How strongly it speaks for two items being one that they are alike, stand alike and belong alike.

Evidence is added up in thousandths of a log-odds, so that independent signs add and 0 is "as likely as not": that is the
price of no match. The weights are judgements, checked against the generator of known edits in tests/compare.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from rapidfuzz import fuzz

from reportgen.compare.items import Item, Weights, mass, weigh, weight_of
from reportgen.compare.nearest import Nearest, of_action

_TEXT = 9000  # from no likeness to the same text; half of it either side of 0
_REST_ALIKE, _REST_OTHER = 6000, -2000  # milestones or targets: most actions keep one of them
_NEWS_ALIKE, _NEWS_OTHER = 3500, -300  # progress: rewritten most quarters
_NOTHING_FURTHER = -1100  # no further text on both sides to bear out an unlike one
_SHARED_BY_SEVERAL = 0.4  # what is left of the likeness of a text that several items of one plan have
_TELLING_WORDS = 3  # so many words that only the two share count in full: "100%" twice says little
_OTHER_NAME = -1500  # each names a team or place that the other does not
_REF_SAME, _REF_OTHER = 2400, -800  # each by how far refs can be trusted in this work stream
_STREAM_SAME, _STREAM_OTHER = 800, -600  # at most: by where the pairs already known went
_KEPT_STREAM, _EXPECTED = 0.9, 2  # how likely an item is to stay in its work stream, and how many known pairs that is worth
_FLOW = 0.25  # the share of a work stream's items from which another is a continuation of it
_BETWEEN_SAME, _BESIDE_SAME, _PLACE_OTHER, _STEP = 1200, 500, -300, -100  # the neighbours that are already paired
_RETIRED, _REINSTATED = 500, -500
_MARKS_KEPT = 0.95
_OTHER_MARK, _FEWER_MARKS = -2500, -1200
_NO_NEARER = -1500  # no more like each other than each is like another item of its own plan
_WITHIN = 0.75  # the likeness of a text to one that has more besides
_RANDOM_LIKENESS = 0.4
"""fuzz.ratio of two English texts that have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class _Trait:
    """A short value of an item: how often it is kept, as far as no known pairs tell, and the most that the same value tells."""

    of: Callable[[Item], str]
    kept: float
    most: int


_TRAITS = (
    _Trait(lambda item: item.lead, 0.9, 1300),
    _Trait(lambda item: item.due, 0.75, 1000),
    _Trait(lambda item: item.status, 0.65, 300),
    _Trait(lambda item: item.objective, 0.95, 400),
)
_TRAIT_SAME, _TRAIT_OTHER = 550, 220  # by the logarithm of how much likelier that is for one item than for any two
_KEPT_EXPECTED = 20  # how many known pairs the expectation is worth


def _kept(told: Sequence[bool], expected: float) -> float:
    """How often something is kept, by what is expected and what the known pairs tell."""
    return (expected * _KEPT_EXPECTED + sum(told)) / (_KEPT_EXPECTED + len(told))


class _Traits:
    """What it tells that two items have the same value of a trait (the rarer the more), and that they have others."""

    def __init__(self, trait: _Trait, items: Sequence[Item]) -> None:
        self.of, self.trait = trait.of, trait
        counts = Counter(value for item in items if (value := trait.of(item)))
        total = counts.total()
        self.chances = {value: count / total for value, count in counts.items()}
        self.learn(())

    def learn(self, known: Sequence[tuple[Item, Item]]) -> None:
        """By how many of the known pairs kept it: where every date moved, another date tells nothing."""
        values = [(self.of(b), self.of(a)) for b, a in known]
        told = [then == now for then, now in values if then and now]
        kept = _kept(told, self.trait.kept)
        chance = sum(chance * chance for chance in self.chances.values())
        self.same = {
            value: min(self.trait.most, round(_TRAIT_SAME * log(kept / chance))) for value, chance in self.chances.items()
        }
        self.other = round(_TRAIT_OTHER * log((1 - kept) / (1 - chance))) if chance < 1 else 0

    def evidence(self, before: Item, after: Item) -> int:
        """What the two tell."""
        then, now = self.of(before), self.of(after)
        if not then or not now:
            return 0
        return self.same[then] if then == now else self.other


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: the paired items next above and below it in its list, as the later plan's index, and how far."""

    above: Hashable
    below: Hashable
    steps: int


def probability(evidence: int) -> float:
    """Evidence as a number from 0 to 1."""
    return 1 / (1 + exp(-max(-30000, min(30000, evidence)) / 1000))


class Flow:
    """Where the items of each work stream went, by the pairs already known: it may be split, merged, or gone as a heading.

    Seen from both sides alike, so that comparing the other way round tells the same.
    """

    def __init__(self, known: Sequence[tuple[Item, Item]], before: Sequence[Item], after: Sequence[Item]) -> None:
        self.went = Counter((b.stream, a.stream) for b, a in known)
        self.left, self.came = Counter(b.stream for b, _ in known), Counter(a.stream for _, a in known)
        self.chance_then, self.chance_now = _shares(before), _shares(after)
        self.told: dict[tuple[int, int], int] = {}

    def continues(self, before: int, after: int) -> bool:
        """Whether a later work stream is an earlier one, or has much of it, or it much of that."""
        return before == after or self.went[before, after] >= _FLOW * min(self.left[before], self.came[after])

    def evidence(self, before: int, after: int) -> int:
        """What it tells of a pair that it stands in these work streams."""
        if (before, after) not in self.told:
            same, went = before == after, self.went[before, after]
            forth = _surprise(same, went, self.left[before], self.chance_now[after])
            back = _surprise(same, went, self.came[after], self.chance_then[before])
            self.told[before, after] = round((forth + back) / 2)
        return self.told[before, after]


def _shares(items: Sequence[Item]) -> dict[int, float]:
    """What part of all items each work stream has."""
    return {stream: count / len(items) for stream, count in Counter(item.stream for item in items).items()}


def _surprise(same: bool, went: int, of: int, chance: float) -> int:
    """How much likelier than by chance it is that an item went there, where so many of the known ones did."""
    expected = (1 - _KEPT_STREAM) * chance + _KEPT_STREAM * same
    likely = (went + _EXPECTED * expected) / (of + _EXPECTED)
    return max(_STREAM_OTHER, min(_STREAM_SAME, round(1000 * log(likely / chance))))


class Evidence:
    """Weighs pairs of one pool. anchors are the pairs already known, as index to index."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item], anchors: Mapping[int, int]) -> None:
        self.body = weigh((before, after), lambda item: item.body)
        self.rest = weigh((before, after), lambda item: item.rest | item.other | item.news)
        self.news = weigh((before, after), lambda item: item.news)
        self.then, self.now = Nearest(before, of_action), Nearest(after, of_action)
        self.telling = _TELLING_WORDS * weight_of(2, len(before) + len(after))
        self.common = _common(before) | _common(after)
        self.traits = [_Traits(trait, (*before, *after)) for trait in _TRAITS]
        self.masses: dict[int, dict[frozenset[str], int]] = {id(weights): {} for weights in (self.body, self.rest, self.news)}
        self.likeness: dict[tuple[int, int], tuple[float, int]] = {}
        self.crowding: dict[tuple[bool, int], float] = {}
        self.learn(anchors)

    def learn(self, anchors: Mapping[int, int]) -> None:
        """Take more pairs as known: they say where their neighbours belong, and whether refs were kept."""
        then = {item.index: item for item in self.then.items}
        now = {item.index: item for item in self.now.items}
        known = [(then[b], now[a]) for b, a in anchors.items()]
        self.flow = Flow(known, self.then.items, self.now.items)
        for trait in self.traits:
            trait.learn(known)
        self.marks_kept = _kept([b.marks == a.marks for b, a in known if b.marks or a.marks], _MARKS_KEPT)
        # What has left its list since, for another work stream or the box, is no landmark in it.
        landmarks = {b.index: a.index for b, a in known if b.boxed == a.boxed and self.flow.continues(b.stream, a.stream)}
        self.places_then = _places(self.then.items, landmarks)
        self.places_now = _places(self.now.items, {a: a for a in landmarks.values()})
        self.trust_then = _RefTrust(known, lambda before, after: before.stream)
        self.trust_now = _RefTrust(known, lambda before, after: after.stream)

    def text(self, before: Item, after: Item) -> float:
        """How alike two actions' texts are: 0 no more than any two, 1 the same words."""
        if before.text == after.text:
            return 1.0
        letters = max(fuzz.ratio(before.shuffled, after.shuffled), fuzz.ratio(before.text, after.text)) / 100
        letters = max(0.0, letters - _RANDOM_LIKENESS) / (1 - _RANDOM_LIKENESS)
        shared = mass(before.body & after.body, self.body)
        alike = (letters + self._overlap(before.body, after.body, shared, self.body)) / 2
        return max(alike, _WITHIN) if _is_within(before.text, after.text) else alike

    def weigh(self, before: Item, after: Item) -> int:
        """All that speaks for a pair less all that speaks against it; above 0 it is more likely than not."""
        text, further = self._texts(before, after)
        found = (
            round(_TEXT * (text - 0.5))
            + further
            + self._belonging(before, after)
            + self._position(before, after)
            + round(_OTHER_NAME * text * self.marks_kept) * name_others(before, after)
        )
        return found + self._among_siblings(before, after, text) if found > 0 else found

    def _texts(self, before: Item, after: Item) -> tuple[float, int]:
        """How alike two actions' texts are, and what their further texts tell: reckoned once, since no known pair changes it."""
        known = self.likeness.get((before.index, after.index))
        if known is None:
            text = self.text(before, after)
            known = self.likeness[before.index, after.index] = (text, self._further_texts(before, after, text))
        return known

    def _among_siblings(self, before: Item, after: Item, text: float) -> int:
        """What it tells that one of the two is as much like another of its own plan: there a name or a number is who it is."""
        if not self.is_crowded(before, after, text):
            return 0
        lost, new = before.marks - after.marks, after.marks - before.marks
        return _NO_NEARER + round(self.marks_kept * (_OTHER_MARK if lost and new else _FEWER_MARKS if lost or new else 0))

    def _further_texts(self, before: Item, after: Item, text: float) -> int:
        pairs = [
            (then, now)
            for then, now in (
                (before.rest, after.rest), (before.milestones, after.milestones), (before.targets, after.targets),
                (before.other, after.other), (before.rest, after.other), (before.other, after.rest), (before.news, after.other),
            )
            if then and now
        ]  # fmt: skip
        kept = [self._alike(then, now, self.rest) for then, now in pairs]
        found = [_REST_OTHER + round(_REST_ALIKE * max(kept))] if kept else []
        if before.news and after.news:
            found.append(_NEWS_OTHER + round(_NEWS_ALIKE * self._alike(before.news, after.news, self.news)))
        return sum(found) if found else round(_NOTHING_FURTHER * (1 - text))

    def _alike(self, then: frozenset[str], now: frozenset[str], weights: Weights) -> float:
        """How alike two further texts are, by how much that tells."""
        if then.isdisjoint(now):
            return 0.0
        shared = self._mass(then, weights) if then == now else mass(then & now, weights)
        worth = min(1.0, shared / self.telling)
        several = then in self.common or now in self.common
        return self._overlap(then, now, shared, weights) * worth * (_SHARED_BY_SEVERAL if several else 1.0)

    def _overlap(self, one: frozenset[str], other: frozenset[str], shared: int, weights: Weights) -> float:
        """The weight two texts share, as a part of what they weigh (the geometric mean of both)."""
        return shared / sqrt(self._mass(one, weights) * self._mass(other, weights)) if shared else 0.0

    def _mass(self, stems: frozenset[str], weights: Weights) -> int:
        """What a whole text weighs, reckoned once."""
        masses = self.masses[id(weights)]
        known = masses.get(stems)
        if known is None:
            known = masses[stems] = mass(stems, weights)
        return known

    def _belonging(self, before: Item, after: Item) -> int:
        found = self.flow.evidence(before.stream, after.stream)
        if before.ref and after.ref:
            trust = (self.trust_then.of(before.stream) + self.trust_now.of(after.stream)) / 2
            found += round(_REF_SAME * trust * trust if before.ref == after.ref else _REF_OTHER * trust)
        for trait in self.traits:
            found += trait.evidence(before, after)
        return found

    def _position(self, before: Item, after: Item) -> int:
        if before.boxed != after.boxed:
            return _RETIRED if after.boxed else _REINSTATED
        then, now = self.places_then[before.index], self.places_now[after.index]
        same = (then.above == now.above) + (then.below == now.below)
        if same == 2:
            return _BETWEEN_SAME + _STEP * min(3, abs(then.steps - now.steps))
        return _BESIDE_SAME if same else _PLACE_OTHER

    def between_then(self, item: Item) -> Hashable:
        """The paired neighbours of an earlier item."""
        place = self.places_then[item.index]
        return (place.above, place.below)

    def between_now(self, item: Item) -> Hashable:
        """The paired neighbours of a later item."""
        place = self.places_now[item.index]
        return (place.above, place.below)

    def is_crowded(self, before: Item, after: Item, text: float) -> bool:
        """Whether another item of either plan is as much like one of the two, so that their likeness tells little."""
        return 0.5 <= text < 1.0 and (text <= self._crowding(before, self.then) or text <= self._crowding(after, self.now))

    def _crowding(self, item: Item, side: Nearest) -> float:
        """How like an item the likest other of its own plan is."""
        found = self.crowding.get((side is self.then, item.index))
        if found is None:
            found = max((self.text(item, other) for other in side.to(item, 6) if other.text != item.text), default=0.0)
            self.crowding[side is self.then, item.index] = found
        return found


def _is_within(one: str, other: str) -> bool:
    """Whether one text goes on where the other ends, or begins before it."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short in long and short.count(" ") >= _TELLING_WORDS - 1 and f" {short} " in f" {long} "


def name_others(before: Item, after: Item) -> bool:
    """Whether each of two actions names someone or some place that the other does not."""
    return bool(before.names - after.names and after.names - before.names)


def _common(items: Sequence[Item]) -> set[frozenset[str]]:
    """Milestones and progress texts that several items of one plan have."""
    counts = Counter(stems for item in items for stems in {item.rest, item.milestones, item.targets, item.news})
    return {stems for stems, count in counts.items() if count > 1}


class _RefTrust:
    """For each work stream, how many of the pairs already known kept their ref; where few are known, as in the whole plan."""

    def __init__(self, known: Sequence[tuple[Item, Item]], stream: Callable[[Item, Item], int]) -> None:
        kept: dict[int, list[bool]] = {}
        for before, after in known:
            if before.ref and after.ref and not before.boxed and not after.boxed:
                kept.setdefault(stream(before, after), []).append(before.ref == after.ref)
        self.overall = (1 + sum(map(sum, kept.values()))) / (2 + sum(map(len, kept.values())))
        self.of_stream = {place: (2 * self.overall + sum(same)) / (2 + len(same)) for place, same in kept.items()}

    def of(self, stream: int) -> float:
        """How likely a ref was kept, 0 to 1."""
        return self.of_stream.get(stream, self.overall)


def _places(items: Sequence[Item], marks: Mapping[int, int]) -> dict[int, Place]:
    """The place of every item in its list (the actions, or the box, of its work stream). marks has later indexes by index."""
    lists: dict[tuple[int, bool], list[Item]] = {}
    for item in items:
        lists.setdefault((item.stream, item.boxed), []).append(item)
    found: dict[int, Place] = {}
    for (stream, _), members in lists.items():
        here = [marks.get(item.index) for item in members]
        above = _marks(here, ("top", stream))
        below = _marks(here[::-1], ("end", stream))[::-1]
        for item, (up, steps), (down, _) in zip(members, above, below, strict=True):
            found[item.index] = Place(up, down, steps)
    return found


def _marks(here: Sequence[int | None], edge: Hashable) -> list[tuple[Hashable, int]]:
    """For each place of a list the last landmark before it (the edge where there is none), and how many steps back."""
    found: list[tuple[Hashable, int]] = []
    last, steps = edge, 0
    for mark in here:
        steps += 1
        found.append((last, steps))
        if mark is not None:
            last, steps = mark, 0
    return found
