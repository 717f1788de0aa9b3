"""What every paper has in common: the draft line, the footer, the appendix's heading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.model import Status
from reportgen.paper import words
from reportgen.paper.blocks import Badge, Block, Cell, Prose, Revision, Span, Table, Text
from reportgen.paper.facts import Appendix, Facts
from reportgen.tally import NOT_RECORDED, Counts, Due

FIVE_PAGES = 2000
"""As many words in tables as five pages hold (the sample: 310 to 380 a page)."""


@dataclass(frozen=True, slots=True)
class Front:
    """The first lines and the footer of a paper. draft is "" for a paper that is not one."""

    draft: str
    heading: str
    footer: str


def front(facts: Facts, appendix: Appendix | None, heading: str) -> Front:
    """The front of an appendix, or of the report itself (appendix None)."""
    title = f"Appendix {appendix.number}: {heading}" if appendix else heading
    return Front(draft_line(facts.unresolved), title, footer(facts))


def draft_line(unresolved: int) -> str:
    """The first line of a draft."""
    if not unresolved:
        return ""
    verb = "is" if unresolved == 1 else "are"
    return words.plain(f"Draft: {words.counted(unresolved, 'matter')} in the workbook {verb} unresolved.")


def footer(facts: Facts) -> str:
    """The committee and the date of its meeting."""
    day = words.plain_date(facts.period.meeting) if facts.period.meeting else ""
    return " – ".join(part for part in (facts.report.committee or facts.plan_name, day) if part)


def at_date(facts: Facts) -> str:
    """The as-at date after a space (" at 30 September 2015"), nothing where it is not known."""
    return f" at {words.long_date(facts.as_at)}" if facts.as_at else ""


def contents(facts: Facts, headings: Sequence[str], tables: Iterable[Table]) -> Prose | None:
    """Links to the parts of a paper that is over five pages long; None for a shorter one."""
    if word_count(tables) <= FIVE_PAGES or len(headings) < 2:
        return None
    word = f"{facts.plan.stream_word} "
    links = [Span(heading.removeprefix(word).replace(": ", ". ", 1), link=f"#{heading}") for heading in headings]
    spans = [span for link in links for span in (link, Span("; "))][:-1]
    return Prose((Block("paragraph", (Span("Contents: ", bold=True), *spans, Span("."))),))


def word_count(tables: Iterable[Table]) -> int:
    """How many words stand in the rows of tables."""
    return sum(len(_cell_text(cell).split()) for table in tables for row in table.rows for cell in row.cells)


def _cell_text(cell: Cell) -> str:
    match cell:
        case Text():
            return f"{cell.before} {cell.text} {cell.after}"
        case Badge():
            return cell.word
        case Revision():
            return "".join(piece.text for piece in cell.pieces)


def badge(status: Status, plain: bool = False) -> Badge:
    """A status as a cell."""
    return Badge(status.label or NOT_RECORDED, status.rag, plain)


def unjudged(due: Due) -> str:
    """2 actions have a status that does not say whether they are completed, and are not counted here: 1.2 and 1.3."""
    if due.unjudged is None:
        return ""
    one = due.unjudged.value == 1
    have, they = ("has", "it is") if one else ("have", "they are")
    number = words.counted(due.unjudged.value, "action")
    left_out = f"so {they} not counted as overdue or due: {words.joined(due.unjudged.labels)}"
    return f"{number} {have} a status that does not say whether {they} completed, {left_out}."


def not_counted(facts: Facts) -> str:
    """Which actions are not counted as overdue, and might be: by their status, or for want of the due date they had."""
    return " ".join(part for part in (unjudged(facts.due), _removed_dates(facts)) if part)


def _removed_dates(facts: Facts) -> str:
    """Action 1.3 was due on 31 August 2025 and has no due date now, so it is not counted as overdue."""
    removed = facts.removed_dates
    if not removed:
        return ""
    if len(removed) == 1 and (day := removed[0].due.latest):
        subject, they = f"Action{words.NBSP}{removed[0].action.label} was due on {words.long_date(day)} and has", "it is"
    else:
        each = [f"{r.action.label} (due on {words.long_date(r.due.latest)})" for r in removed if r.due.latest]
        subject, they = f"Actions {words.joined(each)} have passed the due dates they had and have", "they are"
    return f"{subject} no due date now, so {they} not counted as overdue."


def listed(counts: Counts) -> str:
    """5 completed, 4 in progress and 0 static: every status, zeros too."""
    return words.joined([f"{words.grouped(s.tally.value)} {words.status_in_prose(s.word.label)}" for s in counts.statuses])


def statuses_are(counts: Counts) -> str:
    """25 are completed (48%), 27 are in progress (52%) and none is static."""
    parts = []
    for status in counts.statuses:
        number, word = status.tally.value, words.predicate(status.word.label)
        verb = "is" if number < 2 else "are"
        parts.append(f"{words.grouped(number)} {verb} {word} ({status.percent})" if number else f"none is {word}")
    return words.joined(
        [
            p.replace("are not recorded", "have no status recorded").replace("is not recorded", "has no status recorded")
            for p in parts
        ]
    )


def statuses_were(counts: Counts) -> str:
    """14 were completed (28%), 33 in progress (66%) and 3 static (6%)."""
    parts: list[str] = []
    last = ""
    for status in counts.statuses:
        number, word = status.tally.value, words.predicate(status.word.label)
        verb = "were " if number > 1 else "was "
        said = "" if verb == last else verb
        parts.append(f"{words.grouped(number)} {said}{word} ({status.percent})" if number else f"none {said}{word}")
        last = "" if word.startswith("recorded as") else verb
    return words.joined(parts)
