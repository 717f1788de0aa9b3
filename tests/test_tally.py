from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import tally
from reportgen.model import Balance, Change, Comparison, Plan, Status, StatusWord, WorkStream
from reportgen.tally import counting

counts_of = st.lists(st.integers(0, 200), min_size=2, max_size=5)


@given(counts_of)
def test_half_up_percentages_are_the_exact_share_rounded(counts):
    total = sum(counts)
    for part, printed in zip(counts, tally.percentages(counts), strict=True):
        if not total:
            assert printed == ""
        elif printed == "less than 1%":
            assert 0 < Fraction(part, total) < Fraction(1, 200)
        elif printed == "more than 99%":
            assert Fraction(199, 200) <= Fraction(part, total) < 1
        else:
            exact = Fraction(100 * part, total)
            assert int(printed.rstrip("%")) == int(exact + Fraction(1, 2))
            assert (printed == "0%") == (part == 0)
            assert (printed == "100%") == (part == total)


@given(counts_of.filter(any))
def test_largest_remainder_adds_to_100(counts):
    whole = counting._largest_remainder(counts, sum(counts))
    assert sum(whole) == 100
    assert all(abs(100 * part - sum(counts) * percent) < sum(counts) for part, percent in zip(counts, whole, strict=True))


def test_the_tie_that_floats_get_wrong_goes_to_the_larger_count():
    assert tally.percentages([20, 7, 25], "largest-remainder") == ("39%", "13%", "48%")


@pytest.mark.parametrize(
    ("part", "total", "printed"),
    [
        (1, 8, "13%"),
        (5, 8, "63%"),
        (64, 114, "56%"),
        (1, 300, "less than 1%"),
        (299, 300, "more than 99%"),
        (0, 9, "0%"),
        (9, 9, "100%"),
    ],
)
def test_single_percentages(part, total, printed):
    assert tally.percentages([part, total - part])[0] == printed


def test_the_rounding_note_is_owed_when_the_parts_do_not_add_up():
    assert not tally.adds_to_100(["63%", "38%"])
    assert tally.adds_to_100(["48%", "52%", "0%"])
    assert tally.adds_to_100(["", ""])


def test_counts_keep_their_items_and_zeros(make_plan):
    counts = tally.count("actions", make_plan("ccp", "pc").actions, make_plan("c").statuses)
    assert [(s.word.label, s.tally.value, s.percent) for s in counts.statuses] == [
        ("Completed", 3, "60%"),
        ("In progress", 2, "40%"),
        ("Static", 0, "0%"),
    ]
    assert counts.statuses[0].tally.name == "actions.completed"
    assert counts.statuses[0].tally.labels == ("1.1", "1.2", "2.2")
    assert counts.total.value == 5


def test_items_without_a_readable_status_are_a_column_of_their_own(make_plan):
    counts = tally.count("actions", make_plan("c-p").actions, make_plan("c").statuses)
    assert [(s.word.label, s.tally.value) for s in counts.statuses][-1] == ("Not recorded", 1)
    assert sum(s.tally.value for s in counts.statuses) == counts.total.value == 3
    assert not tally.count("actions", make_plan("---").actions, make_plan("c").statuses).recorded


def test_overdue_is_before_the_as_at_date_and_next_is_before_the_next_meeting(make_plan, make_action):
    as_at, following = date(2015, 9, 30), date(2016, 2, 10)
    dues = {
        "1.1": ("p", date(2015, 9, 29)),
        "1.2": ("p", as_at),
        "1.3": ("c", date(2015, 1, 1)),
        "1.4": ("-", date(2015, 8, 1)),
        "1.5": ("s", date(2016, 2, 9)),
        "1.6": ("p", following),
    }
    plan = make_plan("p")
    actions = tuple(make_action(ref, status, due) for ref, (status, due) in dues.items())
    plan = type(plan)("A plan", (type(plan.work_streams[0])("1", "One", actions),), statuses=plan.statuses)
    due = tally.due(plan, as_at, following)
    assert due.overdue.labels == ("1.1", "1.4")
    assert due.next.labels == ("1.2", "1.5")
    assert tally.due(plan, None, following).overdue is None
    assert tally.due(plan, as_at, None).next is None


def test_nothing_is_said_of_overdue_without_due_dates_or_a_status_that_means_completed(make_plan, make_action):
    assert tally.due(make_plan("cp"), date(2015, 9, 30), None).overdue is None
    green = Status("Green", "Green", "word", "green", None)
    action = make_action("1.1", due=date(2014, 1, 1))
    plan = make_plan("p")
    coloured = type(action)(**{**{f: getattr(action, f) for f in action.__dataclass_fields__}, "status": green})
    plan = type(plan)("A plan", (type(plan.work_streams[0])("1", "One", (coloured,)),), statuses=(StatusWord("Green", "green"),))
    assert tally.due(plan, date(2015, 9, 30), None).overdue is None


def unclear(make_action, ref, due):
    return replace(make_action(ref, due=due), status=Status("Stalled", "Stalled", "word", None, None))


def plan_with(*actions):
    return Plan("A plan", (WorkStream("1", "One", actions),))


def test_one_unclear_status_leaves_the_overdue_of_the_others_standing(make_action):
    late = date(2015, 8, 1)
    plan = plan_with(
        make_action("1.1", "p", late), make_action("1.2", "c", late), unclear(make_action, "1.3", late), make_action("1.4", "p")
    )
    due = tally.due(plan, date(2015, 9, 30), date(2016, 2, 10))
    assert due.overdue.labels == ("1.1",)
    assert due.unjudged.labels == ("1.3",)
    spread = tally.deadlines(plan, date(2015, 9, 30), None)
    assert [item.label for item in (*spread.overdue.items, *spread.later.items, *spread.blank.items)] == ["1.1", "1.4"]


def test_where_only_unclear_actions_are_past_their_date_it_is_not_said_that_none_is_overdue(make_action):
    plan = plan_with(make_action("1.1", "p", date(2016, 1, 1)), unclear(make_action, "1.3", date(2015, 8, 1)))
    due = tally.due(plan, date(2015, 9, 30), None)
    assert (due.overdue, due.unjudged.labels) == (None, ("1.3",))


def test_leads_are_counted_once_however_they_are_spelt(make_action, make_plan):
    actions = (
        make_action("1.1", lead=("AD People",)),
        make_action("1.2", lead=("A.D People", "TM")),
        make_action("1.3", lead=("Ad People",)),
    )
    plan = make_plan("p")
    plan = type(plan)("A plan", (type(plan.work_streams[0])("1", "One", actions),))
    assert {name: found.value for name, found in tally.by_lead(plan)} == {"AD People": 3, "TM": 1}


def _comparison(*changes):
    return Comparison(tuple(changes), Balance(0, 0, 0, 0, 0, 0, 0, 0))


def test_movement_counts_matched_pairs_and_names_them(make_action):
    def pair(ref, was, now, kind="changed"):
        return Change(kind, "action", (make_action(ref, was),), (make_action(ref, now),))

    added = Change("added", "action", (), (make_action("1.9", "c"),))
    moved = tally.move(
        _comparison(
            pair("1.1", "p", "c"), pair("1.2", "c", "p"), pair("1.3", "s", "p"), pair("1.4", "p", "p", "unchanged"), added
        )
    )
    assert moved.completed.labels == ("1.1",)
    assert moved.reopened.labels == ("1.2",)
    assert [(a, b, t.labels) for a, b, t in moved.passages] == [("Static", "In progress", ("1.3",))]
    assert moved.added.labels == ("1.9",)


def test_a_status_that_became_unreadable_is_a_passage_and_not_lost(make_action):
    kept = Change("unchanged", "action", (make_action("1.1", "c"),), (make_action("1.1", "c"),))
    lost = Change("changed", "action", (make_action("1.2", "c"),), (make_action("1.2", "-"),))
    found = Change("changed", "action", (make_action("1.3", "-"),), (make_action("1.3", "c"),))
    moved = tally.move(_comparison(kept, lost, found))
    assert (moved.completed.value, moved.reopened.value) == (0, 0)
    assert [(a, b, t.labels) for a, b, t in moved.passages] == [
        ("Completed", "Not recorded", ("1.2",)),
        ("Not recorded", "Completed", ("1.3",)),
    ]


def test_change_is_not_known_where_the_last_report_had_no_status(make_action):
    change = Change("changed", "action", (make_action("1.1", "-"),), (make_action("1.1", "c"),))
    assert tally.move(_comparison(change)).completed is None


def status_of(label, rag, complete):
    return Status(label, label, "word", rag, complete)


CROSSINGS = [
    (("In progress", "amber", False), ("Completed", "green", True), "forward"),
    (("Not started", "grey", False), ("Completed", "green", True), "forward"),
    (("Completed", "green", True), ("Static", "red", False), "back"),
    (("Static", "red", False), ("In progress", "amber", False), "forward"),
    (("Completed", "green", True), ("Closed", "blue", True), "across"),
    (("Completed", "green", True), (None, None, None), "across"),
    (("Not started", "grey", False), ("Delayed", "red", False), "across"),
    (("Amber", "amber", None), ("Green", "green", None), "forward"),
]


@pytest.mark.parametrize("was, now, direction", CROSSINGS)
def test_a_crossing_says_which_way_only_where_that_is_known(make_action, was, now, direction):
    before, after = (replace(make_action("1.1"), status=status_of(*each)) for each in (was, now))
    comparison = Comparison((Change("changed", "action", (before,), (after,)),), Balance(1, 0, 0, 0, 0, 0, 0, 1))
    found = tally.cross(comparison, [])
    assert [(each.was, each.now, each.direction) for each in found.moved] == [
        (was[0] or tally.NOT_RECORDED, now[0] or tally.NOT_RECORDED, direction)
    ]
    assert (found.forward.value, found.back.value) == (int(direction == "forward"), int(direction == "back"))


def test_what_was_merged_from_different_statuses_has_a_place_of_its_own(make_action):
    one, two, after = make_action("1.1", "s"), make_action("1.2", "c"), make_action("1.1", "s")
    comparison = Comparison((Change("merged", "action", (one, two), (after,)),), Balance(2, 0, 0, 0, 0, 0, 1, 1))
    found = tally.cross(comparison, [])
    assert found.merged.labels == ("1.1",)
    assert not found.moved
    assert not found.same
