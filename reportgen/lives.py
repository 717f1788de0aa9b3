"""What reportgen history does: the history of a report, and one action's life as a Word page."""

from dataclasses import dataclass
from pathlib import Path

from reportgen import store
from reportgen.config import HISTORY, PaperEntry, ReportSection
from reportgen.errors import InputError
from reportgen.model import History
from reportgen.paper import words
from reportgen.paper.blocks import AnyChart
from reportgen.paper.life import others_named
from reportgen.paper.life_paper import life_paper
from reportgen.paper.naming import named
from reportgen.paper.pack import ascii_name
from reportgen.paper.published_history import published_history
from reportgen.quarter import Request, plan_name, read_and_compare, sides_of, sound_document


@dataclass(frozen=True, slots=True)
class Told:
    """A history as it was read, the same as it may be shown, and why it does not go back further."""

    history: History
    shown: History
    unread: InputError | None
    report: ReportSection
    plan_name: str
    paper: PaperEntry


def history(request: Request) -> Told:
    """Every period up to this one, each compared with the one before it."""
    sides = sides_of(request, "name the report.toml with --config")
    compared = read_and_compare(request, sides)
    config = sides.config
    shown = published_history(compared.history, config.plan.publish_columns if config else ())
    report = config.report if config else ReportSection()
    paper = config.history if config else PaperEntry(HISTORY)
    return Told(compared.history, shown, compared.unread, report, plan_name(config, compared.now), paper)


def write_life(told: Told, asked: str, out: Path | None, working: Path) -> Path:
    """Write the life of an action as a Word page, by default to a file of its name in the working folder; the file's path."""
    life = named(told.shown, asked)[0].life
    document = life_paper(told.shown, life, told.report, told.plan_name, others_named(told.shown, asked))
    heading = words.plain(document.front.heading)
    path = out or working / f"{ascii_name(heading.replace(':', ''))}.docx"
    content = sound_document(
        told.paper,
        document,
        path.name,
        _no_figures,
        title=f"{told.plan_name}: {words.in_prose(heading)}",
        subject=told.plan_name,
        author=told.report.committee,
    )
    store.write_document(path, content)
    return path


def _no_figures(chart: AnyChart) -> bytes:
    raise ValueError("a life has no figures")
