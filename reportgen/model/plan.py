"""A plan as a competent person reads it out of its workbooks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.model.finding import Finding
from reportgen.model.grid import Comment, Hidden, letters_of

Rag = Literal["red", "amber", "green", "blue", "grey"]
DueKind = Literal["date", "month", "quarter", "season", "year", "ongoing", "complete", "several", "unreadable"]
Field = Literal[
    "ref",
    "action",
    "objective",
    "work_stream",
    "lead",
    "due",
    "original_due",
    "status",
    "progress",
    "targets",
    "milestones",
    "changes",
    "mitigation",
]
RowKind = Literal[
    "title",
    "header",
    "work_stream",
    "objective",
    "action",
    "measure",
    "continuation",
    "summary",
    "total",
    "retired",
    "note",
    "key",
    "blank",
    "unknown",
]
SheetKind = Literal["plan", "measures", "retired", "other", "empty"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read: rows are all the rows it took, cells its fields' addresses as (field, "F14")."""

    file: str
    sheet: str
    row: int
    rows: tuple[int, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()

    def cell(self, field: str) -> str | None:
        """The address of a field's cell, None where it has none."""
        return next((address for name, address in self.cells if name == field), None)


@dataclass(frozen=True, slots=True)
class StatusWord:
    """One status of a plan's vocabulary. complete is None where nobody has said whether it means completed.

    words are the other spellings that mean it; blank is whether an empty cell means it too; meaning is what a key on the sheet
    says of the word, None where none does.
    """

    label: str
    rag: Rag | None = None
    complete: bool | None = None
    words: tuple[str, ...] = ()
    blank: bool = False
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """An item's status: label None where none could be read; text as typed; origin "word", "fill" or None."""

    label: str | None
    text: str | None
    origin: Literal["word", "fill"] | None
    rag: Rag | None
    complete: bool | None


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as typed and as the interval it means; a bound is None where it is open."""

    text: str
    kind: DueKind
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Rating:
    """A status column that was not taken as the status."""

    heading: str
    text: str
    rag: Rag | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Update:
    """A cell of a family of columns (progress by quarter, earlier due dates) that was not taken."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """An action, a measure (horizon 6 or 12) or a retired one of either. Texts are the cell's own; None is blank or no column.

    label is what people are shown; ref is the workbook's own. lead is one entry a person or post, lead_text as typed.
    kept is "action", "measure" or "retired": the list of its work stream it stands in. percent is how much is done, 0 to 100;
    its column stays among extra.
    """

    label: str
    action: str
    status: Status
    source: Source
    ref: str | None = None
    objective: str | None = None
    origin: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    lead_text: str | None = None
    due: Due | None = None
    original_due: Due | None = None
    progress: str | None = None
    targets: str | None = None
    milestones: str | None = None
    changes: str | None = None
    mitigation: str | None = None
    percent: int | None = None
    horizon: int | None = None
    ratings: tuple[Rating, ...] = ()
    updates: tuple[Update, ...] = ()
    dues: tuple[Update, ...] = ()
    extra: tuple[tuple[str, str | None], ...] = ()
    comments: tuple[Comment, ...] = ()
    struck: tuple[tuple[str, str], ...] = ()
    """(field, struck text) of what was shown with a line through it."""
    hidden: Hidden | None = None
    kept: Literal["action", "measure", "retired"] = "action"


@dataclass(frozen=True, slots=True)
class WorkStream:
    """A work stream (Priority, Theme … : Plan.stream_word). number is the text as shown, None where it has none."""

    number: str | None
    title: str | None
    actions: tuple[Action, ...] = ()
    measures: tuple[Action, ...] = ()
    retired: tuple[Action, ...] = ()
    stated: tuple[tuple[str, int], ...] = ()
    """The summary box as typed: (status word, number of actions)."""
    source: Source | None = None

    def counted(self, with_retired: bool) -> tuple[Action, ...]:
        """Its actions, and its retired actions where they are counted."""
        return (*self.actions, *(item for item in self.retired if with_retired and item.horizon is None))


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a workbook that is neither an action nor a heading."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan. statuses is its vocabulary in the layout's order (or as first met), for actions and measures alike.

    abbreviations are (short, long) in the workbook's order.
    """

    title: str | None
    work_streams: tuple[WorkStream, ...]
    statuses: tuple[StatusWord, ...] = ()
    stream_word: str = "Work stream"
    start: date | None = None
    end: date | None = None
    abbreviations: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    count_retired: bool = False
    """Whether the layout says that retired actions are in the totals."""

    @property
    def counted(self) -> tuple[Action, ...]:
        """The actions that totals are of: those of the plan, and the retired ones where the layout says so."""
        return tuple(item for stream in self.work_streams for item in stream.counted(self.count_retired))

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action in plan order; measures and retired actions are not among them."""
        return tuple(action for stream in self.work_streams for action in stream.actions)

    @property
    def measures(self) -> tuple[Action, ...]:
        """Every measure in plan order, of all horizons."""
        return tuple(measure for stream in self.work_streams for measure in stream.measures)

    @property
    def retired(self) -> tuple[Action, ...]:
        """Every retired item in plan order; a retired measure has its horizon."""
        return tuple(item for stream in self.work_streams for item in stream.retired)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a table, and what it was taken for; field None is a column the layout does not know.

    table is "plan", "measures" or "retired". role is the family its heading belongs to ("status", "due" …), also where
    another column of that family was taken as the field; None is none that is known. holds is what one of no known family holds
    to look at ("lead", "due", "status", "ref", "prose"), where a layout names the plan's columns.
    """

    file: str
    sheet: str
    cell: str
    heading: str
    field: Field | None
    hidden: bool = False
    table: Literal["plan", "measures", "retired"] = "plan"
    role: str | None = None
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class RowRecord:
    """What a non-empty row was read as."""

    file: str
    sheet: str
    row: int
    kind: RowKind
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """What a sheet was read as, and how many actions, measures and retired items it gave.

    left_out is "hidden" for a hidden sheet, "layout" for one that the layout leaves out, "copy" for a copy of another; unsure is
    why a person should look at whether the sheet is part of the plan, None where reading is sure. abbreviations are those that it
    explains.
    """

    file: str
    sheet: str
    kind: SheetKind
    actions: int = 0
    measures: int = 0
    retired: int = 0
    left_out: Literal["hidden", "layout", "copy"] | None = None
    unsure: str | None = None
    abbreviations: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: the plan, what each column and row was taken for, and what the check should report."""

    plan: Plan
    columns: tuple[Column, ...] = ()
    rows: tuple[RowRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    sheets: tuple[SheetRecord, ...] = ()


def status_columns(items: Iterable[Action]) -> frozenset[tuple[str, str, str]]:
    """The columns that the statuses of some items were read from, by file, sheet and letters."""
    cells = ((item.source, item.source.cell("status")) for item in items)
    return frozenset((source.file, source.sheet, letters_of(cell)) for source, cell in cells if cell)
