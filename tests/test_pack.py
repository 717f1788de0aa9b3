"""The shipped sample, built: what a member reads is what the workbooks say."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from packs import ROOT, build, copy_sample, paper

from reportgen.render.docx_check import problems

HILLINGDON = json.loads((ROOT / "tests/samples/hillingdon.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def october(sample):
    return build(sample)


@pytest.fixture(scope="session")
def july(sample):
    return build(sample, period="2015-07")


@pytest.fixture(scope="session")
def march(sample):
    return build(sample, period="2015-03")


@pytest.fixture(scope="session")
def city(sample):
    return build(sample, config=sample / "inputs/city-of-london/report.toml")


def test_the_pack_has_the_papers_of_seed_001_and_the_schedule(october):
    assert sorted(p.name for p in october.folder.iterdir()) == [
        "SIP progress report - Appendix 1 - graph of actions by work stream - 7 October 2015.docx",
        "SIP progress report - Appendix 2 - graph of measures at 6 months - 7 October 2015.docx",
        "SIP progress report - Appendix 3 - action plan - 7 October 2015.docx",
        "SIP progress report - Appendix 4 - measures at 6 months, with narrative - 7 October 2015.docx",
        "SIP progress report - Appendix 5 - glossary - 7 October 2015.docx",
        "SIP progress report - Appendix 6 - schedule of changes since July 2015 - 7 October 2015.docx",
        "SIP progress report - Appendix 7 - graphs of movement, trend and due dates - 7 October 2015.docx",
        "SIP progress report - Appendix 8 - risk register extract - 7 October 2015.docx",
        "SIP progress report - main report - 7 October 2015.docx",
        "manifest.json",
    ]
    assert october.folder.name == "2015-10-07"
    assert october.settled.errors == 0


def test_the_covering_report_says_the_position_and_the_last_one(october):
    text = paper(october.folder, "main report").text
    assert (
        "The Plan has 52 actions in 7 work streams: 25 are completed (48%), 27 are in progress (52%) and none is static" in text
    )
    assert "In July 2015 it had 50 actions: 14 were completed (28%), 33 in progress (66%) and 3 static (6%)" in text
    assert "Of 57 measures at 6 months, 34 are completed (60%), 23 are in progress (40%) and none is static" in text


def test_every_movement_is_named(october):
    text = paper(october.folder, "main report").text
    truth = next(c for c in HILLINGDON["comparisons"] if c["after"] == "2015-10")
    assert "1.8 was completed" in text
    for ref in (c["after"][0]["ref"] for c in truth["changes"] if c["kind"] == "added" and "measure" not in str(c.get("item"))):
        assert ref in text
    for ref in HILLINGDON["periods"]["2015-10"]["overdue"]:
        assert re.search(rf"\b{re.escape(ref)} \(due", text)


def test_figures_alternative_texts_and_tables_say_the_same(october):
    actions, measures = paper(october.folder, "Appendix 1"), paper(october.folder, "Appendix 2")
    assert "25 completed, 27 in progress and 0 static" in actions.alternative_texts[0]
    assert "34 completed, 23 in progress and 0 static" in measures.alternative_texts[0]
    (table,) = actions.tables
    assert next(row for row in table if row[0] == "All work streams")[1:5] == ["25 (48%)", "27 (52%)", "0 (0%)", "52"]
    assert next(row for row in table if row[0] == "All, July 2015")[1:5] == ["14 (28%)", "33 (66%)", "3 (6%)", "50"]
    (table,) = measures.tables
    assert next(row for row in table if row[0] == "All work streams")[1:5] == ["34 (60%)", "23 (40%)", "0 (0%)", "57"]
    for (name, *_, total), stream in zip(
        [row[:5] for row in actions.tables[0][1:8]], HILLINGDON["periods"]["2015-10"]["work_streams"], strict=True
    ):
        assert name == f"{stream['number']}. {stream['title']}"
        assert int(total) == len(stream["refs"])


def test_no_action_is_lost_from_the_printed_plan(october):
    tables = paper(october.folder, "Appendix 3").tables
    refs = [
        row[0] for table in tables if table[0][:2] == ["Ref", "Action"] and "Final position" not in table[0] for row in table[1:]
    ]
    assert refs == [a.label for a in october.facts.plan.actions]
    assert len(refs) == 52
    retired = [row[0] for table in tables if "Final position" in table[0] for row in table[1:]]
    assert retired == [a.label for a in october.facts.plan.retired]


def test_officers_words_are_printed_as_typed(october):
    printed = re.sub(r"\s+", "", paper(october.folder, "Appendix 3").text)
    for action in october.facts.plan.actions:
        words = re.sub(r"(?m)^\s*[•●▪‣·o-]\s+|\s+", "", action.progress)
        assert re.sub(r"\s+", "", words) in re.sub("[•●▪‣·]", "", printed), action.label
    assert "{{" in printed


def test_the_measures_and_the_glossary_are_whole(october):
    tables = paper(october.folder, "Appendix 4").tables
    assert sum(len(table) - 1 for table in tables) == 57
    statuses = [row[2] for table in tables for row in table[1:]]
    assert (statuses.count("Completed"), statuses.count("In progress")) == (34, 23)
    assert len(paper(october.folder, "Appendix 5").tables[0]) == 33 + 1


def test_the_schedule_balances_and_shows_entries_as_typed(october):
    schedule = paper(october.folder, "Appendix 6")
    steps = {row[0]: row[2] for row in schedule.tables[0][1:]}
    assert steps["In the Plan in July 2015"] == "50"
    assert (steps["Added"], steps["Retired, completed"], steps["Split into several actions"]) == ("+6", "\u22124", "+1")
    assert steps["In the Plan now"] == "52"
    changed = [c for c in october.facts.comparison.changes if c.item == "action" and c.kind == "changed" and c.explanation]
    flat = re.sub(r"\s+", " ", schedule.text)
    assert changed
    shown = [c for c in changed if any(f.field != "progress" for f in c.fields)]
    assert all(re.sub(r"\s+", " ", c.explanation) in flat for c in shown)


def test_the_manifest_holds_every_number_with_its_items(october):
    manifest = json.loads((october.folder / "manifest.json").read_text(encoding="utf-8"))
    numbers = {n["name"]: n for n in manifest["numbers"]}
    assert {
        name: numbers[name]["value"]
        for name in ("actions.total", "actions.completed", "actions.in-progress", "actions.static", "measures-6.completed")
    } == {
        "actions.total": 52,
        "actions.completed": 25,
        "actions.in-progress": 27,
        "actions.static": 0,
        "measures-6.completed": 34,
    }
    assert all(
        len(n["items"]) == n["value"]
        for name, n in numbers.items()
        if not name.endswith(".change") and not name.startswith("changes.")
    )
    assert manifest["draft"] is False
    assert manifest["baseline"]["period"] == "2015-07"
    assert {e["path"] for e in manifest["outputs"]} == {p.name for p in october.folder.glob("*.docx")}


def test_july_and_march_are_right_too(july, march):
    text = paper(july.folder, "main report").text
    assert "50 actions in 7 work streams: 14 are completed (28%), 33 are in progress (66%) and 3 are static (6%)" in text
    assert "In March 2015 it had 47 actions, and no status was recorded." in text
    assert july.folder.name == "2015-07-15"
    text = paper(march.folder, "main report").text
    assert "47 actions in 7 work streams" in text
    assert text.count("No status is recorded for any of them.") == 1
    assert "first report" in text
    assert "overdue" not in text.lower()
    assert not [p for p in march.folder.glob("*.docx") if "graph" in p.name or "schedule" in p.name]


def test_the_citys_pack_counts_colours_and_claims_no_more(city):
    text = paper(city.folder, "main report").text
    assert "100 actions in 8 priorities: 38 are green (38%), 62 are amber (62%) and none is red" in text
    assert "first report" in text
    for claim in ("completed", "overdue", "on track"):
        assert claim not in text.split("Commentary")[0].lower()
    assert len([row for t in paper(city.folder, "action plan").tables for row in t[1:] if row[0][:1].isdigit()]) == 100
    assert city.settled.errors == 0


@pytest.mark.parametrize("pack", ["october", "july", "march", "city"])
def test_every_paper_is_sound(pack, request):
    for path in request.getfixturevalue(pack).folder.glob("*.docx"):
        assert problems(path.read_bytes()) == []


def test_two_builds_are_the_same_bytes(october, sample, tmp_path):
    again = build(sample, out=tmp_path / "again")
    for name in again.files:
        assert (again.folder / name).read_bytes() == (october.folder / name).read_bytes(), name


def test_inputs_are_not_touched_and_nothing_of_them_is_in_the_pack(october):
    for path in october.folder.glob("*.docx"):
        with zipfile.ZipFile(path) as package:
            assert not [n for n in package.namelist() if n.endswith((".xlsx", ".bin", ".vml"))]
            core = package.read("docProps/core.xml").decode()
            assert "reportgen" not in re.sub(r"<dc:(title|subject)>.*?</dc:\1>", "", core)
    for path in Path(ROOT / "inputs").rglob("*.xlsx"):
        copy = october.folder.parents[1] / path.relative_to(ROOT)
        assert copy.read_bytes() == path.read_bytes()


def test_only_papers_over_five_pages_have_a_contents_list_and_its_links_lead_to_headings(october):
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with_contents = []
    for path in october.folder.glob("*.docx"):
        body = paper(october.folder, path.name).document.element.body
        anchors = [link.get(f"{w}anchor") for link in body.iter(f"{w}hyperlink") if link.get(f"{w}anchor")]
        names = [mark.get(f"{w}name") for mark in body.iter(f"{w}bookmarkStart")]
        assert sorted(anchors) == sorted(names)
        with_contents += [path.name] if anchors else []
    assert [re.search(r"Appendix \d", name)[0] for name in sorted(with_contents)] == ["Appendix 3", "Appendix 6"]
