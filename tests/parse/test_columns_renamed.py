"""A heading that one sheet has renamed while the layout and the other sheets keep it: the column is found by what it holds."""

import pytest

from reportgen.layout import Layout, Spellings
from reportgen.model import StatusWord
from reportgen.parse import read_plan

LAYOUT = Layout(
    "Ours",
    columns=(
        Spellings("ref", ("Ref",)),
        Spellings("action", ("Action",)),
        Spellings("status", ("Status",)),
        Spellings("progress", ("Progress",)),
    ),
    statuses=(StatusWord("Sorted", complete=True), StatusWord("Cracking on"), StatusWord("Stuck")),
)
PROGRESS = "The first tenders are back."


def table(heading, *words, more=(), also=()):
    rows = [[f"1.{n}", f"Survey the homes of ward {n}", word, PROGRESS, *also] for n, word in enumerate(words, 1)]
    return [["Ref", "Action", heading, "Progress", *more], *rows]


def statuses(sheet, book, *tables):
    reading = read_plan([book(*(sheet(f"Theme {n}", rows) for n, rows in enumerate(tables, 1)))], LAYOUT)
    return [[action.status.label for action in stream.actions] for stream in reading.plan.work_streams]


@pytest.mark.parametrize("heading", ["Where we are", "Zebra", "Latest position"])
def test_the_one_column_that_holds_the_layouts_words_gives_the_status(sheet, book, heading):
    words = ("Sorted", "Cracking on", "Wibble", "Stuck")
    found = statuses(sheet, book, table(heading, *words), table("Status", "Stuck", "Sorted"))
    assert found == [["Sorted", "Cracking on", None, "Stuck"], ["Stuck", "Sorted"]]


def test_of_two_columns_that_hold_them_none_is_taken(sheet, book):
    rows = table("Where we are", "Sorted", "Stuck", more=["Latest position"], also=["Sorted"])
    assert statuses(sheet, book, rows, table("Status", "Stuck", "Sorted")) == [[None, None], ["Stuck", "Sorted"]]


def test_a_column_of_few_such_words_is_left(sheet, book):
    rows = table("Zebra", "Sorted", "North", "South", "East")
    assert statuses(sheet, book, rows, table("Status", "Stuck", "Sorted"))[0] == [None] * 4
