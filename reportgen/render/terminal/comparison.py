"""What reportgen diff prints: what nobody explained, then work stream by work stream, claims, the counts and the balance last."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportgen.compare import wording
from reportgen.dates import without_midnight
from reportgen.errors import place
from reportgen.model import Action, Change, Comparison, FieldChange, HeadingChange
from reportgen.model.names import squeeze
from reportgen.render.terminal import comparison_words as told
from reportgen.render.terminal.comparison_words import Silence, clean, label, labels
from reportgen.render.terminal.lines import Word, columns, counted, fill, marked, plain, shortened

_KINDS = {
    "changed": "CHANGED",
    "added": "NEW",
    "removed": "GONE",
    "retired": "RETIRED",
    "split": "SPLIT",
    "merged": "MERGED",
    "back": "BACK",
    "unchanged": "SAME",
}
_BALANCE = {
    "added": "+ added",
    "reinstated": "+ reinstated",
    "retired": "- retired",
    "removed": "- gone",
    "split": "+ by splits",
    "merged": "- by merges",
}
_REWRITTEN_SHOWN = 30
"""A text with nothing of the old one in it is shown in full up to so many words, else by its beginning."""
_INDENT = " " * 9
_HANG = " " * 11
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def comparison_text(comparison: Comparison, before_name: str, after_name: str, width: int = 80, colour: bool = False) -> str:
    """The whole comparison of two readings, named for people, in lines of a width.

    Deleted words stand in [-...-], inserted ones in {+...+}; colour (ANSI) comes on top, so that nothing is told by colour alone.
    """
    before_name, after_name = told.side_name(before_name), told.side_name(after_name)
    comparison = told.told_apart(comparison, before_name)
    lines = [*_paragraph(f"{after_name} compared with {before_name}", width), ""]
    lines += _headings("Columns", comparison.columns, width)
    lines += _headings("Work streams", comparison.work_streams, width)
    lines += _unexplained(comparison, width, colour)
    for heading, changes in groupby(comparison.changes, key=lambda change: change.work_stream):
        lines += _stream(comparison, heading, list(changes), width, colour)
    lines += _claims(comparison, width, colour)
    lines += _doubts(comparison, width, colour)
    lines += _counts(comparison, width)
    lines += _balance(comparison, width, colour)
    return "\n".join(lines).rstrip("\n")


def _headings(title: str, changes: Sequence[HeadingChange], width: int) -> Iterator[str]:
    if changes:
        yield title
        for change in changes:
            yield from _paragraph(heading_change(change), width, "  ", "    ")
        yield ""


def heading_change(change: HeadingChange) -> str:
    """What became of a column or a work stream."""
    whose = {"plan": "", "measures": " (measures)", "retired": " (Retired box)"}[change.table]
    before, after = squeeze(change.before or ""), squeeze(change.after or "")
    if change.kind == "renamed":
        return f'"{before}" is now "{after}"{whose}'
    words = {"added": "is new", "removed": "has gone", "moved": "stands elsewhere"}[change.kind]
    return f'"{after or before}" {words}{whose}'


def _title(text: str, width: int, colour: bool, rule: str = "-") -> Iterator[str]:
    lines = list(_paragraph(text, width))
    yield from (f"{_BOLD}{line}{_PLAIN}" for line in lines) if colour else lines
    yield rule * max(map(len, lines), default=0)  # a name of blanks has no line


# -- what nobody explained ----------------------------------------------------------------------------------------------------


def _unexplained(comparison: Comparison, width: int, colour: bool) -> Iterator[str]:
    """What nobody explained, and what is explained in part, gathered from all work streams."""
    silent, part = told.silences(comparison), told.partly_explained(comparison)
    if told.unjudged(comparison):
        yield from [*_paragraph(told.NO_COLUMN, width), ""]
    elif any(change.explained for change in comparison.changes) and not silent and not part:
        yield from [*_paragraph(told.ALL_EXPLAINED, width), ""]
    yield from _open("No explanation is recorded", silent, width, colour)
    yield from _open(told.IN_PART, part, width, colour)


def _open(title: str, silences: Sequence[Silence], width: int, colour: bool) -> Iterator[str]:
    if silences:
        yield from _title(title, width, colour, "=")
        for silence in silences:
            yield from _headline(silence.change, width)
            if silence.event:
                yield from _facts(silence.change, width)
            for field in silence.fields:
                yield from _field(silence.change, field, width, colour)
        yield ""


# -- a work stream ------------------------------------------------------------------------------------------------------------


def _stream(comparison: Comparison, heading: str | None, changes: Sequence[Change], width: int, colour: bool) -> Iterator[str]:
    """One work stream: its actions, then its measures."""
    if heading is not None:
        yield from _title(heading, width, colour)
    actions = [change for change in changes if change.item == "action"]
    measures = [change for change in changes if change.item == "measure"]
    yield from _entries(comparison, actions, width, colour)
    if measures and actions:
        yield from ["Measures", ""]
    yield from _entries(comparison, measures, width, colour)


def _entries(comparison: Comparison, changes: Sequence[Change], width: int, colour: bool) -> Iterator[str]:
    """Each change, then what has not changed in a line."""
    for change in changes:
        if change.kind != "unchanged":
            yield from _change(comparison, change, width, colour)
    same = [label(change.after[0]) for change in changes if change.kind == "unchanged"]
    if same:
        yield from _fill(plain(", ".join(same)), width, f"{_KINDS['unchanged']:<{len(_INDENT)}}", _INDENT)
        yield ""


def _change(comparison: Comparison, change: Change, width: int, colour: bool) -> Iterator[str]:
    yield from _headline(change, width)
    yield from _facts(change, width)
    for field in change.fields:
        yield from _field(change, field, width, colour)
    if change.match is not None and not change.match.sure:
        yield from _paragraph("(not certain that these are one: see below)", width, _INDENT, _HANG)
    if change.explanation is not None:
        yield from _paragraph(f'officers: "{squeeze(clean(change.explanation))}"', width, _INDENT, _HANG)
    for sentence in told.silence_sentences(change, comparison):
        yield from _paragraph(sentence, width, _INDENT, _HANG)
    yield ""


def _headline(change: Change, width: int) -> Iterator[str]:
    """The kind, then each item as it is now (what has gone: as it was) in a few words."""
    kind = f"{_KINDS[told.kind_of(change)]:<{len(_INDENT)}}"
    if change.kind in ("split", "merged"):
        yield from _fill(plain(f"{labels(change.before)} -> {labels(change.after)}"), width, kind, _INDENT)
        for item in (*change.before, *change.after):
            yield from _paragraph(_told(item, width), width, _INDENT, _HANG)
        return
    yield from _fill(plain(_told(told.heading_item(change), width)), width, kind, _INDENT)


def _told(item: Action, width: int) -> str:
    room = max(20, width - len(_INDENT) - len(label(item)) - 2)
    return f"{label(item)}  {shortened(told.without_bullet(item.action), room)}"


def _facts(change: Change, width: int) -> Iterator[str]:
    for fact in told.facts_told(change):
        yield from _paragraph(f"* {clean(fact.text)}", width, _INDENT, _HANG)


def _field(change: Change, field: FieldChange, width: int, colour: bool) -> Iterator[str]:
    """One field: a text with its words marked, anything else from -> to; of parts one after another."""
    name = plain(f"{told.field_name(field, in_sentence=True)}:")
    if field.before is None or field.after is None or not told.is_text(field):
        between = "; " if change.kind in ("split", "merged") else " / "
        sides = " -> ".join(
            between.join(clean(without_midnight(side or "(blank)")).splitlines()) for side in (field.before, field.after)
        )
        yield from _fill([*name, *plain(sides)], width, _INDENT, _HANG)
        return
    was, now = clean(field.before), clean(field.after)
    pieces = wording(was, now)
    if len(now.split()) > _REWRITTEN_SHOWN and all(mark != "same" for _, mark in pieces):
        words = f'rewritten ({len(was.split())} words, now {len(now.split())}): "{shortened(now, 2 * (width - len(_HANG)))}"'
        yield from _fill([*name, *plain(words)], width, _INDENT, _HANG)
    else:
        yield from _fill([*name, *marked(pieces)], width, _INDENT, _HANG, colour)


# -- what stands at the end ---------------------------------------------------------------------------------------------------


def _claims(comparison: Comparison, width: int, colour: bool) -> Iterator[str]:
    if comparison.claims:
        yield from _title("Entries to look at again", width, colour)
        for claim, _, sentence in told.claim_sentences(comparison):
            where = f"({claim.source.file}, '{claim.source.sheet}' row {claim.source.row})"
            yield from _paragraph(f"{sentence} {where}", width, "  ", "    ")
        yield ""


def _doubts(comparison: Comparison, width: int, colour: bool) -> Iterator[str]:
    if comparison.findings:
        yield from _title("Not certain", width, colour)
        for finding in comparison.findings:
            words = clean(f"{place(finding.file, finding.sheet, finding.cell)}: {finding.message}")
            yield from _paragraph(words, width, "  ", "    ")
            # lines to be pasted: never broken
            yield from fill(plain(finding.fix), width, "    ", "    ")
        yield ""


def _counts(comparison: Comparison, width: int) -> Iterator[str]:
    for item in ("action", "measure"):
        kinds = told.counts(change for change in comparison.changes if change.item == item)
        if kinds:
            parts = [f"{number} {told.COUNTED[kind]}" for kind, number in kinds.items()]
            yield from _paragraph(f"{item.capitalize()}s: {', '.join(parts)}.", width, "", "  ")
    yield from _silent_count("No explanation is recorded", told.silences(comparison), width)
    yield from _silent_count(told.IN_PART, told.partly_explained(comparison), width)
    yield ""


def _silent_count(words: str, silences: Sequence[Silence], width: int) -> Iterator[str]:
    """How many of actions and measures, each named."""
    for item in ("action", "measure"):
        named = [labels(s.change.after or s.change.before) for s in silences if s.change.item == item]
        if named:
            yield from _paragraph(f"{words}: {counted(len(named), item)} ({', '.join(named)}).", width, "", "  ")


def _balance(comparison: Comparison, width: int, colour: bool) -> Iterator[str]:
    """How the number of actions in the plan came about, every action that moved named."""
    balance = comparison.balance
    yield from _title("Actions in the plan", width, colour)
    yield f"  {'was':<14}{balance.was:>5}"
    for name, words in _BALANCE.items():
        number = getattr(balance, name)
        if number:
            named = ", ".join(told.mover_label(change, name) for change in told.movers(comparison.changes, name))
            yield from _fill(plain(named), width, f"  {words:<14}{number:>5}   ", " " * 24)
    yield f"  {'= now':<14}{balance.now:>5}"


# -- lines --------------------------------------------------------------------------------------------------------------------


def _paragraph(text: str, width: int, indent: str = "", hang: str = "") -> Iterator[str]:
    return _fill(plain(clean(text)), width, indent, hang)


def _fill(words: Iterable[Word], width: int, first: str, rest: str, colour: bool = False) -> Iterator[str]:
    """Words as lines that are never wider: one that no line holds (an address of a web page) is cut."""
    room = width - max(len(first), len(rest))
    return fill((part for word in words for part in _cut(word, room)), width, first, rest, colour)


def _cut(word: Word, room: int) -> Iterator[Word]:
    if columns(word.text) <= room:
        yield word
        return
    most = room if word.text.isascii() else room // 2
    for at in range(0, len(word.text), most):
        yield Word(word.text[at : at + most], word.mark)
