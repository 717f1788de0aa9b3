"""The key on a sheet: what its colours, letters and blanks mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.layout import general_words
from reportgen.model import Cell, Rag
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.sheets import View
from reportgen.parse.status import KeyEntry, match_word, means
from reportgen.parse.text import fold, squeeze

SHORT = 14
"""The longest word, in characters, that a key explains."""
SENTENCE = re.compile(r"(?<![\w-])(?P<word>[A-Za-z]+)\s*(?:=|:|–|—|\s-\s)\s*(?P<meaning>[^,;.=\n]+)")


def key_of_row(view: View, row: int) -> tuple[KeyEntry, ...]:
    """The entries of a row of a key: a coloured cell and its meaning beside it, on either side, or a line in words."""
    record = view.rows[row]
    cells = [
        cell
        for cell in record.cells
        if (cell.text.strip() or rag_of_fill(cell.fill)) and not view.covered(row, cell.column) and not view.unseen(cell)
    ]
    texts = [cell for cell in cells if cell.text.strip()]
    if len(texts) == 1 and len(cells) == 1:
        return tuple(_sentence(texts[0].standing))
    return tuple(_pairs(cells))


def _pairs(cells: Sequence[Cell]) -> Iterator[KeyEntry]:
    """Each short coloured cell (or one that says "blank") with the text after it, or before it where none is after."""
    used: set[int] = set()
    for index, cell in enumerate(cells):
        if index in used or not _explained(cell):
            continue
        beside = next(
            (at for at in (index + 1, index - 1) if 0 <= at < len(cells) and at not in used and _is_meaning(cells[at])), None
        )
        if beside is not None:
            used |= {index, beside}
            yield _entry(squeeze(cell.standing), squeeze(cells[beside].standing), rag_of_fill(cell.fill))


def _explained(cell: Cell) -> bool:
    text = cell.standing.strip()
    return (
        len(text) <= SHORT
        and (rag_of_fill(cell.fill) is not None or rag_of_word(text) is not None or _is_blank(text))
        and not (text and means(text))
    )


def _is_meaning(cell: Cell) -> bool:
    text = cell.standing.strip()
    return len(text) > 3 and rag_of_fill(cell.fill) is None and rag_of_word(text) is None


def _is_blank(text: str) -> bool:
    return bool(text) and fold(text) in general_words().blank


def _sentence(text: str) -> Iterator[KeyEntry]:
    """The entries of "Blue = complete, Green = on schedule", where it has at least two."""
    found = [(match["word"], squeeze(match["meaning"])) for match in SENTENCE.finditer(text)]
    entries = [_entry(word, meaning, rag_of_word(word)) for word, meaning in found if rag_of_word(word)]
    if len(entries) > 1:
        yield from entries


def _entry(word: str, meaning: str, rag: Rag | None) -> KeyEntry:
    blank = _is_blank(word)
    return KeyEntry("" if blank else word, meaning, None if blank else rag or rag_of_word(word), completes(meaning), blank)


def completes(meaning: str) -> bool | None:
    """Whether a meaning says completed, going by the words it begins with; None where they don't tell."""
    matched = match_word(meaning, general_words().statuses)
    if matched is not None:
        return matched.word.complete
    folded = fold(meaning)
    for status in sorted(general_words().statuses, key=lambda status: status.complete is True):
        if any(folded.startswith(f"{word} ") for word in status.words):
            return status.complete
    return None


def whole_key(entries: Iterable[KeyEntry]) -> tuple[KeyEntry, ...]:
    """A key, each word once; where one entry means completed, those that don't say so are not."""
    once = {(fold(entry.word), entry.rag, entry.blank): entry for entry in reversed(list(entries))}
    key = tuple(reversed(once.values()))
    if not any(entry.complete for entry in key):
        return key
    return tuple(replace(entry, complete=bool(entry.complete)) for entry in key)
