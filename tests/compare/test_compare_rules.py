"""What is a change and what is not, of two small plans written out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from reportgen.compare import compare
from reportgen.errors import UsageError
from reportgen.model import (
    Action,
    Change,
    Column,
    Comparison,
    Due,
    Plan,
    Reading,
    Source,
    Status,
    Update,
    WorkStream,
)

TEXTS = (
    "Agree one threshold document with partners and publish it",
    "Recruit permanent team managers for every service",
    "Audit the quality of supervision each month",
    "Extend the foster carer payment scheme to kinship carers",
)
FIELDS = ("ref", "action", "objective", "milestones", "targets", "lead", "due", "progress", "status", "changes")


def action(at: int, stream: str = "1", **more: object) -> Action:
    values = {
        "label": f"{stream}.{at}",
        "ref": f"{stream}.{at}",
        "action": TEXTS[(at - 1) % len(TEXTS)],
        "status": Status("In progress", "IN PROGRESS", "word", "amber", False),
        "source": Source("plan.xlsx", f"Work stream {stream}", 10 + at),
        "lead_text": "Head of Quality",
        "lead": ("Head of Quality",),
        "due": Due("June 2015", "month", date(2015, 6, 1), date(2015, 6, 30)),
        "progress": "Work has begun.",
        "milestones": f"Milestone {at} by July.",
        "targets": "95%",
        "objective": "Children are safe",
    }
    return Action(**{**values, **more})  # type: ignore[arg-type]


def columns(*names: str, table: str = "plan") -> tuple[Column, ...]:
    return tuple(
        Column("plan.xlsx", "Work stream 1", f"{'ABCDEFGHIJKL'[at]}5", n.title(), n if n in FIELDS else None, table=table)
        for at, n in enumerate(names)  # type: ignore[arg-type]
    )


def reading(
    actions: Sequence[Action], retired: Sequence[Action] = (), heads: Sequence[str] = FIELDS, title: str = "Front door"
) -> Reading:
    return Reading(Plan("A plan", (WorkStream("1", title, tuple(actions), (), tuple(retired)),)), columns(*heads))


def boxed(item: Action) -> Action:
    return replace(item, kept="retired")


def one(before: Action, after: Action) -> Change:
    (change,) = compare(reading([before]), reading([after])).changes
    return change


def fields(before: Action, after: Action) -> dict[str, tuple[str | None, str | None]]:
    return {field.field: (field.before, field.after) for field in one(before, after).fields}


# -- fields -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"action": TEXTS[0].replace(" ", "\n", 1) + "  "},
        {"progress": "Work  has begun.\n"},
        {"milestones": "• Milestone 1 by July."},
        {"targets": "95%\u00a0"},
        {"due": Due("30/06/2015 (June)", "month", date(2015, 6, 1), date(2015, 6, 30))},
        {"status": Status("In progress", "in progress ", "word", "amber", False)},
        {"status": Status("In progress", None, "fill", "red", True)},
        {"lead_text": "HEAD OF  QUALITY", "lead": ("HEAD OF QUALITY",)},
        {"ref": "1.1."},
        {"changes": "Now changed a lot."},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_difference_of_form_is_no_change(changed):
    change = one(action(1), action(1, **changed))
    assert change.kind == "unchanged"
    assert change.fields == ()


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"action": TEXTS[0] + " again"}, "action", (TEXTS[0], TEXTS[0] + " again")),
        ({"ref": "1.2"}, "ref", ("1.1", "1.2")),
        ({"due": Due("end of June 2015", "month", None, date(2015, 6, 30))}, "due", ("June 2015", "end of June 2015")),
        ({"due": Due("when ready", "unreadable", None, None)}, "due", ("June 2015", "when ready")),
        ({"due": None}, "due", ("June 2015", None)),
        ({"status": Status("Completed", "DONE", "word", "green", True)}, "status", ("In progress", "Completed")),
        ({"status": Status(None, None, None, None, None)}, "status", ("In progress", None)),
        ({"lead_text": "AD People", "lead": ("AD People",)}, "lead", ("Head of Quality", "AD People")),
        ({"progress": None}, "progress", ("Work has begun.", None)),
        ({"objective": "Children are safer"}, "objective", ("Children are safe", "Children are safer")),
    ],
)
def test_a_field_that_differs_is_told_with_both_texts(changed, field, told):
    assert fields(action(1), action(1, **changed)) == {field: told}


def test_a_lead_spelt_otherwise_is_the_same_lead():
    assert fields(action(1, lead_text="AD People & Culture"), action(1, lead_text="A.D. People and Culture")) == {}


def test_ongoing_is_not_complete():
    ongoing, complete = Due("Ongoing", "ongoing", None, None), Due("Complete", "complete", None, None)
    assert fields(action(1, due=ongoing), action(1, due=complete)) == {"due": ("Ongoing", "Complete")}
    assert fields(action(1, due=ongoing), action(1, due=replace(ongoing, text="on-going"))) == {}


def test_an_unknown_column_of_both_workbooks_is_compared_by_its_heading():
    heads = (*FIELDS, "budget code")
    before, after = action(1, extra=(("Budget Code", "CS-1"),)), action(1, extra=(("Budget  code", "CS-2"),))
    (change,) = compare(reading([before], heads=heads), reading([after], heads=heads)).changes
    assert [(f.field, f.before, f.after) for f in change.fields] == [("extra:Budget Code", "CS-1", "CS-2")]


def test_an_old_update_that_was_rewritten_is_not_silent():
    heads = (*FIELDS, "update july")
    before = action(1, updates=(Update("Update July", "Group set up."),))
    after = action(1, updates=(Update("Update July", "Group was never set up."),))
    (change,) = compare(reading([before], heads=heads), reading([after], heads=heads)).changes
    assert [f.field for f in change.fields] == ["extra:Update July"]


def test_last_quarters_newest_update_is_compared_with_its_own_column():
    """It was the progress then; now that a newer one is, it stands among the updates, unchanged."""

    def quarter(text: str, cell: str, *older: Update) -> Action:
        source = Source("plan.xlsx", "Work stream 1", 11, cells=(("progress", cell),))
        return action(1, progress=text, updates=older, source=source)

    def read(item: Action, *updates: str) -> Reading:
        heads = ("ref", "action", *updates)
        found = reading([item], heads=heads)
        return replace(found, columns=tuple(replace(c, field="progress") if c.heading in updates else c for c in found.columns))

    before = read(quarter("Group met.", "D11", Update("Update Jan", "Set up.")), "Update Jan", "Update Apr")
    older = Update("Update Jan", "Set up."), Update("Update Apr", "Group met.")
    after = read(quarter("Done.", "E11", *older), "Update Jan", "Update Apr", "Update Jul")
    comparison = compare(before, after)
    assert [(f.field, f.before, f.after) for f in comparison.changes[0].fields] == [("progress", "Group met.", "Done.")]
    assert [(c.kind, c.after) for c in comparison.columns] == [("added", "Update Jul")]


def test_the_officers_entry_is_the_explanation_as_typed():
    assert one(action(1), action(1, changes="Moved\nto June ")).explanation == "Moved\nto June "
    assert one(action(1), action(1, changes=" ")).explanation is None


# -- columns and work streams -------------------------------------------------------------------------------------------------


def test_a_column_that_only_one_workbook_has_is_one_entry_and_no_fields():
    blank = Status(None, None, None, None, None)
    before = reading([action(at, status=blank) for at in (1, 2, 3)], heads=[n for n in FIELDS if n != "status"])
    after = reading([action(at) for at in (1, 2, 3)])
    comparison = compare(before, after)
    assert [(c.kind, c.before, c.after) for c in comparison.columns] == [("added", None, "Status")]
    assert {change.kind for change in comparison.changes} == {"unchanged"}
    back = compare(after, before)
    assert [(c.kind, c.before, c.after) for c in back.columns] == [("removed", "Status", None)]
    assert {change.kind for change in back.changes} == {"unchanged"}


def test_a_column_renamed_and_one_moved():
    before = reading([action(1)])
    moved = ("ref", "milestones", *(n for n in FIELDS if n not in ("ref", "milestones")))
    after = reading([action(1)], heads=moved)
    after = replace(after, columns=tuple(replace(c, heading="Named leads") if c.field == "lead" else c for c in after.columns))
    found = [(c.kind, c.before, c.after) for c in compare(before, after).columns]
    assert found == [("moved", "Milestones", "Milestones"), ("renamed", "Lead", "Named leads")]


def test_headings_worded_otherwise_in_one_block_are_no_change():
    reworded = tuple(replace(c, cell=c.cell.replace("5", "40"), heading=f"Our {c.heading}") for c in columns(*FIELDS))
    both = replace(reading([action(1)]), columns=columns(*FIELDS) + reworded)
    assert compare(both, both).columns == ()


def test_a_column_new_to_the_measures_alone_says_so():
    measures = columns("action", "progress", table="measures")
    more = columns("action", "progress", "status", table="measures")
    before = replace(reading([action(1)]), columns=columns(*FIELDS) + measures)
    after = replace(reading([action(1)]), columns=columns(*FIELDS) + more)
    (change,) = compare(before, after).columns
    assert (change.kind, change.after, change.table) == ("added", "Status", "measures")


def test_a_renamed_work_stream_moves_nobody():
    before, after = reading([action(1), action(2)]), reading([action(1), action(2)], title="Front door and assessment")
    comparison = compare(before, after)
    assert [(w.kind, w.before, w.after) for w in comparison.work_streams] == [
        ("renamed", "Front door", "Front door and assessment")
    ]
    assert {change.kind for change in comparison.changes} == {"unchanged"}


def test_an_action_that_moved_work_stream_has_a_field_for_it():
    def plan(first: list[Action], second: list[Action]) -> Reading:
        return Reading(
            Plan(None, (WorkStream("1", "Front door", tuple(first)), WorkStream("2", "Placements", tuple(second)))), ()
        )

    before = plan([action(1), action(2)], [action(3, "2")])
    after = plan([action(1)], [action(3, "2"), action(2, "2", ref="2.4", label="2.4")])
    moved = next(c for c in compare(before, after).changes if c.kind == "changed")
    told = {field.field: (field.before, field.after) for field in moved.fields}
    assert told == {"ref": ("1.2", "2.4"), "work_stream": ("Front door", "Placements")}


def test_streams_that_only_one_plan_has_are_no_field_of_every_action():
    flat = Reading(Plan(None, (WorkStream(None, None, (action(1), action(2))),)), ())
    comparison = compare(flat, reading([action(1), action(2)]))
    assert {change.kind for change in comparison.changes} == {"unchanged"}
    assert [(w.kind, w.after) for w in comparison.work_streams] == [("renamed", "Front door")] or comparison.work_streams == ()


# -- the Retired box ----------------------------------------------------------------------------------------------------------


def balance_of(comparison: Comparison) -> dict[str, int]:
    names = ("was", "added", "reinstated", "retired", "removed", "split", "merged", "now")
    return {name: getattr(comparison.balance, name) for name in names if getattr(comparison.balance, name)}


def test_into_the_box_is_retired_and_out_of_it_reinstated():
    kept, item = action(1), action(2)
    there = compare(reading([kept, item]), reading([kept], [boxed(item)]))
    assert [c.kind for c in there.changes] == ["unchanged", "retired"]
    assert balance_of(there) == {"was": 2, "retired": 1, "now": 1}
    back = compare(reading([kept], [boxed(item)]), reading([kept, item]))
    assert [c.kind for c in back.changes] == ["unchanged", "changed"]
    assert balance_of(back) == {"was": 1, "reinstated": 1, "now": 2}


def test_in_the_box_on_both_sides_is_outside_the_balance():
    still = compare(reading([action(1)], [boxed(action(2))]), reading([action(1)], [boxed(action(2))]))
    assert [c.kind for c in still.changes] == ["unchanged", "unchanged"]
    assert balance_of(still) == {"was": 1, "now": 1}


def test_in_the_box_without_ever_having_been_in_the_plan():
    found = compare(reading([action(1)]), reading([action(1)], [boxed(action(2))]))
    assert [c.kind for c in found.changes] == ["unchanged", "added"]
    assert balance_of(found) == {"was": 1, "now": 1}


def test_a_retired_action_replaced_by_a_similar_one_with_its_ref():
    old = action(1, action="Recruit twelve foster carers in the north of the borough")
    new = action(
        1, action="Recruit twenty foster carers in the north of the borough", source=Source("plan.xlsx", "Work stream 1", 30)
    )
    changes = compare(reading([old, action(2)]), reading([new, action(2)], [boxed(replace(old, label="1.1 (retired)"))])).changes
    assert {(c.kind, c.before[0].action if c.before else None) for c in changes} == {
        ("retired", old.action),
        ("added", None),
        ("unchanged", TEXTS[1]),
    }


@pytest.mark.parametrize("blank", [{}, {"milestones": None, "targets": None, "progress": None}])
def test_another_action_in_the_same_place_with_the_same_ref_is_another_action(blank):
    kept = [action(at, **blank) for at in (1, 3, 4)]
    news = {"milestones": "Contract let in May.", "targets": "Two sites", "progress": "Tenders are out.", **blank}
    old, new = action(2, **blank), action(2, **{**news, "action": "Let a contract for laundry services at both sites"})
    found = compare(reading([kept[0], old, *kept[1:]]), reading([kept[0], new, *kept[1:]]))
    assert sorted(change.kind for change in found.changes) == ["added", "removed", "unchanged", "unchanged", "unchanged"]


def test_measures_match_measures_of_the_same_horizon():
    six, twelve = (action(1, horizon=horizon, kept="measure") for horizon in (6, 12))
    plan = Plan(None, (WorkStream("1", "Front door", (action(1),), (six, twelve)),))
    fewer = Plan(None, (WorkStream("1", "Front door", (action(1),), (twelve,)),))
    comparison = compare(Reading(plan), Reading(fewer))
    assert [(c.item, c.kind) for c in comparison.changes] == [
        ("action", "unchanged"),
        ("measure", "unchanged"),
        ("measure", "removed"),
    ]
    assert balance_of(comparison) == {"was": 1, "now": 1}


# -- splits and merges --------------------------------------------------------------------------------------------------------


def test_a_split_by_its_words_and_by_its_milestones():
    whole = action(1, action="Give each care leaver a pathway plan, and improve housing, education and training for them")
    parts = [
        action(1, ref="1.1a", action="Give each care leaver a pathway plan", source=Source("plan.xlsx", "Work stream 1", 20)),
        action(2, ref="1.1b", action="Improve housing, education and training for care leavers"),
    ]
    (split,) = compare(reading([whole]), reading(parts)).changes
    assert (split.kind, len(split.before), len(split.after)) == ("split", 1, 2)
    (merge,) = compare(reading(parts), reading([whole])).changes
    assert (merge.kind, len(merge.before), len(merge.after)) == ("merged", 2, 1)


def test_a_new_sibling_is_no_split():
    north = action(1, action="Train all social workers in the North team in chronologies")
    south = action(2, action="Train all social workers in the South team in chronologies")
    assert [c.kind for c in compare(reading([north]), reading([north, south])).changes] == ["unchanged", "added"]


# -- [[match]] ----------------------------------------------------------------------------------------------------------------


def test_a_match_settles_what_texts_would_not():
    before, after = reading([action(1), action(2)]), reading([action(1), action(2)])
    crossed = compare(before, after, [("1.1", "1.2"), ("'Work stream 1'!12", "'Work stream 1'!11")])
    assert all(c.match is not None and c.match.how == "override" and c.kind == "changed" for c in crossed.changes)
    apart = compare(before, after, [("1.1", "none")])
    assert [c.kind for c in apart.changes] == ["added", "unchanged", "removed"]


def test_two_matches_of_one_action_are_a_split():
    before, after = reading([action(1)]), reading([action(2), action(3)])
    (change,) = compare(before, after, [("1.1", "1.2"), ("1.1", "1.3")]).changes
    assert change.kind == "split"


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (("1.11", "1.1"), "Its labels run from 1.1 to 1.2."),
        (("1.1", "'Work stream 9'!11"), "names nothing in the later plan"),
        (("none", "none"), "names no item"),
    ],
)
def test_a_match_that_names_nothing_is_an_error_that_says_what_there_is(pair, words):
    with pytest.raises(UsageError, match=r"period\.toml") as caught:
        compare(reading([action(1), action(2)]), reading([action(1), action(2)]), [pair])
    assert words in str(caught.value)


def test_matches_that_contradict_are_an_error():
    plans = reading([action(1), action(2)]), reading([action(1), action(2)])
    with pytest.raises(UsageError, match="contradicts"):
        compare(*plans, [("1.1", "1.1"), ("1.2", "1.1"), ("1.1", "1.2")])


def test_a_pair_that_is_not_certain_is_a_warning_with_the_lines_that_settle_it():
    old = action(1, action="Reduce the number of complaints about teams")
    new = action(1, action="Listen to families who are unhappy and put matters right")
    comparison = compare(reading([old, action(2)]), reading([new, action(2)]))
    change = comparison.changes[0]
    assert change.match is not None
    assert (change.match.how, change.match.sure) == ("ref", False)
    (finding,) = comparison.findings
    assert (finding.code, finding.severity) == ("match-unsure", "warning")
    assert '[[match]], before = "1.1", after = "1.1"' in finding.fix
    assert "complaints" in finding.message
    assert "Listen" in finding.message
    assert compare(reading([old, action(2)]), reading([new, action(2)]), [("1.1", "1.1")]).findings == ()


def test_a_sheet_of_fewer_columns_moves_none_of_the_others():
    rest = tuple(replace(c, cell=f"{letter}40") for letter, c in zip("ABC", columns("ref", "status", "action"), strict=True))
    before = replace(reading([action(1)]), columns=columns(*FIELDS))
    after = replace(reading([action(1)]), columns=columns(*FIELDS) + rest)
    assert compare(before, after).columns == ()


def test_a_renamed_column_is_not_told_as_moved_too():
    before = reading([action(1)])
    after = reading([action(1)], heads=("ref", "lead", *(n for n in FIELDS if n not in ("ref", "lead"))))
    after = replace(after, columns=tuple(replace(c, heading="Named leads") if c.field == "lead" else c for c in after.columns))
    assert [(c.kind, c.after) for c in compare(before, after).columns] == [("renamed", "Named leads")]


def test_a_split_in_three_where_each_part_has_words_of_its_own():
    texts = (
        "Open a contact centre in Hayes",
        "Train fifteen foster carers in therapeutic parenting",
        "Renew the neglect toolkit",
    )
    kept = [action(2), action(3)]
    whole = action(1, action="; ".join(texts))
    tails = ("", " with the health trust", " before the spring term")
    parts = [
        action(at, action=text + tail, source=Source("plan.xlsx", "Work stream 1", 30 + at))
        for at, (text, tail) in enumerate(zip(texts, tails, strict=True), start=4)
    ]
    split = compare(reading([whole, *kept]), reading([*parts, *kept])).changes[0]
    assert (split.kind, len(split.after)) == ("split", 3)


def test_a_split_of_a_text_that_says_a_thing_twice():
    """The parts share words that the whole has twice: each has its own."""
    whole = action(1, action="Review the recording system with managers, and review the recording system in the North team")
    parts = [
        action(1, action="Review the recording system with managers", source=Source("plan.xlsx", "Work stream 1", 20)),
        action(
            2, action="Review the recording system in the North team each spring", source=Source("plan.xlsx", "Work stream 1", 21)
        ),
    ]
    assert [c.kind for c in compare(reading([whole, action(3)]), reading([*parts, action(3)])).changes] == ["split", "unchanged"]


def test_a_merge_whose_ref_names_its_parts_takes_those():
    """Another action has the text of a part, but not its ref."""
    first, second = action(1), action(2)
    twin = action(3, action=TEXTS[1], lead_text="Head of Placements", lead=("Head of Placements",))
    whole = action(1, ref="1.1/1.2", label="1.1/1.2", action=f"{TEXTS[0]}, and {TEXTS[1].lower()}")
    changes = compare(reading([first, second, twin]), reading([whole, twin])).changes
    assert [(c.kind, [item.ref for item in c.before]) for c in changes] == [("merged", ["1.1", "1.2"]), ("unchanged", ["1.3"])]
    assert changes[0].match is not None
    assert changes[0].match.sure


def test_siblings_told_by_number_are_not_each_other():
    """Phase 2 went and phase 4 came: among phases the number is who it is."""

    def phases(*numbers: int) -> list[Action]:
        return [
            action(
                at,
                action=f"Move the teams of the borough to the new recording system, phase {number}",
                milestones=f"Phase {number} signed off by the board of the programme {'abcdefgh'[number]}.",
                progress=None,
                targets=None,
            )
            for at, number in enumerate(numbers, start=1)
        ]

    changes = compare(reading(phases(1, 2, 3)), reading(phases(1, 3, 4))).changes
    assert sorted(c.kind for c in changes) == ["added", "changed", "removed", "unchanged"]


def test_a_short_text_that_stands_elsewhere_under_another_lead_is_not_surely_the_same():
    def plan(stream: str, **more: object) -> Reading:
        mine = action(1, stream, action="Review all fees", milestones=None, targets=None, progress=None, **more)
        streams = [WorkStream("1", "Front door", (action(2),)), WorkStream("2", "Placements", (action(3, "2"),))]
        at = int(stream) - 1
        streams[at] = replace(streams[at], actions=(mine, *streams[at].actions))
        return Reading(Plan(None, tuple(streams)), columns(*FIELDS))

    other = {"lead_text": "Finance", "lead": ("Finance",), "due": Due("May 2016", "month", date(2016, 5, 1), date(2016, 5, 31))}
    found = [c for c in compare(plan("1"), plan("2", **other)).changes if c.match is None or c.match.how != "exact" or c.fields]
    assert all(c.match is None or not c.match.sure for c in found)


def test_where_every_lead_has_another_name_leads_tell_nothing():
    """A restructure: the same texts stay themselves, with their own lead as changed."""
    before = [action(at, action=f"{TEXTS[at % 4]} in area {at}") for at in range(1, 9)]
    after = [replace(item, lead_text="Director of Care", lead=("Director of Care",)) for item in before]
    reworded = replace(after[2], action=after[2].action.replace("each", "every").replace("in area", "within area"))
    changes = compare(reading(before), reading([*after[:2], reworded, *after[3:]])).changes
    assert {c.kind for c in changes} == {"changed"}
    assert all(c.match is not None and c.match.sure for c in changes)


def test_texts_swapped_in_rows_that_are_else_as_they_were_are_told_and_not_certain():
    first, second = action(1), action(2, lead_text="AD People", lead=("AD People",))
    swapped = [replace(first, action=second.action), replace(second, action=first.action)]
    comparison = compare(reading([first, second, action(3)]), reading([*swapped, action(3)]))
    assert [c.kind for c in comparison.changes] == ["changed", "changed", "unchanged"]
    assert [c.match.sure for c in comparison.changes if c.match] == [False, False, True]
    assert [finding.code for finding in comparison.findings] == ["match-unsure", "match-unsure"]
