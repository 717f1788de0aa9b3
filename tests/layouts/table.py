"""Writing one table: its headings, the actions of its work streams, what interrupts them."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from layouts import pools
from layouts.canvas import Canvas, Look
from layouts.columns import Column, untidy
from layouts.content import Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.heading_rows import families, rotate, write_headings
from layouts.reading import Reader
from layouts.statuses import StatusStyle
from layouts.wanted import AMBIGUOUS, Wanted, either
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, PatternFill, Side

ACTION = "action"
RETIRED = either("retired", "action")
STREAM_FILL, OBJECTIVE_FILL = "1F9AAF", "EADCF4"


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
        self.columns = columns
        self.wanted: list[Wanted] = []
        self.page = 1
        self.last = 0
        self.open: dict[str, tuple[int, str]] = {}
        self.unsaid: set[str] = set()
        self.alone = rng.choice(("merged", "upper", "lower"))
        told = any(column.role == "progress" for column in columns)
        self.reader = Reader(d, style, place.canvas.name, place.sheet_stream, told)

    @property
    def right(self) -> int:
        """Its last column."""
        return self.left + len(self.columns) - 1

    def at(self, role: str) -> int:
        """The sheet's column that holds a role first."""
        return self.left + next(index for index, column in enumerate(self.columns) if column.role == role)

    def headings(self) -> int:
        """Write the heading row or rows; return the last."""
        upper = families(self.columns, self.d.heading_rows)
        row = write_headings(self.canvas, self.left, self.columns, upper, alone=self.alone)
        if self.d.wording == "rotated":
            rotate(self.canvas, row, self.left, len(self.columns))
        if self.d.spacers == "rows" and self.rng.random() < 0.5:
            self.canvas.row += 1
        return row

    # work streams and objectives

    def band(self, text: str, kind: Any, fill: str) -> None:
        """A heading row over the table's width."""
        self.canvas.tint(self.canvas.row, self.left, self.right, fill)
        width = len(self.columns) if self.rng.random() < 0.8 else 1
        self.canvas.line(self.left, text, kind, bold=True, fill=fill, width=width)

    def stream(self, stream: Stream) -> None:
        """All rows of a work stream."""
        if self.d.spacers == "rows" and self.rng.random() < 0.5:
            self.canvas.row += 1
        if self.d.streams == "band":
            self.band(stream.heading, "work_stream", STREAM_FILL)
            self.introduce()
        self._start("stream", stream.title, self.d.streams)
        for number, group in enumerate(stream.groups, 1):
            self._group(stream, group, number)
        self._finish("stream")

    def introduce(self) -> None:
        """Who sponsors a work stream, and how it goes with it as a whole."""
        if self.d.lead_line:
            self.canvas.line(self.left, f"Sponsor: {self.rng.choice(pools.SPONSORS)}", AMBIGUOUS)
        if self.d.narrative:
            self.canvas.line(self.left, self.rng.choice(pools.NARRATIVES), AMBIGUOUS, width=len(self.columns))

    def _group(self, stream: Stream, group: Group, number: int) -> None:
        if self.d.objectives == "row":
            self.band(self.reader.objective_band(stream, group, number), either("objective", "work_stream"), OBJECTIVE_FILL)
        if self.d.objectives == "action row":
            self._recommendation(stream, group, number)
        if group.title:
            self._start("objective", group.title, self.d.objectives)
        for entry in group.entries:
            if self.d.page_cuts != "none" and self.rng.random() < 0.12 and entry is not stream.groups[0].entries[0]:
                self._cut(stream, inside=entry is not group.entries[0])
            self.entry(entry, stream, group)
        self._finish("objective")
        if self.d.ruled and self.rng.random() < 0.3:
            self._ruled()

    def _recommendation(self, stream: Stream, group: Group, number: int) -> None:
        """A row with nothing but a number and a text in the columns of ref and action."""
        texts = {"ref": f"R{stream.number}.{number}", "action": group.title}
        looks = [Look(texts.get(column.role), bold=True, fill=OBJECTIVE_FILL) for column in self.columns]
        self.canvas.cells(self.left, looks, either("objective", "work_stream"))

    def _start(self, role: str, title: str, how: str) -> None:
        self.unsaid.discard(role)
        if how in ("merged", "first") and any(column.role == role for column in self.columns):
            self.open[role] = (self.canvas.row, how)

    def _finish(self, role: str) -> None:
        """Merge what a work stream or objective covers."""
        if role not in self.open:
            return
        first, how = self.open.pop(role)
        if how == "merged" and self.canvas.row - 1 > first:
            self.canvas.merge(first, self.at(role), self.canvas.row - 1, self.at(role))

    def _cut(self, stream: Stream, *, inside: bool) -> None:
        """A page ends: its foot, then the headings again, and the work stream's once more.

        What is merged over the cut begins anew below it, its text repeated or left out.
        """
        kept = dict(self.open)
        for role in kept:
            self._finish(role)
        self.canvas.line(self.right, f"Page {self.page}", "note")
        self.page += 1
        self.canvas.row += self.rng.choice((0, 1))
        self.headings()
        if self.d.streams == "band" and self.rng.random() < 0.5:
            self.band(f"{stream.heading} (continued)", "work_stream", STREAM_FILL)
        for role, (_, how) in kept.items():
            self.open[role] = (self.canvas.row, how)
            if self.d.page_cuts == "blank" and (inside or role == "stream"):
                self.unsaid.add(role)

    # rows

    def entry(self, entry: Entry, stream: Stream, group: Group) -> None:
        """The row of an action, and its continuation."""
        row = self.canvas.row
        for at, column in enumerate(self.columns):
            if column.role in self.open and (self.open[column.role][0] != row or column.role in self.unsaid):
                continue
            look = column.write(entry, stream, group)
            if column.role == self.d.shared and entry.shares and self.last == row - 1:
                self.canvas.merge(row - 1, self.left + at, row, self.left + at)
                continue
            if self.d.untidy and column.role in ("action", "lead", "status", "progress"):
                look = untidy(self.rng, look)
            self.canvas.put(row, self.left + at, replace(look, struck=True, old=None) if entry.struck else look)
        gone = entry.struck or entry.retired
        if self.canvas.kinds.get(row) != ACTION:
            self.canvas.kinds[row] = RETIRED if gone else ACTION
        self.wanted.append(self.reader.read(entry, stream, group, row))
        self.canvas.row += 1
        self.last = row
        if entry.more and not gone:
            self._continued(entry)

    def _continued(self, entry: Entry) -> None:
        """The rest of the progress, on a row with nothing else; the action's other cells may be merged over it."""
        row = self.canvas.row
        filled = [at for at, column in enumerate(self.columns) if column.role == "progress"]
        newest = filled[self._newest(len(filled))]
        self.canvas.put(row, self.left + newest, Look(entry.more))
        self.canvas.kinds[row] = "continuation"
        self.canvas.row += 1
        for at, column in enumerate(self.columns):
            if self.d.continuations == "merged" and at != newest and column.role not in self.open:
                self.canvas.merge(row - 1, self.left + at, row, self.left + at)

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

    def shade_by_rule(self, first: int) -> None:
        """Colour the words of the status columns by conditional formats, from a row to the end."""
        colours = {"done": "00B050", "track": "92D050", "slip": "FFC000", "off": "FF0000", "wait": "D9D9D9"}
        for at, column in enumerate(self.columns):
            if column.role != "status":
                continue
            cells = f"{self.canvas.address(first, self.left + at)}:{self.canvas.address(self.canvas.row - 1, self.left + at)}"
            for meaning, mark in self.style.marks.items():
                fill = PatternFill(bgColor=colours[meaning], fill_type="solid")
                rule = CellIsRule(operator="equal", formula=[f'"{mark.look.value}"'], fill=fill)
                self.canvas.sheet.conditional_formatting.add(cells, rule)
