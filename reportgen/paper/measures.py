"""The measures of one horizon with the officers' narrative (seed 001, Appendix 4)."""

from dataclasses import dataclass

from reportgen.model import Action
from reportgen.paper import words
from reportgen.paper.blocks import Cell, Prose, Table, TableColumn, TableRow, Text
from reportgen.paper.common import Front, at_date, badge, contents, front, listed, statuses_are
from reportgen.paper.facts import Appendix, Facts, Horizon, StreamCounts
from reportgen.tally import NOT_RECORDED

_COLUMNS = (
    TableColumn("number", "No."),
    TableColumn("measure", "Measure"),
    TableColumn("status", "Status"),
    TableColumn("narrative", "Narrative"),
)


@dataclass(frozen=True, slots=True)
class MeasuresStream:
    """One work stream's measures."""

    heading: str
    note: str
    table: Table


@dataclass(frozen=True, slots=True)
class Measures:
    """The vocabulary of measures.docx."""

    front: Front
    intro: str
    contents: Prose | None
    streams: tuple[MeasuresStream, ...]


def measures(facts: Facts, appendix: Appendix) -> Measures:
    """The measures of the appendix's horizon."""
    horizon = next(h for h in facts.horizons if h.months == appendix.months)
    streams = tuple(_stream(stream) for stream in horizon.streams)
    return Measures(
        front=front(facts, appendix, appendix.title),
        intro=_intro(facts, horizon),
        contents=contents(facts, [s.heading for s in streams], [s.table for s in streams]),
        streams=streams,
    )


def _intro(facts: Facts, horizon: Horizon) -> str:
    total, narratives = words.counted(horizon.counts.total.value, "measure"), "Narratives are the officers’ own words."
    if not horizon.counts.recorded:
        return f"No status is recorded for the {total}{at_date(facts)}. {narratives}"
    return f"Of {total}, {statuses_are(horizon.counts)}{at_date(facts)}. {narratives}"


def _stream(stream: StreamCounts) -> MeasuresStream:
    table = Table(
        f"{stream.heading}: measures",
        "Each measure, its status and the officers’ narrative.",
        _COLUMNS,
        tuple(TableRow(_cells(item, number)) for number, item in enumerate(stream.counts.total.items, 1)),
        fit=True,
    )
    return MeasuresStream(
        stream.heading, f"Measures: {words.grouped(stream.counts.total.value)}, of which {listed(stream.counts)}.", table
    )


def _cells(item: Action, number: int) -> tuple[Cell, ...]:
    return Text(item.ref or str(number)), Text(item.action), badge(item.status), Text(item.progress or NOT_RECORDED)
