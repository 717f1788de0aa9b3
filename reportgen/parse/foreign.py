"""Blocks of rows below a table that are none of its items: a budget, the dates of meetings, a list of contacts."""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from reportgen.model import Cell
from reportgen.parse.boxes import is_number
from reportgen.parse.colours import rag_of_fill
from reportgen.parse.contents import REF, is_date, is_lead, is_status
from reportgen.parse.due import Calendar
from reportgen.parse.headers import Header
from reportgen.parse.sheets import View

LONGEST = 100
"""The rows of a block, at most."""
SHORTEST_ACTION = 3
"""The words that an action has, at the least."""
MONEY = re.compile(r"\s*[£€$]\s?\d[\d,.]*\s*(?:k|m|bn)?\s*", re.IGNORECASE)


def foreign_end(view: View, header: Header, number: int, starts: Collection[int], calendar: Calendar) -> int | None:
    """The last row of the block that a row begins, where none of its rows can be an item of the table above; else None.

    A block begins after an empty row and ends before the next one. starts are the rows of headings. A row is none of the table's
    where what stands in its columns is of another kind than theirs, a number for a lead or words for a date, and in no more of
    them of their own.
    """
    if number in starts or view.filled(number - 1) or number <= header.rows[-1] + 1:
        return None
    rows = list(takewhile(lambda row: row in view.rows and view.filled(row), range(number, number + LONGEST)))
    if not rows or any(row in starts for row in rows):
        return None
    told = [_told(view.filled(row), header, calendar) for row in rows if len(view.filled(row)) > 1]
    other = bool(told) and all(against >= own for own, against in told) and any(against > own for own, against in told)
    return rows[-1] if other else None


def _told(cells: Sequence[Cell], header: Header, calendar: Calendar) -> tuple[int, int]:
    """How many cells of a row are what their columns hold, and how many are something else."""
    found = [_is_own(cell, header.roles.get(cell.column), calendar) for cell in cells]
    return found.count(True), found.count(False)


def _is_own(cell: Cell, role: str | None, calendar: Calendar) -> bool | None:
    """Whether a cell is what a column of a kind holds; None where that tells nothing."""
    text = cell.standing.strip()
    numeric = is_number(cell) or cell.kind == "date" or MONEY.fullmatch(text) is not None
    match role:
        case "action" | "measure":
            words = len(text.split())
            return not numeric and words >= SHORTEST_ACTION and not (words == SHORTEST_ACTION and is_lead(text))
        case "ref":
            return REF.fullmatch(text) is not None
        case "lead":
            return not numeric and is_lead(text)
        case "due":
            return is_date(cell, calendar)
        case "status":
            return is_status(text) or rag_of_fill(cell.fill) is not None
        case _:
            return None
