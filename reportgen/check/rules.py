"""One small function a rule: what was read, and what it is compared with, to findings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.model import Comparison, Finding, Reading

_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at. baseline is the period compared with ("2015-07"), "" where there is none or it is not known."""

    reading: Reading
    comparison: Comparison | None = None
    baseline: str = ""
    meeting: date | None = None
    publish_columns: tuple[str, ...] = ()


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
    if not context.baseline:
        return
    year, month = (int(part) for part in context.baseline.split("-"))
    for column in context.reading.columns:
        named = (
            re.search(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\b", " ".join(column.heading.split()))
            if column.field == "changes"
            else None
        )
        if named and (_MONTHS.get(named[1].lower()), int(named[2])) != (month, year) and named[1].lower() in _MONTHS:
            yield Finding(
                "changes-heading-date",
                "warning",
                f"The heading says \u201c{' '.join(column.heading.split())}\u201d, but the last report is that of {context.baseline}.",
                "Mend the date in the heading.",
                column.file,
                column.sheet,
                column.cell,
                text=column.heading,
            )


def meeting_given(context: Context) -> Iterator[Finding]:
    """A paper without the date of its meeting can't be filed."""
    if context.meeting is None:
        fix = "Write  meeting = 2015-10-07  in the period's period.toml, or give --meeting."
        yield Finding("meeting-not-given", "warning", "The date of the meeting is not given, so the papers leave it out.", fix)


RULES: tuple[Rule, ...] = (reading_findings, comparison_findings, changes_heading_date, meeting_given)


def run(context: Context) -> tuple[Finding, ...]:
    """Every rule's findings, in the order of the rules."""
    return tuple(finding for rule in RULES for finding in rule(context))
