"""Whether a clause explains another due date."""

import re
from collections.abc import Sequence

from reportgen.compare.explain import dates, phrases, words
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.told import Told, Verdict, names_field, names_others, says_moved

_EXTENDED = re.compile(
    r"\bexten(?:ded|sion)(?: \w+ly)? (?:to|of) (?!allow|enable|let|give|fit|match|take|reflect|permit|the (?:deadline|date|"
    r"end|time))"
)


def judge_due(told: Told, clause: Clause) -> Verdict:
    """What a clause is worth for another due date."""
    before = [item.due for item in told.before]
    after = [item.due for item in told.after]
    noun, move = names_field("due", clause) or _weakly_dated(clause), says_moved("due", clause) and not _is_wider(clause)
    roles = [dates.role(clause, place) for place in range(len(clause.spans))]
    new = [any(dates.names(span, due) for due in after) for span in clause.spans]
    old = [any(dates.names(span, due) for due in before) for span in clause.spans]
    wrong = [r == "to" and not n for r, n in zip(roles, new, strict=True)]
    opened = any(dates.is_opened(clause, due) for due in after)
    agrees = _single(told) and dates.amount_agrees(clause, before[0], after[0])
    if not (noun or move):
        return _due_by_value(clause, new, old, roles, opened, agrees)
    if names_others(clause, "due") and not (noun or any(new) or agrees):
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


def _due_by_value(
    clause: Clause, new: Sequence[bool], old: Sequence[bool], roles: Sequence[dates.Role], opened: bool, agrees: bool
) -> Verdict:
    """A clause without a word for the date: one that gives it as where things went, or as still to come."""
    if opened or agrees:
        return "yes"
    if names_others(clause, "due", "action", "milestones", "targets") or words.STATUSES["complete"].search(clause.folded):
        return "no"
    short = len(clause.folded.split()) <= 5
    if any(n and clause.date_text[s.end :].startswith(" agreed") for n, s in zip(new, clause.spans, strict=True)):
        return "yes"
    for is_new, is_old, said in zip(new, old, roles, strict=True):
        if (is_new and said == "to") or (is_old and said == "from" and (any(new) or short)):
            return "yes"
    return "yes" if any(new) and (short or not phrases.ACCOMPLISHED.search(clause.folded)) else "no"
