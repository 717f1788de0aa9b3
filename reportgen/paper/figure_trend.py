"""The trend in words and as data: actions by status at each paper, and those retired by then."""

from collections.abc import Sequence
from itertools import pairwise

from reportgen.over_time import TrendPoint
from reportgen.paper import words
from reportgen.paper.blocks import Figure, Segment, Table, TableColumn, TableRow, Text, TrendChart, TrendColumn
from reportgen.paper.facts import Facts
from reportgen.paper.figure import SMALL
from reportgen.tally import NOT_RECORDED, Counts, StatusTally

MOST = 12
"""Papers that one picture shows: the newest of them."""
_ALT_LIMIT = 250
_PERCENT_UP_TO = 4
"""Statuses beside which a table has room for percentages."""


def points(facts: Facts) -> tuple[TrendPoint, ...]:
    """The papers that the figure shows, oldest first."""
    return facts.trend[-MOST:]


def why_not(facts: Facts) -> str:
    """Why there is no trend, as a sentence; "" where there is one: it takes two papers that have statuses."""
    recorded = [point for point in points(facts) if point.recorded]
    if len(recorded) > 1 and facts.counts.recorded:
        return ""
    return "There is no figure of the trend, because it needs two papers in which statuses are recorded."


def trend_figures(facts: Facts, number: int) -> tuple[Figure, ...]:
    """The figure of the trend; none where there is none to show."""
    if why_not(facts):
        return ()
    table = f"Table{words.NBSP}{number}"
    chart = TrendChart(tuple(_columns(facts)), "actions in the plan")
    return (Figure(f"Figure {number}: {_message(facts)}", _note(facts, table), _alt(facts, table), chart),)


def _message(facts: Facts) -> str:
    """Completed actions have risen at every paper; or from what to what; neutral where fewer than two papers can say so."""
    done = facts.counts.completed
    shown = [point for point in points(facts) if point.judged]
    if done is None or len(shown) < 2 or shown[-1] is not points(facts)[-1]:
        return f"Actions by status in {len(points(facts))} papers"
    word = words.sentence_case(words.status_in_prose(done.word.label))
    numbers = [point.counts.completed.tally.value if point.counts.completed else 0 for point in shown]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if len(steps) > 1 and all(step > 0 for step in steps):
        return f"{word} actions have risen at every paper"
    first, last = words.grouped(numbers[0]), words.grouped(numbers[-1])
    since = words.plain(name_of(shown[0]))
    if first == last:
        return f"{word} actions are {last}, as in {since}"
    return f"{word} actions have {'risen' if numbers[-1] > numbers[0] else 'fallen'} from {first} to {last} since {since}"


def _note(facts: Facts, table: str) -> str:
    shown, every = points(facts), facts.trend
    which = f"the last {len(shown)} of {len(every)} papers" if len(shown) < len(every) else f"{len(shown)} papers"
    retired = " Retired actions stand above the others, and are not in the total." if _has_retired(facts) else ""
    silent = [name_of(point) for point in shown if not point.recorded]
    without = f" No status was recorded in {words.joined(silent)}." if silent else ""
    return f"Number of actions by status in {which}.{retired}{without} The data are in {table}."


def _has_retired(facts: Facts) -> bool:
    return any(point.retired.value for point in points(facts))


def _has_gone(facts: Facts) -> bool:
    return any(point.gone.value for point in points(facts))


def left_note(facts: Facts) -> str:
    """That the columns of what left the plan count on from paper to paper, as the table of movement does not."""
    told = [
        name for name, has in (("retired actions", _has_retired(facts)), ("actions no longer there", _has_gone(facts))) if has
    ]
    return f"{words.sentence_case(words.joined(told))} are all that had left the Plan by that paper." if told else ""


def name_of(point: TrendPoint) -> str:
    """October 2015; of one of no period folder its date, else the workbook's name."""
    told = words.month_year(point.period)
    return words.long_date(point.day) if told == point.period and point.day else told


def _heading(point: TrendPoint) -> tuple[str, ...]:
    """Oct over 2015."""
    told, day = words.month_year(point.period), point.day
    if told != point.period:
        month, year = told.split(words.NBSP)
        return month[:3], year
    return (f"{day.day} {words.MONTHS[day.month - 1][:3]}", str(day.year)) if day else (point.period,)


def _columns(facts: Facts) -> list[TrendColumn]:
    """The columns, each with every status that any of them has: completed ones at the base, those not recorded on top."""
    with_retired = _has_retired(facts)
    return [
        TrendColumn(
            heading=_heading(point),
            segments=tuple(_segment(status, point.counts.total.value) for status in _statuses(facts, point)),
            total=words.grouped(point.counts.total.value),
            outside=Segment("retired", point.retired.value, None) if with_retired else None,
        )
        for point in points(facts)
    ]


def _segment(status: StatusTally, total: int) -> Segment:
    percent = status.percent if total >= SMALL and status.tally.value else ""
    word = status.word
    return Segment(words.status_in_prose(word.label), status.tally.value, word.rag, percent, word.complete)


def _statuses(facts: Facts, point: TrendPoint) -> list[StatusTally]:
    """A paper's statuses from the base up; one that no paper shown has, and the plan no longer, is left out."""
    of = {status.word.label: status for status in point.counts.statuses}
    order = sorted(_shown(facts), key=lambda status: (status.word.label == NOT_RECORDED, not status.word.complete))
    return [of.get(status.word.label) or _none(status) for status in order]


def _none(status: StatusTally) -> StatusTally:
    """The same status of nothing."""
    return StatusTally(status.word, type(status.tally)(f"{status.tally.name}.none", ()), "0%")


def _shown(facts: Facts) -> list[StatusTally]:
    """Every status that any paper shown has, and those of the plan now, in the order of the vocabulary."""
    now = {status.word.label for status in facts.counts.statuses}
    found: dict[str, StatusTally] = {}
    used = set[str]()
    for point in points(facts):
        for status in point.counts.statuses:
            found.setdefault(status.word.label, status)
            used |= {status.word.label} if status.tally.value else set()
    return sorted((s for label, s in found.items() if label in used | now), key=lambda s: s.word.label == NOT_RECORDED)


def _alt(facts: Facts, table: str) -> str:
    """The numbers of every paper; where that is too long, of the first and the last; then of the last alone."""
    shown = points(facts)
    told = [f"{words.plain(name_of(point))} {_listed(facts, point)}" for point in shown]
    start = f"Column chart of actions by status in {len(shown)} papers: "
    end = f". Figures are in {words.plain(table)}."
    texts = (start + "; ".join(part) + end for part in (told, [told[0], told[-1]], [told[-1]]))
    texts_shorter = (*texts, f"{start}{_message(facts)}{end}")
    return next((text for text in texts_shorter if len(text) <= _ALT_LIMIT), texts_shorter[-1])


def _listed(facts: Facts, point: TrendPoint) -> str:
    """14 completed, 33 in progress, 3 static."""
    if not point.recorded:
        return f"{words.grouped(point.counts.total.value)} not recorded"
    statuses = [s for s in _statuses(facts, point) if s.tally.value or s.word.label != NOT_RECORDED]
    return ", ".join(f"{words.grouped(s.tally.value)} {words.status_in_prose(s.word.label)}" for s in statuses)


def trend_table(facts: Facts) -> Table:
    """The same numbers, with those retired and those gone by each paper where there are any."""
    statuses = _shown(facts)
    shown = points(facts)
    columns = [TableColumn("paper", "Paper")]
    columns += [TableColumn(f"status{at}", status.word.label) for at, status in enumerate(statuses, 1)]
    columns.append(TableColumn("total", "Total"))
    retired, gone = _has_retired(facts), _has_gone(facts)
    columns += [TableColumn("retired", "Retired")] if retired else []
    columns += [TableColumn("gone", "No longer there")] if gone else []
    rows = [_row(point, statuses, retired, gone) for point in shown]
    description = "Number of actions of each status in each paper, oldest first."
    return Table("Actions by status in each paper", description, tuple(columns), tuple(rows), fit=True)


def _row(point: TrendPoint, statuses: Sequence[StatusTally], retired: bool, gone: bool) -> TableRow:
    of = {status.word.label: status for status in point.counts.statuses}
    shares = len(statuses) <= _PERCENT_UP_TO
    cells = [words.plain(name_of(point))]
    cells += [_count(of.get(status.word.label), shares) for status in statuses]
    cells.append(words.grouped(point.counts.total.value))
    cells += [words.grouped(point.retired.value)] if retired else []
    cells += [words.grouped(point.gone.value)] if gone else []
    return TableRow(tuple(Text(cell) for cell in cells))


def _count(status: StatusTally | None, shares: bool) -> str:
    number = status.tally.value if status else 0
    percent = f" ({status.percent})" if shares and status and status.percent else " (0%)" if shares else ""
    return f"{words.grouped(number)}{percent}"


def shares_shown(facts: Facts) -> tuple[Counts, ...]:
    """The counts whose percentages the table prints."""
    return tuple(point.counts for point in points(facts)) if len(_shown(facts)) <= _PERCENT_UP_TO else ()
