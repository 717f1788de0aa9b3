"""The entries of a key: a colour, a letter or a sign, and what is said of it beside it or in words."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reportgen.layout import general_words
from reportgen.model import Cell, Rag
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.lines import asks_meaning
from reportgen.parse.meaning import Said, completes, one_said, said_in
from reportgen.parse.sheets import holds
from reportgen.parse.status import KeyEntry, means
from reportgen.parse.symbols import is_arrow, sign_of
from reportgen.parse.text import fold, nearest, squeeze

SHORT = 14
"""The longest word, in characters, that a key explains without a heading that says it is one."""
NAME = 32
"""The longest word that a key under such a heading explains."""


def anchor_rest(text: str) -> str | None:
    """What follows the heading of a key in its own cell, "" where nothing does; None for any other text."""
    line = text.strip()
    if asks_meaning(line) or (len(line) <= NAME * 2 and nearest(fold(re.sub(r"\([^)]*\)", " ", line)), _names()) is not None):
        return ""
    folded = fold(line)
    for name in (name for name in _names() if folded.startswith(fold(name))):
        found = re.match(rf"{re.escape(name)}\b\s*(?:[:–—-]|\n)\s*(?=\S)", line, re.IGNORECASE)
        if found is not None:
            return line[found.end() :]
    return None


def _names() -> tuple[str, ...]:
    return general_words().key


def in_words(cell: Cell, *, numbers: bool) -> Iterator[KeyEntry]:
    """The entries that the text of one cell holds, and the colour of the cell where there is only one."""
    found = said_in(cell.standing, numbers=numbers)
    if not found and numbers and (one := one_said(cell.standing)):
        found = [one]
    for said in found:
        yield shown(entry_said(said), cell) if len(found) == 1 else entry_said(said)


def shown(entry: KeyEntry, cell: Cell) -> KeyEntry:
    """The entry that a cell holds alone, in the colour of the cell, or of a sign's type."""
    shown = rag_of_fill(cell.fill) or (rag_of_fill(cell.font_colour) if _is_sign(entry.word) else None)
    colour = cell.fill if rag_of_fill(cell.fill) else cell.font_colour if shown else None
    return replace(entry, colour=colour, rag=entry.rag or shown)


def entry_said(said: Said) -> KeyEntry:
    """The entry of a line in words; black type is that of an action whose colour says nothing else."""
    if fold(said.mark) == "black":
        return KeyEntry("", said.meaning, None, completes(said.meaning), blank=True, font=said.font, whole_row=not said.font)
    return replace(entry_of(said.mark, said.meaning, None), whole_row=said.whole_row, font=said.font)


def pairs_in(cells: Sequence[Cell], *, strict: bool) -> Iterator[KeyEntry]:
    """Each cell that is explained with the text after it, or before it where none is after; then what explains itself.

    strict asks for a short coloured cell, or one that says a colour or "blank".
    """
    if not strict and (turned := _word_behind(cells)) is not None:
        yield turned
        return
    used: set[int] = set()
    before = _follow(cells)
    for index, cell in enumerate(cells):
        if index in used or not (_explained(cell) if strict else _named(cell, cells[index + 1 : index + 2])):
            continue
        pair = _colour_and_name(cells, index, used)
        if not strict and not pair and index and _labels(cells[index - 1], cell):
            continue
        behind = index + (2 if pair else 1)
        around = (behind,) if pair else (index - 1,) if before and not holds(cell) else (behind, index - 1)
        free = [at for at in around if 0 <= at < len(cells) and at not in used and not (strict and rag_of_fill(cells[at].fill))]
        if not holds(cell):  # of the texts on both sides of a colour, the one that says a status is its meaning
            free.sort(key=lambda at: completes(cells[at].standing) is None)
        beside = next((at for at in free if _is_meaning(cells[at]) and not _both_coloured(cell, cells[at])), None)
        if beside is None:
            continue
        used |= {index, beside, *((index + 1,) if pair else ())}
        named = pair or cell
        further = _further(cells, beside, used, strict)
        entry = _drawn(cell, squeeze(named.standing), squeeze(cells[beside].standing), further)
        yield _coloured_behind(entry, cells, beside, used) if not strict and entry.rag is None else entry
    if not strict:
        yield from (entry for index, cell in enumerate(cells) if index not in used for entry in alone(cell))


def _word_behind(cells: Sequence[Cell]) -> KeyEntry | None:
    """The entry of a row of a meaning and the short word behind it that it explains: "Will be late without help", "Stuck"."""
    if len(cells) != 2 or not all(map(holds, cells)) or rag_of_fill(cells[0].fill):
        return None
    meaning, word = (squeeze(cell.standing) for cell in cells)
    plain = cells[1].kind == "text" and len(word) <= min(SHORT, len(meaning) - 1)
    if not plain or not _is_meaning(cells[0]) or _named(cells[0], cells[1:]) or _named(cells[1], ()):
        return None
    return _drawn(cells[1], word, meaning, ())


def _follow(cells: Sequence[Cell]) -> bool:
    """Whether the empty coloured cells of a row stand behind their meanings: "Complete", blue, "On plan", green.

    Each follows a meaning, and the row ends with one, or with a text that is no meaning as the first is.
    """
    empty = [index for index, cell in enumerate(cells) if not holds(cell) and rag_of_fill(cell.fill)]
    if len(empty) < 2 or not all(index and _is_meaning(cells[index - 1]) for index in empty):
        return False
    opens, ends = squeeze(cells[empty[0] - 1].standing), squeeze(cells[-1].standing)
    return empty[-1] == len(cells) - 1 or (completes(ends) is None and completes(opens) is not None)


def _both_coloured(cell: Cell, other: Cell) -> bool:
    """Whether two cells are in colours of their own, so that neither explains the other."""
    return rag_of_fill(cell.fill) is not None and rag_of_fill(other.fill) is not None and cell.fill != other.fill


def _labels(*cells: Cell) -> bool:
    """Whether two cells side by side each say what its own colour means."""
    return _both_coloured(*cells) and all(completes(cell.standing) is not None for cell in cells)


def _colour_and_name(cells: Sequence[Cell], index: int, used: Collection[int]) -> Cell | None:
    """The cell after an empty coloured one that names the colour, where a meaning follows it."""
    following = cells[index + 1 : index + 3]
    if holds(cells[index]) or len(following) < 2 or index + 1 in used or rag_of_fill(following[0].fill):
        return None
    return following[0] if _named(following[0], following[1:]) and _is_meaning(following[1]) else None


def _coloured_behind(entry: KeyEntry, cells: Sequence[Cell], meaning: int, used: set[int]) -> KeyEntry:
    """An entry with the colour that stands behind its meaning: the third column of a key in words."""
    behind = cells[meaning + 1 : meaning + 3]
    rag = (rag_of_fill(behind[0].fill) or rag_of_word(behind[0].standing)) if behind else None
    if rag is None or (len(behind) > 1 and not rag_of_fill(behind[1].fill) and holds(behind[1])):
        return entry
    used.add(meaning + 1)
    return replace(entry, rag=rag, colour=behind[0].fill)


def _further(cells: Sequence[Cell], meaning: int, used: set[int], strict: bool) -> tuple[str, ...]:
    """A longer definition behind a meaning: the third column of a key."""
    behind = cells[meaning + 1 : meaning + 2]
    if strict or not behind or not _is_meaning(behind[0]) or len(behind[0].text) <= len(cells[meaning].text):
        return ()
    used.add(meaning + 1)
    return (squeeze(behind[0].standing),)


def alone(cell: Cell) -> Iterator[KeyEntry]:
    """A cell of a key that explains itself: a line such as "R – not started", or a meaning in a coloured cell."""
    entries = list(in_words(cell, numbers=True)) if holds(cell) else []
    text = squeeze(cell.standing)
    if not entries and rag_of_fill(cell.fill) and len(text) <= NAME * 2 and completes(text) is not None:
        entries = [_drawn(cell, text, text, ())]
    tinted = not entries and rag_of_fill(cell.font_colour) and len(text) <= NAME * 2 and completes(text) is not None
    yield from [replace(entry_of("", text, rag_of_fill(cell.font_colour)), font=True)] if tinted else entries


def _explained(cell: Cell) -> bool:
    text = cell.standing.strip()
    return (
        len(text) <= SHORT
        and (rag_of_fill(cell.fill) is not None or rag_of_word(text) is not None or _is_blank(text) or _is_sign(text))
        and not (text and means(text))
    )


def _named(cell: Cell, after: Sequence[Cell]) -> bool:
    """Whether a cell under the heading of a key is what it explains."""
    text = cell.standing.strip()
    plain = not text or rag_of_word(text) is not None or _is_blank(text) or _is_sign(text) or (len(text) < 3 and text.isalnum())
    if plain:
        return bool(text) or rag_of_fill(cell.fill) is not None
    shorter = bool(after) and (_is_meaning(after[0])) and len(text) <= min(NAME, max(len(after[0].text), SHORT))
    return shorter and anchor_rest(text) is None


def _is_sign(text: str) -> bool:
    return bool(sign_of(text)) and len(sign_of(text)) == 1 and not is_arrow(text)


def _is_meaning(cell: Cell) -> bool:
    text = cell.standing.strip()
    return (
        len(text) > 3
        and rag_of_word(text) is None
        and not _is_blank(text)
        and (rag_of_fill(cell.fill) is None or completes(text) is not None)
    )


def _is_blank(text: str) -> bool:
    return bool(text) and fold(text) in general_words().blank


def _drawn(cell: Cell, word: str, meaning: str, further: tuple[str, ...]) -> KeyEntry:
    """The entry of a cell that may be coloured; of an uncoloured word in coloured type, its type."""
    filled, typed = rag_of_fill(cell.fill), rag_of_fill(cell.font_colour)
    entry = entry_of(word, meaning, filled, further)
    if filled is not None and not entry.blank:
        return replace(entry, colour=cell.fill)
    if filled is None and typed is not None and _is_sign(word) and entry.rag is None:
        return replace(entry, rag=typed, colour=cell.font_colour)
    font = filled is None and typed is not None and rag_of_word(word) in (None, typed) and not _is_sign(word)
    return replace(entry, rag=typed, colour=cell.font_colour, font=not entry.word or entry.rag is None) if font else entry


def entry_of(word: str, meaning: str, rag: Rag | None, further: tuple[str, ...] = ()) -> KeyEntry:
    """The entry of a word and its meaning, with the colour that it stands in or names."""
    blank = _is_blank(word)
    meaning, rag = _without_colour(meaning, rag)
    known = [done for text in (meaning, *further, word) if (done := completes(text)) is not None]
    named = None if blank else rag or rag_of_word(word)
    # people type "WHITE" too where the key says what no colour means
    return KeyEntry("" if blank else word, meaning, named, next(iter(known), None), blank, also=(word,) if blank else ())


def _without_colour(meaning: str, rag: Rag | None) -> tuple[str, Rag | None]:
    """A meaning without the colour that it names in brackets at its end, "On plan (green)", and that colour."""
    found = re.fullmatch(r"(.{3,}?)\s*[(\[]\s*([A-Za-z ]{3,})[)\]]", meaning)
    named = rag_of_word(found[2]) if found else None
    return (found[1], rag or named) if found and named else (meaning, rag)
