"""Whether a clause names a due date, old or new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reportgen.compare.explain import words
from reportgen.compare.explain.entry import Clause
from reportgen.dates import Span
from reportgen.model import Due

Role = Literal["to", "from", "beside"]

_TO = re.compile(
    r"(?:\b(?:to|until|till|by|now|is|be|become|becomes|due|new|revised|deadlines?|dates?|timescales?|set for|due for|"
    r"scheduled for|planned for|target(?:ed)? for|"
    r"(?:date|deadline|target) of|(?:due|complet\w+|finish\w*|ends?|ending|expected|deliver\w*|now|place|ready|available|done|"
    r"closed?|conclude\w*) (?:in|on|for|at)|at|into|as|extension)|->|→|=>|>|:|=)"
    r"\W*(?:the )?(?:end|beginning|start|middle|close|last day|early|mid|late|later)?(?: of)?(?: the)?\W*$"
)
_FROM = re.compile(
    r"\b(?:from|was|were|originally|previous(?:ly)?|formerly|instead of|rather than|original\w*|old|not|replacing|than|"
    r"earlier|of)\W*(?:the )?(?:end )?(?:of )?(?:the )?\W*$"
)
_BODY = re.compile(
    r"\W*(?:'s )?(?:meeting|committee|board|cabinet|council|panel|report|paper|inspection|smt|cmt|slt|summit|budget|election|"
    r"review meeting|away day|session|figures|minutes)\b"
)
AMOUNT = re.compile(
    r"(?:\b(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|another|extra|half a)[ -]?(?:(?:further|"
    r"extra|more|additional|whole|full|calendar|or so) )*|^)\b(?P<unit>(?:month|mth|mnth|week|wk|quarter|qtr|year|yr|day|term)s?|"
    r"fortnight)\b"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "another": 1, "extra": 1, "half a": 0.5,
}  # fmt: skip
_DAYS = {
    "month": 30.44, "mth": 30.44, "mnth": 30.44, "week": 7, "wk": 7, "quarter": 91.3, "qtr": 91.3, "year": 365.25, "yr": 365.25,
    "day": 1, "term": 110, "fortnight": 14,
}  # fmt: skip
_OPEN = re.compile(
    r"\b(?:ongoing|on-going|continu\w+|open[ -]ended|rolling|no (?:longer )?(?:end |fixed |due |set )?dates?|"
    r"business as usual|bau|day[ -]to[ -]day|part of (?:the )?(?:core|normal|usual|everyday|day)\W?\w* ?\w*|tbc|tba|"
    r"to be (?:confirmed|agreed|determined|set|advised)|"
    r"remov\w+|withdrawn|dropped|deleted|no deadline|until further notice|permanent|not (?:yet )?(?:set|known|agreed|"
    r"confirmed)|unknown|awaiting (?:a )?(?:new )?date)\b"
)


def names(span: Span, due: Due | None) -> bool:
    """Whether an expression of a date is the one that a due date means: its last day lies in it, or it lies in the interval.

    Without a year the month decides, and the day where one is named.
    """
    if due is None or due.latest is None or not span.exists:
        return False
    candidates = [span, *_calendar_quarter(span)]
    return any(_is_in(candidate, due) for candidate in candidates)


def _is_in(span: Span, due: Due) -> bool:
    latest = due.latest or date.min
    if span.year is None:
        years = {latest.year, *([due.earliest.year] if due.earliest else [])}
        return any(_is_in(replace(span, year=year), due) for year in years if replace(span, year=year).exists)
    if span.first_day <= latest <= span.last_day:
        return True
    return due.earliest is not None and due.earliest <= span.first_day and span.last_day <= latest


def _calendar_quarter(span: Span) -> list[Span]:
    """A quarter of a year read the other way, for the entry doesn't say which is meant: October to December for "Q4 2015"."""
    if span.kind != "quarter" or span.year is None or span.months != 3:
        return []
    month = (span.month + 8) % 12 + 1
    return [replace(span, month=month, year=span.year - (month > span.month)), replace(span, month=month, year=span.year)]


def role(clause: Clause, place: int) -> Role:
    """Whether a date of a clause is said to be the new one, the old one, or stands beside ("agreed on 12 June")."""
    text, span = clause.date_text, clause.spans[place]
    if _BODY.match(text[span.end :]):
        return "beside"
    begin = clause.spans[place - 1].end if place else 0
    lead = text[begin : span.begin]
    if re.search(r"\b(?:original|initial|old|previous|former|earlier)\b[\w ]*$", lead) and not re.search(r"\bto\b", lead):
        return "from"
    if _FROM.search(lead) and not re.search(r"(?:date|deadline|target|end|extension) of\W*$", lead):
        return "from"
    if _TO.search(lead) and not re.search(
        r"\b(?:agreed|approved|met|meeting|reviewed|discussed|considered|reported) (?:at|on|in|by)\W*$", lead
    ):
        return "to"
    return "beside"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a clause: what it is said to be, and whether it names a due date as it is now, or as it was."""

    role: Role
    new: bool
    old: bool


def dated(clause: Clause, before: Sequence[Due | None], after: Sequence[Due | None]) -> list[Dated]:
    """The dates of a clause in their order, beside the due dates before and after."""
    return [
        Dated(role(clause, place), _names_any(clause, span, after), _names_any(clause, span, before))
        for place, span in enumerate(clause.spans)
    ]


def _names_any(clause: Clause, span: Span, dues: Sequence[Due | None]) -> bool:
    """Whether a date of a clause names any of some due dates; not that of a meeting ("the September meeting")."""
    return _BODY.match(clause.date_text[span.end :]) is None and any(names(span, due) for due in dues)


def amount_differs(clause: Clause, before: Due | None, after: Due | None) -> bool:
    """Whether a clause says by how much a date moved, and it moved by clearly more or less."""
    found = AMOUNT.search(clause.folded)
    if found is None or not (before and after and before.latest and after.latest):
        return False
    number, unit = found["number"] or "a", found["unit"].rstrip("s")
    said = (_NUMBERS.get(number) or float(number)) * _DAYS[unit]
    moved = abs((after.latest - before.latest).days)
    return abs(moved - said) > max(0.34 * said, 25 if unit.startswith("m") else 0.34 * said)


def amount_agrees(clause: Clause, before: Due | None, after: Due | None) -> bool:
    """Whether a clause says by how much a date moved, and it did."""
    told = AMOUNT.search(clause.folded) is not None and before is not None and after is not None
    return told and not amount_differs(clause, before, after)


def direction_differs(clause: Clause, before: Due | None, after: Due | None) -> bool:
    """Whether a clause says that a date was put back, and it was brought forward, or the reverse."""
    if not (before and after and before.latest and after.latest):
        return False
    later = bool(words.LATER.search(clause.folded)) and not words.EARLIER.search(clause.folded)
    earlier = bool(words.EARLIER.search(clause.folded)) and not words.LATER.search(clause.folded)
    return (later and after.latest < before.latest) or (earlier and after.latest > before.latest)


def is_opened(clause: Clause, after: Due | None) -> bool:
    """Whether a clause says that there is no set date any more, and there is none."""
    return (after is None or after.latest is None or after.kind == "ongoing") and _OPEN.search(clause.folded) is not None
