"""What stands in the actions' place where no heading says "Action": projects, directions, measures; and what never does."""

from datetime import date

import pytest

from reportgen.parse import read_plan
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.lead import split_leads

DOINGS = [
    "Bus gate on the High Street",
    "Zero emission buses on two routes",
    "Charge points in council car parks",
    "Anti-idling at schools",
]
LEADS = ["Transport Planning Manager", "Passenger Transport Officer", "Parking Manager", "Environment Officer"]


def table(head, *columns):
    return [head, *(list(row) for row in zip(*columns, strict=True))]


def texts(reading):
    return [action.action for action in reading.plan.actions]


@pytest.mark.parametrize("heading", ["Project", "Scheme", "Initiative"])
def test_projects_that_each_have_a_lead_are_what_is_done(sheet, book, heading):
    rows = table(
        ["Pillar", "No.", heading, "Lead", "End date", "Outputs", "Status", "Contact"],
        ["Transport", "", "Air", ""],
        "1234",
        DOINGS,
        LEADS,
        ["31/03/2025"] * 4,
        ["One gate", "22 buses in service", "60 sockets fitted", "All schools visited"],
        ["On track"] * 4,
        ["see the list of contacts of the board"] * 4,
    )
    assert texts(read_plan([book(sheet("Plan", rows, hidden_columns=[8]))], None)) == DOINGS


def test_projects_that_head_several_actions_are_no_actions(sheet, book):
    tasks = [f"Write part {n} of the plan for the site" for n in range(4)]
    rows = table(
        ["Project", "Task", "Lead", "Due", "Status"], ["A", "A", "B", "B"], tasks, LEADS, ["May 2025"] * 4, ["On track"] * 4
    )
    assert texts(read_plan([book(sheet("Plan", rows))], None)) == tasks


@pytest.mark.parametrize("other", ["Measure No.", "Measure ref"])
def test_measures_that_other_columns_speak_of_are_to_be_taken(sheet, book, other):
    rows = table(
        [
            other,
            "Measure",
            "Lead officer",
            "Estimated / actual completion date",
            "Funding status",
            "Measure status",
            "Progress to date",
        ],
        "1234",
        DOINGS,
        LEADS,
        ["2023", "2026", "2024/25", "Ongoing"],
        ["Funded", "Not funded", "Funded", "Funded"],
        ["Completed", "Underway", "Underway", "Not started"],
        ["Gate in force.", "8 of 22 in service.", "34 of 60 installed.", "None yet."],
    )
    plan = read_plan([book(sheet("Table 2.2", rows))], None).plan
    assert [action.action for action in plan.actions] == DOINGS
    assert [action.status.label for action in plan.actions] == ["Completed", "Underway", "Underway", "Not started"]
    assert not plan.measures


def test_a_direction_is_what_is_done_and_not_the_direction_of_travel(sheet, book):
    rows = table(
        ["Direction ref", "Date issued", "Direction", "Lead officer", "To be completed by", "Status", "Progress"],
        ["D1", "D2", "D3", "D4"],
        ["29/03/2023"] * 4,
        [
            f"The Council shall redesign its {what} with those who use it"
            for what in ("day services", "clinics", "charges", "respite")
        ],
        LEADS,
        ["March 2024"] * 4,
        ["Complete", "In progress", "In progress", "Delayed"],
        ["Done.", "Five of seven.", "Applied.", "Paused."],
    )
    assert len(texts(read_plan([book(sheet("Directions", rows))], None))) == 4


def test_a_title_with_a_key_far_to_its_right_heads_no_table(sheet, book):
    rows = [
        ["Planning improvement plan"],
        ["Response to the review", "", "", "", "", "", "", "RAG"],
        ["Update to Committee 18 October 2023", "", "", "", "", "", "", "", "Completed"],
        ["", "", "", "", "", "", "", "", "In progress"],
        ["", "", "", "", "", "", "", "", "Stalled"],
        [],
        ["No.", "Task", "Owner", "Target", "RAG", "Commentary"],
        ["1.1", DOINGS[0], LEADS[0], "Q3 2023/24", "", "Gate ordered."],
        ["1.2", DOINGS[1], LEADS[1], "Q1 2023/24", "", "Done in June."],
        ["1.3", DOINGS[2], LEADS[2], "Q4 2023/24", "", "Nothing yet."],
    ]
    colours = {"H3": "00682F", "H4": "92D050", "H5": "FF0000", "E8": "92D050", "E9": "00682F", "E10": "FF0000"}
    plan = read_plan([book(sheet("PIP", rows, fills=colours))], None).plan
    assert [action.ref for action in plan.actions] == ["1.1", "1.2", "1.3"]
    assert [action.status.complete for action in plan.actions] == [False, True, False]


# -- sheets that list some of another's again --

HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]
PLAN = table(HEAD, "1234", DOINGS, LEADS, ["31/03/2025"] * 4, ["Red", "Amber", "Green", "Red"])


def test_a_sheet_of_exceptions_counts_no_action_twice(sheet, book):
    reading = read_plan([book(sheet("Register", PLAN), sheet("Exceptions", [HEAD, PLAN[1], PLAN[4]]))], None)
    assert len(reading.plan.actions) == 4
    (told,) = [finding for finding in reading.findings if finding.code == "sheet-copied"]
    assert (told.severity, told.sheet) == ("warning", "Exceptions")


def test_a_sheet_that_says_otherwise_of_the_same_actions_is_no_extract(sheet, book):
    other = [HEAD, ["1", DOINGS[0], "Somebody else", "30/06/2025", "Green"]]
    assert len(read_plan([book(sheet("Register", PLAN), sheet("North team", other))], None).plan.actions) == 5


# -- the newest of several columns --


@pytest.mark.parametrize(
    "headings, newest",
    [
        (("RAG (Nov)", "RAG (Oct)"), 0),
        (("RAG (Oct)", "RAG (Nov)"), 1),
        (("RAG Sept", "RAG June", "RAG March"), 0),
        (("RAG Dec", "RAG Jan"), 1),
        (("RAG at 6 months", "RAG at 12 months"), 1),
    ],
)
def test_months_without_a_year_run_the_way_in_which_they_are_nearer(sheet, book, headings, newest):
    words = ["Red", "Amber", "Green"]
    rows = [
        ["Ref", "Action", "Lead", *headings],
        *([str(n), text, "AD", *words[: len(headings)]] for n, text in enumerate(DOINGS, 1)),
    ]
    assert {action.status.text for action in read_plan([book(sheet("Plan", rows))], None).plan.actions} == {words[newest]}


# -- dates and leads --


def test_a_day_whose_month_stands_in_two_languages_is_that_day():
    assert read_due("14 Mawrth / March 2024", Calendar(None, None)).due.latest == date(2024, 3, 14)
    assert read_due("14 March / April 2024", Calendar(None, None)).due.latest == date(2024, 4, 30)


@pytest.mark.parametrize("text", ["Beyond 2026", "Post 2027/28", "beyond March 2026"])
def test_what_is_due_beyond_a_date_sets_none(text):
    reading = read_due(text, Calendar(None, None))
    assert (reading.due.earliest, reading.due.latest, reading.code) == (None, None, "due-open")


def test_a_date_that_was_extended_is_the_one_that_counts(sheet, book):
    dates = ["14/10/2021"] * 4, ["30/09/2022", "", "30/09/2022", ""]
    rows = table(["Ref", "Action", "Target date", "Extended to", "Status"], "1234", DOINGS, *dates, ["Open"] * 4)
    days = [action.due.latest for action in read_plan([book(sheet("FRA", rows))], None).plan.actions]
    assert days == [date(2022, 9, 30), date(2021, 10, 14)] * 2


def test_a_post_for_two_subjects_is_one_lead():
    assert split_leads("MCA/DoLS Manager") == ("MCA/DoLS Manager",)
    assert split_leads("JS/AB") == ("JS", "AB")
    assert split_leads("NHS/Housing Manager") == ("NHS", "Housing Manager")


@pytest.mark.parametrize("heading", ["Lead and partners", "Lead & partners", "Lead and supporting partners"])
def test_a_column_of_the_lead_and_its_partners_has_the_lead(sheet, book, heading):
    rows = table(["No.", "Action", heading, "Timescale", "Status"], "1234", DOINGS, LEADS, ["2025"] * 4, ["Completed"] * 4)
    assert [action.lead for action in read_plan([book(sheet("Plan", rows))], None).plan.actions] == [(lead,) for lead in LEADS]


# -- levels of a project plan --


def test_a_level_that_ends_with_the_original_date_of_a_task_is_no_task(sheet, book):
    rows = [
        ["WBS", "Task name", "Owner", "Baseline finish", "Forecast finish", "RAG"],
        ["1", "HEALTH AND SAFETY", "", "31/03/2025", "30/05/2025", ""],
        ["1.1", "Fire risk actions are closed", "", "31/01/2025", "31/01/2025", ""],
        ["1.1.1", DOINGS[0], LEADS[0], "31/01/2025", "", "Green"],
        ["1.1.2", DOINGS[1], LEADS[1], "29/11/2024", "20/12/2024", "Amber"],
    ]
    reading = read_plan(
        [book(sheet("Plan", rows, fills={f"{letter}{row}": "D9E1F2" for row in (2, 3) for letter in "ABCDEF"}))], None
    )
    assert [action.ref for action in reading.plan.actions] == ["1.1.1", "1.1.2"]
    assert {action.objective for action in reading.plan.actions} == {"Fire risk actions are closed"}


# -- keys and logs beside the plan --


def test_a_row_of_marks_and_their_meanings_heads_no_table(sheet, book):
    key = [["Score", "1", "Not started", "2", "Started"], ["", "3", "Substantially complete", "4", "Complete"], []]
    rows = table(["Ref", "Action", "Responsible", "Target", "Score"], "1234", DOINGS, LEADS, ["May 2025"] * 4, "4321")
    plan = read_plan([book(sheet("Plan", [*key, *rows]))], None).plan
    assert [action.ref for action in plan.actions] == ["1", "2", "3", "4"]
    assert [action.status.complete for action in plan.actions] == [True, False, False, False]


def test_a_letter_without_a_colour_among_those_of_a_key_is_explained_too(sheet, book):
    rows = table(["Ref", "Action", "Owner", "Due", "BRAG"], "1234", DOINGS, LEADS, ["May 2025"] * 4, "BGNR")
    guide = [
        ["How to use this workbook"],
        ["B", "Blue – delivered"],
        ["G", "Green – on track"],
        ["R", "Red – late"],
        ["N", "Not yet started"],
    ]
    plan = read_plan([book(sheet("Plan", rows), sheet("Guide", guide))], None).plan
    assert [action.status.complete for action in plan.actions] == [True, False, False, False]


def test_what_a_key_says_of_no_colour_ends_with_its_sentence(sheet, book):
    rows = table(
        ["Ref", "Action", "Lead", "Due", "Q1 23/24", "Q2 23/24", "Q3 23/24"],
        "1234",
        DOINGS,
        LEADS,
        ["May 2025"] * 4,
        [""] * 4,
        [""] * 4,
        [""] * 4,
    )
    key = [
        [
            "Key:",
            "Complete",
            "On track",
            "Delay",
            "",
            "No colour: not yet due to start. The last coloured quarter is the position",
        ]
    ]
    fills = {"B1": "00B0F0", "C1": "92D050", "D1": "FF0000", "E4": "92D050", "E5": "00B0F0", "E6": "FF0000"}
    plan = read_plan([book(sheet("Plan", [*key, [], *rows], fills=fills))], None).plan
    assert plan.actions[3].status.label == "not yet due to start"


@pytest.mark.parametrize("heading", ["Milestone", "Action"])
def test_a_log_of_changes_that_names_actions_by_their_references_has_none(sheet, book, heading):
    rows = [
        ["Date", heading, "Reason", "Approved by"],
        *([f"{n}/09/2024", f"CF-0{n}", "Supplier went bust", "Board"] for n in range(1, 4)),
    ]
    reading = read_plan([book(sheet("Register", PLAN), sheet("Change log", rows))], None)
    assert len(reading.plan.actions) == 4


@pytest.mark.parametrize("heading", ["Extension approved by", "Agreed by", "Requested by"])
def test_who_agreed_to_a_date_is_no_date(sheet, book, heading):
    rows = [[*HEAD, heading], *([*row, ""] for row in PLAN[1:])]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [column.heading for column in reading.columns if column.field == "due"] == ["Due date"]


def test_measures_under_a_wide_heading_of_their_own_are_no_columns_of_the_plan(sheet, book):
    head = [
        ["Theme", "No.", "What we will do", "Owner", "Target", "Status", "", "Workforce measures"],
        ["", "", "", "", "", "", "", "Measure", "Mar 23", "Aug 23"],
    ]
    rows = [
        ["A" if n == 1 else "", f"A{n}", f"{DOINGS[n % 4]} in area {n}", LEADS[n % 4], "May 2025", "On track"]
        for n in range(1, 10)
    ]
    for row, measure in zip(rows, ("Turnover", "Agency spend", "Days lost"), strict=False):
        row += ["", measure, "16%", "15%"]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "H1:J1"]
    fills = {f"{letter}{row}": "DDEBF7" for letter in "ABCDEFGHIJ" for row in (1, 2)}
    reading = read_plan([book(sheet("Plan", [*head, *rows], merges=merges, fills=fills))], None)
    assert len(reading.plan.actions) == 9
    assert not any(action.milestones or action.targets or dict(action.extra) for action in reading.plan.actions)


def test_a_log_of_changes_without_who_approved_them_has_no_actions_either(sheet, book):
    head = ["Board date", "Milestone", "Change", "Reason"]
    rows = [
        head,
        *([f"{n}/06/2024", f"F{n}", f"31/05/2024 moved to 3{n % 2}/08/2024", "The supplier failed"] for n in range(1, 5)),
    ]
    assert len(read_plan([book(sheet("Register", PLAN), sheet("Change control", rows))], None).plan.actions) == 4


def test_what_somebody_said_between_the_rows_is_no_work_stream(sheet, book):
    rows = [
        HEAD,
        ["1. Getting about"],
        ["“The last bus goes at five.” (Member of the Youth Council)"],
        *PLAN[1:3],
        ["2. Places"],
        *PLAN[3:],
    ]
    plan = read_plan([book(sheet("Answers", rows, bold=["A2", "A6"]))], None).plan
    assert [stream.title for stream in plan.work_streams] == ["1. Getting about", "2. Places"]


# -- what project tools export, and lines that count --


@pytest.mark.parametrize("heading", ["Name", "Summary", "Title"])
def test_what_a_project_tool_calls_its_tasks_is_what_is_done(sheet, book, heading):
    rows = table(
        ["ID", heading, "Status", "Assignee", "Due date"],
        "1234",
        DOINGS,
        ["To do", "Done", "In progress", "To do"],
        LEADS,
        ["31/03/2025"] * 4,
    )
    plan = read_plan([book(sheet("Your issues", rows))], None).plan
    assert [(action.action, action.lead) for action in plan.actions] == [
        (text, (lead,)) for text, lead in zip(DOINGS, LEADS, strict=True)
    ]


@pytest.mark.parametrize(
    "line",
    ["Sub-total: 3 actions", "Total: 3", "3 actions", "Count: 3", "Subtotal 3", "Sub total (3)", "12 recommendations in total"],
)
@pytest.mark.parametrize("column", [1, 2])
def test_a_line_that_counts_the_rows_above_is_no_action(sheet, book, line, column):
    rows = [*PLAN, [""] * column + [line]]
    assert len(read_plan([book(sheet("Plan", rows))], None).plan.actions) == 4


@pytest.mark.parametrize("line", ["Train 40 officers", "Total recall of the 2 boilers", "Count the homeless on 3 nights"])
def test_an_action_with_a_number_in_it_stays_one(sheet, book, line):
    rows = [*PLAN, ["5", line, LEADS[0], "31/03/2025", "Red"]]
    assert len(read_plan([book(sheet("Plan", rows))], None).plan.actions) == 5


@pytest.mark.parametrize("heading", ["Reason for closing", "Why closed", "Reason for removal"])
def test_why_actions_were_closed_is_their_explanation(sheet, book, heading):
    closed = [[*HEAD, heading], ["9", "Close the depot in the north", "AD", "31/03/2024", "Done", "Adopted by Cabinet"]]
    plan = read_plan([book(sheet("Plan", PLAN), sheet("Closed", closed))], None).plan
    assert [action.changes for action in plan.retired] == ["Adopted by Cabinet"]
