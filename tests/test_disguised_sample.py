"""The sample in another council's dress: columns renamed, reordered, dropped, filtered and hidden give the same numbers."""

import json
import random
import re
import zipfile
from copy import copy

import pytest
from openpyxl import load_workbook
from packs import build, copy_sample, paper

RENAMED = {
    "Ref": "No.",
    "Action": "What we will do",
    "Performance Measures and Milestones": "Milestones",
    "Key targets": "Success measures",
    "Lead": "Responsible officer",
    "Due date": "Deadline",
    "Progress - Actions": "Latest progress",
    "Status": "RAG rating",
    "Changes post July 2015": "Changes since July 2015",
}
TOP = 5
"""The heading row of every sheet of actions."""
CANARY = "CANARY-7f3a"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample as it is: its numbers by name."""
    folder = copy_sample(tmp_path_factory.mktemp("sample"))
    return numbers(build(folder).folder)


def numbers(pack):
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    return {entry["name"]: entry["value"] for entry in manifest["numbers"]}


def disguised(folder, change):
    """Build the sample after a change to every sheet of actions of its newest workbook."""
    path = folder / "inputs/hillingdon/2015-10/SIP action plan.xlsx"
    book = load_workbook(path, rich_text=True)
    for sheet in book.worksheets:
        if sheet.title.startswith("Work stream"):
            change(sheet)
    book.save(path)
    return build(folder)


def table(sheet):
    """The rows and the last column of a sheet's table of actions: nine columns, until the first empty row."""
    bottom = next(at for at in range(TOP, sheet.max_row + 2) if not any(cell.value for cell in sheet[at])) - 1
    return TOP, bottom, 9


def rename(sheet):
    top, _, last = table(sheet)
    for column in range(1, last + 1):
        cell = sheet.cell(top, column)
        cell.value = RENAMED.get(" ".join(str(cell.value).split()), cell.value)


def reorder(sheet):
    top, bottom, last = table(sheet)
    order = list(range(1, last + 1))
    random.Random(sheet.title).shuffle(order)
    for row in range(top, bottom + 1):
        held = [(sheet.cell(row, at).value, copy(sheet.cell(row, at)._style)) for at in order]
        for column, (value, style) in enumerate(held, 1):
            sheet.cell(row, column).value = value
            sheet.cell(row, column)._style = style


def without_targets(sheet):
    top, bottom, last = table(sheet)
    gone = next(at for at in range(1, last + 1) if str(sheet.cell(top, at).value).split() == ["Key", "targets"])
    for row in range(top, bottom + 1):
        for column in range(gone, last + 1):
            source = sheet.cell(row, column + 1)
            sheet.cell(row, column).value = source.value
            sheet.cell(row, column)._style = copy(source._style)


def filtered(sheet):
    top, bottom, last = table(sheet)
    sheet.auto_filter.ref = f"A{top}:{sheet.cell(top, last).column_letter}{bottom}"
    sheet.auto_filter.add_filter_column(7, ["COMPLETED"])
    for row in range(top + 1, bottom, 2):
        sheet.row_dimensions[row].hidden = True


def with_hidden_column(sheet):
    top, bottom, last = table(sheet)
    for row in range(top, bottom + 1):
        sheet.cell(row, last + 1).value = f"{CANARY} cost" if row == top else f"{CANARY} {row}"
    sheet.column_dimensions[sheet.cell(top, last + 1).column_letter].hidden = True


@pytest.mark.parametrize("change", [reorder, filtered, with_hidden_column], ids=lambda change: change.__name__)
def test_a_changed_workbook_gives_the_same_numbers(tmp_path, sample, change):
    built = disguised(copy_sample(tmp_path), change)
    assert numbers(built.folder) == sample
    assert built.settled.errors == 0


def positions(found):
    """The numbers of the quarter itself: without those of what changed, of which a dropped column tells less."""
    position = re.compile(r"(?!actions\.due-moved)(actions|measures|stream\.\d+\.(actions|measures))")
    return {name: value for name, value in found.items() if position.match(name)}


@pytest.mark.parametrize("change", [rename, without_targets], ids=lambda change: change.__name__)
def test_renamed_and_dropped_columns_leave_the_position_as_it_is(tmp_path, sample, change):
    built = disguised(copy_sample(tmp_path), change)
    assert len(positions(sample)) > 50
    assert positions(numbers(built.folder)) == positions(sample)
    assert built.settled.errors == 0


def test_all_the_changes_together_leave_the_position_as_it_is_and_are_told(tmp_path, sample):
    def everything(sheet):
        for change in (with_hidden_column, filtered, without_targets, rename, reorder):
            change(sheet)

    built = disguised(copy_sample(tmp_path), everything)
    assert positions(numbers(built.folder)) == positions(sample)
    assert {"rows-filtered", "column-hidden"} <= {finding.code for finding in built.settled.standing}
    assert "Changes since July 2015" in paper(built.folder, "action plan").text


def test_nothing_hidden_is_in_a_byte_of_the_papers(tmp_path):
    built = disguised(copy_sample(tmp_path), with_hidden_column)
    for path in built.folder.glob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert not any(CANARY.encode() in archive.read(name) for name in archive.namelist()), path.name
