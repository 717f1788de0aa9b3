"""Expressions of dates in a text: "31/3/24", "Sept 2024", "Q4 23/24", "2024-26", "Medi 2024".

parse.due says what they set in a due cell; compare looks for them in what officers write of a change.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from reportgen.layout import Layout, Term, general_words
from reportgen.model import DueKind
from reportgen.spelling import UNSEEN, nearest

SEASONS = {
    "spring": (3, "spring is taken as March to May"),
    "summer": (6, "summer is taken as June to August"),
    "autumn": (9, "autumn is taken as September to November"),
    "winter": (12, "winter is taken as December to February"),
}
"""The first month of each season, and what the note says of it."""
ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
CENTURY_TURNS = 70
"""Two-digit years below it lie in this century."""
SENSIBLE = range(1990, 2100)
"""The years that a date of a plan may lie in."""
WORD = re.compile(r"\w")
"""What every expression has."""
STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|\s+)0?0:00(?::00(?:\.0+)?)?Z?")
"""A day as tools type it, with a midnight that says nothing."""
IN_FULL = re.compile(r"20\d\d\s*[-/]\s*20\d\d")
"""Two years, each with its four digits."""
AROUND = 10
"""How many years about a plan's time "March 12" may still be the year 2012 and not the twelfth day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan's dates are read with. start and end are the plan's, and settle a missing year.

    calendar_years is whether a range of years is of the calendar's though nothing says so of quarters.
    """

    start: date | None = None
    end: date | None = None
    calendar_quarters: bool = False
    terms: tuple[Term, ...] = ()
    calendar_years: bool = False

    @classmethod
    def of(cls, layout: Layout, start: date | None, end: date | None) -> "Calendar":
        """The calendar of a layout and of a plan's first and last day."""
        return cls(start, end, bool(layout.calendar_quarters), layout.terms)


@dataclass(frozen=True, slots=True)
class Span:
    """One expression, from begin to end in the text. year is None where it isn't given; months is how long it lasts, 0 for days.

    since is the first day of several in one month, last the last month and day of a school term; assumed is what the note says.
    """

    kind: DueKind
    begin: int
    end: int
    year: int | None
    month: int = 1
    day: int = 1
    months: int = 0
    assumed: str = ""
    since: int | None = None
    last: tuple[int, int] | None = None

    @property
    def exists(self) -> bool:
        """Whether there is such a day (in a leap year, where no year is given), and in a year that can be meant."""
        try:
            date(self.year or 2000, self.month, self.day)
        except ValueError:
            return False
        return self.year is None or self.year in SENSIBLE

    @property
    def first_day(self) -> date:
        """Its first day, once the year is known."""
        return date(self.year or 0, self.month, self.since or self.day)

    @property
    def last_day(self) -> date:
        """Its last day, once the year is known: a month lasts until its end."""
        year = self.year or 0
        if self.last is not None:
            month, day = self.last
            return date(year + (self.last < (self.month, self.day)), month, min(day, calendar.monthrange(year, month)[1]))
        if not self.months:
            return date(year, self.month, self.day)
        index = year * 12 + self.month - 1 + self.months - 1
        year, month = index // 12, index % 12 + 1
        return date(year, month, calendar.monthrange(year, month)[1])


def without_midnight(text: str) -> str:
    """A text to be shown: a day as tools type it ("2024-03-31 0:00:00") as 31 March 2024, all else as it is."""
    found = STAMP.fullmatch(text.strip())
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}" if day else text


def plain(text: str) -> str:
    """A text as dates are looked for in it: lower case, plain dashes, 1 for 1st, misspelt months put right."""
    low = re.sub(r"[–—−‑]", "-", UNSEEN.sub("", text).casefold()).replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    low = re.sub(r"(?<=\d)\s?(st|nd|rd|th)\b", "", low)
    return re.sub(r"[^\W\d_]{6,}", lambda word: nearest(word[0], _month_names(), 85.0) or word[0], low)


@lru_cache(maxsize=16384)
def spans_of(text: str, calendar_: Calendar) -> tuple[Span, ...]:
    """Every expression of a plain text from left to right, missing years filled in where something settles them."""
    return tuple(_with_years(list(_scan(text, calendar_)), calendar_))


def last_day_in(text: str, calendar_: Calendar) -> date | None:
    """The last day that a text as typed names, None where it names none or not of which year."""
    return max((span.last_day for span in spans_of(plain(text), calendar_) if span.year and span.exists), default=None)


def names_term(text: str, calendar_: Calendar) -> bool:
    """Whether a plain text names a school term that the layout doesn't date: they differ from county to county."""
    spoken = re.sub(r"\b(short|medium|mid|long|longer|near)[\s-]+term\b", " ", text)
    return re.search(r"\bterm\b", spoken) is not None and not any(_terms(text, calendar_))


# -- patterns ---------------------------------------------------------------------------------------------------------------


@cache
def _month_names() -> dict[str, int]:
    return {name: month for month, names in enumerate(general_words().months, 1) for name in names}


@cache
def _season_names() -> dict[str, str]:
    return {name: season.role for season in general_words().seasons for name in season.names}


def _either(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _patterns() -> tuple[tuple[str, str], ...]:
    """What an expression may look like; of two that begin at one place the earlier counts."""
    word, no_word = r"(?<![^\W\d_])", r"(?![^\W\d_])"
    modal = r"(?! (?:be|have|need|take|slip|change|not|vary)\b)"
    month = rf"(?P<month>{_either([*_month_names()])}){no_word}{modal}\.?"
    no_month = rf"(?![ ]?(?:{_either([*_month_names()])}){no_word})"
    year = rf"(?P<year>\d{{4}}(?!\d)|'?\d\d(?![\d/.]\d|\d){no_month})"
    years = r"(?P<fy>(?:20)?\d\d)\s*[/-]\s*(?:20)?(?P<fy2>\d\d)(?!\d)"
    financial = r"(?P<ends>f/?ye?)?"
    tail = rf"(?:(?:\s*\([^)]*\))?\s*(?:(?:[-,/(]|of|in|the|year|for)\s*)*{financial}\s*(?:{years}|{year}))?"
    quarter = rf"{word}(?:{_either(general_words().quarters)})"
    ordinal = rf"(?<![\w./])(?P<nth>{_either([*ORDINALS])})"
    before = rf"(?<![\d/.]){financial}(?:{years}|(?P<year>20\d\d))\s*[-,:/(]?\s*"
    day = r"(?P<day>\d{1,2})(?!\d)"
    several = r"(?<![^\W\d_] )(?<![\d/.-])(?P<since>\d{1,2})(?:\s*(?:,|and|&|-|/|to)\s*\d{1,2})*\s*(?:,|and|&|-|/|to)\s*"
    return (
        ("day", r"(?<!\d)(?P<year>\d{4})([-/.])(?P<mm>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
        ("day", r"(?<!\d)(?P<year>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)"),
        ("day", r"(?<![\d/.])(?P<day>\d{1,2})\s*[./-]\s*(?P<mm>\d{1,2})\s*[./-]\s*(?P<year>\d{4}|\d\d)(?![\d/])"),
        ("day", rf"{several}{day}\s*(?:of\s+)?{month}(?:\s*[-,./ ]?\s*{year})?"),
        ("day", rf"(?<![\d/.]){day}[\s./-]*(?:of\s+)?{month}(?:\s*[-,./ ]?\s*{year})?"),
        ("day", rf"{word}{month}\s+{day}\s*,?\s+(?P<year>20\d\d)(?!\d)"),
        ("quarter", rf"{before}{quarter}\.?\s*(?P<nth>[1-4])(?!\d)"),
        ("quarter", rf"{quarter}\.?\s*(?P<nth>[1-4])(?!\d){tail}"),
        ("quarter", rf"{ordinal}\s*{quarter}{no_word}{tail}"),
        ("half", rf"{before}h\s*(?P<nth>[12])(?!\d)"),
        ("half", rf"{word}h\s?(?P<nth>[12])(?!\d){tail}"),
        ("half", rf"{ordinal}\s+half{no_word}(?:\s*of)?(?:\s*the)?\s*{years}"),
        ("month", rf"{word}{month}(?:\s*[-,./ ']?\s*(?:{years}|{year}))?"),
        ("season", rf"{word}(?P<season>{_either([*_season_names()])}){no_word}{tail}"),
        ("christmas", rf"{word}(?:christmas|xmas){no_word}{tail}"),
        ("month", r"(?<![\d/.])(?P<mm>0?[1-9]|1[0-2])\s*[/.-]\s*(?P<year>20\d\d)(?!\d)"),
        ("year", rf"{word}(?:f/?y|financial year)\s*{years}"),
        ("short", r"(?<![\d/.])(?P<day>\d{1,2})/(?P<mm>0?[1-9]|1[0-2])(?![\d/])"),
        ("year", rf"(?<![\d/.]){years}"),
        ("month", r"(?<![\d/.])(?P<mm>0?[1-9]|1[0-2])/(?P<year>\d\d)(?![\d/])"),
        ("month", r"(?<!\d)(?P<year>20\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"),
        ("period", r"(?<![\d/.])(?P<year>20\d\d)\s*[-/]\s*(?:20)?(?P<to>\d\d)(?![\d/-])"),
        ("year", rf"{word}(?P<ends>f/?ye?|financial year(?: ending)?)\s*(?P<year>20\d\d|'?\d\d)(?![\d/-])"),
        ("year", r"(?<![\d/.])(?P<year>20\d\d)(?![\d/])"),
    )


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _patterns())


def _scan(text: str, calendar_: Calendar) -> Iterator[Span]:
    """The expressions of a text, always the one that begins first, school terms before all others."""
    terms = list(_terms(text, calendar_))
    found, place = list(terms), 0
    coming = {number: _next(number, text, 0, calendar_) for number in range(len(_compiled()))}
    while any(coming.values()):
        span = min((span for span in coming.values() if span is not None), key=lambda span: span.begin)
        place = span.end
        if not any(span.begin < term.end and term.begin < span.end for term in terms):
            found.append(span)
        if WORD.search(text, place) is None:
            break
        for number, other in coming.items():
            if other is not None and other.begin < place:
                coming[number] = _next(number, text, place, calendar_)
    yield from sorted(found, key=lambda span: span.begin)


def _next(number: int, text: str, place: int, calendar_: Calendar) -> Span | None:
    """The next expression that one of the patterns finds."""
    kind, pattern = _compiled()[number]
    spans = (_span(kind, match, calendar_) for match in pattern.finditer(text, place))
    return next((span for span in spans if span is not None), None)


def _terms(text: str, calendar_: Calendar) -> Iterator[Span]:
    for term in calendar_.terms:
        for match in re.finditer(rf"\b{re.escape(term.name.casefold())}(\s+term)?(\s*,?\s*(?P<year>20\d\d))?", text):
            yield Span("season", match.start(), match.end(), _year(match["year"]), *term.first, last=term.last)


# -- one match --------------------------------------------------------------------------------------------------------------


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'"))
    return number if len(text) > 3 else number + (2000 if number < CENTURY_TURNS else 1900)


def _span(kind: str, match: re.Match[str], calendar_: Calendar) -> Span | None:
    """One match as an expression, None where its numbers are something else; a day that doesn't exist is one, to be refused."""
    found = match.groupdict()
    begin, end, year = match.start(), match.end(), _year(found.get("year"))
    starts = _year(found.get("fy"))
    if starts is not None and int(found["fy2"] or 0) != (starts + 1) % 100:
        return None
    if kind in ("day", "short"):
        return _day(Span("date", begin, end, year), found)
    if kind == "month":
        return _month(Span("month", begin, end, year, months=1), found, match[0], starts, calendar_)
    if kind in ("quarter", "half"):
        return _part_of_year(Span("quarter", begin, end, year), kind, ORDINALS[found["nth"]], found, starts, calendar_)
    if kind == "season":
        first, taken = SEASONS[_season_names()[found["season"]]]
        return Span("season", begin, end, year if starts is None else starts + (first < 4), first, months=3, assumed=taken)
    if kind == "christmas":
        return Span("date", begin, end, starts or year, 12, 25, assumed="Christmas is taken as 25 December")
    by_calendar = calendar_.calendar_quarters or calendar_.calendar_years
    if kind == "year" and starts is not None and by_calendar and IN_FULL.fullmatch(match[0]):
        return _period(Span("year", begin, end, starts, 1), starts + 1, calendar_)
    if kind == "period":
        return _period(Span("year", begin, end, year, 4), _year(found["to"]) or 0, calendar_)
    return _whole_year(Span("year", begin, end, year, months=12), found, starts, calendar_)


def _day(span: Span, found: dict[str, str | None]) -> Span:
    month = _month_names().get(found.get("month") or "") or int(found.get("mm") or 1)
    day, since = int(found["day"] or 0), int(found.get("since") or 0)
    return replace(span, month=month, day=day, since=since if 0 < since < day else None)


def _month(span: Span, found: dict[str, str | None], shown: str, starts: int | None, calendar_: Calendar) -> Span | None:
    """A month with its year; "March 12" may be the twelfth day, which the plan's time settles or a note tells."""
    month = _month_names().get(found.get("month") or "") or int(found.get("mm") or 0)
    if starts is not None:
        return replace(span, month=month, year=starts + (month < 4))
    unsure = re.search(r"[^\W\d_.]\.? ([0-2]\d|3[01])$", shown)
    if unsure and int(unsure[1]) and _far_off(span.year, calendar_):
        return replace(span, kind="date", year=None, month=month, day=int(unsure[1]), months=0)
    numbers = re.fullmatch(r"\d{1,2}/\d\d", shown)
    assumed = f"{unsure[1]} is taken as the year {span.year}, not as a day" if unsure else ""
    assumed = f"{shown} is taken as a month and the year {span.year}" if numbers else assumed
    return replace(span, month=month, assumed=assumed)


def _far_off(year: int | None, calendar_: Calendar) -> bool:
    """Whether a year lies nowhere near the plan's time, where that is known."""
    if year is None or calendar_.start is None or calendar_.end is None:
        return False
    return not calendar_.start.year - AROUND <= year <= calendar_.end.year + AROUND


def _part_of_year(
    span: Span, kind: str, nth: int, found: dict[str, str | None], starts: int | None, calendar_: Calendar
) -> Span | None:
    """A quarter or a half of a year: of the financial one, unless the layout says otherwise."""
    span = replace(span, months=3 if kind == "quarter" else 6)
    nth = min(nth, 12 // span.months)
    index = (nth - 1) * span.months
    if calendar_.calendar_quarters:
        return replace(span, year=starts or span.year, month=1 + index)
    if found.get("ends") and span.year is not None and starts is None:
        starts = span.year - 1
    later, month = divmod(index + 3, 12)
    year = starts if starts is not None else span.year
    dated = replace(span, year=None if year is None else year + later, month=month + 1)
    if starts is None and year is not None and (later or kind == "half"):
        name = f"the {('first', 'second', 'third', 'fourth')[nth - 1]} {kind} of {year}"
        return replace(dated, assumed=f"{name} is taken as {_months_named(dated)}")
    return replace(dated, assumed=_financial(starts) if found.get("ends") and found.get("fy") is None and starts else "")


def _months_named(span: Span) -> str:
    first, last = span.first_day, span.last_day
    begins = calendar.month_name[first.month] + (f" {first.year}" if first.year != last.year else "")
    return f"{begins} to {calendar.month_name[last.month]} {last.year}"


def _financial(starts: int) -> str:
    return f"the financial year is taken as the one that ends in March {starts + 1}"


def _period(span: Span, until: int, calendar_: Calendar) -> Span | None:
    """A stretch of financial years, such as 2023-26; of calendar years, the last included, where years are the calendar's."""
    if span.year is None or not span.year < until <= span.year + 15:
        return None
    dated = replace(span, kind="several", months=12 * (until - span.year))
    if calendar_.calendar_quarters or calendar_.calendar_years:
        dated = replace(dated, month=1, months=dated.months + 12)
    return replace(dated, assumed=f"{span.year} to {until} is taken as {_months_named(dated)}")


def _whole_year(span: Span, found: dict[str, str | None], starts: int | None, calendar_: Calendar) -> Span:
    """A calendar year, or a financial one: 2024/25, or FY24, which is the one that ends in 2024."""
    if starts is not None:
        return replace(span, year=starts, month=4)
    if found.get("ends") and span.year is not None and not calendar_.calendar_quarters:
        return replace(span, year=span.year - 1, month=4, assumed=_financial(span.year - 1))
    return span


# -- missing years ----------------------------------------------------------------------------------------------------------


def _with_years(spans: list[Span], calendar_: Calendar) -> list[Span]:
    """The expressions with missing years filled: from the next one, from the plan's dates if one year fits, or from the last."""
    filled: list[Span] = []
    later: Span | None = None
    for span in reversed(spans):
        if span.year is None and later is not None and later.year is not None and later.kind not in ("year", "several"):
            span = replace(span, year=later.year - (span.month > later.month))
        elif span.year is None and calendar_.start and calendar_.end:
            span = _year_of_plan(span, calendar_.start, calendar_.end)
        filled.insert(0, span)
        later = span
    return list(_following(filled))


def _following(spans: Sequence[Span]) -> Iterator[Span]:
    """The expressions, those still without a year taken as the next such month after the one before."""
    before: Span | None = None
    for span in spans:
        if span.year is None and before is not None and before.year is not None and before.kind not in ("year", "several"):
            year = before.year + (span.month < before.month)
            span = replace(span, year=year, assumed=both(span.assumed, f"the year is taken as {year}"))
        yield span
        before = span


def _year_of_plan(span: Span, start: date, end: date) -> Span:
    fitting = []
    for year in range(start.year - 1, end.year + 1):
        dated = replace(span, year=year)
        if dated.exists and dated.first_day <= end and dated.last_day >= start:
            fitting.append(dated)
    if len(fitting) != 1:
        return span
    settled = f"the year is taken as {fitting[0].year}, the only one in the plan's time"
    return replace(fitting[0], assumed=both(span.assumed, settled))


def period_told(name: str) -> str:
    """March 2015 of the period "2015-03"; any other name as it is."""
    year, _, month = name.partition("-")
    known = len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12
    return f"{calendar.month_name[int(month)]} {year}" if known else name


def both(*assumed: str) -> str:
    """What several notes say, as one."""
    return "; ".join(dict.fromkeys(part for part in assumed if part))


def distance(first: date, second: date) -> tuple[bool, int, str]:
    """How far a day lies after another: whether only about, how many, and of what ("day", "month").

    Whole months where they are whole, else days, else about so many months.
    """
    months = (second.year - first.year) * 12 + second.month - first.month
    ends = all((day + timedelta(days=1)).day == 1 for day in (first, second))
    if months and (ends or first.day == second.day):
        return False, months, "month"
    days = (second - first).days
    return (False, days, "day") if days < 60 else (True, (days * 24 + 365) // 731, "month")
