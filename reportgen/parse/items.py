"""One action, measure or retired item: the rows of a table read into fields, with what reading them found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from reportgen.layout import Layout
from reportgen.model import Action, Cell, Comment, Rag, Rating, Source, Update
from reportgen.parse.colours import rag_of_fill
from reportgen.parse.columns import Columns, dated_apart
from reportgen.parse.due import Calendar
from reportgen.parse.dues import DateColumns, Dates, date_columns, read_dates
from reportgen.parse.found import RawItem
from reportgen.parse.gantt import from_chart
from reportgen.parse.headers import Heading
from reportgen.parse.lead import is_initials, split_leads
from reportgen.parse.origin import origins_of
from reportgen.parse.shared import lead_and_date
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import UNREAD, KeyEntry, Problem, StatusReading, read_status
from reportgen.parse.text import quote
from reportgen.parse.told import StatusReader
from reportgen.parse.translate import translated

LEADING_REF = re.compile(
    r"\s*(?:\((?P<inside>\d+(?:\.\d+)*[a-z]?|[a-z])\)|(?P<parts>\d+(?:\.\d+)+[a-z]?|\d+[a-z]|\d+(?:\.\d+)*\([a-z]{1,3}\))[.):]?)\s+\S"
)
APART = ("status", "lead", "due", "progress")
"""The fields that may be read from another column than the one that counts."""
LONGEST_MERGE = 500
"""The rows down to which a merge is looked at for more items."""


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the cell it is in, or the field whose cell it is."""

    problem: Problem
    cell: Cell | None
    field: str = "action"


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item read, its label still to be given. shared_ref is a reference merged over several items, so none's own.

    unseen are those of "ref" and "objective" that stand in hidden columns, so that labels leave them out; shade is the colour of
    the status cell, told all that reading the status found.
    """

    action: Action
    raw: RawItem
    found: tuple[Found, ...] = ()
    shared_ref: str | None = None
    unseen: frozenset[str] = frozenset()
    shade: Rag | None = None
    told: StatusReading = UNREAD


@dataclass(frozen=True)
class ItemReader:
    """Reads the items of one table."""

    view: View
    columns: Columns
    layout: Layout
    calendar: Calendar
    key: Sequence[KeyEntry]
    unstruck: bool = False
    """Whether cells struck through as a whole are read as if they stood: those of an action that is itself struck out."""

    def read(self, raw: RawItem) -> ReadItem:
        """One item of the table; one whose action is struck through as a whole is a retired one with the texts it had."""
        self._known.clear()
        main = self._cell(raw, "action")
        if main is None or main.standing.strip() or not main.struck_text.strip():
            return self._read(raw)
        self._unstruck._known.clear()
        item = self._unstruck._read(replace(raw, retired=True))
        item = replace(item, raw=raw, action=replace(item.action, struck=tuple(self._struck(raw))))
        return item if raw.retired else replace(item, found=(Found(_struck_out(main.text), main), *item.found))

    @cached_property
    def _unstruck(self) -> "ItemReader":
        """The reader of items that are struck out."""
        return replace(self, unstruck=True)

    def _read(self, raw: RawItem) -> ReadItem:
        found: list[Found] = []
        plain = all(map(self.view.plain, raw.rows))
        text = self._text(raw, "action") or ""
        ref, shared = self._ref(raw, text)
        objective = self._text(raw, "objective") or raw.objective
        lead = self._lead(raw)
        dates, newest = self._dates(raw), self._newest(raw, "progress")
        found += [Found(problem, cell) for problem, cell in dates.problems if not raw.retired or problem.code == "due-struck"]
        told = self._statuses.read(raw, self._cells)
        found += [Found(problem, told.cell, "status") for problem in told.problems]
        action = Action(
            label="",
            action=text,
            status=told.status,
            source=self._source(
                raw,
                {
                    "status": told.cell,
                    "lead": self._lead_cell(raw),
                    "due": dates.cell,
                    "progress": self._holding(raw, newest),
                },
            ),
            ref=ref,
            objective=objective,
            origin=origins_of((text, objective), self.layout),
            lead=split_leads(lead, self._initials),
            lead_text=lead,
            due=dates.due,
            original_due=dates.original,
            progress=self._column_text(raw, newest) if newest else None,
            targets=self._text(raw, "targets"),
            milestones=self._text(raw, "milestones"),
            changes=self._text(raw, "changes"),
            mitigation=self._text(raw, "mitigation"),
            percent=self._statuses.percent(raw, self._cells),
            horizon=raw.horizon if raw.measure else None,
            ratings=tuple(self._ratings(raw)),
            updates=(*self._not_taken(raw, "progress", newest), *self._not_taken(raw, "changes", self.columns.first("changes"))),
            dues=tuple(self._not_taken(raw, "due", dates.heading)),
            extra=(*((heading.text, self._column_text(raw, heading)) for heading in self.columns.extra), *self._unseen(raw)),
            comments=self._comments(raw),
            struck=() if plain else tuple(self._struck(raw)),
            hidden=self.view.rows[raw.rows[0]].hidden,
            kept="retired" if raw.retired else "measure" if raw.measure else "action",
        )
        found += () if plain else self._broken(raw)
        return ReadItem(action, raw, tuple(found), shared, frozenset(self._unlabelled(raw, text)), told.shade, told.reading)

    # -- cells --------------------------------------------------------------------------------------------------------------

    @cached_property
    def _known(self) -> dict[int, list[Cell]]:
        """The cells of the item being read, by column."""
        return {}

    def _cells(self, raw: RawItem, heading: Heading) -> list[Cell]:
        """An item's cells in a column, as they are read."""
        cells = self._known.get(heading.column)
        if cells is None:
            cells = self._own_cells(raw, heading)
            if self.unstruck:
                cells = [replace(cell, struck=False, runs=()) if not cell.standing.strip() else cell for cell in cells]
            self._known[heading.column] = cells
        return cells

    def _own_cells(self, raw: RawItem, heading: Heading) -> list[Cell]:
        """An item's cells in a column: its own, or the one merged down over it."""
        first = self.view.shown(raw.rows[0], heading.column)
        if first is not None and first.column != heading.column:
            first = None
        if len(raw.rows) == 1:
            return [first] if first is not None else []
        own = [
            cell
            for row in raw.rows[1:]
            if (cell := self.view.cell(row, heading.column)) and not self.view.covered(row, cell.column)
        ]
        return [cell for cell in (first, *own) if cell is not None]

    def _cell(self, raw: RawItem, name: str) -> Cell | None:
        """The cell that counts for a field: the first that holds something, of the column that counts."""
        return self._holding(raw, self.columns.first(name))

    def _holding(self, raw: RawItem, heading: Heading | None) -> Cell | None:
        """An item's cell in a column: the first that holds something."""
        cells = self._cells(raw, heading) if heading else []
        if len(cells) < 2:
            return cells[0] if cells else None
        return next((cell for cell in cells if holds(cell)), cells[0])

    def _column_text(self, raw: RawItem, heading: Heading) -> str | None:
        """What stands in a column, without what is struck through; lines of several rows one under another."""
        texts = [cell.standing.strip() if cell.struck_text else cell.standing for cell in self._cells(raw, heading)]
        return "\n".join(text for text in texts if text.strip()) or None

    def _text(self, raw: RawItem, name: str) -> str | None:
        heading = self.columns.first(name)
        return self._column_text(raw, heading) if heading else None

    # -- fields -------------------------------------------------------------------------------------------------------------

    def _ref(self, raw: RawItem, text: str) -> tuple[str | None, str | None]:
        """An item's reference, or the one that it shares with others under a merge."""
        typed, shared = self._typed_ref(raw)
        leading = self._leading(text, typed, shared)
        if leading:
            return leading, shared
        return (None, shared) if shared else (typed or None, None)

    def _typed_ref(self, raw: RawItem) -> tuple[str, str | None]:
        cell = self._cell(raw, "ref")
        typed = cell.standing.strip() if cell is not None else ""
        return typed, typed if cell is not None and (cell.row != raw.rows[0] or self._spans_more(raw, cell)) else None

    def _leading(self, text: str, typed: str, shared: str | None) -> str | None:
        """The reference that an action's text begins with, where its column has none of its own."""
        leading = LEADING_REF.match(text) if shared or not typed else None
        return (leading["inside"] or leading["parts"]) if leading else None

    def _spans_more(self, raw: RawItem, cell: Cell) -> bool:
        """Whether a merge goes on down over another item, and not only over lines that belong to none."""
        merge, main = self.view.merge(cell.row, cell.column), raw.header.main
        if merge is None or main is None:
            return False
        last = max(raw.rows)
        below = (self.view.cell(row, main.column) for row in range(last + 1, min(merge.bottom, last + LONGEST_MERGE) + 1))
        return any(other is not None and holds(other) and not self.view.covered(other.row, other.column) for other in below)

    def _unlabelled(self, raw: RawItem, text: str) -> Iterator[str]:
        """Which of an item's reference and objective stand in hidden columns; a reference within the action's text does not."""
        hidden = self.view.sheet.hidden_columns
        for name in ("ref", "objective"):
            heading = self.columns.first(name)
            if (
                heading is not None
                and heading.column in hidden
                and not (name == "ref" and self._leading(text, *self._typed_ref(raw)))
            ):
                yield name

    def _lead(self, raw: RawItem) -> str | None:
        """Who leads: what stands in every column of leads, without the dates where these stand in the same cells.

        Where no person is named it is the agency, in a column of its own.
        """
        texts = []
        for heading in self.columns.taken.get("lead", ()):
            text = self._column_text(raw, heading)
            shared = heading.guess is not None and heading.guess.also == "lead"
            texts.append(lead_and_date(text, self.calendar)[0] if text and shared else text)
        named = [text for text in texts if text]
        return "\n".join(named) or next(filter(None, (self._column_text(raw, heading) for heading in self._agencies)), None)

    @cached_property
    def _agencies(self) -> tuple[Heading, ...]:
        return self.columns.agencies(self.view.sheet.hidden_columns)

    def _lead_cell(self, raw: RawItem) -> Cell | None:
        """Where the lead stands."""
        headings = (*self.columns.taken.get("lead", ()), *self._agencies)
        cells = (self._holding(raw, heading) for heading in headings)
        return next((cell for cell in cells if cell is not None and cell.standing.strip()), None)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials that lead an action by themselves, so that they are a lead of their own beside another too."""
        headings = self.columns.taken.get("lead", ())
        cells = (self.view.cell(row, heading.column) for heading in headings for row in self.columns.rows)
        return frozenset(text for cell in cells if cell is not None and is_initials(text := cell.standing.strip()))

    def _dated_cells(self, raw: RawItem, heading: Heading) -> list[Cell]:
        """An item's cells in a column of dates, without the leads where these stand in the same cells."""
        cells = self._cells(raw, heading)
        if heading.guess is None or heading.guess.also != "lead":
            return cells
        days = ((cell, lead_and_date(cell.standing, self.calendar)[1]) for cell in cells)
        return [replace(cell, text=day, runs=()) if day != cell.standing and cell.kind == "text" else cell for cell, day in days]

    @cached_property
    def _statuses(self) -> StatusReader:
        return StatusReader(self.view, self.columns, self.layout, self.calendar, self.key)

    def _dates(self, raw: RawItem) -> Dates:
        """The due date, where it stands, and the date first set."""
        dates = read_dates(partial(self._dated_cells, raw), self._date_columns, self.calendar)
        charted = self._statuses.due_by_month(raw, self._cells)
        if dates.due is None and charted is not None:
            dates.due, dates.cell = charted
            dates.problems.append((from_chart(charted[0]), charted[1]))
        return dates

    @cached_property
    def _date_columns(self) -> DateColumns:
        due, original = (self.columns.taken.get(name, ()) for name in ("due", "original_due"))
        return date_columns(due, original, self.view.sheet.hidden_columns)

    def _newest(self, raw: RawItem, name: str) -> Heading | None:
        """The column of a family that counts for an item: of columns of different periods the newest that is filled here."""
        family = self.columns.taken.get(name, ())
        hidden = self.view.sheet.hidden_columns
        seen = [heading for heading in family if heading.column not in hidden] if dated_apart(family) else []
        return next((heading for heading in seen if self._column_text(raw, heading)), self.columns.first(name))

    def _ratings(self, raw: RawItem) -> Iterator[Rating]:
        """The status columns that were not taken, oldest first."""
        for heading in reversed(self.columns.taken.get("status", ())[1:]):
            cell = next(iter(self._cells(raw, heading)), None)
            reading = read_status(cell, self.key) if cell else UNREAD
            rag = translated(reading, self.layout.statuses).status.rag or reading.status.rag
            if cell is not None and (cell.text.strip() or rag):
                yield Rating(heading.text, cell.text, rag, heading.period.name)

    def _not_taken(self, raw: RawItem, name: str, taken: Heading | None) -> Iterator[Update]:
        """What stands in the columns of a family that were not taken, oldest first."""
        for heading in reversed(self.columns.taken.get(name, ())):
            text = self._column_text(raw, heading)
            if text and heading != taken:
                yield Update(heading.text, text)

    # -- what else is about an item -----------------------------------------------------------------------------------------

    def _source(self, raw: RawItem, apart: Mapping[str, Cell | None]) -> Source:
        """Where an item stands; apart gives the cells of fields that were read from another column than the first."""
        cells = []
        for name, heading in self._placed:
            cell = apart.get(name) or self._holding(raw, heading)
            if cell is not None and (holds(cell) or rag_of_fill(cell.fill)):
                cells.append((name, cell.address))
        return Source(self.view.file, self.view.sheet.name, raw.rows[0], raw.rows, tuple(cells))

    @cached_property
    def _placed(self) -> tuple[tuple[str, Heading | None], ...]:
        """The fields that an item may have a cell for, each with the column that counts."""
        return tuple((name, self.columns.first(name)) for name in dict.fromkeys((*self.columns.taken, *APART)))

    def _unseen(self, raw: RawItem) -> Iterator[tuple[str, str]]:
        """Texts that lie under merged cells: nobody sees them, but nothing is dropped."""
        for row in filter(self.view.crossed, raw.rows):
            for cell in self.view.rows[row].cells:
                if holds(cell) and raw.header.within(cell.column) and self.view.covered(row, cell.column):
                    yield f"Unseen in {cell.address}", cell.text

    def _comments(self, raw: RawItem) -> tuple[Comment, ...]:
        """The comments on an item's rows, in the sheet's order."""
        found = [entry for row in raw.rows for entry in self._commented.get(row, ())]
        return tuple(comment for _, comment in sorted(found, key=lambda entry: entry[0]))

    @cached_property
    def _commented(self) -> dict[int, list[tuple[int, Comment]]]:
        """The comments on each row, each with its place among those of the sheet."""
        found: dict[int, list[tuple[int, Comment]]] = {}
        for place, comment in enumerate(self.view.sheet.comments):
            if digits := re.search(r"\d+", comment.cell):
                found.setdefault(int(digits[0]), []).append((place, comment))
        return found

    def _struck(self, raw: RawItem) -> Iterator[tuple[str, str]]:
        """What is struck through: by field in the column that counts, else by heading."""
        for name, heading in self._named:
            for cell in self._cells(raw, heading):
                if (cell.struck or cell.runs) and cell.struck_text.strip():
                    yield name, cell.struck_text

    @cached_property
    def _named(self) -> tuple[tuple[str, Heading], ...]:
        """Every column: by field where it counts for one, else by its heading."""
        counted = [(name, family[0]) for name, family in self.columns.taken.items() if family]
        others = [(heading.text, heading) for family in self.columns.taken.values() for heading in family[1:]]
        return (*counted, *others, *((heading.text, heading) for heading in self.columns.extra))

    @cached_property
    def _taken(self) -> tuple[Heading, ...]:
        """Every column of a field, those beside the one that counts too."""
        return tuple(heading for family in self.columns.taken.values() for heading in family)

    def _broken(self, raw: RawItem) -> Iterator[Found]:
        """Formulas without a value, and errors that Excel shows."""
        for cell in (cell for heading in self._taken for cell in self._cells(raw, heading)):
            if cell.kind == "uncalculated":
                message = "The formula here was never calculated, so what it says isn't known."
                yield Found(Problem("formula-uncalculated", "error", message, "Open the workbook in Excel and save it."), cell)
            elif cell.kind == "error":
                message = f"Excel shows the error {cell.text} here."
                yield Found(Problem("cell-error", "error", message, "Mend the formula, or type the value."), cell)


def _struck_out(text: str) -> Problem:
    message = f"The action {quote(text)} is struck through as a whole, so it counts as retired."
    return Problem("action-struck", "warning", message, "Move it to the retired actions, or take the line off.")


def with_texts_of(kept: ReadItem, left_out: ReadItem) -> ReadItem:
    """A retired item with the texts of its entry in the plan, which is left out, among its updates."""
    action, other = kept.action, left_out.action
    said = {
        "ref": other.ref,
        "action": other.action,
        "objective": other.objective,
        "lead": other.lead_text,
        "due": other.due.text if other.due else None,
        "original due": other.original_due.text if other.original_due else None,
        "status": other.status.text,
        "progress": other.progress,
        "targets": other.targets,
        "milestones": other.milestones,
        "changes": other.changes,
        "mitigation": other.mitigation,
    }
    further = [*other.extra, *((update.heading, update.text) for update in (*other.updates, *other.dues))]
    texts = [*said.items(), *further, *((rating.heading, rating.text) for rating in other.ratings)]
    place = f"{other.source.sheet}, row {other.source.row}"
    more = tuple(Update(f"{heading} ({place})", text) for heading, text in texts if text)
    return replace(
        kept,
        action=replace(
            action,
            updates=(*action.updates, *more),
            comments=(*action.comments, *other.comments),
            struck=(*action.struck, *((f"{field} ({place})", text) for field, text in other.struck)),
        ),
    )
