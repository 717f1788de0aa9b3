"""How wide texts and columns are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.render.widths import Font, Need, longest_words, paragraph, proportional, tuned, widened

BODY = Font(10.5)
NEEDS = st.lists(
    st.builds(
        Need,
        least=st.floats(1, 90),
        preferred=st.floats(0, 300, allow_subnormal=False),
        padding=st.just(7.0),
        cells=st.just((paragraph("some words of a text that wraps", BODY),)).map(lambda cell: (cell, cell)),
    ),
    min_size=1,
    max_size=9,
)


def test_letters_are_as_wide_as_arials():
    assert Font(12).width("i") < Font(12).width("m")
    assert Font(12).width("0") == pytest.approx(6.67, abs=0.01)
    assert Font(12, bold=True).width("abc") > Font(12).width("abc")


def test_hyphens_are_places_to_break_and_hard_spaces_are_not_blanks_between_columns():
    assert longest_words(["re-referrals"], BODY)[0] == BODY.width("referrals")
    assert longest_words(["", "  "], BODY) == (0, 0)


def test_a_long_word_is_no_ordinary_one_and_an_endless_one_is_none_at_all():
    texts = ["Practitioners", "childrens.services@example.gov.uk", "x" * 170]
    usual, address = BODY.width("Practitioners"), BODY.width("childrens.services@example.gov.uk")
    assert longest_words(texts, BODY, most=address + 1) == (usual, address)
    assert longest_words(texts, BODY, most=address - 1) == (usual, usual)


def test_long_words_take_what_the_others_can_spare_and_no_more():
    few = [Need(50, 100, 7, whole=90), Need(50, 100, 7), Need(50, 100, 7)]
    assert proportional(few, 300)[0] == pytest.approx(100)
    assert proportional([Need(50, 10, 7, whole=90), *few[1:]], 300)[0] == pytest.approx(90)
    assert proportional([Need(50, 10, 7, whole=90), *few[1:]], 170)[0] == pytest.approx(50)


def test_a_paragraph_wraps_where_word_would():
    text = paragraph("aaaa bbbb cccc", BODY)
    assert text.lines(1000) == 1
    assert text.lines(BODY.width("aaaa bbbb") + 0.1) == 2
    assert text.lines(BODY.width("aaaa") + 0.1) == 3


@given(st.text("ab -", max_size=60), st.floats(10, 100), st.floats(0, 100))
def test_more_room_never_takes_more_lines(text, width, more):
    measured = paragraph(text, BODY)
    assert measured.lines(width + more) <= measured.lines(width)


@pytest.mark.parametrize("fit", [proportional, tuned])
@given(needs=NEEDS, total=st.floats(100, 800))
def test_widths_fill_the_table_and_no_word_is_broken_if_there_is_room(fit, needs, total):
    widths = fit(needs, total)
    assert sum(widths) == pytest.approx(total)
    if sum(need.least for need in needs) <= total:
        assert all(width >= need.least - 0.01 for width, need in zip(widths, needs, strict=True))


def test_room_goes_where_the_text_is():
    long, short = paragraph("many words " * 40, BODY), paragraph("few", BODY)
    needs = [Need(30, 100, 7, ((long,),) * 5), Need(30, 100, 7, ((short,),) * 5)]
    first, second = tuned(needs, 200)
    assert first > 1.5 * second
    assert proportional(needs, 200) == pytest.approx([100, 100])


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(1, 100)), min_size=1, max_size=6))
def test_what_a_column_lacks_is_taken_from_the_richest(pairs):
    given_, least = [a for a, _ in pairs], [b for _, b in pairs]
    result = widened(given_, least)
    assert sum(result) == pytest.approx(sum(given_))
