"""How one council lays its workbook out: its headings, status words, origins and date words, as data in a TOML file.

words.toml beside the shipped layouts is the general vocabulary, which serves where a layout says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from reportgen.errors import UsageError
from reportgen.model import Field, Rag, StatusWord
from reportgen.model.names import near_name
from reportgen.settings import SettingsTable

TableKind = Literal["plan", "measures", "retired"]
FIELDS: tuple[str, ...] = get_args(Field)
SHIPPED = Path(__file__).parent / "layouts"
VOCABULARY = "words"


@dataclass(frozen=True, slots=True)
class Spellings:
    """The headings that mean one thing.

    role is a Field, "measure" (the text of a measure), or a family that is kept as a column of the workbook's own.
    """

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A school term by the month and day, (9, 1), of its first and last day."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetNames:
    """What the layout says of sheets by their names: part of the plan, retired actions, or left out of the plan.

    known are those that were there when the layout was written; they are read for what they hold.
    """

    plan: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RagRule:
    """One line of a council's rule for its ratings: the rag of an item for which every condition holds.

    conditions are (key, limit) as in the layout, such as ("percent_below", 50). rag None is for items that the rule leaves alone.
    """

    rag: Rag | None
    conditions: tuple[tuple[str, float | bool | tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class RagFigures:
    """The headings of the columns that hold the figures of a rating: a target, what was reached, the time before, and a floor.

    smaller_is_better is whether a figure below its target is a good one.
    """

    target: str | None = None
    actual: str | None = None
    before: str | None = None
    floor: str | None = None
    smaller_is_better: bool = False


RAG_LIMITS = (
    *("percent_below", "percent_at_most", "percent_at_least", "percent_above", "days_late_over", "days_late_at_most"),
    *("months_late_over", "months_late_at_most", "off_target_over", "off_target_at_most"),
)
"""The conditions of a rating that are numbers."""
RAG_FLAGS = ("complete", "started", "better_than_before", "reaches_target", "reaches_floor")
"""The conditions of a rating that are true or false."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one council lays its workbook out. Columns are in the order of the plan, each with the headings it has had.

    stream_word is what the council calls a work stream; statuses are its vocabulary in order; origins the tags that say where an
    action came from; retired_titles the headings of the box of retired actions. calendar_quarters is None where the workbook may
    say which quarters it means.
    """

    name: str
    stream_word: str = "Work stream"
    columns: tuple[Spellings, ...] = ()
    measures: tuple[Spellings, ...] = ()
    retired: tuple[Spellings, ...] = ()
    statuses: tuple[StatusWord, ...] = ()
    origins: tuple[str, ...] = ()
    retired_titles: tuple[str, ...] = ()
    count_retired: bool = False
    calendar_quarters: bool | None = None
    terms: tuple[Term, ...] = ()
    sheets: SheetNames = SheetNames()
    rag_rules: tuple[RagRule, ...] = ()
    rag_figures: RagFigures = RagFigures()
    file: str = field(default="", compare=False)
    """The name of the file that it was read from."""

    def spellings(self, table: TableKind) -> tuple[Spellings, ...]:
        """The headings of one kind of table; those of the plan also serve the others, after their own."""
        own = {"plan": (), "measures": self.measures, "retired": self.retired}[table]
        return (*own, *self.columns)


@dataclass(frozen=True, slots=True)
class Words:
    """The general vocabulary. strong, weak and other are headings of a plan's columns, box those of tables that are no plan.

    months are the names of each month, January first, seasons those of each season; open are words of a due cell that set none,
    same those of a revised date that is none; due_columns are the words that tell columns of due dates apart.
    """

    strong: tuple[Spellings, ...]
    weak: tuple[Spellings, ...]
    other: tuple[Spellings, ...]
    box: tuple[Spellings, ...]
    statuses: tuple[StatusWord, ...]
    colours: tuple[tuple[Rag, tuple[str, ...]], ...]
    lead_roles: tuple[str, ...]
    lead_openings: tuple[str, ...]
    lead_initials: tuple[str, ...]
    lead_teams: tuple[str, ...]
    lead_subjects: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    seasons: tuple[Spellings, ...]
    quarters: tuple[str, ...]
    ongoing: tuple[str, ...]
    complete: tuple[str, ...]
    open: tuple[str, ...]
    same: tuple[str, ...]
    due_columns: tuple[Spellings, ...]
    streams: tuple[str, ...]
    continued: tuple[str, ...]
    retired: tuple[str, ...]
    retired_alone: tuple[str, ...]
    live: tuple[str, ...]
    verbs: tuple[str, ...]
    lists: tuple[str, ...]
    templates: tuple[str, ...]
    aside: tuple[str, ...]
    states: tuple[str, ...]
    before_states: tuple[str, ...]
    plans: tuple[str, ...]
    bodies: tuple[str, ...]
    outdated: tuple[str, ...]
    summary: tuple[str, ...]
    total: tuple[str, ...]
    sums: tuple[str, ...]
    key: tuple[str, ...]
    abbreviations: tuple[str, ...]
    notes: tuple[str, ...]
    beside: tuple[str, ...]
    stages: tuple[str, ...]
    blank: tuple[str, ...]
    measures: tuple[str, ...]


def shipped_layouts() -> tuple[str, ...]:
    """The names of the layouts that come with reportgen."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml") if path.stem != VOCABULARY))


def load_layout(name_or_path: str, base: Path | None = None) -> Layout:
    """Read a layout: a shipped one by its name, or a .toml file, relative to base (by default as it stands).

    Raises UsageError with the nearest right name, or with the file, the line and the nearest right key.
    """
    if name_or_path in shipped_layouts():
        return _read(SHIPPED / f"{name_or_path}.toml")
    path = (base or Path()) / name_or_path
    if path.suffix == ".toml" and path.is_file():
        return _read(path)
    near = near_name(name_or_path, shipped_layouts())
    fix = f'Did you mean "{near}"?' if near else f"Name a .toml file, or one of {', '.join(shipped_layouts())}."
    raise UsageError(f'There is no layout "{name_or_path}".', fix)


@cache
def general_words() -> Words:
    """The vocabulary that ships with reportgen."""
    table = SettingsTable(SHIPPED / f"{VOCABULARY}.toml")
    dates = table.table("dates")
    leads = table.table("leads")
    colours = table.table("colours")
    words = Words(
        strong=_families(table.table("columns")),
        weak=_families(table.table("weak")),
        other=_families(table.table("other")),
        box=_families(table.table("box")),
        statuses=_statuses(table),
        colours=tuple((rag, colours.strings(rag)) for rag in get_args(Rag)),
        lead_roles=leads.strings("roles"),
        lead_openings=leads.strings("opening"),
        lead_initials=leads.strings("short"),
        lead_teams=leads.strings("teams"),
        lead_subjects=leads.strings("subjects"),
        months=tuple(spelling.names for spelling in _families(table.table("months"))),
        seasons=_families(table.table("seasons")),
        quarters=dates.strings("quarter"),
        ongoing=dates.strings("ongoing"),
        complete=dates.strings("complete"),
        open=dates.strings("open"),
        same=dates.strings("same"),
        due_columns=_families(table.table("due_columns")),
        streams=table.strings("streams"),
        continued=table.strings("continued"),
        retired=table.strings("retired"),
        retired_alone=table.strings("retired_alone"),
        live=table.strings("live"),
        verbs=table.strings("verbs"),
        lists=table.strings("lists"),
        templates=table.strings("templates"),
        aside=table.strings("aside"),
        states=table.strings("states"),
        before_states=table.strings("before_states"),
        plans=table.strings("plans"),
        bodies=table.strings("bodies"),
        outdated=table.strings("outdated"),
        summary=table.strings("summary"),
        total=table.strings("total"),
        sums=table.strings("sums"),
        key=table.strings("key"),
        abbreviations=table.strings("abbreviations"),
        notes=table.strings("notes"),
        beside=table.strings("beside"),
        stages=table.strings("stages"),
        blank=table.strings("blank"),
        measures=table.strings("measures"),
    )
    for part in (dates, leads, colours, table):
        part.finish()
    return words


def _read(path: Path) -> Layout:
    table = SettingsTable(path)
    statuses = _statuses(table)
    layout = Layout(
        name=table.text("name") or path.stem,
        stream_word=table.text("stream_word") or "Work stream",
        columns=_columns(table.table("columns")),
        measures=_columns(table.table("measures")),
        retired=_columns(table.table("retired")),
        statuses=statuses,
        origins=table.strings("origins"),
        retired_titles=table.strings("retired_titles"),
        count_retired=_flag(table, "count_retired") or False,
        calendar_quarters={"financial": False, "calendar": True, None: None}[table.choice("quarters", ("financial", "calendar"))],
        terms=tuple(_term(term) for term in table.tables("term")),
        sheets=_sheets(table.table("sheets")),
        rag_rules=tuple(_rag_rule(rule, statuses) for rule in table.tables("rag_rule")),
        rag_figures=_rag_figures(table.table("rag_figures")),
        file=path.name,
    )
    table.finish()
    return layout


def _sheets(table: SettingsTable) -> SheetNames:
    names = SheetNames(**{key: table.strings(key) for key in ("plan", "measures", "retired", "leave_out", "known")})
    table.finish()
    return names


def _families(table: SettingsTable) -> tuple[Spellings, ...]:
    return tuple(Spellings(role, table.strings(role)) for role in table.values)


def _columns(table: SettingsTable) -> tuple[Spellings, ...]:
    """The spellings of each field, in the file's order; a field that does not exist is refused."""
    for role in (*FIELDS, "measure"):
        table.strings(role)
    table.finish()
    return _families(table)


def _statuses(table: SettingsTable) -> tuple[StatusWord, ...]:
    return tuple(_status(entry) for entry in table.tables("status"))


def _status(table: SettingsTable) -> StatusWord:
    rag = _rag(table)
    label = table.text("label")
    if label is None:
        raise table.error("", 'a [[status]] has no "label"', 'Add one, such as label = "Completed".')
    status = StatusWord(
        label=label,
        rag=rag,
        complete=_flag(table, "complete"),
        words=table.strings("words"),
        blank=_flag(table, "blank") or False,
    )
    table.finish()
    return status


def _term(table: SettingsTable) -> Term:
    name = table.text("name")
    if name is None:
        raise table.error("", 'a [[term]] has no "name"', 'Add one, such as name = "Autumn term".')
    term = Term(name, _month_and_day(table, "first"), _month_and_day(table, "last"))
    table.finish()
    return term


def _rag_rule(table: SettingsTable, statuses: Sequence[StatusWord]) -> RagRule:
    """One group of the rule for ratings, its conditions in the order in which this page lists them."""
    rag = _rag(table)
    limits = [(key, table.number(key)) for key in RAG_LIMITS]
    flags = [(key, _flag(table, key)) for key in RAG_FLAGS]
    status = tuple(dict.fromkeys(_labels(table, statuses)))
    table.finish()
    given = tuple((key, value) for key, value in (*limits, *flags) if value is not None)
    return RagRule(rag, (*given, ("status", status)) if status else given)


def _labels(table: SettingsTable, statuses: Sequence[StatusWord]) -> Iterator[str]:
    """The statuses that a line of the rule is about, by their labels; where the layout lists none, as they stand."""
    known = {word.casefold(): status.label for status in statuses for word in (*status.words, status.label)}
    for name in table.strings("status"):
        if known and name.casefold() not in known:
            near = near_name(name, [word for status in statuses for word in (status.label, *status.words)])
            fix = f'Did you mean "{near}"?' if near else f"The statuses are {', '.join(status.label for status in statuses)}."
            raise table.error("status", f'a [[rag_rule]] names the status "{name}", which no [[status]] has', fix, holding=name)
        yield known.get(name.casefold(), name)


def _rag(table: SettingsTable) -> Rag | None:
    """The colour under "rag", None where it is absent."""
    rags: tuple[Rag, ...] = get_args(Rag)
    named = table.choice("rag", rags)
    return next((rag for rag in rags if rag == named), None)


def _rag_figures(table: SettingsTable) -> RagFigures:
    figures = RagFigures(
        table.text("target"),
        table.text("actual"),
        table.text("before"),
        table.text("floor"),
        _flag(table, "smaller_is_better") or False,
    )
    table.finish()
    return figures


def _month_and_day(table: SettingsTable, key: str) -> tuple[int, int]:
    try:
        month, day = (int(part) for part in (table.text(key) or "").split("-"))
    except ValueError:
        month = day = 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise table.error(key, f'"{key}" of a [[term]] is not a month and a day', 'Write it as "09-01".')
    return month, day


def _flag(table: SettingsTable, key: str) -> bool | None:
    """Whether a key is set true or false, None where it is absent."""
    table.asked.add(key)
    value = table.values.get(key)
    if value is not None and not isinstance(value, bool):
        raise table.error(key, f'"{key}" must be true or false', "Write it without quotes.")
    return value
