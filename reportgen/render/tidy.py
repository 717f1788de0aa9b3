"""What a template's history leaves in it, and what filling leaves behind."""

import re

from reportgen.errors import TemplateError
from reportgen.render.tags import TAGS
from reportgen.render.vocabulary import SLOT_MARK
from reportgen.render.wordml import W14, WP, XML_SPACE, Element, add, local, make, q, set_text, text_of, within

CLERK = "[clerk]"
"""Begins a note to the clerk in a template: the paragraph is taken out."""
_PASSING = (
    "proofErr",
    "lastRenderedPageBreak",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "permStart",
    "permEnd",
)
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_RSIDS = frozenset(q(name) for name in ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidDel", "rsidSect"))
_IDS = frozenset(f"{{{W14}}}{name}" for name in ("paraId", "textId"))
_NOT_BLANK = (*map(q, ("drawing", "br", "fldChar", "sectPr")), SLOT_MARK)


def refuse_traces(root: Element, template_name: str) -> None:
    """Tracked changes and hidden text would be published: a template that has them is an error."""
    if next(root.iter(*map(q, _TRACKED)), None) is not None:
        raise TemplateError(f"The template {template_name} holds tracked changes.", "Accept or reject them in Word.")
    if next((v for v in root.iter(q("vanish")) if v.get(q("val"), "1") not in ("0", "false", "off")), None) is not None:
        raise TemplateError(f"The template {template_name} holds hidden text.", "Delete it or make it visible in Word.")


def strip_traces(root: Element) -> None:
    """Take out what Word notes for itself: revision numbers, spelling marks, comments."""
    for element in list(root.iter()):
        for name in [name for name in element.attrib if name in _RSIDS or name in _IDS]:
            del element.attrib[name]
        parent = element.getparent()
        if local(element) in _PASSING and parent is not None:
            _drop(element, parent)


def _drop(element: Element, parent: Element) -> None:
    """Take out an element, and the run that held nothing else: its look may be a style that only Word's notes need."""
    parent.remove(element)
    home = parent.getparent()
    if local(parent) == "r" and home is not None and all(local(other) == "rPr" for other in parent):
        home.remove(parent)


def tidy(root: Element) -> None:
    """Make a part fit to be read whose tags are carried out: clerks' notes and blank paragraphs out, line breaks made.

    It comes before the blocks are put in: what officers typed in a cell is nobody's note.
    """
    for paragraph in within(root, "p"):
        tags = paragraph.attrib.pop(TAGS, "")
        if tags:
            _close_gaps(paragraph)
        if (tags == "only" and _is_blank(paragraph)) or text_of(paragraph).lstrip().startswith(CLERK):
            _remove(paragraph)
    for t in within(root, "t"):
        _break_lines(t)
    _number_bookmarks(root)
    _end_with_paragraph(root)


def _is_blank(paragraph: Element) -> bool:
    return not text_of(paragraph).strip() and next(paragraph.iter(*_NOT_BLANK), None) is None


def _close_gaps(paragraph: Element) -> None:
    """Take out the doubled and outer spaces that tags leave where they print nothing."""
    after_space, last = True, None
    for t in paragraph.iter(q("t"), q("tab"), q("br"), SLOT_MARK):
        if local(t) != "t":
            after_space, last = local(t) != "slot", None
            continue
        text = re.sub(" {2,}", " ", t.text or "")
        t.text = text = text[1:] if after_space and text.startswith(" ") else text
        after_space, last = (text.endswith(" "), t) if text else (after_space, last)
    if last is not None and after_space:
        last.text = (last.text or "").rstrip(" ")


def _remove(paragraph: Element) -> None:
    """Take out a paragraph, but a cell keeps its last."""
    parent = paragraph.getparent()
    if parent is not None and (local(parent) == "body" or len(parent.findall(q("p"))) > 1):
        parent.remove(paragraph)


def _break_lines(t: Element) -> None:
    """Line breaks in a text that a tag printed as Word's own."""
    text = t.text or ""
    run = t.getparent()
    if "\n" in text and run is not None:
        first, *rest = text.split("\n")
        set_text(t, first)
        at = run.index(t)
        for part in rest:
            new = make("t")
            set_text(new, part)
            run[at + 1 : at + 1] = [make("br"), new]
            at += 2
    elif text != text.strip() or "  " in text:
        t.set(XML_SPACE, "preserve")


def _number_bookmarks(root: Element) -> None:
    """A loop repeats a bookmark: the first of a name stays, and ids are given anew."""
    names: set[str] = set()
    ids: dict[str, str | None] = {}
    for mark in list(root.iter(q("bookmarkStart"), q("bookmarkEnd"))):
        old, name = mark.get(q("id"), ""), mark.get(q("name"), "")
        if local(mark) == "bookmarkStart":
            ids[old] = None if name in names or name == "_GoBack" else str(len(names))
            names.add(name)
        if ids.get(old) is None:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
        else:
            mark.set(q("id"), ids[old] or "0")


def number_drawings(root: Element) -> None:
    """Each picture has a number of its own in its part; headers and footers are numbered far from the text's."""
    start = {"document": 1, "hdr": 1001, "ftr": 2001}.get(local(root), 3001)
    for number, properties in enumerate(root.iter(f"{{{WP}}}docPr"), start):
        properties.set("id", str(number))


def _end_with_paragraph(root: Element) -> None:
    """A body that ends in a table gets the paragraph that Word wants after it."""
    body = root.find(q("body"))
    if body is None:
        return
    last = next((e for e in reversed(body) if local(e) != "sectPr"), None)
    if last is not None and local(last) == "tbl":
        paragraph = make("p")
        last.addnext(paragraph)
        add(add(paragraph, "pPr"), "spacing", before="0", after="0", line="20", lineRule="exact")
