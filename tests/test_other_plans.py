"""Plans of other councils and other quarters: what the papers must not say, and what they must."""

import re

import pytest
from packs import build, paper
from workbooks import ROWS, plan_workbook, row

from reportgen.errors import OutputError, UsageError

TOML = '[report]\ntitle = "Road safety"\nshort_title = "RSP"\n[plan]\nlayout = "hillingdon"\n'
DATES = "meeting = 2024-06-12\nas_at = 2024-05-31\nnext_meeting = 2024-09-11\n"


@pytest.fixture
def report(tmp_path):
    (tmp_path / "report.toml").write_text(TOML)
    for name in ("2024-03", "2024-06"):
        (tmp_path / "inputs" / name).mkdir(parents=True)
    (tmp_path / "inputs/2024-06/period.toml").write_text(DATES)
    return tmp_path


def quarters(report, before, now, **options):
    plan_workbook(report / "inputs/2024-03/plan.xlsx", before)
    plan_workbook(report / "inputs/2024-06/plan.xlsx", now, **options)
    return build(report)


def test_a_completion_that_went_blank_is_named(report):
    before = {
        "One": [row("1.1", "Repaint crossings", "COMPLETED"), row("1.2", "Lower limits", "COMPLETED"), row("1.3", "Grit roads")]
    }
    now = {"One": [row("1.1", "Repaint crossings", "COMPLETED"), row("1.2", "Lower limits", None), row("1.3", "Grit roads")]}
    built = quarters(report, before, now)
    text = paper(built.folder, "main report").text
    assert "Action 1.2 was completed and now has no status recorded." in text
    assert [(f.code, f.cell) for f in built.settled.standing if f.code == "status-missing"] == [("status-missing", "G6")]


def test_what_was_completed_and_is_gone_is_said_so(report):
    now = {**ROWS, "Safer streets": ROWS["Safer streets"][1:]}
    text = paper(quarters(report, ROWS, now).folder, "main report").text
    assert "1 is no longer in the Plan, nor recorded as retired (1.1). Action 1.1 was completed in March 2024." in text


def test_a_hidden_status_is_neither_counted_nor_compared(report):
    def hide(sheet):
        sheet.column_dimensions["G"].hidden = True

    built = quarters(report, ROWS, ROWS, changes=hide)
    text = paper(built.folder, "main report").text
    assert "No status is recorded for any of them." in text
    assert "completed" not in text.replace("were completed", "")


def test_nothing_is_said_of_overdue_where_a_status_has_no_known_meaning(report):
    (report / "report.toml").write_text('[report]\ntitle = "Road safety"\n')
    rows = {"One": [row("1.1", "Repaint crossings", "Amber"), row("1.2", "Grit roads", "Completed")]}
    text = paper(quarters(report, rows, rows).folder, "main report").text
    assert "No action was overdue" not in text
    assert "1 action has a status that does not say whether it is completed" in text.replace("\u00a0", " ")
    assert "is due before" not in text


def test_a_status_that_fell_to_none_is_still_printed(report):
    (report / "report.toml").write_text('[report]\ntitle = "Road safety"\n')
    now = {name: [{**r, "Status": "IN PROGRESS"} if r["Status"] == "STATIC" else r for r in rows] for name, rows in ROWS.items()}
    text = paper(quarters(report, ROWS, now).folder, "main report").text
    assert "none is static" in text
    assert "1 was static (20%)" in text


def test_many_actions_are_grouped_by_thousands(report):
    many = {
        "One": [
            row(f"1.{n}", f"Inspect bridge number {n} of the county", "COMPLETED" if n % 3 else "IN PROGRESS")
            for n in range(1, 1201)
        ]
    }
    text = paper(quarters(report, many, many).folder, "main report").text
    assert "The Plan has 1,200 actions" in text
    assert "The number of actions is 1,200, as it was" in text
    assert not re.search(r"\b1200\b", text)


def test_a_plan_without_work_streams_does_not_speak_of_them(report):
    from openpyxl import Workbook

    for period in ("2024-03", "2024-06"):
        book = Workbook()
        book.active.title = "Actions"
        for line in (
            ["Ref", "Action", "Lead", "Status"],
            ["1", "Repaint crossings", "Head", "COMPLETED"],
            ["2", "Grit roads", "Head", "STATIC"],
        ):
            book.active.append(line)
        book.save(report / f"inputs/{period}/plan.xlsx")
    built = build(report)
    assert "The Plan has 2 actions: 1 is completed (50%)" in paper(built.folder, "main report").text
    assert "work stream" not in paper(built.folder, "main report").text.lower()


@pytest.mark.parametrize("out", ["inputs", "inputs/2024-06", "inputs/new", "."])
def test_a_pack_never_goes_among_the_workbooks(report, out, tmp_path_factory):
    quarters(report, ROWS, ROWS)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with pytest.raises(OutputError, match="can't go to"):
        build(elsewhere, config=report / "report.toml", out=report / out)
    assert (report / "inputs/2024-06/plan.xlsx").is_file()


def test_a_column_asked_for_that_is_not_there_is_an_error(report):
    (report / "report.toml").write_text(TOML + '[[paper]]\nkind = "plan"\ncolumns = ["Ref", "Actoin"]\n')
    with pytest.raises(UsageError, match=r"Actoin.*Did you mean .Action."):
        quarters(report, ROWS, ROWS)


def test_a_meeting_given_for_another_month_is_an_error(report):
    from datetime import date

    quarters(report, ROWS, ROWS)
    with pytest.raises(UsageError, match="2024-06"):
        build(report, meeting=date(2024, 7, 10))


def test_every_number_of_the_covering_report_is_in_the_manifest(report):
    import json

    built = quarters(report, ROWS, {**ROWS, "Safer people": [*ROWS["Safer people"], row("2.3", "Reflective bags")]})
    numbers = {n["value"] for n in json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))["numbers"]}
    text = " ".join(p for p in paper(built.folder, "main report").paragraphs if "Appendix" not in p[:8])
    printed = re.findall(r"(?<![\d.])(\d+) (?:actions?|are|is|were|was|in progress|static|completed)\b", text)
    assert printed
    assert {int(n) for n in printed} <= numbers


def test_an_action_column_under_an_unknown_heading_is_read_and_told(report):
    headings = ["Ref", "What we said", "Key targets", "Lead", "Due date", "Progress", "Status"]
    rows = {name: [{**r, "What we said": r["Action"]} for r in listed] for name, listed in ROWS.items()}
    for period in ("2024-03", "2024-06"):
        plan_workbook(report / f"inputs/{period}/plan.xlsx", rows, headings=headings)
    built = build(report)
    assert [a.action for a in built.facts.plan.actions] == [r["Action"] for listed in ROWS.values() for r in listed]
    assert [f.code for f in built.settled.standing if f.code.startswith("action-column")] == ["action-column-guessed"]
    assert "Repaint every school crossing" in paper(built.folder, "action plan").text
