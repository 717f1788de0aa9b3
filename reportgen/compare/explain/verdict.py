"""Whether a clause explains a changed field: yes, partly (it names the field with a wrong value), or not."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.compare import texts
from reportgen.compare.explain import dates, figures, leads, words
from reportgen.compare.explain.entry import Clause
from reportgen.model import Action, FieldChange, Rag, Status

Verdict = Literal["yes", "partly", "no"]
RANK: dict[Verdict, int] = {"no": 0, "partly": 1, "yes": 2}
_BETTER: dict[Rag | None, int] = {"red": 0, "amber": 1, "green": 2, "blue": 3}
_WORSE = re.compile(
    r"\b(?:worse\w*|deteriorat\w+|lower(?:ed)?|downgrad\w+|slip\w*|setbacks?|difficult\w*|problems?|concerns?|risk)\b"
)
_IMPROVED = re.compile(
    r"\b(?:improv\w+|better|recover\w*|picked up|upgrad\w+|caught up|catch[ -]up|resolved|rais(?:ed|ing)|turned (?:a|the) corner|on schedule|progress)\b"
)
_MORE_OR_LESS = re.compile(
    r"\b(?:rais|increas|reduc|lower|relax|tighten|lengthen|shorten|eas|upp|doubl|halv|widen|expand|scal|cut|stretch|loosen|uplift)(?:ed|ing|es)?\b|\b(?:longer|shorter|higher|lower|extra|additional|larger|smaller)\b"
)
_TRANSFERRED = re.compile(r"(?:transfer|hand|pass|assigned|allocat|attribut|re-?assigned|re-?allocat)")
_GONE_TO = re.compile(
    r"(?:(?:the|this|action|work|it|now|has|been|was|is) )*(?:mov\w+|transfer\w+|pass\w+|given|sits?|rests?|lies|within|under|with|shifted|switched|goes|gone|going)\b"
)
_OPENING = re.compile(
    r"(?:(?:the|this|action|work|item|it|now|has|have|been|was|is|being|responsibility|leadership|formally|since) ?)*"
)
_EXTENDED = re.compile(
    r"\bexten(?:ded|sion)(?: \w+ly)? (?:to|of) (?!allow|enable|let|give|fit|match|take|reflect|permit|the (?:deadline|date|end|time))"
)
_WORD_FIELDS = ("action", "targets", "milestones", "objective")


@dataclass(frozen=True, slots=True)
class Told:
    """A changed field with the items it is of. fields are all that changed of them, short the short forms of posts."""

    change: FieldChange
    before: tuple[Action, ...]
    after: tuple[Action, ...]
    fields: frozenset[str]
    short: Mapping[str, str]

    @property
    def name(self) -> str:
        """The field."""
        return self.change.field


def verdict(told: Told, clause: Clause) -> Verdict:
    """What one clause that says that something changed is worth for one field."""
    judge = _JUDGES.get(told.name, _further)
    found = judge(told, clause)
    if clause.reason and found != "no":
        named = told.name in clause.fields and (clause.changed or _moved(told.name, clause))
        return found if named or told.name == "status" else "no"
    return found


def _noun(field: str, clause: Clause) -> bool:
    return words.NOUNS[field].search(clause.folded) is not None if field in words.NOUNS else False


def _moved(field: str, clause: Clause) -> bool:
    return words.MOVES[field].search(clause.folded) is not None if field in words.MOVES else False


def _others(clause: Clause, *fields: str) -> bool:
    """Whether a clause names a field other than some."""
    return any(_noun(field, clause) for field in words.NOUNS if field not in (*fields, "progress", "ref"))


# -- due date ---------------------------------------------------------------------------------------------------------------


def _due(told: Told, clause: Clause) -> Verdict:
    before = [item.due for item in told.before]
    after = [item.due for item in told.after]
    noun, move = _noun("due", clause) or _weakly_dated(clause), _moved("due", clause) and not _is_wider(clause)
    roles = [dates.role(clause, place) for place in range(len(clause.spans))]
    new = [any(dates.names(span, due) for due in after) for span in clause.spans]
    old = [any(dates.names(span, due) for due in before) for span in clause.spans]
    wrong = [r == "to" and not n for r, n in zip(roles, new, strict=True)]
    opened = any(dates.is_opened(clause, due) for due in after)
    if not (noun or move):
        return _due_by_value(clause, new, old, roles, opened)
    if _is_of_another(clause, "due") and not (noun or any(new)):
        return "no"
    differs = _single(told) and (
        dates.direction_differs(clause, before[0], after[0])
        or (dates.amount_differs(clause, before[0], after[0]) and not any(new))
    )
    if differs or (any(wrong) and not any(n and r != "from" for n, r in zip(new, roles, strict=True))):
        return "partly"
    return "yes"


def _weakly_dated(clause: Clause) -> bool:
    """Whether a clause has a word that may mean the due date, with a date or a word of change."""
    return words.WEAK_DUE.search(clause.folded) is not None and (clause.changed or bool(clause.spans))


def _is_wider(clause: Clause) -> bool:
    """Whether "extended" is said of what is done and not of a date: "Training extended to foster carers"."""
    found = _EXTENDED.search(clause.folded)
    dated = clause.spans or dates.AMOUNT.search(clause.folded)
    return found is not None and not dated and words.MOVES["due"].search(clause.folded[: found.start()]) is None


def _single(told: Told) -> bool:
    return len(told.before) == len(told.after) == 1


def _due_by_value(clause: Clause, new: Sequence[bool], old: Sequence[bool], roles: Sequence[dates.Role], opened: bool) -> Verdict:
    """A clause without a word for the date: one that gives it as where things went, or as still to come."""
    if opened:
        return "yes"
    if _others(clause, "due", "action", "milestones") or words.STATUSES["complete"].search(clause.folded):
        return "no"
    short = len(clause.folded.split()) <= 5
    for is_new, is_old, said in zip(new, old, roles, strict=True):
        if (is_new and said == "to") or (is_old and said == "from" and (any(new) or short)):
            return "yes"
    return "yes" if any(new) and (short or not words.ACCOMPLISHED.search(clause.folded)) else "no"


def _is_of_another(clause: Clause, field: str) -> bool:
    """Whether a clause's word of change belongs to another field that it names."""
    return _others(clause, field)


# -- lead -------------------------------------------------------------------------------------------------------------------


def _lead(told: Told, clause: Clause) -> Verdict:
    was, now = leads.entries(told.before), leads.entries(told.after)
    new = any(leads.is_named(lead, clause.typed, told.short) for lead in now if lead not in was)
    old = any(leads.is_named(lead, clause.typed, told.short) for lead in was)
    named = _noun("lead", clause) or _lead_moved(told, clause)
    team = any(leads.is_of_team(lead, clause.typed) for lead in now if lead not in was)
    if team and (named or (_GONE_TO.match(clause.folded) and not _others(clause, "lead", "action"))):
        return "yes"
    if new:
        return "yes" if named or not _others(clause, "lead", "action") else "no"
    if named and leads.other_named(clause.typed, [*was, *now], told.short):
        return "partly"
    if named:
        return "yes"
    return "yes" if old and not _others(clause, "lead", "action") else "no"


def _lead_moved(told: Told, clause: Clause) -> bool:
    """Whether a clause has a word for another taking over; "transferred" is the work stream's where it names one.

    "Passed to" and the like count at the beginning only, where nothing but the action can be meant ("Policy passed to Cabinet").
    """
    found = words.MOVES["lead"].search(clause.folded)
    if found is None or (_TRANSFERRED.match(found[0]) and not _OPENING.fullmatch(clause.folded[: found.start()])):
        return False
    return not (_noun("work_stream", clause) or _noun("due", clause) or _noun("targets", clause))


# -- status -----------------------------------------------------------------------------------------------------------------


def status_kind(status: Status) -> str | None:
    """The kind of words a status is spoken of by."""
    if status.complete:
        return "complete"
    label = texts.form(status.label or status.text).casefold()
    found = [kind for kind in ("not started", "stalled", "progress", "complete") if words.STATUSES[kind].search(label)]
    if found and not (found == ["complete"] and status.complete is False):
        return found[0]
    return {"red": "stalled", "amber": "progress", "green": "progress", "blue": "complete", "grey": "not started"}.get(
        status.rag or ""
    )


def status_named(status: Status, clause: Clause) -> bool:
    """Whether a clause names a status: its label, its colour, or words of its kind."""
    label = texts.form(status.label or status.text).casefold()
    kind = status_kind(status)
    if label and re.search(rf"(?<!not )(?<!no longer )(?<!from )(?<!\w){re.escape(label)}(?!\w)", clause.folded):
        return not (status.complete and not words.STATUSES["complete"].search(clause.folded) and "complet" in label)
    colour = status.rag is not None and re.search(rf"(?<!from )\b{status.rag}\b", clause.folded) is not None
    return colour or (kind is not None and words.STATUSES[kind].search(clause.folded) is not None)


def _status(told: Told, clause: Clause) -> Verdict:
    found = [
        _status_pair(was.status, now.status, clause) for was in told.before for now in told.after if was.status != now.status
    ]
    return max(found, key=lambda one: RANK[one], default="no")


def _status_pair(was: Status, now: Status, clause: Clause) -> Verdict:
    noun = _noun("status", clause)
    if was.complete and not now.complete:
        return _fallen(now, clause, noun)
    if (status_named(now, clause) or _direction_named(was, now, clause)) and not _status_of_another(clause):
        return "yes"
    other = [kind for kind, pattern in words.STATUSES.items() if kind != status_kind(was) and pattern.search(clause.folded)]
    if noun:
        return "partly" if other and not status_named(now, clause) else "yes"
    if now.complete:
        return "partly" if words.ACCOMPLISHED.search(clause.folded) and not _others(clause, "status", "action") else "no"
    if other and "complete" in other and words.BARE_COMPLETED.fullmatch(clause.folded.strip(" .")):
        return "partly"
    return "no"


def _direction_named(was: Status, now: Status, clause: Clause) -> bool:
    """Whether a clause says that things went better, and the colour is better; or worse, and it is worse."""
    before, after = _BETTER.get(was.rag), _BETTER.get(now.rag)
    if before is None or after is None or now.complete:
        return False
    if after < before:
        return _WORSE.search(clause.folded) is not None or words.STATUSES["stalled"].search(clause.folded) is not None
    return after > before and _IMPROVED.search(clause.folded) is not None


def _fallen(now: Status, clause: Clause, noun: bool) -> Verdict:
    """Completed and so no more: only words that speak of going back explain it; "Completed" names the status with a wrong value."""
    if words.REOPENED.search(clause.folded):
        return "yes"
    if noun:
        return "yes" if status_named(now, clause) or not words.STATUSES["complete"].search(clause.folded) else "partly"
    label = texts.form(now.label or now.text).casefold()
    if label and re.search(rf"\b{re.escape(label)}\b", clause.folded):
        return "yes"
    return "partly" if words.BARE_COMPLETED.fullmatch(clause.folded.strip(" .")) else "no"


def _status_of_another(clause: Clause) -> bool:
    """Whether words of a status belong to a date, a lead or a text that the clause speaks of ("deadline delayed")."""
    spoken = ("due", "lead", "work_stream")
    return any(_noun(field, clause) for field in spoken) and not (
        _noun("status", clause)
        or words.STATUSES["stalled"].match(clause.folded)
        or words.STATUSES["complete"].search(clause.folded)
        or words.STATUSES["progress"].search(clause.folded)
    )


# -- texts ------------------------------------------------------------------------------------------------------------------


def _text(told: Told, clause: Clause) -> Verdict:
    field = told.name
    gone, new = figures.changed(told.change.before, told.change.after)
    noun = _noun(field, clause) and (field != "action" or _is_reworded(clause))
    if noun and not _only_met(field, clause):
        return _with_figures(told, clause, gone, new)
    if _figures_named(clause, gone, new) and not _others(clause, field, "action", "milestones", "targets"):
        return "yes"
    if _changed_words_named(told, clause) or (gone and new and _resized(told, clause)):
        return "yes"
    if _moved("action", clause) and not _names_another_text(field, clause):
        return _by_wording(told, gone + new)
    return "no"


def _resized(told: Told, clause: Clause) -> bool:
    """Whether a clause says that what a changed number is of became more or less: "Number of homes increased"."""
    found = _MORE_OR_LESS.search(clause.folded)
    own = texts.stems(told.change.after) & texts.stems(told.change.before)
    return (
        found is not None
        and bool(own & texts.stems(clause.folded))
        and not any(_noun(f, clause) for f in ("due", "lead", "status"))
    )


def _is_reworded(clause: Clause) -> bool:
    """Whether "action", "text" or "wording" is said to have changed, not merely named."""
    return (
        clause.changed
        or _moved("action", clause)
        or re.search(r"\b(?:wording|word(?:s|ed)|language|phrasing|terminology)\b", clause.folded) is not None
    )


def _only_met(field: str, clause: Clause) -> bool:
    """Whether a clause says that a target was met, which is no change of it."""
    met = re.search(
        r"\b(?:met|achieved|missed|exceeded|reached|on course|on track|hit|completed?|not yet met|delivered)\b", clause.folded
    )
    changes = re.search(
        r"\b(?:rais|increas|lower|reduc|tighten|relax|chang|revis|amend|alter|updat|add|remov|new|replac|set at|split|clarif|reword|now)\w*",
        clause.folded,
    )
    return field in ("targets", "milestones", "objective") and met is not None and changes is None


def _with_figures(told: Told, clause: Clause, gone: Sequence[str], new: Sequence[str]) -> Verdict:
    """A clause that names the field: with a number that is neither the old nor the new one it explains it partly."""
    said = [figures.value(figure) for figure in figures.figures(clause.typed)]
    known = set(figures.values_of(told.change.before)) | set(figures.values_of(told.change.after))
    known |= {part for item in (*told.before, *told.after) for part in figures.values_of(item.ref)}
    if set(said) & figures.differences(gone, new):
        return "yes"
    if said and (gone or new) and not set(said) & {figures.value(f) for f in (new or gone)} and not set(said) <= known:
        return "partly"
    later = re.findall(r"\bto (?:at least |over |no more than )?(\S+)", clause.typed)
    meant = [figures.value(f) for text in later for f in figures.figures(text)]
    return "partly" if meant and new and not set(meant) & {figures.value(f) for f in new} else "yes"


def _figures_named(clause: Clause, gone: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a clause gives the new number as new, or the old one as what was raised or lowered."""
    said, old = set(figures.values(clause.typed)), {figures.value(f) for f in gone}
    if said & {figures.value(f) for f in new}:
        return clause.changed or bool(said & old) or len(said) == 1
    return bool(said & old) and _MORE_OR_LESS.search(clause.folded) is not None


def _names_another_text(field: str, clause: Clause) -> bool:
    return any(
        _noun(other, clause) for other in ("targets", "milestones", "objective", "due", "lead", "status") if other != field
    )


def _by_wording(told: Told, numbers: Sequence[str]) -> Verdict:
    """A word for another wording explains the action's; of a target's or milestone's too, where the action's stayed."""
    if told.name == "action":
        return "yes"
    return "no" if numbers else ("yes" if "action" not in told.fields else "partly")


def _changed_words_named(told: Told, clause: Clause) -> bool:
    """Whether a clause says of words that only one of the texts has that they were put in or taken out."""
    verb = words.ADDED_TO.search(clause.folded)
    if verb is None or any(_noun(field, clause) for field in ("due", "lead", "status")):
        return False
    was, now = _short(told.change.before), _short(told.change.after)
    near = " ".join([*clause.folded[: verb.start()].split()[-5:], *clause.folded[verb.end() :].split()[:8]])
    return bool(_short(near) & (was ^ now))


def _short(text: str | None) -> frozenset[str]:
    """The telling words of a text, cut so short that publish and publication are one."""
    return frozenset(stem[:5] for stem in texts.stems(text))


# -- the rest ---------------------------------------------------------------------------------------------------------------


def _work_stream(told: Told, clause: Clause) -> Verdict:
    titles = [texts.stems(text) for text in (told.change.before, told.change.after) if text]
    said = texts.stems(clause.typed)
    titled = any(len(title & said) >= max(2, len(title) * 2 // 3) for title in titles if title)
    moved = _moved("work_stream", clause)
    verb = re.search(
        r"\b(?:mov\w+|transfer\w+|re-?locat\w+|re-?align\w+|now|from|to|under|sits|fits|joined|brought|shift\w+|re-?assigned)\b",
        clause.folded,
    )
    refs = [
        item.ref
        for item in told.before
        if item.ref and re.search(rf"(?<![\d.]){re.escape(item.ref.casefold())}(?![\d.]\d)", clause.folded)
    ]
    if moved or (verb and ("work_stream" in clause.fields or titled or refs)):
        return "yes"
    return "no"


def _ref(told: Told, clause: Clause) -> Verdict:
    refs = [item.ref.rstrip(".") for item in (*told.before, *told.after) if item.ref]
    named = any(re.search(rf"(?<![\d.]){re.escape(ref.casefold())}(?!\d|\.\d)", clause.folded) for ref in refs)
    noun = _noun("ref", clause) and clause.changed
    return "yes" if named or _moved("ref", clause) or noun or _work_stream_moved(told, clause) else "no"


def _work_stream_moved(told: Told, clause: Clause) -> bool:
    return "work_stream" in told.fields and "work_stream" in clause.fields


def _progress(told: Told, clause: Clause) -> Verdict:
    general = words.GENERAL.fullmatch(clause.folded.strip(" .")) is not None
    return "yes" if general or _noun("progress", clause) else "no"


def _further(told: Told, clause: Clause) -> Verdict:
    """A column of the workbook's own: its heading or its value is named."""
    heading = texts.key(told.name.removeprefix("extra:"))
    said = texts.key(clause.typed)
    if heading and f" {heading} " in f" {said} ":
        return "yes"
    values = [texts.key(text) for text in (told.change.before, told.change.after) if text]
    if any(len(value) > 2 and f" {value} " in f" {said} " for value in values):
        return "yes"
    stems = texts.stems(told.name.removeprefix("extra:"))
    return "yes" if clause.changed and len(stems & texts.stems(clause.typed)) * 2 > len(stems) else "no"


_JUDGES: dict[str, Callable[[Told, Clause], Verdict]] = {
    "due": _due,
    "lead": _lead,
    "status": _status,
    **dict.fromkeys(_WORD_FIELDS, _text),
    "work_stream": _work_stream,
    "ref": _ref,
    "progress": _progress,
}
