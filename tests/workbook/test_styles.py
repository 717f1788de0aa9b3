"""Colours, fonts and fills are what a person sees, however the workbook writes them."""

from collections.abc import Callable

import pytest
from openpyxl.styles import colors as openpyxl_colours

from reportgen.model import Cell, Grid
from reportgen.workbook.colours import INDEXED, tinted

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def styles(fill: str = "<fill/>", font: str = "<font/>", more: str = "") -> dict[str, str]:
    """A styles part whose style 1 has this fill and font."""
    xml = (
        f'<styleSheet xmlns="{MAIN}"><fonts><font/>{font}</fonts><fills><fill/>{fill}</fills>'
        f'<cellXfs><xf/><xf fontId="1" fillId="1"/></cellXfs>{more}</styleSheet>'
    )
    return {"xl/styles.xml": xml}


def solid(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor {colour}/><bgColor indexed="64"/></patternFill></fill>'


ROW = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "fill, expected",
    [
        (solid('rgb="FF00B050"'), "00B050"),
        (solid('rgb="0092d050"'), "92D050"),
        (solid('rgb="FFC000"'), "FFC000"),
        (solid('rgb="FFFFFFFF"'), None),
        (solid('rgb="nonsense"'), None),
        (solid('indexed="10"'), "FF0000"),
        (solid('indexed="64"'), None),
        (solid('indexed="9"'), None),
        (solid('theme="0"'), None),
        (solid('theme="4"'), "4F81BD"),
        (solid('theme="99"'), None),
        (solid('theme="0" tint="-0.249977111117893"'), "BFBFBF"),
        (solid('auto="1"'), None),
        ('<fill><patternFill patternType="none"><fgColor rgb="FFFF0000"/></patternFill></fill>', None),
        ('<fill><patternFill patternType="gray125"/></fill>', None),
        ('<fill><patternFill patternType="lightGray"><fgColor rgb="FFFF0000"/></patternFill></fill>', "FF0000"),
        ('<fill><patternFill patternType="darkUp"><bgColor rgb="FF00FF00"/></patternFill></fill>', "00FF00"),
        ('<fill><patternFill><bgColor rgb="FF00FF00"/></patternFill></fill>', None),
        (
            '<fill><gradientFill><stop><color rgb="FFFFFFFF"/></stop><stop><color rgb="FFFF0000"/></stop></gradientFill></fill>',
            "FF0000",
        ),
    ],
)
def test_a_fill_is_the_colour_that_shows(read_cells: Callable[..., dict[str, Cell]], fill: str, expected: str | None) -> None:
    assert read_cells(ROW, parts=styles(fill))["A1"].fill == expected


def test_the_workbooks_own_theme_and_palette_come_first(
    read_cells: Callable[..., dict[str, Cell]], make_links: Callable[..., str]
) -> None:
    names = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"]
    slots = "".join(f'<a:{name}><a:srgbClr val="{number:06X}"/></a:{name}>' for number, name in enumerate(names, 1))
    slots = slots.replace('<a:srgbClr val="000001"/>', '<a:sysClr val="windowText" lastClr="123456"/>')
    theme = f'<a:theme xmlns:a="{DRAWING}"><a:themeElements><a:clrScheme>{slots}</a:clrScheme></a:themeElements></a:theme>'
    linked = make_links(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"), ("rId4", "theme", "theme/theme1.xml")
    )
    parts = {"xl/theme/theme1.xml": theme, "xl/_rels/workbook.xml.rels": linked}
    seen = [read_cells(ROW, parts={**parts, **styles(solid(f'theme="{number}"'))})["A1"].fill for number in range(5)]
    assert seen == ["000002", "123456", "000004", "000003", "000005"]
    palette = "<colors><indexedColors><rgbColor rgb='00ABCDEF'/><rgbColor rgb='00FEDCBA'/></indexedColors></colors>"
    assert read_cells(ROW, parts=styles(solid('indexed="1"'), more=palette))["A1"].fill == "FEDCBA"
    assert read_cells(ROW, parts=styles(solid('indexed="10"'), more=palette))["A1"].fill == "FF0000"


def test_the_default_palette_is_excels() -> None:
    assert [colour[2:] for colour in openpyxl_colours.COLOR_INDEX[:64]] == list(INDEXED)


@pytest.mark.parametrize(
    "colour, tint, expected",
    [
        ("4F81BD", 0.0, "4F81BD"),
        ("000000", 0.5, "808080"),
        ("FFFFFF", -0.5, "808080"),
        ("4F81BD", 1.0, "FFFFFF"),
        ("4F81BD", -1.0, "000000"),
        ("4F81BD", 0.3999755851924192, "95B3D7"),
        ("4F81BD", 0.7999816888943144, "DCE6F1"),
        ("C0504D", -0.249977111117893, "963634"),
    ],
)
def test_a_tint_changes_the_lightness_alone(colour: str, tint: float, expected: str) -> None:
    got = tinted(colour, tint)
    assert all(abs(int(got[at : at + 2], 16) - int(expected[at : at + 2], 16)) <= 2 for at in (0, 2, 4))


@pytest.mark.parametrize(
    "font, bold, struck, colour",
    [
        ("<font><b/></font>", True, False, None),
        ('<font><b val="1"/><strike val="true"/></font>', True, True, None),
        ('<font><b val="0"/><strike val="false"/></font>', False, False, None),
        ('<font><color rgb="FFFF0000"/></font>', False, False, "FF0000"),
        ('<font><color rgb="FF000000"/></font>', False, False, None),
        ('<font><color theme="1"/></font>', False, False, None),
    ],
)
def test_a_font_is_bold_struck_and_coloured(
    read_cells: Callable[..., dict[str, Cell]], font: str, bold: bool, struck: bool, colour: str | None
) -> None:
    cell = read_cells(ROW, parts=styles(font=font))["A1"]
    assert (cell.bold, cell.struck, cell.font_colour) == (bold, struck, colour)


def test_a_format_of_the_workbook_comes_before_the_built_in_one(read_cells: Callable[..., dict[str, Cell]]) -> None:
    xml = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="14" formatCode="yyyy"/><numFmt numFmtId="170" formatCode="0.00"/>'
        '</numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="999"/></cellXfs>'
        "</styleSheet>"
    )
    row = "".join(f'<c s="{style}"><v>42160.5</v></c>' for style in range(5))
    cells = read_cells(f'<row r="1">{row}</row>', parts={"xl/styles.xml": xml})
    assert [cell.text for cell in cells.values()] == ["42160.5", "2015", "42160.50", "4216050%", "42160.5"]


@pytest.mark.parametrize("part", [None, "<broken", f'<styleSheet xmlns="{MAIN}"/>'])
@pytest.mark.parametrize("style", ["1", "99", "-1", "x"])
def test_missing_styles_and_numbers_out_of_range_lose_no_text(
    read_cells: Callable[..., dict[str, Cell]], part: str | None, style: str
) -> None:
    row = f'<row r="1"><c r="A1" s="{style}" t="inlineStr"><is><t>5.1</t></is></c></row>'
    assert read_cells(row, parts={"xl/styles.xml": part})["A1"].text == "5.1"


def test_coloured_blanks_under_a_merge_are_not_seen(read_book: Callable[..., Grid]) -> None:
    green = styles(solid('rgb="FF00B050"'))
    rows = (
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"/></row><row r="2"><c r="C2"><v>2</v></c></row>'
    )
    grid = read_book(rows, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', parts=green)
    assert [cell.address for row in grid.sheets[0].rows for cell in row.cells] == ["A1", "C1", "C2"]
    assert grid.notes == ()


def test_coloured_blanks_are_kept_where_they_can_tell_a_status(read_book: Callable[..., Grid]) -> None:
    green = styles(solid('rgb="FF00B050"'))
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="D1" s="1"/><c r="E1" s="1"/><c r="XFD1" s="1"/></row>'
        '<row r="2"><c r="A2" s="1"/><c r="B2" s="1"/></row>'
        '<row r="3"><c r="B3" s="1"/><c r="C3"><v>3</v></c><c r="D3" s="0"/></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    grid = read_book(rows, parts=green)
    kept = {cell.address: (cell.kind, cell.text, cell.fill) for row in grid.sheets[0].rows for cell in row.cells if cell.fill}
    assert kept == dict.fromkeys(("B1", "D1", "B3"), ("empty", "", "00B050"))
    assert [row.number for row in grid.sheets[0].rows] == [1, 3]


def picture_font(name: str, text: str, run: bool = False) -> tuple[str, dict[str, str]]:
    """A cell whose text is in a font: its own, or that of a run."""
    if run:
        cell = f'<is><r><t>Done </t></r><r><rPr><rFont val="{name}"/></rPr><t>{text}</t></r></is>'
        return f'<row r="1"><c r="A1" t="inlineStr">{cell}</c></row>', styles()
    return (
        f'<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>{text}</t></is></c></row>',
        styles(font=f'<font><name val="{name}"/></font>'),
    )


@pytest.mark.parametrize(
    "font, typed, seen",
    [
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "û", "✗"),
        ("wingdings", "\uf0fc", "✓"),
        ("Wingdings", "l l", "● ●"),
        ("Wingdings", "é", "↑"),
        ("Wingdings 2", "P", "✓"),
        ("Wingdings 2", "\uf04f", "✗"),
        ("Wingdings 3", "p", "▲"),
        ("Webdings", "a", "✓"),
        ("Marlett", "r", "✗"),
        ("Arial", "ü", "ü"),
    ],
)
def test_a_letter_in_a_font_of_pictures_is_the_picture(read_book: Callable[..., Grid], font: str, typed: str, seen: str) -> None:
    for run in (False, True):
        row, parts = picture_font(font, typed, run)
        grid = read_book(row, parts=parts)
        cell = grid.sheets[0].rows[0].cells[0]
        assert (cell.text.removeprefix("Done "), cell.value) == (seen, f"Done {typed}" if run else typed)
        assert grid.notes == ()


@pytest.mark.parametrize("run", [False, True])
def test_a_picture_that_is_not_known_stays_as_typed_and_is_told(read_book: Callable[..., Grid], run: bool) -> None:
    row, parts = picture_font("Wingdings", "A", run)
    grid = read_book(row, parts=parts)
    assert grid.sheets[0].rows[0].cells[0].text.endswith("A")
    assert [(cell, code) for _, cell, code, _ in grid.notes] == [("A1", "symbol-unread")]


def test_struck_runs_keep_their_pictures(read_cells: Callable[..., dict[str, Cell]]) -> None:
    runs = "<r><rPr><strike/><rFont val='Wingdings'/></rPr><t>û</t></r><r><rPr><rFont val='Wingdings'/></rPr><t>ü</t></r>"
    cell = read_cells(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>')["A1"]
    assert (cell.standing, cell.struck_text) == ("✓", "✗")


def test_the_colour_of_a_run_is_the_texts_where_all_have_it(read_cells: Callable[..., dict[str, Cell]]) -> None:
    red, theme = '<rPr><color rgb="FFFF0000"/></rPr>', '<rPr><color theme="4" tint="0.3999755851924192"/></rPr>'
    one = f"<is><r>{red}<t>●</t></r><r><t> </t></r></is>"
    two = f"<is><r>{red}<t>●</t></r><r>{theme}<t>●</t></r></is>"
    rows = "".join(f'<c t="inlineStr">{text}</c>' for text in (one, two, f"<is><r>{theme}<t>●</t></r></is>"))
    colours = [cell.font_colour for cell in read_cells(f'<row r="1">{rows}</row>').values()]
    assert colours[:2] == ["FF0000", None]
    assert colours[2] in ("95B3D7", "96B4D8", "96B3D7", "95B2D7")


@pytest.mark.parametrize(
    "code, value, text, colour",
    [
        ("[Green]0%;[Red]-0%", "0.5", "50%", "00FF00"),
        ("[Green]0%;[Red]-0%", "-0.5", "-50%", "FF0000"),
        ("[Color 10]0", "1", "1", "008000"),
        ('[=1][Red]"●";[=2][Color45]"●";[Color10]"●"', "2", "●", "FF9900"),
        ("[Color99]0;[Puce]0", "1", "1", None),
    ],
)
def test_a_number_format_may_colour_what_it_writes(
    read_cells: Callable[..., dict[str, Cell]], code: str, value: str, text: str, colour: str | None
) -> None:
    written = code.replace('"', "&quot;")
    xml = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="{written}"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    cell = read_cells(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>', parts={"xl/styles.xml": xml})["A1"]
    assert (cell.text, cell.font_colour) == (text, colour)
