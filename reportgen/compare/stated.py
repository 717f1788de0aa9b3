"""Which items belong together because the officers wrote so, or because their refs say it (4 became 4a and 4b).

What is written is evidence beside the texts: where an item's very words stand elsewhere in the other plan, these hold, and a
Retired box holds against all but "moved to". What nothing but a sentence bears out is believed and not certain.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.compare import texts
from reportgen.compare.evidence import Evidence
from reportgen.compare.items import Item, mass
from reportgen.compare.said import Said, clauses_of, fold_ref, said_in

_ALIKE = 0.4  # texts less alike are one only because it is written: never sure
_SAME, _UNLIKE = 0.95, 0.3  # one part is the whole as it was, another has nothing of it: that one is new
_IN_THE_BOX = 0.7
_KEPT_REFS = 0.5  # of the other refs so many must have stayed for a letter put to one to say anything
_MOST_PARTS, _NEAREST = 6, 6
_CLEAR_OF_SIBLINGS = 4000  # evidence by which a whole that nobody named must beat the next to be sure
_PART = re.compile(r"(?P<whole>.*[\da-z])(?:(?<=\d)\.?(?:[a-h]|i{1,3}|iv)|\.\d{1,2})")
_REF_LIST = re.compile(r"[/,;&+]|\band\b")


@dataclass(slots=True)
class Stated:
    """Items by index. same: earlier to later; splits: an earlier one to later parts; merges: a later one to earlier parts.

    complete_then and complete_now are the wholes of which all parts are named; others may have one more, which the texts tell.
    doubtful are wholes that stand as they were, among their parts or beside them, with nothing else to say that they were parted.
    """

    same: dict[int, int] = field(default_factory=dict)
    splits: dict[int, list[int]] = field(default_factory=dict)
    merges: dict[int, list[int]] = field(default_factory=dict)
    complete_then: set[int] = field(default_factory=set)
    complete_now: set[int] = field(default_factory=set)
    doubtful: set[tuple[str, int]] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.same or self.splits or self.merges)

    @property
    def used_then(self) -> set[int]:
        """The earlier items that are spoken for."""
        return {*self.same, *self.complete_then, *(b for parts in self.merges.values() for b in parts)}

    @property
    def used_now(self) -> set[int]:
        """The later items that are spoken for."""
        return {*self.same.values(), *self.complete_now, *(a for parts in self.splits.values() for a in parts)}


class _Side:
    """The items of one side by their folded refs."""

    def __init__(self, items: Mapping[int, Item]) -> None:
        self.items = items
        self.by_ref: dict[str, list[Item]] = {}
        for item in items.values():
            if item.ref:
                self.by_ref.setdefault(fold_ref(item.ref), []).append(item)

    def get(self, ref: str, row: Item) -> Item | None:
        """The item in the plan that a row means by a ref: of several the one in its own work stream."""
        named = [item for item in self.by_ref.get(ref, ()) if not item.boxed]
        if len(named) > 1:
            named = [item for item in named if item.stream == row.stream]
        return named[0] if len(named) == 1 else None

    def only(self, ref: str) -> Item | None:
        """The item in the plan that alone has a ref."""
        named = [item for item in self.by_ref.get(ref, ()) if not item.boxed]
        return named[0] if len(named) == 1 else None


def read_statements(
    before: Mapping[int, Item], after: Mapping[int, Item], exact: Mapping[int, int], evidence: Evidence
) -> Stated:
    """All that the later plan's entries and the refs of both say, as far as no text speaks against it."""
    reader = _Reader(before, after, exact, evidence)
    for row, said in _sayings(reader.then, reader.now):
        reader.take(row, said)
    reader.read_refs()
    return reader.stated


def _sayings(then: _Side, now: _Side) -> list[tuple[Item, Said]]:
    """Each statement of the later plan with its row. What stood in the last plan already speaks of the one before that."""
    old = {text for item in then.items.values() for text in _texts(item)}
    known = then.by_ref.keys() | now.by_ref.keys()
    new = ((row, text) for row in now.items.values() for text in _texts(row) if text not in old)
    clauses = ((row, clause) for row, text in new for clause in clauses_of(text))
    found = [(row, clause, said) for row, clause in clauses for said in said_in(clause, known)]
    stale = {texts.key(clause) for text in old for clause in clauses_of(text)} if found else set()
    return [(row, said) for row, clause, said in found if texts.key(clause) not in stale]


def _texts(item: Item) -> list[str]:
    """The texts of a row in which something may be said of it."""
    action = item.action
    found = (action.changes, action.progress, action.action, action.ref, *(value for _, value in action.extra))
    return [text for text in found if text]


class _Reader:
    """Takes statements as far as they are consistent with exact pairs, the Retired box and each other."""

    def __init__(
        self, before: Mapping[int, Item], after: Mapping[int, Item], exact: Mapping[int, int], evidence: Evidence
    ) -> None:
        self.then, self.now, self.exact, self.evidence = _Side(before), _Side(after), exact, evidence
        self.holder = {a: b for b, a in exact.items()}
        self.stated = Stated()

    def take(self, row: Item, said: Said) -> None:
        """Take one statement of a row, if it names what there is."""
        news = self._named(self.now, said.news, row) if said.news else [row]
        own = None if fold_ref(row.action.ref) in said.news else self.then.get(fold_ref(row.action.ref), row)
        olds = self._named(self.then, said.olds, row) if said.olds else [own] if own else []
        if said.how == "split" and said.news:
            self._split_into(row, own, olds if said.olds or not news else self._whole_of(said, row, olds, news), news)
        elif said.how == "split" and len(olds) == 1:
            self._split(olds[0], news, complete=False)
        elif said.how == "merged" and len(news) == 1:
            self._merge(news[0], olds, complete=len(olds) > 1)
        elif said.how in ("became", "replaced") and not (row.boxed and not said.news):
            self._become(olds, news, moved=said.how == "became")

    def _named(self, side: _Side, refs: Sequence[str], row: Item) -> list[Item]:
        return [item for ref in refs if (item := side.get(ref, row))]

    def _whole_of(self, said: Said, row: Item, own: list[Item], parts: Sequence[Item]) -> list[Item]:
        """What was split where that is not said: 4 of 4a and 4b, else of those with a part's ref or text the most alike.

        Where no text is alike, the only one that had a ref of the parts, or the row itself.
        """
        stems = {found["whole"] if (found := _PART.fullmatch(ref)) else ref for ref in said.news}
        named = self._named(self.then, tuple(stems), row) if len(stems) == 1 else []
        if named:
            return named
        indexes = {part.index for part in parts}
        by_ref = self._named(self.then, said.news, row) or own
        near = [item for part in parts for item in self.evidence.then.to(part, _NEAREST)]
        free = {item.index: item for item in (*by_ref, *near) if self.exact.get(item.index, parts[0].index) in indexes}
        likely = {
            index: sum(self.evidence.weigh(item, part) for part in parts)
            for index, item in free.items()
            if not item.boxed and min(self._alike(item, part) for part in parts) >= _ALIKE
        }
        best = sorted(likely, key=lambda index: -likely[index])
        if not best:
            return [item for item in by_ref if item.index in free]
        if len(best) > 1 and likely[best[0]] - likely[best[1]] < _CLEAR_OF_SIBLINGS:
            self.stated.doubtful.add(("split", best[0]))
        return [free[best[0]]]

    def _split_into(self, row: Item, own: Item | None, olds: Sequence[Item], news: list[Item]) -> None:
        """The row that says so is a part too where it is what was split and goes on."""
        if len(olds) == 1:
            goes_on = own is olds[0] and row not in news and not row.boxed and self._alike(own, row) >= _ALIKE
            self._split(olds[0], [row, *news] if goes_on else news, complete=len(news) > 1 or goes_on)

    def _become(self, olds: Sequence[Item], news: Sequence[Item], *, moved: bool) -> None:
        if len(olds) == len(news):
            for b, a in zip(olds, news, strict=True):
                self._same(b, a, moved=moved)
        elif len(olds) == 1 and news:
            self._split(olds[0], news, complete=True)
        elif len(news) == 1 and olds:
            self._merge(news[0], olds, complete=True)

    def _same(self, b: Item, a: Item, *, moved: bool) -> None:
        partner = self.exact.get(b.index)
        taken = partner is not None and partner != a.index and not (moved and self.now.items[partner].boxed)
        free = self.holder.get(a.index, b.index) == b.index and not taken and (moved or not self._in_the_box(b))
        if free and not a.boxed and not b.boxed and b.index not in self._used_then() and a.index not in self._used_now():
            self.stated.same[b.index] = a.index

    def _split(self, whole: Item, parts: Iterable[Item], *, complete: bool) -> None:
        stated = self.stated
        used = self._used_now().difference(stated.splits.get(whole.index, ()))
        free = [
            a.index for a in parts if not a.boxed and a.index not in used and self.holder.get(a.index, whole.index) == whole.index
        ]
        if free and not self._in_the_box(whole) and whole.index not in {*stated.same, *_all(stated.merges)}:
            known = stated.splits.setdefault(whole.index, [])
            known += [a for a in free if a not in known]
            if complete and len(known) > 1:
                self._complete("split", whole, known, self.exact.get(whole.index), stated.complete_then)

    def _merge(self, whole: Item, parts: Iterable[Item], *, complete: bool) -> None:
        stated = self.stated
        used = self._used_then().difference(stated.merges.get(whole.index, ()))
        free = [
            b.index
            for b in parts
            if b.index not in used and self.exact.get(b.index, whole.index) == whole.index and not self._in_the_box(b)
        ]
        if free and not whole.boxed and whole.index not in {*stated.same.values(), *_all(stated.splits)}:
            known = stated.merges.setdefault(whole.index, [])
            known += [b for b in free if b not in known]
            if complete and len(known) > 1:
                self._complete("merge", whole, known, self.holder.get(whole.index), stated.complete_now)

    def _complete(self, how: str, whole: Item, parts: Sequence[int], partner: int | None, complete: set[int]) -> None:
        """Take all parts of a whole as named, unless another that is not among them has its text: then nobody can be sure."""
        if partner is None or partner in parts:
            complete.add(whole.index)
        else:
            self.stated.doubtful.add((how, whole.index))

    def _used_then(self) -> set[int]:
        return {*self.stated.same, *self.stated.splits, *_all(self.stated.merges)}

    def _used_now(self) -> set[int]:
        return {*self.stated.same.values(), *self.stated.merges, *_all(self.stated.splits)}

    def _in_the_box(self, b: Item) -> bool:
        """Whether an earlier item stands in a Retired box, then or now."""
        partner = self.exact.get(b.index)
        boxed = (item for item in self.now.by_ref.get(fold_ref(b.action.ref), ()) if item.boxed)
        return (
            b.boxed
            or (partner is not None and self.now.items[partner].boxed)
            or any(self.evidence.text(b, a) >= _IN_THE_BOX for a in boxed)
        )

    def _alike(self, b: Item, a: Item) -> float:
        return self.evidence.text(b, a)

    def read_refs(self) -> None:
        """Splits and merges that the refs alone tell, where most of the others stayed as they were."""
        refs = [(fold_ref(self.then.items[b].action.ref), fold_ref(self.now.items[a].action.ref)) for b, a in self.exact.items()]
        known = [then == now for then, now in refs if then and now]
        if sum(known) < _KEPT_REFS * len(known):
            return
        for whole, parts in _families(self.then, self.now):
            free = [a for a in parts if self.holder.get(a.index, whole.index) == whole.index]
            told = self.stated.splits.get(whole.index, [])
            taken = self._used_now().difference(told)
            if self._is_family(whole, free, self.exact.get(whole.index)) and not any(a.index in taken for a in free):
                self._split(whole, free, complete=True)
                self._doubt("split", whole, free, told)
        for whole, parts in _families(self.now, self.then):
            free = [b for b in parts if self.exact.get(b.index, whole.index) == whole.index]
            told = self.stated.merges.get(whole.index, [])
            taken = self._used_then().difference(told)
            if self._is_family(whole, free, self.holder.get(whole.index)) and not any(b.index in taken for b in free):
                self._merge(whole, free, complete=True)
                self._doubt("merge", whole, free, told)

    def _is_family(self, whole: Item, parts: Sequence[Item], partner: int | None) -> bool:
        """Whether parts by their refs are parts: none is the whole as it was beside others that have nothing of it."""
        if not 2 <= len(parts) <= _MOST_PARTS or (partner is not None and partner not in {part.index for part in parts}):
            return False
        alike = [self._alike(whole, part) for part in parts]
        return max(alike) < _SAME or min(alike) >= _UNLIKE

    def _doubt(self, how: str, whole: Item, parts: Sequence[Item], told: Sequence[int]) -> None:
        """A whole that stands among its parts as it was may have got a sibling, unless it is written that it was parted."""
        if not told and any(part.text == whole.text for part in parts):
            self.stated.doubtful.add((how, whole.index))


def _all(parts: Mapping[int, Iterable[int]]) -> set[int]:
    return {index for indexes in parts.values() for index in indexes}


def _families(wholes: _Side, parts: _Side) -> list[tuple[Item, list[Item]]]:
    """Items of one side whose ref the other lacks, with those there of which it is the beginning, or which it names (4.1/4.2)."""
    below: dict[str, list[Item]] = {}
    for ref in parts.by_ref:
        found = _PART.fullmatch(ref)
        if found and ref not in wholes.by_ref and (item := parts.only(ref)):
            below.setdefault(found["whole"], []).append(item)
    families = []
    for ref in wholes.by_ref:
        whole = wholes.only(ref)
        if whole and ref not in parts.by_ref:
            named = [fold_ref(part) for part in _REF_LIST.split((whole.action.ref or "").casefold())]
            several = [item for part in named if part not in wholes.by_ref and (item := parts.only(part))]
            families.append((whole, several if len(named) > 1 else below.get(ref, [])))
    return families


def is_borne_out(evidence: Evidence, whole: Item, part: Item) -> bool:
    """Whether two texts bear out a statement that they are one, or that one is part of the other."""
    own = mass(part.body, evidence.body)
    alike = max(evidence.text(whole, part), mass(part.body & whole.body, evidence.body) / own if own else 0.0)
    return alike >= _ALIKE or (bool(part.rest) and part.rest == whole.rest and part.rest not in evidence.common)
