"""Words compared as a person would: without case, punctuation and spacing."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters of no width: they part no words and mean nothing."""
NEAR = 88.0
"""The likeness, of 100, from which two spellings are taken for one word."""
SHORTEST = 5
"""The length in characters from which a word may be misspelt."""


NOT_WORD = re.compile(r"[^\w%#]+")
PARTING = {code: None if chr(code) == "'" else " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "%#")}
"""What becomes of the ASCII characters that are no part of a word."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text in lower case, its words one space apart; "&" is "and", apostrophes go, other punctuation parts words."""
    if text.isascii() and "_" not in text:
        return " ".join(text.lower().replace("&", " and ").translate(PARTING).split())
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold().replace("&", " and ").replace("'", "").replace("’", "")
    return NOT_WORD.sub(" ", plain).replace("_", " ").strip()


def squeeze(text: str) -> str:
    """A text on one line without characters of no width, for messages and titles."""
    return " ".join((text if text.isascii() else UNSEEN.sub("", text)).split())


def quote(text: str, limit: int = 60) -> str:
    """A cell's text as messages quote it: on one line, cut at a word where it is long."""
    line = squeeze(text)
    return f'"{line}"' if len(line) <= limit else f'"{line[:limit].rsplit(" ", 1)[0]} …"'


def nearest(text: str, words: Collection[str], cutoff: float = NEAR) -> str | None:
    """The word that a folded text is spelt like, None where none is near; short words have to agree exactly."""
    return text if text in words else misspelt(text, long_ones(tuple(words)), cutoff)


def misspelt(text: str, long_words: Sequence[str], cutoff: float = NEAR) -> str | None:
    """The word of those that may be misspelt (long_ones gives them) that a folded text is near to."""
    if len(text) < SHORTEST:
        return None
    found = process.extractOne(text, long_words, scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(found[0]) if found else None


@lru_cache(maxsize=64)
def long_ones(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are long enough to be misspelt."""
    return tuple(word for word in words if len(word) >= SHORTEST)


def parts_of(number: str) -> tuple[int | str, ...]:
    """A reference part by part, numbers as numbers, so that 5.10 comes after 5.9."""
    return tuple(int(part) if part.isdecimal() else part.casefold() for part in re.findall(r"\d+|[^\W\d_]+", number))
