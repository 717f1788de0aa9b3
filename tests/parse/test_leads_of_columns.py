"""Who leads, where leads stand in several columns, with dates in one cell, or as initials only a sheet knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import Calendar
from reportgen.layout import Layout
from reportgen.parse import read_plan
from reportgen.parse.headings import Lexicon
from reportgen.parse.lead import split_leads
from reportgen.parse.shared import lead_and_date

LEXICON = Lexicon(Layout("", stream_word=""))


@pytest.mark.parametrize(
    "text, who, when",
    [
        ("30 April 2024 – Data Protection Officer", "Data Protection Officer", "30 April 2024"),
        ("31 January 2024\nMonitoring Officer", "Monitoring Officer", "31 January 2024"),
        ("Data Protection Officer, 31 March 2024", "Data Protection Officer", "31 March 2024"),
        ("Head of Housing (by March 2025)", "Head of Housing", "by March 2025"),
        ("Head of Housing by end of March 2025", "Head of Housing", "by end of March 2025"),
        ("TBC – Information Manager", "Information Manager", "TBC"),
        ("Ongoing: All managers", "All managers", "Ongoing"),
        ("Dr A Osei, Clinical Director, May 2024", "Dr A Osei, Clinical Director", "May 2024"),
        ("S151 Officer / 30/6/24", "S151 Officer", "30/6/24"),
        ("Data Protection Officer", "Data Protection Officer", ""),
        ("June 2024", "", "June 2024"),
        ("", "", ""),
    ],
)
def test_a_cell_of_a_lead_and_a_date_is_parted_in_whatever_order(text, who, when):
    assert lead_and_date(text, Calendar()) == (who, when)


@given(st.lists(st.sampled_from(["Head of IT", "TBC", "May 2024", "31/3/25", "1st", " – ", ", ", "\n", "(", ")", "/", " by "])))
def test_no_word_of_a_cell_is_lost_in_parting(words):
    text = "".join(words)
    who, when = lead_and_date(text, Calendar())
    left = [
        word for word in text.replace("/", " ").replace("(", " ").replace(")", " ").split() if word.isalpha() and word != "by"
    ]
    assert all(word in f"{who} {when}" for word in left)


@pytest.mark.parametrize(
    "heading",
    ["Implementation date and owner", "Owner / date", "By whom and by when", "Lead officer & target date", "Who/when"],
)
def test_a_heading_may_name_both(heading):
    guess = LEXICON.guess(heading)
    assert (guess.role, guess.also) == ("due", "lead")


@pytest.mark.parametrize("heading", ["Lead officer", "Due date", "Lead officer / Swyddog", "Original due date"])
def test_a_heading_that_names_one_names_no_other(heading):
    assert LEXICON.guess(heading).also is None


def test_the_leads_and_dates_of_one_column_are_told_apart(sheet, book):
    rows = [
        ["Ref", "Action", "Owner and date", "Status"],
        ["1", "Review the lettings policy with every team", "31 May 2024 – Head of Housing / ICT Manager", "Complete"],
        ["2", "Publish the stock survey on the web site", "Asset Manager\nTBC", "Not started"],
    ]
    first, second = read_plan([book(sheet("Plan", rows))], None).plan.actions
    assert (first.lead, first.due.text, first.due.latest) == (
        ("Head of Housing", "ICT Manager"),
        "31 May 2024",
        date(2024, 5, 31),
    )
    assert (second.lead, second.lead_text, second.due.text) == (("Asset Manager",), "Asset Manager", "TBC")


ACTIONS = ["Review the lettings policy with every team", "Publish the stock survey on the web site"]


def leads(sheet, book, headings, *cells, **how):
    rows = [["Ref", "Action", *headings, "Due date"]]
    rows += [[str(at), action, *own, "May 2025"] for at, (action, own) in enumerate(zip(ACTIONS, cells, strict=True), 1)]
    return [action.lead for action in read_plan([book(sheet("Plan", rows, **how))], None).plan.actions]


def test_both_columns_of_leads_count(sheet, book):
    told = leads(
        sheet,
        book,
        ["Executive lead", "Operational lead"],
        ("Chief Nurse", "Matron"),
        ("Medical Director", "Chief Pharmacist / Matron"),
    )
    assert told == [("Chief Nurse", "Matron"), ("Medical Director", "Chief Pharmacist", "Matron")]


def test_the_owner_of_the_risk_does_not_lead_the_action(sheet, book):
    told = leads(sheet, book, ["Risk owner", "Action owner"], ("Treasurer", "Head of HR"), ("Treasurer", "Head of ICT"))
    assert told == [("Head of HR",), ("Head of ICT",)]


def test_a_hidden_column_of_leads_adds_none(sheet, book):
    told = leads(
        sheet,
        book,
        ["Executive lead", "Operational lead"],
        ("Chief Nurse", "Matron"),
        ("Treasurer", "Registrar"),
        hidden_columns=[3],
    )
    assert told == [("Matron",), ("Registrar",)]


def test_the_agency_leads_where_no_officer_is_named(sheet, book):
    told = leads(sheet, book, ["Lead agency", "Lead officer"], ("Council", "Head of Housing"), ("Police", None))
    assert told == [("Head of Housing",), ("Police",)]


def test_initials_that_lead_alone_elsewhere_are_a_lead_beside_a_post(sheet, book):
    assert leads(sheet, book, ["Lead"], ("DN",), ("DN & Parish Liaison",)) == [("DN",), ("DN", "Parish Liaison")]
    assert split_leads("DN & Parish Liaison") == ("DN & Parish Liaison",)


def test_a_team_of_two_letters_stays_part_of_a_title():
    assert split_leads("HR & Payroll Manager", frozenset({"HR"})) == ("HR & Payroll Manager",)
    assert split_leads("DHT & SENDCo") == ("DHT", "SENDCo")
