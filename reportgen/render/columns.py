"""How wide the columns of tables come to be, alike from table to table, and the fonts and padding they are reckoned with."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from reportgen.paper.blocks import Badge, Cell, Revision, TableRow, Text
from reportgen.render import widths
from reportgen.render.cells import Badges, lines_of
from reportgen.render.prototype import Prototype, heading_words
from reportgen.render.section import Section
from reportgen.render.styles import Styles
from reportgen.render.widths import Font, Need
from reportgen.render.wordml import TWIPS_PER_POINT, Element, make, on, properties, put, q, value

_PADDING = 108
"""Word's own padding at a cell's side, in twips."""
_SIDES = tuple(q(side) for side in ("start", "left", "end", "right"))
_TIGHT = 36
"""Padding in a table whose words would be broken otherwise, in twips."""
_SAMPLE, _TUNED = 1000, 120
_HANGING = 9.0
"""The indent of a list in a cell, near enough."""
_NEARLY = 6.0
"""A table that lacks no more than this of the text's width is one that fills it."""
_LONG_WORD = 0.2
"""A word wider than so much of the text's width is broken: an endless one must not take the room of the other columns."""


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
        longest = section.width * _LONG_WORD
        needs = _needs([prototypes[at] for at in alike], longest, styles, badges)
        if sum(need.least for need in needs) > section.width:
            for at in alike:
                _tighten(prototypes[at])
            needs = _needs([prototypes[at] for at in alike], longest, styles, badges)
        total = _total(leader, needs, section)
        if total < section.width:
            needs = [replace(need, least=need.whole) for need in needs]
        fitted = (widths.tuned if leader.table.fit else widths.proportional)(needs, total)
        decided |= {at: _whole(fitted) for at in alike}
        for at in (at for at in family if at not in alike):
            edges = dict(zip(leader.keys, fitted, strict=True))
            own = _needs([prototypes[at]], longest, styles, badges)
            decided[at] = _whole(widths.widened(_along(edges, prototypes[at].keys), [need.least for need in own]))
    return decided


def _tighten(prototype: Prototype) -> None:
    """Less padding at the sides of cells: a table with so many columns that words would be broken needs the room."""
    rows = [row for row in (prototype.header, prototype.body, prototype.total) if row is not None]
    for cell in (cell for row in rows for cell in row.findall(q("tc"))):
        tcpr = properties(cell, "tcPr")
        own = tcpr.find(q("tcMar"))
        margins = own if own is not None else make("tcMar")
        for side in [side for side in margins if side.tag in _SIDES]:
            margins.remove(side)
        for name in ("left", "right"):
            put(margins, make(name, w=str(_TIGHT), type="dxa"))
        put(tcpr, margins)


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
    return [after - before for before, after in itertools.pairwise(edges)]


def _total(prototype: Prototype, needs: Sequence[Need], section: Section) -> float:
    """How wide the table is: as wide as the text if the prototype is, else what its columns come to, within the text's width."""
    template = sum(_grid(prototype.element)) / TWIPS_PER_POINT
    if template >= section.width - _NEARLY:
        return section.width
    return min(sum(max(need.preferred, need.whole) for need in needs), section.width)


def _grid(element: Element) -> list[int]:
    return [int(value(column, "w") or 0) for column in element.findall(f"{q('tblGrid')}/{q('gridCol')}")]


def _needs(family: Sequence[Prototype], longest: float, styles: Styles, badges: Badges) -> list[Need]:
    """What each column of tables with the same columns needs for the texts of them all. A word wider than longest is broken."""
    leader = family[0]
    grid = _grid(leader.element)
    heads, cells = leader.header.findall(q("tc")), leader.body.findall(q("tc"))
    rows = _sample([row for prototype in family for row in prototype.table.rows])
    before = _side(badges.before, "end") / TWIPS_PER_POINT
    needs: list[Need] = []
    for at, (column, pick) in enumerate(zip(leader.table.columns, leader.picks, strict=True)):
        padding, font = padding_of(leader.element, cells[pick]), font_of(cells[pick], styles)
        heading, head_font = heading_words(heads[pick], column.heading), font_of(heads[pick], styles)
        of_heading = widths.longest_words([heading], head_font, longest)
        of_cells = _longest_words([row.cells[at] for row in rows], font, padding, longest, badges)
        least, whole = (max(pair) + padding + 1 for pair in zip(of_heading, of_cells, strict=True))
        if needs and before and any(isinstance(row.cells[at], Badge) for row in rows):
            room = max(before - padding / 2, 0)
            needs[-1] = replace(needs[-1], least=needs[-1].least + room, whole=needs[-1].whole + room)
        cells_measured = [measured(row.cells[at], font) for row in rows[:: -(-len(rows) // _TUNED)]] if leader.table.fit else []
        paragraphs = ((widths.paragraph(heading, head_font),), *cells_measured)
        needs.append(Need(least, grid[pick] / TWIPS_PER_POINT, padding, paragraphs, whole))
    return needs


def _sample(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """At most so many rows, evenly: enough to know a very long table by."""
    return rows[:: -(-len(rows) // _SAMPLE)]


def measured(cell: Cell, font: Font) -> tuple[widths.Paragraph, ...]:
    """A cell's paragraphs as far as their height depends on a width."""
    if isinstance(cell, Badge):
        return (widths.Paragraph((), 0),)
    return tuple(widths.paragraph(line.text, font, _HANGING if line.bullet else 0) for line in lines_of(cell))


def _longest_words(cells: Sequence[Cell], font: Font, padding: float, longest: float, badges: Badges) -> tuple[float, float]:
    """How wide the widest ordinary word of a column is, and the widest worth its room, without the cell's padding."""
    texts = {part for cell in cells if not isinstance(cell, Badge) for part in texts_of(cell)}
    found = [widths.longest_words(texts, font, longest)]
    found += [_badge_words(cell, font, padding, longest, badges) for cell in set(cells) if isinstance(cell, Badge)]
    ordinary, whole = (max(some) for some in zip(*found, strict=True))
    return ordinary, whole


def texts_of(cell: Text | Revision) -> list[str]:
    """The texts in a cell."""
    if isinstance(cell, Text):
        return [cell.text, cell.before, cell.after]
    return ["".join(piece.text for piece in cell.pieces)]


def _badge_words(badge: Badge, font: Font, padding: float, longest: float, badges: Badges) -> tuple[float, float]:
    """The same for a status, with what its look needs besides. Two words stand on one line unless they are long."""
    look = badges.look(badge)
    bold = look is not None and look.run is not None and on(look.run.find(q("b")))
    own = next((part for part in look.cell if part.tag == q("tcMar")), None) if look is not None else None
    sides = [_side(own, side) / TWIPS_PER_POINT or padding / 2 for side in ("start", "end")]
    more = sum(sides) + 3 - padding
    font = Font(font.size, bold or font.bold, font.like_arial)
    whole = widths.longest_words([badge.word], font, longest)
    line = font.width(badge.word) if badge.word.count(" ") < 2 else 0.0
    least, most = (max(width, line) if line <= longest else width for width in whole)
    return least + more, most + more


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
