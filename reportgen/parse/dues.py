"""The due date of an item where several columns hold dates: the one that counts, and the one first set."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from reportgen.layout import general_words
from reportgen.model import Cell, Due
from reportgen.parse.date_headings import is_asked, is_later, rank_of
from reportgen.parse.due import Calendar, DueReading, read_due
from reportgen.parse.headers import Heading
from reportgen.parse.sheets import holds
from reportgen.parse.status import Problem
from reportgen.parse.text import fold, quote

PROBLEMS = {
    "due-assumed": ("note", "Type the date in full."),
    "due-open": ("warning", "Type a date when there is one."),
    "due-unreadable": ("warning", "Type a date, such as 31 March 2016."),
    "due-without-year": ("warning", "Type the year too."),
}
SURE = 90.0
"""The score from which a heading is one of due dates for certain."""


@dataclass(slots=True)
class Dates:
    """What the columns of dates say of an item. cell and heading are where the due date was read, None where there is none."""

    due: Due | None = None
    original: Due | None = None
    cell: Cell | None = None
    heading: Heading | None = None
    problems: list[tuple[Problem, Cell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DateColumns:
    """The columns of a table that hold its dates: in the order in which the due date is looked for, and where the first one is.

    later are those of dates that take the place of one set before.
    """

    due: tuple[Heading, ...]
    original: tuple[Heading, ...]
    later: frozenset[int]


def date_columns(due: Sequence[Heading], original: Sequence[Heading], unseen: Collection[int] = ()) -> DateColumns:
    """How a table's columns of dates are read: due are those of due dates in order, original those of the dates first set.

    unseen are the hidden columns: what they say stands in for no blank beside them. What was only asked for comes after the
    original date.
    """
    agreed = [heading for heading in due if not is_asked(heading.text)]
    columns = [*agreed, *original, *(heading for heading in due if is_asked(heading.text))]
    seen = [heading for heading in columns if heading.column not in unseen]
    later = frozenset(heading.column for heading in columns if is_later(heading.text))
    plain = [heading for heading in agreed if heading.column not in later]
    replaces = any(heading.column in later for heading in due)
    return DateColumns(tuple(seen or columns), (*original, *(plain[:1] if replaces else ())), later)


def read_dates(cells_of: Callable[[Heading], Sequence[Cell]], columns: DateColumns, calendar: Calendar) -> Dates:
    """An item's dates; cells_of gives its cells in a column. One that is blank, or says "no change", leaves it to the next."""
    dates = Dates()
    replaced: Due | None = None
    for heading in columns.due:
        cell = next((cell for cell in cells_of(heading) if holds(cell)), None)
        if cell is None or (heading.column in columns.later and cell.standing.strip() and _says_same(cell)):
            continue
        if not cell.standing.strip():
            dates.problems += [(_struck(cell), cell)] if cell.struck_text.strip() else []
            continue
        reading = _read(cell, calendar)
        dates.due, dates.cell, dates.heading = reading.due, cell, heading
        dates.problems += [(_problem(reading, cell), cell)] if reading.code else []
        replaced = reading.replaced or (_date_in(cell.struck_text, calendar) if cell.struck_text.strip() else None)
        break
    dates.original = _first_of(cells_of, columns.original, calendar) or replaced
    return dates


def in_order(headings: Sequence[Heading]) -> list[Heading]:
    """The columns of due dates, the one that counts where it is filled first.

    Those that the layout names come before all others. What is approved comes before what is revised; then come the plain ones, a
    forecast, the date before, and last what was only asked for. Of one rank, the newest period or else the rightmost is first.
    """

    def place(heading: Heading) -> tuple[int | bool, ...]:
        guess = heading.guess
        unsure = guess is None or guess.score < SURE
        return (guess is None or not guess.listed, rank_of(heading.text), *_newest(heading, headings), unsure, -heading.column)

    return sorted(headings, key=place)


# -- one cell ---------------------------------------------------------------------------------------------------------------


def _read(cell: Cell, calendar: Calendar) -> DueReading:
    return read_due(
        cell.standing.strip() if cell.struck_text else cell.standing, calendar, None if cell.struck_text else cell.value
    )


def _problem(reading: DueReading, cell: Cell) -> Problem:
    code = reading.code or ""
    severity, fix = PROBLEMS[code]
    message = f"The due date {quote(cell.standing)}: {reading.why}."
    return Problem(code, "note" if severity == "note" else "warning", message, fix)


def _struck(cell: Cell) -> Problem:
    message = f"The due date {quote(cell.text)} is struck through, so there is none."
    return Problem("due-struck", "error", message, "Type the date that stands now, without a line through it.")


def _date_in(text: str, calendar: Calendar) -> Due | None:
    due = read_due(text.strip(), calendar).due
    return due if due.latest else None


def _first_of(cells_of: Callable[[Heading], Sequence[Cell]], headings: Sequence[Heading], calendar: Calendar) -> Due | None:
    cells = (cell for heading in headings for cell in cells_of(heading) if cell.standing.strip())
    return next((_read(cell, calendar).due for cell in cells), None)


def _says_same(cell: Cell) -> bool:
    """Whether a revised date says that it is none: "n/a", "no change"."""
    folded = fold(cell.standing)
    return not folded or any(folded == fold(word) for word in general_words().same)


# -- headings ---------------------------------------------------------------------------------------------------------------


def _newest(heading: Heading, family: Sequence[Heading]) -> tuple[int, int]:
    """How a heading sorts by its period, the newest first, where every one of the family has one."""
    order = heading.period.order
    if order is None or any(other.period.order is None for other in family):
        return (0, 0)
    return (-order[0], -order[1])
