"""What a sheet's name says of it: by the layout, by the usual words for archives and lists, or that it is another's copy."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from reportgen.layout import Layout, general_words
from reportgen.parse.headings import names_period, without_period
from reportgen.parse.lines import is_generic, line_kind, names_measures
from reportgen.parse.match import match_word
from reportgen.parse.text import fold

SheetRole = Literal["plan", "measures", "retired", "leave_out"]
FILLERS = re.compile(
    r"actions?|items?|tasks?|recs?|recommendations?|milestones?|projects?|commitments?|deliverables?|activit(y|ies)|plans?|rows?|list|log|register|tab|sheet|and|in|of|to|up|the|from|since|during|"
    r"years?|fy|pre|post|last|report|meeting|updates?|audits?|internal|external|inspections?|reviews?"
)
"""Words that say nothing of what sets a sheet apart."""
LETTERED = re.compile(r"\s*(?:(?:table|part|section) )?[A-Z][.):]\s+(?=\S)", re.IGNORECASE)
OWN_NUMBERED = re.compile(r"\s*([^\W\d_]{4,})\s+(?:\d{1,2}|[A-Z])(?![\w/])")
"""A word and its number, which several sheets may bear."""
NO_STREAMS = frozenset(
    {
        "year",
        "phase",
        "quarter",
        "month",
        "week",
        "term",
        "period",
        "version",
        "round",
        "tranche",
        "wave",
        "page",
        "sheet",
        "table",
    }
    | {"appendix", "annex", "annexe", "schedule", "tier", "level", "stage", "copy", "meeting", "team", "ward", "site"}
)
"""What sheets may be numbered by without being work streams."""
OWN_LIST = re.compile(r"\b(actions?|tasks?|jobs?|to do|recommendations?|projects?|priority|priorities|improvements?) lists?\b")
"""The names of lists that are plans: "Action list", "To do list"."""
COPIED = re.compile(r"\s*\(\d+\)\s*$|\b(v(er(sion)?)? ?\d+(\.\d+)?)\b", re.IGNORECASE)


def role_of(name: str, layout: Layout) -> SheetRole | None:
    """What the layout says that a sheet is."""
    sheets, own = layout.sheets, fold(name)
    named: tuple[tuple[SheetRole, tuple[str, ...]], ...] = (
        ("leave_out", sheets.leave_out),
        ("retired", sheets.retired),
        ("measures", sheets.measures),
        ("plan", sheets.plan),
    )
    return next((role for role, names in named if own in map(fold, names)), None)


def names_in(layout: Layout) -> tuple[str, ...]:
    """Every sheet that the layout names."""
    sheets = layout.sheets
    return (*sheets.plan, *sheets.measures, *sheets.retired, *sheets.leave_out)


def retires(name: str, layout: Layout) -> bool:
    """Whether a sheet's name, or a line, says that what follows is retired: "Completed", "Archive 2022-23", "Closed items".

    The tables of a plan that is parted by status and lettered, "A. Completed", "B. In progress", are all of the plan.
    """
    lettered = LETTERED.match(name)
    if lettered is not None:
        said = match_word(name[lettered.end() :], general_words().statuses)
        return not (said and said.word.complete) and retires(name[lettered.end() :], layout)
    words = fold(name.replace("_", " "))
    if line_kind(name, layout) == "retired" or re.search(r"\barchived?s?\b", words):
        return True
    alone = {fold(word) for word in general_words().retired_alone}
    opening = re.split(r"\s[-–—/]\s|[:(,]", name.replace("_", " "), maxsplit=1)[0]
    rest = _told_apart(opening)
    return without_period(rest) in alone or rest in alone


def retires_own(name: str, layout: Layout, headings: Iterable[str]) -> bool:
    """Whether a sheet's name retires what is on it, be it in the words of its headings: "Closed AFIs" over "AFI No."."""
    first, *rest = name.split() or [""]
    named = {_singular(word) for heading in headings for word in fold(heading).split()}
    others = [word for word in rest if _singular(fold(word)) not in named]
    return retires(name, layout) or (len(others) < len(rest) and retires(" ".join((first, *others)), layout))


def _singular(word: str) -> str:
    return re.sub(r"(?<=[^s])s$", "", word)


def word_of_sheets(names: Sequence[str]) -> str | None:
    """The word that the names of several sheets number, whatever it is: "Enabler 1", "Enabler 2 – People"."""
    found = [OWN_NUMBERED.match(name) for name in names]
    words = {fold(each[1]) for each in found if each}
    if len(found) < 2 or not all(found) or len(words) > 1 or words & NO_STREAMS:
        return None
    plain = not any(is_generic(name) or names_period(name) or names_measures(name) or doubt(name) for name in names)
    return next((each[1].capitalize() for each in found if each), None) if plain else None


def doubt(name: str) -> str | None:
    """Why a sheet's name makes one doubt that it is part of the plan: a list, a template, ideas, an old copy."""
    known = general_words()
    if sets_aside(name):
        return "its name says that it holds what is set aside for another day"
    if names_lists(name):
        return "its name says that it holds lists or records beside the plan"
    if _says(name, known.templates):
        return "its name says that it is a template or an example"
    if _says(name, known.outdated) or COPIED.search(name):
        return "its name says that it is a copy, a draft or an old version"
    return None


def sets_aside(name: str) -> bool:
    """Whether a sheet's whole name says that it holds no more than ideas: "Parking lot", "On hold items"."""
    aside = {fold(word) for word in general_words().aside}
    whole = fold(name.replace("_", " ")).removeprefix("the ")
    return whole in aside or _told_apart(whole) in aside


def _told_apart(name: str) -> str:
    """What is left of a name without the words that say nothing of what sets its sheet apart."""
    return " ".join(word for word in fold(name).split() if not FILLERS.fullmatch(word) and not re.search(r"\d", word))


def names_lists(name: str) -> bool:
    """Whether a name says that a sheet holds lists or records beside the plan."""
    return _says(OWN_LIST.sub(" ", fold(name.replace("_", " "))), general_words().lists)


def _says(name: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(fold(word))}\b", fold(name.replace("_", " "))) for word in words)


def is_outdated(name: str) -> bool:
    """Whether a name says by itself that the sheet is a copy, a draft or an old version."""
    return COPIED.search(name) is not None or _says(name, general_words().outdated)


def base(name: str) -> str:
    """A sheet's name without what marks it as a copy, a version or a period, folded: the same for the sheets of each quarter."""
    plain = COPIED.sub(" ", name.replace("_", " "))
    rest = without_period(plain)
    for word in sorted(general_words().outdated, key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(fold(word))}\b", " ", rest)
    return " ".join(word for word in rest.split() if not re.fullmatch(r"\d+|to|as|at|of", word))
