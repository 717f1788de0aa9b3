"""Lines above tables that are the titles of blocks, told from the title of the sheet and from what pages repeat."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.layout import Layout
from reportgen.model import Cell
from reportgen.parse.headers import Header
from reportgen.parse.lines import line_kind, without_continued
from reportgen.parse.sheet_names import retires
from reportgen.parse.sheets import View
from reportgen.parse.text import fold, squeeze

BEHIND_NAME = re.compile(r"\s[–—-]\s([^,;:(–—]+?)\s*(?=[,;:(–—]|$)")
LOOK_AHEAD = 4
"""How many rows below a line are looked at for its table."""
QUOTED = re.compile(r"[\"“‘'].*[\"”’'](?:\s*\([^()]*\)|\s*[-–—].*)?")
"""What somebody said, and who: "We get moved on from everywhere." (Youth Council survey)"""
TITLE = 120
"""The longest title of a sheet, in characters."""
LONGEST_BAND = 20
"""The longest title of a group, in words, that is neither bold nor coloured."""
NOTE_LIKE = re.compile(r"\b(as at|as of|updated|version|owner)\b", re.IGNORECASE)
ABOVE = 3
"""How many rows above its table the title of a block stands at most."""

FARTHEST = 12
"""How many rows above it where lines of its own stand between."""


def titles_of_blocks(parts: Sequence[tuple[View, Mapping[int, Header]]], layout: Layout) -> list[frozenset[int]]:
    """The rows of the lines right above tables, part by part, where several tables of a sheet have such lines that look alike.

    A line over retired actions alone does not make a title of the one above the plan.
    """
    titles = [_own_titles(view, headers) for view, headers in parts]
    found = [
        (_look(view, cell), _is_retired(cell, layout)) for (view, _), cells in zip(parts, titles, strict=True) for cell in cells
    ]
    looks, plain = Counter(look for look, _ in found), Counter(look for look, retired in found if not retired)
    first = next((look for look, retired in found if retired), None) if found and found[0][1] else None

    def is_top(view: View, cell: Cell) -> bool:
        look = _look(view, cell)
        return looks[look] > 1 and (_is_retired(cell, layout) or plain[look] > 1 or look == first)

    return [frozenset(cell.row for cell in cells if is_top(view, cell)) for (view, _), cells in zip(parts, titles, strict=True)]


def _is_retired(cell: Cell, layout: Layout) -> bool:
    text = squeeze(cell.standing)
    return line_kind(text, layout) == "retired" or retires(text, layout)


def _own_titles(view: View, headers: Mapping[int, Header]) -> list[Cell]:
    """The titles of the tables of a part, without those that pages repeat."""
    tables = [row for row, header in headers.items() if header.kind in ("plan", "measures")]
    titles = [line for row in tables if (line := _title(view, row, headers)) is not None]
    met = Counter(fold(cell.standing) for cell in titles)
    return [
        cell for cell in titles if met[fold(cell.standing)] == 1 or fold(without_continued(cell.standing)) != fold(cell.standing)
    ]


def _title(view: View, row: int, headers: Mapping[int, Header]) -> Cell | None:
    """The title of a block: the line nearest to its table that is set apart, else the one above what is told of the block."""
    near = next((cell for cell in _above(view, row, headers) if is_styled(view, cell)), None)
    if near is not None and not (near.bold or near.fill) and near.row - 1 > 1:
        above = view.filled(near.row - 1)  # what is told of the block may stand between its title and its table
        near = above[0] if len(above) == 1 and above[0].fill and near.row - 1 not in headers else near
    return near or next((cell for cell in _introduction(view, row, headers) if cell.bold or cell.fill), None)


def _introduction(view: View, row: int, headers: Mapping[int, Header]) -> Iterator[Cell]:
    """The lines above a table without an empty row between, the nearest first, past those of two texts each merged."""
    for number in range(row - 1, max(row - 1 - FARTHEST, 0), -1):
        cells = view.filled(number)
        if not cells or number in headers or (len(cells) > 1 and any(view.width(cell) == 1 for cell in cells)):
            return
        yield from cells if len(cells) == 1 else ()


def _above(view: View, row: int, headers: Mapping[int, Header]) -> Iterator[Cell]:
    """The lines by themselves right above a table, the nearest first."""
    for number in range(row - 1, row - 1 - ABOVE, -1):
        cells = view.filled(number)
        if len(cells) > 1 or number in headers:
            return
        yield from cells


def _look(view: View, cell: Cell) -> tuple[str | None, bool, bool]:
    return cell.fill, cell.bold, view.width(cell) > 1


def is_styled(view: View, cell: Cell) -> bool:
    """Whether a line is set apart from plain text: bold, filled or merged over several columns."""
    return view.width(cell) > 1 or cell.bold or bool(cell.fill)


def leads(view: View, headers: Mapping[int, Header], header: Header | None, number: int) -> bool:
    """Whether rows of a table follow a line, at once or after more lines. header is that of the table that the line is in."""
    main = header.main if header else None
    for following in range(number + 1, number + 1 + LOOK_AHEAD):
        if following in headers:
            return True
        cells = view.filled(following) if following in view.rows else ()
        if len(cells) > 1 and main is not None:
            return any(cell.column == main.column for cell in cells)
    return False


def is_remark(cell: Cell) -> bool:
    """Whether a line is a footnote, a quotation, or a sentence or as long as one, neither bold nor coloured: no group's title."""
    text = squeeze(cell.standing)
    long = text.endswith((".", "!")) or len(text.split()) > LONGEST_BAND
    return text.startswith("*") or QUOTED.fullmatch(text) is not None or (long and not (cell.bold or cell.fill))


def is_title(view: View, cell: Cell, *, first: bool) -> bool:
    """Whether a line before any table is a title of the sheet: its first, or one in bold or over several columns."""
    marked = cell.bold or view.width(cell) > 1
    return len(cell.standing.strip()) <= TITLE and (first or (marked and not NOTE_LIKE.search(cell.standing)))


def named_behind(title: str) -> list[str]:
    """What the title of a block says behind its name: "completed actions" of "Case C – completed actions, signed off in May"."""
    return [piece for piece in BEHIND_NAME.findall(title) if " " in piece]
