from datetime import date

import pytest

from reportgen.check import Context, run
from reportgen.config import SourceEntry
from reportgen.errors import InputError
from reportgen.model import Column, Finding, Reading, SheetRecord

DUE = Column("plan.xlsx", "One", "F4", "Due date", "due")
CHANGES = Column("plan.xlsx", "One", "I4", "Changes post\nJuly 2016", "changes")
MEETING = date(2015, 10, 7)


def codes(plan, columns=(DUE,), **more):
    return [finding.code for finding in run(Context(Reading(plan, columns, **more.pop("reading", {})), meeting=MEETING, **more))]


def test_the_heading_of_the_changes_column_names_the_last_report(make_plan):
    plan = make_plan("cp")
    assert codes(plan, (DUE, CHANGES), baseline="2015-07") == ["changes-heading-date"]
    assert codes(plan, (DUE, CHANGES), baseline="2016-07") == []
    assert codes(plan, (DUE, CHANGES)) == []
    (finding,) = run(Context(Reading(plan, (DUE, CHANGES)), baseline="2015-07", meeting=MEETING))
    assert (finding.cell, finding.severity) == ("I4", "warning")
    assert "Changes post July 2016" in finding.message


def test_a_plan_without_due_dates_is_told_once(make_plan):
    assert codes(make_plan("cp"), ()) == ["due-column-missing"]


def test_a_meeting_that_is_not_given_is_told(make_plan):
    assert [f.code for f in run(Context(Reading(make_plan("c"), (DUE,))))] == ["meeting-not-given"]


def test_a_source_that_is_not_there_is_told(make_plan):
    assert codes(make_plan("c"), missing_sources=("measures.xlsx",)) == ["source-missing"]


def test_an_earlier_period_that_cant_be_read_is_told(make_plan):
    assert codes(make_plan("c"), unread=InputError("In 2014-10: plan.xlsx is damaged.", "Save it again.")) == ["period-unread"]


def test_published_columns_are_no_finding(make_plan):
    unknown = Finding("column-unknown", "warning", "…", "…", text="Cost code")
    assert codes(make_plan("c"), reading={"findings": (unknown,)}) == ["column-unknown"]
    cost = Column("plan.xlsx", "One", "K4", "Cost\ncode", None)
    assert codes(make_plan("c"), (DUE, cost), reading={"findings": (unknown,)}, publish_columns=("Cost code",)) == []
    assert codes(make_plan("c"), publish_columns=("Cost code",)) == ["publish-column-missing"]


def test_a_blank_status_is_told_where_others_have_one(make_plan):
    plan = make_plan("c-")
    assert codes(plan, (DUE,)) == ["status-missing"]
    assert codes(make_plan("--")) == []


def sheet_record(file, sheet="One", **counts):
    kind = "plan" if counts.get("actions") else "measures" if counts.get("measures") else "other"
    return SheetRecord(file, sheet, kind, **counts)


@pytest.mark.parametrize(
    "entry, sheets, words",
    [
        (SourceEntry("measures", "m.xlsx"), [sheet_record("m.xlsx", measures=4)], None),
        (SourceEntry("measures", "m.xlsx"), [sheet_record("m.xlsx")], "no measures were read"),
        (SourceEntry("measures", "m.xlsx"), [sheet_record("m.xlsx", actions=3, measures=2)], "3 of its rows count as actions"),
        (SourceEntry("glossary", "g.xlsx"), [sheet_record("g.xlsx", abbreviations=9)], None),
        (SourceEntry("glossary", "g.xlsx"), [sheet_record("g.xlsx")], "no abbreviations were read"),
        (
            SourceEntry("glossary", "g.xlsx", "Words"),
            [sheet_record("g.xlsx", abbreviations=9), sheet_record("g.xlsx", "Words")],
            "no abbreviations were read",
        ),
        (SourceEntry("glossary", "g.xlsx", "words "), [sheet_record("g.xlsx", "Words", abbreviations=1)], None),
        (SourceEntry("plan", "p.xlsx"), [sheet_record("p.xlsx", actions=3)], None),
        (SourceEntry("plan", "p.xlsx"), [sheet_record("p.xlsx", abbreviations=3)], "no actions were read"),
        (SourceEntry("measures", "gone.xlsx"), [sheet_record("p.xlsx", actions=3)], None),
        (SourceEntry("indicators", "p.xlsx"), [], None),
    ],
)
def test_a_source_that_makes_nothing_of_its_file_is_told(make_plan, entry, sheets, words):
    context = Context(Reading(make_plan("c"), (DUE,), sheets=tuple(sheets)), meeting=MEETING, sources=(entry,))
    found = [finding for finding in run(context) if finding.code == "source-without-effect"]
    assert [words in finding.message for finding in found] == ([True] if words else [])
    assert all((f.severity, f.file) == ("warning", entry.file) and entry.file in f.message for f in found)


def test_a_file_that_holds_plan_and_measures_may_have_both(make_plan):
    entries = (SourceEntry("plan", "p.xlsx"), SourceEntry("measures", "p.xlsx"))
    reading = Reading(make_plan("c"), (DUE,), sheets=(sheet_record("p.xlsx", actions=3, measures=2),))
    assert [f.code for f in run(Context(reading, meeting=MEETING, sources=entries))] == []
