"""The whole plan from all its workbooks: sheets walked, items read, streams joined, labels given, findings gathered."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from itertools import islice
from typing import get_args

from reportgen.collection import collection_paused
from reportgen.errors import InputError
from reportgen.layout import Layout, TableKind
from reportgen.model import (
    Action,
    Column,
    Field,
    Finding,
    Grid,
    Note,
    Plan,
    Reading,
    RowRecord,
    Source,
    WorkStream,
    column_letters,
    letters_of,
    status_columns,
)
from reportgen.parse import checks
from reportgen.parse.columns import Columns, choose
from reportgen.parse.contents import Contents
from reportgen.parse.due import Calendar
from reportgen.parse.finder import SAMPLE, HeaderFinder
from reportgen.parse.found import Context, RawItem, Walked
from reportgen.parse.guessed import guessed_columns
from reportgen.parse.headers import Header, Heading, table_kind
from reportgen.parse.headings import Guess, Lexicon
from reportgen.parse.items import ItemReader, ReadItem, with_texts_of
from reportgen.parse.key import keys_of_sheets
from reportgen.parse.labels import Labelled, label
from reportgen.parse.lines import names_measures, sheet_stream, stream_name
from reportgen.parse.merged import walk_sheet
from reportgen.parse.parts import parts_of
from reportgen.parse.plan_title import title_of
from reportgen.parse.quarters import calendar_of
from reportgen.parse.records import missing_sheets, settle_sheets, sheet_records
from reportgen.parse.report import of_item
from reportgen.parse.same_headings import agree_on_headings
from reportgen.parse.sheet_names import role_of, word_of_sheets
from reportgen.parse.sheets import View
from reportgen.parse.streams import Gathered, Streams
from reportgen.parse.team_sheets import settle_teams
from reportgen.parse.text import fold
from reportgen.parse.vocabulary import settle_statuses

DEFAULT_WORD = "Work stream"


@dataclass(slots=True)
class Book:
    """One workbook being read."""

    grid: Grid
    word: str
    calendar: Calendar
    sheets: list[Walked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@collection_paused()
def read_plan(
    grids: Sequence[Grid],
    layout: Layout | None,
    *,
    title: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Reading:
    """Read one plan out of its workbooks, plan and measures alike.

    title, start and end are the plan's where they are known; the dates settle years that due dates leave out. Raises InputError
    where no action is found, or where a work stream's actions are in two of the workbooks.
    """
    known = layout or Layout("", stream_word="")
    calendar = Calendar.of(known, start, end)
    books = [_walk(grid, Lexicon(known), calendar) for grid in grids]
    if not any(map(_has_actions, books)):
        acting = [_walk(grid, Lexicon(known, measures_act=True), calendar) for grid in grids]
        books = acting if any(map(_has_actions, acting)) else books
    streams = Streams()
    for book in sorted(books, key=lambda book: not _has_actions(book)):
        _collect(book, streams, known)
    if not any(item.action.kept == "action" for stream in streams.all for item in stream.items):
        raise InputError(
            _nothing_found(grids), "Check that a heading row names the actions, and name a layout if the headings are unusual."
        )
    return _reading(books, streams, known, title, start, end)


def _nothing_found(grids: Sequence[Grid]) -> str:
    files = ", ".join(grid.file for grid in grids) or "The folder"
    sheets = ", ".join(f"'{sheet.name}'" for grid in grids for sheet in grid.sheets if not sheet.hidden)
    return f"{files} holds no table of actions" + (f" (sheets read: {sheets})." if sheets else ".")


# -- sheets -----------------------------------------------------------------------------------------------------------------


def _walk(grid: Grid, lexicon: Lexicon, calendar: Calendar) -> Book:
    """Every sheet of a workbook, walked."""
    layout = lexicon.layout
    calendar, notes = calendar_of(grid, layout, calendar)
    sheets = [_Parted.of(View(grid.file, sheet), lexicon, calendar) for sheet in grid.sheets]
    agree_on_headings([part for sheet in sheets for part in sheet.parts])
    counted = [sheet for sheet in sheets if sheet.has_table and _may_count(sheet.view, layout)]
    tables = [sheet.view for sheet in counted]
    word = _stream_word(tables, [part.view for sheet in counted for part in sheet.parts], layout)
    several = sum(not names_measures(each.view.sheet.name) and not each.retired for each in counted) > 1
    settle_teams([sheet.parts for sheet in counted], layout)
    context = Context(replace(layout, stream_word=word), word, several)
    book = Book(grid, word, calendar, [walk_sheet(sheet.view, sheet.parts, context) for sheet in sheets])
    book.findings = [*settle_sheets(book.sheets, layout), *notes]
    keys_of_sheets(book.sheets)
    return book


def _may_count(view: View, layout: Layout) -> bool:
    return not view.sheet.hidden and role_of(view.sheet.name, layout) != "leave_out"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads headings for the parting of sheets."""

    lexicon: Lexicon
    calendar: Calendar

    def read(self, view: View, row: int, known: bool) -> Header | None:
        """The header that begins in a row of a view; known asks for headings that are."""
        return HeaderFinder(view, self.lexicon, self.calendar).read_at(row, known)

    def guess(self, text: str) -> Guess | None:
        """What a heading means."""
        return self.lexicon.guess(text)


@dataclass(frozen=True, slots=True)
class _Parted:
    """A sheet, and the parts of it that are read by themselves."""

    view: View
    parts: tuple[HeaderFinder, ...]

    @classmethod
    def of(cls, view: View, lexicon: Lexicon, calendar: Calendar) -> "_Parted":
        reader = _Reader(lexicon, calendar)
        return cls(view, tuple(HeaderFinder(part, lexicon, calendar) for part in parts_of(view, reader)))

    @property
    def retired(self) -> bool:
        """Whether its name says that what is on it is retired."""
        return any(part.retired for part in self.parts)

    @property
    def has_table(self) -> bool:
        """Whether there is a table of actions or measures on it."""
        return any(header.kind in ("plan", "measures") for part in self.parts for header in part.headers.values())


def _stream_word(tables: Sequence[View], parts: Sequence[View], layout: Layout) -> str:
    """What work streams are called here: as the layout says, else the first word that sheets' names or lines number.

    "Recommendation 1.1" is one of several in a work stream.
    """
    if layout.stream_word:
        return layout.stream_word
    plain = replace(layout, stream_word=DEFAULT_WORD)
    names = [found.word for view in tables if (found := sheet_stream(view.sheet.name, plain))]
    if len(names) > 1:
        return names[0]
    if (own := word_of_sheets([view.sheet.name for view in tables])) is not None:
        return own
    lines = (found for view in parts for text in _lone_texts(view) if (found := stream_name(text, plain)))
    return next((line.word for line in lines if "." not in (line.number or "")), DEFAULT_WORD)


def _lone_texts(view: View) -> Iterator[str]:
    for row in view.holding():
        cells = view.filled(row.number)
        if cells and (len(cells) == 1 or view.width(cells[0]) > 1):
            yield cells[0].standing


def _has_actions(book: Book) -> bool:
    return any(
        not item.measure and not item.retired for walked in book.sheets if walked.left_out is None for item in walked.items
    )


# -- items ------------------------------------------------------------------------------------------------------------------


def _collect(book: Book, streams: Streams, layout: Layout) -> None:
    """Read a workbook's items into their work streams. What is on hidden sheets stays out of the plan."""
    visible = [walked for walked in book.sheets if walked.left_out is None]
    loose: list[tuple[ReadItem, str]] = []
    for walked in visible:
        rows = {name.identity: row for name, row, _ in reversed(walked.streams)}
        for name, row, solid in walked.streams:
            if solid:
                streams.meet(name, _line_source(walked, row))
        for item in _items(walked, book, layout):
            raw = item.raw
            if raw.stream.number or raw.stream.title or not (raw.retired or raw.measure):
                _place(item, _line_source(walked, rows.get(raw.stream.identity, 0)), walked.view.file, streams)
            else:
                loose.append((item, walked.view.sheet.name))
    for item, sheet in loose:
        _place_loose(item, sheet, streams)
    for walked in visible:
        for stated in walked.stated:
            if stated.stream is not None and (known := streams.find(stated.stream)) is not None:
                known.stated.append((stated, walked.view.file, walked.view.sheet.name))


def _place_loose(item: ReadItem, sheet: str, streams: Streams) -> None:
    """Put a retired item or a measure that stands in no work stream into the one it belongs to; none is made up for measures."""
    stream = streams.by_ref(item.action.ref)
    if stream is None and item.raw.measure:
        stream = streams.all[0] if len(streams.all) == 1 else streams.find(item.raw.stream)
        name = item.raw.stream if stream or not streams.all else replace(item.raw.stream, title=sheet)
        stream = stream or streams.meet(name)
    (stream or streams.meet(item.raw.stream)).items.append(item)


def _place(item: ReadItem, source: Source | None, file: str, streams: Streams) -> None:
    stream = streams.meet(item.raw.stream, source)
    if item.action.kept == "action":
        streams.claim(stream, file)
    stream.items.append(item)


def _line_source(walked: Walked, row: int) -> Source | None:
    return Source(walked.view.file, walked.view.sheet.name, row, (row,)) if row else None


def _items(walked: Walked, book: Book, layout: Layout) -> Iterator[ReadItem]:
    readers: dict[Hashable, ItemReader] = {}
    calendar = book.calendar
    for raw in walked.items:
        table = raw.header.table
        if table not in readers:
            readers[table] = ItemReader(walked.view, _columns(raw.header, walked, layout), layout, calendar, walked.key)
        yield readers[table].read(raw)


def _columns(header: Header, walked: Walked, layout: Layout) -> Columns:
    """The columns of a table, chosen once, by the items on every page that repeats its headings."""
    if header.table not in walked.columns:
        walked.columns[header.table] = _chosen(header, walked, layout)
    return walked.columns[header.table]


def _chosen(header: Header, walked: Walked, layout: Layout) -> Columns:
    pages = {id(other) for other, _ in walked.headers if other.wording == header.wording}
    rows = [row for item in walked.items if id(item.header) in pages for row in item.rows]
    return choose(header, walked.view, layout, rows, walked.key)


# -- the reading ------------------------------------------------------------------------------------------------------------


def _reading(
    books: Sequence[Book], streams: Streams, layout: Layout, title: str | None, start: date | None, end: date | None
) -> Reading:
    findings: list[Finding] = []
    dropped = _drop_twice_listed(streams)
    statuses, notes = settle_statuses(streams, layout)
    labelled = label([(stream.name, stream.items) for stream in streams.all])
    entries = [entry for stream in labelled for entry in stream]
    findings += [checks.retired_and_in_plan(item, twin, entries) for item, twin in dropped]
    findings += [of_item(found.problem, entry, found.cell, found.field) for entry in entries for found in entry.item.found]
    findings += [of_item(entry.problem, entry, None, "ref") for entry in entries if entry.problem]
    findings += notes
    columns = [column for book in books for walked in book.sheets for column in _column_records(walked, layout)]
    walked_sheets = [walked for book in books for walked in book.sheets]
    visible = [walked for walked in walked_sheets if walked.left_out is None]
    findings += [finding for book in books for finding in book.findings]
    findings += [*missing_sheets(walked_sheets, layout), *guessed_columns(walked_sheets, layout)]
    told = _without_givers(columns, [entry.item.action for entry in entries])
    findings += checks.all_of(walked_sheets, streams.all, entries, told, statuses, layout)
    findings += [finding for book in books for finding in checks.grid_notes(book.grid, findings)]
    plan = Plan(
        title=title or _title(visible),
        work_streams=tuple(_work_stream(stream, own) for stream, own in zip(streams.all, labelled, strict=True)),
        statuses=statuses,
        stream_word=layout.stream_word or next((book.word for book in books if _has_actions(book)), DEFAULT_WORD),
        start=start,
        end=end,
        abbreviations=tuple(dict(pair for walked in visible for pair in walked.abbreviations if all(pair)).items()),
        notes=tuple(_notes(visible)),
        count_retired=layout.count_retired,
    )
    sheets = tuple(sheet_records(walked_sheets))
    return Reading(plan, tuple(columns), tuple(_row_records(walked_sheets)), tuple(findings), sheets)


def _without_givers(columns: Sequence[Column], items: Sequence[Action]) -> list[Column]:
    """The columns without those of no field that statuses were read from: marks, months, "Done?"; they need no question."""
    givers = status_columns(items)
    return [c for c in columns if c.field or c.hidden or (c.file, c.sheet, letters_of(c.cell)) not in givers]


def _title(sheets: Sequence[Walked]) -> str | None:
    """The title of the plan: one on a sheet that holds more than measures and retired items, or that holds no items."""
    return title_of(
        walked.titles
        for walked in sheets
        if not walked.items or any(not item.measure and not item.retired for item in walked.items)
    )


def _drop_twice_listed(streams: Streams) -> list[tuple[ReadItem, Source]]:
    """Of an action that stands in the table and in the Retired box, keep the retired one, which takes up the other's texts.

    Where references begin anew in each work stream, both stand in one. Returns each item left out, and where its twin stands.
    """
    anew = streams.begin_anew()
    retired: dict[str, list[ReadItem]] = {}
    for item in (item for stream in streams.all for item in stream.items if item.action.kept == "retired"):
        retired.setdefault(fold(item.action.ref or ""), []).append(item)
    dropped: list[tuple[ReadItem, Source]] = []
    of_twin: dict[int, list[ReadItem]] = {}
    for stream in streams.all:
        for item in [item for item in stream.items if item.action.kept != "retired"]:
            alike = [other for other in retired.get(fold(item.action.ref or ""), ()) if not anew or other in stream.items]
            twin = next((other for other in alike if checks.same_item(item.action, other.action)), None)
            if twin is not None:
                stream.items.remove(item)
                dropped.append((item, twin.action.source))
                of_twin.setdefault(id(twin), []).append(item)
    for stream in streams.all:
        stream.items = [reduce(with_texts_of, of_twin.get(id(kept), ()), kept) for kept in stream.items]
    return dropped


def _work_stream(stream: Gathered, entries: Sequence[Labelled]) -> WorkStream:
    actions = [entry.item.action for entry in entries]
    return WorkStream(
        number=stream.name.number,
        title=stream.name.title,
        actions=_kept(actions, "action"),
        measures=_kept(actions, "measure"),
        retired=_kept(actions, "retired"),
        stated=tuple((line.word, line.count) for line, _, _ in stream.stated if line.horizon is None and not line.total),
        source=stream.source,
    )


def _kept(actions: Iterable[Action], kept: str) -> tuple[Action, ...]:
    return tuple(action for action in actions if action.kept == kept)


def _notes(sheets: Sequence[Walked]) -> Iterator[Note]:
    for walked in sheets:
        for row, text in walked.notes:
            yield Note(text, Source(walked.view.file, walked.view.sheet.name, row, (row,)))


def _row_records(sheets: Sequence[Walked]) -> Iterator[RowRecord]:
    for walked in sheets:
        for row in walked.view.holding():
            yield RowRecord(walked.view.file, walked.view.sheet.name, row.number, walked.kinds[row.number], row.hidden)


def _column_records(walked: Walked, layout: Layout) -> Iterator[Column]:
    """The columns of every heading row, once for each kind of item under it, at the lowest row of the heading."""
    view = walked.view
    for header, retired in walked.headers:
        chosen = _columns(header, walked, layout)
        taken = (heading for family in chosen.taken.values() for heading in family)
        headings = {heading.column: heading for heading in (*header.headings, *chosen.extra, *taken)}
        kinds = dict.fromkeys(_kind_of(item) for item in walked.items if item.header is header)
        for kind in kinds or (table_kind(header, retired),):
            for _, heading in sorted(headings.items()):
                yield Column(
                    file=view.file,
                    sheet=view.sheet.name,
                    cell=f"{column_letters(heading.column)}{header.rows[-1]}",
                    heading=heading.text,
                    field=_as_field(chosen.field_of(heading)),
                    hidden=walked.left_out is not None or heading.column in view.sheet.hidden_columns,
                    table=kind,
                    role=heading.role,
                    holds=_holds(heading, header, walked, layout),
                )


def _holds(heading: Heading, header: Header, walked: Walked, layout: Layout) -> str | None:
    """What a column of no known family holds, where a layout names the plan's columns, one of which it may be."""
    if heading.role is not None or not layout.columns:
        return None
    rows = (row for item in walked.items if item.header is header for row in item.rows)
    cells = (walked.view.cell(row, heading.column) for row in rows)
    return Contents(tuple(islice((cell for cell in cells if cell is not None), SAMPLE)), Calendar.of(layout, None, None)).held


def _kind_of(item: RawItem) -> TableKind:
    return "retired" if item.retired else "measures" if item.measure else "plan"


def _as_field(name: str | None) -> Field | None:
    fields: tuple[Field, ...] = get_args(Field)
    return next((known for known in fields if known == name), None)
