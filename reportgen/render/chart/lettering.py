"""The letters of a figure: which font there is on this machine, how wide a text is in it, and where its lines break."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, get_font

DPI = 300
MM_PER_INCH = 25.4
CAP_HEIGHT = 0.72
DESCENT = 0.22
LEADING = 1.17
"""The height of capitals and figures, the depth of hanging letters and the step between lines, in ems of any font below."""
_FOLDERS = (
    ("C:/Windows/Fonts", "arial.ttf", "arialbd.ttf"),
    ("/System/Library/Fonts/Supplemental", "Arial.ttf", "Arial Bold.ttf"),
    ("/Library/Fonts", "Arial.ttf", "Arial Bold.ttf"),
    ("/usr/share/fonts/truetype/msttcorefonts", "Arial.ttf", "Arial_Bold.ttf"),
    ("/usr/share/fonts/truetype/liberation", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("/usr/share/fonts/truetype/liberation2", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("/usr/share/fonts/liberation", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("/usr/share/fonts/liberation-sans", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("/usr/share/fonts/liberation-sans-fonts", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)


def mm(points: float) -> float:
    """Points in millimetres."""
    return points * MM_PER_INCH / 72


class Lettering:
    """One family of letters, regular and bold, that measures texts as they will be drawn."""

    def __init__(self, regular: Path, bold: Path) -> None:
        self._files = {False: regular, True: bold}
        self._renderer: Any = RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._drawable: dict[str, bool] = {}

    def font(self, size: float, bold: bool) -> FontProperties:
        """The font to draw with. Named by its file, so that matplotlib searches for none."""
        return FontProperties(fname=str(self._files[bold]), size=size)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width in millimetres of one line of text at a size in points."""
        key = (text, size, bold)
        if key not in self._widths:
            pixels = self._renderer.get_text_width_height_descent(text, self.font(size, bold), ismath=False)[0]
            self._widths[key] = pixels * MM_PER_INCH / DPI
        return self._widths[key]

    def has(self, character: str) -> bool:
        """Whether both weights can draw a character."""
        if character not in self._drawable:
            fonts = (get_font(str(file)) for file in self._files.values())
            self._drawable[character] = all(font.get_char_index(ord(character)) for font in fonts)
        return self._drawable[character]

    def clean(self, text: str) -> str:
        """A text on one line, without symbols that no font here can draw; a letter that none can draw is an empty box."""
        return " ".join("".join(letter if self.has(letter) else _stand_in(letter) for letter in text).split())


def _stand_in(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character)[0] in "SCM" else "\N{WHITE SQUARE}"


@cache
def _families() -> tuple[Lettering, ...]:
    shipped = Path(matplotlib.get_data_path(), "fonts", "ttf")
    named = [(Path(folder, regular), Path(folder, bold)) for folder, regular, bold in _FOLDERS]
    found = [files for files in named if all(file.is_file() for file in files)][:1]
    return tuple(Lettering(*files) for files in [*found, (shipped / "DejaVuSans.ttf", shipped / "DejaVuSans-Bold.ttf")])


def choose_lettering(texts: Iterable[str]) -> Lettering:
    """Arial or its twin Liberation Sans, or the family matplotlib brings where that can draw more of the characters."""
    characters = {character for text in texts for character in text if not character.isspace()}
    return min(_families(), key=lambda family: sum(not family.has(character) for character in characters))


def wrap(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """The lines of a text in a width, as few as can be and of much the same length. "" has no line."""
    lines = _fill(text, width, measure)
    low, high = max((measure(word) for word in text.split()), default=width), width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        narrower = _fill(text, middle, measure)
        low, high = (middle, high) if len(narrower) > len(lines) else (low, middle)
    return _fill(text, high, measure) if len(lines) > 1 else lines


def shorten(text: str, width: float, most: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """The first lines of a text in a width, at most so many, the last ending in "…" where something is left out."""
    lines = _fill(text, width, measure)
    if len(lines) <= most:
        return wrap(text, width, measure)
    last = lines[most - 1]
    while last and measure(f"{last}…") > width:
        last = last[: last.rfind(" ")] if " " in last else last[:-1]
    return (*lines[: most - 1], f"{last}…")


def _fill(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _break_word(word, width, measure)
    return tuple(lines)


def _break_word(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A word in pieces that fit, after a hyphen or stroke where there is one."""
    pieces = []
    while measure(word) > width and len(word) > 1:
        fitting = next((end for end in range(len(word) - 1, 1, -1) if measure(word[:end]) <= width), 1)
        natural = max((word.rfind(mark, 0, fitting) + 1 for mark in "-/–"), default=0)
        end = natural or fitting
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]
