"""One worksheet in one pass over its XML: the cells that hold something, and what of the sheet bears on reading them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reportgen.errors import place
from reportgen.model import Cell, Range, Row, Sheet
from reportgen.workbook.addresses import MAX_COLUMN, MAX_ROW, column_number, parse_cell, parse_range
from reportgen.workbook.book import Book
from reportgen.workbook.cells import read_content
from reportgen.workbook.comments import read_comments
from reportgen.workbook.conditional import EXTENSION, Rule, read_rules
from reportgen.workbook.hidden import RowMark, active_filter, hidden_rows
from reportgen.workbook.merges import under_merges, without_covered_blanks
from reportgen.workbook.package import child, is_on, iterate, local_name, sheet_tags, whole_number
from reportgen.workbook.styles import Look
from reportgen.workbook.tables import Table, read_pivots, read_tables
from reportgen.workbook.text import Text
from reportgen.workbook.textboxes import read_text_boxes
from reportgen.workbook.values import Shown

MAX_BLANKS = 500_000
"""How many coloured blank cells of one sheet are held before those beyond its last column so far are let go."""
REACH = 256
"""How many columns right of any value so far a coloured blank cell is looked at; some files colour whole rows cell by cell."""

Note = tuple[str | None, str | None, str, str]


@dataclass(slots=True)
class _Pass:
    """What one pass over a sheet has met so far."""

    book: Book
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    blanks: list[Cell] = field(default_factory=list)
    marks: dict[int, RowMark] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    filters: list[Range] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    looks: dict[str | None, Look] = field(default_factory=dict)
    summary_below: bool = True
    filter_mode: bool = False
    last_row: int = 0
    last_column: int = 0

    def note(self, cell: str | None, code: str, sentence: str) -> None:
        """Remember something odd."""
        self.notes.append((self.name, cell, code, sentence))


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet as its cells are, the conditional formats that are yet to be shown in it, and what was odd."""

    sheet: Sheet
    rules: tuple[Rule, ...] = ()
    notes: tuple[Note, ...] = ()


def read_sheet(book: Book, part: str, name: str, hidden: bool, filtered: Iterable[Range] = ()) -> SheetRead:
    """A sheet. filtered are the ranges of an advanced filter, which count while the sheet has it on."""
    met = _Pass(book, name)
    for element in iterate(book.package, part, _TAGS, place(book.package.file, name)):
        _HANDLERS[local_name(element)](met, element)
    tables = read_tables(book.package, part)
    met.filters += [table.filtered for table in tables if table.filtered]
    if met.filter_mode and not met.filters:
        met.filters += filtered
    for address, text in read_text_boxes(book.package, part):
        met.note(
            address,
            "text-box",
            f"A text box holds {_quoted(text)}, which was not read: type it into a cell if it is of the plan.",
        )
    sheet = _assembled(met, hidden, part, tables)
    return SheetRead(sheet, tuple(met.rules), tuple(met.notes))


def _assembled(met: _Pass, hidden: bool, part: str, tables: Sequence[Table]) -> Sheet:
    reasons = hidden_rows(met.marks, met.filters, met.summary_below)
    _keep_blanks(met)
    rows = tuple(
        Row(number, tuple(cells[column] for column in sorted(cells)), reasons.get(number))
        for number, cells in sorted(met.rows.items())
    )
    _told_under_merges(met, rows)
    rows = without_covered_blanks(rows, met.merges)
    comments = read_comments(met.book.package, part)
    return Sheet(
        met.name,
        rows,
        hidden,
        tuple(met.merges),
        _hidden_columns(met),
        comments,
        tuple(table.area for table in tables),
        read_pivots(met.book.package, part),
    )


def _hidden_columns(met: _Pass) -> frozenset[int]:
    """The hidden columns up to one past the last with a value; a range that hides "the rest" runs to the last of all."""
    columns: set[int] = set()
    done = 0
    for first, last in sorted(met.hidden_columns):
        columns.update(range(max(first, done + 1), min(last, met.last_column + 1) + 1))
        done = max(done, last)
    return frozenset(columns)


def _told_under_merges(met: _Pass, rows: tuple[Row, ...]) -> None:
    """Note each text that lies unseen under a merge."""
    for cell, area in under_merges(rows, met.merges) if met.merges else ():
        if cell.text:
            anchor = Cell(area.top, area.left, "").address
            sentence = f"The text {_quoted(cell.text)} lies unseen under a merged cell: move it to {anchor}."
            met.note(cell.address, "under-merge", sentence)


def _keep_blanks(met: _Pass) -> None:
    """Put coloured blanks, which may tell a status, into their rows: those of rows with a value, to one column past the last."""
    for cell in met.blanks:
        row = met.rows.get(cell.row)
        if row is not None and cell.column <= met.last_column + 1:
            row.setdefault(cell.column, cell)


def _row(met: _Pass, element: etree._Element) -> None:
    """A row: its mark, and its cells that hold something."""
    number = _row_number(met, element)
    mark = RowMark(
        is_on(element, "hidden") or element.get("ht") == "0",
        min(whole_number(element.get("outlineLevel")), 7),
        is_on(element, "collapsed"),
    )
    if mark.hidden or mark.level or mark.collapsed:
        met.marks[number] = mark
    suffix = str(number)
    column = 0
    blanks: list[Cell] = []
    for child_element in element:
        column = _cell(met, child_element, number, suffix, column + 1, blanks)
    if number in met.rows:
        _hold_blanks(met, blanks)


def _row_number(met: _Pass, element: etree._Element) -> int:
    raw = element.get("r")
    number = met.last_row + 1 if raw is None else whole_number(raw)
    if not 0 < number <= MAX_ROW:
        number = met.last_row + 1
        met.note(None, "row-order", f"A row says that its number is {raw!r}; it was read as row {number}.")
    elif number <= met.last_row:
        met.note(
            f"A{number}",
            "row-order",
            f"Row {number} comes twice or out of order in the file: compare it with Excel and save it again.",
        )
    met.last_row = max(number, met.last_row)
    return number


def _cell(met: _Pass, element: etree._Element, row: int, suffix: str, expected: int, blanks: list[Cell]) -> int:
    """Keep a cell that holds something; gives the column that it stands in."""
    address = element.get("r")
    column = expected
    if address is not None:
        column = (column_number(address[: -len(suffix)]) if address.endswith(suffix) else None) or 0
        if not 0 < column <= MAX_COLUMN:
            row, column = _odd_place(met, address, row, expected)
    look = _look(met, element.get("s"))
    text, shown = read_content(element, look, met.book) if len(element) else (None, None)
    if shown is not None:
        _keep(met, row, column, look, text, shown)
    elif look.fill and column <= met.last_column + REACH:
        font = look.font
        blanks.append(Cell(row, column, "", "empty", None, look.fill, font.colour, font.bold, font.struck))
    return column


def _keep(met: _Pass, row: int, column: int, look: Look, text: Text | None, shown: Shown) -> None:
    """Keep a cell with what it shows, and tell what is odd about it."""
    font, runs = text.within(look.font) if text else (look.font, ())
    colour = shown.colour or font.colour
    cell = Cell(row, column, shown.text, shown.kind, shown.value, look.fill, colour, font.bold, font.struck, runs)
    _put(met, cell)
    if shown.oddity:
        met.note(cell.address, *shown.oddity)
    if text and text.dropped:
        met.note(cell.address, "control-characters", "This cell held control characters, which were left out: type it again.")


def _put(met: _Pass, cell: Cell) -> None:
    cells = met.rows.setdefault(cell.row, {})
    if cell.column in cells:
        before = cells[cell.column].text
        met.note(
            cell.address,
            "cell-repeated",
            f"This cell comes twice in the file; {_quoted(before)} was passed over for the later one.",
        )
    cells[cell.column] = cell
    met.last_column = max(met.last_column, cell.column)
    met.book.budget.spend(1, len(cell.text))


def _hold_blanks(met: _Pass, blanks: list[Cell]) -> None:
    """Hold a row's coloured blanks until the last column is known; of very many, those far to the right are let go at once."""
    if len(met.blanks) + len(blanks) > MAX_BLANKS:
        met.blanks = [cell for cell in met.blanks if cell.column <= met.last_column + 1]
        blanks = [cell for cell in blanks if cell.column <= met.last_column + 1]
        met.book.budget.spend(len(blanks), 0)
    met.blanks += blanks


def _odd_place(met: _Pass, address: str, row: int, expected: int) -> tuple[int, int]:
    """Where a cell stands whose address is none, or is of another row than it stands in."""
    spot = parse_cell(address)
    if spot is None or spot[1] > MAX_COLUMN or spot[0] > MAX_ROW:
        spot = (row, expected)
    found = Cell(*spot, "").address
    met.note(found, "cell-order", f"A cell in row {row} of the file says that it is {address!r}; it was read as {found}.")
    return spot


def _look(met: _Pass, style: str | None) -> Look:
    look = met.looks.get(style)
    if look is None:
        look = met.looks[style] = met.book.styles.look(style)
    return look


def _columns(met: _Pass, element: etree._Element) -> None:
    for column in element:
        if is_on(column, "hidden") or column.get("width") == "0":
            met.hidden_columns.append((max(1, whole_number(column.get("min"))), whole_number(column.get("max"))))


def _merge(met: _Pass, element: etree._Element) -> None:
    area = parse_range(element.get("ref"))
    if area and (area.top, area.left) != (area.bottom, area.right):
        met.merges.append(area)


def _filter(met: _Pass, element: etree._Element) -> None:
    area = active_filter(element)
    if area:
        met.filters.append(area)


def _rules(met: _Pass, element: etree._Element) -> None:
    met.rules += read_rules(element, met.book.styles)


def _properties(met: _Pass, element: etree._Element) -> None:
    met.filter_mode = is_on(element, "filterMode")
    met.summary_below = is_on(child(element, "outlinePr"), "summaryBelow", default=True)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:57]}…”" if len(line) > 58 else f"“{line}”"


_HANDLERS: dict[str, Callable[[_Pass, etree._Element], None]] = {
    "sheetPr": _properties,
    "cols": _columns,
    "row": _row,
    "autoFilter": _filter,
    "mergeCell": _merge,
    "conditionalFormatting": _rules,
}
"""What is read of a sheet: one function for each element."""

_TAGS = (*sheet_tags(*_HANDLERS), f"{{{EXTENSION}}}conditionalFormatting")
