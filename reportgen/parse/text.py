"""Words compared as a person would: without case, punctuation and spacing."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters of no width: they part no words and mean nothing."""
NEAR = 88.0
"""The likeness, of 100, from which two spellings are taken for one word."""
SHORTEST = 5
"""The length in characters from which a word may be misspelt."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text in lower case, its words one space apart; "&" is "and", apostrophes go, other punctuation parts words."""
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold().replace("&", " and ").replace("'", "").replace("’", "")
    return re.sub(r"[^\w%#]+", " ", plain).replace("_", " ").strip()


def squeeze(text: str) -> str:
    """A text on one line, for messages and titles."""
    return " ".join(text.split())


def quote(text: str, limit: int = 60) -> str:
    """A cell's text as messages quote it: on one line, cut at a word where it is long."""
    line = squeeze(text)
    return f'"{line}"' if len(line) <= limit else f'"{line[:limit].rsplit(" ", 1)[0]} …"'


def nearest(text: str, words: Iterable[str], cutoff: float = NEAR) -> str | None:
    """The word that a folded text is spelt like, None where none is near; short words have to agree exactly."""
    listed = list(words)
    if text in listed:
        return text
    if len(text) < SHORTEST:
        return None
    found = process.extractOne(text, [word for word in listed if len(word) >= SHORTEST], scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(found[0]) if found else None


def parts_of(number: str) -> tuple[int | str, ...]:
    """A reference part by part, numbers as numbers, so that 5.10 comes after 5.9."""
    return tuple(int(part) if part.isdecimal() else part.casefold() for part in re.findall(r"\d+|[^\W\d_]+", number))
