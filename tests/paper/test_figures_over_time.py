"""The figures of the trend and of due dates in words: what they say is what was counted, and what is not there is said once."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook
from packs import build, copy_sample, paper

from reportgen.model import Tally
from reportgen.paper import figure_dues, figure_trend
from reportgen.paper.words import plain


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("over-time"))


@pytest.fixture(scope="module")
def october(sample):
    return build(sample)


@pytest.fixture
def plan(tmp_path):
    """A report folder of a plan in several periods: (period, as_at, rows of ref, action, due, status)."""

    def make(*periods, heading="Due date", **more):
        (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n')
        for name, as_at, rows in periods:
            folder = tmp_path / "inputs" / name
            folder.mkdir(parents=True)
            (folder / "period.toml").write_text(f"meeting = {name}-20\nas_at = {as_at}\nnext_meeting = 2026-09-01\n")
            book = Workbook()
            book.active.append(["Ref", "Action", heading, "Status"])
            for row in rows:
                book.active.append(row)
            book.save(folder / "plan.xlsx")
        return build(tmp_path, **more)

    return make


ACTIONS = [
    "Repaint every school crossing",
    "Lower the speed limit in villages",
    "Review the gritting routes",
    "Mend the long bridge",
]


def rows(*dues_and_statuses):
    return [(f"1.{at}", ACTIONS[at - 1], *each) for at, each in enumerate(dues_and_statuses, 1)]


# --- the trend ---


def quarters(*statuses):
    """Quarters of 2026, each with actions of some statuses."""
    days = (("2026-03", "2026-02-28"), ("2026-06", "2026-05-31"), ("2026-08", "2026-07-31"))
    return [(name, day, rows(*((None, s) for s in of))) for (name, day), of in zip(days, statuses, strict=False)]


def test_where_no_status_means_completed_the_trend_says_nothing_of_completion(plan):
    pack = plan(*quarters(("Green", "Amber"), ("Green", "Green")))
    assert figure_trend.trend_figures(pack.facts, 4)[0].caption == "Figure 4: Actions by status in 2 papers"


def test_a_paper_whose_colours_nobody_explained_is_not_taken_for_one_without_completed_actions(plan):
    pack = plan(*quarters(("Green", "Green"), ("Completed", "In progress"), ("Completed", "Completed")))
    assert (
        figure_trend.trend_figures(pack.facts, 4)[0].caption
        == "Figure 4: Completed actions have risen from 1 to 2 since June 2026"
    )


def test_the_trend_has_a_column_for_each_paper_with_the_counts_of_that_paper(october):
    (figure,) = figure_trend.trend_figures(october.facts, 4)
    columns = figure.chart.columns
    assert [column.heading for column in columns] == [("Mar", "2015"), ("Jul", "2015"), ("Oct", "2015")]
    counts = [{s.word: s.count for s in column.segments} for column in columns]
    assert counts[0]["not recorded"] == 47
    assert (counts[1]["completed"], counts[1]["in progress"], counts[1]["static"]) == (14, 33, 3)
    assert {s.word.label.lower(): s.tally.value for s in october.facts.counts.statuses}.items() <= counts[2].items()
    assert [column.total for column in columns] == ["47", "50", "52"]
    assert columns[-1].outside.count == october.facts.retired_since.value


def test_words_of_the_trend_hold_its_numbers(october):
    (figure,) = figure_trend.trend_figures(october.facts, 4)
    assert plain(figure.caption) == "Figure 4: Completed actions have risen from 14 to 25 since July 2015"
    assert "No status was recorded in March 2015." in plain(figure.note)
    assert len(figure.alt) <= 250
    for words in ("March 2015 47 not recorded", "July 2015 14 completed", "October 2015 25 completed", "Table 4."):
        assert words in figure.alt
    table = figure_trend.trend_table(october.facts)
    assert [cell.text for cell in table.rows[1].cells][:4] == ["July 2015", "14 (28%)", "33 (66%)", "3 (6%)"]


def test_of_many_papers_the_newest_twelve_are_shown(october):
    point = october.facts.trend[-1]
    facts = replace(october.facts, trend=tuple(replace(point, period=f"20{10 + at}-10") for at in range(15)))
    (figure,) = figure_trend.trend_figures(facts, 4)
    assert [column.heading[1] for column in figure.chart.columns] == [str(2013 + at) for at in range(12)]
    assert "the last 12 of 15 papers" in figure.note
    assert len(figure.alt) <= 250
    assert len(figure_trend.trend_table(facts).rows) == 12


def test_a_trend_takes_two_papers_with_statuses(sample):
    july = build(sample, period="2015-07", out=sample / "july")
    assert figure_trend.trend_figures(july.facts, 4) == ()
    assert "it needs two papers" in figure_trend.why_not(july.facts)


# --- due dates ---


def test_every_open_action_with_a_day_is_in_the_figure_in_its_place(october):
    (figure,) = figure_dues.due_figures(october.facts, 5)
    facts = october.facts
    placed = {
        place: {m.label for row in figure.chart.rows for m in row.marks if m.place == place} for place in ("overdue", "next")
    }
    assert placed["overdue"] == set(facts.due.overdue.labels)
    assert placed["next"] == set(facts.due.next.labels)
    assert figure.chart.zones[:2] == ("4 overdue", "12 due before the next paper")
    shown = [m for row in figure.chart.rows for m in row.marks]
    groups = (facts.deadlines.ongoing, facts.deadlines.undated, facts.deadlines.blank)
    still_open = [a for a in facts.plan.actions if not a.status.complete]
    assert len(shown) + sum(tally.value for tally in groups) == len(still_open)
    assert all(m.days[-1] == next(a.due.latest for a in facts.plan.actions if a.label == m.label) for m in shown)


def test_words_of_the_due_dates_hold_their_numbers(october):
    (figure,) = figure_dues.due_figures(october.facts, 5)
    assert plain(figure.caption) == "Figure 5: 4 of the 26 open actions with a due date are overdue"
    assert len(figure.alt) <= 250
    slipped = october.facts.slipped.value
    for words in (
        "26 open actions",
        "4 overdue",
        "12 due before the next paper",
        "10 due later",
        f"{slipped} deadlines",
        "Table 5.",
    ):
        assert words in figure.alt
    assert "1 ongoing (3.9)" in figure.note
    table = figure_dues.due_table(october.facts)
    assert len(table.rows) == 26
    assert sum(row.cells[4].text == "Overdue" for row in table.rows) == 4
    assert sum("later" in row.cells[3].text for row in table.rows) == slipped


def test_a_deadline_moved_twice_shows_every_day_it_was_due(plan):
    built = plan(
        ("2026-01", "2026-01-10", rows(("31/03/2026", "In progress"), ("30/06/2026", "In progress"))),
        ("2026-04", "2026-04-10", rows(("30/06/2026", "In progress"), ("30/06/2026", "Completed"))),
        ("2026-06", "2026-06-10", rows(("31/12/2026", "In progress"), ("30/06/2026", "Completed"))),
    )
    (figure,) = figure_dues.due_figures(built.facts, 3)
    (row,) = figure.chart.rows
    assert [(m.label, m.days) for m in row.marks] == [("1.1", (date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)))]
    assert "1 deadline has been moved later, 1 of them more than once" in plain(figure.note)
    (told,) = [[cell.text for cell in each.cells] for each in figure_dues.due_table(built.facts).rows]
    assert [plain(text) for text in told[1:]] == ["31 Dec 2026", "31 Mar 2026", "Twice later, by 9 months in all", "Later"]
    text = paper(built.folder, "due dates").text
    assert "Once" not in text


def test_a_year_typed_wrong_does_not_squeeze_the_others(plan):
    built = plan(
        ("2026-01", "2026-01-10", rows(("31/03/2026", "In progress"), ("30/06/2026", "In progress"))),
        ("2026-04", "2026-04-10", rows(("30/06/2026", "In progress"), ("30/06/2062", "In progress"))),
    )
    (figure,) = figure_dues.due_figures(built.facts, 3)
    assert figure.chart.end.year == 2034
    assert "Days beyond the scale stand at its edge: 1.2." in figure.note


def test_what_has_no_day_is_told_in_the_note(plan):
    now = rows(("30/06/2026", "In progress"), ("Ongoing", "In progress"), (None, "In progress"), ("soon-ish", "In progress"))
    built = plan(
        ("2026-01", "2026-01-10", rows(("31/03/2026", "In progress"), ("Ongoing", "In progress"))),
        ("2026-04", "2026-04-10", now),
    )
    (figure,) = figure_dues.due_figures(built.facts, 3)
    assert plain(figure.caption) == "Figure 3: The only open action with a due date is not overdue"
    assert "1 ongoing (1.2)" in figure.note
    assert "1 with a due date that names no day (1.4)" in figure.note
    assert "1 without a due date (1.3)" in figure.note


def test_a_plan_without_due_dates_says_so_once(plan):
    built = plan(
        ("2026-01", "2026-01-10", rows(("x", "In progress"), ("y", "In progress"))),
        ("2026-04", "2026-04-10", rows(("x", "Completed"), ("y", "In progress"))),
        heading="Budget code",
    )
    assert figure_dues.due_figures(built.facts, 3) == ()
    text = paper(built.folder, "movement").text
    assert text.count("There is no figure of due dates, because the plan has none.") == 1
    assert "overdue" not in text.lower()


def test_a_plan_whose_deadlines_stand_has_no_such_figure(plan):
    same = rows(("30/06/2026", "In progress"), ("30/06/2026", "In progress"))
    built = plan(("2026-01", "2026-01-10", same), ("2026-04", "2026-04-10", same))
    assert "no deadline of an open action has been moved" in figure_dues.why_not(built.facts)


def test_the_manifest_names_no_number_twice(october):
    names = [tally.name for tally in october.facts.tallies()]
    assert {"trend.2015-07.completed", "actions.due-later", "actions.due-moved-later"} <= set(names)
    assert len(names) == len(set(names))
    assert all(isinstance(tally, Tally) for tally in october.facts.tallies())


def test_labels_that_begin_alike_are_short_within_their_work_stream():
    assert figure_dues._within(["Priority 5, action 3", "Priority 5, action 12"]) == ["action 3", "action 12"]
    assert figure_dues._within(["5.1", "5.26 (retired)"]) == ["5.1", "5.26 (retired)"]
    assert figure_dues._within(["Priority 5, action 3", "5.1"]) == ["Priority 5, action 3", "5.1"]
