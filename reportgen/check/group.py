"""Many findings of one kind in one column, told as one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.model import Finding

MOST = 5
"""More findings than this of one rule in one column are one finding."""


def group(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with those made one that are more than five of one rule in one column, in the order of the first of each."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for index, finding in enumerate(findings):
        groups.setdefault(_column_of(finding, index), []).append(finding)
    return tuple(told for alike in groups.values() for told in ([_one(alike)] if len(alike) > MOST else alike))


def _column_of(finding: Finding, index: int) -> tuple[str, ...]:
    """What the findings share that are told as one; a finding without a cell, or of several, shares with none."""
    if finding.cell is None or finding.cells:
        return (str(index),)
    column = finding.cell.rstrip("0123456789")
    return (finding.code, finding.severity, finding.file or "", finding.sheet or "", column)


def _one(alike: Sequence[Finding]) -> Finding:
    """One finding for several; whose it is stays where all are one lead's."""
    first = alike[0]
    cells = tuple(dict.fromkeys(finding.cell for finding in alike if finding.cell))
    message = f"{first.message} So it is, or alike, in {len(cells)} cells of this column: {', '.join(cells)}."
    lead = first.lead if all(finding.lead == first.lead for finding in alike) else None
    return replace(first, message=message, item=None, label=None, ref=None, lead=lead, work_stream=None, cells=cells)
