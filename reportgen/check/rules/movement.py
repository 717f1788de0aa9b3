"""What changed since the last plan, and what did not."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from reportgen.check.context import Context
from reportgen.check.words import listed, named, opening, quote
from reportgen.dates import Calendar, Span, plain, spans_of, without_midnight
from reportgen.layout import general_words
from reportgen.model import Action, Finding, Rag
from reportgen.model.comparison import RETIRED
from reportgen.model.names import squeeze

BETTER: dict[Rag | None, int] = {"red": 0, "amber": 1, "green": 2, "blue": 2}
"""How good a colour is; grey and none say nothing."""
MUCH_THE_SAME = 75.0
"""The likeness, of 100, of two texts of which only the numbers are told apart."""
FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?\s?%?")
NO_YEAR = 2001
"""The year in which days without one are compared: no leap year."""
Days = tuple[tuple[int | None, int, int], ...]
"""Days as year, month and day; the year None where it is not named."""
_TEXTS = {"targets": "key targets", "milestones": "milestones", "action": "words"}


def reopened(context: Context) -> Iterator[Finding]:
    """Completed in the last plan, and not in this (RULES 13)."""
    for was, now, _ in context.pairs:
        if was.status.complete and now.status.complete is False and now.kept != "retired":
            message = f"{opening(now)} was {was.status.label} in the last plan and is {now.status.label} now."
            fix = "If that is right, say why in the officers' column; members will ask."
            yield context.about(now, "status", Finding("completed-reopened", "warning", message, fix))


def fell_back(context: Context) -> Iterator[Finding]:
    """A colour that is worse than in the last plan (RULES 13: green fell)."""
    for was, now, _ in context.pairs:
        before, after = BETTER.get(was.status.rag), BETTER.get(now.status.rag)
        told = was.status.complete and now.status.complete is False
        if before is not None and after is not None and after < before and not told and now.kept != "retired":
            message = f"{opening(now)} was {_status(was)} in the last plan and is {_status(now)} now."
            fix = "Look whether the progress says why."
            yield context.about(now, "status", Finding("status-fell", "note", message, fix))


def _status(item: Action) -> str:
    label, rag = item.status.label or "", item.status.rag or ""
    return label if label.casefold() == rag else f"{label} ({rag})"


def progress_moved(context: Context) -> Iterator[Finding]:
    """The progress of an open action in the very words of the last plan (RULES 17), and a new status with old words."""
    for was, now, _ in context.pairs:
        if now.kept == "retired" or not _same_progress(was, now):
            continue
        labels = (was.status.label or was.status.text or "", now.status.label or now.status.text or "")
        if all(labels) and labels[0].casefold() != labels[1].casefold():
            message = f"{opening(now)} went from {labels[0]} to {labels[1]}, but its progress says the same as in the last plan."
            fix = "Say in the progress what has changed."
            yield context.about(now, "progress", Finding("status-moved-alone", "warning", message, fix))
        elif now.status.complete is not True:
            message = f"The progress of {named(now)} says the same as in the last plan."
            yield context.about(now, "progress", Finding("progress-unchanged", "note", message, "Bring it up to date."))


def _same_progress(was: Action, now: Action) -> bool:
    text = squeeze(now.progress or "").casefold()
    return bool(text) and text == squeeze(was.progress or "").casefold()


def due_moved(context: Context) -> Iterator[Finding]:
    """A due date that is another than in the last plan: then, now, first, and how often it moved (RULES 9)."""
    for was, now, change in context.pairs:
        if now.kept == "retired" or not any(field.field == "due" for field in change.fields) or now.status.complete:
            continue
        before, after = (without_midnight(squeeze(item.due.text)) if item.due else "" for item in (was, now))
        if before and not after:
            message = f"{opening(now)} was due {quote(before)} in the last plan, and has no due date now."
            fix = "Type the date, or say why there is none."
            yield context.about(now, "due", Finding("due-dropped", "warning", message, fix, text=""))
        elif before:
            more = _history(was, now)
            message = f"The due date of {named(now)} was {quote(before)} in the last plan and is {quote(after)} now{more}."
            fix = "Say in the officers' column why it moved and who agreed."
            yield context.about(now, "due", Finding("due-moved", "note", message, fix))


def _history(was: Action, now: Action) -> str:
    """What the workbook's own columns of earlier dates add: the first date, and how often it moved, if more than once."""
    first = without_midnight(squeeze(now.original_due.text)) if now.original_due else ""
    told = (
        f"; it was first {quote(first)}"
        if first and was.due and first.casefold() != without_midnight(squeeze(was.due.text)).casefold()
        else ""
    )
    times = _moves(was, now)
    return f"{told}, and has moved {times} times" if times > 1 else told


def _moves(was: Action, now: Action) -> int:
    """How many moves led to the date of now: one from each date that held before; what names no day is none."""
    held = [update.text for update in now.dues if not _was_not_held(update.heading)]
    texts = [item.text for item in (now.original_due, was.due) if item]
    today = _days(now.due.text) if now.due else ()
    dates: list[Days] = []
    for days in map(_days, (*held, *texts)):
        if days and not any(_same(days, other) for other in (*dates, today)):
            dates.append(days)
    back = now.due is not None and now.original_due is not None and _same(today, _days(now.original_due.text))
    return len(dates) + back


def _was_not_held(heading: str) -> bool:
    """Whether a column of dates holds those that were only asked for, or when it was done."""
    words = squeeze(heading).casefold()
    families = (family for family in general_words().due_columns if family.role in ("requested", "actual"))
    return any(name in words for family in families for name in family.names)


def _days(text: str) -> Days:
    """The last days of what a text names, however written: a month means until its end, so that March is 31 March."""
    return tuple(map(_last_day, spans_of(plain(squeeze(text)), Calendar())))


def _last_day(span: Span) -> tuple[int | None, int, int]:
    if not span.exists:
        return (span.year, span.month, span.day)
    last = (span if span.year else replace(span, year=NO_YEAR)).last_day
    return (last.year if span.year else None, last.month, last.day)


def _same(days: Days, others: Days) -> bool:
    """Whether two texts name the same days, the year left out in one or the other."""
    return len(days) == len(others) and all(
        own[1:] == other[1:] and (own[0] == other[0] or None in (own[0], other[0]))
        for own, other in zip(days, others, strict=True)
    )


def texts_in_their_rows(context: Context) -> Iterator[Finding]:
    """Two actions whose texts stand in each other's rows: told once, at the first of them."""
    told = set[str]()
    for _, now, change in context.pairs:
        for fact in change.facts:
            if fact.fact == "swapped" and fact.text not in told:
                told.add(fact.text)
                fix = "If the texts were sorted without their rows, put them back; if it was meant, say so in both entries."
                yield context.about(now, "action", Finding("texts-swapped", "warning", fact.text, fix))


def figures_kept(context: Context) -> Iterator[Finding]:
    """A target, a milestone or an action's own text of which a number is another than in the last plan (RULES 19)."""
    for was, now, _ in context.pairs:
        for name in ("targets", "milestones", "action"):
            before, after = (squeeze(getattr(item, name) or "") for item in (was, now))
            gone, new = Counter(_figures(before)) - Counter(_figures(after)), Counter(_figures(after)) - Counter(_figures(before))
            if gone and new and fuzz.ratio(FIGURE.sub("#", before), FIGURE.sub("#", after)) >= MUCH_THE_SAME:
                then, today = listed(list(gone)), listed(list(new))
                message = f"The {_TEXTS[name]} of {named(now)} said {then} in the last plan and say {today} now."
                fix = "Nothing need be done if this was agreed; members may ask by whom."
                yield context.about(now, name, Finding("target-changed", "note", message, fix))


def _figures(text: str) -> list[str]:
    """The numbers of a text that may be targets: not years, nor the days of dates."""
    without_dates = re.sub(
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\b|\b(?:19|20)\d\d(?:/\d\d)?\b", "", text
    )
    return [squeeze(found).rstrip(",") for found in FIGURE.findall(without_dates)]


def gone_unfinished(context: Context) -> Iterator[Finding]:
    """In the last plan and not completed, and in this one nowhere, not even among the retired actions (RULES 11)."""
    for change in context.comparison.changes if context.comparison else ():
        for item in change.before if change.kind == "removed" else ():
            if item.kept == "action" and item.status.complete is not True:
                status = f", {item.status.label} then," if item.status.label else ""
                message = f"{opening(item)} of the last plan{status} is not in this one: {quote(item.action)}."
                fix = "Put it back, or among the retired actions with the reason."
                stream = change.work_stream
                yield replace(
                    Finding("removed-unfinished", "warning", message, fix, item="action", label=item.label, ref=item.ref),
                    lead=item.lead_text,
                    work_stream=stream,
                    text=squeeze(item.action),
                    before=item.status.label,
                )


def gone_completed(context: Context) -> Iterator[Finding]:
    """In the last plan and completed, and in this one nowhere: the paper tells members that it is gone."""
    for change in context.comparison.changes if context.comparison else ():
        for item in change.before if change.kind == "removed" else ():
            if item.kept == "action" and item.status.complete:
                message = f"{opening(item)} of the last plan, {item.status.label} then, is not in this one: {quote(item.action)}."
                fix = "Put it back, or among the retired actions; members are told that it is gone."
                finding = Finding("removed-completed", "note", message, fix, item="action", label=item.label, ref=item.ref)
                yield replace(
                    finding,
                    lead=item.lead_text,
                    work_stream=change.work_stream,
                    text=squeeze(item.action),
                    before=item.status.label,
                )


def without_reasons(context: Context) -> Iterator[Finding]:
    """Actions retired since the last plan into a table that has no column in which anybody could say why."""
    comparison = context.comparison
    silent = [c for c in comparison.changes if c.kind == "retired" and comparison.has_no_column_for(c)] if comparison else []
    for sheet in dict.fromkeys((c.after[0].source.file, c.after[0].source.sheet) for c in silent):
        named = [c.named[0] for c in silent if (c.after[0].source.file, c.after[0].source.sheet) == sheet]
        verb = "was" if len(named) == 1 else "were"
        labels = listed([item.label.removesuffix(RETIRED) for item in named])
        message = f"No column of the retired actions says why {labels} {verb} retired."
        fix = "Add a column to that table, headed like the plan's column of changes, and say there why."
        yield Finding("retired-without-reasons", "note", message, fix, file=sheet[0], sheet=sheet[1])


def retired_unfinished(context: Context) -> Iterator[Finding]:
    """A retired action whose status does not mean completed; not one that counts as retired because it is struck through."""
    struck = {(found.file, found.sheet, found.label) for found in context.reading.findings if found.code == "action-struck"}
    for item in context.reading.plan.retired:
        told = (item.source.file, item.source.sheet, item.label) in struck
        if item.status.complete is False and item.horizon is None and not told:
            message = f"{opening(item)} is retired, and its status is {item.status.label}."
            fix = "Nothing need be done if it was retired unfinished; say why in its row."
            yield context.about(item, "status", Finding("retired-unfinished", "note", message, fix))


def columns_kept(context: Context) -> Iterator[Finding]:
    """A column of the plan that came, went or was renamed; not the officers' changes, whose heading names the last report."""
    for change in context.comparison.columns if context.comparison else ():
        column = next((c for c in context.reading.columns if change.after and squeeze(c.heading) == squeeze(change.after)), None)
        dated = change.kind == "renamed" and column is not None and column.field == "changes"
        if change.table != "plan" or change.kind == "moved" or dated:
            continue
        if change.kind == "added":
            message = f"The column {quote(change.after or '')} is new since the last workbook."
        elif change.kind == "removed":
            message = f"The column {quote(change.before or '')} of the last workbook is not in this one."
        else:
            message = f"The column {quote(change.before or '')} of the last workbook is called {quote(change.after or '')} now."
        finding = Finding("column-changed", "note", message, "Nothing need be done if that is meant.")
        yield replace(finding, file=column.file, sheet=column.sheet, cell=column.cell) if column else finding
