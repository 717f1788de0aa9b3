"""The JSON that other programs may rely on: shapes may be added to, never changed. Strings are the cells' own; blank is null."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from reportgen.model import (
    Action,
    Change,
    ChangeKind,
    Claim,
    Column,
    Comparison,
    Due,
    Fact,
    Finding,
    HeadingChange,
    Reading,
    SheetRecord,
    Source,
    WorkStream,
)

Json = dict[str, Any]
_T = TypeVar("_T")

_KINDS: tuple[ChangeKind, ...] = ("unchanged", "changed", "added", "removed", "retired", "split", "merged")


def reading_json(reading: Reading) -> Json:
    """A reading, for `reportgen read --format json`."""
    plan = reading.plan
    return {
        "plan": {
            "title": plan.title,
            "start": day_json(plan.start),
            "end": day_json(plan.end),
            "work_streams": [_stream(stream) for stream in plan.work_streams],
            "abbreviations": _keyed(plan.abbreviations),
            "notes": [{"text": note.text, "source": _place(note.source)} for note in plan.notes],
        },
        "columns": [_column(column) for column in reading.columns],
        "rows": [
            {"file": row.file, "sheet": row.sheet, "row": row.row, "kind": row.kind, "hidden": row.hidden} for row in reading.rows
        ],
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "findings": [finding_json(finding) for finding in reading.findings],
    }


def comparison_json(comparison: Comparison) -> Json:
    """A comparison, for `reportgen diff --format json`. The summary counts actions; measures stand in its "measures"."""
    return {
        "columns": [_heading_change(change) for change in comparison.columns],
        "work_streams": [_heading_change(change) for change in comparison.work_streams],
        "changes": [change_json(change) for change in comparison.changes],
        "claims": [_claim(claim) for claim in comparison.claims],
        "summary": _summary(comparison),
        "findings": [finding_json(finding) for finding in comparison.findings],
    }


def finding_json(finding: Finding) -> Json:
    """A finding: the same object in read, check, diff and the manifest."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "fix": finding.fix,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "item": finding.item,
        "label": finding.label,
        "ref": finding.ref,
        "lead": finding.lead,
        "work_stream": finding.work_stream,
        "cells": list(finding.cells),
        "text": finding.text,
        "before": finding.before,
    }


# -- reading ------------------------------------------------------------------------------------------------------------------


def _stream(stream: WorkStream) -> Json:
    return {
        "number": stream.number,
        "title": stream.title,
        "actions": [action_json(action) for action in stream.actions],
        "measures": [action_json(measure) for measure in stream.measures],
        "retired": [action_json(item) for item in stream.retired],
        "stated": _keyed(stream.stated),
    }


def action_json(action: Action) -> Json:
    """An action, a measure or a retired one of either."""
    status = action.status
    return {
        "ref": action.ref,
        "label": action.label,
        "action": action.action,
        "objective": action.objective,
        "origin": list(action.origin),
        "lead": list(action.lead),
        "lead_text": action.lead_text,
        "due": _due(action.due),
        "original_due": _due(action.original_due),
        "status": status.label,
        "status_text": status.text,
        "status_from": status.origin,
        "rag": status.rag,
        "complete": status.complete,
        "progress": action.progress,
        "targets": action.targets,
        "milestones": action.milestones,
        "changes": action.changes,
        "mitigation": action.mitigation,
        "percent": action.percent,
        "horizon": action.horizon,
        "ratings": [
            {"heading": rating.heading, "text": rating.text, "rag": rating.rag, "period": rating.period}
            for rating in action.ratings
        ],
        "updates": [{"heading": update.heading, "text": update.text} for update in action.updates],
        "dues": [{"heading": update.heading, "text": update.text} for update in action.dues],
        "extra": _keyed(action.extra),
        "comments": [{"cell": comment.cell, "text": comment.text} for comment in action.comments],
        "struck": [{"field": field, "text": text} for field, text in action.struck],
        "source": _source(action.source),
    }


def _sheet(record: SheetRecord) -> Json:
    return {
        "file": record.file,
        "sheet": record.sheet,
        "kind": record.kind,
        "actions": record.actions,
        "measures": record.measures,
        "retired": record.retired,
        "left_out": record.left_out,
        "unsure": record.unsure,
    }


def _due(due: Due | None) -> Json | None:
    if due is None:
        return None
    return {"text": due.text, "kind": due.kind, "earliest": day_json(due.earliest), "latest": day_json(due.latest)}


def day_json(day: date | None) -> str | None:
    """A day as an ISO date."""
    return day.isoformat() if day is not None else None


def _column(column: Column) -> Json:
    return {
        "file": column.file,
        "sheet": column.sheet,
        "cell": column.cell,
        "heading": column.heading,
        "field": column.field,
        "hidden": column.hidden,
        "table": column.table,
        "role": column.role,
    }


def _source(source: Source) -> Json:
    return {**_place(source), "rows": list(source.rows or (source.row,)), "cells": dict(source.cells)}


def _place(source: Source) -> Json:
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def _keyed(pairs: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Pairs as an object. A name that comes again gets a number, so that nothing is dropped."""
    seen: Counter[str] = Counter()
    found: dict[str, _T] = {}
    for name, value in pairs:
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = value
    return found


# -- comparison ---------------------------------------------------------------------------------------------------------------


def _heading_change(change: HeadingChange) -> Json:
    """A table stands only where it is not the plan's own column."""
    found: Json = {"kind": change.kind, "before": change.before, "after": change.after}
    return found if change.table == "plan" else {**found, "table": change.table}


def change_json(change: Change) -> Json:
    """What became of one item, or of several that were split or merged."""
    match = change.match
    return {
        "kind": change.kind,
        "item": change.item,
        "before": [_place(item.source) for item in change.before],
        "after": [_place(item.source) for item in change.after],
        "match": {"how": match.how, "score": match.score, "sure": match.sure} if match else None,
        "fields": [
            {
                "field": field.field,
                "before": field.before,
                "after": field.after,
                "explained": field.explained,
                "explanation": field.explanation,
            }
            for field in change.fields
        ],
        "facts": [_fact(fact) for fact in change.facts],
        "explained": change.explained,
        "explanation": change.explanation,
    }


def _fact(fact: Fact) -> Json:
    return {"fact": fact.fact, "text": fact.text, "evidence": [_place(source) for source in fact.evidence]}


def _claim(claim: Claim) -> Json:
    return {"kind": claim.kind, "text": claim.text, "source": _place(claim.source)}


def _summary(comparison: Comparison) -> Json:
    balance = comparison.balance
    actions = [change for change in comparison.changes if change.item == "action"]
    measures = [change for change in comparison.changes if change.item == "measure"]
    return {
        "before": balance.was,
        "after": balance.now,
        "counts": _counts(actions),
        "balance": {
            "was": balance.was,
            "added": balance.added,
            "reinstated": balance.reinstated,
            "retired": balance.retired,
            "removed": balance.removed,
            "split": balance.split,
            "merged": balance.merged,
            "now": balance.now,
        },
        "unexplained": _unexplained(actions),
        "measures": {
            "before": sum(item.kept == "measure" for change in measures for item in change.before),
            "after": sum(item.kept == "measure" for change in measures for item in change.after),
            "counts": _counts(measures),
            "unexplained": _unexplained(measures),
        },
    }


def _counts(changes: Iterable[Change]) -> dict[str, int]:
    counts = Counter(change.kind for change in changes)
    return {kind: counts[kind] for kind in _KINDS}


def _unexplained(changes: Iterable[Change]) -> int | None:
    """Of how many entries something has no explanation recorded; null where no table they stand in has a column for one."""
    judged = [change for change in changes if change.kind != "unchanged"]
    if judged and all(change.explained is None for change in judged):
        return None
    return sum(change.is_unexplained for change in judged)
