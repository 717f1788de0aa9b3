"""A row for each work stream: its number and name, its bar, and the columns at the right."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportgen.paper.blocks import Bar, Chart, Segment
from reportgen.render.chart.canvas import WIDTH, Canvas, PlacedBox, Type
from reportgen.render.chart.lettering import shorten, wrap
from reportgen.render.chart.slots import Slot, cut, end, fit_scale
from reportgen.render.palette import SECONDARY

_SPACE = 4.0
_NUMBER_SPACE = 3.0
_NUMBER_WIDTH = 34.0
_GAP = 0.4
_NARROWEST_NAMES = 30.0
_NARROWEST_BARS = 42.0
_NARROWEST_PARTS = 12.0
_HEADING_WIDTH = 26.0
_CELL_WIDTH = 40.0
_RIGHT_WIDTH = 84.0
_ABOVE = 3.0
_SAMPLE = 2.6
_SAMPLE_SPACE = 0.8
_BESIDE_SPACE = 1.4


@dataclass(frozen=True, slots=True)
class Density:
    """How rows are set: letters in points, height of bars, what is free about a bar and about text, highest figure."""

    size: float
    bar: float
    free: float
    text_free: float
    limit: float


@dataclass(frozen=True, slots=True)
class _Column:
    """A column at the right: the lines of its heading and of each row's text."""

    heading: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows measured, not yet put down: the lines of numbers and names, and where names and bars begin; room is the bars'."""

    bars: tuple[Bar, ...]
    density: Density
    numbers: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    names_x: float
    bars_x: float
    room: float
    columns: tuple[_Column, ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """The height of each row."""
        line = Type(self.density.size).line
        texts = zip(self.numbers, self.names, *(column.cells for column in self.columns), strict=True)
        counts = [max(len(lines) for lines in row) for row in texts]
        return tuple(max(self.density.bar + self.density.free, count * line + self.density.text_free) for count in counts)

    @property
    def head(self) -> float:
        """The height of the columns' headings and the space above them."""
        return _ABOVE + max((len(column.heading) for column in self.columns), default=0) * Type(self.density.size).line

    @property
    def height(self) -> float:
        """The height of it all."""
        return self.head + sum(self.heights)


def measure_rows(canvas: Canvas, chart: Chart, density: Density, names_width: float, most: int = sys.maxsize) -> Rows:
    """Share out the width: numbers, names, bars, columns at the right.

    Names take no more than the width and the lines asked for; one that is longer ends in "…" (the figure's table has it in full).
    """
    bars = chart.bars
    columns = _columns(canvas, bars, chart.right, density.size)
    plain, bold = _measure(canvas, Type(density.size)), _measure(canvas, Type(density.size, bold=True))
    numbers = tuple(wrap(bar.number, _NUMBER_WIDTH, bold) for bar in bars)
    names_x = _after(numbers, bold, _NUMBER_SPACE)
    rest = WIDTH - names_x - sum(column.width + _SPACE for column in columns)
    names_width = min(names_width, max(rest - _least_room(canvas, bars, density.size) - _SPACE, _NARROWEST_NAMES))
    names = tuple(shorten(bar.name, names_width, most, plain) for bar in bars)
    bars_x = names_x + _after(names, plain, _SPACE)
    return Rows(bars, density, numbers, names, names_x, bars_x, rest + names_x - bars_x, columns)


def _after(texts: Sequence[Sequence[str]], measure: Callable[[str], float], space: float) -> float:
    """Where a column ends with the space after it, from where it begins; one without a text takes nothing."""
    return max((measure(line) + space for lines in texts for line in lines), default=0)


def put_rows(canvas: Canvas, rows: Rows, top: float) -> float:
    """Put the rows from a height down; the foot of the last is returned."""
    _put_headings(canvas, rows, top + rows.head)
    size = rows.density.size

    def beside(slots: Sequence[Slot]) -> float:
        return _beside_width(canvas, _crowded(canvas, slots, size), size)

    scale = fit_scale([bar.segments for bar in rows.bars], rows.room, _GAP, beside)
    top += rows.head
    for number, (bar, height) in enumerate(zip(rows.bars, rows.heights, strict=True)):
        if number:
            canvas.rules.append(top)
        middle = top + height / 2
        canvas.write_lines(rows.numbers[number], 0, middle, Type(size, bold=True))
        canvas.write_lines(rows.names[number], rows.names_x, middle, Type(size))
        _put_bar(canvas, cut(bar.segments, scale, _GAP), rows, middle)
        _put_cells(canvas, rows, number, middle)
        top += height
    return top


def _measure(canvas: Canvas, style: Type) -> Callable[[str], float]:
    return lambda text: canvas.measure(text, style)


def _columns(canvas: Canvas, bars: Sequence[Bar], headings: Sequence[str], size: float) -> tuple[_Column, ...]:
    texts = [[heading, *cells] for heading, *cells in zip_longest(headings, *(bar.right for bar in bars), fillvalue="")]
    share = _RIGHT_WIDTH / max(len(texts), 1)
    return tuple(_column(canvas, heading, cells, size, share) for heading, *cells in texts)


def _column(canvas: Canvas, heading: str, texts: Sequence[str], size: float, share: float) -> _Column:
    """A column as wide as its texts need, within its share of the width unless a single word is wider."""
    plain = _measure(canvas, Type(size))
    lines = wrap(heading, max(_longest_word(plain, [heading, *texts]), min(share, _HEADING_WIDTH)), plain)
    widths = [plain(line) for line in lines]
    cells = list[tuple[str, ...]]()
    for text in texts:
        measure = _measure(canvas, _cell_type(text, size))
        cells.append(wrap(text, max(_longest_word(measure, [text]), min(share, _CELL_WIDTH)), measure))
        widths += map(measure, cells[-1])
    return _Column(lines, tuple(cells), max(widths, default=0))


def _longest_word(measure: Callable[[str], float], texts: Sequence[str]) -> float:
    return min(max((measure(word) for text in texts for word in text.split()), default=0), _CELL_WIDTH)


def _cell_type(text: str, size: float) -> Type:
    """A signed number, which is a change, is bold."""
    return Type(size, bold=text[:1] in ("+", "-", "\N{MINUS SIGN}") and len(text) > 1, align=1)


def _put_headings(canvas: Canvas, rows: Rows, foot: float) -> None:
    style = Type(rows.density.size, colour=SECONDARY, align=1)
    for x, column in _edges(rows.columns):
        canvas.write_lines(column.heading, x, foot - len(column.heading) * style.line / 2, style)


def _put_cells(canvas: Canvas, rows: Rows, number: int, middle: float) -> None:
    for x, column in _edges(rows.columns):
        text = " ".join(column.cells[number])
        canvas.write_lines(column.cells[number], x, middle, _cell_type(text, rows.density.size))


def _edges(columns: Sequence[_Column]) -> list[tuple[float, _Column]]:
    """Each column with its right edge."""
    edges = [WIDTH - sum(column.width + _SPACE for column in columns[number:]) for number in range(1, len(columns) + 1)]
    return list(zip(edges, columns, strict=True))


def _put_bar(canvas: Canvas, slots: Sequence[Slot], rows: Rows, middle: float) -> None:
    """Put a bar with its numbers: in its parts, or beside its end with a sample of the part; "0" where the stream has nothing."""
    size, height = rows.density.size, rows.density.bar
    for slot in slots:
        part = PlacedBox(rows.bars_x + slot.x, middle - height / 2, slot.drawn, height, canvas.looks[slot.segment.word])
        canvas.boxes.append(part)
        if _holds_number(canvas, slot, size):
            canvas.write_inside(f"{slot.segment.count:,}", part, size)
    if not slots:
        canvas.write("0", rows.bars_x, middle, Type(size, bold=True, colour=SECONDARY))
    x = rows.bars_x + end(slots)
    for segment in _crowded(canvas, slots, size):
        x += _BESIDE_SPACE
        canvas.boxes.append(PlacedBox(x, middle - _SAMPLE / 2, _SAMPLE, _SAMPLE, canvas.looks[segment.word], line=0.3))
        x += _SAMPLE + _SAMPLE_SPACE
        x += canvas.write(f"{segment.count:,}", x, middle, Type(size, bold=True)).width


def _holds_number(canvas: Canvas, slot: Slot, size: float) -> bool:
    return canvas.fits(f"{slot.segment.count:,}", canvas.looks[slot.segment.word], slot.drawn, Type(size, bold=True))


def _crowded(canvas: Canvas, slots: Sequence[Slot], size: float) -> list[Segment]:
    """The parts that are too narrow for their number."""
    return [slot.segment for slot in slots if not _holds_number(canvas, slot, size)]


def _beside_width(canvas: Canvas, segments: Sequence[Segment], size: float) -> float:
    """What numbers take that stand beside their bar."""
    widths = [canvas.measure(f"{segment.count:,}", Type(size, bold=True)) for segment in segments]
    return sum(widths) + len(widths) * (_BESIDE_SPACE + _SAMPLE + _SAMPLE_SPACE)


def _least_room(canvas: Canvas, bars: Sequence[Bar], size: float) -> float:
    """The width in which every bar has room even with all of its numbers beside it."""
    beside = (_beside_width(canvas, [segment for segment in bar.segments if segment.count], size) for bar in bars)
    return max(_NARROWEST_BARS, *(width + _NARROWEST_PARTS for width in beside))
