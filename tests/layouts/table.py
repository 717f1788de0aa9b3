"""Writing one table: its headings, the actions of its work streams, what interrupts them."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from layouts.canvas import Canvas, Look
from layouts.columns import SECTIONS, Column
from layouts.content import Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.statuses import StatusStyle
from layouts.wanted import AMBIGUOUS, Wanted, either
from openpyxl.styles import Alignment, Border, Side

HEADING_FILL = "DDEBF7"
ACTION = "action"
HEADER = "header"
RETIRED = either("retired", "action")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, and what its sheet is called as a work stream (None where sheets are not)."""

    canvas: Canvas
    left: int
    sheet_stream: Any = None


class Table:
    """One table being written from the canvas' next free row on."""

    def __init__(self, rng: Random, d: Dimensions, style: StatusStyle, place: Place, columns: list[Column]) -> None:
        self.rng = rng
        self.d = d
        self.style = style
        self.canvas = place.canvas
        self.left = place.left
        self.place = place
        self.columns = columns
        self.wanted: list[Wanted] = []
        self.top = place.canvas.row
        self.page = 1
        self.open: dict[str, tuple[int, str]] = {}
        self.vertical = rng.choice((True, False))
        self.upper = rng.random() < 0.5

    @property
    def right(self) -> int:
        """Its last column."""
        return self.left + len(self.columns) - 1

    def at(self, role: str) -> int:
        """The sheet's column that holds a role first."""
        return self.left + next(index for index, column in enumerate(self.columns) if column.role == role)

    # headings

    def headings(self) -> int:
        """Write the heading row or rows; return the last."""
        families = [column.family for column in self.columns]
        if self.d.heading_rows == 2 and not any(families):
            families = [SECTIONS.get(column.role, "Monitoring") for column in self.columns]
        if not any(families):
            return self._heading_row([column.heading for column in self.columns])
        return self._two_rows(families)

    def _heading_row(self, texts: list[str | None]) -> int:
        row = self.canvas.row
        for at, text in enumerate(texts):
            self.canvas.put(row, self.left + at, Look(text, fill=HEADING_FILL, bold=True))
            if self.d.wording == "rotated":
                self.canvas.sheet.cell(row, self.left + at).alignment = Alignment(textRotation=90, wrap_text=True)
        self.canvas.kinds[row] = HEADER
        self.canvas.row += 1
        return row

    def _two_rows(self, families: list[str | None]) -> int:
        """The family above its columns, merged; other headings over both rows, or in one of them."""
        alone = [family is None for family in families]
        tops = [
            column.heading
            if single and (self.vertical or self.upper)
            else None
            if single or (at and families[at - 1] == family)
            else family
            for at, (column, family, single) in enumerate(zip(self.columns, families, alone, strict=True))
        ]
        row = self._heading_row(tops)
        self._heading_row(
            [
                None if single and (self.vertical or self.upper) else column.heading
                for column, single in zip(self.columns, alone, strict=True)
            ]
        )
        at = 0
        while at < len(families):
            last = at
            while not alone[at] and last + 1 < len(families) and families[last + 1] == families[at]:
                last += 1
            if last > at:
                self._merge(row, row, self.left + at, self.left + last)
            elif alone[at] and self.vertical:
                self._merge(row, row + 1, self.left + at, self.left + at)
            at = last + 1
        return row + 1

    def _merge(self, top: int, bottom: int, left: int, right: int) -> None:
        self.canvas.sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)

    # rows

    def band(self, text: str, kind: Any, fill: str) -> int:
        """A heading row over the table's width."""
        width = len(self.columns) if self.rng.random() < 0.8 else 1
        return self.canvas.line(self.left, text, kind, bold=True, fill=fill, width=width)

    def stream(self, stream: Stream) -> None:
        """All rows of a work stream."""
        if self.d.streams == "band":
            self.band(stream.heading, "work_stream", "1F9AAF")
        self._start("stream", stream.title, self.d.streams)
        for number, group in enumerate(stream.groups, 1):
            self._group(stream, group, number)
        self._finish("stream")

    def _group(self, stream: Stream, group: Group, number: int) -> None:
        word = "Recommendation" if stream.number % 2 else "Objective"
        if self.d.objectives == "row":
            self.band(f"{word} {stream.number}.{number}: {group.title}", either("objective", "work_stream"), "EADCF4")
        if self.d.objectives == "action row":
            self._recommendation(stream, group, number)
        if group.title:
            self._start("objective", group.title, self.d.objectives)
        for entry in group.entries:
            if self.d.page_cuts and self.rng.random() < 0.12 and entry is not stream.groups[0].entries[0]:
                self._cut(stream)
            self._entry(entry, stream, group)
        self._finish("objective")
        if self.d.ruled and self.rng.random() < 0.3:
            self._ruled()

    def _recommendation(self, stream: Stream, group: Group, number: int) -> None:
        """A row with nothing but a number and a text in the columns of ref and action."""
        row = self.canvas.row
        for at, column in enumerate(self.columns):
            value = f"R{stream.number}.{number}" if column.role == "ref" else group.title if column.role == "action" else None
            self.canvas.put(row, self.left + at, Look(value, bold=True, fill="EADCF4"))
        self.canvas.kinds[row] = either("objective", "work_stream")
        self.canvas.row += 1

    def _start(self, role: str, title: str, how: str) -> None:
        if how in ("merged", "first") and any(column.role == role for column in self.columns):
            self.open[role] = (self.canvas.row, how)

    def _finish(self, role: str) -> None:
        """Merge what a work stream or objective covers."""
        if role not in self.open:
            return
        first, how = self.open.pop(role)
        if how == "merged" and self.canvas.row - 1 > first:
            self._merge(first, self.canvas.row - 1, self.at(role), self.at(role))

    def _cut(self, stream: Stream) -> None:
        """A page ends: its foot, then the headings again, and the work stream's once more."""
        kept = dict(self.open)
        for role in ("objective", "stream"):
            self._finish(role)
        self.canvas.line(self.right, f"Page {self.page}", "note")
        self.page += 1
        self.canvas.row += self.rng.choice((0, 1))
        self.headings()
        if self.d.streams == "band" and self.rng.random() < 0.5:
            self.band(f"{stream.heading} (continued)", "work_stream", "1F9AAF")
        for role, (_, how) in kept.items():
            self.open[role] = (self.canvas.row, how)

    def _entry(self, entry: Entry, stream: Stream, group: Group) -> None:
        row = self.canvas.row
        for at, column in enumerate(self.columns):
            if column.role in self.open and self.open[column.role][0] != row:
                continue
            look = column.write(entry, stream, group)
            self.canvas.put(row, self.left + at, replace(look, struck=True, old=None) if entry.struck else look)
        gone = entry.struck or entry.retired
        if self.canvas.kinds.get(row) != ACTION:
            self.canvas.kinds[row] = RETIRED if gone else ACTION
        self.wanted.append(self._read(entry, stream, group, row))
        self.canvas.row += 1
        if entry.more and not gone:
            self._continued(entry)

    def retired_entry(self, entry: Entry, stream: Stream, group: Group) -> None:
        """An action that is no longer in the plan."""
        self._entry(entry, stream, group)

    def _continued(self, entry: Entry) -> None:
        """The rest of the progress, on a row with nothing else."""
        filled = [at for at, column in enumerate(self.columns) if column.role == "progress"]
        newest = filled[self._newest(len(filled))]
        self.canvas.put(self.canvas.row, self.left + newest, Look(entry.more))
        self.canvas.kinds[self.canvas.row] = "continuation"
        self.canvas.row += 1

    def _newest(self, count: int) -> int:
        """Which of a family's columns is the newest that is filled."""
        if count == 1:
            return 0
        return (1 if self.d.unfilled else 0) if self.d.newest == "first" else count - 1 - self.d.unfilled

    def _ruled(self) -> None:
        """A row of borders without a word."""
        thin = Side(style="thin")
        for column in range(self.left, self.right + 1):
            self.canvas.sheet.cell(self.canvas.row, column).border = Border(thin, thin, thin, thin)
        self.canvas.row += 1

    # what is read from an action

    def _read(self, entry: Entry, stream: Stream, group: Group, row: int) -> Wanted:
        gone = entry.struck or entry.retired
        typed = entry.ref.typed if entry.ref else None
        due = entry.revised if entry.revised.look.value else entry.due
        mark = entry.mark
        unscored = AMBIGUOUS if gone else None
        has_progress = any(column.role == "progress" for column in self.columns)
        return Wanted(
            sheet=self.canvas.name,
            row=row,
            stream=AMBIGUOUS if gone else self._stream(stream),
            action=either(f"{typed} {entry.action}", entry.action) if typed else entry.action,
            ref=entry.ref.wanted if entry.ref else None,
            objective=unscored or self._objective(stream, group),
            lead=list(entry.lead.names),
            due_earliest=unscored or self._day(due.earliest),
            due_latest=unscored or self._day(due.latest),
            status=AMBIGUOUS if gone or self.style.name == "titles" else mark.status,
            rag=unscored or mark.rag,
            complete=AMBIGUOUS if gone else mark.complete,
            progress=unscored or (_joined(entry) if has_progress else AMBIGUOUS),
            retired=AMBIGUOUS if self.style.name == "titles" else gone,
        )

    def _day(self, day: Any) -> Any:
        """Months in colours also say when an action ends."""
        return AMBIGUOUS if self.style.name == "months with a key" and self.d.due_columns == "none" else day

    def _stream(self, stream: Stream) -> Any:
        match self.d.streams:
            case "none":
                return AMBIGUOUS
            case "sheet":
                return self.place.sheet_stream
        return either(stream.heading, stream.title)

    def _objective(self, stream: Stream, group: Group) -> Any:
        if group.title is None:
            return None
        number = stream.groups.index(group) + 1
        word = "Recommendation" if stream.number % 2 else "Objective"
        return either(group.title, f"{word} {stream.number}.{number}: {group.title}")


def _joined(entry: Entry) -> str | None:
    return "\n".join(text for text in (entry.progress, entry.more) if text) or None
