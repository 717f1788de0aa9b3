"""One change of one action as a row of the schedule: what changed, from what, to what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportgen.compare.wording import Mark, sides
from reportgen.model import Action, Change, FieldChange, Source, Status
from reportgen.paper import words
from reportgen.paper.blocks import Cell, Piece, Revision, Text
from reportgen.paper.common import badge
from reportgen.paper.facts import Facts
from reportgen.paper.plan import due_text
from reportgen.tally import NOT_RECORDED

_ORDER = (
    "Status fell back",
    "No longer in the Plan",
    "Due date moved later",
    "Due date moved earlier",
    "Due date changed",
    "Key targets changed",
    "Milestones changed",
    "Status improved",
    "Status changed",
    "Added",
    "Split",
    "Merged",
    "Retired",
    "Reinstated",
    "Wording of the action",
    "Lead changed",
    "Objective changed",
    "Moved to another part of the plan",
    "Renumbered",
)
PROGRESS = "Progress rewritten"
SHORT = 64
"""As many letters of an action's text as two or three lines of the first column hold."""
_TEXTS = {
    "action": "Wording of the action",
    "targets": "Key targets changed",
    "milestones": "Milestones changed",
    "objective": "Objective changed",
}
_RANKS = {"red": 0, "amber": 1, "green": 2, "blue": 3}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. keys and labels tell its action or its parts; listed is False for what is counted but not printed."""

    keys: tuple[Source, ...]
    labels: tuple[str, ...]
    short: str
    kind: str
    what: str
    before: Cell
    after: Cell
    entry: str
    listed: bool = True


def kinds_in_order(rows: Sequence[ChangeRow]) -> list[str]:
    """The kinds of change that happened, gravest first, progress last."""
    kinds = {row.kind for row in rows}
    others = sorted(kinds - set(_ORDER) - {PROGRESS})
    return [*(kind for kind in _ORDER if kind in kinds), *others, *(kind for kind in (PROGRESS,) if kind in kinds)]


def rows_of(facts: Facts, change: Change) -> Iterator[ChangeRow]:
    """The rows of one change: what became of the action as a whole, then each field that differs."""
    whole = _whole(change)
    if whole is not None:
        yield _row(change, *whole)
    told = ("ref", "action") if change.kind in ("split", "merged") else ()
    for field in change.fields:
        if field.field not in told:
            yield _field_row(facts, change, field)


def _row(change: Change, kind: str, before: Cell, after: Cell, what: str = "", listed: bool = True) -> ChangeRow:
    items = change.after or change.before
    keys, labels = tuple(item.source for item in items), tuple(item.label for item in items)
    short = words.shortened(items[0].action, SHORT) if len(items) == 1 else ""
    return ChangeRow(keys, labels, short, kind, what or kind, before, after, change.explanation or "None", listed)


def _whole(change: Change) -> tuple[str, Cell, Cell] | None:
    """The kind of a change that befell the action as a whole, and its two cells."""
    was, now = _state(change.before), _state(change.after)
    match change.kind:
        case "added":
            retired = all(item.kept == "retired" for item in change.after)
            return (
                ("Added to the Retired box", Text("Not in the Plan"), now) if retired else ("Added", Text("Not in the Plan"), now)
            )
        case "removed":
            return "No longer in the Plan", was, Text("Not in the Plan, and not in a Retired box")
        case "retired":
            return "Retired", was, Text(f"Retired: {_status_word(change.after[0].status)}")
        case "split":
            return "Split", Text(_named(change.before)), Text(_named(change.after))
        case "merged":
            return "Merged", Text(_named(change.before)), Text(_named(change.after))
        case "changed" | "unchanged":
            back = _kept(change.before) == "retired" and _kept(change.after) != "retired"
            return ("Reinstated", Text("In the Retired box"), now) if back else None


def _kept(items: Sequence[Action]) -> str:
    return items[0].kept if items else ""


def _state(items: Sequence[Action]) -> Cell:
    """The status of an action as a cell; of one without, that it is in the plan."""
    if not items:
        return Text("")
    return badge(items[0].status, plain=True) if items[0].status.label else Text("In the Plan")


def _status_word(status: Status) -> str:
    return words.status_in_prose(status.label or NOT_RECORDED)


def _named(items: Sequence[Action]) -> str:
    return "\n".join(f"{item.label} {words.shortened(item.action)}" for item in items)


def _field_row(facts: Facts, change: Change, field: FieldChange) -> ChangeRow:
    if len(change.before) != 1 or len(change.after) != 1:
        return _parts_row(facts, change, field)
    before, after = change.before[0], change.after[0]
    match field.field:
        case "status":
            kind = _status_kind(before.status, after.status)
            return _row(change, kind, badge(before.status, plain=True), badge(after.status, plain=True))
        case "due":
            kind, what = _due_kind(before, after)
            return _row(change, kind, _due(before, field.before), _due(after, field.after), what)
        case "action" | "targets" | "milestones" | "objective":
            return _row(change, _TEXTS[field.field], *revisions(field.before, field.after))
    return _row(change, _kind(facts, field.field), _told(field.before), _told(field.after), listed=field.field != "progress")


def _parts_row(facts: Facts, change: Change, field: FieldChange) -> ChangeRow:
    """A field of an action that was split or merged: each part's own, one under another."""
    kind = {"status": "Status changed", "due": "Due date changed", **_TEXTS}.get(field.field) or _kind(facts, field.field)
    sides = (_part_texts(change.before, field.field), _part_texts(change.after, field.field))
    before, after = (
        Text("\n".join(texts)) if texts else _told(told) for texts, told in zip(sides, (field.before, field.after), strict=True)
    )
    return _row(change, kind, before, after, listed=field.field != "progress")


def _part_texts(items: Sequence[Action], field: str) -> list[str]:
    """What each part says of a field that is more than its text; none for other fields."""
    if field == "status":
        return [f"{item.label}: {_status_word(item.status)}" for item in items]
    return [f"{item.label}: {due_text(item.due) or NOT_RECORDED}" for item in items] if field == "due" else []


def _told(text: str | None) -> Text:
    return Text(text or NOT_RECORDED)


def _kind(facts: Facts, field: str) -> str:
    if field == "work_stream":
        return f"Moved to another {facts.plan.stream_word.lower()}"
    if field.startswith("extra:"):
        return f"{field.removeprefix('extra:')} changed"
    return {"ref": "Renumbered", "lead": "Lead changed", "progress": PROGRESS}.get(
        field, f"{words.sentence_case(field.replace('_', ' '))} changed"
    )


def _due(action: Action, text: str | None) -> Text:
    return Text(due_text(action.due) or text or NOT_RECORDED)


def _status_kind(was: Status, now: Status) -> str:
    ranks = [_rank(status) for status in (was, now)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return "Status changed"
    return "Status improved" if ranks[1] > ranks[0] else "Status fell back"


def _rank(status: Status) -> int | None:
    """How far along a status is: completed above all, else by its colour; None where neither is known."""
    return 9 if status.complete else _RANKS.get(status.rag or "")


def _due_kind(was: Action, now: Action) -> tuple[str, str]:
    old, new = was.due.latest if was.due else None, now.due.latest if now.due else None
    if old is None or new is None or old == new:
        return "Due date changed", "Due date changed"
    by, later = apart(*sorted((old, new))), new > old
    return ("Due date moved later", f"Due date: {by} later") if later else ("Due date moved earlier", f"Due date: {by} earlier")


def apart(first: date, second: date) -> str:
    """How far a date lies after another: whole months where they are whole, else days, else about so many months."""
    months = (second.year - first.year) * 12 + second.month - first.month
    ends = all((day + timedelta(days=1)).day == 1 for day in (first, second))
    if months and (ends or first.day == second.day):
        return words.counted(months, "month")
    days = (second - first).days
    return words.counted(days, "day") if days < 60 else f"about {words.counted((days * 24 + 365) // 731, 'month')}"


def revisions(before: str | None, after: str | None) -> tuple[Cell, Cell]:
    """Both sides of a reworded text with the words marked that only they have."""
    if not before or not after:
        return Text(before or NOT_RECORDED), Text(after or NOT_RECORDED)
    was, now = sides(before, after)
    return Revision(tuple(_pieces(was))), Revision(tuple(_pieces(now)))


def _pieces(marked: Iterable[tuple[str, Mark]]) -> Iterator[Piece]:
    """The pieces of a text; the space after marked words is not marked, so that no line is drawn under or through nothing."""
    for text, mark in marked:
        words_only = text.rstrip() if mark != "same" else text
        yield Piece(words_only, mark)
        if words_only != text:
            yield Piece(text[len(words_only) :])
