"""Figure 1, status by work stream, as a picture of 170 mm at 300 dots an inch (rules C01 to C15 of the charts)."""

from reportgen.paper.blocks import Chart
from reportgen.render.chart.canvas import Layout, PlacedBox, PlacedText
from reportgen.render.chart.layout import lay_out
from reportgen.render.chart.paint import paint

__all__ = ["Layout", "PlacedBox", "PlacedText", "draw", "lay_out", "paint"]


def draw(chart: Chart) -> bytes:
    """A chart as a PNG; the same chart is the same bytes on one machine. Its title, note and table are the paper's."""
    return paint(lay_out(chart))
