"""What stands in one cell of a table: typed text as paragraphs and lists, revisions as marked words, statuses as shaded words."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from reportgen.paper.blocks import Badge, Cell, Revision, Text
from reportgen.render.styles import Styles
from reportgen.render.wordml import Element, add, clean, make, properties, put, q, set_text, text_of, within

Mark = Literal["same", "bold", "deleted", "inserted"]
_BLANK = r"[^\S\n]"
_BULLET = re.compile(
    rf"{_BLANK}*(?:(?:[•▪◦‣●○■□⁃∙·*➢➤✓\uf0a7\uf0b7\uf0d8\uf076\uf0fc]{_BLANK}*|[-–—]{_BLANK}+|o\t{_BLANK}*)(?=\S))+"
)
_TYPED_MARKS = {"deleted": "Words deleted", "inserted": "Words inserted"}
_KEY = re.compile(r"\[(badge|bar) (\w+)\]|\[cell before\]")
_LOOK = ("tcBorders", "shd", "tcMar", "vAlign")


@dataclass(slots=True)
class Line:
    """A paragraph of a cell: its stretches, and whether it was typed with a bullet (which is not among them)."""

    stretches: list[tuple[str, Mark]] = field(default_factory=list)
    bullet: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.stretches)


def lines_of(cell: Cell) -> list[Line]:
    """The paragraphs of a cell. Blank lines go: paragraphs have their own space."""
    match cell:
        case Badge(word):
            return [Line([(clean(word), "same")])]
        case Revision(pieces):
            return list(_lines((clean(piece.text), piece.mark) for piece in pieces))
        case Text(text, before, after):
            return _labelled(list(_lines([(clean(text), "same")])), clean(before), clean(after))


def _lines(stretches: Iterator[tuple[str, Mark]] | list[tuple[str, Mark]]) -> Iterator[Line]:
    line = Line()
    for text, mark in stretches:
        for at, part in enumerate(text.split("\n")):
            if at:
                yield from _finished(line)
                line = Line()
            if part:
                line.stretches.append((part, mark))
    yield from _finished(line)


def _finished(line: Line) -> Iterator[Line]:
    """A line without its typed bullet and outer blanks; nothing if it is blank."""
    bullet = _BULLET.match(line.text)
    dropped = bullet.end() if bullet else len(line.text) - len(line.text.lstrip())
    kept: list[tuple[str, Mark]] = []
    for text, mark in line.stretches:
        rest = text[dropped:]
        dropped = max(dropped - len(text), 0)
        if rest:
            kept.append((rest, mark))
    if kept:
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    if any(text.strip() for text, _ in kept):
        yield Line(kept, bullet is not None)


def _labelled(lines: list[Line], before: str, after: str) -> list[Line]:
    if before and lines and not lines[0].bullet:
        lines[0].stretches.insert(0, (before + " ", "bold"))
    elif before:
        lines.insert(0, Line([(before, "bold")]))
    if after:
        lines.append(Line([(after, "bold")]))
    return lines


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """How the template shows a status: the cell's borders, tint and padding, and the look of its word."""

    cell: tuple[Element, ...]
    run: Element | None


@dataclass(frozen=True, slots=True)
class Badges:
    """A template's key of status cells, and the padding of a cell that stands before one."""

    looks: dict[tuple[str, str], BadgeLook]
    before: Element | None

    def look(self, badge: Badge) -> BadgeLook | None:
        """The look of a status, that of no status where the template has none for its colour."""
        kind = "bar" if badge.plain else "badge"
        return self.looks.get((kind, badge.rag or "none")) or self.looks.get((kind, "none"))


def take_badges(root: Element) -> Badges:
    """Read the key of status cells out of a template, and take out the tables it stands in."""
    looks: dict[tuple[str, str], BadgeLook] = {}
    before: Element | None = None
    for table in within(root, "tbl"):
        cells = [(tc, _KEY.fullmatch(text_of(tc).strip())) for tc in table.iter(q("tc"))]
        for tc, key in cells:
            if key and key[1]:
                looks[key[1], key[2].lower()] = _look(tc)
            elif key:
                before = tc.find(f"{q('tcPr')}/{q('tcMar')}")
        parent = table.getparent()
        if any(key for _, key in cells) and parent is not None:
            parent.remove(table)
    return Badges(looks, before)


def _look(tc: Element) -> BadgeLook:
    tcpr = properties(tc, "tcPr")
    run = next(tc.iter(q("r")), None)
    return BadgeLook(
        tuple(e for name in _LOOK if (e := tcpr.find(q(name))) is not None), run.find(q("rPr")) if run is not None else None
    )


class CellWriter:
    """Fills copies of one prototype cell. Its paragraph and run give the look of the words."""

    def __init__(self, prototype: Element, styles: Styles, badges: Badges) -> None:
        self.tc = deepcopy(prototype)
        self._styles, self._badges = styles, badges
        paragraphs = self.tc.findall(q("p"))
        for extra in paragraphs[1:]:
            self.tc.remove(extra)
        self._paragraph, self._rpr = _emptied(self.tc[-1])
        self._worded: dict[Badge, Element] = {}

    def fill(self, tc: Element, cell: Cell) -> None:
        """Put a cell's words into a fresh copy of tc."""
        if isinstance(cell, Text) and _is_simple(cell):
            tc[-1][-1][-1].text = cell.text.strip()
            return
        tc.remove(tc[-1])
        for line in lines_of(cell) or [Line()]:
            tc.append(self._line(line))

    def badge(self, badge: Badge) -> Element:
        """A cell that shows a status."""
        if badge not in self._worded:
            self._worded[badge] = self._make_badge(badge)
        return deepcopy(self._worded[badge])

    def _make_badge(self, badge: Badge) -> Element:
        tc = deepcopy(self.tc)
        look = self._badges.look(badge)
        self.fill(tc, badge)
        if look is None:
            return tc
        for part in look.cell:
            put(properties(tc, "tcPr"), deepcopy(part))
        for run in tc.iter(q("r")):
            if look.run is not None:
                old = run.find(q("rPr"))
                if old is not None:
                    run.remove(old)
                run.insert(0, deepcopy(look.run))
        return tc

    def make_room(self, tc: Element) -> None:
        """Give a cell the padding it has before a status cell."""
        if self._badges.before is None:
            return
        tcpr = properties(tc, "tcPr")
        margins = tcpr.find(q("tcMar"))
        if margins is None:
            put(tcpr, deepcopy(self._badges.before))
            return
        for side in self._badges.before:
            put(margins, deepcopy(side))

    def _line(self, line: Line) -> Element:
        paragraph = deepcopy(self._paragraph)
        if line.bullet:
            old = paragraph.find(q("pPr"))
            if old is not None:
                paragraph.remove(old)
            add(properties(paragraph, "pPr"), "pStyle", val=self._styles.need("Table bullet"))
        for text, mark in line.stretches:
            paragraph.append(self._run(text, mark))
        return paragraph

    def _run(self, text: str, mark: Mark) -> Element:
        run = make("r")
        if self._rpr is not None:
            run.append(deepcopy(self._rpr))
        if mark == "bold":
            put(properties(run, "rPr"), make("b"))
        elif mark != "same":
            put(properties(run, "rPr"), make("rStyle", val=self._styles.need(_TYPED_MARKS[mark])))
        add_words(run, text)
        return run


def _is_simple(cell: Text) -> bool:
    """Whether a text is one plain paragraph, as most are."""
    text = cell.text
    return text.isprintable() and "  " not in text and not (cell.before or cell.after or _BULLET.match(text))


def add_words(run: Element, text: str) -> None:
    """Put words into a run, a typed tab as a tab."""
    for at, part in enumerate(text.split("\t")):
        if at:
            add(run, "tab")
        if part:
            set_text(add(run, "t"), part)


def _emptied(paragraph: Element) -> tuple[Element, Element | None]:
    """A copy of a paragraph's properties without words, and the properties of its first run.

    The paragraph itself is left with one run of one text, to be filled in place: the quick way for a short plain cell.
    """
    run = next(paragraph.iter(q("r")), None)
    rpr = run.find(q("rPr")) if run is not None else None
    ppr = paragraph.find(q("pPr"))
    for child in list(paragraph):
        paragraph.remove(child)
    if ppr is not None:
        paragraph.append(ppr)
    bare = deepcopy(paragraph)
    fresh = add(paragraph, "r")
    if rpr is not None:
        fresh.append(deepcopy(rpr))
    add(fresh, "t")
    return bare, rpr
