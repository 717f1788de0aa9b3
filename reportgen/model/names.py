"""When two spellings name one thing."""

import re


def fold_lead(lead: str) -> str:
    """A lead without case, punctuation and spacing, so that AD People, A.D People and Ad People are one (seed 004)."""
    return re.sub(r"[\W_]+", "", lead.casefold())


def squeeze(text: str) -> str:
    """A text on one line, its words one space apart: for messages, headings and titles."""
    return " ".join(text.split())
