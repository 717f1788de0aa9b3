"""The numbers of a text that may be targets: not dates, years or refs."""

import re
from collections import Counter
from collections.abc import Sequence

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
_TIMES = {1_000: ("k", "thousand"), 1_000_000: ("m", "million")}
_WORDS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20",
    "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100"}  # fmt: skip


def figures(text: str | None) -> list[str]:
    """The numbers of a text as typed, in order, without dates."""
    return [squeeze(found).rstrip(",.") for found in _NUMBER.findall(_DATES.sub(" ", squeeze(text or "")))]


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
    spelt = [_WORDS[word] for word in re.findall(r"[a-z]+", low) if word in _WORDS]
    return [value(figure) for figure in figures(low)] + spelt


def changed(before: str | None, after: str | None) -> tuple[list[str], list[str]]:
    """The numbers that only the earlier text has, and those that only the later has, as typed."""
    was, now = Counter(values_of(before)), Counter(values_of(after))
    gone, new = was - now, now - was
    return _kept(before, gone), _kept(after, new)


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


def differences(gone: Sequence[str], new: Sequence[str]) -> set[str]:
    """By how much each number became another, where they come in pairs: 150 for 500 and 650."""
    pairs = zip(gone, new, strict=False)
    return {value(f"{abs(float(value(n) or 0) - float(value(g) or 0)):.12g}") for g, n in pairs}
