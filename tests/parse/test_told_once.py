"""What a sheet says once and means further down too: parts of a heading, the sign of a chart, who delivers."""

from datetime import date

import pytest

from reportgen.parse import read_plan

DEEDS = ("Survey the old station", "Let the contract for repairs", "Move the stores to the depot", "Agree the lease of the yard")
POLICE = ("Estates Surveyor", None, "Fleet Manager", "Head of Estates")
FIRE = ("Property Manager", "Transport Officer", None, "Head of Assets")


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def test_the_parts_of_a_heading_mean_the_same_in_the_box_below(sheet, book):
    head = [["No.", "Action", "Lead officer", None, "Target"], [None, None, "Police", "Fire", None]]
    own = [[f"A{n}", *each, date(2025, 5, n)] for n, each in enumerate(zip(DEEDS, POLICE, FIRE, strict=True), 1)]
    box = [
        ["Retired actions"],
        ["No.", "Action", "Police", "Fire", "Target"],
        ["A9", "Share the gym", "Facilities Manager", "Fitter"],
    ]
    reading = read(
        sheet,
        book,
        [*head, *own, [None], *box],
        merges=["C1:D1", "A1:A2", "B1:B2", "E1:E2"],
        bold=["A8", "A9", "B9", "C9", "D9", "E9"],
    )
    assert [action.lead for action in reading.plan.retired] == [("Facilities Manager", "Fitter")]
    assert reading.plan.actions[0].lead == ("Estates Surveyor", "Property Manager")


@pytest.mark.parametrize("heading", ["Delivered by", "Completed by"])
def test_who_delivers_leads_where_no_column_says_who_else_does(sheet, book, heading):
    who = ("Road Safety Team", "Leisure Trust", "Housing Estates Manager", "Head of Assets")
    rows = [["Activity", heading, "When"], *[list(each) for each in zip(DEEDS, who, ["May 2025"] * 4, strict=True)]]
    assert [action.lead_text for action in read(sheet, book, rows).plan.actions] == list(who)


@pytest.mark.parametrize("heading", ["Delivered by", "Completed by"])
def test_dates_by_which_actions_are_delivered_are_no_leads(sheet, book, heading):
    rows = [
        ["Activity", heading, "Status"],
        *[[deed, f"{month} 2025", "On track"] for deed, month in zip(DEEDS, ("May", "June", "July", "May"), strict=True)],
    ]
    reading = read(sheet, book, rows)
    assert all(not action.lead for action in reading.plan.actions)


def test_a_sign_explained_below_the_colours_of_a_chart_is_no_action(sheet, book):
    head = ["No", "Action", "Lead", "Q1", "Q2", "Status"]
    own = [[n, deed, "AD", None, "◆", "On track"] for n, deed in enumerate(DEEDS, 1)]
    key = [
        [None, "Work done", None, None],
        [None, "Slippage", None, None],
        [None, "Milestone: to be finished by the end of the quarter", None, "◆"],
    ]
    reading = read(sheet, book, [head, *own, [], *key], fills={"D2": "2F75B5", "D3": "BDD7EE", "D7": "2F75B5", "D8": "F4B084"})
    assert [action.action for action in reading.plan.actions] == list(DEEDS)
    assert [row.kind for row in reading.rows][-3:] == ["key"] * 3


def test_an_action_without_a_number_marked_in_its_quarter_stays_one(sheet, book):
    head = ["No", "Action", "Lead", "Q1", "Q2", "Status"]
    own = [[n, deed, "AD", None, "◆", "On track"] for n, deed in enumerate(DEEDS, 1)]
    reading = read(sheet, book, [head, *own, [None, "Open the yard to the public", None, "◆"]], fills={"D2": "2F75B5"})
    assert len(reading.plan.actions) == 5
