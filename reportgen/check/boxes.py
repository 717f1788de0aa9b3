"""Boxes of counts that people keep on a sheet: statuses with numbers beside them, or side by side over rows of numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.model import Cell, Row
from reportgen.model.names import squeeze

Number = tuple[int, Cell]


@dataclass(frozen=True, slots=True)
class Box:
    """What a box says: the number of each status, by its label, the total and the percentages, each with its cell.

    name is what stands before a row of numbers, "" for a box of its own.
    """

    name: str
    counts: Mapping[str, Number]
    percents: Mapping[str, Number]
    total: Number | None

    @property
    def sum(self) -> int:
        """All of its parts."""
        return sum(number for number, _ in self.counts.values())


def words_of(text: str) -> str:
    """A text for comparing with a status: lower case, words one space apart."""
    return re.sub(r"[^\w%]+", " ", text.casefold()).strip()


def lists(rows: Iterator[Row] | tuple[Row, ...], labels: Mapping[str, str], totals: frozenset[str]) -> Iterator[Box]:
    """The boxes whose statuses stand one under another, each with one number beside it and perhaps its percentage."""
    lines: list[tuple[str, Number, Number | None]] = []
    last = 0
    for row in rows:
        line = _line(row, labels, totals)
        known = {label for label, _, _ in lines}
        if line is None or line[0] in known or row.number > last + 1:
            yield from _box(lines)
            lines = []
        lines += [line] if line else []
        last = row.number
    yield from _box(lines)


def _line(row: Row, labels: Mapping[str, str], totals: frozenset[str]) -> tuple[str, Number, Number | None] | None:
    """The status of a row ("" is the total), its number and percentage; None for any other row."""
    words = [cell for cell in row.cells if cell.text.strip() and not _is_number(cell)]
    counts = [(number, cell) for cell in row.cells if (number := _whole(cell)) is not None]
    percents = [(number, cell) for cell in row.cells if (number := _percent(cell)) is not None]
    word = words_of(words[0].text) if len(words) == 1 else ""
    if len(counts) != 1 or len(percents) > 1 or not (word in labels or word in totals):
        return None
    return labels.get(word, ""), counts[0], percents[0] if percents else None


def _box(lines: list[tuple[str, Number, Number | None]]) -> Iterator[Box]:
    counts = {label: number for label, number, _ in lines if label}
    percents = {label: percent for label, _, percent in lines if label and percent}
    if len(counts) > 1:
        yield Box("", counts, percents, next((number for label, number, _ in lines if not label), None))


def tables(rows: tuple[Row, ...], labels: Mapping[str, str], totals: frozenset[str]) -> Iterator[tuple[Box, ...]]:
    """The boxes whose statuses stand side by side over rows of numbers: each table as its rows."""
    for at, row in enumerate(rows):
        columns = {cell.column: labels[words_of(cell.text)] for cell in row.cells if words_of(cell.text) in labels}
        if len(set(columns.values())) < max(2, len(columns)):
            continue
        of_total = next((cell.column for cell in row.cells if words_of(cell.text) in totals), None)
        found = tuple(_rows_under(rows[at + 1 :], columns, of_total))
        if found:
            yield found


def _rows_under(rows: tuple[Row, ...], columns: Mapping[int, str], of_total: int | None) -> Iterator[Box]:
    for row in rows:
        counts = {
            columns[cell.column]: (n, cell) for cell in row.cells if cell.column in columns and (n := _whole(cell)) is not None
        }
        if len(counts) < len(columns):
            return
        names = [squeeze(cell.text) for cell in row.cells if cell.column < min(columns) and not _is_number(cell)]
        total = row.at(of_total) if of_total else None
        stated = _whole(total) if total else None
        yield Box(" ".join(names), counts, {}, (stated, total) if total and stated is not None else None)


def _is_number(cell: Cell) -> bool:
    return re.fullmatch(r"[\d.,]+\s*%?", cell.text.strip()) is not None


def _whole(cell: Cell) -> int | None:
    text = cell.text.strip().replace(",", "")
    return int(text) if re.fullmatch(r"\d{1,6}", text) else None


def _percent(cell: Cell) -> int | None:
    """A percentage as shown, rounded half up."""
    found = re.fullmatch(r"(\d{1,3})(?:\.(\d)\d*)?\s*%", cell.text.strip())
    return int(found[1]) + (int(found[2] or 0) >= 5) if found else None
