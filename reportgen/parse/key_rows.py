"""Rows of several cells that explain colours or statuses, and head no table."""

from collections.abc import Sequence
from itertools import pairwise

from reportgen.layout import Layout
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.contents import is_status
from reportgen.parse.headers import Heading
from reportgen.parse.headings import MAIN, OTHER
from reportgen.parse.lines import line_kind
from reportgen.parse.meaning import completes, one_said
from reportgen.parse.status import means
from reportgen.parse.text import fold, squeeze
from reportgen.parse.unnamed import PROMOTED

NEVER_IN_KEYS = frozenset({*MAIN, *PROMOTED, "lead", "due", "ref"})
"""What a key has no column for."""


def explains(headings: Sequence[Heading], layout: Layout) -> bool:
    """Whether a row is that of a key: colours and what they mean side by side."""
    if sum(_is_entry(heading.text) for heading in headings) > 1 or _shows_statuses(headings):
        return True
    colours = sum(rag_of_word(heading.text) is not None and len(fold(heading.text)) > 1 for heading in headings)
    texts = [squeeze(heading.text) for heading in headings]
    pairs = sum(len(mark) < 3 and means(word) is not None for mark, word in pairwise(texts))
    if pairs > 1 and pairs * 3 >= len(texts):
        return True  # marks and their meanings side by side: 1, Not started, 2, Started
    titled = line_kind(texts[0], layout, exact=True) == "key"
    plan = {heading.role: heading.guess.score for heading in headings if heading.guess and heading.role in NEVER_IN_KEYS}
    if titled and len(plan) < 2:
        return True
    # what most of a row consists of may be a word of a heading, so only those spelt as they are usually make it one
    return colours * 3 >= len(headings) and sum(score >= OTHER for score in plan.values()) < 2


def _shows_statuses(headings: Sequence[Heading]) -> bool:
    """Whether a row is "Status:" and then nothing but statuses, each in a colour of its own."""
    label, *others = headings
    fills = {heading.cell.fill for heading in others}
    told = label.role == "status" and label.text.rstrip().endswith(":") and len(others) > 1
    return told and all(rag_of_fill(fill) for fill in fills) and all(is_status(heading.text) for heading in others)


def _is_entry(text: str) -> bool:
    """Whether a text is a line of a key: "Green = completed"."""
    said = one_said(text) if "=" in text else None
    return said is not None and completes(said.meaning) is not None
