"""Status: what a status cell says, believed in this order: layout, key on the sheet, the cell's fill (for rag), our own words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportgen.layout import general_words
from reportgen.model import Cell, Rag, Severity, Status, StatusWord
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.text import fold, nearest, quote, squeeze

NONE = Status(None, None, None, None, None)
NEAR_STATUS = 84.0
TAKEN_BACK = re.compile(r"\b(not|never|yet|be|almost|nearly|partly|partially|part|once|until|when|if|\d+ ?%)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding without its place yet."""

    code: str
    severity: Severity
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the key on a sheet: what stands in the cells ("B", or "" where only the colour tells), and its meaning."""

    word: str
    meaning: str
    rag: Rag | None
    complete: bool | None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status, and what reading it found."""

    status: Status
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """A word of a vocabulary, and whether it was typed as it is spelt, misspelt, or stood within a longer text."""

    word: StatusWord
    how: Literal["exact", "near", "within"]


def match_word(text: str, vocabulary: Sequence[StatusWord]) -> Matched | None:
    """The word of a vocabulary that a text says, None where it says none or several."""
    return _match(text, tuple(vocabulary))


@cache
def _spellings(vocabulary: tuple[StatusWord, ...]) -> dict[str, StatusWord]:
    return {fold(spelling): word for word in vocabulary for spelling in (word.label, *word.words)}


@lru_cache(maxsize=16384)
def _match(text: str, vocabulary: tuple[StatusWord, ...]) -> Matched | None:
    spellings = _spellings(vocabulary)
    typed = fold(text)
    if typed in spellings:
        return Matched(spellings[typed], "exact")
    near = nearest(typed, spellings, NEAR_STATUS)
    if near is not None and not _contradicts(typed, spellings[near]):
        return Matched(spellings[near], "near")
    opening = fold(re.split(r"[-–—:;,.(\n]", text, maxsplit=1)[0])
    if opening in spellings:
        return Matched(spellings[opening], "within")
    shouted = {spellings[capitals].label: spellings[capitals] for capitals in _capitals(text) if capitals in spellings}
    return Matched(next(iter(shouted.values())), "within") if len(shouted) == 1 else None


def _contradicts(typed: str, word: StatusWord) -> bool:
    """Whether a text, however near in letters, is a word of its own that means something else: incomplete, completed."""
    own = _spellings(general_words().statuses).get(typed)
    return own is not None and own.complete != word.complete


def _capitals(text: str) -> list[str]:
    """The stretches of a text in capitals, folded, but for those that the word before takes back: "not", "to be", "partly"."""
    found = re.finditer(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b", text)
    return [fold(stretch[0]) for stretch in found if not TAKEN_BACK.search(text[: stretch.start()])]


def means(text: str) -> StatusWord | None:
    """What our own words say of a status, None where they don't know it; label is the group's, not the word's."""
    matched = match_word(text, general_words().statuses)
    return matched.word if matched else None


def read_status(cell: Cell | None, vocabulary: Sequence[StatusWord], key: Sequence[KeyEntry]) -> StatusReading:
    """The status of a cell. vocabulary is the layout's, empty where there is none; key is the key on the sheet."""
    if cell is None:
        return _blank(None, vocabulary, key)
    if cell.kind == "uncalculated":
        return StatusReading(NONE)
    text = squeeze(cell.standing)
    if not text and cell.struck_text.strip():
        return StatusReading(Status(None, cell.text, None, None, None), (_struck(cell),))
    if not text:
        return _blank(rag_of_fill(cell.fill), vocabulary, key)
    return _by_layout(cell, text, vocabulary) if vocabulary else _by_key(cell, text, key) or _by_words(cell, text)


def _struck(cell: Cell) -> Problem:
    message = f"The status {quote(cell.text)} is struck through, so there is none."
    return Problem("status-struck", "error", message, "Type the status that stands now, without a line through it.")


def _by_layout(cell: Cell, text: str, vocabulary: Sequence[StatusWord]) -> StatusReading:
    matched = match_word(text, vocabulary)
    if matched is None:
        allowed = _listed(word.label for word in vocabulary)
        message = f"The status {quote(text)} is not one of the plan's, so it is counted as not recorded."
        problem = Problem("status-unrecognised", "error", message, f"Type {allowed}, or add the word to the layout.")
        return StatusReading(Status(None, cell.text, None, None, None), (problem,))
    word = matched.word
    problems = [*_spelling(cell.standing, text, matched), *_disagrees(text, word.rag, rag_of_fill(cell.fill))]
    return StatusReading(Status(word.label, cell.text, "word", word.rag, word.complete), tuple(problems))


def _spelling(typed: str, text: str, matched: Matched) -> list[Problem]:
    label = matched.word.label
    if (
        matched.how == "exact"
        and typed == text
        and any(text in (spelling, spelling.upper()) for spelling in (label, *matched.word.words))
    ):
        return []
    spaced = ", with a space too many," if typed != text else ""
    return [Problem("status-spelling", "note", f"The status {quote(typed)}{spaced} is read as {label}.", f"Type {label}.")]


def _disagrees(text: str, rag: Rag | None, fill: Rag | None) -> list[Problem]:
    if rag is None or fill is None or rag == fill:
        return []
    message = f"The status is the word {quote(text)} but the cell is shaded {fill}; the word counts."
    return [Problem("status-colour-disagrees", "warning", message, f"Shade it {rag}, or change the word.")]


def _by_key(cell: Cell, text: str, key: Sequence[KeyEntry]) -> StatusReading | None:
    entry = next((entry for entry in key if fold(text) in (fold(entry.word), fold(entry.meaning)) and fold(text)), None)
    if entry is None:
        return None
    rag = entry.rag or rag_of_word(text) or rag_of_fill(cell.fill)
    return StatusReading(
        Status(text, cell.text, "word", rag, entry.complete), tuple(_disagrees(text, rag, rag_of_fill(cell.fill)))
    )


def _by_words(cell: Cell, text: str) -> StatusReading:
    named, own, fill = rag_of_word(text), means(text), rag_of_fill(cell.fill)
    if named is not None:
        return StatusReading(Status(text, cell.text, "word", named, None), tuple(_disagrees(text, named, fill)))
    if own is None:
        return StatusReading(Status(text, cell.text, "word", fill, None))
    problems = [] if fill in _usual(own) else _disagrees(text, own.rag, fill)
    return StatusReading(Status(text, cell.text, "word", fill or own.rag, own.complete), tuple(problems))


def _usual(word: StatusWord) -> tuple[Rag | None, ...]:
    """The colours that people give one of our own words: completed is green or, where that means on track, blue or grey."""
    if word.complete:
        return ("green", "blue", "grey")
    if word.label == "Not started":
        return ("grey", "red", "amber", "blue")
    return (word.rag, "red", "amber") if word.rag in ("red", "amber") else (word.rag, "blue")


def shaded_otherwise(text: str, usual: Rag, fill: Rag) -> Problem:
    """The problem of a status shaded otherwise than its word is elsewhere in the plan."""
    return _disagrees(text, usual, fill)[0]


def _blank(fill: Rag | None, vocabulary: Sequence[StatusWord], key: Sequence[KeyEntry]) -> StatusReading:
    """The status of a cell without a word: by its colour, or by what the key says of a blank."""
    if vocabulary:
        fitting = [word for word in vocabulary if word.rag == fill and fill is not None]
        return _from_fill(fitting[0]) if len(fitting) == 1 else StatusReading(NONE)
    entries = [entry for entry in key if (entry.rag == fill if fill else entry.blank)]
    if entries:
        entry = entries[0]
        return StatusReading(Status(entry.meaning, None, "fill" if fill else None, fill or entry.rag, entry.complete))
    return StatusReading(Status(fill.capitalize(), None, "fill", fill, None) if fill else NONE)


def _from_fill(word: StatusWord) -> StatusReading:
    message = f"The status cell holds no word; its {word.rag} shading is read as {word.label}."
    status = Status(word.label, None, "fill", word.rag, word.complete)
    return StatusReading(status, (Problem("status-from-fill", "warning", message, f"Type {word.label} in the cell."),))


def _listed(labels: Iterable[str]) -> str:
    *first, last = labels
    return f"{', '.join(first)} or {last}" if first else last
