"""The appendix of graphs over time: movement since the last paper, trend, and due dates."""

from dataclasses import dataclass

from reportgen.paper import figure_dues, figure_movement, figure_trend, words
from reportgen.paper.blocks import Figure, Table
from reportgen.paper.came_true import TruthPart, truth_parts
from reportgen.paper.common import Front, front
from reportgen.paper.facts import Appendix, Facts
from reportgen.paper.figure import rounding


@dataclass(frozen=True, slots=True)
class GraphPart:
    """One figure, in one picture or several, with its table. new_page: another figure stands before it."""

    figures: tuple[Figure, ...]
    new_page: bool
    table_caption: str
    table_note: str
    table: Table


@dataclass(frozen=True, slots=True)
class Movement:
    """The vocabulary of movement.docx. left_out says which figures there are not, and why.

    came_true are the tables of what became of actions once reported on track; none where none was.
    """

    front: Front
    movement: GraphPart | None
    trend: GraphPart | None
    dues: GraphPart | None
    left_out: tuple[str, ...]
    came_true: tuple[TruthPart, ...]


_WHY_NOT = (
    ("movement", figure_movement.why_not),
    ("trend", figure_trend.why_not),
    ("due dates", figure_dues.why_not),
)
"""The figures in order, each with the function that says why there is none."""


def title(facts: Facts) -> str:
    """Graphs of movement, trend and due dates: those that there are; "" where there is none."""
    names = [name for name, why_not in _WHY_NOT if not why_not(facts)]
    since = f" since {facts.baseline.short}" if names == ["movement"] and facts.baseline else ""
    return f"Graph{'' if len(names) == 1 else 's'} of {words.joined(names)}{since}" if names else ""


def movement(facts: Facts, appendix: Appendix) -> Movement:
    """The appendix of a pack that has any of these figures, numbered on from the graphs of statuses."""
    parts = list[GraphPart | None]()
    for (_, why_not), make in zip(_WHY_NOT, (_movement, _trend, _dues), strict=True):
        made = sum(part is not None for part in parts)
        parts.append(None if why_not(facts) else make(facts, first_number(facts) + made, made > 0))
    reasons = [reason for _, why_not in _WHY_NOT if (reason := why_not(facts))]
    moved, risen, due = parts
    truth = truth_parts(facts, first_number(facts) + sum(part is not None for part in parts))
    return Movement(front(facts, appendix, appendix.title), moved, risen, due, tuple(reasons), truth)


def first_number(facts: Facts) -> int:
    """The number of the first figure of this paper, and of its table: one more than the graphs of statuses have."""
    shown = [at for at, horizon in enumerate(facts.horizons) if facts.appendix("graph-measures", horizon.months)]
    return max(shown, default=-1) + 3


def _movement(facts: Facts, number: int, new_page: bool) -> GraphPart:
    since = facts.baseline.short if facts.baseline else ""
    return GraphPart(
        figures=figure_movement.movement_figures(facts, number),
        new_page=new_page,
        table_caption=f"Table {number}: What became of the actions since {since}",
        table_note="Every action of the plan, and those that left it.",
        table=figure_movement.movement_table(facts),
    )


def _trend(facts: Facts, number: int, new_page: bool) -> GraphPart:
    shares = rounding(*figure_trend.shares_shown(facts))
    counted = f"Number{' and percentage' if figure_trend.shares_shown(facts) else ''} of actions."
    return GraphPart(
        figures=figure_trend.trend_figures(facts, number),
        new_page=new_page,
        table_caption=f"Table {number}: Actions by status in each paper",
        table_note=" ".join(part for part in (counted, figure_trend.left_note(facts), shares) if part),
        table=figure_trend.trend_table(facts),
    )


def _dues(facts: Facts, number: int, new_page: bool) -> GraphPart:
    return GraphPart(
        figures=figure_dues.due_figures(facts, number),
        new_page=new_page,
        table_caption=f"Table {number}: Due dates of open actions",
        table_note="Every open action that has a day by which it is due.",
        table=figure_dues.due_table(facts),
    )
