"""Texts that stand in each other's rows: said in one sentence, and nothing untrue beside it."""

from dataclasses import replace
from datetime import date

import pytest
from test_explain_words import COLUMNS

from reportgen.compare import compare
from reportgen.model import Action, Due, Plan, Reading, Source, Status, WorkStream

STATUS = Status("In progress", "IN PROGRESS", "word", "amber", False)
TEXTS = ("Visit every school whose exclusions are high.", "Start health support teams in all secondary schools.")
SAID = "Since the last plan, the texts of 3.3 and 3.4 stand in each other's rows."


def row(at: int, text: str, **more: object) -> Action:
    lead, month = (("Inclusion Adviser", 7), ("Public Health Consultant", 12))[at]
    day = date(2025, month, 31)
    item = Action(
        label=f"3.{at + 3}",
        ref=f"3.{at + 3}",
        action=text,
        lead=(lead,),
        lead_text=lead,
        due=Due(f"{day:%B %Y}", "month", day.replace(day=1), day),
        status=STATUS,
        progress=f"{at + 5} done.",
        source=Source("p.xlsx", "Plan", 5 + at),
    )
    return replace(item, **more)


def plan(*rows: Action) -> Reading:
    other = Action("3.9", "Keep an even watch on all the rest of it.", STATUS, Source("p.xlsx", "Plan", 30))
    return Reading(Plan("A plan", (WorkStream("3", "Schools", (*rows, other)),)), COLUMNS)


HERE, THERE = (row(0, TEXTS[0]), row(1, TEXTS[1])), (row(0, TEXTS[1]), row(1, TEXTS[0]))


def swapped(found) -> list[str]:
    return [fact.text for change in found.changes for fact in change.facts if fact.fact == "swapped"]


@pytest.mark.parametrize("before, after", [(HERE, THERE), (THERE, HERE)])
def test_swapped_texts_are_told_as_what_they_are(before, after):
    found = compare(plan(*before), plan(*after))
    assert swapped(found) == [SAID, SAID]
    assert [[field.field for field in change.fields] for change in found.changes] == [["action"], ["action"], []]


def test_an_honest_entry_is_no_false_claim():
    after = tuple(replace(item, changes="Wording corrected.") for item in HERE)
    found = compare(plan(*THERE), plan(*after))
    assert found.claims == ()
    assert {field.explained for change in found.changes for field in change.fields} == {"yes"}


def test_new_progress_beside_a_swap_does_not_hide_it():
    after = (replace(THERE[0], progress="All six done."), THERE[1])
    assert swapped(compare(plan(*HERE), plan(*after))) == [SAID, SAID]


def test_rows_that_changed_places_or_numbers_are_not_swapped_texts():
    reordered = (row(1, TEXTS[1], label="3.3", ref="3.3"), row(0, TEXTS[0], label="3.4", ref="3.4"))
    assert swapped(compare(plan(*HERE), plan(*reordered))) == []


def test_what_was_settled_by_hand_stays():
    found = compare(plan(*HERE), plan(*THERE), [("3.3", "3.4"), ("3.4", "3.3")])
    assert swapped(found) == []
