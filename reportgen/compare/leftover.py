"""Pairing what exact agreement has left: the best assignment by evidence, in rounds that learn from each other."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from reportgen.compare.assign import assign
from reportgen.compare.evidence import Evidence, name_others, probability
from reportgen.compare.items import Item
from reportgen.compare.nearest import Nearest
from reportgen.model import Match

_CROSS_AT_MOST = 2500
"""Up to so many pairs each is weighed; beyond, an item's nearest only."""
_NEAREST = 6
_STRONG = 3000  # evidence for a pair from which others may learn
_CLEAR, _CLEAR_OF_SIBLINGS = 1500, 4000  # by how much a choice must beat every other for a pair to be sure
_ALIKE = 0.4  # texts less alike are one only by their place, ref or milestones: never sure
_SAME_WORDS = 0.5
_BOX_ALIKE, _BOX_BEHIND = 0.7, 0.15

Gains = dict[int, dict[int, int]]
"""Evidence above 0 by earlier and later index."""


class Leftover:
    """A pool's items on their way to be paired. pairs and matches go by index; matches holds only what was paired here."""

    def __init__(
        self, before: Mapping[int, Item], after: Mapping[int, Item], pairs: Mapping[int, int], evidence: Evidence
    ) -> None:
        self.all_before, self.all_after = before, after
        self.pairs, self.evidence = dict(pairs), evidence
        self.matches: dict[int, Match] = {}

    def before(self) -> list[Item]:
        """Earlier items without a partner yet, in plan order."""
        return [item for index, item in self.all_before.items() if index not in self.pairs]

    def after(self) -> list[Item]:
        """Later items without a partner yet, in plan order."""
        taken = set(self.pairs.values())
        return [item for index, item in self.all_after.items() if index not in taken]

    def pair_retired(self) -> None:
        """Pair what is new in a Retired box with the plan before, unless a text still in the plan is clearly more alike.

        First of all, because a retired action is often replaced by a similar one in its place and with its ref.
        """
        before = [item for item in self.before() if not item.boxed]
        boxed = [item for item in self.after() if item.boxed]
        if not before or not boxed:
            return
        alike = self.evidence.text
        near = Nearest(before)
        likely = {b.index for a in boxed for b in near.to(a, _NEAREST) if alike(b, a) >= _BOX_ALIKE}
        before = [b for b in before if b.index in likely]
        kept = Nearest([item for item in self.after() if not item.boxed])
        least = {b.index: max([_BOX_ALIKE, *(alike(b, a) - _BOX_BEHIND for a in kept.to(b, _NEAREST))]) for b in before}
        self._take(before, boxed, lambda b, a: alike(b, a) >= least[b.index], 0)

    def pair(self, *, strong: bool) -> None:
        """Take the pairs of the best assignment, or of those only the strong ones."""
        self._take(self.before(), self.after(), lambda b, a: True, _STRONG if strong else 0)

    def _take(self, before: Sequence[Item], after: Sequence[Item], allowed: Callable[[Item, Item], bool], least: int) -> None:
        candidates = self._candidates(before, after)
        weigh = self.evidence.weigh
        weighed = {b.index: {a.index: weigh(b, a) for a in candidates[b.index] if allowed(b, a)} for b in before}
        gains: Gains = {b: {a: gain for a, gain in row.items() if gain > 0} for b, row in weighed.items()}
        rows = list(gains)
        chosen = {rows[row]: column for row, column in assign([list(gains[b].items()) for b in rows]).items()}
        clear = _clearance(gains, chosen)
        for b, a in chosen.items():
            if gains[b][a] >= least:
                self.pairs[b] = a
                self.matches[b] = self._match(self.all_before[b], self.all_after[a], gains[b][a], clear[b])
        self.evidence.learn(self.pairs)

    def _match(self, before: Item, after: Item, gain: int, clear: int) -> Match:
        alike = self.evidence.text(before, after)
        score = round(probability(gain), 2)
        if before.text == after.text:  # and no exact pair: another has the text too, or it is short
            return Match("exact", score, clear >= _CLEAR and before.lead == after.lead)
        least = _CLEAR_OF_SIBLINGS if self.evidence.is_crowded(before, after, alike) else _CLEAR
        sure = clear >= least and alike >= _ALIKE and not self._may_be_others(before, after)
        same_ref = before.ref and before.ref == after.ref
        return Match("ref" if alike < _SAME_WORDS and same_ref else "text", score, sure)

    def _may_be_others(self, before: Item, after: Item) -> bool:
        """Whether names or numbers say that two are siblings, and nothing else says that they are one."""
        lost, new = before.marks - after.marks, after.marks - before.marks
        of_their_own = bool(before.rest) and before.rest == after.rest and before.rest not in self.evidence.common
        if lost and new:
            return name_others(before, after) or (before.ref != after.ref and not of_their_own)
        return bool(lost or new) and before.lead != after.lead and not of_their_own

    def _candidates(self, before: Sequence[Item], after: Sequence[Item]) -> dict[int, list[Item]]:
        """For each earlier item the later ones worth weighing: all, or where that is many, those alike in words, ref or place."""
        if len(before) * len(after) <= _CROSS_AT_MOST:
            return {b.index: list(after) for b in before}
        now, then = Nearest(after), Nearest(before)
        found = {b.index: {a.index: a for a in now.to(b, _NEAREST)} for b in before}
        for a in after:
            for b in then.to(a, _NEAREST):
                found[b.index][a.index] = a
        for b, a in self._signposts(before, after):
            found[b.index][a.index] = a
        return {index: list(some.values()) for index, some in found.items()}

    def _signposts(self, before: Sequence[Item], after: Sequence[Item]) -> list[tuple[Item, Item]]:
        """Pairs with the same ref in the same work stream, or between the same neighbours."""
        return [
            pair
            for sign_then, sign_now in (
                (lambda b: (b.stream, b.ref), lambda a: (a.stream, a.ref)),
                (self.evidence.between_then, self.evidence.between_now),
            )
            for pair in _meet(before, after, sign_then, sign_now)
        ]


def _meet(
    before: Sequence[Item], after: Sequence[Item], then: Callable[[Item], Hashable], now: Callable[[Item], Hashable]
) -> list[tuple[Item, Item]]:
    """Pairs of equal signs, in order, no more than a few for each."""
    by_sign: dict[Hashable, list[Item]] = {}
    for item in after:
        by_sign.setdefault(now(item), []).append(item)
    return [(b, a) for b in before for a in by_sign.get(then(b), ())[:_NEAREST]]


def _clearance(gains: Gains, chosen: Mapping[int, int]) -> dict[int, int]:
    """For each chosen pair how much would be lost by the next best choice for either of the two."""
    holder = {a: b for b, a in chosen.items()}
    clear = {b: gains[b][a] for b, a in chosen.items()}
    for b, row in gains.items():
        for a, gain in row.items():
            if chosen.get(b) == a:
                continue
            mine, theirs = chosen.get(b), holder.get(a)
            swapped = gains[theirs].get(mine, 0) if mine is not None and theirs is not None else 0
            lost = sum(gains[row][chosen[row]] for row in (b, theirs) if row is not None and row in chosen) - gain - swapped
            for row_index in (b, theirs):
                if row_index is not None and row_index in chosen:
                    clear[row_index] = min(clear[row_index], lost)
    return clear
