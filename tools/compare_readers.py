"""Read every workbook of a folder with reportgen, openpyxl and python-calamine, and compare them cell by cell.

    python tools/compare_readers.py FOLDER [--details]

Each workbook is read in a process of its own, with 20 seconds and 2 GiB, and once more by `reportgen read`. Printed are the
workbooks where something went wrong (a traceback, a hang, too much memory), how many were read or refused, and how many cells
differ between readers, by the reason where it is known. The folder is only read. Not for Windows, which has no limits to set.
"""

import json
import re
import resource
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

SECONDS = 20
MEMORY = 2 * 1024**3
NAMES = re.compile(r"\.(xlsx|xlsm|xltx|xltm|xlam|xlsb|xls)$", re.IGNORECASE)
CLOSE = 1e-9

Cells = dict[tuple[str, int, int], Any]


def main(folder: Path, details: bool) -> int:
    """Compare, print, and give 1 where something went wrong in ours."""
    paths = sorted(path for path in folder.rglob("*") if NAMES.search(path.name) and path.is_file())
    outcomes: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    compared: Counter[str] = Counter()
    wrong = 0
    for path in paths:
        found = read_apart(path)
        outcomes.update(f"{reader}: {found.get(reader, 'stopped').split(':')[0]}" for reader in ("ours", "openpyxl", "calamine"))
        compared.update(found.get("compared", {}))
        outcomes[f"reportgen read: exit {found['exit']}"] += 1
        for reader, reason, example in found.get("differences", ()):
            reasons[reader, reason] += 1
            if details and not reason.startswith("known"):
                print(f"{path.relative_to(folder)}: {reader}: {reason}: {example}")
        for problem in found["problems"]:
            wrong += 1
            print(f"{path.relative_to(folder)}: WRONG: {problem}")
        if details and found.get("ours", "").startswith("refused"):
            print(f"{path.relative_to(folder)}: {found['ours']} (openpyxl {found.get('openpyxl', 'stopped')[:40]})")
    print(f"\n{len(paths)} workbooks; wrong in ours: {wrong}")
    for what, times in sorted(outcomes.items()):
        print(f"{times:8}  {what}")
    for reader, cells in sorted(compared.items()):
        print(f"{cells:8}  cells compared with {reader}")
    print("\ncells that differ")
    for (reader, reason), times in sorted(reasons.items()):
        print(f"{times:8}  {reader}: {reason}")
    return int(bool(wrong))


def read_apart(path: Path) -> dict[str, Any]:
    """What a process of its own says of a workbook, and how `reportgen read` ends on it."""
    lines, ended = limited([sys.executable, __file__, "--one", str(path)])
    found: dict[str, Any] = {"problems": []}
    for line in lines.splitlines():
        said = json.loads(line)
        said["differences"] = found.get("differences", []) + said.get("differences", [])
        said["compared"] = found.get("compared", {}) | said.get("compared", {})
        found.update(said)
    if "ours" not in found:
        found["problems"].append(f"open_workbook ended with {ended}")
    elif found["ours"].startswith("error"):
        found["problems"].append(found["ours"])
    output, found["exit"] = limited([sys.executable, "-m", "reportgen", "read", str(path), "--format", "json"])
    if found["exit"] not in (0, 1, 3) or re.search(r"Traceback|[Ss]omething went wrong", output):
        found["problems"].append(f"reportgen read ended with {found['exit']}: {output[-300:]}")
    return found


def limited(command: list[str]) -> tuple[str, int | str]:
    """A command's output and exit status, within the limits."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS * 3, preexec_fn=limit, check=False)
    except subprocess.TimeoutExpired as stopped:
        output = stopped.stdout or b""
        return output.decode() if isinstance(output, bytes) else output, "a hang"
    return done.stdout + (done.stderr if "--one" not in command else ""), done.returncode


def limit() -> None:
    """Hold the process that begins to the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 2, SECONDS * 2))


def one(path: Path) -> None:
    """Read one workbook with each reader, and print a JSON line for each as soon as it is done."""
    merged: set[tuple[str, int, int]] = set()
    ours = attempt("ours", lambda: read_ours(path, merged))
    for reader, read in (("calamine", read_calamine), ("openpyxl", read_openpyxl)):
        theirs = attempt(reader, lambda read=read: read(path))
        if ours is not None and theirs is not None:
            found = list(differences(reader, ours, theirs, merged))
            print(json.dumps({"differences": found, "compared": {reader: len(set(ours) | set(theirs))}}), flush=True)


def attempt(reader: str, read: Any) -> Cells | None:
    """The cells as a reader has them, its outcome printed."""
    from reportgen.errors import ReportgenError

    try:
        cells = read()
    except ReportgenError as error:
        print(json.dumps({reader: f"refused: {error}"}), flush=True)
        return None
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        print(json.dumps({reader: f"error: {type(error).__name__} {str(error)[:80]!r} {last.name}"}), flush=True)
        return None
    print(json.dumps({reader: "read"}), flush=True)
    return cells


def read_ours(path: Path, merged: set[tuple[str, int, int]]) -> Cells:
    """What the Grid holds; merged is filled with the cells that it told as lying under a merge."""
    from reportgen.workbook import open_workbook

    grid = open_workbook(path)
    for sheet, cell, code, _ in grid.notes:
        if code == "under-merge":
            merged.update((sheet, c.row, c.column) for s in grid.sheets if s.name == sheet for c in _all(s) if c.address == cell)
    return {
        (sheet.name, cell.row, cell.column): Uncalculated() if cell.kind == "uncalculated" else cell.value
        for sheet in grid.sheets
        for cell in _all(sheet)
        if cell.kind != "empty"
    }


def _all(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.rows for cell in row.cells)


class Uncalculated:
    """A formula without a result."""


def read_openpyxl(path: Path) -> Cells:
    """What openpyxl reads: the results of formulas."""
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    cells = ((sheet.title, cell) for sheet in book.worksheets for cell in sheet._cells.values())
    return {(title, cell.row, cell.column): cell.value for title, cell in cells if cell.value is not None}


def read_calamine(path: Path) -> Cells:
    """What calamine reads."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    found: Cells = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        for down, row in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
            found.update({(name, down, right): value for right, value in enumerate(row, left + 1) if value != ""})
    return found


def differences(reader: str, ours: Cells, theirs: Cells, merged: set[tuple[str, int, int]]) -> Iterator[tuple[str, str, str]]:
    """Each cell that differs as (reader, reason, example)."""
    there = {sheet for sheet, _, _ in theirs}
    for place in sorted(set(ours) | set(theirs)):
        mine, other = ours.get(place), theirs.get(place)
        if not alike(mine, other):
            yield reader, why(place, mine, other, merged, there), f"{place} ours {mine!r:.60} other {other!r:.60}"


def why(place: tuple[str, int, int], mine: Any, other: Any, merged: set[tuple[str, int, int]], there: set[str]) -> str:
    """The reason of a difference, "known" where other readers are known for it; there are the sheets with cells in the other."""
    if isinstance(mine, Uncalculated):
        return "known: a formula without a result, which others take for blank or 0"
    if other is None and place in merged:
        return "known: text under a merge, which the other drops"
    if isinstance(mine, str) and mine.startswith("#") and other is None:
        return "known: an error value, which the other drops"
    if isinstance(mine, str) and isinstance(other, str) and mine.strip() == other.strip():
        return "known: blanks at the ends, which the other drops"
    if other is None and place[0] not in there:
        return "known: a sheet that the other drops without a word (Strict Open XML)"
    if is_moment(other) and isinstance(mine, int | float):
        return "known: a number that is no day of the calendar, of which the other makes one"
    if mine is None:
        return "only the other has it"
    if other is None:
        return "only we have it"
    if isinstance(mine, str) != isinstance(other, str):
        return "of another kind"
    return "another value"


def alike(mine: Any, other: Any) -> bool:
    """Whether two readers mean one value: texts but for line ends and escapes, days as their numbers."""
    if isinstance(mine, str) or isinstance(other, str):
        return text_of(mine) == text_of(other)
    if isinstance(mine, bool) or isinstance(other, bool):
        return mine is other
    first, second = number_of(mine), number_of(other)
    if first is None or second is None:
        return mine is other or (mine is None and other is None)
    return abs(first - second) <= CLOSE * max(1, abs(first)) + (6e-6 if type(mine) is not type(other) or is_moment(mine) else 0)


def is_moment(value: Any) -> bool:
    """Whether a value is a day or time, which readers round each in their way."""
    return isinstance(value, date | time | timedelta)


def text_of(value: Any) -> str | None:
    """A text without what readers write each in their way."""
    if not isinstance(value, str):
        return None if value is not None else ""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)
    text = re.sub(r"\r\n?", "\n", text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def number_of(value: Any) -> float | None:
    """A number, or the number of a day or time."""
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001 - of no zone
    if isinstance(value, date):
        return float((value - date(1899, 12, 30)).days)
    return float(value) if isinstance(value, int | float) else None


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]))
    elif len(sys.argv) < 2:
        print(__doc__)
        sys.exit(2)
    else:
        sys.exit(main(Path(sys.argv[1]), "--details" in sys.argv))
