"""Lines around and between tables: sums, forms, labels, headings in two rows, and what retires actions."""

import pytest

from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.headings import period_of
from reportgen.parse.lines import line_kind
from reportgen.parse.rows import counts_statuses
from reportgen.parse.sheet_names import retires

PLAIN = Layout("", stream_word="")
HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status"]
ONE = ["R1", "Review the lettings policy with every team", "Head of Housing", "31/03/2025", "Completed"]
TWO = ["R2", "Publish the stock survey on the web site", "Asset Manager", "30/06/2025", "In progress"]
THREE = ["R3", "Train six clerks to take the minutes", "Head of HR", "30/09/2025", "Not started"]


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def refs(reading):
    return [action.ref for action in reading.plan.actions]


def retired(reading):
    return [action.ref for action in reading.plan.retired]


# -- sums ---------------------------------------------------------------------------------------------------------------------


def test_an_overall_average_below_the_actions_is_a_total(sheet, book):
    head, score = [*HEADINGS, "% complete"], [[*ONE, "100%"], [*TWO, "50%"], [None, "Overall", None, None, None, "75%"]]
    reading = read(sheet, book, [head, *score])
    assert refs(reading) == ["R1", "R2"]
    assert kinds(reading)[4] == "total"


@pytest.mark.parametrize("text", ["Overall", "Average"])
def test_an_action_that_begins_with_such_a_word_is_an_action(sheet, book, text):
    own = ["R3", f"{text} response times to be published", "Head of HR", "30/09/2025", "Not started"]
    assert refs(read(sheet, book, [HEADINGS, ONE, TWO, own])) == ["R1", "R2", "R3"]


def test_a_line_that_counts_by_words_before_the_numbers_sums_up(sheet, book):
    reading = read(sheet, book, [HEADINGS, ONE, TWO, [None, "Actions: 2; fully implemented: 1"]])
    assert refs(reading) == ["R1", "R2"]
    assert kinds(reading)[4] in ("summary", "total")


@pytest.mark.parametrize(
    "text",
    ["Train staff: 6; desks: 2", "Appoint officers: 6 by June; completed: 2", "Completed the audit of all 6 sites", "Phase: 2"],
)
def test_a_text_with_numbers_behind_words_counts_no_statuses(text):
    assert not counts_statuses(text)


# -- forms and labels ---------------------------------------------------------------------------------------------------------


def forms(sheet, book, label, *titles):
    """Tables of one action, each below a form of three lines, the first of which is a label and a title."""
    rows, merges = [], []
    for title in titles:
        head = ["Ref", "Recommendation", "Response", "Completion date", "Responsible officer", "Status"]
        own = ["R1", f"{title} should be better", f"Look into {title}", "31/03/2025", "Head of Digital", "Completed"]
        merges += [f"A{len(rows) + more}:B{len(rows) + more}" for more in (1, 2, 3)]
        rows += [[label, None, title], ["Date issued:", None, "October 2023"], ["Reference:", None, "4012A"], head, own, []]
    return read(sheet, book, rows, merges=merges)


def test_the_lines_of_a_form_between_tables_are_no_actions(sheet, book):
    reading = forms(sheet, book, "Document:", "Digital review", "Workforce review")
    assert [action.action for action in reading.plan.actions] == ["Look into Digital review", "Look into Workforce review"]
    assert {kinds(reading)[row] for row in (7, 8, 9)} <= {"note", "header"}


@pytest.mark.parametrize("label", ["Report title:", "Project:", "Teitl yr adroddiad / Report title:"])
def test_the_title_in_the_form_above_each_table_is_its_work_stream(sheet, book, label):
    reading = forms(sheet, book, label, "Digital review", "Workforce review")
    assert [stream.title for stream in reading.plan.work_streams] == ["Digital review", "Workforce review"]
    assert [action.label for action in reading.plan.actions] != ["R1", "R1 (2)"]


@pytest.mark.parametrize(
    ("label", "titles"),
    [
        ("Priority:", ["High", "Low"]),
        ("Report title:", ["Digital review"]),
        ("Project:", ["Depots", "Depots"]),
        ("Name of the lead for the project:", ["A. Brown", "C. Diaz"]),
    ],
)
def test_a_form_that_tells_no_tables_apart_makes_no_work_streams(sheet, book, label, titles):
    reading = forms(sheet, book, label, *titles)
    assert [stream.title for stream in reading.plan.work_streams] == [None]
    assert len(reading.plan.actions) == len(titles)


def test_an_action_with_a_colon_behind_its_reference_is_no_line_of_a_form(sheet, book):
    reading = read(sheet, book, [["Ref", "Action", "Status"], ["1:", "Review the policy"], ["2:", "Publish it", "Late"]])
    assert [action.action for action in reading.plan.actions] == ["Review the policy", "Publish it"]


def test_an_action_beside_its_theme_with_a_colon_is_no_line_of_a_form(sheet, book):
    head = ["Theme", "Action", "Lead", "Status"]
    rows = [["Housing:", "Review the policy"], [None, "Publish it", "AD", "Late"], ["Roads:", "Repair the gates", "AD", "Late"]]
    reading = read(sheet, book, [head, *rows])
    assert [action.action for action in reading.plan.actions] == ["Review the policy", "Publish it", "Repair the gates"]


def test_labels_over_blocks_of_text_above_a_table_head_no_table(sheet, book):
    rows = [
        ["Area for improvement:", None, "Background:"],
        ["The service should plan for the loss of its depot", None, "Found by the inspectors in May 2024"],
        [],
        HEADINGS,
        ONE,
        TWO,
    ]
    reading = read(sheet, book, rows)
    assert refs(reading) == ["R1", "R2"]
    assert kinds(reading)[2] not in ("action", "measure", "unknown")


def test_headings_that_end_with_colons_head_a_plan(sheet, book):
    assert refs(read(sheet, book, [[f"{heading}:" for heading in HEADINGS], ONE, TWO])) == ["R1", "R2"]


# -- headings in two rows -----------------------------------------------------------------------------------------------------


def test_one_wide_heading_over_many_narrow_ones_is_read_again_in_each_block(sheet, book):
    top = ["Ref", "Action", "Lead", "Characteristics", None, None, "Status"]
    parts = [None, None, None, "Age", "Race", "Sex", None]
    blocks = [
        ["Objective 1: A fair workforce"],
        top,
        parts,
        ["1.1", "Shortlist without names", "HR", "✓", "✓", None, "Completed"],
        [],
        ["Objective 2: Fair services"],
        top,
        parts,
        ["2.1", "Publish the access guide", "IT", None, "✓", None, "Late"],
    ]
    merges = [f"{c}{r}:{c}{r + 1}" for r in (2, 7) for c in "ABCG"] + ["D2:F2", "D7:F7"]
    bold = [f"{c}{r}" for r in (2, 7) for c in "ABCDG"] + [f"{c}{r}" for r in (3, 8) for c in "DEF"] + ["A1", "A6"]
    reading = read(sheet, book, blocks, merges=merges, bold=bold)
    assert refs(reading) == ["1.1", "2.1"]
    assert [kinds(reading)[row] for row in (2, 3, 7, 8)] == ["header"] * 4
    assert [action.status.label for action in reading.plan.actions] == ["Completed", "Late"]


def test_the_first_action_under_a_wide_heading_is_no_second_row_of_headings(sheet, book):
    rows = [["Ref", "Action", "Notes for the board", None, "Status"], ["1", "Shortlist without names", "✓", None, "Completed"]]
    rows += [["2", "Publish the access guide", None, "✓", "Late"]]
    reading = read(sheet, book, rows, merges=["C1:D1"], bold=["A1", "B1", "C1", "E1"])
    assert refs(reading) == ["1", "2"]


# -- retired ------------------------------------------------------------------------------------------------------------------


def test_a_box_of_retired_actions_may_have_short_headings_of_its_own(sheet, book):
    box = [["Retired actions"], ["Ref", "What it was", "How it ended", "Lead"], ["R9", "Buy a new van", "Leased instead", "AD"]]
    reading = read(sheet, book, [HEADINGS, ONE, TWO, [], *box])
    assert refs(reading) == ["R1", "R2"]
    assert retired(reading) == ["R9"]


@pytest.mark.parametrize(
    "line",
    [
        "Completed actions taken out of the plan at the December Board",
        "Completed actions, May 2024",
        "Completed actions – March",
        "Closed actions since the last meeting of the Audit Committee",
        "Actions removed by the Board",
    ],
)
def test_a_line_that_says_which_actions_are_gone_heads_a_box(line):
    assert line_kind(line, PLAIN) == "retired"


@pytest.mark.parametrize(
    "line",
    [
        "Completed actions are moved to the Archive sheet",
        "Completed actions may be found in the Archive",
        "Completed actions will be shown for one quarter",
        "Closed actions remain in the plan until the audit",
        "Completed actions must be evidenced by the lead officer before the Board",
    ],
)
def test_a_sentence_about_completed_actions_heads_no_box(sheet, book, line):
    assert line_kind(line, PLAIN) != "retired"
    reading = read(sheet, book, [[line], [], HEADINGS, ONE, TWO])
    assert refs(reading) == ["R1", "R2"]
    assert not retired(reading)


def test_what_stands_below_the_line_is_retired(sheet, book):
    line = ["Completed actions taken out of the plan at the December Board"]
    reading = read(sheet, book, [HEADINGS, ONE, TWO, [], line, HEADINGS, THREE])
    assert refs(reading) == ["R1", "R2"]
    assert retired(reading) == ["R3"]


@pytest.mark.parametrize("name", ["Closed milestones", "Completed projects", "Archived commitments", "Closed activities"])
def test_a_sheet_of_what_is_closed_is_retired(sheet, book, name):
    assert retires(name, PLAIN)
    reading = read_plan([book(sheet("Plan", [HEADINGS, ONE, TWO]), sheet(name, [HEADINGS, THREE]))], None)
    assert refs(reading) == ["R1", "R2"]
    assert retired(reading) == ["R3"]


@pytest.mark.parametrize("name", ["Closed roads", "Milestones to be closed"])
def test_a_sheet_that_only_speaks_of_it_is_not(name):
    assert not retires(name, PLAIN)


# -- periods ------------------------------------------------------------------------------------------------------------------


def test_a_heading_s_year_that_spans_two_is_a_period_and_comes_after_the_one_before():
    first, second = period_of("Progress 2022/23"), period_of("Progress 2023/24")
    assert first.order is not None
    assert second.order is not None
    assert first.order < second.order


@pytest.mark.parametrize("text", ["Progress 3/12", "Minute 24/31", "Progress"])
def test_two_numbers_that_are_no_years_in_a_row_are_no_period(text):
    assert period_of(text).order is None


# -- blocks within a table ----------------------------------------------------------------------------------------------------


def blocks(*lines):
    """A table with lines across it, and an action under each numbered one."""
    rows = [HEADINGS]
    for line in lines:
        numbered = line.startswith("Recommendation")
        rows += [[line], [f"R{len(rows)}", f"Do what line {len(rows)} asks for", "AD", "31/03/2025", "Late"]][: 1 + numbered]
    return rows


def told(reading):
    return [(stream.title, action.objective) for stream in reading.plan.work_streams for action in stream.actions]


def test_recommendations_that_begin_anew_under_another_review_are_its_own(sheet, book):
    first, second = "Recommendation 1: Bruises are acted on", "Recommendation 1: Neglect is seen early"
    rows = blocks("Review of Child K", first, "Recommendation 2: Fathers are heard", "Review of Siblings M", second)
    lines = [number for number, row in enumerate(rows, 1) if len(row) == 1]
    merges, bold = [f"A{number}:E{number}" for number in lines], [f"A{number}" for number in lines]
    fills = {f"A{number}": "8EA9DB" for number in lines if rows[number - 1][0].startswith("Review")}
    reading = read(sheet, book, rows, merges=merges, bold=bold, fills=fills)
    assert told(reading) == [
        ("Review of Child K", first),
        ("Review of Child K", "Recommendation 2: Fathers are heard"),
        ("Review of Siblings M", second),
    ]


def test_numbered_lines_that_count_on_are_the_work_streams(sheet, book):
    rows = blocks("Our plan in brief", "Recommendation 1: Bruises are acted on", "Recommendation 2: Fathers are heard")
    lines = [number for number, row in enumerate(rows, 1) if len(row) == 1]
    reading = read(
        sheet, book, rows, merges=[f"A{number}:E{number}" for number in lines], bold=[f"A{number}" for number in lines]
    )
    assert told(reading) == [("Bruises are acted on", None), ("Fathers are heard", None)]


def test_the_title_of_the_first_table_is_a_work_stream_as_those_of_the_others_are(sheet, book):
    first, second = "Equality Objective 1: A fair workforce", "Equality Objective 2: Fair services"
    rows = [["Equality Plan"], [], [first], HEADINGS, ONE, [], [second], HEADINGS, TWO]
    reading = read(sheet, book, rows, merges=["A3:E3", "A7:E7"], bold=["A1", "A3", "A7"])
    assert [stream.title for stream in reading.plan.work_streams] == ["A fair workforce", "Fair services"]


def test_a_section_of_an_act_is_no_number_of_a_work_stream(sheet, book):
    rows = [HEADINGS, ["Payroll – Limited assurance"], ONE, ["Section 106 – No assurance"], TWO]
    reading = read(sheet, book, rows, merges=["A2:E2", "A4:E4"], bold=["A2", "A4"])
    titles = [stream.title for stream in reading.plan.work_streams]
    assert titles == ["Payroll – Limited assurance", "Section 106 – No assurance"]


def test_the_sections_of_a_plan_are_numbered_work_streams(sheet, book):
    rows = [HEADINGS, ["Section 1 – Payroll"], ONE, ["Section 2 – Planning"], TWO]
    reading = read(sheet, book, rows, merges=["A2:E2", "A4:E4"], bold=["A2", "A4"])
    assert [(stream.number, stream.title) for stream in reading.plan.work_streams] == [("1", "Payroll"), ("2", "Planning")]


def test_a_footnote_below_a_table_is_a_note_though_bold(sheet, book):
    head = ["Theme", "Action", "Lead", "Due date", "Status"]
    rows = [
        head,
        ["Homes", *ONE[1:]],
        ["Roads", *TWO[1:]],
        ["* judged by two members of the group"],
        [],
        head,
        ["Staff", *THREE[1:]],
    ]
    reading = read(sheet, book, rows, bold=["A4"])
    assert kinds(reading)[4] == "note"
    assert [stream.title for stream in reading.plan.work_streams] == ["Homes", "Roads", "Staff"]


def test_officers_notes_are_the_progress(sheet, book):
    rows = [[*HEADINGS, "Contractor / officer notes"], [*ONE, "Seen"], [*TWO, "On order"]]
    assert [action.progress for action in read(sheet, book, rows).plan.actions] == ["Seen", "On order"]


def test_officers_notes_beside_the_progress_are_not(sheet, book):
    rows = [[*HEADINGS, "Progress", "Officer notes"], [*ONE, "Let in June", "Seen"], [*TWO, "Begun in May", "On order"]]
    assert [action.progress for action in read(sheet, book, rows).plan.actions] == ["Let in June", "Begun in May"]
