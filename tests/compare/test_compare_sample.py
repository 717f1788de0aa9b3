"""The shipped Hillingdon sample, period against period, beside what its makers say happened."""

import json
from functools import cache
from pathlib import Path

import pytest

from reportgen.compare import compare
from reportgen.layout import load_layout
from reportgen.model import Action, Change, Comparison, Plan, Reading
from reportgen.model.names import fold_lead
from reportgen.parse import read_plan
from reportgen.workbook import open_workbook

ROOT = Path(__file__).parents[2]
TRUTH = json.loads((ROOT / "tests" / "samples" / "hillingdon.json").read_text(encoding="utf-8"))["comparisons"]
Key = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]


@cache
def period(name: str) -> Reading:
    files = sorted((ROOT / "inputs" / "hillingdon" / name).glob("*.xlsx"))
    return read_plan([open_workbook(file) for file in files], load_layout("hillingdon"))


@cache
def compared(before: str, after: str) -> Comparison:
    return compare(period(before), period(after))


def places(plan: Plan) -> dict[int, tuple[str, str]]:
    return {id(item): (str(s.number), str(item.ref)) for s in plan.work_streams for item in (*s.actions, *s.retired)}


def entries(before: str, after: str) -> dict[Key, Change]:
    known = places(period(before).plan) | places(period(after).plan)

    def of(items: tuple[Action, ...]) -> frozenset[tuple[str, str]]:
        return frozenset(known[id(item)] for item in items)

    return {(of(c.before), of(c.after)): c for c in compared(before, after).changes if c.item == "action"}


def told(side: list[dict[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((place["work_stream"], place["ref"]) for place in side)


def true_fields(entry: dict, change: Change) -> set[str]:
    """What the sample says differs; a lead only spelt otherwise is one lead (its warning says so), and no change."""
    fields = set(entry["fields"])
    if fold_lead(change.before[0].lead_text or "") == fold_lead(change.after[0].lead_text or ""):
        fields.discard("lead")
    return fields


@pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: f"{truth['before']} to {truth['after']}")
class TestSample:
    def test_every_entry_is_the_true_one(self, truth):
        true = {(told(entry["before"]), told(entry["after"])) for entry in truth["changes"]}
        assert set(entries(truth["before"], truth["after"])) == true

    def test_kinds_fields_and_entries(self, truth):
        found = entries(truth["before"], truth["after"])
        for entry in truth["changes"]:
            change = found[told(entry["before"]), told(entry["after"])]
            assert change.kind == entry["kind"], entry["key"]
            if entry["fields"] is not None and change.before and change.after:
                assert {field.field for field in change.fields} == true_fields(entry, change), entry["key"]
            assert (change.explanation or "").startswith(entry["entry"] or ""), entry["key"]
            assert change.explanation is None or entry["entry"], entry["key"]

    def test_the_balance(self, truth):
        balance = compared(truth["before"], truth["after"]).balance
        assert {name: getattr(balance, name) for name in truth["balance"]} == truth["balance"]

    def test_measures_are_matched_one_to_one(self, truth):
        measures = [c for c in compared(truth["before"], truth["after"]).changes if c.item == "measure"]
        assert len(measures) == 57
        assert all(len(c.before) == len(c.after) == 1 and c.before[0].ref == c.after[0].ref for c in measures)
        assert all(field.field != "status" for c in measures for field in c.fields)


def test_columns_that_came_were_renamed_and_moved():
    def columns(before: str, after: str) -> set[tuple[str, str | None, str | None, str]]:
        return {(c.kind, c.before, c.after, c.table) for c in compared(before, after).columns}

    assert columns("2015-03", "2015-07") == {
        ("added", None, "Status", "plan"),
        ("added", None, "Changes post March 2015", "plan"),
        ("renamed", "Milestones", "Performance Measures and Milestones", "plan"),
        ("renamed", "Progress", "Progress - Actions", "plan"),
    }
    later = columns("2015-07", "2015-10")
    assert ("renamed", "Changes post March 2015", "Changes post July 2015", "plan") in later
    assert ("added", None, "Status", "measures") in later
    assert {kind for kind, *_ in later} == {"renamed", "added", "moved"}


def test_only_what_was_rewritten_is_unsure():
    unsure = [c.after[0].label for c in compared("2015-07", "2015-10").changes if c.match and not c.match.sure]
    assert unsure == ["3.10", "6.3"]
