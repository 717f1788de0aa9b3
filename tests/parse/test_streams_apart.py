"""Work streams of sheets and lines with names alike: one only where they are the very same, or one is misspelt."""

import pytest

from reportgen.parse import read_plan

HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]


def titles(sheet, book, names):
    sheets = [
        sheet(name, [HEAD, *([f"{at}.{n}", f"Repair the works of {name} {n}", "Head", "31/03/2026", "On track"] for n in (1, 2))])
        for at, name in enumerate(names, 1)
    ]
    streams = read_plan([book(*sheets)], None).plan.work_streams
    return [(stream.title, len(stream.actions)) for stream in streams]


@pytest.mark.parametrize(
    "names",
    [
        ("Team 1", "Team 10", "Team 11", "Team 21", "Team 12"),
        ("Children 2024", "Children 2025"),
        ("Neighbourhood group A", "Neighbourhood group B"),
        ("Housing repairs II", "Housing repairs III"),
        ("Highways of the north side", "Highways of the south side"),
        ("Improvement to the North West", "Improvement to the North East"),
        ("Ward 4a improvements", "Ward 4b improvements"),
        ("Internal communications", "External communications"),
    ],
)
def test_names_that_differ_in_a_number_or_a_word_are_work_streams_of_their_own(sheet, book, names):
    assert titles(sheet, book, names) == [(name, 2) for name in names]


@pytest.mark.parametrize("second", ["Local  offer for families", "Local offer for famillies", "LOCAL OFFER FOR FAMILIES"])
def test_one_name_typed_again_or_misspelt_is_one_work_stream(sheet, book, second):
    rows = [["Work stream", *HEAD]]
    rows += [
        [name, f"1.{n}", f"Repair the works {n} of the town", "Head", "31/03/2026", "On track"]
        for n, name in enumerate(["Local offer for families", "Adoption", second], 1)
    ]
    streams = read_plan([book(sheet("Plan", rows))], None).plan.work_streams
    assert [len(stream.actions) for stream in streams] == [2, 1]
