"""How long reportgen takes to read a workbook, beside openpyxl that only loads it.

    python benchmarks/reading.py [ROUNDS]

Two workbooks are made: a plan of 1,000 actions in nine columns, and the same plan in a sheet whose used range goes on, in styled
blank cells, for a million rows. reportgen opens one, reportgen opens and parses it (every finding of reading included), openpyxl
loads it: by turns, each in a fresh process, imports included. Printed are medians of processor time, the ratios to openpyxl's,
and the middle half of the ratios of the single rounds. Not for Windows, which does not say what a process took.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

HEADINGS = ("Ref", "Action", "Milestones", "Key targets", "Lead", "Due date", "Progress", "Status", "Changes since last report")
STATUSES = (("Complete", "00B050"), ("On track", "92D050"), ("Behind", "FFC000"), ("Late", "FF0000"))
LEADS = ("Head of Housing", "Director of Place", "Asset Manager", "Head of Digital")
ACTIONS = 1000
LAST_ROW = 1_000_000
WITH_BYTE_CODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both sides run as they do once installed: compiled beforehand."""

OURS = """
from pathlib import Path
import sys
from reportgen.parse import read_plan
from reportgen.workbook import open_workbook
reading = read_plan([open_workbook(Path(sys.argv[1]))], None)
assert len(reading.plan.actions) == int(sys.argv[2]), len(reading.plan.actions)
"""
OPENING = """
from pathlib import Path
import sys
from reportgen.workbook import open_workbook
assert len(open_workbook(Path(sys.argv[1])).sheets[0].rows) == int(sys.argv[2]) + 2
"""
THEIRS = """
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
assert book.active.cell(int(sys.argv[2]) + 3, 1).value
"""


def main(rounds: int) -> None:
    """Make the workbooks, measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        plain, vast = Path(folder) / "plan.xlsx", Path(folder) / "vast.xlsx"
        write_plan(plain)
        stretch(plain, vast)
        for name, path, times in (
            ("1,000 actions", plain, rounds),
            ("a used range of a million rows", vast, max(3, rounds // 5)),
        ):
            compare(name, path, times)


SIDES = {"reportgen reads": OURS, "reportgen opens": OPENING, "openpyxl loads": THEIRS}


def compare(name: str, path: Path, rounds: int) -> None:
    """Time all by turns, after one round that is not counted."""
    taken = [{side: timed(code, path) for side, code in SIDES.items()} for _ in range(rounds + 1)][1:]
    print(f"\n{name} ({rounds} rounds)")
    for side in SIDES:
        ratios = sorted(each[side] / each["openpyxl loads"] for each in taken)
        low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
        print(
            f"{side:20}{statistics.median(each[side] for each in taken):6.2f} s   "
            f"ratio {statistics.median(ratios):.2f} (middle half {low:.2f} to {high:.2f})"
        )


def timed(code: str, path: Path) -> float:
    """The processor time of a fresh process: other work on the machine does not count."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, str(path), str(ACTIONS)], check=True, env=WITH_BYTE_CODE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_plan(path: Path) -> None:
    """A plan of ten work streams of a hundred actions."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Service improvement plan"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number in range(ACTIONS):
        status, colour = STATUSES[number % 7 % 4]
        stream, place = divmod(number, 100)
        sheet.append(
            [
                f"{stream + 1}.{place + 1}",
                f"Review the repairs service of district {number} and agree with tenants what is to change in it",
                f"Review {number} begun; draft shared with the panel; final report to the board",
                f"{number % 40 + 55}% of repairs right first time in district {number}",
                LEADS[number % len(LEADS)],
                date(2024, 6, 30) + timedelta(days=number),
                f"The draft of review {number} went to the panel, which asked for the figures by ward. " * (number % 3 + 1),
                status,
                None if number % 3 else f"Date of review {number} agreed with the panel",
            ]
        )
        sheet.cell(sheet.max_row, 8).fill = PatternFill("solid", fgColor=colour)
    book.save(path)


def stretch(path: Path, to: Path) -> None:
    """The same workbook with a styled blank cell in every row as far as row 1,000,000."""
    with zipfile.ZipFile(path) as plain, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as vast:
        for entry in plain.infolist():
            content = plain.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                blanks = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(ACTIONS + 4, LAST_ROW + 1))
                content = content.replace(b"</sheetData>", blanks.encode() + b"</sheetData>")
            vast.writestr(entry.filename, content)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
