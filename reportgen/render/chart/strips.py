"""The strips at the top: the whole plan, newest first, on one scale. Their words are the figure's only key."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.paper.blocks import Segment, Strip
from reportgen.render.chart.canvas import WIDTH, Canvas, PlacedBox, Type
from reportgen.render.chart.lettering import wrap
from reportgen.render.chart.slots import Slot, cut, fit_scale
from reportgen.render.palette import Look

SIZE = 12.0
"""Points, as the text around the figure."""
_GAP = 0.9
_HEIGHTS = (10.0, 8.2)
_ABOVE = 0.8
_BETWEEN = 1.8
_LABEL_SPACE = 5.0
_SAMPLE = 3.6
_SAMPLE_SPACE = 1.2


@dataclass(frozen=True, slots=True)
class _Label:
    """Words that stand above a strip; look is drawn as a sample before them, None for the later lines of one that is broken."""

    text: str
    look: Look | None


def put_strips(canvas: Canvas, strips: Sequence[Strip], top: float) -> float:
    """Put the strips under each other from a height down; the foot of the last is returned."""
    scale = fit_scale([strip.segments for strip in strips], WIDTH, _GAP, lambda slots: 0)
    for number, strip in enumerate(strips):
        newest = number == 0
        top = _put_strip(canvas, strip, top, scale, newest) + (_BETWEEN if strip is not strips[-1] else 0)
    return top


def put_key(canvas: Canvas, words: Sequence[str], top: float) -> float:
    """Put a key of the statuses, for a figure without a strip; its foot is returned."""
    return _put_labels(canvas, [_Label(word, canvas.looks[word]) for word in words], top, Type(SIZE), 0)


def _put_strip(canvas: Canvas, strip: Strip, top: float, scale: float, newest: bool) -> float:
    slots = cut(strip.segments, scale, _GAP)
    # A status that no item has needs no entry: what stands in the key is what stands in the strip.
    spelled = [slot.segment for slot in slots if _is_spelled(canvas, slot)]
    labels = [_Label(_words(s), canvas.looks[s.word]) for s in strip.segments if s.count and s not in spelled]
    bar_top = _put_heading(canvas, strip.heading, labels, top, Type(SIZE, bold=newest)) + _ABOVE
    height = _HEIGHTS[0 if newest else 1]
    for slot in slots:
        part = PlacedBox(slot.x, bar_top, slot.drawn, height, canvas.looks[slot.segment.word])
        canvas.boxes.append(part)
        if slot.segment in spelled:
            canvas.write_inside(_words(slot.segment), part, SIZE)
        elif canvas.fits(f"{slot.segment.count:,}", part.look, slot.drawn, Type(SIZE, bold=True)):
            canvas.write_inside(f"{slot.segment.count:,}", part, SIZE)
    return bar_top + (height if slots else 0)


def _words(segment: Segment) -> str:
    share = f" ({segment.percent})" if segment.percent and segment.count else ""
    return f"{segment.count:,} {segment.word}{share}"


def _is_spelled(canvas: Canvas, slot: Slot) -> bool:
    return canvas.fits(_words(slot.segment), canvas.looks[slot.segment.word], slot.drawn - 2, Type(SIZE, bold=True))


def _put_heading(canvas: Canvas, heading: str, labels: Sequence[_Label], top: float, style: Type) -> float:
    """Put a strip's heading at the left and its labels at the right, beginning beside the heading's last line."""
    lines = wrap(heading, WIDTH, lambda text: canvas.measure(text, style))
    foot = top + len(lines) * style.line
    canvas.write_lines(lines, 0, (top + foot) / 2, style)
    if not lines:
        return _put_labels(canvas, labels, top, style, 0)
    return max(foot, _put_labels(canvas, labels, foot - style.line, style, canvas.measure(lines[-1], style) + _LABEL_SPACE))


def _width(canvas: Canvas, label: _Label, style: Type) -> float:
    return canvas.measure(label.text, style) + (_SAMPLE + _SAMPLE_SPACE if label.look else 0)


def _put_labels(canvas: Canvas, labels: Sequence[_Label], top: float, style: Type, taken: float) -> float:
    """Put labels in as many lines as they need, each ending at the right edge. taken is what the first line has not free."""
    for line in _label_lines(canvas, labels, style, taken):
        x = WIDTH + _LABEL_SPACE - sum(_width(canvas, label, style) + _LABEL_SPACE for label in line)
        for label in line:
            _put_label(canvas, label, x, top + style.line / 2, style)
            x += _width(canvas, label, style) + _LABEL_SPACE
        top += style.line
    return top


def _put_label(canvas: Canvas, label: _Label, x: float, middle: float, style: Type) -> None:
    if label.look:
        canvas.boxes.append(PlacedBox(x, middle - _SAMPLE / 2, _SAMPLE, _SAMPLE, label.look, line=0.3))
        x += _SAMPLE + _SAMPLE_SPACE
    canvas.write(label.text, x, middle, style)


def _label_lines(canvas: Canvas, labels: Sequence[_Label], style: Type, taken: float) -> list[list[_Label]]:
    """Labels in lines no wider than the figure. One that is wider by itself is broken, its sample before the first piece."""
    lines: list[list[_Label]] = [[]]
    free = WIDTH - taken
    for label in labels:
        for piece in _pieces(canvas, label, style):
            width = _width(canvas, piece, style)
            if width > free:
                lines.append([])
                free = WIDTH
            lines[-1].append(piece)
            free -= width + _LABEL_SPACE
    return lines


def _pieces(canvas: Canvas, label: _Label, style: Type) -> list[_Label]:
    lines = wrap(label.text, WIDTH - _SAMPLE - _SAMPLE_SPACE, lambda text: canvas.measure(text, style))
    return [_Label(line, None if number else label.look) for number, line in enumerate(lines)]
