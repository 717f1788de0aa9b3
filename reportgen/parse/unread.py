"""Tables that nothing was made of: rows read as notes though they stand under headings as actions do. None is lost unsaid."""

from collections.abc import Iterator, Sequence

from reportgen.layout import Layout
from reportgen.model import Cell, Finding
from reportgen.parse.contents import Contents, is_count
from reportgen.parse.due import Calendar
from reportgen.parse.found import Walked
from reportgen.parse.report import of_place
from reportgen.parse.sheet_names import names_lists
from reportgen.parse.status import Problem
from reportgen.parse.text import fold, squeeze
from reportgen.settings import toml_line

NARROWEST, SHORTEST = 3, 2
"""How many columns such a table has at the least, and how many rows below its headings."""
LONGEST_HEADING = 60
FIGURES = 3
"""The columns of numbers that make a table one of figures."""


def unread_tables(walked: Walked, layout: Layout) -> Iterator[Finding]:
    """One finding for each block of notes that has headings, a column of prose, and one that holds persons, dates or the like."""
    view = walked.view
    if walked.left_out is not None or view.sheet.hidden or names_lists(view.sheet.name):
        return
    calendar = Calendar.of(layout, None, None)
    for rows in _blocks(walked):
        head, *below = rows
        headings = view.filled(head)
        held = {cell.column: _below(walked, cell, below, calendar) for cell in headings}
        told = next((cell for cell in headings if held[cell.column].held == "prose"), None)
        figures = sum(all(map(is_count, each.cells)) for each in held.values() if each.cells)
        if told is None or figures >= FIGURES or not any(each.held in ("due", "status", "lead", "ref") for each in held.values()):
            continue
        message = (
            f"Rows {below[0]} to {below[-1]} stand under headings as actions do, but no heading in row {head} "
            f"is known to name actions, so they are read as notes."
        )
        fix = f"If they are actions, write into [columns] of the layout: {toml_line('action', [squeeze(told.standing)])}."
        yield of_place(Problem("table-unread", "warning", message, fix), view.file, view.sheet.name, told.address, told.text)


def _blocks(walked: Walked) -> Iterator[list[int]]:
    """The stretches of rows read as notes of which the first looks like headings, up to the next row that is none."""
    block: list[int] = []
    for row in sorted(walked.kinds):
        cells = walked.view.filled(row)
        goes_on = bool(block) and row == block[-1] + 1
        if walked.kinds[row] == "note" and len(cells) >= NARROWEST and (goes_on or _may_begin(walked, row, cells)):
            block = [*block, row] if goes_on else [row]
            continue
        if len(block) > SHORTEST:
            yield block
        block = []
    if len(block) > SHORTEST:
        yield block


def _may_begin(walked: Walked, row: int, cells: Sequence[Cell]) -> bool:
    """Whether a row may be one of headings that nobody knows: short texts, each another, and no row of a table right above."""
    above = walked.kinds.get(row - 1)
    if above not in (None, "title", "blank", "note", "work_stream") or len(walked.view.filled(row - 1)) > 1:
        return False
    if any(first <= row <= last for first, last in walked.foreign):
        return False
    short = all(cell.kind == "text" and len(cell.text.strip()) <= LONGEST_HEADING for cell in cells)
    return short and len({fold(cell.text) for cell in cells}) == len(cells)


def _below(walked: Walked, heading: Cell, rows: Sequence[int], calendar: Calendar) -> Contents:
    cells = (walked.view.cell(row, heading.column) for row in rows)
    return Contents(tuple(cell for cell in cells if cell is not None), calendar)
