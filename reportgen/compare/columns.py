"""The columns of two readings: which tables have which, and how the headings of one became those of the other."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from reportgen.compare import texts
from reportgen.model import Action, Column, HeadingChange, Reading
from reportgen.order import longest_rise

TableName = Literal["plan", "measures", "retired"]
_TABLES: tuple[TableName, ...] = ("plan", "measures", "retired")
_NEAR_SPELLING = 85
_FURTHER = ("original_due", "mitigation")
"""Known fields that the contract tells as "extra:HEADING"."""


def further_key(heading: str) -> str:
    """How a column is named that is none of the contract's fields."""
    return "heading:" + texts.key(heading)


def further_values(action: Action) -> dict[str, str | None]:
    """The texts of an item beyond the contract's fields, by further_key or by field."""
    found: dict[str, str | None] = {further_key(heading): text for heading, text in action.extra}
    found |= {further_key(update.heading): update.text for update in (*action.updates, *action.dues)}
    found |= {further_key(rating.heading): rating.text for rating in action.ratings}
    found["original_due"] = action.original_due.text if action.original_due else None
    found["mitigation"] = action.mitigation
    return found


def _values(action: Action) -> Iterable[str]:
    """The names of all that an item has a text for."""
    plain = {
        "ref": action.ref,
        "action": action.action,
        "objective": action.objective,
        "lead": action.lead_text or action.lead,
        "due": action.due,
        "status": action.status.text or action.status.label,
        "progress": action.progress,
        "targets": action.targets,
        "milestones": action.milestones,
        "changes": action.changes,
    }
    return [name for name, value in (plain | further_values(action)).items() if value]


@dataclass(slots=True)
class Line:
    """One column of a table, gathered from wherever the table stands or is repeated."""

    key: str
    field: str | None
    headings: Counter[str] = dataclasses.field(default_factory=Counter)
    places: list[int] = dataclasses.field(default_factory=list)
    main: int | None = None
    """Where it stands in the block that has most columns: blocks of other columns say nothing of the order of these."""

    @property
    def heading(self) -> str:
        """Its heading, the most common where it is worded differently from block to block."""
        return self.headings.most_common(1)[0][0]

    @property
    def place(self) -> float:
        """How far to the right it stands: in the main block, else on average."""
        return self.main if self.main is not None else sum(self.places) / len(self.places)

    def is_worded(self, heading: str) -> bool:
        """Whether a heading is one of its wordings."""
        return texts.key(heading) in {texts.key(own) for own in self.headings}


class Tables:
    """What the tables of a reading hold."""

    def __init__(self, reading: Reading) -> None:
        columns = _of_items(reading)
        self.lines: dict[TableName, list[Line]] = {table: _lines(columns, table) for table in _TABLES}
        self.held: dict[tuple[str, str], set[str]] = {}
        for column in reading.columns:
            names = self.held.setdefault((column.table, column.sheet if column.table == "retired" else ""), set())
            names.add(further_key(column.heading))
            names |= {column.field} if column.field else set()
        self.headed = frozenset(self.held)
        self.heads: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
        for column in reading.columns:
            letters, row = _address(column.cell)
            self.heads.setdefault((column.file, column.sheet, letters), []).append((row, further_key(column.heading)))
        for item in (*reading.plan.actions, *reading.plan.measures, *reading.plan.retired):
            self.held.setdefault(self._table(item), set()).update(_values(item))

    def _table(self, item: Action) -> tuple[str, str]:
        """The table an item stands in. Each sheet's Retired box has columns of its own; a retired row elsewhere is the plan's."""
        if item.kept == "retired":
            box = ("retired", item.source.sheet)
            if box in self.headed:
                return box
        return ("plan" if item.horizon is None and item.kept != "measure" else "measures", "")

    def further_values(self, item: Action) -> dict[str, str | None]:
        """What an item says beyond the contract's fields, and under its heading what was taken for one of them.

        So an update that was the newest last quarter is compared with what now stands in the same column.
        """
        taken = {
            "progress": item.progress,
            "status": item.status.text,
            "due": item.due.text if item.due else None,
            "lead": item.lead_text,
        }
        found = further_values(item)
        for field, text in taken.items():
            heading = self._heading(item, item.source.cell(field))
            if heading is not None:
                found.setdefault(heading, text)
        return found

    def taken(self, item: Action) -> set[str]:
        """The further_keys of the columns that its progress, status, due date and lead were taken from."""
        cells = (item.source.cell(field) for field in ("progress", "status", "due", "lead"))
        return {heading for cell in cells if (heading := self._heading(item, cell))}

    def _heading(self, item: Action, cell: str | None) -> str | None:
        """The further_key of the heading above a cell."""
        if cell is None:
            return None
        letters, row = _address(cell)
        above = [head for head in self.heads.get((item.source.file, item.source.sheet, letters), ()) if head[0] < row]
        return max(above)[1] if above else None

    def have(self, name: str, items: Iterable[Action]) -> bool:
        """Whether the tables in which items stand hold a field at all."""
        return any(name in self.held.get(self._table(item), ()) for item in items)


def _of_items(reading: Reading) -> list[Column]:
    """The columns of sheets that hold an item: those of a hidden or leftover sheet say nothing of the plan's tables."""
    plan = reading.plan
    sheets = {(item.source.file, item.source.sheet) for item in (*plan.actions, *plan.measures, *plan.retired)}
    return [column for column in reading.columns if (column.file, column.sheet) in sheets]


def _lines(columns: Iterable[Column], table: TableName) -> list[Line]:
    """The columns of a table by name: a field where a block has one column of it, else (a family, or unknown) the heading."""
    blocks: dict[tuple[str, str, int], list[Column]] = {}
    for column in columns:
        if column.table == table:
            blocks.setdefault((column.file, column.sheet, _address(column.cell)[1]), []).append(column)
    lines: dict[str, Line] = {}
    widest = max(blocks.values(), key=len, default=[])
    for block in blocks.values():
        count = Counter(column.field for column in block)
        for column in block:
            name = column.field if column.field and count[column.field] == 1 else further_key(column.heading)
            line = lines.setdefault(name, Line(name, column.field))
            line.headings[column.heading] += 1
            place = _number(_address(column.cell)[0])
            line.places.append(place)
            line.main = place if block is widest else line.main
    return sorted(lines.values(), key=lambda line: (line.place, line.key))


def _address(cell: str) -> tuple[str, int]:
    """The letters and the row of an address: A and 12 of A12."""
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :] or 0)


def _number(letters: str) -> int:
    """The number of a column: 1 for A."""
    number = 0
    for sign in letters.upper():
        number = number * 26 + ord(sign) - 64
    return number


def pair_lines(before: Sequence[Line], after: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Columns that are one: the same field, else the same heading, else one nearly so spelt; in the later order."""
    tests = (
        lambda b, a: b.key == a.key,
        lambda b, a: b.is_worded(a.heading),
        lambda b, a: b.field is not None and b.field == a.field,
        lambda b, a: b.field is None and a.field is None and fuzz.ratio(b.key, a.key) >= _NEAR_SPELLING,
    )
    pairs: dict[str, tuple[Line, Line]] = {}
    used: set[str] = set()
    for test in tests:
        for a in (line for line in after if line.key not in pairs):
            match = next((b for b in before if b.key not in used and test(b, a)), None)
            if match is not None:
                used.add(match.key)
                pairs[a.key] = (match, a)
    return [pairs[a.key] for a in after if a.key in pairs]


@dataclass(frozen=True, slots=True)
class SharedHeading:
    """A column beyond the contract's fields that both readings have: its names then and now, and its heading now."""

    then: str
    now: str
    shown: str


def shared_headings(before: Tables, after: Tables) -> tuple[SharedHeading, ...]:
    """The further columns of both readings, each once."""
    found: dict[str, SharedHeading] = {}
    for table in _TABLES:
        for then, now in pair_lines(before.lines[table], after.lines[table]):
            if now.field in _FURTHER:
                found.setdefault(now.key, SharedHeading(str(then.field), str(now.field), now.heading))
            elif now.key.startswith("heading:") or now.field is None:
                found.setdefault(now.key, SharedHeading(further_key(then.heading), further_key(now.heading), now.heading))
    return tuple(found.values())


def column_changes(before: Tables, after: Tables) -> tuple[HeadingChange, ...]:
    """Columns added, renamed and moved in the later order, then those removed.

    The plan's first, then what is only the measures' or the Retired box's. A table that one reading wholly lacks says nothing.
    """
    found: list[HeadingChange] = []
    for table in _TABLES:
        if before.lines[table] and after.lines[table]:
            told = {(change.kind, change.before, change.after) for change in found}
            changes = _table_changes(before.lines[table], after.lines[table], table)
            found += [change for change in changes if (change.kind, change.before, change.after) not in told]
    return tuple(found)


def _table_changes(before: Sequence[Line], after: Sequence[Line], table: TableName) -> list[HeadingChange]:
    pairs = pair_lines(before, after)
    earlier_of = {a.key: b for b, a in pairs}
    moved = _moved(pairs) if table != "retired" else set()
    found: list[HeadingChange] = []
    for a in after:
        b = earlier_of.get(a.key)
        if b is None:
            found.append(HeadingChange("added", None, a.heading, table))
            continue
        if not (b.is_worded(a.heading) or a.is_worded(b.heading)):
            found.append(HeadingChange("renamed", b.heading, a.heading, table))
        elif a.key in moved:
            found.append(HeadingChange("moved", b.heading, a.heading, table))
    kept = {b.key for b, _ in pairs}
    return found + [HeadingChange("removed", b.heading, None, table) for b in before if b.key not in kept]


def _moved(pairs: Sequence[tuple[Line, Line]]) -> set[str]:
    """The fewest columns that one must have moved to come from one order to the other. pairs are in the later order."""
    ranks = {b.key: rank for rank, (b, _) in enumerate(sorted(pairs, key=lambda pair: pair[0].place))}
    stayed = longest_rise([ranks[b.key] for b, _ in pairs])
    return {a.key for place, (_, a) in enumerate(pairs) if place not in stayed}
