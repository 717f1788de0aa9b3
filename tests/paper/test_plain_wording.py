"""Words of papers that a reader stumbled over: labels of parts, names that only lost a number, notes taken for a title."""

from types import SimpleNamespace

import pytest

from reportgen.model import HeadingChange
from reportgen.paper.format_changes import format_changes
from reportgen.paper.schedule_counts import labels_of
from reportgen.parse.plan_title import title_of
from reportgen.why import _number_lines


@pytest.mark.parametrize(
    "rows, told",
    [
        ([("4.3",), ("1.7",)], "1.7 and 4.3"),
        ([("4.3",), ("1.7a", "1.7b", "1.7c")], "1.7a, 1.7b and 1.7c together; 4.3"),
        ([("4.3a", "4.3b")], "4.3a and 4.3b together"),
    ],
)
def test_parts_are_told_as_one_and_apart_from_the_others(rows, told):
    assert labels_of([SimpleNamespace(labels=labels) for labels in rows]) == told


def test_a_name_that_only_lost_its_number_is_no_change():
    renamed = (
        HeadingChange("renamed", "1 Early help", "Early help"),
        HeadingChange("renamed", "2 Home to school", "Getting there"),
    )
    assert format_changes(SimpleNamespace(columns=(), work_streams=renamed)) == (
        "“2 Home to school” is now called “Getting there”",
    )


def test_notes_on_how_to_fill_in_a_workbook_are_not_its_title():
    assert title_of([["How to fill in this workbook"], ["Inclusion recovery"]]) == "Inclusion recovery"


def test_a_number_of_changes_says_that_it_is_one():
    item = {"label": "1.2", "words": "Sweep", "lead": None, "file": "a.xlsx", "sheet": "Plan", "cell": "A3"}
    lines = list(_number_lines({"value": 3, "name": "changes.silent", "items": [item]}, ""))
    assert "3 changes, in 1 action" in lines[1].replace("\u00a0", " ")
