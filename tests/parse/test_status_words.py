"""Status words of many councils, alone and within sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.match import match_word, means
from reportgen.parse.status import Asking, KeyEntry, read_status
from reportgen.parse.text import fold

OWN = general_words().statuses


def status(text, fill=None, font=None, **asking):
    return read_status(Cell(2, 4, text, fill=fill, font_colour=font), (), Asking(**asking))


@pytest.mark.parametrize(
    "text, complete",
    [
        ("Achieved", True),
        ("Embedded", True),
        ("Closed – verified", True),
        ("Business as usual", True),
        ("Partially implemented", False),
        ("Behind schedule", False),
        ("At risk", False),
        ("Slipped", False),
        ("On hold", False),
        ("Not due", False),
        ("Nearly complete", False),
        ("Ready for closure", False),
        ("Stuck", False),
        ("Yet to start", False),
        ("Superseded", None),
        ("Risk accepted", None),
        ("Heb ddechrau / Not started", False),
        ("Green (complete)", True),
        ("Complete - green", True),
        ("80% complete", False),
        ("100%", True),
        ("Splendid", None),
    ],
)
def test_what_a_status_says_of_completion(text, complete):
    assert status(text).status.complete is complete


@pytest.mark.parametrize(
    "text, label",
    [
        ("Completed in June 2015", "Completed"),
        ("In progress awaiting legal advice", "In progress"),
        ("NOT STARTED. Waiting for the grant", "NOT STARTED"),
        ("On hold pending the review", "On hold"),
        ("This one is DELAYED by the weather", "DELAYED"),
        ("Done 12/3", "Done"),
    ],
)
def test_the_word_that_a_sentence_begins_with_or_shouts_is_the_label(text, label):
    reading = status(text)
    assert (reading.status.label, reading.status.text) == (label, text)


@pytest.mark.parametrize(
    "text",
    [
        "Completed forms go to the hub",
        "Completed subject to sign-off",
        "Complete the review",
        "Met the school twice",
        "Open day held",
    ],
)
def test_what_only_begins_like_a_status_is_none(text):
    assert means(text) is None


@pytest.mark.parametrize("text", ["Action", "Action taken", "Delivery", "Development", "Implementation", "High", "Low"])
def test_words_of_headings_are_no_statuses(text):
    assert means(text) is None


@pytest.mark.parametrize("text, rag", [("R/A", "red"), ("Amber/Green", "amber"), ("A-G", "amber"), ("Red to Amber", "red")])
def test_between_two_colours_the_worse_counts_and_is_told(text, rag):
    reading = status(text)
    assert (reading.status.rag, reading.status.complete) == (rag, None)
    assert [problem.code for problem in reading.problems] == ["status-unsure"]


@pytest.mark.parametrize("text, complete", [("✓", True), ("✗", False), ("⏳", False), ("C", True)])
def test_a_sign_without_a_key_is_taken_for_what_it_mostly_means_and_told(text, complete):
    reading = status(text)
    assert reading.status.complete is complete
    assert [problem.code for problem in reading.problems] == ["status-unsure"]


@pytest.mark.parametrize("text, rag", [("🟢", "green"), ("🔴 Late", "red"), ("🟠", "amber"), ("⚪", "grey")])
def test_an_emoji_has_its_colour(text, rag):
    assert status(text).status.rag == rag


def test_a_sign_takes_the_colour_of_its_type_but_for_the_tables_own():
    assert status("●", font="FF0000").status.rag == "red"
    assert status("●", font="1F497D", plain="1F497D").status.rag is None


@given(
    st.sampled_from([word for group in OWN for word in (group.label, *group.words)]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_every_word_is_known_in_any_case(word, case):
    matched = match_word(case(word), OWN)
    assert matched is not None
    assert matched.how == "exact"
    assert fold(word) in {fold(spelling) for spelling in (matched.word.label, *matched.word.words)}


@given(st.text(max_size=40))
def test_reading_any_text_keeps_it(text):
    reading = status(text)
    assert reading.status.text in (None, text)


@pytest.mark.parametrize("text", ["Not yet met", "Not fully implemented", "To be completed"])
def test_what_is_still_to_be_done_is_not_completed_and_has_the_colour_it_is_shown_in(text):
    read = status(text).status
    assert (read.complete, read.rag) == (False, None)


def test_a_sign_in_a_colour_of_the_key_means_what_the_key_says():
    key = (KeyEntry("Blue", "delivered", "blue", True), KeyEntry("Amber", "slipping", "amber", False))
    read = read_status(Cell(2, 4, "●", font_colour="0070C0"), key).status
    assert (read.label, read.text, read.rag, read.complete) == ("delivered", "●", "blue", True)


@pytest.mark.parametrize(
    "text", ["Completed in part", "Completed - reopened", "Closed – not pursued", "Complete, subject to sign off", "Done: partly"]
)
def test_a_completion_that_the_next_words_take_back_is_none(text):
    assert means(text) is None or means(text).complete is not True


@pytest.mark.parametrize("text", ["Completed in June", "Complete – embed", "Closed – see minute 14", "Done, and signed off"])
def test_a_completion_that_goes_on_is_one(text):
    assert means(text).complete is True
