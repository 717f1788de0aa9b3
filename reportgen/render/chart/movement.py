"""The figure of movement: a row from each status to each, with a tile for every action. A row's length is its number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.paper.blocks import Move, MovementChart
from reportgen.render.chart.canvas import WIDTH, Canvas, Layout, PlacedBox, Type
from reportgen.render.chart.layout import PAGE
from reportgen.render.chart.lettering import choose_lettering, shorten, wrap
from reportgen.render.palette import INK, MOVES, SECONDARY

_EDGE = 0.2
_SPACE = 4.0
_HEADINGS = 58.0
_PADDING = 1.4
_GAP = 0.8
_AROUND = 3.2
_HALF_PAGE = 140.0


@dataclass(frozen=True, slots=True)
class _Density:
    """Letters in points, height of a tile in millimetres, and the highest figure it is meant for."""

    size: float
    tile: float
    limit: float


_DENSITIES = (
    _Density(12, 7.2, _HALF_PAGE),
    _Density(11, 6.4, _HALF_PAGE),
    _Density(11, 6.2, PAGE),
    _Density(10, 5.5, PAGE),
    _Density(9, 4.8, PAGE),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row measured: the lines of its heading and note, its tiles as (label, left edge, width) line by line, or its text."""

    move: Move
    heading: tuple[str, ...]
    note: tuple[str, ...]
    tiles: tuple[tuple[tuple[str, float, float], ...], ...]
    text: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where headings and tiles begin."""

    headings: float
    tiles: float

    @property
    def room(self) -> float:
        """The width of the tiles."""
        return WIDTH - self.tiles


def lay_out_movement(chart: MovementChart) -> Layout:
    """Every text and tile of a figure of movement, in millimetres."""
    lettering = choose_lettering(text for move in chart.moves for text in (move.heading, move.note, move.text, *move.labels))
    moves = [_clean(move, lettering.clean) for move in chart.moves]
    canvas = Canvas(lettering, {})
    for density in _DENSITIES:
        columns, rows = _measure(canvas, moves, density)
        if sum(row.height for row in rows) + 2 * _EDGE <= density.limit:
            break
    top = _EDGE
    for row in rows:
        if row is not rows[0]:
            canvas.rules.append(top)
        _put(canvas, row, columns, density, top)
        top += row.height
    return canvas.finish(top + _EDGE)


def _clean(move: Move, clean: Callable[[str], str]) -> Move:
    labels = tuple(clean(label) for label in move.labels)
    return replace(move, heading=clean(move.heading), note=clean(move.note), text=clean(move.text), labels=labels)


def _measure(canvas: Canvas, moves: Sequence[Move], density: _Density) -> tuple[_Columns, list[_Row]]:
    """The columns, shared out once for all rows, and each row in them."""
    number, heading, note = _number(density), _heading(density), _note(density)
    headings = max(canvas.measure(move.number, number) for move in moves) + _SPACE
    lines = {move: _lines(canvas, move, heading, note) for move in moves}
    widest = max(
        max((canvas.measure(line, style) for line in texts), default=0)
        for pair in lines.values()
        for texts, style in zip(pair, (heading, note), strict=True)
    )
    columns = _Columns(headings, headings + widest + _SPACE)
    unit = _unit(canvas, moves, heading)
    return columns, [_row(canvas, move, lines[move], columns, unit, density) for move in moves]


def _number(density: _Density) -> Type:
    return Type(density.size + 7, bold=True)


def _heading(density: _Density) -> Type:
    return Type(density.size, bold=True)


def _note(density: _Density) -> Type:
    return Type(density.size - 0.5 if density.size > 9.5 else density.size, colour=SECONDARY)


def _lines(canvas: Canvas, move: Move, heading: Type, note: Type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        wrap(move.heading, _HEADINGS, lambda text: canvas.measure(text, heading)),
        wrap(move.note, _HEADINGS, lambda text: canvas.measure(text, note)),
    )


def _unit(canvas: Canvas, moves: Sequence[Move], style: Type) -> float:
    """The width of one tile: that of the widest label but for the few that are much longer than most; those take several."""
    widths = sorted(canvas.measure(label, style) + 2 * _PADDING for move in moves for label in move.labels)
    if not widths:
        return 1.0
    usual = widths[len(widths) // 2] * 1.5
    return max(width for width in widths if width <= usual)


def _row(
    canvas: Canvas,
    move: Move,
    lines: tuple[tuple[str, ...], tuple[str, ...]],
    columns: _Columns,
    unit: float,
    density: _Density,
) -> _Row:
    style, plain = _heading(density), Type(density.size)
    tiles = tuple(_tile_lines(canvas, move.labels, columns, unit, style))
    text = wrap(move.text, columns.room, lambda words: canvas.measure(words, plain))
    words = len(lines[0]) * style.line + len(lines[1]) * _note(density).line
    boxes = len(tiles) * (density.tile + _GAP) - _GAP
    return _Row(move, *lines, tiles, text, max(words, boxes, len(text) * plain.line, _number(density).line) + _AROUND)


def _tile_lines(
    canvas: Canvas, labels: Sequence[str], columns: _Columns, unit: float, style: Type
) -> Iterator[tuple[tuple[str, float, float], ...]]:
    """Tiles in lines, on a grid of units; a label wider than all the room is cut (the table has it in full)."""
    room, step = columns.room, unit + _GAP
    line, x = list[tuple[str, float, float]](), 0.0
    for label in labels:
        units = -int(-(canvas.measure(label, style) + 2 * _PADDING + _GAP - 0.001) // step)
        width = min(units * step - _GAP, room)
        if line and x + width > room + 0.001:
            yield tuple(line)
            line, x = [], 0.0
        if canvas.measure(label, style) + 2 * _PADDING > width + 0.001:
            label = shorten(label, width - 2 * _PADDING, 1, lambda text: canvas.measure(text, style))[0]
        line.append((label, columns.tiles + x, width))
        x += units * step
    if line:
        yield tuple(line)


def _put(canvas: Canvas, row: _Row, columns: _Columns, density: _Density, top: float) -> None:
    """Put down one row from a height."""
    middle = top + row.height / 2
    colour = SECONDARY if row.move.way == "same" else INK
    canvas.write(row.move.number, 0, middle, replace(_number(density), colour=colour))
    _put_words(canvas, row, columns.headings, middle, density)
    canvas.write_lines(row.text, columns.tiles, middle, Type(density.size))
    y = middle - (len(row.tiles) * (density.tile + _GAP) - _GAP) / 2
    look, line = MOVES[row.move.way]
    for tiles in row.tiles:
        for label, x, width in tiles:
            tile = PlacedBox(x, y, width, density.tile, look, line=line)
            canvas.boxes.append(tile)
            canvas.write_inside(label, tile, density.size)
        y += density.tile + _GAP


def _put_words(canvas: Canvas, row: _Row, x: float, middle: float, density: _Density) -> None:
    heading, note = _heading(density), _note(density)
    heights = len(row.heading) * heading.line, len(row.note) * note.line
    top = middle - sum(heights) / 2
    canvas.write_lines(row.heading, x, top + heights[0] / 2, heading)
    canvas.write_lines(row.note, x, top + heights[0] + heights[1] / 2, note)
