"""The periods of columns whose headings name a month without its year: "Update - July", "RAG (Sept)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from reportgen.layout import general_words
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.headings import Period

AS_AT = re.compile(
    r"\b(?:as\s+(?:at|of|on)|(?:position|status|situation|progress|performance|figures|updated|correct)\s+(?:at|to|up\s+to))\b"
    r"\s*:?\s*(?P<day>.{4,60})",
    re.IGNORECASE | re.DOTALL,
)
OPENS_DAY = re.compile(
    r"(?:the\s+)?(?:(?:end|close)\s+(?:of\s+)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?P<day>\d|q[1-4]|MONTHS)",
    re.IGNORECASE,
)
"""How a day begins that stands after "as at"."""
LONGEST_DAY = 6
"""The words of a day at most."""
NOW = Period((9999, 12), None)
"""The period of the one heading of a family that names none, beside others that do: it is the newest."""


def status_day(texts: Sequence[str], calendar: Calendar) -> date | None:
    """The day that a sheet says it describes: "Status as at 30 September 2015"."""
    days = (_day_at_opening(found["day"], calendar) for text in texts for found in AS_AT.finditer(text))
    return next((day for day in days if day), None)


def _day_at_opening(text: str, calendar: Calendar) -> date | None:
    """The day that a text opens with, whatever follows it."""
    opens = _opens_day().match(text)
    words = text[opens.start("day") :].split()[:LONGEST_DAY] if opens else []
    pieces = (" ".join(words[:count]).strip(" .,;:()[]–—-") for count in range(len(words), 0, -1))
    return next((day for piece in pieces if (day := read_due(piece, calendar).due.latest)), None)


@cache
def _opens_day() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for names in general_words().months for name in names)
    return re.compile(OPENS_DAY.pattern.replace("MONTHS", rf"(?:{names})\b"), re.IGNORECASE)


def stated_day(text: str) -> date | None:
    """The day that one text says it describes, None where it says none."""
    return status_day([text], Calendar())


def dated(periods: Sequence[Period], calendar: Calendar, as_at: date | None) -> list[Period]:
    """The periods of a family of columns from left to right, those that are only months dated where every one can be.

    The year is the only one that fits the plan's dates, else the last before the day of the status; failing both, months follow
    each other from left to right, or from right to left where they are nearer so (Nov, Oct), and their names stay open.
    """
    named = [_with_year(period, calendar, as_at) if period.month else period for period in periods]
    if any(period.order is None and period.month for period in named):
        if _span(named[::-1]) < _span(named):
            return list(_in_order(named[::-1]))[::-1]
        return list(_in_order(named))
    return named


def _span(periods: Sequence[Period]) -> int:
    """How many months lie between the first and the last of some, each taken for the next after the one before it."""
    months = [period.month for period in periods if period.month]
    return sum((later - earlier) % 12 for earlier, later in pairwise(months))


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
