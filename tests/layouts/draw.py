"""A seed to a workbook of a random layout, and what a careful person reads from it."""

import re
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from layouts import around
from layouts.canvas import Canvas, Look, saved
from layouts.columns import Column, Columns
from layouts.content import Content, Drafting, Stream
from layouts.dimensions import Dimensions, draw_dimensions
from layouts.ratings import Ratings
from layouts.statuses import StatusStyle, draw_style, with_rag
from layouts.table import STREAM_FILL, Place, Table
from layouts.wanted import AMBIGUOUS, Truth, Wanted, either
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table as ExcelTable

RETIRED_BLOCKS = ("Retired actions", "Completed and closed actions", "Actions removed from the plan", "Closed actions")
RETIRED_SHEETS = ("Archive", "Completed actions", "Closed", "Closed (archive)", "Retired actions")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One workbook of a random layout."""

    seed: int
    dimensions: Dimensions
    workbook: bytes
    truth: Truth


def draw(seed: int, **fixed: Any) -> Drawn:
    """The workbook of a seed; fixed sets some of its dimensions."""
    return _Drawing(seed, draw_dimensions(seed, **fixed)).drawn()


class _Drawing:
    def __init__(self, seed: int, d: Dimensions) -> None:
        self.seed = seed
        self.d = d
        self.rng = Random(f"{seed} drawing")
        self.style: StatusStyle = draw_style(Random(f"{seed} style"), d.status, d.palette)
        self.content: Content = Drafting(seed, d, self.style).content()
        if d.second_rating == "RAG":
            self.style = with_rag(Random(f"{seed} RAG"), self.style, d.palette)
        says_done = d.status not in ("percent", "completed date", "titles", "bands") and self.style.marks["done"].complete is True
        self.columns = Columns(seed, d, self.content, says_done=says_done)
        self.ratings = Ratings(seed, d, self.style, self.content, self.columns.periods)
        self.book = Workbook()
        if d.epoch == 1904:
            self.book.epoch = CALENDAR_MAC_1904
        self.book.remove(self.book.active)
        self.canvases: list[Canvas] = []
        self.wanted: list[Wanted] = []

    def drawn(self) -> Drawn:
        """Draw everything."""
        self._front()
        match self.d.tables:
            case "one":
                self._one()
            case "sheets":
                self._sheets()
            case "teams":
                self._teams()
            case "beside":
                self._beside()
            case _:
                self._under()
        self._back()
        kinds = tuple(((canvas.name, row), kind) for canvas in self.canvases for row, kind in sorted(canvas.kinds.items()))
        return Drawn(self.seed, self.d, saved(self.book, self.canvases), Truth(tuple(self.wanted), kinds))

    # sheets

    def _canvas(self, name: str) -> Canvas:
        canvas = Canvas(self.book, name)
        self.canvases.append(canvas)
        return canvas

    def _front(self) -> None:
        if self.d.cover:
            self.canvases.append(around.cover(self.book, self.rng, self.content))
        if self.d.dashboard != "none":
            self.canvases.append(around.dashboard(self.book, self.rng, self.d, self.content, self.style))
        if self.style.key and self.d.key == "sheet":
            self.canvases.append(around.key_sheet(self.book, self.rng, self.style))

    def _plan_canvas(self, name: str) -> Canvas:
        """A plan's sheet down to where its first table begins."""
        canvas = self._canvas(name)
        around.preamble(canvas, self.rng, self.d, self.content)
        if self.d.side_table == "above":
            around.side_table_above(canvas, self.d.left)
        if self.style.key and self.d.key in ("rows", "row", "sentence", "in colour"):
            around.key_above(canvas, self.rng, self.d, self.style)
        return canvas

    def _one(self) -> None:
        canvas = self._plan_canvas(self.rng.choice(("Action plan", "Plan", "Tracker", "Sheet1", "Q3 update")))
        table = self._table(canvas, self._columns(0))
        heading = table.headings()
        for stream in self._by_status() if self.style.name == "bands" else self.content.streams:
            if self.style.name == "bands":
                table.band(stream.heading, AMBIGUOUS, STREAM_FILL)
            table.stream(stream)
            if self.d.totals == "row" and self.d.streams == "band":
                around.totals(table, self.d, self.style, stream)
        if self.d.retired == "band":
            self._retired_band(table)
        self._finish(canvas, table, heading)

    def _teams(self) -> None:
        """A sheet a team, each with work streams of its own; the sheets' names are no work streams."""
        streams = self.content.streams
        for number, team in enumerate(("North team", "South team", "Corporate")):
            own = streams[number::3]
            if not own:
                continue
            canvas = self._plan_canvas(team)
            table = self._table(canvas, self._columns(number))
            heading = table.headings()
            for stream in own:
                table.stream(stream)
            self._finish(canvas, table, heading, last=number == min(2, len(streams) - 1))

    def _sheets(self) -> None:
        """A sheet a work stream; its name says which, and mostly a line above the table."""
        titled = self.rng.random() < 0.7
        pattern = self.rng.choice(("", "WS{} ", "{}. "))
        for stream in self.content.streams:
            before = pattern.format(stream.number)
            name = (before + stream.title)[:31].strip()
            canvas = self._plan_canvas(name)
            if titled:
                canvas.line(self.d.left, stream.heading, either("work_stream", "title"), bold=True)
            known = either(name, name[len(before) :], stream.title, *([stream.heading] if titled else []))
            table = self._table(canvas, self._columns(stream.number - 1), known)
            table.introduce()
            heading = table.headings()
            table.stream(stream)
            around.totals(table, self.d, self.style, stream)
            self._finish(canvas, table, heading, last=stream is self.content.streams[-1])

    def _under(self) -> None:
        """Tables one under another, each with its title, perhaps with its columns in another order."""
        canvas = self._plan_canvas("Action plan")
        streams = self.content.streams if self.style.name != "titles" else self._by_status()
        for number, stream in enumerate(streams):
            canvas.line(self.d.left, stream.heading, either("work_stream", "title", "header"), bold=True)
            table = self._table(canvas, self._columns(number))
            table.introduce()
            canvas.row += self.rng.choice((0, 0, 1))
            heading = table.headings()
            table.stream(stream)
            if self.style.name != "titles":
                around.totals(table, self.d, self.style, stream)
            self._finish(canvas, table, heading, last=stream is streams[-1])
            canvas.row += self.rng.choice((1, 2))

    def _by_status(self) -> tuple[Stream, ...]:
        """A table for the actions of each status, titled with it."""
        tables = []
        for mark in self.style.marks.values():
            chosen = [
                replace(
                    stream,
                    groups=tuple(
                        replace(group, entries=kept)
                        for group in stream.groups
                        if (kept := tuple(entry for entry in group.entries if entry.mark is mark))
                    ),
                )
                for stream in self.content.streams
            ]
            tables.append((mark.word, [stream for stream in chosen if stream.groups]))
        return tuple(
            Stream(
                number,
                f"{word} actions" if self.seed % 2 else word,
                "",
                tuple(group for stream in streams for group in stream.groups),
            )
            for number, (word, streams) in enumerate(tables, 1)
            if streams
        )

    def _beside(self) -> None:
        """Two tables abreast, an empty column between them."""
        canvas = self._plan_canvas("Action plan")
        top, left, bottom = canvas.row, self.d.left, canvas.row
        for stream in self.content.streams:
            canvas.row = top
            canvas.line(left, stream.heading, either("work_stream", "title", "header"), bold=True)
            table = self._table(canvas, self._columns(0), left=left)
            table.headings()
            table.stream(stream)
            self.wanted += table.wanted
            left = table.right + 2
            bottom = max(bottom, canvas.row)
        canvas.row = bottom
        self._foot(canvas)

    # tables

    def _columns(self, number: int) -> list[Column]:
        """The columns of the numbered kind of table."""
        said, mixed = number if self.d.rewording else 0, bool(number) and self.d.tables == "reordered"
        words = Random(f"{self.seed} words {said}")
        status = self.ratings.columns(words)
        return self.columns.columns(words, Random(f"{self.seed} order {number if mixed else 0}"), status, mixed=mixed)

    def _table(self, canvas: Canvas, columns: list[Column], sheet_stream: Any = None, left: int | None = None) -> Table:
        place = Place(canvas, left or self.d.left, sheet_stream)
        return Table(self.rng, self.d, self.style, place, columns)

    def _finish(self, canvas: Canvas, table: Table, heading: int, *, last: bool = True) -> None:
        """What follows a table on its sheet."""
        self.wanted += table.wanted
        self._hide(canvas, table, heading)
        if self.style.name == "formatted words":
            table.shade_by_rule(heading + 1)
        if self.d.excel_table:
            self._as_excel_table(canvas, table, heading)
        if self.d.comments:
            canvas.sheet.cell(table.wanted[0].row, table.at("action")).comment = Comment("Check with the Board", "A. Officer")
        if self.style.key and self.d.key == "beside":
            around.key_beside(canvas, table.right + 2, heading, self.rng, self.style)
        elif self.d.side_table == "beside":
            around.side_table_beside(canvas, table.right + 2, heading)
        if last or self.d.tables in ("sheets", "teams"):
            self._foot(canvas, last=last)

    def _foot(self, canvas: Canvas, *, last: bool = True) -> None:
        if self.d.retired == "block" and last:
            self._retired_block(canvas)
        if self.d.notes:
            around.notes(canvas, self.rng, self.d.left)
        if self.style.key and self.d.key == "below":
            canvas.row += 1
            around.key_rows(canvas, self.d.left, self.rng, self.style)
        if self.d.side_table == "below":
            around.side_table_below(canvas, self.d.left)
        if self.d.side_table == "measures" and last:
            around.measures_below(canvas, self.d.left)

    def _hide(self, canvas: Canvas, table: Table, heading: int) -> None:
        rows = [action.row for action in table.wanted]
        if self.d.hidden in ("rows", "filter", "outline"):
            for row in self.rng.sample(rows, min(2, len(rows))):
                canvas.sheet.row_dimensions[row].hidden = True
                if self.d.hidden == "outline":
                    canvas.sheet.row_dimensions[row].outlineLevel = 1
        if self.d.hidden == "filter":
            canvas.sheet.auto_filter.ref = f"{canvas.address(heading, table.left)}:{canvas.address(canvas.row - 1, table.right)}"
        for at, column in enumerate(table.columns):
            if column.hidden:
                canvas.sheet.column_dimensions[canvas.address(1, table.left + at)[:-1]].hidden = True

    def _as_excel_table(self, canvas: Canvas, table: Table, heading: int) -> None:
        headings = [str(canvas.sheet.cell(heading, table.left + at).value) for at in range(len(table.columns))]
        if len(set(headings)) < len(headings) or any("\n" in text for text in headings):
            return
        last = max(action.row for action in table.wanted)
        name = re.sub(r"\W", "", f"Plan{canvas.name}")
        canvas.sheet.add_table(
            ExcelTable(
                displayName=name, name=name, ref=f"{canvas.address(heading, table.left)}:{canvas.address(last, table.right)}"
            )
        )

    # what is no longer in the plan

    def _retired_block(self, canvas: Canvas) -> None:
        canvas.row += 1
        canvas.line(self.d.left, self.rng.choice(RETIRED_BLOCKS), either("retired", "title", "note", "work_stream"), bold=True)
        self._retired_rows(canvas)

    def _retired_band(self, table: Table) -> None:
        """Retired actions in the table itself, below a row that says so."""
        table.band(self.rng.choice(RETIRED_BLOCKS), either("retired", "title", "note", "work_stream"), STREAM_FILL)
        stream = self.content.streams[0]
        for entry in self.content.retired:
            table.entry(entry, stream, stream.groups[0])

    def _retired_rows(self, canvas: Canvas) -> None:
        table = self._table(canvas, self._columns(0))
        first = canvas.row
        for row in range(first, table.headings() + 1):
            canvas.kinds[row] = either("header", "retired")
        stream = self.content.streams[0]
        group = replace(stream.groups[0], entries=self.content.retired)
        for entry in self.content.retired:
            table.entry(entry, stream, group)
        self.wanted += table.wanted

    def _back(self) -> None:
        if self.d.retired == "sheet":
            canvas = self._canvas(self.rng.choice(RETIRED_SHEETS))
            canvas.line(self.d.left, "Actions closed by the Board", either("title", "note", "retired"), bold=True)
            self._retired_rows(canvas)
        if self.d.lists:
            self.canvases.append(around.lists(self.book, self.style))
        if self.d.hidden_sheet:
            self._hidden_sheet()

    def _hidden_sheet(self) -> None:
        """Last quarter's copy, hidden: its rows are no actions of the plan."""
        canvas = self._canvas("Old version")
        canvas.sheet.sheet_state = self.rng.choice(("hidden", "veryHidden"))
        canvas.cells(1, [Look(text, bold=True) for text in ("Ref", "Action", "Lead", "Status")], AMBIGUOUS)
        for number in range(1, 4):
            canvas.cells(
                1, [Look(f"9.{number}"), Look(self.content.prose.action()), Look("Head of Policy"), Look("Completed")], AMBIGUOUS
            )
