"""The Hillingdon sample: the same on every run, and as true as its truth says."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

CHECKOUT = Path(__file__).parents[2]
SHIPPED = CHECKOUT / "inputs" / "hillingdon"
TRUTH = json.loads((CHECKOUT / "tests" / "samples" / "hillingdon.json").read_text(encoding="utf-8"))
PERIODS = ("2015-03", "2015-07", "2015-10")
LAST_DAYS = {
    "June 2015": date(2015, 6, 30),
    "Summer 2015": date(2015, 8, 31),
    "end of Sept 2015": date(2015, 9, 30),
    "Q2 2015/16": date(2015, 9, 30),
    "end of Oct 2015": date(2015, 10, 31),
    "Autumn 2015": date(2015, 11, 30),
    "Q3 2015/16": date(2015, 12, 31),
    "31/03/15": date(2015, 3, 31),
    "31/03/16": date(2016, 3, 31),
    "Ongoing": None,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("first"))


def make(folder: Path) -> Path:
    script = CHECKOUT / "inputs" / "make_hillingdon.py"
    command = [sys.executable, str(script), "--out", str(folder / "out"), "--truth", str(folder / "truth.json")]
    subprocess.run(command, cwd=folder, check=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rows(sheet: Worksheet, heading: int) -> Iterator[dict[str, object]]:
    """The rows of a table as dicts by heading, up to the first row without a value in its second column."""
    names = [str(cell.value).replace("\n", " ") for cell in sheet[heading] if cell.value is not None]
    for row in sheet.iter_rows(min_row=heading + 1, max_col=len(names)):
        if row[1].value is None:
            return
        yield {name: shown(cell.value, cell.number_format) for name, cell in zip(names, row, strict=True)}


def shown(value: object, number_format: str) -> object:
    return f"{value:.{len(number_format.partition('.')[2])}f}" if isinstance(value, float) and "." in number_format else value


def plan_sheets(period: str) -> list[Worksheet]:
    return load_workbook(SHIPPED / period / "SIP action plan.xlsx").worksheets[:7]


def last_day(due: object) -> date | None:
    if not isinstance(due, datetime):
        return LAST_DAYS[str(due)]
    return due.date()


def find(sheet: Worksheet, text: str) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in sheet for cell in row if cell.value == text)


def test_two_runs_from_anywhere_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert files(make(tmp_path)) == files(made)


def test_what_is_shipped_is_what_the_script_makes(made: Path) -> None:
    fresh, shipped = files(made / "out"), files(SHIPPED)
    assert list(fresh) == list(shipped)
    for name, content in shipped.items():
        if name.endswith(".xlsx"):
            assert values(SHIPPED / name) == values(made / "out" / name), name
        else:
            assert content.replace(b"\r\n", b"\n") == fresh[name], name
    assert json.loads((made / "truth.json").read_text(encoding="utf-8")) == TRUTH


def values(path: Path) -> dict[str, list[list[object]]]:
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in load_workbook(path)}


def test_figures_are_those_of_the_published_papers() -> None:
    march, july, october = (TRUTH["periods"][period] for period in PERIODS)
    assert (october["actions"], october["statuses"]) == (52, {"Completed": 25, "In progress": 27, "Static": 0})
    assert (october["measures"], october["measure_statuses"]) == (57, {"Completed": 34, "In progress": 23, "Static": 0})
    assert [len(stream["refs"]) for stream in october["work_streams"]] == [9, 8, 9, 8, 7, 4, 7]
    assert [stream["statuses"]["Completed"] for stream in october["work_streams"]] == [5, 5, 3, 3, 4, 3, 2]
    assert [stream["measures"] for stream in october["work_streams"]] == [12, 5, 14, 4, 6, 5, 11]
    assert [stream["number"] for stream in october["work_streams"] if stream["retired"]] == ["1", "2", "5", "6"]
    assert (july["actions"], july["statuses"]) == (50, {"Completed": 14, "In progress": 33, "Static": 3})
    assert (march["actions"], march["statuses"], july["measure_statuses"]) == (47, None, None)
    assert len(october["overdue"]) == 4
    assert len(october["due_before_next"]) == 12


@pytest.mark.parametrize("number", [0, 1])
def test_movement_adds_up(number: int) -> None:
    balance = TRUTH["comparisons"][number]["balance"]
    came = balance["added"] + balance["reinstated"] + balance["split"]
    went = balance["retired"] + balance["removed"] + balance["merged"]
    assert balance["was"] + came - went == balance["now"]


@pytest.mark.parametrize("number", [0, 1])
def test_every_action_of_both_papers_is_in_one_change(number: int) -> None:
    comparison = TRUTH["comparisons"][number]
    for side in ("before", "after"):
        named = [(place["work_stream"], place["ref"]) for change in comparison["changes"] for place in change[side]]
        period = TRUTH["periods"][comparison[side]]
        kept = [(stream["number"], ref) for stream in period["work_streams"] for ref in stream["refs"]]
        boxed = [(stream["number"], ref) for stream in period["work_streams"] for ref in stream["retired"]]
        assert Counter(named) == Counter(kept + boxed)


@pytest.mark.parametrize("period", PERIODS)
def test_sheets_hold_the_refs_and_statuses_of_the_truth(period: str) -> None:
    for sheet, stream in zip(plan_sheets(period), TRUTH["periods"][period]["work_streams"], strict=True):
        kept = list(rows(sheet, 5))
        assert [row["Ref"] for row in kept] == stream["refs"]
        if stream["statuses"]:
            assert Counter(str(row["Status"]).strip().capitalize() for row in kept) == +Counter(stream["statuses"])


@pytest.mark.parametrize("period", PERIODS[1:])
def test_summary_boxes_are_right(period: str) -> None:
    for sheet, stream in zip(plan_sheets(period), TRUTH["periods"][period]["work_streams"], strict=True):
        row, column = find(sheet, "Summary of actions")
        for below, (label, count) in enumerate(stream["statuses"].items(), start=row + 1):
            stated = [sheet.cell(below, column + step).value for step in range(3)]
            assert stated == [label.upper(), count, pytest.approx(count / len(stream["refs"]))]


@pytest.mark.parametrize("period", PERIODS[1:])
def test_overdue_and_coming_actions_follow_from_the_due_dates(period: str) -> None:
    told = TRUTH["periods"][period]
    as_at, following = date.fromisoformat(told["as_at"]), date.fromisoformat(told["next_meeting"])
    still_open = [row for sheet in plan_sheets(period) for row in rows(sheet, 5) if str(row["Status"]).strip() != "COMPLETED"]
    days = {str(row["Ref"]): day for row in still_open if (day := last_day(row["Due date"]))}
    assert [ref for ref, day in days.items() if day < as_at] == told["overdue"]
    assert [ref for ref, day in days.items() if as_at <= day < following] == told["due_before_next"]


def test_measures_stand_in_numbered_blocks() -> None:
    sheet = load_workbook(SHIPPED / "2015-10" / "SIP measures.xlsx")["Measures at 6 months"]
    headings = [cell.row for cell in sheet["A"] if cell.value == "No."]
    blocks = [list(rows(sheet, heading)) for heading in headings]
    assert [[row["No."] for row in block] for block in blocks] == [list(range(1, n + 1)) for n in (12, 5, 14, 4, 6, 5, 11)]
    assert Counter(row["Status"] for block in blocks for row in block) == {"COMPLETED": 34, "IN PROGRESS": 23}


def test_glossary_lists_33_abbreviations() -> None:
    for period in PERIODS:
        glossary = load_workbook(SHIPPED / period / "SIP action plan.xlsx")["Glossary"]
        assert len(list(rows(glossary, find(glossary, "Abbreviation")[0]))) == 33


def test_text_is_of_real_length() -> None:
    progress = [len(str(row["Progress - Actions"]).split()) for sheet in plan_sheets("2015-10") for row in rows(sheet, 5)]
    assert sum(words >= 200 for words in progress) == 5
    assert all(30 <= words <= 80 or words >= 200 for words in progress)


def test_text_holds_what_spoils_a_careless_writer() -> None:
    text = "\n".join(str(cell.value) for sheet in plan_sheets("2015-10") for row in sheet for cell in row if cell.value)
    for awkward in ("&", "<", "£", "–", "“", "”", "'", "{{ first_name }}", "\n• ", "\n- "):
        assert awkward in text


def test_workbooks_hide_nothing_and_hold_no_personal_data() -> None:
    for path in SHIPPED.rglob("*.xlsx"):
        for sheet in load_workbook(path):
            assert sheet.sheet_state == "visible"
            assert not any(row.hidden for row in sheet.row_dimensions.values())
            text = " ".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)
            assert not re.search(r"\S@\S|\b0\d{3,4} ?\d{3} ?\d{3,4}\b", text)
