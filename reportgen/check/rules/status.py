"""Statuses that are missing, or that the rest of their row speaks against."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from reportgen.check.colour import colour_name
from reportgen.check.context import Context
from reportgen.check.words import day, listed, opening, quote
from reportgen.layout import general_words
from reportgen.model import Action, Column, Finding
from reportgen.model.names import squeeze
from reportgen.settings import toml_line

UNDONE = re.compile(
    r"\b(still (to (do|be|come|finish|complete)|awaiting|waiting|outstanding)|yet to (be|do|start|begin|finish|complete)|"
    r"awaiting|not (yet|completed?|started|finished)|remains? (to be|outstanding)|remaining work|part(ial)?ly complete)\b",
    re.IGNORECASE,
)
"""Words that say that something is left to do."""
DONE = re.compile(
    r"\b(completed?|done|closed|achieved|finished|delivered|implemented|signed off|approved|received|resolved|"
    r"now in place|now live)\b",
    re.IGNORECASE,
)
"""Words after which what was left to do may have been done."""


def statuses_given(context: Context) -> Iterator[Finding]:
    """An action whose status cell is blank, in a plan that has statuses, is counted as not recorded."""
    actions = context.reading.plan.actions
    if not any(action.status.label for action in actions):
        return
    for action in actions:
        if action.status.label is None and not action.status.text and context.cell(action, "status"):
            colour = _shade(context, action)
            message = f"{opening(action)} has no status, so it is counted as not recorded."
            if colour:
                message = f"{message[:-1]}; its cell is shaded {colour}, which no key explains."
            fix = f"Type its status, or add {colour} to the key." if colour else "Type its status."
            yield context.about(action, "status", Finding("status-missing", "warning", message, fix, text=""))


def _shade(context: Context, action: Action) -> str:
    """The colour of a status cell that holds no word, "" for none and for white."""
    address = context.cell(action, "status") or ""
    fill = context.fills.get((action.source.file, action.source.sheet, address))
    return colour_name(fill) if fill else ""


def one_status_column(context: Context) -> Iterator[Finding]:
    """Of several columns of statuses one counts and is printed; the others are told, unless report.toml publishes them."""
    told = set[tuple[str, ...]]()
    for item in context.counted:
        taken = context.taken(item, "status")
        names = {squeeze(rating.heading) for rating in item.ratings} - {*context.publish_columns}
        beside = [column for column in context.headings(item) if squeeze(column.heading) in names and not column.hidden]
        headings = tuple(squeeze(column.heading) for column in (*([taken] if taken else []), *beside))
        if taken and beside and headings not in told:
            told.add(headings)
            yield _beside(context, headings[0], beside)


def _beside(context: Context, counts: str, columns: Sequence[Column]) -> Finding:
    names = list(dict.fromkeys(squeeze(column.heading) for column in columns))
    quoted = [quote(name) for name in names]
    message = f"Several columns hold statuses: {quote(counts)} counts and is printed, {listed(quoted)} {_is(names)} not."
    line = toml_line("publish_columns", (*context.publish_columns, *names))
    which = quoted[0] if len(names) == 1 else "another"
    fix = f"To print {'it' if len(names) == 1 else 'them'} too, write into [plan] of report.toml: {line}. To have {which} count, "
    fix += f"let it alone stand under status in the layout's [columns]: {toml_line('status', names[:1])}."
    first = columns[0]
    cells = tuple(f"'{column.sheet}'!{column.cell}" for column in columns) if len(columns) > 1 else ()
    found = Finding("status-column-beside", "note", message, fix, first.file, first.sheet, first.cell, cells=cells)
    return replace(found, text=first.heading)


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def completed_has_evidence(context: Context) -> Iterator[Finding]:
    """A completed action says how it was completed (RULES 15: members ask what evidence there is)."""
    for action in _completed(context):
        column = context.column(action, "progress")
        if column and not column.hidden and not squeeze(action.progress or "") and not _borne_out(action):
            label = action.status.label
            message = f"{opening(action)} is {label}, but its progress is blank: nothing says when or how it was completed."
            fix = "Type when it was completed and what shows it."
            yield context.about(action, "progress", Finding("completed-unevidenced", "warning", message, fix, text=""))


def _borne_out(action: Action) -> bool:
    """Whether another cell says so: an earlier update, a date in the due cell, a column of evidence or of completion dates."""
    told = [heading.casefold() for heading, text in action.extra if squeeze(text or "") and "%" not in heading]
    named = any(_telling_words() & set(re.findall(r"\w+", heading)) for heading in told)
    said_done = action.due is not None and action.due.kind == "complete"
    return bool(action.updates) or named or said_done


@cache
def _telling_words() -> frozenset[str]:
    """The words of headings under which it is said when something was completed ("Date closed"), and evidence."""
    names = [name for spelling in general_words().other if spelling.role == "actual" for name in spelling.names]
    return frozenset({word for name in names for word in name.split()} - {"date", "of", "on", "end"} | {"evidence"})


def completed_is_said_done(context: Context) -> Iterator[Finding]:
    """A completed action whose progress ends by saying that something is left to do."""
    for action in _completed(context):
        undone = _left_to_do(action.progress or "")
        if undone:
            message = f"{opening(action)} is {action.status.label}, but its progress says {quote(undone)}."
            fix = "If work is left, change the status; otherwise say in the progress that it is done."
            yield context.about(action, "progress", Finding("completed-words-differ", "note", message, fix))


def _left_to_do(progress: str) -> str | None:
    """The words about something left to do, where nothing after them says that it was done."""
    found = list(UNDONE.finditer(progress))
    if not found or DONE.search(progress, found[-1].end()):
        return None
    start = max(progress.rfind(mark, 0, found[-1].start()) for mark in (". ", "; ", "\n")) + 1
    return squeeze(re.split(r"[.;\n]", progress[start:].lstrip(), maxsplit=1)[0])


def percent_agrees(context: Context) -> Iterator[Finding]:
    """How much is done agrees with whether it is completed."""
    for action in context.counted:
        done, percent = action.status.complete, action.percent
        if percent is not None and done is not None and done != (percent == 100):
            message = f"{opening(action)} is {action.status.label}, but {percent}% of it is said to be done."
            yield context.about(action, "status", Finding("percent-disagrees", "warning", message, "Mend the one that is wrong."))


def completed_early(context: Context) -> Iterator[Finding]:
    """A completed action whose due date is still to come; off unless asked for, as most are simply early."""
    for action in _completed(context):
        first = action.due.earliest if action.due else None
        if first and context.as_at and first > context.as_at:
            message = f"{opening(action)} is {action.status.label}, and is due only on {day(first)}."
            fix = "Nothing need be done if it was completed early."
            yield context.about(action, "status", Finding("completed-early", "note", message, fix))


def _completed(context: Context) -> Iterator[Action]:
    return (action for action in context.reading.plan.actions if action.status.complete)
