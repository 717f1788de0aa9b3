"""Rows of a table that are no actions: bands, totals, page feet, prepared rows, remarks."""

import pytest
from workbooks import ROWS, plan_workbook

from reportgen.parse import read_plan
from reportgen.workbook import open_workbook

HEAD = ["Ref", "Action", "Lead", "Due date", "Progress", "Status"]


def row(ref, text, status="On track"):
    return [ref, text, "Head of Housing", "May 2025", "Begun.", status]


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def read(sheet, book, rows, **style):
    return read_plan([book(sheet("Plan", rows, **style))], None)


def test_a_programme_row_with_its_own_rating_is_no_action(sheet, book):
    rows = [
        HEAD,
        ["1", "Homes fit to live in", None, None, None, "Amber"],
        row("1.1", "Review lettings"),
        row("1.2", "Publish the survey"),
    ]
    rows += [
        ["2", "Safe streets", None, None, None, "Red"],
        row("2.1", "Repaint the crossings"),
        row("2.1a", "Paint the first ten"),
    ]
    reading = read(sheet, book, rows, bold=["A2", "B2", "A5", "B5"])
    assert [action.ref for action in reading.plan.actions] == ["1.1", "1.2", "2.1", "2.1a"]
    assert {kinds(reading)[2], kinds(reading)[5]} <= {"work_stream", "objective"}
    assert any("Amber" in note.text for note in reading.plan.notes)


def test_a_parent_action_with_a_lead_and_a_date_stays_an_action(sheet, book):
    rows = [HEAD, row("1", "Homes fit to live in"), row("1.1", "Review lettings"), row("1.2", "Publish the survey")]
    assert len(read(sheet, book, rows, bold=["A2", "B2"]).plan.actions) == 3


def test_subtotals_and_page_feet_are_told(sheet, book):
    rows = [
        HEAD,
        row("1", "Review lettings"),
        row("2", "Publish the survey"),
        ["Subtotal – Homes", "2 actions", None, None, None, "1 Green, 1 Blue"],
    ]
    rows += [
        ["Housing – draft", "Page 1 of 2"],
        [],
        HEAD,
        [None, None, None, None, "Held up by the audit."],
        row("3", "Agree a protocol"),
        ["Grand total", 3],
    ]
    reading = read(sheet, book, rows)
    assert kinds(reading) == {
        1: "header",
        2: "action",
        3: "action",
        4: "total",
        5: "note",
        7: "header",
        8: "continuation",
        9: "action",
        10: "total",
    }
    assert reading.plan.actions[1].progress == "Begun.\nHeld up by the audit."


def test_rows_prepared_for_later_are_blank(sheet, book):
    rows = [
        HEAD,
        row("1", "Review lettings"),
        ["2", None, None, None, None, "Not started"],
        [None, None, None, None, None, "Not started"],
        ["4"],
    ]
    assert list(kinds(read(sheet, book, rows)).values()) == ["header", "action", "blank", "blank", "blank"]


def test_remarks_below_a_table_are_notes(sheet, book):
    rows = [
        HEAD,
        row("1", "Review lettings"),
        row("2", "Publish the survey"),
        [],
        [None, "Questions from the Board"],
        [None, "Could the survey be sooner?"],
    ]
    reading = read(sheet, book, rows, bold=["B5"])
    assert len(reading.plan.actions) == 2
    assert (kinds(reading)[5], kinds(reading)[6]) == ("note", "note")


def test_letters_under_the_headings_are_part_of_them(sheet, book):
    rows = [HEAD, ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"], row("1", "Review lettings")]
    assert kinds(read(sheet, book, rows)) == {1: "header", 2: "header", 3: "action"}


def test_the_first_block_has_its_title_as_the_others_have(sheet, book):
    rows = [["Annual plan"], [], ["Homes (limited assurance)"], HEAD, row("1", "Review lettings"), []]
    rows += [["Streets"], HEAD, row("1", "Repaint the crossings"), [], ["Streets (continued)"], HEAD, row("2", "Light the paths")]
    reading = read(sheet, book, rows, bold=["A3", "A7", "A11"])
    assert [(stream.title, len(stream.actions)) for stream in reading.plan.work_streams] == [
        ("Homes (limited assurance)", 1),
        ("Streets", 2),
    ]
    assert reading.plan.title == "Annual plan"


def test_a_completed_block_is_retired_and_a_live_one_after_it_is_not(sheet, book):
    rows = [
        ["Completed – agreed by the Board"],
        HEAD,
        row("1", "Review lettings", "Completed"),
        [],
        ["Outstanding actions"],
        HEAD,
        row("2", "Publish the survey"),
    ]
    reading = read(sheet, book, rows, bold=["A1", "A5"])
    assert [action.ref for action in reading.plan.actions] == ["2"]
    assert [action.ref for action in reading.plan.retired] == ["1"]


def test_a_lead_line_is_no_objective(sheet, book):
    rows = [HEAD, ["Priority 1: Homes"], ["Sponsor: Director of Place"], row("1", "Review lettings")]
    reading = read(sheet, book, rows, bold=["A2", "A3"])
    assert reading.plan.actions[0].objective is None
    assert kinds(reading)[3] == "note"


def test_a_committee_called_overview_and_scrutiny_begins_no_summary(sheet, book):
    rows = [["Overview and Scrutiny Committee"], ["Follow-up of its reviews"], [], HEAD, row("1", "Review lettings")]
    reading = read(sheet, book, rows, bold=["A1"])
    assert (kinds(reading)[1], len(reading.plan.actions)) == ("title", 1)


@pytest.mark.parametrize("ref", ["1.2", ""])
@pytest.mark.parametrize("lead", ["n/a", "TBC", "-", "Head of Highways"])
def test_a_row_of_a_table_never_heads_another(tmp_path, ref, lead):
    rows = [*ROWS["Safer streets"], *ROWS["Safer people"]]
    rows = [{**each, "Ref": each["Ref"] if ref else "", "Lead": lead} for each in rows]
    path = plan_workbook(tmp_path / "plan.xlsx", {"Roads": rows})
    reading = read_plan([open_workbook(path)], None)
    assert [action.action for action in reading.plan.actions] == [each["Action"] for each in rows]
