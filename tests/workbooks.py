"""Workbooks of the shipped layouts' kind, with other numbers and habits."""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import PatternFill

HEADINGS = ["Ref", "Action", "Key targets", "Lead", "Due date", "Progress", "Status"]
FILLS = {"COMPLETED": "92D050", "IN PROGRESS": "FFC000", "STATIC": "FF0000"}


def plan_workbook(path, streams, headings=HEADINGS, title="Road Safety Plan 2024 to 2026", changes=None):
    """Save a plan: streams is {title: [row as a dict by heading]}; a sheet a stream."""
    book = Workbook()
    book.remove(book.active)
    for number, (name, rows) in enumerate(streams.items(), 1):
        sheet = book.create_sheet(f"Work stream {number}")
        sheet.append([title])
        sheet.append([f"Work stream {number}: {name}"])
        sheet.append([])
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
            word = str(row.get("Status") or "").upper().strip()
            if word in FILLS and "Status" in headings:
                sheet.cell(sheet.max_row, headings.index("Status") + 1).fill = PatternFill("solid", fgColor=FILLS[word])
        if changes:
            changes(sheet)
    book.save(path)
    return path


def row(ref, action, status="IN PROGRESS", due=date(2024, 12, 31), lead="Head of Highways", **more):
    return {
        "Ref": ref,
        "Action": action,
        "Key targets": f"Target of {ref}",
        "Lead": lead,
        "Due date": due,
        "Progress": f"Progress with {action.lower()}",
        "Status": status,
        **more,
    }


ROWS = {
    "Safer streets": [
        row("1.1", "Repaint every school crossing", "COMPLETED"),
        row("1.2", "Lower the speed limit in twelve villages", due=date(2024, 3, 31)),
        row("1.3", "Gritting routes reviewed & published", "STATIC"),
    ],
    "Safer people": [row("2.1", "Train cyclists in year six", "COMPLETED"), row("2.2", "Offer older drivers a free assessment")],
}
