"""Which changed fields members would expect an explanation of (docs/explanations.md says why)."""

import re
from collections.abc import Iterable
from itertools import accumulate

from reportgen.compare import texts
from reportgen.compare.columns import further_key
from reportgen.model import Action, Change, Column, FieldChange, Source

_NEWS = frozenset({"progress", "percent", "done", "travel", "actual", "meeting", "baseline", "changes"})
"""Families of columns that are written anew each quarter."""
_NEWS_HEADING = re.compile(
    r"\b(?:comments?|notes?|update[ds]?|progress|evidence|position|narrative|commentary|mitigation|remedial|actual|latest|"
    r"outturn|performance to date|to date|next steps|percent\w*|reviewed|last)\b|%",
    re.IGNORECASE,
)
_FOLLOWING = frozenset({"ref", "action", "targets", "milestones", "objective", "work_stream"})
"""What a split or a merge changes by itself."""
_Ref = tuple[tuple[int, str], ...]
_Member = tuple[_Ref, _Ref, Action]
"""The refs of an item then and now, part by part, and the item."""


class Needs:
    """Which fields of a comparison's changes need an explanation. columns are the later reading's."""

    def __init__(self, changes: Iterable[Change], columns: Iterable[Column]) -> None:
        self.roles = {further_key(column.heading): column.role or column.field for column in columns}
        self.in_order = _in_order(changes)

    def explanation(self, change: Change, field: FieldChange) -> bool:
        """Whether a changed field has to be explained."""
        if field.field == "progress":
            return False
        if field.field == "status" and change.kind == "retired":
            # That it is retired tells it; not where it was completed and is not now.
            return change.before[0].status.complete is True and change.after[0].status.complete is not True
        if field.field == "ref":
            follows = any(other.field == "work_stream" for other in change.fields)
            return not follows and change.kind not in ("split", "merged") and change.after[0].source not in self.in_order
        if field.field.startswith("extra:"):
            heading = field.field.removeprefix("extra:")
            news = self.roles.get(further_key(heading)) in _NEWS or _NEWS_HEADING.search(heading) is not None
            return bool(field.before) and not news
        return True


def follows_from_parts(change: Change, field: FieldChange) -> bool:
    """Whether a field of a split or merge only shares out what was there, or tells the parts' texts apart."""
    if change.kind not in ("split", "merged"):
        return False
    return field.field in _FOLLOWING or _parts(field.after) <= _parts(field.before)


def _parts(text: str | None) -> set[str]:
    return {texts.key(line) for line in (text or "").splitlines() if line.strip()}


def _in_order(changes: Iterable[Change]) -> frozenset[Source]:
    """The later items whose refs only moved for others that came or went: in each work stream none overtook another."""
    streams: dict[tuple[str, str | None, str], list[_Member]] = {}
    for change in changes:
        if len(change.before) == len(change.after) == 1 and not any(field.field == "work_stream" for field in change.fields):
            was, now = change.before[0].ref, change.after[0].ref
            place = (change.after[0].source.file, change.work_stream, change.item)
            if was and now:
                streams.setdefault(place, []).append((_key(was), _key(now), change.after[0]))
    return frozenset(source for members in streams.values() for source in _kept_in_order(members))


def _kept_in_order(members: list[_Member]) -> Iterable[Source]:
    ordered = sorted(members, key=lambda member: member[1])
    befores = [before for before, _, _ in ordered]
    highest, lowest = list(accumulate(befores, max)), list(accumulate(reversed(befores), min))[::-1]
    for place, (before, _, item) in enumerate(ordered):
        if highest[place] == before == lowest[place]:
            yield item.source


def _key(ref: str) -> _Ref:
    """A ref part by part, numbers before letters."""
    parts = re.findall(r"\d+|[^\W\d_]+", ref)
    return tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts)
