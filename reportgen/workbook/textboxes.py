"""Text that lies over the cells of a sheet, in boxes and shapes: it is in no cell, so it is only told."""

from collections.abc import Iterator

from lxml import etree

from reportgen.model import Cell
from reportgen.workbook.package import Package, child, local_name, whole_number


def read_text_boxes(package: Package, sheet_part: str) -> Iterator[tuple[str | None, str]]:
    """The address of the cell under each text box's top left corner, None where it has none, and the box's text."""
    for part in package.related(sheet_part, "drawing"):
        for anchor in package.xml(part):
            texts = dict.fromkeys(_text(body) for body in anchor.iter("{*}txBody"))  # a fallback repeats what it stands for
            for text in filter(None, texts):
                yield _address(anchor), text


def _text(body: etree._Element) -> str:
    paragraphs = ("".join(run.text or "" for run in paragraph.iter("{*}t")) for paragraph in body if local_name(paragraph) == "p")
    return "\n".join(paragraphs).strip()


def _address(anchor: etree._Element) -> str | None:
    corner = child(anchor, "from")
    row, column = child(corner, "row"), child(corner, "col")
    if row is None or column is None:
        return None
    return Cell(whole_number(row.text) + 1, whole_number(column.text) + 1, "").address
