"""Statuses told within the texts of progress: the word they begin with, or the one word that stands in capitals in each."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.layout import Layout, general_words
from reportgen.model import Cell, StatusWord
from reportgen.parse.colours import rag_of_word
from reportgen.parse.columns import Columns, dated_apart
from reportgen.parse.headers import Heading
from reportgen.parse.match import Matched, capitals, match_word, shouted
from reportgen.parse.sheets import holds
from reportgen.parse.status import KeyEntry
from reportgen.parse.text import fold

SHORTEST = 5
"""The shortest word in capitals, in characters, that is no abbreviation."""
CellIn = Callable[[int, Heading], Cell | None]


@dataclass(frozen=True, slots=True)
class ProgressWords:
    """Columns of progress, the newest first, whose texts tell the status, in_capitals by a word in capitals within each."""

    headings: tuple[Heading, ...]
    vocabulary: tuple[StatusWord, ...]
    in_capitals: bool

    def match(self, text: str) -> Matched | None:
        """The status that a text tells."""
        found = shouted(text, self.vocabulary) if self.in_capitals else None
        return found or match_word(text, self.vocabulary)


def progress_words(columns: Columns, cell_in: CellIn, layout: Layout, key: Sequence[KeyEntry]) -> ProgressWords | None:
    """What tells the statuses of a table where most texts of a column of progress do; None where none does."""
    family = columns.taken.get("progress", ())
    vocabulary = (*general_words().statuses, *_of_key(key), *layout.statuses)
    for headings in [family] if dated_apart(family) else [(heading,) for heading in family]:
        texts = list(_newest(headings, columns.rows, cell_in))
        found = _told_by(headings, texts, vocabulary) or _opened_by_colours(headings, texts, _coloured(key))
        if found is not None:
            return found
    return None


def _told_by(headings: tuple[Heading, ...], texts: Sequence[str], vocabulary: tuple[StatusWord, ...]) -> ProgressWords | None:
    loud = sum(shouted(text, vocabulary) is not None for text in texts)
    if texts and loud * 10 >= len(texts) * 3:
        more = _of_open_meaning(texts, vocabulary)
        every = (*vocabulary, *more)
        if sum(shouted(text, every) is not None for text in texts) * 10 >= len(texts) * (9 if more else 6):
            return ProgressWords(headings, every, in_capitals=True)
    asked = any("status" in fold(heading.text).split() for heading in headings)
    said = [matched for text in texts if (matched := match_word(text, vocabulary)) is not None]
    # a word in capitals is meant as one: two of them among remarks that say nothing of the status will do
    asked = asked or sum(matched.said.isupper() for matched in said) > 1
    known = texts and len(said) * 10 >= len(texts) * (3 if asked else 6)
    return ProgressWords(headings, vocabulary, in_capitals=False) if known else None


def _opened_by_colours(
    headings: tuple[Heading, ...], texts: Sequence[str], colours: tuple[StatusWord, ...]
) -> ProgressWords | None:
    """Updates of which most begin with the name of a colour: "GREEN – 33 schools"."""
    opened = [matched for text in texts if (matched := match_word(text, colours)) is not None]
    most = texts and len(opened) * 10 >= len(texts) * 6 and any(matched.how == "within" for matched in opened)
    return ProgressWords(headings, colours, in_capitals=False) if most else None


def _coloured(key: Sequence[KeyEntry]) -> tuple[StatusWord, ...]:
    """The names of colours, as the key explains them."""
    said = [StatusWord(entry.word, entry.rag, entry.complete) for entry in key if len(entry.word) > 1 and rag_of_word(entry.word)]
    names = [(rag, name) for rag, colours in general_words().colours for name in colours if len(name) > 1]
    return tuple(said) or tuple(StatusWord(name, rag, None) for rag, name in names)


def _newest(headings: Sequence[Heading], rows: Sequence[int], cell_in: CellIn) -> Iterator[str]:
    """The newest text in each row."""
    for row in rows:
        cells = (cell_in(row, heading) for heading in headings)
        cell = next((cell for cell in cells if cell is not None and holds(cell)), None)
        if cell is not None:
            yield cell.standing


def _of_key(key: Sequence[KeyEntry]) -> Iterator[StatusWord]:
    """The words that the key on the sheet explains."""
    for entry in key:
        if len(fold(entry.word)) >= SHORTEST and rag_of_word(entry.word) is None:
            yield StatusWord(entry.word, entry.rag, entry.complete)


def _of_open_meaning(texts: Sequence[str], vocabulary: tuple[StatusWord, ...]) -> tuple[StatusWord, ...]:
    """The word in capitals, if there is one, that comes again in the texts without a known one."""
    others = [text for text in texts if shouted(text, vocabulary) is None]
    counts = Counter(stretch for text in others for stretch in {*capitals(text)} if len(stretch) >= SHORTEST)
    common = [stretch for stretch, count in counts.most_common(1) if count > 1 and re.search(r"[AEIOUY]", stretch)]
    return tuple(StatusWord(stretch) for stretch in common)
