"""What became of each item: kind, fields and the officers' words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from reportgen.compare import texts
from reportgen.compare.fields import FieldComparer
from reportgen.compare.items import Group, Item, item_kind
from reportgen.model import Action, Change, ChangeKind, FieldChange


def changes_of(groups: Iterable[Group], comparer: FieldComparer, streams: Mapping[int, int]) -> tuple[Change, ...]:
    """A change for each group, in the later plan's order; what has gone stands after the work stream it was in."""
    ordered = sorted(groups, key=lambda group: _order(group, streams))
    return tuple(_change(group, comparer, _heading(group, comparer, streams)) for group in ordered)


def _heading(group: Group, comparer: FieldComparer, streams: Mapping[int, int]) -> str | None:
    """The heading of the work stream an entry is told under."""
    place = _place(group, streams)
    return comparer.headings_then[group.before[0].place] if place is None else comparer.headings_now[place]


def _place(group: Group, streams: Mapping[int, int]) -> int | None:
    """The place of the later work stream that an entry belongs to, None where its work stream is gone.

    What was retired belongs where it was: one Retired box may serve several work streams.
    """
    was = streams.get(group.before[0].place) if group.before else None
    if not group.after:
        return was
    retired = all(item.boxed for item in group.after) and not any(item.boxed for item in group.before)
    return was if retired and was is not None else min(group.after, key=lambda item: item.index).place


def _order(group: Group, streams: Mapping[int, int]) -> tuple[int, int, int]:
    """Work stream, then whether it is still there, then the place in its plan."""
    place = _place(group, streams)
    if group.after and place is not None:
        return (place, 0, min(item.index for item in group.after))
    first = group.before[0]
    known = [streams[place] for place in range(first.place, -1, -1) if place in streams]
    return (known[0] if known else -1, 1, first.index)


def _change(group: Group, comparer: FieldComparer, heading: str | None) -> Change:
    before, after = _actions(group.before), _actions(group.after)
    fields = comparer.changes(group.before, group.after) if before and after else ()
    item: Literal["action", "measure"] = "measure" if item_kind((*after, *before)[0]) == "measure" else "action"
    return Change(
        kind=_kind(before, after, fields),
        item=item,
        before=before,
        after=after,
        match=group.match,
        fields=fields,
        explanation=_explanation(after),
        work_stream=heading,
    )


def _actions(items: Sequence[Item]) -> tuple[Action, ...]:
    return tuple(item.action for item in items)


def _kind(before: Sequence[Action], after: Sequence[Action], fields: Sequence[FieldChange]) -> ChangeKind:
    """The first that holds, in the order of the contract; one that came back from the Retired box has changed."""
    if not before or not after:
        return "added" if after else "removed"
    if len(after) > 1:
        return "split"
    if len(before) > 1:
        return "merged"
    was_retired, is_retired = before[0].kept == "retired", after[0].kept == "retired"
    if is_retired and not was_retired:
        return "retired"
    return "changed" if fields or was_retired != is_retired else "unchanged"


def _explanation(after: Sequence[Action]) -> str | None:
    """The officers' entry as typed; of several parts each entry once, one under another; None where blank."""
    return "\n".join(dict.fromkeys(item.changes for item in after if item.changes and texts.form(item.changes))) or None
