"""What report.toml and period.toml say, beside what the workbooks hold; and what reading and comparing reported."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportgen.check.context import Context
from reportgen.check.sheets import renamed_sheets, told_of_renamed
from reportgen.check.words import quote
from reportgen.config import SourceEntry
from reportgen.dates import Calendar, Span, plain, spans_of
from reportgen.model import Finding, SheetRecord
from reportgen.model.names import near_name, squeeze
from reportgen.settings import toml_line, toml_text

_HELD = {"plan": "actions", "measures": "measures", "glossary": "abbreviations"}
"""What each role makes one expect of a sheet, as its record has it."""
_ROLE = {"plan": "a plan", "measures": "measures", "glossary": "a glossary"}

NOT_TO_PRINT = re.compile(
    r"\b(?:(?:not|never) (?:for|to) (?:the )?(?:committee|cabinet|council|members|public\w*|print\w*|release|circulation|be\b)|"
    r"internal (?:use|only|notes?|comments?)|private|confidential|restricted|exempt)\b|^internal$",
    re.IGNORECASE,
)
"""What a heading says of a column that nobody should be told how to print."""


def reading_findings(context: Context) -> Iterator[Finding]:
    """What reading reported, but for columns that report.toml publishes, which the line for another has to keep."""
    for finding in told_of_renamed(context.reading.findings, context):
        if finding.code != "column-unknown":
            yield finding
        elif NOT_TO_PRINT.search(squeeze(finding.text or "")):
            yield replace(finding, severity="note", fix="Its heading says that it is not for members; nothing need be done.")
        elif finding.text not in context.publish_columns:
            alone, all_ = (
                toml_line("publish_columns", [*before, finding.text or ""]) for before in ((), context.publish_columns)
            )
            yield replace(finding, fix=finding.fix.replace(alone, all_))


def comparison_findings(context: Context) -> Iterator[Finding]:
    """What comparing reported."""
    yield from context.comparison.findings if context.comparison else ()


def changes_heading_date(context: Context) -> Iterator[Finding]:
    """The heading of the officers' changes column names the last report (seed 001 says July 2016 for July 2015)."""
    days = [*context.baseline_days, *_first_of(context.baseline)]
    for column in context.reading.columns:
        spans = spans_of(plain(column.heading), Calendar()) if column.field == "changes" and days else ()
        if spans and not any(_is_of(span, day) for span in spans for day in days):
            heading = squeeze(column.heading)
            last = f"{days[-1]:%B %Y}"
            message = f"The heading says \u201c{heading}\u201d, but the last report is that of {last}."
            fix = "Mend the date in the heading."
            yield Finding(
                "changes-heading-date", "warning", message, fix, column.file, column.sheet, column.cell, text=column.heading
            )


def _first_of(period: str) -> list[date]:
    """The first day of a period's month ("2015-07"), none where its name is no month."""
    found = re.match(r"(20\d\d)-(0[1-9]|1[0-2])\b", period)
    return [date(int(found[1]), int(found[2]), 1)] if found else []


def _is_of(span: Span, day: date) -> bool:
    """Whether a date in a heading is that of a day: its month, or the longer time that it lies in."""
    dated = span if span.year is not None else replace(span, year=day.year)
    if not dated.exists:
        return False
    first, last = dated.first_day, dated.last_day
    return first <= day <= last or (first.year, first.month) == (day.year, day.month)


def meeting_given(context: Context) -> Iterator[Finding]:
    """A paper without the date of its meeting can't be filed."""
    if context.meeting is None:
        fix = "Write  meeting = 2015-10-07  in the period's period.toml, or give --meeting."
        yield Finding("meeting-not-given", "warning", "The date of the meeting is not given, so the papers leave it out.", fix)


def due_column_present(context: Context) -> Iterator[Finding]:
    """Without a column of due dates papers say nothing of overdue, and this is said once (DESIGN section 4).

    It is more than a note where the layout names the column, or the last plan had dates that nobody has said are given up.
    """
    if any(column.field == "due" and column.table == "plan" for column in context.reading.columns):
        return
    named = next((each.names for each in context.layout.columns if each.role == "due"), ()) if context.layout else ()
    dated = sum(before.due is not None for before, _, _ in context.pairs)
    message = "The plan has no column of due dates, so the papers say nothing of what is overdue or due."
    if dated:
        message += (
            f" In the last one {dated} of these actions had a date." if dated > 1 else " In the last one an action had a date."
        )
    elif named:
        message += f" The layout names one: {quote(named[0])}."
    line = toml_line("due", (*named, "Heading"))
    fix = f"If a column holds them under another heading, write that heading into [columns] of the layout: {line}"
    lost = "; if not, put the column back." if dated or named else "."
    yield Finding("due-column-missing", "warning" if dated or named else "note", message, f"{fix}{lost}")


def as_at_given(context: Context) -> Iterator[Finding]:
    """Without the day that the workbook describes nothing can be overdue, and this is said once."""
    if context.as_at is None and any(action.due is not None for action in context.reading.plan.actions):
        message = "The day that the workbook describes is not given, so nothing is said of what is overdue."
        fix = "Write  as_at = 2015-09-30  in the period's period.toml, or give --as-at."
        yield Finding("as-at-not-given", "note", message, fix)


def published_columns_found(context: Context) -> Iterator[Finding]:
    """Every heading that report.toml publishes is one of the workbook's."""
    headings = {squeeze(column.heading) for column in context.reading.columns}
    for name in context.publish_columns:
        if name not in headings:
            near = near_name(name, sorted(headings))
            fix = f"Did you mean \u201c{near}\u201d?" if near else "Take it out of publish_columns."
            yield Finding(
                "publish-column-missing", "warning", f"No workbook has the column \u201c{name}\u201d of publish_columns.", fix
            )


def earlier_periods_read(context: Context) -> Iterator[Finding]:
    """An old period that can't be read stops no build, but what is counted over time is then shorter than people may think."""
    if context.unread is not None:
        message = f"What is counted over time leaves earlier periods out, as one can't be read. {context.unread.message}"
        yield Finding("period-unread", "warning", message, context.unread.remedy)


def sources_present(context: Context) -> Iterator[Finding]:
    """Every file that report.toml names as a [[source]] is among the period's workbooks."""
    for file in context.missing_sources:
        message = f"report.toml names {file} as a [[source]], but it is not among this period's workbooks."
        yield Finding("source-missing", "warning", message, "Put it in the period's folder, or mend report.toml.", file)


def source_sheets_present(context: Context) -> Iterator[Finding]:
    """Every sheet that report.toml names in a [[source]] is in its file."""
    for file, sheet in context.missing_sheets:
        names = [each.name for grid in context.grids if grid.file == file for each in grid.sheets]
        now = renamed_sheets(context).get(sheet)
        near = now.name if now else near_name(sheet, names)
        message = f"report.toml names the sheet {quote(sheet)} as a [[source]], but {file} has none of that name."
        fix = "Mend report.toml, or take the line out."
        if near:
            fix = f"Did you mean {quote(near)}? Then write into that [[source]]: sheet = {toml_text(near)}"
        yield Finding("source-sheet-missing", "warning", message, fix, file)


def sources_have_effect(context: Context) -> Iterator[Finding]:
    """What report.toml says that a file holds was read in it; the role of a whole file changes nothing by itself."""
    for entry in context.sources:
        read = [record for record in context.reading.sheets if _names(entry, record)]
        held = _HELD.get(entry.role)
        if not read or held is None or (entry.sheet and entry.role != "glossary"):
            continue
        message = f"report.toml says that {_what(entry)} holds {_ROLE[entry.role]}, but"
        fix = "Name the sheet that does in the [[source]], as its sheet; or take the [[source]] out."
        actions = sum(record.actions for record in read)
        if not any(getattr(record, held) for record in read):
            fix = (
                'Head its two columns "Abbreviation" and "Meaning", or take the [[source]] out.'
                if held == "abbreviations"
                else fix
            )
            yield Finding(
                "source-without-effect", "warning", f"{message} no {held} were read there.", fix, read[0].file, entry.sheet
            )
        elif held == "measures" and actions and not _is_plan(context, entry.file):
            yield Finding(
                "source-without-effect", "warning", f"{message} {actions} of its rows count as actions.", fix, read[0].file
            )


def _names(entry: SourceEntry, record: SheetRecord) -> bool:
    """Whether a [[source]] is about a sheet."""
    of_sheet = entry.sheet is None or entry.sheet.strip().casefold() == record.sheet.strip().casefold()
    return of_sheet and Path(entry.file).name == record.file


def _what(entry: SourceEntry) -> str:
    return f"the sheet {quote(entry.sheet)} of {entry.file}" if entry.sheet else entry.file


def _is_plan(context: Context, file: str) -> bool:
    """Whether another [[source]] says that a file is of the plan too."""
    return any(Path(entry.file).name == Path(file).name and entry.role == "plan" for entry in context.sources)
