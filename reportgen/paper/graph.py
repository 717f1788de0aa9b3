"""The appendices of graphs: status by work stream, of actions and of measures (seed 001, Appendices 1 and 2)."""

from dataclasses import dataclass

from reportgen.paper import figure, words
from reportgen.paper.blocks import Figure, Table
from reportgen.paper.common import Front, front
from reportgen.paper.facts import Appendix, Facts

TOGETHER = 8
"""A figure of so many work streams and its table stand on one page."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The vocabulary of graph.docx. apart: the table begins a page of its own."""

    front: Front
    figure: Figure
    apart: bool
    table_caption: str
    table_note: str
    table: Table
    rounding: str


def actions(facts: Facts, appendix: Appendix) -> Graph:
    """The graph of actions."""
    return Graph(
        front=front(facts, appendix, appendix.title),
        figure=figure.actions_figure(facts),
        apart=len(facts.shown_streams) > TOGETHER,
        table_caption=f"Table 1: Actions by {_stream_and(facts)}status",
        table_note=_table_note(facts, "actions") + retired_note(facts) + _empty_note(facts),
        table=figure.status_table(facts, facts.shown_streams, facts.counts, "action"),
        rounding=figure.rounding(facts.counts, *(s.counts for s in facts.streams), *figure.baseline_counts(facts.baseline)),
    )


def measures(facts: Facts, appendix: Appendix) -> Graph:
    """The graph of the measures of the appendix's horizon."""
    horizon = next(h for h in facts.horizons if h.months == appendix.months)
    number = 2 + facts.horizons.index(horizon)
    return Graph(
        front=front(facts, appendix, appendix.title),
        figure=figure.measures_figure(facts, horizon),
        apart=len(horizon.streams) > TOGETHER,
        table_caption=f"Table {number}: Measures by {_stream_and(facts)}status",
        table_note=_table_note(facts, f"measures at {horizon.months} months"),
        table=figure.status_table(facts, horizon.streams, horizon.counts, "measure"),
        rounding=figure.rounding(horizon.counts, *(s.counts for s in horizon.streams)),
    )


def _stream_and(facts: Facts) -> str:
    return f"{words.in_prose(facts.plan.stream_word)} and " if facts.has_streams else ""


def _table_note(facts: Facts, what: str) -> str:
    when = f", {words.long_date(facts.as_at)}" if facts.as_at else ""
    return f"Number and percentage of {what}{when}."


def _empty_note(facts: Facts) -> str:
    """Which work streams are left out because they have no actions."""
    empty = [stream.heading for stream in facts.streams if stream not in facts.shown_streams]
    return f" {words.joined(empty)} {'has' if len(empty) == 1 else 'have'} no actions." if empty else ""


def retired_note(facts: Facts) -> str:
    """What a total leaves out: " Retired actions are not counted: 4 since July 2015."."""
    number = facts.retired_since.value if facts.retired_since else 0
    if not number:
        return ""
    counted = "counted" if facts.plan.count_retired else "not counted"
    return f" Retired actions are {counted}: {number}{f' since {facts.baseline.name}' if facts.baseline else ''}."
