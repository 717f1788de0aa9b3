"""The picture itself: matplotlib draws it once, Pillow writes it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, TypeVar

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from reportgen.render.chart.canvas import Layout, PlacedBox, PlacedLine, PlacedText
from reportgen.render.chart.lettering import DPI, MM_PER_INCH, Lettering
from reportgen.render.palette import RULE, WHITE, drawn_colours, rgb

_STRIPE_STEP = 2.5
_HAIRLINE = 0.25
_RAIL = 0.4
_DASH = 0.9
Line = tuple[tuple[float, float], tuple[float, float]]
PatchT = TypeVar("PatchT", bound=Patch)


def paint(layout: Layout) -> bytes:
    """A layout as a PNG of 300 dots an inch, in 64 colours without alpha; the same bytes every time."""
    width, height = (round(side * DPI / MM_PER_INCH) for side in (layout.width, layout.height))
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=WHITE, edgecolor=WHITE, linewidth=0)
    figure.set_layout_engine("none")
    page = Affine2D().scale(DPI / MM_PER_INCH, -DPI / MM_PER_INCH).translate(0, height)
    for ground in layout.grounds:
        _add_box(figure, ground, page)
    for y in layout.rules:
        _add_rule(figure, y, layout.width, page)
    for line in layout.lines:
        _add_line(figure, line, page)
    for box in layout.boxes:
        _add_box(figure, box, page)
    for text in layout.texts:
        _add_text(figure, text, layout.lettering, page)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return _encode(Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()))


def _add_rule(figure: Figure, y: float, width: float, page: Transform) -> None:
    _add_lines(figure, [((0, y), (width, y))], RULE, _HAIRLINE, page)


def _add_line(figure: Figure, line: PlacedLine, page: Transform) -> None:
    path = Path([(line.x, line.y), (line.to_x, line.to_y)], [Path.MOVETO, Path.LINETO])
    dashes = (0, (line.dash / line.weight, line.dash / line.weight)) if line.dash else "solid"
    patch = PathPatch(path, fill=False, edgecolor=line.colour, linewidth=_points(line.weight), linestyle=dashes, capstyle="butt")
    figure.add_artist(_on(page, patch))


def _add_box(figure: Figure, box: PlacedBox, page: Transform) -> None:
    """Fill a box, mark it, and draw its outline inside its edges, so that the white beside it stays white."""
    look, line = box.look, min(box.line, box.width / 4)
    corner, width, height = (box.x + line / 2, box.y + line / 2), box.width - line, box.height - line
    style = f"round,pad=0,rounding_size={box.corner}" if box.corner else "square,pad=0"
    figure.add_artist(_on(page, FancyBboxPatch(corner, width, height, style, facecolor=look.fill, edgecolor="none", linewidth=0)))
    if look.stripes:
        _add_lines(figure, _stripes(box), look.stripes, look.weight, page, within=box)
    if look.rails:
        _add_lines(figure, _rails(box), WHITE, _RAIL, page)
    dashes = (0, (_DASH / line, _DASH * 0.7 / line)) if look.dashed else "solid"
    outline = FancyBboxPatch(
        corner, width, height, style, fill=False, edgecolor=look.outline, linewidth=_points(line), linestyle=dashes
    )
    figure.add_artist(_on(page, outline))


def _stripes(box: PlacedBox) -> list[Line]:
    """Lines at 45 degrees, thin and wide apart: as wide as the gaps between them they would shimmer (rule C10)."""
    lean = box.height if box.look.lean == "/" else -box.height
    first, foot = box.x - max(lean, 0), box.y + box.height
    starts = (first + step * _STRIPE_STEP for step in range(int((box.width + box.height) / _STRIPE_STEP) + 1))
    return [((x, foot), (x + lean, box.y)) for x in starts]


def _rails(box: PlacedBox) -> list[Line]:
    inset = box.height * 0.14
    return [((box.x, y), (box.x + box.width, y)) for y in (box.y + inset, box.y + box.height - inset)]


def _add_lines(
    figure: Figure, lines: Sequence[Line], colour: str, weight: float, page: Transform, within: PlacedBox | None = None
) -> None:
    """Draw straight lines of a weight in millimetres, cut off at the edges of a box where one is given."""
    path = Path([point for line in lines for point in line], [Path.MOVETO, Path.LINETO] * len(lines))
    patch = PathPatch(path, fill=False, edgecolor=colour, linewidth=_points(weight), capstyle="projecting" if within else "butt")
    if within:
        patch.set_clip_path(_on(page, Rectangle((within.x, within.y), within.width, within.height)))
    figure.add_artist(_on(page, patch))


def _add_text(figure: Figure, text: PlacedText, lettering: Lettering, page: Transform) -> None:
    font = lettering.font(text.size, text.bold)
    words = Text(text.x, text.baseline, text.text, color=text.colour, fontproperties=font, parse_math=False, usetex=False)
    words.set_transform(page)
    figure.add_artist(words)


def _on(page: Transform, patch: PatchT) -> PatchT:
    patch.set_transform(page)
    return patch


def _points(millimetres: float) -> float:
    return millimetres * 72 / MM_PER_INCH


def _encode(picture: Image.Image) -> bytes:
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in drawn_colours() for part in rgb(colour)])
    flat = picture.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    file = BytesIO()
    flat.save(file, "PNG", dpi=(DPI, DPI), compress_level=6)
    return file.getvalue()
