"""What may be printed of a reading: nothing that stands in a hidden column (DESIGN section 4, guarantee 8)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reportgen.model import Action, Change, Column, Comparison, FactName, FieldChange, Plan, Reading, Status, WorkStream
from reportgen.model.names import squeeze
from reportgen.paper.headings import headings_of, taken_from

_TEXTS = ("ref", "objective", "lead_text", "due", "original_due", "progress", "targets", "milestones", "changes", "mitigation")
_ALSO = {"lead": "lead_text"}


def published(reading: Reading) -> Reading:
    """The reading without what stands in hidden columns, statuses too: what a paper does not show it does not count."""
    if not any(column.hidden for column in reading.columns):
        return reading
    return replace(reading, plan=_plan(reading.plan, reading.columns))


def published_comparison(comparison: Comparison, before: Reading, after: Reading, published_columns: Sequence[str]) -> Comparison:
    """The comparison without what stands in hidden columns, or in unknown ones that report.toml does not publish."""
    columns = (*before.columns, *after.columns)
    kept = {
        squeeze(c.heading) for c in columns if not c.hidden and (c.field is not None or squeeze(c.heading) in published_columns)
    }
    unknown = {squeeze(c.heading) for c in columns if c.field is None} - {squeeze(heading) for heading in published_columns}
    silent = {squeeze(column.heading) for column in columns} - kept
    unsaid = {(column.file, column.sheet) for column in after.columns if column.field == "changes" and column.hidden}
    changes = (_change(change, before.columns, after.columns) for change in comparison.changes)
    return replace(
        comparison,
        changes=tuple(_without(change, silent | unknown) for change in changes),
        columns=tuple(c for c in comparison.columns if not {squeeze(c.before or ""), squeeze(c.after or "")} & silent),
        claims=tuple(claim for claim in comparison.claims if (claim.source.file, claim.source.sheet) not in unsaid),
    )


def _without(change: Change, silent: Collection[str]) -> Change:
    """A change without what its fields and facts say of columns that are not printed, by their headings."""
    facts = (
        replace(fact, text=fact.text.split(_QUOTED)[0]) if any(f'{_QUOTED}"{name}"' in fact.text for name in silent) else fact
        for fact in change.facts
    )
    return replace(change, fields=tuple(f for f in change.fields if _extra(f.field) not in silent), facts=tuple(facts))


_QUOTED = " The workbook says under "
"""With which a fact begins to quote a column that the layout does not know."""
_FACTS_FROM: dict[FactName, frozenset[str]] = {
    "status-improved": frozenset({"status"}),
    "fell-back": frozenset({"status"}),
    "static": frozenset({"status"}),
    "due-later": frozenset({"due", "original_due"}),
    "due-earlier": frozenset({"due"}),
    "due-dropped": frozenset({"due"}),
    "passed": frozenset({"due", "status"}),
    "lead": frozenset({"lead"}),
    "number": frozenset({"targets", "milestones", "action"}),
    "swapped": frozenset({"action"}),
    "reworded": frozenset({"action", "objective", "targets", "milestones"}),
    "retired": frozenset({"status"}),
    "retired-unfinished": frozenset({"status"}),
    "gone": frozenset({"status"}),
    "carried-over": frozenset({"changes"}),
}
"""What each fact speaks of: it is not printed where one of these is hidden."""


def _extra(field: str) -> str | None:
    """The heading of an unknown column's field."""
    return squeeze(field.removeprefix("extra:")) if field.startswith("extra:") else None


def _plan(plan: Plan, columns: Iterable[Column]) -> Plan:
    columns = tuple(columns)
    return replace(plan, work_streams=tuple(_stream(stream, columns) for stream in plan.work_streams))


def _stream(stream: WorkStream, columns: tuple[Column, ...]) -> WorkStream:
    return replace(
        stream,
        actions=tuple(_item(item, columns) for item in stream.actions),
        measures=tuple(_item(item, columns) for item in stream.measures),
        retired=tuple(_item(item, columns) for item in stream.retired),
    )


def _hidden(item: Action, columns: tuple[Column, ...]) -> frozenset[str]:
    """The fields of an item, and its unknown columns as extra:HEADING, that stand in hidden columns.

    Of several columns of one field it is the one that was read that counts, or all of them where its cell is blank.
    """
    table = {"action": "plan", "measure": "measures", "retired": "retired"}[item.kept]
    headings = headings_of(columns, item, table)
    found = {f"extra:{c.heading}" for c in headings if c.hidden and c.field is None}
    for field in {c.field for c in headings if c.hidden and c.field is not None}:
        source = taken_from(headings, item, field)
        if source.hidden if source else all(c.hidden for c in headings if c.field == field):
            found.add(field)
    return frozenset(found)


def _item(item: Action, columns: tuple[Column, ...]) -> Action:
    hidden = _hidden(item, columns)
    if not hidden:
        return item
    blank: dict[str, None] = {name: None for name in (_ALSO.get(field, field) for field in hidden) if name in _TEXTS}
    extra = tuple((heading, text) for heading, text in item.extra if f"extra:{heading}" not in hidden)
    return replace(
        item,
        **blank,  # type: ignore[arg-type]
        action="" if "action" in hidden else item.action,
        status=Status(None, None, None, None, None) if "status" in hidden else item.status,
        lead=() if "lead" in hidden else item.lead,
        extra=extra,
        comments=(),
    )


def _change(change: Change, before: tuple[Column, ...], after: tuple[Column, ...]) -> Change:
    hidden = {f for item in change.before for f in _hidden(item, before)} | {
        f for item in change.after for f in _hidden(item, after)
    }
    return replace(
        change,
        before=tuple(_item(item, before) for item in change.before),
        after=tuple(_item(item, after) for item in change.after),
        fields=tuple(_judged(field, hidden) for field in change.fields if field.field not in hidden),
        facts=tuple(fact for fact in change.facts if not _FACTS_FROM.get(fact.fact, frozenset()) & hidden),
        explained=None if "changes" in hidden else change.explained,
        explanation=None if "changes" in hidden else change.explanation,
        told=None if "changes" in hidden else change.told,
    )


def _judged(field: FieldChange, hidden: Collection[str]) -> FieldChange:
    """A field with what the officers said of it, if their column is printed."""
    return replace(field, explained=None, explanation=None) if "changes" in hidden else field
