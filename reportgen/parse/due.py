"""Due dates as people type them, read into the interval they mean: day first, never a guess without saying so."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from reportgen.layout import Layout, Term, general_words
from reportgen.model import Due, DueKind
from reportgen.parse.text import fold, nearest

SEASONS = {
    "spring": (3, "spring is taken as March to May"),
    "summer": (6, "summer is taken as June to August"),
    "autumn": (9, "autumn is taken as September to November"),
    "winter": (12, "winter is taken as December to February"),
}
"""The first month of each season, and what the note says of it."""
CENTURY_TURNS = 70
"""Two-digit years below it lie in this century."""
CLOSES = re.compile(r"\b(by|end of|end|before|until|no later than|not later than|deadline)\s+(the\s+)?(end\s+(of\s+)?)?$")
BEGINS = re.compile(
    r"(?<!week )(?<!w/c )\b(from|since|after|starting|commencing|starts?|begins|commences)\s+"
    r"((in|on|the|early|mid|late|(end|start|beginning|middle) of)[\s-]+)*$"
)
"""What stands before the day on which something begins that has no end."""
EVERY = re.compile(r"\b(every|each)\s+$")
ONWARDS = re.compile(r"[\s,;:-]*(and\s+|then\s+)*(onwards?|thereafter|on ?going|continuous|continuing|on an ongoing basis)\b")
PART = re.compile(
    r"\b(?P<part>early|mid|middle|late|later|beginning|start|((first|second|third|fourth|last|final|[1-4])\s+(week|fortnight|half|part)))"
    r"(\s*(/|or|to|-)\s*(early|mid|late))?(\s+(of|in))?(\s+the)?[\s-]*$"
)
"""What stands before a month, a season or a year of which only a part is meant."""
LED = re.compile(
    r"((by|before|in|during|for|until|at|of|the|end|year|calendar|financial|fy|f/y|due|date|deadline|no|not|later|than)\b[\s:,.-]*)*"
)
"""All that may stand before a year that is the whole of a date."""
GOES_ON = re.compile(r"(on ?going|continu|rolling|throughout)")
STILL_TO_DO = re.compile(r"\w+ (by|before|in|for|end)\b")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan's dates are read with. start and end are the plan's, and settle a missing year."""

    start: date | None = None
    end: date | None = None
    calendar_quarters: bool = False
    terms: tuple[Term, ...] = ()

    @classmethod
    def of(cls, layout: Layout, start: date | None, end: date | None) -> "Calendar":
        """The calendar of a layout and of a plan's first and last day."""
        return cls(start, end, layout.calendar_quarters, layout.terms)


@dataclass(frozen=True, slots=True)
class DueReading:
    """A due date and, where reading it took an assumption or failed, the finding's code and why."""

    due: Due
    code: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """A date expression: month 0 is a whole year; year None where it isn't given; months is how long it lasts, 0 for one day."""

    kind: DueKind
    begin: int
    end: int
    year: int | None
    month: int = 1
    day: int = 1
    months: int = 0
    financial: bool = False
    assumed: str = ""
    last: tuple[int, int] | None = None
    """The last month and day, of a school term."""


def read_due(text: str, calendar_: Calendar, value: object = None) -> DueReading:
    """Read the shown text of a due cell; value is the date behind it, where the cell holds one."""
    reading = _read_text(text, calendar_)
    day = value.date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        return reading
    due = reading.due
    shown = due.earliest is not None and due.latest is not None and due.earliest <= day <= due.latest
    return DueReading(due) if shown else DueReading(Due(text, "date", day, day))


def _read_text(text: str, calendar_: Calendar) -> DueReading:
    plain = _plain(text)
    word = _word(plain)
    spans = _with_years(list(_spans(plain, calendar_)), calendar_)
    if word == "ongoing" and (not spans or GOES_ON.match(fold(plain))):
        return DueReading(Due(text, "ongoing", None, None))
    if _unnamed_term(plain, calendar_) or any(not _is_day(span) for span in spans):
        return _unreadable(text, None)
    if spans and word != "complete" and (open_ended := _open_ended(text, plain, spans)):
        return open_ended
    if not spans:
        return DueReading(Due(text, "complete", None, None)) if word == "complete" else _unreadable(text, word)
    if any(span.year is None for span in spans):
        return DueReading(
            Due(text, "unreadable", None, None), "due-without-year", "the year is missing, and the plan's dates don't settle it"
        )
    reading = _join(text, plain, spans)
    done = word == "complete" and not STILL_TO_DO.match(fold(plain))
    return DueReading(replace(reading.due, kind="complete")) if done else reading


def _open_ended(text: str, plain: str, spans: Sequence[_Span]) -> DueReading | None:
    """A date that something begins on, or that comes again every year: it sets no last day, so nothing can be overdue."""
    lead, tail = plain[: spans[0].begin], plain[spans[-1].end :]
    if len(spans) == 1 and EVERY.search(lead):
        return DueReading(Due(text, "ongoing", None, None), "due-assumed", "it comes again and again, so it is taken as ongoing")
    if not ((len(spans) == 1 and BEGINS.search(lead)) or ONWARDS.match(tail)):
        return None
    earliest = _first(spans[0]) if spans[0].year is not None else None
    return DueReading(
        Due(text, "ongoing", earliest, None),
        "due-assumed",
        "it says when this begins and not when it ends, so it is taken as ongoing",
    )


def _unnamed_term(plain: str, calendar_: Calendar) -> bool:
    """Whether a school term is named that the layout doesn't date: they differ from county to county."""
    return re.search(r"\bterm\b", plain) is not None and not any(_terms(plain, calendar_))


def _unreadable(text: str, word: str | None) -> DueReading:
    due = Due(text, "unreadable", None, None)
    return (
        DueReading(due, "due-open", "it sets no date")
        if word == "open"
        else DueReading(due, "due-unreadable", "it can't be read as a date")
    )


def _plain(text: str) -> str:
    """Lower case, plain dashes, ordinals without their ending, misspelt months put right."""
    plain = re.sub(r"[–—−]", "-", text.casefold()).replace("’", "'").replace("\u00a0", " ")
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", plain)
    return re.sub(r"[^\W\d_]{6,}", lambda word: nearest(word[0], _month_names(), 85.0) or word[0], plain)


@cache
def _month_names() -> dict[str, int]:
    return {name: month for month, names in enumerate(general_words().months, 1) for name in names}


def _word(plain: str) -> str | None:
    """Whether a due cell's words say ongoing, complete or open (no date set yet)."""
    words, folded = general_words(), fold(plain)
    if not folded or any(folded == fold(entry) for entry in words.open):
        return "open"
    for kind, entries in (("ongoing", words.ongoing), ("complete", words.complete)):
        if any(re.match(rf"{re.escape(fold(entry))}\b", folded) for entry in entries):
            return kind
    return "open" if any(re.match(rf"{re.escape(fold(entry))}\b", folded) for entry in words.open if fold(entry)) else None


def _patterns() -> tuple[tuple[str, str], ...]:
    month = r"(?P<month>" + "|".join(sorted(_month_names(), key=len, reverse=True)) + r")\b\.?"
    year = r"(?P<year>20\d\d|'?\d\d(?![\d/.]))"
    two_years = r"(?P<fy>(20)?\d\d)\s*[/-]\s*(20)?(?P<fy2>\d\d)(?!\d)"
    part = rf"(\s*(-|,|of|in)?\s*({two_years}|{year}))?"
    return (
        ("iso", r"\b(?P<year>20\d\d)-(?P<mm>\d\d)-(?P<day>\d\d)(?!\d)"),
        ("day", r"(?<![\d/.])(?P<day>\d{1,2})\s*[./-]\s*(?P<mm>\d{1,2})\s*[./-]\s*(?P<year>20\d\d|\d\d)(?![\d/])"),
        ("day", rf"(?<!\d)(?P<day>\d{{1,2}})(?!\d)[\s-]*(of\s+)?{month}(\s*[-,/ ]?\s*{year})?"),
        ("day", rf"\b{month}\s+(?P<day>\d{{1,2}})\s*,\s*(?P<year>20\d\d)"),
        ("month", rf"\b{month}(\s*[-,/ ']?\s*{year})?"),
        ("month", r"(?<![\d/.])(?P<mm>0?[1-9]|1[0-2])\s*[/.]\s*(?P<year>20\d\d)(?!\d)"),
        ("quarter", rf"\b(q|qtr|quarter)\.?\s*(?P<quarter>[1-4]){part}"),
        ("quarter", rf"\b(?P<quarter>[1-4])\s*(q|qtr|quarter)\b{part}"),
        ("season", rf"\b(?P<season>{'|'.join(SEASONS)})\b{part}"),
        ("christmas", rf"\b(christmas|xmas)\b{part}"),
        ("year", rf"(?<![\d/.]){two_years}"),
        ("year", r"(?<![\d/.])(?P<year>20\d\d)(?![\d/])"),
        ("short", r"(?<![\d/.])(?P<day>\d{1,2})/(?P<mm>\d{1,2})(?![\d/])"),
    )


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _patterns())


def _spans(plain: str, calendar_: Calendar) -> Iterator[_Span]:
    """Every date expression of a text from left to right, the fullest reading of each stretch first."""
    taken: list[_Span] = [*_terms(plain, calendar_)]
    for kind, pattern in _compiled():
        for match in pattern.finditer(plain):
            if not any(match.start() < span.end and span.begin < match.end() for span in taken):
                span = _span(kind, match, calendar_)
                if span is not None:
                    taken.append(span)
    yield from sorted(taken, key=lambda span: span.begin)


def _terms(plain: str, calendar_: Calendar) -> Iterator[_Span]:
    for term in calendar_.terms:
        for match in re.finditer(rf"\b{re.escape(term.name.casefold())}(\s+term)?(\s*,?\s*(?P<year>20\d\d))?", plain):
            year = _year(match["year"])
            yield _Span("season", match.start(), match.end(), year, *term.first, last=term.last)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'"))
    return number if number >= 100 else number + (2000 if number < CENTURY_TURNS else 1900)


def _span(kind: str, match: re.Match[str], calendar_: Calendar) -> _Span | None:
    """One match as an expression, None where its numbers are something else; a day that doesn't exist is one, to be refused."""
    found = match.groupdict()
    begin, end, year = match.start(), match.end(), _year(found.get("year"))
    starts = _year(found.get("fy"))
    if starts is not None and int(found["fy2"] or 0) != (starts + 1) % 100:
        return None
    month = _month_names().get(found.get("month") or "") or int(found.get("mm") or 1)
    if kind in ("day", "iso", "short"):
        return _Span("date", begin, end, year, month, int(found["day"]))
    if kind == "month":
        unsure = re.search(r"\w ([0-2]\d|3[01])$", match[0])
        assumed = f"{unsure[1]} is taken as the year {year}, not as a day" if unsure else ""
        return _Span("month", begin, end, year, month, months=1, assumed=assumed) if 1 <= month <= 12 else None
    if kind == "quarter":
        return _quarter(
            _Span("quarter", begin, end, starts or year, months=3, financial=starts is not None), int(found["quarter"]), calendar_
        )
    if kind == "season":
        first, taken = SEASONS[found["season"]]
        return _Span("season", begin, end, _season_year(first, starts, year), first, months=3, assumed=taken)
    if kind == "christmas":
        return _Span("date", begin, end, starts or year, 12, 25, assumed="Christmas is taken as 25 December")
    return _Span("year", begin, end, starts or year, 1 if starts is None else 4, months=12)


def _season_year(first: int, starts: int | None, year: int | None) -> int | None:
    """The year in which a season begins: of 2015/16, spring (March to May) and winter (from December) lie in 2016 and 2015."""
    return year if starts is None else starts + (first < 4)


def _quarter(span: _Span, quarter: int, calendar_: Calendar) -> _Span:
    """A quarter with its first month; a financial year's fourth lies in the next calendar year."""
    if calendar_.calendar_quarters:
        return replace(span, month=3 * quarter - 2)
    first = (4, 7, 10, 1)[quarter - 1]
    if first != 1 or span.year is None:
        return replace(span, month=first)
    assumed = "" if span.financial else f"the fourth quarter of {span.year} is taken as January to March {span.year + 1}"
    return replace(span, month=first, year=span.year + 1, assumed=assumed)


def _is_day(span: _Span) -> bool:
    """Whether the day exists (in a leap year, where no year is given); a day of no month does not."""
    try:
        date(span.year or 2000, span.month, span.day)
    except ValueError:
        return False
    return True


def _with_years(spans: list[_Span], calendar_: Calendar) -> list[_Span]:
    """The expressions with missing years taken from the next one, or from the plan's dates where exactly one year fits."""
    filled: list[_Span] = []
    later: _Span | None = None
    for span in reversed(spans):
        if span.year is None and later is not None and later.year is not None and later.kind != "year":
            span = replace(span, year=later.year - (span.month > later.month))
        elif span.year is None and calendar_.start and calendar_.end:
            span = _year_of_plan(span, calendar_.start, calendar_.end)
        filled.insert(0, span)
        later = span
    return filled


def _year_of_plan(span: _Span, start: date, end: date) -> _Span:
    fitting = []
    for year in range(start.year - 1, end.year + 1):
        dated = replace(span, year=year)
        if _is_day(dated) and _first(dated) <= end and _last(dated) >= start:
            fitting.append(dated)
    if len(fitting) != 1:
        return span
    settled = f"the year is taken as {fitting[0].year}, the only one in the plan's time"
    return replace(fitting[0], assumed=_and(span.assumed, settled))


def _and(*assumed: str) -> str:
    return "; ".join(part for part in assumed if part)


def _hedged(span: _Span, plain: str) -> _Span:
    """An expression with a note where only a part of it is meant, or where other words may narrow a year."""
    lead = plain[: span.begin]
    part = PART.search(lead)
    if part is not None and span.kind != "date":
        return replace(span, assumed=_and(span.assumed, f"the whole {span.kind} is taken"))
    if span.kind == "year" and LED.fullmatch(lead.strip()) is None:
        return replace(span, assumed=_and(span.assumed, "only the year can be read"))
    return span


def _first(span: _Span) -> date:
    return date(span.year or 0, span.month, span.day)


def _last(span: _Span) -> date:
    year = span.year or 0
    if span.last is not None:
        month, day = span.last
        return date(year + (span.last < (span.month, span.day)), month, day)
    if not span.months:
        return _first(span)
    index = year * 12 + span.month - 1 + span.months - 1
    year, month = index // 12, index % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _join(text: str, plain: str, spans: Sequence[_Span]) -> DueReading:
    """The interval of one expression, or from the first to the last of several."""
    lead = PART.sub("", plain[: spans[0].begin])
    spans = [_hedged(span, plain) for span in spans]
    assumed = "; ".join(dict.fromkeys(span.assumed for span in spans if span.assumed))
    code = "due-assumed" if assumed else None
    intervals = list(dict.fromkeys((_first(span), _last(span)) for span in spans))
    earliest: date | None = min(first for first, _ in intervals)
    latest = max(last for _, last in intervals)
    kind: DueKind = spans[0].kind if len(intervals) == 1 else "several"
    if re.search(r"\b(w/c|week (commencing|beginning|starting)|w\.c\.?)\W*$", lead):
        latest += timedelta(days=6)
    if re.search(r"\bbefore\s+(the\s+)?$", lead) and len(intervals) == 1:
        latest = intervals[0][0] - timedelta(days=1)
    return DueReading(Due(text, kind, None if CLOSES.search(lead) else earliest, latest), code, assumed)
