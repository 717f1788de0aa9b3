"""The City of London sample has the seed's figures, and the committed workbook is what its script makes."""

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def make_city() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "inputs"))
    yield importlib.import_module("make_city")
    sys.path.remove(str(ROOT / "inputs"))


@pytest.fixture(scope="module")
def sheet(make_city: ModuleType) -> Worksheet:
    return load_workbook(make_city.WORKBOOK)["Action plan"]


@pytest.fixture(scope="module")
def truth(make_city: ModuleType) -> dict:
    return json.loads(make_city.TRUTH.read_text(encoding="utf-8"))


def test_rag_totals_are_the_published_ones(truth):
    assert truth["totals"] == {"work_streams": 8, "objectives": 42, "actions": 100, "green": 38, "amber": 62, "red": 0}
    by_priority = [(stream["green"], stream["amber"]) for stream in truth["work_streams"]]
    assert by_priority == [(2, 10), (4, 3), (2, 1), (3, 2), (12, 14), (10, 16), (0, 6), (5, 10)]


def test_every_rag_cell_says_in_words_what_it_shows_in_colour(sheet):
    shown = Counter(
        (cell.value, cell.fill.start_color.rgb[-6:]) for cell in sheet["E"] if cell.value in ("Green", "Amber", "Red")
    )
    assert shown == {("Green", "92D050"): 38, ("Amber", "FFC000"): 62}


def test_committed_workbook_is_what_the_script_makes(make_city, sheet, tmp_path):
    book, _ = make_city.make_workbook(make_city.read_priorities(), make_city.read_sheet_texts())
    make_city.save(book, tmp_path / "made.xlsx")
    made = load_workbook(tmp_path / "made.xlsx")["Action plan"]
    assert [[cell.value for cell in row] for row in made] == [[cell.value for cell in row] for row in sheet]
    assert {str(merge) for merge in made.merged_cells.ranges} == {str(merge) for merge in sheet.merged_cells.ranges}


def test_made_twice_it_is_the_same_to_the_byte(make_city, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        book, _ = make_city.make_workbook(make_city.read_priorities(), make_city.read_sheet_texts())
        make_city.save(book, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_committed_truth_is_what_the_script_writes(make_city, truth):
    priorities, texts = make_city.read_priorities(), make_city.read_sheet_texts()
    _, placed = make_city.make_workbook(priorities, texts)
    assert make_city.truth(priorities, texts, placed) == truth


def test_each_action_of_the_truth_stands_in_its_row(sheet, truth):
    for action in (action for stream in truth["work_streams"] for action in stream["actions"]):
        text, lead, _, rag = (sheet.cell(action["row"], column).value for column in range(2, 6))
        assert (text, lead, rag) == (action["action"], action["lead_text"], action["status"])


def test_objectives_are_merged_over_their_actions_and_one_is_broken_by_a_page(sheet, truth):
    merged = [(m.min_row, m.max_row) for m in sheet.merged_cells.ranges if m.min_col == m.max_col == 1]
    broken = []
    for objective in (objective for stream in truth["work_streams"] for objective in stream["objectives"]):
        rows = objective["rows"]
        assert sheet.cell(rows[0], 1).value == objective["objective"]
        if rows[-1] - rows[0] + 1 > len(rows):
            broken.append(objective["number"])
        elif len(rows) > 1:
            assert (rows[0], rows[-1]) in merged
    assert broken == ["6.4"]


def test_headings_are_worded_anew_in_the_last_two_priorities_and_repeated_after_the_page_cut(sheet, truth):
    rows = [int(row) for row, kind in truth["rows"].items() if kind == "header"]
    first_two = [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in rows]
    usual = ("Priorities", "Action")
    assert first_two == [usual] * 7 + [
        ("Priorities", "How we will do this?"),
        ("Our Objectives/Outcomes", "How we will do this?"),
    ]
    assert len(sheet.row_breaks.brk) == 1
    assert sheet.row_breaks.brk[0].id + 1 in rows


def test_truth_names_every_row_that_is_not_empty(sheet, truth):
    filled = {str(row[0].row) for row in sheet if any(cell.value is not None for cell in row)}
    assert filled == set(truth["rows"])


def test_dates_are_months_and_one_cell_says_complete(truth):
    kinds = Counter(action["due"]["kind"] for stream in truth["work_streams"] for action in stream["actions"])
    assert kinds == {"month": 99, "complete": 1}


def test_sixteen_abbreviations_are_listed(truth):
    assert len(truth["abbreviations"]) == 16
    assert truth["abbreviations"]["SM"] == "Service Manager"
    assert truth["abbreviations"]["SW"] == "Social Worker, followed by the initials of the worker"
