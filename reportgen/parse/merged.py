"""The parts of a sheet walked one by one and put together again: one kind for a row, however many tables it runs through."""

from collections.abc import Sequence

from reportgen.model import RowKind
from reportgen.parse.bands import titles_of_blocks
from reportgen.parse.finder import HeaderFinder
from reportgen.parse.found import Context, Walked
from reportgen.parse.sheets import View
from reportgen.parse.walk import Walk

FIRST: tuple[RowKind, ...] = (
    *("action", "measure", "retired", "continuation", "header", "work_stream", "objective", "total", "key", "summary", "title"),
    *("note", "unknown", "blank"),
)
"""Which kind stands for a row that several tables share."""


def walk_sheet(view: View, parts: Sequence[HeaderFinder], context: Context) -> Walked:
    """A sheet walked part by part. A table beside another stands in the work stream that was named above both."""
    whole = Walked(view)
    tops = titles_of_blocks([(finder.view, finder.headers) for finder in parts], context.layout)
    for finder, own_tops in zip(parts, tops, strict=True):
        area = finder.view.within
        if area in view.sheet.pivots:
            _join(whole, Walked(view, {row.number: "summary" for row in finder.view.holding()}))
            continue
        above = [name for name, row, _ in whole.streams if area is not None and row < area.top]
        walk = Walk(finder, context, own_tops, above[-1] if above else None)
        _join(whole, walk.run())
    return whole


def _join(whole: Walked, part: Walked) -> None:
    for row, kind in part.kinds.items():
        known = whole.kinds.get(row)
        whole.kinds[row] = kind if known is None else min(known, kind, key=FIRST.index)
    for name in ("items", "streams", "stated", "abbreviations", "notes", "titles", "key", "headers", "foreign"):
        getattr(whole, name).extend(getattr(part, name))
