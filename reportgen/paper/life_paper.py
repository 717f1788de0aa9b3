"""One action's life as a Word page: the vocabulary of history.docx."""

from dataclasses import dataclass

from reportgen.config import ReportSection
from reportgen.model import History, Life, Status
from reportgen.paper import words
from reportgen.paper.blocks import Badge, Cell, Table, TableColumn, TableRow, Text
from reportgen.paper.change_rows import revisions
from reportgen.paper.common import Front
from reportgen.paper.life import LifePage, Standing, life_page
from reportgen.paper.life_steps import TEXTS, LifeChange, LifeStep, report_name
from reportgen.tally import NOT_RECORDED


@dataclass(frozen=True, slots=True)
class LifePart:
    """What became of the action between two reports. table holds the changes, None where there is none to set side by side."""

    heading: str
    sentences: tuple[str, ...]
    table: Table | None
    entry: str
    silence: str


@dataclass(frozen=True, slots=True)
class LifePaper:
    """The whole page. wording is the action's text, a paragraph each; others what else bore its name."""

    front: Front
    place: str
    wording: tuple[str, ...]
    others: tuple[str, ...]
    summary: tuple[str, ...]
    caption: str
    standings: Table
    parts: tuple[LifePart, ...]


def life_paper(history: History, life: Life, report: ReportSection, plan_name: str, others: tuple[str, ...] = ()) -> LifePaper:
    """The page of one life, in the report's name."""
    page = life_page(history, life)
    last = report_name(history.periods[-1])
    return LifePaper(
        front=Front("", f"{page.heading}: history", report.committee or plan_name),
        place=page.place,
        wording=tuple(page.wording.split("\n")),
        others=others,
        summary=page.summary,
        caption=f"How it stood in each report, to {last}",
        standings=_standings(page, life),
        parts=tuple(_part(step) for step in page.steps),
    )


def _standings(page: LifePage, life: Life) -> Table:
    columns = ("Report", "Ref", "Status", "Due date", "Lead")
    rows = tuple(
        _row(standing, [item.status for item in moment.actions])
        for standing, moment in zip(page.standings, life.moments, strict=True)
    )
    keys = ("report", "ref", "status", "due", "lead")
    description = "The ref, status, due date and lead in each report, the oldest first."
    return Table(f"{page.heading} in each report", description, tuple(map(TableColumn, keys, columns)), rows)


def _row(standing: Standing, statuses: list[Status]) -> TableRow:
    texts = (standing.report, standing.ref, standing.status, standing.due, standing.lead)
    cells: list[Cell] = [Text(text or "–") for text in texts]
    if len({status.label for status in statuses}) == 1 and not standing.status.startswith("Retired"):
        cells[2] = Badge(statuses[0].label or NOT_RECORDED, statuses[0].rag, plain=True)
    return TableRow(tuple(cells))


def _part(step: LifeStep) -> LifePart:
    columns = (TableColumn("what", "What changed"), TableColumn("before", "From"), TableColumn("after", "To"))
    rows = tuple(TableRow((Text(change.what), *_sides(change))) for change in step.changes)
    title = words.plain(f"What changed by {step.report}")
    table = Table(title, "What changed, from what, to what.", columns, rows) if rows else None
    return LifePart(step.report, step.sentences, table, step.entry, step.silence)


def _sides(change: LifeChange) -> tuple[Cell, Cell]:
    if change.what in TEXTS:
        return revisions(change.before, change.after)
    return Text(change.before or NOT_RECORDED), Text(change.after or NOT_RECORDED)
