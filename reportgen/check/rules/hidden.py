"""What a reader of the workbook may not see, besides what reading itself reports as hidden."""

from collections.abc import Iterator

from reportgen.check.context import Context
from reportgen.check.words import number, quote
from reportgen.model import Cell, Finding
from reportgen.model.names import squeeze

TOLD = ("action-struck", "due-struck", "status-struck")
WHITE = "FFFFFF"


def struck_text(context: Context) -> Iterator[Finding]:
    """Text with a line through it, which no paper prints."""
    told = {(f.file, f.sheet, f.cell) for f in context.reading.findings if f.code in TOLD}
    plan = context.reading.plan
    for item in (*plan.actions, *plan.measures):
        for name, text in item.struck:
            place = (item.source.file, item.source.sheet, context.cell(item, name))
            if squeeze(text) and place not in told:
                message = f"{quote(text)} has a line through it, so papers leave it out."
                fix = "Nothing need be done if it is out of date; otherwise take the line off."
                yield context.about(item, name, Finding("text-struck", "note", message, fix))


def unseen_text(context: Context) -> Iterator[Finding]:
    """Text in the colour of its cell, which nobody sees in Excel and which papers print."""
    for grid in context.grids:
        for sheet in grid.sheets:
            for cell in (cell for row in sheet.rows for cell in row.cells):
                known = context.places.get((grid.file, sheet.name, cell.address)) if _unseen(cell) else None
                if known and known[1] != "status":
                    message = f"{quote(cell.text)} is written in the colour of its cell, so nobody sees it; papers print it."
                    fix = "Give it another colour, or take it out."
                    yield context.about(known[0], known[1], Finding("text-unseen", "warning", message, fix))


def _unseen(cell: Cell) -> bool:
    return bool(cell.text.strip()) and cell.font_colour is not None and cell.font_colour == (cell.fill or WHITE)


def comments(context: Context) -> Iterator[Finding]:
    """Cells with comments, which no paper prints; said once a workbook."""
    for grid in context.grids:
        commented = [(sheet, comment) for sheet in grid.sheets for comment in sheet.comments if not sheet.hidden]
        if commented:
            cells = tuple(f"'{sheet.name}'!{comment.cell}" for sheet, comment in commented)
            have = "have" if len(cells) > 1 else "has"
            message = f"{number(len(commented), 'cell')} of this workbook {have} comments, which papers leave out."
            fix = "Type into the cell whatever members are to read."
            first, comment = commented[0]
            yield Finding(
                "comments-left-out",
                "note",
                message,
                fix,
                grid.file,
                first.name,
                comment.cell,
                cells=cells if len(cells) > 1 else (),
            )
