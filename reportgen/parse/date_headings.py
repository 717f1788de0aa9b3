"""The headings of columns of dates, told apart by the words before the date: original, revised, approved, forecast, actual."""

import re
from functools import cache

from reportgen.layout import general_words
from reportgen.parse.text import fold

ORDER = ("actual", "requested", "original", "revised", "forecast")
"""Which word of a heading says what it is where there are several: a "requested revised date" is requested."""


@cache
def ranks() -> dict[str, int]:
    """Where each kind of column of due dates comes in the order in which they count."""
    return {family.role: rank for rank, family in enumerate(general_words().due_columns)}


@cache
def rank_of(text: str) -> int:
    """The rank of a heading. A request that was approved is approved; approved alone is as good as revised."""
    said = _said(fold(text))
    if "approved" in said:
        return ranks()["approved" if said & {"revised", "requested"} else "revised"]
    return ranks()[next((name for name in ORDER if name in said), "plain")]


@cache
def is_later(text: str) -> bool:
    """Whether a column holds dates that took the place of others."""
    return rank_of(text) < ranks()["plain"]


@cache
def is_asked(text: str) -> bool:
    """Whether a column holds dates that were asked for, and perhaps never agreed."""
    return rank_of(text) == ranks()["requested"]


def unqualified(form: str) -> tuple[str, str] | None:
    """A folded heading without the words that say which date it is, and what they make of a due date; None where there are none.

    "baseline finish" is ("finish", "original_due"), "actual end date" ("end date", "actual").
    """
    said = _said(form)
    if not said:
        return None
    words = (fold(word) for family in general_words().due_columns for word in family.names)
    bare = re.sub(rf"\b({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b", " ", form)
    role = (
        "actual" if "actual" in said else "original_due" if "original" in said and not said & {"revised", "approved"} else "due"
    )
    return " ".join(bare.split()), role


def _said(form: str) -> set[str]:
    """The kinds that a folded heading names."""
    return {family.role for family in general_words().due_columns for word in family.names if f" {fold(word)} " in f" {form} "}
