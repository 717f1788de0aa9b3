"""The manifest of a pack: what went in, what came out, every number with the items behind it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypedDict

from reportgen import __version__
from reportgen.check import Settled
from reportgen.model import Action, Finding, Tally, letters_of
from reportgen.paper.facts import Facts
from reportgen.paper.schedule_counts import tallies
from reportgen.paper.words import shortened
from reportgen.render.contract import comparison_json, finding_json


class Entry(TypedDict):
    """A file by its path (from the report folder where it lies in it) and its SHA-256."""

    path: str
    sha256: str


def manifest(
    facts: Facts,
    settled: Settled,
    *,
    built_at: str,
    inputs: Sequence[Entry],
    baseline: Sequence[Entry],
    files: Mapping[str, bytes],
) -> dict[str, Any]:
    """The manifest as plain data (contract: DESIGN section 7)."""
    period, compared = facts.period, facts.baseline
    seal = Seal((*settled.standing, *(finding for finding, _ in settled.accepted)))
    return {
        "reportgen": __version__,
        "built_at": built_at,
        "draft": bool(facts.unresolved),
        "kind": facts.report.kind,
        "period": period.name or None,
        "meeting": _day(period.meeting),
        "as_at": _day(period.as_at),
        "next_meeting": _day(period.next_meeting),
        "baseline": {"period": compared.period or None, "published": compared.published, "files": list(baseline)}
        if compared
        else None,
        "inputs": list(inputs),
        "outputs": [{"path": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in files.items()],
        "numbers": [_number(tally) for tally in (*facts.tallies(), *(tallies(facts) if compared else ()))],
        "findings": [finding_json(seal(finding)) for finding in settled.standing],
        "accepted": [{**finding_json(seal(finding)), "reason": reason} for finding, reason in settled.accepted],
        "changes": comparison_json(facts.comparison)["changes"] if facts.comparison else [],
    }


UNSEEN = frozenset(
    (
        "cell-repeated",
        "column-hidden",
        "conditional-format-unread",
        "hidden-by-format",
        "sheet-hidden",
        "text-box",
        "under-merge",
    )
)
"""The findings that quote what the cells of a workbook do not show."""


class Seal:
    """Keeps what a workbook hides out of the pack: findings about it say where it is, not what it says (DESIGN, guarantee 8)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._sheets = {(each.file, each.sheet) for each in findings if each.code == "sheet-hidden"}
        self._columns = {_column(each) for each in findings if each.code == "column-hidden"}

    def __call__(self, finding: Finding) -> Finding:
        """The finding itself, or one without words of the workbook; the name of a hidden sheet is one of those."""
        sheet_hidden = (finding.file, finding.sheet) in self._sheets
        if not sheet_hidden and finding.code not in UNSEEN and _column(finding) not in self._columns:
            return finding
        return replace(
            finding,
            message="This is about something that the workbook hides, so it is not repeated here.",
            fix="See it with  reportgen check .",
            sheet=None if sheet_hidden else finding.sheet,
            cells=(),
            text=None,
            before=None,
        )


def _column(finding: Finding) -> tuple[str | None, str | None, str] | None:
    return (finding.file, finding.sheet, letters_of(finding.cell)) if finding.cell else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(tally: Tally) -> dict[str, Any]:
    return {"name": tally.name, "value": tally.value, "items": [_item(item) for item in tally.items]}


def _item(item: Action) -> dict[str, Any]:
    source = item.source
    cell = source.cell("status") or source.cell("action") or f"A{source.row}"
    return {
        "label": item.label,
        "words": shortened(item.action),
        "lead": item.lead_text,
        "file": source.file,
        "sheet": source.sheet,
        "cell": cell,
    }
