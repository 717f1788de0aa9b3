"""What people call a colour."""

import colorsys

_HUES = ((15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (255, "blue"), (300, "purple"), (340, "pink"), (360, "red"))
"""The end of each stretch of the colour circle, in degrees."""


def colour_name(fill: str) -> str:
    """An RRGGBB fill in a word: "purple"; "" for white."""
    red, green, blue = (int(fill[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < 0.2:
        return "black"
    if saturation < 0.1:
        return "" if value > 0.94 else "grey"
    return next(name for end, name in _HUES if hue * 360 <= end)
