"""What can differ from one council's layout to another; each dimension is drawn by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from layouts import dates, leads, statuses

_CHOICES: dict[str, Sequence[Any]] = {
    "tables": ("one", "one", "one", "under", "reordered", "beside", "sheets", "sheets", "teams"),
    "streams": ("band", "band", "column", "merged", "first", "none"),
    "objectives": ("none", "none", "column", "merged", "first", "row", "action row"),
    "left": (1, 1, 1, 2, 3, 4),
    "preamble": ("none", "title", "title and prose", "long", "deep"),
    "wording": ("plain", "plain", "capitals", "colons", "broken", "bilingual", "rotated", "spaced", "unusual"),
    "rewording": (False, False, True),
    "heading_rows": (1, 1, 2),
    "order": ("usual", "usual", "shuffled"),
    "refs": ("dotted", "dotted", "float", "slash", "letter", "bracket", "integer", "restart", "trailing", "sub", "code", "none"),
    "leads": leads.STYLES,
    "due": dates.STYLES,
    "due_columns": ("one", "one", "pair", "pair", "none"),
    "status": statuses.STYLES,
    "palette": ("plain", "plain", "pale", "theme"),
    "key": ("rows", "rows", "row", "sentence", "in colour", "beside", "below", "sheet"),
    "periods": ("none", "none", "updates", "ratings", "both"),
    "newest": ("last", "last", "first"),
    "unfilled": (False, False, True),
    "second_rating": ("none", "none", "none", "previous", "forecast", "verified", "RAG"),
    "retired": ("none", "none", "block", "sheet", "struck", "band"),
    "unrecorded": (False, False, False, True),
    "page_cuts": ("none", "none", "none", "repeated", "blank"),
    "continuations": ("none", "none", "none", "loose", "merged"),
    "struck_text": (False, False, True),
    "untidy": (False, False, True),
    "lead_line": (False, False, True),
    "narrative": (False, False, False, True),
    "shared": ("none", "none", "none", "lead", "due"),
    "spacers": ("none", "none", "columns", "rows"),
    "hidden": ("none", "none", "rows", "outline", "filter", "columns"),
    "hidden_sheet": (False, False, True),
    "totals": ("none", "none", "row", "box"),
    "notes": (False, False, True),
    "side_table": ("none", "none", "none", "none", "below", "beside", "above", "measures"),
    "cover": (False, False, True),
    "dashboard": ("none", "none", "counts", "pivot", "chart"),
    "lists": (False, False, True),
    "formulas": (False, False, True),
    "ruled": (False, False, True),
    "excel_table": (False, False, False, False, False, False, False, True),
    "comments": (False, False, True),
    "epoch": (1900, 1900, 1900, 1900, 1904),
}


NOT_IN_A_CELL = (
    "percent",
    "completed date",
    "titles",
    "bands",
    "tick columns",
    "RAG tick columns with a key",
    "capitals in progress",
)
"""Ways of telling status that need columns of their own, or none."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """One layout. The names and values are those of _CHOICES."""

    tables: str
    streams: str
    objectives: str
    left: int
    preamble: str
    wording: str
    rewording: bool
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
    second_rating: str
    retired: str
    unrecorded: bool
    page_cuts: str
    continuations: str
    struck_text: bool
    untidy: bool
    lead_line: bool
    narrative: bool
    shared: str
    spacers: str
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
    epoch: int

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
    for mend in (_as_excel_table, _grouped, _abreast, _rated, _numbered, _shaped, _seen):
        d = mend(d)
    return d


def _as_excel_table(d: Dimensions) -> Dimensions:
    """Excel's own tables are unbroken blocks of cells with one row of headings."""
    if not d.excel_table:
        return d
    tables = "sheets" if d.tables in ("sheets", "teams") else "one"
    plain = "column" if d.objectives != "none" else "none"
    d = replace(d, tables=tables, streams="column" if d.streams != "none" else "none", objectives=plain, heading_rows=1)
    d = replace(d, page_cuts="none", continuations="none", spacers="none", shared="none", ruled=False, lead_line=False)
    d = replace(d, narrative=False, retired="none" if d.retired == "band" else d.retired)
    d = replace(d, status="words" if d.status in ("titles", "bands") else d.status)
    return replace(d, wording="plain" if d.wording in ("broken", "bilingual") else d.wording)


def _grouped(d: Dimensions) -> Dimensions:
    """How work streams and objectives are told follows from where the tables are."""
    if d.status == "titles":
        d = replace(d, tables="under", streams="none", retired="none" if d.retired in ("block", "band") else d.retired)
    elif d.status == "bands":
        d = replace(d, tables="one", streams="none", retired="none" if d.retired in ("block", "band") else d.retired)
    elif d.tables in ("under", "reordered", "beside"):
        d = replace(d, streams="title")
    elif d.tables == "sheets":
        d = replace(d, streams="sheet")
    elif d.tables == "teams":
        d = replace(d, streams="band")
    if d.streams in ("column", "merged", "first", "none"):
        inside = "column" if d.objectives in ("row", "action row") else d.objectives
        d = replace(d, objectives=inside, lead_line=False, narrative=False)
    if d.retired == "band" and (d.tables != "one" or d.streams not in ("band", "none")):
        d = replace(d, retired="block")
    return d


def _abreast(d: Dimensions) -> Dimensions:
    """Tables side by side share their rows: nothing that stands on a row of its own."""
    if d.tables != "beside":
        return d
    objectives = d.objectives if d.objectives in ("none", "column", "merged", "first") else "column"
    key = "rows" if d.key in ("beside", "below") else d.key
    side = "none" if d.side_table == "beside" else d.side_table
    d = replace(d, objectives=objectives, key=key, side_table=side, page_cuts="none", continuations="none", hidden="none")
    d = replace(d, ruled=False, lead_line=False, narrative=False, totals="none", excel_table=False, spacers="none")
    return replace(d, retired="none" if d.retired in ("block", "struck") else d.retired)


def _rated(d: Dimensions) -> Dimensions:
    """Several columns of ratings only where a cell holds the rating."""
    if d.status in NOT_IN_A_CELL:
        d = replace(d, periods="none", second_rating="none")
    if d.status == "capitals in progress":
        d = replace(d, continuations="none")
    if d.status == "months with a key":
        d = replace(d, periods="updates" if d.periods != "none" else "none", second_rating="none")
    if d.second_rating == "RAG":
        d = replace(d, status="words", periods="updates" if d.periods != "none" else "none")
    return replace(d, second_rating="none") if d.periods in ("ratings", "both") else d


def _numbered(d: Dimensions) -> Dimensions:
    """A recommendation in the row of an action needs a number of another kind."""
    if d.objectives == "action row" and d.refs in ("bracket", "integer", "restart", "sub", "code", "none"):
        return replace(d, refs="dotted")
    return d


def _shaped(d: Dimensions) -> Dimensions:
    """What Excel itself allows."""
    if d.status in ("titles", "bands"):
        d = replace(d, shared="none")
    if d.shared != "none" and (d.due_columns != "one" or d.continuations == "merged"):
        d = replace(d, shared="none" if d.continuations == "merged" else "lead")
    return replace(d, hidden="rows") if d.hidden == "filter" and d.tables != "one" else d


def _seen(d: Dimensions) -> Dimensions:
    """No key in the columns of the plan where some of these are hidden: nobody would see all of it."""
    return replace(d, key="sheet") if d.hidden == "columns" and d.key in ("rows", "row", "in colour", "below") else d
