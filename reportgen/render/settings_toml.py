"""report.toml, period.toml and a layout as text that a person reads and edits: what init writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import tomlkit

from reportgen.layout import Layout, Spellings
from reportgen.model import StatusWord
from reportgen.settings import toml_text

_REPORT = """\
# The settings of your committee paper. "reportgen build" in this folder makes it.
# Each line is  key = value ; texts stand in double quotes, dates are year-month-day (2015-10-07).
# Whatever follows a # is a note to you: take the # away to use such a line. A misspelt key is reported with its line.

# Where the periods are: one folder for each meeting, named by year and month (2015-10), with that quarter's workbooks and its
# period.toml (the dates).
inputs = "inputs"

[report]
title = {title}
# A short form of the title, for the names of the files:
# short_title = "SIP"
# The committee, as it stands at the foot of every page:
# committee = "Overview and Scrutiny Committee"
# Whom members may ring about the paper:
# contact_officer = "Project Manager"
# telephone = "01632 960498"
# Why the committee has the paper before it, and what it is asked to do:
# reason = "To tell the Committee how the plan is getting on."
# activity = "Members are asked to note the report."
# Papers that this one relies on and that the public may ask to see:
# background_papers = []

[plan]
{name}
# The days on which the plan starts and ends: a date typed without a year is read by them.
# start = 2015-04-01
# end = 2016-03-31
{layout}
# Columns that papers leave out, unless you name their headings here:
{publish}

# Rules of the check that should weigh otherwise here: off, note, warning or error.
# [checks]
# lead-variants = "off"
"""

_PERIOD = """\
# The dates of this quarter. They stand here, and never come from the computer's clock, so that an old paper can be made again.
# The meeting must be in the month that this folder is named after: rename the folder if the meeting moves.
{meeting}
# The day that the workbooks describe: what was due before it and is not completed is overdue.
{as_at}
# The next meeting: papers list what is due before it.
{next_meeting}
"""

_LAYOUT = """\
# How the workbook is laid out. Written by "reportgen init" from the workbook itself; mend what it took wrongly.

name = {name}
# What the workbook calls a work stream.
stream_word = {stream_word}
"""

_COMMAND = """\
@echo off
rem Makes the papers of the newest period. Written by reportgen init.
chcp 65001 >nul
cd /d "%~dp0"
set "PYTHONUTF8=1"
set "PYTHON={python}"
if exist "%PYTHON%" ("%PYTHON%" -m reportgen build) else (reportgen build)
if errorlevel 2 goto failed
start "" "outputs"
echo.
echo The papers are in the folder outputs.
pause
exit /b 0
:failed
echo.
echo No paper was made. The lines above say why, and what to do.
pause
exit /b 2
"""


def report_toml(title: str, name: str | None, layout: str | None, unpublished: Sequence[str] = ()) -> bytes:
    """A report.toml. name is the plan's; layout the file of its layout; unpublished the headings that papers leave out.

    Where name or layout is None an example stands in its place, commented out.
    """
    publish = f"publish_columns = {_strings(unpublished or ('Budget code',))}"
    return _REPORT.format(
        title=toml_text(title),
        name=f"name = {toml_text(name)}"
        if name
        else '# The plan\'s name as it is used in sentences:\n# name = "Improvement Plan"',
        layout=f"# How the workbook is laid out.\nlayout = {toml_text(layout)}"
        if layout
        else '# How the workbook is laid out: see docs/layouts.md.\n# layout = "layout.toml"',
        publish=f"# {publish}",
    ).encode()


def period_toml(meeting: date | None, as_at: date | None, next_meeting: date | None, as_at_from: str = "") -> bytes:
    """A period.toml; as_at_from says where the workbook gives that day. An unknown date is an example, commented out."""
    return _PERIOD.format(
        meeting=f"meeting = {meeting}" if meeting else "# meeting = 2015-10-07",
        as_at=(f"as_at = {as_at}" + (f"   # {as_at_from}" if as_at_from else "")) if as_at else "# as_at = 2015-09-30",
        next_meeting=f"next_meeting = {next_meeting}" if next_meeting else "# next_meeting = 2016-02-10",
    ).encode()


def layout_toml(layout: Layout) -> bytes:
    """A layout as a file that load_layout reads as the same layout."""
    lines = [_LAYOUT.format(name=toml_text(layout.name), stream_word=toml_text(layout.stream_word)), *_rest(layout)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def with_answers(text: str, layout: Layout) -> str:
    """A layout file with a layout's statuses and sheets in it, and all else as its owner left it."""
    document = tomlkit.parse(text)
    groups = document.setdefault("status", tomlkit.aot())
    known = {group.get("label"): group for group in groups}
    for status in layout.statuses:
        if status.label not in known:
            groups.append(tomlkit.parse("\n".join(_status(status)).partition("\n")[2]))
        elif status.complete is not None:
            known[status.label]["complete"] = status.complete
    names = {"plan": layout.sheets.plan, "leave_out": layout.sheets.leave_out}
    if any(names.values()):
        document.setdefault("sheets", tomlkit.table()).update({key: list(value) for key, value in names.items() if value})
    return tomlkit.dumps(document)


def with_layout(text: str, layout: str, name: str) -> str:
    """A report.toml with the file of its layout, and the plan's name where it has none, and all else as its owner left it."""
    document = tomlkit.parse(text)
    plan = document.setdefault("plan", tomlkit.table())
    plan["layout"] = layout
    plan.setdefault("name", name)
    return tomlkit.dumps(document)


def with_dates(text: str, dates: Mapping[str, date | None]) -> str:
    """A period.toml with the dates that are given, and all else as its owner left it."""
    document = tomlkit.parse(text)
    for key, day in dates.items():
        if day is not None:
            document[key] = day
    return tomlkit.dumps(document)


def command_file(python: str) -> bytes:
    """A file for Windows that makes the papers when it is double-clicked; python is the interpreter that has reportgen."""
    return _COMMAND.replace("{python}", python.replace("%", "%%")).replace("\n", "\r\n").encode()


def _rest(layout: Layout) -> Iterator[str]:
    """All of a layout but its name and stream_word, which a part of the file explains."""
    if layout.calendar_quarters is not None:
        yield f'quarters = "{"calendar" if layout.calendar_quarters else "financial"}"\n'
    for key, values in (("origins", layout.origins), ("retired_titles", layout.retired_titles)):
        if values:
            yield f"{key} = {_strings(values)}\n"
    if layout.count_retired:
        yield "count_retired = true\n"
    sheets = layout.sheets
    named = {"plan": sheets.plan, "measures": sheets.measures, "retired": sheets.retired, "leave_out": sheets.leave_out}
    named |= {"known": sheets.known}
    yield from _group(
        "sheets",
        "# Sheets whose contents don't say what they are, and those that are known: the check tells of new ones.",
        (Spellings(k, v) for k, v in named.items() if v),
    )
    yield from _group("columns", "# What each column holds, and the headings it has had.", layout.columns)
    yield from _group("measures", "# The columns of outcome measures, where they differ.", layout.measures)
    yield from _group("retired", "# The columns of retired actions, where they differ.", layout.retired)
    yield from (line for status in layout.statuses for line in _status(status))
    for term in layout.terms:
        first, last = ("-".join(f"{part:02d}" for part in day) for day in (term.first, term.last))
        yield f"[[term]]\nname = {toml_text(term.name)}\nfirst = {toml_text(first)}\nlast = {toml_text(last)}\n"


def _group(name: str, note: str, lines: Iterable[Spellings]) -> Iterator[str]:
    body = "".join(f"{line.role} = {_strings(line.names)}\n" for line in lines)
    if body:
        yield f"[{name}]\n{note}\n{body}"


def _status(status: StatusWord) -> Iterator[str]:
    lines = ["[[status]]", f"label = {toml_text(status.label)}"]
    lines += [f"words = {_strings(status.words)}"] if status.words else []
    lines += [f"rag = {toml_text(status.rag)}"] if status.rag else []
    if status.complete is None:
        lines.append("# complete = true    # nobody has said whether this means completed")
    else:
        lines.append(f"complete = {'true' if status.complete else 'false'}")
    lines += ["blank = true"] if status.blank else []
    yield "\n".join(lines) + "\n"


def _strings(values: Sequence[str]) -> str:
    return f"[{', '.join(map(toml_text, values))}]"
