"""A council's rule for its ratings, worked out anew from the facts of an item. docs/layouts.md has those of four councils."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from reportgen.layout import RagRule
from reportgen.model import Rag

Limit = float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an item; None is not known. due is the last day of its due date; figures are as its columns show them."""

    percent: int | None = None
    complete: bool | None = None
    status: str | None = None
    due: date | None = None
    as_at: date | None = None
    target: Fraction | None = None
    actual: Fraction | None = None
    before: Fraction | None = None
    floor: Fraction | None = None
    smaller_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """What the rule says: the colour, and the line of the rule that does. rag None is that the rule leaves the item alone."""

    rag: Rag | None
    rule: RagRule


def rate(rules: Sequence[RagRule], facts: Facts) -> Rating | None:
    """The rating of the first line that fits; None where none does, or where a fact is not known that would decide."""
    possible: list[Rating] = []
    for rule in rules:
        fits = _fits(rule, facts)
        if fits is not False:
            possible.append(Rating(rule.rag, rule))
        if fits:
            break
    else:
        return None
    return possible[-1] if len({rating.rag for rating in possible}) == 1 else None


def _fits(rule: RagRule, facts: Facts) -> bool | None:
    """Whether every condition holds; None where that hangs on a fact that is not known."""
    answers = [CONDITIONS[key].holds(facts, limit) for key, limit in rule.conditions]
    if False in answers:
        return False
    return None if None in answers else True


def in_words(rule: RagRule) -> str:
    """The conditions of a line of the rule in words: "less than 50% complete and past its due date"."""
    return " and ".join(CONDITIONS[key].words(limit) for key, limit in rule.conditions) or "in all other cases"


def wanted(rules: Sequence[RagRule]) -> tuple[str, ...]:
    """The facts that the rule asks for, as people call them."""
    return tuple(dict.fromkeys(CONDITIONS[key].fact for rule in rules for key, _ in rule.conditions))


# -- conditions -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Condition:
    """One kind of condition: the fact that it needs, whether it holds (None: not known), and its words."""

    fact: str
    holds: Callable[[Facts, Limit], bool | None]
    words: Callable[[Limit], str]


def _percent(test: Callable[[Fraction, Fraction], bool], facts: Facts, limit: Limit) -> bool | None:
    return None if facts.percent is None else test(Fraction(facts.percent), _number(limit))


def _late(months: bool, over: bool, facts: Facts, limit: Limit) -> bool | None:
    """Whether an item is later than a limit. How late a completed one was nobody knows."""
    if facts.due is None or facts.as_at is None or facts.complete:
        return None
    count = int(_number(limit))
    last = _months_after(facts.due, count) if months else date.fromordinal(facts.due.toordinal() + count)
    return (facts.as_at > last) is over


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of its month; the end of a month stays the end of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    ends = calendar.monthrange(day.year, day.month)[1] == day.day
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if ends else min(day.day, last))


def _off_target(over: bool, facts: Facts, limit: Limit) -> bool | None:
    """Whether the figure misses its target by more than so many hundredths of the target."""
    if facts.target is None or facts.actual is None or facts.target == 0:
        return None
    missed = (facts.actual - facts.target) if facts.smaller_is_better else (facts.target - facts.actual)
    return (missed * 100 / abs(facts.target) > _number(limit)) is over


def _reaches(name: str, facts: Facts, limit: Limit) -> bool | None:
    """Whether the figure is at least as good as the target, the floor or (better than) the one before."""
    other: Fraction | None = getattr(facts, name)
    if facts.actual is None or other is None:
        return None
    better = facts.actual < other if facts.smaller_is_better else facts.actual > other
    return (better or (facts.actual == other and name != "before")) is limit


def _complete(facts: Facts, limit: Limit) -> bool | None:
    return None if facts.complete is None else facts.complete is limit


def _started(facts: Facts, limit: Limit) -> bool | None:
    return None if facts.percent is None else (facts.percent > 0) is limit


def _status(facts: Facts, limit: Limit) -> bool | None:
    names = limit if isinstance(limit, tuple) else ()
    return facts.status is not None and facts.status.casefold() in {name.casefold() for name in names}


def _number(limit: Limit) -> Fraction:
    return Fraction(str(limit)) if not isinstance(limit, tuple) else Fraction(0)


def _shown(limit: Limit) -> str:
    return f"{limit:g}" if isinstance(limit, int | float) else ""


def _lateness(noun: str, over: bool, limit: Limit) -> str:
    if not limit:
        return "past its due date" if over else "not past its due date"
    count = f"{_shown(limit)} {noun}{'' if limit == 1 else 's'}"
    return f"{'more than' if over else 'at most'} {count} past its due date"


def _either(yes: str, no: str, limit: Limit) -> str:
    return yes if limit else no


_DUE, _DONE = "a due date and the as-at date", "how much is done"
_FIGURES = "the figures of [rag_figures]"
CONDITIONS: Mapping[str, Condition] = {
    "percent_below": Condition(_DONE, partial(_percent, Fraction.__lt__), lambda n: f"less than {_shown(n)}% complete"),
    "percent_at_most": Condition(_DONE, partial(_percent, Fraction.__le__), lambda n: f"at most {_shown(n)}% complete"),
    "percent_at_least": Condition(_DONE, partial(_percent, Fraction.__ge__), lambda n: f"at least {_shown(n)}% complete"),
    "percent_above": Condition(_DONE, partial(_percent, Fraction.__gt__), lambda n: f"more than {_shown(n)}% complete"),
    "days_late_over": Condition(_DUE, partial(_late, False, True), partial(_lateness, "day", True)),
    "days_late_at_most": Condition(_DUE, partial(_late, False, False), partial(_lateness, "day", False)),
    "months_late_over": Condition(_DUE, partial(_late, True, True), partial(_lateness, "month", True)),
    "months_late_at_most": Condition(_DUE, partial(_late, True, False), partial(_lateness, "month", False)),
    "off_target_over": Condition(_FIGURES, partial(_off_target, True), lambda n: f"more than {_shown(n)}% off its target"),
    "off_target_at_most": Condition(_FIGURES, partial(_off_target, False), lambda n: f"within {_shown(n)}% of its target"),
    "complete": Condition("whether its status means completed", _complete, partial(_either, "completed", "not completed")),
    "started": Condition(_DONE, _started, partial(_either, "started", "not started")),
    "better_than_before": Condition(
        _FIGURES, partial(_reaches, "before"), partial(_either, "better than before", "no better than before")
    ),
    "reaches_target": Condition(_FIGURES, partial(_reaches, "target"), partial(_either, "on target", "short of its target")),
    "reaches_floor": Condition(
        _FIGURES, partial(_reaches, "floor"), partial(_either, "at the floor standard or better", "below the floor standard")
    ),
    "status": Condition("a status", _status, lambda names: " or ".join(names) if isinstance(names, tuple) else ""),
}
"""Every condition that a layout may set, by its key."""
