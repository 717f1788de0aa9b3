"""Named facts: each where it holds, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_explain_words import COLUMNS, COMPLETED, PROGRESS, STATIC, reading

from reportgen.compare import compare
from reportgen.compare.history import begun, extended
from reportgen.model import Column, Due, PeriodPlan, Plan, Reading, Status, Update, WorkStream

JUNE, SEPTEMBER, MARCH = date(2015, 6, 30), date(2015, 9, 30), date(2016, 3, 31)


def due(day: date) -> Due:
    return Due(f"{day:%d/%m/%Y}", "date", day, day)


def facts(before: Reading, after: Reading, **more: object) -> dict[str, str]:
    found = compare(before, after, **more)
    return {fact.fact: fact.text for change in found.changes for fact in change.facts}


OPEN = Status("Green", "GREEN", "word", "green", None)
BLANK = Status(None, None, None, None, None)


@pytest.mark.parametrize(
    "after, said",
    [
        (PROGRESS, "Status fell back from Completed to In progress."),
        (STATIC, "Status fell back from Completed to Static."),
        (BLANK, "Status was Completed and is not recorded now."),
        (OPEN, "Status was Completed and is Green now; the workbook does not say whether that means completed."),
    ],
)
def test_what_fell_back_says_exactly_what_is_known(after, said):
    assert facts(reading(status=COMPLETED), reading(status=after))["fell-back"] == said


def test_a_status_improves_and_becomes_static():
    assert facts(reading(), reading(status=COMPLETED)) == {"status-improved": "Status improved from In progress to Completed."}
    assert facts(reading(), reading(status=STATIC)) == {
        "fell-back": "Status fell back from In progress to Static.",
        "static": "Status became Static; it was In progress.",
    }


def test_a_worse_colour_fell_back_though_it_was_not_completed():
    course, risk = Status("On course", "On course", "word", "green", False), Status("At risk", "At risk", "word", "amber", False)
    assert facts(reading(status=course), reading(status=risk)) == {"fell-back": "Status fell back from On course to At risk."}
    assert "fell-back" not in facts(reading(status=risk), reading(status=course))
    assert "fell-back" not in facts(
        reading(status=Status("Not begun", "Not begun", "word", "grey", False)), reading(status=STATIC)
    )


def test_a_due_date_later_says_by_how_much():
    assert facts(reading(due=due(JUNE)), reading(due=due(SEPTEMBER))) == {
        "due-later": "Due date moved from 30 June 2015 to 30 September 2015, three months later."
    }


def test_a_due_date_earlier_and_dropped():
    assert "three months earlier" in facts(reading(due=due(SEPTEMBER)), reading(due=due(JUNE)))["due-earlier"]
    ongoing = Due("Ongoing", "ongoing", None, None)
    assert facts(reading(due=due(JUNE)), reading(due=ongoing)) == {
        "due-dropped": 'Due date of 30 June 2015 was replaced by "Ongoing", which sets no day.'
    }
    assert facts(reading(due=due(JUNE)), reading(due=None)) == {"due-dropped": "Due date of 30 June 2015 was removed."}


def test_the_moves_are_counted_over_all_periods():
    plans = [reading(due=due(day)) for day in (JUNE, SEPTEMBER, MARCH)]
    periods = [PeriodPlan(f"2015-0{n}", None, None, plan) for n, plan in enumerate(plans, 1)]
    history = extended(begun(periods[0]), periods[1], compare(plans[0], plans[1]))
    assert facts(plans[1], plans[2], history=history)["due-later"].endswith("six months later, the second move.")
    assert "move" not in facts(plans[1], plans[2])["due-later"].replace("moved", "")


def test_the_workbook_s_own_first_date_counts_as_a_move():
    before, after = reading(due=due(SEPTEMBER)), reading(due=due(MARCH), original_due=due(JUNE))
    assert facts(before, after)["due-later"].endswith("the second move.")


def test_one_date_spelt_twice_is_one_move():
    written = tuple(Update(f"Due date {n}", text) for n, text in enumerate(("Sept 2015", "September 2015", "30/9/15"), 1))
    after = reading(due=due(MARCH), original_due=due(JUNE), dues=written)
    assert "second move" in facts(reading(due=due(SEPTEMBER)), after)["due-later"]
    assert "third move" in facts(reading(due=due(date(2015, 10, 31))), after)["due-later"]


def test_who_agreed_is_told_where_the_workbook_says_so():
    after = reading(due=due(SEPTEMBER), dues=(Update("Extension approved by", "Cabinet, 3 June 2015"),))
    assert facts(reading(due=due(JUNE)), after)["due-later"].endswith(
        'The workbook says under "Extension approved by": "Cabinet, 3 June 2015".'
    )


def test_a_deadline_that_passed():
    plan = reading(due=due(JUNE))
    assert facts(plan, plan, as_at=date(2015, 7, 1)) == {
        "passed": "Due date (30 June 2015) had passed by 1 July 2015, and the status is still In progress."
    }
    again = facts(plan, plan, as_at=SEPTEMBER, before_as_at=date(2015, 7, 1))["passed"]
    assert "as it had by 1 July 2015" in again
    assert facts(plan, plan, as_at=JUNE) == {}
    done = reading(due=due(JUNE), status=COMPLETED)
    assert facts(done, done, as_at=SEPTEMBER) == {}


def test_a_number_is_stated_from_and_to():
    found = facts(reading(targets="80% of cases by June 2015"), reading(targets="90% of cases by June 2016"))
    assert found["number"] == "A number in the key targets changed from 80% to 90%."


def test_a_number_in_the_text_of_the_action_itself_is_stated_too():
    was, now = "Give independent travel training to 60 pupils.", "Give independent travel training to 45 pupils."
    assert facts(reading(action=was), reading(action=now))["number"] == "A number in the action changed from 60 to 45."
    spelt = facts(
        reading(action="Recruit eight advisers to vacant posts."), reading(action="Recruit six advisers to the vacant posts.")
    )
    assert spelt["number"] == "A number in the action changed from 8 to 6."


def test_an_action_written_anew_has_no_number_that_changed():
    was, now = "Audit the quality of 10 per cent of plans.", "Each team's lead practitioner signs off two files a week."
    assert "number" not in facts(reading(action=was), reading(action=now))


def test_other_words_are_shown_and_another_lead_named():
    found = facts(reading(), reading(action="Train all staff and foster carers in the new procedure."))
    assert found == {"reworded": 'Action reworded: inserted "and foster carers".'}
    assert facts(reading(), reading(lead=("Head of Quality",), lead_text="Head of Quality"))["lead"] == (
        "Lead changed from Service Manager, Referral to Head of Quality."
    )


def boxed(one: Reading) -> Reading:
    stream = one.plan.work_streams[0]
    retired = tuple(replace(item, kept="retired") for item in stream.actions)
    return replace(one, plan=Plan("A plan", (replace(stream, actions=(), retired=retired), *one.plan.work_streams[1:])))


def test_retired_unfinished_back_and_gone():
    plan, box = reading(), boxed(reading())
    assert facts(plan, box) == {
        "retired": "Retired; its status is In progress.",
        "retired-unfinished": "Retired without having been recorded as completed: its last status is In progress.",
    }
    assert set(facts(reading(status=COMPLETED), boxed(reading(status=COMPLETED)))) == {"retired"}
    assert facts(box, plan) == {"reappeared": "Back in the plan; it was in a Retired box."}
    rest = replace(plan, plan=Plan("A plan", (WorkStream("1", "Front door"), *plan.plan.work_streams[1:])))
    assert facts(plan, rest) == {"gone": "Not in the plan now, and not in a Retired box; its last status was In progress."}


def test_what_comes_back_after_a_period_in_which_it_was_gone():
    plan = reading()
    rest = replace(plan, plan=Plan("A plan", (WorkStream("1", "Front door"), *plan.plan.work_streams[1:])))
    first, second = PeriodPlan("2015-01", None, None, plan), PeriodPlan("2015-04", None, None, rest)
    history = extended(begun(first), second, compare(plan, rest))
    assert facts(rest, reading(), history=history) == {
        "reappeared": "Back in the plan; it was last there in January 2015, as 1.1, and not in the last plan."
    }


def test_what_is_carried_over_says_so_itself():
    plan = reading()
    rest = replace(plan, plan=Plan("A plan", (WorkStream("1", "Front door"), *plan.plan.work_streams[1:])))
    assert "carried-over" in facts(rest, reading(origin=("Residual Ofsted action",)))
    assert facts(rest, plan) == {}


STATUSES = st.sampled_from([COMPLETED, PROGRESS, STATIC, OPEN, BLANK])


@given(STATUSES, STATUSES)
def test_fell_back_is_told_just_where_completed_is_no_more_or_a_colour_is_worse(was, now):
    told = "fell-back" in facts(reading(status=was), reading(status=now))
    worse = (
        not was.complete and not now.complete and (was.rag, now.rag) in {("green", "amber"), ("green", "red"), ("amber", "red")}
    )
    assert told == (worse or (was.complete is True and now.complete is not True))


@given(STATUSES, st.dates(date(2014, 1, 1), date(2016, 1, 1)))
def test_a_plan_beside_itself_has_no_facts_and_no_claims(status, day):
    plan = reading(status=status, due=due(day), changes="No change")
    found = compare(plan, plan)
    assert not found.claims
    assert all(change.facts == () for change in found.changes)


@given(st.dates(date(2014, 1, 1), date(2016, 1, 1)), st.dates(date(2014, 1, 1), date(2016, 1, 1)))
def test_a_due_date_is_later_or_earlier_and_the_other_way_round(one, other):
    there, back = (facts(reading(due=due(a)), reading(due=due(b))) for a, b in ((one, other), (other, one)))
    assert ("due-later" in there) == ("due-earlier" in back) == (one < other)


def test_without_a_column_nothing_is_judged():
    columns = tuple(column for column in COLUMNS if column.field != "changes")
    before, after = (replace(one, columns=columns) for one in (reading(), reading(status=COMPLETED)))
    (change,) = [change for change in compare(before, after).changes if change.fields]
    assert change.explained is None
    assert [field.explained for field in change.fields] == [None]


def test_progress_needs_no_explanation_nor_does_a_comment():
    comment = Column("p.xlsx", "Plan", "J4", "Comments", None)
    before, after = (
        replace(reading(progress=word, extra=(("Comments", word),)), columns=(*COLUMNS, comment))
        for word in ("Begun.", "Half done.")
    )
    (change,) = [change for change in compare(before, after).changes if change.fields]
    assert {field.field: field.explained for field in change.fields} == {"progress": "yes", "extra:Comments": "yes"}
    assert change.explained is True
