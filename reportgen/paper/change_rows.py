"""One change of one action as a row of the schedule: what changed, from what, to what."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.compare.wording import Mark, sides
from reportgen.model import Action, Change, FieldChange, Source, Status
from reportgen.paper import change_kinds as kinds
from reportgen.paper import words
from reportgen.paper.blocks import Badge, Cell, Piece, Revision, Text
from reportgen.paper.change_entries import Verdict, entry_cell, of_field, of_whole
from reportgen.paper.common import badge
from reportgen.paper.facts import Facts
from reportgen.paper.plan import due_text
from reportgen.paper.withdrawn import was_withdrawn
from reportgen.tally import NOT_RECORDED

SHORT = 64
"""As many letters of an action's text as two or three lines of the first column hold."""
_TEXTS = {
    "action": "Wording of the action",
    "targets": "Key targets changed",
    "milestones": "Milestones changed",
    "objective": "Objective changed",
}
_FIGURES = {"targets": "the key targets", "milestones": "the milestones"}
"""How the fact of a changed number names the field that it stands in."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. keys and labels tell its action or its parts; listed is False for what is counted but not printed.

    doubt is a sentence in the first row of an action that is not certain to be one, else "". verdict is None where the table
    has no column for explanations.
    """

    keys: tuple[Source, ...]
    labels: tuple[str, ...]
    short: str
    doubt: str
    kind: str
    what: str
    before: Cell
    after: Cell
    entry: Text
    verdict: Verdict | None = None
    listed: bool = True


def rows_of(facts: Facts, change: Change) -> Iterator[ChangeRow]:
    """The rows of one change: what became of the action as a whole, then each field that differs."""
    for at, row in enumerate(_Rows(facts, change).rows()):
        yield row if at == 0 else replace(row, doubt="")


def all_rows(facts: Facts, changes: Iterable[Change]) -> list[ChangeRow]:
    """The rows of some changes, in their order."""
    return [row for change in changes for row in rows_of(facts, change)]


def action_changes(facts: Facts) -> list[Change]:
    """What became of each action, measures left out."""
    return [change for change in facts.comparison.changes if change.item == "action"] if facts.comparison else []


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of one change."""

    facts: Facts
    change: Change

    def rows(self) -> Iterator[ChangeRow]:
        whole = _whole(self.change, has_box(self.facts))
        if whole is not None:
            row = self._row(*whole, of_whole(self.change), "")
            yield self._of_withdrawn(row) if row.kind == kinds.WITHDRAWN else row
        told = ("ref", "action") if self.change.kind in ("split", "merged") else ()
        for field in self.change.fields:
            if field.field not in told and not self._is_status(field) and not self._is_told_by_retiring(field):
                yield self._of_field(field)

    def _of_withdrawn(self, row: ChangeRow) -> ChangeRow:
        """The row of an action shown as withdrawn before: what its entry said then is its explanation, and none is owed now."""
        said = self.change.before[0].changes
        entry = Text(said, after=f"This is the entry of {since(self.facts)}.") if said else row.entry
        verdict: Verdict | None = "unneeded" if row.verdict in ("silent", "partly") else row.verdict
        return replace(row, verdict=verdict, entry=entry if said or verdict == row.verdict else Text("None"))

    def _is_told_by_retiring(self, field: FieldChange) -> bool:
        """Whether the row of a retired action gives a status already, its last one."""
        return self.change.kind == "retired" and field.field == "status"

    def _row(
        self, kind: str, before: Cell, after: Cell, verdict: Verdict | None, field: str, what: str = "", listed: bool = True
    ) -> ChangeRow:
        change, items = self.change, self._items(field)
        if verdict is None and self.facts.comparison and self.facts.comparison.has_no_column_for(change):
            verdict = "nowhere"
        return ChangeRow(
            keys=tuple(item.source for item in items),
            labels=tuple(item.label for item in items),
            short=words.shortened(items[0].action, SHORT) if len(items) == 1 else "",
            doubt=_doubt(self.facts, change),
            kind=kind,
            what=what or kind,
            before=before,
            after=after,
            entry=entry_cell(change, verdict, field, _stale(self.facts), since(self.facts)),
            verdict=verdict,
            listed=listed,
        )

    def _items(self, field: str) -> tuple[Action, ...]:
        """What a row is of: the action as it is now, or those of its parts whose due date moved."""
        return kinds.part_due_kind(self.change)[2] if field == "due" and self._is_parted else self.change.named

    @property
    def _is_parted(self) -> bool:
        return len(self.change.before) != 1 or len(self.change.after) != 1

    def _of_field(self, field: FieldChange) -> ChangeRow:
        kind, before, after, what = self._told(field)
        return self._row(kind, before, after, of_field(field), field.field, what, listed=field.field != "progress")

    def _told(self, field: FieldChange) -> tuple[str, Cell, Cell, str]:
        """A changed field's kind, its two cells, and what is printed as what changed ("" for the kind)."""
        change, name = self.change, field.field
        if self._is_parted:
            return self._parts(field)
        was, now = change.before[0], change.after[0]
        match name:
            case "status":
                return kinds.status_kind(change, was.status, now.status), _badge(was.status), _badge(now.status), ""
            case "due":
                kind, what = kinds.due_kind(change, was, now)
                return kind, _due_before(change, was, field.before), _due(now, field.after), what
            case "action" | "targets" | "milestones" | "objective":
                kind = _TEXTS[name]
                return kind, *revisions(field.before, field.after), "\n".join([kind, *_figures(change, name)])
        return self._kind(name), _text(field.before), _text(field.after), ""

    def _parts(self, field: FieldChange) -> tuple[str, Cell, Cell, str]:
        """A field of an action that was split or merged: each part's own, one under another."""
        change, name = self.change, field.field
        fell = name == "status" and kinds.has_fact(change, "fell-back")
        due, what, _ = kinds.part_due_kind(change)
        named = {"status": kinds.FELL_BACK if fell else "Status changed", "due": due, **_TEXTS}
        ends = ((change.before, field.before), (change.after, field.after))
        before, after = (Text("\n".join(found)) if (found := _part_texts(items, name)) else _text(told) for items, told in ends)
        return named.get(name) or self._kind(name), before, after, what if name == "due" else ""

    def _is_status(self, field: FieldChange) -> bool:
        """Whether a column of the plan's own says over again what the status says, being one that it was read from."""
        status = next((one for one in self.change.fields if one.field == "status"), None)
        return (
            status is not None
            and field.field.startswith("extra:")
            and (field.before, field.after) == (status.before, status.after)
        )

    def _kind(self, field: str) -> str:
        if field == "work_stream":
            return f"Moved to another {words.in_prose(self.facts.plan.stream_word)}"
        if field.startswith("extra:"):
            return f"{field.removeprefix('extra:')} changed"
        return {"ref": "Renumbered", "lead": "Lead changed", "progress": kinds.PROGRESS}.get(
            field, f"{words.sentence_case(field.replace('_', ' '))} changed"
        )


BOX = ", and not in a Retired box"


def has_box(facts: Facts) -> bool:
    """Whether the plan, or that of the last report, has retired actions."""
    return bool(facts.plan.retired or (facts.baseline and facts.baseline.reading.plan.retired))


def since(facts: Facts) -> str:
    """The month of the last report, "July 2015"."""
    return facts.baseline.short if facts.baseline else "the last report"


def _stale(facts: Facts) -> Collection[Source]:
    """Where the entries stand that are those of the last report."""
    return {claim.source for claim in facts.comparison.claims if claim.kind == "stale"} if facts.comparison else ()


def _doubt(facts: Facts, change: Change) -> str:
    """That two items are not certain to be one."""
    if change.match is None or change.match.sure:
        return ""
    return f"It is not certain that this was {words.joined([item.label for item in change.before])} in {since(facts)}."


def _whole(change: Change, boxed: bool) -> tuple[str, Cell, Cell] | None:
    """The kind of a change that befell the action as a whole, and its two cells. boxed: the plan has, or had, a Retired box."""
    was, now = _state(change.before), _state(change.after)
    match change.kind:
        case "added":
            retired = all(item.kept == "retired" for item in change.after)
            before = Text("\n".join(["Not in the Plan", *_origin(change)]))
            return "Added to the Retired box" if retired else kinds.ADDED, before, now
        case "removed":
            if _kept(change.before) == "retired":
                return kinds.LEFT_BOX, Text("In the Retired box"), Text(f"Not in the Plan{BOX}")
            return kinds.WITHDRAWN if was_withdrawn(change) else kinds.GONE, was, Text(f"Not in the Plan{BOX if boxed else ''}")
        case "retired":
            last = _status_word(kinds.last_status(change))
            fell = kinds.has_fact(change, "fell-back")
            return kinds.FELL_RETIRED if fell else kinds.retired_kind(change), was, Text(f"In the Retired box: {last}")
        case "split":
            return "Split", Text(_named(change.before)), Text(_named(change.after))
        case "merged":
            return "Merged", Text(_named(change.before)), Text(_named(change.after))
        case "changed" | "unchanged":
            return (kinds.REINSTATED, Text("In the Retired box"), now) if change.is_back else None


def _origin(change: Change) -> list[str]:
    """Where a new action comes from, as far as that is told: from an earlier plan, or from a period before the last."""
    texts = (fact.text for fact in change.facts if fact.fact in ("carried-over", "reappeared"))
    return [text.split(", as the officers")[0] for text in texts]


def _kept(items: Sequence[Action]) -> str:
    return items[0].kept if items else ""


def _state(items: Sequence[Action]) -> Cell:
    """The status of an action as a cell; of one without, that it is in the plan."""
    if not items:
        return Text("")
    return _badge(items[0].status) if items[0].status.label else Text("In the Plan")


def _badge(status: Status) -> Badge:
    return badge(status, plain=True)


def _status_word(status: Status) -> str:
    return words.status_in_prose(status.label or NOT_RECORDED)


def _named(items: Sequence[Action]) -> str:
    return "\n".join(f"{item.label} {words.shortened(item.action)}" for item in items)


def _figures(change: Change, field: str) -> list[str]:
    """What is told of the numbers in a text, and that it stands in another's row."""
    swapped = [fact.text for fact in change.facts if fact.fact == "swapped" and field == "action"]
    where = f"the {change.item}" if field == "action" else _FIGURES.get(field)
    return swapped + [fact.text for fact in change.facts if fact.fact == "number" and where and f" {where} " in fact.text]


def _part_texts(items: Sequence[Action], field: str) -> list[str]:
    """What each part says of a field that is more than its text; none for other fields."""
    if field == "status":
        return [f"{item.label}: {_status_word(item.status)}" for item in items]
    return [f"{item.label}: {due_text(item.due) or NOT_RECORDED}" for item in items] if field == "due" else []


def _text(text: str | None) -> Text:
    return Text(text or NOT_RECORDED)


def _due(action: Action, text: str | None) -> Text:
    return Text(due_text(action.due) or text or NOT_RECORDED)


def _due_before(change: Change, action: Action, text: str | None) -> Text:
    """The due date before; where that names no day, the last before it that did."""
    cell = _due(action, text)
    last = next((fact.dues[0] for fact in change.facts if fact.dues), None)
    return cell if last is None or last == action.due else Text(f"{cell.text} ({due_text(last)} before)")


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
