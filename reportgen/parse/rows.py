"""Rows within a table that are no actions: totals, page feet, headings of groups, rules prepared for actions to come."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.boxes import is_number
from reportgen.parse.contents import LONGEST_REF, REF
from reportgen.parse.headers import Header
from reportgen.parse.lines import PAGE, heads
from reportgen.parse.sheets import View, holds
from reportgen.parse.text import fold, parts_of, squeeze

PREPARED = frozenset({"ref", "status", "rank", "percent", "travel"})
"""The columns that a row may be filled in beforehand, by a number, a list's first choice or a formula."""
OWN = frozenset({"lead", "due", "original_due"})
"""What an action has and the heading of a group has not."""
LEADING = ("lead", "partner")
NUMBERED_PAGE = re.compile(r"\s*(page|sheet|p\.)", re.IGNORECASE)
LOOK_BELOW = 3
LOOK_BACK = 100


def repeats(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row says the headings again, as at the top of a page."""
    texts = {(heading.column, squeeze(heading.cell.standing)) for heading in header.headings}
    same = sum((cell.column, squeeze(cell.standing)) in texts for cell in cells)
    return same > 2 and same * 5 >= len(cells) * 4


def last_item(view: View, header: Header, numbers: Sequence[int], starts: Collection[int]) -> int:
    """The last row that holds an action of a table; what stands below it are remarks. starts are the rows of all headings."""
    end = min((row for row in starts if row > header.rows[-1]), default=numbers[-1] + 1)
    column = header.main.column if header.main else 0
    within = numbers[bisect_right(numbers, header.rows[-1]) : bisect_left(numbers, end)]
    filled = (row for row in reversed(within) if (cell := view.cell(row, column)) and holds(cell))
    return next(filled, header.rows[-1])


def stands_below(view: View, end: int, number: int) -> bool:
    """Whether a row stands below a table that ends in a row, an empty one between."""
    return number > end and any(not view.filled(row) for row in range(max(end, number - LOOK_BACK) + 1, number))


def refers(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row has a reference of its own."""
    refs = {heading.column for heading in header.headings if heading.role == "ref"}
    return any(cell.column in refs and REF.fullmatch(cell.text.strip()) for cell in cells)


def is_page_foot(cells: Sequence[Cell]) -> bool:
    """Whether one of a row's few texts numbers a page."""
    return len(cells) <= 3 and any(NUMBERED_PAGE.match(cell.text) and PAGE.fullmatch(cell.text) for cell in cells)


def is_lead_line(text: str) -> bool:
    """Whether a line tells who leads what follows: "Sponsor: Director of Place"."""
    title, colon, name = text.partition(":")
    known = {
        fold(word)
        for family in (*general_words().strong, *general_words().other)
        if family.role in LEADING
        for word in family.names
    }
    return bool(colon and name.strip()) and fold(title) in known


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row below the headings numbers the columns: (a), (b), (c) or 1, 2, 3."""
    marks = [cell.text.strip().strip("().[]").casefold() for cell in cells]
    letters = [chr(97 + index) for index in range(len(marks))]
    return len(marks) > 2 and marks in (letters, [str(index + 1) for index in range(len(marks))])


def is_total(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row adds up those above: it begins with such a word, and has no lead or date."""
    first = fold(cells[0].standing)
    if not any(first == name or first.startswith(f"{name} ") for name in map(fold, general_words().total)):
        return False
    if _roles(cells, header) & OWN:
        return False
    counts = all(is_number(cell) or re.search(r"\d", cell.text) for cell in cells[1:])
    return heads(first, general_words().total, 0) or (len(cells) > 1 and counts)


def title_of_group(view: View, cells: Sequence[Cell], header: Header) -> Cell | None:
    """The title of a row that heads a group of actions: merged over their columns, or apart from them, without a lead or date."""
    main = header.main
    if main is None or len(cells) < 2:
        return None
    wide = next((cell for cell in cells if _spans(view, cell, header, main.column)), None)
    if wide is not None:
        return wide
    title = next((cell for cell in cells if cell.column == main.column), None)
    if title is None or _roles(cells, header) & {*OWN, "progress"}:
        return None
    apart = _looks_apart(view, title, header) and (_numbers(view, cells, header) or len(cells) == 2)
    return title if apart else None


def _spans(view: View, cell: Cell, header: Header, main: int) -> bool:
    """Whether a cell is merged from the first column over that of the actions, each of which has a heading of its own."""
    right = cell.column + view.width(cell) - 1
    headed = [heading.column for heading in header.headings if cell.column <= heading.column <= right]
    before = [heading for heading in header.headings if heading.column < cell.column]
    return cell.column < main <= right and len(headed) > 1 and all(heading.role in ("ref", None) for heading in before)


def _numbers(view: View, cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row's reference begins those of the rows below: 1 above 1.1."""
    column = next((heading.column for heading in header.headings if heading.role == "ref"), None)
    own = next((cell for cell in cells if cell.column == column), None)
    if own is None or column is None:
        return False
    parts = parts_of(own.text)
    below = view.cell(own.row + 1, column) or view.cell(own.row + 2, column)
    under = parts_of(below.text) if below else ()
    return bool(parts) and len(under) > len(parts) and under[: len(parts)] == parts


def _looks_apart(view: View, title: Cell, header: Header) -> bool:
    """Whether a title is bold or filled as the actions below it are not."""
    below = [view.cell(title.row + more, title.column) for more in range(1, LOOK_BELOW + 1)]
    texts = [cell for cell in below if cell is not None and cell.text.strip()]
    return bool(texts) and (title.bold, title.fill) != (texts[0].bold, texts[0].fill) and (title.bold or bool(title.fill))


def in_the_margin(cells: Sequence[Cell], header: Header) -> Cell | None:
    """The title that a row without an action has in its first column, in bold or colour, where references would stand."""
    first = cells[0]
    if first.column != header.headings[0].column or header.main is None or first.column == header.main.column:
        return None
    if any(cell.column == header.main.column for cell in cells) or not (first.bold or first.fill):
        return None
    text = first.standing.strip()
    return first if len(text) > LONGEST_REF or (len(text) > 3 and not REF.fullmatch(text)) else None


def is_prepared(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row holds nothing but what is filled in beforehand: a reference, a status, an empty formula."""
    roles = {heading.column: heading.role for heading in header.headings}
    return all(
        roles.get(cell.column) in PREPARED
        and len(cell.text.split()) <= 4
        and (roles.get(cell.column) != "ref" or REF.fullmatch(cell.text.strip()) is not None)
        for cell in cells
    )


def _roles(cells: Sequence[Cell], header: Header) -> set[str | None]:
    columns = {heading.column: heading.role for heading in header.headings}
    return {columns.get(cell.column) for cell in cells}


def roles_of(header: Header, view: View) -> dict[int, str | None]:
    """What each column of a table was taken for; a hidden one names no work stream, as papers print their titles."""
    hidden = view.sheet.hidden_columns
    return {
        heading.column: None if heading.role == "work_stream" and heading.column in hidden else heading.role
        for heading in header.headings
    }
