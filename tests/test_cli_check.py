"""reportgen check as a person runs it, and mistakes in what they type."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from workbooks import ROWS, plan_workbook, row

from reportgen.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def two_plans(tmp_path):
    late = {
        **ROWS,
        "Safer people": [row("2.1", "Train cyclists in year six", "STATIC", due=date(2024, 3, 31)), ROWS["Safer people"][1]],
    }
    return plan_workbook(tmp_path / "March.xlsx", ROWS).name, plan_workbook(tmp_path / "June.xlsx", late).name


def test_a_workbook_is_checked_with_an_earlier_one_and_the_day_it_describes(run, two_plans):
    before, now = two_plans
    done = run("check", now, "--previous", before, "--as-at", "31 May 2024", "--layout", "hillingdon", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    told = {(f["code"], f["label"]): f for f in findings}
    assert told["completed-reopened", "2.1"]["before"] == "COMPLETED"
    assert {label for code, label in told if code == "overdue"} == {"1.2", "2.1"}
    assert "as-at-not-given" not in {code for code, _ in told}


def test_without_a_report_toml_check_says_what_check_can_do(run):
    done = run("check")
    assert done.exit_code == 2
    assert "reportgen check October.xlsx" in done.stderr
    assert "--current" not in done.stderr
    assert "--current" not in run("diff").stderr


@pytest.mark.parametrize("option", ["--meeting", "--as-at", "--next-meeting"])
def test_a_date_that_is_none_is_told_in_words(run, two_plans, option):
    done = run("check", two_plans[1], option, "7th of Octember")
    assert done.exit_code == 2
    assert '"7th of Octember" is not a date. Write it as 2015-10-07, 07/10/2015 or "7 October 2015".' in done.stderr
    assert "%" not in done.stderr


def test_a_folder_name_that_is_too_long_is_told_in_words(run, two_plans):
    done = run("build", "--current", two_plans[1], "--previous", two_plans[0], "--out", "x" * 300)
    assert done.exit_code == 5
    assert "can't be written" in done.stderr
    assert "Something went wrong" not in done.stderr
