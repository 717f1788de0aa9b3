"""What a line of text by itself says: a work stream, the heading of a box, a page's foot, an abbreviation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportgen.layout import Layout, general_words
from reportgen.parse.text import fold, nearest, squeeze

LineKind = Literal["retired", "summary", "total", "key", "abbreviations", "note", "page"]
STILL = re.compile(
    r"(?:actions?|items?|recommendations?|tasks?|measures?|milestones?|as at|at|since"
    r"|and (?:live|open|current|ongoing|outstanding|overdue|in progress))\b|\d"
)
"""What may follow "open" or "live" in a line over actions that are still to be done."""
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
PAGE = re.compile(
    r"\s*(?:page|sheet|p\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?\s*|\s*\d+\s*(?:of|/)\s*\d+\s*|\s*-\s*\d+\s*-\s*", re.IGNORECASE
)
ABBREVIATION = re.compile(
    r"^\s*(?P<short>[A-Z][\w&/’'.]{0,11}(?: [A-Z]{2,})?)\s*(?:[-–—:=]|\t)\s*(?P<long>\S.*\S)\s*$", re.DOTALL
)
LONGEST_HEADING = 160
MEANS = re.compile(r"what (?:the|our|these|those|each|all (?:the|our)) \w+(?: \w+)? means?")
"""What heads a key besides the names of keys: "What the faces mean"."""
GENERIC = (
    r"improvement|service|delivery|regulatory|corporate|project|master|full|main|action|actions|plan|plans|tracker|trackers|"
    r"plan on a page|programme|register|log|schedule|monitor|monitoring|list"
)
"""The words of which the names of sheets consist that only say that there is a plan."""
QUALIFIERS = (
    "strategic|key|corporate|improvement|main|core|overarching|equality|well-?being|council|service|delivery|partnership"
    "|community"
)
"""What may stand before the word for a work stream: "Equality objective 2"."""
TWICE = re.compile(r"[^\W\d_]+ (?P<number>\d+)\b.*? / (?P<own>[^\W\d_]+ (?P=number)\b.*)")
"""A line in two languages, ours second: "Téama 1 / Theme 1: Governance"."""
OF_AN_ACT = re.compile(r"section \d{3}\b", re.IGNORECASE)
"""No part of a plan: a plan has no hundred sections, and "Section 106" is of an Act."""
GOES_ON = frozenset({"of", "by", "at", "as", "for", "to", "in", "on", "table", "sheet", "box", "period"})
"""How the title of a summary goes on."""
MOVED = frozenset(
    {
        "since",
        "from",
        "taken",
        "removed",
        "moved",
        "closed",
        "completed",
        "agreed",
        "before",
        "during",
        "up",
        "no",
        "reported",
        *GOES_ON,
    }
)
"""How the title of a box of retired items does."""
TELLS = frozenset(
    {"are", "is", "have", "has", "were", "was", "will", "should", "must", "may", "can", "stay", "remain", "appear", "go", "move"}
)
"""What makes a sentence about retired items of it."""


@dataclass(frozen=True, slots=True)
class StreamName:
    """A work stream as a line names it: the word ("Priority"), its number in figures as shown, and its title."""

    word: str
    number: str | None
    title: str | None

    @property
    def identity(self) -> tuple[str, str]:
        """What two lines share that name one work stream: the number, or where there is none the title."""
        return (canonical(self.number), "") if self.number else ("", fold(self.title or ""))


@lru_cache(maxsize=4096)
def canonical(number: str) -> str:
    """A number for comparing: "One", "1" and "01" are one."""
    folded = fold(number)
    if folded in NUMBERS:
        return str(NUMBERS.index(folded) + 1)
    return re.sub(r"^0+(?=\d)", "", folded)


def stream_name(text: str, layout: Layout) -> StreamName | None:
    """The work stream a line names ("Priority One: Adoption", "WS2 – Housing"), None where it names none."""
    line = re.sub(_continued(), "", squeeze(text)).strip(" –—-:;,.")
    pattern = _stream_pattern(layout.stream_word)
    found = pattern.fullmatch(line) or (pattern.fullmatch(twice["own"]) if (twice := TWICE.fullmatch(line)) else None)
    if found is None or len(line) > LONGEST_HEADING * 2 or OF_AN_ACT.match(line):
        return None
    number = found["number"]
    shown = str(NUMBERS.index(number.casefold()) + 1) if number.casefold() in NUMBERS else number
    title = (found["title"] or "").strip(" –—-:;,.") or None
    return StreamName(_word(found["word"], layout), shown, title)


def without_continued(text: str) -> str:
    """A title without the mark that it goes on from the page before."""
    return re.sub(_continued(), "", text).strip()


def is_live(text: str) -> bool:
    """Whether a line says that the actions below are still to be done: "Open at 1 May", and not "Open spaces"."""
    folded = fold(re.sub(r"\([^)]*\)", " ", text))
    first, _, rest = folded.partition(" ")
    if first in general_words().live and rest and not STILL.match(rest):
        return False
    return heads(folded, general_words().live, 16)


def _word(typed: str, layout: Layout) -> str:
    """The word for a work stream as papers write it; the layout's own where it is the same word."""
    folded = fold(typed).replace(" ", "")
    if folded == fold(layout.stream_word).replace(" ", ""):
        return layout.stream_word
    return "Work stream" if folded in ("ws", "workstream") else typed.strip().capitalize()


@cache
def _stream_pattern(own: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted({own.casefold(), *general_words().streams}, key=len, reverse=True))
    number = rf"\d+(?:\.\d+)*[a-z]?|{'|'.join(NUMBERS)}|{'|'.join(sorted(ROMAN, key=len, reverse=True))}"
    parted = r"\s*[:–—)-]\s*|\.\s+|\s+(?=[A-Z])"
    return re.compile(
        rf"(?:(?i:{QUALIFIERS})\s+)?"
        rf"(?P<word>(?i:{words}))\s*(?:(?i:no\.?|number)\s*)?(?P<number>(?i:{number})|[A-Z])(?![\w’'])(?:(?:{parted})(?P<title>.+))?"
    )


@cache
def _continued() -> str:
    return rf"(?i:[\s(\[–—-]*\b({'|'.join(re.escape(word) for word in general_words().continued)})\b\.?[)\]]?\s*)$"


def sheet_stream(name: str, layout: Layout) -> StreamName | None:
    """The work stream a sheet's name gives: "WS1 Local Offer", "Work stream 2", "3. Adoption"."""
    found = stream_name(name.replace("_", " "), layout)
    numbered = re.fullmatch(r"\s*(\d+)\s*[:.)–—-]?\s*([^\W\d_].*)", name) if found is None else None
    return StreamName(layout.stream_word, numbered[1], numbered[2].strip()) if numbered else found


def is_generic(name: str) -> bool:
    """Whether a sheet's name says nothing of what is on it."""
    return re.fullmatch(rf"(sheet|table|tab|page) ?\d*|({GENERIC} )*({GENERIC})", fold(name)) is not None


def names_measures(name: str) -> bool:
    """Whether a sheet's name says that measures are on it, and nothing else: "Measures 6 months", "Outcome measures"."""
    words = (
        r"((\d+|six|twelve) months?|at|after|for|of|the|outcomes?|progress|performance|success|key|"
        r"measures?|measurements?|indicators?|kpis?)"
    )
    folded = fold(name)
    return (
        re.fullmatch(rf"{words}( {words})*", folded) is not None
        and re.search(r"\b(measure|indicator|kpi|month)", folded) is not None
    )


def is_word(name: StreamName, word: str) -> bool:
    """Whether a line names a work stream by the plan's own word for one."""
    return fold(name.word) == fold(word)


def line_kind(text: str, layout: Layout, exact: bool = False) -> LineKind | None:
    """The box that a line heads, or the foot of a page; None for any other line. exact allows nothing after the heading."""
    if PAGE.fullmatch(text):
        return "page"
    languages = re.split(r"\s/\s|\n", text)
    if len(languages) > 1 and len(text) <= LONGEST_HEADING:
        return next((kind for language in languages if (kind := line_kind(language, layout, exact))), None)
    words, folded = general_words(), fold(re.sub(r"\([^)]*\)", " ", text))
    retired = (*layout.retired_titles, *words.retired)
    if heads(folded, retired, 0) or (not exact and _retires(folded, [fold(name) for name in retired if " " in name])):
        return "retired"
    lists: tuple[tuple[LineKind, tuple[str, ...], int], ...] = (
        ("abbreviations", words.abbreviations, 12),
        ("total", words.total, 0),
        ("key", words.key, 12),
        ("summary", words.summary, 60),
        ("note", words.notes, LONGEST_HEADING * 4),
    )
    if MEANS.fullmatch(folded):
        return "key"
    kind = next((kind for kind, names, longer in lists if heads(folded, names, 0 if exact else longer)), None)
    return None if kind == "summary" and not _sums_up(folded) else kind


def asks_meaning(text: str) -> bool:
    """Whether a line says that what follows explains signs or words: "What our words mean"."""
    return MEANS.fullmatch(fold(text)) is not None


def _retires(folded: str, names: Iterable[str]) -> bool:
    """Whether a line begins with the title of a box of retired items and says only which: "Completed actions, May 2024"."""
    rest = next((folded.removeprefix(name).split() for name in names if folded.startswith(f"{name} ")), None)
    if not rest or (rest[0] in TELLS and not _is_month(rest)):
        return False
    return len(" ".join(rest)) < 30 or (rest[0] in MOVED and len(" ".join(rest)) <= LONGEST_HEADING)


def _is_month(words: Sequence[str]) -> bool:
    """Whether words are a month's name, alone or with a number behind it: "May 2024", not "may be found"."""
    return any(words[0] in names for names in general_words().months) and all(word.isdigit() for word in words[1:2])


def _sums_up(folded: str) -> bool:
    """Whether a line that begins with "summary" or "overview" goes on as one does: not "Overview and Scrutiny Committee"."""
    rest = re.sub(r"^(?:\w+ )?(?:summary|dashboard|overview|totals)\b", "", folded).split()
    return not rest or rest[0].isdecimal() or rest[0] in GOES_ON


def heads(folded: str, names: Iterable[str], longer: int) -> bool:
    """Whether a folded line is one of the names, or begins with one and is not more than so many characters longer."""
    spelt = [fold(name) for name in names]
    if nearest(folded, spelt) is not None:
        return True
    return any(folded.startswith(f"{name} ") and len(folded) <= len(name) + longer for name in spelt)


def abbreviation_of(text: str) -> tuple[str, str] | None:
    """A line such as "EIP – Early Intervention" as (short, long), None for any other."""
    found = ABBREVIATION.match(text)
    return (found["short"].strip(), found["long"].strip()) if found and "\n" not in text.strip() else None


def speaks_of_measures(text: str) -> bool:
    """Whether a line names measures, outcomes or progress."""
    return any(re.search(rf"\b{word}", fold(text)) for word in general_words().measures)
