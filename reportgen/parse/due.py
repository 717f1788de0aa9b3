"""Due dates as people type them, read into the interval they mean: day first, never a guess without saying so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from reportgen.dates import SENSIBLE, Calendar, Span, both, names_term, plain, spans_of
from reportgen.layout import general_words
from reportgen.model import Due, DueKind
from reportgen.parse.text import fold

__all__ = ["Calendar", "DueReading", "read_due"]

CLOSES = re.compile(
    r"\b(by|end of|end|before|until|till|no later than|not later than|deadline|erbyn|cyn|diwedd)\s+(the\s+|of\s+)?"
    r"((end|diwedd)\s+(of\s+)?(the\s+)?)?((calendar|financial|school|academic)\s+year\s+)?$"
)
"""What stands before a date up to which there is time."""
BEGINS = re.compile(
    r"(?<!week )(?<!w/c )\b(from|since|after|starting|commencing|starts?|begins|commences|not before|(no|not) earlier than)\s+"
    r"((in|on|the|early|mid|late|(end|start|beginning|middle) of)[\s-]+)*$"
)
"""What stands before the day on which something begins that has no end."""
EVERY = re.compile(r"\b(every|each)\s+$")
BEYOND = re.compile(r"(?:beyond|later than|post)\b")
"""What says that a thing is due after a date, and not when: "Beyond 2026"."""
ONWARDS = re.compile(r"[\s,;:-]*(and\s+|then\s+)*(onwards?|thereafter|on ?going|continuous|continuing|on an ongoing basis)\b")
PART = re.compile(
    r"\b(?P<part>early|mid|middle|late|later|beginning|start|((first|second|third|fourth|last|final|[1-4])\s+(week|fortnight|half|part)))"
    r"(\s*(/|or|to|-)\s*(early|mid|late))?(\s+(of|in))?(\s+the)?[\s-]*$"
)
"""What stands before a month, a season or a year of which only a part is meant."""
LED = re.compile(
    r"((by|before|in|during|for|until|at|of|the|end|year|calendar|financial|fy|f/y|due|date|deadline|target|no|not|later|than|erbyn|diwedd)"
    r"\b[\s:,.-]*)*"
)
"""All that may stand before a year that is the whole of a date."""
WEEK = re.compile(r"\b(w/c|wc|week (commencing|beginning|starting)|week of|w\.c\.?|w/b)\W*$")
MOVED = r"(now|new|revised|revision|rev|extended|moved|slipped|deferred|postponed|rescheduled|changed|amended|updated|delayed|"
MOVED += r"(pushed|put) back|(carried|rolled) over)"
OLD = re.compile(
    r"(\b(was|were|previously|original(ly)?|formerly|initial(ly)?|old|superseded|baseline|instead of|not)\b[\s:\w]{0,20}"
    rf"|\b{MOVED} (back )?from\b)[\s:(-]*$"
)
"""What stands before a date that no longer holds."""
NEW = re.compile(rf"(\b{MOVED}\b(?! from\b)|→|->|=>|➔|➜|⇒|>)[\s\w:()/-]*$")
"""What stands between a date that no longer holds and the one that does."""
UNTIL = re.compile(r"\b(to|until|till|through to|through|up to|by)\W+(the\W+)?(end (of )?)?$")
GOES_ON = re.compile(r"(on ?going|continu|rolling|throughout|parhaus)")
STILL_TO_DO = re.compile(r"\w+ (by|before|in|for|end|until)\b")
SERIALS = range(36526, 73051)
"""The numbers by which Excel counts the days of 2000 to 2099."""
EXCEL_EPOCH = date(1899, 12, 30)
WRONG_YEAR = "its year can't be meant"


@dataclass(frozen=True, slots=True)
class DueReading:
    """A due date and, where reading it took an assumption or failed, the finding's code and why.

    replaced is the date that the text says held before ("was 31/12/23"), None where it says none.
    """

    due: Due
    code: str | None = None
    why: str = ""
    replaced: Due | None = None


def read_due(text: str, calendar: Calendar, value: object = None) -> DueReading:
    """Read the shown text of a due cell; value is what the cell holds: a date, or a number that may count days."""
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(day, date):
        return _of_day(text, day, calendar)
    if value is not None and re.fullmatch(r"\d{5}(\.\d+)?", text.strip()) and int(text.strip()[:5]) in SERIALS:
        meant = EXCEL_EPOCH + timedelta(days=int(text.strip()[:5]))
        why = f"the number is how Excel counts days, and is taken as {meant.day} {meant:%B %Y}"
        return DueReading(Due(text, "date", meant, meant), "due-assumed", why)
    return _read_text(text, calendar)


def _of_day(text: str, day: date, calendar: Calendar) -> DueReading:
    """A date cell: the month or the year that it shows, where the day lies in it, else the day itself."""
    if _in_full(text, day):
        return DueReading(Due(text, "date", day, day))
    shown = _read_text(text, replace(calendar, start=day, end=day))
    due = shown.due
    if not 1990 <= day.year < 2100:
        return DueReading(Due(text, "unreadable", None, None), "due-unreadable", WRONG_YEAR)
    within = due.earliest is not None and due.latest is not None and due.earliest <= day <= due.latest
    return DueReading(due) if within else DueReading(Due(text, "date", day, day))


def _in_full(text: str, day: date) -> bool:
    """Whether a text is a day of our time in figures: most cells of dates show just that."""
    year, month, number = day.isoformat().split("-")
    return day.year in SENSIBLE and text in (f"{year}-{month}-{number}", f"{number}/{month}/{year}")


def _in_one_language(line: str) -> str:
    """A day whose month is given in two languages with one of them: "14 Mawrth / March 2024"."""
    found = _months_twice().search(line)
    if found is None:
        return line
    first, second = (_month_of(found[group]) for group in ("one", "other"))
    return f"{line[: found.end('one')]}{line[found.end('other') :]}" if first == second else line


@cache
def _months_twice() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for names in general_words().months for name in names)
    return re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?P<one>{names})\b\s*[/|]\s*(?P<other>{names})\b", re.IGNORECASE)


def _month_of(name: str) -> int:
    return next(number for number, names in enumerate(general_words().months, 1) if name.casefold() in names)


@lru_cache(maxsize=16384)
def _read_text(text: str, calendar: Calendar) -> DueReading:
    line = _in_one_language(plain(text))
    word = _word(line)
    spans = spans_of(line, calendar)
    if word == "ongoing" and (goes_on := _goes_on(text, line, spans)):
        return goes_on
    if names_term(line, calendar):
        return _unreadable(text, None)
    wrong = next((span for span in spans if not span.exists), None)
    if wrong is not None:
        return DueReading(Due(text, "unreadable", None, None), "due-unreadable", _why_wrong(wrong))
    old, spans = _replaced(line, spans)
    before = _join(text, line, old).due if old and all(span.year is not None for span in old) else None
    return replace(_read_spans(text, line, word, spans), replaced=replace(before, kind=old[0].kind) if before else None)


def _read_spans(text: str, line: str, word: str | None, spans: Sequence[Span]) -> DueReading:
    """What is left to read when ongoing ones, impossible days and dates that no longer hold are out of the way."""
    if spans and word != "complete" and (open_ended := _open_ended(text, line, spans)):
        return open_ended
    if BEYOND.match(line.strip()):
        return _unreadable(text, "open")
    if not spans:
        return DueReading(Due(text, "complete", None, None)) if word == "complete" else _unreadable(text, word)
    if any(span.year is None for span in spans):
        why = "the year is missing, and the plan's dates don't settle it"
        return DueReading(Due(text, "unreadable", None, None), "due-without-year", why)
    reading = _join(text, line, spans)
    if (word == "complete" and not STILL_TO_DO.match(fold(line))) or _word(line[spans[-1].end :].strip(" -,;:(.")) == "complete":
        return replace(reading, due=replace(reading.due, kind="complete"))
    if word == "open" and not re.search(r"\b(by|until|before)\b", line):
        return DueReading(reading.due, "due-assumed", both(reading.why, "it is said not to be settled"))
    return reading


def _goes_on(text: str, line: str, spans: Sequence[Span]) -> DueReading | None:
    """What goes on or comes again, with the day up to which it does where one is named; None where a date is set all the same."""
    if not spans or any(span.year is None for span in spans):
        return DueReading(Due(text, "ongoing", None, None))
    if not GOES_ON.match(fold(line)):
        return None
    if len(spans) == 1 and spans[0].exists and UNTIL.search(line[: spans[0].begin]):
        return DueReading(Due(text, "ongoing", None, spans[0].last_day))
    return DueReading(Due(text, "ongoing", None, None))


def _why_wrong(span: Span) -> str:
    if span.year is not None and span.month <= 12 and replace(span, year=2000).exists:
        return WRONG_YEAR
    if span.kind == "date" and span.month > 12 and replace(span, month=span.day, day=span.month).exists:
        return f"there is no month {span.month}; the day comes first"
    return "there is no such day"


def _replaced(line: str, spans: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The dates of a text that it says no longer hold, and those that do."""
    old: list[Span] = []
    standing: list[Span] = []
    end = 0
    for span in spans:
        lead = line[end : span.begin]
        if OLD.search(lead):
            old.append(span)
        elif NEW.search(lead) and standing:
            old, standing = [*old, *standing], [span]
        else:
            standing.append(span)
        end = span.end
    return (tuple(old), tuple(standing)) if standing else ((), tuple(spans))


def _open_ended(text: str, line: str, spans: Sequence[Span]) -> DueReading | None:
    """A date that something begins on, or that comes again every year: it sets no last day, so nothing can be overdue."""
    lead, tail = line[: spans[0].begin], line[spans[-1].end :]
    if len(spans) == 1 and EVERY.search(lead):
        return DueReading(Due(text, "ongoing", None, None), "due-assumed", "it comes again and again, so it is taken as ongoing")
    if not ((len(spans) == 1 and BEGINS.search(lead)) or ONWARDS.match(tail)):
        return None
    earliest = spans[0].first_day if spans[0].year is not None else None
    return DueReading(
        Due(text, "ongoing", earliest, None),
        "due-assumed",
        "it says when this begins and not when it ends, so it is taken as ongoing",
    )


def _unreadable(text: str, word: str | None) -> DueReading:
    due = Due(text, "unreadable", None, None)
    return (
        DueReading(due, "due-open", "it sets no date")
        if word == "open"
        else DueReading(due, "due-unreadable", "it can't be read as a date")
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that say what a due cell means without a date, at its beginning."""
    words = general_words()
    kinds = (("ongoing", words.ongoing), ("complete", words.complete), ("open", words.open))
    return tuple(
        (kind, re.compile(rf"(?:date )?(?:{'|'.join(re.escape(fold(entry)) for entry in entries if fold(entry))})\b"))
        for kind, entries in kinds
    )


def _word(line: str) -> str | None:
    """Whether a due cell's words say ongoing, complete or open (no date set yet)."""
    folded = fold(line)
    if not folded:
        return "open"
    return next((kind for kind, pattern in _patterns() if pattern.match(folded)), None)


def _hedged(span: Span, line: str) -> Span:
    """An expression with a note where only a part of it is meant, or where other words may narrow a year."""
    lead = line[: span.begin]
    part = PART.search(lead)
    if part is not None and span.kind != "date":
        return replace(span, assumed=both(span.assumed, f"the whole {span.kind} is taken"))
    if span.kind == "year" and not span.assumed and LED.fullmatch(lead.strip()) is None:
        return replace(span, assumed="only the year can be read")
    return span


def _join(text: str, line: str, spans: Sequence[Span]) -> DueReading:
    """The interval of one expression, or from the first to the last of several."""
    lead = PART.sub("", line[: spans[0].begin])
    spans = [_hedged(span, line) for span in spans]
    assumed = both(*(span.assumed for span in spans))
    earliest: date | None = min(span.first_day for span in spans)
    latest = max(span.last_day for span in spans)
    whole = next((span for span in spans if (span.first_day, span.last_day) == (earliest, latest)), None)
    kind: DueKind = whole.kind if whole is not None else "several"
    if WEEK.search(lead):
        latest += timedelta(days=6)
    if re.search(r"\bbefore\s+(the\s+)?$", lead) and whole is not None:
        latest = whole.first_day - timedelta(days=1)
    same = [span for span in spans if (span.first_day, span.last_day) == (earliest, latest)]
    closes = any(CLOSES.search(PART.sub("", line[: span.begin])) for span in (spans[0], *same))
    return DueReading(Due(text, kind, None if closes else earliest, latest), "due-assumed" if assumed else None, assumed)
