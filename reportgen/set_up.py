"""Setting up a report folder: a council's own workbook looked at, questions answered, settings written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportgen import inputs, store
from reportgen.config import PERIOD_FILE, PERIOD_NAME, REPORT_FILE, Period, ReportConfig, load_config
from reportgen.errors import place
from reportgen.inputs import ReadSource, Source
from reportgen.layout import Layout
from reportgen.model import Action, Finding, Grid, Reading
from reportgen.parse import read_plan, stated_day
from reportgen.proposal import Answers, Proposal, propose, settled
from reportgen.render.html import reading_html
from reportgen.render.settings_toml import command_file, layout_toml, period_toml, report_toml, with_answers
from reportgen.render.terminal.lines import paragraph
from reportgen.render.terminal.taken import taken_text
from reportgen.status_words import word_of

LAYOUT_FILE = "layout.toml"
COMMAND_FILE = "Make the report.cmd"
PICTURE_FILE = "What was read.html"
GUESSES = frozenset({"action-column-guessed", "column-guessed", "sheet-copied", "status-meaning-open"})
"""Findings of reading that are guesses which a layout settles."""


@dataclass(frozen=True, slots=True)
class Request:
    """What init was asked for. folder is where the settings go; today names the period where no meeting is given.

    python is the interpreter that has reportgen, for the file that is double-clicked.
    """

    folder: Path
    workbooks: tuple[Path, ...]
    today: date
    python: str
    meeting: date | None = None
    as_at: date | None = None
    next_meeting: date | None = None
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A workbook as it was read, and what is proposed for it. config is the folder's own where it is set up already."""

    request: Request
    read: ReadSource
    proposal: Proposal
    config: ReportConfig | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What init wrote, relative to the folder, and the guesses that stand in it."""

    folder: Path
    files: tuple[str, ...]
    guesses: tuple[Finding, ...] = ()
    kept: str = ""
    """Why a part of the layout was left to recognition, "" where none was."""


def look(request: Request) -> Looked:
    """Read the workbooks as init would have them built, and find what is to be asked."""
    for path in request.workbooks:
        inputs.source_of(path)
    config = load_config(request.folder / REPORT_FILE) if store.holds(request.folder / REPORT_FILE) else None
    held = inputs.layout_for(config, None, request.folder, Source(Period(""), ())) if config else None
    source = Source(Period(""), request.workbooks)
    read = inputs.read_source(source, held, config)
    proposal = propose(read.reading, _title(read), held)
    return Looked(request, read, proposal, config, _period(request, config))


def write(looked: Looked, answers: Answers) -> Written:
    """Write the settings that the workbook and the answers call for; only a layout's answers are ever put into what exists."""
    layout, kept = _sound(looked, settled(looked.proposal, answers))
    config = looked.config
    files = _new_files(looked, layout) if config is None else dict(_answered(looked, config, layout))
    folder = looked.request.folder
    inputs_folder = looked.config.inputs if looked.config else folder / "inputs"
    period = inputs_folder / looked.period
    if not store.holds(period / PERIOD_FILE):
        files[_inside(period / PERIOD_FILE, folder)] = _period_file(looked)
    if looked.request.picture:
        files[PICTURE_FILE] = reading_html(looked.read.reading, looked.read.grids, _title(looked.read))
    copies = {_inside(period / path.name, folder): path for path in looked.request.workbooks if path.parent != period}
    written = store.write_settings(folder, files, copies, replaced=[LAYOUT_FILE] if looked.config else [])
    guesses = [finding for finding in _reading(looked, layout).findings if finding.code in GUESSES]
    return Written(folder, written, tuple(guesses), kept)


def write_empty(request: Request) -> Written:
    """Write the settings of a report whose workbooks are still to come."""
    period = request.folder / "inputs" / (request.meeting or request.today).strftime("%Y-%m")
    files = {
        REPORT_FILE: report_toml("Progress report", None, None),
        COMMAND_FILE: command_file(request.python),
        _inside(period / PERIOD_FILE, request.folder): period_toml(request.meeting, request.as_at, request.next_meeting),
    }
    return Written(request.folder, store.write_settings(request.folder, files, {}))


def shown(looked: Looked, width: int) -> str:
    """What was taken for what, for a terminal of a width."""
    names = ", ".join(path.name for path in looked.request.workbooks)
    return f"{names}, as it was read:\n\n{taken_text(looked.read.reading, width)}"


def told(written: Written, width: int) -> str:
    """What was written, what was guessed, and what to do next."""
    lines = ["Wrote:", *(f"  {name}" for name in written.files)] if written.files else ["Nothing had to be written."]
    guesses = [f"{place(None, found.sheet, found.cell)}: {found.message} {found.fix}" for found in written.guesses]
    guesses += [written.kept] if written.kept else []
    if guesses:
        lines += ["", "Guessed, so please look:", *(line for guess in guesses for line in paragraph(guess, width, "  ", "  "))]
    empty = not any(name.endswith((".xlsx", ".xlsm")) for name in written.files)
    first = "Put the quarter's workbooks into its folder under inputs, then" if empty and written.files else "Next:"
    return "\n".join([*lines, "", f"{first}  reportgen build"])


# -- the files ----------------------------------------------------------------------------------------------------------------


def _new_files(looked: Looked, layout: Layout | None) -> dict[str, bytes]:
    reading, request = looked.read.reading, looked.request
    unpublished = dict.fromkeys(
        " ".join(column.heading.split()) for column in reading.columns if column.field is None and not column.hidden
    )
    title = _title(looked.read)
    files = {
        REPORT_FILE: report_toml(f"{title}: progress report", title, LAYOUT_FILE if layout else None, tuple(unpublished)),
        COMMAND_FILE: command_file(request.python),
    }
    return {**files, LAYOUT_FILE: layout_toml(layout)} if layout else files


def _answered(looked: Looked, config: ReportConfig, layout: Layout | None) -> Iterator[tuple[str, bytes]]:
    """The layout file of a folder that is set up already, with the new answers in it."""
    path = config.base / (config.plan.layout or "")
    if layout is not None and layout != looked.proposal.layout and path.name == LAYOUT_FILE and store.holds(path):
        yield LAYOUT_FILE, with_answers(store.text_of(path), layout).encode()


def _period_file(looked: Looked) -> bytes:
    request = looked.request
    day, where = (request.as_at, "") if request.as_at else _day_said(looked.read.grids)
    return period_toml(request.meeting, day, request.next_meeting, where)


def _day_said(grids: Sequence[Grid]) -> tuple[date | None, str]:
    """The day that a visible sheet says it describes, with the cell that says so."""
    for grid in grids:
        for sheet in grid.sheets:
            for row in () if sheet.hidden else sheet.rows:
                for cell in row.cells:
                    day = stated_day(cell.text)
                    if day is not None:
                        return day, f"said in '{sheet.name}'!{cell.address}"
    return None, ""


def _title(read: ReadSource) -> str:
    title = read.reading.plan.title or read.source.files[0].stem
    return re.sub(r"\s+", " ", title).strip().rstrip(".:–-").strip()


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _period(request: Request, config: ReportConfig | None) -> str:
    """The folder of the quarter: the meeting's month, the one that the workbooks lie in, or this month."""
    if request.meeting is not None:
        return request.meeting.strftime("%Y-%m")
    root = config.inputs if config else request.folder / "inputs"
    homes = {path.parent.name for path in request.workbooks if path.parent.parent == root and PERIOD_NAME.match(path.parent.name)}
    return homes.pop() if len(homes) == 1 else request.today.strftime("%Y-%m")


# -- proof --------------------------------------------------------------------------------------------------------------------


def _sound(looked: Looked, layout: Layout) -> tuple[Layout | None, str]:
    """As much of the layout as reads the workbook as it was read without one, and what is left out of it and why.

    That is proved by the layout of best guesses, because answers are meant to change what is read.
    """
    if looked.config is not None:
        return layout, ""
    guessed = settled(looked.proposal, {})
    wanted = _signature(looked.read.reading, guessed)
    for parts in _LEFT_OUT:
        if _signature(_reading(looked, _without(guessed, parts)), guessed) == wanted:
            told = f"The layout leaves its {' and '.join(parts)} to recognition, because naming them changed what was read."
            return _without(layout, parts), told if parts else ""
    return None, "No layout was written, because with one the workbook was read otherwise."


_LEFT_OUT = ((), ("headings",), ("statuses",), ("headings", "statuses"))


def _without(layout: Layout, parts: Sequence[str]) -> Layout:
    if "headings" in parts:
        layout = replace(layout, columns=(), measures=(), retired=())
    return replace(layout, statuses=()) if "statuses" in parts else layout


def _reading(looked: Looked, layout: Layout | None) -> Reading:
    return read_plan(looked.read.grids, layout)


def _signature(reading: Reading, layout: Layout) -> list[object]:
    """What must not change when a layout is named: which rows are items of what kind, with what status, date and lead."""
    out = {*layout.sheets.leave_out}
    items = (*reading.plan.actions, *reading.plan.measures, *reading.plan.retired)
    return sorted((_traits(item, layout) for item in items if item.source.sheet not in out), key=repr)


def _traits(item: Action, layout: Layout) -> object:
    status, word = item.status, word_of(layout, item.status.label)
    label, rag = (word.label, word.rag or status.rag) if word else (status.label, status.rag)
    due = (item.due.earliest, item.due.latest) if item.due else None
    source = (item.source.file, item.source.sheet, item.source.row, item.kept, item.horizon)
    return (*source, item.action, item.ref, label, rag, due, item.lead, item.objective)
