"""Personal data in a text: what it looks like, and how it is quoted so that it can be found but not read.

Patterns are those of the United Kingdom: NHS numbers with their check digit (NHS Data Dictionary, modulus 11), National Insurance
numbers (HMRC, NIM39110), dates of birth, telephone numbers, e-mail addresses and postcodes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NHS_LABEL = re.compile(r"\bNHS\s*(?:no|num(?:ber)?|id|#)?\b[\s.:#-]*", re.IGNORECASE)
BORN_LABEL = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?date|born(?: on)?)[\s:.,–-]*", re.IGNORECASE)
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4})"
DAY = re.compile(_DAY)


@dataclass(frozen=True, slots=True)
class Sight:
    """One piece of personal data in a text: what kind it is, and where it stands."""

    kind: str
    start: int
    end: int


def sights(text: str) -> tuple[Sight, ...]:
    """The personal data in a text, in order, none within another."""
    found: list[Sight] = []
    for kind, pattern, holds in _KINDS:
        for match in pattern.finditer(text):
            start, end = match.span("it")
            if holds(match) and not any(sight.start < end and start < sight.end for sight in found):
                found.append(Sight(kind, start, end))
    return tuple(sorted(found, key=lambda sight: sight.start))


def masked(text: str) -> str:
    """A text with the middle of all personal data in it starred out."""
    if "@" not in text and not re.search(r"\d", text):
        return text
    pieces, at = [], 0
    for sight in sights(text):
        pieces += [text[at : sight.start], _stars(text[sight.start : sight.end], sight.kind)]
        at = sight.end
    return "".join([*pieces, text[at:]])


def _stars(text: str, kind: str) -> str:
    """Two letters or digits at either end stay (of an e-mail address the first and what follows the @; of a birth date none)."""
    if kind == "postcode":
        return text
    name, at, domain = text.partition("@")
    signs = [place for place, sign in enumerate(name) if sign.isalnum()]
    head, tail = {"email": (1, 0), "birth": (0, 0)}.get(kind, (2, 2))
    kept = {*signs[:head], *(signs[-tail:] if tail else ())}
    return "".join(sign if place in kept or not sign.isalnum() else "*" for place, sign in enumerate(name)) + at + domain


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number: the last one checks the others."""
    digits = [int(sign) for sign in text if sign.isdecimal()]
    if len(digits) != 10 or len(set(digits)) == 1 or digits[0] == 0:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and check != 10


def _nhs(match: re.Match[str]) -> bool:
    named = NHS_LABEL.search(match.string, max(0, match.start() - 25), match.start()) is not None
    return is_nhs_number(match["it"]) and (named or len(re.findall(r"[ -]", match["it"])) == 2)


def _phone(match: re.Match[str]) -> bool:
    """Eleven digits with the nought (ten for a few towns), of a place or a mobile; 03 and 08 are of services."""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", match["it"]))
    national = digits.removeprefix("44") if match["it"].startswith("+") else digits.removeprefix("0")
    return len(national) == 10 and national[0] in "127" and national[:2] not in ("70", "10")


def _always(match: re.Match[str]) -> bool:
    return True


_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    ("email", re.compile(r"(?P<it>\b[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"), _always),
    ("birth", re.compile(rf"{BORN_LABEL.pattern}(?P<it>{_DAY})", re.IGNORECASE), _always),
    ("nhs", re.compile(r"(?<![\d.,/-])(?P<it>\d{3}([ -]?)\d{3}\2\d{4})(?![\d/-])"), _nhs),
    (
        "insurance",
        re.compile(
            r"\b(?P<it>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b", re.IGNORECASE
        ),
        _always,
    ),
    ("phone", re.compile(r"(?<![\w./-])(?P<it>(?:\+44[ ]?(?:\(0\))?|\(?0)\d?[\d ()-]{7,13}\d)(?![\w/-])"), _phone),
    ("postcode", re.compile(r"\b(?P<it>[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})\b"), _always),
)


def kinds(text: str) -> Iterator[tuple[str, str]]:
    """Each piece of personal data in a text, as its kind and how it is quoted."""
    return ((sight.kind, _stars(text[sight.start : sight.end], sight.kind)) for sight in sights(text))
