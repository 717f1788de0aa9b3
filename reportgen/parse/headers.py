"""Heading rows: found by what their cells and the columns below them mean, and read into a table's columns."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from reportgen.layout import TableKind, general_words
from reportgen.model import Cell
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.headings import LONGEST, MAIN, STRONG, Guess, Lexicon, Period, horizon_of, period_of
from reportgen.parse.lines import line_kind
from reportgen.parse.periods import NOW, dated, status_day
from reportgen.parse.sheets import View
from reportgen.parse.status import match_word, means
from reportgen.parse.text import squeeze

HeaderKind = Literal["plan", "measures", "indicators", "summary", "abbreviations"]
PROMOTED = ("objective", "milestones", "targets")
"""What is taken for the action, in this order, in a table that has no heading for one."""
COMPANIONS = frozenset(
    {"lead", "due", "status", "progress", "ref", "objective", "milestones", "targets", "original_due", "changes"}
)
SAMPLE = 40
"""How many cells below a heading are looked at."""
PROSE = 45
"""The length in characters from which a text is no status word."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table: its heading as shown, and what it was taken for (None is not known)."""

    column: int
    cell: Cell
    text: str
    guess: Guess | None
    period: Period

    @property
    def role(self) -> str | None:
        """The Field or family it was taken for."""
        return self.guess.role if self.guess else None


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of one table. horizon is 6 or 12 where a heading says so."""

    rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    kind: HeaderKind
    horizon: int | None = None

    @property
    def main(self) -> Heading | None:
        """The column of the actions or measures."""
        return next((heading for role in MAIN for heading in self.headings if heading.role == role), None)


class HeaderFinder:
    """Finds the heading rows of one sheet."""

    def __init__(self, view: View, lexicon: Lexicon, calendar: Calendar) -> None:
        self.view, self.lexicon, self.calendar = view, lexicon, calendar
        self.numbers = [row.number for row in view.holding()]

    @cached_property
    def headers(self) -> dict[int, Header]:
        """Every header by its first row."""
        found: dict[int, Header] = {}
        taken: set[int] = set()
        for number in self.numbers:
            header = None if number in taken else self._at(number)
            if header is not None:
                taken.update(header.rows)
                found[header.rows[0]] = header
        last = {row for header in found.values() for row in header.rows}
        ends = [*sorted(last), 10**7]
        return {row: self._settle(header, next(end for end in ends if end > header.rows[-1])) for row, header in found.items()}

    def _at(self, number: int) -> Header | None:
        below = self._next(number)
        if below is not None and self._groups(number) and (header := self._read((number, below))):
            return header
        header = self._read((number,))
        if header is not None and below is not None and self._continues(number, below):
            return self._read((number, below)) or header
        return header

    def _next(self, number: int) -> int | None:
        following = number + 1
        return following if following in self.view.rows and self.view.filled(following) else None

    def _groups(self, number: int) -> bool:
        """Whether a row heads groups of columns: several cells, each over more than one column."""
        cells = self.view.filled(number)
        return len(cells) > 1 and all(self.view.width(cell) > 1 and self.view.height(cell) == 1 for cell in cells)

    def _continues(self, number: int, below: int) -> bool:
        """Whether the next row subdivides a heading row: short texts, all under headings that span columns."""
        under = [self.view.merge(number, cell.column) for cell in self.view.filled(below)]
        short = all(len(cell.text) <= LONGEST and cell.kind == "text" for cell in self.view.filled(below))
        return short and all(merge is not None and merge.right > merge.left for merge in under)

    def _read(self, rows: tuple[int, ...]) -> Header | None:
        if not any(self._may_head(row) for row in rows):
            return None
        headings = tuple(self._headings(rows))
        if len(headings) < 2 or any(heading.cell.kind != "text" for heading in headings):
            return None
        kind: HeaderKind | None = "summary" if self._counts(headings) else None
        if kind is None and sum(heading.guess is not None for heading in headings) >= 2 and self._heads(headings):
            kind = self._kind(headings)
        if kind is None and self._heads_retired(rows[0], headings):
            kind = "plan" if any(heading.role == "action" for heading in headings) else "measures"
        if kind is None:
            return None
        horizon = next((months for heading in headings if (months := horizon_of(heading.text)) and heading.role in MAIN), None)
        return Header(rows, headings, kind, horizon)

    def _heads_retired(self, row: int, headings: Sequence[Heading]) -> bool:
        """Whether a row right under the title of a box of retired items heads it, though only the items' column is known."""
        above = self.view.filled(row - 1) if row - 1 in self.view.rows else ()
        titled = len(above) == 1 and line_kind(squeeze(above[0].standing), self.lexicon.layout) == "retired"
        return titled and any(heading.role in MAIN and heading.guess and heading.guess.score >= STRONG for heading in headings)

    def _may_head(self, row: int) -> bool:
        """Whether a row may hold headings: texts alone, one a heading as it stands, or several statuses (a quick look)."""
        cells = self.view.filled(row)
        if any(cell.kind != "text" or len(cell.text) > 2 * LONGEST for cell in cells):
            return False
        return any(self.lexicon.spells(cell.standing) for cell in cells) or sum(_is_status(cell.text) for cell in cells) > 1

    def _heads(self, headings: Sequence[Heading]) -> bool:
        """Whether a row's cells look like headings: short, not sentences, most of them known."""
        short = all(
            heading.role or (len(heading.text) <= LONGEST and not heading.text.rstrip().endswith(".")) for heading in headings
        )
        known = sum(heading.guess is not None for heading in headings)
        return short and known * 2 >= len(headings)

    def _headings(self, rows: tuple[int, ...]) -> Iterator[Heading]:
        """The headings of one row, or of two joined through their merges: a lower one that says enough by itself stands alone."""
        columns = sorted({cell.column for row in rows for cell in self.view.filled(row)})
        for column in columns:
            stack = [cell for row in rows if (cell := self.view.shown(row, column)) is not None and cell.text.strip()]
            cells = list({cell.address: cell for cell in stack}.values())
            if not cells or (len(rows) > 1 and cells[-1].row != rows[-1] and self.view.width(cells[-1]) > 1):
                continue
            yield self._heading(column, cells)

    def _heading(self, column: int, cells: Sequence[Cell]) -> Heading:
        last = cells[-1]
        own = self.lexicon.guess(last.standing)
        if len(cells) > 1 and (own is None or own.score < 100 or own.role == "original_due"):
            joined = " – ".join(squeeze(cell.standing) for cell in cells)
            whole = self.lexicon.guess(joined)
            if whole is not None and (own is None or whole.score >= own.score):
                return Heading(column, last, joined, whole, period_of(joined))
        return Heading(column, last, last.standing.strip(), own, period_of(last.standing))

    def _kind(self, headings: Sequence[Heading]) -> HeaderKind | None:
        roles = {heading.role for heading in headings}
        if {"abbreviation", "meaning"} <= roles and not roles & {"action", "lead", "due", "status"}:
            return "abbreviations"
        listed = any(heading.guess and heading.guess.listed for heading in headings)
        main = roles & {*MAIN, *PROMOTED}
        if not main or not (roles & COMPANIONS - main or len(main) > 1 or listed):
            return None
        if "action" in roles or "measure" not in roles:
            return "plan" if len(roles & {*COMPANIONS, *MAIN}) >= 2 else None
        horizon = any(horizon_of(heading.text) for heading in headings if heading.role == "measure")
        return "measures" if horizon or roles & {"status", "progress", "lead", "due"} else "indicators"

    def _counts(self, headings: Sequence[Heading]) -> bool:
        """Whether a table counts: the columns beside its first hold numbers where there is anything below."""
        bottom = headings[0].cell.row
        words = [heading for heading in headings if means(heading.text) or rag_of_word(heading.text)]
        columns = [heading.column for heading in headings[1:]]
        below = [cell for column in columns for cell in self._below(column, bottom, 4)]
        numbers = sum(_is_count(cell) for cell in below)
        asked = len(words) >= 2 or {heading.role for heading in headings} & {"count", "share", "action", "ref", "measure"}
        return bool(asked and below and numbers * 4 >= len(below) * 3)

    def _below(self, column: int, row: int, most: int = SAMPLE, end: int = 10**7) -> list[Cell]:
        """The filled or coloured cells below a heading."""
        found: list[Cell] = []
        for number in self.numbers[bisect_right(self.numbers, row) :]:
            cell = self.view.cell(number, column)
            if number >= end:
                break
            if cell is not None and (cell.text.strip() or rag_of_fill(cell.fill) or cell.kind == "uncalculated"):
                found.append(cell)
                if len(found) == most:
                    break
        return found

    def _settle(self, header: Header, end: int) -> Header:
        """A header with each column's meaning checked against what it holds, and an action found where no heading says so."""
        if header.kind not in ("plan", "measures"):
            return header
        headings = list(header.headings)
        for index, heading in enumerate(headings):
            if heading.guess and not heading.guess.listed:
                cells = self._below(heading.column, header.rows[-1], end=end)
                headings[index] = replace(heading, guess=self._check(heading.guess, cells, headings))
        proses = [h.column for h in headings if h.guess is None and self._is_prose(h.column, header.rows[-1], end)]
        return replace(header, headings=tuple(self._dated(_promote(headings, proses), header.rows[0])))

    def _is_prose(self, column: int, row: int, end: int) -> bool:
        """Whether most cells below a heading hold a few words or more."""
        texts = [cell.text for cell in self._below(column, row, end=end)]
        return bool(texts) and _mostly(len(text.split()) >= 3 for text in texts)

    def _dated(self, headings: Sequence[Heading], row: int) -> Iterator[Heading]:
        """The headings with the months of a family of columns put in their years; a status beside dated ones is the newest."""
        families: dict[str | None, list[Heading]] = {}
        for heading in headings:
            families.setdefault(heading.role, []).append(heading)
        periods: dict[int, Period] = {}
        for role, family in families.items():
            named = [heading.period for heading in family]
            if len(family) > 1 and any(period.month for period in named):
                named = dated(named, self.calendar, self._status_day(row))
            if role == "status" and len(family) > 1 and sum(period.order is None for period in named) == 1:
                named = [period if period.order else NOW for period in named]
            periods |= {heading.column: period for heading, period in zip(family, named, strict=True)}
        return (replace(heading, period=periods[heading.column]) for heading in headings)

    def _status_day(self, row: int) -> date | None:
        above = [number for number in self.numbers if number < row]
        return status_day(
            [cell.text for number in above for cell in self.view.filled(number) if len(cell.text) < LONGEST], self.calendar
        )

    def _check(self, guess: Guess, cells: Sequence[Cell], headings: Sequence[Heading]) -> Guess | None:
        """What a column is, going by its cells as well as by its heading."""
        texts = [cell.text.strip() for cell in cells if cell.text.strip()]
        roles = {heading.role for heading in headings}
        if guess.role == "status" and texts and _mostly(len(text) > PROSE and means(text) is None for text in texts):
            return replace(guess, role="progress")
        if guess.role == "progress" and "status" not in roles and texts and _mostly(_is_status(text) for text in texts):
            return replace(guess, role="status")
        if (
            guess.role in ("targets", "milestones", "changes")
            and "due" not in roles
            and texts
            and _mostly(self._is_date(c) for c in cells)
        ):
            return replace(guess, role="due")
        if guess.role == "due" and texts and guess.score < 100 and not any(self._is_date(cell) for cell in cells):
            return None
        return self._check_priority(guess, texts)

    def _check_priority(self, guess: Guess, texts: Sequence[str]) -> Guess | None:
        """A column of priorities may hold a rank (H, M, L), an objective or the work stream."""
        if guess.role not in ("work_stream", "objective") or not texts:
            return guess
        ranks = re.compile(r"(h|m|l|high|medium|med|low|critical|urgent|essential|desirable|[1-5]|p[1-5])", re.IGNORECASE)
        if _mostly(ranks.fullmatch(text) is not None for text in texts):
            return replace(guess, role="rank")
        long = _mostly(len(text) > PROSE for text in texts)
        return replace(guess, role="objective") if guess.role == "work_stream" and long else guess

    def _is_date(self, cell: Cell) -> bool:
        return cell.kind == "date" or read_due(cell.text, self.calendar).due.kind not in ("unreadable", "complete")


def _mostly(answers: Iterator[bool] | Sequence[bool]) -> bool:
    listed = list(answers)
    return sum(listed) * 10 >= len(listed) * 7


def _is_status(text: str) -> bool:
    """Whether a text is a status and nothing besides."""
    if len(text) > PROSE:
        return False
    matched = match_word(text, general_words().statuses)
    return rag_of_word(text) is not None or (matched is not None and matched.how != "within")


def _is_count(cell: Cell) -> bool:
    return cell.kind in ("number", "uncalculated") or re.fullmatch(r"[\d.,]+ ?%?", cell.text.strip()) is not None


def _promote(headings: Sequence[Heading], proses: Sequence[int]) -> list[Heading]:
    """The headings with an action among them.

    Without a heading for it, the first column of prose whose heading says nothing; else, in a table of recommendations or
    milestones alone, these. checks.action_columns tells the person of either.
    """
    roles = [heading.role for heading in headings]
    if set(roles) & set(MAIN):
        return list(headings)
    if proses:
        action = Guess("action", STRONG, listed=False)
        return [replace(h, guess=action) if h.column == proses[0] else h for h in headings]
    role = next((role for role in PROMOTED if role in roles), None)
    chosen = roles.index(role) if role else None
    return [
        replace(heading, guess=replace(heading.guess, role="action")) if index == chosen and heading.guess else heading
        for index, heading in enumerate(headings)
    ]


def table_kind(header: Header, retired: bool) -> TableKind:
    """The kind of table, as columns are reported."""
    return "retired" if retired else "measures" if header.kind == "measures" else "plan"
