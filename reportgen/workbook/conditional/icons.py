"""Icon sets: which icon stands beside a number, and the colour that a person sees in it."""

from collections.abc import Sequence
from dataclasses import dataclass

RED, AMBER, GREEN, GREY, BLACK, PINK = "FF0000", "FFC000", "00B050", "808080", "000000", "FF9999"

COLOURS: dict[str, tuple[str | None, ...]] = {
    **dict.fromkeys(("3TrafficLights1", "3TrafficLights2", "3Signs", "3Symbols", "3Symbols2"), (RED, AMBER, GREEN)),
    **dict.fromkeys(("3Flags", "3Arrows", "3Triangles"), (RED, AMBER, GREEN)),
    "4Arrows": (RED, AMBER, AMBER, GREEN),
    "4TrafficLights": (BLACK, RED, AMBER, GREEN),
    "4RedToBlack": (BLACK, GREY, PINK, RED),
    "5Arrows": (RED, AMBER, AMBER, AMBER, GREEN),
}
"""The colours of Excel's icons from the lowest number to the highest; in sets not named here colour says nothing."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where an icon is shown: kind is as in the file; at says whether the limit itself is in."""

    kind: str
    formula: str
    at: bool = True


@dataclass(frozen=True, slots=True)
class IconSet:
    """An icon set. colours are by rank, lowest first, as they are shown (reversed or chosen one by one already)."""

    thresholds: tuple[Threshold, ...]
    colours: tuple[str | None, ...]
    number_shown: bool = True

    def colour(self, number: float, limits: Sequence[float]) -> str | None:
        """The colour beside a number; limits are the thresholds as numbers."""
        rank = 0
        for place, (threshold, limit) in enumerate(zip(self.thresholds, limits, strict=True)):
            if place and (number >= limit if threshold.at else number > limit):
                rank = place
        return self.colours[rank] if rank < len(self.colours) else None


def limit(threshold: Threshold, given: float, numbers: Sequence[float]) -> float:
    """A threshold as a number, among the numbers of its range (sorted, at least one)."""
    low, high = numbers[0], numbers[-1]
    if threshold.kind == "percent":
        return low + (high - low) * given / 100
    if threshold.kind == "percentile":
        place = (len(numbers) - 1) * min(max(given, 0), 100) / 100
        below = int(place)
        above = min(below + 1, len(numbers) - 1)
        return numbers[below] + (numbers[above] - numbers[below]) * (place - below)
    return {"min": low, "max": high}.get(threshold.kind, given)
