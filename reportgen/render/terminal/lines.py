"""Lines of a width, some of their words marked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.compare import Pieces
from reportgen.model.names import squeeze

_OPEN = {"deleted": "[-", "inserted": "{+", "same": ""}
_CLOSE = {"deleted": "-]", "inserted": "+}", "same": ""}
_ANSI = {"deleted": "\x1b[31;9m", "inserted": "\x1b[32;1m", "same": ""}
_PLAIN = "\x1b[0m"
_TEXT = r'"(?:[^"\\]|\\.)*"'
_PASTED = re.compile(rf"\b\w+ = (?:{_TEXT}|\[{_TEXT}(?:, {_TEXT})*\])\S*")
"""A setting as it is pasted, with the mark that follows it."""
_PIECE = re.compile(rf"(?:\w+ = \[?)?{_TEXT}\S*")
"""What of it has to stay on one line."""
_KEPT = 6
"""Words shown on either side of a change; a longer stretch that stayed is left out between them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be printed and what became of it."""

    text: str
    mark: str = "same"


def plain(text: str) -> list[Word]:
    """A text as words, its line breaks as spaces; a text in quotes that is to be pasted into a settings file is one word."""
    words: list[str] = []
    end = 0
    for found in _PASTED.finditer(text):
        words += [*text[end : found.start()].split(), *_PIECE.findall(found[0])]
        end = found.end()
    return [Word(word) for word in (*words, *text[end:].split())]


def marked(pieces: Pieces) -> list[Word]:
    """A reworded text with its deleted and inserted words in brackets, long stretches that stayed cut short."""
    found: list[Word] = []
    for place, (text, mark) in enumerate(pieces):
        words = text.split()
        if mark == "same":
            words = _cut(words, first=place == 0, last=place == len(pieces) - 1)
        elif words:
            words = [*words[:-1], words[-1] + _CLOSE[mark]]
            words[0] = _OPEN[mark] + words[0]
        found += [Word(word, mark) for word in words]
    return found


def _cut(words: Sequence[str], *, first: bool, last: bool) -> list[str]:
    head, tail = 0 if first else _KEPT, 0 if last else _KEPT
    if len(words) <= head + tail + 2:
        return list(words)
    return [*words[:head], "...", *(words[-tail:] if tail else ())]


def fill(words: Iterable[Word], width: int, first: str, rest: str, colour: bool = False) -> Iterator[str]:
    """Words as lines of at most a width (a longer word stands alone), the first line after one indent, others after another."""
    line: list[Word] = []
    indent = first
    length = len(first)
    for word in words:
        taken = columns(word.text)
        if line and length + 1 + taken > width:
            yield indent + _join(line, colour)
            line, indent, length = [], rest, len(rest)
        length += taken + (1 if line else 0)
        line.append(word)
    if line or indent.strip():
        yield (indent + _join(line, colour)).rstrip()


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide letter (Chinese, most emoji), none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text
    )


def _join(words: Sequence[Word], colour: bool) -> str:
    if not colour:
        return " ".join(word.text for word in words)
    return " ".join(f"{_ANSI[word.mark]}{word.text}{_PLAIN}" if _ANSI[word.mark] else word.text for word in words)


def paragraph(text: str, width: int, indent: str = "", hang: str = "") -> Iterator[str]:
    """A text in lines of a width, those after the first indented further by hang."""
    return fill(plain(text), width, indent, indent + hang)


def shortened(text: str, most: int) -> str:
    """The first words of a text on one line."""
    flat = squeeze(text)
    return flat if len(flat) <= most else flat[: most - 3].rsplit(" ", 1)[0] + " ..."


def counted(number: int, noun: str) -> str:
    """1 action, 2 actions."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
