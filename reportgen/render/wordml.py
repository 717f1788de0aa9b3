"""WordprocessingML: its names, units and the order its elements must stand in."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TWIPS_PER_POINT = 20
TWIPS_PER_INCH = 1440
EMU_PER_TWIP = 635

ORDER = {
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
        tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tcMar": "top start left bottom end right",
    "tblCellMar": "top start left bottom end right",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblBorders": "top start left bottom end right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
""",
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
}
"""The order of ECMA-376: Word refuses or repairs a file whose properties stand otherwise."""
_RANK = {parent: {name: rank for rank, name in enumerate(names.split())} for parent, names in ORDER.items()}

_UNPRINTABLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")


@cache
def q(name: str) -> str:
    """A w: name in lxml's form."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace, "" for a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def make(name: str, /, **attributes: str) -> Element:
    """A w: element with w: attributes."""
    return etree.Element(q(name), {q(key): value for key, value in attributes.items()})


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new last child of a parent."""
    return etree.SubElement(parent, q(name), {q(key): value for key, value in attributes.items()})


def properties(element: Element, name: str) -> Element:
    """The properties of a paragraph, run, table, row or cell (its first child, made if it has none)."""
    found = element.find(q(name))
    if found is None:
        found = make(name)
        element.insert(0, found)
    return found


def put(parent: Element, child: Element) -> None:
    """Put a child among properties where the schema wants it, in place of one of the same name."""
    old = parent.find(child.tag)
    if old is not None:
        parent.remove(old)
    rank = _RANK[local(parent)]
    mine = rank.get(local(child), len(rank))
    at = next((i for i, other in enumerate(parent) if rank.get(local(other), len(rank)) > mine), len(parent))
    parent.insert(at, child)


def value(element: Element | None, name: str = "val") -> str | None:
    """A w: attribute of an element that may be missing."""
    return element.get(q(name)) if element is not None else None


def on(element: Element | None) -> bool:
    """Whether a switch such as w:b stands and is not turned off."""
    return element is not None and element.get(q("val"), "1") not in ("0", "false", "off")


def text_of(element: Element) -> str:
    """All words in an element."""
    return "".join(t.text or "" for t in element.iter(q("t")))


def set_text(t: Element, text: str) -> None:
    """Set the words of a w:t so that outer and doubled spaces stay."""
    t.text = text
    if text != text.strip() or "  " in text:
        t.set(XML_SPACE, "preserve")


def clean(text: str) -> str:
    """Text as Word can hold it: letters that XML cannot carry dropped, every kind of line break a line feed."""
    return _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text))


def ancestor(element: Element, name: str) -> Element | None:
    """The nearest w: element of that name around an element."""
    return next(iter(element.iterancestors(q(name))), None)


def within(element: Element, name: str) -> Iterator[Element]:
    """The w: elements of that name in an element, in order, as they stand when asked."""
    return iter(list(element.iter(q(name))))
