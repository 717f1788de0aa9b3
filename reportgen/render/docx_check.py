"""A self-check of a .docx: what Word would refuse or repair, and the accessibility rules that block a build (STANDARDS 1.2, E).

Each rule is a function from an opened document to sentences; RULES lists them. It needs no schema and no other program.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.render.package import CONTENT_TYPES, Package, parse
from reportgen.render.styles import Styles
from reportgen.render.wordml import ORDER, WP, A, Element, R, ancestor, local, on, q, text_of, value

_FILE_NAME = re.compile(r"\.(docx?|dotx?|png|jpe?g|gif|svg|emf|xlsx?)$", re.IGNORECASE)
_TYPED_LIST = re.compile(r"^\s*([•▪◦‣●·\uf0b7]\s*|[-–*]\s+|\d+[.)]\t)\S")
_HEADER_FILLS = frozenset({"auto", "ffffff"})
_LARGE, _LARGE_BOLD = 18.0, 14.0
_REFERRING = (*map(q, ("hyperlink", "headerReference", "footerReference", "object")), f"{{{A}}}blip", f"{{{A}}}hlinkClick")
_REFERENCES = frozenset(f"{{{R}}}{name}" for name in ("id", "embed", "link"))


@dataclass
class Document:
    """A .docx opened for checking."""

    package: Package
    trees: dict[str, Element]
    styles: Styles

    @cached_property
    def parts(self) -> dict[str, Element]:
        """The parts with text in them, the document first."""
        wanted = ("header", "footer", "footnotes", "endnotes")
        names = [self.package.main, *(part for kind, part in self.package.related(self.package.main) if kind in wanted)]
        return {name: self.trees[name] for name in names if name in self.trees}

    @property
    def body(self) -> Element:
        """The document itself."""
        return self.parts[self.package.main]

    def related_tree(self, kind: str) -> Element | None:
        """The tree of a part such as styles or numbering."""
        return self.trees.get(self.package.part_of_kind(kind) or "")

    def style(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{q('pPr')}/{q('pStyle')}"))


Rule = Callable[[Document], Iterable[str]]


def problems(data: bytes) -> list[str]:
    """What is wrong with a .docx, a sentence each, begun with the rule of STANDARDS if there is one. Empty for a sound file."""
    try:
        package = Package.open(data, "checked")
        trees = {name: parse(part) for name, part in package.parts.items() if name.endswith((".xml", ".rels"))}
    except (TemplateError, etree.XMLSyntaxError) as error:
        return [f"It is not a Word document: {error}"]
    found = list(_package(package))
    if found:
        return found
    styles = package.part_of_kind("styles")
    document = Document(package, trees, Styles(trees.get(styles or ""), "checked"))
    return [problem for rule in RULES for problem in rule(document)]


# --- what Word refuses or repairs ---


def _package(package: Package) -> Iterator[str]:
    """Every relationship leads to a part, every part has a type, nothing is loaded from outside."""
    overrides = {(e.get("PartName") or "").lstrip("/") for e in package.types if local(e) == "Override"}
    endings = {(e.get("Extension") or "").lower() for e in package.types if local(e) == "Default"}
    for name in package.parts:
        if name not in overrides and name.rpartition(".")[2].lower() not in endings and name != CONTENT_TYPES:
            yield f"The part {name} has no content type."
    yield from (f"A content type is given for {name}, which is not there." for name in sorted(overrides - set(package.parts)))
    for name in package.parts:
        if name.endswith(".rels"):
            folder, base = posixpath.split(name)
            yield from _relationships(package, posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels")).lstrip("/"))


def _relationships(package: Package, part: str) -> Iterator[str]:
    for kind, target in package.related(part):
        if target not in package.parts:
            yield f"{part or 'The file'} refers to {target} ({kind}), which is not there."
    for rel in package.rels(part):
        if rel.get("TargetMode") == "External" and rel.get("Type", "").rpartition("/")[2] != "hyperlink":
            yield f"{part} loads {rel.get('Target')} from outside."


def _ids(document: Document) -> Iterator[str]:
    """Names that are used are defined; numbers that must differ do."""
    numbering = document.related_tree("numbering")
    lists = {n.get(q("numId")) for n in numbering.iter(q("num"))} if numbering is not None else set()
    drawings: Counter[str | None] = Counter()
    for name, root in document.parts.items():
        used = {value(e) for e in root.iter(q("pStyle"), q("rStyle"), q("tblStyle"))}
        yield from (
            f"{name} uses the style {style}, which is not defined."
            for style in sorted(filter(None, used))
            if not document.styles.has(style)
        )
        numbers = {value(e) for e in root.iter(q("numId"))} - lists - {"0"}
        yield from (f"{name} uses the list {number}, which is not defined." for number in sorted(filter(None, numbers)))
        related = {rel.get("Id") for rel in document.package.rels(name)}
        asked = {at for e in root.iter(*_REFERRING) for key, at in e.attrib.items() if key in _REFERENCES}
        yield from (f"{name} uses the relationship {at}, which is not defined." for at in sorted(map(str, asked - related)))
        drawings.update(pr.get("id") for pr in root.iter(f"{{{WP}}}docPr"))
        marks = Counter(mark.get(q("id")) for mark in root.iter(q("bookmarkStart")))
        yield from (f"{name} has the bookmark number {mark} {times} times." for mark, times in marks.items() if times > 1)
    yield from (f"The drawing number {number} is there {times} times." for number, times in drawings.items() if times > 1)


def _shape(document: Document) -> Iterator[str]:
    """Cells end in a paragraph, rows are as wide as their table, properties stand in the schema's order."""
    for name, root in document.parts.items():
        for cell in root.iter(q("tc")):
            if len(cell) == 0 or local(cell[-1]) != "p":
                yield f"{name}: the cell «{text_of(cell)[:30]}» does not end in a paragraph."
        if any(next(deleted.iter(q("t")), None) is not None for deleted in root.iter(q("del"))):
            yield f"{name}: deleted words stand as if they were not."
        yield from _order(name, root)


_RANKS = {q(parent): {q(child): at for at, child in enumerate(names.split())} for parent, names in ORDER.items()}


def _order(name: str, root: Element) -> Iterator[str]:
    wrong: set[str] = set()
    for element in root.iter(*_RANKS):
        ranks = [rank for child in element if (rank := _RANKS[element.tag].get(child.tag)) is not None]
        if ranks != sorted(set(ranks)):
            wrong.add(local(element))
    yield from (f"{name}: the properties in {parent} are not in the order that Word wants." for parent in sorted(wrong))


# --- the rules of STANDARDS ---


def _pictures(document: Document) -> Iterator[str]:
    """A01, A03, A04: alternative text, and pictures in line with the text."""
    for root in document.parts.values():
        for pr in root.iter(f"{{{WP}}}docPr"):
            words = (pr.get("descr") or "").strip()
            if not words or _FILE_NAME.search(words) or words.lower().startswith(("image of", "picture of")):
                yield f"A01: the picture «{pr.get('name')}» has no alternative text."
        if next(root.iter(f"{{{WP}}}anchor", q("pict"), q("txbxContent")), None) is not None:
            yield "A04: a picture or text box floats over the text."


def _tables(document: Document) -> Iterator[str]:
    """A05, A06: heading rows, and neither merged cells nor tables within tables."""
    for table in document.body.iter(q("tbl")):
        rows = table.findall(q("tr"))
        name = f"the table «{text_of(rows[0])[:40]}»" if rows else "a table"
        if ancestor(table, "tbl") is not None:
            yield f"A06: {name} stands inside another."
        if not rows or not on(rows[0].find(f"{q('trPr')}/{q('tblHeader')}")):
            yield f"A05: {name} has no heading row."
        look = table.find(f"{q('tblPr')}/{q('tblLook')}")
        first = value(look, "firstRow") or str(int(value(look) or "0", 16) >> 5 & 1)
        if first not in ("1", "true", "on"):
            yield f"A05: {name} does not say that its first row is a heading."
        if any((value(e) or "") != "1" for e in table.iter(q("gridSpan"))) or next(table.iter(q("vMerge")), None) is not None:
            yield f"A06: {name} has merged cells."
        columns = len(table.findall(f"{q('tblGrid')}/{q('gridCol')}"))
        if any(len(row.findall(q("tc"))) != columns for row in rows):
            yield f"A06: {name} has rows of other than {columns} cells."


def _headings(document: Document) -> Iterator[str]:
    """A10: one Heading 1, and no level left out.

    How long a heading is, is often the officers' own doing, and no reason to block a build.
    """
    levels, above = [], 0
    for paragraph in document.body.iterfind(f"{q('body')}/{q('p')}"):
        level = document.styles.heading_level(document.style(paragraph))
        if not level or not text_of(paragraph).strip():
            continue
        if level > above + 1:
            yield f"A10: the heading «{text_of(paragraph)[:50]}» is of level {level} below level {above}."
        above = level
        levels.append(level)
    if levels.count(1) != 1:
        yield f"A10: there are {levels.count(1)} headings of level 1, not one."


def _title(document: Document) -> Iterator[str]:
    """A11: a title that is no file name."""
    core = document.trees.get("docProps/core.xml")
    title = (core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip() if core is not None else ""
    if not title or _FILE_NAME.search(title):
        yield "A11: the file has no title."
    if "'" in title:
        yield "A11: the title has a straight apostrophe, which is lost in a PDF."


def _language(document: Document) -> Iterator[str]:
    """A12: a language in the document's defaults, and not python-docx's American."""
    root = document.related_tree("styles")
    language = value(root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('lang')}")) if root is not None else None
    if not language or language.lower() == "en-us":
        yield f"A12: the language is {language or 'not set'}: set it to English (United Kingdom) in the template."


def _links(document: Document) -> Iterator[str]:
    """A13: a link has words. Whether they are good ones is the manager's own doing, and no reason to block a build."""
    for link in document.body.iter(q("hyperlink")):
        if not text_of(link).strip():
            yield "A13: a link has no words."


def _contrast(document: Document) -> Iterator[str]:
    """A14, A15: letters on a tint are told from it, and no tint says something without words."""
    for cell in document.body.iter(q("tc")):
        fill = (value(cell.find(f"{q('tcPr')}/{q('shd')}"), "fill") or "auto").lower()
        if fill in _HEADER_FILLS or not re.fullmatch("[0-9a-f]{6}", fill):
            continue
        if not text_of(cell).strip():
            yield f"A15: a cell shaded {fill.upper()} says nothing in words."
        for run in cell.iter(q("r")):
            colour, least = _ink(document, run)
            found = contrast(colour, fill)
            if text_of(run).strip() and found < least:
                yield f"A14: «{text_of(run)[:20]}» on {fill.upper()} has a contrast of {found:.1f}:1, not {least}:1."


def _ink(document: Document, run: Element) -> tuple[str, float]:
    """A run's colour and the contrast it needs."""
    paragraph = ancestor(run, "p")
    own = value(run.find(f"{q('rPr')}/{q('color')}"))
    rstyle = value(run.find(f"{q('rPr')}/{q('rStyle')}"))
    style = document.style(paragraph) if paragraph is not None else None
    from_style = value(document.styles.run_property(rstyle, "color")) if rstyle else None
    colour = own or from_style or value(document.styles.run_property(style, "color")) or "000000"
    size, bold, _ = document.styles.font(paragraph, run)
    return "000000" if colour == "auto" else colour, 3.0 if size >= _LARGE or (bold and size >= _LARGE_BOLD) else 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written as RRGGBB (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lists(document: Document) -> Iterator[str]:
    """A16: lists are real ones. Numbers that officers typed in a cell stay as typed."""
    for paragraph in document.body.iter(q("p")):
        words = "".join(e.text or "\t" for e in paragraph.iter(q("t"), q("tab")))
        typed = _TYPED_LIST.match(words)
        if not typed or document.styles.heading_level(document.style(paragraph)):
            continue
        if not (typed[1][0].isdigit() and ancestor(paragraph, "tc") is not None):
            yield f"A16: «{words[:40]}» is typed as a list item, not made one."


def _protection(document: Document) -> Iterator[str]:
    """A19: titled content controls, and no protection against editing."""
    settings = document.related_tree("settings")
    if settings is not None and settings.find(q("documentProtection")) is not None:
        yield "A19: the document is protected against editing."
    for control in document.body.iter(q("sdt")):
        if not value(control.find(f"{q('sdtPr')}/{q('alias')}")):
            yield "A19: a content control has no title."


def _hidden(document: Document) -> Iterator[str]:
    """A20: no tracked changes, comments or hidden text."""
    for name, root in document.parts.items():
        if next(root.iter(*map(q, ("ins", "del", "moveFrom", "moveTo"))), None) is not None:
            yield f"A20: {name} holds tracked changes."
        if any(on(e) for e in root.iter(q("vanish"))):
            yield f"A20: {name} holds hidden text."
    if document.package.part_of_kind("comments"):
        yield "A20: the document holds comments."


RULES: tuple[Rule, ...] = (
    _ids,
    _shape,
    _pictures,
    _tables,
    _headings,
    _title,
    _language,
    _links,
    _contrast,
    _lists,
    _protection,
    _hidden,
)
