"""The figure of movement in words: its rows, table and alternative text say what the comparison found."""

import re

import pytest
from packs import build, copy_sample, paper

from reportgen.paper import figure_movement
from reportgen.paper.figure_movement import movement_figures, movement_table
from reportgen.paper.words import plain


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("movement"))


@pytest.fixture(scope="module")
def october(sample):
    return build(sample)


def rows(facts):
    return {row.heading: row for figure in movement_figures(facts, 3) for row in figure.chart.moves}


def test_every_action_now_is_in_exactly_one_row(october):
    facts = october.facts
    crossings = facts.crossings
    groups = [each.tally for each in (*crossings.moved, *crossings.same)] + [
        crossings.added,
        crossings.reinstated,
        crossings.merged,
    ]
    found = [item.source for tally in groups for item in tally.items]
    assert sorted(map(str, found)) == sorted(str(item.source) for item in facts.plan.actions)


def test_rows_hold_the_labels_of_their_tally(october):
    shown = rows(october.facts)
    assert shown["In progress → Completed"].number == "14"
    assert shown["In progress → Completed"].labels == october.facts.movement.completed.labels
    assert shown["Completed → In progress"].labels == ("1.8",)
    assert shown["Completed → In progress"].way == "back"
    assert shown["Retired"].labels == october.facts.movement.retired.labels
    assert shown["No longer in the plan"].labels == ("3.6",)
    assert shown["No change of status"].text == "10 completed, 18 in progress"


def test_the_retired_row_says_what_was_completed_before(october):
    assert re.search(r"\d completed", rows(october.facts)["Retired"].note)


def test_words_of_the_figure_hold_its_numbers(october):
    (figure,) = movement_figures(october.facts, 3)
    assert plain(figure.caption) == "Figure 3: 17 actions have moved forward and 1 has moved back"
    assert len(figure.alt) <= 250
    for words in (
        "14 in progress to completed",
        "1 completed to in progress",
        "6 new",
        "4 retired",
        "28 with no change",
        "Table 3.",
    ):
        assert words in figure.alt
    table = movement_table(october.facts)
    numbers = {row.cells[0].text: row.cells[2].text for row in table.rows}
    assert numbers["In progress to completed"] == "14"
    assert numbers["In the plan now"] == "52"
    at = [row.total for row in table.rows].index(True)
    assert sum(int(row.cells[2].text) for row in table.rows[:at]) == 52


def test_a_long_alternative_text_falls_back_to_sums(october, monkeypatch):
    monkeypatch.setattr(figure_movement, "ALT_LIMIT", 200)
    (figure,) = movement_figures(october.facts, 3)
    assert "17 forward, 1 back" in figure.alt


def test_a_plan_whose_last_paper_had_no_status_has_no_such_figure_and_no_paper(sample):
    july = build(sample, period="2015-07", out=sample / "july")
    assert movement_figures(july.facts, 3) == ()
    assert "no status was recorded in March 2015" in plain(figure_movement.why_not(july.facts))
    march = build(sample, period="2015-03", out=sample / "march")
    assert not [name for name in march.files if "movement" in name]


def test_the_numbers_are_in_the_manifest_once(october):
    names = [tally.name for tally in october.facts.tallies()]
    assert "movement.in-progress-to-completed" in names
    assert len(names) == len(set(names))


def test_the_paper_names_every_action_that_moved(october):
    text = paper(october.folder, "movement").text
    for label in october.facts.movement.retired.labels:
        assert label in text
