"""The words of a vocabulary found in what people type: as spelt, misspelt, opening a sentence, or in capitals within one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportgen.layout import general_words
from reportgen.model import StatusWord
from reportgen.parse.text import fold, long_ones, misspelt

NEAR_STATUS = 84.0
TAKEN_BACK = re.compile(r"\b(not|never|yet|be|almost|nearly|partly|partially|part|once|until|when|if|\d+ ?%)\s*$", re.IGNORECASE)
GOES_BACK = re.compile(
    r"[\s–—:;,.(-]*(subject to|pending|except|apart from|bar|other than|save for|if|or|\d+ ?%|once|when|until|"
    r"in part|part|partly|partially|reopened|re-opened|not|but not|never|nearly|almost)\b",
    re.IGNORECASE,
)
"""What after an opening word takes it back: "Completed subject to sign-off", "Closed – not pursued"."""
GOES_ON = re.compile(
    r"\s*(\d|[Qq][1-4]|in|on|at|as|for|since|from|following|see|due|awaiting|this|"
    r"and (evidenced|embedded|signed|verified|closed|ongoing)|last|early|"
    r"mid|late|ahead|per|via|through|under|date|MONTHS)(?![^\W\d_])",
    re.IGNORECASE,
)
"""What may follow one word that opens a sentence: "Completed in June", but not "Completed forms go to the hub"."""
NUMBER = re.compile(r"\d+")
CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ \u00a0]+[A-Z]{2,})*\b")
LANGUAGES = re.compile(r"\s*[/|\n]\s*")
PARTS = re.compile(r"[-–—:;,.(\n]")
LISTED = re.compile(r"\s*\(?\d{1,2}(?:[.):]\s*|\s*[–—-]\s+)(?=[^\W\d])")
"""The number of an entry in a list: "2. ", "2 - ", "(2) "."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A word of a vocabulary, how it was found (within a longer text, or near in spelling), and the stretch that says it."""

    word: StatusWord
    how: Literal["exact", "near", "within"]
    said: str = ""


def match_word(text: str, vocabulary: Sequence[StatusWord]) -> Matched | None:
    """The word of a vocabulary that a text says, None where it says none or several."""
    return _own(text) if vocabulary is general_words().statuses else _match(text, tuple(vocabulary))


def shouted(text: str, vocabulary: Sequence[StatusWord]) -> Matched | None:
    """The one word of a vocabulary that a text says in capitals, None where it says none or several so."""
    return _shouted(text, _spellings(tuple(vocabulary)))


def means(text: str) -> StatusWord | None:
    """What our own words say of a status, None where they don't know it; label is the group's, not the word's."""
    matched = match_word(text, general_words().statuses)
    return matched.word if matched else None


@cache
def _spellings(vocabulary: tuple[StatusWord, ...]) -> dict[str, StatusWord]:
    return {fold(spelling): word for word in vocabulary for spelling in (word.label, *word.words)}


@cache
def _numbers(vocabulary: tuple[StatusWord, ...]) -> frozenset[tuple[str, ...]]:
    """The numbers that spellings have in them: a text with others is near to none."""
    return frozenset(tuple(NUMBER.findall(spelling)) for spelling in _spellings(vocabulary))


@cache
def _long_spellings(vocabulary: tuple[StatusWord, ...]) -> tuple[str, ...]:
    return long_ones(tuple(_spellings(vocabulary)))


@lru_cache(maxsize=16384)
def _own(text: str) -> Matched | None:
    """What our own words say: a cache of its own, as to look a vocabulary up takes longer than to look up a text."""
    return _match(text, general_words().statuses)


@lru_cache(maxsize=16384)
def _match(text: str, vocabulary: tuple[StatusWord, ...]) -> Matched | None:
    spellings = _spellings(vocabulary)
    typed = fold(text)
    if not typed:
        return None
    if typed in spellings:
        return Matched(spellings[typed], "exact", text.strip())
    numbered = tuple(NUMBER.findall(typed)) in _numbers(vocabulary)
    near = misspelt(typed, _long_spellings(vocabulary), NEAR_STATUS) if numbered else None
    if near is not None and _as_many_words(typed, near) and not _contradicts(typed, spellings[near]):
        return Matched(spellings[near], "near", text.strip())
    if (listed := LISTED.match(text)) and (own := spellings.get(fold(text[listed.end() :]))) is not None:
        return Matched(own, "near", text.strip())  # numbered as an entry of a list is: "2. Under way"
    return _opening(text, vocabulary) or _in_two_languages(text, spellings) or _shouted(text, spellings)


def _in_two_languages(text: str, spellings: dict[str, StatusWord]) -> Matched | None:
    """The one word that a text of several parts says in one of them: "Heb ddechrau / Not started"."""
    parts = LANGUAGES.split(text)
    if len(parts) < 2:
        return None
    said = {spellings[fold(part)].label: spellings[fold(part)] for part in parts if fold(part) in spellings}
    return Matched(next(iter(said.values())), "near", text.strip()) if len(said) == 1 else None


def _opening(text: str, vocabulary: tuple[StatusWord, ...]) -> Matched | None:
    """The word that a text opens with, alone before a stop, or with more of a sentence behind it."""
    first = fold(text).partition(" ")[0]
    if first not in _firsts(vocabulary):
        return None
    spellings = _spellings(vocabulary)
    opening = PARTS.split(text, maxsplit=1)[0].strip()
    if fold(opening) in spellings:
        own = spellings[fold(opening)]
        taken_back = own.complete and GOES_BACK.match(text.lstrip()[len(opening) :])
        return None if taken_back else Matched(own, "within", opening)
    found = _begins(vocabulary, first).match(text)
    rest = text[found.end() :] if found else ""
    word = spellings[fold(found[1])] if found else None
    if found is None or word is None or (word.complete and GOES_BACK.match(rest)):
        return None
    if len(found[1].split()) == 1 and not _goes_on().match(rest):
        return None
    return Matched(word, "within", found[1])


@cache
def _firsts(vocabulary: tuple[StatusWord, ...]) -> frozenset[str]:
    """The words that spellings begin with: hardly a sentence does."""
    return frozenset(spelling.partition(" ")[0] for spelling in _spellings(vocabulary))


@cache
def _goes_on() -> re.Pattern[str]:
    months = "|".join(name for names in general_words().months for name in names)
    return re.compile(GOES_ON.pattern.replace("MONTHS", months), re.IGNORECASE)


@cache
def _begins(vocabulary: tuple[StatusWord, ...], first: str) -> re.Pattern[str]:
    """The longest spelling that a text with a first word begins with, however its words are parted."""
    named = (spelling for spelling in _spellings(vocabulary) if spelling.partition(" ")[0] == first and len(spelling) > 3)
    spelt = sorted(named, key=len, reverse=True)
    listed = "|".join(r"[\s-]+".join(re.escape(word) for word in spelling.split()) for spelling in spelt)
    return re.compile(rf"\s*({listed})(?=[\s,;:.(–—-])" if spelt else r"(?!)", re.IGNORECASE)


def _shouted(text: str, spellings: dict[str, StatusWord]) -> Matched | None:
    """The one word that a text says in capitals."""
    shouted = {spellings[fold(stretch)].label: stretch for stretch in capitals(text) if fold(stretch) in spellings}
    said = next(iter(shouted.values()), "")
    return Matched(spellings[fold(said)], "within", said) if len(shouted) == 1 else None


def _as_many_words(typed: str, near: str) -> bool:
    """Whether a text differs from a word by letters or a space, not by a number or a word: "no action taken"."""
    if NUMBER.findall(typed) != NUMBER.findall(near):
        return False
    return len(typed.split()) == len(near.split()) or typed.replace(" ", "") == near.replace(" ", "")


def _contradicts(typed: str, word: StatusWord) -> bool:
    """Whether a text, however near in letters, is a word of its own that means something else: incomplete, completed."""
    own = _spellings(general_words().statuses).get(typed)
    return own is not None and own.complete != word.complete


def capitals(text: str) -> list[str]:
    """The stretches of a text in capitals, but for those that the word before takes back: "not", "to be", "partly"."""
    found = CAPITALS.finditer(text)
    return [stretch[0] for stretch in found if not TAKEN_BACK.search(text[: stretch.start()])]
