"""What a figure's layout is made of, in millimetres from the top left corner, and the sheet on which it is put down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.render.chart.lettering import CAP_HEIGHT, DESCENT, LEADING, Lettering, mm
from reportgen.render.palette import INK, WHITE, Look

WIDTH = 170.0
"""Of every figure: the text of a portrait page."""
PILL_PADDING = 0.6
_AIR = 0.6
_AIR_ABOUT_PILL = 0.35


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text. x is its left edge and baseline its foot; size in points."""

    text: str
    x: float
    baseline: float
    width: float
    size: float
    bold: bool = False
    colour: str = INK

    @property
    def top(self) -> float:
        """The top of its capitals."""
        return self.baseline - mm(self.size) * CAP_HEIGHT

    @property
    def bottom(self) -> float:
        """The foot of the letters that hang below the line."""
        return self.baseline + mm(self.size) * DESCENT


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A part of a bar, the sample of a status beside its words, or a white pill behind a number."""

    x: float
    y: float
    width: float
    height: float
    look: Look
    corner: float = 0.0
    line: float = 0.35
    """The outline's thickness, drawn inside the box."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A straight line. weight is its thickness; dash is the length of its dashes and gaps, 0 for none."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    weight: float
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A figure ready to be drawn. rules are the heights of lines across it, lines any others.

    From back to front: grounds, rules, lines, boxes in their order, texts.
    """

    height: float
    rules: tuple[float, ...]
    boxes: tuple[PlacedBox, ...]
    texts: tuple[PlacedText, ...]
    lettering: Lettering
    width: float = WIDTH
    lines: tuple[PlacedLine, ...] = ()
    grounds: tuple[PlacedBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size in points, weight, colour and where it stands about its x (0 starts there, 0.5 centres, 1 ends)."""

    size: float
    bold: bool = False
    colour: str = INK
    align: float = 0.0

    @property
    def line(self) -> float:
        """The height of a line."""
        return mm(self.size) * LEADING


@dataclass(slots=True)
class Canvas:
    """The boxes and texts put down so far, and the look of each status word."""

    lettering: Lettering
    looks: dict[str, Look]
    rules: list[float] = field(default_factory=list)
    boxes: list[PlacedBox] = field(default_factory=list)
    texts: list[PlacedText] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    grounds: list[PlacedBox] = field(default_factory=list)

    def measure(self, text: str, style: Type) -> float:
        """The width of a text."""
        return self.lettering.width(text, style.size, style.bold)

    def write(self, text: str, x: float, middle: float, style: Type) -> PlacedText:
        """Put one line, its capitals centred on a middle."""
        width = self.measure(text, style)
        baseline = middle + mm(style.size) * CAP_HEIGHT / 2
        placed = PlacedText(text, x - width * style.align, baseline, width, style.size, style.bold, style.colour)
        if text:
            self.texts.append(placed)
        return placed

    def write_lines(self, lines: Sequence[str], x: float, middle: float, style: Type) -> None:
        """Put lines under each other, as a block centred on a middle."""
        first = middle - (len(lines) - 1) * style.line / 2
        for number, line in enumerate(lines):
            self.write(line, x, first + number * style.line, style)

    def fits(self, text: str, look: Look, width: float, style: Type) -> bool:
        """Whether a text can stand in a part of that drawn width, with air on both sides."""
        air = PILL_PADDING + _AIR_ABOUT_PILL if look.pill else _AIR
        return self.measure(text, style) + 2 * air <= width

    def write_inside(self, text: str, part: PlacedBox, size: float) -> None:
        """Put a text in the middle of a part, on a white pill where the part is striped."""
        middle = part.y + part.height / 2
        placed = self.write(text, part.x + part.width / 2, middle, Type(size, bold=True, colour=part.look.text, align=0.5))
        if part.look.pill:
            height = mm(size) * 1.2
            pill = Look(WHITE, part.look.outline, INK)
            x, width = placed.x - PILL_PADDING, placed.width + 2 * PILL_PADDING
            self.boxes.append(PlacedBox(x, middle - height / 2, width, height, pill, corner=0.7, line=0.25))

    def finish(self, height: float) -> Layout:
        """All of it, as a figure of that height."""
        parts = tuple(self.rules), tuple(self.boxes), tuple(self.texts)
        return Layout(height, *parts, self.lettering, lines=tuple(self.lines), grounds=tuple(self.grounds))
