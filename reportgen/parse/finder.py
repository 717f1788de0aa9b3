"""Heading rows found: by what their cells mean, or by what the columns below them hold where no heading is known."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice

from reportgen.model import Cell
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.column_fit import settle
from reportgen.parse.contents import Contents, is_count, is_date, is_status
from reportgen.parse.due import Calendar
from reportgen.parse.headers import Header, HeaderKind, Heading
from reportgen.parse.heading_rows import HeadingRows, look_alike, parted_as_above
from reportgen.parse.headings import ASIDE, LONGEST, MAIN, NUMBERS, STRONG, Lexicon, horizon_of
from reportgen.parse.key_rows import explains
from reportgen.parse.lines import line_kind
from reportgen.parse.periods import status_day
from reportgen.parse.rows import is_label_line
from reportgen.parse.sheet_names import names_lists, retires_own
from reportgen.parse.sheets import View
from reportgen.parse.status import means
from reportgen.parse.text import fold, squeeze
from reportgen.parse.unnamed import (
    LOST,
    PROMOTED,
    acting_measures,
    holds_actions,
    is_open,
    may_be_action,
    named_by_contents,
    projects,
    tasks,
)

COMPANIONS = frozenset(
    {"lead", "due", "status", "progress", "ref", "objective", "milestones", "targets", "original_due", "changes"}
)
SURELY = frozenset({"action", "lead", "due", "status"})
"""What a row of headings names that is one without doubt."""
SAMPLE = 40
"""How many cells below a heading are looked at."""
SHORT = 60
"""The longest heading, in characters, of a table that is found by what it holds."""
TRIES = 200
"""How many rows of a sheet are tried for such a table."""
WIDEST = 150
"""How many columns a row may have that is tried for such a table before the sheet's own tables are known."""
GAP, FEW_HEADINGS = 2, 5
"""How many empty columns may part the first heading of a row from the second where it has so few."""
FEW_STYLED = 3
"""A row of no more texts than these is no row of headings by its looks alone."""
DEEPEST = 3
"""How many rows of headings a table may have."""
FIGURES, LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


class HeaderFinder:
    """Finds the heading rows of one sheet, or of one part of it."""

    def __init__(self, view: View, lexicon: Lexicon, calendar: Calendar) -> None:
        self.view, self.lexicon, self.calendar = view, lexicon, calendar
        self.numbers = [row.number for row in view.holding()]
        self.tops = {table.top for table in view.sheet.tables}
        self.tries = TRIES
        self.rows = HeadingRows(view, lexicon)

    @cached_property
    def headers(self) -> dict[int, Header]:
        """Every header by its first row."""
        found: dict[int, Header] = {}
        running: Header | None = None
        numbering: dict[int, str] = {}
        taken: set[int] = set()
        for number in self.numbers:
            if number in taken:
                continue
            if running is not None and (self._is_numbered(numbering, number) or self._is_filled_in(running, number)):
                continue
            header = self._at(number) or self._again(running, number)
            header = header or (None if self._runs_on(running, number) else self._by_contents(number))
            if header is not None:
                taken.update(header.rows)
                header = replace(header, kind="aside") if _tells_less(header, found.values()) else header
                found[header.rows[0]] = running = header
                numbering = self._numbering(header)
        ends = [*sorted(row for header in found.values() for row in header.rows), 10**7]
        pages: dict[tuple[tuple[int, str], ...], list[tuple[int, int]]] = {}
        for header in found.values():
            pages.setdefault(header.wording, []).append((header.rows[-1], ends[bisect_right(ends, header.rows[-1])]))
        return parted_as_above({row: self._settle(header, pages[header.wording]) for row, header in found.items()})

    @property
    def retired(self) -> bool:
        """Whether the sheet's name says that what is on it is retired."""
        texts = (text for header in self.headers.values() for text in header.texts)
        return retires_own(self.view.sheet.name, self.lexicon.layout, texts)

    def _settle(self, header: Header, pages: Sequence[tuple[int, int]]) -> Header:
        """A header checked by what stands below it, on each page that repeats it: rows between two, both left out."""

        def below(column: int) -> Contents:
            cells = (cell for row, end in pages for cell in self.below(column, row, end).cells)
            return Contents(tuple(islice(cells, SAMPLE)), self.calendar)

        hidden = self.view.sheet.hidden_columns
        settled = settle(header, below, self.calendar, self._status_day(header.rows[0]), hidden)
        left, right = self.view.bounds(header.rows[0], header.headings[0].column)
        return replace(settled, left=left, right=right)

    def read_at(self, number: int, known: bool = False) -> Header | None:
        """The header that begins in a row, not yet settled by what stands below; known asks for headings that are."""
        wide = len(self.view.filled(number)) > WIDEST
        return self._at(number) or (None if wide or known else self._by_contents(number))

    def _status_day(self, row: int) -> date | None:
        above = self.numbers[max(0, bisect_left(self.numbers, row) - SAMPLE) : bisect_left(self.numbers, row)]
        return status_day(
            [cell.text for number in above for cell in self.view.filled(number) if len(cell.text) < LONGEST], self.calendar
        )

    def below(self, column: int, row: int, end: int = 10**7, most: int = SAMPLE) -> Contents:
        """The first filled or coloured cells below a heading."""
        found: list[Cell] = []
        head = self.view.shown(row, column)
        widest = self.view.width(head) if head is not None else 1
        for at in range(bisect_right(self.numbers, row), len(self.numbers)):
            number = self.numbers[at]
            if number >= end or len(found) == most:
                break
            cell = self.view.cell(number, column)
            if cell is not None and (self.view.width(cell) > widest or self._is_band(cell)):
                continue  # a line across the table
            if cell is not None and (cell.text.strip() or rag_of_fill(cell.fill) or cell.kind == "uncalculated"):
                found.append(cell)
        return Contents(tuple(found), self.calendar)

    def _is_band(self, cell: Cell) -> bool:
        """Whether a text stands alone in its row and is set apart from plain text, or tells one thing of a group."""
        if not cell.text.strip() or len(self.view.filled(cell.row)) > 1:
            return False
        return cell.bold or bool(cell.fill) or is_label_line(cell.text)

    # -- by headings --------------------------------------------------------------------------------------------------------

    def _at(self, number: int) -> Header | None:
        """The header that begins in a row: of several rows where groups of columns stand above, or parts of them below."""
        rows = [number]
        while len(rows) < DEEPEST and (below := self._next(rows[-1])) is not None and self.rows.groups(rows[-1], len(rows) > 1):
            rows.append(below)
        header = next((header for count in range(len(rows), 0, -1) if (header := self._read(tuple(rows[:count])))), None)
        if header is None:
            return None
        below = self._next(header.rows[-1])
        if len(header.rows) < DEEPEST and below is not None and self.rows.continues(header.rows[-1], below):
            return self._read((*header.rows, below)) or self._subdivided(header, below)
        return header

    def _again(self, running: Header | None, number: int) -> Header | None:
        """The header of a box below a table, three and most of whose headings stand where the table has them."""
        known = {heading.column: heading for heading in running.headings} if running is not None else {}
        headings = list(self.rows.join((number,)))
        same = {h.column for h in headings if h.column in known and squeeze(h.text) == squeeze(known[h.column].text)}
        if running is None or len(same) < FEW_STYLED or len(same) * 3 < len(headings) * 2:
            return None
        said = (replace(h, guess=known[h.column].guess) if h.column in same else h for h in headings)
        return Header((number,), tuple(said), running.kind, running.horizon)

    def _subdivided(self, header: Header, below: int) -> Header:
        """A header with the row below it that parts one wide heading into many that nobody knows, if that looks as it does."""
        if not look_alike(self.view.filled(header.rows[-1]), self.view.filled(below)):
            return header
        rows = (*header.rows, below)
        return replace(header, rows=rows, headings=tuple(self.rows.join(rows)))

    def _next(self, number: int) -> int | None:
        following = number + 1
        return following if following in self.view.rows and self.view.filled(following) else None

    def _read(self, rows: tuple[int, ...]) -> Header | None:
        if not any(self._may_head(row) for row in rows):
            return None
        headings = tuple(self.rows.join(rows))
        if len(headings) < 2 or any(heading.cell.kind not in ("text", "date") for heading in headings) or self._is_torn(headings):
            return None
        kind: HeaderKind | None = "summary" if self._counts(headings) else None
        if kind is None and explains(headings, self.lexicon.layout):
            return None
        if kind is None and self._labels(headings):
            kind = "aside"
        if kind is None and sum(heading.guess is not None for heading in headings) >= 2 and self._heads(headings):
            kind = self._kind(headings)
            kind = "indicators" if kind == "plan" and self._only_measures(headings) else kind
        if kind is None and self._stands_over_actions(headings):
            kind, headings = "plan", tuple(named_by_contents(headings, self._block(headings)))
        if kind is None and self._heads_retired(rows[0], headings):
            kind = "measures" if any(heading.role == "measure" for heading in headings) else "plan"
        if kind is None:
            return None
        horizon = next((months for heading in headings if (months := horizon_of(heading.text)) and heading.role in MAIN), None)
        return Header(rows, headings, kind, horizon)

    def _is_torn(self, headings: Sequence[Heading]) -> bool:
        """Whether a row is a title with what stands far to its right beside it, a key for instance, and no row of headings."""
        first, second = headings[:2]
        return second.column - first.cell.column - self.view.width(first.cell) > GAP and len(headings) < FEW_HEADINGS

    def _labels(self, headings: Sequence[Heading]) -> bool:
        """Whether each of a row's cells is the label of a block of text below: "Area for improvement:", "Background:"."""
        roles = {heading.role for heading in headings}
        return all(h.text.rstrip().endswith(":") for h in headings) and not roles & {*MAIN, *COMPANIONS - {"objective", "ref"}}

    def _stands_over_actions(self, headings: Sequence[Heading]) -> bool:
        """Whether a heading nobody knows stands over prose, between others that say who does it and by when."""
        roles = {heading.role for heading in headings}
        if not {"lead", "due"} <= roles or roles & {*MAIN, *PROMOTED} or not self._heads(headings) or _is_aside(headings):
            return False
        below = self._block(headings)
        return any(is_open(heading) and below(heading.column).held == "prose" for heading in headings)

    def _block(self, headings: Sequence[Heading]) -> Callable[[int], Contents]:
        """Gives what stands below headings, until two empty rows."""
        bottom = max(heading.cell.row for heading in headings)
        end = self._block_end(bottom)
        return lambda column: self.below(column, bottom, end)

    def _heads_retired(self, row: int, headings: Sequence[Heading]) -> bool:
        """Whether a row right under the title of a box of retired items heads it, though only the items' column is known."""
        above = self.view.filled(row - 1) if row - 1 in self.view.rows else ()
        titled = len(above) == 1 and line_kind(squeeze(above[0].standing), self.lexicon.layout) == "retired"
        roles = {heading.role for heading in headings} & {"ref", "lead", "due", "actual", "progress", "status"}
        main = any(heading.role in MAIN and heading.guess and heading.guess.score >= STRONG for heading in headings)
        return titled and (main or (len(roles) > 1 and self._heads(headings)))

    def _may_head(self, row: int) -> bool:
        """Whether a row may hold headings: texts alone, one a heading as it stands, or several statuses (a quick look).

        Or each is short and set apart by its type or its fill, so that words may be known in part: "Force action".
        """
        cells = self.view.filled(row)
        if any(cell.kind not in ("text", "date") or len(cell.text) > 4 * LONGEST for cell in cells):
            return False
        if any(self.lexicon.spells(cell.standing) for cell in cells) or sum(is_status(cell.text) for cell in cells) > 1:
            return True
        return len(cells) > FEW_STYLED and all((cell.bold or cell.fill) and len(cell.text) <= SHORT for cell in cells)

    def _heads(self, headings: Sequence[Heading]) -> bool:
        """Whether a row's cells look like headings: short, not sentences, most of them known, ratings, months or the like."""
        short = all(heading.role or (len(heading.text) <= LONGEST and not _is_sentence(heading.text)) for heading in headings)
        known = sum(heading.guess is not None or rag_of_word(heading.text) is not None for heading in headings)
        periods = sum(heading.guess is None and heading.timed for heading in headings)
        roles = {heading.role for heading in headings}
        sure = bool(roles & {*MAIN}) and len(roles & SURELY) > 2  # however many columns beside them nobody knows
        return short and (sure or known * 2 >= len(headings) - periods)

    def _kind(self, headings: Sequence[Heading]) -> HeaderKind | None:
        roles = {heading.role for heading in headings}
        if {"abbreviation", "meaning"} <= roles and not roles & {"action", "lead", "due", "status"}:
            return "abbreviations"
        listed = any(heading.guess and heading.guess.listed for heading in headings)
        main = roles & {*MAIN, *PROMOTED}
        if main == {"mitigation"} and sum(heading.role == "risk" for heading in headings) > 1:
            return "aside"
        if not main and (tasks(headings) or projects(headings, self._block(headings))):
            return "plan"
        if not main or not (roles & COMPANIONS - main or len(main) > 1 or listed):
            return "aside" if _is_aside(headings) or _lists_decisions(roles) else None
        if not roles & {"action", "lead", "due"} and len(roles & {"targets", "baseline", "travel"}) > 1:
            return "indicators"
        if "action" in roles or "measure" not in roles:
            return "plan" if len(roles & {*COMPANIONS, *MAIN}) >= 2 else None
        horizon = any(horizon_of(heading.text) for heading in headings if heading.role == "measure")
        if not horizon and acting_measures(headings):
            return "plan"
        acts = roles & {"due", "original_due"} or any(may_be_action(heading) for heading in headings if heading.role in PROMOTED)
        if not horizon and "lead" in roles and acts and any(self._may_say(heading) for heading in headings):
            return "plan"
        return "measures" if horizon or roles & {"status", "progress", "lead", "due"} else "indicators"

    def _may_say(self, heading: Heading) -> bool:
        """Whether a column may say what is done in place of one of actions: no target, where targets are figures."""
        row = heading.cell.row
        return heading.role in PROMOTED and (
            heading.role != "targets" or self.below(heading.column, row, self._block_end(row)).prose
        )

    def _counts(self, headings: Sequence[Heading]) -> bool:
        """Whether a table counts: the columns beside its first hold numbers where there is anything below."""
        words = [heading for heading in headings if means(heading.text) or rag_of_word(heading.text)]
        asked = len(words) >= 2 or {heading.role for heading in headings} & {"count", "share", "action", "ref", "measure"}
        return bool(asked) and self._holds_numbers(headings)

    def _only_measures(self, headings: Sequence[Heading]) -> bool:
        """Whether a table has success measures and their numbers, year by year, and nothing that is to be done."""
        roles = {heading.role for heading in headings}
        measured = bool(roles & {"milestones", "targets"}) and not roles & {"action", "lead", "due", "status", "progress"}
        return measured and self._holds_numbers(headings)

    def _holds_numbers(self, headings: Sequence[Heading]) -> bool:
        """Whether the columns beside the first hold numbers, not references, where there is anything below."""
        bottom, columns = headings[0].cell.row, [h.column for h in headings[1:] if h.role not in ("ref", "travel")]
        if len(headings) == 2 and headings[0].role not in {*MAIN, *PROMOTED}:
            columns = [headings[1].column]  # a "Number" behind what is counted is no reference
        if not columns or any(len(heading.text) > SHORT for heading in headings):
            return False
        end = self._block_end(bottom, 1)
        held = [self.below(column, bottom, end, most=4).cells for column in columns]
        below = [cell for cells in held for cell in cells]
        if sum(any(is_count(cell) for cell in cells) for cells in held) * 2 < len(columns):
            return False
        numbers = sum(is_count(cell) for cell in below)
        roles = {heading.role for heading in headings}
        measured = "measure" in roles and not roles & {"action", "lead", "due", "status", "progress"}
        return bool(below) and numbers * 4 >= len(below) * (2 if measured else 3)

    # -- by what the columns hold -------------------------------------------------------------------------------------------

    def _numbering(self, header: Header) -> dict[int, str]:
        """The shape of the first number in each of a table's columns of references."""
        columns = [heading.column for heading in header.headings if heading.role == "ref"]
        firsts = ((column, self.below(column, header.rows[-1], most=1).texts) for column in columns)
        return {column: _shape(texts[0]) for column, texts in firsts if texts}

    def _is_numbered(self, numbering: Mapping[int, str], number: int) -> bool:
        """Whether a row has a number of the kind of the table's first in its column of references, so that it heads nothing."""
        cells = ((self.view.cell(number, column), first) for column, first in numbering.items())
        return any(
            cell is not None and any(map(str.isdigit, cell.text)) and _shape(cell.text).startswith(first) for cell, first in cells
        )

    def _is_filled_in(self, running: Header, number: int) -> bool:
        """Whether a row has a status and a date under those of the table above, so that it heads nothing."""
        under = [(heading.role, self.view.cell(number, heading.column)) for heading in running.headings]
        dated = any(role == "due" and cell and cell.text.strip() and is_date(cell, self.calendar) for role, cell in under)
        return dated and any(role == "status" and cell and is_status(cell.text) for role, cell in under)

    def _runs_on(self, running: Header | None, number: int) -> bool:
        """Whether a row directly follows a row of a table, so that no table begins with it."""
        if running is None or number in self.tops:
            return False
        above = self.view.filled(number - 1)
        return len(above) > 1 or (len(above) == 1 and self._carries_on(running, above[0]))

    def _carries_on(self, running: Header, lone: Cell) -> bool:
        """Whether a text by itself goes on with the row of a table above it, in a column of its own: it parts no tables."""
        own = [heading.column for heading in running.headings[1:]]
        return lone.column in own and self.view.width(lone) == 1 and len(self.view.filled(lone.row - 1)) > 1

    def _block_end(self, number: int, empty: int = 2) -> int:
        """The first row that so many empty ones part from those above."""
        last = number
        at = bisect_right(self.numbers, number)
        for following in self.numbers[at : at + SAMPLE]:
            if following > last + empty:
                return following
            last = following
        return last + 1

    def _by_contents(self, number: int) -> Header | None:
        """The header of a table whose headings say nothing to us: short texts over columns that hold what a plan's do."""
        cells = self.view.filled(number)
        if len(cells) < 3 or not self.tries or names_lists(self.view.sheet.name) or not all(_is_short(cell) for cell in cells):
            return None
        if not any(len(self.view.filled(number + more)) > 2 for more in (1, 2)):
            return None
        self.tries -= 1
        headings = tuple(self.rows.join((number,)))
        below = self._block(headings)
        if (
            _is_aside(headings)
            or explains(headings, self.lexicon.layout)
            or len({squeeze(cell.text) for cell in cells}) < 3
            or not holds_actions(cells, below)
        ):
            return None
        return Header((number,), tuple(named_by_contents(headings, below)), "plan", unnamed=True)


def _shape(text: str) -> str:
    """A reference with every figure and letter alike: 19 FSA 03 is as 20 LEI 12, 1.1 as 1.10, and 1.1a goes on from it."""
    return LETTERS.sub("a", FIGURES.sub("0", squeeze(text)))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) > 3


def _is_short(cell: Cell) -> bool:
    text = cell.text.strip()
    stops = text.endswith(".") and fold(text).rpartition(" ")[2] not in NUMBERS
    return cell.kind == "text" and len(text) <= SHORT and len(text.split()) <= 8 and not stops


def _is_aside(headings: Sequence[Heading]) -> bool:
    """Whether headings are those of a log, a list of contacts or a register of risks."""
    sure = [
        heading for heading in headings if heading.guess and heading.guess.score >= STRONG - LOST and not is_status(heading.text)
    ]
    return len({heading.text for heading in sure if heading.role in ASIDE}) >= 2


def _lists_decisions(roles: Collection[str | None]) -> bool:
    """Whether headings are those of decisions, by meeting or by number, without a lead, a date or a status."""
    return "log" in roles and len({*roles} - {None}) > 1 and {*roles} <= {"log", "ref", "meeting", "source", None}


def _tells_less(header: Header, before: Iterable[Header]) -> bool:
    """Whether a table only lists what tables of actions above it are for, with no action, lead, date or status of its own."""
    roles = {heading.role for heading in header.headings}
    if header.kind != "plan" or roles & {*MAIN, *COMPANIONS - {"ref", "objective"}}:
        return False
    return any({"action", "lead"} <= {heading.role for heading in other.headings} for other in before if other.kind == "plan")
