"""What reportgen check prints: how many findings there are, then each, under the lead who can mend it."""

import re
from collections.abc import Iterator, Sequence

from reportgen.check import Settled
from reportgen.dates import without_midnight
from reportgen.errors import place
from reportgen.model import Finding, Severity
from reportgen.model.names import fold_lead, squeeze
from reportgen.render.terminal.lines import counted, paragraph, shortened
from reportgen.settings import toml_text

_LEVELS: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "NOTE"}
_COLOURS: dict[Severity, str] = {"error": "\x1b[31;1m", "warning": "\x1b[33m", "note": "\x1b[2m"}
_PLAIN = "\x1b[0m"
_INDENT = " " * 10
_LABEL = 40
"""How much of an action's label is shown, in characters."""
_QUOTED = 160
"""How much of a cell's text is quoted, in characters."""
_TOLD = 40
"""So many characters of a text in a finding's message are enough not to quote it again."""


def findings_text(settled: Settled, width: int = 80, colour: bool = False) -> str:
    """Every finding in lines of a width, by lead and gravest first. Severities are words; colour (ANSI) comes on top."""
    standing = settled.standing
    files = {finding.file for finding in standing if finding.file}
    lines = [count_of(settled), ""] if standing else ["Nothing to report.", ""]
    for heading, findings in _by_lead(standing):
        lines += [*paragraph(f"{heading} ({_numbers(findings)})", width, "", "  "), ""]
        for finding in findings:
            lines += [*_finding(finding, len(files) > 1, width, colour), ""]
    for finding, reason in settled.accepted:
        lines += paragraph(f"Accepted: {_place(finding, True)} {finding.message} ({reason})", width, "", "  ")
    return "\n".join(lines).rstrip("\n")


def count_of(settled: Settled) -> str:
    """2 errors, 3 warnings, no notes, 1 accepted."""
    accepted = f", {len(settled.accepted)} accepted" if settled.accepted else ""
    return f"{_numbers(settled.standing, every=True)}{accepted}."


def _numbers(findings: Sequence[Finding], *, every: bool = False) -> str:
    number = {level: sum(finding.severity == level for finding in findings) for level in _LEVELS}
    return ", ".join(counted(many, level) if many else f"no {level}s" for level, many in number.items() if many or every)


def _by_lead(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The findings of each lead, those with errors first, else by name; then those of nobody, then those of no single item."""
    names: dict[str, str] = {}
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.lead and fold_lead(finding.lead):
            key = fold_lead(finding.lead)
            names.setdefault(key, _name(finding.lead))
            groups.setdefault(key, []).append(finding)
    for key in sorted(groups, key=lambda key: (groups[key][0].severity != "error", names[key].casefold())):
        yield names[key], groups[key]
    alone = [finding for finding in findings if not (finding.lead and fold_lead(finding.lead))]
    yield from _titled("Without a lead", [finding for finding in alone if finding.label])
    yield from _titled("The plan as a whole" if groups else "All", [finding for finding in alone if not finding.label])


def _name(lead: str) -> str:
    """A lead on one line, each line of the cell after a slash."""
    return squeeze(re.sub(r"\s*[\r\n]+\s*(?![(a-z/&])", " / ", lead.strip()))


def _titled(title: str, findings: list[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    if findings:
        yield title, findings


def _finding(finding: Finding, with_file: bool, width: int, colour: bool) -> Iterator[str]:
    """Severity and place on one line, what is wrong, what the cell says and said, what to do."""
    word = _LEVELS[finding.severity]
    label = shortened(finding.label, _LABEL) if finding.label else None
    where = "  ".join(part for part in (label, _place(finding, with_file), f"[{finding.code}]") if part)
    if len(where) > width - len(_INDENT):
        where = " ".join(where.split())
    first, *rest = paragraph(where, width, _INDENT, "  ")
    yield f"  {f'{_COLOURS[finding.severity]}{word}{_PLAIN}' if colour else word}{first[2 + len(word) :]}"
    yield from rest
    yield from paragraph(finding.message, width, _INDENT)
    yield from _quoted(finding, width)
    fix, *pasted = finding.fix.split("\n")
    yield from paragraph(f"-> {fix}", width, _INDENT, "   ")
    yield from (f"{_INDENT}   {line}" for line in pasted)  # as they are pasted, of any length
    if finding.severity == "error":
        yield from _acceptance(finding)


def _place(finding: Finding, with_file: bool) -> str:
    return place(finding.file if with_file or not finding.sheet else None, finding.sheet, finding.cell)


def _quoted(finding: Finding, width: int) -> Iterator[str]:
    """The cell's text where the message does not hold it, and what it said in the last plan."""
    now = without_midnight(squeeze(finding.text or ""))
    parts = [f'It says: "{shortened(now, _QUOTED)}"'] if now and not _tells(finding, now) and not finding.cells else []
    if finding.before is not None and not finding.cells:
        was = without_midnight(squeeze(finding.before))
        if not was:
            parts.append("Last time: blank")
        elif was == now:
            parts += ["Last time: the same"] if parts else []
        elif not _tells(finding, was):
            parts.append(f'Last time: "{shortened(was, _QUOTED)}"')
    for part in [". ".join(parts)] if sum(map(len, parts)) < width - len(_INDENT) - 2 else parts:
        yield from paragraph(part, width, _INDENT, "  ")


def _tells(finding: Finding, text: str) -> bool:
    """Whether a finding's message quotes a text already."""
    return text[:_TOLD].casefold() in squeeze(finding.message).casefold()


def _acceptance(finding: Finding) -> Iterator[str]:
    """How to accept a finding in period.toml: lines as they are pasted, of any length."""
    parts = {"code": finding.code, "sheet": finding.sheet, "cell": finding.cell, "text": finding.text, "reason": "..."}
    yield f"{_INDENT}Or accept it in period.toml:"
    yield f"{_INDENT}   [[accept]]"
    for key, value in parts.items():
        if value is not None:
            yield f"{_INDENT}   {key} = {toml_text(value)}"
