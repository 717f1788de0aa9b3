"""How the workbook's headings fit the layout, so that a renamed column is told and the rest goes on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from reportgen.check.context import Context
from reportgen.check.words import quote
from reportgen.layout import FIELDS, Spellings, general_words
from reportgen.model import Column, Finding, row_of
from reportgen.model.names import squeeze
from reportgen.settings import toml_line

ALIKE = 88.0
"""The likeness, of 100, from which a heading is one of the layout's with a slip in it."""
HOLDS = {"lead": "lead", "due": "due", "original_due": "due", "status": "status", "ref": "ref"}
"""What the column of a field holds to look at; those of all others hold prose."""
MOST = 3
"""So many columns are proposed at most."""


def headings_kept(context: Context) -> Iterator[Finding]:
    """Each column that the layout names is there under one of the layout's headings."""
    for spellings in context.layout.columns if context.layout else ():
        if spellings.role not in FIELDS or not spellings.names:
            continue
        taken = _taken(context, spellings.role)
        if any(_is_one_of(column.heading, spellings.names) for column in taken):
            yield from _missing_on_sheets(context, spellings)
        else:
            yield from _missing(context, spellings, taken)


def _taken(context: Context, role: str) -> list[Column]:
    """The columns that were read as a field, the one that most items were read from first."""
    columns = [c for c in context.reading.columns if c.table == "plan" and c.field == role]
    read = Counter(context.taken(item, role) for item in context.reading.plan.actions) if len(columns) > 1 else Counter()
    return sorted(columns, key=lambda column: -read[column])


def _missing(context: Context, spellings: Spellings, taken: Sequence[Column]) -> Iterator[Finding]:
    """What is said where no column has one of the layout's headings; of one given up only in a first report."""
    apart = {squeeze(heading) for before, _, _ in context.pairs for heading, _ in before.extra}
    unclaimed = [column for column in context.reading.columns if _fits(column, spellings.role)]
    fitting = dict.fromkeys(name for column in (*taken[:1], *unclaimed) if (name := squeeze(column.heading)) not in apart)
    message = f"The layout's heading {quote(spellings.names[0])} is not in the workbook"
    if taken:
        heading = squeeze(taken[0].heading)
        told = f"{message}; {quote(heading)} was taken in its place."
        if heading in apart:
            told = f"{message}; {quote(heading)} was taken in its place, though it was a column of its own in the last one."
        fix = _lines(spellings, tuple(fitting) or (heading,), heading)
        place = (taken[0].file, taken[0].sheet, taken[0].cell)
        yield Finding("layout-heading-missing", "warning", told, fix, *place, text=heading)
    elif fitting:
        fix = _lines(spellings, tuple(fitting), "")
        yield Finding("layout-heading-missing", "warning", f"{message}, so papers have no such column.", fix)
    elif spellings.role not in ("due", "changes") and context.comparison is None:
        message += ", so papers have no such column."
        yield Finding("layout-heading-missing", "note", message, "Nothing need be done if the column was given up.")


def _missing_on_sheets(context: Context, spellings: Spellings) -> Iterator[Finding]:
    """What is said where one table has renamed a heading that others keep: once for each heading that stands in its place."""
    tables = _tables(context)
    kept = [table for table in tables if any(_is_one_of(column.heading, spellings.names) for column in table)]
    apart = {squeeze(heading) for before, _, _ in context.pairs for heading, _ in before.extra}
    apart |= {squeeze(column.heading) for table in kept for column in table}
    met: dict[tuple[str, ...], list[tuple[Column, ...]]] = {}
    for table in (table for table in tables if table not in kept):
        taken = [column for column in table if column.field == spellings.role][:1]
        fitting = taken or [c for c in table if _fits_apart(c, spellings.role) and squeeze(c.heading) not in apart]
        if fitting:
            met.setdefault(tuple(squeeze(column.heading) for column in fitting), []).append(tuple(fitting))
    for headings, places in met.items():
        yield _told_of_sheets(spellings, headings, places)


def _tables(context: Context) -> list[list[Column]]:
    """The columns of each table of the plan's actions, by where its headings stand."""
    found: dict[tuple[str, str, int], list[Column]] = {}
    for column in context.reading.columns:
        if column.table == "plan":
            found.setdefault((column.file, column.sheet, row_of(column.cell)), []).append(column)
    return [columns for columns in found.values() if any(c.field == "action" and not c.hidden for c in columns)]


def _fits_apart(column: Column, role: str) -> bool:
    """Whether a column may be a field's in a table that may do without one: one of mere prose may not."""
    return _fits(column, role) and (column.role == role or role in HOLDS)


def _told_of_sheets(spellings: Spellings, headings: Sequence[str], places: Sequence[Sequence[Column]]) -> Finding:
    first = places[0][0]
    sheets = ", ".join(dict.fromkeys(f"'{place[0].sheet}'" for place in places))
    message = f"The layout's heading {quote(spellings.names[0])} is not on {sheets}"
    if first.field == spellings.role:
        message += f"; {quote(headings[0])} was taken in its place."
    else:
        message += ", so papers have nothing from such a column there."
    fix = _lines(spellings, headings, headings[0] if first.field == spellings.role else "")
    cells = tuple(f"'{place[0].sheet}'!{place[0].cell}" for place in places) if len(places) > 1 else ()
    place = (first.file, first.sheet, first.cell)
    return Finding("layout-heading-missing", "warning", message, fix, *place, text=headings[0], cells=cells)


def _fits(column: Column, role: str) -> bool:
    """Whether a column that nothing was made of may be a field's: by its heading, or by what it holds where that says nothing."""
    if column.table != "plan" or column.field is not None or column.hidden:
        return False
    return column.role == role if column.role else column.holds == HOLDS.get(role, "prose")


def _lines(spellings: Spellings, headings: Sequence[str], taken: str) -> str:
    """The line of the layout for each heading that may be the column's new one."""
    lines = [(heading, toml_line(spellings.role, (*spellings.names, heading))) for heading in headings[:MOST]]
    if [heading for heading, _ in lines] == [taken]:
        return f"If that is right, write into [columns] of the layout: {lines[0][1]}."
    return f"Write into [columns] of the layout, {'; '.join(f'if it is {quote(heading)}: {line}' for heading, line in lines)}."


def _is_one_of(heading: str, names: Sequence[str]) -> bool:
    """Whether a heading holds one of the layout's spellings, or is spelt much like one."""
    words = _words(heading)
    known = [_words(name) for name in names]
    timeless = _timeless(words)
    return (
        any(f" {name} " in f" {words} " or (timeless and timeless == _timeless(name)) for name in known)
        or process.extractOne(words, known, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
    )


def _timeless(words: str) -> str:
    """A heading without its month, quarter and year, for the next report names others."""
    return " ".join(_period().sub(" ", words).split())


@cache
def _period() -> re.Pattern[str]:
    months = "|".join(name for names in general_words().months for name in names)
    return re.compile(rf"\b(?:(?:q|qtr |quarter )[1-4]|{months}|(?:20)?\d\d)\b")


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold().replace("&", " and ").replace("'", "").replace("’", "")).strip()
