"""Numbers that the workbook states of its own plan: dashboards that disagree with the rows, percentages with their counts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.check.boxes import Box, lists, tables, words_of
from reportgen.check.context import Context
from reportgen.check.words import quote
from reportgen.layout import general_words
from reportgen.model import Action, Cell, Finding, Grid, RowKind, Sheet

BOX_ROWS: tuple[RowKind, ...] = ("summary", "total")
ITEM_ROWS: tuple[RowKind, ...] = ("action", "measure", "retired", "header")


def dashboards(context: Context) -> Iterator[Finding]:
    """A dashboard on a sheet of its own whose numbers are plainly meant to be the plan's, and are others."""
    labels, totals = _labels(context), _totals()
    for grid, sheet in _sheets(context, with_plan=False):
        for box in lists(sheet.rows, labels, totals):
            items = _counted_as(context, [box])
            yield from _wrong(grid, sheet, box, items, "the plan") if items is not None else ()
        for rows in tables(sheet.rows, labels, totals):
            yield from _table(context, grid, sheet, rows)


def _table(context: Context, grid: Grid, sheet: Sheet, rows: Sequence[Box]) -> Iterator[Finding]:
    """A table with a row for each work stream, one for all, or both; only where most of its numbers are the plan's."""
    meant = [(box, *_meant(context, box, alone=len(rows) == 1)) for box in rows]
    known = [(box, items, name) for box, items, name in meant if items is not None]
    right = sum(_agreeing(box, items) for box, items, _ in known)
    if known and 2 * right >= sum(len(box.counts) for box, _, _ in known) and len(known) == len(rows):
        for box, items, name in known:
            yield from _wrong(grid, sheet, box, items, name)


def _meant(context: Context, box: Box, *, alone: bool) -> tuple[Sequence[Action] | None, str]:
    """The actions that a row of a table counts, and what they are called; None where that can't be told."""
    plan, name = context.reading.plan, words_of(box.name)
    if name in _totals() or (alone and not name):
        return plan.counted, "the plan"
    for stream in plan.work_streams:
        called = {words_of(f"{word} {stream.number}") for word in (plan.stream_word, "") if stream.number}
        called |= {words_of(stream.title)} if stream.title else set()
        called |= {words_of(f"{front} {stream.title}") for front in tuple(called) if stream.title}
        if name in called:
            return stream.counted(plan.count_retired), f"{plan.stream_word} {stream.number or quote(stream.title or '')}"
    return None, ""


def _counted_as(context: Context, boxes: Sequence[Box]) -> Sequence[Action] | None:
    """The items that a box counts: those of its total, or those that most of its numbers agree with; None where none are."""
    plan = context.reading.plan
    horizons = sorted({m.horizon for m in plan.measures if m.horizon is not None})
    groups = [plan.counted, *([m for m in plan.measures if m.horizon == months] for months in horizons)]
    groups += [stream.counted(plan.count_retired) for stream in plan.work_streams]
    box = boxes[0]
    exact = [items for items in groups if items and _agreeing(box, items) == len(box.counts)]
    if exact:
        return exact[0]
    right = [items for items in groups[: 1 + len(horizons)] if items and 2 * _agreeing(box, items) >= len(box.counts)]
    same = [items for items in groups[: 1 + len(horizons)] if items and len(items) == (box.total[0] if box.total else box.sum)]
    return next(iter((*right, *same)), None)


def _agreeing(box: Box, items: Sequence[Action]) -> int:
    """How many of a box's numbers are those of some items."""
    there = _by_status(items)
    return sum(there[label] == number for label, (number, _) in box.counts.items())


def _by_status(items: Sequence[Action]) -> Counter[str]:
    return Counter(item.status.label or "" for item in items)


def _wrong(grid: Grid, sheet: Sheet, box: Box, items: Sequence[Action], name: str) -> Iterator[Finding]:
    there = _by_status(items)
    for label, (number, cell) in box.counts.items():
        if there[label] != number:
            message = f"This sheet says {quote(label)} {number} of {name}; its rows add up to {there[label]}."
            yield _at(grid, sheet, cell, message)
    if box.total and box.total[0] != len(items):
        message = f"This sheet says that the total of {name} is {box.total[0]}; its rows add up to {len(items)}."
        yield _at(grid, sheet, box.total[1], message)


def _at(grid: Grid, sheet: Sheet, cell: Cell, message: str) -> Finding:
    finding = Finding("summary-disagrees", "warning", message, "Correct the number, or the statuses in the plan.")
    return replace(finding, file=grid.file, sheet=sheet.name, cell=cell.address, text=cell.text)


def percentages(context: Context) -> Iterator[Finding]:
    """A percentage beside a count that is not that count's share of its box (RULES 5), by more than rounding can explain."""
    labels, totals = _labels(context), _totals()
    for grid, sheet in _sheets(context, with_plan=True):
        for box in lists(sheet.rows, labels, totals):
            whole = box.total[0] if box.total else box.sum
            for label, (percent, cell) in box.percents.items():
                count = box.counts[label][0]
                if whole >= count and whole and abs(100 * count - percent * whole) > whole:
                    share = (200 * count + whole) // (2 * whole)
                    message = f"The box says {percent}% for {quote(label)}, but {count} of {whole} is {share}%."
                    finding = Finding(
                        "percentage-disagrees", "warning", message, "Correct the percentage, or the counts beside it."
                    )
                    yield replace(finding, file=grid.file, sheet=sheet.name, cell=cell.address, text=cell.text)


def _sheets(context: Context, *, with_plan: bool) -> Iterator[tuple[Grid, Sheet]]:
    """Visible sheets: those without items whole, and where asked the box rows of those with items."""
    kinds: dict[tuple[str, str], dict[int, RowKind]] = {}
    for row in context.reading.rows:
        kinds.setdefault((row.file, row.sheet), {})[row.row] = row.kind
    for grid in context.grids:
        for sheet in grid.sheets:
            mine = kinds.get((grid.file, sheet.name), {})
            if not sheet.hidden and not set(mine.values()) & set(ITEM_ROWS):
                yield grid, sheet
            elif not sheet.hidden and with_plan:
                yield grid, replace(sheet, rows=tuple(row for row in sheet.rows if mine.get(row.number) in BOX_ROWS))


def _labels(context: Context) -> Mapping[str, str]:
    """Every spelling of the plan's statuses, with its label."""
    return {words_of(word): s.label for s in context.reading.plan.statuses for word in (s.label, *s.words) if words_of(word)}


def _totals() -> frozenset[str]:
    return frozenset(words_of(word) for word in general_words().total)
