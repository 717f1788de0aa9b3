"""The few things of a cell's style that carry meaning: its number format, fill, and font colour, weight and strike-through."""

from dataclasses import dataclass, field

from lxml import etree

from reportgen.workbook.colours import Palette, read_palette
from reportgen.workbook.formats import GENERAL, NumberFormat, builtin_format, parse_format
from reportgen.workbook.package import Package, child, children, is_on, local_name, whole_number
from reportgen.workbook.symbols import is_pictorial


@dataclass(frozen=True, slots=True)
class Font:
    """What of a font carries meaning; colour None is automatic or black. pictures names a font whose letters are pictures."""

    bold: bool = False
    struck: bool = False
    colour: str | None = None
    pictures: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown. fill None is none or white."""

    font: Font = Font()
    fill: str | None = None
    format: NumberFormat = GENERAL


@dataclass(frozen=True, slots=True)
class Paint:
    """What a conditional format does to a cell: None leaves a thing as it is, "" takes the colour away."""

    fill: str | None = None
    colour: str | None = None
    bold: bool | None = None
    struck: bool | None = None

    def over(self, other: "Paint") -> "Paint":
        """Where this paint does nothing, another does what it does."""
        return Paint(
            other.fill if self.fill is None else self.fill,
            other.colour if self.colour is None else self.colour,
            other.bold if self.bold is None else self.bold,
            other.struck if self.struck is None else self.struck,
        )


PLAIN_PAINT = Paint()


@dataclass(frozen=True, slots=True)
class Styles:
    """Every look of a workbook, by the style number that its cells give, and every paint by its number."""

    looks: tuple[Look, ...] = ()
    paints: tuple[Paint, ...] = ()
    palette: Palette = field(default_factory=Palette)

    def look(self, number: str | None) -> Look:
        """The look of a style number; the plain one where it is missing or out of range."""
        index = whole_number(number)
        return self.looks[index] if 0 <= index < len(self.looks) else _PLAIN


_PLAIN = Look()
_NAMES = ("name", "rFont")


def read_styles(package: Package, styles_part: str | None, theme_part: str | None) -> Styles:
    """The styles of a workbook; either part may be missing or unreadable, since no text depends on them."""
    styles = _tree(package, styles_part)
    palette = read_palette(_tree(package, theme_part), styles)
    formats = {
        whole_number(element.get("numFmtId"), -1): parse_format(element.get("formatCode") or "General")
        for element in children(styles, "numFmts", "numFmt")
    }
    fonts = [read_font(element, palette) for element in children(styles, "fonts", "font")]
    fills = [read_fill(element, palette) for element in children(styles, "fills", "fill")]
    looks = tuple(_look(element, fonts, fills, formats) for element in children(styles, "cellXfs", "xf"))
    paints = tuple(read_paint(element, palette) for element in children(styles, "dxfs", "dxf"))
    return Styles(looks, paints, palette)


def read_font(element: etree._Element, palette: Palette) -> Font:
    """The font of a font element, or of a rich-text run's properties."""
    colour = palette.resolve(child(element, "color"))
    name = next((part.get("val") for part in element if isinstance(part.tag, str) and local_name(part) in _NAMES), None)
    return Font(
        _switch(element, "b"),
        _switch(element, "strike"),
        None if colour == "000000" else colour,
        name if is_pictorial(name) else None,
    )


def read_fill(element: etree._Element, palette: Palette) -> str | None:
    """The colour of a fill: of a solid or other pattern, or a gradient's first that shows. Patterns without a colour are none."""
    pattern = child(element, "patternFill")
    if pattern is not None and pattern.get("patternType", "none") == "none":
        return None
    shades = ("fgColor", "bgColor") if pattern is not None and pattern.get("patternType") != "solid" else ("fgColor",)
    options = [child(pattern, shade) for shade in shades]
    options += children(element, "gradientFill", "stop", "color")
    colours = [palette.resolve(option) for option in options]
    return next((colour for colour in colours if colour and colour != "FFFFFF"), None)


def read_paint(element: etree._Element, palette: Palette) -> Paint:
    """What a dxf element does. Other than in a cell's fill, the colour of a solid one is bgColor; some programs write fgColor."""
    font, fill = child(element, "font"), child(element, "fill")
    said = {} if font is None else {local_name(part) for part in font if isinstance(part.tag, str)}
    own = Font() if font is None else read_font(font, palette)
    return Paint(
        None if fill is None else _painted(fill, palette),
        own.colour or "" if "color" in said else None,
        own.bold if "b" in said else None,
        own.struck if "strike" in said else None,
    )


def _painted(fill: etree._Element, palette: Palette) -> str | None:
    """The colour a conditional format fills with; "" is white or none, None a pattern without a colour."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return read_fill(fill, palette)
    if pattern.get("patternType") == "none":
        return ""
    shades = [child(pattern, shade) for shade in ("bgColor", "fgColor")]
    colours = [colour for shade in shades if shade is not None and (colour := palette.resolve(shade))]
    return colours[0].replace("FFFFFF", "") if colours else None


def _look(xf: etree._Element, fonts: list[Font], fills: list[str | None], formats: dict[int, NumberFormat]) -> Look:
    """One cell format. Excel shows the font and fill it names whatever its apply flags say."""
    font, fill, code = (whole_number(xf.get(name)) for name in ("fontId", "fillId", "numFmtId"))
    return Look(
        fonts[font] if 0 <= font < len(fonts) else Font(),
        fills[fill] if 0 <= fill < len(fills) else None,
        formats.get(code) or builtin_format(code),
    )


def _switch(element: etree._Element, name: str) -> bool:
    return any(
        is_on(option, "val", default=True) for option in element if isinstance(option.tag, str) and local_name(option) == name
    )


def _tree(package: Package, part: str | None) -> etree._Element | None:
    try:
        return package.xml(part) if part is not None and part in package else None
    except etree.XMLSyntaxError:
        return None
