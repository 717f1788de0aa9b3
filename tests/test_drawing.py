from datetime import date

from reportgen.drawing import DrawingOffice, charts_from, order_of
from reportgen.paper.blocks import (
    Bar,
    Chart,
    DueChart,
    DueLine,
    DueMark,
    DueRow,
    Move,
    MovementChart,
    Segment,
    Strip,
    TrendChart,
    TrendColumn,
)
from reportgen.render.chart import draw

SEGMENTS = (Segment("completed", 3, "green", "60%"), Segment("static", 2, "red"))
CHARTS = [
    Chart((Strip("All 5 actions", SEGMENTS),)),
    Chart((Strip("All 5 actions", SEGMENTS),), (Bar("1", "One", SEGMENTS, ("3 of 5",)),), ("Completed",)),
    MovementChart((Move("2", "Static \u2192 Completed", "Moved forward", "forward", ("1.1", "5.26 (retired)")),)),
    TrendChart((TrendColumn(("Oct", "2015"), SEGMENTS, "5", Segment("retired", 1, None)),), "actions"),
    DueChart(
        (DueRow("1", "One", (DueMark("1.1", (date(2015, 6, 30), date(2015, 12, 31)), "next"),)),),
        date(2015, 6, 1),
        date(2015, 12, 31),
        (DueLine(date(2015, 9, 30), ("As at", "30 Sep 2015")),),
        ("0 overdue", "", "1 due later"),
        (DueLine(date(2015, 7, 1), ()),),
        "date moved",
    ),
]


def test_the_second_process_draws_the_same_bytes():
    with DrawingOffice() as office:
        office.order(CHARTS)
        assert [office.draw(chart) for chart in reversed(CHARTS)] == [draw(chart) for chart in reversed(CHARTS)]


def test_where_it_can_not_be_started_figures_are_drawn_here(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with DrawingOffice() as office:
        office.order(CHARTS)
        assert office.draw(CHARTS[0]) == draw(CHARTS[0])


def test_a_process_that_dies_is_no_loss():
    with DrawingOffice() as office:
        office._process.kill()
        office.order(CHARTS)
        assert office.draw(CHARTS[1]) == draw(CHARTS[1])


def test_charts_go_through_json():
    assert charts_from(order_of(CHARTS)) == CHARTS
