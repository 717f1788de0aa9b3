"""What colour a fill is to a person, and colours by name and letter."""

import colorsys
import re
from functools import lru_cache

from reportgen.layout import general_words
from reportgen.model import Cell, Rag
from reportgen.parse.symbols import rag_of_sign, sign_of
from reportgen.parse.text import fold

HUES: tuple[tuple[int, Rag | None], ...] = ((18, "red"), (70, "amber"), (170, "green"), (255, "blue"), (325, None), (360, "red"))
"""The end of each stretch of the colour circle, in degrees; violet is no rating."""
SHADE = re.compile(r"^(light|pale|dark|bright|deep|lime)\s+")
NOMINAL: dict[tuple[Rag, str], str] = {
    ("green", "light"): "92D050",
    ("green", ""): "00B050",
    ("green", "dark"): "00642D",
    ("blue", "light"): "9DC3E6",
    ("blue", ""): "0070C0",
    ("blue", "dark"): "002060",
    ("amber", "light"): "FFE699",
    ("amber", ""): "FFC000",
    ("red", "light"): "FF9999",
    ("red", ""): "FF0000",
    ("red", "dark"): "A00000",
}
"""What people take for a plain, light or dark colour in Excel's palette."""
WORST: tuple[Rag, ...] = ("red", "amber", "green")


@lru_cache(maxsize=4096)
def rag_of_fill(fill: str | None) -> Rag | None:
    """The rag of an RRGGBB fill, pale or strong; None for no fill, white, near-black and violet."""
    if not fill or len(fill) < 6:
        return None
    red, green, blue = (int(fill[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.1:
        return "grey" if 0.35 < value < 0.94 else None
    if value < 0.25:
        return None
    return next(rag for end, rag in HUES if hue * 360 <= end)


def rag_of_word(text: str) -> Rag | None:
    """The rag a colour's name, letter or sign says: "Green", "G", "🟢"."""
    word = SHADE.sub("", fold(text))
    if not word:
        return rag_of_sign(sign_of(text))
    return next((rag for rag, names in general_words().colours if word in names), None)


def nominal(text: str) -> str | None:
    """The RRGGBB that a colour's name brings to mind: "Light green", "Green"."""
    shade = SHADE.match(fold(text))
    depth = {"pale": "light", "lime": "light", "bright": "", "deep": "dark"}.get(shade[1], shade[1]) if shade else ""
    rag = rag_of_word(text)
    return NOMINAL.get((rag, depth)) if rag and len(fold(text)) > 1 else None


def rags_between(text: str) -> tuple[Rag, ...]:
    """The two colours of a rating that stands between them, "R/A" or "Amber-Green", the worse first; () for any other text."""
    parts = re.split(r"\s*(?:[/\\–—-]|\bto\b|\band\b|→|>)\s*|\s+", text.strip())
    rags = [rag_of_word(part) for part in parts] if len(parts) == 2 else []
    found = tuple(rag for rag in WORST if rag in rags)
    return found if len(found) == 2 else ()


def shade_of(cell: Cell | None, plain: str | None = None) -> Rag | None:
    """The colour in which a cell gives a rating: its fill, or where it has none the colour of a sign's or letter's type.

    plain is the colour of type that the table has anyway, which says nothing.
    """
    if cell is None:
        return None
    filled = rag_of_fill(cell.fill)
    if filled is not None or cell.font_colour == plain or not (sign_of(cell.text) or len(cell.text.strip()) == 1):
        return filled
    return rag_of_fill(cell.font_colour)


def distance(one: str, other: str) -> int:
    """How far apart two RRGGBB colours are, 0 for the same."""
    return sum((int(one[-6:][at : at + 2], 16) - int(other[-6:][at : at + 2], 16)) ** 2 for at in (0, 2, 4))
