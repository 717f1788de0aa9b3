"""What build says when it is done: counts and how they moved, findings, files."""

import textwrap
from collections.abc import Iterator, Sequence

from reportgen.check import Settled
from reportgen.errors import place
from reportgen.model import Finding, Tally
from reportgen.paper import words
from reportgen.paper.common import not_counted
from reportgen.paper.facts import Facts
from reportgen.paper.withdrawn import parted
from reportgen.tally import Counts


def build_summary(facts: Facts, settled: Settled, files: Sequence[str], width: int = 80) -> str:
    """The closing summary, without the folder's line; plain ASCII but for the workbook's own words."""
    lines = [_headline(facts), *_counts(facts), *_movement(facts), *_due(facts), *_findings(settled), *_files(files)]
    return "\n".join(wrapped for line in lines for wrapped in _wrap(words.plain(line), width))


def _headline(facts: Facts) -> str:
    meeting = words.plain_date(facts.period.meeting) if facts.period.meeting else "date of meeting not given"
    what = "DRAFT" if facts.unresolved else "DONE"
    return f"{what}  {facts.report.short_title or facts.plan_name}, {meeting}" + (
        f" (as at {words.plain_date(facts.as_at)})" if facts.as_at else ""
    )


def _counts(facts: Facts) -> Iterator[str]:
    before = facts.baseline.counts if facts.baseline and facts.baseline.recorded else None
    yield "  " + _line(facts.counts, "action", before)
    for horizon in facts.horizons:
        yield "  " + _line(horizon.counts, f"measure at {horizon.months} months", None, f"measures at {horizon.months} months")


def _line(counts: Counts, noun: str, before: Counts | None, plural: str = "") -> str:
    total = words.counted(counts.total.value, noun, plural)
    if not counts.recorded:
        return f"{total}, no status recorded"
    was = {s.word.label: s.tally.value for s in before.statuses} if before else {}
    parts = [
        f"{s.tally.value} {words.status_in_prose(s.word.label)}" + (f" (was {was.get(s.word.label, 0)})" if before else "")
        for s in counts.statuses
    ]
    return f"{total}: {', '.join(parts)}"


def _movement(facts: Facts) -> Iterator[str]:
    movement, baseline = facts.movement, facts.baseline
    if movement is None or baseline is None:
        yield "  This is the first report: nothing earlier to compare with."
        return
    gone, withdrawn = parted(movement.removed)
    parts = [
        _named(movement.completed, "completed"),
        _named(movement.reopened, "reopened"),
        _named(movement.added, "new"),
        _named(movement.retired, "retired"),
        _named(withdrawn, "withdrawn before and now off the plan"),
        _named(gone, "gone without a word"),
        _named(movement.split, "split parts"),
        _named(movement.merged, "merged"),
        *(
            _named(tally, f"{words.status_in_prose(was)} to {words.status_in_prose(now)}")
            for was, now, tally in movement.passages
        ),
    ]
    yield f"  Since {baseline.name}: " + ("; ".join(part for part in parts if part) or "nothing moved")


def _named(tally: Tally | None, word: str) -> str:
    return f"{tally.value} {word} ({', '.join(tally.labels)})" if tally and tally.value else ""


def _due(facts: Facts) -> Iterator[str]:
    parts = [_named(facts.due.overdue, "overdue"), _named(facts.due.next, "due before the next meeting")]
    if any(parts):
        yield "  " + "; ".join(part for part in parts if part)
    if left_out := not_counted(facts):
        yield words.plain("  " + left_out)


def _findings(settled: Settled) -> Iterator[str]:
    yield f"  Findings: {_findings_count(settled)}" + ("  To read them:  reportgen check" if settled.standing else "")
    for finding in settled.standing:
        if finding.severity == "error":
            yield "  ! " + finding_line(finding)


def _findings_count(settled: Settled) -> str:
    """2 errors, 3 warnings, no notes, 1 accepted."""
    number = {level: sum(f.severity == level for f in settled.standing) for level in ("error", "warning", "note")}
    accepted = f", {len(settled.accepted)} accepted" if settled.accepted else ""
    return words.plain(", ".join(words.counted(number[level], level) for level in number)) + f"{accepted}."


def finding_line(finding: Finding) -> str:
    """A finding on one line: where, what, what to do."""
    where = place(finding.file, finding.sheet, finding.cell)
    return f"{where}{': ' if where else ''}{finding.message} {finding.fix}"


def _files(files: Sequence[str]) -> Iterator[str]:
    yield f"  Wrote {words.counted(len(files), 'document')} and the manifest to:"


def _wrap(line: str, width: int) -> Iterator[str]:
    """A line of at most width characters, continued under its own text."""
    indent = len(line) - len(line.lstrip())
    yield from textwrap.wrap(
        line, width, subsequent_indent=" " * (indent + 2), break_long_words=False, break_on_hyphens=False
    ) or [""]
