"""Make the City of London sample: `python inputs/make_city.py`.

Writes inputs/city-of-london/2014-06/Service improvement action plan.xlsx from city_texts/, and what a reader should find in it to
tests/samples/city.json. One sheet holds eight blocks; an objective is merged over its actions in column A.
"""

import calendar
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from pathlib import Path
from typing import Any

import formatting
from formatting import Look, Shown
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "city_texts"
WORKBOOK = HERE / "city-of-london" / "2014-06" / "Service improvement action plan.xlsx"
TRUTH = HERE.parent / "tests" / "samples" / "city.json"

SHEET = "Action plan"
WIDTHS = (40, 64, 20, 15, 13)
LAST = len(WIDTHS)
SAVED = datetime(2014, 6, 2, 9, 30)  # noqa: DTZ001 (a workbook holds no zone)
COLOURS = {"Green": "92D050", "Amber": "FFC000"}
LOOK = Look()
POINTS_A_LINE = 13.5


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as it is typed in a row."""

    text: str
    lead: str
    due: str | date
    rag: str

    @property
    def shown_due(self) -> str:
        """The due date as Excel shows it."""
        return self.due if isinstance(self.due, str) else f"{calendar.month_name[self.due.month]} {self.due.year}"


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective over its actions; the printed page ends after page_cut of them."""

    text: str
    origin: tuple[str, ...]
    entries: tuple[Entry, ...]
    page_cut: int | None

    @property
    def cell_text(self) -> str:
        """The text of its cell: where it came from stands on lines of its own at the end."""
        return "\n\n".join(part for part in (self.text, "\n".join(self.origin)) if part)

    @property
    def number(self) -> str:
        """Its number, such as 5.10."""
        return self.text.split()[0].rstrip(".")

    @property
    def parts(self) -> tuple[tuple[Entry, ...], ...]:
        """Its actions, page by page."""
        return (self.entries[: self.page_cut], self.entries[self.page_cut :]) if self.page_cut else (self.entries,)


@dataclass(frozen=True, slots=True)
class Priority:
    """A block of the sheet."""

    number: int
    heading: str
    columns: tuple[str, ...]
    objectives: tuple[Objective, ...]


@dataclass(slots=True)
class Placed:
    """The rows each thing has come to stand in."""

    kinds: dict[int, str] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)
    objectives: dict[str, list[int]] = field(default_factory=dict)


def read_priorities() -> tuple[Priority, ...]:
    """The eight priorities, in order."""
    return tuple(_priority(number) for number in range(1, 9))


def read_sheet_texts() -> dict[str, Any]:
    """The title block, the introduction and the abbreviations."""
    return tomllib.loads((TEXTS / "sheet.toml").read_text(encoding="utf-8"))


def _priority(number: int) -> Priority:
    values = tomllib.loads((TEXTS / f"priority_{number}.toml").read_text(encoding="utf-8"))
    return Priority(
        number, values["heading"], tuple(values["columns"]), tuple(_objective(entry) for entry in values["objective"])
    )


def _objective(values: dict[str, Any]) -> Objective:
    entries = tuple(Entry(f"• {text}", lead, due, rag) for text, lead, due, rag in values["actions"])
    return Objective(values["text"], tuple(values["origin"]), entries, values.get("page_cut"))


def make_workbook(priorities: tuple[Priority, ...], texts: dict[str, Any]) -> tuple[Workbook, Placed]:
    """The workbook, and where everything stands in it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    placed = Placed()
    _set_up(sheet)
    row = _write_opening(sheet, texts, placed)
    for priority in priorities:
        row = _write_priority(sheet, priority, row, placed) + 1
    _write_abbreviations(sheet, texts["abbreviations"], row + 1, placed)
    book.properties.title = texts["title"][0]
    return book, placed


def save(book: Workbook, path: Path) -> None:
    """Write the workbook, the same bytes whatever the day."""
    formatting.save(book, path, saved=SAVED, creator="Children’s Social Care Team")


def _set_up(sheet: Worksheet) -> None:
    formatting.set_widths(sheet, WIDTHS)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("Page &P of &N"))
    sheet.freeze_panes = "A2"


def _write_opening(sheet: Worksheet, texts: dict[str, Any], placed: Placed) -> int:
    for row, line in enumerate(texts["title"], 1):
        _across(sheet, row, line, Font(name=LOOK.font, size=16 if row == 1 else 12, bold=True, color=LOOK.title_colour))
        placed.kinds[row] = "title"
    row = len(texts["title"]) + 2
    _across(sheet, row, texts["introduction"], Font(name=LOOK.font, size=LOOK.size))
    placed.kinds[row] = "note"
    return row + 2


def _write_priority(sheet: Worksheet, priority: Priority, row: int, placed: Placed) -> int:
    _across(sheet, row, priority.heading, Font(name=LOOK.font, size=12, bold=True, color=LOOK.heading_colour), LOOK.heading_fill)
    placed.kinds[row], placed.headings[priority.number] = "work_stream", row
    row = _write_columns(sheet, priority, row + 1, placed)
    for objective in priority.objectives:
        for page, entries in enumerate(objective.parts):
            if page:
                sheet.row_breaks.append(Break(id=row - 1))
                row = _write_columns(sheet, priority, row, placed)
            _write_part(sheet, "" if page else objective.cell_text, entries, row)
            rows = range(row, row + len(entries))
            placed.objectives.setdefault(objective.number, []).extend(rows)
            placed.kinds.update(dict.fromkeys(rows, "action"))
            row = rows.stop
    return row


def _write_columns(sheet: Worksheet, priority: Priority, row: int, placed: Placed) -> int:
    formatting.heading_row(sheet, row, priority.columns, LOOK, boxed=True)
    placed.kinds[row] = "header"
    return row + 1


def _write_part(sheet: Worksheet, objective: str, entries: tuple[Entry, ...], row: int) -> None:
    """The rows of an objective that stand on one page, its cell merged over them ("" where it only goes on)."""
    formatting.write(sheet.cell(row, 1), objective or None, LOOK)
    short = _lines(objective, WIDTHS[0]) - sum(_entry_lines(entry) for entry in entries)
    for offset, entry in enumerate(entries):
        _write_entry(sheet, entry, row + offset)
        lines = _entry_lines(entry) + max(0, ceil(short / len(entries)))
        sheet.row_dimensions[row + offset].height = lines * POINTS_A_LINE + 6
    if len(entries) > 1:
        sheet.merge_cells(start_row=row, end_row=row + len(entries) - 1, start_column=1, end_column=1)


def _write_entry(sheet: Worksheet, entry: Entry, row: int) -> None:
    due = Shown(entry.due, "mmmm yyyy") if isinstance(entry.due, date) else entry.due
    for column, value in enumerate((entry.text, entry.lead, due, entry.rag), 2):
        formatting.write(sheet.cell(row, column), value, LOOK, bold=column == LAST, centred=column > 3)
    formatting.shade(sheet.cell(row, LAST), COLOURS[entry.rag])


def _write_abbreviations(sheet: Worksheet, abbreviations: list[str], row: int, placed: Placed) -> None:
    sheet.cell(row, 1, "Abbreviations").font = Font(name=LOOK.font, size=12, bold=True, color=LOOK.title_colour)
    for offset, line in enumerate(abbreviations, 1):
        sheet.cell(row + offset, 1, line).font = Font(name=LOOK.font, size=LOOK.size)
    placed.kinds.update(dict.fromkeys(range(row, row + len(abbreviations) + 1), "note"))


def _across(sheet: Worksheet, row: int, text: str, font: Font, fill: str | None = None) -> None:
    """A text merged over the width of the table."""
    cell = sheet.cell(row, 1, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="center")
    if fill:
        formatting.shade(cell, fill)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=LAST)
    sheet.row_dimensions[row].height = _lines(text, sum(WIDTHS)) * POINTS_A_LINE * (font.size or 10) / 10 + 8


def _entry_lines(entry: Entry) -> int:
    return max(_lines(entry.text, WIDTHS[1]), _lines(entry.lead, WIDTHS[2]))


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column; Excel does not fit the height of merged cells itself."""
    return sum(max(1, ceil(len(line) / (width * 1.1))) for line in text.split("\n"))


def truth(priorities: tuple[Priority, ...], texts: dict[str, Any], placed: Placed) -> dict[str, Any]:
    """What a reader should find in the workbook, written from the texts and not from the cells."""
    streams = [_true_stream(priority, placed) for priority in priorities]
    return {
        "file": WORKBOOK.name,
        "sheet": SHEET,
        "title": texts["title"][0],
        "totals": {
            "work_streams": len(streams),
            "objectives": sum(len(stream["objectives"]) for stream in streams),
            "actions": sum(len(stream["actions"]) for stream in streams),
            "green": sum(stream["green"] for stream in streams),
            "amber": sum(stream["amber"] for stream in streams),
            "red": 0,
        },
        "work_streams": streams,
        "lead_spellings": LEAD_SPELLINGS,
        "abbreviations": dict(_abbreviation(line) for line in texts["abbreviations"]),
        "rows": {str(row): kind for row, kind in sorted(placed.kinds.items())},
    }


LEAD_SPELLINGS = {
    "AD People": ["AD People", "A.D People", "Ad People", "ad People"],
    "SM": ["SM", "SM."],
    "SW-KT": ["SW- KT", "SW -KT", "SW-KT", "SW – KT", "SW –KT"],
    "City Gateway": ["City Gateway", "City Gateway."],
    "VH": ["VH", "V.H"],
}
"""One lead, as the plan spells it from row to row."""


def _true_stream(priority: Priority, placed: Placed) -> dict[str, Any]:
    actions = [action for objective in priority.objectives for action in _true_actions(objective, placed)]
    return {
        "number": str(priority.number),
        "heading": priority.heading,
        "title": priority.heading.partition(": ")[2],
        "row": placed.headings[priority.number],
        "green": sum(action["rag"] == "green" for action in actions),
        "amber": sum(action["rag"] == "amber" for action in actions),
        "objectives": [
            {
                "number": objective.number,
                "objective": objective.cell_text,
                "origin": list(objective.origin),
                "rows": placed.objectives[objective.number],
            }
            for objective in priority.objectives
        ],
        "actions": actions,
    }


def _true_actions(objective: Objective, placed: Placed) -> Iterator[dict[str, Any]]:
    for letter, entry, row in zip("abcdefgh", objective.entries, placed.objectives[objective.number], strict=False):
        yield {
            "label": objective.number + letter,
            "row": row,
            "action": entry.text,
            "lead_text": entry.lead,
            "due": _true_due(entry),
            "status": entry.rag,
            "rag": entry.rag.lower(),
        }


def _true_due(entry: Entry) -> dict[str, Any]:
    if entry.shown_due == "Complete":
        return {"text": "Complete", "kind": "complete", "earliest": None, "latest": None}
    month = datetime.strptime(entry.shown_due[:3] + entry.shown_due[-5:], "%b %Y").date()  # noqa: DTZ007
    last = calendar.monthrange(month.year, month.month)[1]
    return {
        "text": entry.shown_due,
        "kind": "month",
        "earliest": month.isoformat(),
        "latest": month.replace(day=last).isoformat(),
    }


def _abbreviation(line: str) -> tuple[str, str]:
    short, long = re.split(r"\s*[-–]\s*", line, maxsplit=1)
    return short, long


def main() -> None:
    """Write the workbook and its truth."""
    priorities, texts = read_priorities(), read_sheet_texts()
    book, placed = make_workbook(priorities, texts)
    save(book, WORKBOOK)
    TRUTH.parent.mkdir(parents=True, exist_ok=True)
    TRUTH.write_text(json.dumps(truth(priorities, texts, placed), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
