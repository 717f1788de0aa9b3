"""Conditional formats are seen as Excel shows them; those that can't be told are a note."""

from collections.abc import Callable

import pytest

from reportgen.model import Cell, Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
RED, GREEN, AMBER = "FF0000", "00B050", "FFC000"

ReadBook = Callable[..., Grid]


def dxf(fill: str | None = None, font: str = "") -> str:
    body = f"<fill><patternFill><bgColor rgb='FF{fill}'/></patternFill></fill>" if fill else ""
    return f"<dxf>{f'<font>{font}</font>' if font else ''}{body}</dxf>"


PAINTS = (dxf(RED), dxf(GREEN), dxf(AMBER), dxf(font="<b/><strike/><color rgb='FF0000FF'/>"), dxf("FFFFFF"))
STYLES = {
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill/><fill><patternFill patternType="solid">'
    f'<fgColor rgb="FF{AMBER}"/></patternFill></fill></fills><cellXfs><xf/><xf fillId="1"/><xf numFmtId="14"/></cellXfs>'
    f"<dxfs>{''.join(PAINTS)}</dxfs></styleSheet>"
}


def row(number: int, *values: object, style: int = 0) -> str:
    cells = []
    for column, value in zip("ABCDEFGH", values, strict=False):
        address = f"{column}{number}"
        if isinstance(value, str):
            cells.append(f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>')
        elif isinstance(value, bool):
            cells.append(f'<c r="{address}" t="b"><v>{int(value)}</v></c>')
        elif value is not None:
            cells.append(f'<c r="{address}" s="{style}"><v>{value}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def rule(
    kind: str, *formulas: str, where: str = "A1:A20", paint: int = 0, priority: int = 1, operator: str = "", **more: str
) -> str:
    written = "".join(f"<formula>{formula}</formula>" for formula in formulas)
    extra = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<conditionalFormatting sqref="{where}"><cfRule type="{kind}" dxfId="{paint}" priority="{priority}" '
        f'operator="{operator}"{extra}>{written}</cfRule></conditionalFormatting>'
    )


def fills(grid: Grid) -> dict[str, str]:
    return {cell.address: cell.fill for each in grid.sheets[0].rows for cell in each.cells if cell.fill}


def codes(grid: Grid) -> list[str]:
    return [code for _, _, code, _ in grid.notes]


def column(*values: object) -> str:
    return "".join(row(number, value) for number, value in enumerate(values, 1))


@pytest.mark.parametrize(
    "operator, formulas, values, held",
    [
        ("equal", ['"Complete"'], ["complete", "Complete ", "Completed", 1], [1]),
        ("notEqual", ['"Complete"'], ["complete", "Late"], [2]),
        ("equal", ["3"], [3, 4, "3"], [1]),
        ("lessThan", ["50"], [10, 50, 90, "text"], [1]),
        ("lessThanOrEqual", ["50"], [10, 50, 90], [1, 2]),
        ("greaterThan", ["50"], [10, 90, "text is more than any number"], [2, 3]),
        ("greaterThanOrEqual", ["50"], [50, 49], [1]),
        ("between", ["5", "1"], [0, 1, 3, 5, 6], [2, 3, 4]),
        ("notBetween", ["1", "5"], [0, 1, 6], [1, 3]),
        ("equal", ["TRUE"], [True, False, 1], [1]),
        ("equal", ["$C$1"], ["x"], []),
        ("equal", ["B1"], [], []),
        ("equal", ["1/0"], [1], []),
        ("equal", ["-(2+3)*2^2%"], [-0.2], []),
        ("equal", ['"R"&amp;"ed"'], ["red"], [1]),
    ],
)
def test_cells_compared(read_book: ReadBook, operator: str, formulas: list[str], values: list[object], held: list[int]) -> None:
    grid = read_book(column(*values), after=rule("cellIs", *formulas, operator=operator), parts=STYLES)
    assert [int(address[1:]) for address in fills(grid)] == held
    assert codes(grid) == []


@pytest.mark.parametrize(
    "kind, formula, text, held",
    [
        ("containsText", 'NOT(ISERROR(SEARCH("comp",A1)))', "comp", [1, 2]),
        ("containsText", "", "comp", [1, 2]),
        ("notContainsText", 'ISERROR(SEARCH("comp",A1))', "comp", [3, 4]),
        ("notContainsText", "", "comp", [3, 4]),
        ("beginsWith", 'LEFT(A1,LEN("Comp"))="Comp"', "Comp", [1]),
        ("beginsWith", "", "Comp", [1]),
        ("endsWith", 'RIGHT(A1,4)="late"', "late", [3]),
        ("endsWith", "", "late", [3]),
        ("containsText", "", "n?t c*e", [2]),
    ],
)
def test_cells_that_hold_a_text(read_book: ReadBook, kind: str, formula: str, text: str, held: list[int]) -> None:
    formulas = [formula] if formula else []
    after = rule(kind, *formulas, text=text, where="A1:A4")
    grid = read_book(column("Complete", "Not complete", "Late", 7), after=after, parts=STYLES)
    assert [int(address[1:]) for address in fills(grid)] == held


@pytest.mark.parametrize(
    "formula, held",
    [
        ('$B1="Complete"', [1]),
        ('OR($B1="Complete",$B1="Late")', [1, 3]),
        ('AND($A1&gt;1,$B1&lt;&gt;"")', [3]),
        ("ISBLANK($B1)", [2]),
        ("=NOT(ISBLANK(B1))", [1, 3]),
        ('LEFT($B1,1)="l"', [3]),
        ('ISNUMBER(SEARCH("plet",$B1))', [1]),
        ("MOD(ROW(),2)=0", [2]),
        ("COUNTIF($A$1:$A$3,$A1)&gt;1", [2, 3]),
        ('COUNTIF(Lists!$A:$A,"~*"&amp;$B1)=0', [1, 2, 3]),
        ("ISNUMBER(MATCH($B1,'Lists'!$A$1:$A$9,0))", [1]),
        ("$B1=Done", [1]),
        ('IF(LEN(TRIM($B1))=0,TRUE,EXACT($B1,"Late"))', [2, 3]),
        ('IFERROR(FIND("L",$B1)=1,FALSE)', [3]),
        ("$A1=MAX($A$1:$A$3)", [2, 3]),
        ("COUNTA($A1:$C1)=1", [2]),
        ("AND($A1=1,$A1&lt;TODAY())", [1]),
        ("AND($A1=9,UNHEARDOF($A1))", []),
        ('VLOOKUP($B1,Lists!$A:$B,1,FALSE)="complete"', [1]),
        ("AND(YEAR($A1)=1900,MONTH($A1)=1,DAY($A1)=2)", [2, 3]),
        ("AVERAGE($A$1:$A$3)&lt;ROUND($A1,0)", [2, 3]),
    ],
)
def test_formulas_that_people_write(read_book: ReadBook, make_parts: Callable, make_links: Callable, make_sheet: Callable,
                                    formula: str, held: list[int]) -> None:  # fmt: skip
    rows = row(1, 1, "Complete") + row(2, 2) + row(3, 2, "Late")
    book = make_parts("")["xl/workbook.xml"].replace(
        "</sheets>",
        '<sheet name="Lists" sheetId="2" r:id="rId9"/></sheets>'
        '<definedNames><definedName name="Done">Lists!$A$1</definedName></definedNames>',
    )
    links = make_links(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId3", "styles", "styles.xml"),
        ("rId9", "worksheet", "worksheets/s9.xml"),
    )
    parts = {
        **STYLES,
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": links,
        "xl/worksheets/s9.xml": make_sheet(row(1, "complete")),
    }
    grid = read_book(rows, after=rule("expression", formula, where="A1:A3"), parts=parts)
    unread = codes(grid)
    if "TODAY" in formula:
        assert (fills(grid), unread) == ({}, ["conditional-format-unread"])  # row 1 depends on the day, rows 2 and 3 do not
    else:
        assert ([int(address[1:]) for address in fills(grid)], unread) == (held, [])


def test_references_move_with_the_cell_from_the_first_of_the_range(read_book: ReadBook) -> None:
    rows = row(5, "a", "x", "y") + row(6, "b", "y", "x") + row(7, "c", "x", "x")
    grid = read_book(rows, after=rule("expression", 'B5="x"', where="A5:B7"), parts=STYLES)
    assert set(fills(grid)) == {"A5", "A7", "B6", "B7"}


def test_a_rule_over_several_ranges_counts_from_their_common_corner(read_book: ReadBook) -> None:
    rows = row(1, "x", "a") + row(2, "y", "b") + row(9, "x", "c")
    grid = read_book(rows, after=rule("expression", '$A1="x"', where="B9:B9 B1:B2"), parts=STYLES)
    assert set(fills(grid)) == {"B1", "B9"}


def test_the_first_rule_that_holds_has_its_way_and_may_stop_the_rest(read_book: ReadBook) -> None:
    first = rule("cellIs", '"a"', operator="equal", paint=1, priority=2)
    second = rule("cellIs", '"z"', operator="lessThan", paint=0, priority=3)
    struck = rule("cellIs", '"a"', operator="equal", paint=3, priority=4)
    grid = read_book(column("a", "b"), after=second + first + struck, parts=STYLES)
    cell = grid.sheets[0].rows[0].cells[0]
    assert fills(grid) == {"A1": GREEN, "A2": RED}
    assert (cell.struck, cell.bold, cell.font_colour, cell.standing) == (True, True, "0000FF", "")
    stops = rule("cellIs", '"a"', operator="equal", paint=1, priority=2, stopIfTrue="1")
    cell = read_book(column("a"), after=second + stops + struck, parts=STYLES).sheets[0].rows[0].cells[0]
    assert (cell.fill, cell.struck) == (GREEN, False)


def test_a_rule_may_paint_a_coloured_cell_over_and_white_again(read_book: ReadBook) -> None:
    rows = row(1, "a", style=1) + row(2, "b", style=1) + row(3, "c", style=1)
    after = rule("cellIs", '"a"', operator="equal", paint=1) + rule("cellIs", '"b"', operator="equal", paint=4, priority=2)
    assert fills(read_book(rows, after=after, parts=STYLES)) == {"A1": GREEN, "A3": AMBER}


def test_blank_cells_are_coloured_where_their_row_says_so(read_book: ReadBook) -> None:
    rows = row(1, "a", None, "Complete") + row(2, "b", None, "Late") + row(3)
    whole = rule("expression", '$C1="Complete"', where="A1:XFD1048576", paint=1)
    assert fills(read_book(rows, after=whole, parts=STYLES)) == dict.fromkeys(("A1", "B1", "C1", "D1"), GREEN)
    blanks = rule("containsBlanks", "LEN(TRIM(B1))=0", where="B1:B9") + rule(
        "notContainsBlanks", where="C1:C9", paint=1, priority=2
    )
    assert fills(read_book(rows, after=blanks, parts=STYLES)) == {"B1": RED, "B2": RED, "C1": GREEN, "C2": GREEN}
    merged = "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
    assert set(fills(read_book(rows, after=merged + blanks, parts=STYLES))) == {"C1", "C2"}


def test_newer_rules_of_the_extension_list(read_book: ReadBook) -> None:
    own = f"<x14:dxf><fill><patternFill><bgColor rgb='FF{GREEN}'/></patternFill></fill></x14:dxf>"
    after = (
        f'<extLst><ext xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}">'
        f'<x14:cfRule type="cellIs" priority="1" operator="equal"><xm:f>"Complete"</xm:f>{own}</x14:cfRule>'
        "<xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    lower = rule("cellIs", '""', operator="notEqual", priority=2)
    assert fills(read_book(column("Complete", "Late"), after=lower + after, parts=STYLES)) == {"A1": GREEN, "A2": RED}


def icons(name: str, *limits: tuple[str, float], more: str = "", where: str = "A1:A20") -> str:
    cfvo = "".join(f'<cfvo type="{kind}" val="{value}"/>' for kind, value in limits)
    return (
        f'<conditionalFormatting sqref="{where}"><cfRule type="iconSet" priority="1"><iconSet iconSet="{name}" {more}>'
        f"{cfvo}</iconSet></cfRule></conditionalFormatting>"
    )


THIRDS = (("percent", 0), ("percent", 33), ("percent", 67))


@pytest.mark.parametrize(
    "element, values, expected",
    [
        (icons("3TrafficLights1", *THIRDS), [1, 2, 3, "x"], [RED, AMBER, GREEN, None]),
        (icons("3TrafficLights1", *THIRDS, more='reverse="1"'), [1, 2, 3], [GREEN, AMBER, RED]),
        (icons("3Signs", ("num", 0), ("num", 2), ("num", 3)), [1, 2, 2.5, 3], [RED, AMBER, AMBER, GREEN]),
        (icons("3Flags", ("percentile", 0), ("percentile", 50), ("percentile", 90)), [1, 1, 5, 9], [RED, RED, AMBER, GREEN]),
        (icons("4TrafficLights", ("num", 0), ("num", 1), ("num", 2), ("formula", "1+2")), [0, 1, 2, 3],
         ["000000", RED, AMBER, GREEN]),
        (icons("5Quarters", ("num", 0), ("num", 1), ("num", 2), ("num", 3), ("num", 4)), [1], [None]),
        (icons("3TrafficLights1", *THIRDS), [5], [GREEN]),
    ],
)  # fmt: skip
def test_the_colour_of_an_icon_is_the_cells(read_book: ReadBook, element: str, values: list, expected: list) -> None:
    grid = read_book(column(*values), after=element, parts=STYLES)
    assert [each.cells[0].fill for each in grid.sheets[0].rows] == expected
    assert [each.cells[0].text for each in grid.sheets[0].rows] == [str(value) for value in values]


def test_a_number_that_stands_behind_its_icon_is_not_shown(read_book: ReadBook) -> None:
    hidden = icons("3TrafficLights1", ("num", 0), ("num", 2), ("num", 3), more='showValue="0"')
    cells: list[Cell] = [each.cells[0] for each in read_book(column(1, 3, "n/a"), after=hidden, parts=STYLES).sheets[0].rows]
    assert [(cell.text, cell.value, cell.fill) for cell in cells] == [("", 1, RED), ("", 3, GREEN), ("n/a", "n/a", None)]
    without_colour = icons("5Boxes", *(("num", limit) for limit in range(5)), more='showValue="0"')
    assert read_book(column(1), after=without_colour, parts=STYLES).sheets[0].rows[0].cells[0].text == "1"


def test_icons_chosen_one_by_one(read_book: ReadBook) -> None:
    limits = "".join(f'<x14:cfvo type="num"><xm:f>{limit}</xm:f></x14:cfvo>' for limit in (0, 2, 3))
    chosen = "".join(
        f'<x14:cfIcon iconSet="{name}" iconId="{rank}"/>'
        for name, rank in (("3Symbols", 2), ("NoIcons", 0), ("4TrafficLights", 1))
    )
    after = (
        f'<extLst><ext xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}">'
        f'<x14:cfRule type="iconSet" priority="1"><x14:iconSet custom="1">{limits}{chosen}</x14:iconSet></x14:cfRule>'
        "<xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    assert fills(read_book(column(1, 2, 3), after=after, parts=STYLES)) == {"A1": GREEN, "A3": RED}


@pytest.mark.parametrize(
    "element, reason",
    [
        (rule("expression", "$A1&lt;TODAY()"), "day on which it is looked at"),
        (rule("timePeriod", timePeriod="lastWeek"), "day on which it is looked at"),
        (rule("expression", "VLOOKUP($A1,$C:$D,2)=1"), "nearest match"),
        (rule("expression", "SUMPRODUCT($A1)=1"), "SUMPRODUCT"),
        (rule("expression", "$A1 $B1"), "of a kind not known"),
        (rule("expression", "NoSuchName=1"), "of a kind not known"),
        (rule("expression", "Nowhere!$A1=1"), "“Nowhere”"),
        (rule("cellIs", "1", operator="resembles"), "resembles"),
        (rule("expression", "(" * 300 + "1" + ")" * 300), "too deep"),
        (rule("newFangled", "1"), "newFangled"),
    ],
)
def test_a_rule_that_cant_be_told_is_a_note_that_names_its_range(read_book: ReadBook, element: str, reason: str) -> None:
    grid = read_book(column(1, 2), after=element, parts=STYLES)
    assert fills(grid) == {}
    assert [(cell, code) for _, cell, code, _ in grid.notes] == [("A1", "conditional-format-unread")]
    assert "A1:A20" in grid.notes[0][3]
    assert reason in grid.notes[0][3]


@pytest.mark.parametrize(
    "element",
    [
        rule("duplicateValues"),
        rule("top10", rank="1"),
        rule("aboveAverage"),
        rule("colorScale"),
        rule("dataBar"),
        rule("expression", "$A1&lt;TODAY()", paint=99),
        rule("expression", "$A1&lt;TODAY()", where="Z1:Z9"),
        rule("expression", "TRUE", where="nonsense"),
    ],
)
def test_rules_that_say_nothing_of_a_status_are_passed_over(read_book: ReadBook, element: str) -> None:
    grid = read_book(column(1, 1), after=element, parts=STYLES)
    assert (fills(grid), codes(grid)) == ({}, [])


def test_dates_are_compared_as_their_day_numbers(read_book: ReadBook) -> None:
    rows = row(1, 42160, style=2) + row(2, 42200, style=2)
    assert set(fills(read_book(rows, after=rule("cellIs", "DATE(2015,6,30)", operator="lessThan"), parts=STYLES))) == {"A1"}


def test_a_rule_over_a_million_rows_and_columns_is_looked_at_only_where_something_stands(read_book: ReadBook) -> None:
    far = '<row r="1048576"><c r="C1048576"><v>1</v></c></row>'
    grid = read_book(row(1, 1) + far, after=rule("expression", "$A1=1", where="A1:XFD1048576"), parts=STYLES)
    assert set(fills(grid)) == {"A1", "B1", "C1", "D1"}


def test_too_many_rules_are_told_and_end(read_book: ReadBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.workbook.conditional.sight.MAX_LOOKED_AT", 50)
    grid = read_book(column(*range(100)), after=rule("cellIs", "1", operator="equal", where="A1:A100"), parts=STYLES)
    assert codes(grid) == ["conditional-format-unread"]
    assert fills(grid) == {"A2": RED}
