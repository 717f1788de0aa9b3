"""Make the Hillingdon sample: three papers' workbooks, with their period.toml and commentary.md.

Run `python inputs/make_hillingdon.py` from anywhere: it writes inputs/hillingdon, the same bytes on every run. `--out DIR` writes
elsewhere; `--truth FILE` also writes what is true of the sample (tests/samples/hillingdon.json). The words are in hillingdon_texts.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import formatting
from formatting import MONTH, Look, Shown, Value
from hillingdon_texts import Entry, Period, Sample, Stream, load, plain_status
from hillingdon_texts.truth import truth
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
CREATOR = "Children and Young People's Services"
COUNCIL_SHEETS = Look()
WIDTHS = {
    "ref": 6,
    "action": 34,
    "milestones": 36,
    "targets": 26,
    "lead": 22,
    "due": 13,
    "progress": 62,
    "status": 15,
    "changes": 34,
}
STATUS_COLOURS = {"COMPLETED": "completed", "IN PROGRESS": "in_progress", "STATIC": "static"}
MEASURE_WIDTHS = {"No.": 6, "Measure at 6 months": 60, "Status": 15, "Narrative": 80}


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the Hillingdon sample inputs.")
    parser.add_argument("--out", type=Path, default=HERE / "hillingdon", help="the folder to write (inputs/hillingdon)")
    parser.add_argument("--truth", type=Path, help="a JSON file to write what is true of the sample to")
    wanted = parser.parse_args()
    sample = load()
    for period in sample.periods:
        make_period(sample, period, wanted.out / period.name)
    if wanted.truth:
        _write_text(wanted.truth, json.dumps(truth(sample), indent=1, ensure_ascii=False) + "\n")


def make_period(sample: Sample, period: Period, folder: Path) -> None:
    """Write one paper's folder."""
    saved = datetime.combine(period.as_at, time(16, 30))
    formatting.save(plan_workbook(sample, period), folder / "SIP action plan.xlsx", saved=saved, creator=CREATOR)
    formatting.save(measures_workbook(sample, period), folder / "SIP measures.xlsx", saved=saved, creator=CREATOR)
    _write_text(folder / "period.toml", _period_toml(period))
    if period.commentary:
        _write_text(folder / "commentary.md", period.commentary)


def plan_workbook(sample: Sample, period: Period) -> Workbook:
    """The action plan: a sheet for each work stream, and the glossary."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for stream in sample.streams:
        _stream_sheet(workbook.create_sheet(f"Work stream {stream.number}"), sample, period, stream)
    _glossary_sheet(workbook.create_sheet("Glossary"), sample)
    return workbook


def measures_workbook(sample: Sample, period: Period) -> Workbook:
    """The six-month measures: one sheet, a block for each work stream with headings of its own."""
    workbook, look = Workbook(), COUNCIL_SHEETS
    sheet = workbook.active
    sheet.title = "Measures at 6 months"
    headings = [heading for heading in MEASURE_WIDTHS if heading != "Status" or period.horizons]
    row = formatting.title_block(sheet, [sample.plan, "Performance measures at 6 months", _as_at(period)], len(headings), look)
    formatting.set_widths(sheet, [MEASURE_WIDTHS[heading] for heading in headings])
    formatting.lay_out_pages(sheet, row - 2, footer=sample.plan)
    for stream in sample.streams:
        row = _measures_block(sheet, row, headings, sample, period, stream) + 1
    formatting.fit_rows(sheet, 4, sheet.max_row)
    return workbook


def _measures_block(sheet: Worksheet, row: int, headings: Sequence[str], sample: Sample, period: Period, stream: Stream) -> int:
    formatting.band(sheet, row, _stream_title(stream), len(headings), COUNCIL_SHEETS)
    formatting.heading_row(sheet, row + 1, headings, COUNCIL_SHEETS)
    row += 2
    for number, measure in enumerate([m for m in sample.measures if m.stream == stream.number], start=1):
        shown = {"No.": number, "Measure at 6 months": measure.text, "Status": measure.status}
        shown["Narrative"] = measure.narratives[period.key] or None
        formatting.table_row(sheet, row, [shown[heading] for heading in headings], COUNCIL_SHEETS)
        if period.horizons:
            formatting.shade(sheet.cell(row, 3), stream.colours[STATUS_COLOURS[measure.status]])
        row += 1
    return row


def _stream_sheet(sheet: Worksheet, sample: Sample, period: Period, stream: Stream) -> None:
    look = replace(COUNCIL_SHEETS, box_fill="D9D9D9") if stream.number % 2 else COUNCIL_SHEETS
    fields = [field for field, _ in period.columns]
    entries = [entry for entry in sample.entries[period.key] if entry.stream == stream.number]
    heading = formatting.title_block(sheet, [sample.plan, _stream_title(stream), _as_at(period)], len(fields), look)
    reworded = stream.headings.get(period.key, {})
    formatting.heading_row(sheet, heading, [reworded.get(field, usual) for field, usual in period.columns], look)
    row = _entry_rows(sheet, heading + 1, entries, fields, stream, look)
    formatting.set_widths(sheet, [WIDTHS[field] for field in fields])
    formatting.filter_table(sheet, heading, row - 1, len(fields))
    formatting.lay_out_pages(sheet, heading, footer=sample.plan)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    if period.key in stream.note:
        formatting.plain_line(sheet, row + 1, stream.note[period.key], look)
        row += 2
    if period.has_status:
        row = _summary_box(sheet, row + 1, entries, look)
    retired = [entry for entry in sample.retired.get(period.key, ()) if entry.stream == stream.number]
    if retired:
        _retired_box(sheet, row + 1, retired, period, stream, look)
    formatting.fit_rows(sheet, heading, sheet.max_row)


def _entry_rows(sheet: Worksheet, row: int, entries: Sequence[Entry], fields: Sequence[str], stream: Stream, look: Look) -> int:
    for number, entry in enumerate(entries, start=row):
        formatting.table_row(sheet, number, [_shown(entry, field, stream) for field in fields], look)
        if "status" in fields:
            cell = sheet.cell(number, fields.index("status") + 1)
            formatting.shade(cell, stream.colours[STATUS_COLOURS[plain_status(entry.status or "")]])
    return row + len(entries)


def _retired_box(sheet: Worksheet, row: int, retired: Sequence[Entry], period: Period, stream: Stream, look: Look) -> None:
    fields = [field for field, _ in period.retired_columns]
    formatting.band(sheet, row, "Retired Actions", len(fields), look)
    formatting.heading_row(sheet, row + 1, [heading for _, heading in period.retired_columns], look, boxed=True)
    _entry_rows(sheet, row + 2, retired, fields, stream, look)


def _summary_box(sheet: Worksheet, row: int, entries: Sequence[Entry], look: Look) -> int:
    """Number and percentage of each status, in columns B to D. Returns the row after it."""
    counts = Counter(plain_status(entry.status or "") for entry in entries)
    lines = [*((word, counts[word]) for word in STATUS_COLOURS), ("TOTAL", len(entries))]
    for column, heading in enumerate(("Summary of actions", "Number", "Percentage"), start=2):
        formatting.write(sheet.cell(row, column), heading, look, bold=True)
        formatting.shade(sheet.cell(row, column), look.box_fill)
    for number, (word, count) in enumerate(lines, start=row + 1):
        formatting.write(sheet.cell(number, 2), word, look, bold=word == "TOTAL")
        formatting.write(sheet.cell(number, 3), count, look, centred=True)
        formatting.write(sheet.cell(number, 4), Shown(count / len(entries), "0%"), look, centred=True)
    return row + len(lines) + 1


def _glossary_sheet(sheet: Worksheet, sample: Sample) -> None:
    row = formatting.title_block(sheet, [sample.plan, "Glossary of abbreviations"], 2, COUNCIL_SHEETS)
    formatting.heading_row(sheet, row, ["Abbreviation", "Meaning"], COUNCIL_SHEETS)
    for number, pair in enumerate(sample.glossary.items(), start=row + 1):
        formatting.table_row(sheet, number, pair, COUNCIL_SHEETS)
    formatting.set_widths(sheet, [20, 70])
    formatting.lay_out_pages(sheet, row, footer=sample.plan)


def _shown(entry: Entry, field: str, stream: Stream) -> Value:
    """A field as the officer typed it; a blank is no value at all."""
    if field == "ref" and stream.ref_numbers:
        return _number_ref(entry.ref)
    if field == "due":
        return _due(entry.due)
    text: str = getattr(entry, field)
    return text or None


def _number_ref(ref: str) -> Shown:
    """A ref typed as a number: 1.10 is 1.1 shown with two places."""
    return Shown(float(ref), "0." + "0" * len(ref.partition(".")[2]))


def _due(due: date | str) -> Value:
    """A due date as typed: "Dec-15" is what Excel makes of it, the first of the month shown as mmm-yy."""
    if isinstance(due, str) and re.fullmatch(r"[A-Z][a-z]{2}-\d\d", due):
        return Shown(_month(due), MONTH)
    return due


def _month(text: str) -> date:
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    name, _, year = text.partition("-")
    return date(2000 + int(year), names.index(name) + 1, 1)


def _stream_title(stream: Stream) -> str:
    return f"Work stream {stream.number}: {stream.title}"


def _as_at(period: Period) -> str:
    return f"Status as at {period.as_at.day} {period.as_at:%B %Y}"


def _period_toml(period: Period) -> str:
    values: Mapping[str, object] = {
        "meeting": period.meeting,
        "as_at": period.as_at,
        "next_meeting": period.next_meeting,
        "horizons": list(period.horizons) if period.horizons else None,
    }
    return "".join(f"{name} = {value}\n" for name, value in values.items() if value is not None)


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
