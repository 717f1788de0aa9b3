"""The key on a sheet: what its colours, letters, signs and blanks mean, in whatever shape it was drawn."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.found import Walked
from reportgen.parse.key_entries import NAME, alone, anchor_rest, entry_of, entry_said, in_words, pairs_in, shown
from reportgen.parse.meaning import completes, meaning_of, one_said, said_in
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import KeyEntry
from reportgen.parse.symbols import sign_of
from reportgen.parse.text import fold, squeeze

LOOK_BELOW = 8
"""How many rows below its heading are looked at for a key."""
GAP = 2
"""How many empty rows may stand within a key."""
PARTED = re.compile(r"\s[–—]\s|\n")
"""What stands between the rows of a heading in two."""
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


def key_of_row(view: View, row: int, *, within: bool = False) -> tuple[KeyEntry, ...]:
    """The entries of a row of a key: a coloured cell and its meaning beside it, on either side, or a line in words.

    within is whether the row stands below the heading of a key, so that figures may be marks.
    """
    cells = _visible(view, row)
    if labelled := _labelled(cells):
        return labelled
    texts = [cell for cell in cells if holds(cell)]
    if len(texts) == 1 and len(cells) == 1:
        anchored = anchor_rest(texts[0].standing) is not None
        return tuple(in_words(texts[0], numbers=anchored or within))
    return tuple(pairs_in(cells, strict=not any(anchor_rest(cell.standing) is not None for cell in texts)))


def key_of_sheet(
    view: View, taken: Collection[int], columns: Collection[int], headings: Collection[str] = ()
) -> tuple[KeyEntry, ...]:
    """The key of a sheet, wherever it stands. taken are the rows of items, columns those of their tables.

    headings are those of the tables of the workbook, folded: a line that names one may head the key to it.
    """
    beside = range(min(columns, default=1), max(columns, default=0) + 1)
    rows = {row.number: _visible(view, row.number, beside if row.number in taken else ()) for row in view.sheet.rows}
    anchored = list(_anchored(view, rows))
    if anchored:
        return (*anchored, *_sentences(rows, taken))
    free = {number: cells for number, cells in rows.items() if number not in taken}
    found = {number: list(_loose(cells)) for number, cells in free.items()}
    loose = [entry for number in free for entry in found[number] or _further_line(found, number, free[number])]
    pairs = [entry for entry in _undoubted(loose) if not (entry.whole_row or entry.font)]
    known = sum(entry.complete is not None for entry in pairs) * 2 >= len(pairs)
    pairs = pairs if known or (len(pairs) > 2 and any(entry.complete for entry in pairs)) else []
    soft = list(_softly_headed(rows, taken, headings=headings))
    return (
        *(pairs if len(pairs) > 1 and len(pairs) >= len(soft) else soft),
        *(entry for entry in loose if entry.whole_row or entry.font),
    )


def _further_line(found: Mapping[int, Sequence[KeyEntry]], number: int, cells: Sequence[Cell]) -> list[KeyEntry]:
    """The entry of a letter and its meaning, which has no colour, right under or above those that have: N, Not yet started."""
    beside = [*found.get(number - 1, ()), *found.get(number + 1, ())]
    if not beside or len(cells) != 2 or not all(map(holds, cells)) or len(cells[0].text.strip()) > 2:
        return []
    mark, meaning = (squeeze(cell.standing) for cell in cells)
    return [entry_of(mark, meaning, None)] if completes(meaning) is not None and mark.isalpha() else []


def _undoubted(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """The entries that no other contradicts: one colour or sign with several meanings stands for something else."""
    meanings: dict[str, set[str]] = {}
    for entry in entries:
        meanings.setdefault(entry.colour or entry.word, set()).add(fold(entry.meaning))
    return [entry for entry in entries if len(meanings[entry.colour or entry.word]) == 1]


def _softly_headed(
    rows: dict[int, list[Cell]], taken: Collection[int], first: bool = False, headings: Collection[str] = ()
) -> list[KeyEntry]:
    """The key under a word such as "Status", or beside a table, where it has several lines of which one means completed.

    Or under the heading of a column that it explains: "Where are we? column:". first looks under the first row only.
    """
    for number, cells in list(rows.items())[: 1 if first else None]:
        alone = len(cells) == 1
        head = cells[0] if alone or (cells and _heads(cells) and all(map(holds, cells))) else None
        named = head is not None and (number in taken or _heads([head]) or (alone and _of_column(head.standing) in headings))
        # the title of the sheet may stand to the left of a key's heading
        free = number not in taken and not first
        beside = [cell for cell in (*cells[-1:], *cells[:1]) if free and _heads([cell]) and not _counts(cells)]
        for each in [head] if head is not None and named else beside:
            entries = list(_block(rows, number, each.column, each)) if holds(each) and len(each.text) <= NAME else []
            if len(entries) > 1 and any(entry.complete for entry in entries):
                return entries
    return []


def _counts(cells: Sequence[Cell]) -> bool:
    """Whether a row heads a box that counts statuses, and no key: "Status", "Number", "%"."""
    names = {fold(name) for family in general_words().box if family.role in ("count", "share") for name in family.names}
    return any(fold(cell.standing) in names or cell.text.strip() == "%" for cell in cells[1:])


def _of_column(text: str) -> str:
    """A line folded without the word for a column, as it may name one: "The 'Where are we?' column"."""
    return " ".join(word for word in fold(text).split() if word not in ("the", "column", "in"))


def opens_key(view: View, row: int) -> Literal["key"] | None:
    """What a lone cell such as "Progress scores" or "Assessment" heads, where the rows below it are a key."""
    rows = {number: _visible(view, number) for number in range(row, row + LOOK_BELOW) if number in view.rows}
    return "key" if rows.get(row) and _softly_headed(rows, (), first=True) else None


def keys_of_sheets(sheets: Sequence[Walked]) -> None:
    """Give each sheet of a workbook its whole key: its own first, then what those of other sheets add, but for hidden ones."""
    texts = {heading.text for walked in sheets for header, _ in walked.headers for heading in header.headings}
    headings = {_of_column(part) for text in texts for part in (text, *PARTED.split(text))}
    own = [whole_key(_own_key(walked, headings)) for walked in sheets]
    shared = [entry for walked, key in zip(sheets, own, strict=True) if walked.left_out is None for entry in key]
    for walked, key in zip(sheets, own, strict=True):
        known = {_bare(entry.word) for entry in key if entry.word}
        walked.key = list(whole_key((*key, *(entry for entry in shared if _bare(entry.word) not in known))))


def _own_key(walked: Walked, headings: Collection[str]) -> Iterator[KeyEntry]:
    taken = {row for item in walked.items for row in item.rows}
    taken |= {row for header, _ in walked.headers for row in header.rows}
    columns = {heading.column for header, _ in walked.headers for heading in header.headings}
    yield from key_of_sheet(walked.view, taken, columns, headings)
    yield from key_of_headings(heading.text for header, _ in walked.headers for heading in header.headings)


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
                yield from in_words(replace(cell, text=rest, runs=()), numbers=True) if rest else ()
                yield from _block(rows, number, cell.column, cell)


def _block(rows: dict[int, list[Cell]], top: int, left: int, anchor: Cell | None) -> Iterator[KeyEntry]:
    """The entries of the rows from a heading of a key on, to where rows without any begin."""
    last, meant = top, 0
    for number in (number for number in rows if number >= top):
        cells = [cell for cell in rows[number] if cell is not anchor and cell.column >= left - (anchor is not None)]
        entries = list(pairs_in(cells, strict=False)) if cells and not _heads(cells) else []
        if not entries and len(cells) == 1 and cells[0].column == meant and completes(cells[0].standing) is not None:
            # a meaning under others, without a colour beside it
            entries = [entry_of(general_words().blank[0], squeeze(cells[0].standing), None)]
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


def _labelled(cells: Sequence[Cell]) -> tuple[KeyEntry, ...]:
    """The entries of a row of a label, "Status:", and coloured cells behind it that each explain their colour."""
    if len(cells) < 3 or not cells[0].standing.rstrip().endswith(":") or not _heads(cells[:1]):
        return ()
    entries = [list(alone(cell)) if rag_of_fill(cell.fill) else [] for cell in cells[1:]]
    return tuple(entry for each in entries for entry in each) if all(entries) else ()


def _loose(cells: Sequence[Cell]) -> Iterator[KeyEntry]:
    """The entries of a row that no heading calls a key."""
    if labelled := _labelled(cells):
        yield from labelled
        return
    for cell in cells:
        if holds(cell):
            said = list(in_words(cell, numbers=False))
            one = one_said(cell.standing) if not said and len(cell.text) <= 2 * NAME else None
            yield from [shown(entry_said(one), cell)] if one is not None and not one.mark.isdigit() else said
    counted = next((at for at, cell in enumerate(cells) if cell.kind == "number" and rag_of_fill(cell.fill) is None), None)
    # what is counted, and what follows, is a table of its own
    yield from pairs_in(cells if counted is None else cells[: max(0, counted - 1)], strict=True)


def _sentences(rows: dict[int, list[Cell]], taken: Collection[int]) -> Iterator[KeyEntry]:
    """Sentences about shading, or about what no shading means, that stand elsewhere than in the key."""
    for number, cells in rows.items():
        for cell in cells:
            if number not in taken and holds(cell):
                yield from (entry for entry in in_words(cell, numbers=False) if entry.whole_row or entry.font or entry.blank)


def key_of_headings(texts: Iterable[str]) -> tuple[KeyEntry, ...]:
    """The key that headings hold: "RAG (B = complete, G = on track)"."""
    return tuple(entry_said(said) for text in texts for said in said_in(text, numbers=True))


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
