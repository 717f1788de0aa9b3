"""The status words that init proposes: as the plan types them, but letters and numbers are called what its key says of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.layout import Layout
from reportgen.model import Rag, Reading, StatusWord
from reportgen.parse.text import fold, nearest, squeeze

LONGEST = 40
"""The longest meaning, in characters, that serves as a label."""
CODE = re.compile(r"[^\W\d_]|\d{1,2}|[^\w\s]+")
"""A letter, a number or a sign: what a paper should not print for a status where a key says what it means."""


def worded(reading: Reading) -> tuple[StatusWord, ...]:
    """The words of a plan's statuses, each with the one colour it has and all its spellings."""
    words: list[StatusWord] = []
    typed = (*reading.plan.statuses, *_of_retired_alone(reading))
    for word in sorted((_in_words(replace(word, rag=_one_colour(word, reading))) for word in typed), key=_is_code):
        near = nearest(fold(word.label), [fold(known.label) for known in words]) if _is_code(word) else None
        same = next((at for at, known in enumerate(words) if fold(known.label) == near), None)
        if same is None:
            words.append(word)
        elif _agree(words[same], word):
            words[same] = _merged(words[same], word)
        else:
            words.append(replace(word, label=word.words[0], words=()))
    return tuple(words)


def word_of(layout: Layout, label: str | None) -> StatusWord | None:
    """The layout's word that a label is, or is a spelling of."""
    return next((word for word in layout.statuses if label in (word.label, *word.words)), None)


def _of_retired_alone(reading: Reading) -> tuple[StatusWord, ...]:
    """The words that are none of the plan's statuses, as retired actions alone have them and nothing says what they mean."""
    known = {word.label for word in reading.plan.statuses}
    labels = dict.fromkeys(item.status.label for item in reading.plan.retired if item.status.label)
    return tuple(StatusWord(label) for label in labels if label not in known)


def _is_code(word: StatusWord) -> bool:
    """Whether a proposed word is called by its meaning."""
    return bool(word.words)


def _one_colour(word: StatusWord, reading: Reading) -> Rag | None:
    """The colour that all coloured items of a status have; None where they differ, so that each keeps its own."""
    items = (*reading.plan.actions, *reading.plan.measures, *reading.plan.retired)
    colours = {item.status.rag for item in items if item.status.label == word.label} - {None}
    return colours.pop() if len(colours) == 1 else None


def _in_words(word: StatusWord) -> StatusWord:
    """A letter under its meaning; any other word as it is."""
    if not word.meaning or not CODE.fullmatch(word.label):
        return replace(word, meaning=None)
    named = _named(word.meaning)
    return replace(word, label=named, words=(word.label,), meaning=None) if named else replace(word, meaning=None)


def _named(meaning: str) -> str:
    """What a meaning is called: all of it, or what stands before its first stop; "" where that is too long for a label."""
    whole = squeeze(meaning).strip(" .;,")
    named = next((part for part in _openings(whole) if len(part) <= LONGEST and len(part) > 2), "")
    return named[:1].upper() + named[1:]


def _openings(meaning: str) -> Iterator[str]:
    yield meaning
    yield from (re.split(stops, meaning, maxsplit=1)[0].strip() for stops in (r"[.;:(]", r"\s[-–—]\s|,"))


def _agree(one: StatusWord, other: StatusWord) -> bool:
    return one.complete == other.complete and (one.rag == other.rag or None in (one.rag, other.rag))


def _merged(one: StatusWord, other: StatusWord) -> StatusWord:
    spelt = dict.fromkeys((*one.words, other.label, *other.words))
    words = tuple(word for word in spelt if word != one.label)
    return replace(one, words=words, rag=one.rag or other.rag, blank=one.blank or other.blank)
