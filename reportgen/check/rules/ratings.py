"""Ratings beside what the council's own rule makes of the same facts (RULES 7: ratings were reviewed against the rule)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportgen.check.context import Context, said
from reportgen.check.rating import Facts, in_words, rate, wanted
from reportgen.check.words import day, listed, number, quote
from reportgen.layout import Layout
from reportgen.model import Action, Finding
from reportgen.model.names import near_name, squeeze

FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def rating_follows_rule(context: Context) -> Iterator[Finding]:
    """The rag of an item is the one that the layout's rule gives it; where facts are missing this is said once."""
    layout = context.layout
    if layout is None or not layout.rag_rules:
        return
    rated = [item for item in context.counted if item.status.rag is not None]
    undecided = 0
    for item in rated:
        facts = _facts(context, layout, item)
        rating = rate(layout.rag_rules, facts)
        undecided += rating is None
        if rating is not None and rating.rag not in (None, item.status.rag):
            named = (item.status.rag or "").capitalize(), (rating.rag or "").capitalize()
            message = f"Rated {named[0]}; by the council's rule ({in_words(rating.rule)}) it is {named[1]}: {_told(facts)}."
            fix = "Mend the rating, or what it follows from; if it is meant, accept this finding with the reason."
            yield context.about(item, "status", Finding("rag-rule-differs", "warning", message, fix))
    if undecided:
        needs = listed(wanted(layout.rag_rules))
        message = f"The council's rule says nothing of {number(undecided, 'rating')} of {len(rated)}: it needs {needs}."
        yield Finding("rag-rule-open", "note", message, "Fill in what is missing, if these ratings are to be checked too.")


def figures_found(context: Context) -> Iterator[Finding]:
    """Every heading that the layout's [rag_figures] names is one of the workbook's."""
    layout = context.layout or Layout("")
    headings = {squeeze(column.heading).casefold(): squeeze(column.heading) for column in context.reading.columns}
    for key in ("target", "actual", "before", "floor"):
        name = getattr(layout.rag_figures, key)
        if name and squeeze(name).casefold() not in headings:
            near = near_name(name, headings.values())
            message = f"[rag_figures] of {_file(layout)} names {quote(name)} as its {key}, and no workbook has such a column."
            fix = f"Did you mean {quote(near)}?" if near else "Mend the heading, or take the line out."
            yield Finding("rag-figure-missing", "warning", message, fix)


def statuses_of_rule_known(context: Context) -> Iterator[Finding]:
    """Every status that the rule names is one of the plan's; where the layout lists its statuses, loading it sees to that."""
    layout = context.layout
    if layout is None or layout.statuses:
        return
    used = [label for label in dict.fromkeys(item.status.label for item in context.counted) if label]
    known = [*used, *(word for status in context.reading.plan.statuses for word in (status.label, *status.words))]
    named = [name for rule in layout.rag_rules for key, value in rule.conditions if key == "status" for name in _names(value)]
    for name in dict.fromkeys(named):
        if name.casefold() not in map(str.casefold, known):
            near = near_name(name, known)
            message = f"A [[rag_rule]] of {_file(layout)} names the status {quote(name)}, which no action has."
            fix = f"Did you mean {quote(near)}?" if near else "Nothing need be done if no action has it now."
            yield Finding("rag-rule-status", "warning" if near else "note", message, fix)


def _names(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _file(layout: Layout) -> str:
    return layout.file or "the layout"


def _facts(context: Context, layout: Layout, item: Action) -> Facts:
    """What the rule may ask about an item."""
    named = layout.rag_figures
    figures = (
        _figure(context, item, heading) if heading else None
        for heading in (named.target, named.actual, named.before, named.floor)
    )
    target, actual, before, floor = figures
    due = item.due.latest if item.due and item.due.kind != "complete" else None
    return Facts(
        item.percent,
        item.status.complete,
        item.status.label,
        due,
        context.as_at,
        target,
        actual,
        before,
        floor,
        named.smaller_is_better,
    )


def _figure(context: Context, item: Action, heading: str) -> Fraction | None:
    """The one number in an item's cell under a heading, None where there is none or several."""
    wanted_heading = squeeze(heading).casefold()
    text = next((text for name, text in item.extra if squeeze(name).casefold() == wanted_heading), None)
    if text is None:
        own = (c for c in context.reading.columns if (c.file, c.sheet) == (item.source.file, item.source.sheet))
        field = next((column.field for column in own if squeeze(column.heading).casefold() == wanted_heading), None)
        text = said(item, field) if field else None
    numbers = FIGURE.findall(text or "")
    return Fraction(numbers[0].replace(",", "")) if len(numbers) == 1 else None


def _told(facts: Facts) -> str:
    """The facts that are known, for the reader to check."""
    told = []
    if facts.percent is not None:
        told.append(f"{facts.percent}% is done")
    if facts.due is not None and facts.as_at is not None:
        told.append(f"it is due by {day(facts.due)}, as at {day(facts.as_at)}")
    for name, figure in (
        ("target", facts.target),
        ("reached", facts.actual),
        ("before", facts.before),
        ("floor standard", facts.floor),
    ):
        if figure is not None:
            told.append(f"{name} {float(figure):g}")
    return ", ".join(told) or f"its status is {facts.status}"
