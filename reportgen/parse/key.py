"""The key on a sheet: what its colours, letters, signs and blanks mean, in whatever shape it was drawn."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.layout import general_words
from reportgen.model import Cell, Rag
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.found import Walked
from reportgen.parse.meaning import Said, completes, meaning_of, one_said, said_in
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import KeyEntry, means
from reportgen.parse.symbols import is_arrow, sign_of
from reportgen.parse.text import fold, nearest, squeeze

SHORT = 14
"""The longest word, in characters, that a key explains without a heading that says it is one."""
NAME = 32
"""The longest word that a key under such a heading explains."""
LOOK_BELOW = 8
"""How many rows below its heading are looked at for a key."""
GAP = 2
"""How many empty rows may stand within a key."""
HEADED = frozenset(
    {
        "rag",
        "brag",
        "status",
        "rating",
        "colour",
        "code",
        "symbol",
        "score",
        "scale",
        "assessment",
        "judgement",
        "judgment",
        "meaning",
        "definition",
        "description",
        "term",
        "means",
    }
)
"""What the columns of a key are called."""


def key_of_row(view: View, row: int) -> tuple[KeyEntry, ...]:
    """The entries of a row of a key: a coloured cell and its meaning beside it, on either side, or a line in words."""
    cells = _visible(view, row)
    texts = [cell for cell in cells if holds(cell)]
    if len(texts) == 1 and len(cells) == 1:
        anchored = anchor_rest(texts[0].standing) is not None
        return tuple(_in_words(texts[0], numbers=anchored))
    return tuple(_pairs(cells, strict=not any(anchor_rest(cell.standing) is not None for cell in texts)))


def key_of_sheet(view: View, taken: Collection[int], columns: Collection[int]) -> tuple[KeyEntry, ...]:
    """The key of a sheet, wherever it stands. taken are the rows of items, columns those of their tables."""
    beside = range(min(columns, default=1), max(columns, default=0) + 1)
    rows = {row.number: _visible(view, row.number, beside if row.number in taken else ()) for row in view.sheet.rows}
    anchored = list(_anchored(view, rows))
    if anchored:
        return (*anchored, *_sentences(rows, taken))
    loose = [entry for number, cells in rows.items() if number not in taken for entry in _loose(cells)]
    pairs = [entry for entry in _undoubted(loose) if not (entry.whole_row or entry.font)]
    known = sum(entry.complete is not None for entry in pairs) * 2 >= len(pairs)
    pairs = pairs if known or (len(pairs) > 2 and any(entry.complete for entry in pairs)) else []
    soft = [] if len(pairs) > 1 else list(_softly_headed(rows, taken))
    return (*(pairs if len(pairs) > 1 else soft), *(entry for entry in loose if entry.whole_row or entry.font))


def _undoubted(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """The entries that no other contradicts: one colour or sign with several meanings stands for something else."""
    meanings: dict[str, set[str]] = {}
    for entry in entries:
        meanings.setdefault(entry.colour or entry.word, set()).add(fold(entry.meaning))
    return [entry for entry in entries if len(meanings[entry.colour or entry.word]) == 1]


def _softly_headed(rows: dict[int, list[Cell]], taken: Collection[int], first: bool = False) -> list[KeyEntry]:
    """The key under a word such as "Status", or beside a table, where it has several lines of which one means completed.

    first looks under the first row only.
    """
    for number, cells in list(rows.items())[: 1 if first else None]:
        head = cells[0] if len(cells) == 1 or (cells and _heads(cells) and all(map(holds, cells))) else None
        if head is not None and holds(head) and len(head.text) <= NAME and (number in taken or _heads([head])):
            entries = list(_block(rows, number, head.column, head))
            if len(entries) > 1 and any(entry.complete for entry in entries):
                return entries
    return []


def opens_key(view: View, row: int) -> Literal["key"] | None:
    """What a lone cell such as "Progress scores" or "Assessment" heads, where the rows below it are a key."""
    rows = {number: _visible(view, number) for number in range(row, row + LOOK_BELOW) if number in view.rows}
    return "key" if rows.get(row) and _softly_headed(rows, (), first=True) else None


def keys_of_sheets(sheets: Sequence[Walked]) -> None:
    """Give each sheet of a workbook its whole key: its own first, then what those of other sheets add, but for hidden ones."""
    own = [whole_key(_own_key(walked)) for walked in sheets]
    shared = [entry for walked, key in zip(sheets, own, strict=True) if walked.left_out is None for entry in key]
    for walked, key in zip(sheets, own, strict=True):
        known = {_bare(entry.word) for entry in key if entry.word}
        walked.key = list(whole_key((*key, *(entry for entry in shared if _bare(entry.word) not in known))))


def _own_key(walked: Walked) -> Iterator[KeyEntry]:
    taken = {row for item in walked.items for row in item.rows}
    taken |= {row for header, _ in walked.headers for row in header.rows}
    columns = {heading.column for header, _ in walked.headers for heading in header.headings}
    yield from key_of_sheet(walked.view, taken, columns)
    yield from key_of_headings(heading.text for header, _ in walked.headers for heading in header.headings)


def anchor_rest(text: str) -> str | None:
    """What follows the heading of a key in its own cell, "" where nothing does; None for any other text."""
    line = text.strip()
    if len(line) <= NAME * 2 and nearest(fold(re.sub(r"\([^)]*\)", " ", line)), _names()) is not None:
        return ""
    folded = fold(line)
    for name in (name for name in _names() if folded.startswith(fold(name))):
        found = re.match(rf"{re.escape(name)}\b\s*(?:[:–—-]|\n)\s*(?=\S)", line, re.IGNORECASE)
        if found is not None:
            return line[found.end() :]
    return None


def _names() -> tuple[str, ...]:
    return general_words().key


def _visible(view: View, row: int, apart: Collection[int] = ()) -> list[Cell]:
    """The cells of a row that hold something or are coloured, but for what nobody sees and some columns."""
    record = view.rows[row]
    return [
        cell
        for cell in record.cells
        if cell.column not in apart
        and (cell.text.strip() or rag_of_fill(cell.fill))
        and not view.covered(row, cell.column)
        and not view.unseen(cell)
    ]


# -- keys with a heading -----------------------------------------------------------------------------------------------------


def _anchored(view: View, rows: dict[int, list[Cell]]) -> Iterator[KeyEntry]:
    """The entries under, beside and within each cell that heads a key; a whole sheet where its name does."""
    if anchor_rest(view.sheet.name) is not None and (entries := list(_block(rows, min(rows, default=1), 1, None))):
        yield from entries
        return
    for number, cells in rows.items():
        for cell in cells:
            rest = anchor_rest(cell.standing) if holds(cell) else None
            if rest is not None:
                yield from _in_words(replace(cell, text=rest, runs=()), numbers=True) if rest else ()
                yield from _block(rows, number, cell.column, cell)


def _block(rows: dict[int, list[Cell]], top: int, left: int, anchor: Cell | None) -> Iterator[KeyEntry]:
    """The entries of the rows from a heading of a key on, to where rows without any begin."""
    last, meant = top, 0
    for number in (number for number in rows if number >= top):
        cells = [cell for cell in rows[number] if cell is not anchor and cell.column >= left - (anchor is not None)]
        entries = list(_pairs(cells, strict=False)) if cells and not _heads(cells) else []
        if not entries and len(cells) == 1 and cells[0].column == meant and completes(cells[0].standing) is not None:
            # a meaning under others, without a colour beside it
            entries = [_entry(general_words().blank[0], squeeze(cells[0].standing), None)]
        if anchor is not None and (number - last > GAP or (cells and not entries and not _heads(cells) and number > top)):
            return
        last = number
        if any(not holds(cell) for cell in cells) and entries:
            meant = next((cell.column for cell in cells if holds(cell)), 0)
        yield from entries


def _heads(cells: Sequence[Cell]) -> bool:
    """Whether a row names the columns of a key: "Rating", "Meaning"."""
    words = [fold(cell.standing).split() for cell in cells if holds(cell)]
    named = [{*each, *(word.removesuffix("s") for word in each)} & HEADED for each in words]
    return bool(words) and all(named) and all(len(each) <= 4 and not rag_of_word(each[0]) for each in words)


# -- keys without ------------------------------------------------------------------------------------------------------------


def _loose(cells: Sequence[Cell]) -> Iterator[KeyEntry]:
    """The entries of a row that no heading calls a key."""
    for cell in cells:
        if holds(cell):
            said = list(_in_words(cell, numbers=False))
            one = one_said(cell.standing) if not said and len(cell.text) <= 2 * NAME else None
            yield from [_shown(_entry_said(one), cell)] if one is not None and not one.mark.isdigit() else said
    if not any(cell.kind == "number" and rag_of_fill(cell.fill) is None for cell in cells):
        yield from _pairs(cells, strict=True)


def _sentences(rows: dict[int, list[Cell]], taken: Collection[int]) -> Iterator[KeyEntry]:
    """Sentences about shading that stand elsewhere than in the key."""
    for number, cells in rows.items():
        for cell in cells:
            if number not in taken and holds(cell):
                yield from (entry for entry in _in_words(cell, numbers=False) if entry.whole_row or entry.font)


def key_of_headings(texts: Iterable[str]) -> tuple[KeyEntry, ...]:
    """The key that headings hold: "RAG (B = complete, G = on track)"."""
    return tuple(_entry_said(said) for text in texts for said in said_in(text, numbers=True))


# -- entries -----------------------------------------------------------------------------------------------------------------


def _in_words(cell: Cell, *, numbers: bool) -> Iterator[KeyEntry]:
    """The entries that the text of one cell holds, and the colour of the cell where there is only one."""
    found = said_in(cell.standing, numbers=numbers)
    if not found and numbers and (one := one_said(cell.standing)):
        found = [one]
    for said in found:
        yield _shown(_entry_said(said), cell) if len(found) == 1 else _entry_said(said)


def _shown(entry: KeyEntry, cell: Cell) -> KeyEntry:
    """The entry that a cell holds alone, in the colour of the cell, or of a sign's type."""
    shown = rag_of_fill(cell.fill) or (rag_of_fill(cell.font_colour) if _is_sign(entry.word) else None)
    colour = cell.fill if rag_of_fill(cell.fill) else cell.font_colour if shown else None
    return replace(entry, colour=colour, rag=entry.rag or shown)


def _entry_said(said: Said) -> KeyEntry:
    """The entry of a line in words; black type is that of an action whose colour says nothing else."""
    if fold(said.mark) == "black":
        return KeyEntry("", said.meaning, None, completes(said.meaning), blank=True, font=said.font, whole_row=not said.font)
    return replace(_entry(said.mark, said.meaning, None), whole_row=said.whole_row, font=said.font)


def _pairs(cells: Sequence[Cell], *, strict: bool) -> Iterator[KeyEntry]:
    """Each cell that is explained with the text after it, or before it where none is after; then what explains itself.

    strict asks for a short coloured cell, or one that says a colour or "blank".
    """
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
        beside = next((at for at in free if _is_meaning(cells[at]) and not _both_coloured(cell, cells[at])), None)
        if beside is None:
            continue
        used |= {index, beside, *((index + 1,) if pair else ())}
        named = pair or cell
        further = _further(cells, beside, used, strict)
        entry = _drawn(cell, squeeze(named.standing), squeeze(cells[beside].standing), further)
        yield _coloured_behind(entry, cells, beside, used) if not strict and entry.rag is None else entry
    if not strict:
        yield from (entry for index, cell in enumerate(cells) if index not in used for entry in _alone(cell))


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


def _alone(cell: Cell) -> Iterator[KeyEntry]:
    """A cell of a key that explains itself: a line such as "R – not started", or a meaning in a coloured cell."""
    entries = list(_in_words(cell, numbers=True)) if holds(cell) else []
    text = squeeze(cell.standing)
    if not entries and rag_of_fill(cell.fill) and len(text) <= NAME * 2 and completes(text) is not None:
        entries = [_drawn(cell, text, text, ())]
    tinted = not entries and rag_of_fill(cell.font_colour) and len(text) <= NAME * 2 and completes(text) is not None
    yield from [replace(_entry("", text, rag_of_fill(cell.font_colour)), font=True)] if tinted else entries


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
    entry = _entry(word, meaning, filled, further)
    if filled is not None and not entry.blank:
        return replace(entry, colour=cell.fill)
    if filled is None and typed is not None and _is_sign(word) and entry.rag is None:
        return replace(entry, rag=typed, colour=cell.font_colour)
    font = filled is None and typed is not None and rag_of_word(word) in (None, typed) and not _is_sign(word)
    return replace(entry, rag=typed, colour=cell.font_colour, font=not entry.word or entry.rag is None) if font else entry


def _entry(word: str, meaning: str, rag: Rag | None, further: tuple[str, ...] = ()) -> KeyEntry:
    blank = _is_blank(word)
    meaning, rag = _without_colour(meaning, rag)
    known = [done for text in (meaning, *further, word) if (done := completes(text)) is not None]
    named = None if blank else rag or rag_of_word(word)
    return KeyEntry("" if blank else word, meaning, named, next(iter(known), None), blank)


def _without_colour(meaning: str, rag: Rag | None) -> tuple[str, Rag | None]:
    """A meaning without the colour that it names in brackets at its end, "On plan (green)", and that colour."""
    found = re.fullmatch(r"(.{3,}?)\s*[(\[]\s*([A-Za-z ]{3,})[)\]]", meaning)
    named = rag_of_word(found[2]) if found else None
    return (found[1], rag or named) if found and named else (meaning, rag)


def whole_key(entries: Iterable[KeyEntry]) -> tuple[KeyEntry, ...]:
    """A key, each word once; where one entry means completed, those that don't say so are not, but for the withdrawn."""
    once: dict[tuple[object, ...], KeyEntry] = {}
    for entry in entries:
        once.setdefault((_bare(entry.word), entry.rag, entry.blank, entry.font, entry.colour), entry)
    key = tuple(_lettered(list(once.values())))
    if not any(entry.complete for entry in key):
        return key
    return tuple(replace(entry, complete=bool(entry.complete)) if not _withdrawn(entry) else entry for entry in key)


def _bare(word: str) -> str:
    """A word or a sign for comparing."""
    return fold(word) or sign_of(word) or word


def _lettered(entries: Sequence[KeyEntry]) -> Iterator[KeyEntry]:
    """The entries, their letters being colours only where two of R, A and G are: of C, O, B and N, B is no blue."""
    rating = len({fold(entry.word) for entry in entries} & {"r", "a", "g"}) > 1
    for entry in entries:
        letter = len(entry.word) == 1 and entry.word.isalpha() and entry.colour is None
        yield replace(entry, rag=None) if letter and not rating else entry


def _withdrawn(entry: KeyEntry) -> bool:
    known = meaning_of(entry.meaning)
    return known is not None and known.complete is None


def shades_rows(key: Sequence[KeyEntry]) -> tuple[KeyEntry, ...]:
    """The entries whose colour stands on the action or its type, and not only in a column of its own."""
    return tuple(entry for entry in key if entry.whole_row or entry.font)
