"""Every rule applied, and each finding filled in with what its cell says now and said last time."""

from collections.abc import Mapping
from dataclasses import replace

from reportgen.check.context import Context, said
from reportgen.check.personal import masked
from reportgen.check.rules import RULES
from reportgen.model import Finding

Texts = Mapping[tuple[str | None, str | None, str], str]


def run(context: Context) -> tuple[Finding, ...]:
    """Every rule's findings, in the order of the rules, each with its cell's text, which an acceptance has to repeat.

    Personal data in what they quote is starred out, for the manifest quotes them too.
    """
    found = [finding for rule in RULES for finding in rule(context)]
    texts = _texts(context, found)
    return tuple(_starred(_as_it_was(_with_text(finding, texts), context)) for finding in found)


def _texts(context: Context, found: list[Finding]) -> Texts:
    """The texts of all cells of the sheets that a finding is about whose text nobody gave."""
    wanted = {(finding.file, finding.sheet) for finding in found if finding.text is None and finding.cell}
    return {
        (grid.file, sheet.name, cell.address): cell.text
        for grid in context.grids
        for sheet in grid.sheets
        if (grid.file, sheet.name) in wanted
        for row in sheet.rows
        for cell in row.cells
    }


def _with_text(finding: Finding, texts: Texts) -> Finding:
    if finding.text is not None or finding.cell is None:
        return finding
    return replace(finding, text=texts.get((finding.file, finding.sheet, finding.cell), ""))


def _as_it_was(finding: Finding, context: Context) -> Finding:
    """A finding with what the same cell of the same item said in the last plan."""
    if finding.before is not None or not (finding.file and finding.sheet and finding.cell):
        return finding
    item, name = context.places.get((finding.file, finding.sheet, finding.cell), (None, ""))
    was = context.was.get(item.source) if item else None
    return replace(finding, before=said(was, name)) if was else finding


def _starred(finding: Finding) -> Finding:
    text, before = (masked(value) if value else value for value in (finding.text, finding.before))
    return replace(finding, message=masked(finding.message), text=text, before=before)
