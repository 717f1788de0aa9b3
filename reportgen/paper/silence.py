"""What the covering report says of explanations: how many changes have one, which have none, and why actions came and went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model import Action, Change, Tally
from reportgen.paper import change_kinds as kinds
from reportgen.paper import words
from reportgen.paper.blocks import Badge, Text
from reportgen.paper.change_entries import NO_COLUMN, NO_EXPLANATION
from reportgen.paper.change_rows import ChangeRow, action_changes
from reportgen.paper.facts import Facts
from reportgen.paper.schedule_counts import claim_tallies, judged, keys_of, labels_of, listed_changes, with_verdict
from reportgen.paper.withdrawn import was_withdrawn
from reportgen.paper.words import Group, group

_MOST = 25
"""As many actions that came or went are told one by one; of more the schedule tells."""
_SPELT_OUT = 4
"""Up to so many changes of one kind are told from what to what."""
_IN_SENTENCE = {
    kinds.FELL_BACK: "status fell back",
    kinds.MOVED_LATER: "due date moved later",
    kinds.NOT_SET: "due date no longer set",
    kinds.GONE: "no longer in the Plan",
    kinds.FELL_RETIRED: "retired with a status fallen back",
}


@dataclass(frozen=True, slots=True)
class Silence:
    """The changes that the schedule lists, and what officers' entries say of them. Numbers are texts, "" for none.

    explained, partly, unneeded, nowhere (those in tables without a column for explanations) and silent add up to changes.

    without are phrases of the changes that nobody explained, by kind, gravest first. entries are those that do not agree with the
    plan: stale, not_found and denied say what they said before, what was not found, or that nothing changed.
    """

    changes: str
    explained: str
    partly: str
    unneeded: Group
    nowhere: Group
    silent: Group
    all_silent: bool
    without: tuple[str, ...]
    entries: Group
    stale: Group
    not_found: Group
    denied: Group


def silence(facts: Facts) -> Silence | None:
    """What is and what is not explained; None where nothing changed, or the plan has no column for explanations."""
    rows = listed_changes(action_changes(facts), facts)
    if not judged(rows):
        return None
    counts = {name: len(with_verdict(rows, name)) for name in ("explained", "partly")}
    found = {tally.name: tally for tally in claim_tallies(facts)}
    silent = with_verdict(rows, "silent")
    return Silence(
        changes=words.counted(len(rows), "change"),
        explained=words.grouped(counts["explained"]) if counts["explained"] else "",
        partly=words.grouped(counts["partly"]) if counts["partly"] else "",
        unneeded=_changes(facts, with_verdict(rows, "unneeded")),
        nowhere=_changes(facts, with_verdict(rows, "nowhere")),
        silent=_changes(facts, silent),
        all_silent=len(silent) == len(rows) > 1,
        without=tuple(_without(silent)),
        entries=group(Tally("", tuple(item for tally in found.values() for item in tally.items)), "entry"),
        stale=group(found.get("entries.stale"), "entry"),
        not_found=group(found.get("entries.not-found"), "entry"),
        denied=group(found.get("entries.denied"), "entry"),
    )


def _changes(facts: Facts, rows: Sequence[ChangeRow]) -> Group:
    """Some changes in words, and their actions' labels."""
    items = {item.source: item for change in action_changes(facts) for item in (change.after or change.before)}
    return group(Tally("", tuple(items[key] for key in keys_of(rows)), len(rows)), "change")


def _without(rows: Sequence[ChangeRow]) -> Iterator[str]:
    """Each kind of change that nobody explained, with its actions: "due date moved later: 2.4 (31 Aug 2015 to 30 Nov 2015)"."""
    for kind in kinds.in_order(row.kind for row in rows):
        of_kind = [row for row in rows if row.kind == kind]
        named = labels_of(of_kind)
        if kind in kinds.GRAVE and len(of_kind) <= _SPELT_OUT:
            named = words.joined([f"{' with '.join(row.labels)}{_from_to(row)}" for row in of_kind])
        if any(label.isdigit() for row in of_kind for label in row.labels):
            named = f"action{'' if len(of_kind) == 1 else 's'} {named}"  # "status changed: 4" might be a count
        yield f"{_IN_SENTENCE.get(kind) or words.in_prose(kind)}: {named}"


def _from_to(row: ChangeRow) -> str:
    """From what to what, where both are short: " (completed to in progress)"."""
    ends = [_said(cell) for cell in (row.before, row.after)]
    return f" ({' to '.join(ends)})" if all(ends) else ""


def _said(cell: object) -> str:
    if isinstance(cell, Badge):
        return words.status_in_prose(cell.word)
    return cell.text if isinstance(cell, Text) and len(cell.text) <= 24 and "\n" not in cell.text else ""


# -- why actions came and went ------------------------------------------------------------------------------------------------


def reasons(facts: Facts) -> tuple[str, ...]:
    """Each action that was added, retired or is gone, with the officers' entry; none where there are too many to tell here."""
    changes = [change for change in action_changes(facts) if _came_or_went(change) and _in_plan(change)]
    if len(changes) > _MOST or all(change.explained is None for change in changes):
        return ()
    order = {"added": 0, "retired": 2, "removed": 3}
    return tuple(_reason(change) for change in sorted(changes, key=lambda change: order.get(change.kind, 1)))


def _came_or_went(change: Change) -> bool:
    return change.kind in ("added", "retired", "removed") or change.is_back


def _in_plan(change: Change) -> bool:
    """Whether it was among the actions of the plan before, or is there now: not one that only ever was in a Retired box."""
    return any(item.kept == "action" for item in (*change.before, *change.after))


def _reason(change: Change) -> str:
    """An action, what became of it, and why: 1.10 (added): “New action agreed by the board.”."""
    item: Action = change.named[0]
    known = "".join(f"{fact.text} " for fact in change.facts if fact.fact == "reappeared" and change.kind == "added")
    nothing = NO_EXPLANATION if change.explained is not None else NO_COLUMN
    told = change.explanation or (change.before[0].changes if was_withdrawn(change) else None)
    said = words.quoted(told) if told else "" if was_withdrawn(change) else nothing
    label = words.plain(item.label).removesuffix(" (retired)")
    told_why = f": {words.in_prose(known + said)}" if said else "."
    return f"{label} ({_became(change)}){told_why}"


def _became(change: Change) -> str:
    """What became of an action that came or went."""
    if change.kind == "retired":
        return words.in_prose(kinds.retired_kind(change))
    if was_withdrawn(change):
        return words.in_prose(kinds.WITHDRAWN)
    return {"added": "added", "removed": "no longer in the Plan"}.get(change.kind, "back from the Retired box")


def fallen(facts: Facts) -> tuple[Action, ...]:
    """The actions that were completed and are not known to be so now, though nothing says that they are open again."""
    reopened = {item.source for item in (facts.movement.reopened.items if facts.movement and facts.movement.reopened else ())}
    done = (change for change in action_changes(facts) if any(item.status.complete for item in change.before))
    fell = (change for change in done if kinds.has_fact(change, "fell-back"))
    return tuple(item for change in fell for item in change.named if not item.status.complete and item.source not in reopened)


def moved_later(facts: Facts) -> tuple[ChangeRow, ...]:
    """The due dates that moved later."""
    return tuple(row for row in listed_changes(action_changes(facts), facts) if row.kind == kinds.MOVED_LATER)
