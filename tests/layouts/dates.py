"""Due dates as officers type them, and the days they mean."""

import calendar
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from layouts.canvas import Look
from layouts.pools import WELSH_MONTHS
from layouts.wanted import either

STYLES = (
    "day",
    "month",
    "typed day",
    "typed month",
    "by the end",
    "quarter",
    "year",
    "season",
    "phrase",
    "bilingual",
    "mixed",
)
SEASONS = {"Spring": 3, "Summer": 6, "Autumn": 9}
OPEN = ("ASAP", "TBC", "Ongoing", "Annual", "Immediate", "tbc", "Annually")


@dataclass(frozen=True, slots=True)
class Due:
    """A due date's cell, and its first and last day as ISO (or either, or None)."""

    look: Look
    earliest: Any = None
    latest: Any = None


NOTHING = Due(Look())


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _span(look: Look, first: date, last: date) -> Due:
    return Due(look, first.isoformat(), last.isoformat())


def _month(look: Look, day: date) -> Due:
    return _span(look, day.replace(day=1), _last(day.year, day.month))


def _year_name(rng: Random, start: int) -> str:
    return rng.choice((f"{start}/{(start + 1) % 100:02}", f"{start % 100:02}/{(start + 1) % 100:02}"))


def _short(day: date) -> str:
    return "Sept" if day.month == 9 else f"{day:%b}"


def _typed_day(rng: Random, day: date) -> str:
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return rng.choice(
        (
            f"{day:%d/%m/%Y}",
            f"{day:%d/%m/%y}",
            f"{day:%d.%m.%Y}",
            f"{day:%d-%b-%y}",
            f"{day.day} {day:%B %Y}",
            f"{day.day}{ending} {day:%B %Y}",
            f"{day.day} {_short(day)} {day:%Y}",
        )
    )


def _typed_month(rng: Random, day: date) -> str:
    return rng.choice((f"{day:%b-%y}", f"{day:%B %Y}", f"{_short(day)} {day:%Y}", f"{_short(day)} {day:%y}"))


def _by_the_end(rng: Random, day: date) -> Due:
    text = rng.choice(("By end of {m}", "By the end of {m}", "End of {m}", "end {m}", "By end {m}"))
    month = rng.choice((f"{day:%B %Y}", f"{_short(day)} {day:%Y}"))
    last = _last(day.year, day.month)
    first = None if text.startswith("By") else either(None, last.isoformat(), last.replace(day=1).isoformat())
    return Due(Look(text.format(m=month)), first, last.isoformat())


def _quarter(rng: Random, day: date) -> Due:
    """Q1 is April to June."""
    start = day.year if day.month >= 4 else day.year - 1
    number = (day.month - 4) % 12 // 3 + 1
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    word = rng.choice(("Q", "Q", "Qtr ", "Quarter "))
    return _span(Look(f"{word}{number} {_year_name(rng, start)}"), first, _last(day.year, first.month + 2))


def _year(rng: Random, day: date) -> Due:
    start = day.year if day.month >= 4 else day.year - 1
    text = rng.choice((f"{start}/{(start + 1) % 100:02}", f"{start}-{(start + 1) % 100:02}"))
    return _span(Look(text), date(start, 4, 1), date(start + 1, 3, 31))


def _season(rng: Random, day: date) -> Due:
    word, month = rng.choice(list(SEASONS.items()))
    return _span(Look(f"{word} {day.year}"), date(day.year, month, 1), _last(day.year, month + 2))


def _phrase(rng: Random, day: date) -> Due:
    text = rng.choice(("Draft by {d}", "{d} (Cabinet)", "Report to Board {d}", "No later than {d}", "By {d}"))
    typed = f"{day.day} {day:%B %Y}"
    return Due(Look(text.format(d=typed)), either(None, day.isoformat()), day.isoformat())


def _bilingual(rng: Random, day: date) -> Due:
    if day.month not in WELSH_MONTHS:
        day = day.replace(month=3)
    text = (
        f"{WELSH_MONTHS[day.month]} {day.year} / {day:%B %Y}"
        if rng.random() < 0.5
        else f"{WELSH_MONTHS[day.month]} / {day:%B %Y}"
    )
    return _month(Look(text), day)


def draw_due(rng: Random, style: str, day: date, number_format: str) -> Due:
    """One due date in a style; number_format is for real dates shown as days."""
    if style == "mixed":
        style = rng.choice([name for name in STYLES if name not in ("mixed", "bilingual")])
    if style == "day":
        return _span(Look(day, number_format), day, day)
    if style == "month":
        return _month(Look(day.replace(day=1), "mmm-yy"), day)
    if style == "typed day":
        return _span(Look(_typed_day(rng, day)), day, day)
    if style == "typed month":
        return _month(Look(_typed_month(rng, day)), day)
    drawers = {
        "by the end": _by_the_end,
        "quarter": _quarter,
        "year": _year,
        "season": _season,
        "phrase": _phrase,
        "bilingual": _bilingual,
    }
    return drawers[style](rng, day)


def open_due(rng: Random, day: date) -> Due:
    """A due date that is none, or says when it is looked at again."""
    if rng.random() < 0.2:
        month = _month(Look(f"Ongoing – review {day:%B %Y}"), day)
        return Due(month.look, either(None, month.earliest), either(None, month.latest))
    return Due(Look(rng.choice(OPEN)))


def replaced_due(old: date, new: date) -> Due:
    """An old date struck through before the new one, in one cell."""
    return _span(Look(f"{new:%d/%m/%Y}", old=f"{old:%d/%m/%Y}"), new, new)
