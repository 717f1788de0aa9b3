"""Colours of a workbook as RRGGBB: by value, by index, or of the theme with a tint (ECMA-376 part 1, 18.8.3 and 18.8.19)."""

import colorsys
import re
from dataclasses import dataclass

from lxml import etree

from reportgen.workbook.package import child, children, local_name, whole_number

THEME_SLOTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
"""What a theme="n" colour means: the first two pairs stand the other way round than in the theme itself."""

OFFICE_THEME = (
    *("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D"),
    *("9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"),
)
"""The theme Excel uses for a workbook that has none."""

_PRIMARY = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
INDEXED = tuple(
    f"{_PRIMARY} {_PRIMARY} "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split()
)
"""The 64 colours of the default palette; 64 and 65 are the system's own text and background."""


@dataclass(frozen=True, slots=True)
class Palette:
    """A workbook's own theme and indexed colours, for resolving its colour elements."""

    theme: tuple[str, ...] = OFFICE_THEME
    indexed: tuple[str, ...] = INDEXED

    def resolve(self, element: etree._Element | None) -> str | None:
        """The RRGGBB of a colour element; None where it is missing, automatic or not understood."""
        if element is None or element.get("auto") in ("1", "true"):
            return None
        colour = self._plain(element)
        return tinted(colour, _tint(element)) if colour else None

    def _plain(self, element: etree._Element) -> str | None:
        if element.get("rgb") is not None:
            return rrggbb(element.get("rgb"))
        for attribute, colours in (("theme", self.theme), ("indexed", self.indexed)):
            if element.get(attribute) is not None:
                index = whole_number(element.get(attribute), -1)
                return colours[index] if 0 <= index < len(colours) else None
        return None


def rrggbb(text: str | None) -> str | None:
    """RRGGBB of "AARRGGBB" or "RRGGBB"; the transparency means nothing to Excel."""
    return text[-6:].upper() if text and re.fullmatch(r"([0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", text) else None


def tinted(colour: str, tint: float) -> str:
    """A colour made darker (tint below 0) or lighter (above), to -1 or 1, by its lightness alone."""
    if not tint:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))


def read_palette(theme: etree._Element | None, styles: etree._Element | None) -> Palette:
    """The palette of a workbook; either part may be missing."""
    scheme = child(theme, "themeElements", "clrScheme")
    found = {} if scheme is None else {local_name(slot): _slot_colour(slot) for slot in scheme if isinstance(slot.tag, str)}
    colours = tuple(found.get(slot) or default for slot, default in zip(THEME_SLOTS, OFFICE_THEME, strict=True))
    own = [rrggbb(element.get("rgb")) for element in children(styles, "colors", "indexedColors", "rgbColor")]
    indexed = tuple(colour or default for colour, default in zip(own, INDEXED, strict=False))
    return Palette(colours, indexed + INDEXED[len(indexed) :])


def _slot_colour(slot: etree._Element) -> str | None:
    return next((rrggbb(colour.get("lastClr") or colour.get("val")) for colour in slot), None)


def _tint(element: etree._Element) -> float:
    try:
        tint = float(element.get("tint") or 0)
    except ValueError:
        return 0.0
    return max(-1.0, min(1.0, tint)) if tint == tint else 0.0
