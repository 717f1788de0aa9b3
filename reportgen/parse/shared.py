"""A cell that names who leads an action and by when: "30 April 2024 – Data Protection Officer", in either order."""

import re
from collections.abc import Sequence

from reportgen.dates import Calendar, plain, spans_of
from reportgen.parse.due import read_due

PARTING = re.compile(r"(\s*[\n;|()]\s*|,\s+|\s+[-–—]\s+|:\s+|\s+/\s+|\s*/\s*(?=[^\W\d_]))")
"""What stands between a lead and a date."""
LEADING_IN = re.compile(
    r"[\s,:(-]*\b(?:by|before|in|on|from|until|for|at|due|the|end|start|early|mid|late|of|not? later than)\s*$", re.IGNORECASE
)
"""What stands before a date within a text."""


def lead_and_date(text: str, calendar: Calendar) -> tuple[str, str]:
    """The part of a text that names people, and the part that says when; either is "" where there is none."""
    pieces = PARTING.split(text.strip())
    people: list[str] = []
    days: list[str] = []
    for at in range(0, len(pieces), 2):
        who, when = _halves(pieces[at], calendar)
        people.append(who)
        days.append(when)
    return _joined(people, pieces[1::2]), _joined(days, pieces[1::2])


def _halves(piece: str, calendar: Calendar) -> tuple[str, str]:
    """One piece as (who, when): all of it the one or the other, but for a date at the end of a name: "J Smith by May 2024"."""
    line = plain(piece)
    spans = spans_of(line, calendar)
    reading = read_due(piece, calendar)
    if not spans:
        return ("", piece) if reading.code == "due-open" or reading.due.kind in ("ongoing", "complete") else (piece, "")
    before = piece[: spans[0].begin] if len(line) == len(piece) else ""
    while (stripped := LEADING_IN.sub("", before)) != before:
        before = stripped
    before = before.strip(" ,-–—:")
    return (before, piece[len(before) :].strip(" ,-–—:")) if before[:1].isupper() else ("", piece)


def _joined(parts: Sequence[str], separators: Sequence[str]) -> str:
    """The parts that are not blank: neighbours joined as they were, others one under another."""
    text, last = "", 0
    for at, part in enumerate(parts):
        if part.strip():
            mark = "" if not text else separators[at - 1] if last == at - 1 else "\n"
            text, last = text + mark + part, at
    return text.strip()
