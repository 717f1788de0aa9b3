"""The shipped samples, read as their truth says."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from reportgen.layout import load_layout
from reportgen.parse import read_plan
from reportgen.workbook import open_workbook

ROOT = Path(__file__).parents[2]
HILLINGDON = json.loads((ROOT / "tests/samples/hillingdon.json").read_text(encoding="utf-8"))
CITY = json.loads((ROOT / "tests/samples/city.json").read_text(encoding="utf-8"))
WITH_OR_WITHOUT = pytest.mark.parametrize("with_layout", [True, False], ids=["layout", "no layout"])


def read(folder, layout):
    files = sorted((ROOT / "inputs" / folder).glob("*.xlsx"))
    known = load_layout(layout) if layout else None
    return read_plan([open_workbook(file) for file in files], known, start=date(2015, 3, 1), end=date(2016, 3, 31))


@WITH_OR_WITHOUT
@pytest.mark.parametrize("period", sorted(HILLINGDON["periods"]))
def test_hillingdon_reads_as_its_truth_in_every_period(period, with_layout):
    truth = HILLINGDON["periods"][period]
    plan = read(f"hillingdon/{period}", "hillingdon" if with_layout else None).plan
    assert len(plan.actions) == truth["actions"]
    assert len(plan.measures) == truth["measures"]
    assert {measure.horizon for measure in plan.measures} == {6}
    assert [item.ref for item in plan.retired] == truth["retired"] or len(plan.retired) == len(truth["retired"])
    assert len(plan.abbreviations) == truth["abbreviations"]
    for stream, expected in zip(plan.work_streams, truth["work_streams"], strict=True):
        assert (stream.number, stream.title) == (expected["number"], expected["title"])
        assert [action.label for action in stream.actions] == expected["refs"]
        assert len(stream.measures) == expected["measures"]
        assert [item.ref for item in stream.retired] == expected["retired"]
        for items, statuses in ((stream.actions, "statuses"), (stream.measures, "measure_statuses")):
            counted = Counter((item.status.label or "").casefold() for item in items)
            stated = {word.casefold(): count for word, count in (expected[statuses] or {"": len(items)}).items() if count}
            assert counted == stated


@WITH_OR_WITHOUT
@pytest.mark.parametrize("period", sorted(HILLINGDON["periods"]))
def test_hillingdon_has_no_errors_and_every_row_and_column_is_known(period, with_layout):
    reading = read(f"hillingdon/{period}", "hillingdon" if with_layout else None)
    assert [finding for finding in reading.findings if finding.severity == "error"] == []
    assert {row.kind for row in reading.rows}.isdisjoint({"unknown", "blank"})
    assert [column.heading for column in reading.columns if column.field is None] == []


@WITH_OR_WITHOUT
def test_the_city_reads_as_its_truth_field_by_field(with_layout):
    reading = read("city-of-london/2014-06", "city-of-london" if with_layout else None)
    plan = reading.plan
    assert Counter(action.status.rag for action in plan.actions) == {"green": 38, "amber": 62}
    assert {action.status.complete for action in plan.actions} == {None}
    assert dict(plan.abbreviations) == CITY["abbreviations"]
    assert {str(row.row): row.kind for row in reading.rows} == CITY["rows"]
    for stream, expected in zip(plan.work_streams, CITY["work_streams"], strict=True):
        assert (stream.number, stream.title) == (expected["number"], expected["title"])
        for action, truth in zip(stream.actions, expected["actions"], strict=True):
            assert (action.label, action.source.row, action.action) == (truth["label"], truth["row"], truth["action"])
            assert (action.lead_text, action.status.label, action.status.rag) == (
                truth["lead_text"],
                truth["status"],
                truth["rag"],
            )
            assert (action.due.text, action.due.kind) == (truth["due"]["text"], truth["due"]["kind"])
            assert (action.due.latest and action.due.latest.isoformat()) == truth["due"]["latest"]
        for objective in expected["objectives"]:
            under = [action for action in stream.actions if action.source.row in objective["rows"]]
            assert {action.objective for action in under} == {objective["objective"]}
            if with_layout:
                assert {action.origin for action in under} == {tuple(objective["origin"])}


def test_the_citys_findings_name_the_leads_spelt_several_ways_and_are_no_errors():
    reading = read("city-of-london/2014-06", "city-of-london")
    assert {finding.code for finding in reading.findings} == {"lead-variants", "status-meaning-open"}
    people = next(finding for finding in reading.findings if "AD People" in finding.message)
    assert "4 ways" in people.message
    assert people.severity == "warning"


def test_without_a_layout_one_warning_asks_what_the_colours_mean():
    asked = [f for f in read("city-of-london/2014-06", None).findings if f.code == "status-meaning-open"]
    assert len(asked) == 1
    assert "Green and Amber" in asked[0].message
