"""Columns and rows told by what they hold: shares of progress, minutes, success measures by year, counts of statuses, reviews."""

import pytest

from reportgen.parse import read_plan
from reportgen.parse.headings import period_of
from reportgen.parse.rows import counts_statuses

ACTIONS = [
    "Review the lettings policy with every team",
    "Publish the stock survey on the web site",
    "Train the call centre in the new repairs script",
    "Agree a damp and mould protocol with the NHS",
]


def plan(sheet, book, rows, **how):
    return read_plan([book(sheet("Plan", rows, **how))], None)


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def test_progress_in_per_cent_is_no_update_where_a_note_says_more(sheet, book):
    rows = [["Ref", "Action", "Lead", "Progress", "Latest note"]]
    rows += [[str(at), text, "Asset Manager", f"{at}0%", f"Note {at}"] for at, text in enumerate(ACTIONS, 1)]
    first = plan(sheet, book, rows).plan.actions[0]
    assert (first.percent, first.progress) == (10, "Note 1")


def test_numbers_of_minutes_are_references(sheet, book):
    refs = ["23/114(a)", "23/114(b)", "23/118", "24/004"]
    rows = [["Minute", "Date of meeting", "Action", "By whom", "Deadline"]]
    rows += [[ref, "14 Nov 2023", text, "Clerk", "March 2024"] for ref, text in zip(refs, ACTIONS, strict=True)]
    actions = plan(sheet, book, rows).plan.actions
    assert [action.ref for action in actions] == refs
    assert {action.due.text for action in actions} == {"March 2024"}


def test_success_measures_by_year_are_no_actions(sheet, book):
    rows = [
        ["Ref", "Action", "Lead", "Due date", "Status"],
        *[[str(at), text, "Asset Manager", "May 2025", "On track"] for at, text in enumerate(ACTIONS, 1)],
        [],
        [None, "How we measured it"],
        [None, "Measure of success", "2021/22", "Target", "2022/23"],
        [None, "Household waste recycled", "52.1%", "54%", "53.4%"],
        [None, "Tonnes to landfill", "14,210", "13,000", "13,350"],
    ]
    reading = plan(sheet, book, rows, bold=["B7", "B8"])
    assert [action.action for action in reading.plan.actions] == ACTIONS


@pytest.mark.parametrize(
    "text, counts",
    [
        ("Achieved: 3 of 5", True),
        ("Complete – 2 out of 4.", True),
        ("Must do: 10 actions – 3 blue, 3 green, 3 amber, 1 red", True),
        ("Complete 2 of 4 reviews", False),
        ("Install 3 green bins, 2 red bins", False),
        ("Page 3 of 5", False),
    ],
)
def test_a_line_that_counts_statuses(text, counts):
    assert counts_statuses(text) is counts


def test_a_line_that_counts_statuses_is_no_action(sheet, book):
    rows = [["Ref", "Action", "Lead", "Due date", "Status"]]
    rows += [[str(at), text, "Asset Manager", "May 2025", "Achieved"] for at, text in enumerate(ACTIONS, 1)]
    reading = plan(sheet, book, [*rows, [None, "Achieved: 4 of 4"]], bold=["B6"])
    assert len(reading.plan.actions) == 4
    assert kinds(reading)[6] == "summary"


def test_of_several_reviews_the_newest_marked_tells_the_status(sheet, book):
    parts = ["Not started", "Started", "Embedded"]
    rows = [
        ["Action", "Who", *["Autumn review", None, None], *["Spring review", None, None], *["Summer review", None, None]],
        [None, None, *parts, *parts, *parts],
        [ACTIONS[0], "HT", None, "x", None, None, None, "x"],
        [ACTIONS[1], "HT", "x", None, None, None, "x"],
        [ACTIONS[2], "HT", "x", None, None, "x"],
    ]
    actions = plan(sheet, book, rows, merges=["A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:K1"]).plan.actions
    assert [action.status.label for action in actions] == ["Embedded", "Started", "Not started"]


def test_the_end_of_the_year_is_later_than_its_half():
    assert period_of("Mid-year position").order < period_of("End of year position").order
    assert period_of("Half-year update 2024").order < period_of("Year-end update 2024").order


def test_a_continuation_begins_no_table(sheet, book):
    rows = [
        ["Ref", "Recommendation", "Agreed action", "Owner", "Due", "Update", "Status"],
        ["A.1", "Policies should be reviewed.", ACTIONS[0], "Head of IT", "May 2024", "Housing done.", "Complete"],
        [None, None, None, None, None, "Licensing will be next."],
        ["A.2", "Notices should be offered.", ACTIONS[1], "Head of IT", "June 2024", None, "Not yet actioned"],
        ["A.3", "A panel should be set up.", ACTIONS[2], "Head of IT", "July 2024", None, "Not yet actioned"],
    ]
    reading = plan(sheet, book, rows)
    assert [action.ref for action in reading.plan.actions] == ["A.1", "A.2", "A.3"]
    assert reading.plan.actions[0].progress == "Housing done.\nLicensing will be next."
    assert reading.plan.actions[1].status.complete is False


def test_a_text_under_the_objectives_below_a_table_is_a_note(sheet, book):
    rows = [["Recommendation", "Action", "Lead", "Due date"]]
    rows += [[f"{at}. Be better", text, "Asset Manager", "May 2025"] for at, text in enumerate(ACTIONS, 1)]
    reading = plan(sheet, book, [*rows, [], ["Signed by the Head of Housing, 4 May"]])
    assert kinds(reading)[7] == "note"
    assert reading.plan.actions[-1].objective == "4. Be better"


def test_a_word_in_capitals_before_a_note_is_the_status(sheet, book):
    notes = ["DONE. Refused in January", "ONGOING: four so far", None, "Reported on line", "Asked twice"]
    rows = [["Ref", "Action", "By whom", "Notes"]]
    rows += [
        [str(at), text, "Clerk", note] for at, (text, note) in enumerate(zip([*ACTIONS, "Mend the stile"], notes, strict=True), 1)
    ]
    actions = plan(sheet, book, rows).plan.actions
    assert [action.status.complete for action in actions] == [True, False, None, None, None]


def test_a_date_beside_a_word_of_delay_is_no_date_of_completion(sheet, book):
    said = ["Completed 14 March 2023.", "Delayed - now expected November 2023.", None, "Completed June 2023. All told."]
    rows = [["Ref", "Action", "Lead", "Target date", "Date of completion"]]
    rows += [[str(at), text, "Clerk", "May 2023", note] for at, (text, note) in enumerate(zip(ACTIONS, said, strict=True), 1)]
    complete = [action.status.complete for action in plan(sheet, book, rows).plan.actions]
    assert (complete[0], complete[3]) == (True, True)
    assert complete[1] is not True
