"""What people see of read and diff at 80 columns."""

import re
from dataclasses import replace
from datetime import date

import pytest

from reportgen.compare import compare
from reportgen.model import (
    Action,
    Column,
    Comparison,
    Due,
    Finding,
    Plan,
    Reading,
    RowRecord,
    Source,
    Status,
    StatusWord,
    WorkStream,
)
from reportgen.render.terminal import comparison_text, reading_text

PROGRESS = Status("In progress", "IN PROGRESS", "word", "amber", False)
DONE = Status("Completed", "COMPLETED", "word", "green", True)


def action(ref: str, text: str, row: int, **more: object) -> Action:
    due = Due("June 2015", "month", date(2015, 6, 1), date(2015, 6, 30))
    values = {
        "label": ref,
        "ref": ref,
        "action": text,
        "status": PROGRESS,
        "due": due,
        "source": Source("plan.xlsx", "WS 1", row),
    }
    return Action(**{**values, "lead_text": "AD People", "lead": ("AD People",), **more})  # type: ignore[arg-type]


ONE = action("1.1", "Agree one threshold document with all partners, and publish it on the web site of the Board for everyone", 7)
TWO = action("1.2", "Recruit permanent team managers for every service", 8)
THREE = action("1.3", "Audit the quality of supervision each month", 9)


def reading(*items: Action, retired: tuple[Action, ...] = ()) -> Reading:
    heads = ("ref", "action", "lead", "due", "status", "changes")
    columns = tuple(Column("plan.xlsx", "WS 1", f"{'ABCDEF'[at]}5", name.title(), name) for at, name in enumerate(heads))  # type: ignore[arg-type]
    columns += (Column("plan.xlsx", "WS 1", "G5", "Budget code", None, hidden=True),)
    rows = (RowRecord("plan.xlsx", "WS 1", 5, "header"), *(RowRecord("plan.xlsx", "WS 1", i.source.row, "action") for i in items))
    finding = Finding("due-unreadable", "warning", "The due date can't be read.", "Type a date.", "plan.xlsx", "WS 1", "F14")
    stream = WorkStream("1", "Front door", items, (), retired, (("COMPLETED", 1),))
    statuses = (StatusWord("Completed", "green", True), StatusWord("In progress", "amber", False))
    return Reading(
        Plan("The plan", (stream,), statuses), columns, (*rows, RowRecord("plan.xlsx", "WS 1", 30, "unknown")), (finding,)
    )


@pytest.fixture
def comparison() -> Comparison:
    reworded = replace(
        ONE, action=ONE.action.replace("one threshold", "a single threshold"), status=DONE, changes="Wording made\nclearer."
    )
    new = action("1.4", "Offer a conversion scheme to agency workers", 10)
    return compare(reading(ONE, TWO, THREE), reading(reworded, THREE, new, retired=(replace(TWO, kept="retired"),)))


def test_diff_says_from_what_to_what_with_the_words_marked(comparison):
    text = comparison_text(comparison, "July 2015", "October 2015")
    assert text.startswith("October 2015 compared with July 2015")
    assert "Work stream 1: Front door\n" in text
    assert "wording: Agree [-one-] {+a single+} threshold document" in text
    assert "status: In progress -> Completed" in text
    assert 'officers: "Wording made clearer."' in text
    assert re.search(r"^NEW +1\.4 +Offer a conversion scheme", text, re.MULTILINE)
    assert re.search(r"^RETIRED +1\.2", text, re.MULTILINE)
    assert re.search(r"^SAME +1\.3$", text, re.MULTILINE)
    assert re.search(r"^NEW +1\.4 .*\n +No explanation is recorded\.$", text, re.MULTILINE)


def test_the_balance_comes_last_with_every_action_named(comparison):
    lines = comparison_text(comparison, "July", "October").splitlines()
    assert [line.split() for line in lines[-6:]] == [
        ["Actions", "in", "the", "plan"],
        ["-" * 19],
        ["was", "3"],
        ["+", "added", "1", "1.4"],
        ["-", "retired", "1", "1.2"],
        ["=", "now", "3"],
    ]
    assert "Actions: 1 changed, 1 the same, 1 new, 1 retired." in lines


def test_the_balance_tells_what_has_gone_from_what_bears_its_label_now():
    new = action("1.2", "Offer a conversion scheme to agency workers", 8)
    boxed = replace(TWO, label="1.2 (retired)", kept="retired")
    retired = comparison_text(compare(reading(ONE, TWO), reading(ONE, new, retired=(boxed,))), "2015-07", "2015-10")
    assert re.search(r"^  - retired +1 +1\.2 \(retired\)$", retired, re.MULTILINE)
    gone = comparison_text(compare(reading(ONE, TWO), reading(ONE, new)), "2015-07", "2015-10")
    assert re.search(r"^  - gone +1 +1\.2 \(July 2015\)$", gone, re.MULTILINE)
    assert re.search(r"^  \+ added +1 +1\.2$", gone, re.MULTILINE)


def test_colour_comes_on_top_of_the_brackets(comparison):
    plain, coloured = (comparison_text(comparison, "July", "October", colour=colour) for colour in (False, True))
    assert "\x1b[" not in plain
    assert "\x1b[31;9m[-one-]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked(comparison, width):
    for text in (comparison_text(comparison, "July", "October", width), reading_text(reading(ONE, TWO), ["plan.xlsx"], width)):
        assert max(len(line) for line in text.splitlines()) <= width


def test_our_own_words_are_ascii(comparison):
    assert comparison_text(comparison, "July", "October").isascii()
    assert reading_text(reading(ONE), ["plan.xlsx"]).isascii()


def test_a_long_text_written_anew_is_shown_by_its_beginning():
    old, new = (replace(ONE, progress=" ".join(f"{word}{n}" for n in range(60))) for word in ("old", "new"))
    text = comparison_text(
        compare(Reading(Plan(None, (WorkStream("1", "A", (old,)),))), Reading(Plan(None, (WorkStream("1", "A", (new,)),)))),
        "a",
        "b",
    )
    assert 'progress: rewritten (60 words, now 60): "new0 new1' in text
    assert "new59" not in text


def test_what_is_unsure_says_so_and_how_to_settle_it():
    new = replace(ONE, action="Listen to families and put right what went wrong", progress="Same news as ever before.")
    old = replace(ONE, progress="Same news as ever before.")
    text = comparison_text(compare(reading(old, TWO), reading(new, TWO)), "July", "October")
    assert "(not certain that these are one: see below)" in text
    assert '[[match]], before = "1.1", after = "1.1"' in " ".join(text.split())


def test_read_shows_what_each_sheet_was_taken_for():
    text = reading_text(
        reading(replace(ONE, status=DONE), TWO, retired=(replace(THREE, kept="retired"),)), ["plan.xlsx", "empty.xlsx"]
    )
    flat = " ".join(text.split())
    for words in (
        "plan.xlsx 'WS 1' Table of actions, headings in row 5",
        "D Due -> due date",
        "G Budget code -> not known (hidden)",
        "Rows: 1 heading row, 2 actions, 1 not understood.",
        "Rows not understood: 30.",
        "empty.xlsx (nothing in it)",
        "Work stream 1: Front door - 2 actions, 1 retired",
        "its summary box says: COMPLETED 1",
        "Status: 1 Completed (green, complete); 1 In progress (amber, not complete)",
        "Due: 2 month",
        "Retired: 1 (1.3)",
        "Leads: 1 different",
        "WARNING plan.xlsx, 'WS 1'!F14: The due date can't be read. Type a date.",
    ):
        assert words in flat
