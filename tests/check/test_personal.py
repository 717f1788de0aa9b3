"""What looks like personal data, and how it is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.personal import is_nhs_number, masked, sights


@given(st.text(alphabet="0123456789 -()+ABCDEnhsborn.@/:", max_size=60))
def test_stars_hide_but_never_move_anything(text):
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert all(a == b or b == "*" for a, b in zip(text, hidden, strict=True))
    assert masked(text) == masked(text)


@given(st.integers(400_000_000, 799_999_999))
def test_of_ten_last_digits_at_most_one_makes_an_nhs_number(nine):
    assert sum(is_nhs_number(f"{nine}{last}") for last in range(10)) <= 1


@pytest.mark.parametrize(
    "text, kind",
    [
        ("NHS No: 9434765919", "nhs"),
        ("943-476-5919", "nhs"),
        ("date of birth 12th March 2010", "birth"),
        ("d.o.b. 2010-03-12", "birth"),
        ("(01632) 960 498", "phone"),
        ("+44 (0)7700 900 123", "phone"),
        ("020 7946 0958", "phone"),
        ("ab 12 34 56 c", "insurance"),
        ("o'neill+plan@example.gov.uk", "email"),
        ("EC2P 2EJ", "postcode"),
    ],
)
def test_a_kind_is_known_in_the_forms_that_people_type(text, kind):
    assert [sight.kind for sight in sights(f"See {text}, please.")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "9434765918",
        "943 476 5918",
        "9434765919",
        "2014/15",
        "0300 123 4567",
        "01/04/2015 - 30/06/2015",
        "1.10",
        "born leaders",
        "A1 2BC3",
        "£01,234,567",
    ],
)
def test_what_only_looks_a_little_alike_is_left_alone(text):
    assert sights(f"See {text}, please.") == ()


@pytest.mark.parametrize("bit", ["a.", "0 ", "1-", "@a.", "A&", "born ", "(0", "07700 "])
def test_the_longest_cell_is_looked_through_to_its_end(bit):
    text = (bit * 32_767)[:32_700]
    assert masked(f"{text} someone@example.gov.uk") != f"{text} someone@example.gov.uk"
