"""What the check says of the officers' changes column."""

from dataclasses import replace
from datetime import date

import pytest

from reportgen.check import Context, run, settle
from reportgen.compare import compare
from reportgen.model import Column, Due, Reading

COLUMNS = (
    Column("plan.xlsx", "Work stream 1", "F4", "Due date", "due"),
    Column("plan.xlsx", "Work stream 1", "I4", "Changes post July 2015", "changes"),
)
JUNE, SEPTEMBER = date(2014, 6, 30), date(2014, 9, 30)
OURS = ("change-unexplained", "entry-denied", "entry-not-found", "entry-stale")


@pytest.fixture
def found(make_plan):
    """The findings about entries, of a plan with one action whose due date moved or stayed."""

    def find(entry, *, moved=True, earlier=None, drafting=True):
        def plan(day, text):
            built = make_plan("p")
            month = Due(f"{day:%B %Y}", "month", day.replace(day=1), day)
            item = replace(built.actions[0], due=month, changes=text)
            return Reading(replace(built, work_streams=(replace(built.work_streams[0], actions=(item,)),)), COLUMNS)

        before, after = plan(JUNE, earlier), plan(SEPTEMBER if moved else JUNE, entry)
        context = Context(after, comparison=compare(before, after), drafting=drafting)
        return [finding for finding in run(context) if finding.code in OURS]

    return find


def test_an_entry_is_drafted_for_what_nobody_explained(found):
    (finding,) = found(None)
    assert finding.code == "change-unexplained"
    assert (finding.severity, finding.cell) == ("note", "I110")
    assert finding.message == "No explanation is recorded of the changed due date of 1.1."
    assert finding.fix.startswith("Drafted entry, for the officer")
    assert finding.fix.endswith('"Due date moved from June 2014 to September 2014."')


def test_a_draft_is_in_the_check_only(found):
    (finding,) = found(None, drafting=False)
    assert "moved from" not in finding.fix


def test_what_is_explained_is_not_told(found):
    assert found("Deadline extended to September 2014.") == []
    assert found("No change", moved=False) == []


def test_what_is_explained_in_part_is_told_so(found):
    (finding,) = found("Deadline extended to December 2014.")
    assert finding.message == "The entry of 1.1 explains its changed due date only in part."


def test_a_number_that_changed_in_the_text_is_drafted(make_plan):
    def plan(text, entry=None):
        built = make_plan("p")
        item = replace(built.actions[0], action=text, changes=entry)
        return Reading(replace(built, work_streams=(replace(built.work_streams[0], actions=(item,)),)), COLUMNS)

    before, after = plan("Train 60 pupils to travel alone."), plan("Train 45 pupils to travel alone.", "Wording tidied.")
    findings = {f.code: f for f in run(Context(after, comparison=compare(before, after), drafting=True))}
    assert "entry-not-found" not in findings
    assert "wording only in part" in findings["change-unexplained"].message
    assert findings["change-unexplained"].fix.endswith('"A number in the action changed from 60 to 45."')
    assert "said 60 in the last plan and say 45 now" in findings["target-changed"].message


def test_a_due_date_that_is_gone_is_drafted_as_removed(make_plan):
    def plan(due):
        built = make_plan("p")
        item = replace(built.actions[0], due=due, changes=None)
        return Reading(replace(built, work_streams=(replace(built.work_streams[0], actions=(item,)),)), COLUMNS)

    before, after = plan(Due("Jun 2014", "month", JUNE.replace(day=1), JUNE)), plan(None)
    context = Context(after, comparison=compare(before, after), drafting=True)
    (finding,) = [one for one in run(context) if one.code == "change-unexplained"]
    assert finding.fix.endswith('"Due date, June 2014, was removed."')


def test_claims_are_told_at_the_entry(found):
    codes = {finding.code: finding for finding in found("No change")}
    assert codes["entry-denied"].message == 'The entry of 1.1 says "No change", but its due date changed.'
    (finding,) = found("Lead officer changed. Deadline extended to December 2014.", moved=False)[:1]
    assert (finding.code, finding.severity) == ("entry-not-found", "warning")
    stale = {finding.code for finding in found("New lead.", moved=False, earlier="New lead.")}
    assert stale == {"entry-stale"}


def test_each_keeps_its_own_words_however_many_there_are(found):
    (finding,) = found(None)
    many = [replace(finding, cell=f"I{row}") for row in range(5, 15)]
    assert len(settle(many, {}, ()).standing) == 10


@pytest.mark.parametrize(
    "heading, wrong",
    [
        ("Changes post July 2016", True),
        ("Changes since March 2015", True),
        ("Changes post July 2015", False),
        ("Changes since 15/07/2015", False),
        ("Changes since Jul-15", False),
        ("Changes since the report of 30 June 2015", False),
        ("Changes since Q1 2015/16", False),
        ("Changes since June", False),
        ("Changes since October", True),
        ("Changes since the last report", False),
    ],
)
def test_the_date_in_the_heading_is_that_of_the_last_report(make_plan, heading, wrong):
    column = replace(COLUMNS[1], heading=heading)
    days = (date(2015, 6, 30), date(2015, 7, 15))
    codes = [f.code for f in run(Context(Reading(make_plan("p"), (column,)), baseline="2015-07", baseline_days=days))]
    assert ("changes-heading-date" in codes) == wrong
