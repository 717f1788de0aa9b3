"""What the last report's workbook had and this one has not: a sheet under another name, the column of due dates."""

import tomllib
from datetime import datetime

import openpyxl
import pytest
from workbooks import HEADINGS, plan_workbook, row

from reportgen import quarter

STREAMS = {
    "Safer streets": [row(f"1.{n}", f"{what} in the town") for n, what in enumerate(("Paint", "Sweep", "Light"), 1)],
    "Safer people": [row(f"2.{n}", f"Train every {who} at the depot") for n, who in enumerate(("driver", "warden"), 1)],
}
LAYOUT = """
[columns]
ref = ["Ref"]
action = ["Action"]
lead = ["Lead"]
due = ["Due date"]
progress = ["Progress"]
status = ["Status"]
targets = ["Key targets"]
[sheets]
known = ["Work stream 1", "Work stream 2"]
"""


@pytest.fixture
def check(tmp_path):
    """The findings of a plan whose sheets are renamed as told, compared with the plan as it was."""

    def run(names=(), before=True, headings=HEADINGS, layout=LAYOUT, settings=""):
        (tmp_path / "report.toml").write_text(f'inputs = "inputs"\n[plan]\nlayout = "ours.toml"\n{settings}', encoding="utf-8")
        (tmp_path / "ours.toml").write_text(layout, encoding="utf-8")
        for month in ("2024-03", "2024-07") if before else ("2024-07",):
            folder = tmp_path / "inputs" / month
            folder.mkdir(parents=True, exist_ok=True)
            plan_workbook(folder / "plan.xlsx", STREAMS, headings=headings if month == "2024-07" else HEADINGS)
        book = openpyxl.load_workbook(folder / "plan.xlsx")
        for sheet, name in names:
            book[sheet].title = name
        book.save(folder / "plan.xlsx")
        return quarter.findings(quarter.Request(tmp_path, datetime(2024, 7, 1, 9, 0))).standing  # noqa: DTZ001

    return run


def told(findings, code):
    return [finding for finding in findings if finding.code == code]


@pytest.mark.parametrize(
    "names", [[("Work stream 2", "People")], [("Work stream 1", "Streets and squares"), ("Work stream 2", "People")]]
)
def test_a_renamed_sheet_is_told_with_its_new_name_and_the_line_to_paste(check, names):
    findings = check(names)
    found = told(findings, "sheet-missing")
    assert len(found) == len(names)
    assert 'called "People" now: 2 of its 2 actions stand there' in found[-1].message
    wanted = {"known": [dict(names).get(name, name) for name in ("Work stream 1", "Work stream 2")]}
    for finding in found:
        assert tomllib.loads(finding.fix.partition("\n")[2]) == wanted
    assert not told(findings, "sheet-unsure"), "it is told once"


def test_after_the_line_is_pasted_nothing_is_said_of_the_sheet(check):
    findings = check([("Work stream 2", "People")], layout=LAYOUT.replace("Work stream 2", "People"))
    assert not told(findings, "sheet-missing")
    assert not told(findings, "sheet-unsure")


def test_without_an_earlier_report_the_one_new_sheet_is_offered(check):
    (found,) = told(check([("Work stream 2", "People")], before=False), "sheet-missing")
    assert 'known = ["Work stream 1"]; if it is called \'People\' now: known = ["Work stream 1", "People"]' in found.fix


def test_one_sheet_in_place_of_two_is_one_set_of_lines_to_paste(check):
    layout = LAYOUT.replace("[sheets]\n", '[sheets]\nplan = ["Work stream 1"]\n')
    found = told(check([("Work stream 1", "All"), ("Work stream 2", "Rest")], layout=layout), "sheet-missing")
    wanted = {"plan": ["All"], "known": ["All", "Rest"]}
    assert [tomllib.loads(finding.fix.partition("\n")[2]) for finding in found] == [wanted, wanted, wanted][: len(found)]
    assert len(found) > 1


def test_sheets_that_are_gone_are_settled_by_one_line(check):
    layout = LAYOUT.replace('"Work stream 2"]', '"Work stream 2", "Work stream 3", "Work stream 4"]')
    found = told(check(layout=layout), "sheet-missing")
    lines = {finding.fix.partition("of that name: ")[2].partition(";")[0] for finding in found}
    assert (len(found), lines) == (2, {'known = ["Work stream 1", "Work stream 2"]'})


def test_an_earlier_period_is_not_warned_of_by_the_newest_layout(check, tmp_path):
    check([("Work stream 2", "People")], layout=LAYOUT.replace("Work stream 2", "People"))
    earlier = quarter.findings(quarter.Request(tmp_path, datetime(2024, 7, 1, 9, 0), period="2024-03")).standing  # noqa: DTZ001
    assert {f.severity for f in earlier if f.code in ("sheet-missing", "sheet-unsure")} == {"note"}


def test_a_renamed_sheet_of_report_toml_is_told_with_its_new_name(check):
    entry = '[[source]]\nrole = "plan"\nfile = "plan.xlsx"\nsheet = "Work stream 2"\n'
    (found,) = told(check([("Work stream 2", "Crews")], settings=entry), "source-sheet-missing")
    assert 'sheet = "Crews"' in found.fix


WITHOUT = tuple(heading for heading in HEADINGS if heading != "Due date")


def test_due_dates_that_the_last_report_had_are_missed_with_a_warning(check):
    (found,) = told(check(headings=WITHOUT, layout=LAYOUT.replace('due = ["Due date"]\n', "")), "due-column-missing")
    assert (found.severity, "5 of these actions had a date" in found.message) == ("warning", True)
    assert 'due = ["Heading"]' in found.fix


def test_due_dates_that_the_layout_names_are_missed_with_a_warning(check):
    (found,) = told(check(headings=WITHOUT, before=False), "due-column-missing")
    assert (found.severity, 'The layout names one: "Due date"' in found.message) == ("warning", True)
    assert 'due = ["Due date", "Heading"]' in found.fix


def test_due_dates_that_nobody_ever_had_are_a_note(check):
    findings = check(headings=WITHOUT, before=False, layout=LAYOUT.replace('due = ["Due date"]\n', ""))
    (found,) = told(findings, "due-column-missing")
    assert (found.severity, "no column of due dates" in found.message) == ("note", True)
