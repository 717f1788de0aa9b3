"""One small function a rule: what was read, and what it is compared with, to findings."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from reportgen.model import Action, Comparison, Finding, Grid, Reading

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at. baseline is the period compared with ("2015-07"), "" where there is none or it is not known."""

    reading: Reading
    grids: tuple[Grid, ...] = ()
    comparison: Comparison | None = None
    baseline: str = ""
    meeting: date | None = None
    publish_columns: tuple[str, ...] = ()
    missing_sources: tuple[str, ...] = ()


Rule = Callable[[Context], Iterator[Finding]]


def reading_findings(context: Context) -> Iterator[Finding]:
    """What reading reported, but for columns that report.toml publishes."""
    for finding in context.reading.findings:
        if not (finding.code == "column-unknown" and finding.text in context.publish_columns):
            yield finding


def comparison_findings(context: Context) -> Iterator[Finding]:
    """What comparing reported."""
    yield from context.comparison.findings if context.comparison else ()


def changes_heading_date(context: Context) -> Iterator[Finding]:
    """The heading of the officers' changes column names the last report (seed 001 says July 2016 for July 2015)."""
    for column in context.reading.columns:
        named = month_named(column.heading) if column.field == "changes" and context.baseline else None
        if named and named != context.baseline:
            heading = " ".join(column.heading.split())
            message = f"The heading says \u201c{heading}\u201d, but the last report is that of {context.baseline}."
            fix = "Mend the date in the heading."
            yield Finding(
                "changes-heading-date", "warning", message, fix, column.file, column.sheet, column.cell, text=column.heading
            )


def month_named(heading: str) -> str | None:
    """The month that a heading names, as "2015-07"."""
    found = re.search(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\b", heading)
    month = found[1].lower() if found else ""
    return f"{found[2]}-{_MONTHS.index(month) + 1:02d}" if found and month in _MONTHS else None


def meeting_given(context: Context) -> Iterator[Finding]:
    """A paper without the date of its meeting can't be filed."""
    if context.meeting is None:
        fix = "Write  meeting = 2015-10-07  in the period's period.toml, or give --meeting."
        yield Finding("meeting-not-given", "warning", "The date of the meeting is not given, so the papers leave it out.", fix)


def due_column_present(context: Context) -> Iterator[Finding]:
    """Without a column of due dates papers say nothing of overdue, and this is said once (DESIGN section 4)."""
    if not any(column.field == "due" and column.table == "plan" for column in context.reading.columns):
        message = "The plan has no column of due dates, so the papers say nothing of what is overdue or due."
        fix = "If a column holds them under another heading, give that heading in the layout."
        yield Finding("due-column-missing", "note", message, fix)


def statuses_given(context: Context) -> Iterator[Finding]:
    """An action whose status cell is blank, in a plan that has statuses, is counted as not recorded."""
    actions = context.reading.plan.actions
    if not any(action.status.label for action in actions):
        return
    for action in actions:
        cell = _status_cell(context.reading, action)
        if action.status.label is None and not action.status.text and cell:
            yield Finding(
                "status-missing",
                "warning",
                f"{action.label} has no status, so it is counted as not recorded.",
                "Type its status.",
                action.source.file,
                action.source.sheet,
                cell,
                item=action.kept,
                label=action.label,
                ref=action.ref,
                lead=action.lead_text,
                text="",
            )


def _status_cell(reading: Reading, action: Action) -> str | None:
    """The address of an action's status, also of a blank one: its column and row."""
    source = action.source
    columns = (c.cell for c in reading.columns if c.field == "status" and (c.file, c.sheet) == (source.file, source.sheet))
    letters = next((cell.rstrip("0123456789") for cell in columns), None)
    return source.cell("status") or (f"{letters}{source.row}" if letters else None)


def published_columns_found(context: Context) -> Iterator[Finding]:
    """Every heading that report.toml publishes is one of the workbook's."""
    headings = {" ".join(column.heading.split()) for column in context.reading.columns}
    for name in context.publish_columns:
        if name not in headings:
            near = get_close_matches(name, sorted(headings), 1)
            fix = f"Did you mean \u201c{near[0]}\u201d?" if near else "Take it out of publish_columns."
            yield Finding(
                "publish-column-missing", "warning", f"No workbook has the column \u201c{name}\u201d of publish_columns.", fix
            )


def sources_present(context: Context) -> Iterator[Finding]:
    """Every file that report.toml names as a [[source]] is among the period's workbooks."""
    for file in context.missing_sources:
        message = f"report.toml names {file} as a [[source]], but it is not among this period's workbooks."
        yield Finding("source-missing", "warning", message, "Put it in the period's folder, or mend report.toml.", file)


RULES: tuple[Rule, ...] = (
    reading_findings,
    comparison_findings,
    changes_heading_date,
    meeting_given,
    due_column_present,
    sources_present,
    statuses_given,
    published_columns_found,
)


def run(context: Context) -> tuple[Finding, ...]:
    """Every rule's findings, in the order of the rules, each with its cell's text, which an acceptance has to repeat."""
    found = [finding for rule in RULES for finding in rule(context)]
    wanted = {(finding.file, finding.sheet) for finding in found if finding.text is None and finding.cell}
    texts: dict[tuple[str | None, str | None, str], str] = {
        (grid.file, sheet.name, cell.address): cell.text
        for grid in context.grids
        for sheet in grid.sheets
        if (grid.file, sheet.name) in wanted
        for row in sheet.rows
        for cell in row.cells
    }
    return tuple(_with_text(finding, texts) for finding in found)


def _with_text(finding: Finding, texts: Mapping[tuple[str | None, str | None, str], str]) -> Finding:
    if finding.text is not None or finding.cell is None:
        return finding
    return replace(finding, text=texts.get((finding.file, finding.sheet, finding.cell), ""))
