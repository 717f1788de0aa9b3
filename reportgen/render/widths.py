"""How much room texts take, and how wide a table's columns should be for them. Lengths in points unless said otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.render.arial import AVERAGE, BOLD, REGULAR, UNITS_PER_EM, WIDE

LINE = 1.15
"""A line's height for a font size: Arial's own ascent, descent and gap."""
_OTHER_FONTS = 1.1
"""Other fonts are taken to be a tenth wider than Arial: too wide costs some room, too narrow breaks words."""
_WORD = re.compile(r"\s+|(?<=[-–—])(?=\w)")
_STEP = 1.5
_LARGEST_MINIMUM = 0.35
_SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Font:
    """The look of a text as far as its width depends on it."""

    size: float
    bold: bool = False
    like_arial: bool = True

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        letters = BOLD if self.bold else REGULAR
        units = sum([letters.get(letter) or _other(letter) for letter in text])
        return units * self.size / UNITS_PER_EM * (1 if self.like_arial else _OTHER_FONTS)


def _other(letter: str) -> int:
    code = ord(letter)
    if 0x300 <= code < 0x370 or 0xFE00 <= code < 0xFE10 or code in (0x200B, 0x200D):
        return 0
    return WIDE if code >= 0x2E80 else AVERAGE


def words(text: str) -> list[str]:
    """The pieces of a text that a line is not broken within."""
    return [word for word in _WORD.split(text) if word]


def longest_word(texts: Sequence[str], font: Font) -> float:
    """How wide the widest word in texts is."""
    return max((font.width(word) for word in {word for text in texts for word in words(text)}), default=0.0)


def lines(text: str, width: float, font: Font) -> int:
    """How many lines a text takes in a width, broken as Word breaks it."""
    return sum(_wrapped(line, width, font) for line in text.split("\n"))


def _wrapped(line: str, width: float, font: Font) -> int:
    count, at, space = 1, 0.0, font.width(" ")
    for word in words(line):
        length = font.width(word)
        if at and at + length > width:
            count, at = count + 1, 0.0
        if length > width:
            count += int(length // width)
        at += length + space
    return count


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: the least it can be, what the template gives it, its padding, and the length of its text in each row."""

    least: float
    preferred: float
    padding: float
    lengths: tuple[float, ...] = ()


def proportional(needs: Sequence[Need], total: float) -> list[float]:
    """The template's widths brought to a total, none below what its longest word needs."""
    return _with_minimums([need.preferred for need in needs], _minimums(needs, total), total)


def tuned(needs: Sequence[Need], total: float) -> list[float]:
    """Widths half way between the template's and those that make the table least high, none below what its longest word needs.

    Least height alone leaves narrow columns of a word or two a line; the template alone knows nothing of the texts.
    """
    least = _minimums(needs, total)
    lowest = _least_height(needs, least, total)
    template = proportional(needs, total)
    return _with_minimums([(a + b) / 2 for a, b in zip(lowest, template, strict=True)], least, total)


def _minimums(needs: Sequence[Need], total: float) -> list[float]:
    """What each column must have, cut down where a single endless word or all of them together ask too much."""
    least = [min(need.least, max(total * _LARGEST_MINIMUM, total / len(needs))) for need in needs]
    return least if sum(least) <= total else [width * total / sum(least) for width in least]


def _with_minimums(widths: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Widths in proportion to those given that add up to a total, none below its minimum."""
    fixed: dict[int, float] = {}
    while True:
        free = [i for i in range(len(widths)) if i not in fixed]
        room = total - sum(fixed.values())
        share = sum(widths[i] for i in free)
        shared = {i: widths[i] * room / share if share else room / len(free) for i in free}
        short = {i: least[i] for i in free if shared[i] < least[i] - 0.001}
        if not short:
            return [fixed[i] if i in fixed else shared[i] for i in range(len(widths))]
        fixed |= short


def _least_height(needs: Sequence[Need], least: Sequence[float], total: float) -> list[float]:
    """Room given out a little at a time, each time to the column that makes most rows higher than they need be."""
    widths = list(least)
    rows = list(zip(*(need.lengths for need in needs), strict=True))
    rows = rows[:: max(len(rows) // _SAMPLE, 1)]
    for _ in range(int((total - sum(least)) / _STEP)):
        gains = [0.0] * len(needs)
        for row in rows:
            heights = [length / max(width - need.padding, 1) for length, width, need in zip(row, widths, needs, strict=True)]
            tallest = max(range(len(heights)), key=heights.__getitem__)
            gains[tallest] += heights[tallest] / max(widths[tallest] - needs[tallest].padding, 1)
        widths[max(range(len(gains)), key=gains.__getitem__) if any(gains) else len(widths) - 1] += _STEP
    return widths
