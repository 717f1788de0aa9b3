"""Prototype tables filled: rows are copies of the prototype row, in the data's order of columns."""

from collections.abc import Sequence
from copy import deepcopy

from reportgen.model.names import squeeze
from reportgen.paper.blocks import Badge, Revision, Table, TableRow, Text
from reportgen.render import widths
from reportgen.render.cells import Badges, CellWriter
from reportgen.render.columns import font_of, measured, padding_of, texts_of
from reportgen.render.prototype import Prototype, heading_words
from reportgen.render.section import Section
from reportgen.render.styles import Styles
from reportgen.render.wordml import TWIPS_PER_POINT, Element, add, clean, make, properties, put, q

_LETTER = 0.62
"""No ordinary text is wider than so much of its size a letter: rows far below half a page need no closer look."""


def fill(prototype: Prototype, column_widths: Sequence[int], section: Section, styles: Styles, badges: Badges) -> None:
    """Put the data's rows in place of the prototype rows."""
    _set_properties(prototype, column_widths)
    header = _header_row(prototype, column_widths)
    prototype.element.replace(prototype.header, header)
    body = _RowWriter(prototype, prototype.body, column_widths, section, styles, badges)
    total = (
        _RowWriter(prototype, prototype.total, column_widths, section, styles, badges) if prototype.total is not None else body
    )
    rows = [(total if row.total else body).write(row) for row in prototype.table.rows]
    for row in (prototype.body, prototype.total):
        if row is not None:
            prototype.element.remove(row)
    prototype.element.extend(rows)
    _keep_end(prototype.table, rows)


def _keep_end(table: Table, rows: Sequence[Element]) -> None:
    """Neither a total nor the last row begins a page alone: from the row above the first of them on, rows stay together."""
    first = next((at for at, row in enumerate(table.rows) if row.total), len(rows) - 1)
    for row in rows[max(first - 1, 0) : -1]:
        for paragraph in row.iter(q("p")):
            put(properties(paragraph, "pPr"), make("keepNext"))


def _set_properties(prototype: Prototype, column_widths: Sequence[int]) -> None:
    tblpr = properties(prototype.element, "tblPr")
    put(tblpr, make("tblW", w=str(sum(column_widths)), type="dxa"))
    put(tblpr, make("tblLayout", type="fixed"))
    put(tblpr, make("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"))
    put(tblpr, make("tblCaption", val=clean(prototype.table.title)))
    put(tblpr, make("tblDescription", val=clean(prototype.table.description)))
    grid = make("tblGrid")
    for width in column_widths:
        add(grid, "gridCol", w=str(width))
    old = prototype.element.find(q("tblGrid"))
    if old is not None:
        prototype.element.replace(old, grid)


def _header_row(prototype: Prototype, column_widths: Sequence[int]) -> Element:
    cells = prototype.header.findall(q("tc"))
    row = _bare_row(prototype.header, header=True, split=False)
    for column, pick, width in zip(prototype.table.columns, prototype.picks, column_widths, strict=True):
        cell = deepcopy(cells[pick])
        _replace_words(cell, heading_words(cell, column.heading))
        put(properties(cell, "tcPr"), make("tcW", w=str(width), type="dxa"))
        row.append(cell)
    return row


def _replace_words(cell: Element, words: str) -> None:
    """Words in place of all a cell's, in the look of its first."""
    texts = list(cell.iter(q("t")))
    for t in texts:
        t.text = ""
    if texts:
        texts[0].text = squeeze(words)


def _bare_row(row: Element, *, header: bool, split: bool) -> Element:
    """A row's properties without its cells."""
    bare = make("tr")
    trpr = add(bare, "trPr")
    old = row.find(q("trPr"))
    trpr.extend(deepcopy(e) for e in (old if old is not None else ()) if e.tag not in (q("cantSplit"), q("tblHeader")))
    if not split:
        add(trpr, "cantSplit")
    if header:
        add(trpr, "tblHeader")
    if len(trpr) == 0:
        bare.remove(trpr)
    return bare


class _RowWriter:
    """Makes rows as copies of a prototype row with its cells in the data's order."""

    def __init__(
        self, prototype: Prototype, row: Element, column_widths: Sequence[int], section: Section, styles: Styles, badges: Badges
    ) -> None:
        cells = row.findall(q("tc"))
        self._writers = [CellWriter(cells[pick], styles, badges) for pick in prototype.picks]
        self._whole, self._splitting = (_bare_row(row, header=False, split=split) for split in (False, True))
        for writer, width in zip(self._writers, column_widths, strict=True):
            put(properties(writer.tc, "tcPr"), make("tcW", w=str(width), type="dxa"))
            for bare in (self._whole, self._splitting):
                bare.append(deepcopy(writer.tc))
        self._fonts = [font_of(writer.tc, styles) for writer in self._writers]
        paddings = [padding_of(prototype.element, writer.tc) for writer in self._writers]
        self._rooms = [max(width / TWIPS_PER_POINT - padding, 1) for width, padding in zip(column_widths, paddings, strict=True)]
        self._most_lines = [section.height / 2 / (font.size * widths.LINE) - 3 for font in self._fonts]
        self._letters = [
            room * most / (font.size * _LETTER)
            for room, most, font in zip(self._rooms, self._most_lines, self._fonts, strict=True)
        ]

    def write(self, row: TableRow) -> Element:
        """A finished row. It may split over two pages only if it is likely to be taller than half of one."""
        new = deepcopy(self._splitting if self._is_tall(row) else self._whole)
        cells = new.findall(q("tc"))
        for at, (tc, cell, writer) in enumerate(zip(cells, row.cells, self._writers, strict=True)):
            if isinstance(cell, Badge):
                cells[at] = writer.badge(cell)
                new.replace(tc, cells[at])
                if at:
                    writer.make_room(cells[at - 1])
            else:
                writer.fill(tc, cell)
        return new

    def _is_tall(self, row: TableRow) -> bool:
        return any(self._is_tall_cell(at, cell) for at, cell in enumerate(row.cells) if not isinstance(cell, Badge))

    def _is_tall_cell(self, at: int, cell: Text | Revision) -> bool:
        texts = texts_of(cell)
        if sum(map(len, texts)) + 40 * sum(text.count("\n") for text in texts) < self._letters[at]:
            return False
        return widths.height(measured(cell, self._fonts[at]), self._rooms[at]) > self._most_lines[at]
