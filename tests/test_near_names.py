"""What may have been meant by a name that is misspelt, and silence where nothing is like it."""

import pytest

from reportgen.model.names import near_name, near_names


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("titel", "title"),
        ("Actoin", "Action"),
        ("percent_belo", "percent_below"),
        ("contact", "contact_officer"),
        ("due_date", "due"),
        ("Workstream 2", "Work stream 2"),
        ("publish_column", "publish_columns"),
        ("head of hihgways", "Head of Highways"),
        ("Progress update", "Progress"),
    ],
)
def test_a_slip_is_seen(typed, meant):
    assert near_name(typed, ["Something else", meant, "Budget"]) == meant


@pytest.mark.parametrize(
    "typed, known",
    [
        ("Head of Finance", "Head of Place"),
        ("Cost centre", "Cost code"),
        ("telephone", "template"),
        ("colour", "columns"),
        ("Red", "Ref"),
        ("Risk owner", "Risk score"),
        ("", "Action"),
        ("Zebra crossing", "Action"),
    ],
)
def test_a_name_that_only_shares_letters_is_not_offered(typed, known):
    assert near_name(typed, [known]) is None


def test_the_nearest_comes_first():
    assert near_names("Targett", ["Targets met", "Target", "Owner"])[0] == "Target"
