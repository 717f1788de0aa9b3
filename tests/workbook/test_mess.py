"""Workbooks as officers and programs leave them: each gives its rows, or one clear sentence; never a traceback or a hang."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import InputError, place
from reportgen.model import Grid
from reportgen.workbook import open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

ReadBook = Callable[..., Grid]
WriteBook = Callable[..., Path]

CELL = '<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'


def rows_of(*texts: str, first: int = 1) -> str:
    return "".join(f'<row r="{number}">{CELL.format(f"A{number}", text)}</row>' for number, text in enumerate(texts, first))


def texts(grid: Grid, sheet: int = 0) -> dict[str, str]:
    return {cell.address: cell.text for row in grid.sheets[sheet].rows for cell in row.cells}


def codes(grid: Grid) -> list[str]:
    return [code for _, _, code, _ in grid.notes]


def many_sheets(names: list[str], make_links: Callable[..., str], make_sheet: Callable[..., str]) -> dict[str, str]:
    """A workbook of sheets with these names, written as XML, each with its place in A1."""
    keys = [f"rId{number}" for number in range(1, len(names) + 1)]
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="{key}"/>'
        for number, (name, key) in enumerate(zip(names, keys, strict=True), 1)
    )
    parts = {f"xl/worksheets/s{key}.xml": make_sheet(rows_of(f"of {key}")) for key in keys}
    return parts | {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": make_links(*((key, "worksheet", f"worksheets/s{key}.xml") for key in keys)),
    }


def test_three_hundred_sheets(read_book: ReadBook, make_links: Callable[..., str], make_sheet: Callable[..., str]) -> None:
    grid = read_book(parts=many_sheets([f"Team {number}" for number in range(300)], make_links, make_sheet))
    assert [sheet.name for sheet in grid.sheets] == [f"Team {number}" for number in range(300)]
    assert texts(grid, 299) == {"A1": "of rId300"}


@pytest.mark.parametrize(
    "written, name",
    [
        ("Bob&apos;s &quot;plan&quot;", 'Bob\'s "plan"'),
        ("Work stream 2  ", "Work stream 2  "),
        (" Leading", " Leading"),
        ("Plan 🟢 2024", "Plan 🟢 2024"),
        ("R&amp;D &lt;50%", "R&D <50%"),
        ("Straße\u00a01", "Straße\u00a01"),
        ("_x0041_", "A"),
    ],
)
def test_names_of_sheets_are_as_excel_shows_them(
    read_book: ReadBook, make_links: Callable[..., str], make_sheet: Callable[..., str], written: str, name: str
) -> None:
    assert [sheet.name for sheet in read_book(parts=many_sheets([written], make_links, make_sheet)).sheets] == [name]
    assert place("plan.xlsx", "Bob's", "F14") == "plan.xlsx, 'Bob''s'!F14"


def test_a_hundred_thousand_rows(read_book: ReadBook) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 100_001))
    found = read_book(rows).sheets[0].rows
    assert (len(found), found[-1].cells[0].address, found[-1].cells[0].text) == (100_000, "A100000", "100000")


def test_a_value_in_the_last_cell_of_all(read_book: ReadBook) -> None:
    grid = read_book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    assert texts(grid) == {"A1": "1", "XFD1048576": "2"}


def test_the_longest_text_a_cell_holds(read_book: ReadBook) -> None:
    long = "é\n" * 16_383 + "x"
    assert len(long) == 32_767
    assert texts(read_book(rows_of(long))) == {"A1": long}


def test_a_leading_apostrophe_is_not_part_of_the_text(read_book: ReadBook) -> None:
    styles = {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf quotePrefix="1"/></cellXfs></styleSheet>'}
    cells = CELL.format("A1", "5.10").replace("t=", 's="1" t=') + CELL.format("B1", "=1+1").replace("t=", 's="1" t=')
    grid = read_book(f'<row r="1">{cells}{CELL.format("C1", "&apos;quoted&apos;")}</row>', parts=styles)
    assert texts(grid) == {"A1": "5.10", "B1": "=1+1", "C1": "'quoted'"}


def test_characters_that_are_not_seen_stay_as_typed(read_book: ReadBook) -> None:
    typed = "\u00a05.1\u200b In\u00adprogress\ufeff "
    assert texts(read_book(rows_of(typed))) == {"A1": typed}


def test_every_kind_of_formula_shows_its_result(read_book: ReadBook) -> None:
    row = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B1">B2:C2*2</f><v>2</v></c><c r="B1"><v>4</v></c>'
        '<c r="C1"><f t="shared" ref="C1:D1" si="0">A1+1</f><v>3</v></c><c r="D1"><f t="shared" si="0"/><v>5</v></c>'
        '<c r="E1"><f t="dataTable" ref="E1:F1" dt2D="1" r1="A1" r2="B1"/><v>7</v></c><c r="F1"><v>8</v></c>'
        '<c r="G1" t="str"><f>[1]Sheet1!$A$1</f><v>from afar</v></c><c r="H1" cm="1"><f t="array" ref="H1">_xlfn.UNIQUE(A1)</f>'
        '<v>2</v></c><c r="I1"><f t="shared" si="0"/></c><c r="J1" t="array"><v>9</v></c></row>'
    )
    grid = read_book(row)
    assert list(texts(grid).values()) == ["2", "4", "3", "5", "7", "8", "from afar", "2", "", "9"]
    assert [note[1:3] for note in grid.notes] == [("I1", "not-calculated")]


def test_links_to_other_workbooks_are_never_followed(read_book: ReadBook, make_links: Callable[..., str]) -> None:
    links = '<Relationship Id="rId9" Type="x/externalLink" Target="file:///no/such/place.xlsx" TargetMode="External"/>'
    written = make_links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId8", "externalLink", "externalLinks/e1.xml"))
    parts = {
        "xl/_rels/workbook.xml.rels": written.replace("</Relationships>", f"{links}</Relationships>"),
        "xl/externalLinks/e1.xml": "<externalLink/>",
    }
    row = '<row r="1"><c r="A1" t="str"><f>[1]S!A1</f><v>kept</v></c></row>'
    assert texts(read_book(row, parts=parts)) == {"A1": "kept"}


def test_phonetic_guides_are_no_text(read_book: ReadBook) -> None:
    guide = '<rPh sb="0" eb="1"><t>guide</t></rPh><phoneticPr fontId="1"/>'
    inline = f'<c r="A1" t="inlineStr"><is><r><t>Plan</t></r>{guide}</is></c>'
    assert texts(read_book(f'<row r="1">{inline}</row>')) == {"A1": "Plan"}


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml"])
def test_a_part_that_is_missing_loses_no_cell(read_book: ReadBook, part: str) -> None:
    row = f'<row r="1"><c r="A1" s="3"><v>5.1</v></c>{CELL.format("B1", "text")}<c r="C1" t="s"><v>4</v></c></row>'
    grid = read_book(row, parts={part: None})
    assert texts(grid) == {"A1": "5.1", "B1": "text", "C1": ""}
    assert codes(grid) == ["text-missing"]


def test_dialogs_and_old_macro_sheets_are_told(
    read_book: ReadBook, make_links: Callable[..., str], make_sheet: Callable[..., str]
) -> None:
    parts = many_sheets(["Plan", "Dialog", "Macro"], make_links, make_sheet)
    links = parts["xl/_rels/workbook.xml.rels"]
    for key, kind in (("rId2", "dialogsheet"), ("rId3", "xlMacrosheet")):
        links = re.sub(rf'(Id="{key}" Type="[^"]*/)worksheet"', rf'\1{kind}"', links)
    grid = read_book(parts={**parts, "xl/_rels/workbook.xml.rels": links})
    assert [(sheet.name, len(sheet.rows)) for sheet in grid.sheets] == [("Plan", 1), ("Dialog", 0), ("Macro", 0)]
    assert codes(grid) == ["not-a-worksheet"] * 2


def test_a_module_of_old_macros_that_is_in_no_part_is_told(
    read_book: ReadBook, make_links: Callable[..., str], make_sheet: Callable[..., str]
) -> None:
    parts = many_sheets(["Plan", "Module1"], make_links, make_sheet)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('r:id="rId2"', 'r:id=""')
    grid = read_book(parts=parts)
    assert [(sheet.name, len(sheet.rows)) for sheet in grid.sheets] == [("Plan", 1), ("Module1", 0)]
    assert codes(grid) == ["not-a-worksheet"]


def nested(element: str, depth: int) -> str:
    return f"<{element}>" * depth + f"</{element}>" * depth


@pytest.mark.parametrize(
    "part, content",
    [
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{nested("x", 5000)}</sheetData></worksheet>'),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si>{nested("r", 5000)}</si></sst>'),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}">{nested("x", 5000)}</workbook>'),
    ],
)
def test_deep_nesting_is_one_sentence(write_book: WriteBook, part: str, content: str) -> None:
    with pytest.raises(InputError, match="damaged"):
        open_workbook(write_book(rows_of("a"), parts={part: content}))


def test_what_lies_around_the_cells_may_be_wrong(read_book: ReadBook) -> None:
    after = (
        '<autoFilter ref="nonsense"/><mergeCells count="x"><mergeCell/><mergeCell ref="A1:ZZZZ9"/></mergeCells>'
        '<conditionalFormatting><cfRule/></conditionalFormatting><conditionalFormatting sqref="A1 nonsense B:B">'
        '<cfRule type="cellIs" dxfId="9" priority="none"/></conditionalFormatting>'
        '<hyperlinks><hyperlink ref="A1" r:id="rId77"/></hyperlinks><drawing r:id="rId78"/><legacyDrawing r:id="rId79"/>'
        '<tableParts><tablePart r:id="rId80"/></tableParts><picture/><oleObjects/>'
    )
    before = '<dimension ref="-"/><cols><col min="x" max="99999999999" hidden="1"/><col/></cols>'
    grid = read_book(rows_of("a", "b"), before, after)
    assert texts(grid) == {"A1": "a", "A2": "b"}


def test_very_many_merges_are_all_read(read_book: ReadBook) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"/></row>' for n in range(1, 20_001))
    merges = "".join(f'<mergeCell ref="A{n}:C{n}"/>' for n in range(1, 20_001))
    assert len(read_book(rows, after=f"<mergeCells>{merges}</mergeCells>").sheets[0].merges) == 20_000


def test_very_many_conditional_formats_end(read_book: ReadBook) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 2001))
    rules = "".join(
        f'<conditionalFormatting sqref="A1:XFD1048576 B{n}:C{n}"><cfRule type="expression" dxfId="0" priority="{n}">'
        f"<formula>COUNTIF($A:$A,$A1)&gt;{n}</formula></cfRule></conditionalFormatting>"
        for n in range(1, 1001)
    )
    dxfs = '<dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>'
    parts = {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{dxfs}</styleSheet>'}
    grid = read_book(rows, after=rules, parts=parts)
    assert set(codes(grid)) == {"conditional-format-unread"}
    assert len(texts(grid)) == 2000


def test_a_web_page_or_a_list_under_another_name_is_told_for_what_it_is(tmp_path: Path) -> None:
    for name in ("plan.xls", "plan.xlsx", "plan.xlsm", "PLAN.XLSX"):
        path = tmp_path / name
        path.write_bytes(b"<html><body><table><tr><td>5.1</td></tr></table></body></html>")
        with pytest.raises(InputError, match="a web page"):
            open_workbook(path)
        path.write_bytes(b"Ref,Action\r\n5.1,Do it\r\n")
        with pytest.raises(InputError, match="a text or CSV file"):
            open_workbook(path)


def test_a_binary_workbook_is_told_to_be_saved(write_parts: Callable[..., Path]) -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    )
    with pytest.raises(InputError, match=r"\.xlsb") as caught:
        open_workbook(write_parts({"[Content_Types].xml": types, "xl/workbook.bin": b"\x83\x01"}))
    assert ".xlsx" in caught.value.remedy


def test_an_entry_that_is_not_packed_whole_is_damage(write_book: WriteBook) -> None:
    path = write_book(rows_of(*(f"text {n}" for n in range(2000))))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    middle = entry.header_offset + entry.compress_size // 2
    path.write_bytes(data[:middle] + bytes(50) + data[middle + 50 :])
    with pytest.raises(InputError, match="damaged"):
        open_workbook(path)
