"""What reportgen history prints: one action's life on a page, or what became of what was reported on track."""

from collections.abc import Iterator, Sequence

from reportgen.compare import wording
from reportgen.model import Tally
from reportgen.over_time import Outcome, Truth
from reportgen.paper.life import LifePage, Standing
from reportgen.paper.life_steps import TEXTS, LifeChange, LifeStep, report_name
from reportgen.paper.words import plain as spaced
from reportgen.paper.words import plain_date
from reportgen.render.terminal.lines import counted, fill, marked, paragraph, plain

_HANG = "    "
_GAP = 2
_NARROWEST = 8


def life_text(page: LifePage, others: Sequence[str] = (), width: int = 80, colour: bool = False) -> str:
    """One action's life in lines of a width. others are sentences on what else bore its name, told first.

    Deleted words stand in [-...-], inserted ones in {+...+}; colour (ANSI) comes on top.
    """
    lines = [line for other in others for line in paragraph(other, width)]
    lines += [""] if others else []
    lines += [spaced(page.heading), "=" * min(width, len(page.heading))]
    lines += paragraph(page.place, width)
    lines += ["", *(line for text in page.wording.split("\n") for line in paragraph(text, width)), ""]
    lines += [line for sentence in page.summary for line in paragraph(spaced(sentence), width)]
    lines += ["", *_standings(page.standings, width)]
    for step in page.steps:
        lines += ["", *_step(step, width, colour)]
    return "\n".join(lines)


def _standings(standings: Sequence[Standing], width: int) -> Iterator[str]:
    """The table of how it stood, report by report."""
    rows = [("Report", "Ref", "Status", "Due date", "Lead")]
    rows += [(one.report, one.ref, one.status, one.due, one.lead) for one in standings]
    yield from _table(rows, width)


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Rows in columns, a heading and a rule first; a long cell goes on beneath itself."""
    widths = _widths(rows, width)
    for number, row in enumerate(rows):
        cells = [_cell(text, widths[place]) for place, text in enumerate(row)]
        for at in range(max(map(len, cells))):
            parts = [(cell[at] if at < len(cell) else "").ljust(widths[place]) for place, cell in enumerate(cells)]
            yield (" " * _GAP).join(parts).rstrip()
        if number == 0:
            yield (" " * _GAP).join("-" * one for one in widths)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the longest line of each column, the widest cut until all fit."""
    wanted = [max(len(line) for row in rows for line in row[place].split("\n")) for place in range(len(rows[0]))]
    while sum(wanted) + _GAP * (len(wanted) - 1) > width and max(wanted) > _NARROWEST:
        wanted[wanted.index(max(wanted))] -= 1
    return wanted


def _cell(text: str, width: int) -> list[str]:
    """A cell's lines, a word that is too long cut."""
    lines = [line for part in text.split("\n") for line in fill(plain(part), width, "", "")] or [""]
    return [line[at : at + width] for line in lines for at in range(0, max(1, len(line)), width)]


def _step(step: LifeStep, width: int, colour: bool) -> Iterator[str]:
    yield step.report
    yield "-" * len(step.report)
    for sentence in step.sentences:
        yield from paragraph(spaced(sentence), width, "  ", "  ")
    for change in step.changes:
        yield from _change(change, width, colour)
    if step.entry:
        yield from paragraph(f'Officers\' entry: "{step.entry}"', width, "  ", "  ")
    if step.silence:
        yield from paragraph(spaced(step.silence), width, "  ", "  ")


def _change(change: LifeChange, width: int, colour: bool) -> Iterator[str]:
    name = f"  {change.what}: "
    if change.what in TEXTS and change.before is not None and change.after is not None:
        yield from fill(marked(wording(change.before, change.after)), width, name, _HANG, colour)
    else:
        told = " -> ".join(" / ".join((side or "(blank)").splitlines()) for side in (change.before, change.after))
        yield from fill(plain(told), width, name, _HANG)


# -- was it true? -------------------------------------------------------------------------------------------------------------


def truth_text(truths: Sequence[Truth], width: int = 80) -> str:
    """What became of what earlier reports said was on track, the latest of them by work stream."""
    return "\n\n".join("\n".join(_truth(truth, width)) for truth in truths)


def _truth(truth: Truth, width: int) -> Iterator[str]:
    then, day = report_name(truth.then), truth.now.day
    heading = f"Reported on track in {then}, and due before {plain_date(day) if day else report_name(truth.now)}"
    yield heading
    yield "-" * min(width, len(heading))
    yield from paragraph(f"Taken as on track: {', '.join(truth.statuses)}. Due dates are those of {then}.", width)
    if not truth.total.reported.value:
        yield "No action was both."
        return
    yield from paragraph(_sentence(truth.total), width)
    yield ""
    rows: list[Sequence[str]] = [("", "Reported", "Done", "Not done", "Moved", "Other")]
    rows += [_row(one) for one in truth.streams if one.reported.value]
    yield from _table([*rows, _row(truth.total)], width)
    yield ""
    for words, tally in _named(truth.total):
        if tally.value:
            yield from fill(plain(", ".join(tally.labels)), width, f"{words}: ", _HANG)


def _sentence(total: Outcome) -> str:
    number, done = total.reported.value, total.done.value
    verb = "was" if number == 1 else "were"
    done_now = "none is completed now" if not done else f"{done} {'is' if done == 1 else 'are'} completed now"
    return f"{counted(number, 'action')} {verb} reported on track and due; {done_now}."


def _row(outcome: Outcome) -> tuple[str, ...]:
    stream = outcome.work_stream
    name = "All" if stream is None else " ".join(part for part in (stream.number, stream.title) if part) or "The whole plan"
    other = outcome.unrecorded.value + outcome.retired.value + outcome.gone.value
    counts = (outcome.reported, outcome.done, outcome.still_open, outcome.moved)
    return (name, *(str(one.value) for one in counts), str(other))


def _named(total: Outcome) -> list[tuple[str, Tally]]:
    return [
        ("Done", total.done),
        ("Not done", total.still_open),
        ("Of these, due date since moved later or left open", total.moved),
        ("No status recorded now", total.unrecorded),
        ("Retired, not completed", total.retired),
        ("No longer in the plan", total.gone),
    ]
