"""Tables: a prototype in the template (a heading row, a row for the rows, perhaps one for totals) filled with a paper's Table.

A prototype's first body cell begins with the tag of the table. Its cells name the column they are for: [ref], [status], or [other]
for any column that has no cell of its own. A heading cell says [heading] for the data's heading, or has words of the template's own.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from reportgen.errors import TemplateError
from reportgen.paper.blocks import Badge, Cell, Revision, Table, TableRow, Text
from reportgen.render import widths
from reportgen.render.cells import Badges, CellWriter, lines_of
from reportgen.render.section import Section
from reportgen.render.styles import Styles
from reportgen.render.widths import Font, Need
from reportgen.render.wordml import TWIPS_PER_POINT, Element, add, clean, make, on, properties, put, q, text_of, value

OTHER, HEADING, TOTAL = "other", "heading", "total"
_KEY = re.compile(r"\[([^\[\]]+)\]")
_PADDING = 108
_SAMPLE, _TUNED = 1000, 120
_HANGING = 9.0
"""The indent of a list in a cell, near enough."""
_LETTER = 0.62
"""No ordinary text is wider than so much of its size a letter: rows far below half a page need no closer look."""


@dataclass(slots=True)
class Prototype:
    """A prototype table in a document, and the table that goes into it. picks are, for each column of data, its prototype cell."""

    element: Element
    table: Table
    number: str
    template_name: str
    header: Element
    body: Element
    total: Element | None
    picks: list[int] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """What tables must share to have the same widths: the prototype and the columns."""
        return self.number, self.keys

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the data's columns."""
        return tuple(column.key for column in self.table.columns)

    def wrong(self, problem: str, remedy: str) -> TemplateError:
        """An error that names this table by its first heading."""
        heading = text_of(self.header)[:40]
        return TemplateError(f"In the template {self.template_name}, the table that begins «{heading}» {problem}.", remedy)


def read_prototype(element: Element, row: Element, table: Table, number: str, template_name: str) -> Prototype:
    """The prototype that a table's tag was found in. Raises TemplateError for what cannot be filled."""
    rows = element.findall(q("tr"))
    at = rows.index(row)
    total = rows[at + 1] if len(rows) > at + 1 and text_of(rows[at + 1]).lstrip().startswith(f"[{TOTAL}]") else None
    found = Prototype(element, table, number, template_name, rows[max(at - 1, 0)], row, total)
    if at != 1:
        raise found.wrong("needs one heading row above the row with the tag", "Put the tag in the second row.")
    if len(rows) > (3 if total is not None else 2):
        raise found.wrong(
            "has rows after its prototype rows", "Keep the heading row, the row with the tag and at most a [total] row."
        )
    if len({len(r.findall(q("tc"))) for r in rows}) != 1 or any(True for _ in element.iter(q("gridSpan"), q("vMerge"))):
        raise found.wrong("has merged cells, or rows of unequal length", "Split the cells.")
    if not table.rows:
        raise found.wrong("has no rows to print", "Put the table between {%p if … %} and {%p endif %}.")
    found.picks = _picks(found)
    return found


def _picks(prototype: Prototype) -> list[int]:
    """For each column of data its cell in the prototype row."""
    keys = [_key_of(prototype, cell) for cell in prototype.body.findall(q("tc"))]
    missing = [c for c in prototype.table.columns if c.key not in keys and OTHER not in keys]
    if missing:
        named = " and ".join(f"«{c.heading}»" for c in missing)
        marks = " and ".join(f"[{c.key}]" for c in missing)
        raise prototype.wrong(f"has no cell for the column {named}", f"Add a column whose second row says {marks}, or [{OTHER}].")
    return [keys.index(c.key) if c.key in keys else keys.index(OTHER) for c in prototype.table.columns]


def _key_of(prototype: Prototype, cell: Element) -> str:
    words = text_of(cell).strip()
    key = _KEY.fullmatch(words)
    if not key:
        raise prototype.wrong(
            f"has «{words[:40]}» in its second row", "Write one column's key in square brackets, such as [ref]."
        )
    return key[1].strip()


# --- widths ---


def decide_widths(
    prototypes: Sequence[Prototype], sections: dict[str, Section], styles: Styles, badges: Badges
) -> dict[int, list[int]]:
    """The widths in twips of each table's columns, by its place among prototypes.

    Tables of one prototype with the same columns are alike from stream to stream; a table with some of the columns of
    a fitted one before it (Retired actions beneath Actions) keeps that one's edges as far as its words allow.
    """
    decided: dict[int, list[int]] = {}
    for family in _families(prototypes):
        leader = prototypes[family[0]]
        alike = [at for at in family if prototypes[at].keys == leader.keys]
        section = sections[leader.number]
        needs = _needs([prototypes[at] for at in alike], styles, badges)
        total = _total(leader, needs, section)
        fitted = (widths.tuned if leader.table.fit else widths.proportional)(needs, total)
        decided |= {at: _whole(fitted) for at in alike}
        for at in (at for at in family if at not in alike):
            edges = dict(zip(leader.keys, fitted, strict=True))
            own = _needs([prototypes[at]], styles, badges)
            decided[at] = _whole(widths.widened(_along(edges, prototypes[at].keys), [need.least for need in own]))
    return decided


def _families(prototypes: Sequence[Prototype]) -> list[list[int]]:
    """Places of tables that take their widths from the first of them."""
    families: list[list[int]] = []
    for at, prototype in enumerate(prototypes):
        for family in families:
            leader = prototypes[family[0]]
            if leader.shape == prototype.shape or (
                leader.table.fit and prototype.table.fit and _is_part(prototype.keys, leader.keys)
            ):
                family.append(at)
                break
        else:
            families.append([at])
    return families


def _is_part(some: Sequence[str], all_: Sequence[str]) -> bool:
    """Whether keys are some of others, in their order, the first among them."""
    rest = iter(all_)
    return some[0] == all_[0] and all(key in rest for key in some)


def _along(edges: dict[str, float], keys: Sequence[str]) -> list[float]:
    """Widths of some columns that end where the next of them begins."""
    result: list[float] = []
    for key, width in edges.items():
        if key in keys:
            result.append(width)
        else:
            result[-1] += width
    return result


def _whole(fitted: Sequence[float]) -> list[int]:
    """Points as whole twips that add up to the same."""
    edges = [round(sum(fitted[:at]) * TWIPS_PER_POINT) for at in range(len(fitted) + 1)]
    return [after - before for before, after in zip(edges, edges[1:], strict=False)]


def _total(prototype: Prototype, needs: Sequence[Need], section: Section) -> float:
    """How wide the table is: as wide as the text if the prototype is, else what its columns come to, within the text's width."""
    template = sum(_grid(prototype.element)) / TWIPS_PER_POINT
    if template >= section.width - 6:
        return section.width
    return min(sum(max(need.preferred, need.least) for need in needs), section.width)


def _grid(element: Element) -> list[int]:
    return [int(value(column, "w") or 0) for column in element.findall(f"{q('tblGrid')}/{q('gridCol')}")]


def _needs(family: Sequence[Prototype], styles: Styles, badges: Badges) -> list[Need]:
    """What each column of tables with the same columns needs for the texts of them all."""
    leader = family[0]
    grid = _grid(leader.element)
    heads, cells = leader.header.findall(q("tc")), leader.body.findall(q("tc"))
    rows = _sample([row for prototype in family for row in prototype.table.rows])
    before = _side(badges.before, "end") / TWIPS_PER_POINT
    needs: list[Need] = []
    for at, (column, pick) in enumerate(zip(leader.table.columns, leader.picks, strict=True)):
        padding, font = padding_of(leader.element, cells[pick]), font_of(cells[pick], styles)
        heading, head_font = _heading(heads[pick], column.heading), font_of(heads[pick], styles)
        least = max(
            widths.longest_word([heading], head_font) + padding, _least([row.cells[at] for row in rows], font, padding, badges)
        )
        if needs and before and any(isinstance(row.cells[at], Badge) for row in rows):
            needs[-1] = replace(needs[-1], least=needs[-1].least + max(before - padding / 2, 0))
        cells_measured = [_measured(row.cells[at], font) for row in rows[:: -(-len(rows) // _TUNED)]] if leader.table.fit else []
        measured = ((widths.paragraph(heading, head_font),), *cells_measured)
        needs.append(Need(least + 1, grid[pick] / TWIPS_PER_POINT, padding, measured))
    return needs


def _sample(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """At most so many rows, evenly: enough to know a very long table by."""
    return rows[:: -(-len(rows) // _SAMPLE)]


def _measured(cell: Cell, font: Font) -> tuple[widths.Paragraph, ...]:
    if isinstance(cell, Badge):
        return (widths.Paragraph((), 0),)
    return tuple(widths.paragraph(line.text, font, _HANGING if line.bullet else 0) for line in lines_of(cell))


def _least(cells: Sequence[Cell], font: Font, padding: float, badges: Badges) -> float:
    """The width that no word of a column is broken in."""
    texts = {part for cell in cells if not isinstance(cell, Badge) for part in _texts(cell)}
    badge = max((_badge_width(cell, font, padding, badges) for cell in set(cells) if isinstance(cell, Badge)), default=0)
    return max(badge, widths.longest_word(texts, font) + padding)


def _texts(cell: Text | Revision) -> list[str]:
    if isinstance(cell, Text):
        return [cell.text, cell.before, cell.after]
    return ["".join(piece.text for piece in cell.pieces)]


def _badge_width(badge: Badge, font: Font, padding: float, badges: Badges) -> float:
    """A status word stands on one line as long as it is no longer than two words."""
    look = badges.look(badge)
    bold = look is not None and look.run is not None and on(look.run.find(q("b")))
    own = next((part for part in look.cell if part.tag == q("tcMar")), None) if look is not None else None
    sides = [_side(own, side) / TWIPS_PER_POINT or padding / 2 for side in ("start", "end")]
    font = Font(font.size, bold or font.bold, font.like_arial)
    unbroken = [badge.word] if badge.word.count(" ") < 2 else badge.word.split()
    return max(font.width(part) for part in unbroken) + sum(sides) + 3


def padding_of(table: Element, cell: Element) -> float:
    """What a cell keeps free at its left and right together, in points."""
    margins = cell.find(f"{q('tcPr')}/{q('tcMar')}")
    default = table.find(f"{q('tblPr')}/{q('tblCellMar')}")
    sides = [_side(margins, side, _side(default, side, _PADDING)) for side in ("start", "end")]
    return sum(sides) / TWIPS_PER_POINT


def _side(margins: Element | None, side: str, otherwise: int = 0) -> int:
    if margins is None:
        return otherwise
    found = margins.find(q(side))
    if found is None:
        found = margins.find(q("left" if side == "start" else "right"))
    return int(value(found, "w") or 0) if found is not None else otherwise


def font_of(cell: Element, styles: Styles) -> Font:
    """The font of a cell's first run."""
    paragraph = cell.find(q("p"))
    return Font(*styles.font(paragraph, next(cell.iter(q("r")), None)))


def _heading(cell: Element, heading: str) -> str:
    return text_of(cell).replace(f"[{HEADING}]", clean(heading))


# --- filling ---


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
    _keep_total(prototype.table, rows)


def _keep_total(table: Table, rows: Sequence[Element]) -> None:
    """A total does not begin a page: from the row above the first total on, rows stay together."""
    first = next((at for at, row in enumerate(table.rows) if row.total), len(rows))
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
        _replace_words(cell, _heading(cell, column.heading))
        put(properties(cell, "tcPr"), make("tcW", w=str(width), type="dxa"))
        row.append(cell)
    return row


def _replace_words(cell: Element, words: str) -> None:
    """Words in place of all a cell's, in the look of its first."""
    texts = list(cell.iter(q("t")))
    for t in texts:
        t.text = ""
    if texts:
        texts[0].text = " ".join(words.split())


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
        self._first = len(self._whole) - len(self._writers)

    def write(self, row: TableRow) -> Element:
        """A finished row. It may split over two pages only if it is likely to be taller than half of one."""
        new = deepcopy(self._splitting if self._is_tall(row) else self._whole)
        cells = new[len(new) - len(self._writers) :]
        for at, (tc, cell, writer) in enumerate(zip(cells, row.cells, self._writers, strict=True)):
            if isinstance(cell, Badge):
                new.replace(tc, writer.badge(cell))
                if at:
                    writer.make_room(new[len(new) - len(self._writers) + at - 1])
            else:
                writer.fill(tc, cell)
        return new

    def _is_tall(self, row: TableRow) -> bool:
        return any(self._is_tall_cell(at, cell) for at, cell in enumerate(row.cells) if not isinstance(cell, Badge))

    def _is_tall_cell(self, at: int, cell: Text | Revision) -> bool:
        texts = _texts(cell)
        if sum(map(len, texts)) + 40 * sum(text.count("\n") for text in texts) < self._letters[at]:
            return False
        return widths.height(_measured(cell, self._fonts[at]), self._rooms[at]) > self._most_lines[at]
