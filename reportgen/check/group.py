"""Many findings of one kind in one column, or of one sheet, told as one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.model import Finding, letters_of
from reportgen.model.names import squeeze

MOST = 5
"""More findings than this of one rule in one column are one finding."""
Key = tuple[str, ...]
_HEADING = "column-unknown"
_ALONE = frozenset({"change-unexplained", "entry-denied", "entry-not-found", "entry-stale"})
"""What is each another's own words, or drafted for each."""
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_LIST = re.compile(rf"\[{_TEXT.pattern}(?:, {_TEXT.pattern})*\]")
"""A list of texts as a settings file has it."""


def group(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with those made one that are more than five of one rule in one column, in the order of the first of each.

    So are those of more than five columns of one sheet that are about no item: headings that are not known, errors of formulas.
    """
    columns: dict[Key, list[Finding]] = {}
    for index, finding in enumerate(findings):
        columns.setdefault(_column_of(finding, index), []).append(finding)
    wide = Counter(key[:4] for key in columns if len(key) > 4 and all(f.label is None for f in columns[key]))
    told: dict[Key, list[Finding]] = {}
    for key, alike in columns.items():
        told.setdefault(key[:4] if wide[key[:4]] > MOST and alike[0].label is None else key, []).extend(alike)
    return tuple(_told(told))


def _told(groups: dict[Key, list[Finding]]) -> Iterator[Finding]:
    for key, alike in groups.items():
        if len(alike) > MOST:
            yield _one(alike, "column" if len(key) > 4 else "sheet")
        else:
            yield from alike


def _column_of(finding: Finding, index: int) -> Key:
    """What the findings share that are told as one; a finding without a cell, of several, or of an entry shares with none."""
    if finding.cell is None or finding.cells or finding.code in _ALONE:
        return (str(index),)
    column = letters_of(finding.cell)
    return (finding.code, finding.severity, finding.file or "", finding.sheet or "", column)


def _one(alike: Sequence[Finding], where: str) -> Finding:
    """One finding for several; whose it is stays where all are one lead's."""
    first = alike[0]
    cells = tuple(dict.fromkeys(finding.cell for finding in alike if finding.cell))
    lead = first.lead if all(finding.lead == first.lead for finding in alike) else None
    message = f"{first.message} So it is, or alike, in {len(cells)} cells of this {where}: {', '.join(_names(alike, cells))}."
    fix = _LIST.sub(lambda found: f"[{', '.join(_listed(alike))}]", first.fix) if first.code == _HEADING else first.fix
    return replace(first, message=message, fix=fix, item=None, label=None, ref=None, lead=lead, work_stream=None, cells=cells)


def _names(alike: Sequence[Finding], cells: Sequence[str]) -> Iterable[str]:
    """The cells; of headings each with its words."""
    texts = {finding.cell: squeeze(finding.text or "") for finding in alike}
    return (f'{cell} ("{texts[cell]}")' for cell in cells) if alike[0].code == _HEADING else cells


def _listed(alike: Sequence[Finding]) -> Iterable[str]:
    """What the lines of all of them list, in quotes, as publish_columns wants it."""
    lists = (found[0] for finding in alike if (found := _LIST.search(finding.fix)))
    return dict.fromkeys(text for each in lists for text in _TEXT.findall(each))
