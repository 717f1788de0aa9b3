"""The numbers of a text that may be targets: not dates, years or refs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from reportgen.model.names import squeeze

_NUMBER = re.compile(
    r"[£$€]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per ?cent\b|percent\b|pc\b|k\b|m\b|million\b|thousand\b))?", re.IGNORECASE
)
_DATES = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\b(?:\s+\d{4})?|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:\d{4}|'?\d{2})\b|\b(?:19|"
    r"20)\d\d(?:\s?[/-]\s?\d{2,4})?\b|\bq[1-4]\b|\b\d+\.\d+\.\d+\b",
    re.IGNORECASE,
)
_MUCH_THE_SAME = 75.0
"""The likeness, of 100, of two texts of which the numbers can be told one from another."""
_TIMES = {1_000: ("k", "thousand"), 1_000_000: ("m", "million")}
_UNITS = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_WORDS = (
    {word: str(place) for place, word in enumerate(_UNITS, 1) if place > 1}
    | {word: str(place * 10) for place, word in enumerate(_TENS, 2)}
    | {f"{ten} {unit}": str(20 + place * 10 + one) for place, ten in enumerate(_TENS) for one, unit in enumerate(_UNITS[:9], 1)}
    | {"hundred": "100"}
    | _ORDINALS
)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; those of two may have a hyphen."""
    return rf"\b(?:{'|'.join(sorted((word.replace(' ', '[ -]') for word in words), key=len, reverse=True))})\b"


_SPELT = re.compile(_any_of(_WORDS))
_CARDINAL = re.compile(_any_of(_WORDS.keys() - _ORDINALS.keys()), re.IGNORECASE)
_AND_A_HALF = re.compile(r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten) and a half\b")
_IN_TEN = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|[2-9])(?: out of | in )(?:ten|10)\b")
"""A share in words: "nine in ten" is 90%."""
_FRACTIONS = (
    (re.compile(r"\bthree(?:-quarters\b| quarters of\b)"), ("75",)),
    (re.compile(r"\btwo[ -]thirds\b"), ("66", "67")),
    (re.compile(r"\b(?:a|one)[ -]third of\b"), ("33",)),
    (re.compile(r"\b(?:a|one)[ -]quarter of\b"), ("25",)),
)
"""Fractions in words, as percentages without decimals."""


def figures(text: str | None) -> list[str]:
    """The numbers of a text as typed, in order, without dates; those in words ("Three workshops") in figures."""
    plain = _CARDINAL.sub(lambda found: _WORDS[found[0].casefold().replace("-", " ")], squeeze(text or ""))
    return _typed(plain)


def in_digits(text: str | None) -> list[str]:
    """What the numbers of a text that are typed in figures are worth, in order."""
    return [value(figure) for figure in _typed(squeeze(text or ""))]


def _typed(text: str) -> list[str]:
    """The numbers in figures of a text, as typed, without dates."""
    return [squeeze(found).rstrip(",.") for found in _NUMBER.findall(_DATES.sub(" ", text))]


def value(figure: str) -> str:
    """What a number is worth to compare it by: 90%, 90 per cent and 90 are one, as are 1,000 and 1000, £1.2m and £1,200k."""
    low = figure.casefold()
    number = re.sub(r"[^\d.]", "", low).rstrip(".")
    for times, ending in _TIMES.items():
        if low.endswith(ending) and number:
            return f"{round(float(number) * times, 2):.12g}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def values(text: str | None) -> list[str]:
    """What the numbers of a text are worth, small ones in words too."""
    low = re.sub(r"\bhalf a million\b", "500000", (text or "").casefold())
    low = _AND_A_HALF.sub(lambda found: f"{_WORDS.get(found[1], found[1])}.5", low)
    fractions = [share for pattern, shares in _FRACTIONS if pattern.search(low) for share in shares]
    for pattern, _ in _FRACTIONS:
        low = pattern.sub(" ", low)
    spelt = [_WORDS[word.replace("-", " ")] for word in _SPELT.findall(low)]
    shares = [f"{_WORDS.get(share, share)}0" for share in _IN_TEN.findall(low)]
    return [value(figure) for figure in figures(low)] + spelt + shares + fractions


def changed(before: str | None, after: str | None) -> tuple[list[str], list[str]]:
    """The numbers that only the earlier text has, and those that only the later has, as typed."""
    was, now = Counter(values_of(before)), Counter(values_of(after))
    gone, new = was - now, now - was
    return _kept(before, gone), _kept(after, new)


def changed_within(before: str | None, after: str | None) -> tuple[list[str], list[str]]:
    """The same of a text that is much the same but for its numbers; none of one that was written anew."""
    gone, new = changed(before, after)
    same = gone and new and fuzz.ratio(_without(before), _without(after)) >= _MUCH_THE_SAME
    return (gone, new) if same else ([], [])


def _without(text: str | None) -> str:
    """A text with a sign for each of its numbers."""
    return _NUMBER.sub("#", _CARDINAL.sub("#", squeeze(text or "").casefold()))


def values_of(text: str | None) -> list[str]:
    """What the numbers of a text in figures are worth."""
    return [value(figure) for figure in figures(text)]


def _kept(text: str | None, wanted: Counter[str]) -> list[str]:
    left, found = Counter(wanted), []
    for figure in figures(text):
        if left[value(figure)] > 0:
            left[value(figure)] -= 1
            found.append(figure)
    return found


def are_doubled(gone: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a number became twice or half as much, where they come in pairs."""
    pairs = zip(map(value, gone), map(value, new), strict=False)
    return any(float(was or 0) in (2 * float(now or 0), float(now or 0) / 2) for was, now in pairs)


def differences(gone: Sequence[str], new: Sequence[str]) -> set[str]:
    """By how much each number became another, where they come in pairs: 150 for 500 and 650."""
    pairs = zip(gone, new, strict=False)
    return {value(f"{abs(float(value(n) or 0) - float(value(g) or 0)):.12g}") for g, n in pairs}
