"""References: gaps, wrong order, and those of another work stream."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.check.context import Context
from reportgen.check.words import listed
from reportgen.model import Action, Finding, WorkStream
from reportgen.model.names import squeeze
from reportgen.order import longest_rise

LEAST = 4
"""So many references of a work stream have to be in a row before one can be missing or out of place."""
NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d{1,3})")


def _number(ref: str | None) -> tuple[str, int] | None:
    """A ref as what stands before its last number, and that number; None for one that ends otherwise."""
    found = NUMBERED.fullmatch(squeeze(ref or "").rstrip(". ").casefold())
    return (found["before"], int(found["number"])) if found else None


def gaps(context: Context) -> Iterator[Finding]:
    """References that are left out in a row of them, and stand nowhere else in the plan or among the retired actions."""
    plan = context.reading.plan
    known = {found for item in (*plan.actions, *plan.measures, *plan.retired) if (found := _number(item.ref))}
    gone = {found for change in _changes(context) for item in change if (found := _number(item.ref))}
    taken = known | gone
    for stream in plan.work_streams:
        for before, numbers in _rows_of(stream).items():
            missing = [n for n in range(numbers[0], numbers[-1]) if (before, n) not in taken]
            if missing and len(numbers) >= LEAST and 3 * len(missing) <= len(numbers):
                taken |= {(before, number) for number in missing}
                yield _gap(context, stream, [(before, number) for number in missing])


def _changes(context: Context) -> Iterator[tuple[Action, ...]]:
    """The items of the last plan that are not in this one under the same reference: what became of them is told elsewhere."""
    return (change.before for change in (context.comparison.changes if context.comparison else ()))


def _rows_of(stream: WorkStream) -> dict[str, list[int]]:
    """The numbers of a work stream's references in order, by what stands before them."""
    rows: dict[str, set[int]] = {}
    for item in (*stream.actions, *stream.retired):
        found = _number(item.ref) if item.horizon is None else None
        if found:
            rows.setdefault(found[0], set()).add(found[1])
    return {before: sorted(numbers) for before, numbers in rows.items()}


def _gap(context: Context, stream: WorkStream, missing: Sequence[tuple[str, int]]) -> Finding:
    verb = "is" if len(missing) == 1 else "are"
    names = listed(_typed(stream, missing))
    message = f"The references of this part of the plan run on, but {names} {verb} not among them."
    fix = "Nothing need be done if it was taken out; otherwise look whether a row was lost."
    return context.about(_just_after(stream, missing[0]), "ref", Finding("ref-gap", "note", message, fix))


def _typed(stream: WorkStream, missing: Sequence[tuple[str, int]]) -> list[str]:
    """References, alike but for their numbers, as their neighbours are typed: in their letters, noughts in front."""
    before = missing[0][0]
    refs = [squeeze(item.ref or "").rstrip(". ") for item in (*stream.actions, *stream.retired)]
    mine = [ref for ref in refs if (found := _number(ref)) and found[0] == before]
    padded = [len(ref) - len(before) for ref in mine if ref[len(before)] == "0"]
    width = padded[0] if padded else 1
    return [f"{mine[0][: len(before)]}{number:0{width}}" for _, number in missing]


def _just_after(stream: WorkStream, missing: tuple[str, int]) -> Action:
    """The action that follows the gap."""
    items = [(found, item) for item in (*stream.actions, *stream.retired) if (found := _number(item.ref))]
    later = [(found, at) for at, (found, _) in enumerate(items) if found[0] == missing[0] and found > missing]
    return items[min(later)[1]][1]


def order(context: Context) -> Iterator[Finding]:
    """A few references that stand out of order in rows that are otherwise in order."""
    for stream in context.reading.plan.work_streams:
        for sheet in dict.fromkeys((item.source.file, item.source.sheet) for item in stream.actions):
            items = [item for item in stream.actions if (item.source.file, item.source.sheet) == sheet and _number(item.ref)]
            keys = [_parts(item.ref or "") for item in items]
            kept = longest_rise(keys)
            odd = [at for at in range(len(items)) if at not in kept]
            if len(items) >= LEAST and len(set(keys)) == len(keys) and 0 < len(odd) <= max(1, len(items) // 5):
                yield from (_misplaced(context, items, at) for at in odd)


def _parts(ref: str) -> tuple[tuple[int, int, str], ...]:
    """A ref part by part, numbers as numbers, so that 5.10 comes after 5.9."""
    parts = re.findall(r"\d+|[^\W\d_]+", ref.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _misplaced(context: Context, items: Sequence[Action], at: int) -> Finding:
    neighbour = f"after {items[at - 1].ref}" if at else f"before {items[1].ref}"
    message = f"{items[at].ref} stands {neighbour}, out of the order of the references."
    return context.about(items[at], "ref", Finding("ref-order", "note", message, "Move the row, or mend its reference."))


def of_other_stream(context: Context) -> Iterator[Finding]:
    """A reference that begins with the number of another work stream, where the others begin with their own."""
    streams = [stream for stream in context.reading.plan.work_streams if stream.number]
    numbers = {_first(stream.number) for stream in streams} - {None}
    for stream in streams:
        own = _first(stream.number)
        firsts = Counter(_first(item.ref) for item in stream.actions)
        for item in stream.actions:
            first = _first(item.ref)
            if first in numbers and first != own and 2 * firsts[own] > len(stream.actions) and "." in (item.ref or ""):
                word = context.reading.plan.stream_word.lower()
                message = f"{item.ref} stands in {word} {stream.number}, but its reference is one of {word} {first}."
                fix = "Mend the reference, or move the row."
                yield context.about(item, "ref", Finding("ref-of-other-stream", "warning", message, fix))


def _first(ref: str | None) -> int | None:
    found = re.search(r"\d+", ref or "")
    return int(found[0]) if found else None
