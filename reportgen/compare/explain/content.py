"""Which words and numbers a text gained, lost or moved, and whether a clause says them; initials and frequencies count too."""

import re
from collections.abc import Iterable, Sized
from difflib import SequenceMatcher

from reportgen.compare import texts

_JOINING = frozenset({"of", "and", "the", "for", "to", "in", "a", "s"})
_SHORTEST = 4
"""A word of fewer letters is the same as another only where they are equal."""
_LENGTH = 5
"""A stem: so short that publish and publication are one."""
_MANY = 8
"""Of a text with more other words than this, one of them in an entry may stand there by chance."""
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ings?|ed|es|s)$")
"""What is cut off before, so that costed and costing are one."""
_NAME = re.compile(r"(?<=[a-z] )[A-Z][\w'’-]+(?: (?:(?:of|and|for|the|&) )?[A-Z][\w'’-]+)+")
"""Words with capitals within a sentence, that are a name together."""
_EVERYDAY = frozenset(
    {"actio", "targe", "miles", "new", "now", "end", "due", "date", "lead", "per", "via", "work", "set", "only", "also"}
)
"""Stems that officers use of any action."""
_OFTEN = {
    "weekly": r"weekly|(?:each|every|once a|a|per) week",
    "fortnightly": r"fortnightly|(?:each|every|once a) fortnight|every (?:two|2|other|second) weeks?",
    "monthly": r"monthly|(?:each|every|once a|a|per) month",
    "bimonthly": r"bi-?monthly|every (?:two|2|other|second) months?|six times a year",
    "quarterly": r"quarterly|(?:each|every|once a|a|per) quarter|every (?:three|3) months|"
    r"(?:four|4) (?:times )?(?:a|per|each) year",
    "termly": r"termly|(?:each|every|once a|a|per) term|(?:three|3) times a year",
    "halfyearly": r"(?:half|twice)[ -]?yearly|six[ -]?monthly|bi-?annual(?:ly)?|every (?:six|6) months|"
    r"(?:twice|two|2|two times) (?:a|per|each) year",
    "yearly": r"(?:annual(?:ly)?|yearly)|(?:each|every|once a|one a) year|per annum",
}  # fmt: skip
"""How often a thing is done, in the ways that mean the same."""
_OFTEN_FOUND = [(name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in sorted(_OFTEN.items(), reverse=True)]


def stems(text: str | None) -> list[str]:
    """The telling words of a text in their order, cut short; how often a thing is done in one word."""
    low = texts.form(text).casefold()
    for name, pattern in sorted(_OFTEN_FOUND, key=lambda pair: pair[0] in ("yearly", "monthly")):
        low = pattern.sub(f" {name} ", low)
    telling = texts.telling(low)
    return [_ENDING.sub("", word)[:_LENGTH] for word in telling]


def changed(before: str | None, after: str | None) -> frozenset[str]:
    """The stems that came, went or stand at another place."""
    was, now = stems(before), stems(after)
    went: set[str] = set()
    came: set[str] = set()
    for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            went, came = went | {*was[i:j]}, came | {*now[k:m]}
    again = frozenset(was) & frozenset(now) - (went & came)  # "form" of a form that is now piloted too
    return frozenset(went | came) - again - _EVERYDAY


def kept(before: str | None, after: str | None) -> frozenset[str]:
    """The stems of both texts, without what officers say of any action."""
    return frozenset(stems(before)) & frozenset(stems(after)) - _EVERYDAY


def said(wanted: Iterable[str], typed: str, *names: str | None) -> frozenset[str]:
    """Those of some stems that typed words say. names are texts whose words may be said by their initials (DC Mgr)."""
    own = stems(_without_names(typed, names)) + [
        _ENDING.sub("", word)[:_LENGTH] for name in names for word in by_initials(name, typed)
    ]
    return frozenset(stem for stem in wanted if any(_alike(stem, other) for other in own))


def _without_names(typed: str, texts_named: Iterable[str | None]) -> str:
    """Typed words without the names that only sound like some texts: Public Health beside "publish it online"."""
    known = {word.rstrip("s") for text in texts_named for word in texts.words(text)}
    if not known:
        return typed

    def kept(found: re.Match[str]) -> str:
        return " ".join(word for word in found[0].split() if {part.rstrip("s") for part in texts.words(word)} & known)

    return _NAME.sub(kept, typed)


def is_enough(found: Sized, wanted: Sized) -> bool:
    """Whether so many of the words that came or went are said that it is no chance."""
    return len(found) >= (1 if len(wanted) <= _MANY else 2)


def by_initials(name: str | None, typed: str) -> list[str]:
    """The words of a name that typed words in capitals stand for: Development Control for DC, Troubled Families for TF2."""
    every = texts.words((name or "").replace("&", " and "))
    own = [word for word in every if word not in _JOINING]
    shorts = {short.casefold().rstrip("0123456789") for short in re.findall(r"\b[A-Z](?:[&A-Za-z]?[A-Z])+s?\d?\b", typed)}
    return [word for run in (own, every) for short in shorts for word in _run(run, re.sub(r"\W", "", short))]


def _run(run: list[str], short: str) -> list[str]:
    """The words that stand together and begin with the letters of a short form."""
    letters, size = "".join(word[0] for word in run), len(short)
    place = letters.find(short) if size > 1 else -1
    return run[place : place + size] if place >= 0 else []


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))
