"""Whether a clause has anything at all of what came or went with a change: a word, a number, a name, a date.

That is too little to say that it explains the change; it is too much to say that nothing does.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reportgen.compare import texts
from reportgen.compare.explain import content, dates, figures, leads
from reportgen.compare.explain.cues import is_progress
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.status import is_state
from reportgen.compare.explain.told import Told

_BODY = r"(?i:forum|boards?|committees?|panel|cabinet|council|group|network|meeting|partnership|standards|act|inspectorate)\b"
_TO = r"(?i:to|with|under|by|from|for|in|into|of|now|and|=|:|->|→)"
_HAS = r"(?:(?:now|then|to|will|also) )*(?:has|have|is|are|takes?|took|owns?|runs?|leads?|to|will)\b(?! (?:agree|approv|ask)\w*)"
_AMOUNT = re.compile(r"\b(?:up|down|more|less|fewer|extra|further|additional|another|by|points?|add\w*|knock\w*|rais\w*|cut)\b")
_OF_ANY = texts.stems("progress completed complete started track target done action work")
"""Words of statuses that are said of anything."""
_AT_LAST = re.compile(r"\b(?:at (?:long )?last|finally)\b")
"""What is said of a thing that is no longer where it was."""
_AS_WELL = re.compile(r"\b(?:alongside|as well|besides|in addition|too$)")
"""What says of a thing in a text that another was put beside it."""
_LONG = 5
"""So many letters of a word are enough to know it within another: phones of smartphones."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A clause as it is left over: alone where it explains no other field; taken are the words of other changes."""

    clause: Clause
    alone: bool
    taken: frozenset[str]


def echoes(told: Told, rest: Rest) -> bool:
    """Whether a clause has something of a change; one that says that a thing stayed only of what is new."""
    return _ECHOES.get(told.name, _of_text)(told, rest)


def _of_text(told: Told, rest: Rest) -> bool:
    """A word or number that only one of two texts has."""
    was, now, clause = told.change.before, told.change.after, rest.clause
    if is_progress(clause):
        return False
    gone, new = figures.changed(was, now)
    said = set(figures.values(clause.typed))
    if said & {figures.value(figure) for figure in (new if clause.negated else [*gone, *new])}:
        return True
    if _AMOUNT.search(clause.folded) and said & figures.differences(gone, new):
        return True
    if rest.alone and _AS_WELL.search(clause.folded) and content.said(content.kept(was, now), clause.typed):
        return True
    wanted = content.changed(was, now) - frozenset(content.stems(was) if clause.negated else ())
    wanted = frozenset(stem for stem in wanted - {*content.stems(" ".join(rest.taken))} if not stem.isdecimal())
    return bool(content.said(wanted, clause.typed, was, now)) or _is_within(told, clause)


def _is_within(told: Told, clause: Clause) -> bool:
    """Whether a long word of a clause stands within one that came or went (phones in smartphones), or is it misspelt."""
    one, other = (set(texts.telling(text)) for text in (told.change.before, told.change.after))
    words = [word.removesuffix("s") for word in texts.telling(clause.typed) if len(word) > _LONG]
    return any(word in changed or _misspells(word, changed) for word in words for changed in one ^ other)


def _misspells(word: str, meant: str) -> bool:
    meant = meant.removesuffix("s")
    return len(meant) > _LONG and word[0] == meant[0] and OSA.distance(word, meant, score_cutoff=1) == 1


def _of_lead(told: Told, rest: Rest) -> bool:
    """A name of a team or person that only one of two leads has: with a capital, or where a thing goes to somebody."""
    was, now = leads.entries(told.before), leads.entries(told.after)
    changed = [lead for lead in (now if rest.clause.negated else [*was, *now]) if (lead in was) != (lead in now)]
    shared = set(texts.words(" ".join(was))) & set(texts.words(" ".join(now)))
    return any(_is_lead_named(lead, shared | rest.taken, told, rest) for lead in changed) or bool(
        _capitals(changed) & _capitals([rest.clause.typed])
    )


def _is_lead_named(lead: str, known: Iterable[str], told: Told, rest: Rest) -> bool:
    typed, telling = rest.clause.typed, leads.telling(lead, told.short).difference(known)
    written = [word for word in texts.words(leads.written_out(lead, typed)) if word not in texts.words(typed)]
    if telling & {*written} or any(_is_name_of(word, typed, rest.alone) for word in telling):
        return True
    post = [word for word in texts.words(lead) if len(word) > 2 and word not in known and word not in ("service", "team")]
    if any(re.match(rf"(?:The |Our )?{word.capitalize()} {_HAS}(?! been)", typed) for word in post):
        return True
    if rest.alone and any(re.match(rf"[A-Z]\w+ (?:to|with|under) (?:the )?{word.capitalize()}\W*$", typed) for word in post):
        return True
    return leads.is_shortened(lead, typed) or any(_first_name(letter, typed) for letter in leads.given_initials(lead))


def _capitals(typed: Iterable[str]) -> set[str]:
    return {found for text in typed for found in re.findall(r"\b[A-Z]{2,4}\b", text)}


def _is_name_of(word: str, typed: str, alone: bool) -> bool:
    """Whether a word stands somewhere as a name: whole, with a capital; small after "to" and the like, in a clause of its own."""
    stem = re.escape(word.removesuffix("s"))
    capital = rf"(?:{stem[0].upper()}(?i:{stem[1:]})s?|{re.escape(word.upper())})(?!\w)(?!(?: \w+)? {_BODY})"
    if re.search(
        rf"(?<=[^\w'\"‘“]){capital}|^(?:The )?{capital}(?: {_HAS}|(?: and| &)? [A-Z]|\W*$| (?:not|instead|rather)\b)", typed
    ):
        return True
    small = rf"\b{_TO}(?: the| our| \w+'s)? {stem}s?(?!\w)(?! {_BODY})"
    return alone and re.search(small, typed.casefold()) is not None


def _first_name(letter: str, typed: str) -> bool:
    """Whether somebody whose name begins so is named where a thing goes to somebody: "Rob" for R. Hughes."""
    name = rf"{letter}[a-z]{{2,}}"
    return re.search(rf"\b{_TO} {name}(?= |$|[.,;])|^{name} {_HAS}", typed) is not None


def _of_due(told: Told, rest: Rest) -> bool:
    """The new date or the old one; not the day of what was done."""
    dated = dates.dated(rest.clause, [item.due for item in told.before], [item.due for item in told.after])
    old = any(d.old and d.role == "from" for d in dated) and not rest.clause.negated
    return old or any(d.new and (d.role != "beside" or not is_progress(rest.clause)) for d in dated)


def _of_status(told: Told, rest: Rest) -> bool:
    """A word of either status as it is typed; or a clause of a state, as only the action can be in."""
    if rest.alone and is_state(rest.clause):
        return True
    if _AT_LAST.search(rest.clause.folded):
        return True
    label = re.escape(texts.form(told.change.before).casefold())
    if label and re.search(rf"\b(?:no longer|not|from|was|off)\W+{label}", rest.clause.folded):
        return True
    was, now = (texts.stems(text) - _OF_ANY for text in (told.change.before, told.change.after))
    return bool((now - was if rest.clause.negated else was ^ now) & texts.stems(rest.clause.typed))


def _of_stream(told: Told, rest: Rest) -> bool:
    """A word of either title that the other does not have, as a name."""
    was, now = ({*texts.telling(text)} for text in (told.change.before, told.change.after))
    words = (now - was if rest.clause.negated else was ^ now) - rest.taken
    initials = "".join(word[0] for word in texts.telling(told.change.after))
    if len(initials) > 1 and re.search(rf"\b{_TO} (?:the )?{initials}\b", rest.clause.folded):
        return True
    written = leads.written_out(told.change.after or "", rest.clause.typed)
    return any(_is_name_of(word, written, rest.alone) for word in words if len(word) > 2)


_ECHOES: dict[str, Callable[[Told, Rest], bool]] = {
    "lead": _of_lead,
    "due": _of_due,
    "status": _of_status,
    "work_stream": _of_stream,
}
