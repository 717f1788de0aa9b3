"""What a rule may look at, and where it puts what it finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from reportgen.config import Leads, SourceEntry
from reportgen.errors import InputError
from reportgen.layout import Layout
from reportgen.model import Action, Change, Column, Comparison, Finding, Grid, Reading, Source, WorkStream, letters_of, row_of

_TABLES = {"action": "plan", "measure": "measures", "retired": "retired"}


@dataclass(frozen=True)
class Context:
    """What a rule may look at. Not slotted, for what several rules look up is found once.

    baseline is the period compared with ("2015-07"), "" where there is none or it is not known. missing_sheets are the
    (file, sheet) that a [[source]] names in vain. sources are report.toml's. baseline_days are the days that the earlier period
    stands for: its as-at day and its meeting. drafting is whether entries are drafted for officers, which only `check` shows.
    """

    reading: Reading
    grids: tuple[Grid, ...] = ()
    comparison: Comparison | None = None
    baseline: str = ""
    meeting: date | None = None
    as_at: date | None = None
    layout: Layout | None = None
    leads: Leads = field(default_factory=Leads)
    publish_columns: tuple[str, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    missing_sources: tuple[str, ...] = ()
    missing_sheets: tuple[tuple[str, str], ...] = ()
    baseline_days: tuple[date, ...] = ()
    drafting: bool = False
    superseded: bool = False
    """Whether the report has a later period, which the layout describes."""
    unread: InputError | None = None
    """What is wrong with the newest earlier period that can't be read, so that what is counted over time begins after it."""

    @property
    def counted(self) -> tuple[Action, ...]:
        """The actions and measures of the plan, without the retired ones."""
        return (*self.reading.plan.actions, *self.reading.plan.measures)

    @cached_property
    def pairs(self) -> tuple[tuple[Action, Action, Change], ...]:
        """Each item that is one in both plans: as it was, as it is, and its change."""
        changes = self.comparison.changes if self.comparison else ()
        return tuple((c.before[0], c.after[0], c) for c in changes if len(c.before) == len(c.after) == 1)

    @cached_property
    def was(self) -> Mapping[Source, Action]:
        """Each item of this plan as it was in the last one, by where it stands."""
        return {after.source: before for before, after, _ in self.pairs}

    @cached_property
    def places(self) -> Mapping[tuple[str, str, str], tuple[Action, str]]:
        """The item and the field that each cell of the plan holds, by file, sheet and cell."""
        plan = self.reading.plan
        items = (*plan.actions, *plan.measures, *plan.retired)
        return {(i.source.file, i.source.sheet, cell): (i, name) for i in items for name, cell in i.source.cells}

    @cached_property
    def fills(self) -> Mapping[tuple[str, str, str], str]:
        """The fill of each coloured cell without a text, by file, sheet and cell."""
        return {
            (grid.file, sheet.name, cell.address): cell.fill
            for grid in self.grids
            for sheet in grid.sheets
            for row in sheet.rows
            for cell in row.cells
            if cell.fill and not cell.text.strip()
        }

    @cached_property
    def streams(self) -> Mapping[Source, WorkStream]:
        """The work stream of each item, by where the item stands."""
        return {
            item.source: stream
            for stream in self.reading.plan.work_streams
            for item in (*stream.actions, *stream.measures, *stream.retired)
        }

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str, str], dict[int, list[Column]]]:
        """The columns of each heading row that has a field of a plan, by file, sheet and kind of table."""
        found: dict[tuple[str, str, str], dict[int, list[Column]]] = {}
        for column in self.reading.columns:
            rows = found.setdefault((column.file, column.sheet, column.table), {})
            rows.setdefault(row_of(column.cell), []).append(column)
        return {
            place: {row: columns for row, columns in rows.items() if any(column.field for column in columns)}
            for place, rows in found.items()
        }

    def headings(self, item: Action) -> Sequence[Column]:
        """The columns of the heading row nearest above an item."""
        source = item.source
        rows = self._rows.get((source.file, source.sheet, _TABLES[item.kept]), {})
        above = [row for row in rows if row < source.row]
        return rows[max(above)] if above else ()

    def column(self, item: Action, name: str) -> Column | None:
        """The column that holds a field of an item: the first of that field."""
        return next((column for column in self.headings(item) if column.field == name), None)

    def taken(self, item: Action, name: str) -> Column | None:
        """Of several columns of one field the one that it was read from, None where its cell is blank."""
        letters = letters_of(item.source.cell(name) or "")
        return next((column for column in self.headings(item) if letters_of(column.cell) == letters), None)

    def cell(self, item: Action, name: str) -> str | None:
        """The address of an item's field, also of a blank one: its column and row."""
        column = self.column(item, name)
        return item.source.cell(name) or (f"{column.cell.rstrip('0123456789')}{item.source.row}" if column else None)

    def about(self, item: Action, name: str, finding: Finding) -> Finding:
        """A finding put at a field of an item, or at its action where the field has no cell, with what it said last time."""
        stream = self.streams.get(item.source)
        was = self.was.get(item.source)
        return replace(
            finding,
            file=item.source.file,
            sheet=item.source.sheet,
            cell=self.cell(item, name) or item.source.cell("action"),
            item=item.kept,
            label=item.label,
            ref=item.ref,
            lead=item.lead_text,
            work_stream=(stream.number or stream.title) if stream else None,
            before=finding.before if finding.before is not None or was is None else said(was, name),
        )


def said(item: Action, name: str) -> str | None:
    """What a field of an item says, as typed; "" where it is blank, None for a field that an item does not bear itself."""
    values: dict[str, Callable[[], str | None]] = {
        "status": lambda: item.status.text or item.status.label,
        "due": lambda: item.due.text if item.due else None,
        "original_due": lambda: item.original_due.text if item.original_due else None,
        "lead": lambda: item.lead_text,
    }
    plain = ("ref", "action", "objective", "progress", "targets", "milestones", "changes", "mitigation")
    if name not in values and name not in plain:
        return None
    return (values[name]() if name in values else getattr(item, name)) or ""


Rule = Callable[[Context], Iterator[Finding]]
