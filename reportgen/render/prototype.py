"""Prototype tables: a heading row, a row for the rows, perhaps one for totals.

A prototype's first body cell begins with the tag of its table. Its cells name the column they are for: [ref], [status], or
[other] for any column that has no cell of its own. A heading cell says [heading] for the data's heading, or has words of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.errors import TemplateError
from reportgen.model.names import near_name
from reportgen.paper.blocks import Table
from reportgen.render.wordml import Element, clean, q, text_of

OTHER, HEADING, TOTAL = "other", "heading", "total"
_KEY = re.compile(r"\[([^\[\]]+)\]")


@dataclass(slots=True)
class Prototype:
    """A prototype table in a document, and the table that goes into it. picks are the prototype cells of the data's columns."""

    element: Element
    table: Table
    number: str
    template_name: str
    header: Element
    body: Element
    total: Element | None
    picks: list[int] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """What tables must share to have the same widths: the prototype and the columns."""
        return self.number, self.keys

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the data's columns."""
        return tuple(column.key for column in self.table.columns)

    def wrong(self, problem: str, remedy: str) -> TemplateError:
        """An error that names this table by its first heading."""
        heading = text_of(self.header)[:40]
        return TemplateError(f"In the template {self.template_name}, the table that begins «{heading}» {problem}.", remedy)


def read_prototype(element: Element, row: Element, table: Table, number: str, template_name: str) -> Prototype:
    """The prototype that a table's tag was found in. Raises TemplateError for what cannot be filled."""
    rows = element.findall(q("tr"))
    at = rows.index(row)
    total = rows[at + 1] if len(rows) > at + 1 and text_of(rows[at + 1]).lstrip().startswith(f"[{TOTAL}]") else None
    found = Prototype(element, table, number, template_name, rows[max(at - 1, 0)], row, total)
    if at != 1:
        raise found.wrong("needs one heading row above the row with the tag", "Put the tag in the second row.")
    if len(rows) > (3 if total is not None else 2):
        raise found.wrong(
            "has rows after its prototype rows", "Keep the heading row, the row with the tag and at most a [total] row."
        )
    if len({len(r.findall(q("tc"))) for r in rows}) != 1 or any(True for _ in element.iter(q("gridSpan"), q("vMerge"))):
        raise found.wrong("has merged cells, or rows of unequal length", "Split the cells.")
    if not table.rows:
        raise found.wrong("has no rows to print", "Put the table between {%p if … %} and {%p endif %}.")
    found.picks = _picks(found)
    return found


def _picks(prototype: Prototype) -> list[int]:
    """For each column of data its cell in the prototype row."""
    keys = [_key_of(prototype, cell) for cell in prototype.body.findall(q("tc"))]
    _refuse_misspelt(prototype, keys)
    missing = [c for c in prototype.table.columns if c.key not in keys and OTHER not in keys]
    if missing:
        named = " and ".join(f"«{c.heading}»" for c in missing)
        marks = " and ".join(f"[{c.key}]" for c in missing)
        raise prototype.wrong(f"has no cell for the column {named}", f"Add a column whose second row says {marks}, or [{OTHER}].")
    return [keys.index(c.key) if c.key in keys else keys.index(OTHER) for c in prototype.table.columns]


def _refuse_misspelt(prototype: Prototype, keys: Sequence[str]) -> None:
    """A key that the data has no column for may be one of another quarter, but not where it is nearly that of a column here."""
    homeless = [key for key in prototype.keys if key not in keys]
    for key in keys:
        near = near_name(key, homeless, begun=False)
        if near and key not in (OTHER, *prototype.keys):
            raise prototype.wrong(f"has a cell for [{key}], which is no column of it", f"Did you mean [{near}]?")


def _key_of(prototype: Prototype, cell: Element) -> str:
    words = text_of(cell).strip()
    key = _KEY.fullmatch(words)
    if not key:
        raise prototype.wrong(
            f"has «{words[:40]}» in its second row", "Write one column's key in square brackets, such as [ref]."
        )
    return key[1].strip()


def heading_words(cell: Element, heading: str) -> str:
    """What a heading cell says for a column."""
    return text_of(cell).replace(f"[{HEADING}]", clean(heading))
