"""Statuses that no word in a status column tells: ticks, shading, signs, dates, percentages, titles, charts."""

from dataclasses import replace
from datetime import date

import pytest

from reportgen.layout import load_layout
from reportgen.parse import read_plan

GREEN, AMBER, RED, BLUE = "92D050", "FFC000", "FF0000", "00B0F0"
DOINGS = [
    "Open the depot in the south",
    "Train every driver in first aid",
    "Publish the rota on the web",
    "Repair the northern gates",
]


def plan(sheet, book, headings, cells, *, above=(), below=(), layout=None, **more):
    """Read a table of actions whose further columns hold cells, a tuple a row, with lines above and below it."""
    rows = [*above, ["Ref", "Action", "Lead", *headings]]
    rows += [[f"1.{n}", doing, "AD", *own] for n, (doing, own) in enumerate(zip(DOINGS, cells, strict=False), 1)]
    return read_plan([book(sheet("Plan", [*rows, *below], **more))], layout)


def told(reading):
    return [
        (action.status.label, action.status.text, action.status.rag, action.status.complete) for action in reading.plan.actions
    ]


def completes(reading):
    return [action.status.complete for action in reading.plan.actions]


def found(reading, code):
    return [finding for finding in reading.findings if finding.code == code]


# -- ticks --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["✓", "x", "ü", "1", "Y", "●", "X", "Yes", "✔️"])
def test_of_columns_headed_by_statuses_the_marked_one_is_the_status(sheet, book, mark):
    rows = [(mark, None, None), (None, mark, None), (None, None, mark), (None, None, None)]
    reading = plan(sheet, book, ["Complete", "In progress", "Not started"], rows)
    assert [label for label, *_ in told(reading)] == ["Complete", "In progress", "Not started", None]
    assert completes(reading) == [True, False, False, None]
    assert reading.plan.actions[1].source.cell("status") == "E3"
    assert len(found(reading, "status-elsewhere")) == 3


def test_two_marks_are_no_status_and_an_error(sheet, book):
    reading = plan(sheet, book, ["Complete", "In progress"], [("x", None), ("x", "x"), (None, "x")])
    assert [label for label, *_ in told(reading)] == ["Complete", None, "In progress"]
    (problem,) = found(reading, "status-several")
    assert (problem.severity, problem.cell) == ("error", "D3")
    assert "Complete and In progress" in problem.message


def test_a_coloured_cell_of_a_tick_column_marks_it(sheet, book):
    reading = plan(sheet, book, ["Done", "On track"], [(None, None), (None, None)], fills={"D2": GREEN, "E3": AMBER})
    assert [label for label, *_ in told(reading)] == ["Done", "On track"]


def test_columns_headed_by_letters_mean_what_the_key_says(sheet, book):
    key = [["Key"], ["B", "Completed"], ["G", "On plan"], ["Blank", "Not started"], []]
    reading = plan(sheet, book, ["B", "G"], [("x", None), (None, "x"), (None, None)], above=key)
    assert completes(reading) == [True, False, False]


def test_yes_and_no_in_several_columns_are_not_ticks(sheet, book):
    reading = plan(sheet, book, ["Status", "Key decision"], [("Complete", "Y"), ("On track", None)])
    assert [label for label, *_ in told(reading)] == ["Complete", "On track"]


# -- answers, dates, percentages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Done?", "Complete?", "Completed (Y/N)", "Implemented?"])
def test_a_heading_that_asks_is_answered_with_yes_and_no(sheet, book, heading):
    reading = plan(sheet, book, [heading], [("Y",), ("N",), ("Yes",), ("Partly",)])
    assert completes(reading) == [True, False, True, False]
    assert [text for _, text, *_ in told(reading)] == ["Y", "N", "Yes", "Partly"]


def test_an_x_is_a_mark_but_a_cross_beside_ticks(sheet, book):
    assert completes(plan(sheet, book, ["Done?"], [("x",), ("X",)])) == [True, True]
    assert completes(plan(sheet, book, ["Done?"], [("✓",), ("x",)])) == [True, False]


def test_a_date_of_completion_is_completed_and_none_is_not(sheet, book):
    reading = plan(sheet, book, ["Date completed"], [(date(2015, 6, 1),), (None,), ("May 2015",), ("ongoing",)])
    assert completes(reading) == [True, False, True, False]
    assert told(reading)[0][:2] == ("Completed", "01/06/2015")
    assert told(reading)[1][0] is None
    assert "Date completed" in found(reading, "status-elsewhere")[0].message


def test_a_date_of_completion_beside_an_open_status_is_told(sheet, book):
    reading = plan(sheet, book, ["Status", "Date completed"], [("In progress", date(2015, 6, 1)), ("Complete", date(2015, 6, 1))])
    assert completes(reading) == [False, True]
    assert [finding.cell for finding in found(reading, "status-contradicted")] == ["D2"]


def test_a_percentage_is_a_status_where_there_is_no_other(sheet, book):
    reading = plan(sheet, book, ["% complete"], [("100%",), ("45%",), ("0",), ("c. 50%",)])
    assert told(reading)[:3] == [
        ("Completed", "100%", None, True),
        ("In progress", "45%", None, False),
        ("Not started", "0", None, False),
    ]
    assert [action.percent for action in reading.plan.actions] == [100, 45, 0, None]
    assert [finding.cell for finding in found(reading, "percent-unreadable")] == ["D5"]
    assert ("% complete", "45%") in reading.plan.actions[1].extra


def test_a_percentage_says_what_a_bare_colour_does_not(sheet, book):
    reading = plan(sheet, book, ["RAG", "% complete"], [("G", "100%"), ("G", "60%")])
    assert completes(reading) == [True, False]
    assert not found(reading, "status-meaning-open")


# -- shading --------------------------------------------------------------------------------------------------------------------


def test_a_sentence_about_shading_makes_the_actions_colour_the_status(sheet, book):
    reading = plan(
        sheet,
        book,
        [],
        [(), (), ()],
        above=[["Actions shaded green are complete; those shaded red are overdue."]],
        fills={"B3": GREEN},
    )
    assert completes(reading) == [True, None, None]


def test_stripes_are_no_rating(sheet, book):
    stripes = {f"{letter}{row}": "DDEBF7" for letter in "ABCD" for row in (2, 4)}
    reading = plan(sheet, book, ["Status"], [("Complete",), ("Complete",), ("Overdue",), ("Overdue",)], fills=stripes)
    assert [rag for *_, rag, _ in told(reading)] == ["green", "green", "red", "red"]


def test_updates_in_several_colours_give_the_rating_of_the_newest(sheet, book):
    rows = [("Two of four held", "Three of four held"), ("One of two held", "Both of them held")]
    fills = {"D2": RED, "E2": AMBER, "D3": AMBER, "E3": GREEN}
    reading = plan(sheet, book, ["Update June 2015", "Update July 2015"], rows, fills=fills)
    assert [rag for *_, rag, _ in told(reading)] == ["amber", "green"]


# -- words ----------------------------------------------------------------------------------------------------------------------


def test_progress_that_begins_with_a_status_tells_it(sheet, book):
    rows = [("COMPLETED – all of it in June",), ("In progress. Two of four done",), ("This action is COMPLETED at last",)]
    reading = plan(sheet, book, ["Progress"], rows)
    assert completes(reading) == [True, False, True]
    assert told(reading)[0][0] == "COMPLETED"
    assert reading.plan.actions[0].progress == "COMPLETED – all of it in June"


def test_the_title_over_a_table_is_the_status_of_its_actions(sheet, book):
    rows = [
        ["Completed since the last report"],
        ["Ref", "Action", "Lead"],
        ["1", DOINGS[0], "AD"],
        [],
        ["Outstanding actions"],
        ["Ref", "Action", "Lead"],
        ["2", DOINGS[1], "AD"],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [action.status.complete for stream in reading.plan.work_streams for action in (*stream.retired, *stream.actions)] == [
        True,
        False,
    ]


# -- which column ---------------------------------------------------------------------------------------------------------------


def test_the_rating_of_now_counts_not_the_one_before_or_foreseen(sheet, book):
    reading = plan(sheet, book, ["Previous RAG", "Current RAG", "Forecast RAG"], [("R", "A", "G"), ("A", "G", "G")])
    assert [label for label, *_ in told(reading)] == ["A", "G"]
    assert [[rating.text for rating in action.ratings] for action in reading.plan.actions] == [["R", "G"], ["A", "G"]]


def test_a_word_takes_its_colour_from_the_rating_beside_it(sheet, book):
    reading = plan(sheet, book, ["Status", "RAG"], [("Open", "Red"), ("Open", "Green"), ("Closed", "Green")])
    assert told(reading) == [
        ("Open", "Open", "red", False),
        ("Open", "Open", "green", False),
        ("Closed", "Closed", "green", True),
    ]


def test_arrows_are_a_direction_of_travel_and_no_status(sheet, book):
    reading = plan(sheet, book, ["Status"], [("↑",), ("On track",), ("On track",)])
    assert [label for label, *_ in told(reading)] == [None, "On track", "On track"]


# -- charts ---------------------------------------------------------------------------------------------------------------------


def test_the_last_coloured_month_of_a_chart_is_the_due_date(sheet, book):
    months = ["Apr 2015", "May 2015", "Jun 2015", "Jul 2015"]
    reading = plan(sheet, book, months, [(None,) * 4] * 2, fills={"D2": "7030A0", "E2": "7030A0", "F3": "7030A0"})
    assert [action.due.latest if action.due else None for action in reading.plan.actions] == [
        date(2015, 5, 31),
        date(2015, 6, 30),
    ]
    assert [action.due.kind for action in reading.plan.actions] == ["month", "month"]
    assert len(found(reading, "due-from-chart")) == 2
    assert all(action.updates == () and action.status.label is None for action in reading.plan.actions)


def test_the_colour_of_the_last_month_is_the_status_where_a_key_says_so(sheet, book):
    key = [["Key: Blue = completed, Green = on plan, Red = late"], []]
    fills = {"D4": GREEN, "E4": BLUE, "D5": GREEN, "E5": RED}
    reading = plan(sheet, book, ["Apr 2015", "May 2015", "Jun 2015"], [(None,) * 3] * 2, above=key, fills=fills)
    assert completes(reading) == [True, False]


# -- layouts --------------------------------------------------------------------------------------------------------------------


def test_a_layouts_blank_is_its_status(sheet, book):
    layout = load_layout("hillingdon")
    statuses = (*layout.statuses[:2], replace(layout.statuses[2], blank=True))
    headings = ["Ref", "Action", "Lead", "Status"]
    rows = [headings, ["1", DOINGS[0], "AD", "COMPLETED"], ["2", DOINGS[1], "AD", None]]
    reading = read_plan([book(sheet("Plan", rows))], replace(layout, statuses=statuses))
    assert [label for label, *_ in told(reading)] == ["Completed", "Static"]


# -- words in the midst of progress -------------------------------------------------------------------------------------------

LOUD = [
    "All posts are filled. COMPLETED.",
    "The rest is RESIDUAL and goes into the plan of the service.",
    "COMPLETED although reviews go on",
    "Not started because of the move: RESIDUAL",
]


def test_of_words_in_capitals_the_key_in_words_says_what_they_mean(sheet, book):
    above = [["COMPLETED means finished and signed off; RESIDUAL means not finished."], []]
    reading = plan(sheet, book, ["Update"], [(text,) for text in LOUD], above=above)
    assert [label for label, *_ in told(reading)] == ["COMPLETED", "RESIDUAL", "COMPLETED", "RESIDUAL"]
    assert completes(reading) == [True, False, True, False]


def test_a_word_in_capitals_that_nothing_explains_is_a_status_of_open_meaning(sheet, book):
    reading = plan(sheet, book, ["Update"], [(text,) for text in LOUD])
    assert completes(reading) == [True, None, True, None]
    assert "RESIDUAL" in found(reading, "status-meaning-open")[0].message


def test_an_action_done_earlier_has_its_word_in_an_earlier_update(sheet, book):
    rows = [("COMPLETED, leaflet out.", None), ("Draft.", "COMPLETED."), ("61%", "88%, so RESIDUAL."), ("Begun.", "RESIDUAL")]
    reading = plan(sheet, book, ["Update as at 29 September 2014", "Update as at 27 February 2015"], rows)
    assert [label for label, *_ in told(reading)] == ["COMPLETED", "COMPLETED", "RESIDUAL", "RESIDUAL"]
    assert reading.plan.actions[0].source.cell("status") == "D2"


def test_words_in_capitals_may_be_spaced_oddly(sheet, book):
    rows = [("IN  PROGRESS. 41 reviewed.",), ("IN\u00a0PROGRESS. Draft shared.",), ("COMPLETED.",), ("IN PROGRESS",)]
    assert completes(plan(sheet, book, ["Update"], rows)) == [False, False, True, False]


def test_abbreviations_in_capitals_are_no_status(sheet, book):
    rows = [(text,) for text in ("The MASH opened in May.", "MASH again in June.", "MASH and CIN.", "The MASH was moved.")]
    assert not found(plan(sheet, book, ["Update"], rows), "status-elsewhere")


# -- what a title or an empty chart says --------------------------------------------------------------------------------------


def test_a_title_of_two_words_is_both(sheet, book):
    reading = plan(sheet, book, ["Due"], [(None,)] * 2, above=[["B. In progress and on time"]])
    assert told(reading)[0] == ("In progress and on time", None, None, False)


def test_a_row_without_a_coloured_month_is_what_the_key_says_of_blanks(sheet, book):
    key = [["Key"], [None, "Done"], [None, "Going to plan"], ["none", "Not begun"], []]
    fills = {"A2": BLUE, "A3": GREEN, "D7": GREEN, "E7": BLUE}
    reading = plan(sheet, book, ["Apr 2015", "May 2015", "Jun 2015"], [(None,) * 3] * 2, above=key, fills=fills)
    assert [label for label, *_ in told(reading)] == ["Done", "Not begun"]
    assert completes(reading) == [True, False]


def test_a_months_colour_that_the_key_explains_is_believed_over_a_percentage(sheet, book):
    key = [["Key: Blue = completed, Green = on plan"], []]
    reading = plan(
        sheet, book, ["% complete", "Apr 2015", "May 2015", "Jun 2015"], [("80%", None, None, None)] * 2, above=key,
        fills={"E4": GREEN, "F4": BLUE, "E5": GREEN},
    )  # fmt: skip
    assert completes(reading) == [True, False]


def test_a_status_column_without_a_single_cell_leaves_it_to_the_title(sheet, book):
    rows = [["On track"], ["Ref", "Action", "Lead", "Status"], ["1", DOINGS[0], "AD", None], ["2", DOINGS[1], "AD", None]]
    assert told(read_plan([book(sheet("Plan", rows))], None)) == [("On track", None, None, False)] * 2
