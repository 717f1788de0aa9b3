"""The periods of a report, each compared with the one before it: their history, one period at a time."""

from collections.abc import Iterable, Sequence

from reportgen.compare import compare
from reportgen.compare.balance import unaccounted
from reportgen.compare.history import begun, extended
from reportgen.errors import OutputError
from reportgen.inputs import ReadSource
from reportgen.model import Comparison, History, PeriodPlan


def history_of(sides: Iterable[ReadSource]) -> History:
    """The history of at least one side, oldest first. Of each only the reading is kept, so that they may be read one by one."""
    history: History | None = None
    for side in sides:
        history = with_next(history, side)
    if history is None:
        raise ValueError("a history has at least one period")
    return history


def with_next(history: History | None, side: ReadSource) -> History:
    """A history with one more period (None: its first). Raises OutputError where their comparison does not balance."""
    plan = _period_plan(side, [period.name for period in history.periods] if history else [])
    if history is None:
        return begun(plan)
    last = history.periods[-1]
    comparison = compare(
        last.reading, plan.reading, side.source.period.matches, as_at=plan.as_at, before_as_at=last.as_at, history=history
    )
    require_balance(comparison, last, plan)
    return extended(history, plan, comparison)


def require_balance(comparison: Comparison, before: PeriodPlan, after: PeriodPlan) -> None:
    """Raise OutputError for a comparison that leaves something out: it is never printed."""
    wrong = unaccounted(comparison, before.reading.plan, after.reading.plan)
    if wrong is not None:
        raise OutputError(
            f"The comparison of {after.name} with {before.name} does not account for every action: {wrong}.",
            "This is a mistake in reportgen; nothing was written.",
        )


def _period_plan(side: ReadSource, taken: Sequence[str]) -> PeriodPlan:
    """What a history keeps of a side; a workbook that is in no period folder goes by its name, and no two by one."""
    period = side.source.period
    plain = period.name or ", ".join(path.name for path in side.source.files)
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain} ({number})"
    return PeriodPlan(name, period.as_at, period.meeting, side.reading, side.source.published)
