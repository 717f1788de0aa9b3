"""The figure of due dates: a box for each open action, its right-hand edge the day it is due, and a line back to earlier days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgen.paper.blocks import DueChart, DueLine, DueMark, DueRow
from reportgen.paper.lanes import lanes
from reportgen.render.chart.canvas import WIDTH, Canvas, Layout, PlacedBox, PlacedLine, Type
from reportgen.render.chart.layout import PAGE
from reportgen.render.chart.lettering import choose_lettering, shorten, wrap
from reportgen.render.palette import DUES, INK, RULE, SECONDARY, SHADE, WHITE

_EDGE = 0.4
_NAMES = 40.0
_NAME_LINES = 3
_SPACE = 3.0
_PADDING = 1.1
_APART = 1.2
_MARK = 0.8
_HALO = 0.9
_AROUND = 1.2
_SAMPLE = 9.0
_DOT = 0.5
_WIDEST_BOX = 48.0


@dataclass(frozen=True, slots=True)
class _Density:
    """Letters in points, height of a box and of its lane, and the highest figure it is meant for."""

    size: float
    box: float
    lane: float
    limit: float


_DENSITIES = (
    _Density(12, 5.8, 7.6, 140.0),
    _Density(11, 5.3, 6.9, 175.0),
    _Density(10, 4.8, 6.3, PAGE),
    _Density(9, 4.2, 5.6, PAGE),
    _Density(9, 3.9, 5.0, PAGE),
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where names begin, and where days stand: the plot's left edge, the first day and its place, millimetres for a day."""

    names: float
    left: float
    zero: float
    start: date
    per_day: float

    def at(self, day: date) -> float:
        """The place of the end of a day."""
        return self.zero + (day - self.start).days * self.per_day


@dataclass(frozen=True, slots=True)
class _Row:
    """A row measured: the lines of its name, and each mark with its label as drawn and its lane."""

    row: DueRow
    name: tuple[str, ...]
    marks: tuple[tuple[DueMark, str, float, int], ...]
    height: float


def lay_out_dues(chart: DueChart) -> Layout:
    """Every box, line and text of a figure of due dates, in millimetres."""
    lettering = choose_lettering(_texts(chart))
    chart = _clean(chart, lettering.clean)
    canvas = Canvas(lettering, {})
    for density in _DENSITIES:
        scale = _scale(canvas, chart, density)
        rows = [_row(canvas, row, scale, density) for row in chart.rows]
        head = _head(canvas, chart, scale, density)
        foot = 4.5 * Type(density.size).line + 3
        if head.height + sum(row.height for row in rows) + foot <= density.limit:
            break
    top = _EDGE + head.height
    bottom = top + sum(row.height for row in rows)
    _put_ground(canvas, chart, scale, top, bottom)
    head.put(canvas, _EDGE)
    for row in rows:
        if row is not rows[0]:
            canvas.rules.append(top)
        _put_row(canvas, row, scale, density, top)
        top += row.height
    return canvas.finish(_put_foot(canvas, chart, scale, density, bottom) + _EDGE)


def _texts(chart: DueChart) -> Iterator[str]:
    yield from (*chart.zones, chart.moved)
    yield from (word for line in (*chart.lines, *chart.ticks) for word in line.words)
    for row in chart.rows:
        yield from (row.number, row.name, *(mark.label for mark in row.marks))


def _clean(chart: DueChart, clean: Callable[[str], str]) -> DueChart:
    rows = tuple(
        DueRow(clean(row.number), clean(row.name), tuple(replace(mark, label=clean(mark.label)) for mark in row.marks))
        for row in chart.rows
    )
    return replace(chart, rows=rows, zones=tuple(map(clean, chart.zones)))


# -- the scale and the rows ---------------------------------------------------------------------------------------------------


def _scale(canvas: Canvas, chart: DueChart, density: _Density) -> _Scale:
    """The plot right of the names; its first day so far in that a box has room before it."""
    number, name = Type(density.size, bold=True), Type(density.size)
    numbers = max((canvas.measure(row.number, number) for row in chart.rows), default=0)
    names = max(
        (canvas.measure(line, name) for row in chart.rows for line in _name_lines(canvas, row, name)),
        default=0,
    )
    named = numbers + _SPACE if numbers else 0.0
    left = named + (names + _SPACE if names else 0)
    widest = max((_box_width(canvas, mark, density) for row in chart.rows for mark in row.marks), default=0)
    zero = left + widest + 1
    days = max((chart.end - chart.start).days, 1)
    return _Scale(named, left, zero, chart.start, (WIDTH - _EDGE - zero) / days)


def _name_lines(canvas: Canvas, row: DueRow, style: Type) -> tuple[str, ...]:
    return shorten(row.name, _NAMES, _NAME_LINES, lambda text: canvas.measure(text, style))


def _box_width(canvas: Canvas, mark: DueMark, density: _Density) -> float:
    return min(canvas.measure(mark.label, Type(density.size, bold=True)) + 2 * _PADDING, _WIDEST_BOX)


def _row(canvas: Canvas, row: DueRow, scale: _Scale, density: _Density) -> _Row:
    name = _name_lines(canvas, row, Type(density.size))
    style = Type(density.size, bold=True)
    widths = [_box_width(canvas, mark, density) for mark in row.marks]
    found = lanes([_stretch(mark, width, scale) for mark, width in zip(row.marks, widths, strict=True)], _APART)
    labels = [
        (shorten(mark.label, width - 2 * _PADDING + 0.01, 1, lambda text: canvas.measure(text, style)) or ("",))[0]
        for mark, width in zip(row.marks, widths, strict=True)
    ]
    height = max((max(found, default=0) + 1) * density.lane, len(name) * Type(density.size).line) + _AROUND
    return _Row(row, name, tuple(zip(row.marks, labels, widths, found, strict=True)), height)


def _stretch(mark: DueMark, width: float, scale: _Scale) -> tuple[float, float]:
    """What a mark takes of its lane: its box, and the days before."""
    places = [scale.at(day) for day in mark.days]
    return min(*places, places[-1] - width) - _MARK / 2, max(places) + _MARK / 2


def _put_row(canvas: Canvas, row: _Row, scale: _Scale, density: _Density, top: float) -> None:
    middle = top + row.height / 2
    canvas.write(row.row.number, 0, middle, Type(density.size, bold=True))
    canvas.write_lines(row.name, scale.names, middle, Type(density.size))
    lanes_used = max((lane for *_, lane in row.marks), default=0) + 1
    first = middle - lanes_used * density.lane / 2
    for mark, label, width, lane in row.marks:
        _put_mark(canvas, mark, label, width, scale, density, first + (lane + 0.5) * density.lane)


def _put_mark(canvas: Canvas, mark: DueMark, label: str, width: float, scale: _Scale, density: _Density, middle: float) -> None:
    """A dotted line through all its days, a stroke at each earlier one that stands out above and below the box, and the box."""
    places = [scale.at(day) for day in mark.days]
    look, line = DUES[mark.place]
    if len(set(places)) > 1:
        canvas.lines.append(PlacedLine(min(places), middle, max(places), middle, INK, 0.4, dash=_DOT))
    for x in dict.fromkeys(places[:-1]):
        reach = density.box / 2 + (density.lane - density.box) / 2 - 0.2
        canvas.lines.append(PlacedLine(x, middle - reach - 0.2, x, middle + reach + 0.2, WHITE, _MARK + _HALO))
        canvas.lines.append(PlacedLine(x, middle - reach, x, middle + reach, INK, _MARK))
    box = PlacedBox(places[-1] - width, middle - density.box / 2, width, density.box, look, line=line)
    canvas.boxes.append(box)
    canvas.write(label, box.x + width / 2, middle, Type(density.size, bold=mark.place != "later", colour=look.text, align=0.5))


# -- around the rows ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Head:
    """What is written above the rows: each zone's words above it, or where they have no room there, a key in lines."""

    zones: tuple[tuple[tuple[str, ...], float], ...]
    keys: tuple[tuple[tuple[str, str], ...], ...]
    style: Type
    height: float

    def put(self, canvas: Canvas, top: float) -> None:
        """Put it down from a height."""
        foot = top + self.height - 1.4
        if self.zones:
            foot -= len(self.keys) * self.style.line + (1.2 if self.keys else 0)
            for lines, middle in self.zones:
                first = foot - len(lines) * self.style.line / 2
                canvas.write_lines(lines, middle, first, replace(self.style, align=0.5))
        y = top if not self.zones else foot + 1.2
        for keys in self.keys:
            x = 0.0
            for place, text in keys:
                _put_sample(canvas, place, x, y + self.style.line / 2, self.style)
                x += (
                    _SAMPLE
                    + 1.6
                    + canvas.write(text, x + _SAMPLE + 1.6, y + self.style.line / 2, _key_type(self.style, place)).width
                )
                x += 5
            y += self.style.line


def _key_type(style: Type, place: str) -> Type:
    return replace(style, bold=place != "moved")


def _head(canvas: Canvas, chart: DueChart, scale: _Scale, density: _Density) -> _Head:
    """Zones as headings if each has room for its words in two lines, else all as a key; the dotted line always as a key."""
    style = Type(density.size, bold=True)
    moved = [("moved", chart.moved)] if chart.moved else []
    placed = _zone_headings(canvas, chart, scale, style)
    keys = moved if placed else [*((place, text) for place, text in zip(DUES, chart.zones, strict=True) if text), *moved]
    lines = tuple(_key_lines(canvas, keys, style))
    deepest = max((len(words) for words, _ in placed), default=0)
    height = (deepest + len(lines)) * style.line + 1.4 + (1.2 if placed and lines else 0)
    return _Head(tuple(placed), lines, style, height)


def _zone_headings(canvas: Canvas, chart: DueChart, scale: _Scale, style: Type) -> list[tuple[tuple[str, ...], float]]:
    edges = [scale.left, *(scale.at(line.day) for line in chart.lines), WIDTH]
    texts = chart.zones if len(chart.lines) > 1 else (chart.zones[0], chart.zones[2])
    if len(edges) != len(texts) + 1 or (len(chart.lines) == 1 and chart.zones[1]):
        return []
    found = []
    for text, left, right in zip(texts, edges, edges[1:], strict=False):
        room = right - left - 3
        lines = wrap(text, max(room, 1), lambda words: canvas.measure(words, style))
        if len(lines) > 2 or any(canvas.measure(line, style) > room for line in lines):
            return []
        if " ".join(lines) != text:  # a word was broken
            return []
        found.append((lines, (left + right) / 2))
    return found


def _key_lines(canvas: Canvas, keys: Sequence[tuple[str, str]], style: Type) -> Iterator[tuple[tuple[str, str], ...]]:
    line, x = list[tuple[str, str]](), 0.0
    for place, text in keys:
        width = _SAMPLE + 1.6 + canvas.measure(text, _key_type(style, place)) + 5
        if line and x + width - 5 > WIDTH:
            yield tuple(line)
            line, x = [], 0.0
        line.append((place, text))
        x += width
    if line:
        yield tuple(line)


def _put_sample(canvas: Canvas, place: str, x: float, middle: float, style: Type) -> None:
    if place == "moved":
        canvas.lines.append(PlacedLine(x, middle, x + _SAMPLE, middle, INK, 0.4, dash=_DOT))
        canvas.lines.append(PlacedLine(x + _MARK / 2, middle - 1.8, x + _MARK / 2, middle + 1.8, INK, _MARK))
        return
    look, line = DUES[place]
    canvas.boxes.append(PlacedBox(x, middle - 1.8, _SAMPLE, 3.6, look, line=line))


def _put_ground(canvas: Canvas, chart: DueChart, scale: _Scale, top: float, bottom: float) -> None:
    """The shade of what has passed, the grid, and the lines of the days that matter."""
    past = scale.at(chart.lines[0].day) - scale.left
    canvas.grounds.append(PlacedBox(scale.left, top, past, bottom - top, SHADE))
    for tick in chart.ticks:
        x = scale.at(tick.day)
        canvas.lines.append(PlacedLine(x, top, x, bottom, RULE, 0.25))
    for number, line in enumerate(chart.lines):
        x = scale.at(line.day)
        canvas.lines.append(PlacedLine(x, top, x, bottom + 1.6, INK, 0.55, dash=0.0 if number == 0 else 1.8))


def _put_foot(canvas: Canvas, chart: DueChart, scale: _Scale, density: _Density, top: float) -> float:
    """Put the months under the grid, and under them what the lines are; the foot is returned."""
    style = Type(density.size - 1 if density.size > 10 else density.size, colour=SECONDARY)
    lines = _put_ticks(canvas, chart.ticks, scale, style, top + 1.6)
    top += 1.6 + lines * style.line + 0.6
    bold = Type(density.size, bold=True)
    for line, middle in zip(chart.lines, _apart(canvas, chart.lines, scale, bold), strict=True):
        canvas.write_lines(line.words, middle, top + len(line.words) * bold.line / 2, replace(bold, align=0.5))
    return top + max(len(line.words) for line in chart.lines) * bold.line


def _apart(canvas: Canvas, lines: Sequence[DueLine], scale: _Scale, style: Type) -> list[float]:
    """The middles of the words under one or two lines: under each, moved aside as far as it takes for both to be read."""
    half = [max(canvas.measure(word, style) for word in line.words) / 2 for line in lines]
    middles = [scale.at(line.day) for line in lines]
    if len(lines) > 1 and (push := sum(half) + 3 - (middles[1] - middles[0])) > 0:
        middles = [middles[0] - push / 2, middles[1] + push / 2]
    if len(lines) > 1 and middles[-1] + half[-1] > WIDTH:
        middles[0] = min(middles[0], WIDTH - 2 * half[-1] - 3 - half[0])
    return [min(max(middle, side), WIDTH - side) for middle, side in zip(middles, half, strict=True)]


def _put_ticks(canvas: Canvas, ticks: Sequence[DueLine], scale: _Scale, style: Type, top: float) -> int:
    """The words of the ticks that have room, those with a year first; how many lines they take."""
    taken = list[tuple[float, float]]()
    for tick in sorted(ticks, key=lambda each: -len(each.words)):
        width = max((canvas.measure(word, style) for word in tick.words), default=0)
        x = scale.at(tick.day) + 0.8
        if not tick.words or x + width > WIDTH or any(x < end + 1.5 and start < x + width + 1.5 for start, end in taken):
            continue
        taken.append((x, x + width))
        for number, word in enumerate(tick.words):
            canvas.write(word, x, top + (number + 0.5) * style.line, style)
    return max((len(tick.words) for tick in ticks), default=0)
