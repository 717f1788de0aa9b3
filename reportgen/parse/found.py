"""What a walk down a sheet finds, not yet read: items as rows, work streams, boxes, notes."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.layout import Layout
from reportgen.model import Cell, RowKind
from reportgen.parse.columns import Columns
from reportgen.parse.headers import Header
from reportgen.parse.lines import StreamName
from reportgen.parse.sheets import View
from reportgen.parse.status import KeyEntry

LeftOut = Literal["hidden", "layout", "copy"]


@dataclass(frozen=True, slots=True)
class RawItem:
    """An action, measure or retired item as rows of a table, not yet read. objective is what carries down to it."""

    header: Header
    rows: tuple[int, ...]
    stream: StreamName
    objective: str | None = None
    retired: bool = False
    measure: bool = False
    horizon: int | None = None
    box_title: str = ""
    """The heading over retired items, or the name of their sheet."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A line of a summary box: the status word or total as typed, and the number beside it.

    whole says of a total that it counts every item.
    """

    stream: StreamName | None
    word: str
    count: int
    cell: Cell
    total: bool = False
    whole: bool = True
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a sheet is walked: what work streams are called here, and whether sheets part the plan."""

    layout: Layout
    word: str
    several: bool


@dataclass(slots=True)
class Walked:
    """What was found on one sheet."""

    view: View
    kinds: dict[int, RowKind] = field(default_factory=dict)
    items: list[RawItem] = field(default_factory=list)
    streams: list[tuple[StreamName, int, bool]] = field(default_factory=list)
    """Each work stream, its row (0 for the sheet's name) and whether a table is about it, so that it counts though empty."""
    stated: list[Stated] = field(default_factory=list)
    abbreviations: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    key: list[KeyEntry] = field(default_factory=list)
    headers: list[tuple[Header, bool]] = field(default_factory=list)
    """Each header, and whether it heads retired items."""
    columns: dict[Hashable, Columns] = field(default_factory=dict)
    """The columns chosen of each table, whatever the pages it is cut into."""
    foreign: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last row of each block below a table that holds something else."""
    left_out: LeftOut | None = None
    """Why nothing on it counts."""
    unsure: str | None = None
    """Why a person should look at whether it is part of the plan."""

    def note(self, *cells: Cell) -> RowKind:
        """Keep the texts of a row, but for those in hidden columns."""
        text = joined([cell for cell in cells if not self.view.unseen(cell)])
        if text:
            self.notes.append((cells[0].row, text))
        return "note"


def joined(cells: Sequence[Cell]) -> str:
    """The texts of a row as one, a tab between them."""
    return "\t".join(cell.text.strip() for cell in cells)


def under_item(view: View, items: Sequence[RawItem], number: int, column: int) -> bool:
    """Whether a row lies under a merge that holds the last of some items."""
    merge = view.merge(number, column)
    return merge is not None and bool(items) and merge.top in items[-1].rows and merge.top < number
