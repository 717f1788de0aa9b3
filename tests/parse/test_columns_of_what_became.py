"""Columns that tell what became of actions under headings that say something else: statuses of periods, reviews, outcomes."""

import pytest

from reportgen.parse import read_plan

DEEDS = ("Adopt a code of conduct", "Test the continuity plans", "Publish the late accounts", "Re-let the cleaning contract")
LEADS = ("Monitoring Officer", "Emergency Planning Manager", "Director of Finance", "Head of Procurement")


def read(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def labels(reading):
    return [action.status.label for action in reading.plan.actions]


@pytest.mark.parametrize("heading", ["Outcome", "Milestones", "How it turned out"])
@pytest.mark.parametrize("stop", [" – ", ": "])
def test_sentences_that_open_with_a_status_are_progress_whatever_they_stand_under(sheet, book, heading, stop):
    told = [("COMPLETE", "Adopted by Full Council in May"), ("IN PROGRESS", "Nine of 17 have been tested")]
    told += [("NOT STARTED", "Waits for the auditor to come back"), ("COMPLETE", "The new firm began on 1 June")]
    texts = [stop.join(each) for each in told]
    rows = [["Action", heading, "Lead"], *[list(row) for row in zip(DEEDS, texts, LEADS, strict=True)]]
    reading = read(sheet, book, rows)
    assert labels(reading) == [word for word, _ in told]
    assert [action.progress for action in reading.plan.actions] == texts
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False, True]


def test_an_objective_that_begins_with_a_verb_alike_stays_one(sheet, book):
    aims = ("Complete trust in how we decide", "Complete cover in an emergency", "Closed books on time", "Finished streets")
    rows = [["Outcome", "Action", "Lead", "Due"], *[[a, d, w, "May 2025"] for a, d, w in zip(aims, DEEDS, LEADS, strict=True)]]
    assert [action.objective for action in read(sheet, book, rows).plan.actions] == list(aims)


@pytest.mark.parametrize("heads", [("Q1 24/25", "Q2 24/25", "Q3 24/25"), ("June 2024", "Sept 2024", "Dec 2024")])
@pytest.mark.parametrize("group", [None, "RAG", "Delivery status"])
def test_words_under_periods_are_statuses_the_newest_that_counts(sheet, book, heads, group):
    before = ("Complete", "On track", "At risk", "Not started")
    now = ("Complete", "At risk", "Off track", "On track")
    head = [["Action", "Lead", *heads]]
    if group:
        head = [["Plan", None, group, None, None], ["Action", "Lead", *heads]]
    rows = [*head, *[list(row) for row in zip(DEEDS, LEADS, before, now, strict=True)]]
    merges = ["A1:B1", "C1:E1"] if group else []
    bold = [f"{column}{row}" for column in "ABCDE" for row in range(1, len(head) + 1)]
    reading = read(sheet, book, rows, merges=merges, bold=bold)
    assert labels(reading) == list(now)
    assert [action.ratings[0].text for action in reading.plan.actions] == list(before)


def test_a_lone_heading_beside_groups_stands_over_one_column(sheet, book):
    rows = [
        ["Commitment", None, "People", None, "Status", None, "Commentary"],
        ["Ref", "Action", "Sponsor", "Lead", "Q1 24/25", "Q2 24/25", "At end of Q2"],
        *[
            [f"1.{n}", deed, "Leader", lead, "On track", "At risk", f"Draft {n} was sent to the members"]
            for n, (deed, lead) in enumerate(zip(DEEDS, LEADS, strict=True), 1)
        ],
    ]
    fills = {f"{column}{row}": fill for row, fill in ((1, "002060"), (2, "8EA9DB")) for column in "ABCDEFG"}
    bold = [f"{column}{row}" for column in "ABCDEFG" for row in (1, 2)]
    reading = read(sheet, book, rows, merges=["A1:B1", "C1:D1", "E1:F1"], fills=fills, bold=bold)
    assert labels(reading) == ["At risk"] * 4
    assert [action.progress for action in reading.plan.actions] == [f"Draft {n} was sent to the members" for n in range(1, 5)]


@pytest.mark.parametrize("heading", ["Review – March 2025", "Last review"])
def test_a_review_in_sentences_is_the_progress_and_one_in_dates_is_not(sheet, book, heading):
    found = ("Done in week two of term", "Eleven children come each day", "All of them were rewritten", "Nobody has begun on it")
    head = ["Action", "Lead", "Due", "Status", heading]
    said = [[d, w, "June 2025", "On track", f] for d, w, f in zip(DEEDS, LEADS, found, strict=True)]
    dated = [[d, w, "June 2025", "On track", "12 March 2025"] for d, w in zip(DEEDS, LEADS, strict=True)]
    assert [action.progress for action in read(sheet, book, [head, *said]).plan.actions] == list(found)
    assert {action.progress for action in read(sheet, book, [head, *dated]).plan.actions} == {None}


@pytest.mark.parametrize("word", ["WHITE", "Clear"])
def test_the_colour_of_no_colour_may_be_typed(sheet, book, word):
    rows = [
        ["How to read the status"],
        ["BLUE = finished"],
        ["GREEN = going to plan"],
        [f"{word} = charter not yet approved"],
        [],
        ["Action", "Lead", "Status"],
        *[list(row) for row in zip(DEEDS, LEADS, ("BLUE", "GREEN", word, "GREEN"), strict=True)],
    ]
    reading = read(sheet, book, rows)
    assert [action.status.complete for action in reading.plan.actions] == [True, False, False, False]
