"""A plan over all its periods, and the lives of its items through them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from reportgen.model.comparison import Change, Comparison
from reportgen.model.plan import Action, Due, Plan, Reading, Source, WorkStream

ItemKey = tuple[Source, str, int | None]
"""What tells an item of a period from the others: where it was read, its label and its horizon."""


@dataclass(frozen=True, slots=True)
class PeriodPlan:
    """One period and what was read in it. name is its folder's ("2015-10"); the days are period.toml's."""

    name: str
    as_at: date | None
    meeting: date | None
    reading: Reading
    published: bool = False
    """Whether the reading is of the plan as published, not of the workbook."""

    @property
    def day(self) -> date | None:
        """The day that the period stands for: its as-at date, else its meeting's."""
        return self.as_at or self.meeting


@dataclass(frozen=True, slots=True)
class Moment:
    """What a life was in one period.

    actions are its items as they stood then, in plan order: several after a split or before a merge, none where it had gone.
    changes are what has become of them since the period before: none in the first period of all, and while it is gone.
    """

    period: str
    actions: tuple[Action, ...]
    changes: tuple[Change, ...] = ()

    @property
    def kept(self) -> Literal["action", "measure", "retired"] | None:
        """The list it stands in: retired only when all its items are; None where it had gone."""
        kinds = {item.kept for item in self.actions}
        return None if not kinds else "retired" if kinds == {"retired"} else "measure" if "measure" in kinds else "action"


@dataclass(frozen=True, slots=True)
class DueMove:
    """A due date that differs from the one before it; a side is None where the cell was blank.

    period is the one in which the later was first seen. since is the last that named a day, where before names none.
    """

    period: str
    before: Due | None
    after: Due | None
    since: Due | None = None

    @property
    def dated(self) -> Due | None:
        """The last due date before the move that named a day."""
        return self.before if self.before and self.before.latest else self.since

    @property
    def by_way_of(self) -> str | None:
        """What stood there between two days: "no date", or what was typed; None where one day followed the other."""
        if self.since is None or self.after is None or not self.after.latest:
            return None
        return f"“{self.before.text}”" if self.before and self.before.text.strip() else "no date"

    @property
    def days(self) -> int | None:
        """By how many days the last day that it allows moved, above 0 for later; None where a side names no day."""
        then, now = (due.latest if due else None for due in (self.dated, self.after))
        return (now - then).days if then and now else None


@dataclass(frozen=True, slots=True)
class Life:
    """One action or measure through the periods, whatever it was called: what it was split into and merged with is part of it.

    label is that of its items when it was last there ("2.3", "2.3a, 2.3b"). moments are oldest first, one for each period from
    its first to the last of all. Every item of every period is in exactly one life; each but the first has one change that it
    is after in, whose before it was in the period before, or of one that came back when it was last there.
    """

    label: str
    item: Literal["action", "measure"]
    moments: tuple[Moment, ...]

    @property
    def last(self) -> Moment:
        """The last moment in which it was there."""
        return next(moment for moment in reversed(self.moments) if moment.actions)

    @property
    def seen(self) -> tuple[Moment, ...]:
        """The moments in which it was there, oldest first."""
        return tuple(moment for moment in self.moments if moment.actions)

    def at(self, period: str) -> Moment | None:
        """Its moment in a period; None in one before it began."""
        return next((moment for moment in self.moments if moment.period == period), None)

    def line(self, action: Action, period: str) -> tuple[Moment, ...]:
        """Where one of a period's items comes from: its forebears only, oldest first, the period's own moment last."""
        found: list[Moment] = []
        wanted = self._own(action, period)
        for moment in reversed(self.moments[: self._place(period) + 1]):
            own = tuple(item for item in moment.actions if _among(item, wanted))
            changes = tuple(change for change in moment.changes if any(_among(item, own) for item in change.after))
            found.append(Moment(moment.period, own, changes))
            wanted = [*(item for item in wanted if not _among(item, own)), *(item for c in changes for item in c.before)]
        while found and not found[-1].actions:
            found.pop()
        return tuple(reversed(found))

    def became(self, action: Action, period: str) -> tuple[Action, ...]:
        """What one of a period's items is when last there: itself, what it was split into, or what it was merged into."""
        items = self._own(action, period)
        for moment in self.moments[self._place(period) + 1 :]:
            for change in moment.changes:
                if change.after and any(_among(item, items) for item in change.before):
                    items = [*(item for item in items if not _among(item, change.before)), *change.after]
        return tuple(items)

    def lost(self, until: str) -> tuple[tuple[str, Action], ...]:
        """Its items that are there no more in a period and have not come back, with the period in which each was last there."""
        found: list[tuple[str, Action]] = []
        before = self.moments[0].period
        for moment in self.moments[: self._place(until) + 1]:
            back = [item for change in moment.changes if change.after for item in change.before]
            found = [(period, item) for period, item in found if not _among(item, back)]
            found += [(before, item) for change in moment.changes if not change.after for item in change.before]
            before = moment.period
        return tuple(found)

    def due_moves(self, action: Action, period: str) -> tuple[DueMove, ...]:
        """How the due date of one of a period's items moved until then, oldest first; of items merged the last one counts."""
        return tuple(_due_moves([moment for moment in self.line(action, period) if moment.actions]))

    def last_due(self, action: Action, period: str) -> Due | None:
        """The last due date that named a day, of one of a period's items and its forebears."""
        dues = (_last_due(moment.actions) for moment in reversed(self.line(action, period)))
        return next((due for due in dues if due and due.latest), None)

    def _own(self, action: Action, period: str) -> list[Action]:
        moment = self.at(period)
        return [item for item in moment.actions if item_key(item) == item_key(action)] if moment else []

    def _place(self, period: str) -> int:
        return next((place for place, moment in enumerate(self.moments) if moment.period == period), -1)


@dataclass(frozen=True, slots=True)
class History:
    """All periods, oldest first, with the comparison of each with the one before it (one fewer), and the lives through them.

    Lives stand in the last period's plan order; those that ended earlier follow, the latest first.
    """

    periods: tuple[PeriodPlan, ...]
    lives: tuple[Life, ...]
    comparisons: tuple[Comparison, ...] = ()

    def lives_in(self, period: str) -> dict[ItemKey, Life]:
        """The life of each item of a period, by item_key."""
        found = ((life, life.at(period)) for life in self.lives)
        return {item_key(item): life for life, moment in found if moment for item in moment.actions}


def item_key(action: Action) -> ItemKey:
    """What tells an item from the others of its period; the same for the copy of it that a paper may print."""
    return (action.source, action.label, action.horizon)


def items_in_order(plan: Plan) -> tuple[Action, ...]:
    """Every action, measure and retired item of a plan, work stream by work stream."""
    return tuple(item for stream in plan.work_streams for listed in _lists(stream) for item in listed)


def _lists(stream: WorkStream) -> tuple[tuple[Action, ...], ...]:
    return (stream.actions, stream.measures, stream.retired)


def _among(item: Action, items: Iterable[Action]) -> bool:
    """Whether an item is one of some: the very one, since a plan read again unchanged has equal items."""
    return any(item is one for one in items)


def _due_moves(line: Sequence[Moment]) -> Iterator[DueMove]:
    """The moves of the due date along a line; none where it stayed or one of two neighbours has no such column."""
    dated: Due | None = None
    for then, now in pairwise(line):
        before, after = _last_due(then.actions), _last_due(now.actions)
        has_day = before is not None and before.latest is not None
        dated = before if has_day else dated
        move = DueMove(now.period, before, after, None if has_day else dated)
        told = any(field.field == "due" for change in now.changes for field in change.fields)
        if (move.days and has_day) or (told and (move.days is None or not has_day)):
            yield move


def _last_due(items: Iterable[Action]) -> Due | None:
    """The due date of an item; of several the last, one that is open counting as first."""
    dues = [item.due for item in items if item.due is not None]
    return max(dues, key=lambda due: due.latest or date.min, default=None)
