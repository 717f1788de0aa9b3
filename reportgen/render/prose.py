"""The manager's own words: a tag alone in a paragraph becomes paragraphs in that paragraph's style, lists and links."""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from reportgen.paper.blocks import Block, Prose, Span
from reportgen.render.cells import add_words
from reportgen.render.numbering import Numbering
from reportgen.render.styles import Styles
from reportgen.render.wordml import Element, R, add, clean, local, make, properties, put, q, value

BULLET, NUMBER, LINK = "Bullet", "Numbered sub-item", "Hyperlink"
_ADDRESSES = ("https://", "http://", "mailto:")
_DEEPEST = 8


class ProseWriter:
    """Writes prose into a document. link gives the relationship of an address."""

    def __init__(self, styles: Styles, numbering: Numbering, link: Callable[[str], str]) -> None:
        self._styles, self._numbering, self._link = styles, numbering, link
        self.anchors: dict[str, str] = {}
        """The bookmark asked for each heading that a link "#heading" goes to."""

    def replace(self, paragraph: Element, prose: Prose) -> None:
        """Put prose in place of the paragraph its tag stands in."""
        bare = _bare(paragraph)
        level = self._level_above(paragraph)
        list_number: dict[int, str | None] = {}
        for block in prose.blocks:
            if block.kind != "number":
                list_number = {deeper: number for deeper, number in list_number.items() if deeper < block.level}
            paragraph.addprevious(self._written(block, bare, level, list_number))
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)

    def _written(self, block: Block, bare: Element, level: int, list_number: dict[int, str | None]) -> Element:
        match block.kind:
            case "bullet":
                new = self._styled(BULLET)
                self._deepen(new, BULLET, block.level, None)
            case "number":
                new = self._styled(NUMBER)
                if block.level not in list_number:
                    list_number[block.level] = self._numbering.restarted(self._styles.need(NUMBER), block.level)
                self._deepen(new, NUMBER, block.level, list_number[block.level])
            case "heading":
                new = self._styled(self._heading_below(level))
            case _:
                new = deepcopy(bare)
        for span in block.spans:
            self._add_span(new, span)
        return new

    def _styled(self, name: str) -> Element:
        paragraph = make("p")
        add(properties(paragraph, "pPr"), "pStyle", val=self._styles.need(name))
        return paragraph

    def _deepen(self, paragraph: Element, style: str, level: int, number: str | None) -> None:
        """Make a paragraph an item of an inner list, or of a list that begins anew."""
        of_style = self._styles.paragraph_property(self._styles.need(style), "numPr")
        own = value(of_style.find(q("numId"))) if of_style is not None else None
        if own is None or (level == 0 and number is None):
            return
        first = int(value(of_style.find(q("ilvl"))) or 0) if of_style is not None else 0
        numpr = make("numPr")
        add(numpr, "ilvl", val=str(min(first + level, _DEEPEST)))
        add(numpr, "numId", val=number or own)
        put(properties(paragraph, "pPr"), numpr)

    def _heading_below(self, level: int) -> str:
        """The style of a heading one level below, or the deepest above it that the template has."""
        below = (f"heading {number}" for number in range(level + 1, 1, -1))
        return next((name for name in below if self._styles.find(name)), "heading 2")

    def _level_above(self, paragraph: Element) -> int:
        """The level of the heading that a paragraph stands under."""
        for other in paragraph.itersiblings(q("p"), preceding=True):
            if level := self._styles.heading_level(value(other.find(f"{q('pPr')}/{q('pStyle')}"))):
                return level
        return 1

    def _add_span(self, paragraph: Element, span: Span) -> None:
        home = paragraph
        inside = span.link.startswith("#")
        linked = inside or span.link.lower().startswith(_ADDRESSES)
        if inside:
            bookmark = self.anchors.setdefault(span.link[1:], f"reportgen{len(self.anchors) + 1}")
            home = add(paragraph, "hyperlink", anchor=bookmark)
        elif linked:
            home = etree.SubElement(paragraph, q("hyperlink"), {f"{{{R}}}id": self._link(span.link)})
        for at, text in enumerate(clean(span.text).split("\n")):
            run = add(home, "r")
            self._look(run, span, linked)
            if at:
                add(run, "br")
            add_words(run, text)

    def _look(self, run: Element, span: Span, linked: bool) -> None:
        style = self._styles.find(LINK) if linked else None
        if not (style or span.bold or span.italic):
            return
        rpr = properties(run, "rPr")
        if style:
            put(rpr, make("rStyle", val=style))
        if span.bold:
            put(rpr, make("b"))
        if span.italic:
            put(rpr, make("i"))


def _bare(paragraph: Element) -> Element:
    """A copy of a paragraph with its properties only."""
    bare = deepcopy(paragraph)
    for child in list(bare):
        if local(child) != "pPr":
            bare.remove(child)
    bare.attrib.clear()
    return bare
