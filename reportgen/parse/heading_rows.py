"""Headings that stand in several rows: groups over columns, parts under them, each column's cells read as one heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.model import Cell
from reportgen.parse.contents import is_status
from reportgen.parse.headers import Header, Heading
from reportgen.parse.headings import LONGEST, OTHER, Guess, Lexicon, names_period, period_of
from reportgen.parse.sheets import View
from reportgen.parse.text import squeeze

DATED = ("due", "original_due")
"""The families of headings over dates by which things are due."""


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """Tells which rows of a sheet head columns together, and joins them."""

    view: View
    lexicon: Lexicon

    def groups(self, number: int, wide_alone: bool = False) -> bool:
        """Whether a row heads groups of columns: several cells over more than one column, or that name periods."""
        cells = self.view.filled(number)
        if not cells or any(not _may_group(cell) for cell in cells):
            return False
        wide = [cell for cell in cells if self.view.width(cell) > 1 and self.view.height(cell) == 1]
        if len(cells) > 1 and len(wide) == len(cells):
            return True
        if len(cells) == 1 and wide and not wide_alone:
            return self._over_qualified(cells[0])
        others = [cell for cell in cells if cell not in wide]
        if not wide_alone and len(cells) > 1 and (self._stand_over(cells) or self._are_sections(cells)):
            return True
        if wide_alone and not wide:
            return False
        return len(cells) > 1 and all(self.view.height(cell) > 1 or names_period(cell.text) for cell in others)

    def _are_sections(self, cells: Sequence[Cell]) -> bool:
        """Whether a row parts the headings below it, which are known, into sections: some wide, or some said again."""
        below = self.view.filled(cells[0].row + 1)
        if len(cells) > len(below):
            return False
        again = len({squeeze(cell.text) for cell in cells}) < len(cells)
        over = {column for cell in cells for column in range(cell.column, cell.column + self.view.width(cell))}
        heading = _looks(cells) == _looks(below) or all(cell.bold for cell in (*cells, *below))
        wide = len(over) > len(cells) and heading and all(part.column in over for part in below)
        if not (again or wide) or not any(self.lexicon.spells(part.standing) for part in below):
            return False
        return sum(map(self._is_known, below)) * 3 > 2 * len(below)

    def _is_known(self, part: Cell) -> bool:
        return _may_group(part) and (self.lexicon.guess(part.standing) is not None or names_period(part.text))

    def _over_qualified(self, cell: Cell) -> bool:
        """Whether the one heading of a row stands over periods, statuses, dates told apart or words that mean nothing without it.

        Other headings stand beside them.
        """
        right = cell.column + self.view.width(cell)
        below = self.view.filled(cell.row + 1)
        under = [part for part in below if cell.column <= part.column < right]
        if not 1 < len(under) < len(below):
            return False
        plain = all(_may_group(part) and self.lexicon.guess(part.standing) is None for part in under)
        lends = self.lexicon.spells(cell.standing) and sum(
            self.lexicon.guess(part.standing) is not None for part in below
        ) * 2 >= len(below) - len(under)
        return (plain and lends) or all(self._qualifies(part) or is_status(part.text) for part in under)

    def _stand_over(self, cells: Sequence[Cell]) -> bool:
        """Whether known headings stand, without a merge, over periods or over original and revised dates."""
        below = self.view.filled(cells[0].row + 1)
        if len(below) <= len(cells) or not all(self.lexicon.guess(cell.standing) for cell in cells):
            return False
        under = [next((part for part in below if part.column == cell.column), None) for cell in cells]
        return all(part is not None and self._qualifies(part) for part in under)

    def _qualifies(self, cell: Cell) -> bool:
        """Whether a lower heading only says which of several: a period, or the original or revised date."""
        own = self.lexicon.guess(cell.standing)
        return names_period(cell.text) or (own is not None and own.role in DATED and len(cell.text.split()) < 2)

    def continues(self, number: int, below: int) -> bool:
        """Whether the next row subdivides a heading row: short texts, under headings that span columns or beside blanks."""
        parts = self.view.filled(below)
        if any(cell.kind not in ("text", "date") or len(cell.text) > LONGEST for cell in parts):
            return False
        if all(self._under_span(number, cell.column) for cell in parts):
            return True
        last = max(cell.column for cell in self.view.filled(number))
        blanks = [cell for cell in parts if self.view.shown(number, cell.column) is None]
        named = all(names_period(cell.text) or self.lexicon.guess(cell.standing) for cell in parts)
        return len(parts) > 1 and named and bool(blanks) and len(blanks) * 2 >= len(parts) and parts[0].column <= last

    def _under_span(self, number: int, column: int) -> bool:
        merge = self.view.merge(number, column)
        return merge is not None and merge.right > merge.left

    def join(self, rows: tuple[int, ...]) -> Iterator[Heading]:
        """The headings of one row, or of several joined through their merges: a lower one that says enough stands alone."""
        columns = sorted({cell.column for row in rows for cell in self.view.filled(row)})
        parted = len(rows) > 1 and self._are_sections(self.view.filled(rows[0]))
        for column in columns:
            stack = [cell for row in rows if (cell := self._over(rows, row, column)) is not None and cell.text.strip()]
            cells = list({cell.address: cell for cell in stack}.values())
            if not cells or (len(rows) > 1 and self._heads_others(cells[-1], rows[-1])):
                continue
            yield self._heading(column, cells[-1:] if parted and self._tells_enough(cells) else cells)

    def _tells_enough(self, cells: Sequence[Cell]) -> bool:
        """Whether the last heading of a stack says by itself what it is; the baseline of a timescale is a date."""
        own = self.lexicon.guess(cells[-1].standing)
        if own is None or self._qualifies(cells[-1]):
            return False
        whole = self._joined(cells, _on_one_line(cells)) if own.role == "baseline" and len(cells) > 1 else None
        return whole is None or whole.role not in DATED

    def _heads_others(self, cell: Cell, last: int) -> bool:
        """Whether a heading is only that of a group: it is wide, and does not reach down to the last of the rows."""
        return self.view.width(cell) > 1 and cell.row + self.view.height(cell) - 1 < last

    def _over(self, rows: tuple[int, ...], row: int, column: int) -> Cell | None:
        """The cell of a heading row over a column; above a part with nothing of its own, the group that begins to its left."""
        cell = self.view.shown(row, column)
        if cell is not None and cell.text.strip():
            return cell
        lower = self.view.cell(rows[-1], column)
        if row == rows[-1] or self.view.merge(row, column) is not None or lower is None or not self._qualifies(lower):
            return None
        before = [cell for cell in self.view.filled(row) if cell.column < column]
        group = before[-1] if before else None
        if group is None or self.view.height(group) > 1:
            return None
        return group if self.view.cell(rows[-1], group.column) is not None else None

    def _heading(self, column: int, cells: Sequence[Cell]) -> Heading:
        last = cells[-1]
        own = self.lexicon.guess(last.standing)
        if len(cells) > 1 and (own is None or own.score < OTHER or own.role in ("original_due", "baseline")):
            joined = _on_one_line(cells)
            whole = self._joined(cells, joined)
            if whole is not None and (own is None or whole.score >= own.score):
                return Heading(column, last, joined, whole, period_of(joined))
        if len(cells) > 1 and own is not None and any(_is_dated(cell) for cell in cells[:-1]):
            joined = _on_one_line(cells)
            return Heading(column, last, joined, own, period_of(joined))
        return Heading(column, last, last.standing.strip(), own, period_of(last.standing))

    def _joined(self, cells: Sequence[Cell], joined: str) -> Guess | None:
        """What a heading of several rows means as a whole; a part that only names a period means what its group does."""
        if names_period(cells[-1].standing) and (group := self.lexicon.guess(cells[-2].standing)) is not None:
            return replace(group, score=group.score - 2)
        return self.lexicon.guess(joined)


def _on_one_line(cells: Sequence[Cell]) -> str:
    return " – ".join(squeeze(cell.standing) for cell in cells)


def _acting_as_above(header: Header, acting: Mapping[str, Guess]) -> Header:
    """A table with its actions under the heading that named them in one above, where another was taken for it."""
    main = header.main
    named = next((heading for heading in header.headings if squeeze(heading.text) in acting), None)
    if main is None or named is None or squeeze(main.text) in acting or (main.guess and main.guess.listed):
        return header
    taken = {main.column: None, named.column: acting[squeeze(named.text)]}
    headings = (replace(each, guess=taken[each.column]) if each.column in taken else each for each in header.headings)
    return replace(header, headings=tuple(headings))


def _is_dated(cell: Cell) -> bool:
    """Whether a heading over others names a period, alone or as the day of a meeting."""
    return names_period(cell.standing) or period_of(cell.standing).name is not None


def look_alike(cells: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether two rows have the same shading and weight of type."""
    return _looks(cells) == _looks(others)


def _looks(cells: Sequence[Cell]) -> set[tuple[bool, str | None]]:
    return {(cell.bold, cell.fill) for cell in cells}


def _may_group(cell: Cell) -> bool:
    year = cell.kind == "number" and re.fullmatch(r"20\d\d", cell.text.strip()) is not None
    return year or (cell.kind == "text" and len(cell.text) <= LONGEST)


def parted_as_above(headers: Mapping[int, Header]) -> dict[int, Header]:
    """The tables of a sheet, with the headings that nobody knows read as those of a group above them, in the same column, were.

    "Fire" under "Lead officer" is who leads; the box of retired actions below may say "Fire" alone. The actions stand under the
    heading that they have above: not under "Reason" beside "Project", where "Project" names them in the plan.
    """
    groups: dict[tuple[int, str], Guess] = {}
    acting: dict[str, Guess] = {}
    read: dict[int, Header] = {}
    for row, unsettled in headers.items():
        header = _acting_as_above(unsettled, acting)
        if header.main is not None and header.main.guess is not None:
            acting.setdefault(squeeze(header.main.text), header.main.guess)
        headings = [
            heading if heading.guess else replace(heading, guess=groups.get((heading.column, squeeze(heading.text))))
            for heading in header.headings
        ]
        read[row] = replace(header, headings=tuple(headings))
        for heading in header.headings:
            alone = squeeze(heading.cell.standing)
            if heading.guess is not None and alone != squeeze(heading.text):
                groups[heading.column, alone] = heading.guess
    return read
