"""Which workbooks a command speaks of, what settings hold for them, and what was read in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from reportgen import store
from reportgen.config import Period, PlanSection, ReportConfig, Role, SourceEntry, find_config, load_config, load_period, periods
from reportgen.errors import InputError, UsageError
from reportgen.layout import Layout, load_layout
from reportgen.model import Grid, Reading
from reportgen.parse import read_plan
from reportgen.workbook import open_workbook


@dataclass(frozen=True, slots=True)
class Source:
    """The workbooks of one side: their period (name "" where it is not known) and files."""

    period: Period
    files: tuple[Path, ...]
    published: bool = False


@dataclass(frozen=True, slots=True)
class ReadSource:
    """One side, read."""

    source: Source
    grids: tuple[Grid, ...]
    reading: Reading
    layout: Layout | None = None


def config_for(paths: Sequence[Path], working: Path, given: Path | None) -> ReportConfig | None:
    """The report.toml that holds: the one given, else the nearest one at or above the working folder.

    A report.toml that nobody named holds only for files under its inputs (DESIGN section 6).
    """
    if given is not None:
        return load_config(given / "report.toml" if given.is_dir() else given)
    nearest = find_config(working)
    if nearest is None:
        return None
    config = load_config(nearest)
    return config if all(is_input(config, path) for path in paths) else None


def is_input(config: ReportConfig, path: Path) -> bool:
    """Whether a file or folder lies under the inputs of a report.toml, so that its layout is that file's."""
    return path.resolve().is_relative_to(config.inputs.resolve())


def source_of(path: Path) -> Source:
    """A workbook, or a period folder, that was named on the command line."""
    if not path.exists():
        raise InputError(f"There is no {path}.", "Check the name; put it in quotes if it has spaces.")
    if path.is_file():
        folder = path.parent
        name = folder.name if store.is_period(folder) else ""
        return Source(replace(load_period(folder), folder=folder) if name else Period(""), (path,))
    period = load_period(path)
    return Source(period if store.is_period(path) else replace(period, name=""), store.workbooks_in(path))


def period_source(config: ReportConfig, name: str | None) -> Source:
    """A period of the report's inputs, the newest unless it is named."""
    known = periods(config.inputs)
    if not known:
        raise InputError(
            f"{config.inputs} has no period folder.", "Make one, named as 2015-10, and put the quarter's workbooks in it."
        )
    if name is not None and name not in known:
        raise UsageError(f"There is no period {name} in {config.inputs}.", f"The periods are {', '.join(known)}.")
    folder = config.inputs / (name or known[-1])
    return Source(load_period(folder), store.workbooks_in(folder))


def is_superseded(config: ReportConfig, source: Source) -> bool:
    """Whether a period of the report's inputs is not the newest of them."""
    known = periods(config.inputs)
    return source.period.name in known and source.period.name != known[-1]


def baseline_source(config: ReportConfig, period: str) -> Source | None:
    """The newest period before one: as published where it was marked so, else its workbooks; None for a first report."""
    name = store.period_before(periods(config.inputs), period)
    return _past_source(config, name) if name is not None else None


def earlier_sources(config: ReportConfig, period: str) -> Iterator[Source]:
    """Every period before one, the newest first, each as published where it was marked so. Each is looked at when asked for."""
    return (_past_source(config, name) for name in sorted(periods(config.inputs), reverse=True) if name < period)


def _past_source(config: ReportConfig, name: str) -> Source:
    folder, published = store.published_or_own(config.inputs / name)
    return Source(load_period(config.inputs / name), store.workbooks_in(folder), published)


def layout_for(config: ReportConfig | None, named: str | None, working: Path, source: Source) -> Layout | None:
    """The layout of a side: the one named on the command line, else report.toml's for its own inputs; None is recognition."""
    if named is not None:
        return load_layout(named, working)
    if config is None or config.plan.layout is None or not all(is_input(config, path) for path in source.files):
        return None
    return load_layout(config.plan.layout, config.base)


def read_source(source: Source, layout: Layout | None, config: ReportConfig | None) -> ReadSource:
    """Open and read one side."""
    entries = config.sources if config else ()
    skipped = {Path(entry.file).name for entry in entries if entry.role == "indicators" and entry.sheet is None}
    grids = tuple(_open(path) for path in source.files if path.name not in skipped)
    plan = config.plan if config else PlanSection()
    laid_out = _with_sheets(layout, [entry for entry in entries if _sheet_there(entry, grids)])
    reading = read_plan(grids, laid_out, title=plan.name, start=plan.start, end=plan.end)
    return ReadSource(source, grids, reading, layout)


def _with_sheets(layout: Layout | None, entries: Sequence[SourceEntry]) -> Layout | None:
    """A layout that also knows the sheets that report.toml gives a role."""
    named = {role: tuple(entry.sheet for entry in entries if entry.sheet and entry.role == role) for role in get_args(Role)}
    if not any(named.values()):
        return layout
    known = layout or Layout("", stream_word="")
    sheets = known.sheets
    return replace(
        known,
        sheets=replace(
            sheets,
            plan=(*sheets.plan, *named["plan"]),
            measures=(*sheets.measures, *named["measures"]),
            leave_out=(*sheets.leave_out, *named["indicators"]),
        ),
    )


def _open(path: Path) -> Grid:
    """Open a workbook; of several periods' files of one name, an error says whose it is."""
    try:
        return open_workbook(path)
    except InputError as error:
        if not store.is_period(path.parent):
            raise
        raise InputError(f"In {path.parent.name}: {error.message}", error.remedy) from None


def missing_sources(config: ReportConfig | None, source: Source) -> tuple[str, ...]:
    """The files that report.toml names as a [[source]] and that are not there."""
    there = {path.name for path in source.files}
    return tuple(entry.file for entry in config.sources if Path(entry.file).name not in there) if config else ()


def missing_sheets(config: ReportConfig | None, grids: Sequence[Grid]) -> tuple[tuple[str, str], ...]:
    """The sheets that report.toml names in a [[source]] and that its file, which is there, does not have: (file, sheet)."""
    files = {grid.file for grid in grids}
    named = [(Path(entry.file).name, entry) for entry in (config.sources if config else ()) if entry.sheet]
    return tuple((file, entry.sheet or "") for file, entry in named if file in files and not _sheet_there(entry, grids))


def _sheet_there(entry: SourceEntry, grids: Sequence[Grid]) -> bool:
    """Whether the sheet that an entry names, if it names one, is in its file."""
    wanted, file = (entry.sheet or "").strip().casefold(), Path(entry.file).name
    return any(sheet.name.strip().casefold() == wanted for grid in grids if grid.file == file for sheet in grid.sheets)


def with_dates(period: Period, meeting: date | None, as_at: date | None, next_meeting: date | None) -> Period:
    """The period with the dates given on the command line, which beat period.toml's."""
    dated = replace(
        period, meeting=meeting or period.meeting, as_at=as_at or period.as_at, next_meeting=next_meeting or period.next_meeting
    )
    if meeting and period.name and meeting.strftime("%Y-%m") != period.name:
        raise UsageError(
            f"The meeting of {meeting} is not in the month of the period folder, {period.name}.",
            "Mend the date, or name another period.",
        )
    if dated.meeting and dated.as_at and dated.as_at > dated.meeting:
        raise UsageError(f"The as-at date, {dated.as_at}, is after the meeting, {dated.meeting}.", "Mend one of the dates.")
    if dated.meeting and dated.next_meeting and dated.next_meeting <= dated.meeting:
        raise UsageError(
            f"The next meeting, {dated.next_meeting}, is not after the meeting, {dated.meeting}.", "Mend one of the dates."
        )
    return dated
