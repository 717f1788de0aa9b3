"""reportgen init: a manager's own workbook, three questions at most, and a folder whose next command builds."""

import json
import os
import re
import select
import sys
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from packs import ROOT, paper
from test_cli import assert_sentence, run
from workbooks import ROWS, plan_workbook

from reportgen import parse
from reportgen.asking import ask_all
from reportgen.config import load_config
from reportgen.layout import load_layout
from reportgen.proposal import Choice, Question, propose, settled
from reportgen.workbook import open_workbook

HEADINGS = ("No.", "What we will do", "Who", "By when", "Progress to date", "RAG")
GREEN, AMBER = "92D050", "FFC000"


@pytest.fixture
def plan(tmp_path):
    """A council's workbook of a layout that nobody prepared for, its colours without a key."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Clean air delivery plan"])
    sheet.append(["Position as at 30 June 2024"])
    sheet.append([])
    sheet.append([*HEADINGS, "Cost code"])
    for number in range(1, 9):
        word = "Green" if number % 2 else "Amber"
        told = "Completed in May." if number % 2 else "Two of five streets are surveyed."
        sheet.append(
            [f"{number}", f"Survey the streets of ward {number}", "Head of Air", date(2024, 9, number), told, word, "X1"]
        )
        sheet.cell(sheet.max_row, 6).fill = PatternFill("solid", fgColor=GREEN if word == "Green" else AMBER)
    path = tmp_path / "Clean air.xlsx"
    book.save(path)
    return path


def test_init_writes_a_folder_whose_next_command_builds(tmp_path, plan):
    before = plan.read_bytes()
    done = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    assert done.returncode == 0, done.stderr
    assert plan.read_bytes() == before
    written = {path.relative_to(tmp_path / "air").as_posix() for path in (tmp_path / "air").rglob("*") if path.is_file()}
    assert written == {
        "report.toml",
        "layout.toml",
        "Make the report.cmd",
        "inputs/2024-07/period.toml",
        "inputs/2024-07/Clean air.xlsx",
    }
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert done.stdout.splitlines()[-1] == "air"
    built = run(tmp_path / "air", "build")
    assert built.returncode == 0, built.stderr
    pack = tmp_path / "air/outputs/2024-07-10"
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    assert manifest["as_at"] == "2024-06-30"
    assert {entry["name"]: entry["value"] for entry in manifest["numbers"]}["actions.total"] == 8
    assert "8 actions" in paper(pack, "main report").text


def test_without_a_terminal_the_best_guess_is_taken_and_said(tmp_path, plan):
    done = run(tmp_path, "init", "Clean air.xlsx", "air")
    assert "Question 1 of 1: Which of these mean that an action is completed?" in done.stdout
    assert "Not asked; taken: Green." in done.stdout
    statuses = load_layout("layout.toml", tmp_path / "air").statuses
    assert [(word.label, word.complete) for word in statuses] == [("Green", True), ("Amber", False)]


def test_a_meaning_that_nothing_tells_is_left_open(tmp_path, plan):
    from openpyxl import load_workbook

    book = load_workbook(plan)
    for at in range(5, 13):
        book["Plan"].cell(at, 5).value = "See the minutes."
    book.save(plan)
    done = run(tmp_path, "init", "Clean air.xlsx", "air")
    assert "left open" in done.stdout
    assert [word.complete for word in load_layout("layout.toml", tmp_path / "air").statuses] == [None, None]


@pytest.mark.parametrize(
    "answer, complete", [("2", [False, True]), ("0", [False, False]), ("1 2", [True, True]), ("", [True, False])]
)
def test_an_answer_typed_on_a_terminal_is_what_the_layout_says(tmp_path, plan, answer, complete):
    shown = typed(tmp_path, ["nine", answer], "init", "Clean air.xlsx", "air")
    assert "Please type numbers from 1 to 2." in shown
    assert [word.complete for word in load_layout("layout.toml", tmp_path / "air").statuses] == complete


def typed(folder, answers, *arguments):
    """What the command shows on a terminal of 80 columns, where a person types these answers."""
    pty = pytest.importorskip("pty", reason="a terminal of this kind is only there on Unix")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(COLUMNS="80", PYTHONPATH=str(ROOT))
        os.execv(sys.executable, [sys.executable, "-m", "reportgen", *arguments])
    shown, left = b"", list(answers)
    while select.select([terminal], [], [], 60)[0]:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
        if left and re.search(rb"(for none|The number): $", shown):
            os.write(terminal, f"{left.pop(0)}\n".encode())
            shown += b"\n"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    return shown.decode()


def test_what_was_answered_is_never_asked_again(tmp_path, plan):
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    again = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-10-09")
    assert again.returncode == 0, again.stderr
    assert "Question" not in again.stdout
    assert (tmp_path / "air/inputs/2024-10/Clean air.xlsx").is_file()
    built = run(tmp_path / "air", "build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "air/outputs/2024-10-09").is_dir()


def test_a_status_that_is_new_in_the_next_quarter_is_asked_and_added(tmp_path, plan):
    from openpyxl import load_workbook

    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    layout = tmp_path / "air/layout.toml"
    layout.write_text("# our own note\n" + layout.read_text("utf-8"), encoding="utf-8")
    book = load_workbook(plan)
    book["Plan"]["F6"] = "Wobbling"
    book.save(plan)
    again = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-10-09")
    assert "Wobbling (1" in again.stdout, again.stderr
    assert [word.label for word in load_layout("layout.toml", tmp_path / "air").statuses] == ["Green", "Amber", "Wobbling"]
    assert "# our own note" in layout.read_text("utf-8")


def test_the_day_is_that_of_a_title_also_beside_its_words_and_not_one_that_an_action_speaks_of(tmp_path, plan):
    changed(
        plan, A2="Approved by Cabinet", E5="Completed. As at 1 May 2023 nothing was done.", A3="Position at:", B3="30/09/2026"
    )
    done = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2026-10-07")
    assert done.returncode == 0, done.stderr
    assert "as_at = 2026-09-30   # said in 'Plan'!B3" in (tmp_path / "air/inputs/2026-10/period.toml").read_text("utf-8")


def test_a_sheet_that_is_new_in_the_next_quarter_is_told_and_asked_about(tmp_path, plan):
    from openpyxl import load_workbook

    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    assert load_layout("layout.toml", tmp_path / "air").sheets.known == ("Plan",)
    assert "Parking lot" not in run(tmp_path / "air", "check").stdout
    book = load_workbook(plan)
    lot = book.create_sheet("Parking lot")
    lot.append(HEADINGS)
    for number in range(3):
        lot.append([f"P{number}", f"Buy sensor {number}", "Head of Air", date(2024, 9, 1), "Two quotes came in.", "Amber"])
    book.save(plan)
    copied = tmp_path / "air/inputs/2024-10/Clean air.xlsx"
    copied.parent.mkdir()
    copied.write_bytes(plan.read_bytes())
    checked = json.loads(run(tmp_path / "air", "check", "--format", "json").stdout)["findings"]
    (told,) = [finding for finding in checked if finding["sheet"] == "Parking lot" and finding["code"] == "sheet-unsure"]
    assert "3 actions" in told["message"]
    again = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-10-09")
    assert "Which of these sheets are part of the plan?" in again.stdout, again.stderr
    sheets = load_layout("layout.toml", tmp_path / "air").sheets
    assert (sheets.known, sheets.plan) == (("Plan",), ("Parking lot",))


def test_a_column_of_forecast_dates_is_offered_among_the_dates(tmp_path):
    path = tmp_path / "Audit plan.xlsx"
    book = Workbook()
    rows = [("Ref", "Action", "Owner", "Agreed date", "Forecast", "Original cost", "Status")]
    rows += [
        (n, f"Review the policy number {n}", "Head of Audit", "Mar-24", n % 2 and "May-24", "£5", "Done") for n in range(1, 7)
    ]
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(path)
    done = run(tmp_path, "init", "Audit plan.xlsx", "audit")
    assert "1. Agreed date (column D, filled in 6 actions)" in done.stdout, done.stderr
    assert "2. Forecast (column E, filled in 3 actions)" in done.stdout
    assert "Taken: Agreed date" in done.stdout
    assert "original" not in done.stdout.partition("Which of these dates")[2].casefold()


def test_init_says_what_it_calls_the_plan(tmp_path, plan):
    done = run(tmp_path, "init", "Clean air.xlsx", "air")
    told = " ".join(done.stdout.split())
    assert "Plan's name: Clean air delivery plan (to change it: title and name in report.toml)" in told, done.stderr


def test_init_names_the_dates_that_are_still_to_be_written_and_why(tmp_path, plan):
    changed(plan, A2="Approved by Cabinet")
    told = " ".join(run(tmp_path, "init", "Clean air.xlsx", "air").stdout.split())
    assert "inputs/" in told
    assert "meeting, as_at and next_meeting" in told
    assert "without as_at papers say nothing of what is overdue" in told
    given = ("--meeting", "2024-07-10", "--as-at", "2024-06-30", "--next-meeting", "2024-10-09")
    assert "overdue" not in run(tmp_path, "init", "Clean air.xlsx", "again", *given).stdout


def test_nothing_that_is_there_is_written_over(tmp_path, plan):
    (tmp_path / "air").mkdir()
    (tmp_path / "air/layout.toml").write_text("# mine")
    assert_sentence_kept(run(tmp_path, "init", "Clean air.xlsx", "air"), "layout.toml", "exists already")
    assert (tmp_path / "air/layout.toml").read_text() == "# mine"
    assert [path.name for path in (tmp_path / "air").iterdir()] == ["layout.toml"]


def assert_sentence_kept(done, *says):
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert all(part in done.stderr for part in says), done.stderr


def test_a_bare_init_writes_the_same_empty_and_build_says_where_the_workbook_goes(tmp_path):
    done = run(tmp_path, "init", "--meeting", "2024-07-10")
    assert done.returncode == 0, done.stderr
    assert load_config(tmp_path / "report.toml").inputs == tmp_path / "inputs"
    assert (tmp_path / "Make the report.cmd").is_file()
    assert_sentence(run(tmp_path, "build"), 3, "There is no workbook in", "2024-07")
    plan_workbook(tmp_path / "inputs/2024-07/plan.xlsx", ROWS)
    built = run(tmp_path, "build")
    assert built.returncode == 0, built.stderr


def test_a_workbook_that_lies_in_its_period_folder_stays_there(tmp_path, plan):
    (tmp_path / "inputs/2024-07").mkdir(parents=True)
    plan.rename(tmp_path / "inputs/2024-07/Clean air.xlsx")
    done = run(tmp_path, "init", "inputs/2024-07/Clean air.xlsx")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "inputs").rglob("*.xlsx")] == ["Clean air.xlsx"]
    assert (tmp_path / "inputs/2024-07/period.toml").is_file()


@pytest.mark.parametrize("name", ["no such.xlsx", "notes.txt"])
def test_what_is_no_workbook_is_told_in_a_sentence(tmp_path, name):
    (tmp_path / "notes.txt").write_text("Dear all")
    assert_sentence(run(tmp_path, "init", name), 3, name)
    assert not (tmp_path / "report.toml").exists()


def test_the_picture_is_one_page_that_names_each_row_and_column(tmp_path, plan):
    done = run(tmp_path, "init", "Clean air.xlsx", "air", "--html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "air/What was read.html").read_text("ascii")
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)


def readings():
    """The shipped samples' workbooks, each read without a layout."""
    return [path for path in sorted((ROOT / "inputs").rglob("*.xlsx")) if "plan" in path.name.lower()]


@pytest.mark.parametrize("path", readings(), ids=lambda path: f"{path.parent.name} {path.name}")
def test_a_proposed_layout_reads_its_workbook_as_it_was_read_without(tmp_path, path):
    grid = open_workbook(path)
    reading = parse.read_plan([grid], None)
    layout = settled(propose(reading, "ours"), {})
    again = parse.read_plan([grid], layout)
    for kept in ("actions", "measures", "retired"):
        before, after = getattr(reading.plan, kept), getattr(again.plan, kept)
        assert [(item.source.row, item.action, item.ref, item.due) for item in before] == [
            (item.source.row, item.action, item.ref, item.due) for item in after
        ]
        assert [(item.status.label, item.status.rag) for item in before] == [(i.status.label, i.status.rag) for i in after]


def test_a_person_who_types_nonsense_is_asked_again_and_a_single_choice_takes_one_number():
    question = Question(
        "due", "Which date?", (Choice("Target", "Target"), Choice("Revised", "Revised")), ("Target",), several=False
    )
    said = iter(["first", "1 2", "3", "2"])
    assert ask_all([question], 80, lambda prompt: next(said)) == {"due": ("Revised",)}
    assert ask_all([question], 80, lambda prompt: "") == {"due": ("Target",)}
    assert ask_all([question], 80, None) == {}  # nobody answered, so the guess stays a guess


def changed(plan, **cells):
    """The workbook with other cells in its sheet."""
    from openpyxl import load_workbook

    book = load_workbook(plan)
    for address, value in cells.items():
        book["Plan"][address] = value
    book.save(plan)


def test_a_new_status_that_recognition_knows_is_added_unasked(tmp_path, plan):
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    changed(plan, F6="Not started")
    again = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-10-09")
    assert "Question" not in again.stdout
    statuses = load_layout("layout.toml", tmp_path / "air").statuses
    assert [(word.label, word.complete) for word in statuses][-1] == ("Not started", False)


def test_what_is_answered_after_a_bare_init_is_kept(tmp_path, plan):
    run(tmp_path, "init", "--meeting", "2024-07-10")
    done = run(tmp_path, "init", "Clean air.xlsx", "--meeting", "2024-07-10")
    assert done.returncode == 0, done.stderr
    assert load_config(tmp_path / "report.toml").plan.layout == "layout.toml"
    assert [word.complete for word in load_layout("layout.toml", tmp_path).statuses] == [True, False]
    assert "# committee" in (tmp_path / "report.toml").read_text("utf-8")


def test_the_page_of_an_earlier_init_does_not_stand_in_the_way(tmp_path, plan):
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10", "--html")
    again = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-10-09", "--html")
    assert again.returncode == 0, again.stderr


def test_a_refusal_comes_before_the_questions(tmp_path, plan):
    (tmp_path / "air").mkdir()
    (tmp_path / "air/layout.toml").write_text("# mine")
    done = run(tmp_path, "init", "Clean air.xlsx", "air")
    assert "Question" not in done.stdout
    assert done.returncode == 2


def test_two_workbooks_of_one_plan_in_one_period_are_refused_at_once(tmp_path, plan):
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    plan.rename(tmp_path / "Clean air again.xlsx")
    assert_sentence(run(tmp_path, "init", "Clean air again.xlsx", "air", "--meeting", "2024-07-10"), 3, "two workbooks")
    assert [path.name for path in (tmp_path / "air/inputs/2024-07").glob("*.xlsx")] == ["Clean air.xlsx"]


def test_dates_that_cannot_be_are_refused_and_later_ones_are_put_in(tmp_path, plan):
    wrong = run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10", "--next-meeting", "2024-01-01")
    assert_sentence(wrong, 2, "next meeting")
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10")
    run(tmp_path, "init", "Clean air.xlsx", "air", "--meeting", "2024-07-10", "--next-meeting", "2024-10-09")
    assert "next_meeting = 2024-10-09" in (tmp_path / "air/inputs/2024-07/period.toml").read_text("utf-8")


@pytest.mark.parametrize("answer, due", [("1", "2026-03-31"), ("2", "2026-09-30"), ("", "2026-03-31")])
def test_the_date_that_was_chosen_is_the_one_that_counts(tmp_path, answer, due):
    book = Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "Lead", "Target date", "Forecast date", "Status"])
    for number in range(1, 7):
        action = f"Survey the streets of ward {number}"
        sheet.append([f"{number}", action, "Head of Air", date(2026, 3, 31), date(2026, 9, 30), "In progress"])
    book.save(tmp_path / "plan.xlsx")
    shown = typed(tmp_path, [answer], "init", "plan.xlsx", "air", "--meeting", "2026-07-15")
    assert "Which of these dates" in shown
    read = run(tmp_path / "air", "read", "inputs/2026-07", "--format", "json")
    actions = json.loads(read.stdout)["plan"]["work_streams"][0]["actions"]
    assert {action["due"]["latest"] for action in actions} == {due}


def test_a_folder_that_cannot_be_written_is_left_as_it_was(tmp_path, plan):
    (tmp_path / "air").mkdir()
    (tmp_path / "air/inputs").write_text("a file, not a folder")
    done = run(tmp_path, "init", "Clean air.xlsx", "air")
    assert done.returncode == 5
    assert "Word" not in done.stderr
    assert [path.name for path in (tmp_path / "air").iterdir()] == ["inputs"]


def of_new_status(tmp_path, progress, status="Wibbled"):
    """What init makes of a second quarter in which some actions have a status that nobody knows."""
    book = Workbook()
    book.active.append(["Ref", "Action", "Lead", "Due date", "Status", "Progress"])
    for number in range(1, 6):
        book.active.append(
            [f"1.{number}", f"Do the great thing {number} well", "Head", "31/03/2026", "In progress", "Going well"]
        )
    book.active["E2"] = "Complete"
    book.save(tmp_path / "first.xlsx")
    assert run(tmp_path, "init", "first.xlsx", "--meeting", "2026-01-07").returncode == 0
    for row, text in enumerate(progress, 3):
        book.active[f"E{row}"], book.active[f"F{row}"] = status, text
    book.save(tmp_path / "second.xlsx")
    done = run(tmp_path, "init", "second.xlsx", "--meeting", "2026-04-08")
    words = {word.label: word.complete for word in load_layout(tmp_path / "layout.toml").statuses}
    return done.stdout, words[status]


@pytest.mark.parametrize(
    "progress",
    [
        ["8 of 12 done"],
        ["Completed in May."],
        ["8 of 12 done", "3 of 4 delivered"],
        ["Complete: 8 of 12 wards", "Completed 60%"],
        ["Leaflets delivered, wards next", "Form done"],
    ],
)
def test_a_new_status_is_left_open_though_a_fragment_of_progress_says_done(tmp_path, progress):
    told, complete = of_new_status(tmp_path, progress)
    assert complete is None
    assert "left open" in told
    assert "Wibbled" in told.partition("Guessed, so please look:")[2]


def test_a_new_status_that_was_guessed_completed_is_told_among_the_guesses(tmp_path):
    told, complete = of_new_status(tmp_path, ["Completed in May.", "Completed in June."])
    assert complete is True
    assert "Taken: Wibbled" in told.partition("Guessed, so please look:")[2]


def test_the_only_sheet_of_actions_is_not_asked_about(tmp_path):
    book = Workbook()
    book.active.append(["Thing", "Person", "When", "How far", "How's it going"])
    for number, far in enumerate((1, 0.6, 0.25, 0), 1):
        book.active.append(
            [f"Write the rules of part {number} anew", "Monitoring Officer", date(2025, 5, number), far, f"{number} of 9 drafted"]
        )
        book.active.cell(number + 1, 4).number_format = "0%"
    book.save(tmp_path / "governance.xlsx")
    done = run(tmp_path, "init", "governance.xlsx", "--meeting", "2026-01-07")
    assert done.returncode == 0, done.stderr
    assert "part of the plan?" not in done.stdout
    assert load_layout(tmp_path / "layout.toml").sheets.known == ("Sheet",)
