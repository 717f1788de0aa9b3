"""Which quarters a workbook means where it says so: "Q1 = January to March", "calendar quarters"; and which years."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reportgen.layout import Layout, general_words
from reportgen.model import Cell, Finding, Grid, Sheet
from reportgen.parse.due import Calendar
from reportgen.parse.report import of_place
from reportgen.parse.status import Problem
from reportgen.parse.text import squeeze

YEARS = r"(?P<year>calendar|financial|fiscal)"
NAMED = re.compile(
    rf"\b{YEARS}[\s-]+(?:year[\s-]+)?quarters?\b|\bquarters?\b[^.;:\n]{{0,40}}?\b{YEARS.replace('year', 'later', 1)}\s+years?\b",
    re.IGNORECASE,
)
"""What names the year that quarters are of."""
DENIED = re.compile(r"\b(?:not|never|rather than|instead of)\b[\w\s]{0,12}$", re.IGNORECASE)
SPEAKS = re.compile(r"q", re.IGNORECASE)
LONGEST = 600
"""The longest text, in characters, that says it."""
MONTHS = 3
"""How many a quarter has."""
LONGEST_DATE = 40
"""The longest text, in characters, that a date is looked for in to tell which years are meant."""
YEAR = re.compile(r"20\d\d")
RANGE = re.compile(r"20\d\d\s*[-–—]\s*20\d\d")
FINANCIAL = re.compile(r"\bf/?y|financial|fiscal|20\d\d\s*[-–—/]\s*\d\d(?!\d)", re.IGNORECASE)
"""What nobody types who goes by calendar years: FY25, 2024/25."""


def calendar_of(grid: Grid, layout: Layout, calendar: Calendar) -> tuple[Calendar, list[Finding]]:
    """The calendar to read a workbook with, and the note where its own words settle what its quarters are.

    A layout that says it is believed first; a workbook that says both leaves it open.
    """
    if layout.calendar_quarters is not None:
        return calendar, []
    said = list(_said(grid))
    if not said:
        return replace(calendar, calendar_years=_by_calendar_years(grid)), []
    if not all(of_calendar for of_calendar, _, _ in said):
        return calendar, []
    _, sheet, cell = said[0]
    message = "Quarters are read as those of the calendar year, Q1 being January to March, as this cell says."
    fix = 'Nothing need be done. If the cell is wrong, write into the layout: quarters = "financial".'
    note = of_place(Problem("quarters-stated", "note", message, fix), grid.file, sheet, cell.address, squeeze(cell.text))
    return replace(calendar, calendar_quarters=True), [note]


def _said(grid: Grid) -> Iterator[tuple[bool, str, Cell]]:
    """Whether each text that speaks of it means calendar quarters, its sheet, and its cell."""
    for sheet in (sheet for sheet in grid.sheets if not sheet.hidden):
        for cell in (cell for row in sheet.rows for cell in row.cells):
            if cell.kind == "text" and len(cell.text) <= LONGEST and SPEAKS.search(cell.text):
                of_calendar = says_calendar(cell.standing)
                if of_calendar is not None:
                    yield of_calendar, sheet.name, cell


def _by_calendar_years(grid: Grid) -> bool:
    """Whether a workbook goes by calendar years: bare ones stand in a column beside ranges, "2026" and "2024-2027".

    No column with such ranges may speak of financial years. The dates that each range is read as are told with it.
    """
    ranged = [texts for sheet in grid.sheets if not sheet.hidden for texts in _columns(sheet) if any(map(RANGE.fullmatch, texts))]
    bare = any(any(map(YEAR.fullmatch, texts)) for texts in ranged)
    return bare and not any(FINANCIAL.search(text) for texts in ranged for text in texts)


def _columns(sheet: Sheet) -> Iterator[list[str]]:
    """The texts of each column of a sheet that are no longer than a date may be."""
    columns: dict[int, list[str]] = {}
    for cell in (cell for row in sheet.rows for cell in row.cells if len(cell.text) <= LONGEST_DATE):
        columns.setdefault(cell.column, []).append(cell.text.strip())
    yield from columns.values()


def says_calendar(text: str) -> bool | None:
    """Whether a text says that quarters are the calendar year's; False for the financial year's, None where it says neither.

    The months it gives to a quarter are believed before the name of the year.
    """
    months = {_of_months(found) for found in _spelt().finditer(text)} - {None}
    if months:
        return months.pop() if len(months) == 1 else None
    named = [found for found in NAMED.finditer(text) if not DENIED.search(text[: _at(found)])]
    years = {(found["year"] or found["later"]).casefold() == "calendar" for found in named}
    return years.pop() if len(years) == 1 else None


def _at(found: re.Match[str]) -> int:
    return found.start("year") if found["year"] else found.start("later")


def _of_months(found: re.Match[str]) -> bool | None:
    """Whether the months given to a quarter are the calendar year's or the financial one's; None where they are neither's."""
    first, nth = _month(found["first"] or found["begins"]), int(found["nth"] or found["other"])
    if found["last"] and not 0 < _month(found["last"]) - first < MONTHS:
        return None
    opens = (nth - 1) * MONTHS + 1
    return True if first == opens else False if first == (opens + MONTHS - 1) % 12 + 1 else None


def _month(name: str) -> int:
    return next(number for number, names in enumerate(general_words().months, 1) if name.casefold() in names)


@cache
def _spelt() -> re.Pattern[str]:
    """A quarter and its first and last months, "Q1 (Jan–Mar)", or the month it begins in."""
    months = "|".join(re.escape(name) for names in general_words().months for name in sorted(names, key=len, reverse=True))
    quarter = r"(?<![^\W_])(?:q|qtr|quarter)\.?\s*"
    day = r"(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    link = r"[\s=:(\[,–—-]*(?:(?:is|means|runs|covers|from)\s+)*"
    until = rf"\.?\s*(?:to|until|till|and|[–—,/&-])\s*{day}"
    return re.compile(
        rf"{quarter}(?P<nth>[1-4])(?!\d){link}{day}\b(?P<first>{months})\b{until}(?P<last>{months})\b"
        rf"|{quarter}(?P<other>[1-4])\s+(?:starts|begins|commences)\s+(?:(?:in|on|from)\s+)?{day}(?P<begins>{months})\b",
        re.IGNORECASE,
    )
