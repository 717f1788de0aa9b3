"""Due dates: passed, outside the plan, or all at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reportgen.check.context import Context
from reportgen.check.words import day, listed, opening
from reportgen.dates import without_midnight
from reportgen.model import Action, Due, Finding

LEAST_DATED = 10
"""So many open actions have dates before it can be said that they are bunched."""


def overdue(context: Context) -> Iterator[Finding]:
    """An action that is open and past its date, with no new date; where it stands as on track, that is said (RULES 8)."""
    for action in context.reading.plan.actions:
        if not action.due or not action.due.latest or not context.as_at or not _late(action, context.as_at):
            continue
        ended = f"{opening(action)} was due by {day(action.due.latest)} and is {_said(action)}"
        if action.status.rag in ("green", "blue"):
            message = f"{ended}{_colour(action)} on {day(context.as_at)}."
            fix = "Look whether it is still on track; give its new date, or say that it is late."
            yield context.about(action, "status", Finding("overdue-on-track", "warning", message, fix))
        else:
            message = f"{ended} on {day(context.as_at)}, and no new date is given."
            fix = "Type its new date, or its status if it is done."
            yield context.about(action, "due", Finding("overdue", "warning", message, fix))


def _late(action: Action, as_at: date) -> bool:
    """Whether an action is past its date and known not to be completed."""
    due = action.due
    dated = due is not None and due.kind != "complete" and due.latest is not None and due.latest < as_at
    return dated and action.status.complete is False


def _said(action: Action) -> str:
    return f"still {action.status.label}"


def _colour(action: Action) -> str:
    """The colour of a status that does not name it."""
    rag, label = action.status.rag or "", (action.status.label or "").casefold()
    return "" if rag in label.split() else f" ({rag})"


def outside_plan(context: Context) -> Iterator[Finding]:
    """A due date before the plan begins or after it ends: mostly a year that was mistyped (Herefordshire: 2019 for 2020)."""
    plan = context.reading.plan
    for action in context.counted:
        due = action.due or Due("", "unreadable", None, None)
        if plan.start and due.latest and due.latest < plan.start:
            message = f"{opening(action)} is due by {day(due.latest)}, before the plan starts on {day(plan.start)}."
            yield context.about(action, "due", Finding("due-before-start", "warning", message, "Look whether the year is right."))
        elif plan.end and due.earliest and due.earliest > plan.end:
            message = f"{opening(action)} is due on {without_midnight(due.text)}, after the plan ends on {day(plan.end)}."
            fix = "Look whether the year is right, and whether the plan runs so long."
            yield context.about(action, "due", Finding("due-after-end", "warning", message, fix))


def bunched(context: Context) -> Iterator[Finding]:
    """More than half of the open actions due on one day (RULES 24: "coalesce around the financial year end")."""
    dated = [action for action in context.reading.plan.actions if not action.status.complete and _day(action)]
    days = Counter(action.due.latest for action in dated if action.due and action.due.latest)
    for when, times in days.most_common(1):
        if len(dated) >= LEAST_DATED and 2 * times > len(dated):
            labels = listed([action.label for action in dated if action.due and action.due.latest == when])
            which = "open actions" if all(action.status.complete is False for action in dated) else "actions"
            message = f"{times} of the {len(dated)} {which} with a date are due by {day(when)}: {labels}."
            fix = "Look whether some can be done earlier, or need longer."
            yield Finding("due-bunched", "note", message, fix)


def _day(action: Action) -> bool:
    return action.due is not None and action.due.latest is not None and action.due.kind != "complete"
