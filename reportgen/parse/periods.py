"""The periods of columns whose headings name a month without its year: "Update - July", "RAG (Sept)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportgen.parse.due import Calendar, read_due
from reportgen.parse.headings import Period

AS_AT = re.compile(r"\bas (?:at|of|on)\b:?\s*(?P<day>.{4,40})", re.IGNORECASE | re.DOTALL)
NOW = Period((9999, 12), None)
"""The period of the one heading of a family that names none, beside others that do: it is the newest."""


def status_day(texts: Sequence[str], calendar: Calendar) -> date | None:
    """The day that a sheet says it describes: "Status as at 30 September 2015"."""
    days = (read_due(found["day"], calendar).due.latest for text in texts if (found := AS_AT.search(text)))
    return next((day for day in days if day), None)


def stated_day(text: str) -> date | None:
    """The day that one text says it describes, None where it says none."""
    return status_day([text], Calendar())


def dated(periods: Sequence[Period], calendar: Calendar, as_at: date | None) -> list[Period]:
    """The periods of a family of columns from left to right, those that are only months dated where every one can be.

    The year is the only one that fits the plan's dates, else the last before the day of the status; failing both, months follow
    each other from left to right, and their names stay open.
    """
    named = [_with_year(period, calendar, as_at) if period.month else period for period in periods]
    if any(period.order is None and period.month for period in named):
        return list(_in_order(named))
    return named


def _with_year(period: Period, calendar: Calendar, as_at: date | None) -> Period:
    month = period.month or 1
    start, end = calendar.start, calendar.end
    years: list[int] = []
    if start and end:
        first, last = (start.year, start.month), (end.year, end.month)
        years = [year for year in range(start.year, end.year + 1) if first <= (year, month) <= last]
    if len(years) != 1 and as_at:
        before = as_at.year - (month > as_at.month)
        years = [before] if not years or before in years else []
    return replace(period, order=(years[0], month), name=f"{years[0]}-{month:02d}") if len(years) == 1 else period


def _in_order(periods: Sequence[Period]) -> Iterator[Period]:
    """Months without a year, each the next after the one before it."""
    year, last = 0, 0
    for period in periods:
        if period.order is not None:
            year, last = period.order
        elif period.month:
            year, last = year + (period.month < last), period.month
            period = replace(period, order=(year, last))
        yield period
