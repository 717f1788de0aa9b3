"""The appendix of graphs over time: movement since the last paper, trend, and due dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.paper import figure_movement, words
from reportgen.paper.blocks import Figure, Table
from reportgen.paper.common import Front, front
from reportgen.paper.facts import Appendix, Facts


@dataclass(frozen=True, slots=True)
class GraphPart:
    """One figure, in one picture or several, with its table. new_page: it does not begin on the page of the one before."""

    figures: tuple[Figure, ...]
    new_page: bool
    table_caption: str
    table_note: str
    table: Table


@dataclass(frozen=True, slots=True)
class Movement:
    """The vocabulary of movement.docx. left_out says which figures there are not, and why."""

    front: Front
    movement: GraphPart | None
    left_out: tuple[str, ...]


def title(facts: Facts) -> str:
    """Graphs of movement, trend and due dates: those that there are; "" where there is none."""
    names = ["movement"] if not figure_movement.why_not(facts) else []
    since = f" since {facts.baseline.short}" if names == ["movement"] and facts.baseline else ""
    return f"Graph{'' if len(names) == 1 else 's'} of {words.joined(names)}{since}" if names else ""


def movement(facts: Facts, appendix: Appendix) -> Movement:
    """The appendix of a pack that has any of these figures."""
    number = first_number(facts)
    return Movement(
        front=front(facts, appendix, appendix.title),
        movement=_movement(facts, number),
        left_out=tuple(reason for reason in (figure_movement.why_not(facts),) if reason),
    )


def first_number(facts: Facts) -> int:
    """The number of the first figure of this paper, and of its table: one more than the graphs of statuses have."""
    shown = [at for at, horizon in enumerate(facts.horizons) if facts.appendix("graph-measures", horizon.months)]
    return max(shown, default=-1) + 3


def _movement(facts: Facts, number: int) -> GraphPart | None:
    figures: Sequence[Figure] = figure_movement.movement_figures(facts, number)
    if not figures or facts.baseline is None:
        return None
    return GraphPart(
        figures=tuple(figures),
        new_page=False,
        table_caption=f"Table {number}: What became of the actions since {facts.baseline.short}",
        table_note="Every action of the plan, and those that left it.",
        table=figure_movement.movement_table(facts),
    )
