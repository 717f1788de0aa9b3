"""The due date that a chart of coloured months tells: the last month coloured in an action's row."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportgen.layout import general_words
from reportgen.model import Cell, Due
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.headers import Heading
from reportgen.parse.headings import period_of
from reportgen.parse.sheets import View
from reportgen.parse.status import Problem
from reportgen.parse.text import quote
from reportgen.parse.ticks import is_bar

GROUPS = 2
"""How many rows above the months the years may stand."""


def last_bar(
    months: Sequence[Heading], cells_of: Callable[[Heading], Sequence[Cell]], ignored: Collection[str]
) -> tuple[Heading, Cell] | None:
    """The last month that is coloured or marked in a row, None where none is."""
    found = [
        (heading, cell) for heading in months for cell in cells_of(heading) if is_bar(cell, ignored) or cell.standing.strip()
    ]
    return found[-1] if found else None


def due_of_month(view: View, heading: Heading, months: Sequence[Heading], calendar: Calendar) -> Due | None:
    """The month that a heading of a chart names, with its year from its date, its text, the row above, or the plan's dates."""
    due = next((due for text in _texts(view, heading, months) if (due := read_due(text, calendar).due).latest is not None), None)
    return replace(due, text=heading.text) if due is not None else None


def from_chart(due: Due) -> Problem:
    """The note about a due date that a chart tells."""
    message = f"No column holds due dates, so the last month coloured, {quote(due.text)}, is taken for it."
    return Problem("due-from-chart", "note", message, "Nothing need be done, unless that is wrong.")


def _texts(view: View, heading: Heading, months: Sequence[Heading]) -> Iterator[str]:
    """What may name the month and its year, the surest first."""
    if isinstance(heading.cell.value, date):
        yield heading.cell.value.strftime("%B %Y")
        return
    yield heading.cell.text
    month = period_of(heading.cell.text).month
    if month is None:
        yield heading.text
        return
    for row in range(heading.cell.row - 1, max(heading.cell.row - 1 - GROUPS, 0), -1):
        above = view.shown(row, heading.column)
        year = _year(above.text, month) if above is not None else None
        if year:
            yield f"{general_words().months[month - 1][0]} {year}"


def _year(text: str, month: int) -> int | None:
    """The year that a group of months is headed by; of "2024/25" the one that a month from April on, or before it, lies in."""
    found = re.search(r"\b(20\d\d)(?:\s*[/–-]\s*(?:20)?(\d\d))?\b", text)
    if found is None:
        return None
    return int(found[1]) + (1 if found[2] and month < 4 else 0)
