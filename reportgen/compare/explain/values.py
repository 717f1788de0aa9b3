"""Whether a clause says the value that a field has now, or had: that explains a change in whatever words it is put."""

import re
from collections.abc import Callable, Iterable

from reportgen.compare import texts
from reportgen.compare.explain import content, cues, dates, figures, leads
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.told import Told, Verdict
from reportgen.model import Due

_STREAM = (
    r"(?:(?:\w+ )?(?:work ?-?)?(?:stream|programme|theme|strand|section|priority|pillar|chapter|heading|item|action|plan)s?)"
)
_INTO = r"(?:under|to|into|in|within|with|of|from|as|part of|joins?|joined|renamed|retitled|called|named)"
_SO_FAR = re.compile(
    r"\b(?:so far|to date|already|achieved|reached|"
    r"(?:attended|trained|held|received|visited|sent)(?: (?:on|in|at|by|from|to)\b|$))"
)
"""What tells a number that was reached from one that is to be."""
_AGENT = re.compile(
    r"\b(?:agreed|approved|requested|ok'?d|okayed|signed[ -]off|endorsed|authori[sz]ed|sanctioned|reported|presented|sent|"
    r"submitted|discussed|liais\w+|met|meeting|consult\w+)(?: \w+){0,2} (?:by|with|to|at) (?:the |our )?$",
    re.IGNORECASE,
)
"""What says of a person that is named next that they agreed to a thing or heard of it, not that they lead it."""
_POINTS = re.compile(r"\b(?:up|down|raised|lowered|higher|lower|more|less|fewer|by)\b|\bpoints?\b")
_BY_TIMES = re.compile(r"\b(?:doubl\w*|twice|halv\w*|half)\b")
_BEFORE_OLD = re.compile(
    r"\b(?:not|no longer|from|was|were|until|instead of|rather than|be|when|once|if|to|nearly|almost|partly|mostly|partially)"
    r"(?: \w+)?\s*$"
)
"""What stands before a status that is not, or not yet, the one that holds."""
_YEARS = re.compile(r"(?<![\d/.])(?:20)?(\d\d)(?:[/-](?:20)?(\d\d))(?![\d/.-])|(?<![\d/])20(\d\d)(?![\d/-])")
_VACANT = re.compile(
    r"\b(?:vacan\w*|nobody|no[ -]one|unfilled|post (?:is |now )?frozen|not filled|tb[ac]|to be (?:appointed|recruited))\b"
)
"""What says that there is no lead."""
_YEAR = re.compile(r"\W*\b(?:19|20)\d\d(?:[/-]\d{2,4})?$")
_SHORT_CLAUSE = 7
"""A clause of so few words that speaks of one thing only."""


def judge_value(told: Told, clause: Clause) -> Verdict:
    """What the values that a clause names are worth for a field."""
    judge = _JUDGES.get(told.name)
    return "yes" if judge is not None and judge(told, clause) else "no"


def _has(text: str, typed: str) -> bool:
    """Whether typed words hold a text whole; a short one only with its capitals."""
    form = texts.form(text).strip(" .")
    flags = re.IGNORECASE if len(form) > 3 else re.NOFLAG
    return bool(form) and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", texts.form(typed), flags) is not None


def _stream(told: Told, clause: Clause) -> bool:
    """The title of the work stream, beside what says that it is one, or with all its words where it has several."""
    return any(_is_titled(title, clause.typed) for title in (told.change.after, told.change.before) if title)


def _is_titled(title: str, typed: str) -> bool:
    words = [word for word in re.findall(r"[A-Z][\w'’-]+", title) if texts.telling(word)]
    if not words:
        return False
    run = r"\W+(?:(?:and|of|the|for)\W+)?".join(re.escape(word) for word in words)
    if len(words) > 1 and re.search(rf"\b{run}\b", typed):
        return True
    return re.search(rf"\b{_INTO} (?:the )?[\"'“‘]?{run}\b|\b{run}\b[\"'”’]? {_STREAM}\b", typed) is not None


def _lead(told: Told, clause: Clause) -> bool:
    """The new lead, or both of them; not as who agreed to something."""
    was, now = leads.entries(told.before), leads.entries(told.after)
    now = [lead for lead in now if not _VACANT.search(lead.casefold())]
    new = [lead for lead in now if lead not in was and _is_named(lead, clause, told)]
    if new:
        return not _AGENT.search(_before(new, clause.typed))
    if not now and _VACANT.search(clause.folded):
        return True
    plain = _is_short(clause) and not clause.fields - {"lead"}
    teams = [lead for lead in now if lead not in was and leads.is_of_team(lead, leads.written_out(lead, clause.typed))]
    return any(_goes_to(lead, clause) or plain for lead in teams)


def _goes_to(lead: str, clause: Clause) -> bool:
    """Whether a clause says that something went to the team of a post, or that it has it: "Licensing have it"."""
    names = re.findall(r"[A-Z][\w'’&-]+", lead)
    team = next((re.escape(word[:3]) for word in names if word[:3] in clause.typed), "")
    went = rf"\b(?:\w+(?:ed|en|es|ts)|went|gone|goes|now|over|across)(?: \w+)? (?:to|with|by|under) (?:the )?{team}"
    has = rf"\b{team}.{{0,40}}\b(?:ha(?:ve|s) (?:it|this)|owns?|runs?|takes?|will (?:run|lead|take|own)|leads?)\b"
    ousts = rf"\b{team}.{{0,40}}\b(?:rather than|instead of)\b"
    return re.search(rf"{went}|{has}|{ousts}", clause.typed) is not None


def _is_named(lead: str, clause: Clause, told: Told) -> bool:
    return _has(lead, clause.typed) or leads.is_named(lead, clause.typed, told.short)


def _before(names: Iterable[str], typed: str) -> str:
    """What stands before the first word of some names, the whole where none is found as it is written."""
    places = [typed.find(word) for name in names for word in re.findall(r"[A-Z]\w+", name) if word in typed]
    return typed[: min(places)] if places else typed


def _due(told: Told, clause: Clause) -> bool:
    """The new date as where things go, or beside the old one."""
    dues = [item.due for item in told.after if item.due]
    dated = dates.dated(clause, [item.due for item in told.before], dues)
    replaced = any(item.due and not item.due.latest and _has(item.due.text, clause.typed) for item in told.before)
    if any(d.new for d in dated) and (replaced or any(d.old or (d.new and d.role == "to") for d in dated)):
        return True
    return any(_is_typed(due, clause) for due in dues) and _is_short(clause)


def _is_short(clause: Clause) -> bool:
    return len(clause.folded.split()) <= _SHORT_CLAUSE


def _is_typed(due: Due, clause: Clause) -> bool:
    return _has(_YEAR.sub("", due.text), clause.typed)


def _text(told: Told, clause: Clause) -> bool:
    """A number that only the later text has, or enough of the words that came or went."""
    gone, new = figures.changed(told.change.before, told.change.after)
    said = set(figures.values(clause.typed))
    if _POINTS.search(clause.folded) and said & figures.differences(gone, new):
        return True
    if _BY_TIMES.search(clause.folded) and figures.are_doubled(gone, new):
        return True
    if said & {figures.value(figure) for figure in new} and not _SO_FAR.search(clause.folded):
        return True
    was, now = told.change.before, told.change.after
    if _years(now) - _years(was) and (_years(now) - _years(was)) & _years(clause.typed):
        return True
    wanted = {stem for stem in content.changed(was, now) - content.kept(was, now) if not stem.isdecimal()}
    found = content.said(wanted, clause.typed, was, now)
    return (
        content.is_enough(found, wanted)
        and (len(found) * 2 >= len(wanted) or cues.is_change_of_named(clause))
        and not _SO_FAR.search(clause.folded)
        and not cues.is_progress(clause)
    )


def _years(text: str | None) -> set[str]:
    """The years and financial years of a text, each by its last figures: 15-16 for 2015/16."""
    return {f"{found[0] or found[2]}-{found[1]}" for found in _YEARS.findall(text or "")}


def _status(told: Told, clause: Clause) -> bool:
    """The word of the new status, as it is typed."""
    labels = {item.status.label or item.status.text for item in told.after} - {item.status.label for item in told.before}
    return any(label and len(label) > 3 and _holds(label, clause) for label in labels)


def _holds(label: str, clause: Clause) -> bool:
    """Whether a clause has the word of a status, and not as one that does not, or not yet, hold."""
    found = re.search(rf"(?<!\w){re.escape(texts.form(label).casefold())}(?!\w)", clause.folded)
    return found is not None and _BEFORE_OLD.search(clause.folded[: found.start()]) is None


_JUDGES: dict[str, Callable[[Told, Clause], bool]] = {
    "work_stream": _stream,
    "lead": _lead,
    "due": _due,
    "status": _status,
    **dict.fromkeys(("action", "targets", "milestones", "objective"), _text),
}
