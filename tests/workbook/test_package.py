"""Parts are found by their relationships, whatever their names and however the targets are written."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.workbook import open_workbook
from reportgen.workbook.package import Package

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>5.1</t></is></c></row>'


@pytest.mark.parametrize(
    "target, part",
    [
        ("/xl/worksheets/plan.xml", "xl/worksheets/plan.xml"),
        ("../xl/worksheets/plan.xml", "xl/worksheets/plan.xml"),
        ("./worksheets/../odd/plan.xml", "xl/odd/plan.xml"),
        ("../plan.xml", "plan.xml"),
        ("WORKSHEETS/Plan.XML", "xl/worksheets/plan.xml"),
        ("worksheets/plan%20one.xml", "xl/worksheets/plan one.xml"),
        ("worksheets\\plan.xml", "xl/worksheets/plan.xml"),
    ],
)
def test_targets_are_resolved_as_paths(
    write_book: Callable[..., Path], make_sheet: Callable[..., str], make_links: Callable[..., str], target: str, part: str
) -> None:
    parts = {
        "xl/worksheets/sheet1.xml": None,
        part: make_sheet(ROW),
        "xl/_rels/workbook.xml.rels": make_links(("rId1", "worksheet", target)),
    }
    assert open_workbook(write_book(parts=parts)).sheets[0].rows[0].cells[0].text == "5.1"


def test_the_workbook_part_may_stand_anywhere(
    write_parts: Callable[..., Path],
    make_parts: Callable[..., dict],
    make_sheet: Callable[..., str],
    make_links: Callable[..., str],
) -> None:
    parts = make_parts(make_sheet(ROW))
    moved = {
        "[content_types].XML": parts["[Content_Types].xml"],
        "_rels/.rels": make_links(("rId1", "officeDocument", "/book.xml")),
        "book.xml": parts["xl/workbook.xml"],
        "_rels/book.xml.rels": make_links(("rId1", "worksheet", "s.xml")),
        "s.xml": parts["xl/worksheets/sheet1.xml"],
    }
    assert open_workbook(write_parts(moved)).sheets[0].rows[0].cells[0].text == "5.1"


def test_folders_in_the_archive_are_no_parts(write_book: Callable[..., Path]) -> None:
    path = write_book(ROW)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/empty/", "")
        package = Package(archive, "plan.xlsx")
        assert "xl/empty/" not in package
        assert "XL/WorkBook.xml" in package
        assert package.parts[0] == "[Content_Types].xml"
    assert len(open_workbook(path).sheets) == 1


def test_content_types_are_found_without_case(write_book: Callable[..., Path]) -> None:
    with zipfile.ZipFile(write_book()) as archive:
        package = Package(archive, "plan.xlsx")
        assert (package.content_type("XL/Workbook.XML") or "").endswith("sheet.main+xml")
        assert package.content_type("xl/other.XML") == "application/xml"
        assert package.content_type("xl/picture.png") is None


def test_links_out_of_the_package_and_within_a_sheet_have_no_target(write_book: Callable[..., Path]) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/hyperlink" Target="#Plan!A1"/>'
        '<Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(write_book(parts={"xl/worksheets/_rels/sheet1.xml.rels": rels})) as archive:
        found = Package(archive, "plan.xlsx").relationships("xl/worksheets/sheet1.xml")
    assert [(link.kind, link.target) for link in found] == [
        ("hyperlink", None),
        ("hyperlink", None),
        ("comments", "xl/comments1.xml"),
    ]


def test_a_package_without_a_workbook_part_is_a_sentence(write_book: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"plan\.xlsx has no workbook in it"):
        open_workbook(write_book(parts={"_rels/.rels": None}))
