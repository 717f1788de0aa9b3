"""What is true of the sample, told from its words and never read back from the workbooks: what the tests compare with."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from hillingdon_texts import Entry, Measure, Period, Sample, plain_status

LABELS = {"COMPLETED": "Completed", "IN PROGRESS": "In progress", "STATIC": "Static"}
COMPARED = ("ref", "action", "lead", "due", "status", "progress", "targets", "milestones", "work_stream")
ON_RETIRING = ("ref", "action", "lead", "due", "status", "progress")
"""The fields that both the plan and the Retired Actions box have a column for; the box calls progress "Final position"."""


def truth(sample: Sample) -> dict[str, Any]:
    """Counts of each paper, and what changed from each to the next, as plain data."""
    pairs = zip(sample.periods, sample.periods[1:], strict=False)
    return {
        "periods": {period.name: _period(sample, period) for period in sample.periods},
        "comparisons": [_comparison(sample, before, after) for before, after in pairs],
    }


def _period(sample: Sample, period: Period) -> dict[str, Any]:
    entries, horizon = sample.entries[period.key], period.horizons is not None
    return {
        "meeting": period.meeting.isoformat(),
        "as_at": period.as_at.isoformat(),
        "next_meeting": period.next_meeting.isoformat(),
        "headings": [heading for _, heading in period.columns],
        "actions": len(entries),
        "statuses": _statuses(entries) if period.has_status else None,
        "measures": len(sample.measures),
        "measure_statuses": _statuses(sample.measures) if horizon else None,
        "retired": [entry.ref for entry in sample.retired.get(period.key, ())],
        "overdue": [entry.ref for entry in entries if entry.overdue] if period.has_status else None,
        "due_before_next": [entry.ref for entry in entries if entry.due_before_next] if period.has_status else None,
        "abbreviations": len(sample.glossary),
        "work_streams": [_work_stream(sample, period, stream.number, stream.title) for stream in sample.streams],
    }


def _work_stream(sample: Sample, period: Period, number: int, title: str) -> dict[str, Any]:
    entries = [entry for entry in sample.entries[period.key] if entry.stream == number]
    measures = [measure for measure in sample.measures if measure.stream == number]
    return {
        "number": str(number),
        "title": title,
        "refs": [entry.ref for entry in entries],
        "statuses": _statuses(entries) if period.has_status else None,
        "measures": len(measures),
        "measure_statuses": _statuses(measures) if period.horizons else None,
        "retired": [entry.ref for entry in sample.retired.get(period.key, ()) if entry.stream == number],
    }


def _statuses(items: Sequence[Entry | Measure]) -> dict[str, int]:
    counts = Counter(plain_status(item.status or "") for item in items)
    return {label: counts[word] for word, label in LABELS.items()}


def _comparison(sample: Sample, before: Period, after: Period) -> dict[str, Any]:
    was = {entry.key: entry for entry in sample.entries[before.key]}
    now = {entry.key: entry for entry in sample.entries[after.key]}
    boxed = {entry.key: entry for entry in sample.retired.get(after.key, ())}
    compared = tuple(field for field in COMPARED if field != "status" or (before.has_status and after.has_status))
    changes = [_gone(was[key], now, boxed, compared) for key in was if key not in now]
    changes += [_here(now[key], was, now, compared) for key in now]
    kept = [change for change in changes if change is not None]
    return {"before": before.name, "after": after.name, "balance": _balance(len(was), len(now), kept), "changes": kept}


def _gone(entry: Entry, now: dict[str, Entry], boxed: dict[str, Entry], compared: Sequence[str]) -> dict[str, Any] | None:
    if entry.merged_into in now:
        return None  # told with the action that it was merged into
    if entry.key not in boxed:
        return _change("removed", entry.key, [entry], [], [], None)
    box = boxed[entry.key]
    return _change("retired", entry.key, [entry], [box], _differing(entry, box, [f for f in compared if f in ON_RETIRING]), box)


def _here(entry: Entry, was: dict[str, Entry], now: dict[str, Entry], compared: Sequence[str]) -> dict[str, Any] | None:
    if entry.split_from in was and entry.key not in was:
        return None  # told with the action that it was split from
    if entry.key not in was:
        return _change("added", entry.key, [], [entry], [], entry)
    old = was[entry.key]
    parts = [other for other in now.values() if other.split_from == entry.key and other.key not in was]
    if parts:
        return _change("split", entry.key, [old], [entry, *parts], None, entry)
    joined = [other for other in was.values() if other.merged_into == entry.key and other.key not in now]
    if joined:
        return _change("merged", entry.key, [*joined, old], [entry], None, entry)
    fields = _differing(old, entry, compared)
    return _change("changed" if fields else "unchanged", entry.key, [old], [entry], fields, entry)


def _change(
    kind: str, key: str, before: list[Entry], after: list[Entry], fields: list[str] | None, told: Entry | None
) -> dict[str, Any]:
    """One entry; fields is None for a split or a merge, whose parts each differ in their own way."""
    return {
        "kind": kind,
        "key": key,
        "before": [_place(entry) for entry in before],
        "after": [_place(entry) for entry in after],
        "fields": fields,
        "entry": told.changes or None if told else None,
        "tags": list(told.tags) if told else [],
    }


def _place(entry: Entry) -> dict[str, str]:
    return {"work_stream": str(entry.stream), "ref": entry.ref}


def _differing(before: Entry, after: Entry, fields: Sequence[str]) -> list[str]:
    return [field for field in fields if _text(before, field) != _text(after, field)]


def _text(entry: Entry, field: str) -> str:
    value = entry.stream if field == "work_stream" else getattr(entry, field)
    if field == "status":
        return plain_status(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _balance(was: int, now: int, changes: Sequence[dict[str, Any]]) -> dict[str, int]:
    kinds = Counter(change["kind"] for change in changes)
    return {
        "was": was,
        "added": kinds["added"],
        "reinstated": 0,
        "retired": kinds["retired"],
        "removed": kinds["removed"],
        "split": sum(len(change["after"]) - 1 for change in changes if change["kind"] == "split"),
        "merged": sum(len(change["before"]) - 1 for change in changes if change["kind"] == "merged"),
        "now": now,
    }
