"""What officers' everyday trackers hold beside plain rows: numbered statuses, Excel's subtotals, reviews, lists of contacts."""

import pytest

from reportgen.parse import read_plan

DOINGS = (
    "Open the depot in the south of the county",
    "Train every driver in first aid each year",
    "Publish the rota on the web each Friday",
    "Repair the northern gates before winter",
)
HEADINGS = ["Ref", "Action", "Lead", "Due", "Status"]
GREEN, AMBER, RED = "92D050", "FFC000", "FF0000"


def rows_of(*statuses):
    pairs = zip(DOINGS, statuses, strict=False)
    return [[f"P{n}", text, "Head of Roads", "May 2025", said] for n, (text, said) in enumerate(pairs, 1)]


def read(*sheets, book):
    return read_plan([book(*sheets)], None)


def kinds(reading, name="Plan"):
    return {record.row: record.kind for record in reading.rows if record.sheet == name}


@pytest.mark.parametrize(
    "said, complete",
    [("2. Under way", False), ("3. Done", True), ("1) Not started", False), ("4 - On hold", False), ("(5) Completed", True)],
)
def test_a_status_numbered_as_in_a_list_is_read_without_its_number(sheet, book, said, complete):
    reading = read(sheet("Plan", [HEADINGS, *rows_of(said, "1. Not started")]), book=book)
    status = reading.plan.actions[0].status
    assert (status.label, status.complete) == (said, complete)


def test_how_many_actions_there_are_is_no_status(sheet, book):
    reading = read(sheet("Plan", [HEADINGS, *rows_of("3 actions complete", "Not started")]), book=book)
    assert reading.plan.actions[0].status.complete is not True


def test_subtotals_that_excel_puts_under_groups_are_totals(sheet, book):
    headings = ["Owner", "Ref", "Action", "Due", "Status"]
    rows = [
        headings,
        ["Head of Roads", "P1", DOINGS[0], "May 2025", "Done"],
        ["Head of Roads", "P2", DOINGS[1], "May 2025", "Not started"],
        ["Head of Roads Count", 2],
        ["Head of Fleet", "P3", DOINGS[2], "May 2025", "Done"],
        ["Head of Fleet Count", 1],
        ["Grand Count", 3],
    ]
    reading = read(sheet("Plan", rows, bold=["A4", "A6", "A7"]), book=book)
    assert len(reading.plan.actions) == 3
    assert {kinds(reading)[row] for row in (4, 6, 7)} == {"total"}
    assert all(action.objective is None for action in reading.plan.actions)


def test_a_line_of_counts_one_after_another_is_a_summary_and_no_action(sheet, book):
    rows = [HEADINGS, *rows_of("Completed", "On Track"), [None, "Actions: 2   Completed: 1   On Track: 1   Critical: 0"]]
    reading = read(sheet("Plan", rows), book=book)
    assert len(reading.plan.actions) == 2
    assert kinds(reading)[4] in ("summary", "total")


@pytest.mark.parametrize("title", ["Six month progress review, January 2025", "12 month update", "Six months’ progress report"])
def test_a_report_after_so_many_months_is_no_heading_of_measures(sheet, book, title):
    reading = read(sheet("Plan", [[title], HEADINGS, *rows_of("Done", "Not started")]), book=book)
    assert len(reading.plan.actions) == 2


def test_statuses_under_a_heading_of_results_are_statuses_where_there_are_no_others(sheet, book):
    rows = [[*HEADINGS[:4], "Result of follow-up"], *rows_of("Implemented", "Part implemented", "Outstanding")]
    plan = read(sheet("Plan", rows), book=book).plan
    assert [action.status.complete for action in plan.actions] == [True, False, False]


def test_a_visible_code_is_the_reference_before_a_hidden_one(sheet, book):
    pairs = list(enumerate(DOINGS[:3], 1))
    rows = [["Code", "Item ID", *HEADINGS[1:]]] + [[f"H{n}", f"SP-10{n}", text, "AD", "May 2025", "Done"] for n, text in pairs]
    plan = read(sheet("Plan", rows, hidden_columns=[2]), book=book).plan
    assert [action.ref for action in plan.actions] == ["H1", "H2", "H3"]


def test_a_reference_merged_over_several_actions_yields_to_one_for_each(sheet, book):
    rows = [["Ref", "No.", *HEADINGS[1:]]]
    for n, text in enumerate(DOINGS, 1):
        rows.append([f"AFI {n // 2}" if n % 2 else None, f"{(n + 1) // 2}{'ba'[n % 2]}", text, "AD", "May 2025", "Done"])
    plan = read(sheet("Plan", rows, merges=["A2:A3", "A4:A5"]), book=book).plan
    assert [action.ref for action in plan.actions] == ["1a", "1b", "2a", "2b"]


def test_one_sentence_may_say_what_no_shading_means(sheet, book):
    rows = [
        ["Shade the cell each month. The last shaded month counts. No shading = not started. Stop when done."],
        ["Key:", "Green = on track", "Amber = delayed", "Blue = complete"],
        ["Ref", "Action", "Lead", "Due", "Apr-24", "May-24", "Jun-24"],
        ["1", DOINGS[0], "AD", "May 2025", None, None, None],
        ["2", DOINGS[1], "AD", "May 2025", None, None, None],
        ["3", DOINGS[2], "AD", "May 2025", None, None, None],
    ]
    fills = {"B2": GREEN, "C2": AMBER, "D2": "00B0F0", "E5": GREEN, "F5": AMBER, "E6": GREEN, "F6": "00B0F0"}
    plan = read(sheet("Plan", rows, fills=fills), book=book).plan
    assert [action.status.complete for action in plan.actions] == [False, False, True]


def test_a_list_of_contacts_below_a_table_holds_no_actions(sheet, book):
    rows = [
        ["Ref", "Aim", "Action", "Lead", "Due", "Status"],
        *([f"{n}", "Safer roads", text, "Head of Roads", "May 2025", "Done"] for n, text in enumerate(DOINGS, 1)),
        [None],
        ["Contacts"],
        [None, "Fleet Manager", "fleet@shire.example"],
        [None, "Rota Manager", "Third floor, the old town hall"],
        [None, "Duty Manager", "Control room, 24 hours"],
    ]
    reading = read(sheet("Plan", rows, bold=["A7"]), book=book)
    assert len(reading.plan.actions) == len(DOINGS)
    assert {kinds(reading)[row] for row in (7, 8, 9, 10)} <= {"note", "title"}
    assert [finding.code for finding in reading.findings if finding.cell == "A7"] == ["rows-beside-plan"]


@pytest.mark.parametrize("ref", ["P3", None])
def test_new_actions_below_a_table_are_counted_by_their_reference_or_told(sheet, book, ref):
    reading = read(sheet("Plan", [HEADINGS, *rows_of("Done", "Not started"), [None], [ref, DOINGS[2]]]), book=book)
    told = [finding for finding in reading.findings if finding.code == "row-unknown" and finding.cell == "B5"]
    assert (len(reading.plan.actions), len(told)) == ((3, 0) if ref else (2, 1))


def test_the_confidence_of_delivery_colours_a_status_that_has_no_colour(sheet, book):
    rows = [
        ["Delivery confidence: G = green, high; A = amber, feasible; R = red, in doubt"],
        ["Ref", "Action", "Lead", "Due", "Delivery status", "Delivery confidence"],
        *([f"{n}", text, "AD", "May 2025", "In delivery", mark] for n, text, mark in zip("123", DOINGS, "GAR", strict=False)),
    ]
    plan = read(sheet("Plan", rows), book=book).plan
    assert [(action.status.label, action.status.rag) for action in plan.actions] == [
        ("In delivery", "green"),
        ("In delivery", "amber"),
        ("In delivery", "red"),
    ]
