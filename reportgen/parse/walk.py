"""One sheet from top to bottom: what each row is, and the items, work streams and boxes found on the way."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.model import Cell, RowKind
from reportgen.parse.bands import is_remark, is_styled, is_title, leads, named_behind
from reportgen.parse.blocks import Blocks
from reportgen.parse.box_reader import BoxReader
from reportgen.parse.finder import HeaderFinder
from reportgen.parse.foreign import Foreign
from reportgen.parse.found import Context, RawItem, Walked, joined, under_item
from reportgen.parse.headers import Header
from reportgen.parse.headings import horizon_of
from reportgen.parse.key import key_of_row, opens_key
from reportgen.parse.lines import (
    LONGEST_HEADING,
    StreamName,
    is_generic,
    is_live,
    is_word,
    line_kind,
    names_measures,
    sheet_stream,
    speaks_of_measures,
    stream_name,
    without_continued,
)
from reportgen.parse.rows import (
    all_numbered,
    belongs,
    counts_rows,
    counts_statuses,
    explains_sign,
    heads_numbered,
    in_the_margin,
    is_form_line,
    is_label_line,
    is_page_foot,
    is_prepared,
    is_total,
    last_item,
    numbers_columns,
    refers,
    repeats,
    roles_of,
    stands_below,
    title_of_group,
)
from reportgen.parse.sheet_names import retires, role_of
from reportgen.parse.text import squeeze

ENDING = ("summary", "aside", "indicators")
"""The boxes that end at a line by itself after an empty row."""


class Walk:
    """The state of one way down a sheet."""

    def __init__(self, finder: HeaderFinder, context: Context, tops: frozenset[int], stream: StreamName | None) -> None:
        view = self.view = finder.view
        self.headers, self.context = finder.headers, context
        self.layout = context.layout
        self.out = Walked(view)
        self.header: Header | None = None
        self.roles: dict[int, str | None] = {}
        self.boxes = BoxReader(self.out, self.layout, lambda: (self.stream, self._months()))
        self.stream = stream
        self.named = stream is not None
        self.objective: str | None = None
        role = role_of(view.sheet.name, self.layout)
        self.archive = role == "retired" or (role is None and finder.retired)
        self.measures = role == "measures"
        self.retired = self.archive
        self.box_title = view.sheet.name if self.archive else ""
        self.sheet_horizon = horizon_of(view.sheet.name)
        self.horizon = self.sheet_horizon
        self.last: int | None = None
        self.end = 0
        self.foreign = Foreign(self.out, self.headers, finder.calendar)
        self.numbers = [row.number for row in view.holding()]
        self.lower: set[tuple[str | None, bool, int]] = set()  # the looks of bands under work streams: fill, bold, width
        self.blocks = Blocks.of(finder, tops, self.layout, context.word)
        self.tops, self.forms = self.blocks.tops, self.blocks.forms

    def run(self) -> Walked:
        """Walk the sheet."""
        for row in self.view.holding():
            number = row.number
            if number in self.out.kinds:
                continue
            header = self.headers.get(number)
            if header is not None:
                self._enter(header)
            else:
                self.out.kinds[number] = self._row(number)
        return self.out

    # -- headings -----------------------------------------------------------------------------------------------------------

    def _enter(self, header: Header) -> None:
        """A heading row: a table begins, or goes on after a page cut."""
        kind: RowKind = "summary" if header.kind == "summary" else "header"
        self.out.kinds.update(dict.fromkeys(header.rows, kind))
        if header.kind == "indicators" and self.retired and self._months():
            # the box of retired measures has few columns, and they are those of indicators
            header = replace(header, kind="measures")
        if header.kind in ("plan", "measures"):
            if self.header and not self.boxes.open and self.last and header.texts == self.header.texts:
                # a page cut: what the last action says may go on below the repeated headings
                self.last = header.rows[-1]
            self.boxes.open = None
            self.header, self.roles = header, roles_of(header, self.view)
            self.end = last_item(self.view, header, self.numbers, self.headers)
            self.out.headers.append((header, self.retired))
        elif header.kind == "aside":
            self.boxes.open, self.boxes.header, self.header = "aside", header, None
        else:
            self.boxes.open = header.kind
            self.boxes.header = header

    def _head(self, text: str, *cells: Cell) -> None:
        """Keep a title of the sheet, unless it stands in a hidden column."""
        if not any(self.view.unseen(cell) for cell in cells):
            self.out.titles.append(text)

    def _stream(self, name: StreamName, row: int) -> None:
        """A work stream begins, or is named again after a page cut."""
        if self.stream is None or name.identity != self.stream.identity:
            self.objective = None
        elif name.title is None:
            name = self.stream
        self.stream, self.named = name, True
        self.retired, self.horizon, self.boxes.open, self.last = self.archive, self.sheet_horizon, None, None
        solid = self.header is not None or row + 1 in self.headers or row in self.tops or row in self.forms
        self.out.streams.append((name, row, solid))

    def _current(self) -> StreamName:
        """The work stream that items stand in: the last one named, else the sheet's name where sheets part the plan."""
        if self.stream is None:
            name = self.view.sheet.name
            found = None if self.archive else sheet_stream(name, self.layout)
            if found is None and self.context.several and not self.archive and not is_generic(name) and not names_measures(name):
                found = StreamName(self.context.word, None, name.strip())
            self.stream = found or StreamName(self.context.word, None, None)
            self.out.streams.append((self.stream, 0, False))
        return self.stream

    # -- rows ---------------------------------------------------------------------------------------------------------------

    def _row(self, number: int) -> RowKind:
        cells = self.view.filled(number)
        if not cells:
            # nothing to be seen: texts that lie under merged cells, which the workbook's own notes tell of
            return self._continue(number) if self._goes_on(number) else "note"
        if is_page_foot(cells) or self.foreign.holds(number, None if number in self.tops or self.boxes.open else self.header):
            return self.out.note(*cells)
        if number in self.forms:
            self._stream(StreamName(self.context.word, None, squeeze(self.forms[number].standing)), number)
            return "work_stream"
        if self.header and (repeats(cells, self.header) or (number == self.header.rows[-1] + 1 and numbers_columns(cells))):
            self.last = number if self.last else None
            return "header"
        if self._is_prepared(number, cells):
            return "blank"
        if len(cells) == 1 and counts_statuses(squeeze(cells[0].standing)):
            self.out.note(*cells)
            return "summary"
        if len(cells) == 1 and self.header and counts_rows(squeeze(cells[0].standing)):
            return "total"
        lone = self._lone(cells)
        if lone is not None and self.boxes.open in ENDING and not self.view.filled(number - 1):
            self.boxes.open = None
        kind = self._line(number, lone) if lone is not None else self._group(number, cells)
        return (
            kind
            or self.boxes.row(number, cells, self.header is not None)
            or self._table_row(number, cells)
            or self._outside(number, cells)
        )

    def _is_prepared(self, number: int, cells: Sequence[Cell]) -> bool:
        """Whether a row of a table only waits for an action."""
        main = self.header.main if self.header and not self.boxes.open else None
        if self.header is None or main is None or under_item(self.view, self.out.items, number, main.column):
            return False
        if not is_prepared(cells, self.header) or number + 1 in self.headers:
            return False
        return stream_name(squeeze(cells[0].standing), self.layout) is None

    def _lone(self, cells: Sequence[Cell]) -> Cell | None:
        """The cell that makes a row a line of its own: the only one, or one merged over the table's actions beside a remark."""
        first = cells[0]
        main = self.header.main if self.header else None
        if len(cells) == 1:
            return None if main is not None and self._is_item(first, main.column) else first
        width = self.view.width(first)
        over_main = main is not None and width > 1 and first.column <= main.column < first.column + width
        return first if over_main and len(cells) == 2 else None

    def _is_item(self, cell: Cell, column: int) -> bool:
        """Whether a lone text is an action with nothing beside it: in the action column, unless it reads as a heading."""
        if self.header is None or self.boxes.open or cell.column != column or self.view.width(cell) > 1:
            return False
        if column == self.header.headings[0].column or cell.row + 1 in self.headers:
            return False
        if not self._goes_on(cell.row) and all_numbered(self.view, self.out.items, self.header):
            return False
        marked = cell.bold or bool(cell.fill)
        if is_label_line(cell.standing) or line_kind(cell.standing, self.layout) == "note":
            return False
        if heads_numbered(self.view, cell, self.header):
            return False
        return line_kind(cell.standing, self.layout, exact=True) is None and not (
            marked and stream_name(cell.standing, self.layout)
        )

    def _group(self, number: int, cells: Sequence[Cell]) -> RowKind | None:
        """A row of several cells that heads a group of actions: its title a work stream or an objective, the rest a remark."""
        if self.header is None or self.boxes.open or not self._leads(number):
            return None
        title = in_the_margin(cells, self.header) or title_of_group(self.view, cells, self.header)
        if title is None or is_total(self.view, cells, self.header):
            return None
        kind = self._titled(number, title)
        if kind in ("work_stream", "objective", "retired", "note"):
            self.out.note(*(cell for cell in cells if cell is not title))
        return kind

    def _titled(self, number: int, cell: Cell) -> RowKind | None:
        """What the title of a group begins: a work stream, retired actions, or an objective."""
        text = squeeze(cell.standing)
        name = self._name(cell)
        if name is not None and is_word(name, self.context.word) and not self.blocks.part(number):
            self._stream(name, number)
            return "work_stream"
        if self._retires(number, cell, text):
            return self._opens("retired", cell, text)
        return self._band(number, cell, text, name)

    def _line(self, number: int, cell: Cell) -> RowKind | None:
        """What a line of its own is; None where it is a row of a table after all."""
        text = squeeze(cell.standing)
        name = self._name(cell)
        if name is not None and is_word(name, self.context.word) and not self.blocks.part(number):
            self._stream(name, number)
            return "work_stream"
        if is_live(text) and self._leads(number):
            return self._live(cell)
        box = "retired" if self._retires(number, cell, text) else line_kind(text, self.layout) or opens_key(self.view, number)
        if box == "retired" and self.boxes.open == "key" and self.view.filled(number - 1):
            return "key"
        if box is not None and (kind := self._opens(box, cell, text)):
            return kind
        if number in self.tops:
            self.retired, self.boxes.open = self.archive, None
        if self._opens_measures(text):
            return "title"
        counted = None if number in self.tops else self.boxes.line(cell, self.header is not None)
        return counted or self._band(number, cell, text, name)

    def _name(self, cell: Cell) -> StreamName | None:
        return None if self.view.unseen(cell) else stream_name(squeeze(cell.standing), self.layout)

    def _opens(self, box: str, cell: Cell, text: str) -> RowKind | None:
        if box == "retired":
            self.retired, self.boxes.open, self.objective, self.last = True, None, None, None
            self.box_title = f"{self.view.sheet.name if self.archive else ''} {text}".strip()
            if self.header is None:
                self.archive = cell.row not in self.tops
                self._head(text, cell)
                return "title"
            return "retired"
        if box in ("page", "note"):
            return self.out.note(cell)
        if box == "total":
            return "total" if self.header or self.boxes.open else None
        if box == "key" and (entries := key_of_row(self.view, cell.row)):
            self.out.key.extend(entries)
        self.boxes.open, self.boxes.header = box, None
        if box in ("key", "summary"):
            return "key" if box == "key" else "summary"
        return self.out.note(cell)

    def _retires(self, number: int, cell: Cell, text: str) -> bool:
        """Whether a line by itself ("Completed", "Dropped") heads rows that are retired."""
        first = self.header.headings[0].column if self.header else cell.column
        if cell.column > first or len(text) > LONGEST_HEADING or not is_styled(self.view, cell):
            return False
        rest = named_behind(text) if number in self.tops else []
        return any(retires(piece, self.layout) for piece in (text, *rest)) and self._leads(number)

    def _leads(self, number: int) -> bool:
        return number in self.tops or leads(self.view, self.headers, self.header, number)

    def _live(self, cell: Cell) -> RowKind:
        """A line that says that what follows is still to be done."""
        self.archive, self.retired, self.boxes.open, self.box_title, self.last = False, False, None, "", None
        self.out.note(cell)
        return "title"

    def _opens_measures(self, text: str) -> bool:
        """Whether a line says that measures of 6 or 12 months follow."""
        months = horizon_of(text) if len(text) <= LONGEST_HEADING and speaks_of_measures(text) else None
        if months is None:
            return False
        self.horizon, self.boxes.open, self.last = months, None, None
        if self.header is None:
            self.sheet_horizon = months
        return True

    def _band(self, number: int, cell: Cell, text: str, name: StreamName | None) -> RowKind | None:
        """A line across a table: a work stream or an objective where rows follow it, else a note."""
        if (self.header is None and number not in self.tops) or self.boxes.open:
            return None
        headings = self.header.headings if self.header else ()
        if self.header and self.view.unseen(cell) and cell.column not in {heading.column for heading in headings}:
            return self.out.note(cell)
        objectives = [heading.column for heading in headings if heading.role == "objective"]
        own = cell.column in objectives or belongs(self.view, self.header, cell, self._goes_on(number))
        if self.view.width(cell) == 1 and own and number not in self.tops:
            return None
        if is_label_line(text):
            return self.out.note(cell)
        styled = name is not None or is_styled(self.view, cell)
        if not styled or is_remark(cell) or len(text) > 2 * LONGEST_HEADING or not self._leads(number):
            return self.out.note(cell)
        upper = bool(objectives) or not self.context.several or is_generic(self.view.sheet.name)
        if name is None and not self.named and upper and self._is_upper(number, cell, bool(objectives)):
            self._stream(StreamName(self.context.word, None, without_continued(text)), number)
            self.named = False
            return "work_stream"
        self.objective, self.last = cell.standing.strip(), None
        return "objective"

    def _is_upper(self, number: int, cell: Cell, objectives: bool) -> bool:
        """Whether a band without a number begins a work stream: not where it looks like one directly under another's."""
        look = (cell.fill, cell.bold, self.view.width(cell))
        if self.out.kinds.get(number - 1) == "work_stream" and not objectives:
            self.lower.add(look)
        return look not in self.lower

    def _months(self) -> int | None:
        """The horizon that rows here belong to, None in a plan."""
        return self.horizon or (self.header.horizon if self.header else None)

    # -- tables -------------------------------------------------------------------------------------------------------------

    def _table_row(self, number: int, cells: Sequence[Cell]) -> RowKind | None:
        header = self.header
        if header is None or self.boxes.open or header.main is None:
            return None
        if not any(cell.column in self.roles for cell in cells) or is_form_line(self.view, cells, header, self.headers):
            return self.out.note(*cells)
        if is_total(self.view, cells, header):
            return "total"
        main = next((cell for cell in cells if cell.column == header.main.column), None)
        if main is not None:
            if self.out.kinds.get(number - 1) == "key" and explains_sign(cells, main, self.roles):
                return "key"
            if not re.search(r"\w", main.text):
                return self.boxes.sign(number, cells)
            self._objective_of(cells, struck=not main.standing.strip())
            self._item(number, header)
            return "retired" if self.retired else "measure" if self.out.items[-1].measure else "action"
        roles = {self.roles.get(cell.column) for cell in cells}
        if under_item(self.view, self.out.items, number, header.main.column):
            return self._continue(number)
        if self._goes_on(number) and not roles & {"ref", "objective", "work_stream"}:
            return self._continue(number)
        below = stands_below(self.view, self.end, cells, roles) and not refers(cells, header)
        if roles & {"objective", "work_stream"} and not below:
            self._objective_of(cells)
            self.last = None
            return "objective" if "objective" in roles else "work_stream"
        self.out.note(*cells)
        return "note" if below else "unknown"

    def _objective_of(self, cells: Sequence[Cell], struck: bool = False) -> None:
        """Take up the work stream and the objective that a row names in columns of their own, struck out with it or not."""
        named = [(cell, role) for cell in cells if (role := self.roles.get(cell.column)) in ("work_stream", "objective")]
        for cell, role in named:
            text = cell.text.strip() if struck else cell.standing.strip()
            if role == "work_stream" and text:
                name = sheet_stream(text, self.layout) or StreamName(self.context.word, None, squeeze(text))
                if self.stream is None or name.identity != self.stream.identity:
                    retired, box = self.retired, self.boxes.open
                    self._stream(name, cell.row)
                    self.retired, self.boxes.open = retired, box
        for cell, role in named:
            text = cell.text.strip() if struck else cell.standing.strip()
            if role == "objective" and text:
                self.objective = text

    def _item(self, number: int, header: Header) -> None:
        months = self.horizon or header.horizon
        measure = header.kind == "measures" or self.horizon is not None or self.measures
        item = RawItem(header, (number,), self._current(), self.objective, self.retired, measure, months, self.box_title)
        self.out.items.append(item)
        self.last = number

    def _goes_on(self, number: int) -> bool:
        """Whether a row directly follows an action's rows, so that what it holds belongs to it."""
        return self.last is not None and number == self.last + 1

    def _continue(self, number: int) -> RowKind:
        item = self.out.items[-1]
        self.out.items[-1] = replace(item, rows=(*item.rows, number))
        self.last = number
        return "continuation"

    # -- all else -----------------------------------------------------------------------------------------------------------

    def _outside(self, number: int, cells: Sequence[Cell]) -> RowKind:
        """A row outside every table: the sheet's title, or a note."""
        if self.header is None and len(cells) == 1 and is_title(self.view, cells[0], first=not self.out.kinds):
            self._head(squeeze(joined(cells)), cells[0])
            return "title"
        return self.out.note(*cells)
