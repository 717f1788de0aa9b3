"""Keys as lists and of colours, marks in months, two scales, and what takes "complete" back."""

import pytest

from reportgen.parse import read_plan
from reportgen.parse.meaning import completes, said_in

DOINGS = [
    "Open the depot in the south",
    "Train every driver in first aid",
    "Publish the rota on the web",
    "Repair the northern gates",
]
GREEN, AMBER, RED, BLUE = "00B050", "FFC000", "FF0000", "00B0F0"


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def rows_of(statuses, heading="Status"):
    return [
        ["Ref", "Action", "Lead", heading],
        *([f"1.{n}", DOINGS[n - 1], "AD", status] for n, status in enumerate(statuses, 1)),
    ]


def labels(reading):
    return [action.status.label for action in reading.plan.actions]


def rags(reading):
    return [action.status.rag for action in reading.plan.actions]


def complete(reading):
    return [action.status.complete for action in reading.plan.actions]


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


# -- what a meaning says ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "meaning",
    [
        "Complete, not yet embedded",
        "Green – Complete, not yet shown to be embedded",
        "Completed but impact not yet evidenced",
        "Delivered; improvement yet to be sustained",
        "Action implemented, still to be embedded",
    ],
)
def test_what_is_complete_and_not_yet_embedded_is_complete(meaning):
    assert completes(meaning) is True


@pytest.mark.parametrize(
    "meaning",
    [
        "Not yet complete",
        "Not yet embedded",
        "Complete subject to sign-off",
        "Complete but not yet signed off",
        "Partly complete, not yet embedded",
        "On track, impact not yet evidenced",
        "Complete, evidence not yet seen",
    ],
)
def test_what_is_not_yet_complete_is_not(meaning):
    assert completes(meaning) is False


def test_a_key_tells_of_green_that_it_is_complete_though_not_yet_embedded(sheet, book):
    key = [["Key"], ["Blue", "Complete and embedded"], ["Green", "Complete, not yet embedded"], ["Amber", "On track"], []]
    reading = read(sheet, book, [*key, *rows_of(["Blue", "Green", "Amber"])])
    assert complete(reading) == [True, True, False]


# -- keys in a list -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "B Complete | G On track | R Late",
        "B Complete   G On track   R Late",
        "B Complete; G On track; R Late",
        "B Complete\nG On track\nR Late",
    ],
)
def test_letters_with_their_meanings_in_a_list_are_a_key(sheet, book, line):
    assert [(said.mark, said.meaning) for said in said_in(line)] == [("B", "Complete"), ("G", "On track"), ("R", "Late")]
    reading = read(sheet, book, [["Our plan"], [line], [], *rows_of(["B", "G", "R"])])
    assert complete(reading) == [True, False, False]


def test_signs_with_their_meanings_in_a_list_are_a_key(sheet, book):
    reading = read(sheet, book, [["Our plan"], ["✅ finished   🟢 fine   🔴 trouble"], [], *rows_of(["✅", "🟢", "🔴"])])
    assert complete(reading) == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "A new depot | B roads",
        "A review of the rota; a plan for the gates",
        "Complete | On track | Late",
        "G Brown | R Green | B Diaz",
        "I wrote to the board   I spoke to the chair",
    ],
)
def test_lists_that_begin_with_letters_by_chance_are_no_key(text):
    assert said_in(text) == []


# -- a meaning without a colour -----------------------------------------------------------------------------------------------


def coloured_key(*meanings):
    return [["Key"], *([None, meaning] for meaning in meanings), []]


def test_a_meaning_without_a_colour_in_a_key_of_colours_is_the_blank_s(sheet, book):
    key = coloured_key("Complete", "On track", "Late", "Not started")
    rows = [*key, *rows_of([None] * 4)]
    top = len(key) + 1
    fills = {"A2": BLUE, "A3": GREEN, "A4": RED, f"D{top + 1}": BLUE, f"D{top + 2}": GREEN, f"D{top + 3}": RED}
    reading = read(sheet, book, rows, fills=fills)
    assert complete(reading) == [True, False, False, False]
    assert rags(reading)[3] is None
    assert kinds(reading)[5] == "key"


def test_a_line_below_a_key_that_means_nothing_of_progress_is_not_of_it(sheet, book):
    key = coloured_key("Complete", "On track", "Late", "Agreed by the board in May")
    rows = [*key, *rows_of([None] * 4)]
    top = len(key) + 1
    fills = {"A2": BLUE, "A3": GREEN, "A4": RED, f"D{top + 1}": BLUE, f"D{top + 2}": GREEN, f"D{top + 3}": RED}
    reading = read(sheet, book, rows, fills=fills)
    assert complete(reading)[:3] == [True, False, False]
    assert labels(reading)[3] is None


def test_a_plain_word_after_coloured_ones_in_a_row_is_not_the_meaning_of_the_last(sheet, book):
    key = [["Key:", "Delivered", "On plan", "Behind plan", "Not begun"], []]
    fills = {"B1": BLUE, "C1": GREEN, "D1": AMBER}
    reading = read(sheet, book, [*key, *rows_of(["Delivered", "Behind plan", "Not begun"])], fills=fills)
    assert rags(reading)[:2] == ["blue", "amber"]
    assert rags(reading)[2] != "amber"
    assert complete(reading) == [True, False, False]


def test_coloured_words_each_before_its_meaning_are_explained_by_it(sheet, book):
    key = [["Key:", "Blue", "Delivered", "Amber", "Behind plan"], []]
    reading = read(sheet, book, [*key, *rows_of(["Blue", "Amber"])], fills={"B1": BLUE, "D1": AMBER})
    assert complete(reading) == [True, False]


# -- months -------------------------------------------------------------------------------------------------------------------


def months(sheet, book, marks, fills, key=()):
    head = ["Ref", "Action", "Lead", "Jan 25", "Feb 25", "Mar 25", "Apr 25"]
    rows = [[f"1.{n}", text, "AD", *row] for n, (text, row) in enumerate(zip(DOINGS, marks, strict=False), 1)]
    top = len(key) + 1
    placed = {f"{letter}{top + int(row)}": fill for (letter, row), fill in fills.items()}
    key_fills = {"A2": BLUE, "A3": GREEN, "A4": RED} if key else {}
    return read(sheet, book, [*key, head, *rows], fills={**placed, **key_fills})


FILLS = {("D", 1): GREEN, ("E", 1): BLUE, ("D", 2): GREEN, ("E", 2): RED, ("D", 3): GREEN, ("E", 3): GREEN}


def test_a_mark_in_a_month_to_come_is_not_the_status(sheet, book):
    marks = [[None] * 4, [None, None, None, "M"], [None, None, "M", None]]
    reading = months(sheet, book, marks, FILLS, coloured_key("Complete", "On track", "Late"))
    assert rags(reading) == ["blue", "red", "green"]
    assert complete(reading) == [True, False, False]


def test_words_in_months_are_statuses(sheet, book):
    head = ["Ref", "Action", "Lead", "Status Jan 25", "Status Feb 25"]
    rows = [[f"1.{n}", text, "AD", "On track", "Complete"] for n, text in enumerate(DOINGS, 1)]
    assert complete(read(sheet, book, [head, *rows])) == [True] * 4


def test_a_blank_that_the_key_tells_of_says_nothing_of_months(sheet, book):
    key = coloured_key("Complete", "On track", "Late", "Not started")
    marks = [[None] * 4, [None] * 4, [None] * 4]
    reading = months(sheet, book, marks, FILLS, key)
    assert rags(reading) == ["blue", "red", "green"]


# -- two scales ---------------------------------------------------------------------------------------------------------------

SCALE = [["Key"], ["3", "Complete"], ["2", "On track"], ["1", "Late"], []]


def scales(sheet, book, first, second, values, key=SCALE):
    head = ["Ref", "Action", "Lead", first, second]
    rows = [[f"1.{n}", text, "AD", *pair] for n, (text, pair) in enumerate(zip(DOINGS, values, strict=False), 1)]
    return read(sheet, book, [*key, head, *rows])


def test_two_columns_of_a_key_s_marks_are_both_statuses(sheet, book):
    reading = scales(sheet, book, "Our view", "The panel's view", [("3", "2"), ("2", "2"), ("1", "1"), ("3", "3")])
    own = {column.heading: column.field for column in reading.columns}
    assert own["Our view"] == own["The panel's view"] == "status"
    assert None not in labels(reading)


def test_a_column_with_anything_else_beside_marks_is_no_status(sheet, book):
    reading = scales(sheet, book, "Our view", "Posts", [("3", "2"), ("2", "14"), ("1", "9"), ("3", "3")])
    own = {column.heading: column.field for column in reading.columns}
    assert own["Our view"] == "status"
    assert own["Posts"] != "status"
    assert complete(reading) == [True, False, False, True]
