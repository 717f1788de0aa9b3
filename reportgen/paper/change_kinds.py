"""What kinds of change there are, gravest first, and which kind one change is of."""

from collections.abc import Iterable

from reportgen.model import Action, Change, FactName, Status
from reportgen.paper import words

FELL_BACK, MOVED_LATER, NOT_SET = "Status fell back", "Due date moved later", "Due date no longer set"
GONE = "No longer in the Plan"
WITHDRAWN = "Withdrawn in the last report, now off the Plan"
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
    "Due date moved earlier",
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
_RANKS = {"red": 0, "amber": 1, "green": 2, "blue": 3}


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
    """Whether a status fell back or improved, as far as that is known."""
    if has_fact(change, "fell-back"):
        return FELL_BACK
    if has_fact(change, "status-improved"):
        return IMPROVED
    if is_blank(was) != is_blank(now):
        return STATUS_GONE if is_blank(now) else STATUS_NEW
    before, after = _rank(was), _rank(now)
    if before is None or after is None or before == after:
        return "Status changed"
    return IMPROVED if after > before else FELL_BACK


def is_blank(status: Status) -> bool:
    """Whether nothing stands there for a status."""
    return not status.label and not (status.text or "").strip()


def _rank(status: Status) -> int | None:
    """How far along a status is: completed above all, else by its colour; None where neither is known."""
    return 9 if status.complete else _RANKS.get(status.rag or "")


def due_kind(change: Change, was: Action, now: Action) -> tuple[str, str]:
    """The kind of a changed due date, and what is printed of it: "Due date: 3 months later, the second move"."""
    if has_fact(change, "due-dropped"):
        return NOT_SET, NOT_SET
    old, new = was.due.latest if was.due else None, now.due.latest if now.due else None
    if old is None or new is None or old == new:
        return "Due date changed", "Due date changed"
    by = words.apart(*sorted((old, new)))
    if new < old:
        return "Due date moved earlier", f"Due date: {by} earlier"
    return MOVED_LATER, f"Due date: {by} later{_more(change)}"


def _more(change: Change) -> str:
    """What the fact of a later date tells besides the dates: how often it has moved, and who asked for it or agreed."""
    told = next((fact.text for fact in change.facts if fact.fact == "due-later"), "")
    move, _, agreed = told.partition(" later")[2].partition(".")
    return f"{move}\n{agreed.strip()}" if agreed.strip() else move
