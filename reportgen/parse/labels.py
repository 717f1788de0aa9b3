"""Labels: what people are shown of an item. The reference, else the objective's number and a letter, else its place."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.parse.items import ReadItem
from reportgen.parse.lines import StreamName
from reportgen.parse.status import Problem
from reportgen.parse.text import fold, parts_of, squeeze

LONGEST = 40
"""The length in characters up to which a work stream's title stands in a label."""
RESTARTED = 0.5
"""The share of a work stream's references that others have too, from which all of its labels name it."""
OBJECTIVE_NUMBER = re.compile(r"\s*(?:[A-Za-z]+ )?(\d+(?:\.\d+)*)(?:[.):]|\b)")

BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item with its label, and its reference's problem where another has it."""

    item: ReadItem
    stream: StreamName
    problem: Problem | None = None


def label(streams: Sequence[tuple[StreamName, Sequence[ReadItem]]]) -> list[list[Labelled]]:
    """Give every item of a plan its label, unique in the plan: actions have first choice, then retired ones, then measures."""
    called = _short_names([name for name, _ in streams])
    own = [[Labelled(named, name) for named in _named(called[name], name, items)] for name, items in streams]
    taken: dict[str, int] = {}
    for kind in ("plan", "measures"):
        shared = _in_several(own, kind)
        anywhere = set().union(*shared.values())
        for retired in (False, True):
            for stream in own:
                for index, entry in enumerate(stream):
                    if _kind(entry) == kind and (entry.item.action.kept == "retired") == retired:
                        within = f"{called[entry.stream]}, "
                        told_apart = anywhere if retired else shared.get(entry.stream, set())
                        stream[index] = _unique(entry, taken, within if _says_stream(entry, told_apart, within) else "")
    return [_with_problems(stream) for stream in own]


def _kind(entry: Labelled) -> str:
    return "measures" if entry.item.action.horizon is not None or entry.item.raw.measure else "plan"


def _named(called: str, name: StreamName, items: Sequence[ReadItem]) -> Iterator[ReadItem]:
    """The items with the labels they would have if they were alone in the plan."""
    letters: Counter[tuple[str, bool]] = Counter()
    places: Counter[tuple[str, bool]] = Counter()
    for item in items:
        action, measure = item.action, item.raw.measure
        places[action.kept, measure] += 1
        ref = None if "ref" in item.unseen else action.ref
        if ref:
            shown = _bare(ref)
        elif number := _number(item):
            letters[number, measure] += 1
            shown = f"{number}{letter(letters[number, measure])}"
        else:
            shown = f"{called}{_comma_word(name, measure)} {places[action.kept, measure]}"
        yield replace(item, action=replace(action, label=shown))


def _number(item: ReadItem) -> str | None:
    """The number by which an item without a reference is known: the one it shares with others, else its objective's."""
    shared = None if "ref" in item.unseen else item.shared_ref
    return shared or (None if "objective" in item.unseen else objective_number(item.action.objective))


def _bare(ref: str) -> str:
    """A reference as a sentence lists it: on one line, without brackets around it and the dot that ends it."""
    bare = squeeze(ref).rstrip(" .:;,")
    inside = BRACKETED.fullmatch(bare)
    return (inside[1] if inside else bare) or ref


def _short_names(names: Sequence[StreamName]) -> dict[StreamName, str]:
    """What each work stream is called in a label: its word and number, or its title, cut short where it stays its own."""
    short = {name: f"{name.word} {name.number}" if name.number else _cut(name.title or "") for name in names}
    met = Counter(short.values())
    return {name: called if met[called] == 1 else name.title or called for name, called in short.items()}


def _cut(title: str) -> str:
    """A title up to its first dash, colon or bracket where it is long, else up to a word."""
    line = squeeze(title)
    if len(line) > LONGEST:
        line = re.split(r"\s*[–—:(]|\s-\s", line)[0] or line
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def _comma_word(name: StreamName, measure: bool) -> str:
    word = "measure" if measure else "action"
    return f", {word}" if name.number or name.title else word.capitalize()


def letter(count: int) -> str:
    """1 is a, 26 z, 27 aa."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def objective_number(objective: str | None) -> str | None:
    """The number that an objective begins with: "5.0 Have a …" is 5.0."""
    found = OBJECTIVE_NUMBER.match(objective or "")
    return found[1] if found and not re.match(r"\s*\d+(st|nd|rd|th|%)", objective or "") else None


def _in_several(own: Sequence[Sequence[Labelled]], kind: str) -> dict[StreamName, set[str]]:
    """The labels of each work stream that have to name it, as others have them too: all, where its references begin anew."""
    labels = [
        (stream[0].stream, {e.item.action.label for e in stream if _kind(e) == kind and e.item.action.kept != "retired"})
        for stream in own
        if stream
    ]
    met = Counter(label for _, names in labels for label in names)
    found: dict[StreamName, set[str]] = {}
    for name, names in labels:
        shared = {label for label in names if met[label] > 1}
        found[name] = names if len(shared) >= RESTARTED * len(names) and len(shared) > 1 else shared
    return found


def _says_stream(entry: Labelled, shared: Collection[str], within: str) -> bool:
    """Whether a label has to name its work stream, for others have it too; one that does already need not."""
    label = entry.item.action.label
    return label in shared and within != ", " and not label.startswith(within)


def _unique(entry: Labelled, taken: dict[str, int], within: str) -> Labelled:
    """An item with a label that no other has; taken counts the labels that were made of each."""
    action = entry.item.action
    shown = action.label
    if within + shown in taken and _kind(entry) == "measures" and "measure" not in shown.casefold():
        shown = f"measure {shown}"
    shown = within + shown
    if shown in taken and action.kept == "retired":
        shown = f"{shown} (retired)"
    base = shown
    while shown in taken:
        taken[base] += 1
        shown = f"{base} ({taken[base]})"
    taken[shown] = 1
    if shown == action.label:
        return entry
    return replace(entry, item=replace(entry.item, action=replace(action, label=shown)))


def _with_problems(stream: Sequence[Labelled]) -> list[Labelled]:
    """The items of a stream, those marked whose reference an earlier one has."""
    marked: list[Labelled] = []
    before: dict[str, ReadItem] = {}
    last: str | None = None
    for entry in stream:
        action = entry.item.action
        if action.ref and action.kept != "retired":
            key = f"{_kind(entry)} {action.horizon} {fold(action.ref)}"
            first = before.setdefault(key, entry.item)
            if first is not entry.item:
                entry = replace(entry, problem=_repeated(action.ref, first, last))
            last = action.ref
        marked.append(entry)
    return marked


def _repeated(ref: str, first: ReadItem, last: str | None) -> Problem:
    cell = first.action.source.cell("ref") or f"row {first.action.source.row}"
    proposal = _ten(ref, last)
    message = f"The reference {ref} is already that of {cell}."
    if proposal:
        message = f"The reference {ref} follows {last} and is already that of {cell}: as a number, {proposal} is shown as {ref}."
    fix = f"Type it as text, '{proposal}." if proposal else "Give one of them a new reference."
    return Problem("ref-repeated", "warning", message, fix)


def _ten(ref: str, last: str | None) -> str | None:
    """5.10 for a second 5.1 that follows 5.9: a number cell drops the nought."""
    if last is None or not parts_of(last) or len(parts_of(ref)) < 2:
        return None
    *stem, previous = parts_of(last)
    *own, part = parts_of(ref)
    tens = isinstance(previous, int) and isinstance(part, int) and previous % 10 == 9 and (previous + 1) // 10 == part
    return f"{ref}0" if stem == own and tens else None
