"""What a sheet's XML says, a cell at a time: texts, formulas, merges, hidden rows and comments."""

from collections.abc import Callable

import pytest

from reportgen.model import Cell, Comment, Grid, Range, Run
from reportgen.workbook.addresses import parse_range

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STYLES = {
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/><font><strike/></font></fonts>'
    '<cellXfs><xf/><xf fontId="1"/><xf numFmtId="14"/></cellXfs></styleSheet>'
}

ReadCells = Callable[..., dict[str, Cell]]
ReadBook = Callable[..., Grid]


def strings(*entries: str) -> dict[str, str]:
    """A shared strings part."""
    return {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{entry}</si>" for entry in entries)}</sst>'}


def inline(text: str, address: str = "A1", style: int = 0) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is>{text}</is></c>'


def codes(grid: Grid) -> list[tuple[str | None, str | None, str]]:
    return [(sheet, cell, code) for sheet, cell, code, _ in grid.notes]


def test_shared_strings_are_looked_up(read_cells: ReadCells) -> None:
    parts = strings(
        "<t>one</t>", "<r><t>two </t></r><r><rPr><b/></rPr><t>halves</t></r>", "<t/>", "<t>x</t><rPh><t>guide</t></rPh>"
    )
    row = '<row r="1">' + "".join(f'<c t="s"><v>{index}</v></c>' for index in (1, 0, 2, 3)) + "</row>"
    assert {address: cell.text for address, cell in read_cells(row, parts=parts).items()} == {
        "A1": "two halves",
        "B1": "one",
        "D1": "x",
    }


@pytest.mark.parametrize("index", ["7", "-1", "x", "1.5"])
def test_a_text_that_is_missing_is_told(read_book: ReadBook, index: str) -> None:
    grid = read_book(f'<row r="2"><c r="B2" t="s"><v>{index}</v></c></row>', parts=strings("<t>one</t>"))
    assert codes(grid) == [("Plan", "B2", "text-missing")]
    assert grid.sheets[0].rows[0].cells[0].kind == "error"


@pytest.mark.parametrize(
    "written, expected",
    [
        ("a_x000D_\nb", "a\nb"),
        ("a_x000d_b", "a\nb"),
        ("a&#13;&#10;b&#13;c", "a\nb\nc"),
        ("a\r\nb", "a\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x0041__x00e9_", "Aé"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_ alone", " alone"),
        ("a_x0007_b_x0000_", "ab"),
        ("x_x12_ _xZZZZ_ 5_x 4", "x_x12_ _xZZZZ_ 5_x 4"),
        (" R&amp;D &lt;50% {{ x }}\u00a0\u200b ", " R&D <50% {{ x }}\u00a0\u200b "),
        ("tab\tand “quotes” – £", "tab\tand “quotes” – £"),
    ],
)
@pytest.mark.parametrize("shared", [True, False])
def test_text_is_as_typed(read_cells: ReadCells, written: str, expected: str, shared: bool) -> None:
    element = f'<t xml:space="preserve">{written}</t>'
    row = '<c r="A1" t="s"><v>0</v></c>' if shared else inline(element)
    assert read_cells(f'<row r="1">{row}</row>', parts=strings(element) if shared else None)["A1"].text == expected


def test_control_characters_are_left_out_with_a_note(read_book: ReadBook) -> None:
    assert codes(read_book(f'<row r="1">{inline("<t>a_x0007_b</t>")}</row>')) == [("Plan", "A1", "control-characters")]


def test_struck_runs_are_told_from_standing_text(read_cells: ReadCells) -> None:
    struck = "<rPr><strike/></rPr>"
    texts = strings(
        f"<r>{struck}<t>June </t></r><r>{struck}<t>2015</t></r><r><rPr><b/></rPr><t> July</t></r>",
        f"<r>{struck}<t>all</t></r><r><t> </t></r>",
        '<r><t>of the cell</t></r><r><rPr><strike val="0"/></rPr><t> stands</t></r>',
    )
    row = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s" s="1"><v>2</v></c><c s="1"><v>5</v></c>'
    cells = read_cells(f'<row r="1">{row}</row>', parts={**texts, **STYLES})
    assert cells["A1"].runs == (Run("June 2015", True), Run(" July", False))
    assert (cells["A1"].text, cells["A1"].standing, cells["A1"].struck_text) == ("June 2015 July", " July", "June 2015")
    assert (cells["B1"].struck, cells["B1"].runs, cells["B1"].standing) == (True, (), "")
    assert cells["C1"].runs == (Run("of the cell", True), Run(" stands", False))
    assert cells["D1"].struck


def test_formulas_show_their_result_or_say_that_there_is_none(read_book: ReadBook) -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a_x000D_</v></c><c r="C1"><f>NOW()</f></c>'
        '<c r="D1"><f>A1</f><v></v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="G1" t="b"><f>TRUE()</f><v>1</v></c><c r="H1" t="b"><v>0</v></c></row>'
    )
    grid = read_book(row)
    cells = {cell.address: (cell.kind, cell.text, cell.value) for cell in grid.sheets[0].rows[0].cells}
    assert cells == {
        "A1": ("number", "2", 2),
        "B1": ("text", "a\n", "a\n"),
        "C1": ("uncalculated", "", None),
        "D1": ("uncalculated", "", None),
        "F1": ("error", "#DIV/0!", "#DIV/0!"),
        "G1": ("boolean", "TRUE", True),
        "H1": ("boolean", "FALSE", False),
    }
    assert codes(grid) == [("Plan", "C1", "not-calculated"), ("Plan", "D1", "not-calculated"), ("Plan", "F1", "error-value")]


def test_a_date_that_never_was_keeps_its_number(read_book: ReadBook) -> None:
    grid = read_book('<row r="1"><c r="A1" s="2"><v>60</v></c><c r="B1" s="2"><v>42160</v></c></row>', parts=STYLES)
    first, second = grid.sheets[0].rows[0].cells
    assert (first.text, first.kind, second.text, second.kind) == ("60", "number", "05/06/2015", "date")
    assert codes(grid) == [("Plan", "A1", "impossible-date")]


def test_addresses_left_out_are_counted_on(read_cells: ReadCells) -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    )
    assert {address: cell.text for address, cell in read_cells(rows).items()} == {
        "A1": "1",
        "C1": "3",
        "C5": "4",
        "D5": "5",
        "A6": "6",
    }


def test_rows_repeated_or_out_of_order_are_read_in_place_and_told(read_book: ReadBook) -> None:
    rows = (
        '<row r="5"><c r="A5"><v>1</v></c><c r="B5"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
        '<row r="5"><c r="B5"><v>9</v></c></row><row r="0"><c><v>7</v></c></row>'
    )
    grid = read_book(rows)
    found = {cell.address: cell.text for row in grid.sheets[0].rows for cell in row.cells}
    assert found == {"A3": "3", "A5": "1", "B5": "9", "A6": "7"}
    assert [row.number for row in grid.sheets[0].rows] == [3, 5, 6]
    assert codes(grid) == [
        ("Plan", "A3", "row-order"),
        ("Plan", "A5", "row-order"),
        ("Plan", "B5", "cell-repeated"),
        ("Plan", None, "row-order"),
    ]


@pytest.mark.parametrize(
    "address, place", [("B7", "B7"), ("ZZZZ9", "A2"), ("nonsense", "A2"), ("", "A2"), ("XFE2", "A2"), ("A9999999", "A2")]
)
def test_a_cell_with_an_odd_address_is_kept_and_told(read_book: ReadBook, address: str, place: str) -> None:
    grid = read_book(f'<row r="2"><c r="{address}"><v>1</v></c></row>')
    assert [cell.address for row in grid.sheets[0].rows for cell in row.cells] == [place]
    assert codes(grid) == [("Plan", place, "cell-order")]


def test_cells_come_from_left_to_right(read_book: ReadBook) -> None:
    grid = read_book('<row r="1"><c r="AA1"><v>3</v></c><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>')
    assert [cell.text for cell in grid.sheets[0].rows[0].cells] == ["1", "2", "3"]


def test_merges_and_the_text_that_lies_under_them(read_book: ReadBook) -> None:
    first = inline("<t>Title</t>") + inline("<t>under</t>", "C1") + inline("<t>beside</t>", "D1")
    rows = f'<row r="1">{first}</row><row r="2">{inline("<t>low</t>", "B2")}</row>'
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in ("A1:C2", "F9:F9", "bad", "E1:E1048576"))
    after = f"<mergeCells>{merges}</mergeCells>"
    grid = read_book(rows, after=after)
    assert grid.sheets[0].merges == (Range(1, 1, 2, 3), Range(1, 5, 1048576, 5))
    assert [cell.text for cell in grid.sheets[0].rows[0].cells] == ["Title", "under", "beside"]
    assert codes(grid) == [("Plan", "C1", "under-merge"), ("Plan", "B2", "under-merge")]
    assert "“under”" in grid.notes[0][3]


FILTER = '<autoFilter ref="A1:C4"><filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn></autoFilter>'
VALUE = "<c><v>1</v></c>"


def reasons(grid: Grid) -> dict[int, str | None]:
    return {row.number: row.hidden for row in grid.sheets[0].rows}


def test_rows_hidden_by_a_filter_and_by_hand(read_book: ReadBook) -> None:
    rows = "".join(f'<row r="{number}" hidden="{int(number in (1, 3, 6))}">{VALUE}</row>' for number in range(1, 8))
    assert reasons(read_book(rows, after=FILTER)) == {1: "manual", 2: None, 3: "filter", 4: None, 5: None, 6: "manual", 7: None}
    idle = FILTER.replace('<filters><filter val="x"/></filters>', "")
    assert reasons(read_book(rows, after=idle))[3] == "manual"


def test_rows_hidden_by_the_filter_of_a_table(read_book: ReadBook, make_links: Callable[..., str]) -> None:
    rows = "".join(f'<row r="{number}" hidden="{int(number == 3)}">{VALUE}</row>' for number in range(1, 5))
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": make_links(("rId1", "table", "../tables/table1.xml")),
        "xl/tables/table1.xml": f'<table xmlns="{MAIN}" ref="A1:C4">{FILTER}</table>',
    }
    assert reasons(read_book(rows, parts=parts))[3] == "filter"


def test_rows_hidden_by_an_advanced_filter(read_book: ReadBook, make_parts: Callable[[str], dict]) -> None:
    rows = "".join(f'<row r="{number}" hidden="{int(number == 3)}">{VALUE}</row>' for number in range(1, 5))
    name = '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Plan!$A$1:$C$4</definedName>'
    names = f"<definedNames>{name}</definedNames>"
    book = make_parts("")["xl/workbook.xml"].replace("</sheets>", f"</sheets>{names}")
    on = '<sheetPr filterMode="1"/>'
    assert reasons(read_book(rows, on, parts={"xl/workbook.xml": book}))[3] == "filter"
    assert reasons(read_book(rows, parts={"xl/workbook.xml": book}))[3] == "manual"


def outline(levels: str, hidden: str, collapsed: int) -> str:
    return "".join(
        f'<row r="{number}" outlineLevel="{level}" hidden="{shut}" collapsed="{int(number == collapsed)}">{VALUE}</row>'
        for number, (level, shut) in enumerate(zip(levels, hidden, strict=True), 1)
    )


@pytest.mark.parametrize(
    "levels, hidden, collapsed, expected",
    [
        ("01110", "01110", 5, {2: "outline", 3: "outline", 4: "outline"}),
        ("01110", "01110", 0, {2: "outline", 3: "outline", 4: "outline"}),
        ("01110", "00100", 0, {3: "manual"}),
        ("01110", "00101", 0, {3: "manual", 5: "manual"}),
        ("01221", "00110", 5, {3: "outline", 4: "outline"}),
        ("00000", "00100", 0, {3: "manual"}),
    ],
)
def test_rows_of_a_closed_group_are_told_from_rows_hidden_by_hand(
    read_book: ReadBook, levels: str, hidden: str, collapsed: int, expected: dict[int, str]
) -> None:
    found = reasons(read_book(outline(levels, hidden, collapsed)))
    assert {number: reason for number, reason in found.items() if reason} == expected


def test_a_summary_row_may_stand_above_its_group(read_book: ReadBook) -> None:
    above = '<sheetPr><outlinePr summaryBelow="0"/></sheetPr>'
    rows = outline("01110", "00110", 1)
    assert reasons(read_book(rows, above))[3] == "outline"
    assert reasons(read_book(rows))[3] == "manual"


def test_a_row_of_no_height_is_hidden(read_book: ReadBook) -> None:
    assert reasons(read_book(f'<row r="1" ht="0" customHeight="1">{VALUE}</row>')) == {1: "manual"}


def test_hidden_columns_are_listed_as_far_as_the_sheet_goes(read_book: ReadBook) -> None:
    before = (
        '<cols><col min="1" max="1" width="9"/><col min="2" max="2" hidden="1"/>'
        '<col min="4" max="4" width="0"/><col min="6" max="16384" hidden="1"/></cols>'
    )
    grid = read_book('<row r="1"><c r="F1"><v>1</v></c></row>', before)
    assert grid.sheets[0].hidden_columns == {2, 4, 6, 7}


def test_comments_and_threads(read_book: ReadBook, make_links: Callable[..., str]) -> None:
    legacy = (
        f'<comments xmlns="{MAIN}"><authors/><commentList>'
        '<comment ref="C9" authorId="99"><text><r><t>Ann: </t></r><r><t>check_x000D_\nthis</t></r></text></comment>'
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version of Excel …</t></text></comment>'
        '<comment ref="B2"><text><t>  </t></text></comment></commentList></comments>'
    )
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1" id="1"><text>Is this done?</text></threadedComment>'
        '<threadedComment ref="A1" id="2" parentId="1"><text>Nearly.</text></threadedComment></ThreadedComments>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": make_links(
            ("rId1", "comments", "../comments1.xml"), ("rId2", "threadedComment", "../t.xml"), ("rId3", "comments", "../gone.xml")
        ),
        "xl/comments1.xml": legacy,
        "xl/t.xml": threads,
    }
    grid = read_book(f'<row r="1">{VALUE}</row>', parts=parts)
    assert grid.sheets[0].comments == (Comment("A1", "Is this done?\nNearly."), Comment("C9", "Ann: check\nthis"))


def test_text_boxes_are_told(read_book: ReadBook, make_links: Callable[..., str]) -> None:
    drawing = (
        '<d:wsDr xmlns:d="urn:d" xmlns:a="urn:a"><d:twoCellAnchor><d:from><d:col>1</d:col><d:row>3</d:row></d:from>'
        "<d:sp><d:txBody><a:p><a:r><a:t>Green: </a:t></a:r><a:r><a:t>on track</a:t></a:r></a:p></d:txBody></d:sp>"
        "</d:twoCellAnchor>"
        "<d:absoluteAnchor><d:sp><d:txBody><a:p/></d:txBody></d:sp><d:pic/></d:absoluteAnchor></d:wsDr>"
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": make_links(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
    }
    grid = read_book(f'<row r="1">{VALUE}</row>', parts=parts)
    assert codes(grid) == [("Plan", "B4", "text-box")]
    assert "“Green: on track”" in grid.notes[0][3]


def test_strict_open_xml_is_read_alike(read_book: ReadBook, make_parts: Callable[[str], dict]) -> None:
    parts = make_parts(
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" t="d"><v>2015-06-05</v></c></row></sheetData></worksheet>'
    )
    parts |= strings("<t>strict</t>")
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for name, text in list(parts.items()):
        parts[name] = text.replace(MAIN, STRICT).replace(related, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    cells = read_book(parts=parts).sheets[0].rows[0].cells
    assert [(cell.text, cell.kind) for cell in cells] == [("strict", "text"), ("05/06/2015", "date")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_unicode_encodings_are_read(read_cells: ReadCells, make_sheet: Callable[..., str], encoding: str) -> None:
    xml = make_sheet(f'<row r="1">{inline("<t>£5 – né</t>")}</row>').encode(encoding)
    assert read_cells(parts={"xl/worksheets/sheet1.xml": xml})["A1"].text == "£5 – né"


def test_elements_of_other_vocabularies_are_passed_over(read_cells: ReadCells) -> None:
    extra = '<extLst><ext><x:row xmlns:x="urn:other" r="9"><x:c r="A9"><x:v>9</x:v></x:c></x:row></ext></extLst>'
    assert set(read_cells(f'<!-- note --><row r="1"><?pi x?>{VALUE}<!-- note --></row>', after=extra)) == {"A1"}


def test_tables_and_pivot_tables_are_where_they_stand(read_book: ReadBook, make_links: Callable[..., str]) -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": make_links(
            ("rId1", "table", "../tables/table1.xml"), ("rId2", "pivotTable", "../pivotTables/p1.xml"), ("rId3", "table", "/gone")
        ),
        "xl/tables/table1.xml": f'<table xmlns="{MAIN}" ref="B3:F20" displayName="Plan"/>',
        "xl/pivotTables/p1.xml": f'<pivotTableDefinition xmlns="{MAIN}"><location ref="H3:J9" firstHeaderRow="1"/>'
        "</pivotTableDefinition>",
    }
    sheet = read_book(f'<row r="1">{VALUE}</row>', parts=parts).sheets[0]
    assert (sheet.tables, sheet.pivots) == ((Range(3, 2, 20, 6),), (Range(3, 8, 9, 10),))
    assert read_book(f'<row r="1">{VALUE}</row>').sheets[0].tables == ()


@pytest.mark.parametrize(
    "written, area",
    [
        ("B2:D9", Range(2, 2, 9, 4)),
        ("$D$9:B2", Range(2, 2, 9, 4)),
        ("'Work stream 1'!$A$1", Range(1, 1, 1, 1)),
        ("B:D", Range(1, 2, 1048576, 4)),
        ("$2:$9", Range(2, 1, 9, 16384)),
        ("B", None),
        ("0:3", None),
        ("A1:", Range(1, 1, 1, 1)),
        ("nonsense", None),
        ("", None),
        (None, None),
    ],
)
def test_ranges_as_excel_writes_them(written: str | None, area: Range | None) -> None:
    assert parse_range(written) == area
