"""Texts without what is only form, and as words to match by."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportgen.model.names import squeeze

_FORM = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2026": "...", "\u00ad": None, "\u200b": None, "\ufeff": None,
    }
)  # fmt: skip
_BULLET = re.compile(r"^[^\S\n]*[-*•·▪●○◦‣\uf0b7][^\S\n]+", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<=[^\s.!?:•-])\s+[\"'(]?([A-Z][^\W_]*)")
_STEM_LENGTH = 6
_KEPT = 1 << 16
"""Texts whose words are remembered: most stand in both plans."""
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a all an and any are as at be been by can each for from has have in into is it its more no not of on or our so such "
        "than that the their them then there these they this those through to up was we were when where which who will with",
    )
)
"""Words that say nothing of what a text is about."""


def form(text: str | None) -> str:
    """A text without white space, typed bullets and the shapes of quotes and dashes; "" for a blank.

    Two texts with the same form differ in nothing that a reader would call a change.
    """
    return squeeze(_BULLET.sub("", (text or "").translate(_FORM)))


def words(text: str | None) -> list[str]:
    """The words and numbers of a text, without case and punctuation."""
    return _WORD.findall((text or "").casefold())


@lru_cache(_KEPT)
def key(text: str | None) -> str:
    """What two texts share when they say the same in the same words; "" only for a blank."""
    return " ".join(words(text)) or form(text)


@lru_cache(_KEPT)
def names(text: str | None) -> frozenset[str]:
    """The proper names in a text (a team, a place, MASH): words with a capital that is not the sentence's.

    None where most words have one, as in a heading.
    """
    found = _NAME.findall(text or "")
    return frozenset(name.casefold() for name in found) if found and len(found) * 2 < len(words(text)) else frozenset()


def telling(text: str | None) -> list[str]:
    """The telling words of a text, in their order."""
    return [word for word in words(text) if word not in _LITTLE]


@lru_cache(_KEPT)
def stems(text: str | None) -> frozenset[str]:
    """The telling words of a text, each cut so that recruit, recruits and recruiting are one."""
    return frozenset(_stems(text))


def counted_stems(text: str | None) -> Counter[str]:
    """The same stems, each with how often it stands in the text."""
    return Counter(_stems(text))


@lru_cache(_KEPT)
def phrases(text: str | None) -> frozenset[str]:
    """Each two stems that stand beside each other in a text."""
    return frozenset(f"{one} {other}" for one, other in pairwise(_stems(text)))


def _stems(text: str | None) -> list[str]:
    """The stems of a text in their order; of one that has little words alone these."""
    return _stems_of(words(text))


def _stems_of(found: list[str]) -> list[str]:
    return [word[:_STEM_LENGTH] for word in found if word not in _LITTLE] or found


class Read(NamedTuple):
    """A text in all the ways in which it is matched: its key, that sorted, its numbers, stems, and stems with phrases."""

    key: str
    shuffled: str
    numbers: frozenset[str]
    stems: frozenset[str]
    signs: frozenset[str]


@lru_cache(_KEPT)
def read(text: str | None) -> Read:
    """A text read once for both plans."""
    found = words(text)
    own = _stems_of(found)
    numbers = frozenset(word for word in found if word.isdigit())
    stems = frozenset(own)
    signs = stems.union([f"{one} {other}" for one, other in pairwise(own)])
    return Read(" ".join(found) or form(text), " ".join(sorted(found)), numbers, stems, signs)
