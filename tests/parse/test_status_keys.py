"""Keys in whatever shape they are drawn, and what they make of the statuses below them."""

from dataclasses import replace

import pytest

from reportgen.parse import read_plan
from reportgen.parse.key_entries import anchor_rest
from reportgen.parse.meaning import completes, said_in

GREEN, LIGHT, AMBER, RED, BLUE, GREY = "00B050", "C6EFCE", "FFC000", "FF0000", "00B0F0", "BFBFBF"
DOINGS = [
    "Open the depot in the south",
    "Train every driver in first aid",
    "Publish the rota on the web",
    "Repair the northern gates",
]


def plan(sheet, book, key, statuses, *, fills=None, after=(), others=()):
    """Read a plan of three or four actions with these statuses under a key; fills by cell, or by the action's number."""
    head = len(key) + 2
    rows = [*key, [], ["Ref", "Action", "Lead", "RAG"]]
    rows += [[f"1.{n}", doing, "AD", status] for n, (doing, status) in enumerate(zip(DOINGS, statuses, strict=False), 1)]
    shown = {place: fill for place, fill in (fills or {}).items() if isinstance(place, str)}
    shown |= {f"D{head + place}": fill for place, fill in (fills or {}).items() if isinstance(place, int)}
    return read_plan([book(sheet("Plan", [*rows, *after], fills=shown), *others)], None)


def in_type(sheet, colours):
    """A sheet with the type of some of its cells in colours."""
    typed = [
        replace(
            row,
            cells=tuple(
                replace(cell, font_colour=colours.get(f"{'ABCDEFG'[cell.column - 1]}{row.number}")) for cell in row.cells
            ),
        )
        for row in sheet.rows
    ]
    return replace(sheet, rows=tuple(typed))


def read(reading):
    return [action.status.complete for action in reading.plan.actions]


SHAPES = {
    "two columns": [["Key"], ["B", "Complete"], ["G", "On plan"], ["R", "Late"]],
    "beside its heading": [["RAG key", "B", "Complete"], [None, "G", "On plan"], [None, "R", "Late"]],
    "pairs in a row": [["Key", "B", "Complete", "G", "On plan", "R", "Late"]],
    "one cell": [["Key: B = Complete, G = On plan, R = Late"]],
    "lines of one cell": [["B – Complete\nG – On plan\nR – Late"]],
    "a line a row": [["Key"], ["B – Complete"], ["G – On plan"], ["R – Late"]],
    "with headings": [["Key"], ["Rating", "Meaning"], ["B", "Complete"], ["G", "On plan"], ["R", "Late"]],
    "three columns": [
        ["Key"],
        ["B", "Complete", "Done and seen by the board"],
        ["G", "On plan", "No worry at all"],
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_key_of_any_shape_is_believed(sheet, book, shape):
    reading = plan(sheet, book, SHAPES[shape], ["B", "G", "B"])
    assert read(reading) == [True, False, True]
    assert not [finding for finding in reading.findings if finding.code == "status-meaning-open"]


def test_coloured_cells_with_their_meaning_within(sheet, book):
    key = [["Key", "Complete", "On plan", "Late"]]
    reading = plan(sheet, book, key, [None, None, None], fills={"B1": BLUE, "C1": GREEN, "D1": RED, 1: BLUE, 2: GREEN, 3: RED})
    assert read(reading) == [True, False, False]
    assert [action.status.rag for action in reading.plan.actions] == ["blue", "green", "red"]


def test_of_two_greens_the_shade_tells_which(sheet, book):
    key = [["Key"], [None, "Completed"], [None, "On plan"]]
    reading = plan(sheet, book, key, [None, None, None], fills={"A2": GREEN, "A3": LIGHT, 1: LIGHT, 2: GREEN, 3: LIGHT})
    assert read(reading) == [False, True, False]


@pytest.mark.parametrize("key", [["Blank", "Not started"], ["(no colour)", "Not started"], ["White", "Not started"]])
def test_a_blank_means_what_the_key_says(sheet, book, key):
    reading = plan(sheet, book, [["Key"], ["B", "Complete"], key], ["B", None])
    assert [action.status.label for action in reading.plan.actions] == ["B", "Not started"]
    assert read(reading) == [True, False]


@pytest.mark.parametrize(
    "marks", [("4", "3", "1"), ("✔", "◐", "○"), ("🔵", "🟢", "🔴"), ("★", "▲", "■"), ("Landed", "Flying", "Grounded")]
)
def test_numbers_signs_emoji_and_words_of_its_own(sheet, book, marks):
    meanings = ("Finished and handed over", "On plan", "Not begun yet")
    key = [["Status key"], *([mark, meaning] for mark, meaning in zip(marks, meanings, strict=True))]
    reading = plan(sheet, book, key, marks)
    assert read(reading) == [True, False, False]
    assert [action.status.text for action in reading.plan.actions] == list(marks)


def test_signs_keep_apart(sheet, book):
    reading = plan(sheet, book, [], ["🔵", "🟢", "🟢"])
    assert [action.status.label for action in reading.plan.actions] == ["🔵", "🟢", "🟢"]
    assert [action.status.rag for action in reading.plan.actions] == ["blue", "green", "green"]


def test_the_key_of_a_sheet_of_its_own_serves_all(sheet, book):
    key = sheet("Key", [["Rating", "Meaning"], ["B", "Complete"], ["G", "On plan"]])
    assert read(plan(sheet, book, [], ["B", "G"], others=[key])) == [True, False]


def test_a_hidden_sheets_key_is_not_believed(sheet, book):
    key = sheet("Key", [["Rating", "Meaning"], ["B", "Complete"], ["G", "On plan"]], hidden=True)
    reading = plan(sheet, book, [], ["B", "G"], others=[key])
    assert read(reading) == [None, None]
    assert [finding.code for finding in reading.findings if finding.code == "status-meaning-open"]


def test_a_sheets_own_key_comes_before_anothers(sheet, book):
    other = sheet("Key", [["Rating", "Meaning"], ["G", "Complete"], ["A", "On plan"]])
    assert read(plan(sheet, book, [["Key"], ["B", "Complete"], ["G", "On plan"]], ["B", "G"], others=[other])) == [True, False]


def test_letters_are_no_colours_where_they_stand_for_words(sheet, book):
    reading = plan(sheet, book, [["Key: C = Complete, O = On plan, B = Behind, N = Not started"]], ["C", "B", "N"])
    assert [(action.status.rag, action.status.complete) for action in reading.plan.actions] == [
        (None, True),
        (None, False),
        (None, False),
    ]


def test_a_dashboard_is_no_key(sheet, book):
    key = [["Programme", "Blue", "Green", "Total"], ["Roads", 3, 4, 7]]
    assert read(plan(sheet, book, key, ["Blue", "Green"], fills={"B1": BLUE, "C1": GREEN})) == [None, None]


@pytest.mark.parametrize("text", ["Key actions", "Key decision", "Keyworker: Jo", "Status", "RAG status"])
def test_what_is_no_heading_of_a_key(text):
    assert anchor_rest(text) is None


@pytest.mark.parametrize(
    "text, entries",
    [
        ("Blue = complete, Green = on schedule", [("Blue", "complete"), ("Green", "on schedule")]),
        ("R: some slippage, being managed; G: on plan", [("R", "some slippage, being managed"), ("G", "on plan")]),
        ("Light green = on plan | Green = done", [("Light green", "on plan"), ("Green", "done")]),
        ("Completed (green), late (red)", [("green", "Completed"), ("red", "late")]),
        ("Not begun (no colour)", [("no colour", "Not begun")]),
        ("Actions shaded green are complete", [("green", "complete")]),
        ("Completed actions are shown in blue.", [("blue", "Completed")]),
        ("Red text – behind", [("Red", "behind")]),
        ("1 = not begun, 2 = begun, 3 = done", [("1", "not begun"), ("2", "begun"), ("3", "done")]),
        ("The green agenda: a plan", []),
        ("Work in the red brick building is done", []),
    ],
)
def test_a_key_in_words(text, entries):
    assert [(said.mark, said.meaning) for said in said_in(text)] == entries


@pytest.mark.parametrize(
    "meaning, complete",
    [
        ("Finished and handed over to business as usual", True),
        ("Complete, evidence seen", True),
        ("Action is complete", True),
        ("On track to be completed by the date", False),
        ("Will not be delivered as it stands", False),
        ("Partially complete", False),
        ("Not yet begun", False),
        ("Blue sky", None),
    ],
)
def test_what_a_meaning_says_of_completion(meaning, complete):
    assert completes(meaning) is complete


def test_lines_with_one_and_the_same_bullet_are_no_key():
    assert said_in("• Two workshops held, notes sent round.\n• Consultation closes in May; 33 replies so far.") == []


def test_signs_and_a_blank_in_brackets_on_one_line(sheet, book):
    key = [["Key:  ✔ finished   ● on track   ▲ slipping   (blank) not begun"]]
    reading = plan(sheet, book, key, ["✔", "●", None])
    assert [action.status.label for action in reading.plan.actions] == ["finished", "on track", "not begun"]
    assert read(reading) == [True, False, False]


def test_a_column_whose_heading_says_nothing_is_known_by_the_signs_of_the_key(sheet, book):
    rows = [["Key: ✔ finished ● on track"], [], ["Ref", "Action", "Lead", "Symbol"]]
    rows += [[f"1.{n}", doing, "AD", sign] for n, (doing, sign) in enumerate(zip(DOINGS, "✔●✔●", strict=True), 1)]
    assert read(read_plan([book(sheet("Plan", rows))], None)) == [True, False, True, False]


def test_a_line_of_the_key_about_the_colour_of_text_is_taken_whole():
    assert [said.meaning for said in said_in("Text in red: stuck, the board's help is needed")] == [
        "stuck, the board's help is needed"
    ]
    assert [said.mark for said in said_in("Text in green: finished, text in blue: under way")] == ["green", "blue"]


def test_under_a_key_of_colours_even_a_word_of_ours_means_what_it_says_there(sheet, book):
    key = [["Colour key", "Meaning"], ["Done", "Finished and checked"], ["Closed", "No longer wanted, not done"]]
    assert read(plan(sheet, book, key, ["Done", "Closed"])) == [True, False]


def test_a_key_in_one_row_may_end_with_the_blank(sheet, book):
    key = [["Key", None, "Complete", None, "Late", "Blank", "Not begun"]]
    reading = plan(sheet, book, key, [None, None], fills={"B1": BLUE, "D1": RED, 1: BLUE})
    assert [action.status.label for action in reading.plan.actions] == ["Complete", "Not begun"]
    assert read(reading) == [True, False]


def test_a_letter_the_key_gives_no_colour_has_none_from_an_earlier_period(sheet, book):
    rows = [["Key"], ["B", "Complete"], ["A", "Late"], ["R", "Very late"], ["N", "Not begun"], []]
    rows += [["Ref", "Action", "Lead", "RAG - Dec 2014", "RAG - Sept 2014"], ["1", DOINGS[0], "AD", "N", "A"]]
    rows += [["2", DOINGS[1], "AD", "B", "A"]]
    actions = read_plan([book(sheet("Plan", rows))], None).plan.actions
    assert [action.status.rag for action in actions] == [None, "blue"]


def test_one_letter_in_two_shades_of_a_colour_is_told_apart_and_else_left_open(sheet, book):
    key = [["Key"], ["G", "Finished and checked"], ["G", "On track"]]
    fills = {"A2": GREEN, "A3": LIGHT, 1: LIGHT, 2: GREEN}
    reading = plan(sheet, book, key, ["G", "G", "G"], fills=fills)
    assert read(reading) == [False, True, None]
    assert [finding.code for finding in reading.findings if finding.code == "status-meaning-open"]


@pytest.mark.parametrize("trailing", [[], ["Position in March"]])
def test_colours_may_stand_behind_their_meanings_in_a_row(sheet, book, trailing):
    key = [["Colour key:", "Achieved", None, "On course", None, "No progress", None, *trailing]]
    fills = {"C1": BLUE, "E1": GREEN, "G1": RED, 1: BLUE, 2: GREEN, 3: RED}
    assert read(plan(sheet, book, key, [None, None, None], fills=fills)) == [True, False, False]


def test_colours_before_their_meanings_in_a_row_still_do(sheet, book):
    key = [["Colour key:", None, "Achieved", None, "On course", None, "No progress"]]
    fills = {"B1": BLUE, "D1": GREEN, "F1": RED, 1: BLUE, 2: GREEN, 3: RED}
    assert read(plan(sheet, book, key, [None, None, None], fills=fills)) == [True, False, False]


def test_a_key_may_name_the_colours_of_its_signs_and_have_a_dash(sheet, book):
    key = [["★  Complete (blue)"], ["▲  On plan (green)"], ["▼  Off plan (red)"], ["–  Not begun"]]
    reading = plan(sheet, book, key, ["★", "▼", "–", None])
    told = [(action.status.label, action.status.rag, action.status.complete) for action in reading.plan.actions]
    assert told[:3] == [("Complete", "blue", True), ("Off plan", "red", False), ("Not begun", None, False)]
    assert told[3][0] is None


def test_a_dash_that_no_key_explains_is_no_status(sheet, book):
    assert [
        action.status.label for action in plan(sheet, book, [["Key: B = complete, G = on plan"]], ["B", "–"]).plan.actions
    ] == [
        "B",
        None,
    ]


def test_one_dot_in_several_colours_of_type(sheet, book):
    rows = [["Status dots"], ["● Done"], ["● On course"], ["● Stuck"], [], ["Ref", "Action", "Lead", "Status"]]
    made = sheet("Plan", [*rows, *([f"1.{n}", doing, "AD", "●"] for n, doing in enumerate(DOINGS[:3], 1))])
    types = {"A2": "0070C0", "A3": GREEN, "A4": RED, "D7": RED, "D8": "0070C0", "D9": GREEN}
    assert read(read_plan([book(in_type(made, types))], None)) == [False, True, False]


@pytest.mark.parametrize(
    "line", ["No colour at all: not yet started", "A blank means not yet due.", "No shading = not yet started"]
)
def test_a_line_about_no_colour_is_about_the_blank(sheet, book, line):
    key = [["Key to colours"], [None, "Finished"], [None, "On schedule"], [line]]
    assert read(plan(sheet, book, key, [None, None], fills={"A2": BLUE, "A3": GREEN, 1: BLUE})) == [True, False]


def test_numbers_of_a_key_make_a_column_of_statuses_whatever_its_heading(sheet, book):
    key = ["Progress code: 1 = done, signed off; 2 = done, for sign-off today; 3 = under way; 4 = no progress."]
    rows = [key, [], ["Ref", "Action", "Lead", "Progress code", "Action taken"]]
    said = ("3", "1", "4", "2")
    rows += [
        [f"1.{n}", doing, "AD", code, "It went well so far"] for n, (doing, code) in enumerate(zip(DOINGS, said, strict=True), 1)
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert read(reading) == [False, True, False, True]
    assert {action.progress for action in reading.plan.actions} == {"It went well so far"}


def test_the_newest_of_several_months_counts_under_one_heading(sheet, book):
    heads = [["Ref", "Action", "Lead", "Position", None, None], [None, None, None, "Nov 24", "Dec 24", "Jan 25"]]
    months = [("Open", "Open", "Closed"), ("Open", "Closed", "Closed"), ("Waiting", "Open", "Open"), ("Open", "Open", "Open")]
    rows = [[f"1.{n}", doing, "AD", *said] for n, (doing, said) in enumerate(zip(DOINGS, months, strict=True), 1)]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:F1"]
    reading = read_plan([book(sheet("Plan", [*heads, *rows], merges=merges))], None)
    assert [action.status.label for action in reading.plan.actions] == ["Closed", "Closed", "Open", "Open"]


def test_a_word_in_two_colours_that_the_key_explains_is_no_mistake(sheet, book):
    key = [["Colours: Green = complete and verified; Amber = open and on time; Red = open and late"]]
    fills = {1: AMBER, 2: AMBER, 3: RED, 4: GREEN}
    reading = plan(sheet, book, key, ["Open", "Open", "Open", "Open"], fills=fills)
    assert [action.status.rag for action in reading.plan.actions][:3] == ["amber", "amber", "red"]
    assert read(reading) == [False] * 4
    disagreeing = [finding for finding in reading.findings if finding.code == "status-colour-disagrees"]
    assert ["complete and verified" in finding.message for finding in disagreeing] == [True]
