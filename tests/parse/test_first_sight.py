"""Plans met for the first time: headings known in part, keys in a row, own words for sheets, statuses in unusual columns."""

from datetime import date

import pytest

from reportgen.parse import read_plan
from reportgen.parse.meaning import completes

DOINGS = (
    "Open the depot in the south of the county",
    "Train every driver in first aid each year",
    "Publish the rota on the web each Friday",
    "Repair the northern gates before winter",
)
GREEN, AMBER, RED, BLUE, DARK = "92D050", "FFC000", "FF0000", "00B0F0", "1F3864"


def read(*sheets, book):
    return read_plan([book(*sheets)], None)


def shaded(row, columns, colour=DARK):
    return {f"{column}{row}": colour for column in columns}


def plain(sheet, name="Plan", ref="1"):
    rows = [
        ["Ref", "Action", "Lead", "Due"],
        *([f"{ref}.{n}", text, "Head of Roads", "May 2025"] for n, text in enumerate(DOINGS, 1)),
    ]
    return sheet(name, rows)


def kinds(reading, name="Plan"):
    return {record.row: record.kind for record in reading.rows if record.sheet == name}


def codes(reading):
    return {finding.code for finding in reading.findings}


# -- headings that are known in part ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, headings",
    [
        ("Closed AFIs", ["AFI No.", "Inspectors' wording", "Force action", "Delivery owner", "Date closed"]),
        ("Completed findings", ["Finding", "Regulator's wording", "Trust action", "Delivery owner", "Date closed"]),
    ],
)
def test_shaded_headings_known_in_part_head_a_table_and_the_sheet_retires_what_they_name(sheet, book, name, headings):
    rows = [
        ["Those that were closed before this year"],
        headings,
        ["21/02", "It should have enough drivers for the winter", DOINGS[0], "Head of Roads", date(2023, 2, 14)],
        ["21/05", "It should repair what is broken sooner", DOINGS[1], "Head of Fleet", date(2023, 6, 30)],
    ]
    reading = read(plain(sheet), sheet(name, rows, fills=shaded(2, "ABCDE")), book=book)
    assert [action.action for action in reading.plan.retired] == list(DOINGS[:2])
    assert [action.lead for action in reading.plan.retired] == [("Head of Roads",), ("Head of Fleet",)]
    assert len(reading.plan.actions) == 4


def test_a_sheet_of_open_items_is_not_retired_by_its_headings(sheet, book):
    rows = [["Finding", "Action", "Lead", "Due"], ["A1", "Buy two more gritters", "Head of Fleet", "May 2025"]]
    reading = read(plain(sheet), sheet("Open findings", rows), book=book)
    assert len(reading.plan.actions) == 5


def test_a_table_that_nothing_was_made_of_is_told(sheet, book):
    rows = [
        ["Wording", "What became of it so far", "By"],
        ["Gates", "They were mended by the depot", "Head of Roads"],
        ["Rota", "It was put on the web", "Head of Fleet"],
    ]
    reading = read(plain(sheet), sheet("Panel", rows), book=book)
    told = [finding for finding in reading.findings if finding.code == "table-unread"]
    assert kinds(reading, "Panel") == {1: "note", 2: "note", 3: "note"}
    assert [(finding.sheet, finding.cell) for finding in told] == [("Panel", "B1")]


def test_tables_of_figures_and_paragraphs_are_not_told_as_unread(sheet, book):
    figures = [
        ["Line", "What it is", "2023", "2024", "2025"],
        ["L1", "Salt for the roads in winter", 5, 6, 7],
        ["L2", "Grit for the paths in winter", 1, 2, 3],
    ]
    prose = [["Introduction"], ["The plan was agreed by the cabinet in May."], ["It is looked at each quarter by the panel."]]
    assert "table-unread" not in codes(read(plain(sheet), sheet("Costs", figures), sheet("About", prose), book=book))


# -- keys in a row ------------------------------------------------------------------------------------------------------------


def rated(statuses, *above):
    return [
        *above,
        ["Ref", "Action", "Lead", "RAG"],
        *([f"1.{n}", DOINGS[n - 1], "AD", status] for n, status in enumerate(statuses, 1)),
    ]


@pytest.mark.parametrize(
    "key, statuses",
    [
        (["RAG:", "Green = completed", "Amber = under way", "Red = should have begun, has not"], ["Green", "Amber", "Red"]),
        (["Status:", "Blue = delivered", "Green = on course", "Red = late"], ["Blue", "Green", "Red"]),
    ],
)
def test_a_row_of_colours_and_their_meanings_is_a_key_and_heads_nothing(sheet, book, key, statuses):
    fills = dict(zip(("B1", "C1", "D1"), (GREEN, AMBER, RED) if key[0] == "RAG:" else (BLUE, GREEN, RED), strict=True))
    reading = read(sheet("Plan", rated(statuses, key, [None]), fills=fills), book=book)
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False]
    assert kinds(reading)[1] == "key"


@pytest.mark.parametrize("label", ["Status:", "RAG rating:"])
def test_a_row_of_statuses_each_in_its_colour_heads_nothing(sheet, book, label):
    key = [label, "Complete", "On target", "Slipped", "Not started"]
    fills = dict(zip(("B1", "C1", "D1", "E1"), (BLUE, GREEN, AMBER, RED), strict=True))
    reading = read(sheet("Plan", rated(["Complete", "Slipped"], key, [None]), fills=fills), book=book)
    assert {column.cell[-1] for column in reading.columns} == {"3"}
    assert kinds(reading)[1] == "key"


@pytest.mark.parametrize("title", ["Status key", "Key"])
def test_numbers_under_the_heading_of_a_key_count_nothing(sheet, book, title):
    lines = [[title], ["1 = Not started"], ["2 = In progress"], ["3 = Completed"], [None]]
    reading = read(sheet("Plan", rated(["3", "2", "1"], *lines)), book=book)
    assert [kinds(reading)[row] for row in range(1, 5)] == ["key"] * 4
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False]


@pytest.mark.parametrize("heads", [["Status", "Number", "%"], ["Rating", "No of actions", "Share"]])
def test_a_box_that_counts_statuses_below_the_plan_is_no_key(sheet, book, heads):
    counted = [heads, ["Delivered and signed off", "1", "50%"], ["Minor delay or risk", "1", "50%"], ["On target", "0", "0%"]]
    key = "B = delivered and signed off, G = on target, A = minor delay or risk"
    reading = read(sheet("Plan", [*rated(["B", "A"], [key], [None]), [None], *counted]), book=book)
    assert [action.status.complete for action in reading.plan.actions] == [True, False]


@pytest.mark.parametrize("meaning", ["Delivered and benefit being seen", "Complete – impact being monitored"])
def test_what_comes_after_an_action_does_not_take_it_back(meaning):
    assert completes(meaning) is True


@pytest.mark.parametrize("meaning", ["Being delivered", "Benefit being delivered", "Completion being checked"])
def test_what_is_being_done_is_not_complete(meaning):
    assert completes(meaning) is not True


# -- columns ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Date complied with", "Signed off on", "Date it was discharged"])
def test_the_day_on_which_something_was_done_tells_that_it_is(sheet, book, heading):
    rows = [
        ["Ref", "Action", "Lead", "Due", heading],
        ["1", DOINGS[0], "AD", "May 2025", date(2025, 4, 2)],
        ["2", DOINGS[1], "AD", "May 2025"],
    ]
    reading = read(sheet("Plan", rows), book=book)
    assert [action.status.complete for action in reading.plan.actions] == [True, False]


@pytest.mark.parametrize(
    "heading, marks, key",
    [
        ("Review 2025", ["✔", "►", "▲"], "Key to review columns:  ✔ Completed    ► On track    ▲ Behind schedule"),
        ("Last review", ["C", "P", "B"], "Key: C = completed, P = to plan, B = behind schedule"),
    ],
)
def test_a_column_of_a_review_that_holds_marks_of_the_key_tells_the_statuses(sheet, book, heading, marks, key):
    rows = [
        ["Ref", "Action", "Lead", heading],
        *([f"1.{n}", DOINGS[n - 1], "AD", mark] for n, mark in enumerate(marks, 1)),
        [None],
        [key],
    ]
    reading = read(sheet("Plan", rows), book=book)
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False]


def test_a_column_of_the_days_of_reviews_tells_no_status(sheet, book):
    rows = [
        ["Ref", "Action", "Lead", "Last review"],
        ["1", DOINGS[0], "AD", date(2025, 4, 2)],
        [None],
        ["Key: C = completed, B = behind schedule"],
    ]
    assert "status-column-missing" in codes(read(sheet("Plan", rows), book=book))


@pytest.mark.parametrize(
    "headings, kinds_of",
    [
        (["Ref", "Intervention", "Project", "Project manager", "Finish"], ["E1 Town centres", "E1 Town centres", "E6 Arts"]),
        (["No.", "Commitment", "Scheme", "Scheme lead", "Target date"], ["Roads", "Paths", "Roads"]),
    ],
)
def test_projects_are_what_is_done_beside_a_column_that_says_of_what_kind_they_are(sheet, book, headings, kinds_of):
    rows = [headings, *([str(n), kind, DOINGS[n - 1], "Town Manager", "May 2025"] for n, kind in enumerate(kinds_of, 1))]
    reading = read(sheet("Plan", rows), book=book)
    assert [action.action for action in reading.plan.actions] == list(DOINGS[:3])


def test_interventions_that_say_what_is_done_stay_the_actions_of_projects(sheet, book):
    rows = [
        ["Ref", "Intervention", "Project", "Lead", "Due"],
        *([str(n), text, f"Depot {n}", "AD", "May 2025"] for n, text in enumerate(DOINGS, 1)),
    ]
    assert [action.action for action in read(sheet("Plan", rows), book=book).plan.actions] == list(DOINGS)


@pytest.mark.parametrize("heading", ["You said", "The panel's words"])
def test_sentences_before_the_actions_that_stand_for_several_are_what_these_are_for(sheet, book, heading):
    rows = [
        [heading, "We said we will", "Who", "By when"],
        ["Buses should come when they say", DOINGS[0], "Voids Manager", "May 2025"],
        [None, DOINGS[1], "Roads Manager", "May 2025"],
        ["The gates should be mended at once", DOINGS[2], "Roads Manager", "May 2025"],
        ["The rota should be seen by all", DOINGS[3], "Roads Manager", "May 2025"],
        ["Shelters should be dry and lit", "Mend the roofs of shelters", "Roads Manager", "May 2025"],
        ["Drivers should know first aid", "Run a course for all drivers", "Fleet Manager", "May 2025"],
    ]
    reading = read(sheet("Plan", rows, merges=["A2:A3"]), book=book)
    assert [action.objective for action in reading.plan.actions][:3] == [rows[1][0], rows[1][0], rows[3][0]]


# -- periods ------------------------------------------------------------------------------------------------------------------


def monthly(colours, sheet):
    rows = [
        ["Key:", "Completed", "On track", "Slipping"],
        [None],
        ["Ref", "Action", "Lead", "RAG April 2024", "RAG May 2024", "RAG June 2024"],
        *([f"1.{n}", DOINGS[n - 1], "AD", None, None, None] for n in range(1, len(colours) + 1)),
    ]
    fills = {"B1": BLUE, "C1": GREEN, "D1": AMBER}
    fills |= {
        f"{column}{row}": fill for row, own in enumerate(colours, 4) for column, fill in zip("DEF", own, strict=True) if fill
    }
    return sheet("Plan", rows, fills=fills)


@pytest.mark.parametrize("done", [(BLUE, None, None), (AMBER, BLUE, None)])
def test_what_was_completed_is_not_rated_again(sheet, book, done):
    reading = read(monthly([done, (GREEN, GREEN, AMBER)], sheet), book=book)
    first = reading.plan.actions[0].status
    assert (first.rag, first.complete) == ("blue", True)
    assert "status-carried" in codes(reading)


def test_a_status_that_is_not_completed_is_carried_no_further(sheet, book):
    reading = read(monthly([(BLUE, GREEN, None), (GREEN, GREEN, AMBER)], sheet), book=book)
    assert reading.plan.actions[0].status.rag is None
    assert "status-carried" not in codes(reading)


# -- sheets and lines ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Domain", "Enabler"])
def test_sheets_numbered_by_a_word_of_their_own_are_the_work_streams(sheet, book, word):
    def part(number):
        rows = [
            ["Ref", "Action", "Lead", "Due"],
            [f"Recommendation {number} – The buses should be on time"],
            [f"{number}.1", DOINGS[number], "AD", "May 2025"],
            [f"{number}.2", DOINGS[number - 1], "AD", "May 2025"],
        ]
        return sheet(f"{word} {number}", rows, merges=["A2:D2"], fills={"A2": "EDEDED"}, bold=["A2"])

    plan = read(part(1), part(2), book=book).plan
    assert (plan.stream_word, [stream.number for stream in plan.work_streams]) == (word, ["1", "2"])
    assert all("buses should be on time" in action.objective for action in plan.actions)


def test_sheets_of_quarters_are_no_work_streams(sheet, book):
    plan = read(plain(sheet, "Year 1"), plain(sheet, "Year 2", "2"), book=book).plan
    assert plan.stream_word == "Work stream"


@pytest.mark.parametrize("foot", ["Improvement plan 2024/25 – page 2", "Roads plan | page 1 of 3"])
def test_a_foot_that_names_the_plan_before_the_page_is_a_note(sheet, book, foot):
    rows = [
        ["Ref", "Action", "Lead", "Due"],
        ["1", DOINGS[0], "AD", "May 2025"],
        [None, None, None, foot],
        ["2", DOINGS[1], "AD", "May 2025"],
    ]
    reading = read(sheet("Plan", rows), book=book)
    assert kinds(reading)[3] == "note"
    assert len(reading.plan.actions) == 2


@pytest.mark.parametrize(
    "title", ["Completed actions reported in September 2024", "Closed actions reported to the board before May"]
)
def test_completed_actions_that_were_reported_are_retired(sheet, book, title):
    headings = ["Ref", "Action", "Lead", "Due"]
    rows = [headings, ["1", DOINGS[0], "AD", "May 2025"], [None], [title], headings, ["C1", DOINGS[1], "AD", "May 2024"]]
    reading = read(sheet("Plan", rows, bold=["A4"]), book=book)
    assert [action.action for action in reading.plan.retired] == [DOINGS[1]]
