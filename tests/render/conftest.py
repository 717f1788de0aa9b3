"""Word templates and files to test with."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from pathlib import Path

import pytest
from lxml import etree

from reportgen.paper.blocks import Chart
from reportgen.render.docx import render_docx
from reportgen.render.wordml import Element, W, local, q

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_ROOT = f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'


def _png(width: int = 1000, height: int = 400, per_metre: int = 11811) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    physical = struct.pack(">IIB", per_metre, per_metre, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"pHYs", physical) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def draw(chart: Chart) -> bytes:
    """A picture 85 mm wide."""
    return _png()


@dataclass
class Made:
    """A finished file, and what a reader sees of it."""

    data: bytes

    def part(self, name: str = "word/document.xml") -> Element:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return etree.fromstring(archive.read(name))

    @property
    def names(self) -> list[str]:
        return zipfile.ZipFile(io.BytesIO(self.data)).namelist()

    @property
    def paragraphs(self) -> list[str]:
        return [_shown(p) for p in self.part().iterfind(f"{q('body')}/{q('p')}")]

    @property
    def styles(self) -> list[str]:
        return [(p.find(f"{q('pPr')}/{q('pStyle')}")).get(q("val")) for p in self.part().iterfind(f"{q('body')}/{q('p')}")]

    @property
    def tables(self) -> list[list[list[str]]]:
        """Texts by table, row and cell; a cell's paragraphs are joined by a line feed."""
        return [[_row(row) for row in table.iter(q("tr"))] for table in self.part().iter(q("tbl"))]

    def widths(self, number: int = 0) -> list[int]:
        table = list(self.part().iter(q("tbl")))[number]
        return [int(column.get(q("w"))) for column in table.iter(q("gridCol"))]


def _row(row: Element) -> list[str]:
    return ["\n".join(_shown(p) for p in cell.iter(q("p"))) for cell in row.iter(q("tc"))]


def _shown(paragraph: Element) -> str:
    signs = {"tab": "\t", "br": "\n", "drawing": "[picture]"}
    elements = (e for e in paragraph.iter(q("t"), q("tab"), q("br"), q("drawing")) if local(e.getparent()) == "r")
    return "".join(signs.get(local(e), e.text or "") for e in elements)


@dataclass(frozen=True)
class Word:
    """Makes templates and fills them."""

    @staticmethod
    def paragraph(text: str, style: str = "Normal", *runs: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(Word.run(t) for t in (text, *runs))}</w:p>'

    @staticmethod
    def run(text: str) -> str:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'

    @staticmethod
    def table(*rows: list[str], width: int = 5000) -> str:
        columns = "".join(f'<w:gridCol w:w="{width // len(rows[0])}"/>' for _ in rows[0])
        cells = ["".join(f"<w:tc><w:tcPr/>{Word.paragraph(cell, 'Tabletext')}</w:tc>" for cell in row) for row in rows]
        return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    @staticmethod
    def template(*body: str, name: str = "plan", extra: dict[str, bytes] | None = None) -> bytes:
        """A shipped template with another body: texts are paragraphs unless they are XML."""
        with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
            files = {item: archive.read(item) for item in archive.namelist()}
        root = etree.fromstring(files["word/document.xml"])
        section = etree.tostring(root.find(f".//{q('sectPr')}"), encoding="unicode")
        inner = "".join(item if item.startswith("<") else Word.paragraph(item) for item in body)
        files["word/document.xml"] = f"{_ROOT}{inner}{section}</w:body></w:document>".encode()
        footer = files["word/footer1.xml"].replace(b"{{ front.footer }}", b"{{ footer }}")
        files["word/footer1.xml"] = footer
        files |= extra or {}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for item, data in files.items():
                archive.writestr(item, data)
        return buffer.getvalue()

    @staticmethod
    def fill(*body: str, template: bytes | None = None, **paper: object) -> Made:
        """A template with this body, filled with a paper of these fields."""
        fields = {"footer": "Committee – 7 October 2015", **paper}
        kind = make_dataclass("Paper", [(name, _type_of(value)) for name, value in fields.items()], frozen=True)
        data = template or Word.template(*body)
        return Made(render_docx(data, "ours.docx", kind(**fields), draw, title="A paper"))


def _type_of(value: object) -> object:
    return tuple[type(value[0]), ...] if isinstance(value, tuple) and value else type(value)


@pytest.fixture
def word() -> type[Word]:
    """Makes Word templates and fills them."""
    return Word


@pytest.fixture
def made() -> Callable[[bytes], Made]:
    """A file's bytes, readable."""
    return Made


@pytest.fixture
def picture() -> Callable[[Chart], bytes]:
    """Draws anything as one small picture."""
    return draw
