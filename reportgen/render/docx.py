"""A paper into its Word template: bytes in, bytes out.

The template holds the words and the look; here it is only filled: tags first (tags.py), then the blocks where they left their
marks (table.py, prose.py, pictures.py), then what a file says of itself. The same inputs give the same bytes.
"""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.paper.blocks import AnyChart, Figure, Prose, Table
from reportgen.render.bookmarks import set_bookmarks
from reportgen.render.cells import take_badges
from reportgen.render.columns import decide_widths
from reportgen.render.numbering import Numbering
from reportgen.render.package import Package, parse, serialise
from reportgen.render.pictures import inline
from reportgen.render.properties import set_properties
from reportgen.render.prose import ProseWriter
from reportgen.render.prototype import Prototype, read_prototype
from reportgen.render.required import refuse_lost_blocks, refuse_lost_key, slots_in
from reportgen.render.sandbox import render
from reportgen.render.section import section_of
from reportgen.render.styles import Styles
from reportgen.render.table import fill
from reportgen.render.tidy import number_drawings, refuse_traces, strip_traces, tidy
from reportgen.render.vocabulary import SLOT_MARK, Names, Wanted, names_of, plain
from reportgen.render.wordml import Element, ancestor, local, q, text_of

_PROTOTYPE = "{urn:reportgen}prototype"
_TAG = re.compile(r"\{[{%]")
_TEXT_PARTS = ("header", "footer", "footnotes", "endnotes")


def render_docx(
    template: bytes,
    template_name: str,
    paper: object,
    draw: Callable[[AnyChart], bytes],
    *,
    title: str,
    subject: str = "",
    author: str = "",
) -> bytes:
    """A paper as the bytes of a .docx in its template.

    paper is a dataclass of texts, whole numbers, booleans, tuples, dataclasses and the blocks of paper.blocks: the vocabulary of
    the template's tags. draw makes a PNG of a chart, with its resolution (pHYs), as wide as it is to be printed. title, subject
    and author go into the file's properties. Raises TemplateError with the template's name, the place and the tag.
    """
    package = Package.open(template, template_name)
    _refuse_blank(package, template_name)
    data, blocks = plain(paper)
    root = _body(package, template_name, data, names_of(type(paper)))
    _Filling(package, root, template_name, blocks, draw).fill()
    package.parts[package.main] = serialise(root)
    set_properties(package, title=title, subject=subject, author=author)
    return package.write()


def _refuse_blank(package: Package, template_name: str) -> None:
    """A document without a single tag is none of our templates."""
    parts = [package.main, *(part for kind, part in package.related(package.main) if kind in _TEXT_PARTS)]
    if not any(_TAG.search(text_of(parse(package.parts[part]))) for part in parts):
        raise TemplateError(
            f"The template {template_name} has no tags such as {{{{ front.heading }}}}: nothing of the paper would be printed.",
            "Start from a copy of the shipped template and change that.",
        )


def _body(package: Package, template_name: str, data: dict[str, object], names: Names) -> Element:
    """The document with its tags carried out, those of its headers and footers too."""
    for kind, part in package.related(package.main):
        if kind in _TEXT_PARTS:
            root = parse(package.parts[part])
            refuse_traces(root, template_name)
            root = render(root, kind, data, names, template_name)
            if root.find(f".//{SLOT_MARK}") is not None:
                raise TemplateError(
                    f"In the template {template_name}, a table, figure or prose stands in a {kind}.", "Move its tag to the text."
                )
            strip_traces(root)
            tidy(root)
            number_drawings(root)
            package.parts[part] = serialise(root)
    root = parse(package.parts[package.main])
    refuse_traces(root, template_name)
    strip_traces(root)
    for number, element in enumerate(root.iter(q("tbl"))):
        element.set(_PROTOTYPE, str(number))
    return render(root, "document", data, names, template_name)


class _Filling:
    """Puts blocks where their marks stand."""

    def __init__(
        self, package: Package, root: Element, template_name: str, blocks: Sequence[Wanted], draw: Callable[[AnyChart], bytes]
    ) -> None:
        self._package, self._root, self._template_name, self._blocks, self._draw = package, root, template_name, blocks, draw
        self._styles = Styles(self._related("styles"), template_name)
        self._numbering_root = self._related("numbering")
        self._badges = take_badges(root)
        numbering = Numbering(self._numbering_root, self._styles)
        self._prose = ProseWriter(
            self._styles, numbering, lambda address: package.relate(package.main, "hyperlink", address, external=True)
        )
        self._figures = 0

    def _related(self, kind: str) -> Element | None:
        part = self._package.part_of_kind(kind)
        return parse(self._package.parts[part]) if part else None

    def fill(self) -> None:
        """Fill the document."""
        refuse_lost_blocks(slots_in(self._root), self._blocks, self._template_name)
        tidy(self._root)
        prototypes: list[Prototype] = []
        for mark in list(self._root.iter(SLOT_MARK)):
            block = self._blocks[int(mark.get("n", ""))].block
            match block:
                case Table():
                    prototypes.append(self._prototype(mark, block))
                case Prose():
                    self._prose.replace(self._alone(mark), block)
                case Figure():
                    self._place_figure(self._alone(mark), block)
        refuse_lost_key(prototypes, self._badges, self._template_name)
        self._fill_tables(prototypes)
        set_bookmarks(self._root, self._styles, self._prose.anchors)
        number_drawings(self._root)
        for element in self._root.iter(q("tbl")):
            element.attrib.pop(_PROTOTYPE, "")
        part = self._package.part_of_kind("numbering")
        if part and self._numbering_root is not None:
            self._package.parts[part] = serialise(self._numbering_root)

    def _prototype(self, mark: Element, block: Table) -> Prototype:
        table, row = ancestor(mark, "tbl"), ancestor(mark, "tr")
        if table is None or row is None:
            raise self._misplaced(
                mark, "a table", "Put its tag in the first cell of a table's second row, before the key in square brackets."
            )
        number = str(table.attrib.pop(_PROTOTYPE, ""))
        _forget(mark)
        return read_prototype(table, row, block, number, self._template_name)

    def _fill_tables(self, prototypes: Sequence[Prototype]) -> None:
        sections = {prototype.number: section_of(prototype.element) for prototype in prototypes}
        decided = decide_widths(prototypes, sections, self._styles, self._badges)
        for at, prototype in enumerate(prototypes):
            fill(prototype, decided[at], sections[prototype.number], self._styles, self._badges)

    def _place_figure(self, paragraph: Element, figure: Figure) -> None:
        png = self._draw(figure.chart)
        self._figures += 1
        name = f"word/media/reportgen{self._figures}.png"
        self._package.parts[name] = png
        self._package.set_default("png", "image/png")
        relationship = self._package.relate(self._package.main, "image", name)
        run = next(paragraph.iter(q("r")))
        for child in list(run):
            if local(child) != "rPr":
                run.remove(child)
        run.append(inline(relationship, png, self._figures, figure.alt, section_of(paragraph).width))

    def _alone(self, mark: Element) -> Element:
        """The paragraph of a figure's or prose's mark, in which nothing else may stand."""
        paragraph = ancestor(mark, "p")
        if paragraph is None or text_of(paragraph).strip() or len(list(paragraph.iter(SLOT_MARK))) > 1:
            raise self._misplaced(mark, "a figure or prose", "Put its tag in a paragraph of its own.")
        return paragraph

    def _misplaced(self, mark: Element, what: str, remedy: str) -> TemplateError:
        paragraph = ancestor(mark, "p")
        words = text_of(paragraph)[:40] if paragraph is not None else ""
        beside = f" beside «{words}»" if words.strip() else ""
        return TemplateError(
            f"In the template {self._template_name}, the tag of {what} stands in the wrong place{beside}.", remedy
        )


def _forget(mark: Element) -> None:
    """Take out a mark; the words after it stay."""
    etree.strip_elements(mark.getparent(), SLOT_MARK, with_tail=False)
