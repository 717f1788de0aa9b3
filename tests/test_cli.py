"""The commands as a person runs them: what is printed, where, and the exit status."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packs import ROOT, copy_sample, paper
from workbooks import ROWS, plan_workbook, row


def run(folder, *arguments, **more):
    command = [sys.executable, "-m", "reportgen", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": "", "SYSTEMROOT": ""},
        timeout=120,
        check=False,
        **more,
    )


@pytest.fixture
def report(tmp_path):
    """A small report folder with two periods."""
    for name in ("2024-03", "2024-06"):
        (tmp_path / "inputs" / name).mkdir(parents=True)
    plan_workbook(tmp_path / "inputs/2024-03/plan.xlsx", ROWS)
    later = {**ROWS, "Safer people": [*ROWS["Safer people"], row("2.3", "Reflective bags for every pupil")]}
    plan_workbook(tmp_path / "inputs/2024-06/plan.xlsx", later)
    (tmp_path / "inputs/2024-06/period.toml").write_text("meeting = 2024-06-12\nas_at = 2024-05-31\nnext_meeting = 2024-09-11\n")
    (tmp_path / "report.toml").write_text(
        '[report]\ntitle = "Road safety"\nshort_title = "RSP"\ncommittee = "Highways Committee"\n[plan]\nlayout = "hillingdon"\n'
    )
    return tmp_path


def assert_sentence(done, status, *says):
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert 1 <= len(done.stderr.strip().splitlines()) <= 4
    for part in says:
        assert part in done.stderr, done.stderr


def test_build_prints_a_summary_and_ends_with_the_folder(report):
    done = run(report, "build")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.strip().splitlines()
    assert Path(lines[-1]) == report / "outputs" / "2024-06-12"
    assert any("6 actions: 2 completed (was 2), 3 in progress (was 2), 1 static (was 1)" in line for line in lines)
    assert any("1 new (2.3)" in line for line in lines)
    assert all(len(line) <= 80 for line in lines[:-1])
    text = paper(report / "outputs/2024-06-12", "main report").text
    assert "6 actions in 2 work streams: 2 are completed (33%), 3 are in progress (50%) and 1 is static (17%)" in text
    assert "1.2 (due 31 March 2024)" in text


def test_why_lists_the_items_and_says_when_the_workbook_has_changed(report):
    run(report, "build")
    done = run(report, "why", "3")
    assert done.returncode == 0
    assert "actions.in-progress" in done.stdout
    assert "'Work stream 1'!G6" in done.stdout
    assert "has changed" not in done.stdout
    plan_workbook(report / "inputs/2024-06/plan.xlsx", ROWS)
    assert "plan.xlsx has changed since the pack was built" in run(report, "why", "actions.completed").stdout
    assert_sentence_of_why = run(report, "why", "nothing.such")
    assert assert_sentence_of_why.returncode == 2


def test_an_error_finding_makes_a_draft(report):
    rows = {
        "One": [row("1.1", "Repaint every school crossing", "Nearly there"), row("1.2", "Lower the speed limit", "COMPLETED")]
    }
    plan_workbook(report / "inputs/2024-06/plan.xlsx", rows)
    done = run(report, "build")
    assert done.returncode == 1
    folder = report / "outputs/2024-06-12"
    assert all(p.stem.endswith(" DRAFT") for p in folder.glob("*.docx"))
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["draft"] is True
    main = paper(folder, "main report")
    assert main.paragraphs[0] == "Draft: 1 matter in the workbook is unresolved."
    assert "1 is completed (50%)" in main.text
    assert "Nearly there" in done.stdout
    accept = """
[[accept]]
code = "status-unrecognised"
sheet = "Work stream 1"
cell = "G5"
text = "Nearly there"
reason = "Agreed."
"""
    with (report / "inputs/2024-06/period.toml").open("a") as file:
        file.write(accept)
    done = run(report, "build")
    assert done.returncode == 0, done.stdout
    assert not [p for p in folder.glob("*.docx") if "DRAFT" in p.name]


def test_a_paper_somebody_edited_is_not_overwritten(report):
    run(report, "build")
    edited = next((report / "outputs/2024-06-12").glob("*main report*"))
    edited.write_bytes(edited.read_bytes() + b"edited")
    before = {p.name: p.read_bytes() for p in edited.parent.iterdir()}
    assert_sentence(run(report, "build"), 5, edited.name, "edited")
    assert {p.name: p.read_bytes() for p in edited.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("spoil", "status", "says"),
    [
        (lambda r: (r / "report.toml").write_text('[report]\ntitel = "x"\n'), 2, ["report.toml, line 2", '"title"']),
        (lambda r: (r / "report.toml").unlink(), 2, ["report.toml", "init --example"]),
        (lambda r: shutil.rmtree(r / "inputs"), 3, ["inputs"]),
        (lambda r: (r / "inputs/2024-06/plan.xlsx").unlink(), 3, ["no workbook", "2024-06"]),
        (lambda r: (r / "inputs/2024-06/plan.xlsx").write_text("Ref,Action\n1,x\n"), 3, ["plan.xlsx"]),
        (lambda r: (r / "inputs/2024-06/plan.xlsx").write_bytes(b""), 3, ["plan.xlsx", "empty"]),
        (lambda r: plan_workbook(r / "inputs/2024-06/plan.xlsx", {"One": []}, headings=["A", "B"]), 3, ["plan.xlsx"]),
        (lambda r: (r / "inputs/2024-06/period.toml").write_text("meeting = 2024-07-12\n"), 2, ["period.toml", "2024-06"]),
        (lambda r: (r / "report.toml").write_text('[[paper]]\nkind = "report"\ntemplate = "mine.docx"\n'), 4, ["mine.docx"]),
        (lambda r: (r / "outputs").write_text("a file"), 5, ["outputs"]),
    ],
)
def test_a_mistake_is_one_sentence_with_the_place_and_the_remedy(report, spoil, status, says):
    spoil(report)
    assert_sentence(run(report, "build"), status, *says)
    assert not (report / "outputs").is_dir() or not list((report / "outputs").iterdir())


def test_a_template_tag_that_names_nothing_is_told_with_its_place(report):
    import docx

    document = docx.Document(str(ROOT / "templates/report.docx"))
    document.add_paragraph("{{ positon.actions }}", style="Normal")
    document.save(str(report / "mine.docx"))
    (report / "report.toml").write_text('[plan]\nlayout = "hillingdon"\n[[paper]]\nkind = "report"\ntemplate = "mine.docx"\n')
    assert_sentence(run(report, "build"), 4, "mine.docx", "positon")


def test_build_without_a_report_toml(tmp_path):
    plan_workbook(tmp_path / "old.xlsx", ROWS)
    plan_workbook(tmp_path / "new.xlsx", ROWS)
    done = run(tmp_path, "build", "--previous", "old.xlsx", "--current", "new.xlsx", "--out", "pack")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip().splitlines()[-1]) == tmp_path / "pack"
    text = paper(tmp_path / "pack", "main report").text
    assert "5 actions in 2 work streams" in text
    assert "Road Safety Plan 2024 to 2026" in text
    for word in ("overdue", "due before"):
        assert word not in text.lower()
    dated = run(tmp_path, "build", "--current", "new.xlsx", "--out", "first", "--meeting", "2024-06-12", "--as-at", "2024-05-31")
    assert dated.returncode == 0
    assert "1.2 (due 31 March 2024)" in paper(tmp_path / "first", "main report").text


def test_a_period_folder_that_is_named_is_compared_with_the_one_before(report):
    done = run(report, "build", "--current", "inputs/2024-06")
    assert done.returncode == 0, done.stderr
    assert "Since March 2024: 1 new (2.3)" in done.stdout
    assert "first report" in run(report, "build", "--current", "inputs/2024-03", "--out", "pack").stdout


def test_nothing_hidden_gets_out(report):
    def hide(sheet):
        column = len(sheet[4]) + 1
        sheet.cell(4, column, "Cost CANARY")
        for at in range(5, sheet.max_row + 1):
            sheet.cell(at, column, "secret CANARY")
        sheet.column_dimensions[sheet.cell(4, column).column_letter].hidden = True
        sheet.column_dimensions["F"].hidden = True
        from openpyxl.comments import Comment

        sheet["B5"].comment = Comment("comment CANARY", "CANARY author")

    rows = {name: [{**r, "Progress": "progress CANARY"} for r in listed] for name, listed in ROWS.items()}
    plan_workbook(report / "inputs/2024-06/plan.xlsx", rows, changes=hide)
    done = run(report, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    import zipfile

    for path in (report / "outputs/2024-06-12").glob("*.docx"):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                assert b"CANARY" not in package.read(name), (path.name, name)
    assert "CANARY" in run(report, "read", "inputs/2024-06/plan.xlsx", "--format", "json").stdout


def test_columns_in_another_order_one_more_status_word_and_no_due_dates(report):
    order = ["Status", "Lead", "Action", "Ref", "Progress", "Key targets"]
    rows = {name: list(listed) for name, listed in ROWS.items()}
    rows["Safer people"] = [*rows["Safer people"], row("2.3", "Reflective bags", "ON HOLD")]
    layout = (ROOT / "reportgen/layouts/hillingdon.toml").read_text(encoding="utf-8")
    (report / "mine.toml").write_text(
        layout + '\n[[status]]\nlabel = "On hold"\nrag = "grey"\ncomplete = false\n', encoding="utf-8"
    )
    (report / "report.toml").write_text('[plan]\nlayout = "mine.toml"\n')
    for period in ("2024-03", "2024-06"):
        plan_workbook(report / f"inputs/{period}/plan.xlsx", rows, headings=order)
    done = run(report, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    text = paper(report / "outputs/2024-06-12", "main report").text
    assert "2 are completed (33%), 2 are in progress (33%), 1 is static (17%) and 1 is on hold (17%)" in text
    assert "overdue" not in text
    assert "Percentages may not add to 100" not in text
    headings = paper(report / "outputs/2024-06-12", "action plan").tables[1][0]
    assert headings == ["Status", "Lead", "Action", "Ref", "Progress", "Key targets"]


def test_read_diff_and_check_speak_json_on_stdout(report):
    reading = json.loads(run(report, "read", "inputs/2024-06", "--format", "json").stdout)
    assert len([a for s in reading["plan"]["work_streams"] for a in s["actions"]]) == 6
    difference = json.loads(run(report, "diff", "--format", "json").stdout)
    assert difference["summary"]["balance"] == {
        "was": 5,
        "added": 1,
        "reinstated": 0,
        "retired": 0,
        "removed": 0,
        "split": 0,
        "merged": 0,
        "now": 6,
    }
    named = json.loads(run(report, "diff", "inputs/2024-03/plan.xlsx", "inputs/2024-06/plan.xlsx", "--format", "json").stdout)
    assert named["changes"] == difference["changes"]
    assert "findings" in json.loads(run(report, "check", "--format", "json").stdout)


def test_init_copies_the_sample_and_never_overwrites(tmp_path):
    done = run(tmp_path, "init", "--example", "mine")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine/report.toml").is_file()
    assert {path.name for path in (tmp_path / "mine/inputs").iterdir()} == {"hillingdon", "city-of-london"}
    assert not list((tmp_path / "mine").rglob("*.py"))
    built = run(tmp_path / "mine", "build")
    assert built.returncode == 0, built.stderr
    assert_sentence(run(tmp_path, "init", "--example", "mine"), 2, "report.toml", "exists")


def test_output_survives_a_windows_code_page(tmp_path):
    folder = copy_sample(tmp_path)
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252", "PATH": ""}
    for arguments in (["build"], ["diff"], ["check"], ["read", "inputs/hillingdon/2015-10"], ["why", "27"]):
        done = subprocess.run(
            [sys.executable, "-m", "reportgen", *arguments],
            cwd=folder,
            capture_output=True,
            env=environment,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_a_column_nobody_published_is_told_and_not_printed(report):
    def add_cost(sheet):
        sheet.cell(4, 8, "Cost\ncode")
        for at in range(5, sheet.max_row + 1):
            sheet.cell(at, 8, f"{sheet.title} VISIBLE-{at}")

    plan_workbook(report / "inputs/2024-06/plan.xlsx", ROWS, changes=add_cost)
    done = run(report, "build")
    assert done.returncode == 0
    folder = report / "outputs/2024-06-12"
    for path in folder.glob("*.docx"):
        assert not re.search("VISIBLE|Cost code", paper(folder, path.name).text), path.name
    told = run(report, "check").stdout
    assert "publish_columns" in told
    assert "Cost code" in told
    (report / "report.toml").write_text('[plan]\nlayout = "hillingdon"\npublish_columns = ["Cost code"]\n')
    assert run(report, "build").returncode == 0
    assert "Work stream 1 VISIBLE-5" in paper(folder, "action plan").text
    assert "publish_columns" not in run(report, "check").stdout


def test_a_layout_may_count_retired_actions(report):
    def retire(sheet):
        if sheet.title == "Work stream 1":
            for line in ([], ["Retired Actions"], ["Ref", "Action", "Status"], ["1.9", "Close the old depot", "COMPLETED"]):
                sheet.append(line)

    plan_workbook(report / "inputs/2024-06/plan.xlsx", ROWS, changes=retire)
    assert run(report, "build").returncode == 0
    main = paper(report / "outputs/2024-06-12", "main report").text
    assert "The Plan has 5 actions" in main
    assert "Besides these, 1 has been retired since March 2024" in main
    layout = (ROOT / "reportgen/layouts/hillingdon.toml").read_text(encoding="utf-8")
    (report / "mine.toml").write_text(layout.replace("count_retired = false", "count_retired = true"), encoding="utf-8")
    (report / "report.toml").write_text('[plan]\nlayout = "mine.toml"\n')
    done = run(report, "build")
    assert done.returncode == 0, done.stderr
    folder = report / "outputs/2024-06-12"
    assert "The Plan has 6 actions in 2 work streams: 3 are completed (50%)" in paper(folder, "main report").text
    steps = {row[0]: row[2] for row in paper(folder, "schedule").tables[0][1:]}
    assert (steps["In the Plan in March 2024"], steps["In the Plan now"]) == ("5", "6")


def test_another_checker_may_be_named(report):
    checker = report / "checker.py"
    checker.write_text("import sys\nprint(len(sys.argv) - 2, 'files')\nsys.exit(int(sys.argv[1]))\n")
    for verdict, status in (("0", 0), ("1", 5)):
        named = {"PYTHONPATH": str(ROOT), "PATH": "", "REPORTGEN_DOCX_CHECK": f"{sys.executable} {checker} {verdict}"}
        command = [sys.executable, "-m", "reportgen", "build"]
        done = subprocess.run(command, cwd=report, capture_output=True, encoding="utf-8", env=named, check=False)
        assert done.returncode == status, done.stderr
    assert "6 files" in done.stderr
    assert done.stdout == ""
