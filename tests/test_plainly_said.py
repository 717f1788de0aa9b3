"""Small things that a person would trip over: long lines, dates by tools, remedies that are none, numbers like counts."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from reportgen import cli
from reportgen.check.words import named, opening
from reportgen.dates import without_midnight
from reportgen.errors import InputError
from reportgen.model import Due, status_columns
from reportgen.paper.plan import due_text
from reportgen.shipped import shipped
from reportgen.why import why
from reportgen.workbook import open_workbook


def test_a_message_on_a_terminal_is_broken_between_words_and_a_line_to_paste_is_not():
    line = 'known = ["One of the sheets", "Another of the sheets"]'
    text = cli._wrapped(f"{'word ' * 30}Write {line}\nNext.", 60)
    assert all(len(each) <= 61 for each in text.splitlines())
    assert text.splitlines()[-1] == "Next."
    assert '"Another of the sheets"]' in text


@pytest.mark.parametrize("terminal", [True, False])
def test_an_error_is_wrapped_on_a_terminal_alone(terminal, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setattr(cli.sys.stderr, "isatty", lambda: terminal, raising=False)
    with pytest.raises(SystemExit):
        cli._fail("A sentence. " * 12, "A remedy.", 3)
    lines = capsys.readouterr().err.splitlines()
    assert (max(map(len, lines)) <= 70) == terminal
    assert lines[-1] == "A remedy."


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("2024-03-31 0:00:00", "31 March 2024"),
        ("2024-03-31 00:00:00", "31 March 2024"),
        ("2024-03-31T00:00:00.000Z", "31 March 2024"),
        ("2024-03-31 14:30:00", "2024-03-31 14:30:00"),
        ("2024-03-31", "2024-03-31"),
        ("2024-13-31 0:00:00", "2024-13-31 0:00:00"),
        ("By 2024-03-31 0:00:00", "By 2024-03-31 0:00:00"),
    ],
)
def test_a_midnight_that_a_tool_wrote_is_left_out(typed, shown):
    assert without_midnight(typed) == shown


def test_papers_print_a_tool_s_date_as_they_print_any():
    from datetime import date

    day = date(2024, 3, 31)
    texts = [due_text(Due(text, "date", day, day)) for text in ("31/03/2024", "2024-03-31 0:00:00", "2024-03-31T00:00:00")]
    assert len(set(texts)) == 1
    assert "Mar" in texts[0]


def test_a_file_of_random_bytes_is_not_to_be_saved_as_anything(tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError) as refused:
        open_workbook(path)
    assert "Save As" not in refused.value.remedy
    assert "right file" in refused.value.remedy
    path.write_text("Ref,Action\n1,Do it\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        open_workbook(path)
    assert "Save As" in refused.value.remedy


@pytest.mark.parametrize(
    "label, horizon, said", [("3", None, "action 3"), ("3a", None, "action 3a"), ("1.2", None, "1.2"), ("4", 6, "measure 4")]
)
def test_an_item_whose_name_is_a_mere_number_is_said_to_be_one(make_action, label, horizon, said):
    item = replace(make_action("1.1"), horizon=horizon, label=label)
    assert named(item) == said
    assert opening(item).casefold() == said


def test_a_build_of_mere_numbers_and_nouns_reads_as_english(tmp_path):
    from docx import Document

    for name, statuses in (("before", ("On track", "Done")), ("now", ("Serious slippage", "Done"))):
        book = Workbook()
        book.active.append(["Ref", "Action", "Lead", "Status", "Changes since last report"])
        for number, status in enumerate(statuses, 1):
            book.active.append([str(number), f"Do the {number}. thing well for the town", "Head of Roads", status, None])
        book.save(tmp_path / f"{name}.xlsx")
    files = ["--previous", str(tmp_path / "before.xlsx"), "--current", str(tmp_path / "now.xlsx"), "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(cli.main, ["build", *files]).exit_code in (0, 1)
    (report,) = (tmp_path / "out").glob("*main report*.docx")
    text = "\n".join(p.text for p in Document(report).paragraphs).replace("\u00a0", " ")
    assert "1 is recorded as serious slippage" in text
    assert "Action 1 was on track and is now recorded as serious slippage" in text
    assert "None is" not in text
    assert "status changed: action 1" in text, text


def _item(file):
    return {"label": "1.1", "words": "Act", "lead": None, "file": file, "sheet": "One", "cell": "G6"}


@pytest.mark.parametrize(
    "name, where",
    [
        ("trend.2015-03.done", "2015-03/plan.xlsx, 'One'!G6"),
        ("on-track.2015-07.total", "2015-07/plan.xlsx, 'One'!G6"),
        ("baseline.actions.done", "2015-07/plan.xlsx, 'One'!G6"),
        ("trend.2015-10.done", "; plan.xlsx, 'One'!G6"),
        ("trend.2015-07.gone", "; plan.xlsx, 'One'!G6"),
        ("actions.done", "; plan.xlsx, 'One'!G6"),
    ],
)
def test_why_names_the_workbook_of_an_earlier_period_by_its_folder(name, where, tmp_path):
    manifest = {
        "inputs": [{"path": "inputs/ours/2015-10/plan.xlsx", "sha256": ""}],
        "baseline": {"period": "2015-07"},
        "numbers": [{"name": name, "value": 1, "items": [_item("plan.xlsx")]}],
    }
    assert list(why(name, (tmp_path, manifest), tmp_path))[-1].endswith(where)


def test_the_history_of_a_retired_action_says_first_that_it_is_retired_and_since_when():
    told = CliRunner().invoke(cli.main, ["history", "5.5 (retired)", "--config", str(shipped("report.toml"))]).output
    assert "Action 5.5, retired in October 2015" in told.splitlines()


def test_the_columns_that_statuses_came_from_are_told_by_file_sheet_and_letters(make_action):
    item = make_action("1.1")
    marked = replace(item, source=replace(item.source, file="a.xlsx", sheet="One", cells=(("status", "AB12"),)))
    assert status_columns([marked, marked, replace(item, source=replace(item.source, cells=()))]) == {("a.xlsx", "One", "AB")}
