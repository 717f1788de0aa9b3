"""Personal data anywhere in the workbooks (RULES 2: five children's names and dates of birth were published with a paper)."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.context import Context
from reportgen.check.personal import BORN_LABEL, DAY, NHS_LABEL, is_nhs_number, kinds, masked
from reportgen.model import Cell, Finding, Grid, Sheet
from reportgen.model.names import squeeze

FIX = "Take it out, unless everyone may read it."


def personal_data(context: Context) -> Iterator[Finding]:
    """NHS and National Insurance numbers, birth dates, telephone numbers, e-mail addresses and postcodes, quoted with stars."""
    for grid in context.grids:
        for sheet in grid.sheets:
            for row in sheet.rows:
                for cell in row.cells:
                    yield from _in_cell(context, grid, sheet, cell)
            yield from _in_comments(grid, sheet)
            yield from _under_headings(grid, sheet)


def _in_cell(context: Context, grid: Grid, sheet: Sheet, cell: Cell) -> Iterator[Finding]:
    if cell.kind not in ("text", "number") or not any(sign.isdigit() or sign == "@" for sign in cell.text):
        return
    told = set()
    for kind, quoted in kinds(cell.text):
        if kind not in told:
            told.add(kind)
            yield _placed(context, grid, sheet, cell, _finding(kind, quoted, "This cell"))


def _in_comments(grid: Grid, sheet: Sheet) -> Iterator[Finding]:
    for comment in sheet.comments:
        for kind, quoted in dict(kinds(comment.text)).items():
            found = _finding(kind, quoted, "The comment on this cell")
            yield replace(found, file=grid.file, sheet=sheet.name, cell=comment.cell)


def _finding(kind: str, quoted: str, where: str) -> Finding:
    """The finding of one kind. What may harm a person is an error; what is often a public address is not."""
    if kind == "nhs":
        return Finding("personal-nhs-number", "error", f"{where} holds what looks like an NHS number, {quoted}.", FIX)
    if kind == "insurance":
        return Finding(
            "personal-ni-number", "error", f"{where} holds what looks like a National Insurance number, {quoted}.", FIX
        )
    if kind == "birth":
        return Finding("personal-birth-date", "error", f"{where} holds what looks like a date of birth, {quoted}.", FIX)
    if kind == "email":
        return Finding("personal-email", "warning", f"{where} holds an e-mail address, {quoted}.", FIX)
    if kind == "phone":
        return Finding("personal-phone", "warning", f"{where} holds a telephone number, {quoted}.", FIX)
    return Finding("personal-postcode", "note", f"{where} holds a postcode, {quoted}.", FIX)


def _placed(context: Context, grid: Grid, sheet: Sheet, cell: Cell, finding: Finding) -> Finding:
    """A finding at its cell, with the item that the cell belongs to; outside the plan's rows an address is a note."""
    known = context.places.get((grid.file, sheet.name, cell.address))
    if known:
        finding = context.about(known[0], known[1], finding)
    elif finding.severity == "warning":
        finding = replace(finding, severity="note")
    return replace(finding, file=grid.file, sheet=sheet.name, cell=cell.address, text=masked(cell.text))


def _under_headings(grid: Grid, sheet: Sheet) -> Iterator[Finding]:
    """A heading such as "DoB" or "NHS number" with such values under it or beside it."""
    for at, row in enumerate(sheet.rows):
        for cell in row.cells:
            text = squeeze(cell.text)
            if len(text) > 20 or not text:
                continue
            born, nhs = BORN_LABEL.fullmatch(text), NHS_LABEL.fullmatch(text)
            values = [below.text for below in _near(sheet, at, cell)] if born or nhs else []
            if born and any(DAY.fullmatch(squeeze(value)) for value in values):
                message = f'Under or beside the heading "{text}" stand what look like dates of birth.'
                yield Finding("personal-birth-date", "error", message, FIX, grid.file, sheet.name, cell.address)
            if nhs and any(is_nhs_number(value) for value in values):
                message = f'Under or beside the heading "{text}" stand what look like NHS numbers.'
                yield Finding("personal-nhs-number", "error", message, FIX, grid.file, sheet.name, cell.address)


def _near(sheet: Sheet, at: int, cell: Cell) -> Iterator[Cell]:
    """The cells under a heading, as far as the next ten rows go, and the one beside it."""
    beside = sheet.rows[at].at(cell.column + 1)
    below = (row.at(cell.column) for row in sheet.rows[at + 1 : at + 11])
    return (found for found in (beside, *below) if found is not None and found.text)
