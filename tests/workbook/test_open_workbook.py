"""A workbook as a whole: its sheets reconciled with what it declares, and limits that no plan meets."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.model import Grid
from reportgen.workbook import book as limits
from reportgen.workbook import open_workbook, text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(*sheets: tuple[str, str, str], properties: str = "") -> str:
    """A workbook part with these sheets: (name, state, relationship)."""
    rows = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="{key}"/>'
        for number, (name, state, key) in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{properties}<sheets>{rows}</sheets></workbook>'


def test_names_and_order_come_from_the_workbook(
    write_book: Callable[..., Path], make_sheet: Callable[..., str], make_links: Callable[..., str]
) -> None:
    parts = {
        "xl/workbook.xml": book(("Bob&apos;s plan ", "visible", "z"), ("Lists", "hidden", "y"), ("Deep", "veryHidden", "x")),
        "xl/_rels/workbook.xml.rels": make_links(
            ("x", "worksheet", "worksheets/sheet1.xml"),
            ("y", "worksheet", "worksheets/a.xml"),
            ("z", "worksheet", "worksheets/b.xml"),
        ),
        **{
            f"xl/worksheets/{name}.xml": make_sheet(f'<row r="1"><c t="str"><v>{name}</v></c></row>')
            for name in ("sheet1", "a", "b")
        },
    }
    grid = open_workbook(write_book(parts=parts))
    assert [(each.name, each.hidden, each.rows[0].cells[0].text) for each in grid.sheets] == [
        ("Bob's plan ", False, "b"),
        ("Lists", True, "a"),
        ("Deep", True, "sheet1"),
    ]
    assert grid.file == "plan.xlsx"


@pytest.mark.parametrize("links", [(), (("rId2", "worksheet", "worksheets/gone.xml"),), (("rId2", "worksheet", "#A1"),)])
def test_a_sheet_that_is_missing_is_refused_by_name(
    write_book: Callable[..., Path], make_links: Callable[..., str], links: tuple
) -> None:
    parts = {
        "xl/workbook.xml": book(("Plan", "visible", "rId1"), ("Work stream 2", "visible", "rId2")),
        "xl/_rels/workbook.xml.rels": make_links(("rId1", "worksheet", "worksheets/sheet1.xml"), *links),
    }
    with pytest.raises(InputError, match=r"plan\.xlsx, 'Work stream 2'.* missing"):
        open_workbook(write_book(parts=parts))


def test_a_chart_sheet_has_no_rows_and_a_note(write_book: Callable[..., Path], make_links: Callable[..., str]) -> None:
    parts = {
        "xl/workbook.xml": book(("Plan", "visible", "rId1"), ("Graph", "visible", "rId2")),
        "xl/_rels/workbook.xml.rels": make_links(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "chartsheet", "chartsheets/sheet1.xml")
        ),
        "xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>',
    }
    grid = open_workbook(write_book('<row r="1"><c><v>1</v></c></row>', parts=parts))
    assert [(each.name, len(each.rows)) for each in grid.sheets] == [("Plan", 1), ("Graph", 0)]
    assert [note[:3] for note in grid.notes] == [("Graph", None, "not-a-worksheet")]


def test_names_nearly_alike_are_told(write_book: Callable[..., Path]) -> None:
    parts = {"xl/workbook.xml": book(("Plan", "visible", "rId1"), ("plan ", "visible", "rId1"))}
    assert [note[2] for note in open_workbook(write_book(parts=parts)).notes] == ["sheet-names-alike"]


def test_a_workbook_of_1904(write_book: Callable[..., Path]) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    parts = {
        "xl/workbook.xml": book(("Plan", "visible", "rId1"), properties='<workbookPr date1904="true"/>'),
        "xl/styles.xml": styles,
    }
    grid = open_workbook(write_book('<row r="1"><c><v>40698</v></c></row>', parts=parts))
    assert grid.sheets[0].rows[0].cells[0].text == "05/06/2015"


@pytest.mark.parametrize(
    "part, content",
    [
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>1</v>'),
        (
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>\x01</v></c></row></sheetData></worksheet>',
        ),
        ("xl/worksheets/sheet1.xml", ""),
        ("xl/worksheets/sheet1.xml", '<worksheet xmlns="urn:other"><sheetData/></worksheet>'),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">&bomb;</worksheet>'),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si><t>cut'),
        ("xl/workbook.xml", "<workbook"),
        ("xl/_rels/workbook.xml.rels", "not xml"),
    ],
)
def test_broken_xml_is_one_sentence(write_book: Callable[..., Path], part: str, content: str) -> None:
    with pytest.raises(InputError, match=r"plan\.xlsx.* damaged") as caught:
        open_workbook(write_book(parts={part: content}))
    assert ("'Plan'" in caught.value.message) == ("sheet1" in part)


def test_a_workbook_without_sheets_is_a_sentence(write_book: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"has no sheets"):
        open_workbook(write_book(parts={"xl/workbook.xml": book()}))


def test_more_cells_than_a_plan_has_are_refused(read_book: Callable[..., Grid], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 10)
    row = "<row>" + "<c><v>1</v></c>" * 5 + "</row>"
    assert len(read_book(row * 2).sheets[0].rows) == 2
    with pytest.raises(InputError, match=r"more than 10 cells"):
        read_book(row * 2 + "<row><c><v>1</v></c></row>")


def test_more_text_than_a_plan_has_is_refused(read_book: Callable[..., Grid], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_CHARACTERS", 100)
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 100)
    shared = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 60}</t></si></sst>'}
    cell = '<c t="s"><v>0</v></c>'
    assert read_book(f"<row>{cell}</row>", parts=shared).sheets[0].rows
    with pytest.raises(InputError, match=r"more than 100 characters"):
        read_book(f"<row>{cell}{cell}</row>", parts=shared)


def test_a_used_range_of_a_million_rows_costs_nothing(read_book: Callable[..., Grid]) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    grid = read_book(rows, before='<dimension ref="A1:XFD1048576"/>')
    assert [row.number for row in grid.sheets[0].rows] == [1]


def test_a_lying_dimension_is_not_believed(read_book: Callable[..., Grid]) -> None:
    rows = "".join(f'<row r="{number}"><c r="C{number}"><v>1</v></c></row>' for number in range(1, 7))
    assert len(read_book(rows, before='<dimension ref="A1"/>').sheets[0].rows) == 6
