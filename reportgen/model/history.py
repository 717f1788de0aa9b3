"""A plan over all its periods, and the lives of its items through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.model.comparison import Change, Comparison
from reportgen.model.plan import Action, Reading


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
class Life:
    """One action or measure through the periods, whatever it was called: what it was split into and merged with is part of it.

    label is that of its items when it was last there ("2.3", "2.3a, 2.3b"). moments are oldest first, one for each period from
    its first to the last of all. Every item of every period is in exactly one life.
    """

    label: str
    item: Literal["action", "measure"]
    moments: tuple[Moment, ...]

    @property
    def last(self) -> Moment:
        """The last moment in which it was there."""
        return next(moment for moment in reversed(self.moments) if moment.actions)

    def at(self, period: str) -> Moment | None:
        """Its moment in a period; None in one before it began."""
        return next((moment for moment in self.moments if moment.period == period), None)

    @property
    def seen(self) -> Iterator[Moment]:
        """The moments in which it was there, oldest first."""
        return (moment for moment in self.moments if moment.actions)


@dataclass(frozen=True, slots=True)
class History:
    """All periods, oldest first, with the comparison of each with the one before it (one fewer), and the lives through them."""

    periods: tuple[PeriodPlan, ...]
    lives: tuple[Life, ...]
    comparisons: tuple[Comparison, ...] = ()

    def life_of(self, action: Action, period: str) -> Life | None:
        """The life that an item of a period belongs to, by where it was read; None where it is none of that period's."""
        return next((life for life in self.lives if any(_same(action, item) for item in _there(life, period))), None)


def _there(life: Life, period: str) -> tuple[Action, ...]:
    moment = life.at(period)
    return moment.actions if moment else ()


def _same(one: Action, other: Action) -> bool:
    """Whether two are one item of one reading; what papers leave out of it, and say of its label, makes no difference."""
    return one is other or (one.source, one.action, one.horizon) == (other.source, other.action, other.horizon)
