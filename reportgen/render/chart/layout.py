"""Where everything in a figure stands: a pure step before the picture."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from reportgen.paper.blocks import Bar, Chart, Segment
from reportgen.render.chart.canvas import WIDTH, Canvas, Layout
from reportgen.render.chart.lettering import Lettering, choose_lettering
from reportgen.render.chart.rows import Density, Rows, measure_rows, put_rows
from reportgen.render.chart.strips import put_key, put_strips
from reportgen.render.palette import choose_looks

PAGE = 228.0
"""The height a figure may take: a portrait page of A4 less its margins, heading, caption and note."""
_HALF_PAGE = 140.0
_EDGE = 0.2
_DENSITIES = (
    Density(size=12, bar=8.8, free=3.8, text_free=2.7, limit=_HALF_PAGE),
    Density(size=12, bar=7.6, free=2.4, text_free=1.8, limit=PAGE),
    Density(size=11, bar=6.6, free=1.8, text_free=1.5, limit=PAGE),
    Density(size=10, bar=5.6, free=1.4, text_free=1.1, limit=PAGE),
    Density(size=9, bar=4.6, free=1.0, text_free=0.8, limit=PAGE),
)
"""From roomy to dense. The first whose figure is low enough is taken: half a page leaves room for the table beneath it."""

_NAME_WIDTHS = (52.0, 62.0, 72.0)
_NAME_LINES = 3
"""A wider column is tried where a name would take more."""


def lay_out(chart: Chart) -> Layout:
    """Every text and box of a figure, measured in the letters it will be drawn in, in millimetres."""
    lettering = choose_lettering(_texts(chart))
    chart = _clean(chart, lettering)
    looks = choose_looks(_segments(chart))
    canvas = Canvas(lettering, looks)
    foot = put_strips(canvas, chart.strips, _EDGE) if chart.strips else put_key(canvas, tuple(looks), _EDGE)
    if chart.bars:
        foot = put_rows(canvas, _choose_rows(canvas, chart, foot), foot)
    return canvas.finish(foot + _EDGE)


def _choose_rows(canvas: Canvas, chart: Chart, top: float) -> Rows:
    """The roomiest rows with which the figure is low enough, names in the narrowest column that does; at worst names are cut."""
    for density, width in product(_DENSITIES, _NAME_WIDTHS):
        rows = measure_rows(canvas, chart, density, width)
        readable = all(len(lines) <= _NAME_LINES for lines in rows.names) or width == _NAME_WIDTHS[-1]
        if readable and top + rows.height + _EDGE <= density.limit:
            return rows
    for most in range(_NAME_LINES, 0, -1):
        rows = measure_rows(canvas, chart, _DENSITIES[-1], WIDTH, most)
        if top + rows.height + _EDGE <= PAGE:
            break
    return rows


def _segments(chart: Chart) -> Iterator[Segment]:
    yield from (segment for strip in chart.strips for segment in strip.segments)
    yield from (segment for bar in chart.bars for segment in bar.segments)


def _texts(chart: Chart) -> Iterator[str]:
    yield from chart.right
    yield from (strip.heading for strip in chart.strips)
    yield from (text for bar in chart.bars for text in (bar.number, bar.name, *bar.right))
    yield from (segment.word for segment in _segments(chart))


def _clean(chart: Chart, lettering: Lettering) -> Chart:
    """The chart with every text on one line and in characters that can be drawn."""
    clean = lettering.clean

    def segments(line: tuple[Segment, ...]) -> tuple[Segment, ...]:
        return tuple(replace(segment, word=clean(segment.word)) for segment in line)

    def bar(one: Bar) -> Bar:
        return Bar(clean(one.number), clean(one.name), segments(one.segments), tuple(map(clean, one.right)))

    strips = tuple(replace(strip, heading=clean(strip.heading), segments=segments(strip.segments)) for strip in chart.strips)
    return Chart(strips, tuple(map(bar, chart.bars)), tuple(map(clean, chart.right)))
