"""What init shows: what each sheet, heading and status of a workbook was taken for, as three small tables."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from reportgen.model import Column, Reading, SheetRecord, letters_of
from reportgen.model.names import squeeze
from reportgen.render.terminal.lines import counted, shortened
from reportgen.render.terminal.reading import FIELDS, GIVES, givers, left_out, read_as

_TABLES = {"plan": "", "measures": " (measures)", "retired": " (retired)"}
_COMPLETE = {True: "yes", False: "no", None: "not known"}


def taken_text(reading: Reading, width: int = 80) -> str:
    """What was taken for what, in lines of a width."""
    out = left_out(reading)
    columns = [column for column in reading.columns if (column.file, column.sheet) not in out]
    parts = [_sheets(reading.sheets, width), _headings(columns, givers(reading), width), _statuses(reading, width)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _sheets(records: Sequence[SheetRecord], width: int) -> list[str]:
    rows = [(f"'{record.sheet}'", read_as(record), _items(record)) for record in records]
    return _table(("Sheet", "Read as", "Holds"), rows, width)


def _items(record: SheetRecord) -> str:
    counts = ((record.actions, "action"), (record.measures, "measure"), (record.abbreviations, "abbreviation"))
    told = [counted(number, noun) for number, noun in counts if number]
    return ", ".join([*told, *([f"{record.retired} retired"] if record.retired else [])])


def _headings(columns: Iterable[Column], givers: Collection[tuple[str, str, str]], width: int) -> list[str]:
    """Each heading once, with the columns it stands in."""
    met: dict[tuple[str, str], Counter[str]] = {}
    for column in columns:
        gives = (column.file, column.sheet, letters_of(column.cell)) in givers
        other = GIVES if gives else "not known: not printed"
        taken = FIELDS[column.field] + _TABLES[column.table] if column.field else other
        key = (squeeze(column.heading), f"{taken}, hidden" if column.hidden else taken)
        met.setdefault(key, Counter())[letters_of(column.cell)] += 1
    rows = [(heading, taken, ", ".join(letters)) for (heading, taken), letters in met.items()]
    return _table(("Heading", "Taken for", "Column"), rows, width)


def _statuses(reading: Reading, width: int) -> list[str]:
    items = (*reading.plan.actions, *reading.plan.measures)
    counts = Counter(item.status.label for item in items)
    rows = [
        (word.label, str(counts[word.label]), word.rag or "none", _COMPLETE[word.complete])
        for word in reading.plan.statuses
        if counts[word.label]
    ]
    blank = [("(no status)", str(counts[None]), "", "")] if counts[None] else []
    return _table(("Status", "Items", "Colour", "Completed?"), [*rows, *blank], width)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Rows in columns: the first is cut short where the line would be too long."""
    return list(_lines(headings, rows, width)) if rows else []


def _lines(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    widths = [max(len(row[place]) for row in (headings, *rows)) for place in range(len(headings))]
    rest = sum(widths[1:]) + 2 * len(widths)
    widths[0] = max(12, min(widths[0], width - rest))
    for row in (headings, *rows):
        cells = [shortened(row[0], widths[0]), *row[1:]]
        yield "  " + "  ".join(cell.ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()
