"""Workbooks in which each sheet is a team's table: the sheet is the work stream, and a column names what actions are for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportgen.layout import Layout
from reportgen.parse.contents import REF, is_status
from reportgen.parse.finder import HeaderFinder
from reportgen.parse.headers import Header, Heading
from reportgen.parse.headings import names_period
from reportgen.parse.lines import is_generic, is_live, names_measures
from reportgen.parse.sheet_names import doubt, retires
from reportgen.parse.text import fold, squeeze

Table = tuple[HeaderFinder, Header]


def settle_teams(sheets: Sequence[Sequence[HeaderFinder]], layout: Layout) -> None:
    """Take the column of work streams for the objectives where each sheet, given as its parts, is a team's table.

    That is so where all have the same headings, references begin anew on each sheet, and not within one, and the same titles
    come on several sheets: these are the council's priorities. A layout that names the column is believed.
    """
    if len(sheets) < 2 or any(entry.role == "work_stream" for entry in layout.columns):
        return
    tables = [found[0] for parts in sheets if len(found := list(_tables(parts))) == 1]
    if len(tables) < len(sheets) or not all(_names_team(finder.view.sheet.name, layout) for finder, _ in tables):
        return
    if len({tuple(map(fold, header.texts)) for _, header in tables}) > 1 or not _begin_anew(tables):
        return
    columns = [_priorities(header) for _, header in tables]
    if all(columns) and _come_again([_texts(table, column) for table, column in zip(tables, columns, strict=True) if column]):
        for finder, header in tables:
            finder.headers[header.rows[0]] = _aimed(header)


def _tables(parts: Iterable[HeaderFinder]) -> Iterable[Table]:
    return ((part, header) for part in parts for header in part.headers.values() if header.kind in ("plan", "measures"))


def _names_team(name: str, layout: Layout) -> bool:
    """Whether a sheet's name may be that of a team: no period, status, list or mere plan."""
    other = names_period(name) or any(map(str.isdigit, name)) or is_status(name) or is_generic(name) or names_measures(name)
    return not (other or retires(name, layout) or is_live(name) or doubt(name))


def _begin_anew(tables: Sequence[Table]) -> bool:
    """Whether the references of each sheet are those of the one before, and none comes twice on one."""
    refs = []
    for table in tables:
        column = next((heading for heading in table[1].headings if heading.role == "ref"), None)
        refs.append([text for text in _texts(table, column) if REF.fullmatch(text)] if column else [])
    once = all(own and len(set(own)) == len(own) for own in refs)
    return once and all(len({*one} & {*other}) * 4 >= min(len(one), len(other)) * 3 for one, other in pairwise(refs))


def _priorities(header: Header) -> Heading | None:
    """The only column of work streams, before the actions of a table that has none of objectives."""
    found = [heading for heading in header.headings if heading.role == "work_stream"]
    objectives = any(heading.role == "objective" for heading in header.headings)
    before = len(found) == 1 and header.main is not None and found[0].column < header.main.column
    return found[0] if before and not objectives else None


def _come_again(titles: Sequence[Sequence[str]]) -> bool:
    """Whether every sheet shares a title with another, and most have several."""
    met = Counter(title for own in titles for title in set(own))
    shared = all(any(met[title] > 1 for title in own) for own in titles)
    return shared and sum(len(set(own)) > 1 for own in titles) * 2 > len(titles)


def _texts(table: Table, heading: Heading) -> list[str]:
    """What stands in a column of a table."""
    finder, header = table
    rows = (row for row in finder.numbers if row > header.rows[-1])
    cells = (finder.view.cell(row, heading.column) for row in rows)
    return [text for cell in cells if cell is not None and (text := squeeze(cell.standing).casefold())]


def _aimed(header: Header) -> Header:
    """A header whose column of work streams is that of objectives."""
    headings = (
        replace(heading, guess=replace(heading.guess, role="objective"))
        if heading.guess and heading.role == "work_stream"
        else heading
        for heading in header.headings
    )
    return replace(header, headings=tuple(headings))
