"""What reportgen read prints: what each sheet was recognised as, so that a person can check their own file."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.errors import place
from reportgen.model import (
    Action,
    Column,
    Finding,
    Plan,
    Reading,
    RowKind,
    RowRecord,
    SheetRecord,
    WorkStream,
    letters_of,
    row_of,
    status_columns,
)
from reportgen.render.terminal.lines import counted, paragraph, shortened

FIELDS = {
    "ref": "ref",
    "action": "action",
    "objective": "objective",
    "work_stream": "work stream",
    "lead": "lead",
    "due": "due date",
    "original_due": "original due date",
    "status": "status",
    "progress": "progress",
    "targets": "key targets",
    "milestones": "milestones",
    "changes": "changes since the last report",
    "mitigation": "mitigation",
}
GIVES = "gives the status"
"""What is said of a column of no field that statuses were read from: ticks, months, per cent."""
ROWS: dict[RowKind, str] = {
    "title": "title",
    "header": "heading row",
    "work_stream": "work stream",
    "objective": "objective",
    "action": "action",
    "measure": "measure",
    "continuation": "continuation",
    "summary": "summary box row",
    "total": "total",
    "retired": "Retired box row",
    "note": "note",
    "key": "key row",
    "blank": "blank row",
    "unknown": "row not understood",
}
_KINDS = {"plan": "the plan", "measures": "measures", "retired": "retired actions", "other": "not the plan", "empty": "empty"}
_LEFT_OUT = {"hidden": "hidden: left out", "layout": "left out by the layout", "copy": "a copy: left out"}
_TABLES = {"plan": "Table of actions", "measures": "Table of measures", "retired": "Retired box"}
_HIDDEN = {"filter": "hidden by a filter", "outline": "in a collapsed group", "manual": "hidden by hand"}
_MARKS = {"error": "ERROR", "warning": "WARNING", "note": "NOTE"}


def reading_text(reading: Reading, file_names: Sequence[str], width: int = 80) -> str:
    """All that was read of some workbooks: file by file and sheet by sheet, then the plan as a whole and the findings."""
    lines: list[str] = []
    for name in file_names:
        lines += [*_file(reading, name, width), ""]
    lines += _plan(reading.plan, width)
    lines += ["", *_findings(reading.findings, width)]
    return "\n".join(lines).rstrip("\n")


def read_as(record: SheetRecord) -> str:
    """What a sheet was read as, in words."""
    if record.left_out:
        return _LEFT_OUT[record.left_out]
    return "the glossary" if record.kind == "other" and record.abbreviations else _KINDS[record.kind]


def left_out(reading: Reading) -> dict[tuple[str, str], SheetRecord]:
    """The sheets that are left out, by file and name."""
    return {(record.file, record.sheet): record for record in reading.sheets if record.left_out}


def givers(reading: Reading) -> frozenset[tuple[str, str, str]]:
    """The columns that the statuses of actions and measures were read from."""
    return status_columns((*reading.plan.actions, *reading.plan.measures))


# -- sheets -------------------------------------------------------------------------------------------------------------------


def _file(reading: Reading, name: str, width: int) -> Iterator[str]:
    yield name
    rows = [row for row in reading.rows if row.file == name]
    columns = [column for column in reading.columns if column.file == name]
    told: dict[tuple[str, ...], str] = {}
    out = left_out(reading)
    for sheet in dict.fromkeys([*(row.sheet for row in rows), *(column.sheet for column in columns)]):
        mine = [column for column in columns if column.sheet == sheet]
        record = out.get((name, sheet))
        yield f"  {place(None, sheet)}{f' - {read_as(record)}' if record else ''}"
        shown = [replace(column, hidden=column.hidden and record is None) for column in mine]
        yield from _tables(shown, givers(reading), told, width)
        yield from _rows([row for row in rows if row.sheet == sheet], width)
    if not rows and not columns:
        yield "  (nothing in it)"


def _tables(
    columns: Sequence[Column], giving: Collection[tuple[str, str, str]], told: dict[tuple[str, ...], str], width: int
) -> Iterator[str]:
    """Each table of a sheet, by its headings; told remembers where the same ones were listed in full."""
    for (table, row), block in groupby(columns, key=lambda column: (column.table, row_of(column.cell))):
        columns_of = list(block)
        lines = tuple(line for column in columns_of for line in _column(column, giving, width))
        here = place(None, columns_of[0].sheet)
        if lines in told:
            where = "above" if told[lines] == here else f"in {told[lines]}"
            yield from paragraph(f"{_TABLES[table]}, headings in row {row}, the same as {where}", width, "    ", "  ")
        else:
            told[lines] = here
            yield f"    {_TABLES[table]}, headings in row {row}"
            yield from lines


def _rows(rows: Sequence[RowRecord], width: int) -> Iterator[str]:
    if rows:
        yield from paragraph(f"Rows: {_row_kinds(rows)}.", width, "    ", "  ")
    for kind, words in _HIDDEN.items():
        hidden = [str(row.row) for row in rows if row.hidden == kind]
        if hidden:
            yield from paragraph(f"Rows {words}: {', '.join(hidden)}.", width, "    ", "  ")
    unknown = [str(row.row) for row in rows if row.kind == "unknown"]
    if unknown:
        yield from paragraph(f"Rows not understood: {', '.join(unknown)}.", width, "    ", "  ")


def _column(column: Column, giving: Collection[tuple[str, str, str]], width: int) -> Iterator[str]:
    letters = letters_of(column.cell)
    gives = (column.file, column.sheet, letters) in giving
    meaning = FIELDS[column.field] if column.field else GIVES if gives else "not known"
    hidden = " (hidden)" if column.hidden else ""
    heading = shortened(column.heading, width - 45)
    yield from paragraph(f"{heading}  ->  {meaning}{hidden}", width, f"      {letters:<3} ", "  ")


def _row_kinds(rows: Iterable[RowRecord]) -> str:
    counts = Counter(row.kind for row in rows)
    return ", ".join(_several(counts[kind], words) for kind, words in ROWS.items() if counts[kind])


def _several(number: int, words: str) -> str:
    return counted(number, words) if words != "row not understood" else f"{number} not understood"


# -- the plan -----------------------------------------------------------------------------------------------------------------


def _plan(plan: Plan, width: int) -> Iterator[str]:
    yield from paragraph(f"The plan: {plan.title or '(no title)'}", width)
    for stream in plan.work_streams:
        yield from paragraph(_stream(plan, stream), width, "  ", "  ")
        stated = ", ".join(f"{word} {number}" for word, number in stream.stated)
        if stated:
            yield from paragraph(f"its summary box says: {stated}", width, "    ", "  ")
    order = [status.label for status in plan.statuses]
    yield from _items("Actions", plan.actions, order, width)
    for horizon in dict.fromkeys(measure.horizon for measure in plan.measures):
        title = f"Measures at {horizon} months" if horizon else "Measures"
        yield from _items(title, [measure for measure in plan.measures if measure.horizon == horizon], order, width)
    if plan.retired:
        yield from paragraph(f"Retired: {len(plan.retired)} ({', '.join(item.label for item in plan.retired)})", width, "", "  ")
    leads = {lead for item in (*plan.actions, *plan.measures) for lead in item.lead}
    if leads:
        yield f"Leads: {len(leads)} different"
    if plan.abbreviations:
        yield f"Abbreviations: {len(plan.abbreviations)}"


def _stream(plan: Plan, stream: WorkStream) -> str:
    name = ": ".join(
        part for part in (f"{plan.stream_word} {stream.number}" if stream.number else "", stream.title or "") if part
    )
    parts = [counted(len(stream.actions), "action")]
    parts += [counted(len(stream.measures), "measure")] if stream.measures else []
    parts += [f"{len(stream.retired)} retired"] if stream.retired else []
    return f"{name or '(no work streams)'} - {', '.join(parts)}"


def _items(title: str, items: Sequence[Action], order: Sequence[str], width: int) -> Iterator[str]:
    if items:
        yield from paragraph(f"{title}: {len(items)}", width)
        yield from paragraph(f"Status: {_statuses(items, order)}", width, "  ", "  ")
        yield from paragraph(f"Due: {_dues(items)}", width, "  ", "  ")


def _statuses(items: Sequence[Action], order: Sequence[str]) -> str:
    """How many items have each status, in the vocabulary's order, and what it was taken to mean."""
    counts = Counter((item.status.label, item.status.rag, item.status.complete) for item in items)
    told = []
    for (label, rag, complete), number in sorted(counts.items(), key=lambda entry: _rank(entry[0][0], order)):
        means = [word for word in (rag, {True: "complete", False: "not complete", None: None}[complete]) if word]
        told.append(f"{number} {label or 'not recorded'}" + (f" ({', '.join(means)})" if label and means else ""))
    fills = sum(item.status.origin == "fill" for item in items)
    return "; ".join(told) + (f"; {fills} read from the cell's colour" if fills else "")


def _rank(label: str | None, order: Sequence[str]) -> int:
    return order.index(label) if label in order else len(order)


def _dues(items: Sequence[Action]) -> str:
    counts = Counter(item.due.kind if item.due else "none" for item in items)
    if set(counts) == {"none"}:
        return "no due dates"
    words = {"none": "blank", "complete": "says complete", "several": "several in a cell"}
    told = ", ".join(f"{number} {words.get(kind, kind)}" for kind, number in counts.most_common())
    unread = [f'{item.label} "{shortened(item.due.text, 30)}"' for item in items if item.due and item.due.kind == "unreadable"]
    return told + (f" ({', '.join(unread)})" if unread else "")


def _findings(findings: Sequence[Finding], width: int) -> Iterator[str]:
    if not findings:
        yield "Nothing to report."
    for severity, mark in _MARKS.items():
        for finding in (finding for finding in findings if finding.severity == severity):
            where = place(finding.file, finding.sheet, finding.cell)
            yield from paragraph(f"{mark}  {where}{': ' if where else ''}{finding.message}", width, "", "  ")
            yield from paragraph(finding.fix, width, "  ", "  ")
