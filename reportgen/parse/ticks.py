"""Sets of columns of which one is marked in each row: a status each ("Done", "Not started"), or a month each (a Gantt chart)."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.colours import rag_of_word
from reportgen.parse.headers import Header, Heading
from reportgen.parse.headings import period_of, without_period
from reportgen.parse.match import match_word
from reportgen.parse.sheets import View
from reportgen.parse.symbols import TICKS, answer, is_mark, sign_of
from reportgen.parse.text import fold

MONTHS = 3
"""How many months or quarters beside each other make a chart."""


def tick_columns(header: Header, view: View, rows: Sequence[int]) -> tuple[Heading, ...]:
    """The columns that are headed by a status each, of which a row has one marked; () where there is no such set."""
    named = [heading for heading in header.headings if _names_status(heading) and _only_marks(heading, view, rows)]
    for run in _runs(header.headings, lambda heading: heading in named):
        for one in _newest_first(_sets(run)):
            cells = [(heading, view.cell(row, heading.column)) for heading in one for row in rows]
            marked = any(cell and (_marked(cell, heading.cell.standing) or is_bar(cell)) for heading, cell in cells)
            if len(one) > 1 and marked:
                return _widened(one, header, view, rows)
    return ()


def _sets(run: Sequence[Heading]) -> list[list[Heading]]:
    """The sets that stand side by side in a stretch of headings, one a period: each begins where a heading comes again."""
    found: list[list[Heading]] = []
    for heading in run:
        if not found or fold(heading.cell.standing) in {fold(other.cell.standing) for other in found[-1]}:
            found.append([])
        found[-1].append(heading)
    return found


def _newest_first(sets: Sequence[list[Heading]]) -> list[list[Heading]]:
    """The sets by their periods where every one has one, else from right to left."""
    orders = [one[0].period.order for one in sets]
    if any(order is None for order in orders):
        return list(reversed(sets))
    return sorted(sets, key=lambda one: one[0].period.order or (0, 0), reverse=True)


def _names_status(heading: Heading) -> bool:
    text = re.sub(r"\s*\([^()]*\)\s*$", "", heading.cell.standing)  # "Done (Green)"
    if heading.guess is not None and heading.guess.listed and heading.role != "status":
        return False
    matched = match_word(text, general_words().statuses)
    return rag_of_word(text) is not None or (matched is not None and matched.how != "within")


def _only_marks(heading: Heading, view: View, rows: Sequence[int]) -> bool:
    """Whether what stands below a heading only marks its cells, or answers yes and no."""
    cells = (view.cell(row, heading.column) for row in rows)
    texts = Counter(cell.text for cell in cells if cell is not None and cell.text.strip())
    marks = [text for text in texts if is_mark(text) or answer(text) is not None or _echoes(text, heading.cell.standing)]
    return sum(texts[text] for text in marks) * 5 >= texts.total() * 4


def _echoes(text: str, heading: str) -> bool:
    """Whether a mark is the heading over again, or its first letter."""
    return fold(text) in (fold(heading), fold(heading)[:1])


def _widened(run: Sequence[Heading], header: Header, view: View, rows: Sequence[int]) -> tuple[Heading, ...]:
    """A set with the columns beside it that nobody knows, or that are statuses too, if marked only in rows the others leave."""
    headings = list(header.headings)
    left, right = headings.index(run[0]), headings.index(run[-1])
    for at in (*range(left - 1, -1, -1), *range(right + 1, len(headings))):
        if not {at - 1, at + 1} & {headings.index(run[0]), headings.index(run[-1])}:
            continue
        if not 0 <= at < len(headings) or headings[at].role not in (None, "status") or not _only_marks(headings[at], view, rows):
            continue
        own = [row for row in rows if _marked(view.cell(row, headings[at].column), headings[at].cell.standing)]
        taken = [row for row in own if any(_marked(view.cell(row, each.column), each.cell.standing) for each in run)]
        if (own and not taken) or (headings[at].role == "status" and not own):
            run = [headings[at], *run] if at < left else [*run, headings[at]]
    return tuple(run)


def _runs(headings: Sequence[Heading], test: Callable[[Heading], bool]) -> Iterator[list[Heading]]:
    """The stretches of neighbouring headings that pass a test, the longest first."""
    found: list[list[Heading]] = [[]]
    for heading in headings:
        if test(heading):
            found[-1].append(heading)
        elif found[-1]:
            found.append([])
    return iter(sorted(found, key=len, reverse=True))


def marked_cells(cells: Sequence[tuple[Heading, Cell | None]], ignored: Collection[str]) -> list[tuple[Heading, Cell]]:
    """The headings whose cell is marked in a row: by what is typed, else by a fill that no other cell of the row has.

    An x beside ticks in the same row says no.
    """
    typed = [(heading, cell) for heading, cell in cells if cell is not None and _marked(cell, heading.cell.standing)]
    ticked = [pair for pair in typed if sign_of(pair[1].text) and sign_of(pair[1].text) in TICKS]
    if typed:
        return ticked or typed
    return [(heading, cell) for heading, cell in cells if cell is not None and is_bar(cell, ignored)]


def _marked(cell: Cell | None, heading: str) -> bool:
    if cell is None or not cell.standing.strip():
        return False
    return (is_mark(cell.standing) and answer(cell.standing) is not False) or _echoes(cell.standing, heading)


def is_bar(cell: Cell, ignored: Collection[str] = ()) -> bool:
    """Whether a cell without a text is coloured, in whatever colour but white and the table's stripes."""
    return not cell.text.strip() and cell.fill is not None and cell.fill not in ignored and cell.fill.upper() != "FFFFFF"


def month_columns(header: Header, view: View, rows: Sequence[int]) -> tuple[Heading, ...]:
    """The columns of a chart: neighbours headed by a month, a quarter or a year each, with coloured or marked cells below."""
    for run in _runs(header.headings, _names_month):
        cells = [cell for heading in run for row in rows if (cell := view.cell(row, heading.column)) is not None]
        typed = [cell for cell in cells if cell.text.strip()]
        bars = sum(is_bar(cell) for cell in cells)
        if len(run) >= MONTHS and bars + len(typed) and all(_bar_text(cell) for cell in typed):
            return tuple(run)
    return ()


def _names_month(heading: Heading) -> bool:
    """Whether a heading is a period and nothing besides, and no rating of it."""
    period = period_of(heading.cell.text)
    timed = heading.cell.kind == "date" or period.order is not None or period.month is not None
    rest = re.sub(r"\b\d{2,4}\b", " ", without_period(heading.cell.text)).strip()
    return timed and heading.role not in ("status", "progress") and not rest


def _bar_text(cell: Cell) -> bool:
    return is_mark(cell.text) or len(cell.text.strip()) <= 2 or (cell.fill is not None and len(cell.text) <= 20)
