"""Words compared as a person would: without case, punctuation and spacing."""

import re
import unicodedata
from functools import lru_cache

from reportgen.spelling import NEAR, UNSEEN, long_ones, misspelt, nearest

__all__ = ["NEAR", "UNSEEN", "fold", "long_ones", "misspelt", "nearest", "parts_of", "quote", "squeeze"]

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


def parts_of(number: str) -> tuple[int | str, ...]:
    """A reference part by part, numbers as numbers, so that 5.10 comes after 5.9."""
    return tuple(int(part) if part.isdecimal() else part.casefold() for part in re.findall(r"\d+|[^\W\d_]+", number))
