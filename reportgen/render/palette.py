"""How each status looks in a figure: dark, light and hatched in turn, so that the parts are told apart in grey and to every eye.

Measured contrasts: green 8.2:1 and blue 10.3:1 on white; amber, grey and the paler variants are carried by their outlines. Colour
never stands alone (WCAG 2.2, 1.4.1 and 1.4.11): every part is outlined, parted by a white gap, and has its number written on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.model import Rag
from reportgen.paper.blocks import Segment

INK = "#0B0C0C"
SECONDARY = "#505A5F"
RULE = "#B1B4B6"
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """How a status is drawn. stripes is their colour ("" for none), weight their width in millimetres and lean their slope.

    pill puts the text on white; rails are two white lines along a dark part and dashed breaks its outline: by these blue is told
    from green, and grey from amber, in a print without colour.
    """

    fill: str
    outline: str
    text: str
    stripes: str = ""
    weight: float = 0.55
    lean: Literal["/", "\\"] = "/"
    pill: bool = False
    rails: bool = False
    dashed: bool = False


LOOKS: dict[Rag, Look] = {
    "green": Look("#005A46", "#005A46", WHITE),
    "amber": Look("#FFC95C", "#6B4E00", INK),
    "red": Look("#D13415", "#7A1505", INK, stripes=WHITE, pill=True),
    "blue": Look("#12436D", "#12436D", WHITE, rails=True),
    "grey": Look("#DEE0E2", SECONDARY, INK, dashed=True),
}
SECOND_LOOKS: dict[Rag, Look] = {
    "green": Look("#CCE2D8", "#005A46", INK, stripes="#005A46", lean="\\", pill=True, weight=0.25),
    "amber": Look("#FFF1CC", "#6B4E00", INK, stripes="#6B4E00", lean="\\", pill=True, weight=0.25),
    "red": Look("#F6D7D2", "#7A1505", INK, stripes="#7A1505", lean="\\", pill=True, weight=0.25),
    "blue": Look("#D0D9E2", "#12436D", INK, stripes="#12436D", lean="\\", pill=True, weight=0.25),
    "grey": Look(WHITE, SECONDARY, INK, stripes=SECONDARY, lean="\\", pill=True, weight=0.25),
}
"""For a second status of one rag (two kinds of green, say), which must not look like the first."""
THIRD_LOOKS: dict[Rag, Look] = {rag: replace(look, lean="/", dashed=True) for rag, look in SECOND_LOOKS.items()}
PLAIN_LOOKS: tuple[Look, ...] = (
    Look(SECONDARY, SECONDARY, WHITE),
    Look(WHITE, SECONDARY, INK, stripes=SECONDARY, weight=0.4, pill=True),
    Look(WHITE, SECONDARY, INK),
    LOOKS["grey"],
    SECOND_LOOKS["grey"],
    Look(RULE, SECONDARY, INK, stripes=WHITE, pill=True),
    Look(SECONDARY, SECONDARY, WHITE, rails=True),
    THIRD_LOOKS["grey"],
)
"""For the statuses of a plan that rates nothing: full, hatched, empty and so on. They borrow no colour that would be a rating."""

MOVES: dict[str, tuple[Look, float]] = {
    "forward": (Look("#12436D", "#12436D", WHITE), 0.35),
    "back": (Look(WHITE, INK, INK), 0.9),
    "across": (Look("#D0D9E2", "#12436D", INK), 0.35),
    "new": (Look(WHITE, "#12436D", "#12436D"), 0.45),
    "gone": (Look("#DEE0E2", SECONDARY, INK, dashed=True), 0.35),
    "lost": (Look(WHITE, INK, INK, dashed=True), 0.6),
    "same": (Look(WHITE, SECONDARY, INK), 0.35),
}
"""How a tile of the figure of movement is drawn, and its outline's thickness: told apart by tone and outline, not by colour."""

OUTSIDE = Look(WHITE, INK, INK, dashed=True)
"""What is shown above a total, not in it: retired actions."""

DUES: dict[str, tuple[Look, float]] = {
    "overdue": (Look(INK, INK, WHITE), 0.35),
    "next": (Look(WHITE, "#12436D", INK), 0.8),
    "later": (Look(WHITE, SECONDARY, SECONDARY), 0.3),
}
"""How an action's box is drawn in the figure of due dates, and its outline's thickness; its place says the same."""
SHADE = Look("#EDEFF0", "#EDEFF0", INK)
"""The ground behind what has passed."""


def choose_looks(segments: Iterable[Segment]) -> dict[str, Look]:
    """The look of each status word of a figure, no two alike as long as the looks last: by rag, else plain.

    Of plain ones the full look is kept for what means completed. Among rated statuses one without a rag looks grey.
    """
    statuses: dict[str, Segment] = {}
    for segment in segments:
        statuses.setdefault(segment.word, segment)
    looks: dict[str, Look] = {}
    for status in statuses.values():
        candidates = _candidates(status, tuple(statuses.values()))
        looks[status.word] = next((look for look in candidates if look not in looks.values()), candidates[-1])
    return looks


def _candidates(status: Segment, statuses: tuple[Segment, ...]) -> tuple[Look, ...]:
    """The looks a status may have, the fittest first."""
    if status.rag or any(other.rag for other in statuses):
        rag = status.rag or "grey"
        striped = (look for look in PLAIN_LOOKS if look.stripes and look not in SECOND_LOOKS.values())
        return (LOOKS[rag], SECOND_LOOKS[rag], THIRD_LOOKS[rag], *striped)
    full, *others = PLAIN_LOOKS
    kept = not status.complete and any(other.complete for other in statuses)
    return (*others, full) if kept else PLAIN_LOOKS


def drawn_colours() -> tuple[str, ...]:
    """The 64 colours a figure is saved in: each colour in use as it is, and the steps between those whose edges meet.

    Fixed, not chosen from the picture, so that colours are exact and the same figure is the same bytes.
    """
    pure = [INK, WHITE, SECONDARY, RULE, SHADE.fill]
    for look in (*LOOKS.values(), *SECOND_LOOKS.values(), *PLAIN_LOOKS):
        pure += [look.fill, look.outline]
    meeting = [
        (INK, WHITE, 6),
        (SECONDARY, WHITE, 4),
        (SECONDARY, "#DEE0E2", 2),
        (INK, "#FFC95C", 4),
        (INK, "#DEE0E2", 3),
        (RULE, WHITE, 1),
    ]
    meeting += [
        ("#005A46", WHITE, 5),
        ("#12436D", WHITE, 5),
        ("#D13415", WHITE, 5),
        ("#7A1505", WHITE, 4),
        ("#7A1505", "#D13415", 2),
    ]
    meeting += [("#6B4E00", "#FFC95C", 2), ("#6B4E00", WHITE, 3)]
    steps = [_blend(dark, light, step / (count + 1)) for dark, light, count in meeting for step in range(1, count + 1)]
    return tuple(dict.fromkeys(pure + steps))[:64]


def rgb(colour: str) -> tuple[int, int, int]:
    """The three bytes of "#RRGGBB"."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _blend(one: str, other: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)
