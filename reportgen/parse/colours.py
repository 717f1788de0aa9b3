"""What colour a fill is to a person, and colours by name and letter."""

import colorsys

from reportgen.layout import general_words
from reportgen.model import Rag
from reportgen.parse.text import fold

HUES: tuple[tuple[int, Rag | None], ...] = ((18, "red"), (70, "amber"), (170, "green"), (255, "blue"), (335, None), (360, "red"))
"""The end of each stretch of the colour circle, in degrees; violet is no rating."""


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
    """The rag a colour's name or letter says: "Green", "G"."""
    word = fold(text)
    return next((rag for rag, names in general_words().colours if word in names), None)
