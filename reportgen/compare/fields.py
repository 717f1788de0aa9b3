"""Which fields of an item differ, and what is no difference."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.compare import texts
from reportgen.compare.columns import Tables, shared_headings
from reportgen.compare.items import Item
from reportgen.compare.streams import is_divided, stream_headings, stream_name
from reportgen.model import Action, Due, FieldChange, Reading, Status
from reportgen.model.names import fold_lead

_UNREAD = ("several", "unreadable")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field an item bears itself: its text for people, and when two values are one."""

    name: str
    shown: Callable[[Action], str | None]
    same: Callable[[Action, Action], bool]


def _same_due(before: Due | None, after: Due | None) -> bool:
    """Whether two due dates mean the same days, so that a date written otherwise is no change; by their text where unread."""
    if before is None or after is None:
        return before is after
    if texts.form(before.text).casefold() == texts.form(after.text).casefold():
        return True
    if before.kind in _UNREAD or after.kind in _UNREAD:
        return False
    if "year" in (before.kind, after.kind) and _beside_year(before) != _beside_year(after):
        return False
    dated = before.latest or before.earliest or after.latest or after.earliest
    return (before.earliest, before.latest) == (after.earliest, after.latest) if dated else before.kind == after.kind


def _beside_year(due: Due) -> set[str]:
    """The words of a due date of which only the year was read: Easter 2018 is not Whitsun 2018."""
    return {word for word in texts.telling(due.text) if not word.isdecimal()} - {"end", "during", "year", "calendar", "financial"}


def _same_status(before: Status, after: Status) -> bool:
    """By label, so that two vocabularies with the same labels agree; by what was typed where one has none."""
    labelled = before.label is not None and after.label is not None
    was, now = (before.label, after.label) if labelled else (before.text or before.label, after.text or after.label)
    return texts.form(was).casefold() == texts.form(now).casefold()


def _lead(action: Action) -> str | None:
    return action.lead_text if action.lead_text is not None else " / ".join(action.lead) or None


def _same_lead(before: Action, after: Action) -> bool:
    """Whether only the spelling differs (AD People, A.D. People)."""
    return _fold(_lead(before)) == _fold(_lead(after))


def _fold(lead: str | None) -> str:
    return fold_lead((lead or "").replace("&", " and "))


def _ref(action: Action) -> str:
    return texts.form(action.ref).rstrip(".").casefold()


def _plain(name: str, shown: Callable[[Action], str | None]) -> FieldRule:
    return FieldRule(name, shown, lambda before, after: texts.form(shown(before)) == texts.form(shown(after)))


RULES: tuple[FieldRule, ...] = (
    FieldRule("ref", lambda a: a.ref, lambda b, a: _ref(b) == _ref(a)),
    _plain("action", lambda a: a.action),
    _plain("objective", lambda a: a.objective),
    FieldRule("lead", _lead, _same_lead),
    FieldRule("due", lambda a: a.due.text if a.due else None, lambda b, a: _same_due(b.due, a.due)),
    FieldRule("status", lambda a: a.status.label or a.status.text, lambda b, a: _same_status(b.status, a.status)),
    _plain("progress", lambda a: a.progress),
    _plain("targets", lambda a: a.targets),
    _plain("milestones", lambda a: a.milestones),
)
"""In the order in which they are told. The changes column, rag and complete are never fields (the contract)."""


class FieldComparer:
    """Compares items of two readings. streams is each earlier work stream's place to the later one's."""

    def __init__(self, before: Reading, after: Reading, streams: Mapping[int, int]) -> None:
        self.then, self.now = Tables(before), Tables(after)
        self.further = shared_headings(self.then, self.now)
        self.names_then = [stream_name(stream) for stream in before.plan.work_streams]
        self.names_now = [stream_name(stream) for stream in after.plan.work_streams]
        self.headings_then, self.headings_now = stream_headings(before.plan), stream_headings(after.plan)
        self.streams = streams
        self.divided = is_divided(before.plan) and is_divided(after.plan)

    def changes(self, before: Sequence[Item], after: Sequence[Item]) -> tuple[FieldChange, ...]:
        """The fields that differ, of a pair or of a split or merge (whose parts' texts are then shown one under another).

        A field that only one of the two tables has is no change of an item; the comparison's columns say it once.
        """
        was, now = [item.action for item in before], [item.action for item in after]
        found = [self._rule(rule, was, now) for rule in RULES]
        found.append(self._stream(before, after))
        found += self._further(was, now)
        return tuple(change for change in found if change is not None)

    def _rule(self, rule: FieldRule, before: Sequence[Action], after: Sequence[Action]) -> FieldChange | None:
        if not (self.then.have(rule.name, before) and self.now.have(rule.name, after)):
            return None
        if all(rule.same(b, a) for b in before for a in after):
            return None
        return _change(rule.name, [rule.shown(b) for b in before], [rule.shown(a) for a in after])

    def _stream(self, before: Sequence[Item], after: Sequence[Item]) -> FieldChange | None:
        """Another work stream; not of what is or was retired, since one Retired box may serve several."""
        if not self.divided or any(item.boxed for item in (*before, *after)):
            return None
        if all(self.streams.get(b.place) == a.place for b in before for a in after):
            return None
        return _change("work_stream", [self.names_then[b.place] for b in before], [self.names_now[a.place] for a in after])

    def _further(self, before: Sequence[Action], after: Sequence[Action]) -> list[FieldChange | None]:
        """Columns the layout does not know, and those of a family that were not taken, where both tables have them.

        The column that was taken ("Progress - Q3") is told as the field that it holds.
        """
        was, now = [self.then.further_values(b) for b in before], [self.now.further_values(a) for a in after]
        taken = set.intersection(*(self.now.taken(a) for a in after))
        shared = [
            heading
            for heading in self.further
            if heading.now not in taken and self.then.have(heading.then, before) and self.now.have(heading.now, after)
        ]
        return [
            _change(
                f"extra:{heading.shown}",
                [values.get(heading.then) for values in was],
                [values.get(heading.now) for values in now],
            )
            for heading in shared
        ]


def _change(name: str, before: Sequence[str | None], after: Sequence[str | None]) -> FieldChange | None:
    """A field's change, None where no more than the form differs."""
    was, now = _join(before), _join(after)
    return None if texts.form(was) == texts.form(now) else FieldChange(name, was, now)


def _join(values: Sequence[str | None]) -> str | None:
    """Several texts one under another, each once; None where all are blank."""
    return "\n".join(dict.fromkeys(value for value in values if value)) or None
