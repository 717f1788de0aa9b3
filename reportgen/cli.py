"""The commands: arguments in, one call, text out. What a command needs is imported when it runs, so that --help is quick."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from reportgen import __version__
from reportgen.errors import ReportgenError

F = TypeVar("F", bound=Callable[..., Any])
_DAYS = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"]
_EXISTING = click.Path(path_type=Path)


class _Commands(click.Group):
    """A group whose errors are a sentence and a remedy, with the exit status of DESIGN section 7."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; never a traceback unless --debug asks for it."""
        try:
            return super().invoke(ctx)
        except ReportgenError as error:
            if ctx.params.get("debug"):
                raise
            _fail(error.message, error.remedy, error.exit_status)
        except BrokenPipeError:
            # whoever read our output has enough (head, more): nothing is wrong
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except MemoryError:
            _fail("The computer ran out of memory.", "Close other programs, and try again.", 5)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            _fail(
                f"Something went wrong inside reportgen ({what}).",
                "Nothing was written. Run it again as  reportgen --debug …  and report it.",
                5,
            )


def _fail(message: str, remedy: str, status: int) -> NoReturn:
    for text in filter(None, (message, remedy)):
        click.echo(_wrapped(text, _width()) if sys.stderr.isatty() else text, err=True)
    raise SystemExit(status)


def _wrapped(text: str, width: int) -> str:
    """A text with its lines that are wider than the terminal broken between words."""
    from reportgen.render.terminal.lines import paragraph

    lines = text.splitlines()
    return "\n".join(part for line in lines for part in ([line] if len(line) <= width else paragraph(line, width)))


def _day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """A date as people type it, day first; a sentence that says how where it is none."""
    for form in _DAYS if value is not None else ():
        with suppress(ValueError):
            # a calendar day, of no time zone
            return datetime.strptime((value or "").strip(), form).date()  # noqa: DTZ007
    if value is not None:
        raise click.BadParameter(f'"{value}" is not a date. Write it as 2015-10-07, 07/10/2015 or "7 October 2015".')
    return None


def _date_option(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, callback=_day, metavar="DATE", help=text)


_config = click.option(
    "--config", type=_EXISTING, help="The report.toml that holds (by default the nearest one at or above this folder)."
)
_layout = click.option(
    "--layout", metavar="NAME|FILE", help="How the workbook is laid out: a shipped layout, or a .toml of your own."
)
_previous_layout = click.option("--previous-layout", metavar="NAME|FILE", help="The same for the earlier workbook.")
_format = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
_period = click.option("--period", metavar="YYYY-MM", help="The period, by default the newest.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
@click.option("--debug", is_flag=True, help="Show the whole error when something goes wrong.")
def main(debug: bool) -> None:
    """Action-plan workbooks in, a committee's Word papers out.

    In a folder with a report.toml,  reportgen build  does the whole quarterly job.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("paths", type=_EXISTING, nargs=-1, metavar="[WORKBOOK]... [FOLDER]")
@click.option("--html", "picture", is_flag=True, help="Also write a page that shows what every row and column was read as.")
@click.option(
    "--example", is_flag=True, help="Copy the sample that comes with reportgen: report.toml, workbooks of three quarters."
)
@_date_option("--meeting", "The date of the meeting.")
@_date_option("--as-at", "The day the workbook describes.")
@_date_option("--next-meeting", "The date of the next meeting.")
def init(paths: tuple[Path, ...], example: bool, picture: bool, **dates: Any) -> None:
    """Set a report folder up from your own workbook, or empty, or with --example as one that builds at once."""
    from reportgen import set_up
    from reportgen.asking import ask_all

    workbooks, folder = _workbooks_and_folder(paths)
    if example and workbooks:
        raise click.UsageError("With --example name a folder only: the sample has workbooks of its own.")
    if example:
        _example(folder)
        return
    # the moment on the manager's own clock: it names the quarter's folder where no meeting is given
    today = datetime.now().date()  # noqa: DTZ005
    request = set_up.Request(folder.absolute(), workbooks, today, sys.executable, picture=picture, **dates)
    if workbooks:
        looked = set_up.look(request)
        click.echo(set_up.shown(looked, _width()))
        click.echo()
        terminal = sys.stdin.isatty() and sys.stdout.isatty()
        written = set_up.write(looked, ask_all(looked.proposal.questions, _width(), ask=_ask if terminal else None))
    else:
        written = set_up.write_empty(request)
    click.echo(set_up.told(written, _width()))
    click.echo(str(folder if folder != Path() else Path.cwd()))


def _workbooks_and_folder(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], Path]:
    """The workbooks among what was named, and the one folder, by default this one."""
    folders = [path for path in paths if path.is_dir() or not path.suffix]
    if len(folders) > 1:
        raise click.UsageError("Name one folder only.")
    workbooks = tuple(path.absolute() for path in paths if path not in folders)
    return workbooks, folders[0] if folders else Path()


def _example(folder: Path) -> None:
    from reportgen import quarter

    written = quarter.copy_example(folder.absolute())
    click.echo(f"Copied {len(written)} files of the sample to {folder}. Next:  reportgen build")
    click.echo(str(folder))


def _ask(prompt: str) -> str:
    answer: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=" ")
    return answer


@main.command()
@_config
@_period
@click.option("--previous", type=_EXISTING, help="The earlier workbook or period folder.")
@click.option("--current", type=_EXISTING, help="This quarter's workbook or period folder.")
@click.option("--out", type=_EXISTING, help="Where the pack goes (by default outputs/<meeting date>).")
@_date_option("--meeting", "The date of the meeting.")
@_date_option("--as-at", "The day the workbooks describe.")
@_date_option("--next-meeting", "The date of the next meeting.")
@_layout
@_previous_layout
def build(**options: Any) -> None:
    """Make the quarter's papers."""
    from reportgen import quarter
    from reportgen.render.summary import build_summary

    built = quarter.build(_request(options))
    click.echo(build_summary(built.facts, built.settled, built.files))
    click.echo(str(built.folder))
    _exit(built.settled.errors)


@main.command()
@click.argument("path", type=_EXISTING)
@click.argument("page", type=_EXISTING, required=False)
@click.option("--html", "picture", is_flag=True, help="A page for a browser that shows what every row and column was read as.")
@_layout
@_config
@_format
def read(path: Path, page: Path | None, picture: bool, layout: str | None, config: Path | None, form: str) -> None:
    """Show what a workbook, or a period folder, is read as. With --html as a page, written to PAGE if that is named."""
    from reportgen import quarter
    from reportgen.render.contract import reading_json
    from reportgen.render.terminal import reading_text

    if page is not None and not picture:
        raise click.UsageError("Only with --html is a second file named: the page to write.")
    side = quarter.read(path.absolute(), Path.cwd(), layout, config)
    if picture:
        _picture(side, page)
    elif form == "json":
        _json(reading_json(side.reading))
    else:
        click.echo(reading_text(side.reading, [grid.file for grid in side.grids], _width()))
    _exit(sum(finding.severity == "error" for finding in side.reading.findings))


def _picture(side: Any, page: Path | None) -> None:
    from reportgen.render.html import reading_html

    _page(reading_html(side.reading, side.grids, _named(side)), page)


def _page(content: bytes, path: Path | None) -> None:
    """A page to a file that was named, else to the output stream."""
    from reportgen import store

    if path is None:
        sys.stdout.write(content.decode("ascii"))
    else:
        store.write_page(path.absolute(), content)
        click.echo(str(path))


@main.command()
@click.argument("previous", type=_EXISTING, required=False)
@click.argument("current", type=_EXISTING, required=False)
@_config
@_period
@_layout
@_previous_layout
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="How to show it.")
@click.option("--out", type=_EXISTING, help="With --format html: the page to write (by default it is printed).")
def diff(form: str, out: Path | None, **options: Any) -> None:
    """Show what changed between two workbooks, or since the last period. With --format html as a page to send or print."""
    from reportgen import quarter
    from reportgen.render.contract import comparison_json
    from reportgen.render.terminal import comparison_text

    if (options["previous"] is None) != (options["current"] is None):
        raise click.UsageError("Name both workbooks, the earlier one first, or neither.")
    if out is not None and form != "html":
        raise click.UsageError("Only with --format html is --out given: the page to write.")
    before, now, comparison = quarter.diff(_request(options))
    if form == "json":
        _json(comparison_json(comparison))
    elif form == "html":
        plan = quarter.plan_name(quarter.sides_of(_request(options)).config, now)
        _page(_changes_page(comparison, before, now, plan), out)
    else:
        colour = sys.stdout.isatty() and not _no_colour()
        click.echo(comparison_text(comparison, _named(before), _named(now), _width(), colour), color=colour)
    _exit(sum(finding.severity == "error" for finding in comparison.findings))


def _changes_page(comparison: Any, before: Any, now: Any, plan: str) -> bytes:
    from reportgen.render.html import Side, comparison_html

    then, current = (
        Side(_named(side), tuple(path.name for path in side.source.files), side.reading, side.source.published)
        for side in (before, now)
    )
    return comparison_html(comparison, then, current, plan)


@main.command()
@click.argument("ref", required=False)
@click.option("--was-it-true", "truth", is_flag=True, help="What became of the actions once reported on track and due by now.")
@click.option("--on-track", metavar="STATUS", multiple=True, help="With --was-it-true: a status that counts as on track.")
@_config
@_period
@_layout
@click.option("--format", "form", type=click.Choice(["text", "json", "docx"]), default="text", help="How to show it.")
@click.option("--out", type=_EXISTING, help="With --format docx: the file to write (by default named after the action).")
def history(ref: str | None, truth: bool, on_track: tuple[str, ...], form: str, out: Path | None, **options: Any) -> None:
    """Show one action's life through all periods: what it was called, when it was due, what changed and why."""
    from reportgen import lives

    if (ref is None) == (not truth):
        raise click.UsageError("Name an action, such as  reportgen history 2.3 , or ask  reportgen history --was-it-true .")
    if (form == "docx" and ref is None) or (out is not None and form != "docx"):
        raise click.UsageError(
            "Only the life of an action is written as a Word page, and only with --format docx is --out given."
        )
    told = lives.history(_request(options))
    if told.unread is not None:
        click.echo(f"Earlier periods are left out: {told.unread}", err=True)
    if ref is None:
        _was_it_true(told, on_track, form)
    elif form == "docx":
        click.echo(str(lives.write_life(told, ref, out and out.absolute(), Path.cwd())))
    else:
        _life(told, ref, form)


def _life(told: Any, ref: str, form: str) -> None:
    from reportgen.paper.life import life_page, others_named
    from reportgen.paper.naming import named
    from reportgen.render.contract_history import life_json
    from reportgen.render.terminal import life_text

    life = named(told.shown, ref)[0].life
    if form == "json":
        _json(life_json(told.history, told.history.lives[told.shown.lives.index(life)]))
    else:
        colour = sys.stdout.isatty() and not _no_colour()
        page = life_page(told.shown, life)
        click.echo(life_text(page, others_named(told.shown, ref), _width(), colour), color=colour)


def _was_it_true(told: Any, on_track: tuple[str, ...], form: str) -> None:
    from reportgen.over_time import truths
    from reportgen.render.contract_history import truth_json
    from reportgen.render.terminal import truth_text

    found = truths(told.shown, on_track)
    if form == "json":
        _json({"reports": [truth_json(truth) for truth in found]})
    else:
        click.echo(truth_text(found, _width()))


@main.command()
@click.argument("current", type=_EXISTING, required=False)
@click.option("--previous", type=_EXISTING, help="The earlier workbook or period folder.")
@_config
@_period
@_date_option("--meeting", "The date of the meeting.")
@_date_option("--as-at", "The day the workbook describes: what is due before it and not complete is overdue.")
@_date_option("--next-meeting", "The date of the next meeting.")
@_layout
@_previous_layout
@_format
def check(form: str, **options: Any) -> None:
    """List what in the workbook needs somebody's attention, by lead and cell."""
    from reportgen import quarter
    from reportgen.render.contract import finding_json
    from reportgen.render.terminal import findings_text

    settled = quarter.findings(_request(options))
    if form == "json":
        _json({"findings": [finding_json(finding) for finding in settled.standing]})
    else:
        colour = sys.stdout.isatty() and not _no_colour()
        click.echo(findings_text(settled, _width(), colour), color=colour)
    _exit(settled.errors)


@main.command()
@click.argument("number")
@_config
@click.option("--pack", type=_EXISTING, help="The folder of one pack (by default the newest in outputs).")
def why(number: str, config: Path | None, pack: Path | None) -> None:
    """List the actions and cells behind a number, or a named number, of the newest pack."""
    from reportgen import quarter

    for line in quarter.why(number, Path.cwd(), config, pack):
        click.echo(line)


def _request(options: dict[str, Any]) -> Any:
    from reportgen.quarter import Request

    paths = {key: value.absolute() for key, value in options.items() if isinstance(value, Path)}
    # the moment on the manager's own clock, for the manifest alone
    moment = datetime.now()  # noqa: DTZ005
    checker = os.environ.get("REPORTGEN_DOCX_CHECK") or None
    return Request(working=Path.cwd(), built_at=moment, docx_check=checker, **{**options, **paths})


def _json(value: Any) -> None:
    click.echo(json.dumps(value, indent=2))


def _named(side: Any) -> str:
    return side.source.period.name or ", ".join(path.name for path in side.source.files)


def _width() -> int:
    import shutil

    return max(60, min(shutil.get_terminal_size((80, 24)).columns, 100))


def _no_colour() -> bool:
    return bool(os.environ.get("NO_COLOR"))


def _exit(errors: int) -> None:
    if errors:
        raise SystemExit(1)
