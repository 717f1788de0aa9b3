"""The quarterly job, and what else a command does; the only caller of everything."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from reportgen import check, inputs, store
from reportgen.config import ALL_PAPERS, Leads, PaperEntry, ReportConfig, ReportSection
from reportgen.drawing import DrawingOffice
from reportgen.errors import InputError, OutputError, UsageError
from reportgen.inputs import ReadSource, Source
from reportgen.manifest import Entry, manifest
from reportgen.model import Comparison, History, Plan
from reportgen.outside import outside_check
from reportgen.paper.blocks import AnyChart
from reportgen.paper.commentary import commentary
from reportgen.paper.facts import Baseline, Facts, baseline_of, gather
from reportgen.paper.labels import told_apart
from reportgen.paper.pack import Paper, papers, with_appendices
from reportgen.paper.published import published, published_comparison
from reportgen.paper.published_history import published_history
from reportgen.past import history_of
from reportgen.plan_name import name_of
from reportgen.shipped import shipped
from reportgen.why import why as why_lines


@dataclass(frozen=True, slots=True)
class Request:
    """What build was asked for; paths are absolute, built_at is the moment that the manifest records."""

    working: Path
    built_at: datetime
    config: Path | None = None
    period: str | None = None
    previous: Path | None = None
    current: Path | None = None
    out: Path | None = None
    meeting: date | None = None
    as_at: date | None = None
    next_meeting: date | None = None
    layout: str | None = None
    previous_layout: str | None = None
    docx_check: str | None = None
    """The command of another checker of Word files, run on the pack before it takes the old one's place."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a quarter, settled: this one, the one compared with, and the report.toml that holds."""

    config: ReportConfig | None
    now: Source
    before: Source | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides read, and what changed between them; before and comparison are None for a first report.

    history holds the two, and the periods before them where they are a report's; unread is why it does not go back further.
    """

    sides: Sides
    now: ReadSource
    before: ReadSource | None
    comparison: Comparison | None
    history: History
    unread: InputError | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A pack that was written."""

    folder: Path
    facts: Facts
    settled: check.Settled
    files: tuple[str, ...]


def build(request: Request) -> Built:
    """Read, compare, check, count, write the papers: the whole quarterly job."""
    sides = sides_of(request)
    with DrawingOffice() as office:
        compared = read_and_compare(request, sides)
        settled = check_quarter(compared)
        facts = facts_of(compared, settled)
        files = render(papers(facts), facts, office)
    folder = pack_folder(request, sides)
    approve = outside_check(request.docx_check) if request.docx_check else None
    store.write_pack(folder, files, _manifest(request, sides, facts, settled, files), request.working, approve)
    return Built(folder, facts, settled, tuple(files))


def sides_of(request: Request, naming: str = "name the workbooks with --previous and --current") -> Sides:
    """Which workbooks a command speaks of, and the dates that hold. naming is how else than by a report.toml to say which."""
    named = [request.current] if request.current else []
    config = inputs.config_for(named, request.working, request.config)
    if request.current is not None:
        now = inputs.source_of(request.current)
    elif config is not None:
        now = inputs.period_source(config, request.period)
    else:
        raise UsageError(
            f"There is no report.toml in {request.working} or above it.",
            f"Run  reportgen init --example  in an empty folder, or {naming}.",
        )
    before = inputs.source_of(request.previous) if request.previous else None
    own = config is not None and (request.current is None or inputs.is_input(config, request.current))
    if before is None and config is not None and own and now.period.name:
        before = inputs.baseline_source(config, now.period.name)
    period = inputs.with_dates(now.period, request.meeting, request.as_at, request.next_meeting)
    return Sides(config, Source(period, now.files), before)


def read_side(request: Request, sides: Sides, source: Source, *, earlier: bool = False) -> ReadSource:
    """Read one side by the layout that holds for it."""
    named = (request.previous_layout or request.layout) if earlier else request.layout
    return inputs.read_source(source, inputs.layout_for(sides.config, named, request.working, source), sides.config)


def read_and_compare(request: Request, sides: Sides) -> Compared:
    """Read both sides and compare them; the periods before them too, for what is told over time (how often a date moved)."""
    now = read_side(request, sides, sides.now)
    before = read_side(request, sides, sides.before, earlier=True) if sides.before else None
    past, unread = _read_earlier(request, sides)
    history = history_of([*past, *([before] if before else []), now])
    return Compared(sides, now, before, history.comparisons[-1] if before else None, history, unread)


def _read_earlier(request: Request, sides: Sides) -> tuple[list[ReadSource], InputError | None]:
    """The periods before the one compared with, oldest first, back to one that can't be read, and what is wrong with that."""
    found: list[ReadSource] = []
    config, before = sides.config, sides.before
    if config is None or before is None or not all(inputs.is_input(config, path) for path in before.files):
        return found, None
    try:
        for source in inputs.earlier_sources(config, before.period.name):
            found.insert(0, replace(read_side(request, sides, source, earlier=True), grids=()))
    except InputError as error:
        return found, error
    return found, None


def check_quarter(compared: Compared, *, drafting: bool = False) -> check.Settled:
    """Every finding of the quarter, settled as report.toml and period.toml say. drafting adds entries drafted for officers."""
    now, before = compared.now, compared.before
    config, period = compared.sides.config, compared.sides.now.period
    context = check.Context(
        reading=now.reading,
        grids=now.grids,
        comparison=compared.comparison,
        baseline=before.source.period.name if before else "",
        baseline_days=_days(before) if before else (),
        drafting=drafting,
        superseded=config is not None and inputs.is_superseded(config, now.source),
        meeting=period.meeting,
        as_at=period.as_at,
        layout=now.layout,
        leads=config.leads if config else Leads(),
        publish_columns=config.plan.publish_columns if config else (),
        sources=config.sources if config else (),
        unread=compared.unread,
        missing_sources=inputs.missing_sources(config, now.source),
        missing_sheets=inputs.missing_sheets(config, now.grids),
    )
    return check.settle(check.run(context), config.checks if config else {}, period.accepts)


def _days(side: ReadSource) -> tuple[date, ...]:
    """The days that a side stands for, its meeting last."""
    period = side.source.period
    return tuple(day for day in (period.as_at, period.meeting) if day is not None)


def facts_of(compared: Compared, settled: check.Settled) -> Facts:
    """Everything that the papers will say, counted; from what may be printed only."""
    now, before, comparison = compared.now, compared.before, compared.comparison
    config, period = compared.sides.config, compared.sides.now.period
    report = config.report if config else ReportSection()
    publish = config.plan.publish_columns if config else ()
    text = store.read_commentary(period.folder)
    baseline = _baseline(before, now.reading.plan, report) if before else None
    if comparison and before and baseline:
        comparison = published_comparison(comparison, before.reading, now.reading, publish)
        comparison = told_apart(comparison, now.reading.plan, baseline.short)
    facts = gather(
        report,
        period,
        published(now.reading),
        plan_name=plan_name(config, now),
        baseline=baseline,
        comparison=comparison,
        history=published_history(compared.history, publish) if comparison else None,
        commentary=commentary(text) if text else None,
        unresolved=settled.errors,
        papers=config.papers if config else ALL_PAPERS,
        publish_columns=publish,
    )
    if facts.comparison and not facts.comparison.balance.holds:
        raise OutputError(
            f"The movement does not balance: {facts.comparison.balance}.", "This is a mistake in reportgen; nothing was written."
        )
    return with_appendices(facts)


def plan_name(config: ReportConfig | None, now: ReadSource) -> str:
    """What a plan is called: by report.toml, else in the workbook, else by its file where that names it."""
    named = config.plan.name if config else None
    return named or name_of(now.reading.plan.title, now.source.files[0].stem)


def _baseline(before: ReadSource, now: Plan, report: ReportSection) -> Baseline:
    return baseline_of(before.source.period.name, before.source.published, published(before.reading), now, report.percentages)


def pack_folder(request: Request, sides: Sides) -> Path:
    """Where the pack goes: --out, else outputs/<meeting date> beside report.toml."""
    if request.out is not None:
        _refuse_inputs(request.out.resolve(), sides)
        return request.out
    base = sides.config.base if sides.config else request.working
    meeting = sides.now.period.meeting
    return base / "outputs" / (meeting.isoformat() if meeting else sides.now.period.name or "pack")


def _refuse_inputs(out: Path, sides: Sides) -> None:
    """A pack never goes among the workbooks, nor where a swap of folders would move them."""
    files = [*sides.now.files, *(sides.before.files if sides.before else ())]
    inputs_folder = sides.config.inputs.resolve() if sides.config else None
    inside = inputs_folder is not None and out.is_relative_to(inputs_folder)
    if inside or any(path.resolve().is_relative_to(out) for path in files):
        raise OutputError(
            f"The pack can't go to {out}, where the workbooks are.", "Give it a folder of its own, such as  --out pack ."
        )


def render(documents: Sequence[Paper], facts: Facts, office: DrawingOffice) -> dict[str, bytes]:
    """Each paper as the bytes of its file; those with figures last, so that the figures are drawn meanwhile."""
    office.order([figure.chart for paper in documents for figure in paper.figures])
    made = {paper.file: _rendered(paper, facts, office.draw) for paper in sorted(documents, key=lambda paper: len(paper.figures))}
    return {paper.file: made[paper.file] for paper in documents}


def _rendered(paper: Paper, facts: Facts, draw: Callable[[AnyChart], bytes]) -> bytes:
    named = {"title": paper.title, "subject": facts.plan_name, "author": facts.report.committee}
    return sound_document(paper.entry, paper.document, paper.file, draw, **named)


def sound_document(entry: PaperEntry, document: object, file: str, draw: Callable[[AnyChart], bytes], **named: str) -> bytes:
    """A paper as the bytes of its file; named are its title, subject and author. Raises OutputError for one that isn't sound."""
    from reportgen.render.docx import render_docx
    from reportgen.render.docx_check import problems
    from reportgen.render.templates import load_template

    template, name = load_template(entry)
    content = render_docx(template, name, document, draw, **named)
    found = problems(content)
    if found:
        raise OutputError(
            f'"{file}" would not be a sound Word document: {found[0].rstrip(".")}.', f"Look at the template {name}."
        )
    return content


def _manifest(request: Request, sides: Sides, facts: Facts, settled: check.Settled, files: Mapping[str, bytes]) -> store.Manifest:
    base = sides.config.base if sides.config else request.working
    return manifest(
        facts,
        settled,
        built_at=request.built_at.replace(microsecond=0).isoformat(),
        inputs=[_entry(path, base) for path in sides.now.files],
        baseline=[_entry(path, base) for path in sides.before.files] if sides.before else [],
        files=files,
    )


def _entry(path: Path, base: Path) -> Entry:
    inside = path.resolve().is_relative_to(base.resolve())
    shown = path.resolve().relative_to(base.resolve()).as_posix() if inside else path.as_posix()
    return {"path": shown, "sha256": store.sha256(path)}


def read(path: Path, working: Path, layout: str | None, config: Path | None) -> ReadSource:
    """Read a workbook or a period folder."""
    source = inputs.source_of(path)
    held = inputs.config_for([path], working, config)
    side = inputs.read_source(source, inputs.layout_for(held, layout, working, source), held)
    return replace(side, reading=replace(side.reading, findings=check.group(side.reading.findings)))


def diff(request: Request) -> tuple[ReadSource, ReadSource, Comparison]:
    """Compare two workbooks or period folders, or this quarter with the last where none is named."""
    sides = sides_of(request, "name both workbooks:  reportgen diff July.xlsx October.xlsx")
    if sides.before is None:
        raise UsageError("There is no earlier period to compare with.", "Name both:  reportgen diff LAST.xlsx THIS.xlsx")
    compared = read_and_compare(request, sides)
    if compared.before is None or compared.comparison is None:
        raise ValueError("an earlier side was read, but not compared")
    return compared.before, compared.now, compared.comparison


def findings(request: Request) -> check.Settled:
    """What the check reports of a workbook or a period, compared with an earlier one where there is one."""
    sides = sides_of(request, "name the workbook:  reportgen check October.xlsx")
    return check_quarter(read_and_compare(request, sides), drafting=True)


def why(asked: str, working: Path, config: Path | None, pack: Path | None) -> Iterator[str]:
    """The actions and cells behind a number of the newest pack, or of the one named."""
    held = inputs.config_for([], working, config)
    base = held.base if held else working
    store.recover_all(base / "outputs")
    found = store.pack_at(pack) if pack else store.newest_pack(base / "outputs")
    if pack and found is None:
        raise UsageError(f"There is no pack in {pack}.", "Name the folder that holds a manifest.json.")
    return why_lines(asked, found, base)


def copy_example(folder: Path) -> tuple[str, ...]:
    """Copy the shipped sample into a folder."""
    return store.copy_example(folder, [(shipped("report.toml"), "report.toml"), (shipped("inputs"), "inputs")])
