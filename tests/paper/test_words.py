from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.paper import words


def test_dates():
    assert words.long_date(date(2015, 10, 7)) == "7\u00a0October\u00a02015"
    assert words.table_date(date(2015, 9, 30)) == "30 Sep 2015"
    assert words.month_year("2015-07") == "July\u00a02015"


@pytest.mark.parametrize(
    ("number", "printed"), [(0, "no actions"), (1, "1\u00a0action"), (2, "2\u00a0actions"), (2066, "2,066\u00a0actions")]
)
def test_counted_agrees(number, printed):
    assert words.counted(number, "action") == printed


@pytest.mark.parametrize(
    ("word", "plural"), [("priority", "priorities"), ("work stream", "work streams"), ("business", "businesses"), ("key", "keys")]
)
def test_plurals(word, plural):
    assert words.plural_of(word) == plural


def test_signed_uses_a_real_minus():
    assert [words.signed(n) for n in (2, 0, -1)] == ["+2", "0", "\u22121"]


def test_runs_of_labels():
    labels = ["1.1", "1.2", "1.3", "1.5", "2.1", "2.2", "5.0a"]
    assert words.runs(labels) == "1.1 to 1.3 and 1.5; 2.1 and 2.2; 5.0a"


@given(st.lists(st.integers(1, 30), unique=True, min_size=1))
def test_runs_name_every_label_and_no_other(numbers):
    labels = [f"3.{n}" for n in sorted(numbers)]
    named = set()
    for part in words.runs(labels).replace(" and ", ", ").split(", "):
        first, _, last = part.partition(" to ")
        ends = [int(text.split(".")[1]) for text in (first, last or first)]
        named |= {f"3.{n}" for n in range(ends[0], ends[1] + 1)}
    assert named == set(labels)


@pytest.mark.parametrize(
    ("word", "printed"),
    [("Completed", "completed"), ("In progress", "in progress"), ("RAG red", "RAG red"), ("A plan", "a plan"), ("", "")],
)
def test_in_prose(word, printed):
    assert words.in_prose(word) == printed


@given(st.text(max_size=300))
def test_shortened_is_one_short_line(text):
    short = words.shortened(text)
    assert "\n" not in short
    assert len(short) <= 82


def test_shortened_drops_bullets_and_cuts_at_a_word():
    assert words.shortened("• Agree one threshold document with partners", 25) == "Agree one threshold…"


@pytest.mark.parametrize(
    "label, said",
    [
        ("COMPLETED", "completed"),
        ("In Progress", "in progress"),
        ("Not Started", "not started"),
        ("On track", "on track"),
        ("RAG", "RAG"),
        ("DONE", "done"),
        ("B", "B"),
        ("Off Track - Mitigated", "off track - mitigated"),
        ("With HR", "with HR"),
    ],
)
def test_a_status_in_a_sentence_has_small_letters(label, said):
    assert words.status_in_prose(label) == said


@pytest.mark.parametrize(
    "label, said",
    [
        *((word, word.lower()) for word in ("Completed", "In progress", "STATIC", "On track", "Not started", "No longer needed")),
        *(
            (word, word.lower())
            for word in ("Under way", "Green - on track", "To be agreed", "Complete", "Late by 3 months", "Done")
        ),
        ("B", "B"),
        ("Serious slippage", "recorded as serious slippage"),
        ("Minor delay", "recorded as minor delay"),
        ("No progress", "recorded as no progress"),
        ("Risk", "recorded as risk"),
        ("Will not be delivered in year", "recorded as “will not be delivered in year”"),
        ("Has slipped", "recorded as “has slipped”"),
    ],
)
def test_a_status_that_may_be_a_noun_is_what_actions_are_recorded_as(label, said):
    assert words.predicate(label) == said
