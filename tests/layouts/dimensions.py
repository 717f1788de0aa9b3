"""What can differ from one council's layout to another; each dimension is drawn by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from layouts import dates, leads, statuses

_CHOICES: dict[str, Sequence[Any]] = {
    "tables": ("one", "one", "one", "under", "reordered", "beside", "sheets", "sheets"),
    "streams": ("band", "band", "column", "merged", "first", "none"),
    "objectives": ("none", "none", "column", "merged", "first", "row", "action row"),
    "left": (1, 1, 1, 2, 3, 4),
    "preamble": ("none", "title", "title and prose", "long"),
    "wording": ("plain", "plain", "capitals", "colons", "broken", "bilingual", "rotated", "spaced"),
    "heading_rows": (1, 1, 2),
    "order": ("usual", "usual", "shuffled"),
    "refs": ("dotted", "dotted", "float", "slash", "letter", "bracket", "integer", "restart", "trailing", "sub", "none"),
    "leads": leads.STYLES,
    "due": dates.STYLES,
    "due_columns": ("one", "one", "pair", "pair", "none"),
    "status": statuses.STYLES,
    "palette": ("plain", "plain", "pale", "theme"),
    "key": ("rows", "rows", "row", "sentence", "in colour", "beside", "below", "sheet"),
    "periods": ("none", "none", "updates", "ratings", "both"),
    "newest": ("last", "last", "first"),
    "unfilled": (False, False, True),
    "retired": ("none", "none", "block", "sheet", "struck"),
    "unrecorded": (False, False, False, True),
    "page_cuts": (False, False, False, True),
    "continuations": (False, False, False, True),
    "hidden": ("none", "none", "rows", "outline", "filter", "columns"),
    "hidden_sheet": (False, False, True),
    "totals": ("none", "none", "row", "box"),
    "notes": (False, False, True),
    "side_table": ("none", "none", "none", "below", "beside"),
    "cover": (False, False, True),
    "dashboard": ("none", "none", "counts", "pivot"),
    "lists": (False, False, True),
    "formulas": (False, False, True),
    "ruled": (False, False, True),
    "excel_table": (False, False, True),
    "comments": (False, False, True),
}


@dataclass(frozen=True, slots=True)
class Dimensions:
    """One layout. The names and values are those of _CHOICES."""

    tables: str
    streams: str
    objectives: str
    left: int
    preamble: str
    wording: str
    heading_rows: int
    order: str
    refs: str
    leads: str
    due: str
    due_columns: str
    status: str
    palette: str
    key: str
    periods: str
    newest: str
    unfilled: bool
    retired: str
    unrecorded: bool
    page_cuts: bool
    continuations: bool
    hidden: str
    hidden_sheet: bool
    totals: str
    notes: bool
    side_table: str
    cover: bool
    dashboard: str
    lists: bool
    formulas: bool
    ruled: bool
    excel_table: bool
    comments: bool

    def items(self) -> list[tuple[str, Any]]:
        """Every dimension with its value."""
        return [(field.name, getattr(self, field.name)) for field in fields(self)]


def draw_dimensions(seed: int, **fixed: Any) -> Dimensions:
    """The layout of a seed. Each dimension has its own random numbers, so that a new one leaves the others as they were."""
    drawn = {name: Random(f"{seed} {name}").choice(choices) for name, choices in _CHOICES.items()}
    return fair(Dimensions(**{**drawn, **fixed}))


def fair(wish: Dimensions) -> Dimensions:
    """The nearest layout whose parts go together and that a careful person would read in one way only."""
    d = wish
    if d.status == "titles":
        d = replace(d, tables="under", streams="none", retired="none" if d.retired == "block" else d.retired)
    elif d.tables in ("under", "reordered", "beside"):
        d = replace(d, streams="title")
    elif d.tables == "sheets":
        d = replace(d, streams="sheet")
    if d.tables == "beside":
        d = _two_abreast(d)
    if d.streams in ("column", "merged", "first", "none") and d.objectives in ("row", "action row"):
        d = replace(d, objectives="column")
    if d.status in ("percent", "completed date", "titles", "tick columns", "RAG tick columns with a key", "capitals in progress"):
        d = replace(d, periods="none")
    if d.status == "capitals in progress":
        d = replace(d, continuations=False)
    if d.status == "months with a key" and d.periods in ("ratings", "both"):
        d = replace(d, periods="none")
    if d.objectives == "action row" and d.refs in ("bracket", "integer", "sub", "none"):
        d = replace(d, refs="dotted")
    if d.excel_table and not _one_block(d):
        d = replace(d, excel_table=False)
    if d.hidden == "filter" and d.tables != "one":
        d = replace(d, hidden="rows")
    return d


def _two_abreast(d: Dimensions) -> Dimensions:
    """Tables side by side share their rows: nothing that stands on a row of its own."""
    objectives = d.objectives if d.objectives in ("none", "column", "merged", "first") else "column"
    key = "rows" if d.key in ("beside", "below") else d.key
    side = "none" if d.side_table == "beside" else d.side_table
    d = replace(
        d, objectives=objectives, key=key, side_table=side, page_cuts=False, continuations=False, hidden="none", ruled=False
    )
    return replace(d, retired="none" if d.retired in ("block", "struck") else d.retired, totals="none", excel_table=False)


def _one_block(d: Dimensions) -> bool:
    """Whether the table is an unbroken block of cells, as Excel's own tables must be."""
    unbroken = not d.page_cuts and not d.continuations and d.heading_rows == 1 and d.wording != "broken"
    plain = d.streams in ("column", "none", "sheet") and d.objectives in ("none", "column")
    return unbroken and plain and d.tables in ("one", "sheets") and d.periods != "both"
