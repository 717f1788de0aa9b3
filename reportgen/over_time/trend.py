"""How many actions had each status, period by period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.model import Action, History, PeriodPlan, StatusWord, Tally
from reportgen.tally import Counts, Method, count


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period's actions by status.

    counts has the same statuses in every point, in the order of the last plan's vocabulary, those that only earlier plans had
    after them; "Not recorded" is last where it is needed. retired are the actions retired by then, also those that have since
    left the Retired box, as last seen; none where the layout counts them in the totals. gone are those that had left the plan
    otherwise, and had not come back.
    """

    period: str
    day: date | None
    counts: Counts
    retired: Tally
    gone: Tally

    @property
    def recorded(self) -> bool:
        """Whether any action of the period had a status."""
        return self.counts.recorded

    @property
    def judged(self) -> bool:
        """Whether any had a status of which it was known then whether it means completed."""
        return any(item.status.complete is not None for item in self.counts.total.items)


def trend(history: History, method: Method = "half-up") -> tuple[TrendPoint, ...]:
    """The trend over all periods, oldest first."""
    statuses = _statuses(history.periods)
    return tuple(_point(history, period, statuses, method) for period in history.periods)


def _statuses(periods: Iterable[PeriodPlan]) -> tuple[StatusWord, ...]:
    """The statuses that any period's actions had or its plan knows, the last plan's first; ones that nothing has left out."""
    plans = [period.reading.plan for period in periods]
    used = {item.status.label.casefold() for plan in plans for item in plan.counted if item.status.label}
    found: dict[str, StatusWord] = {}
    for plan in reversed(plans):
        for status in plan.statuses:
            found.setdefault(status.label.casefold(), status)
    last = {status.label.casefold() for status in plans[-1].statuses}
    return tuple(status for label, status in found.items() if label in used or label in last)


def _point(history: History, period: PeriodPlan, statuses: tuple[StatusWord, ...], method: Method) -> TrendPoint:
    plan = period.reading.plan
    lost = [item for life in history.lives if life.item == "action" for item in _lost(life.lost(period.name))]
    boxed = () if plan.count_retired else plan.retired
    retired = [item for item in (*boxed, *lost) if item.kept == "retired" and item.horizon is None]
    return TrendPoint(
        period=period.name,
        day=period.day,
        counts=count(f"trend.{period.name}", plan.counted, statuses, method),
        retired=Tally(f"trend.{period.name}.retired", tuple(retired)),
        gone=Tally(f"trend.{period.name}.gone", tuple(item for item in lost if item.kept == "action")),
    )


def _lost(items: Iterable[tuple[str, Action]]) -> Iterator[Action]:
    return (item for _, item in items)
