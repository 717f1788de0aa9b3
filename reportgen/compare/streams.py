"""Which work stream is which, and which came, went or were renamed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from reportgen.compare import texts
from reportgen.compare.assign import assign
from reportgen.model import HeadingChange, Plan, WorkStream

Votes = Counter[tuple[int, int]]
"""How many items a work stream of the earlier plan shares with one of the later, both by their place."""

_TITLE, _SHARED, _NUMBER, _NEEDED = 3000, 3000, 400, 1600


def votes_by_text(before: Plan, after: Plan) -> Votes:
    """What the actions say whose text stands once in each plan."""
    then, now = _place_by_text(before), _place_by_text(after)
    return Counter((then[text], now[text]) for text in then.keys() & now.keys())


def _place_by_text(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for place, stream in enumerate(plan.work_streams):
        for item in (*stream.actions, *stream.measures, *stream.retired):
            text = texts.read(item.action).key
            found[text] = place
            seen[text] += 1
    return {text: place for text, place in found.items() if text and seen[text] == 1}


def pair_streams(before: Sequence[WorkStream], after: Sequence[WorkStream], votes: Votes) -> dict[int, int]:
    """The place of each earlier work stream to that of the later one it became, by title, shared items and number."""
    was: Counter[int] = Counter()
    now: Counter[int] = Counter()
    for (earlier, later), count in votes.items():
        was[earlier] += count
        now[later] += count

    def gain(earlier: int, later: int) -> int:
        shared = votes[earlier, later]
        share = 2 * shared / (was[earlier] + now[later]) * shared / (shared + 1) if shared else 0.0
        same_number = before[earlier].number is not None and before[earlier].number == after[later].number
        title = _title_likeness(before[earlier], after[later])
        return round(_TITLE * title + _SHARED * share) + _NUMBER * same_number - _NEEDED

    return assign([[(later, gain(earlier, later)) for later in range(len(after))] for earlier in range(len(before))])


def _title_likeness(before: WorkStream, after: WorkStream) -> float:
    """1 for the same title, 0 for one no more alike than any two titles; without titles the number stands in."""
    if before.title is None or after.title is None:
        return float(before.title == after.title and before.number == after.number)
    return max(0.0, fuzz.ratio(texts.key(before.title), texts.key(after.title)) / 50 - 1)


def is_divided(plan: Plan) -> bool:
    """Whether a plan has work streams at all: one without number and title is the plan itself."""
    return any(stream.title is not None or stream.number is not None for stream in plan.work_streams)


def stream_name(stream: WorkStream) -> str | None:
    """The title, or where there is none the number."""
    return stream.title if stream.title is not None else stream.number


def stream_headings(plan: Plan) -> list[str | None]:
    """Each work stream as it is announced: Work stream 1: Front door. None where it has neither number nor title."""
    numbered = [None if stream.number is None else f"{plan.stream_word} {stream.number}" for stream in plan.work_streams]
    return [
        ": ".join(part for part in (number, stream.title) if part is not None) or None
        for number, stream in zip(numbered, plan.work_streams, strict=True)
    ]


def stream_changes(before: Plan, after: Plan, paired: Mapping[int, int]) -> tuple[HeadingChange, ...]:
    """Work streams renamed, renumbered and added in the later plan's order, then those that went.

    Nothing where neither plan has work streams.
    """
    earlier_of = {later: earlier for earlier, later in paired.items()}
    changes: list[HeadingChange] = []
    for place, stream in enumerate(after.work_streams):
        if place not in earlier_of:
            changes += _one("added", None, stream_name(stream))
        else:
            changes += _renaming(before.work_streams[earlier_of[place]], stream)
    for place, stream in enumerate(before.work_streams):
        if place not in paired:
            changes += _one("removed", stream_name(stream), None)
    return tuple(changes)


def _one(kind: str, before: str | None, after: str | None) -> list[HeadingChange]:
    if before is None and after is None:
        return []
    return [HeadingChange("added" if kind == "added" else "removed", before, after)]


def _renaming(before: WorkStream, after: WorkStream) -> list[HeadingChange]:
    """A change of title; a change of number alone shows the numbers with the title."""
    was, now = stream_name(before), stream_name(after)
    if texts.key(was) == texts.key(now):
        if texts.key(before.number) == texts.key(after.number):
            return []
        was, now = _with_number(before), _with_number(after)
    return [HeadingChange("renamed", was, now)]


def _with_number(stream: WorkStream) -> str:
    return " ".join(part for part in (stream.number, stream.title) if part is not None)
