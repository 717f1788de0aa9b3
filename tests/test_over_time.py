"""What is counted over all periods: the trend, deadlines that slipped, and whether what was reported came true."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from reportgen.compare import compare
from reportgen.compare.history import begun, extended
from reportgen.model import Column, Due, History, PeriodPlan, Plan, Reading, Status, StatusWord, WorkStream
from reportgen.over_time import due_trails, on_track_statuses, trend, truths, was_it_true

MARCH, JUNE, SEPTEMBER, DECEMBER = (date(2024, month, 28) for month in (3, 6, 9, 12))
DAYS = (MARCH, JUNE, SEPTEMBER, DECEMBER)
COLUMNS = tuple(
    Column("plan.xlsx", "Plan", f"{letter}1", name, name)
    for letter, name in zip("ABCD", ("ref", "action", "due", "status"), strict=True)
)
TEXTS = {
    "1": "Repaint every school crossing in the borough",
    "2": "Train two hundred cyclists before they leave primary school",
    "3": "Review gritting routes with the parish councils",
    "4": "Replace the oldest street lamps on main roads",
    "5": "Offer older drivers a free assessment of their eyesight",
}


@pytest.fixture
def plan_of(make_action):
    """A plan of one work stream from {number: (status letter, due day)}; numbers in retired stand in the box."""

    def make(actions, retired=None, **more):
        def items(of, kept):
            return tuple(
                make_action(f"1.{key}", status, due, action=TEXTS[key], kept=kept) for key, (status, due) in (of or {}).items()
            )

        stream = WorkStream("1", "Safer streets", items(actions, "action"), (), items(retired, "retired"))
        words = (
            StatusWord("Completed", "green", True),
            StatusWord("In progress", "amber", False),
            StatusWord("Static", "red", False),
        )
        return Plan("A plan", (stream,), **{"statuses": words, **more})

    return make


def history_of(*plans) -> History:
    periods = [
        PeriodPlan(f"2024-{day.month:02}", day, None, Reading(plan, COLUMNS)) for plan, day in zip(plans, DAYS, strict=False)
    ]
    history = begun(periods[0])
    for before, after in pairwise(periods):
        history = extended(history, after, compare(before.reading, after.reading))
    return history


# -- trend --------------------------------------------------------------------------------------------------------------------


def test_every_period_has_the_same_statuses_and_adds_up(plan_of):
    history = history_of(
        plan_of({"1": ("-", None), "2": ("-", None)}, statuses=()),
        plan_of({"1": ("p", None), "2": ("s", None), "3": ("p", None)}),
        plan_of({"1": ("c", None), "2": ("p", None), "3": ("p", None)}),
    )
    points = trend(history)
    assert [[(one.word.label, one.tally.value) for one in point.counts.statuses] for point in points] == [
        [("Completed", 0), ("In progress", 0), ("Static", 0), ("Not recorded", 2)],
        [("Completed", 0), ("In progress", 2), ("Static", 1)],
        [("Completed", 1), ("In progress", 2), ("Static", 0)],
    ]
    assert [point.recorded for point in points] == [False, True, True]
    assert [point.day for point in points] == [MARCH, JUNE, SEPTEMBER]
    assert all(sum(one.tally.value for one in point.counts.statuses) == point.counts.total.value for point in points)


def test_a_status_that_only_an_earlier_plan_had_is_kept_in_all(plan_of):
    words = (StatusWord("On hold", "grey", False), StatusWord("Completed", "green", True))
    before = plan_of({"1": ("p", None)}, statuses=words)
    held = replace(before.work_streams[0].actions[0], status=Status("On hold", "On hold", "word", "grey", False))
    before = replace(before, work_streams=(replace(before.work_streams[0], actions=(held,)),))
    labels = [
        [one.word.label for one in point.counts.statuses] for point in trend(history_of(before, plan_of({"1": ("p", None)})))
    ]
    assert labels == [["Completed", "In progress", "Static", "On hold"]] * 2


def test_the_retired_stay_in_the_trend_when_they_leave_the_box_and_the_deleted_are_gone(plan_of):
    all_five = dict.fromkeys(TEXTS, ("p", None))
    rest = dict.fromkeys("345", ("p", None))
    history = history_of(
        plan_of(all_five),
        plan_of(dict.fromkeys("2345", ("p", None)), {"1": ("c", None)}),
        plan_of(rest, {"1": ("c", None)}),
        plan_of(rest),
    )
    points = trend(history)
    assert [point.retired.value for point in points] == [0, 1, 1, 1]
    assert [point.gone.labels for point in points] == [(), (), ("1.2",), ("1.2",)]
    assert [point.counts.total.value for point in points] == [5, 4, 3, 3]


def test_the_retired_that_are_counted_are_no_segment_of_their_own(plan_of):
    history = history_of(plan_of({"1": ("p", None)}, {"2": ("c", None)}, count_retired=True))
    (point,) = trend(history)
    assert (point.counts.total.value, point.retired.value) == (2, 0)


# -- deadlines ----------------------------------------------------------------------------------------------------------------


def test_a_deadline_has_every_day_it_ever_had(plan_of):
    dues = (MARCH, JUNE, JUNE, DECEMBER)
    history = history_of(*(plan_of({"1": ("p", due), "2": ("p", SEPTEMBER), "3": ("p", None)}) for due in dues))
    slipped, kept = due_trails(history)
    assert slipped.days == (MARCH, JUNE, DECEMBER)
    assert [move.period for move in slipped.slips] == ["2024-06", "2024-12"]
    assert slipped.first == MARCH
    assert (kept.days, kept.slips) == ((SEPTEMBER,), ())


def test_a_deadline_brought_forward_is_no_slip(plan_of):
    (trail,) = due_trails(history_of(plan_of({"1": ("p", DECEMBER)}), plan_of({"1": ("p", JUNE)})))
    assert trail.days == (DECEMBER, JUNE)
    assert trail.slips == ()


def test_an_original_due_date_in_a_column_of_its_own_is_the_first(plan_of):
    plan = plan_of({"1": ("p", SEPTEMBER)})
    item = replace(plan.work_streams[0].actions[0], original_due=Due("28/03/2024", "date", MARCH, MARCH))
    (trail,) = due_trails(history_of(replace(plan, work_streams=(replace(plan.work_streams[0], actions=(item,)),))))
    assert trail.days == (MARCH, SEPTEMBER)
    assert len(trail.slips) == 1


# -- was it true? -------------------------------------------------------------------------------------------------------------


def test_each_part_of_what_was_reported_on_track_is_told(plan_of):
    then = {"1": ("p", MARCH), "2": ("p", MARCH), "3": ("p", MARCH), "4": ("p", MARCH), "5": ("p", DECEMBER)}
    now = {"1": ("c", MARCH), "2": ("p", DECEMBER), "5": ("p", DECEMBER)}
    truth = was_it_true(history_of(plan_of(then), plan_of(now, {"3": ("p", MARCH)})), "2024-03")
    assert truth.statuses == ("In progress",)
    total = truth.total
    assert total.reported.labels == ("1.1", "1.2", "1.3", "1.4")
    assert (total.done.labels, total.still_open.labels, total.moved.labels) == (("1.1",), ("1.2",), ("1.2",))
    assert (total.retired.labels, total.gone.labels, total.unrecorded.labels) == (("1.3",), ("1.4",), ())
    (stream,) = truth.streams
    assert (
        stream.reported.value
        == total.reported.value
        == sum(part.value for part in (total.done, total.still_open, total.unrecorded, total.retired, total.gone))
    )


def test_what_was_retired_as_completed_is_done(plan_of):
    truth = was_it_true(
        history_of(plan_of({"1": ("p", MARCH), "2": ("p", MARCH)}), plan_of({"2": ("p", MARCH)}, {"1": ("c", MARCH)})), "2024-03"
    )
    assert truth.total.done.labels == ("1.1",)


def test_a_static_action_was_not_reported_on_track(plan_of):
    truth = was_it_true(history_of(plan_of({"1": ("s", MARCH)}), plan_of({"1": ("c", MARCH)})), "2024-03")
    assert truth.total.reported.value == 0


def test_the_due_date_of_then_counts(plan_of):
    truth = was_it_true(history_of(plan_of({"1": ("p", MARCH)}), plan_of({"1": ("p", DECEMBER)})), "2024-03")
    assert truth.total.still_open.labels == ("1.1",)


def test_statuses_may_be_named(plan_of):
    history = history_of(plan_of({"1": ("s", MARCH), "2": ("p", MARCH)}), plan_of({"1": ("c", MARCH), "2": ("c", MARCH)}))
    assert was_it_true(history, "2024-03", ["static"]).total.done.labels == ("1.1",)


def test_a_report_without_statuses_says_nothing(plan_of):
    history = history_of(plan_of({"1": ("-", MARCH)}), plan_of({"1": ("p", MARCH)}), plan_of({"1": ("c", MARCH)}))
    assert [truth.then.name for truth in truths(history)] == ["2024-06"]
    assert was_it_true(history, "2024-09") is None


@pytest.mark.parametrize(
    "words, labels",
    [
        ([("Complete", "blue", True), ("On track", "green", False), ("At risk", "amber", False)], ["On track"]),
        ([("Complete", "green", True), ("In progress", "amber", False), ("Overdue", "red", False)], ["In progress"]),
        ([("Done", "green", True), ("Not done", None, False)], ["Not done"]),
        ([("Green", "green", None), ("Amber", "amber", None)], []),
        ([("Complete", "green", True), ("Not started", "grey", False), ("Late", "red", False)], []),
    ],
)
def test_on_track_is_green_else_amber_else_the_only_one(words, labels):
    plan = Plan(None, (), tuple(StatusWord(*word) for word in words))
    assert [word.label for word in on_track_statuses(plan)] == labels
