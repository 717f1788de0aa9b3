"""The trend: a column for each paper, on one scale from zero, with the words of the statuses at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportgen.paper.blocks import Segment, TrendChart, TrendColumn
from reportgen.render.chart.canvas import WIDTH, Canvas, Layout, PlacedBox, PlacedLine, Type
from reportgen.render.chart.lettering import choose_lettering, shorten, wrap
from reportgen.render.palette import INK, OUTSIDE, SECONDARY, Look, choose_looks

_EDGE = 0.4
_HEIGHT = 78.0
_GAP = 0.7
_APART = 1.6
_LEAST = 0.7
_LABELS = 38.0
_SAMPLE = 3.4
_SAMPLE_SPACE = 1.6
_SPACE = 3.0
_BESIDE = 0.9
_WIDEST = 20.0
_BELOW = 1.6
_BETWEEN_LABELS = 1.4
_SIZES = (12.0, 11.0, 10.0, 9.0)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns shared out: the step from one to the next, the width of a bar, the letters, millimetres for each item."""

    step: float
    bar: float
    size: float
    scale: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment's place in its column: its foot above the base, and its height."""

    segment: Segment
    look: Look
    foot: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle above the base."""
        return self.foot + self.height / 2


def lay_out_trend(chart: TrendChart) -> Layout:
    """Every text and box of the trend, in millimetres."""
    lettering = choose_lettering(_texts(chart))
    chart = _clean(chart, lettering.clean)
    last = chart.columns[-1]
    looks = choose_looks(last.segments)
    canvas = Canvas(lettering, looks)
    labels = _labels(canvas, chart.columns)
    height = max(_HEIGHT, sum(label.height + _BETWEEN_LABELS for label in labels))
    grid = _grid(canvas, chart, height)
    base = _EDGE + height
    for place, column in enumerate(chart.columns):
        _put_column(canvas, column, grid, place, base, newest=column is last)
    canvas.lines.append(PlacedLine(0, base + 0.2, len(chart.columns) * grid.step, base + 0.2, INK, 0.45))
    left = len(chart.columns) * grid.step + _SPACE
    _put_labels(canvas, labels, _parts(canvas, last, grid), left, base)
    return canvas.finish(_put_foot(canvas, chart, grid, left, base + _BELOW) + _EDGE)


def _texts(chart: TrendChart) -> list[str]:
    columns = [text for column in chart.columns for text in (*column.heading, column.total)]
    words = [segment.word for column in chart.columns for segment in (*column.segments, column.outside) if segment]
    return [*columns, *words, chart.total]


def _clean(chart: TrendChart, clean: Callable[[str], str]) -> TrendChart:
    def one(segment: Segment) -> Segment:
        return replace(segment, word=clean(segment.word))

    def column(each: TrendColumn) -> TrendColumn:
        outside = one(each.outside) if each.outside else None
        return TrendColumn(tuple(map(clean, each.heading)), tuple(map(one, each.segments)), clean(each.total), outside)

    return TrendChart(tuple(map(column, chart.columns)), clean(chart.total))


# -- the columns --------------------------------------------------------------------------------------------------------------


def _grid(canvas: Canvas, chart: TrendChart, height: float) -> _Grid:
    """The largest letters with which every number has room in its bar, and the largest scale that the height allows."""
    columns = chart.columns
    step = min((WIDTH - _LABELS - _SAMPLE - _SAMPLE_SPACE - _SPACE) / len(columns), 2 * _WIDEST)
    most = max(sum(s.count for s in column.segments) + (column.outside.count if column.outside else 0) for column in columns)
    gaps = max(len(column.segments) * max(_GAP, _LEAST) for column in columns) + _APART + _LEAST
    scale = (height - gaps) / max(most, 1)
    for size in _SIZES:
        widest = max(canvas.measure(f"{s.count:,}", Type(size, bold=True)) for column in columns for s in column.segments)
        bar = min(widest + 4, _WIDEST)
        if bar + widest + 2 * _BESIDE <= step:
            break
    bar = min(max(bar, step * 0.7), _WIDEST, max(step - widest - 2 * _BESIDE, step * 0.6))
    if bar < widest + 1.4 <= step - 1.2:
        bar = widest + 1.4
    return _Grid(step, bar, size, scale)


def _parts(canvas: Canvas, column: TrendColumn, grid: _Grid) -> list[_Part]:
    """The segments of a column from the base up; nothing for those of no items."""
    foot, parts = 0.0, list[_Part]()
    for segment in column.segments:
        if segment.count:
            height = max(segment.count * grid.scale, _LEAST)
            parts.append(_Part(segment, canvas.looks[segment.word], foot, height))
            foot += height + _GAP
    if column.outside and column.outside.count:
        above = foot - _GAP + _APART if parts else 0.0
        parts.append(_Part(column.outside, OUTSIDE, above, max(column.outside.count * grid.scale, _LEAST)))
    return parts


def _put_column(canvas: Canvas, column: TrendColumn, grid: _Grid, place: int, base: float, newest: bool) -> None:
    middle = (place + 0.5) * grid.step
    x, style = middle - grid.bar / 2, Type(grid.size, bold=True)
    beside = list[_Part]()
    for part in _parts(canvas, column, grid):
        box = PlacedBox(x, base - part.foot - part.height, grid.bar, part.height, part.look)
        canvas.boxes.append(box)
        text = f"{part.segment.count:,}"
        if part.height >= style.line * 0.95 and canvas.fits(text, part.look, grid.bar, style):
            canvas.write_inside(text, box, grid.size)
        else:
            beside.append(part)
    _put_beside(canvas, beside, x + grid.bar + _BESIDE, x + grid.step - _BESIDE / 2, base, style)
    colour = INK if newest else SECONDARY
    for line, text in enumerate(column.heading):
        foot = base + _BELOW + (line + 0.5) * Type(grid.size).line
        (text,) = shorten(text, grid.step - 1, 1, lambda words: canvas.measure(words, Type(grid.size, bold=newest))) or ("",)
        canvas.write(text, middle, foot, Type(grid.size, bold=newest, colour=colour, align=0.5))


def _put_beside(canvas: Canvas, parts: Sequence[_Part], x: float, edge: float, base: float, style: Type) -> None:
    """Put the numbers of low segments beside the bar, none over another; one that has no room there is in the table only."""
    style = replace(style, size=min(style.size, 10.0))
    heights = [style.line] * len(parts)
    middles = _clear([part.middle for part in parts], heights, base - _EDGE)
    for part, middle in zip(parts, middles, strict=True):
        text = f"{part.segment.count:,}"
        if x + canvas.measure(text, style) <= edge:
            canvas.write(text, x, base - middle, style)


def _clear(middles: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Middles from the bottom up, each clear of the others, moved up as little as that takes, or down where the top is near."""
    placed = _spread(middles, heights)
    over = any(middle + height / 2 > top for middle, height in zip(placed, heights, strict=True))
    return _pushed_down(placed, heights, top) if over else placed


def _spread(middles: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Middles from the bottom up, moved up as little as keeps each clear of the one below it."""
    placed, floor = list[float](), 0.0
    for middle, height in zip(middles, heights, strict=True):
        at = max(middle, floor + height / 2)
        placed.append(at)
        floor = at + height / 2
    return placed


# -- the words at the right -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Label:
    """The words of one status in lines, and the sample before them."""

    word: str
    lines: tuple[str, ...]
    look: Look
    style: Type

    @property
    def height(self) -> float:
        """Of all its lines."""
        return len(self.lines) * self.style.line


def _labels(canvas: Canvas, columns: Sequence[TrendColumn]) -> list[_Label]:
    """The labels from the bottom up: every status that a column shows, with its number in the newest paper."""
    last = columns[-1]
    shown = {segment.word for column in columns for segment in column.segments if segment.count}
    style = Type(12 if len(shown) < 6 else 10.5)
    segments = [(segment, canvas.looks[segment.word]) for segment in last.segments if segment.word in shown]
    segments += [(last.outside, OUTSIDE)] if last.outside else []
    bold = replace(style, bold=True)

    def lines(segment: Segment) -> tuple[str, ...]:
        share = f" ({segment.percent})" if segment.percent and segment.count else ""
        return wrap(f"{segment.count:,} {segment.word}{share}", _LABELS - 0.5, lambda text: canvas.measure(text, bold))

    return [_Label(segment.word, lines(segment), look, bold) for segment, look in segments]


def _put_labels(canvas: Canvas, labels: Sequence[_Label], parts: Sequence[_Part], x: float, base: float) -> None:
    """Put each label beside its segment, those without one and those without room there above the one below."""
    at = {part.segment.word: part.middle for part in parts}
    wanted, known = list[float](), 0.0
    for label in labels:
        known = at.get(label.word, known)
        wanted.append(known)
    heights = [label.height + _BETWEEN_LABELS for label in labels]
    for label, middle in zip(labels, _clear(wanted, heights, base - _EDGE), strict=True):
        y = base - middle
        first = y - label.height / 2 + label.style.line / 2
        canvas.boxes.append(PlacedBox(x, first - _SAMPLE / 2, _SAMPLE, _SAMPLE, label.look, line=0.3))
        canvas.write_lines(label.lines, x + _SAMPLE + _SAMPLE_SPACE, y, label.style)


def _pushed_down(middles: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Middles moved down from the top as little as keeps all below it, each clear of the one above."""
    placed, ceiling = list[float](), top
    for middle, height in reversed(list(zip(middles, heights, strict=True))):
        at = min(middle, ceiling - height / 2)
        placed.append(at)
        ceiling = at - height / 2
    return placed[::-1]


def _put_foot(canvas: Canvas, chart: TrendChart, grid: _Grid, left: float, top: float) -> float:
    """Put the totals beneath the headings, and at the right what they are totals of; the foot is returned."""
    style = Type(grid.size, colour=SECONDARY, align=0.5)
    top += max(len(column.heading) for column in chart.columns) * style.line + 0.8
    for place, column in enumerate(chart.columns):
        canvas.write(column.total, (place + 0.5) * grid.step, top + style.line / 2, style)
    name = Type(min(grid.size, 12), colour=SECONDARY)
    canvas.write(chart.total, left, top + style.line / 2, name)
    return top + style.line
