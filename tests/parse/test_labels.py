"""Labels: unique in a plan, and something a member understands."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.parse import read_plan

HEAD = ["Ref", "Action", "Status"]


def plan_of(sheet, book, **sheets):
    made = [
        sheet(name.replace("_", " "), [HEAD, *([ref, f"{name} action {n}", "Open"] for n, ref in enumerate(refs, 1))])
        for name, refs in sheets.items()
    ]
    return read_plan([book(*made)], None).plan


def labels(plan):
    return [action.label for action in plan.actions]


def test_references_that_begin_anew_name_their_work_stream_one_and_all(sheet, book):
    plan = plan_of(sheet, book, Theme_1=["1.1", "1.2", "1.3"], Theme_2=["1.1", "1.2"])
    assert labels(plan) == ["Theme 1, 1.1", "Theme 1, 1.2", "Theme 1, 1.3", "Theme 2, 1.1", "Theme 2, 1.2"]


def test_one_reference_given_twice_by_mistake_changes_no_other_label(sheet, book):
    plan = plan_of(sheet, book, Leisure=["1.1", "1.2", "1.3", "1.4"], Parks=["2.1", "1.2", "2.3", "2.4"])
    assert labels(plan) == ["1.1", "Leisure, 1.2", "1.3", "1.4", "2.1", "Parks, 1.2", "2.3", "2.4"]


def test_a_reference_is_told_without_what_hangs_about_it_and_kept_as_typed(sheet, book):
    plan = plan_of(sheet, book, Plan=["1.1. ", "(1b)", "WS2/A07", "CoC1-R2-A03", "1.10"])
    assert labels(plan) == ["1.1", "1b", "WS2/A07", "CoC1-R2-A03", "1.10"]
    assert [action.ref for action in plan.actions] == ["1.1.", "(1b)", "WS2/A07", "CoC1-R2-A03", "1.10"]


def test_a_long_title_is_told_short(sheet, book):
    title = "Homelessness and Temporary Accommodation – Reasonable assurance (2 August 2023)"
    rows = [
        [title],
        ["Ref", "Action", "Lead", "Status"],
        ["1", "Write to owners", "AB", "Open"],
        ["2", "Call on owners", "AB", "Open"],
        ["Cyber Security – Limited assurance (restricted; issued 30 October 2023)"],
        ["1", "Change passwords", "AB", "Open"],
        ["2", "Change locks", "AB", "Open"],
    ]
    plan = read_plan([book(sheet("Plan", rows, bold=["A1", "A5"], merges=["A1:D1", "A5:D5"]))], None).plan
    for action in plan.actions:
        assert len(action.label) < 50


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    refs=st.lists(
        st.lists(st.sampled_from(["1", "2", "1.1", "1.1.", "A/1", None]), min_size=1, max_size=4), min_size=1, max_size=4
    )
)
def test_labels_are_unique_and_never_empty(sheet, book, refs):
    shown = labels(plan_of(sheet, book, **{f"Theme_{number}": own for number, own in enumerate(refs, 1)}))
    assert len(shown) == len(set(shown)) == sum(map(len, refs))
    assert all(shown)
