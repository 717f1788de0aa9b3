"""Small tables below the plan that hold something else are no actions, and are told; actions after a gap still are."""

import pytest

from reportgen.parse import read_plan

PLAN = [
    ["Ref", "Action", "Lead", "Due date", "Status"],
    ["1.1", "Repaint every school crossing", "Head of Roads", "May 2025", "On track"],
    ["1.2", "Review the gritting routes", "Head of Roads", "June 2025", "Complete"],
    [],
]
BUDGET = [["Budget for this plan"], ["Heading", "Amount"], ["Paint and labour", "Total for the year", 4600]]
MEETINGS = [["Meetings of the board"], ["Autumn", "Room 3", "19/11/2024"], ["Spring", "Room 1", "11/03/2025"]]
CONTACTS = [["Useful contacts", None, None], ["Adviser", "Dr H Pym", "01632 960 001"]]


def texts(reading):
    return [action.action for action in reading.plan.actions]


def codes(reading):
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("block", [BUDGET, MEETINGS, CONTACTS])
def test_a_block_that_fits_no_column_is_told_and_no_action(sheet, book, block):
    reading = read_plan([book(sheet("Plan", [*PLAN, *block]))], None)
    assert texts(reading) == ["Repaint every school crossing", "Review the gritting routes"]
    (found,) = [finding for finding in reading.findings if finding.code == "rows-beside-plan"]
    assert f"Rows 5 to {4 + len(block)} are not read as actions" in found.message


@pytest.mark.parametrize(
    "rows",
    [
        [["1.3", "Count the lamps in every street", "Head of Roads", None, None]],
        [["New actions"], [None, "Count the lamps in every street", "Head of Roads"]],
        [["New actions"], ["1.3", "Count lamps", "Head of Roads", "TBC", None]],
        [["1.3", "Count the lamps in every street", None, None, "Not started"], ["1.4", "Sell them", None, "July 2025", None]],
    ],
)
def test_actions_after_an_empty_row_are_still_read(sheet, book, rows):
    reading = read_plan([book(sheet("Plan", [*PLAN, *rows]))], None)
    assert len(texts(reading)) == 2 + sum(len(row) > 1 for row in rows)
    assert "rows-beside-plan" not in codes(reading)


@pytest.mark.parametrize("ref", ["21 CRE 04", "CRE/2021/4a", "A-12"])
def test_references_in_words_and_numbers_are_the_table_s_own(sheet, book, ref):
    rows = [*PLAN, [ref, "Count the lamps in every street", "29/05/2025", None, "●"]]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert texts(reading)[2:] == ["Count the lamps in every street"]
    assert "rows-beside-plan" not in codes(reading)


def test_struck_actions_after_an_empty_row_are_still_items(sheet, book):
    row = ["1.3", "Count the lamps in every street", "Head of Roads", "July 2025", "On track"]
    struck = [f"{letter}5" for letter in "ABCDE"]
    reading = read_plan([book(sheet("Plan", [*PLAN, row], struck=struck))], None)
    assert [action.ref for action in reading.plan.retired] == ["1.3"]
    assert "rows-beside-plan" not in codes(reading)


def test_the_first_rows_of_a_table_after_an_empty_one_are_its_own(sheet, book):
    rows = [
        PLAN[0],
        [],
        ["Adviser", "Dr H Pym", "01632 960 001", None, "On track"],
        ["1.2", "Review the routes", "AD", None, None],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert texts(reading) == ["Dr H Pym", "Review the routes"]


COUNTS = [["Complete", 1], ["On track", 1]]


@pytest.mark.parametrize(
    "box", [COUNTS, [["Summary"], *COUNTS], [["Total actions", 2], *COUNTS], [[None, *row] for row in COUNTS]]
)
def test_a_block_that_counts_statuses_is_a_summary(sheet, book, box):
    reading = read_plan([book(sheet("Plan", [*PLAN, *box]))], None)
    assert "rows-beside-plan" not in codes(reading)
    assert {record.kind for record in reading.rows if record.row > 4} <= {"summary", "total"}
    assert "summary-disagrees" not in codes(reading)


def test_a_block_that_counts_otherwise_than_the_rows_is_told(sheet, book):
    reading = read_plan([book(sheet("Plan", [*PLAN, ["Complete", 2], ["On track", 1]]))], None)
    assert "summary-disagrees" in codes(reading)


def coded(sheet, book, code, count):
    rows = [PLAN[0], *([f"1.{n}", f"Repaint the gates of depot {n}", "AD", "May 2025", code] for n in (1, 2, 3)), []]
    return read_plan([book(sheet("Plan", [*rows, ["Complete", count]]))], None)


def test_a_count_of_a_word_that_the_plan_writes_as_a_code_may_be_right(sheet, book):
    assert "summary-disagrees" not in codes(coded(sheet, book, "C", 3))
    assert "summary-disagrees" in codes(coded(sheet, book, "C", 4))
    assert "summary-disagrees" in codes(coded(sheet, book, "Late", 3))
