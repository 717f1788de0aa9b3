"""Bookmarks on the headings that links inside a paper go to."""

from collections.abc import Mapping

from reportgen.render.styles import Styles
from reportgen.render.wordml import Element, make, q, text_of, value


def set_bookmarks(root: Element, styles: Styles, anchors: Mapping[str, str]) -> None:
    """Put each bookmark on the first heading of its text; a link to a heading that is not there becomes plain words."""
    wanted = dict(anchors)
    numbers = [int(mark.get(q("id"), "0")) for mark in root.iter(q("bookmarkStart"))]
    number = max(numbers, default=0) + 1
    for paragraph in root.iter(q("p")):
        bookmark = wanted.pop(text_of(paragraph), None) if wanted and _is_heading(paragraph, styles) else None
        if bookmark is not None:
            _mark(paragraph, bookmark, number)
            number += 1
    for link in list(root.iter(q("hyperlink"))):
        if link.get(q("anchor")) in wanted.values():
            _unlink(link)


def _is_heading(paragraph: Element, styles: Styles) -> bool:
    return bool(styles.heading_level(value(paragraph.find(f"{q('pPr')}/{q('pStyle')}"))))


def _mark(paragraph: Element, bookmark: str, number: int) -> None:
    start, end = make("bookmarkStart", id=str(number), name=bookmark), make("bookmarkEnd", id=str(number))
    paragraph.insert(1 if paragraph.find(q("pPr")) is not None else 0, start)
    paragraph.append(end)


def _unlink(link: Element) -> None:
    parent = link.getparent()
    if parent is None:
        return
    at = parent.index(link)
    for run in list(link):
        look = run.find(q("rPr"))
        if look is not None:
            run.remove(look)
        parent.insert(at, run)
        at += 1
    parent.remove(link)
