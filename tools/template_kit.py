"""What a Word template is made of: page, styles, lists, paragraphs, prototype tables, the key of status cells.

Used by make_templates.py. Lengths are in millimetres, sizes in points; Word's own units are reckoned here.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from reportgen.render.package import serialise, zipped
from reportgen.render.wordml import R, W, add, make, properties, put, q, set_text

CT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Arial"
INK, BLUE, GREY, LINE, RULE, HEAD = "0B0C0C", "12436D", "505A5F", "B1B4B6", "8A9094", "E9EDF1"


def twips(mm):
    return str(round(mm * 1440 / 25.4))


def points(pt):
    return str(round(pt * 20))


# --- page ---


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    side: float
    top: float
    bottom: float
    footer: float

    @property
    def text(self):
        return self.width - 2 * self.side


PORTRAIT = Page(210, 297, side=20, top=16, bottom=18, footer=9)
LANDSCAPE = Page(297, 210, side=12, top=13, bottom=15, footer=7)


# --- styles ---


@dataclass(frozen=True)
class Style:
    name: str
    size: float
    before: float = 0
    after: float = 0
    line: float = 1
    bold: bool = False
    colour: str = INK
    keep_next: bool = False
    level: int = 0
    right: bool = False
    list: tuple = ()
    based_on: str = "Normal"
    next: str = ""

    @property
    def id(self):
        return re.sub(r"\W", "", self.name)


STYLES = [
    Style("Normal", 12, after=6, line=1.03, based_on=""),
    Style("heading 1", 19, after=8, bold=True, colour=BLUE, keep_next=True, level=1, next="Normal"),
    Style("heading 2", 15, before=12, after=3, bold=True, colour=BLUE, keep_next=True, level=2, next="Normal"),
    Style("heading 3", 12.5, before=8, after=2, bold=True, keep_next=True, level=3, next="Normal"),
    Style("heading 4", 12, before=6, after=2, bold=True, colour=GREY, keep_next=True, level=4, next="Normal"),
    Style("Draft line", 12, after=6, bold=True, colour="A4260F"),
    Style("Report details", 12, after=2),
    Style("Numbered paragraph", 12, after=6, line=1.03, list=(1, 0)),
    Style("Numbered sub-item", 12, after=2, line=1.03, list=(1, 1)),
    Style("Bullet", 12, after=2, line=1.03, list=(2, 0)),
    Style("Appendix list", 12, after=2, list=(3, 0)),
    Style("Caption above", 12, before=8, after=1, bold=True, keep_next=True),
    Style("Caption note", 10.5, after=4, colour=GREY, keep_next=True),
    Style("Picture line", 12, before=2, after=6),
    Style("Contents", 10.5, after=4),
    Style("Table note", 10.5, before=4, after=6, colour=GREY),
    Style("Table text", 10.5, after=2),
    Style("Table heading", 10.5, bold=True, keep_next=True),
    Style("Table number", 10.5, after=2, right=True),
    Style("Table bullet", 10.5, after=2, list=(4, 0)),
    Style("footer", 10.5, colour=GREY),
    Style("Tag", 9, colour=GREY),
]
BY_NAME = {style.name: style for style in STYLES}
SHOWN = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Heading 4": "heading 4",
    "Footer": "footer",
}


def style_of(name):
    return BY_NAME[SHOWN.get(name, name)]


def styles_part(page):
    root = etree.Element(q("styles"), nsmap={"w": W})
    defaults = add(root, "docDefaults")
    rpr = add(add(defaults, "rPrDefault"), "rPr")
    add(rpr, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    add(rpr, "color", val=INK)
    add(rpr, "sz", val="24")
    add(rpr, "szCs", val="24")
    add(rpr, "lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
    add(add(defaults, "pPrDefault"), "pPr")
    for style in STYLES:
        root.append(paragraph_style(style, page))
    root.extend(other_styles())
    return root


def paragraph_style(style, page):
    element = make("style", type="paragraph", styleId=style.id)
    builtin = style.name in ("Normal", "footer") or style.level
    if style.name == "Normal":
        element.set(q("default"), "1")
    elif not builtin:
        element.set(q("customStyle"), "1")
    add(element, "name", val=style.name)
    if style.based_on:
        add(element, "basedOn", val=style.based_on)
    if style.next:
        add(element, "next", val=style.next)
    add(element, "uiPriority", val="9" if style.level else "0")
    add(element, "qFormat")
    ppr = add(element, "pPr")
    if style.keep_next:
        put(ppr, make("keepNext"))
    if style.level or style.keep_next:
        put(ppr, make("keepLines"))
    put(ppr, make("widowControl"))
    if style.list:
        put(ppr, list_reference(*style.list))
    put(
        ppr,
        make(
            "spacing", before=points(style.before), after=points(style.after), line=str(round(style.line * 240)), lineRule="auto"
        ),
    )
    put(ppr, make("jc", val="right" if style.right else "left"))
    if style.level:
        put(ppr, make("outlineLvl", val=str(style.level - 1)))
    if style.name == "footer":
        border = make("pBdr")
        add(border, "top", val="single", sz="4", space="4", color=LINE)
        put(ppr, border)
        tabs = make("tabs")
        add(tabs, "tab", val="right", pos=twips(page.text))
        put(ppr, tabs)
    rpr = add(element, "rPr")
    if style.bold:
        add(rpr, "b")
        add(rpr, "bCs")
    add(rpr, "color", val=style.colour)
    add(rpr, "sz", val=str(round(style.size * 2)))
    add(rpr, "szCs", val=str(round(style.size * 2)))
    return element


def list_reference(number, level):
    element = make("numPr")
    if level:
        add(element, "ilvl", val=str(level))
    add(element, "numId", val=str(number))
    return element


def other_styles():
    yield from (
        character_style("Default Paragraph Font", {}, default=True),
        character_style("Hyperlink", {"color": {"val": BLUE}, "u": {"val": "single"}}),
        character_style("Words deleted", {"strike": {}, "color": {"val": GREY}}),
        character_style("Words inserted", {"b": {}, "bCs": {}, "u": {"val": "single"}}),
    )
    table = make("style", type="table", default="1", styleId="TableNormal")
    add(table, "name", val="Normal Table")
    add(table, "uiPriority", val="99")
    add(table, "semiHidden")
    add(table, "unhideWhenUsed")
    tblpr = add(table, "tblPr")
    add(tblpr, "tblInd", w="0", type="dxa")
    margins = add(tblpr, "tblCellMar")
    for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108")):
        add(margins, side, w=width, type="dxa")
    yield table
    numbering = make("style", type="numbering", default="1", styleId="NoList")
    add(numbering, "name", val="No List")
    add(numbering, "semiHidden")
    yield numbering


def character_style(name, looks, default=False):
    element = make("style", type="character", styleId=re.sub(r"\W", "", name))
    if default:
        element.set(q("default"), "1")
    elif name != "Hyperlink":
        element.set(q("customStyle"), "1")
    add(element, "name", val=name)
    if default:
        add(element, "semiHidden")
    else:
        add(element, "basedOn", val="DefaultParagraphFont")
        add(element, "qFormat")
        rpr = add(element, "rPr")
        for look, attributes in looks.items():
            add(rpr, look, **attributes)
    return element


# --- lists ---

LISTS = {
    1: [
        ("decimal", "%1.", 10, 10, "Numbered paragraph"),
        ("lowerRoman", "%2.", 18, 8, "Numbered sub-item"),
        ("lowerLetter", "%3.", 26, 8, ""),
    ],
    2: [("bullet", "•", 15, 5, "Bullet"), ("bullet", "–", 20, 5, ""), ("bullet", "•", 25, 5, "")],
    3: [("decimal", "Appendix %1:", 30, 30, "Appendix list")],
    4: [("bullet", "•", 3.2, 3.2, "Table bullet"), ("bullet", "–", 6.4, 3.2, "")],
}


def numbering_part():
    root = etree.Element(q("numbering"), nsmap={"w": W})
    for number, levels in LISTS.items():
        abstract = add(root, "abstractNum", abstractNumId=str(number))
        add(abstract, "nsid", val=f"52470{number:03d}")
        add(abstract, "multiLevelType", val="multilevel")
        add(abstract, "tmpl", val=f"52471{number:03d}")
        for at, (kind, text, left, hanging, style) in enumerate(levels):
            level = add(abstract, "lvl", ilvl=str(at))
            add(level, "start", val="1")
            add(level, "numFmt", val=kind)
            if style:
                add(level, "pStyle", val=BY_NAME[style].id)
            add(level, "suff", val="tab")
            add(level, "lvlText", val=text)
            add(level, "lvlJc", val="left")
            ppr = add(level, "pPr")
            add(add(ppr, "tabs"), "tab", val="num", pos=twips(left))
            add(ppr, "ind", left=twips(left), hanging=twips(hanging))
            if kind == "bullet":
                add(add(level, "rPr"), "rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, hint="default")
    for number in LISTS:
        add(add(root, "num", numId=str(number)), "abstractNumId", val=str(number))
    return root


# --- paragraphs ---

_MARKUP = re.compile(r"(\*\*.+?\*\*|~~.+?~~|\+\+.+?\+\+|\t|\{PAGE\}|\{NUMPAGES\})")
_MARKED = {"**": ("b", {}), "~~": ("rStyle", {"val": "Wordsdeleted"}), "++": ("rStyle", {"val": "Wordsinserted"})}


def paragraph(style, text, new_page=False, keep=False, alignment=""):
    """A paragraph in a style. In its text ** is for bold, ~~ for words deleted, ++ for words inserted."""
    element = make("p")
    ppr = properties(element, "pPr")
    add(ppr, "pStyle", val=style_of(style).id)
    if keep:
        put(ppr, make("keepNext"))
    if new_page:
        put(ppr, make("pageBreakBefore"))
    if alignment:
        put(ppr, make("jc", val=alignment))
    for part in _MARKUP.split(" ".join(text.strip().splitlines())):
        if part in ("{PAGE}", "{NUMPAGES}"):
            add_field(element, part.strip("{}"))
        elif part:
            add_run(element, part)
    return element


def add_run(element, part):
    run = add(element, "r")
    look = _MARKED.get(part[:2]) if len(part) > 4 and part[:2] == part[-2:] else None
    if look:
        add(add(run, "rPr"), look[0], **look[1])
        part = part[2:-2]
    if part == "\t":
        add(run, "tab")
    else:
        set_text(add(run, "t"), part)


def add_field(element, name):
    for kind in ("begin", None, "separate", "result", "end"):
        run = add(element, "r")
        if kind is None:
            set_text(add(run, "instrText"), f" {name} ")
        elif kind == "result":
            set_text(add(run, "t"), "1")
        else:
            add(run, "fldChar", fldCharType=kind)


# --- prototype tables ---


@dataclass(frozen=True)
class Column:
    """A column of a prototype: its width, the key of its data, and whether it holds numbers. heading "" prints the data's."""

    width: float
    key: str
    number: bool = False
    heading: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Prototype:
    """A prototype table: the tag of its data, its columns, its cells' padding (texts have 2 points of their own below).

    gutter is what a text keeps free of the text in the next column besides: there are no lines between columns.
    """

    tag: str
    columns: tuple
    side: float = 1.3
    above: float = 0.9
    below: float = 0.9
    gutter: float = 1.0
    total: bool = False
    keep: bool = False
    """Whether it stays on the page of what follows it."""


def filling(width, table):
    """A prototype whose widths are brought to the page's, [other] column and all: then it fills the page whatever its columns.

    It has many columns and no room for a gutter.
    """
    whole = sum(column.width for column in table.columns)
    columns = tuple(replace(column, width=column.width * width / whole) for column in table.columns)
    return replace(table, columns=columns, gutter=0)


def prototype(table):
    element = table_of([column.width for column in table.columns], table.side, table.above, table.below)
    element.append(row(map(header_cell, table.columns), header=True))
    element.append(row([body_cell(column, table.tag if at == 0 else "") for at, column in enumerate(table.columns)]))
    if table.total:
        element.append(
            row([body_cell(column, "[total]" if at == 0 else "", total=True) for at, column in enumerate(table.columns)])
        )
    for each in element.iter(q("tr")):
        keep_apart(each, table)
    if table.keep:
        for each in element.iter(q("p")):
            put(properties(each, "pPr"), make("keepNext"))
    return element


def keep_apart(row, table):
    """Give a row's texts their gutter; numbers stand at the right of their column, and so apart from what is before them."""
    for cell, column, after in zip(row.iter(q("tc")), table.columns, table.columns[1:], strict=False):
        if table.gutter and not column.number and not after.number:
            margins = make("tcMar")
            add(margins, "right", w=twips(table.side + table.gutter), type="dxa")
            put(properties(cell, "tcPr"), margins)


def table_of(widths, side, above, below):
    element = make("tbl")
    tblpr = add(element, "tblPr")
    add(tblpr, "tblW", w=str(sum(int(twips(width)) for width in widths)), type="dxa")
    add(tblpr, "tblInd", w="0", type="dxa")
    borders = add(tblpr, "tblBorders")
    for name, size, colour in (("top", "8", INK), ("bottom", "8", INK), ("insideH", "4", RULE)):
        add(borders, name, val="single", sz=size, space="0", color=colour)
    add(tblpr, "tblLayout", type="fixed")
    margins = add(tblpr, "tblCellMar")
    for name, width in (("top", above), ("left", side), ("bottom", below), ("right", side)):
        add(margins, name, w=twips(width), type="dxa")
    add(tblpr, "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=twips(width))
    return element


def row(cells, header=False):
    element = make("tr")
    trpr = add(element, "trPr")
    add(trpr, "cantSplit")
    if header:
        add(trpr, "tblHeader")
    element.extend(cells)
    return element


def header_cell(column):
    cell = make("tc")
    tcpr = add(cell, "tcPr")
    add(tcpr, "tcW", w=twips(column.width), type="dxa")
    add(add(tcpr, "tcBorders"), "bottom", val="single", sz="8", space="0", color=INK)
    add(tcpr, "shd", val="clear", color="auto", fill=HEAD)
    cell.append(paragraph("Table heading", column.heading or "[heading]", alignment="right" if column.number else ""))
    return cell


def body_cell(column, tag, total=False):
    cell = make("tc")
    add(add(cell, "tcPr"), "tcW", w=twips(column.width), type="dxa")
    words = f"{tag}[{column.key}]"
    words = f"**{words}**" if column.bold or total else words
    cell.append(paragraph("Table number" if column.number else "Table text", words))
    return cell


# --- the key of status cells ---

STATUSES = {
    "green": ("CCE2D8", "005A46", "single"),
    "amber": ("FFF1CC", "FFC95C", "single"),
    "red": ("F6D7D2", "D13415", "dashed"),
    "blue": ("D3DEE8", "12436D", "double"),
    "grey": ("DEE0E2", "505A5F", "dotted"),
    "none": ("", "505A5F", "dotted"),
}
CLERK_NOTE = (
    "[clerk] The table below is the key of status cells: how each colour's cell looks. Change tint, bar or letters here. "
    "The first cell shows the padding of a cell that stands before a status. This note and the table are left out of papers."
)


def status_key():
    """The clerk's note and the key: words on a tint with a bar at the left, and (second row) the bar alone."""
    element = table_of([30, *[22] * len(STATUSES)], 1.2, 0.8, 0.8)
    for kind in ("badge", "bar"):
        cells = [before_cell()]
        cells += [status_cell(kind, name, *look) for name, look in STATUSES.items()]
        element.append(row(cells))
    return [paragraph("Normal", CLERK_NOTE), element, paragraph("Normal", "[clerk] End of the key.")]


def before_cell():
    cell = make("tc")
    tcpr = add(cell, "tcPr")
    add(tcpr, "tcW", w=twips(30), type="dxa")
    add(add(tcpr, "tcMar"), "right", w=twips(2.4), type="dxa")
    cell.append(paragraph("Table text", "[cell before]"))
    return cell


def status_cell(kind, name, tint, colour, line):
    cell = make("tc")
    tcpr = add(cell, "tcPr")
    add(tcpr, "tcW", w=twips(22), type="dxa")
    size = {"double": "12", "single": "36", "dashed": "36", "dotted": "24"}[line]
    add(add(tcpr, "tcBorders"), "left", val=line, sz=size, space="0", color=colour)
    if tint and kind == "badge":
        add(tcpr, "shd", val="clear", color="auto", fill=tint)
    add(add(tcpr, "tcMar"), "left", w=twips(2.2), type="dxa")
    cell.append(paragraph("Table text", f"**[{kind} {name}]**"))
    return cell


# --- the file ---


def docx(page, content):
    """A template's bytes. content is a list of (style, text, perhaps "new page" or "keep with next"), Prototypes or elements."""
    body = []
    for item in content:
        if isinstance(item, Prototype):
            body.append(prototype(item))
        elif isinstance(item, tuple):
            body.append(paragraph(item[0], item[1], new_page="new page" in item[2:], keep="keep with next" in item[2:]))
        else:
            body.append(item)
    return zipped(parts(page, body))


def parts(page, body):
    document = etree.Element(q("document"), nsmap={"w": W, "r": R})
    holder = add(document, "body")
    holder.extend(body)
    sectpr = add(holder, "sectPr")
    etree.SubElement(sectpr, q("footerReference"), {q("type"): "default", f"{{{R}}}id": "rId4"})
    size = add(sectpr, "pgSz", w=twips(page.width), h=twips(page.height))
    if page.width > page.height:
        size.set(q("orient"), "landscape")
    sides = {
        "top": page.top,
        "right": page.side,
        "bottom": page.bottom,
        "left": page.side,
        "header": page.footer,
        "footer": page.footer,
    }
    add(sectpr, "pgMar", **{name: twips(width) for name, width in sides.items()}, gutter="0")
    footer = etree.Element(q("ftr"), nsmap={"w": W})
    footer.append(paragraph("Footer", "{{ front.footer }}\tPage {PAGE} of {NUMPAGES}"))
    word = {
        "document": document,
        "styles": styles_part(page),
        "numbering": numbering_part(),
        "settings": settings_part(),
        "footer1": footer,
    }
    files = {f"word/{name}.xml": serialise(root) for name, root in word.items()}
    files["[Content_Types].xml"] = content_types(word)
    files["_rels/.rels"] = relationships([("officeDocument", "word/document.xml")])
    files["word/_rels/document.xml.rels"] = relationships(
        [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")]
    )
    return files


def settings_part():
    root = etree.Element(q("settings"), nsmap={"w": W})
    add(root, "zoom", percent="100")
    add(root, "defaultTabStop", val="567")
    add(root, "characterSpacingControl", val="doNotCompress")
    compat = add(root, "compat")
    uri = "http://schemas.microsoft.com/office/word"
    for name, value in (("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"),
                        ("enableOpenTypeFeatures", "1"),
                        ("doNotFlipMirrorIndents", "1"), ("differentiateMultirowTableHeaders", "1")):  # fmt: skip
        add(compat, "compatSetting", name=name, uri=uri, val=value)
    add(root, "themeFontLang", val="en-GB")
    add(root, "decimalSymbol", val=".")
    add(root, "listSeparator", val=",")
    return root


def content_types(word):
    root = etree.Element(f"{{{CT}}}Types", nsmap={None: CT})
    etree.SubElement(
        root, f"{{{CT}}}Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"
    )
    etree.SubElement(root, f"{{{CT}}}Default", Extension="xml", ContentType="application/xml")
    for name in word:
        kind = "document.main" if name == "document" else name.rstrip("1")
        etree.SubElement(root, f"{{{CT}}}Override", PartName=f"/word/{name}.xml", ContentType=f"{WORD}.{kind}+xml")
    return serialise(root)


def relationships(pairs):
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for number, (kind, target) in enumerate(pairs, 1):
        etree.SubElement(root, f"{{{RELS}}}Relationship", Id=f"rId{number}", Type=f"{OFFICE}/{kind}", Target=target)
    return serialise(root)
