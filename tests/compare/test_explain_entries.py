"""Entries of several clauses, what needs no explanation, and what the sample's makers planted."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from test_compare_sample import period
from test_explain_words import CHANGES, COLUMNS, reading

from reportgen.compare import compare
from reportgen.model import Action, Change, Comparison, Plan, Reading, Source, Status, WorkStream


def told(*changed: str, entry: str, earlier: str | None = None) -> tuple[dict[str, str | None], set[str]]:
    after: dict[str, object] = {"progress": "Fourteen staff have been trained."}
    for name in changed:
        after |= CHANGES[name]
    found = compare(reading(changes=earlier), reading(**after, changes=entry))
    fields = {f.field: f.explained for change in found.changes for f in change.fields if f.field != "progress"}
    return fields, {claim.kind for claim in found.claims}


def explained(*changed: str, entry: str, earlier: str | None = None) -> set[str]:
    return {name for name, worth in told(*changed, entry=entry, earlier=earlier)[0].items() if worth == "yes"}


@pytest.mark.parametrize(
    "entry, fields, kinds",
    [
        ("Deadline moved to September 2015; lead now Head of Quality", {"due", "lead"}, set()),
        ("Deadline moved to September 2015 and lead changed to Head of Quality.", {"due", "lead"}, set()),
        ("Lead and deadline both changed following the restructure.", {"due", "lead"}, set()),
        ("Due date changed but lead unchanged.", {"due"}, {"denied"}),
        ("Due date now September 2015. No other changes.", {"due"}, {"denied"}),
        ("No change other than the due date, now September 2015.", {"due"}, {"denied"}),
        ("Head of Quality has taken over.", {"lead"}, set()),
        ("Deadline extended to September 2015 as the lead is on leave.", {"due"}, set()),
        ("Lead changed to Head of Quality; key target raised to 95%.", {"lead"}, {"not_found"}),
        ("Deadline extended.\nLead changed.\nWording clarified.", {"due", "lead"}, {"not_found"}),
        ("Updated.", set(), set()),
        ("See above", set(), set()),
        ("No change", set(), {"denied"}),
    ],
)
def test_two_changes_and_one_entry(entry, fields, kinds):
    assert explained("due", "lead", entry=entry) == fields
    assert told("due", "lead", entry=entry)[1] == kinds


@pytest.mark.parametrize(
    "entry, worth",
    [
        ("Deadline moved from May 2015 to September 2015.", "partly"),
        ("Deadline moved from June 2015 to September 2015.", "yes"),
        ("Deadline moved from 30 June to 30 September 2015.", "yes"),
        ("Deadline moved to September 2015.", "yes"),
    ],
)
def test_a_wrong_date_from_which_it_moved_is_a_wrong_value_too(entry, worth):
    assert told("due", entry=entry)[0] == {"due": worth}


@pytest.mark.parametrize(
    "entry, worth, kinds",
    [
        ("Wording tidied.", "partly", set()),
        ("Action reworded for clarity.", "partly", set()),
        ("Text of the action amended.", "partly", set()),
        ("Wording clarified: now 45 pupils.", "yes", set()),
        ("Reduced to 45 because the grant was cut.", "yes", set()),
        ("Fewer pupils need it.", "partly", set()),
        ("Wording tidied. Number cut by the board.", "yes", set()),
        ("Target lowered by the board.", "yes", set()),
        ("No change", "no", {"denied"}),
        (None, "no", set()),
    ],
)
def test_an_entry_of_wording_explains_another_number_in_part(entry, worth, kinds):
    text = "Give independent travel training to {} pupils."
    was, now = (reading(action=text.format(number), targets=None, changes=said) for number, said in ((60, None), (45, entry)))
    found = compare(was, now)
    assert [f.explained for change in found.changes for f in change.fields] == [worth]
    assert {claim.kind for claim in found.claims} == kinds


@pytest.mark.parametrize(
    "changed, entry",
    [
        ("due", "Deadline extended to December 2015."),
        ("due", "Deadline brought forward."),
        ("due", "Deadline put back by one month."),
        ("lead", "Lead changed to the Director of Finance."),
        ("targets", "Target raised from 80% to 95%."),
        ("completed", "Strategy approved by Cabinet."),
        ("due", "Changed as the Board agreed in May."),
    ],
)
def test_a_wrong_or_an_unnamed_value_explains_in_part(changed, entry):
    fields, kinds = told(changed, entry=entry)
    assert set(fields.values()) == {"partly"}
    assert kinds == set()


def test_what_was_added_to_an_old_entry_counts_and_the_old_part_does_not():
    old = "June: wording clarified."
    assert explained("due", entry=f"{old}\nSeptember: deadline extended.", earlier=old) == {"due"}
    assert told("due", entry=f"{old}\nSeptember: deadline extended.", earlier=old)[1] == set()
    assert told("due", entry=old, earlier=old)[1] == {"stale"}


def test_no_change_may_stand():
    assert told(entry="No change", earlier="No change")[1] == set()
    assert told("lead", entry="No change", earlier="No change")[1] == {"denied"}


def test_an_entry_may_say_nothing_of_a_column_that_was_not_there():
    columns = tuple(column for column in COLUMNS if column.field != "due")
    before = replace(reading(due=None), columns=columns)
    found = compare(before, reading(changes="Deadline extended to December 2015."))
    assert found.claims == ()


def test_the_field_quotes_the_sentence_that_explains_it():
    found = compare(reading(), reading(**CHANGES["due"], changes="Deadline extended to September 2015. Guidance was late."))
    (field,) = [field for change in found.changes for field in change.fields]
    assert field.explanation == "Deadline extended to September 2015."


def plan_of(*rows: tuple[str, str]) -> Reading:
    status = Status("In progress", "IN PROGRESS", "word", "amber", False)
    items = tuple(Action(ref, text, status, Source("p.xlsx", "Plan", row), ref=ref) for row, (ref, text) in enumerate(rows, 5))
    return Reading(Plan("A plan", (WorkStream("1", "Front door", items),)), COLUMNS)


TEXTS = ("Publish the thresholds for referral.", "Recruit six advanced practitioners.", "Audit thirty case files a month.")


def changes(found: Comparison) -> dict[str, Change]:
    return {change.after[0].action: change for change in found.changes if change.after}


def test_a_number_that_follows_from_others_needs_no_word_and_a_swap_does():
    one, two, three = TEXTS
    before = plan_of(("1.1", one), ("1.2", two), ("1.3", three))
    moved = changes(
        compare(before, plan_of(("1.1", one), ("1.2", "Offer a new and quite different course."), ("1.3", two), ("1.4", three)))
    )
    assert moved[two].explained is True
    swapped = changes(compare(before, plan_of(("1.1", two), ("1.2", one), ("1.3", three))))
    assert swapped[two].explained is False


# -- the sample -------------------------------------------------------------------------------------------------------------


@cache
def october() -> Comparison:
    return compare(period("2015-07"), period("2015-10"), as_at=date(2015, 9, 30), before_as_at=date(2015, 6, 30))


def entry(label: str) -> Change:
    return next(
        change for change in october().changes if change.item == "action" and change.after and change.after[0].label == label
    )


def test_the_reopened_action_is_told_and_not_explained_by_its_entry():
    change = entry("1.8")
    assert "Status fell back from Completed to In progress." in [fact.text for fact in change.facts]
    assert {f.field: f.explained for f in change.fields} == {"status": "no", "milestones": "yes", "progress": "yes"}
    assert change.explained is False


@pytest.mark.parametrize("label", ["2.4", "7.5"])
def test_the_deadlines_that_nobody_explains(label):
    change = entry(label)
    assert "due-later" in [fact.fact for fact in change.facts]
    assert {f.field: f.explained for f in change.fields}["due"] == "no"


def test_the_silence_on_a_target_and_all_that_is_explained():
    assert "A number in the key targets changed from 90% to 80%." in [fact.text for fact in entry("3.4").facts]
    assert entry("3.4").explained is False
    for label in (
        "1.1",
        "1.5",
        "1.7",
        "2.2",
        "2.3",
        "2.5",
        "2.7",
        "2.8",
        "3.2",
        "3.7",
        "4.4",
        "5.3",
        "5.4",
        "5.6",
        "5.7",
        "6.4",
        "7.6",
    ):
        assert entry(label).explained is True, label


def test_the_claims_are_the_planted_ones():
    rows = {(item.source.sheet, item.source.row): item.label for item in period("2015-10").plan.actions}
    claims = {(claim.kind, rows[claim.source.sheet, claim.source.row]) for claim in october().claims}
    assert claims == {("stale", "3.5"), ("not_found", "3.9"), ("denied", "4.2")}


def test_a_measure_without_a_column_for_explanations_is_not_judged():
    measures = [change for change in october().changes if change.item == "measure" and change.fields]
    assert measures
    assert all(change.explained is None for change in measures)


STUCK, AT_RISK = Status("Stuck", "Stuck", "word", "red", False), Status("At risk", "At risk", "word", "amber", False)
SLIPPED = "Slipped three months while the contractor was procured."


@pytest.mark.parametrize(
    "was, now, entry, worth",
    [
        (STUCK, AT_RISK, SLIPPED, "no"),
        (STUCK, AT_RISK, "Delayed until August.", "no"),
        (STUCK, AT_RISK, "Now at risk: the contractor starts in May.", "yes"),
        (STUCK, AT_RISK, "Moved to amber.", "yes"),
        (AT_RISK, STUCK, SLIPPED, "yes"),
    ],
)
def test_that_a_date_slipped_says_nothing_of_a_status_that_is_better(was, now, entry, worth):
    later = CHANGES["due"]["due"]
    found = compare(reading(status=was), reading(status=now, due=later, changes=entry))
    fields = {field.field: field.explained for change in found.changes for field in change.fields}
    assert fields["status"] == worth


@pytest.mark.parametrize(
    "entry",
    [
        "Cancelled by Cabinet on 7 March.",
        "Suspended by the Monitoring Officer.",
        "Ticked off as done by the auditors, 3 March.",
        "This action has been combined with the one about bins.",
        "Milestone dates all slid by a month.",
        "Completion put back to the new year.",
        "KPI rose to 90%",
        "Head of Quality leads now, wording of the action tightened.",
    ],
)
def test_what_is_said_of_the_action_itself_beside_another_lead_is_a_claim(entry):
    assert "not_found" in told("lead", entry=entry)[1]


@pytest.mark.parametrize(
    "entry",
    [
        "Cancelled the venue booking; new one found.",
        "Suspended ceiling replaced in the hall.",
        "Put on hold by the contractor for two weeks but now going again.",
        "Form changed by the accountable officer.",
        "Completion certificate issued.",
        "The lead rose to the challenge.",
        "New action notes circulated.",
        "This action has been merged into business as usual.",
        "Rating of the service improved by Ofsted.",
    ],
)
def test_what_is_said_of_something_else_is_no_claim(entry):
    assert told("lead", entry=entry)[1] == set()


def test_a_name_that_sounds_like_a_new_word_of_a_text_explains_nothing():
    assert told("action", entry="Now led by Dr Achterberg from Fosterby Hall.")[0] == {"action": "no"}


def test_what_was_done_with_a_thing_is_no_reason_for_another_lead():
    assert told("lead", entry="Asbestos removed from the plant room.")[0] == {"lead": "no"}
    assert told("lead", entry="Post removed in the restructure.")[0] == {"lead": "partly"}


@pytest.mark.parametrize(
    "entry, worth",
    [
        ("All 260 certificates checked.", "partly"),
        ("Every one of the 22 schools has had its visit.", "partly"),
        ("All 12 partners attended.", "no"),
        ("Half of the schools have had a visit.", "no"),
    ],
)
def test_that_all_of_a_number_was_done_explains_a_completed_status_in_part(entry, worth):
    assert told("completed", entry=entry)[0] == {"status": worth}
