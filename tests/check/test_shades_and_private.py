"""A blank status in a colour says so; nobody is told how to print what is not for members."""

from dataclasses import replace

import pytest

from reportgen.check import Context
from reportgen.check.colour import colour_name
from reportgen.check.rules import settings, status
from reportgen.model import Cell, Column, Finding, Grid, Reading, Row, Sheet

STATUS = Column("plan.xlsx", "Work stream 1", "H1", "Status", "status")


@pytest.mark.parametrize(
    "fill, name",
    [("7030A0", "purple"), ("FF0000", "red"), ("92D050", "green"), ("FFFFFF", ""), ("808080", "grey"), ("FFFF00", "yellow")],
)
def test_a_colour_is_called_as_people_call_it(fill, name):
    assert colour_name(fill) == name


def test_a_status_told_by_a_colour_that_no_key_explains_is_told_with_the_colour(make_plan):
    plan = make_plan("c-")
    grid = Grid("plan.xlsx", (Sheet("Work stream 1", (Row(120, (Cell(120, 8, "", "empty", fill="7030A0"),)),)),))
    (found,) = status.statuses_given(Context(Reading(plan, (STATUS,)), (grid,)))
    assert "shaded purple, which no key explains" in found.message
    (plain,) = status.statuses_given(Context(Reading(plan, (STATUS,))))
    assert "shaded" not in plain.message


@pytest.mark.parametrize("heading, told", [("IA notes (not for committee)", False), ("Confidential notes", False),
    ("Private", False), ("Internal notes", False), ("Budget code", True), ("Internal audit opinion", True)])  # fmt: skip
def test_nobody_is_told_how_to_print_what_is_not_for_members(make_plan, heading, told):
    fix = f'To print it, add it to publish_columns in report.toml: publish_columns = ["{heading}"].'
    reading = replace(Reading(make_plan("c"), ()), findings=(Finding("column-unknown", "warning", "m", fix, text=heading),))
    (found,) = settings.reading_findings(Context(reading))
    assert ("publish_columns" in found.fix) is told
