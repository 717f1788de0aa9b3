"""What kinds of change there are, gravest first, and which kind one change is of."""

from collections.abc import Iterable, Sequence

from reportgen.model import Action, Change, Fact, FactName, Status
from reportgen.paper import words

FELL_BACK, MOVED_LATER, NOT_SET = "Status fell back", "Due date moved later", "Due date no longer set"
GONE = "No longer in the Plan"
WITHDRAWN = "Withdrawn in the last report, now off the Plan"
MOVED_EARLIER = "Due date moved earlier"
FELL_RETIRED = "Retired with a status fallen back"
GRAVE = (FELL_BACK, FELL_RETIRED, MOVED_LATER, NOT_SET, GONE)
"""What members look for first, explained or not."""
ADDED, REINSTATED = "Added", "Reinstated"
RETIRED, RETIRED_DONE, RETIRED_OPEN = "Retired", "Retired, completed", "Retired without having been completed"
IMPROVED = "Status improved"
STATUS_GONE, STATUS_NEW = "Status no longer recorded", "Status recorded"
LEFT_BOX = "No longer in the Retired box"
PROGRESS = "Progress rewritten"
_ORDER = (
    *GRAVE,
    RETIRED_OPEN,
    WITHDRAWN,
    LEFT_BOX,
    "Due date changed",
    "Key targets changed",
    "Milestones changed",
    STATUS_GONE,
    "Status changed",
    MOVED_EARLIER,
    IMPROVED,
    STATUS_NEW,
    ADDED,
    "Split",
    "Merged",
    RETIRED_DONE,
    RETIRED,
    REINSTATED,
    "Wording of the action",
    "Lead changed",
    "Objective changed",
)
_LAST = ("Renumbered", PROGRESS)


def in_order(kinds: Iterable[str]) -> list[str]:
    """Each kind once, gravest first; those that a plan names itself after ours, renumbering and progress last."""
    found = set(kinds)
    others = sorted(found - set(_ORDER) - set(_LAST))
    return [*(kind for kind in _ORDER if kind in found), *others, *(kind for kind in _LAST if kind in found)]


def has_fact(change: Change, *names: FactName) -> bool:
    """Whether any of some facts is told of a change."""
    return any(fact.fact in names for fact in change.facts)


def retired_kind(change: Change) -> str:
    """How an action was retired: completed, never completed, or neither is known."""
    if has_fact(change, "retired-unfinished"):
        return RETIRED_OPEN
    return RETIRED_DONE if last_status(change).complete else RETIRED


def last_status(change: Change) -> Status:
    """The last status of an action that was retired: that of the Retired box, or where this has none the one before."""
    now = change.after[0].status
    return now if now.label else change.before[0].status


def status_kind(change: Change, was: Status, now: Status) -> str:
    """Whether a status fell back or improved, as the facts have it."""
    if has_fact(change, "fell-back"):
        return FELL_BACK
    if has_fact(change, "status-improved"):
        return IMPROVED
    if is_blank(was) != is_blank(now):
        return STATUS_GONE if is_blank(now) else STATUS_NEW
    return "Status changed"


def is_blank(status: Status) -> bool:
    """Whether nothing stands there for a status."""
    return not status.label and not (status.text or "").strip()


def due_kind(change: Change, was: Action, now: Action) -> tuple[str, str]:
    """The kind of a changed due date, and what is printed of it: "Due date: 3 months later, the second move"."""
    if has_fact(change, "due-dropped"):
        return NOT_SET, NOT_SET
    old, new = was.due.latest if was.due else None, now.due.latest if now.due else None
    moved = next((fact for fact in change.facts if fact.dues), None)
    if moved and moved.dues:
        old, new = (due.latest for due in moved.dues)
    if old is None or new is None or old == new:
        return "Due date changed", "Due date changed"
    by = words.apart(*sorted((old, new)))
    if new < old:
        return MOVED_EARLIER, f"Due date: {by} earlier{_more(moved, 'earlier')}"
    return MOVED_LATER, f"Due date: {by} later{_more(moved, 'later')}"


def part_due_kind(change: Change) -> tuple[str, str, tuple[Action, ...]]:
    """The same of an action that was split or merged, and the items that are so, in due_kind's order, moved later first."""
    for name, kind in (("due-later", MOVED_LATER), ("due-dropped", NOT_SET), ("due-earlier", MOVED_EARLIER)):
        found = {fact.evidence[-1]: fact for fact in change.facts if fact.fact == name}
        items = tuple(item for item in change.after if item.source in found)
        if items:
            told = kind if kind == NOT_SET else f"Due date: {_by_each([found[i.source] for i in items], items, name[4:])}"
            return kind, told, items
    return "Due date changed", "Due date changed", change.named


def _by_each(facts: Sequence[Fact], items: Sequence[Action], direction: str) -> str:
    """3 months later, the second move; of several parts 2 months (1.7b) and 3 months (1.7c) later."""
    by = [words.apart(*sorted(due.latest for due in fact.dues or () if due.latest)) for fact in facts]
    if len(items) == 1:
        return f"{by[0]} {direction}{_more(facts[0], direction)}"
    return f"{words.joined([f'{each} ({item.label})' for each, item in zip(by, items, strict=True)])} {direction}"


def _more(moved: Fact | None, direction: str) -> str:
    """What the fact of a moved date tells besides the dates: how often it has moved, and who asked for it or agreed."""
    move, _, agreed = (moved.text if moved else "").partition(f" {direction}")[2].partition(".")
    return f"{move}\n{agreed.strip()}" if agreed.strip() else move
