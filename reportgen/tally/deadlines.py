"""The open actions by where their due dates stand: passed, before the next meeting, later, or nowhere on a scale of time."""

from dataclasses import dataclass
from datetime import date

from reportgen.model import Action, Plan, Tally
from reportgen.tally.counting import due, is_open


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Every action that is known to be open exactly once. before_next is None where the date of the next meeting is not known.

    ongoing are those that say so or the like, undated those whose date names no day, blank those without one.
    """

    overdue: Tally
    before_next: Tally | None
    later: Tally
    ongoing: Tally
    undated: Tally
    blank: Tally

    @property
    def dated(self) -> tuple[Action, ...]:
        """The open actions that have a last day."""
        return (*self.overdue.items, *(self.before_next.items if self.before_next else ()), *self.later.items)

    @property
    def groups(self) -> tuple[Tally, ...]:
        """Every tally of it but those that due has too."""
        return (self.later, self.ongoing, self.undated, self.blank)


def deadlines(plan: Plan, as_at: date | None, next_meeting: date | None) -> Deadlines | None:
    """Where the due dates of open actions stand; None where nothing can be said of them (as in due)."""
    told = due(plan, as_at, next_meeting)
    if told.overdue is None:
        return None
    taken = {id(item) for tally in (told.overdue, told.next) if tally for item in tally.items}
    rest = [action for action in plan.actions if is_open(action) and id(action) not in taken]
    return Deadlines(
        overdue=told.overdue,
        before_next=told.next,
        later=Tally("actions.due-later", tuple(a for a in rest if a.due and a.due.latest)),
        ongoing=Tally("actions.due-ongoing", tuple(a for a in rest if a.due and not a.due.latest and a.due.kind == "ongoing")),
        undated=Tally("actions.due-no-day", tuple(a for a in rest if a.due and not a.due.latest and a.due.kind != "ongoing")),
        blank=Tally("actions.due-blank", tuple(a for a in rest if a.due is None)),
    )
