"""When two spellings name one thing, or may be meant to."""

import re
from collections.abc import Iterable

ALIKE, WORD_ALIKE = 0.88, 0.7
"""The likeness (difflib's ratio) from which a name is another with a slip in it: as a whole, and word by word."""


def fold_lead(lead: str) -> str:
    """A lead without case, punctuation and spacing, so that AD People, A.D People and Ad People are one (seed 004)."""
    return re.sub(r"[\W_]+", "", lead.casefold())


def squeeze(text: str) -> str:
    """A text on one line, its words one space apart: for messages, headings and titles."""
    return " ".join(text.split())


def near_name(typed: str, known: Iterable[str], *, begun: bool = True) -> str | None:
    """The one of some known names that was probably meant, None where none is like the one typed."""
    return next(iter(near_names(typed, known, begun=begun)), None)


def near_names(typed: str, known: Iterable[str], *, begun: bool = True) -> list[str]:
    """The known names that may have been meant by one that is none of them, the most alike first.

    Words that many names share ("Head of") make none alike: each word has to be. begun is whether a name is also meant by the
    words that it begins with ("contact": "contact_officer").
    """
    words = _words(typed)
    alike = [(_likeness(" ".join(words), " ".join(own)), name) for name in known if _meant(words, own := _words(name), begun)]
    return [name for _, name in sorted(alike, key=lambda pair: -pair[0])]


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # nothing is misspelt as a rule, and a start need not wait for it

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _meant(typed: list[str], known: list[str], begun: bool) -> bool:
    """Whether words are others with a slip in them, or one begins as the other does."""
    if not typed or not known:
        return False
    if len(typed) == len(known):
        return all(one == other or _likeness(one, other) >= WORD_ALIKE for one, other in zip(typed, known, strict=True))
    shorter, longer = sorted((typed, known), key=len)
    return (begun and longer[: len(shorter)] == shorter) or _likeness(" ".join(typed), " ".join(known)) >= ALIKE
