"""What reportgen diff prints: work stream by work stream, the counts and the balance last."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from reportgen.compare import movements, wording
from reportgen.errors import place
from reportgen.model import Action, Change, ChangeKind, Comparison, FieldChange, HeadingChange
from reportgen.model.names import squeeze
from reportgen.render.terminal.lines import fill, marked, paragraph, plain, shortened

_KINDS: dict[ChangeKind, str] = {
    "changed": "CHANGED",
    "added": "NEW",
    "removed": "GONE",
    "retired": "RETIRED",
    "split": "SPLIT",
    "merged": "MERGED",
}
_TEXTS = ("action", "objective", "progress", "targets", "milestones")
_NAMES = {"action": "wording", "due": "due date", "targets": "key targets", "work_stream": "moved"}
_BALANCE = {
    "added": "+ added",
    "reinstated": "+ reinstated",
    "retired": "- retired",
    "removed": "- gone",
    "split": "+ by splits",
    "merged": "- by merges",
}
_FEW_WORDS = 3
_REWRITTEN_SHOWN = 30
"""A text with nothing of the old one in it is shown in full up to so many words, else by its beginning."""
_INDENT = " " * 9
_HANG = " " * 11


def comparison_text(comparison: Comparison, before_name: str, after_name: str, width: int = 80, colour: bool = False) -> str:
    """The whole comparison of two readings, named for people, in lines of a width.

    Deleted words stand in [-...-], inserted ones in {+...+}; colour (ANSI) comes on top, so that nothing is told by colour alone.
    """
    lines = [f"{after_name} compared with {before_name}", ""]
    lines += _headings("Columns", comparison.columns, width)
    lines += _headings("Work streams", comparison.work_streams, width)
    entered = {change.item for change in comparison.changes if change.explanation is not None}
    for heading, changes in groupby(comparison.changes, key=lambda change: change.work_stream):
        lines += _stream(heading, list(changes), width, colour, entered)
    lines += _doubts(comparison, width)
    lines += _counts(comparison.changes, width)
    lines += _balance(comparison, before_name, width)
    return "\n".join(lines).rstrip("\n")


def _headings(title: str, changes: Sequence[HeadingChange], width: int) -> Iterator[str]:
    if changes:
        yield title
        for change in changes:
            yield from paragraph(_heading(change), width, "  ", "  ")
        yield ""


def _heading(change: HeadingChange) -> str:
    whose = {"plan": "", "measures": " (measures)", "retired": " (Retired box)"}[change.table]
    if change.kind == "renamed":
        return f'"{change.before}" is now "{change.after}"{whose}'
    told = {"added": "is new", "removed": "has gone", "moved": "stands elsewhere"}[change.kind]
    return f'"{change.after or change.before}" {told}{whose}'


def _stream(heading: str | None, changes: Sequence[Change], width: int, colour: bool, entered: Container[str]) -> Iterator[str]:
    """One work stream: each change, then what has not changed in a line."""
    if heading is not None:
        yield from paragraph(heading, width)
        yield "-" * min(width, len(heading))
    for change in changes:
        if change.kind != "unchanged":
            yield from _change(change, width, colour, change.item in entered)
    same = [_label(change.after[0]) for change in changes if change.kind == "unchanged"]
    if same:
        yield from fill(plain(", ".join(same)), width, f"{'SAME':<{len(_INDENT)}}", _INDENT)
        yield ""


def _change(change: Change, width: int, colour: bool, entries: bool) -> Iterator[str]:
    yield from _headline(change, width)
    for field in change.fields:
        yield from _field(field, width, colour)
    if change.match is not None and not change.match.sure:
        yield from paragraph("(not certain that these are one: see below)", width, _INDENT, "  ")
    if change.explanation is not None:
        yield from paragraph(f'officers: "{squeeze(change.explanation)}"', width, _INDENT, "  ")
    elif entries and change.after:
        yield f"{_INDENT}officers: no entry"
    yield ""


def _headline(change: Change, width: int) -> Iterator[str]:
    """The kind, then each item as it is now (what has gone: as it was) in a few words."""
    kind = f"{_kind(change):<{len(_INDENT)}}"
    if change.kind in ("split", "merged"):
        was = " + ".join(_label(item) for item in change.before)
        now = " + ".join(_label(item) for item in change.after)
        yield from fill(plain(f"{was} -> {now}"), width, kind, _INDENT)
        for item in (*change.before, *change.after):
            yield from paragraph(_told(item, width), width, _INDENT, "  ")
        return
    item = (change.after or change.before)[0]
    yield from fill(plain(_told(item, width)), width, kind, _INDENT)


def _kind(change: Change) -> str:
    back = change.before and change.after and change.before[0].kept == "retired" and change.after[0].kept != "retired"
    return "BACK" if back else _KINDS[change.kind]


def _told(item: Action, width: int) -> str:
    return f"{_label(item)}  {shortened(item.action, width - len(_INDENT) - len(_label(item)) - 2)}"


def _label(item: Action) -> str:
    return item.label if item.horizon is None else f"{item.label} ({item.horizon} months)"


def _field(field: FieldChange, width: int, colour: bool) -> Iterator[str]:
    """One field: a text with its words marked, anything else from -> to."""
    name = f"{_INDENT}{_name(field.field)}: "
    was, now = field.before, field.after
    if was is None or now is None or _is_short(field):
        told = " -> ".join(" / ".join((side or "(blank)").splitlines()) for side in (was, now))
        yield from fill(plain(told), width, name, _HANG)
        return
    pieces = wording(was, now)
    if len(now.split()) > _REWRITTEN_SHOWN and all(mark != "same" for _, mark in pieces):
        words = f'rewritten ({len(was.split())} words, now {len(now.split())}): "{shortened(now, 2 * (width - len(_HANG)))}"'
        yield from fill(plain(words), width, name, _HANG)
    else:
        yield from fill(marked(pieces), width, name, _HANG, colour)


def _is_short(field: FieldChange) -> bool:
    """Whether from -> to says it best: no text, or one of a few words."""
    if field.field.startswith("extra:"):
        return all(len((side or "").split()) <= _FEW_WORDS for side in (field.before, field.after))
    return field.field not in _TEXTS


def _name(field: str) -> str:
    return _NAMES.get(field, field.removeprefix("extra:"))


def _doubts(comparison: Comparison, width: int) -> Iterator[str]:
    if comparison.findings:
        yield "Not certain"
        for finding in comparison.findings:
            yield from paragraph(f"{place(finding.file, finding.sheet, finding.cell)}: {finding.message}", width, "  ", "  ")
            yield from paragraph(finding.fix, width, "    ")
        yield ""


def _counts(changes: Sequence[Change], width: int) -> Iterator[str]:
    for item in ("action", "measure"):
        kinds = Counter("back" if _kind_or_same(c) == "BACK" else c.kind for c in changes if c.item == item)
        if kinds:
            parts = [f"{kinds[kind]} {word}" for kind, word in _COUNTED.items() if kinds[kind]]
            yield from paragraph(f"{item.capitalize()}s: {', '.join(parts)}.", width, "", "  ")
    yield ""


_COUNTED = {
    "changed": "changed",
    "unchanged": "the same",
    "added": "new",
    "back": "back from a Retired box",
    "retired": "retired",
    "removed": "gone",
    "split": "split",
    "merged": "merged",
}


def _kind_or_same(change: Change) -> str:
    return "" if change.kind == "unchanged" else _kind(change)


def _balance(comparison: Comparison, before_name: str, width: int) -> Iterator[str]:
    """How the number of actions in the plan came about, every action that moved named."""
    balance = comparison.balance
    yield "Actions in the plan"
    yield f"  {'was':<14}{balance.was:>5}"
    for name, words in _BALANCE.items():
        number = getattr(balance, name)
        if number:
            labels = ", ".join(_moved(comparison.changes, name, before_name))
            yield from fill(plain(labels), width, f"  {words:<14}{number:>5}   ", " " * 24)
    yield f"  {'= now':<14}{balance.now:>5}"


def _moved(changes: Sequence[Change], name: str, before_name: str) -> Iterator[str]:
    """The labels of what moved the total in one way: as they are now, what has gone as it was."""
    taken = {_label(item) for change in changes for item in change.after}
    for change in changes:
        if any(kind == name and number for kind, number in movements(change)):
            was, now = (" + ".join(_label(item) for item in items) for items in (change.before, change.after))
            gone = " + ".join(_as_it_was(item, taken, before_name) for item in change.before)
            yield f"{was} -> {now}" if name in ("split", "merged") else now or gone


def _as_it_was(item: Action, taken: Container[str], before_name: str) -> str:
    """A label of the earlier plan, with that plan's name where it is another item's now."""
    label = _label(item)
    return f"{label} ({before_name})" if label in taken else label
