"""How long the parts of bars are: all bars that are compared share one scale, which starts at zero."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.paper.blocks import Segment

_NARROWEST = 0.6
_SHRINK = 0.98
_TRIES = 300


@dataclass(frozen=True, slots=True)
class Slot:
    """A part's place in its bar, in millimetres from the bar's start. gap is the white that is kept free at its right."""

    segment: Segment
    x: float
    width: float
    gap: float

    @property
    def drawn(self) -> float:
        """The width without the gap."""
        return self.width - self.gap


def cut(segments: Sequence[Segment], scale: float, gap: float) -> tuple[Slot, ...]:
    """The parts of a bar at so many millimetres for each item. A part of nothing has no place; the least is just visible."""
    shown = [segment for segment in segments if segment.count]
    slots, x = list[Slot](), 0.0
    for segment in shown:
        width = max(segment.count * scale, _NARROWEST)
        white = 0 if segment is shown[-1] else min(gap, width * 0.3)
        slots.append(Slot(segment, x, width, white))
        x += width
    return tuple(slots)


def end(slots: Sequence[Slot]) -> float:
    """Where a bar ends."""
    return slots[-1].x + slots[-1].width if slots else 0.0


def fit_scale(bars: Sequence[Sequence[Segment]], room: float, gap: float, beside: Callable[[Sequence[Slot]], float]) -> float:
    """The largest scale at which every bar fits a room, with the numbers that stand beside it, its parts being too narrow."""
    longest = max((sum(segment.count for segment in bar) for bar in bars), default=0)
    scale = room / max(longest, 1)
    for _ in range(_TRIES):
        cuts = [cut(bar, scale, gap) for bar in bars]
        if all(end(slots) + beside(slots) <= room + 1e-6 for slots in cuts):
            break
        scale *= _SHRINK
    return scale
