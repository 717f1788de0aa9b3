"""Where the schedule tells what left the plan: under its work stream as that is called now, or under one that is gone."""

import pytest
from mischief import first_quarter, save
from packs import build, paper
from workbooks import HEADINGS, ROWS, plan_workbook, row

HEADED = [*HEADINGS, "Changes since last report"]
MORE = [row("1.4", "Clear the verges at blind corners"), row("1.5", "Paint the cycle lanes of the ring road")]


@pytest.fixture
def schedule(tmp_path):
    """The schedule of a plan in two quarters, each its work streams and their rows."""

    def make(before, after):
        for name, streams in (("2024-03", before), ("2024-06", after)):
            (tmp_path / "inputs" / name).mkdir(parents=True)
            plan_workbook(tmp_path / "inputs" / name / "plan.xlsx", streams, HEADED)
            (tmp_path / "inputs" / name / "period.toml").write_text(f"meeting = {name}-20\nas_at = {name}-01\n")
        (tmp_path / "report.toml").write_text('[plan]\nname = "Road safety"\nlayout = "hillingdon"\n')
        return paper(build(tmp_path).folder, "schedule")

    return make


def headings(document):
    return [p.text for p in document.document.paragraphs if p.style.name == "Heading 2" and p.text.startswith("Work stream")]


def test_what_left_a_renamed_work_stream_is_told_under_its_new_name(schedule):
    streets = [*ROWS["Safer streets"], *MORE]
    found = schedule(
        {"Safer streets": streets, "Safer people": ROWS["Safer people"]},
        {"Roads and verges": streets[1:], "Safer people": ROWS["Safer people"]},
    )
    assert headings(found) == ["Work stream 1: Roads and verges"]
    assert "Changes: 1 (4 actions in all), which stands at the front (1.1)." in found.text
    assert "“Safer streets” is now called “Roads and verges”" in found.text


def test_a_work_stream_that_is_gone_says_so_in_its_heading(schedule):
    found = schedule(ROWS, {"Safer streets": ROWS["Safer streets"]})
    assert headings(found) == ["Work stream 2: Safer people (no longer in the Plan)"]


def test_what_leaves_the_retired_box_is_not_counted_among_what_left_the_plan(tmp_path):
    (tmp_path / "report.toml").write_text('[plan]\nname = "Leisure"\n')
    for name in ("2024-03", "2024-06"):
        plan = first_quarter()
        retired = plan["rows"].pop(2)
        plan["closed"] = [retired, plan["rows"].pop(2)] if name == "2024-03" else [retired]
        if name == "2024-06":
            plan["rows"] = [
                each for each in plan["rows"] if "festival" not in each["Commitment"] and "canal" not in each["Commitment"]
            ]
        (tmp_path / "inputs" / name).mkdir(parents=True)
        save(plan, name, tmp_path / "inputs" / name / "plan.xlsx")
        (tmp_path / "inputs" / name / "period.toml").write_text(f"meeting = {name}-20\nas_at = {name}-01\n")
    steps, kinds = paper(build(tmp_path).folder, "schedule").tables[:2]
    gone = next(row for row in steps if row[0].startswith("No longer in the Plan"))
    assert gone[1:] == ["4.1", "−1"]
    assert [row[:3] for row in kinds if row[0].startswith("No longer")] == [
        ["No longer in the Plan", "4.1", "1"],
        ["No longer in the Retired box", "1.4", "1"],
    ]
