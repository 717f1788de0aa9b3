"""What people see of diff at any width: what nobody explained first, the balance last, nothing that steers a terminal."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model import Action, Balance, Change, Claim, Comparison, Fact, FieldChange, Finding, HeadingChange, Source, Status
from reportgen.render.terminal import comparison_text
from reportgen.render.terminal.lines import columns

PROGRESS = Status("In progress", "IN PROGRESS", "word", "amber", False)
ADDRESS = "https://intranet.example/" + "very-long-path/" * 12


def action(label: str, text: str, row: int = 7, **more: object) -> Action:
    own = {"label": label, "ref": label, "action": text, "status": PROGRESS, "source": Source("plan.xlsx", "WS 1", row)}
    return Action(**{**own, **more})  # type: ignore[arg-type]


def changed(item: Action, *fields: FieldChange, **more: object) -> Change:
    own = {"work_stream": "Work stream 1: Front door", "fields": fields}
    return Change("changed", "action", (item,), (item,), **{**own, **more})  # type: ignore[arg-type]


def field(name: str, before: str | None, after: str | None, explained: str | None = None) -> FieldChange:
    return FieldChange(name, before, after, explained)  # type: ignore[arg-type]


def text_of(*changes: Change, width: int = 80, colour: bool = False, **more: object) -> str:
    balance = Balance(was=2, added=0, reinstated=0, retired=0, removed=0, split=0, merged=0, now=2)
    comparison = Comparison(changes, balance, **more)  # type: ignore[arg-type]
    return comparison_text(comparison, "2015-07", "2015-10", width, colour)


SILENT = changed(action("1.1", "Open the centre"), field("due", "June 2015", "May 2016", "no"), explained=False)
EXPLAINED = changed(
    action("1.2", "Recruit managers"),
    field("lead", "AD People", "HoQ", "yes"),
    field("status", "Static", "In progress", "partly"),
    explained=False,
    explanation="Lead moved.",
    facts=(Fact("lead", "Lead changed from AD People to HoQ."), Fact("passed", "Due date (June 2015) had passed.")),
)
CLAIMS = (
    Claim("not_found", "Target raised.", EXPLAINED.after[0].source),
    Claim("stale", "Same as ever.", Source("plan.xlsx", "WS 9", 99)),
)


def places(text: str, *words: str) -> list[int]:
    return [text.index(word) for word in words]


def test_what_nobody_explained_comes_first_and_the_balance_last():
    text = text_of(EXPLAINED, SILENT, claims=CLAIMS)
    order = places(
        text,
        "October 2015 compared with July 2015",
        "No explanation is recorded\n=====",
        "CHANGED  1.1",
        "Explained in part\n=====",
        "Work stream 1: Front door\n-----",
        "Entries to look at again\n-----",
        "Actions: 2 changed.",
        "No explanation is recorded: 1 action (1.1).",
        "Explained in part: 1 action (1.2).",
        "Actions in the plan\n-----",
    )
    assert order == sorted(order)
    assert text.count("due date: June 2015 -> May 2016") == 2
    assert text.rstrip().endswith("= now             2")


def test_an_entry_stands_under_its_change_with_what_it_leaves_open():
    text = text_of(EXPLAINED, SILENT)
    stream = text[text.index("Work stream 1: Front door") :]
    assert 'officers: "Lead moved."\n         Explained in part: status.' in stream
    assert "due date: June 2015 -> May 2016\n         No explanation is recorded.\n" in stream
    assert "* Due date (June 2015) had passed." in stream
    assert "Lead changed from" not in stream, "the field says it"
    both = replace(EXPLAINED, fields=(*EXPLAINED.fields, field("targets", "5", "6", "no")))
    assert "No explanation is recorded: key targets." in text_of(both)


def test_claims_name_the_action_and_the_row():
    flat = " ".join(text_of(EXPLAINED, claims=CLAIMS).split())
    assert "The entry of 1.2 says \"Target raised.\"; no such change was found. (plan.xlsx, 'WS 1' row 7)" in flat
    assert "The entry of row 99 is that of the last report: \"Same as ever.\" (plan.xlsx, 'WS 9' row 99)" in flat


def test_what_has_gone_without_a_word_and_what_is_split():
    facts = (Fact("gone", "Not there."),)
    gone = Change("removed", "action", (action("1.3", "Close the depot"),), (), explained=False, told=False, facts=facts)
    parts = (action("1.4a", "One"), action("1.4b", "Other"))
    split = Change(
        "split", "action", (action("1.4", "Both"),), parts, fields=(field("lead", "A", "A\nB / C", "yes"),), explained=True
    )
    text = text_of(gone, split)
    assert "GONE     1.3 Close the depot\n         * Not there.\n         No explanation is recorded.\n\n" in text
    assert "SPLIT    1.4 -> 1.4a + 1.4b\n" in text
    assert "lead: A -> A; B / C" in text
    assert "No explanation is recorded: 1 action (1.3)." in text


def test_measures_follow_the_actions_of_their_work_stream():
    measure = replace(action("1", "Files"), horizon=6, kept="measure")
    told = Change(
        "changed", "measure", (measure,), (measure,), fields=(field("progress", "5", "6"),), work_stream=SILENT.work_stream
    )
    text = text_of(told, SILENT)
    stream = text[text.index("Work stream 1: Front door") :]
    order = places(stream, "CHANGED  1.1", "Measures\n\n", "CHANGED  1 (6 months) Files")
    assert order == sorted(order)


def test_where_there_is_no_column_nobody_is_silent_and_where_all_is_explained_that_is_said():
    assert "The workbook has no column in which changes are explained." in text_of(
        replace(SILENT, fields=(field("due", "June 2015", "May 2016"),), explained=None)
    )
    whole = replace(EXPLAINED, fields=EXPLAINED.fields[:1], explained=True)
    assert "Every change that needs an explanation has one." in text_of(whole)
    assert "No explanation" not in text_of(whole)


def test_colour_comes_on_top():
    reworded = changed(
        action("1.1", "x"), field("action", "Open one centre for families soon", "Open two centre for families soon")
    )
    plain, coloured = (text_of(reworded, SILENT, EXPLAINED, claims=CLAIMS, colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[31;9m[-one-]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_what_officers_typed_never_steers_the_terminal():
    nasty = "a\x1b[2Jb\x07c\x9bd \u202eback\r\nnext"
    change = changed(
        action("1.1", nasty), *(field(name, nasty, nasty * 2) for name in ("action", "lead", f"extra:{nasty}")), explanation=nasty
    )
    doubt = Finding("match-unsure", "warning", nasty, "Look.", "plan.xlsx", "WS 1", "A1")
    claims = (Claim("stale", nasty, change.after[0].source),)
    headings = (HeadingChange("renamed", nasty, nasty),)
    text = text_of(change, claims=claims, findings=(doubt,), columns=headings, work_streams=headings)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "a\ufffd[2Jb\ufffdc\ufffdd back next" in " ".join(text.split())


TEXTS = st.one_of(
    st.text(st.characters(codec="cp1252"), max_size=150),
    st.text("日本😀 é́a", max_size=90),
    st.just(ADDRESS),
    st.just(f"See {ADDRESS} for all of it."),
)
FIELDS = st.builds(
    field,
    st.sampled_from(["action", "lead", "due", "progress", f"extra:{ADDRESS}", "extra:Cost"]),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.sampled_from(["yes", "no", "partly", None]),
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(FIELDS, max_size=3), st.none() | TEXTS, st.sampled_from([60, 80, 100]))
def test_no_line_is_ever_wider(words, fields, entry, width):
    change = changed(action("1.1", words), *fields, explanation=entry, explained=False, work_stream=words or None)
    heading = HeadingChange("renamed", words, ADDRESS)
    claims = (Claim("not_found", words, change.after[0].source),)
    text = text_of(change, SILENT, width=width, columns=(heading,), claims=claims)
    assert max(map(columns, text.split("\n"))) <= width


def test_a_work_stream_whose_name_is_blank_stops_nothing():
    assert "1.1" in text_of(changed(action("1.1", "Tell schools"), field("ref", "1", "2"), work_stream=" "))


def test_wide_letters_take_two_columns():
    assert [columns(text) for text in ("abc", "日本", "😀", "é")] == [3, 4, 2, 1]


def test_a_headline_begins_without_the_bullet_of_its_text():
    assert "CHANGED  1.1 Tell schools" in text_of(changed(action("1.1", "• Tell schools"), field("ref", "1", "2")))


@pytest.mark.parametrize("width", [60, 80])
def test_every_changed_field_is_named(width):
    names = {"ref": "number", "due": "due date", "targets": "key targets", "work_stream": "moved", "extra:Cost code": "Cost code"}
    text = text_of(changed(action("1.1", "x"), *(field(name, "one", "two") for name in names)), width=width)
    for name in names.values():
        assert f"{name}: one -> two" in text or f"{name}: [-one-] {{+two+}}" in text
