"""report.toml and period.toml: what the project manager settles once, and once a quarter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from reportgen.errors import InputError
from reportgen.settings import SettingsTable

REPORT_FILE = "report.toml"
PERIOD_FILE = "period.toml"
PERIOD_NAME = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
Role = Literal["plan", "measures", "indicators", "glossary"]
Percentages = Literal["half-up", "largest-remainder"]
KINDS = ("report", "graph-actions", "graph-measures", "plan", "measures", "glossary", "schedule", "graph-movement", "risk")
"""The kinds of paper, in the order of a pack."""
HISTORY = "history"
"""The kind of paper that no pack has: one action's life."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """The words of [report]; "" where a paper leaves the line out."""

    kind: str = "progress-report"
    title: str = ""
    short_title: str = ""
    committee: str = ""
    contact_officer: str = ""
    telephone: str = ""
    reason: str = ""
    activity: str = ""
    background_papers: tuple[str, ...] = ()
    percentages: Percentages = "half-up"


@dataclass(frozen=True, slots=True)
class PlanSection:
    """What [plan] says of the plan. layout is a shipped layout's name or a path; None is recognition by headings."""

    name: str | None = None
    start: date | None = None
    end: date | None = None
    layout: str | None = None
    publish_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One [[source]]: what a file, or one sheet of it, is."""

    role: Role
    file: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One [[paper]]: a kind, a template of the council's own (None is the shipped one) and the columns it prints (all)."""

    kind: str
    template: Path | None = None
    columns: tuple[str, ...] = ()


ALL_PAPERS = tuple(PaperEntry(kind) for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Leads:
    """What [leads] says of who may lead an action: names as they should be spelt, and codes with whom they stand for."""

    known: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every text that may stand for a lead."""
        return (*self.known, *(text for pair in self.codes for text in pair))


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One [[accept]] of a period.toml: a finding that stands, and why. text is the cell's text when it was accepted."""

    code: str
    sheet: str | None
    cell: str | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Period:
    """One quarter: its folder and what its period.toml says. name is "2015-10"; dates are None where they were not given."""

    name: str
    folder: Path | None = None
    meeting: date | None = None
    as_at: date | None = None
    next_meeting: date | None = None
    horizons: tuple[int, ...] | None = None
    accepts: tuple[Acceptance, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportConfig:
    """One report.toml. base is the folder it stands in; inputs is absolute."""

    base: Path
    inputs: Path
    report: ReportSection = ReportSection()
    plan: PlanSection = PlanSection()
    sources: tuple[SourceEntry, ...] = ()
    papers: tuple[PaperEntry, ...] = ALL_PAPERS
    history: PaperEntry = PaperEntry(HISTORY)
    leads: Leads = Leads()
    checks: Mapping[str, str] = field(default_factory=dict)


def find_config(start: Path) -> Path | None:
    """The nearest report.toml at or above a folder, None where there is none."""
    return next((folder / REPORT_FILE for folder in (start, *start.parents) if (folder / REPORT_FILE).is_file()), None)


def load_config(path: Path) -> ReportConfig:
    """Read a report.toml. Raises UsageError with the key, its line and the nearest right key."""
    top = SettingsTable(path)
    base = path.resolve().parent
    report, plan = top.table("report"), top.table("plan")
    entries = [_paper(entry, base) for entry in top.tables("paper")]
    config = ReportConfig(
        base=base,
        inputs=base / (top.text("inputs") or "inputs"),
        report=_report_section(report),
        plan=_plan_section(plan),
        sources=tuple(_source(entry) for entry in top.tables("source")),
        papers=tuple(entry for entry in entries if entry.kind != HISTORY) or ALL_PAPERS,
        history=next((entry for entry in entries if entry.kind == HISTORY), PaperEntry(HISTORY)),
        leads=_leads(top),
        checks=top.choices("checks", ("off", "note", "warning", "error")),
    )
    top.finish()
    return config


def periods(inputs: Path) -> tuple[str, ...]:
    """The names of the period folders, oldest first."""
    if not inputs.is_dir():
        raise InputError(f"The inputs folder {inputs} does not exist.", 'Make it, or mend "inputs" in report.toml.')
    return tuple(sorted(entry.name for entry in inputs.iterdir() if entry.is_dir() and PERIOD_NAME.match(entry.name)))


def load_period(folder: Path) -> Period:
    """Read a period folder's period.toml (an absent one gives no dates). Raises UsageError; a meeting in another month too."""
    path = folder / PERIOD_FILE
    if not path.is_file():
        return Period(folder.name, folder)
    top = SettingsTable(path)
    period = Period(
        name=folder.name,
        folder=folder,
        meeting=top.day("meeting"),
        as_at=top.day("as_at"),
        next_meeting=top.day("next_meeting"),
        horizons=top.numbers("horizons"),
        accepts=tuple(_acceptance(entry) for entry in top.tables("accept")),
        matches=tuple(_match(entry) for entry in top.tables("match")),
    )
    top.finish()
    _check_dates(period, top)
    return period


def _check_dates(period: Period, top: SettingsTable) -> None:
    if period.meeting and PERIOD_NAME.match(period.name) and period.meeting.strftime("%Y-%m") != period.name:
        raise top.error(
            "meeting", f"the meeting of {period.meeting} is not in the folder's month, {period.name}", "Mend the date."
        )
    if period.meeting and period.as_at and period.as_at > period.meeting:
        raise top.error("as_at", f"the as-at date {period.as_at} is after the meeting of {period.meeting}", "Mend the date.")
    if period.meeting and period.next_meeting and period.next_meeting <= period.meeting:
        raise top.error("next_meeting", f"{period.next_meeting} is not after the meeting of {period.meeting}", "Mend the date.")


def _report_section(table: SettingsTable) -> ReportSection:
    percentages = table.choice("percentages", get_args(Percentages)) or "half-up"
    section = ReportSection(
        kind=table.choice("kind", ("progress-report",)) or "progress-report",
        background_papers=table.strings("background_papers"),
        percentages="largest-remainder" if percentages == "largest-remainder" else "half-up",
        **{key: table.text(key) or "" for key in _REPORT_WORDS},
    )
    table.finish()
    return section


_REPORT_WORDS = ("title", "short_title", "committee", "contact_officer", "telephone", "reason", "activity")


def _plan_section(table: SettingsTable) -> PlanSection:
    section = PlanSection(
        name=table.text("name"),
        start=table.day("start"),
        end=table.day("end"),
        layout=table.text("layout"),
        publish_columns=table.strings("publish_columns"),
    )
    if section.start and section.end and section.end < section.start:
        raise table.error("end", f"the plan ends on {section.end}, before it starts", "Mend one of the dates.")
    table.finish()
    return section


def _source(table: SettingsTable) -> SourceEntry:
    role = table.choice("role", get_args(Role))
    file = table.text("file")
    if role is None or file is None:
        raise table.error("", 'a [[source]] needs "role" and "file"', "Add the missing one.")
    entry = SourceEntry(_ROLES[role], file, table.text("sheet"))
    table.finish()
    return entry


_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}


def _paper(table: SettingsTable, base: Path) -> PaperEntry:
    kinds = (*KINDS, HISTORY)
    kind, template = table.choice("kind", kinds), table.text("template")
    if kind is None:
        raise table.error("", 'a [[paper]] needs "kind"', f"It is one of {', '.join(kinds)}.")
    entry = PaperEntry(kind, base / template if template else None, table.strings("columns"))
    table.finish()
    return entry


def _leads(top: SettingsTable) -> Leads:
    """The list "known", and every other key as a code: JS = "Jo Smith"."""
    table = top.table("leads")
    leads = Leads(table.strings("known"), tuple((code, table.text(code) or "") for code in table.values if code != "known"))
    table.finish()
    return leads


def _acceptance(table: SettingsTable) -> Acceptance:
    code, reason = table.text("code"), table.text("reason")
    if not code or not reason:
        raise table.error("", 'an [[accept]] needs "code" and "reason"', "Say which finding stands, and why.")
    entry = Acceptance(code, table.text("sheet"), table.text("cell"), table.text("text") or "", reason)
    table.finish()
    return entry


def _match(table: SettingsTable) -> tuple[str, str]:
    before, after = table.text("before"), table.text("after")
    if not before or not after:
        raise table.error("", 'a [[match]] needs "before" and "after"', "Give a ref, or 'Sheet'!row, for each.")
    table.finish()
    return before, after
