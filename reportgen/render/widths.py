"""How much room texts take, and how wide a table's columns should be for them. Lengths in points unless said otherwise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.render.arial import AVERAGE, BOLD, REGULAR, UNITS_PER_EM, WIDE

LINE = 1.15
"""A line's height for a font size: Arial's own ascent, descent and gap."""
_OTHER_FONTS = 1.1
"""Other fonts are taken to be a tenth wider than Arial: too wide costs some room, too narrow breaks words."""
_WORD = re.compile(r"[^\S\u00a0]+|(?<=[-–—])(?=\w)")
ORDINARY = 24
"""Letters in a word that a column is made wide enough for whatever it costs the others; longer ones are addresses."""
_LARGEST_MINIMUM = 0.35
_FOR_LONG_WORDS = 0.5
"""The part of a table that its ordinary words leave over which long words may claim between them."""
_STEPS = (48.0, 24.0, 12.0, 6.0, 3.0)
_PULL = 0.0003
"""What a point away from the template's width must save, as a part of the whole table's height."""
_BETWEEN = 0.15
"""The space after a paragraph, in lines."""


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


def longest_words(texts: Iterable[str], font: Font, most: float = 0.0) -> tuple[float, float]:
    """How wide the widest ordinary word in texts is, and the widest of all that are ordinary or no wider than most.

    Word breaks the rest at the cell's edge.
    """
    ordinary = whole = 0.0
    for word in {word for text in texts for word in words(text)}:
        width = font.width(word)
        if len(word) <= ORDINARY:
            ordinary = max(ordinary, width)
        elif width <= most:
            whole = max(whole, width)
    return ordinary, max(ordinary, whole)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as far as its height depends on a width: how wide its words are, the space between them, its indent."""

    words: tuple[float, ...]
    space: float
    indent: float = 0.0

    def lines(self, width: float) -> int:
        """How many lines it takes in a width, broken as Word breaks it."""
        room = width - self.indent
        count, at = 1, 0.0
        for word in self.words:
            if at and at + word > room:
                count, at = count + 1, 0.0
            if word > room > 0:
                count += int(word // room)
            at += word + self.space
        return count


def paragraph(text: str, font: Font, indent: float = 0.0) -> Paragraph:
    """A text of one paragraph, measured."""
    return Paragraph(tuple(font.width(word) for word in words(text)), font.width(" "), indent)


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """How high paragraphs are in a width, in lines."""
    return sum(p.lines(width) + _BETWEEN for p in paragraphs)


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: the least it can be, what the template gives it, its padding, and what stands in it in each row.

    least breaks no ordinary word; whole, if it is more, no long one either that is worth the room.
    """

    least: float
    preferred: float
    padding: float
    cells: tuple[tuple[Paragraph, ...], ...] = ()
    whole: float = 0.0


def proportional(needs: Sequence[Need], total: float) -> list[float]:
    """The template's widths brought to a total, none below what its longest word needs."""
    return _with_minimums([need.preferred for need in needs], _minimums(needs, total), total)


def tuned(needs: Sequence[Need], total: float) -> list[float]:
    """Widths that make a table low without leaving the template's far behind, none below what its longest word needs.

    From the template's widths room is moved from column to column, in ever smaller steps, as long as that saves more height than
    it takes the columns away from the template.
    """
    template = proportional(needs, total)
    search = _Search(needs, template, _minimums(needs, total))
    for step in _STEPS:
        while search.improve(step):
            pass
    return search.widths


def widened(given: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths with what a column lacks taken from whichever has most to spare."""
    result = list(given)
    for at, need in enumerate(least):
        richest = max(range(len(result)), key=lambda i: result[i] - least[i])
        taken = min(max(need - result[at], 0), max(result[richest] - least[richest], 0))
        result[at] += taken
        result[richest] -= taken
    return result


def _minimums(needs: Sequence[Need], total: float) -> list[float]:
    """What each column must have: room for its ordinary words, then for long ones where they leave the others enough."""
    least = [need.least for need in needs]
    if sum(least) > total:
        least = [min(width, max(total * _LARGEST_MINIMUM, total / len(needs))) for width in least]
    if sum(least) > total:
        return [width * total / sum(least) for width in least]
    spare = (total - sum(least)) * _FOR_LONG_WORDS
    more = {at: need.whole - least[at] for at, need in enumerate(needs) if need.whole > need.least}
    for at in sorted(more, key=lambda at: more[at]):
        if 0 < more[at] <= spare:
            least[at] += more[at]
            spare -= more[at]
    return least


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


class _Search:
    """The widths found so far, and the height of every row in them."""

    def __init__(self, needs: Sequence[Need], template: Sequence[float], least: Sequence[float]) -> None:
        self.widths = list(template)
        self._needs, self._template, self._least = needs, template, least
        self._known: dict[tuple[int, int], list[float]] = {}
        self._cost = sum(map(max, zip(*(self._heights(i, width) for i, width in enumerate(template)), strict=True)))
        self._pull: float = self._cost * _PULL

    def _heights(self, column: int, width: float) -> list[float]:
        key = column, round(width * 4)
        if key not in self._known:
            room = width - self._needs[column].padding
            self._known[key] = [height(cell, room) for cell in self._needs[column].cells]
        return self._known[key]

    def improve(self, step: float) -> bool:
        """Move a step's width from one column to another where that is best. False where it is of no use anywhere."""
        columns = range(len(self.widths))
        now = [self._heights(i, self.widths[i]) for i in columns]
        rest = _three_tallest(now)
        best = (self._cost - 0.01, -1, -1)
        for taken in (i for i in columns if self.widths[i] - step >= self._least[i]):
            less = self._heights(taken, self.widths[taken] - step)
            for given in (i for i in columns if i != taken):
                more = self._heights(given, self.widths[given] + step)
                others = [next(h for h, i in row if i not in (taken, given)) for row in rest]
                cost = sum(map(max, others, less, more)) + self._distance(taken, given, step)
                best = min(best, (cost, taken, given))
        if best[1] < 0:
            return False
        self._cost, taken, given = best
        self.widths[taken] -= step
        self.widths[given] += step
        return True

    def _distance(self, taken: int, given: int, step: float) -> float:
        moved = {taken: -step, given: step}
        pairs = enumerate(zip(self.widths, self._template, strict=True))
        return self._pull * sum([abs(width + moved.get(i, 0) - template) for i, (width, template) in pairs])


def _three_tallest(columns: Sequence[Sequence[float]]) -> list[list[tuple[float, int]]]:
    """For each row the three tallest cells and a cell of no height."""
    rows = zip(*columns, strict=True)
    return [[*sorted(((h, i) for i, h in enumerate(row)), reverse=True)[:3], (0.0, -1)] for row in rows]
