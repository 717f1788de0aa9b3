"""Columns whose headings say little, told by what they hold; tables cut by pages."""

from reportgen.parse import read_plan

DONE = (
    "Two workshops were held with partners",
    "The first report went to the Board in June",
    "45 of 60 files have been reviewed",
    "The post was advertised twice",
)


def plan_of(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def test_prose_of_its_own_for_each_action_is_its_progress_where_nothing_else_is(sheet, book):
    rows = [
        ["Ref", "Action", "Our story this term", "Lead", "Status"],
        *[[f"1.{n}", f"Review policy number {n}", text, "Head of Housing", "On track"] for n, text in enumerate(DONE, 1)],
    ]
    reading = plan_of(sheet, book, rows)
    assert [action.progress for action in reading.plan.actions] == list(DONE)
    assert [finding.code for finding in reading.findings].count("column-guessed") == 1


def test_evidence_is_no_update_beside_updates_of_several_periods(sheet, book):
    rows = [
        ["Ref", "Action", "Lead", "Update - May 2024", "Update - July 2024", "Evidence"],
        *[
            [f"1.{n}", f"Review policy number {n}", "Head of Housing", "Work began in the spring", text, "Minutes of the Board"]
            for n, text in enumerate(DONE, 1)
        ],
    ]
    reading = plan_of(sheet, book, rows)
    assert [action.progress for action in reading.plan.actions] == list(DONE)


def test_a_table_cut_by_pages_is_told_by_the_rows_of_all_of_them(sheet, book):
    head = ["Ref", "Action", "Lead", "RAG - June 2018", "RAG - September 2018"]
    first = [
        "1",
        "Review the lettings policy",
        "Head of Housing",
        "On track",
        "No progress was made on this in the last six months",
    ]
    rest = [[str(n), f"Review policy number {n}", "Head of Housing", "Not started", "On track"] for n in range(2, 7)]
    reading = plan_of(sheet, book, [head, first, head, *rest])
    assert [action.status.label for action in reading.plan.actions][1:] == ["On track"] * 5
    assert {column.field for column in reading.columns if column.heading == "RAG - September 2018"} == {"status"}


def test_letters_over_ticks_are_headings_though_a_key_above_explains_them(sheet, book):
    rows = [
        ["Key:", "B", "Complete", "G", "On track", "A", "Some delay", "R", "Off track"],
        [],
        ["Ref:", "Action:", "Lead:", "B:", "G:", "A:", "R:"],
        ["1", "Review the lettings policy", "Head of Housing", None, "x"],
        ["2", "Publish the stock survey", "Head of Housing", None, None, None, "x"],
        ["3", "Agree a damp protocol", "Head of Housing", "x"],
    ]
    reading = plan_of(sheet, book, rows)
    assert [(action.ref, action.status.rag) for action in reading.plan.actions] == [("1", "green"), ("2", "red"), ("3", "blue")]


def test_months_with_a_year_of_two_digits_make_a_chart(sheet, book):
    head = ["Ref", "Action", "Lead", "Apr 24", "May 24", "Jun 24", "Jul 24", "Aug 24", "Sep 24", "DoT"]
    rows = [head, *[[str(n), f"Review policy number {n}", "Head of Housing", *[None] * 7] for n in (1, 2, 3)]]
    fills = {"D2": "4472C4", "E2": "4472C4", "E3": "4472C4", "F3": "4472C4", "G4": "4472C4"}
    reading = plan_of(sheet, book, rows, fills=fills)
    assert [action.due.latest.isoformat() for action in reading.plan.actions] == ["2024-05-31", "2024-06-30", "2024-07-31"]


def test_a_row_that_parts_the_headings_into_sections_is_one_of_headings(sheet, book):
    sections = ["What was agreed", None, None, "Delivery", None, "Monitoring"]
    head = ["Key finding", "Ref", "Agreed action", "Lead", "Due date", "Progress to date"]
    cells = [f"{letter}{row}" for row in (2, 3, 7, 8) for letter in "ABCDEF"]
    rows = [
        ["Theme 1: Homes"],
        sections,
        head,
        *[["Calls went unanswered", str(n), f"Review policy number {n}", "Head of Housing", "May 2025", "Done"] for n in (1, 2)],
        ["Theme 2: Streets"],
        sections,
        head,
        *[["Roads were dark", str(n), f"Repaint crossing number {n}", "Head of Roads", "May 2025", "Done"] for n in (3, 4)],
    ]
    merges = ["A2:C2", "D2:E2", "A7:C7", "D7:E7"]
    reading = plan_of(sheet, book, rows, merges=merges, bold=["A1", "A6", *cells], fills=dict.fromkeys(cells, "DDEBF7"))
    assert [(s.title, [(a.ref, a.objective) for a in s.actions]) for s in reading.plan.work_streams] == [
        ("Homes", [("1", "Calls went unanswered"), ("2", "Calls went unanswered")]),
        ("Streets", [("3", "Roads were dark"), ("4", "Roads were dark")]),
    ]
    assert [record.row for record in reading.rows if record.kind == "header"] == [2, 3, 7, 8]


def test_letters_under_status_are_one_set_though_a_page_marks_few_of_them(sheet, book):
    upper = [None, None, None, "Status"]
    head = ["Ref", "Action", "Lead", "B", "G", "A", "R", "N"]
    cells = [f"{letter}{row}" for row in (2, 6) for letter in "ABCDEFGH"]
    rows = [
        upper,
        head,
        ["1", "Review the lettings policy", "Head of Housing", *[None] * 4, "x"],
        [],
        upper,
        head,
        ["2", "Publish the stock survey", "Head of Housing", None, "x"],
        ["3", "Agree a damp protocol", "Head of Housing", None, None, None, "x"],
    ]
    reading = plan_of(sheet, book, rows, merges=["D1:H1", "D5:H5"], bold=["D1", "D5", *cells])
    assert [action.status.label for action in reading.plan.actions] == ["N", "G", "R"]


def test_now_and_forecast_are_ratings_under_the_heading_that_says_so(sheet, book):
    head = ["Ref", "Action", "Lead", "Due date", "Now", "Forecast"]
    rows = [
        [None, None, None, None, "RAG status"],
        head,
        *[[str(n), f"Review policy number {n}", "Head of Housing", "May 2025", "Red", "Green"] for n in (1, 2)],
    ]
    reading = plan_of(sheet, book, rows, merges=["E1:F1"], bold=["E1"])
    assert [action.status.rag for action in reading.plan.actions] == ["red", "red"]


def test_per_cent_with_a_character_of_no_width_is_read(sheet, book):
    rows = [["Ref", "Action", "% complete"], ["1", "Review the lettings policy", "15%\u200b"], ["2", "Agree a protocol", "100%"]]
    assert [action.status.complete for action in plan_of(sheet, book, rows).plan.actions] == [False, True]


def test_a_heading_of_a_word_a_line_is_one_heading(sheet, book):
    head = ["Ref", "Agreed\naction", "Lead", "Progress\nagainst\nagreed\nactions"]
    rows = [head, *[[str(n), f"Review policy number {n}", "Head of Housing", text] for n, text in enumerate(DONE, 1)]]
    assert [action.progress for action in plan_of(sheet, book, rows).plan.actions] == list(DONE)


def test_sections_over_headings_do_not_part_a_table_at_an_empty_column(sheet, book):
    upper = ["What was agreed", None, "Delivery", "Monitoring", None, "Monitoring"]
    head = ["Ref", "Agreed action", "Lead", "Comments", None, "Status", "RAG"]
    cells = [f"{letter}{row}" for row in (1, 2) for letter in "ABCDFG"]
    rows = [
        upper,
        head,
        *[[str(n), f"Review policy number {n}", "Head of Housing", "Begun.", None, "Stalled", "Red"] for n in range(1, 7)],
    ]
    looks = {"merges": ["A1:B1", "F1:G1"], "bold": cells, "fills": dict.fromkeys(cells, "DDEBF7")}
    reading = plan_of(sheet, book, rows, **looks)
    assert [(action.status.label, action.progress) for action in reading.plan.actions] == [("Stalled", "Begun.")] * 6


def test_how_often_a_date_was_revised_is_no_due_date(sheet, book):
    rows = [
        ["Ref", "Action", "Owner", "Original target date", "Revised target date", "Times revised", "Status"],
        *[
            [f"1.{n}", f"Review policy number {n}", "Head of Housing", "30/04/2025", "31/12/2025", n % 3, "On track"]
            for n in range(1, 7)
        ],
    ]
    reading = plan_of(sheet, book, rows)
    assert {action.due.text for action in reading.plan.actions if action.due} == {"31/12/2025"}
    assert [action.dues for action in reading.plan.actions] == [()] * 6
