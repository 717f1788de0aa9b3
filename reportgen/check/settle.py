"""What report.toml and period.toml say of findings: severities of one's own, and acceptances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.check.codes import CODES, OFF
from reportgen.check.group import group
from reportgen.config import Acceptance
from reportgen.errors import UsageError
from reportgen.model import Finding, Severity
from reportgen.model.names import near_name

_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
_ORDER = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings that stand, gravest first, and those that were accepted with the reason given."""

    standing: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...] = ()

    @property
    def errors(self) -> int:
        """How many error findings, as they are told, are neither mended nor accepted: above 0 the pack is a draft."""
        return sum(finding.severity == "error" for finding in self.standing)


def settle(findings: Sequence[Finding], checks: Mapping[str, str], accepts: Sequence[Acceptance]) -> Settled:
    """Apply the severities of [checks] ("off" drops a finding), then the acceptances; a void acceptance is a warning.

    Findings come one a cell, so that each can be accepted by itself; what stands is grouped afterwards. Raises UsageError for a
    code that no finding has.
    """
    for code in (*checks, *(accept.code for accept in accepts)):
        _refuse_unknown(code)
    weighed = {**dict.fromkeys(OFF, "off"), **checks}
    graded = [
        replace(f, severity=_SEVERITIES.get(weighed.get(f.code, ""), f.severity))
        for f in findings
        if weighed.get(f.code) != "off"
    ]
    accepted: list[tuple[Finding, str]] = []
    void: list[Finding] = []
    for accept in accepts:
        named = [finding for finding in graded if _named(accept, finding)]
        agreed = [finding for finding in named if (finding.text or "") == accept.text]
        accepted += [(finding, accept.reason) for finding in agreed]
        graded = [finding for finding in graded if finding not in agreed]
        void += [] if agreed else [_void(accept, named)]
    standing = sorted((*group(graded), *void), key=lambda finding: _ORDER[finding.severity])
    return Settled(tuple(standing), tuple(accepted))


def _refuse_unknown(code: str) -> None:
    if code not in CODES:
        near = near_name(code, CODES)
        fix = f'Did you mean "{near}"?' if near else "docs/findings.md lists them."
        raise UsageError(f'There is no finding "{code}", which [checks] of report.toml or an [[accept]] names.', fix)


def _named(accept: Acceptance, finding: Finding) -> bool:
    return (accept.code, accept.sheet, accept.cell) == (finding.code, finding.sheet, finding.cell)


def _void(accept: Acceptance, named: Sequence[Finding]) -> Finding:
    reason = f"the text is now \u201c{named[0].text or ''}\u201d" if named else "there is no such finding"
    message = f"The acceptance of {accept.code} in period.toml is void: {reason}."
    fix = "Look at the cell again, and mend or take out the [[accept]]."
    return Finding("acceptance-void", "warning", message, fix, sheet=accept.sheet, cell=accept.cell, text=accept.text)
