"""What plans of strangers taught: wide headings, boxes of what was dropped, scales in a sentence, ratings beside a status."""

import pytest

from reportgen.parse import read_plan
from reportgen.parse.meaning import one_said, said_in

DOINGS = (
    "Open the depot in the south of the county",
    "Train every driver in first aid each year",
    "Publish the rota on the web each Friday",
    "Repair the northern gates before winter",
)
BLUE, GREEN, AMBER, RED = "00B0F0", "92D050", "FFC000", "FF0000"


def read(*sheets, book):
    return read_plan([book(*sheets)], None)


def kinds(reading, name="Plan"):
    return {record.row: record.kind for record in reading.rows if record.sheet == name}


def numbered(*columns):
    return [[str(n), *values] for n, values in enumerate(zip(*columns, strict=False), 1)]


# -- headings -----------------------------------------------------------------------------------------------------------------


def test_a_heading_merged_over_two_columns_and_both_heading_rows_is_one(sheet, book):
    rows = [
        ["Ser", "Task", None, "Responsible", None, "Timings", None, "RAG"],
        [None, None, None, "Officer", "Supporting agency", "Start", "Complete NLT"],
        *([str(n), text, None, "Head of Roads", "Police", "Jan 25", "May 25", "Done"] for n, text in enumerate(DOINGS, 1)),
    ]
    merges = ["A1:A2", "B1:C2", "D1:E1", "F1:G1", "H1:H2", *(f"B{row}:C{row}" for row in range(3, 7))]
    fills = {f"{letter}{row}": "4F6228" for letter in "ABDEFGH" for row in (1, 2)}
    plan = read(sheet("Plan", rows, merges=merges, fills=fills), book=book).plan
    assert [(action.ref, action.action) for action in plan.actions] == [(str(n), text) for n, text in enumerate(DOINGS, 1)]
    assert plan.actions[0].due.text == "May 25"


def test_actions_of_a_box_stand_under_the_heading_that_names_them_in_the_plan(sheet, book):
    rows = [
        ["Item", "Project", "Lead", "Target", "Status"],
        *numbered(DOINGS, ["Clerk"] * 4, ["May 2025"] * 4, ["Done"] * 4),
        [None],
        ["Projects dropped from the plan"],
        ["Item", "Project", "Lead", "Reason"],
        ["5", "Skate park floodlights", "Clerk", "Objections from the people who live around the park"],
    ]
    plan = read(sheet("Plan", rows, bold=["A7"]), book=book).plan
    assert [action.action for action in plan.retired] == ["Skate park floodlights"]


def test_the_whole_that_a_project_tool_numbers_0_is_no_action(sheet, book):
    headings = ["ID", "WBS", "Task Name", "Assigned To", "Start", "Finish", "Status"]
    days = ["01/04/2024", "31/03/2025"]
    rows = [
        headings,
        ["1", "0", "Recovery Plan 2024-25", None, *days],
        ["2", "1", "Roads and winter", None, *days],
        ["3", "1.1", DOINGS[0], "Ann Lee", *days, "Complete"],
        ["4", "1.2", DOINGS[1], "Bo Ray", *days, "In Progress"],
        ["5", "2", "Fleet", None, *days],
        ["6", "2.1", DOINGS[2], "Ann Lee", *days, "Not Started"],
    ]
    fills = {f"{letter}{row}": "BDD7EE" for letter in "ABCEF" for row in (2, 3, 6)}
    reading = read(sheet("Plan", rows, fills=fills, bold=["C2", "C3", "C6"]), book=book)
    assert [action.action for action in reading.plan.actions] == list(DOINGS[:3])


# -- keys and ratings ---------------------------------------------------------------------------------------------------------


def test_a_scale_with_colours_in_brackets_is_a_key(sheet, book):
    key = "Scores:  4 (blue) complete;  3 (green) on course;  1 (red) stalled;  0 not due to start"
    scores = [("3", "4"), ("3", "3"), ("4", "1"), ("0", "3")]
    rows = [[key], ["No", "What we will do", "Who", "When", "Q1", "Q2", "Q3"]]
    rows += [[str(n), text, "JH", "May 2025", *pair] for n, (text, pair) in enumerate(zip(DOINGS, scores, strict=True), 1)]
    plan = read(sheet("Plan", rows), book=book).plan
    assert [(action.status.rag, action.status.complete) for action in plan.actions] == [
        ("blue", True),
        ("green", False),
        ("red", False),
        ("green", False),
    ]


@pytest.mark.parametrize("text, mark", [("P – In progress", "P"), ("H: On hold", "H"), ("K = Completed", "K")])
def test_any_letter_before_the_name_of_a_status_is_a_mark(text, mark):
    assert one_said(text).mark == mark


@pytest.mark.parametrize("text", ["P – Parking", "K – Keep the gates open", "See 4 (blue) folder; 3 (green) folders"])
def test_other_letters_and_numbers_are_no_marks(text):
    assert (one_said(text), [said for said in said_in(text) if said.meaning.startswith("folder")][2:]) == (None, [])


def test_a_column_that_rates_by_colour_words_colours_a_status_beside_it(sheet, book):
    rows = [["ID", "Deliverable", "Owner", "Target date", "State", "Health"]]
    rows += numbered(DOINGS, ["Ann Lee"] * 4, ["May 2025"] * 4, ["Doing"] * 3 + ["Done"], ["Yellow", "Red", "Green", "Green"])
    plan = read(sheet("Plan", rows), book=book).plan
    assert [(action.status.label, action.status.rag) for action in plan.actions[:3]] == [
        ("Doing", "amber"),
        ("Doing", "red"),
        ("Doing", "green"),
    ]


def test_a_stage_of_work_is_in_progress_in_a_column_of_statuses(sheet, book):
    rows = [["No", "Measure Title", "Lead", "Completion date", "Measure Status"]]
    rows += numbered(DOINGS, ["AD"] * 4, ["2025"] * 4, ["Completed", "Implementation", "Planning", "Implementation"])
    plan = read(sheet("Plan", rows), book=book).plan
    assert [action.status.complete for action in plan.actions] == [True, False, False, False]


# -- what stands around -------------------------------------------------------------------------------------------------------


def test_a_table_of_other_things_with_statuses_beside_the_plan_is_not_joined_to_it(sheet, book):
    rows = [["No.", "Action we will take", "Owner", "Target date", "RAG", None, "Key question", "Rating at inspection"]]
    beside = [("Safe", "Requires improvement"), ("Caring", "Good"), (None, None), (None, None)]
    for n, (text, pair) in enumerate(zip(DOINGS, beside, strict=True), 1):
        rows.append([str(n), text, "Team Leaders", "May 2025", "On track", None, *pair])
    fills = {f"{letter}1": "1F4E78" for letter in "ABCDE"} | {"G1": "7F7F7F", "H1": "7F7F7F"}
    plan = read(sheet("Plan", rows, fills=fills), book=book).plan
    assert {action.status.label for action in plan.actions} == {"On track"}
    assert all(not action.ratings for action in plan.actions)


@pytest.mark.parametrize("title", ["Events held in 2024", "Digwyddiadau / Events held in 2024", "Dates of meetings"])
def test_a_list_of_events_below_a_plan_holds_no_actions(sheet, book, title):
    rows = [["Ref", "Action", "By when", "Lead", "Status"]]
    rows += numbered(DOINGS, ["May 2025"] * 4, ["AD"] * 4, ["Done"] * 4)
    rows += [[None], [None, title], [None, "Armed Forces Day in the park", "29 June"], [None, "Lighting of the beacon", "6 June"]]
    reading = read(sheet("Plan", rows, bold=["B7"]), book=book)
    assert len(reading.plan.actions) == len(DOINGS)
    assert [finding.code for finding in reading.findings if finding.cell == "B7"] == ["rows-beside-plan"]


def test_a_sheet_of_what_was_shipped_is_retired(sheet, book):
    live = sheet(
        "Roadmap",
        [["ID", "Deliverable", "Owner", "Due", "Status"], *numbered(DOINGS[:2], ["AD"] * 2, ["May 2025"] * 2, ["Doing"] * 2)],
    )
    done = sheet("Shipped in 2023", [["ID", "Deliverable", "Owner", "Went live"], ["0A", DOINGS[2], "AD", "20/03/2023"]])
    plan = read(live, done, book=book).plan
    assert ([len(plan.actions), len(plan.retired)]) == [2, 1]


def test_a_heading_that_nobody_knows_means_on_each_sheet_what_it_means_on_one(sheet, book):
    said = [
        "Seven depots were visited in May",
        "The film was seen by 41 people",
        "Nobody has come so far",
        "We asked the parish twice",
    ]
    headings = ["Ref", "Action", "Lead", "Due", "Status", "Tidings"]

    def part(name, letter, tidings):
        rows = [
            [f"{letter}{n}", text, "AD", "May 2025", "Done", news]
            for n, (text, news) in enumerate(zip(DOINGS, tidings, strict=True), 1)
        ]
        return sheet(name, [headings, *rows])

    plan = read(part("Roads", "R", said), part("Fleet", "F", [None, "Live.", None, None]), book=book).plan
    assert [action.progress for action in plan.actions] == [*said, None, "Live.", None, None]


def test_figures_are_never_taken_for_actions(sheet, book):
    rows = [["Saving ref", "What the saving is", "Accountable director", "Target 24/25", "Status"]]
    rows += numbered(DOINGS, ["Director of Adults"] * 4, [850, 1200, 600, 140], ["On track"] * 4)
    plan = read(sheet("Savings", rows), book=book).plan
    assert [action.action for action in plan.actions] == list(DOINGS)


@pytest.mark.parametrize("heading", ["Savings proposal", "Budget saving proposed"])
def test_savings_that_are_proposed_are_actions(sheet, book, heading):
    rows = [["Saving ref", heading, "Accountable director", "Target 24/25", "Status"]]
    rows += numbered(DOINGS, ["Director of Adults"] * 4, [850, 1200, 600, 140], ["On track"] * 4)
    plan = read(sheet("Savings", rows), book=book).plan
    assert [action.action for action in plan.actions] == list(DOINGS)


@pytest.mark.parametrize("label", ["PI: incidents reported", "KPI: calls answered", "Measure: miles walked"])
def test_a_measure_among_the_actions_is_none_of_them(sheet, book, label):
    rows = [["Ref", "Action", "Lead", "Due", "Update", "Status"]]
    rows += numbered(DOINGS, ["AD"] * 4, ["May 2025"] * 4, ["Held in June"] * 4, ["Done"] * 4)
    rows += [[None, label, None, None, "Baseline 1,212, now 1,094"]]
    reading = read(sheet("Plan", rows, fills={f"{letter}6": "F2F2F2" for letter in "BE"}), book=book)
    assert (len(reading.plan.actions), kinds(reading)[6]) == (4, "note")


def test_an_action_that_opens_with_a_word_and_a_colon_is_one(sheet, book):
    rows = [["Ref", "Action", "Lead", "Due", "Update", "Status"]]
    rows += numbered(DOINGS[:3], ["AD"] * 3, ["May 2025"] * 3, ["Held in June"] * 3, ["Done"] * 3)
    rows += [["4", "Measures: agree them with the board", "AD", "May 2025", None, "Done"]]
    assert len(read(sheet("Plan", rows), book=book).plan.actions) == 4
