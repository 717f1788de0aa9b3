"""How a table looks in all its rows: stripes, the type it is set in, coloured columns, and what its headings ask for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportgen.model import Cell, Rag
from reportgen.parse.colours import rag_of_fill, shade_of
from reportgen.parse.columns import Columns
from reportgen.parse.headers import Heading
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import Asking, KeyEntry
from reportgen.parse.symbols import TICKS, filled_part, sign_of
from reportgen.parse.text import fold

DONE = re.compile(
    r"\b(complete|completed|done|closed|implemented|achieved|finished|met|delivered|actioned|signed off|y n|yes no)\b"
)
"""What a heading asks that is answered with yes, no or a tick."""


@dataclass(frozen=True)
class TableLook:
    """What a status reader knows of a table before it reads a row."""

    view: View
    columns: Columns
    key: Sequence[KeyEntry]

    def colour_of(self, cell: Cell | None) -> Rag | None:
        """The colour in which a cell gives a rating; the table's stripes are none."""
        return None if cell is None or cell.fill in self.stripes else shade_of(cell, self.plain)

    def filled(self, heading: Heading) -> list[Cell]:
        """The filled cells of a column, in the rows of the table's items."""
        cells = (self.view.cell(row, heading.column) for row in self.columns.rows)
        return [cell for cell in cells if cell is not None and holds(cell)]

    def shown(self, heading: Heading) -> bool:
        """Whether a column has a cell that holds something or is coloured."""
        cells = (self.view.cell(row, heading.column) for row in self.columns.rows)
        return any(cell is not None and (holds(cell) or rag_of_fill(cell.fill)) for cell in cells)

    @cached_property
    def _main_cells(self) -> list[Cell]:
        heading = self.columns.first("action")
        return self.filled(heading) if heading else []

    @cached_property
    def plain(self) -> str | None:
        """The colour of type that most actions have."""
        colours = Counter(cell.font_colour for cell in self._main_cells)
        return colours.most_common(1)[0][0] if colours else None

    @cached_property
    def stripes(self) -> frozenset[str]:
        """The fills that run over whole rows in turn, or over all of them: they say nothing of the status."""
        heading = next(iter(self.columns.taken.get("status", ())), None) or next(iter(self.columns.ticks), None)
        if heading is None or not self._main_cells:
            return frozenset()
        pairs = [(main.fill, self.view.cell(main.row, heading.column)) for main in self._main_cells]
        shared = [main if main and cell is not None and cell.fill == main else None for main, cell in pairs]
        turns = sum(one != other for one, other in pairwise(shared))
        fills = {fill for fill in shared if fill}
        striped = len(fills) == 1 and (None not in shared or turns * 4 >= (len(shared) - 1) * 3) and len(shared) > 2
        return frozenset(fills) if striped and not self.shaded_rows else frozenset()

    @cached_property
    def shaded_rows(self) -> tuple[KeyEntry, ...]:
        """The lines of the key whose colour stands on the action or its type."""
        return tuple(entry for entry in self.key if entry.whole_row or entry.font)

    @cached_property
    def _asked(self) -> dict[int, Asking]:
        """What each heading asks, found once for a table."""
        return {}

    def asking(self, heading: Heading) -> Asking:
        """What a heading asks of the cells below it."""
        if heading.column not in self._asked:
            self._asked[heading.column] = self._ask(heading)
        return self._asked[heading.column]

    def _ask(self, heading: Heading) -> Asking:
        """What a heading asks, and whether an x below it is a mark: not where there are ticks, or another no."""
        texts = [cell.text for cell in self.filled(heading)]
        ticked = any(sign_of(text) in TICKS or fold(text) in ("y", "n", "yes", "no") for text in texts)
        asks = DONE.search(fold(heading.text)) is not None and "status" not in fold(heading.text)
        types = {rag_of_fill(cell.font_colour) for cell in self.filled(heading) if cell.font_colour != self.plain} - {None}
        parts = {filled_part(sign_of(text)) for text in texts} - {None}
        return Asking(asks, not ticked, self.plain, self.stripes, len(types) > 1, len(parts - {0, 100}) > 0)

    @cached_property
    def shaded_columns(self) -> tuple[Heading, ...]:
        """The columns of progress, the newest first, or else another column, most of whose cells are in several colours."""
        for family in (
            self.columns.taken.get("progress", ()),
            self.columns.taken.get("ref", ()),
            self.columns.taken.get("action", ()),
        ):
            cells = [cell for heading in family for cell in self.filled(heading)]
            shades = [shade for cell in cells if cell.fill not in self.stripes and (shade := rag_of_fill(cell.fill))]
            if len(set(shades)) > 1 and len(shades) * 10 >= len(cells) * 6:
                return tuple(family)
        return ()
