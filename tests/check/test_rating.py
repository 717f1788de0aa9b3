"""A council's RAG rule, worked out beside the officers' ratings: the four councils of docs/layouts.md."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check import Context, run
from reportgen.check.rating import Facts, in_words, rate
from reportgen.errors import UsageError
from reportgen.layout import RagRule, load_layout
from reportgen.model import Cell, Grid, Reading, Row, Sheet
from reportgen.parse import read_plan

DOCS = Path(__file__).parents[2] / "docs" / "layouts.md"
READING, BROMSGROVE, HAVERING, KENT = (
    body for body in re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL) if "[[rag_rule]]" in body
)
AS_AT = date(2024, 6, 30)


@pytest.fixture
def layout_of(tmp_path):
    def load(toml):
        (tmp_path / "ours.toml").write_text(toml, encoding="utf-8")
        return load_layout("ours.toml", tmp_path)

    return load


def rag(layout, **facts):
    rating = rate(layout.rag_rules, Facts(**facts))
    return rating.rag if rating else "unknown"


@pytest.mark.parametrize(
    "percent, due, expected",
    [
        (25, date(2024, 12, 31), "red"),
        (26, date(2024, 12, 31), "amber"),
        (75, date(2024, 12, 31), "amber"),
        (76, date(2024, 12, 31), "green"),
        (49, date(2024, 6, 29), "red"),
        (49, AS_AT, "amber"),
        (50, date(2024, 6, 29), "amber"),
        (20, None, "red"),
        (80, None, "green"),
        (40, None, "unknown"),
        (None, date(2024, 6, 29), "unknown"),
    ],
)
def test_reading_goes_by_how_much_is_done_and_past_its_date_by_half(layout_of, percent, due, expected):
    assert rag(layout_of(READING), percent=percent, due=due, as_at=AS_AT) == expected


@pytest.mark.parametrize(
    "due, expected",
    [
        (date(2024, 6, 30), "green"),
        (date(2024, 6, 29), "amber"),
        (date(2024, 5, 31), "amber"),
        (date(2024, 5, 30), "amber"),
        (date(2024, 5, 29), "red"),
        (date(2024, 2, 29), "red"),
        (None, "unknown"),
    ],
)
def test_bromsgrove_goes_by_months_late(layout_of, due, expected):
    assert rag(layout_of(BROMSGROVE), due=due, as_at=AS_AT, complete=False, status="In progress") == expected


def test_what_was_suspended_is_outside_the_colours_and_what_is_completed_is_green(layout_of):
    layout = layout_of(BROMSGROVE)
    assert rag(layout, due=date(2023, 1, 1), as_at=AS_AT, complete=False, status="suspended") is None
    assert rag(layout, due=date(2023, 1, 1), as_at=AS_AT, complete=True, status="Completed") == "green"


@pytest.mark.parametrize(
    "actual, before, expected",
    [(90, 50, "green"), (89, 88, "amber"), (89, 89, "red"), (89, 95, "red"), (110, 120, "green"), (None, 50, "unknown")],
)
def test_havering_goes_by_how_far_a_figure_is_off_its_target(layout_of, actual, before, expected):
    layout = layout_of(HAVERING)
    figures = {"target": Fraction(100), "actual": actual and Fraction(actual), "before": Fraction(before)}
    assert rag(layout, **figures) == expected


@pytest.mark.parametrize(
    "smaller, actual, expected", [(False, 80, "green"), (False, 79, "amber"), (False, 69, "red"), (True, 81, "red")]
)
def test_kent_goes_by_target_and_floor(layout_of, smaller, actual, expected):
    layout = layout_of(KENT)
    floor = Fraction(80 if smaller else 70)
    figures = {
        "target": Fraction(60 if smaller else 80),
        "actual": Fraction(actual),
        "floor": floor,
        "smaller_is_better": smaller,
    }
    assert rag(layout, **figures) == expected


@given(st.integers(0, 100), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_later_is_never_better_and_more_done_is_never_worse(percent, as_at, days):
    order = ["red", "amber", "green"]
    rules = (RagRule("red", (("percent_below", 50), ("days_late_over", 0))), RagRule("red", (("percent_at_most", 25),)))
    rules = (*rules, RagRule("amber", (("percent_at_most", 75),)), RagRule("green"))
    due = date.fromordinal(as_at.toordinal() - days)
    earlier = Facts(percent=percent, due=due, as_at=as_at)
    further = Facts(percent=min(percent + 10, 100), due=due, as_at=as_at)
    assert order.index(rate(rules, further).rag) >= order.index(rate(rules, earlier).rag)


def test_a_line_of_the_rule_is_told_in_words(layout_of):
    first = layout_of(READING).rag_rules[0]
    assert in_words(first) == "less than 50% complete and past its due date"
    assert in_words(layout_of(BROMSGROVE).rag_rules[-1]) == "more than 1 month past its due date"
    assert in_words(layout_of(HAVERING).rag_rules[-1]) == "in all other cases"


def test_a_misspelt_condition_is_told_with_the_right_one(layout_of):
    with pytest.raises(UsageError, match="percent_belo") as error:
        layout_of('[[rag_rule]]\nrag = "red"\npercent_belo = 5\n')
    assert '"percent_below"' in error.value.remedy


# -- in a plan --------------------------------------------------------------------------------------------------------------

COLUMNS = '[columns]\naction = ["Action"]\ndue = ["Due date"]\nstatus = ["RAG"]\n'


def grid(rows):
    made = [
        Row(n, tuple(Cell(n, c, text, "text", text) for c, text in enumerate(row, 1) if text)) for n, row in enumerate(rows, 1)
    ]
    return Grid("plan.xlsx", (Sheet("Plan", tuple(made)),))


def findings(layout, rows, as_at=AS_AT):
    reading: Reading = read_plan([grid(rows)], layout)
    return [f for f in run(Context(reading, layout=layout, as_at=as_at)) if f.code.startswith("rag-")]


HEADINGS = ["Ref", "Action", "Due date", "% complete", "RAG"]


def test_a_rating_that_the_rule_does_not_bear_out_is_told_with_the_facts(layout_of):
    rows = [
        HEADINGS,
        ["1", "Open the depot", "31/03/2024", "40%", "Green"],
        ["2", "Close the depot", "31/03/2025", "80%", "Green"],
    ]
    (finding,) = findings(layout_of(COLUMNS + READING), rows)
    assert (finding.code, finding.cell, finding.ref) == ("rag-rule-differs", "E2", "1")
    assert finding.message == (
        "Rated Green; by the council's rule (less than 50% complete and past its due date) it is Red: "
        "40% is done, it is due by 31 March 2024, as at 30 June 2024."
    )


def test_what_the_rule_cannot_say_is_told_once(layout_of):
    rows = [HEADINGS, ["1", "Open the depot", "31/03/2024", None, "Green"], ["2", "Close the depot", "TBC", None, "Green"]]
    (finding,) = findings(layout_of(COLUMNS + READING), rows)
    assert (finding.code, finding.severity, finding.cell) == ("rag-rule-open", "note", None)
    assert "2 ratings of 2" in finding.message


def test_figures_are_found_under_the_headings_that_the_layout_names(layout_of):
    rows = [
        ["Ref", "Action", "Target", "Latest result", "Floor standard", "RAG"],
        ["1", "Answer calls", "95%", "88%", "90%", "Amber"],
        ["2", "Answer letters", "95%", "96%", "90%", "Green"],
    ]
    (finding,) = findings(layout_of('[columns]\naction = ["Action"]\nstatus = ["RAG"]\n' + KENT), rows)
    assert (finding.ref, "Red: target 95, reached 88, floor standard 90" in finding.message) == ("1", True)


def test_a_layout_without_a_rule_says_nothing(layout_of):
    rows = [HEADINGS, ["1", "Open the depot", "31/03/2024", "40%", "Green"]]
    assert findings(layout_of(COLUMNS), rows) == []


# -- misspelt names ---------------------------------------------------------------------------------------------------------

VOCABULARY = '[[status]]\nlabel = "Rescheduled"\nwords = ["Re-planned"]\n[[status]]\nlabel = "Suspended"\n'


def test_a_status_that_the_layout_does_not_have_is_an_error_with_its_line_and_the_right_one(layout_of):
    rules = '[[rag_rule]]\nrag = "red"\npercent_below = 5\nstatus = ["Rescheduled"]\n[[rag_rule]]\nstatus = ["Suspnded"]\n'
    with pytest.raises(UsageError, match=r'ours\.toml, line 11: .*\[\[rag_rule\]\].*"Suspnded"') as error:
        layout_of(VOCABULARY + rules)
    assert 'Did you mean "Suspended"?' in error.value.remedy


def test_a_status_of_the_rule_may_be_any_spelling_that_the_layout_has(layout_of):
    layout = layout_of(VOCABULARY + '[[rag_rule]]\nrag = "red"\nstatus = ["re-planned", "SUSPENDED"]\n')
    assert rag(layout, status="Rescheduled") == "red"
    assert rag(layout, status="Suspended") == "red"


def test_a_status_of_the_rule_that_no_action_has_is_told_where_the_layout_lists_none(layout_of):
    rows = [HEADINGS, ["1", "Open the depot", "31/03/2024", "40%", "Suspended"], ["2", "Close it", None, "1%", "In progress"]]
    told = findings(layout_of(COLUMNS + '[[rag_rule]]\nstatus = ["Suspnded"]\n'), rows)
    (finding,) = [f for f in told if f.code == "rag-rule-status"]
    assert finding.severity == "warning"
    assert "ours.toml" in finding.message
    assert 'Did you mean "Suspended"?' in finding.fix
    other = findings(layout_of(COLUMNS + '[[rag_rule]]\nstatus = ["Handed over"]\n'), rows)
    assert [f.severity for f in other if f.code == "rag-rule-status"] == ["note"]
    right = findings(layout_of(COLUMNS + '[[rag_rule]]\nstatus = ["suspended"]\n'), rows)
    assert "rag-rule-status" not in [f.code for f in right]


def test_a_heading_of_the_figures_that_no_workbook_has_is_told_with_the_right_one(layout_of):
    rows = [["Ref", "Action", "Target", "Latest result", "RAG"], ["1", "Answer calls", "95%", "88%", "Amber"]]
    named = '[rag_figures]\ntarget = "Tragets"\nactual = "Latest result"\n[[rag_rule]]\nrag = "red"\nreaches_target = false\n'
    told = [f for f in findings(layout_of(COLUMNS + named), rows) if f.code == "rag-figure-missing"]
    (finding,) = told
    assert finding.severity == "warning"
    assert all(part in finding.message for part in ("ours.toml", "[rag_figures]", "target", '"Tragets"'))
    assert 'Did you mean "Target"?' in finding.fix
