"""Under which heading of the workbook each printed text stood: of several columns of one kind, the one it was taken from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.model import Action, Column, letters_of, row_of
from reportgen.model.names import squeeze

PLAIN = {
    "ref": "Ref",
    "action": "Action",
    "objective": "Objective",
    "lead": "Lead",
    "due": "Due date",
    "original_due": "Original due date",
    "status": "Status",
    "progress": "Progress",
    "targets": "Key targets",
    "milestones": "Milestones",
    "changes": "Changes",
    "mitigation": "Mitigation",
}
"""What a column is called that is made up of several of the workbook's."""


def heading_of(column: Column) -> str:
    """A column's heading on one line."""
    return squeeze(column.heading)


def headings_of(columns: Iterable[Column], item: Action, table: str) -> tuple[Column, ...]:
    """The columns of the heading row nearest above an item, in the workbook's order."""
    mine = [c for c in columns if c.table == table and c.file == item.source.file and c.sheet == item.source.sheet]
    above = [row_of(c.cell) for c in mine if row_of(c.cell) < item.source.row]
    return tuple(c for c in mine if above and row_of(c.cell) == max(above))


def taken_from(headings: Sequence[Column], item: Action, field: str) -> Column | None:
    """The column that a field of an item was read from, be it another's: an original date stands in for a blank revised one.

    None where its cell is blank or there is no such column.
    """
    cell = item.source.cell(field)
    return next((c for c in headings if letters_of(c.cell) == letters_of(cell)), None) if cell else None


def shared_heading(columns: Iterable[Column], items: Iterable[Action], table: str, field: str) -> str | None:
    """The heading over one field of several items, None where they have no such column.

    Where all were read from one column, its heading. Else it would claim of some what is true of others (an original date
    under "Revised date"), so the plain word is taken.
    """
    known = tuple(columns)
    met = Counter[str]()
    first: str | None = None
    for item in items:
        headings = headings_of(known, item, table)
        column = taken_from(headings, item, field)
        rivals = [c for c in headings if c.field == field and not c.hidden]
        first = first or (heading_of(rivals[-1]) if rivals else None)
        if column is not None:
            met[heading_of(column)] += 1
    if len({_bare(heading) for heading in met}) > 1:
        return PLAIN.get(field, first)
    return met.most_common(1)[0][0] if met else first


def _bare(heading: str) -> str:
    return re.sub(r"\W+", "", heading.casefold())
