"""Findings put in their places."""

from reportgen.model import Cell, Finding, Source
from reportgen.parse.labels import Labelled
from reportgen.parse.status import Problem


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
