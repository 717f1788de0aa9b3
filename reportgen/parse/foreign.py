"""Blocks of rows below a table that are none of its items: a budget, the dates of meetings, a list of contacts."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.boxes import is_number
from reportgen.parse.colours import rag_of_fill
from reportgen.parse.contents import LONGEST_REF, REF, is_date, is_lead, is_status
from reportgen.parse.due import Calendar
from reportgen.parse.found import Walked
from reportgen.parse.headers import Header
from reportgen.parse.lines import heads
from reportgen.parse.symbols import sign_of
from reportgen.parse.text import fold

LONGEST = 100
"""The rows of a block, at most."""
OWN = frozenset({"ref", "lead", "due", "status"})
"""What an item has beside its text."""
TOLD = 3
"""How many of these a table has at the least if none of them in any row says that a block is not of its items."""
SHORTEST_ACTION = 3
"""The words that an action has, at the least."""
PARTED = re.compile(r"[/|\n]")
MONEY = re.compile(r"\s*[£€$]\s?\d[\d,.]*\s*(?:k|m|bn)?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Foreign:
    """The blocks of a sheet that hold something else than the table above them. starts are the rows of headings."""

    out: Walked
    starts: Collection[int]
    calendar: Calendar
    end: int = 0
    """The last row of the last one met."""

    def holds(self, number: int, header: Header | None) -> bool:
        """Whether a row is of such a block; rows are asked about from top to bottom, with the table that they stand below."""
        if number > self.end and header is not None and self._begins(number, header):
            self.out.foreign.append((number, self.end))
        return number <= self.end

    def _begins(self, number: int, header: Header) -> bool:
        """Whether a row begins a block, after an empty row and up to the next, of which no row can be an item or count them.

        A row is none of the table's where what stands in its columns is of another kind than theirs, a number for a lead or words
        for a date, and in no more of them of their own. Where no row has a reference, a lead, a date or a status though the table
        has columns of them, a sentence in the place of the actions is none: "Contacts", and where each is found.
        """
        view = self.out.view
        above = range(header.rows[-1] + 1, number)
        if number in self.starts or view.filled(number - 1) or not any(map(view.filled, above)):
            return False
        rows = list(takewhile(lambda row: row in view.rows and view.filled(row), range(number, number + LONGEST)))
        if not rows or any(row in self.starts or _counts(view.filled(row)) for row in rows):
            return False
        lines = [cells for row in rows if len(cells := view.filled(row)) > 1]
        bare = len(OWN & {*header.roles.values()}) >= TOLD and not any(
            header.roles.get(cell.column) in OWN for cells in lines for cell in cells
        )
        told = [_told(cells, header, self.calendar, bare) for cells in lines]
        doubted = any(own > against for own, against in told) or all(own == against for own, against in told)
        if not told or (doubted and not _named_aside([view.filled(row) for row in rows], header)):
            return False
        self.end = rows[-1]
        return True


def _named_aside(rows: Sequence[Sequence[Cell]], header: Header) -> bool:
    """Whether the title of a block, in any of its languages, says that it holds none: "Events held in 2024", without leads."""
    title, *others = rows
    named = len(title) == 1 and any(heads(fold(part), general_words().beside, 12) for part in PARTED.split(title[0].standing))
    return named and not any(header.roles.get(cell.column) in OWN - {"due"} for cells in others for cell in cells)


def _counts(cells: Sequence[Cell]) -> bool:
    """Whether a row counts a status, as one of a summary box does."""
    return len(cells) > 1 and is_status(cells[0].standing.strip()) and all(is_number(cell) for cell in cells[1:])


def _told(cells: Sequence[Cell], header: Header, calendar: Calendar, bare: bool) -> tuple[int, int]:
    """How many cells of a row are what their columns hold, and how many are something else; bare is without what is OWN."""
    roles = [(cell, header.roles.get(cell.column)) for cell in cells]
    found = [_is_own(cell, role, calendar) for cell, role in roles]
    return 0 if bare else found.count(True), found.count(False)


def _is_own(cell: Cell, role: str | None, calendar: Calendar) -> bool | None:
    """Whether a cell is what a column of a kind holds; None where that tells nothing."""
    text = cell.standing.strip() or cell.text.strip()
    numeric = is_number(cell) or cell.kind == "date" or MONEY.fullmatch(text) is not None
    match role:
        case "action" | "measure":
            words = len(text.split())
            return not numeric and words >= SHORTEST_ACTION and not (words == SHORTEST_ACTION and is_lead(text))
        case "ref":
            return REF.fullmatch(text) is not None or (not numeric and len(text) <= LONGEST_REF and any(map(str.isdigit, text)))
        case "lead":
            return not numeric and is_lead(text)
        case "due":
            return is_date(cell, calendar)
        case "status":
            return is_status(text) or bool(sign_of(text)) or rag_of_fill(cell.fill) is not None
        case _:
            return None
