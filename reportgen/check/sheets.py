"""The sheets that were renamed since the last report: told by their actions, with the line that the layout needs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from reportgen.check.context import Context
from reportgen.check.words import quote
from reportgen.layout import SheetNames
from reportgen.model import Finding
from reportgen.settings import toml_line

_BY_LAYOUT = ("sheet-missing", "sheet-unsure")
"""What is said of sheets by the lists of the layout."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """The sheet that took another's place, and how many of its items are there now."""

    name: str
    kept: int
    of: int


def renamed_sheets(context: Context) -> Mapping[str, Renamed]:
    """The sheets of the last plan that are gone, each with the new one that most of its actions and measures stand on now."""
    changes = context.comparison.changes if context.comparison else ()
    items = Counter(item.source.sheet for change in changes for item in change.before)
    moved: dict[str, Counter[str]] = {}
    for before, after, _ in context.pairs:
        moved.setdefault(before.source.sheet, Counter())[after.source.sheet] += 1
    there = {record.sheet for record in context.reading.sheets}
    found: dict[str, Renamed] = {}
    for name, counts in moved.items():
        sheet, kept = counts.most_common(1)[0]
        if name not in there and sheet not in items and kept * 2 > items[name]:
            found[name] = Renamed(sheet, kept, items[name])
    return found


def told_of_renamed(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """What reading says of sheets that are gone or new, where it is one sheet under another name.

    The layout describes the newest workbooks: what it knows of sheets that an earlier period had not, or had besides, is a note.
    """
    if context.superseded:
        yield from (replace(f, severity="note") if f.code in _BY_LAYOUT and f.severity == "warning" else f for f in findings)
        return
    renamed = renamed_sheets(context) if context.layout else {}
    new = {sheet.name for sheet in renamed.values()}
    known = {name for names in _lists(context).values() for name in names}
    for finding in findings:
        sheet = renamed.get(finding.text or "") if finding.code == "sheet-missing" else None
        if sheet is not None:
            yield _as_renamed(finding, sheet, _lines(context, renamed))
        elif finding.code != "sheet-unsure" or finding.sheet not in new or finding.sheet in known:
            yield finding


def _as_renamed(finding: Finding, sheet: Renamed, lines: str) -> Finding:
    count = f"{sheet.kept} of its {sheet.of} actions" if sheet.of > 1 else "its one action"
    verb = "stand" if sheet.kept > 1 else "stands"
    message = f"The sheet {quote(finding.text or '')} seems to be called {quote(sheet.name)} now: {count} {verb} there."
    return replace(
        finding,
        message=message,
        fix=f"If that is right, write into [sheets] of the layout, in place of its lines of these names:\n{lines}",
    )


def _lists(context: Context) -> dict[str, tuple[str, ...]]:
    """The lists of sheets in the layout."""
    sheets = context.layout.sheets if context.layout else SheetNames()
    return {field.name: getattr(sheets, field.name) for field in fields(sheets)}


def _lines(context: Context, renamed: Mapping[str, Renamed]) -> str:
    """The lists of the layout in which a renamed sheet stands, with every sheet under its new name."""
    lines = []
    for key, names in _lists(context).items():
        now = tuple(renamed[name].name if name in renamed else name for name in names)
        lines += [toml_line(key, tuple(dict.fromkeys(now)))] if now != names else []
    return "\n".join(lines)
