"""What the plans of partnerships, inspectorates and other countries do: calendar years, sections of headings, faces, themes."""

from datetime import date

import pytest

from reportgen.parse import read_plan

DOINGS = (
    "Open the depot in the south of the county",
    "Train every driver in first aid each year",
    "Publish the rota on the web each Friday",
    "Repair the northern gates before winter",
)
HEADINGS = ["Ref", "Action", "Lead", "Due", "Status"]


def rows_of(*dues, status="Done"):
    pairs = zip(DOINGS, dues, strict=False)
    return [[f"P{n}", text, "Head of Roads", due, status] for n, (text, due) in enumerate(pairs, 1)]


def read(*sheets, book):
    return read_plan([book(*sheets)], None)


def kinds(reading, name="Plan"):
    return {record.row: record.kind for record in reading.rows if record.sheet == name}


def spans(reading):
    return [(action.due.earliest, action.due.latest) for action in reading.plan.actions]


@pytest.mark.parametrize(
    ("others", "first", "last"),
    [
        (("2026", "2024-2027"), date(2024, 1, 1), date(2025, 12, 31)),
        (("May 2026", "2024-2027"), date(2024, 4, 1), date(2025, 3, 31)),
        (("2026", "2024/25"), date(2024, 4, 1), date(2025, 3, 31)),
    ],
)
def test_years_in_full_are_the_calendars_where_bare_ones_stand_with_them(sheet, book, others, first, last):
    reading = read(sheet("Plan", [HEADINGS, *rows_of("2024-2025", *others)]), book=book)
    assert spans(reading)[0] == (first, last)
    told = [finding for finding in reading.findings if finding.code == "due-assumed" and finding.cell == "D2"]
    assert bool(told) is (first.month == 1)


def test_years_in_full_are_the_calendars_where_quarters_are(sheet, book):
    note = ["Quarters are calendar quarters: Q1 is January to March."]
    reading = read(sheet("Plan", [note, HEADINGS, *rows_of("2024–2025", "Q1 2025", "2024/25")]), book=book)
    assert spans(reading) == [
        (date(2024, 1, 1), date(2025, 12, 31)),
        (date(2025, 1, 1), date(2025, 3, 31)),
        (date(2024, 4, 1), date(2025, 3, 31)),
    ]


@pytest.mark.parametrize("line", ["Actions under goal 1: 4", "Actions: 4", "Projects in this theme = 4"])
def test_a_line_that_counts_the_actions_above_it_is_a_total(sheet, book, line):
    rows = [HEADINGS, *rows_of("May 2025", "June 2025", "July 2025", "August 2025"), [None, line]]
    reading = read(sheet("Plan", rows), book=book)
    assert (len(reading.plan.actions), kinds(reading)[6]) == (4, "total")


def test_a_box_of_counts_in_the_actions_column_is_a_summary(sheet, book):
    rows = [
        HEADINGS,
        *rows_of("May 2025", "June 2025"),
        [],
        [None, "Summary of ratings", "Number"],
        [None, "Done", 2],
        [None, "Not started", 0],
        [None, "All actions", 2],
    ]
    reading = read(sheet("Plan", rows, bold=["B5", "C5"]), book=book)
    assert len(reading.plan.actions) == 2
    assert {kinds(reading)[row] for row in (5, 6, 7, 8)} <= {"summary", "total"}


def test_what_is_delivered_by_a_date_is_due_then(sheet, book):
    rows = [["Ref", "Action", "Lead", "Delivered by", "Status"], *rows_of("Year 1 (2023/24)", "Sept 2024", "May 2025")]
    reading = read(sheet("Plan", rows), book=book)
    assert [latest for _, latest in spans(reading)] == [date(2024, 3, 31), date(2024, 9, 30), date(2025, 5, 31)]


def test_what_was_delivered_by_a_date_beside_due_dates_is_not_due_then(sheet, book):
    rows = [[*HEADINGS, "Completed by"], *([*row, "June 2025"] for row in rows_of("May 2025", "May 2025"))]
    reading = read(sheet("Plan", rows), book=book)
    assert {latest for _, latest in spans(reading)} == {date(2025, 5, 31)}


def test_the_baseline_of_a_timescale_counts_where_there_is_no_forecast(sheet, book):
    rows = [
        ["Finding", None, "Response", None, "Timescale", None, "Assurance", None],
        ["AFI", "Wording", "Action", "Lead", "Baseline", "Forecast", "Status", "Comments"],
        ["AFI 1", "The service should do more", DOINGS[0], "Head of Roads", date(2024, 3, 1), None, "Done", "Seen."],
        [
            "AFI 2",
            "The service should do better",
            DOINGS[1],
            "Head of Fleet",
            date(2024, 4, 1),
            date(2024, 9, 1),
            "Late",
            "Slow.",
        ],
        ["AFI 3", "The service should do it soon", DOINGS[2], "Head of Roads", date(2024, 5, 1), None, "Done", "Seen."],
    ]
    every = [f"{column}{row}" for column in "ABCDEFGH" for row in (1, 2)]
    merges = ["A1:B1", "C1:D1", "E1:F1", "G1:H1"]
    reading = read(sheet("Plan", rows, merges=merges, bold=every), book=book)
    assert [latest for _, latest in spans(reading)] == [date(2024, 3, 1), date(2024, 9, 1), date(2024, 5, 1)]
    assert reading.plan.actions[1].original_due.latest == date(2024, 4, 1)


def faces_of(faces, *below):
    rows = [["Theme", "What we said we'd do", "Who", "When", "Where we've got to", "How's it going?"]]
    told = ("Four of them are open.", "Lease fell through in May.", "Printed and sent out.", "Nobody has asked.")
    rows += [["Roads", text, "AD", "May 2025", said, face] for text, said, face in zip(DOINGS, told, faces, strict=True)]
    return [*rows, [], *below]


FACES = (["★", "finished"], ["☺", "going well"], ["☹", "stuck, can anyone help?"])


def test_faces_under_a_heading_that_asks_are_statuses_and_their_key_no_actions(sheet, book):
    below = [[None, "What the faces mean"], *FACES]
    reading = read(sheet("Plan", faces_of("★☹☺★", *below)), book=book)
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False, True]
    assert [action.status.label for action in reading.plan.actions[:2]] == ["finished", "stuck, can anyone help?"]
    assert reading.plan.actions[0].progress == "Four of them are open."


def test_arrows_under_such_a_heading_are_no_statuses(sheet, book):
    reading = read(sheet("Plan", faces_of("↑↓→↑")), book=book)
    assert {action.status.complete for action in reading.plan.actions} == {None}


def test_an_action_about_what_something_means_heads_no_key(sheet, book):
    rows = rows_of("May 2025", "May 2025")
    rows[1][1] = "What the new rules mean for every driver to be explained at the depot"
    reading = read(sheet("Plan", [HEADINGS, *rows]), book=book)
    assert len(reading.plan.actions) == 2


def test_a_key_may_have_its_words_behind_their_meanings(sheet, book):
    rows = [
        [None, "What our words mean"],
        [None, "Finished and seen by the group", "Done"],
        [None, "Will be finished by the date", "Nearly there"],
        [None, "Will not be finished without help", "Stuck"],
        [None, "Not due to start", "Not yet"],
        [],
        HEADINGS,
        *([*row[:4], said] for row, said in zip(rows_of(*["May 2025"] * 3), ("Nearly there", "Not yet", "Done"), strict=True)),
    ]
    fills = {"C2": "00B050", "C3": "C6E0B4", "C4": "FF0000"}
    statuses = [action.status for action in read(sheet("Plan", rows, fills=fills), book=book).plan.actions]
    assert [(status.rag, status.complete) for status in statuses] == [("green", False), (None, False), ("green", True)]


def test_themes_named_in_two_languages_stand_above_objectives(sheet, book):
    rows = [
        HEADINGS,
        ["Téama 1 / Theme 1: Roads and bridges"],
        ["Objective 1A: Nobody waits in the rain"],
        rows_of("May 2025")[0],
        ["Téama 2 / Theme 2: Parks"],
        ["Objective 2A: Every park has a gate"],
        ["P2", DOINGS[1], "Head of Parks", "May 2025", "Done"],
    ]
    bands = [f"A{row}:E{row}" for row in (2, 3, 5, 6)]
    plan = read(sheet("Plan", rows, merges=bands), book=book).plan
    assert [(stream.number, stream.title) for stream in plan.work_streams] == [("1", "Roads and bridges"), ("2", "Parks")]
    assert ["Nobody waits" in (plan.actions[0].objective or ""), "has a gate" in (plan.actions[1].objective or "")] == [
        True,
        True,
    ]
