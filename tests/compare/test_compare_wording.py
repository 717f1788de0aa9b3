"""Words deleted and inserted."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.compare import sides, wording

texts = st.lists(
    st.sampled_from(["a", "plan ", "the", "panel\n", "of", "June 2015", "• review", " ", "\u00a0x"]), max_size=14
).map(" ".join)


def test_words_are_marked_with_their_spaces():
    assert wording("Agree one threshold document.", "Agree a single threshold document.") == (
        ("Agree ", "same"),
        ("one ", "deleted"),
        ("a single ", "inserted"),
        ("threshold document.", "same"),
    )


def test_a_difference_of_form_is_not_marked():
    assert wording("The  Board’s plan", "The Board's\nplan") == (("The Board's\nplan", "same"),)


def test_texts_with_little_in_common_are_replaced_as_a_whole():
    marks = [
        mark
        for _, mark in wording("Appoint six practitioners to the service by May", "Build expertise where the need is by coaching")
    ]
    assert marks == ["deleted", "inserted"]


def test_a_little_word_between_two_changes_is_taken_into_them():
    pieces = wording("Train the north team and audit its work each month", "Train the south team and audit their work each year")
    assert sum(mark == "same" for _, mark in pieces) <= 4
    assert ("the ", "same") not in pieces


def test_blank_sides():
    assert wording(None, "New text") == (("New text", "inserted"),)
    assert wording("Old text", None) == (("Old text", "deleted"),)
    assert wording(None, None) == ()


@given(texts, texts)
def test_each_side_is_whole_and_as_typed(before, after):
    earlier, later = sides(before, after)
    assert "".join(text for text, _ in earlier) == before
    assert "".join(text for text, _ in later) == after
    assert {mark for _, mark in earlier} <= {"same", "deleted"}
    assert {mark for _, mark in later} <= {"same", "inserted"}
    pieces = wording(before, after)
    assert "".join(text for text, mark in pieces if mark != "deleted") == after
    assert "".join(text for text, mark in pieces if mark == "deleted") == "".join(
        text for text, mark in earlier if mark == "deleted"
    )
