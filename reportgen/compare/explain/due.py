"""Whether a clause explains another due date."""

import re
from collections.abc import Sequence

from reportgen.compare.explain import dates, phrases, words
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.told import Told, Verdict, names_field, names_others, says_moved
from reportgen.dates import Calendar, plain, spans_of

_EXTENDED = re.compile(
    r"\bexten(?:ded|sion)(?: \w+ly)? (?:to|of) (?!allow|enable|let|give|fit|match|take|reflect|permit|the (?:deadline|date|"
    r"end|time))"
)

_FEW = 5
"""A clause of so few words with a date in it speaks of the date."""


def judge_due(told: Told, clause: Clause) -> Verdict:
    """What a clause is worth for another due date."""
    before = [item.due for item in told.before]
    after = [item.due for item in told.after]
    noun, move = names_field("due", clause) or _weakly_dated(clause), says_moved("due", clause) and not _is_wider(clause)
    dated = dates.dated(clause, before, after)
    new = any(d.new for d in dated)
    opened = any(dates.is_opened(clause, due) for due in after)
    agrees = _single(told) and dates.amount_agrees(clause, before[0], after[0])
    if not (noun or move):
        return "yes" if opened or agrees or _given(clause, dated) else "no"
    if names_others(clause, "due") and not (noun or new or agrees):
        return "no"
    differs = _single(told) and (
        dates.direction_differs(clause, before[0], after[0]) or (dates.amount_differs(clause, before[0], after[0]) and not new)
    )
    wrong = any(d.role == "to" and not d.new for d in dated) and not any(d.new and d.role != "from" for d in dated)
    if differs or wrong or _wrong_from(told, clause, dated):
        return "partly"
    return "yes"


def _wrong_from(told: Told, clause: Clause, dated: Sequence[dates.Dated]) -> bool:
    """Whether a clause says from when the date moved, and it is no date that the workbook has had: "from May" where it was June.

    An earlier date in the plan's own columns may be meant, as the first of several moves.
    """
    items = (*told.before, *told.after)
    if not any(item.due and item.due.latest for item in told.before):
        return False
    own = [update.text for item in items for update in item.dues] + [i.original_due.text for i in items if i.original_due]
    held = {(span.month, span.year) for text in own for span in spans_of(plain(text), Calendar())}
    said = [span for d, span in zip(dated, clause.spans, strict=True) if d.role == "from" and not d.old]
    written = [span for span in said if re.search(r"\bfrom\W+(?:the )?(?:end )?(?:of )?$", clause.date_text[: span.begin])]
    return any(not any(span.month == month and span.year in (None, year) for month, year in held) for span in written)


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


def _given(clause: Clause, dated: Sequence[dates.Dated]) -> bool:
    """Whether a clause without a word for the date gives it as where things went, or as still to come."""
    if names_others(clause, "due", "action", "milestones", "targets") or words.STATUSES["complete"].search(clause.folded):
        return False
    short, new = len(clause.folded.split()) <= _FEW, any(d.new for d in dated)
    if any(d.new and clause.date_text[s.end :].startswith(" agreed") for d, s in zip(dated, clause.spans, strict=True)):
        return True
    if any((d.new and d.role == "to") or (d.old and d.role == "from" and (new or short)) for d in dated):
        return True
    return new and (short or not phrases.ACCOMPLISHED.search(clause.folded))
