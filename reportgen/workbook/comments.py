"""Notes and threaded comments on the cells of a sheet."""

from lxml import etree

from reportgen.model import Comment
from reportgen.workbook.addresses import parse_cell
from reportgen.workbook.colours import Palette
from reportgen.workbook.package import Package, child, children
from reportgen.workbook.text import decode, read_text


def read_comments(package: Package, sheet_part: str) -> tuple[Comment, ...]:
    """The comments of a sheet by row and column. A thread's texts follow one another, without Excel's stand-in for it."""
    threads = _threads(package, sheet_part)
    texts = {address: "\n".join(lines) for address, lines in threads.items()}
    for part in package.related(sheet_part, "comments"):
        for element in children(package.xml(part), "commentList", "comment"):
            address = element.get("ref") or ""
            if address not in threads:
                texts[address] = _text(element)
    placed = [(parse_cell(address), address, text) for address, text in texts.items() if text.strip()]
    return tuple(Comment(address, text) for place, address, text in sorted(placed, key=lambda found: found[0] or (0, 0)) if place)


def _threads(package: Package, sheet_part: str) -> dict[str, list[str]]:
    threads: dict[str, list[str]] = {}
    for part in package.related(sheet_part, "threadedComment"):
        for element in children(package.xml(part), "threadedComment"):
            text = child(element, "text")
            threads.setdefault(element.get("ref") or "", []).append(decode((text is not None and text.text) or "")[0])
    return threads


def _text(element: etree._Element) -> str:
    text = child(element, "text")
    return "" if text is None else read_text(text, Palette()).text
