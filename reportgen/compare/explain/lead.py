"""Whether a clause explains another lead."""

import re

from reportgen.compare.explain import leads, words
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.told import Told, Verdict, names_field, names_others

_TRANSFERRED = re.compile(r"(?:transfer|hand|pass|assigned|allocat|attribut|re-?assigned|re-?allocat)")

_GONE_TO = re.compile(
    r"(?:[^:]{3,40}: )?(?:(?:the|this|action|work|it|now|has|been|was|is) )*(?:mov\w+|transfer\w+|pass\w+|given|sits?|rests?|"
    r"lies|within|under|"
    r"with|shifted|switched|goes|gone|going)\b"
)

_LEADING = re.compile(
    r"\b(?:lead(?:s|ing)|tak(?:es|ing|en) (?:this |it )?(?:forward|over|on)|picks? up|picking up|owns|owning|runs)\b"
)
"""What says that somebody leads, whatever else a clause speaks of."""

_OPENING = re.compile(
    r"(?:(?:the|this|action|work|item|it|now|has|have|been|was|is|being|responsibility|leadership|formally|since) ?)*"
)


def judge_lead(told: Told, clause: Clause) -> Verdict:
    """What a clause is worth for another lead."""
    was, now = leads.entries(told.before), leads.entries(told.after)
    new = any(leads.is_named(lead, clause.typed, told.short) for lead in now if lead not in was)
    old = any(leads.is_named(lead, clause.typed, told.short) for lead in was)
    named = names_field("lead", clause) or _lead_moved(told, clause)
    team = any(leads.is_of_team(lead, clause.typed) for lead in now if lead not in was)
    if team and (named or (_GONE_TO.match(clause.folded) and not names_others(clause, "lead", "action"))):
        return "yes"
    if new:
        return "yes" if named or _LEADING.search(clause.folded) or not names_others(clause, "lead", "action") else "no"
    if named and leads.other_named(clause.typed, [*was, *now], told.short):
        return "partly"
    if named:
        return "yes"
    return "yes" if old and not names_others(clause, "lead", "action") else "no"


def _lead_moved(told: Told, clause: Clause) -> bool:
    """Whether a clause has a word for another taking over; "transferred" is the work stream's where it names one.

    "Passed to" and the like count at the beginning only, where nothing but the action can be meant ("Policy passed to Cabinet").
    """
    found = words.MOVES["lead"].search(clause.folded)
    if found is None or (_TRANSFERRED.match(found[0]) and not _OPENING.fullmatch(clause.folded[: found.start()])):
        return False
    return not (names_field("work_stream", clause) or names_field("due", clause) or names_field("targets", clause))
