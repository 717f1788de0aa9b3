"""Workbooks written part by part, so that every fault can be put into them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.model import Cell, Grid
from reportgen.workbook import open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

Parts = dict[str, str | bytes | None]


def links(*entries: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{key}" Type="{RELATED}/{kind}" Target="{target}"/>' for key, kind, target in entries)
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def sheet_xml(rows: str = "", before: str = "", after: str = "") -> str:
    """A worksheet with these rows, and what stands before and after its sheetData."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATED}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def standard_parts(sheet: str) -> Parts:
    """The least that makes a workbook of one sheet named Plan."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK_TYPE}"/></Types>',
        "_rels/.rels": links(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }


@pytest.fixture
def write_parts(tmp_path: Path) -> Callable[[Parts], Path]:
    """A zip file of these parts; None leaves a part out."""

    def write(parts: Parts) -> Path:
        path = tmp_path / "plan.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                if content is not None:
                    archive.writestr(name, content)
        return path

    return write


@pytest.fixture
def write_book(write_parts: Callable[[Parts], Path]) -> Callable[..., Path]:
    """A workbook of one sheet; parts replaces or adds some, and leaves out what is None."""

    def write(rows: str = "", before: str = "", after: str = "", parts: Parts | None = None) -> Path:
        return write_parts({**standard_parts(sheet_xml(rows, before, after)), **(parts or {})})

    return write


@pytest.fixture
def read_book(write_book: Callable[..., Path]) -> Callable[..., Grid]:
    """The Grid of such a workbook."""

    def read(rows: str = "", before: str = "", after: str = "", parts: Parts | None = None) -> Grid:
        return open_workbook(write_book(rows, before, after, parts))

    return read


@pytest.fixture
def read_cells(read_book: Callable[..., Grid]) -> Callable[..., dict[str, Cell]]:
    """The cells of such a workbook's sheet by their address."""

    def read(rows: str = "", before: str = "", after: str = "", parts: Parts | None = None) -> dict[str, Cell]:
        grid = read_book(rows, before, after, parts)
        return {cell.address: cell for row in grid.sheets[0].rows for cell in row.cells}

    return read


@pytest.fixture
def make_links() -> Callable[..., str]:
    """A relationships part."""
    return links


@pytest.fixture
def make_sheet() -> Callable[..., str]:
    """A worksheet part."""
    return sheet_xml


@pytest.fixture
def make_parts() -> Callable[[str], Parts]:
    """The parts of a workbook of one sheet."""
    return standard_parts
