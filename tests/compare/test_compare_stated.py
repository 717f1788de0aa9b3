"""What officers write of an action's numbers, and what its number says by itself, tell which action is which."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reportgen.compare import compare
from reportgen.compare.said import said_in
from reportgen.model import Action, Change, Column, Comparison, Plan, Reading, Source, Status, WorkStream

FIELDS = ("ref", "action", "lead", "status", "changes")
OTHERS = (
    "Publish one threshold document with partners",
    "Recruit permanent team managers for every service",
    "Audit the quality of supervision each month",
)
TWIN = "Train social workers in the recording system"


def action(ref: str, text: str, changes: str | None = None, **more: object) -> Action:
    values = {"lead_text": "Head of Quality", "lead": ("Head of Quality",), **more}
    row = 100 + sum(ord(letter) * at for at, letter in enumerate(ref + text, start=1))
    status = Status("In progress", "IN PROGRESS", "word", "amber", False)
    return Action(ref, text, status, Source("plan.xlsx", "Plan", row), ref=ref, changes=changes, **values)  # type: ignore[arg-type]


def reading(actions: Sequence[Action], retired: Sequence[Action] = ()) -> Reading:
    """The actions by work stream: what stands before the first point of a ref."""
    streams = sorted({_stream(item) for item in (*actions, *retired)})
    built = tuple(
        WorkStream(
            stream or None,
            f"Stream {stream}" if stream else None,
            tuple(item for item in actions if _stream(item) == stream),
            (),
            tuple(replace(item, kept="retired") for item in retired if _stream(item) == stream),
        )
        for stream in streams
    )
    heads = tuple(Column("plan.xlsx", "Plan", f"{'ABCDE'[at]}1", name.title(), name) for at, name in enumerate(FIELDS))  # type: ignore[arg-type]
    return Reading(Plan("A plan", built), heads)


def _stream(item: Action) -> str:
    return item.ref.partition(".")[0] if "." in (item.ref or "") else ""


def told(before: Sequence[Action], after: Sequence[Action], retired: Sequence[Action] = ()) -> Comparison:
    return compare(reading(before), reading(after, retired))


def entry(comparison: Comparison, ref: str) -> Change:
    return next(change for change in comparison.changes if any(item.ref == ref for item in (*change.after, *change.before)))


def shape(change: Change) -> tuple[str, list[str | None], list[str | None]]:
    return (change.kind, sorted(item.ref or "" for item in change.before), sorted(item.ref or "" for item in change.after))


def sure(change: Change) -> bool:
    assert change.match is not None
    return change.match.sure


KEPT = [action(ref, text) for ref, text in zip(("1", "2", "3"), OTHERS, strict=True)]
OLD = action("4", TWIN)
NORTH, SOUTH = f"{TWIN} in the North team", f"{TWIN} in the South team"


# -- splits -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Action 4 was split into 4a and 4b.", None),
        (None, "Split from action 4."),
        ("Split into 4a and 4b", "Split into 4a and 4b"),
        ("Previously action 4, now split in two (4a and 4b) as the teams have other managers.", None),
        ("SMT agreed in May. 4 has been divided into two separate actions: 4(a) & 4(b).", "See 4a."),
        (None, None),
    ],
)
def test_a_stated_split_of_twins(first, second):
    after = [action("4a", NORTH, first), action("4b", SOUTH, second)]
    found = told([*KEPT, OLD], [*KEPT, *after])
    assert shape(entry(found, "4a")) == ("split", ["4"], ["4a", "4b"])
    assert sure(entry(found, "4a"))
    assert found.balance.split == 1


def test_a_stated_split_where_one_part_is_the_old_text_with_its_number():
    after = [action("4", TWIN), action("5", SOUTH, "Split from action 4 in June.")]
    assert shape(entry(told([*KEPT, OLD], [*KEPT, *after]), "5")) == ("split", ["4"], ["4", "5"])


def test_a_stated_split_under_new_numbers():
    before = [action("2.1", OTHERS[0]), action("2.2", TWIN)]
    after = [action("2.1", OTHERS[0]), action("2.2", NORTH, "Split into 2.2 and 2.3."), action("2.3", SOUTH)]
    assert shape(entry(told(before, after), "2.3")) == ("split", ["2.2"], ["2.2", "2.3"])


def test_a_letter_put_to_a_number_that_is_still_there_is_a_new_action():
    """4a stands below 4 so that nothing has to be renumbered."""
    found = told([*KEPT, OLD], [*KEPT, OLD, action("4a", SOUTH), action("4b", NORTH)])
    assert [shape(entry(found, ref))[0] for ref in ("4", "4a", "4b")] == ["unchanged", "added", "added"]


def test_lettered_numbers_of_texts_that_are_not_the_old_one_are_not_surely_its_parts():
    after = [action("4a", "Draw up a staffing forecast"), action("4b", "Open a second contact centre")]
    found = told([*KEPT, OLD], [*KEPT, *after])
    assert all(change.match is None or not change.match.sure for change in found.changes if change.kind != "unchanged")


def test_numbers_given_anew_throughout_are_no_splits():
    before = [action(str(at), f"{text} in {place}") for at, (text, place) in enumerate(SIXTEEN, start=1)]
    after = [replace(item, ref=f"{1 + at // 4}{'abcd'[at % 4]}") for at, item in enumerate(before)]
    assert {change.kind for change in told(before, after).changes} == {"changed"}


SIXTEEN = [(text, place) for text in (*OTHERS, TWIN) for place in ("Hayes", "Uxbridge", "Ruislip", "Northwood")]


def test_a_text_that_stands_elsewhere_is_no_part_whatever_is_written():
    """Officers mistype numbers; the words are plain."""
    after = [*KEPT[:2], action("3", OTHERS[2], "Split from action 4."), OLD]
    assert {change.kind for change in told([*KEPT, OLD], after).changes} == {"unchanged"}


# -- merges -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "4a and 4b were merged.",
        "Merged with 4b",
        "Merger of actions 4a and 4b.",
        "Now incorporates 4b.",
        "4b merged into this action",
        None,
    ],
)
def test_a_stated_merge_of_twins(words):
    before = [*KEPT, action("4a", NORTH), action("4b", SOUTH)]
    change = entry(told(before, [*KEPT, action("4", TWIN, words)]), "4")
    assert shape(change) == ("merged", ["4a", "4b"], ["4"])
    assert sure(change)


def test_merged_with_another_that_has_gone():
    before = [action("2.1", OTHERS[0]), action("2.2", OTHERS[1]), action("2.3", TWIN)]
    after = [replace(before[0], changes="Merged with 2.3 as one project."), before[1]]
    change = entry(told(before, after), "2.1")
    assert shape(change) == ("merged", ["2.1", "2.3"], ["2.1"])
    assert not sure(change)  # nothing of the other's text is left


def test_merged_with_another_that_stands_in_the_box_is_retired():
    before = [action("2.1", OTHERS[0]), action("2.2", OTHERS[1]), action("2.3", TWIN)]
    after = [replace(before[0], changes="Merged with 2.3."), before[1]]
    found = told(before, after, [replace(before[2], changes="Merged with 2.1")])
    assert sorted(change.kind for change in found.changes) == ["retired", "unchanged", "unchanged"]


# -- moved, replaced, formerly ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Formerly 2.1",
        "Moved from work stream 2 (was 2.1).",
        "Previously action 2.1; new lead.",
        "Renumbered from 2.1",
        "Transferred from 2.1 to 3.2",
    ],
)
def test_what_it_was_formerly(words):
    """Two actions of one text have gone, and one has come: which of them it is, only its entry says."""
    before = [action("2.1", TWIN, milestones=None), action("2.2", TWIN), action("2.3", OTHERS[0]), action("3.1", OTHERS[1])]
    after = [before[2], before[3], action("3.2", f"{TWIN} by March", words)]
    found = told(before, after)
    assert shape(entry(found, "3.2")) == ("changed", ["2.1"], ["3.2"])
    assert sure(entry(found, "3.2"))
    assert shape(entry(found, "2.2")) == ("removed", ["2.2"], [])


@pytest.mark.parametrize("words", ["Replaces 2.1.", "Formerly 2.1", "Action 2.1 has been renumbered as 3.2"])
def test_a_statement_alone_is_believed_but_not_certain(words):
    before = [action("2.1", TWIN), action("2.2", OTHERS[0]), action("3.1", OTHERS[1])]
    after = [*before[1:], action("3.2", "Open a second contact centre", words, lead_text="Estates", lead=("Estates",))]
    found = told(before, after)
    assert shape(entry(found, "3.2")) == ("changed", ["2.1"], ["3.2"])
    assert not sure(entry(found, "3.2"))
    assert [finding.code for finding in found.findings] == ["match-unsure"]


def test_moved_from_the_box_that_says_where_to():
    """Else its deadline and status would begin anew."""
    old = action("2.1", TWIN)
    kept = [action("2.2", OTHERS[0]), action("3.1", OTHERS[1])]
    box = [replace(old, changes="Moved to work stream 3 as 3.2.")]
    found = told([old, *kept], [*kept, action("3.2", f"{TWIN} by March")], box)
    assert shape(entry(found, "3.2")) == ("changed", ["2.1"], ["3.2"])


def test_replaced_in_the_box_is_retired_and_another_added():
    old = action("2.1", TWIN)
    kept = [action("2.2", OTHERS[0]), action("3.1", OTHERS[1])]
    found = told(
        [old, *kept], [*kept, action("3.2", f"{TWIN} by March", "Replaces 2.1")], [replace(old, changes="Replaced by 3.2.")]
    )
    assert sorted(change.kind for change in found.changes) == ["added", "retired", "unchanged", "unchanged"]


def test_a_statement_that_stood_in_the_last_plan_speaks_of_the_one_before():
    said = "Formerly 2.1"
    before = [action("2.1", TWIN), action("3.1", OTHERS[1], said), action("3.3", OTHERS[2])]
    after = [action("2.1", NORTH), action("3.1", "Open a second contact centre", said), before[2]]
    assert shape(entry(told(before, after), "2.1")) == ("changed", ["2.1"], ["2.1"])


# -- what is read in a sentence -----------------------------------------------------------------------------------------------

KNOWN = frozenset({"1", "4", "4a", "4b", "4c", "2.1", "2.3", "3.4", "3.7"})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Split into 4a, 4b and 4c", [("split", (), ("4a", "4b", "4c"))]),
        ("4 split into 4a-4c", [("split", ("4",), ("4a", "4b", "4c"))]),
        ("Split out of 2.1", [("split", ("2.1",), ())]),
        ("Part of former action 2.1", [("split", ("2.1",), ())]),
        ("2.1 and 2.3 have been combined.", [("merged", ("2.1", "2.3"), ())]),
        ("2.1 merged with 2.3", [("merged", ("2.1", "2.3"), ())]),
        ("Merged into 2.3", [("merged", (), ("2.3",))]),
        ("Moved to work stream 3 as 3.7", [("became", (), ("3.7",))]),
        ("Moved from 2.1 to 3.7", [("became", ("2.1",), ("3.7",))]),
        ("2.1 is now 3.7", [("became", ("2.1",), ("3.7",))]),
        ("Replaced by action 3.4", [("replaced", (), ("3.4",))]),
        ("Supersedes 2.3", [("replaced", ("2.3",), ())]),
    ],
)
def test_what_a_sentence_says(words, expected):
    assert [(said.how, said.olds, said.news) for said in said_in(words, KNOWN)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "To be merged with 2.3",
        "It was decided not to split this into 4a and 4b",
        "Will be moved to work stream 3 as 3.7",
        "Split into 4 phases",
        "The average was 2.1 days",
        "The target was 2.1%",
        "Moved to work stream 4",
        "Merged with 4 other projects of the service",
        "See 2.3",
        "Depends on 2.1 and 2.3",
        "Responsibility split between 4 teams",
        "Formerly £2.1m",
        "Funding is combined with that of 9.9",
    ],
)
def test_what_a_sentence_does_not_say(words):
    assert said_in(words, KNOWN) == ()
