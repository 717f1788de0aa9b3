"""The action plan itself: every known column in the workbook's order under its own heading (seed 001, Appendix 3)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.dates import STAMP
from reportgen.errors import UsageError
from reportgen.model import Action, Due, WorkStream, letters_of
from reportgen.model.names import near_name, squeeze
from reportgen.paper import words
from reportgen.paper.blocks import Cell, Prose, Table, TableColumn, TableRow, Text
from reportgen.paper.common import Front, at_date, badge, contents, front, listed, word_count
from reportgen.paper.facts import Appendix, Facts, StreamCounts, only_retired
from reportgen.paper.figure import rounding
from reportgen.paper.headings import heading_of, headings_of, shared_heading
from reportgen.tally import NOT_RECORDED

HEADING_LIMIT = 100
"""Objectives of at most so many characters are headings above their actions; where one is longer, they are a column."""
WORDS_OF_A_PAGE = 400
"""About what a landscape page of the plan holds."""
_RETIRED = (("ref", "Ref"), ("action", "Action"), ("lead", "Lead"), ("due", "Due date"), ("progress", "Final position"),
            ("status", "Status"), ("changes", "Changes"))  # fmt: skip
_NEVER = frozenset({"work_stream", "objective"})


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """The actions of one objective. objective is "" where it is repeated in each row, or the plan has none."""

    objective: str
    table: Table


@dataclass(frozen=True, slots=True)
class PlanStream:
    """One work stream: its summary on top, its actions, and what was retired from it. new_page: it begins one."""

    heading: str
    new_page: bool
    summary: Table | None
    note: str
    groups: tuple[ObjectiveGroup, ...]
    retired: Table | None


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The vocabulary of plan.docx."""

    front: Front
    intro: str
    rounding: str
    contents: Prose | None
    streams: tuple[PlanStream, ...]


def plan(facts: Facts, appendix: Appendix) -> PlanPaper:
    """The action plan."""
    built = [_stream(facts, stream) for stream in facts.streams]
    pages = _long_enough(built)
    streams = tuple(replace(stream, new_page=pages and at > 0) for at, stream in enumerate(built))
    return PlanPaper(
        front=front(facts, appendix, words.plain(f"{appendix.title}{at_date(facts)}")),
        intro=_intro(facts),
        rounding=rounding(*(s.counts for s in facts.streams)) if facts.counts.recorded else "",
        contents=contents(facts, [s.heading for s in streams], [group.table for s in streams for group in s.groups]),
        streams=streams,
    )


def _long_enough(streams: Sequence[PlanStream]) -> bool:
    """Whether work streams are so long that each has pages of its own; short ones would leave most of them empty."""
    tables = [t for s in streams for t in (*(group.table for group in s.groups), s.retired) if t is not None]
    return word_count(tables) > WORDS_OF_A_PAGE * len(streams)


def _intro(facts: Facts) -> str:
    streams = f"{words.counted(facts.parts, words.in_prose(facts.plan.stream_word))} and " if facts.has_streams else ""
    actions = words.counted(facts.counts.total.value, "action")
    statuses = f": {listed(facts.counts)}" if facts.counts.recorded else ""
    retired = facts.retired_since.value if facts.retired_since else 0
    since = f" since {facts.baseline.name}" if facts.baseline else ""
    also = f", and {retired} retired{since}" if retired else ""
    return f"The Plan has {streams}{actions}{statuses}{also}. Words in the tables are the officers’ own."


def _stream(facts: Facts, stream: StreamCounts) -> PlanStream:
    columns = tuple(_columns(facts, stream.stream))
    headed = all(0 < len(action.objective or "") <= HEADING_LIMIT for action in facts.plan.actions)
    return PlanStream(
        heading=stream.heading,
        new_page=False,
        summary=_summary(stream) if facts.counts.recorded and stream.stream.actions else None,
        note="" if stream.stream.actions or only_retired(stream.stream) else "This part of the plan has no actions.",
        groups=tuple(_groups(stream, columns, headed)),
        retired=_retired(facts, stream),
    )


def _summary(stream: StreamCounts) -> Table:
    """The number and percentage of each status, where the workbook of 2015 had a box at the foot."""
    statuses = stream.counts.statuses
    columns = [TableColumn("summary", "Summary")]
    columns += [TableColumn(f"status{at}", s.word.label) for at, s in enumerate(statuses, 1)]
    columns.append(TableColumn("total", "Total"))
    numbers = [
        Text("Number of actions"),
        *(Text(words.grouped(s.tally.value)) for s in statuses),
        Text(words.grouped(stream.counts.total.value)),
    ]
    shares = [Text("Percentage"), *(Text(s.percent) for s in statuses), Text("100%")]
    description = "Number and percentage of actions of each status."
    return Table(f"{stream.heading}: summary", description, tuple(columns), (TableRow(tuple(numbers)), TableRow(tuple(shares))))


def _columns(facts: Facts, stream: WorkStream) -> Iterable[TableColumn]:
    """The printed columns of a work stream: known ones, and others that report.toml publishes; never a hidden one."""
    found = _printed(facts, stream.actions, "plan")
    if stream.actions and "ref" not in {column.key for column in found}:
        yield TableColumn("ref", "Ref")
    yield from found


def _printed(facts: Facts, items: Sequence[Action], table: str) -> tuple[TableColumn, ...]:
    columns, printed = facts.reading.columns, dict[str, TableColumn]()
    beside = _beside(facts, items)
    givers = _givers([item for item in items if all(c.field != "status" for c in headings_of(columns, item, table))])
    for column in (c for item in items for c in headings_of(columns, item, table)):
        field = None if heading_of(column) in beside else column.field
        published = field is not None or heading_of(column) in facts.publish_columns
        if not published and not column.hidden and (column.file, column.sheet, letters_of(column.cell)) in givers:
            printed.setdefault("status", TableColumn("status", "Status"))
        key = field or f"extra:{column.heading}"
        if key not in printed and published and not column.hidden and (key not in _NEVER or key == "objective"):
            heading = shared_heading(columns, items, table, field) if field else None
            printed[key] = TableColumn(key, heading or heading_of(column))
    asked = _asked(facts)
    return tuple(c for c in printed.values() if not asked or c.key in asked or c.heading in asked)


def _givers(items: Sequence[Action]) -> frozenset[tuple[str, str, str]]:
    """The columns, by file, sheet and letters, that statuses were read from: marks, months, "Done?"."""
    return frozenset((i.source.file, i.source.sheet, letters_of(cell)) for i in items if (cell := i.source.cell("status")))


def _beside(facts: Facts, items: Sequence[Action]) -> frozenset[str]:
    """The published headings of columns of statuses beside the one that counts."""
    found = {squeeze(rating.heading) for item in items for rating in item.ratings}
    return frozenset(found & {*facts.publish_columns})


def _asked(facts: Facts) -> tuple[str, ...]:
    """The columns that report.toml asks of the plan, by heading or name (none: all). Raises UsageError for one not there."""
    asked = next((entry.columns for entry in facts.papers if entry.kind == "plan"), ())
    known = {name for column in facts.reading.columns for name in (heading_of(column), column.field or "")} | {"ref"}
    for name in asked:
        if name not in known:
            near = near_name(name, sorted(known))
            fix = f'Did you mean "{near}"?' if near else f"The headings are {', '.join(sorted(known - {''}))}."
            raise UsageError(f'report.toml asks for a column "{name}" of the plan, which no workbook has.', fix)
    return asked


def _groups(stream: StreamCounts, columns: tuple[TableColumn, ...], headed: bool) -> Iterable[ObjectiveGroup]:
    """The work stream's actions: under their objectives as headings, or in one table."""
    actions = stream.stream.actions
    if headed:
        without = tuple(c for c in columns if c.key != "objective")
        for objective in dict.fromkeys(action.objective or "" for action in actions):
            group = [action for action in actions if action.objective == objective]
            yield ObjectiveGroup(squeeze(objective), _actions(f"{stream.heading}: {objective}", without, group))
    elif actions:
        yield ObjectiveGroup("", _actions(stream.heading, columns, actions))


def _actions(title: str, columns: tuple[TableColumn, ...], actions: Sequence[Action]) -> Table:
    rows = tuple(TableRow(tuple(cell_of(action, column.key) for column in columns)) for action in actions)
    return Table(f"{title}: actions", "Each action of the plan, with its lead, progress and status.", columns, rows, fit=True)


def _retired(facts: Facts, stream: StreamCounts) -> Table | None:
    """What the Retired box holds, in its own columns; a standard set where the box has no headings of its own."""
    items = [item for item in stream.stream.retired if item.horizon is None]
    if not items:
        return None
    columns = _printed(facts, items, "retired") or tuple(TableColumn(key, heading) for key, heading in _RETIRED)
    rows = tuple(TableRow(tuple(cell_of(item, column.key) for column in columns)) for item in items)
    return Table(f"{stream.heading}: retired actions", "Each retired action and its final position.", columns, rows, fit=True)


def cell_of(action: Action, key: str) -> Cell:
    """What a column prints for an action; a blank cell says "Not recorded", in the officers' changes column "None"."""
    if key == "status":
        return badge(action.status)
    return Text(text_of(action, key) or ("None" if key == "changes" else NOT_RECORDED))


def text_of(action: Action, key: str) -> str | None:
    """A field's text as printed: as typed, but the label for the ref and a date written out for a date in figures."""
    if key.startswith("extra:"):
        heading = key.removeprefix("extra:")
        ratings = {rating.heading: rating.text.strip() or (rating.rag or "").capitalize() for rating in action.ratings}
        return {**ratings, **dict(action.extra)}.get(heading)
    if key == "ref":
        return action.label
    if key == "lead":
        return action.lead_text
    if key in ("due", "original_due"):
        return due_text(action.due if key == "due" else action.original_due)
    text: str | None = getattr(action, key)
    return text


def due_text(due: Due | None) -> str | None:
    """A due date as typed; one typed in figures as 30 Sep 2015, since 07/10/15 means two things (STANDARDS D02)."""
    if due is None:
        return None
    typed = STAMP.sub(r"\1", due.text)
    in_figures = due.kind == "date" and due.latest is not None and not re.search(r"[^\W\d_]", typed)
    return words.table_date(due.latest) if in_figures and due.latest else due.text
