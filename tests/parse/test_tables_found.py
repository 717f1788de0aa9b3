"""Tables whose headings nobody has heard of, machine-made ones, and several rows of headings."""

import pytest

from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.headings import Lexicon

LEXICON = Lexicon(Layout("", stream_word=""))
ROWS = [
    ["A1", "Review the lettings policy with every team", "Head of Housing", "March 2025", "On track"],
    ["A2", "Publish the stock survey on the web site", "Asset Manager", "30/06/2025", "Complete"],
    ["A3", "Train the call centre in the new repairs script", "Service Manager", "Sept 2025", "Not started"],
    ["A4", "Agree a damp and mould protocol with the NHS", "Head of Housing", "December 2025", "Delayed"],
]


def kinds(reading, sheet=None):
    return {record.row: record.kind for record in reading.rows if sheet in (None, record.sheet)}


def found(reading, code):
    return [finding for finding in reading.findings if finding.code == code]


@pytest.mark.parametrize(
    "heading, role",
    [
        ("AssignedTo", "lead"),
        ("DueDate", "due"),
        ("StatusValue", "status"),
        ("Lead_Officer", "lead"),
        ("1. Action", "action"),
        ("(b) Lead:", "lead"),
        ("Col 3: Status", "status"),
        ("Cam gweithredu / Action", "action"),
        ("Swyddog arweiniol\nLead officer", "lead"),
        ("Due date (dd/mm/yy)", "due"),
        ("Progress update: please begin with the date", "progress"),
        ("Action due", "due"),
        ("Further treatment action", "action"),
        ("Update on action", "progress"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(heading, role):
    assert LEXICON.guess(heading).role == role


def test_a_table_of_unknown_headings_is_read_by_what_its_columns_hold(sheet, book):
    rows = [["Tenancy programme"], [], ["Mark", "Undertaking", "Helm", "Landing point", "Weather"], *ROWS]
    reading = read_plan([book(sheet("Plan", rows, bold=["A3", "B3"]))], None)
    assert [action.ref for action in reading.plan.actions] == ["A1", "A2", "A3", "A4"]
    first = reading.plan.actions[0]
    assert (first.action, first.lead, first.due.text, first.status.label) == (
        ROWS[0][1],
        ("Head of Housing",),
        "March 2025",
        "On track",
    )
    guessed = {finding.text for finding in found(reading, "column-guessed")}
    assert guessed == {"Mark", "Helm", "Landing point", "Weather"}
    assert [finding.text for finding in found(reading, "action-column-guessed")] == ["Undertaking"]
    assert reading.sheets[0].unsure is not None


def test_one_unknown_heading_in_a_known_table_is_told_once_for_all_its_sheets(sheet, book):
    head = ["Ref", "Deliverable", "Accountable", "Landing point", "Position"]
    reading = read_plan([book(sheet("Homes", [head, *ROWS]), sheet("Streets", [head, *_other("B")]))], None)
    assert {action.due is not None for action in reading.plan.actions} == {True}
    assert {action.status.label for action in reading.plan.actions} >= {"On track", "Complete"}
    (told,) = found(reading, "column-guessed")
    assert (told.severity, told.cells) == ("warning", ("'Homes'!D1", "'Streets'!D1"))


def _other(mark):
    return [[row[0].replace("A", mark), f"{row[1]} in the north", *row[2:]] for row in ROWS]


def test_what_an_action_is_for_is_not_taken_for_the_action(sheet, book):
    head = ["Why we bother", "What has to happen", "In whose hands", "Landing point", "Weather"]
    rows = [[f"The inspectors found that point {row[0]} was weak", *row[1:]] for row in ROWS]
    reading = read_plan([book(sheet("Plan", [head, *rows]))], None)
    assert [action.action for action in reading.plan.actions] == [row[1] for row in ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Version", "Date", "Author", "What was changed in it"],
            *[[f"{n}.0", f"{n} May 2024", "P Nair", "The second part was written anew by the team"] for n in (1, 2, 3)],
        ],
        [
            ["Name", "Email", "Telephone", "What they do for us here"],
            *[["Jo Bloggs", "j@x.uk", "01234", "Looks after the building and its keys"] for _ in range(3)],
        ],
    ],
)
def test_logs_and_contacts_are_no_actions(sheet, book, rows):
    plan = sheet("Plan", [["Ref", "Action", "Lead", "Due date", "Status"], *ROWS])
    reading = read_plan([book(plan, sheet("Beside", rows))], None)
    assert len(reading.plan.actions) == 4
    assert "unknown" not in kinds(reading, "Beside").values()


def test_headings_over_quarters_are_joined_through_their_merge(sheet, book):
    rows = [
        ["Ref", "Action", "Lead", "Progress", None, None, "Status"],
        [None, None, None, "Q1", "Q2", "Q3", None],
        ["1", "Review the lettings policy", "AD People", "Begun.", "Half done.", None, "On track"],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["D1:F1", "A1:A2", "B1:B2", "C1:C2", "G1:G2"]))], None)
    (action,) = reading.plan.actions
    assert (action.progress, [update.text for update in action.updates]) == ("Half done.", ["Begun."])
    assert kinds(reading) == {1: "header", 2: "header", 3: "action"}


def test_headings_over_quarters_are_joined_without_a_merge(sheet, book):
    rows = [
        ["Progress", None, None, "Due date"],
        ["Q1", "Q2", "Q3", "Original", "Revised", "Ref", "Action", "Status"],
        ["Begun.", "Half done.", None, "March 2025", "June 2025", "1", "Review the lettings policy", "On track"],
    ]
    (action,) = read_plan([book(sheet("Plan", rows))], None).plan.actions
    assert (action.progress, action.due.text, action.original_due.text) == ("Half done.", "June 2025", "March 2025")


def test_months_of_a_chart_among_the_headings_do_not_hide_them(sheet, book):
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    rows = [["No.", "What we will do", "Who", *months], ["1", "Publish a profile of each ward", "Insight Team"]]
    assert [action.ref for action in read_plan([book(sheet("Plan", rows))], None).plan.actions] == ["1"]


def test_a_response_of_a_word_or_two_is_not_the_action(sheet, book):
    head = ["No.", "Recommendation", "Response", "Lead officer", "Target date"]
    answers = ["Accepted", "Accepted", "Rejected", "Accepted"]
    rows = [[row[0], row[1], answer, row[2], row[3]] for row, answer in zip(ROWS, answers, strict=True)]
    reading = read_plan([book(sheet("Plan", [head, *rows]))], None)
    assert [action.action for action in reading.plan.actions] == [row[1] for row in ROWS]


def test_a_key_in_a_row_is_no_heading_row(sheet, book):
    rows = [["Key", "Blue", "Complete", "Green", "On track", "Amber", "Slipping but recoverable"], [None, "Red", "Will miss"], []]
    rows += [["Ref", "Action", "Lead", "Due date", "Status"], *ROWS]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [action.ref for action in reading.plan.actions] == ["A1", "A2", "A3", "A4"]


def test_a_table_may_begin_with_its_column_of_ratings(sheet, book):
    rows = [["RAG rating", "Ref", "Action", "Lead", "Due date"], *[[row[4], row[0], row[1], row[2], row[3]] for row in ROWS]]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [action.status.label for action in reading.plan.actions] == [row[4] for row in ROWS]
