"""Who leads an action."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.context import Context
from reportgen.check.words import number, opening, quote
from reportgen.errors import place
from reportgen.layout import general_words
from reportgen.model import Action, Finding
from reportgen.model.names import fold_lead, near_name, squeeze

TITLE = re.compile(r"(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor)\.?\s", re.IGNORECASE)
PERSON = re.compile(r"[A-Z]([a-z'’-]+|\.?)( [A-Z]\.?)*( (de|van|von|der|la|[A-Z])[\w'’-]+){1,2}")
BODIES = re.compile(
    r"\b(academy|agency|board|centre|college|committee|council|department|directorate|forum|group|health|hospital|hr|hub|it|legal|"
    r"network|office|operations|partnership|performance|police|programme|project|public|school|service|team|trust|unit|university|"
    r"workforce|care|finance|housing|commissioning|quality|safeguarding|support|education)s?\b",
    re.IGNORECASE,
)
"""Words that no person is called by, besides those of posts."""


NOBODY = re.compile(
    r"(tb[acd]|n/?a|none|nobody|vacant|vacancy|vacant post|unallocated|unassigned|"
    r"to be (confirmed|agreed|appointed|decided)|[?.–—-]+)",
    re.IGNORECASE,
)
"""What people type where there is no lead."""


def leads_given(context: Context) -> Iterator[Finding]:
    """An action that nobody leads; not one that is completed, or that nobody has taken on."""
    for action in context.reading.plan.actions:
        column, status = context.column(action, "lead"), action.status
        wanted = status.complete is False or status.rag in ("red", "amber", "green") or not context.reading.plan.statuses
        typed = squeeze(action.lead_text or "")
        if column and wanted and not status.complete and (NOBODY.fullmatch(typed) if typed else not action.lead):
            message = f"{opening(action)} has no lead."
            if typed:
                message = f"{opening(action)} has no lead: the cell says {quote(typed)}."
            found = Finding("lead-missing", "warning", message, "Type who leads it.", text=action.lead_text or "")
            yield context.about(action, "lead", found)


def leads_known(context: Context) -> Iterator[Finding]:
    """A lead whom report.toml does not list in [leads]; one finding a name."""
    known = {fold_lead(name): name for name in context.leads.names}
    met: dict[str, tuple[str, list[Action]]] = {}
    for action in context.reading.plan.actions if known else ():
        for lead in action.lead:
            if fold_lead(lead) not in known:
                met.setdefault(fold_lead(lead), (lead, []))[1].append(action)
    for lead, actions in met.values():
        near = near_name(lead, sorted(known.values()))
        message = f"The lead {quote(lead)} of {number(len(actions), 'action')} is not one of [leads] in report.toml."
        fix = f"Did you mean {quote(near)}? If not, add it to [leads]." if near else "Mend the name, or add it to [leads]."
        found = context.about(actions[0], "lead", Finding("lead-unknown", "warning", message, fix))
        yield replace(found, cells=_cells(context, actions)) if len(actions) > 1 else found


def _cells(context: Context, actions: list[Action]) -> tuple[str, ...]:
    return tuple(place(None, action.source.sheet, context.cell(action, "lead")) for action in actions)


def leads_are_posts(context: Context) -> Iterator[Finding]:
    """A lead who is named as a person and not by post; off unless asked for, as most plans name people."""
    for action in context.reading.plan.actions:
        people = [lead for lead in action.lead if is_person(lead)]
        if people:
            message = (
                f"{opening(action)} is led by {' and '.join(quote(lead) for lead in people)}, a person by name and not a post."
            )
            fix = "Type the post, if your plan names posts only."
            yield context.about(action, "lead", Finding("lead-is-person", "note", message, fix))


def is_person(lead: str) -> bool:
    """Whether a lead reads as a person's name: a title, or capitalised words none of which is of a post or a body."""
    name = squeeze(re.sub(r"\(.*?\)", "", lead))
    words = general_words()
    opens = any(name.casefold().startswith(f"{opening} ") for opening in words.lead_openings)
    posts = set(words.lead_roles) & set(re.findall(r"\w+", name.casefold()))
    if TITLE.match(name):
        return True
    return bool(PERSON.fullmatch(name)) and not (opens or BODIES.search(name) or posts)
