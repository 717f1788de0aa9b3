"""Lives through all periods: each item in exactly one, and no mischief that none of them shows."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_edits import EDITS, edit
from known_plans import CHILDREN, PLAIN, TOWN, Author, Line, number, reading

from reportgen.compare import compare
from reportgen.compare.balance import unaccounted
from reportgen.compare.history import begun, extended
from reportgen.model import Comparison, History, Life, PeriodPlan, item_key, items_in_order

PERIODS = ("2015-01", "2015-04", "2015-07", "2015-10")


def history_of(*quarters: list[Line]) -> History:
    """The history of some quarters' lines; an item's row is its line's key."""
    plans = [
        PeriodPlan(name, None, None, reading(lines, "plan.xlsx", columns=PLAIN))
        for name, lines in zip(PERIODS, quarters, strict=False)
    ]
    history = begun(plans[0])
    for before, after in pairwise(plans):
        history = extended(history, after, compare(before.reading, after.reading))
    return history


def keys(life: Life) -> list[tuple[int, ...]]:
    """For each moment the keys of its items."""
    return [tuple(item.source.row for item in moment.actions) for moment in life.moments]


def life_of(history: History, key: int) -> Life:
    return next(life for life in history.lives if any(key in own for own in keys(life)))


@pytest.fixture
def author():
    return Author(7)


def plan_of(author: Author, size: int = 20) -> list[Line]:
    return author.plan(size, streams=3, siblings=0)


def changed(lines: list[Line], key: int, **values: object) -> list[Line]:
    return [replace(line, **values) if line.key == key else line for line in lines]


def without(lines: list[Line], key: int) -> list[Line]:
    return [line for line in lines if line.key != key]


# -- laws ---------------------------------------------------------------------------------------------------------------------


@given(
    st.integers(0, 10_000),
    st.sampled_from([CHILDREN, TOWN]),
    st.lists(st.dictionaries(st.sampled_from(sorted(EDITS)), st.floats(0.02, 0.4), max_size=6), min_size=1, max_size=3),
)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_item_of_every_period_is_in_exactly_one_life(seed, subject, quarters):
    author = Author(seed, subject)
    plans = [author.plan(25, streams=3)]
    for amounts in quarters:
        plans.append(edit(author, plans[-1], amounts).after or plans[-1])
    history = history_of(*plans)
    told = Counter((m.period, item_key(item)) for life in history.lives for m in life.moments for item in m.actions)
    there = Counter((p.name, item_key(item)) for p in history.periods for item in items_in_order(p.reading.plan))
    assert told == there
    for life in history.lives:
        assert life.moments[0].actions
        assert [m.period for m in life.moments] == list(PERIODS[: len(plans)][-len(life.moments) :])
        for place, moment in enumerate(life.moments):
            after = [item for change in moment.changes for item in change.after]
            assert sorted(map(id, after)) == (sorted(map(id, moment.actions)) if place or moment.changes else [])
            earlier = [item for before in life.moments[:place] for item in before.actions]
            assert all(any(item is one for one in earlier) for change in moment.changes for item in change.before)


@given(st.integers(0, 10_000), st.booleans())
@settings(max_examples=25, deadline=None, derandomize=True)
def test_ordinary_quarters_give_true_lives_or_say_that_they_are_not_sure(seed, renumber):
    author = Author(seed)
    amounts = {"reword": 0.1, "update": 0.2, "lead": 0.05, "drop": 0.04, "add": 0.05, "reorder": 0.05}
    plans = [author.plan(40, siblings=0)]
    for _ in range(3):
        plans.append(edit(author, plans[-1], amounts, renumber).after)
    for life in history_of(*plans).lives:
        unsure = [change for m in life.moments for change in m.changes if change.match and not change.match.sure]
        assert unsure or len({key for own in keys(life) for key in own}) == 1


def test_a_plan_that_stays_as_it_is_has_lives_without_a_change(author):
    plan = plan_of(author)
    history = history_of(plan, plan, plan)
    assert [keys(life) for life in history.lives] == [[(line.key,)] * 3 for line in plan]
    assert all(change.kind == "unchanged" for life in history.lives for m in life.moments for change in m.changes)


# -- through everything -------------------------------------------------------------------------------------------------------


def test_a_life_goes_on_through_new_refs_splits_and_merges(author):
    plan = plan_of(author)
    whole = replace(plan[4], text="Train every team manager in case supervision, and appoint a lead for audit of case files.")
    plan[4] = whole
    one = replace(whole, text="Train every team manager in case supervision.")
    other = replace(whole, key=author.key(), text="Appoint a lead for audit of case files across all localities.")
    split = number([*plan[:4], one, other, *plan[5:]])
    history = history_of(plan, split, changed(split, other.key, status="Completed"))
    life = life_of(history, whole.key)
    assert keys(life) == [(whole.key,), (whole.key, other.key), (whole.key, other.key)]
    part = life.moments[-1].actions[1]
    assert [[item.source.row for item in m.actions] for m in life.line(part, PERIODS[2])] == [
        [whole.key],
        [other.key],
        [other.key],
    ]
    assert [item.status.label for item in life.became(life.moments[0].actions[0], PERIODS[0])] == [one.status, "Completed"]


def test_merged_actions_share_a_life(author):
    plan = plan_of(author)
    plan[3] = replace(plan[3], stream=plan[2].stream)
    first, second = plan[2:4]
    joined = replace(first, text=first.text.rstrip(".") + ", and " + second.text[0].lower() + second.text[1:])
    history = history_of(plan, number([*plan[:2], joined, *plan[4:]]))
    assert life_of(history, first.key) is life_of(history, second.key)
    assert keys(life_of(history, first.key)) == [(first.key, second.key), (first.key,)]


def test_what_comes_back_goes_on_with_its_life_and_what_changed_meanwhile_is_told(author):
    plan = plan_of(author)
    gone = plan[5]
    back = replace(gone, due="December 2017", key=author.key())
    history = history_of(plan, without(plan, gone.key), without(plan, gone.key), [*plan[:5], back, *plan[6:]])
    life = life_of(history, gone.key)
    assert keys(life) == [(gone.key,), (), (), (back.key,)]
    (change,) = life.moments[-1].changes
    assert [(field.field, field.before, field.after) for field in change.fields] == [("due", gone.due, "December 2017")]
    assert [move.period for move in life.due_moves(life.last.actions[0], PERIODS[3])] == [PERIODS[3]]
    assert [item.source.row for _, item in life.lost(PERIODS[2])] == [gone.key]
    assert life.lost(PERIODS[3]) == ()


def test_an_action_that_is_only_new_is_none_that_went_before(author):
    plan = plan_of(author)
    gone = plan[5]
    new = replace(author.line(gone.stream), ref=gone.ref, lead=gone.lead, due=gone.due, milestones=gone.milestones)
    history = history_of(plan, without(plan, gone.key), [*plan[:5], new, *plan[6:]])
    assert life_of(history, gone.key) is not life_of(history, new.key)


def test_what_is_retired_long_after_it_went_is_recognised(author):
    plan = plan_of(author)
    gone = plan[5]
    kept = without(plan, gone.key)
    life = life_of(history_of(plan, kept, [*kept, replace(gone, retired=True)]), gone.key)
    assert [moment.kept for moment in life.moments] == ["action", None, "retired"]


def test_lives_that_last_stand_in_plan_order_and_those_that_ended_last(author):
    plan = plan_of(author)
    history = history_of(plan, without(plan, plan[0].key), without(plan, plan[0].key)[::-1])
    assert history.lives[-1] is life_of(history, plan[0].key)
    last = items_in_order(history.periods[-1].reading.plan)
    assert [life.moments[-1].actions for life in history.lives[:-1]] == [(item,) for item in last]


# -- four quarters of mischief ------------------------------------------------------------------------------------------------


def test_a_deleted_row_ends_a_life_that_was_not_retired(author):
    plan = plan_of(author)
    life = life_of(history_of(plan, plan, without(plan, plan[3].key), without(plan, plan[3].key)), plan[3].key)
    assert [moment.kept for moment in life.moments] == ["action", "action", None, None]
    assert [change.kind for change in life.moments[2].changes] == ["removed"]


def test_a_deadline_that_slips_each_quarter_is_counted_over_all_of_them(author):
    plan = changed(plan_of(author), 3, due="March 2015")
    quarters = [changed(plan, 3, due=due) for due in ("March 2015", "June 2015", "June 2015", "March 2016")]
    life = life_of(history_of(*quarters), 3)
    moves = life.due_moves(life.last.actions[0], PERIODS[-1])
    assert [(move.period, move.days) for move in moves] == [("2015-04", 92), ("2015-10", 274)]


def test_a_back_dated_deadline_is_a_move_too(author):
    plan = changed(plan_of(author), 3, due="June 2015")
    life = life_of(history_of(plan, changed(plan, 3, due="March 2015")), 3)
    (move,) = life.due_moves(life.last.actions[0], PERIODS[1])
    assert move.days == -92


def test_a_deadline_that_becomes_open_or_blank_is_a_move_without_days(author):
    plan = changed(plan_of(author), 3, due="June 2015")
    life = life_of(history_of(plan, changed(plan, 3, due="Ongoing"), changed(plan, 3, due="")), 3)
    moves = life.due_moves(life.last.actions[0], PERIODS[2])
    assert [(move.period, move.days) for move in moves] == [("2015-04", None), ("2015-07", None)]


def test_reopened_work_shows_in_its_life(author):
    plan = changed(plan_of(author), 3, status="Completed")
    life = life_of(history_of(plan, plan, changed(plan, 3, status="In progress")), 3)
    assert [moment.actions[0].status.complete for moment in life.moments] == [True, True, False]


def test_texts_swapped_between_refs_are_two_lives_that_changed_their_refs(author):
    plan = plan_of(author)
    one, other = plan[2], plan[3]
    swapped = changed(changed(plan, one.key, ref=other.ref), other.key, ref=one.ref)
    history = history_of(plan, plan, swapped)
    assert [item.label for m in life_of(history, one.key).moments for item in m.actions] == [one.ref, one.ref, other.ref]


# -- what is never printed ----------------------------------------------------------------------------------------------------


def broken(comparison: Comparison, *, balance: int = 0, leave_out: bool = False, twice: bool = False) -> Comparison:
    changes = (
        comparison.changes[1:] if leave_out else (*comparison.changes, comparison.changes[0]) if twice else comparison.changes
    )
    return replace(comparison, changes=changes, balance=replace(comparison.balance, added=comparison.balance.added + balance))


def test_a_comparison_that_leaves_something_out_is_not_sound(author):
    plan = plan_of(author)
    before, after = (reading(lines, "plan.xlsx", columns=PLAIN) for lines in (plan, without(plan, plan[3].key)))
    comparison = compare(before, after)
    assert unaccounted(comparison, before.plan, after.plan) is None
    assert "does not balance" in unaccounted(broken(comparison, balance=1), before.plan, after.plan)
    assert plan[0].ref in unaccounted(broken(comparison, leave_out=True), before.plan, after.plan)
    assert plan[0].ref in unaccounted(broken(comparison, twice=True), before.plan, after.plan)
    assert "does not balance" in unaccounted(comparison, before.plan, before.plan)
