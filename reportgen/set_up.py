"""Setting up a report folder: a council's own workbook looked at, questions answered, settings written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportgen import inputs, store
from reportgen.config import PERIOD_FILE, PERIOD_NAME, REPORT_FILE, Period, ReportConfig, load_config, load_period
from reportgen.errors import place
from reportgen.inputs import ReadSource, Source
from reportgen.layout import Layout
from reportgen.model import Action, Finding, Reading, Row
from reportgen.model.names import squeeze
from reportgen.parse import read_plan, stated_day
from reportgen.plan_name import name_of
from reportgen.proposal import Answers, Proposal, extend, guess_told, propose, settled
from reportgen.render.html import reading_html
from reportgen.render.settings_toml import (
    command_file,
    layout_toml,
    period_toml,
    report_toml,
    with_answers,
    with_dates,
    with_layout,
)
from reportgen.render.terminal.lines import paragraph
from reportgen.render.terminal.taken import taken_text
from reportgen.status_words import word_of

LAYOUT_FILE = "layout.toml"
COMMAND_FILE = "Make the report.cmd"
PICTURE_FILE = "What was read.html"
GUESSES = frozenset({"action-column-guessed", "column-guessed", "sheet-copied", "status-meaning-open"})
"""Findings of reading that are guesses which a layout settles."""
WITHOUT = {
    "meeting": "without meeting papers have no date",
    "as_at": "without as_at papers say nothing of what is overdue",
    "next_meeting": "without next_meeting they list nothing as due next",
}
"""The dates of a period, and what papers lack without them."""
ITEMS = frozenset({"action", "measure", "continuation", "retired"})
"""The rows that tell of actions, and not of the workbook."""


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
    """A workbook as it was read, and what is proposed for it.

    config is the folder's own where it is set up already, held the layout that it names.
    """

    request: Request
    read: ReadSource
    proposal: Proposal
    config: ReportConfig | None
    held: Layout | None
    period: str

    @property
    def folder(self) -> Path:
        """The folder of the quarter."""
        return (self.config.inputs if self.config else self.request.folder / "inputs") / self.period

    @property
    def dates(self) -> dict[str, date | None]:
        """The dates that were given, by their keys in period.toml."""
        return {"meeting": self.request.meeting, "as_at": self.request.as_at, "next_meeting": self.request.next_meeting}


@dataclass(frozen=True, slots=True)
class Written:
    """What init wrote, relative to the folder, and the guesses that stand in it."""

    folder: Path
    files: tuple[str, ...]
    guesses: tuple[Finding, ...] = ()
    kept: str = ""
    """Why a part of the layout was left to recognition, "" where none was."""
    taken: tuple[str, ...] = ()
    """What was taken for the answers of questions that nobody was asked, a sentence each."""
    empty: bool = False
    """Whether there are no workbooks yet."""
    period: str = ""
    """The period's own settings, where its dates stand."""
    undated: tuple[str, ...] = ()
    """The dates that are not in them."""


def look(request: Request) -> Looked:
    """Read the workbooks as init would have them built, and find what is to be asked.

    Raises before anything is asked: for dates that can't be, workbooks that can't be one plan with those of the period, and files
    that would be written over.
    """
    for path in request.workbooks:
        inputs.source_of(path)
    config = load_config(request.folder / REPORT_FILE) if store.holds(request.folder / REPORT_FILE) else None
    period = _period(request, config)
    inputs.with_dates(Period(period), request.meeting, request.as_at, request.next_meeting)
    held = inputs.layout_for(config, None, request.folder, Source(Period(""), ())) if config else None
    read = inputs.read_source(Source(Period(""), request.workbooks), held, config)
    proposal = extend(held, read.reading, read_plan(read.grids, None)) if held else propose(read.reading, _title(read))
    looked = Looked(request, read, proposal, config, held, period)
    there = [path for path in store.workbooks_there(looked.folder) if path not in request.workbooks]
    others = [path for path in there if path.name not in {own.name for own in request.workbooks}]
    if others:
        inputs.read_source(Source(Period(""), (*others, *request.workbooks)), held, config)
    store.refuse_existing(request.folder, *_planned(looked, {})[:3])
    return looked


def write(looked: Looked, answers: Answers) -> Written:
    """Write the settings that the workbook and the answers call for; only answers and dates are put into what exists."""
    files, copies, replaced, layout, kept = _planned(looked, answers)
    written = store.write_settings(looked.request.folder, files, copies, replaced)
    guesses = [finding for finding in _reading(looked, layout).findings if finding.code in GUESSES]
    period = _inside(looked.folder / PERIOD_FILE, looked.request.folder)
    taken = _unasked(looked, answers)
    return Written(looked.request.folder, written, tuple(guesses), kept, taken, False, period, _undated(looked.folder))


def _undated(folder: Path) -> tuple[str, ...]:
    """The dates that a period's settings do not give, in the order in which they stand there."""
    held = load_period(folder)
    return tuple(name for name in WITHOUT if getattr(held, name) is None)


def _unasked(looked: Looked, answers: Answers) -> tuple[str, ...]:
    """What was taken where nobody was asked: a statement for each question that was guessed."""
    open_ = (question for question in looked.proposal.questions if question.about not in answers and question.best is not None)
    return tuple(f"{question.text} Taken: {guess_told(question)}. If not, mend layout.toml." for question in open_)


Planned = tuple[dict[str, bytes], dict[str, Path], list[str], Layout | None, str]


def _planned(looked: Looked, answers: Answers) -> Planned:
    """The files to write, the workbooks to copy, which files may be replaced, the layout, and what of it was left out."""
    layout, kept = _sound(looked, settled(looked.proposal, answers))
    folder, config = looked.request.folder, looked.config
    files = _new_files(looked, layout) if config is None else dict(_answered(looked, config, layout))
    replaced = list(files) if config is not None and looked.held is not None else [REPORT_FILE] if config is not None else []
    period = _inside(looked.folder / PERIOD_FILE, folder)
    if not store.holds(looked.folder / PERIOD_FILE):
        files[period] = _period_file(looked)
    elif any(looked.dates.values()):
        files[period] = with_dates(store.text_of(looked.folder / PERIOD_FILE), looked.dates).encode()
        replaced.append(period)
    if looked.request.picture:
        files[PICTURE_FILE] = reading_html(looked.read.reading, looked.read.grids, _title(looked.read))
        replaced.append(PICTURE_FILE)
    copies = {
        _inside(looked.folder / path.name, folder): path for path in looked.request.workbooks if path.parent != looked.folder
    }
    return files, copies, replaced, layout, kept


def write_empty(request: Request) -> Written:
    """Write the settings of a report whose workbooks are still to come."""
    period = request.folder / "inputs" / (request.meeting or request.today).strftime("%Y-%m")
    files = {
        REPORT_FILE: report_toml("Progress report", None, None),
        COMMAND_FILE: command_file(request.python),
        _inside(period / PERIOD_FILE, request.folder): period_toml(request.meeting, request.as_at, request.next_meeting),
    }
    written = store.write_settings(request.folder, files, {})
    return Written(
        request.folder, written, empty=True, period=_inside(period / PERIOD_FILE, request.folder), undated=_undated(period)
    )


def shown(looked: Looked, width: int) -> str:
    """What was taken for what, for a terminal of a width."""
    names = ", ".join(path.name for path in looked.request.workbooks)
    own = looked.config.plan.name if looked.config else None
    called = paragraph(
        f"Plan's name: {own or _title(looked.read)} (to change it: title and name in report.toml)", width, "", "  "
    )
    return "\n".join([f"{names}, as it was read:", "", *called, "", taken_text(looked.read.reading, width)])


def told(written: Written, width: int) -> str:
    """What was written, what was guessed, and what to do next."""
    lines = ["Wrote:", *(f"  {name}" for name in written.files)] if written.files else ["Nothing had to be written."]
    guesses = [f"{place(None, found.sheet, found.cell)}: {found.message} {found.fix}" for found in written.guesses]
    guesses += written.taken
    guesses += [written.kept] if written.kept else []
    if guesses:
        lines += ["", "Guessed, so please look:", *(line for guess in guesses for line in paragraph(guess, width, "  ", "  "))]
    if written.undated:
        lines += ["", *paragraph(_dates_to_write(written), width)]
    first = "Put the quarter's workbooks into its folder under inputs, then" if written.empty else "Next:"
    return "\n".join([*lines, "", f"{first}  reportgen build"])


def _dates_to_write(written: Written) -> str:
    """Which dates are still to be written, where, and what papers do without them."""
    names = _and(written.undated)
    why = "; ".join(WITHOUT[name] for name in written.undated)
    return f"Write into {written.period}: {names}; {why}."


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


# -- the files ----------------------------------------------------------------------------------------------------------------


def _new_files(looked: Looked, layout: Layout | None) -> dict[str, bytes]:
    reading, request = looked.read.reading, looked.request
    unpublished = dict.fromkeys(
        squeeze(column.heading) for column in reading.columns if column.field is None and not column.hidden
    )
    title = _title(looked.read)
    files = {
        REPORT_FILE: report_toml(f"{title}: progress report", title, LAYOUT_FILE if layout else None, tuple(unpublished)),
        COMMAND_FILE: command_file(request.python),
    }
    return {**files, LAYOUT_FILE: layout_toml(layout)} if layout else files


def _answered(looked: Looked, config: ReportConfig, layout: Layout | None) -> Iterator[tuple[str, bytes]]:
    """The settings of a folder that is set up already, with what is new in them; a layout where it had none."""
    if looked.held is None:
        if layout is not None:
            yield LAYOUT_FILE, layout_toml(layout)
            text = store.text_of(looked.request.folder / REPORT_FILE)
            yield REPORT_FILE, with_layout(text, LAYOUT_FILE, _title(looked.read)).encode()
        return
    path = config.base / (config.plan.layout or "")
    if layout is not None and layout != looked.held and path.name == LAYOUT_FILE and store.holds(path):
        yield LAYOUT_FILE, with_answers(store.text_of(path), layout).encode()


def _period_file(looked: Looked) -> bytes:
    request = looked.request
    day, where = (request.as_at, "") if request.as_at else _day_said(looked.read)
    return period_toml(request.meeting, day, request.next_meeting, where)


def _day_said(read: ReadSource) -> tuple[date | None, str]:
    """The day that a title or a heading says it describes, with the cell that says so; the words may stand in the cell before."""
    for sheet, row in _titles(read):
        before = ""
        for cell in row.cells:
            day = stated_day(cell.text) or stated_day(f"{before} {cell.text}")
            if day is not None:
                return day, f"said in '{sheet}'!{cell.address}"
            before = cell.text
    return None, ""


def _titles(read: ReadSource) -> Iterator[tuple[str, Row]]:
    """The rows that are no items, with their sheets' names, of the sheets that are not left out."""
    out = {(record.file, record.sheet) for record in read.reading.sheets if record.left_out}
    items = {(row.file, row.sheet, row.row) for row in read.reading.rows if row.kind in ITEMS}
    for grid in read.grids:
        for sheet in grid.sheets:
            for row in sheet.rows if (grid.file, sheet.name) not in out else ():
                if (grid.file, sheet.name, row.number) not in items:
                    yield sheet.name, row


def _title(read: ReadSource) -> str:
    return name_of(read.reading.plan.title, read.source.files[0].stem)


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
    if looked.held is not None:
        return layout, ""
    guessed = settled(looked.proposal, {})
    wanted = _signature(looked.read.reading, guessed)
    for parts in _LEFT_OUT:
        if _signature(_reading(looked, _without(guessed, parts)), guessed) == wanted:
            told = (
                f"The layout does not name its {' and '.join(parts)}, because naming them changed what was read: they are "
                "recognised afresh each time. Nothing need be done now; look at what check says of next quarter's workbook."
            )
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
