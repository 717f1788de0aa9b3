"""Which of a workbook's titles is the plan's: the one that says plan or strategy, rather than the council's name above it."""

import re
from collections.abc import Iterable, Sequence

from reportgen.layout import general_words
from reportgen.parse.text import fold

LONGEST = 14
"""Words; what is longer tells of the plan and does not name it."""
ABOUT = re.compile(r"\bhow to\b|\b(?:this|the|each|every|your|our) (?:plan|strategy|programme|tracker|review|register)\b")
"""What speaks of a plan instead of naming it: "Initials used in this plan"."""


def title_of(sheets: Iterable[Sequence[str]]) -> str | None:
    """The title of a plan among the titles on each sheet, None where there is none.

    The first one, unless another on its sheet names a plan and it does not. Below a council's name it may be on a later sheet.
    """
    titles = [naming for own in sheets if (naming := [title for title in own if not ABOUT.search(fold(title))])]
    if not titles:
        return None
    first = titles[0][0]
    if names_plan(first):
        return first
    others = [title for own in titles for title in own] if names_body(first) else titles[0]
    return next((title for title in others if names_plan(title) and not _is_part(title)), first)


def names_plan(title: str) -> bool:
    """Whether a title has a word such as plan or strategy, by which it names a plan."""
    folded = fold(title)
    return len(folded.split()) <= LONGEST and not ABOUT.search(folded) and _has(folded, general_words().plans)


def names_body(title: str) -> bool:
    """Whether a title only says whose the plan is: "Borough of Wexcombe"."""
    return not names_plan(title) and _has(fold(title), general_words().bodies)


def _is_part(title: str) -> bool:
    """Whether a title is a work stream's: "Theme 2: Parking strategy"."""
    return any(fold(title).startswith(f"{fold(word)} ") for word in general_words().streams if word not in general_words().plans)


def _has(folded: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(fold(word))}\b", folded) for word in words)
