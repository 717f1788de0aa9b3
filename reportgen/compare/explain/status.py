"""Whether a clause explains another status."""

import re

from reportgen.compare import texts
from reportgen.compare.explain import phrases, words
from reportgen.compare.explain.entry import Clause, folded
from reportgen.compare.explain.told import RANK, Told, Verdict, names_field, names_others
from reportgen.model import Rag, Status

_BETTER: dict[Rag | None, int] = {"red": 0, "amber": 1, "green": 2, "blue": 3}

_QUOTED = re.compile(r"\"[^\"]*\"")
"""Words of a text that an entry speaks of: Took out "gaps filled"."""

_WORSE = re.compile(
    r"\b(?:worse\w*|deteriorat\w+|lower(?:ed)?|downgrad\w+|slip\w*|setbacks?|difficult\w*|problems?|concerns?|risk)\b"
)

_IMPROVED = re.compile(
    r"\b(?:improv\w+|better|recover\w*|picked up|upgrad\w+|caught up|sorted|overcome|"
    r"catch[ -]up|resolved|rais(?:ed|ing)|turned (?:a|"
    r"the) corner|on schedule|progress)\b"
)


_STATE = re.compile(
    r"(?:(?:now|not|in fact|yet|all|fully|again|so|currently|temporarily|this|it|has|been|is|being|"
    r"it's|that's|we|we're|we've|they're|they've|things|are|have|got) )*"
    r"(?:(?:[a-z]+(?:ed|en|wn|un)|stood down|(?:on|off|in|out of|back on|under) (?!\d)[a-z]+|going|back|over|there)"
    r"(?: (?:for now|for the (?:moment|time being)|meantime|again))?(?:$| (?:until|till|while|whilst|pending)\b))"
)
"""A state, without a word for what is in it: "Mothballed.", "On ice until spring"."""
_NO_STATE = re.compile(
    r"\b(?:updated|noted|amended|revised|changed|discussed|reviewed|agreed|approved|circulated|attended|chased|asked|briefed|"
    r"received|reported|submitted|moved|extended|reworded|added|removed|transferred|general|part|addition|"
    r"expected|planned|scheduled|need(?:ed)?|required|used|supposed|on (?:track|target|course|schedule)|"
    r"(?:on|in) (?:line|time)|in [a-z]+(?:ber|ary)|in (?:march|april|may|june|july|august))\b"
)


_WHOLE = re.compile(
    r"(?:all|every|each|both|the (?:last|final|remaining))\b(?!.*\b(?:but|except|apart from|not|attended|invited|asked|told|"
    r"briefed|consulted|informed|reminded|agreed that|will|to be|should|must)\b)"
    r".*\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|last|final|remaining)\b"
    r".*\b(?:has|have|had|been|are|is|were|was|[a-z]{2,}ed|done|built|met|sent|begun|held|made|open)\b"
)
"""All of a number of things had or done, a sentence of progress that says the whole is: "All 260 certificates checked"."""


def is_state(clause: Clause) -> bool:
    """Whether a sentence begins with a state that only the action itself can be in."""
    low = clause.folded.strip(" .,:!")
    begins = folded(clause.sentence).startswith(low)
    proper = re.match(r"\S+ (?:of )?[A-Z]", clause.typed) is not None
    return begins and not proper and _STATE.match(low.split(",")[0]) is not None and _NO_STATE.search(low) is None


def status_kind(status: Status) -> str | None:
    """The kind of words a status is spoken of by."""
    label = texts.form(status.label or status.text).casefold()
    if words.STATUSES["dropped"].search(label):
        return "dropped"
    if status.complete:
        return "complete"
    found = [kind for kind in ("dropped", "not started", "stalled", "progress", "complete") if words.STATUSES[kind].search(label)]
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


def judge_status(told: Told, clause: Clause) -> Verdict:
    """What a clause is worth for another status; of several items what it is worth for the best of them."""
    found = [
        _status_pair(was.status, now.status, clause) for was in told.before for now in told.after if was.status != now.status
    ]
    return max(found, key=lambda one: RANK[one], default="no")


def _status_pair(was: Status, now: Status, clause: Clause) -> Verdict:
    noun = names_field("status", clause)
    if was.complete and not now.complete:
        return _fallen(now, clause, noun)
    named = status_named(now, clause) and not _only_worse(was, now, clause)
    if (named or _direction_named(was, now, clause)) and not _status_of_another(clause):
        return "yes"
    other = [kind for kind, pattern in words.STATUSES.items() if kind != status_kind(was) and pattern.search(clause.folded)]
    if noun:
        return "partly" if other and not status_named(now, clause) else "yes"
    begun = status_kind(was) == "not started" and status_kind(now) not in ("dropped", "stalled")
    if begun and phrases.ACCOMPLISHED.search(_QUOTED.sub(" ", clause.folded)) and not names_others(clause, "status"):
        return "yes"
    if now.complete:
        done = phrases.ACCOMPLISHED.search(clause.folded) or _WHOLE.match(clause.folded.strip())
        return "partly" if done and not names_others(clause, "status", "action") else "no"
    if other and "complete" in other and phrases.BARE_COMPLETED.fullmatch(clause.folded.strip(" .")):
        return "partly"
    return "no"


def _only_worse(was: Status, now: Status, clause: Clause) -> bool:
    """Whether a status is better than it was, and all that a clause says of it is that things went badly ("slipped")."""
    before, after = _BETTER.get(was.rag), _BETTER.get(now.rag)
    if now.complete or before is None or after is None or after <= before:
        return False
    label = texts.form(now.label or now.text).casefold()
    named = bool(label) and re.search(rf"(?<!\w){re.escape(label)}(?!\w)", clause.folded) is not None
    colour = re.search(rf"(?<!from )\b{now.rag}\b", clause.folded) is not None
    return status_kind(now) == "stalled" and not (named or colour or _IMPROVED.search(clause.folded))


def _direction_named(was: Status, now: Status, clause: Clause) -> bool:
    """Whether a clause says that things went better, and the colour is better; or worse, and it is worse."""
    before, after = _BETTER.get(was.rag), _BETTER.get(now.rag)
    if before is None or after is None or now.complete:
        return False
    if after < before:
        return _WORSE.search(clause.folded) is not None or words.STATUSES["stalled"].search(clause.folded) is not None
    return after > before and _IMPROVED.search(clause.folded) is not None


def _fallen(now: Status, clause: Clause, noun: bool) -> Verdict:
    """Completed and so no more: only words of going back explain it; "Completed" names the status with a wrong value."""
    if words.REOPENED.search(clause.folded):
        return "yes"
    if noun:
        return "yes" if status_named(now, clause) or not words.STATUSES["complete"].search(clause.folded) else "partly"
    label = texts.form(now.label or now.text).casefold()
    if label and re.search(rf"\b{re.escape(label)}\b", clause.folded):
        return "yes"
    return "partly" if phrases.BARE_COMPLETED.fullmatch(clause.folded.strip(" .")) else "no"


def _status_of_another(clause: Clause) -> bool:
    """Whether words of a status belong to a date, a lead or a text that the clause speaks of ("deadline delayed")."""
    spoken = ("due", "lead", *(("work_stream",) if words.CHANGED.search(clause.folded) else ()))
    return any(names_field(field, clause) for field in spoken) and not (
        names_field("status", clause)
        or words.STATUSES["stalled"].match(clause.folded)
        or words.STATUSES["complete"].search(clause.folded)
        or words.STATUSES["progress"].search(clause.folded)
    )
