"""What a paper is made of besides its sentences: tables, prose and figures as data. Renderers draw them and add no words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.model import Rag


@dataclass(frozen=True, slots=True)
class Text:
    """A text as typed (line breaks and typed bullets kept; renderers make paragraphs and real lists of them).

    before is printed bold in front of it on the same line (a label); after is a bold paragraph of our own beneath it.
    """

    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status: the word is always written, the rag colours its cell. plain draws only the bar, without the tint."""

    word: str
    rag: Rag | None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a revised text."""

    text: str
    mark: Literal["same", "deleted", "inserted"] = "same"


@dataclass(frozen=True, slots=True)
class Revision:
    """One side of a changed text, with the words marked that only this side has."""

    pieces: tuple[Piece, ...]


Cell = Text | Badge | Revision


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: key names its prototype cell in the template; heading is printed unless the template has words of its own."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with one cell a column. total rows take the template's [total] prototype."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. title and description are for screen readers (w:tblCaption, w:tblDescription).

    fit says whether column widths follow the texts (True) or stay as the template has them.
    """

    title: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of prose. link is an address, "" for none."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of prose of the manager's own, or an item of a list. level is 0 for the outermost list."""

    kind: Literal["paragraph", "bullet", "number", "heading"]
    spans: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """The manager's own words, from Markdown."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One status in a bar. percent is as printed ("48%", "less than 1%"), "" where none is to be shown.

    complete is whether the status means completed, None where nobody has said.
    """

    word: str
    count: int
    rag: Rag | None
    percent: str = ""
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A full-width bar of a whole plan: heading ("All 52 actions") and its segments in order, zeros among them."""

    heading: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        """The sum of its segments."""
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Bar:
    """One work stream: number ("1"), name, segments, and the texts of the columns at the right ("5 of 9", "+2")."""

    number: str
    name: str
    segments: tuple[Segment, ...]
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Figure 1 as data: strips of totals on one scale, newest first, then a bar a work stream (none in the report itself)."""

    strips: tuple[Strip, ...]
    bars: tuple[Bar, ...] = ()
    right: tuple[str, ...] = ()
    """The headings of the columns at the right ("Completed", "Change since July")."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the figure of movement: how many, what became of them, a line beneath that, and a tile for each one's label.

    number is "" for a row that goes on from the picture before. text stands where tiles would, for those not named one by one.
    """

    number: str
    heading: str
    note: str
    way: Literal["forward", "back", "across", "new", "gone", "lost", "same"]
    labels: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class MovementChart:
    """The figure of movement, or a page of it, as data."""

    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class TrendColumn:
    """One paper of the trend: its heading's lines ("Oct", "2015"), its segments from the base up, and its total as printed.

    outside is what stands above the rest, not being in the total (retired actions); None where it is shown nowhere.
    """

    heading: tuple[str, ...]
    segments: tuple[Segment, ...]
    total: str
    outside: Segment | None = None


@dataclass(frozen=True, slots=True)
class TrendChart:
    """The trend as data, oldest paper first: every column has the same segments. total is the name of the totals ("actions")."""

    columns: tuple[TrendColumn, ...]
    total: str


@dataclass(frozen=True, slots=True)
class DueMark:
    """One open action by its due date: days are all that were given, in their order, that of now last."""

    label: str
    days: tuple[date, ...]
    place: Literal["overdue", "next", "later"]


@dataclass(frozen=True, slots=True)
class DueRow:
    """A work stream's open actions; number and name are "" for a plan that is not in parts."""

    number: str
    name: str
    marks: tuple[DueMark, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line across the figure of due dates, and what is written at its foot, line by line."""

    day: date
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueChart:
    """The figure of due dates, or a page of it. zones are what is written of each place ("4 overdue"), "" for none.

    lines are the as-at date's and the next meeting's; ticks are (day, text), each a line of the grid, text "" for one without.
    moved is what a dotted line means, "" where there is none.
    """

    rows: tuple[DueRow, ...]
    start: date
    end: date
    lines: tuple[DueLine, ...]
    zones: tuple[str, ...]
    ticks: tuple[DueLine, ...]
    moved: str = ""


AnyChart = Chart | MovementChart | TrendChart | DueChart


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the words that stand around it. alt is its alternative text (at most 250 characters, ending at its table)."""

    caption: str
    note: str
    alt: str
    chart: AnyChart
