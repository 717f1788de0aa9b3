"""What fell back is the same in the schedule and on the page of what changed, whatever the plan calls its statuses."""

import re
from itertools import pairwise

import pytest
from openpyxl import Workbook
from packs import build

from reportgen.paper.change_rows import action_changes, all_rows
from reportgen.render.html import diff

LAYOUT = """
[columns]
ref = ["Ref"]
action = ["Action"]
status = ["Progress rating"]

[[status]]
label = "Done"
rag = "green"
complete = true

[[status]]
label = "On course"
rag = "green"
complete = false

[[status]]
label = "At risk"
rag = "amber"
complete = false

[[status]]
label = "Stalled"
rag = "red"
complete = false
"""
THEN = {"1.1": "Done", "1.2": "On course", "1.3": "On course", "1.4": "At risk", "1.5": "On course"}
NOW = {"1.1": "Stalled", "1.2": "Stalled", "1.3": "At risk", "1.4": "On course", "1.5": "On course"}
TEXTS = ["Repaint the crossings", "Lower the speed limit", "Review gritting routes", "Mend the long bridge", "Replace old lamps"]


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n[plan]\nlayout = "layout.toml"\n')
    (tmp_path / "layout.toml").write_text(LAYOUT)
    for name, statuses in (("2025-01", THEN), ("2025-04", NOW)):
        folder = tmp_path / "inputs" / name
        folder.mkdir(parents=True)
        (folder / "period.toml").write_text(f"meeting = {name}-20\nas_at = {name}-01\n")
        book = Workbook()
        book.active.append(["Ref", "Action", "Progress rating"])
        for (ref, status), text in zip(statuses.items(), TEXTS, strict=True):
            book.active.append([ref, text, status])
        book.save(folder / "plan.xlsx")
    return build(tmp_path)


def test_the_schedule_and_the_facts_agree_on_what_fell_back(pack):
    rows = all_rows(pack.facts, action_changes(pack.facts))
    fell = [row.labels[0] for row in rows if row.kind == "Status fell back"]
    told = [c.after[0].label for c in pack.facts.comparison.changes if any(fact.fact == "fell-back" for fact in c.facts)]
    assert fell == told == ["1.1", "1.2", "1.3"]


def test_the_page_counts_them_alike_and_uses_the_plan_s_own_word(pack):
    changes, anchors = pack.facts.comparison, {id(c): "a" for c in pack.facts.comparison.changes}
    told = {line["text"]: [link.label for link in line["links"]] for line in diff._short(changes, anchors, "January", 0)}
    assert told["Status fell back: 3 actions"] == ["1.1", "1.2", "1.3"]
    assert told["Became stalled: 2 actions"] == ["1.1", "1.2"]
    assert not [text for text in told if "static" in text]


def test_no_status_is_told_twice_of_one_change(pack):
    for change in pack.facts.comparison.changes:
        told = [fact.fact for fact in change.distinct_facts]
        assert not any({one, other} == {"fell-back", "static"} for one, other in pairwise(told))


def test_what_was_never_completed_is_not_told_as_completed_then(pack):
    from reportgen.paper.report import report

    moved = report(pack.facts).moved
    assert re.findall(r"1\.\d", moved.reopened.labels) == ["1.1"]
    assert not moved.fallen.number
