"""Items that come back after one or more periods in which they were missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reportgen.compare import texts
from reportgen.compare.change import changes_of
from reportgen.compare.fields import FieldComparer
from reportgen.compare.items import Group
from reportgen.compare.match import match_plans
from reportgen.model import Action, Change, Plan, Reading, WorkStream

_ALIKE = 80
"""The likeness of two texts, their words sorted (fuzz.ratio), from which one may be the other come back. High, since the plan
between them is evidence against it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What had gone after a period: its items that the next one lacked."""

    period: str
    reading: Reading
    items: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """An item that came back: the period in which it was last there, and what has changed since."""

    period: str
    change: Change


def returns(gone: Iterable[Gone], later: Reading, new: Sequence[Action]) -> tuple[Return, ...]:
    """Which of a later period's new items are items that had gone before, those last there in the latest period first.

    Only certain pairs of one with one: the same words, or nearly, and no other that may be meant.
    """
    found: list[Return] = []
    left = {id(item): (_shuffled(item), item) for item in new}
    for one in gone:
        was = [(_shuffled(item), item) for item in one.items]
        likely = [item for text, item in was if any(_alike(text, other) for other, _ in left.values())]
        wanted = [item for text, item in left.values() if any(_alike(other, text) for other, _ in was)]
        changes = _changes(replace(one, items=tuple(likely)), later, wanted) if likely else ()
        found += [Return(one.period, change) for change in changes]
        for change in changes:
            del left[id(change.after[0])]
    return tuple(found)


def _shuffled(item: Action) -> str:
    """The words of a text, sorted."""
    return " ".join(sorted(texts.words(item.action)))


def _alike(before: str, after: str) -> bool:
    return before == after or fuzz.ratio(before, after, score_cutoff=_ALIKE) >= _ALIKE


def _changes(gone: Gone, later: Reading, new: Sequence[Action]) -> tuple[Change, ...]:
    """What changed in the items that are recognised."""
    before, after = _only(gone.reading, gone.items), _only(later, new)
    matching = match_plans(before.plan, after.plan)
    certain = [group for group in matching.groups if _is_certain(group)]
    return changes_of(certain, FieldComparer(gone.reading, later, matching.streams), matching.streams)


def _is_certain(group: Group) -> bool:
    if group.match is None or not group.match.sure or len(group.before) + len(group.after) != 2:
        return False
    return _alike(group.before[0].shuffled, group.after[0].shuffled)


def _only(reading: Reading, items: Sequence[Action]) -> Reading:
    """A reading with some of its items only, and all its work streams."""
    kept = {id(item) for item in items}
    return replace(reading, plan=_plan(reading.plan, kept))


def _plan(plan: Plan, kept: set[int]) -> Plan:
    return replace(plan, work_streams=tuple(_stream(stream, kept) for stream in plan.work_streams))


def _stream(stream: WorkStream, kept: set[int]) -> WorkStream:
    def left(items: Iterable[Action]) -> tuple[Action, ...]:
        return tuple(item for item in items if id(item) in kept)

    return replace(stream, actions=left(stream.actions), measures=left(stream.measures), retired=left(stream.retired))
