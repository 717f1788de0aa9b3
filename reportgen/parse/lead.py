"""Who leads an action: one entry a person or post, as typed."""

import re
from functools import cache

from reportgen.layout import general_words
from reportgen.model.names import fold_lead
from reportgen.parse.text import fold, squeeze

INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?){0,2}")
PERSON = re.compile(r"[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+){1,2}")
BULLET = re.compile(r"^\s*(?:[•▪●◦‣*]|[-–](?=\s))\s*")
UNFINISHED = re.compile(r"(?:\b(?:of|for|and|the|to)|[&,+-])\s*$", re.IGNORECASE)


def split_leads(text: str | None) -> tuple[str, ...]:
    """The leads of a cell: parted on lines, slashes and semicolons, on "&", "and" and commas only between posts or people.

    Nothing inside brackets is parted, and a line that carries a title on is joined to it.
    """
    if text is None:
        return ()
    pieces = [piece for line in _lines(text) for hard in _cut(line, r"[;|]|(?<!\d)/|/(?!\d)") for piece in _part(hard)]
    named = [piece for piece in (squeeze(piece).strip(" ,;") for piece in pieces) if re.search(r"\w", piece)]
    return tuple({fold_lead(piece): piece for piece in reversed(named)}.values())[::-1]


def _lines(text: str) -> list[str]:
    """The lines of a cell, those joined that break inside a title: "Head of" / "Service", "Managers" / "(SF)"."""
    lines: list[str] = []
    for raw in text.splitlines():
        line = BULLET.sub("", raw).strip()
        if lines and line and (UNFINISHED.search(lines[-1]) or line[0] == "(" or line[0].islower()):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines


def _cut(text: str, separator: str) -> list[str]:
    """A text cut at a separator outside brackets. "n/a" and "and/or" stay whole."""
    pieces, start, depth = [], 0, 0
    for match in re.finditer(rf"[(\[]|[)\]]|(?P<cut>{separator})", text):
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            depth -= 1
        elif depth <= 0 and not re.search(r"\b(n/a|and/or)\b", text[max(0, match.start() - 3) : match.end() + 2], re.IGNORECASE):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _part(text: str) -> list[str]:
    """A text parted on "&", "and", "+" or a comma, but only where each side is a post, a person or initials in its own right."""
    for separator in (r"\s(?:&|\+|and|with)\s", r","):
        pieces = _cut(text, separator)
        if len(pieces) > 1 and _stand_alone(pieces):
            return [deeper for piece in pieces for deeper in _part(piece)]
    return [text]


def _stand_alone(pieces: list[str]) -> bool:
    trimmed = [piece.strip() for piece in pieces]
    if all(INITIALS.fullmatch(piece) for piece in trimmed):
        return True
    first, *rest = trimmed
    if any(_is_post(piece) for piece in trimmed):
        whole = all(_is_post(piece) for piece in rest)
        return whole and (_is_post(first) or (bool(INITIALS.fullmatch(first)) and _opens_a_post(rest[0])))
    return all(PERSON.fullmatch(piece) for piece in trimmed)


def _is_post(text: str) -> bool:
    """Whether a text is a post by itself: it ends with a post's noun, or is one of the usual abbreviations."""
    words = fold(re.sub(r"\(.*?\)", "", text))
    last = words.rsplit(" ", 1)[-1]
    return _opens_a_post(text) or last in _folded(general_words().lead_roles) or words in _folded(general_words().lead_initials)


def _opens_a_post(text: str) -> bool:
    """Whether a text begins as a post does ("Head of", "AD"), so that what stands before it is no part of its title."""
    words = fold(text)
    return any(words.startswith(f"{start} ") for start in _folded(general_words().lead_openings))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
