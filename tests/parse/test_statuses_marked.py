"""Statuses told by a mark, a key or a colour in less usual places."""

import pytest

from reportgen.parse import read_plan
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.meaning import said_in

DOINGS = [
    "Open the depot in the south",
    "Train every driver in first aid",
    "Publish the rota on the web",
    "Repair the northern gates",
]
RED, GREEN = "FF0000", "00B050"


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def rows_of(heading, statuses):
    given = [statuses] if isinstance(statuses, str) else statuses
    return [["Ref", "Action", "Lead", heading], *([f"1.{n}", DOINGS[n - 1], "AD", status] for n, status in enumerate(given, 1))]


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def texts(reading):
    return [action.action for action in reading.plan.actions]


def labels(reading):
    return [action.status.label for action in reading.plan.actions]


def complete(reading):
    return [action.status.complete for action in reading.plan.actions]


def rags(reading):
    return [action.status.rag for action in reading.plan.actions]


def codes(reading):
    return [finding.code for finding in reading.findings]


# -- ticks --------------------------------------------------------------------------------------------------------------------


def test_columns_on_both_sides_of_a_set_of_ticks_are_of_it(sheet, book):
    head = ["Ref", "Action", "Lead", "Scoping", "Started", "Completed", "Parked"]
    marks = [("x", None, None, None), (None, "x", None, None), (None, None, "x", None), (None, None, None, "x")]
    rows = [[str(n), text, "AD", *marked] for n, (text, marked) in enumerate(zip(DOINGS, marks, strict=True), 1)]
    reading = read(sheet, book, [head, *rows])
    assert labels(reading) == ["Scoping", "Started", "Completed", "Parked"]
    assert complete(reading) == [False, False, True, False]


def test_a_column_ticked_beside_the_set_s_own_ticks_is_not_of_it(sheet, book):
    head = ["Ref", "Action", "Lead", "Statutory duty", "Started", "Completed"]
    marks = [("x", "x", None), ("x", None, "x"), (None, "x", None), ("x", "x", None)]
    rows = [[str(n), text, "AD", *marked] for n, (text, marked) in enumerate(zip(DOINGS, marks, strict=True), 1)]
    reading = read(sheet, book, [head, *rows])
    assert labels(reading) == ["Started", "Completed", "Started", "Started"]


def test_ticks_of_unknown_words_alone_claim_nothing_of_completion(sheet, book):
    head = ["Ref", "Action", "Lead", "Green", "Amber", "Red"]
    marks = [("x", None, None), (None, "x", None), (None, None, "x"), ("x", None, None)]
    rows = [[str(n), text, "AD", *marked] for n, (text, marked) in enumerate(zip(DOINGS, marks, strict=True), 1)]
    assert complete(read(sheet, book, [head, *rows])) == [None] * 4


def test_marks_before_the_actions_are_not_what_these_are_for(sheet, book):
    head = ["Ref", "Statutory", "Action", "Lead", "Status"]
    rows = [[str(n), "✓" if n in (1, 3) else None, text, "AD", "Late"] for n, text in enumerate(DOINGS, 1)]
    assert [action.objective for action in read(sheet, book, [head, *rows]).plan.actions] == [None] * 4


def test_texts_beside_the_first_of_several_actions_are_what_these_are_for(sheet, book):
    head = ["Ref", "Focus", "Action", "Lead", "Status"]
    rows = [[str(n), {1: "Safer depots", 3: "Open data"}.get(n), text, "AD", "Late"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    found = [(stream.title, action.objective) for stream in reading.plan.work_streams for action in stream.actions]
    assert [title or objective for title, objective in found] == ["Safer depots", "Safer depots", "Open data", "Open data"]
    assert "column-guessed" in codes(reading)


def test_yes_and_no_are_no_statuses(sheet, book):
    head = ["Ref", "Action", "Lead", "Statutory?", "Progress"]
    rows = [[str(n), text, "AD", "Y" if n % 2 else "N", "The tender was let in June"] for n, text in enumerate(DOINGS, 1)]
    reading = read(sheet, book, [head, *rows])
    assert labels(reading) == [None] * 4
    assert complete(reading) == [None] * 4


def test_yes_and_no_under_done_tell_what_is_completed(sheet, book):
    head = ["Ref", "Action", "Lead", "Done?"]
    rows = [[str(n), text, "AD", "Y" if n % 2 else "N"] for n, text in enumerate(DOINGS, 1)]
    assert complete(read(sheet, book, [head, *rows])) == [True, False, True, False]


# -- colours ------------------------------------------------------------------------------------------------------------------


def test_pink_is_red_and_violet_is_no_rating():
    assert rag_of_word("Pink") == "red"
    assert rag_of_fill("FF99CC") == "red"
    assert rag_of_fill("7030A0") is None
    assert rag_of_fill("B1A0C7") is None


def test_a_word_of_open_meaning_shaded_red_is_not_completed_where_another_word_is(sheet, book):
    reading = read(sheet, book, rows_of("Status", ["Completed", "Sent upstairs", "Sent upstairs"]), fills={"D3": RED, "D4": RED})
    assert complete(reading) == [True, False, False]
    assert any("shaded red" in finding.message for finding in reading.findings)


@pytest.mark.parametrize(("shade", "words"), [(GREEN, ["Completed", "Enacted"]), (RED, ["Shelved", "Enacted"])])
def test_a_word_of_open_meaning_stays_open_in_green_or_where_nothing_is_completed(sheet, book, shade, words):
    reading = read(sheet, book, rows_of("Status", words), fills={"D3": shade})
    assert complete(reading)[1] is None


def test_a_colour_s_name_in_red_stays_open(sheet, book):
    reading = read(sheet, book, rows_of("Status", ["Completed", "Red"]), fills={"D3": RED})
    assert complete(reading) == [True, None]


# -- keys ---------------------------------------------------------------------------------------------------------------------


def test_a_key_in_brackets_explains_the_colours(sheet, book):
    line = "RAG: BLUE (finished), GREEN (on track), AMBER (some delay), RED (badly late)."
    reading = read(sheet, book, [[line], [], *rows_of("RAG", ["BLUE", "GREEN", "RED"])])
    assert complete(reading) == [True, False, False]


@pytest.mark.parametrize("text", ["The Green (formerly the depot) is open", "RED (first visit), RED (second visit)"])
def test_one_colour_with_brackets_is_no_key(text):
    assert not said_in(text)


def test_updates_that_begin_with_a_colour_tell_the_status(sheet, book):
    rows = rows_of("Update", ["GREEN – 33 schools signed", "AMBER – the tender is late", "RED – no officer in post"])
    reading = read(sheet, book, rows)
    assert rags(reading) == ["green", "amber", "red"]
    assert reading.plan.actions[0].progress == "GREEN – 33 schools signed"


def test_updates_of_which_one_begins_with_a_colour_tell_none(sheet, book):
    rows = rows_of("Update", ["Green bins went to 400 homes", "The tender is late", "No officer in post", "Two posts filled"])
    assert rags(read(sheet, book, rows)) == [None] * 4


SCORES = [["Progress scores"], [4, "Complete"], [3, "On course"], [2, "Some slippage"], [1, "Serious concern"]]


def test_scores_are_what_the_key_under_a_lone_heading_says(sheet, book):
    reading = read(sheet, book, [["Our plan"], *SCORES, [], *rows_of("Progress score", ["4", "3", "1"])])
    assert complete(reading) == [True, False, False]
    assert [kinds(reading)[row] for row in (2, 3, 6)] == ["key"] * 3


def test_numbers_under_a_lone_heading_that_nobody_scores_are_no_key(sheet, book):
    rows = [
        ["Our plan"],
        ["Progress so far"],
        ["Completed", 4],
        ["In progress", 3],
        [],
        *rows_of("Status", ["Completed", "Late"]),
    ]
    reading = read(sheet, book, rows)
    assert [kinds(reading)[row] for row in (3, 4)] == ["summary", "summary"]
    assert complete(reading) == [True, False]


def test_a_key_with_headings_of_its_own_beside_the_table_is_one(sheet, book):
    key = [("Status", "Meaning"), ("Signed off", "Agreed as complete"), ("Moving", "On track"), ("Drifting", "Behind plan")]
    rows = [[*row, None, *said] for row, said in zip(rows_of("Status", ["Signed off", "Moving", "Drifting"]), key, strict=True)]
    reading = read(sheet, book, rows)
    assert complete(reading) == [True, False, False]
    assert len(reading.plan.actions) == 3


def test_a_key_directly_below_the_table_is_no_actions(sheet, book):
    key = [["Assessment"], ["M", "Met and complete"], ["P", "On track"], ["N", "Not started"]]
    reading = read(sheet, book, [*rows_of("Judgement", ["M", "P", "N"]), [], *key])
    assert texts(reading) == DOINGS[:3]
    assert complete(reading) == [True, False, False]


def test_a_key_of_signs_directly_below_the_table_is_no_actions(sheet, book):
    rows = rows_of("RAG", ["🔵", "🟢", "🔴"])
    key = [[None, "🔵", "Completed"], [None, "🟢", "On track"], [None, "🔴", "Off track"]]
    reading = read(sheet, book, [*rows, *key])
    assert texts(reading) == DOINGS[:3]
    assert complete(reading) == [True, False, False]
    assert [kinds(reading)[row] for row in (5, 6, 7)] == ["key"] * 3


def test_a_row_that_has_a_sign_in_place_of_its_action_is_told(sheet, book):
    rows = [*rows_of("Status", ["Completed", "Late"]), ["1.3", "–", "AD", None]]
    reading = read(sheet, book, rows)
    assert texts(reading) == DOINGS[:2]
    assert 4 in kinds(reading)


# -- several columns ----------------------------------------------------------------------------------------------------------


def test_two_columns_of_statuses_whose_headings_say_nothing_are_both_statuses(sheet, book):
    head = ["Ref", "Action", "Lead", "Our view", "Auditor's view"]
    views = [("Completed", "Completed"), ("Completed", "In progress"), ("In progress", "Not started"), ("In progress", None)]
    rows = [[str(n), text, "AD", *view] for n, (text, view) in enumerate(zip(DOINGS, views, strict=True), 1)]
    reading = read(sheet, book, [head, *rows])
    assert {column.field for column in reading.columns if "view" in column.heading} == {"status"}
    assert None not in labels(reading)[:3]
    assert codes(reading).count("column-guessed") == 2


def test_a_second_column_of_yes_and_no_is_no_second_status(sheet, book):
    head = ["Ref", "Action", "Lead", "Our view", "Seen by audit"]
    views = [("Completed", "Y"), ("Completed", "N"), ("In progress", "N"), ("In progress", "N")]
    rows = [[str(n), text, "AD", *view] for n, (text, view) in enumerate(zip(DOINGS, views, strict=True), 1)]
    reading = read(sheet, book, [head, *rows])
    assert labels(reading) == ["Completed", "Completed", "In progress", "In progress"]
