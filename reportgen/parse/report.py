"""Findings put in their places, and many of one kind in one column made into one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.model import Cell, Finding, Source
from reportgen.parse.labels import Labelled
from reportgen.parse.status import Problem

MOST = 5
"""More findings than this of one rule in one column are one finding."""


def of_item(problem: Problem, entry: Labelled, cell: Cell | None, field: str = "action") -> Finding:
    """A finding about an item, at a cell or at the cell of a field."""
    action = entry.item.action
    return Finding(
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        fix=problem.fix,
        file=action.source.file,
        sheet=action.source.sheet,
        cell=cell.address if cell else action.source.cell(field) or action.source.cell("action"),
        item=action.kept,
        label=action.label,
        ref=action.ref,
        lead=action.lead_text,
        work_stream=entry.stream.number or entry.stream.title,
        text=cell.text if cell else None,
    )


def of_place(problem: Problem, file: str, sheet: str | None = None, cell: str | None = None, text: str | None = None) -> Finding:
    """A finding about a file, a sheet or a cell."""
    return Finding(problem.code, problem.severity, problem.message, problem.fix, file, sheet, cell, text=text)


def of_source(problem: Problem, source: Source, field: str, text: str | None = None) -> Finding:
    """A finding about a field of something read."""
    return of_place(problem, source.file, source.sheet, source.cell(field), text)


def gather(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with those made one that are more than five of one rule in one column, in the order of the first of each."""
    groups: dict[tuple[str, str | None, str | None, str], list[Finding]] = {}
    for index, finding in enumerate(findings):
        column = (finding.cell or "").rstrip("0123456789")
        alone = str(index) if not column or finding.cells else column
        groups.setdefault((finding.code, finding.file, finding.sheet, alone), []).append(finding)
    return tuple(finding for group in groups.values() for finding in ([_one(group)] if len(group) > MOST else group))


def _one(group: Sequence[Finding]) -> Finding:
    first = group[0]
    cells = tuple(dict.fromkeys(finding.cell for finding in group if finding.cell))
    message = f"{first.message} So it is, or alike, in {len(cells)} cells of this column: {', '.join(cells)}."
    return replace(first, message=message, item=None, label=None, ref=None, lead=None, work_stream=None, cells=cells)
