"""Figures as pictures of 170 mm at 300 dots an inch (rules C01 to C15 of the charts)."""

from reportgen.paper.blocks import AnyChart, Chart, DueChart, MovementChart, TrendChart
from reportgen.render.chart.canvas import Layout, PlacedBox, PlacedText
from reportgen.render.chart.dues import lay_out_dues
from reportgen.render.chart.layout import lay_out
from reportgen.render.chart.movement import lay_out_movement
from reportgen.render.chart.paint import paint
from reportgen.render.chart.trend import lay_out_trend

__all__ = ["Layout", "PlacedBox", "PlacedText", "draw", "lay_out", "lay_out_any", "paint"]


def draw(chart: AnyChart) -> bytes:
    """A chart as a PNG; the same chart is the same bytes on one machine. Its title, note and table are the paper's."""
    return paint(lay_out_any(chart))


def lay_out_any(chart: AnyChart) -> Layout:
    """Where everything in a chart of any kind stands."""
    match chart:
        case Chart():
            return lay_out(chart)
        case MovementChart():
            return lay_out_movement(chart)
        case TrendChart():
            return lay_out_trend(chart)
        case DueChart():
            return lay_out_dues(chart)
