"""Words that are probably meant by others spelt nearly so."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters of no width: they part no words and mean nothing."""
NEAR = 88.0
"""The likeness, of 100, from which two spellings are taken for one word."""
SHORTEST = 5
"""The length in characters from which a word may be misspelt."""


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
