"""The figure of due dates in words and as data: each open action by its deadline, and the days that this stood at before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from reportgen.model import Action, Tally
from reportgen.over_time import DueTrail
from reportgen.paper import words
from reportgen.paper.blocks import DueChart, DueLine, DueMark, DueRow, Figure, Table, TableColumn, TableRow, Text
from reportgen.paper.change_rows import SHORT
from reportgen.paper.common import unjudged
from reportgen.paper.facts import Facts
from reportgen.paper.how_far import how_far
from reportgen.paper.lanes import lanes
from reportgen.tally import Deadlines

Place = Literal["overdue", "next", "later"]
_BACK, _AHEAD = 5, 8
"""Years before and after the as-at date that the scale reaches at most: a mistyped year must not squeeze all the others."""
_ROWS = 185.0
_PLOT = 118.0
_LETTER = 2.05
_PADDING = 3.5
_LANE = 6.6
_WIDEST = 48.0
_NAME = 20
"""Millimetres, rather too many than too few, and letters in a line of a name: what one picture holds; see split."""


def why_not(facts: Facts) -> str:
    """Why there is no figure of due dates, as a sentence; "" where there is one."""
    if facts.deadlines is None or facts.as_at is None:
        reason = _unknown(facts)
    elif not facts.deadlines.dated:
        reason = "no open action has a day by which it is due"
    elif not facts.slipped:
        reason = "no deadline of an open action has been moved to a later day"
    else:
        return ""
    return f"There is no figure of due dates, because {reason}."


def _unknown(facts: Facts) -> str:
    if all(action.due is None for action in facts.plan.actions):
        return "the plan has none"
    return "the as-at date is not known" if facts.as_at is None else "it is not known which statuses mean completed"


def due_figures(facts: Facts, number: int) -> tuple[Figure, ...]:
    """The figure of due dates, in as many pictures as it takes; none where there is none to show."""
    if why_not(facts) or facts.deadlines is None or facts.as_at is None:
        return ()
    table = f"Table{words.NBSP}{number}"
    whole = _chart(facts, facts.deadlines, facts.as_at)
    pages = [replace(whole, rows=rows) for rows in split(whole)]
    return tuple(
        Figure(
            caption=f"Figure {number}{f' (continued, {page} of {len(pages)})' if page > 1 else ''}: {_message(facts.deadlines)}",
            note=_note(facts, facts.deadlines, facts.as_at, table) if page == 1 else f"The data are in {table}.",
            alt=_alt(facts, facts.deadlines, table) if page == 1 else _alt_continued(chart, page, table),
            chart=chart,
        )
        for page, chart in enumerate(pages, 1)
    )


def _message(deadlines: Deadlines) -> str:
    """4 of the 27 open actions with a due date are overdue."""
    overdue, number = deadlines.overdue.value, len(deadlines.dated)
    if number == 1:
        return f"The only open action with a due date is {'' if overdue else 'not '}overdue"
    of = f"of the {words.plain(words.counted(number, 'open action'))} with a due date"
    if not overdue:
        return f"None {of} is overdue"
    return f"{words.grouped(overdue)} {of} {'is' if overdue == 1 else 'are'} overdue"


def _note(facts: Facts, deadlines: Deadlines, as_at: date, table: str) -> str:
    several = sum(len(trail.slips) > 1 for trail in _trails(facts).values())
    moved = words.counted(facts.slipped.value if facts.slipped else 0, "deadline")
    verb = "has" if facts.slipped and facts.slipped.value == 1 else "have"
    more = f", {words.grouped(several)} of them more than once" if several else ""
    return (
        f"Open actions at {words.long_date(as_at)}, shown by their labels; the right-hand edge of each box is the day it is due. "
        f"A dotted line leads to the days it was due before: {moved} {verb} been moved later{more}. "
        f"{_not_shown(deadlines)}{_beyond(facts, deadlines, as_at)}{_unjudged(facts)}The data are in {table}."
    )


def _unjudged(facts: Facts) -> str:
    return f"{found} " if (found := unjudged(facts.due)) else ""


def _not_shown(deadlines: Deadlines) -> str:
    """Which open actions have no place on a scale of time."""
    kinds = (
        (deadlines.ongoing, "ongoing"),
        (deadlines.undated, "with a due date that names no day"),
        (deadlines.blank, "without a due date"),
    )
    told = [f"{words.grouped(tally.value)} {what} ({words.joined(tally.labels)})" for tally, what in kinds if tally.value]
    return f"Not shown: {words.joined(told)}. " if told else ""


def _beyond(facts: Facts, deadlines: Deadlines, as_at: date) -> str:
    """Which actions have a day that the scale does not reach."""
    first, last = _limits(as_at)
    trails = _trails(facts)
    far = [action.label for action in _dated(facts, deadlines) if not all(first <= day <= last for day in _days(action, trails))]
    return f"Days beyond the scale stand at its edge: {words.joined(far)}. " if far else ""


def _alt(facts: Facts, deadlines: Deadlines, table: str) -> str:
    zones = [zone for zone in _zones(deadlines) if zone]
    moved = facts.slipped.value if facts.slipped else 0
    what = words.counted(len(deadlines.dated), "open action")
    slipped = f"{words.counted(moved, 'deadline')} {'has' if moved == 1 else 'have'} been moved later"
    return words.plain(f"Timeline of {what} by due date: {words.joined(zones)}; {slipped}. Figures are in {table}.")


def _alt_continued(chart: DueChart, page: int, table: str) -> str:
    number = words.counted(sum(len(row.marks) for row in chart.rows), "action")
    return words.plain(f"Timeline of open actions by due date, picture {page}: another {number}. Figures are in {table}.")


# -- the chart ----------------------------------------------------------------------------------------------------------------


def _chart(facts: Facts, deadlines: Deadlines, as_at: date) -> DueChart:
    places = _places(deadlines)
    trails = _trails(facts)
    first, last = _limits(as_at)
    rows = tuple(_rows(facts, places, trails, first, last))
    days = [day for row in rows for mark in row.marks for day in mark.days]
    ahead = facts.period.next_meeting if deadlines.before_next else None
    start = min(*days, as_at).replace(day=1)
    end = _month_end(max(*days, as_at, *([ahead] if ahead and ahead <= last else [])))
    lines = [DueLine(as_at, ("As at", words.table_date(as_at)))]
    lines += [DueLine(ahead, ("Next paper", words.table_date(ahead)))] if ahead and ahead <= end else []
    moved = "date moved; each mark is a day it was due before" if facts.slipped else ""
    return DueChart(rows, start, end, tuple(lines), _zones(deadlines), tuple(_ticks(start, end)), moved)


def _limits(as_at: date) -> tuple[date, date]:
    """The first and the last day that the scale may reach."""
    return date(max(as_at.year - _BACK, 1), 1, 1), date(min(as_at.year + _AHEAD, 9998), 12, 31)


def _zones(deadlines: Deadlines) -> tuple[str, ...]:
    ahead = deadlines.before_next
    return (
        f"{words.grouped(deadlines.overdue.value)} overdue",
        f"{words.grouped(ahead.value)} due before the next paper" if ahead else "",
        f"{words.grouped(deadlines.later.value)} due {'later' if ahead else 'on or after that day'}",
    )


def _places(deadlines: Deadlines) -> dict[int, Place]:
    groups: tuple[tuple[Tally | None, Place], ...] = (
        (deadlines.overdue, "overdue"),
        (deadlines.before_next, "next"),
        (deadlines.later, "later"),
    )
    return {id(item): place for tally, place in groups if tally for item in tally.items}


def _trails(facts: Facts) -> dict[tuple[object, str], DueTrail]:
    """The trails of the open actions that the figure shows, by source and label."""
    shown = {(item.source, item.label) for item in (facts.deadlines.dated if facts.deadlines else ())}
    found = {(trail.action.source, trail.action.label): trail for trail in facts.trails}
    return {key: trail for key, trail in found.items() if key in shown}


def _days(action: Action, trails: dict[tuple[object, str], DueTrail]) -> tuple[date, ...]:
    """Every day that an action was due, in their order; the day of now is last, and may have been one before."""
    now = action.due.latest if action.due and action.due.latest else date.max
    trail = trails.get((action.source, action.label))
    return (*(trail.days[:-1] if trail else ()), now)


def _rows(
    facts: Facts, places: dict[int, Place], trails: dict[tuple[object, str], DueTrail], first: date, last: date
) -> Iterator[DueRow]:
    for position, stream in enumerate(facts.plan.work_streams, 1):
        shown = sorted((a for a in stream.actions if id(a) in places), key=lambda action: _days(action, trails)[-1])
        marks = tuple(
            DueMark(label, tuple(min(max(day, first), last) for day in _days(action, trails)), places[id(action)])
            for action, label in zip(shown, _within([action.label for action in shown]), strict=True)
        )
        number = stream.number or ("" if stream.title else str(position))
        if marks:
            yield DueRow(number, stream.title or "", marks) if facts.has_streams else DueRow("", "", marks)


def _within(labels: Sequence[str]) -> list[str]:
    """Labels as they are told apart within one work stream: "action 3" of "Priority 5, action 3", where all begin alike."""
    heads = {label.rpartition(", ")[0] for label in labels}
    return [label.rpartition(", ")[2] for label in labels] if len(heads) == 1 else list(labels)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _ticks(start: date, end: date) -> Iterator[DueLine]:
    """The first day of each month, of each quarter on a longer scale, of each year on a very long one."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = 1 if months <= 20 else 3 if months <= 60 else 12
    named = 1 if months <= 10 else 2
    first = True
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        if month % step:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if step == 12:
            yield DueLine(day, (str(day.year),))
        elif step == 1 and named == 2 and month % 2:
            yield DueLine(day, ())
        else:
            year = (str(day.year),) if first or day.month == 1 else ()
            yield DueLine(day, (words.MONTHS[day.month - 1][:3], *year))
            first = False


def split(chart: DueChart) -> tuple[tuple[DueRow, ...], ...]:
    """The rows of each picture: as many as surely fit a page, shared out evenly. A very large work stream goes on in the next."""
    pages = tuple(_filled(chart, _ROWS))
    whole = sum(_height(chart, row) for row in chart.rows)
    for limit in range(int(whole / len(pages)), int(_ROWS), 5):
        even = tuple(_filled(chart, limit))
        if len(even) == len(pages):
            return even
    return pages


def _filled(chart: DueChart, room: float) -> Iterator[tuple[DueRow, ...]]:
    """Rows in pictures of a height, as few as hold them."""
    page, free = list[DueRow](), room
    for row in chart.rows:
        rest = row
        while _height(chart, rest) > free:
            if page:
                yield tuple(page)
                page, free = [], room
            else:
                some = _fitting(chart, rest, room)
                yield (replace(rest, marks=rest.marks[:some]),)
                rest = replace(rest, marks=rest.marks[some:])
            if not rest.marks:
                break
        if rest.marks:
            page.append(rest)
            free -= _height(chart, rest)
    if page:
        yield tuple(page)


def _height(chart: DueChart, row: DueRow) -> float:
    widest = max(len(mark.label) for each in chart.rows for mark in each.marks) * _LETTER + _PADDING
    per_day = (_PLOT - min(widest, _WIDEST)) / max((chart.end - chart.start).days, 1)
    stretches = []
    for mark in row.marks:
        at = [(day - chart.start).days * per_day for day in mark.days]
        stretches.append((min(*at, at[-1] - min(len(mark.label) * _LETTER + _PADDING, _WIDEST)), max(at)))
    return max((max(lanes(stretches, 1.5), default=0) + 1) * _LANE, min(len(row.name) // _NAME + 1, 3) * 4.2) + 2.4


def _fitting(chart: DueChart, row: DueRow, free: float) -> int:
    """How many of a row's marks surely fit."""
    number = len(row.marks)
    while number > 1 and _height(chart, replace(row, marks=row.marks[:number])) > free:
        number -= 1
    return number


# -- the table ----------------------------------------------------------------------------------------------------------------


def due_table(facts: Facts) -> Table:
    """Each open action that has a day, in plan order: when it is due, when it first was, how it moved, where that stands."""
    if facts.deadlines is None:
        raise ValueError("a table of due dates needs due dates")
    trails, places = _trails(facts), _places(facts.deadlines)
    told = {"overdue": "Overdue", "next": "Before the next paper", "later": "Later"}
    rows = tuple(
        TableRow(
            (
                Text(words.shortened(action.action, SHORT), before=action.label),
                Text(words.unbroken(words.table_date(_days(action, trails)[-1]))),
                Text(words.unbroken(words.table_date(_days(action, trails)[0]))),
                Text(_moved(trails.get((action.source, action.label)))),
                Text(told[places[id(action)]]),
            )
        )
        for action in _dated(facts, facts.deadlines)
    )
    columns = (
        TableColumn("action", "Action"),
        TableColumn("due", "Due"),
        TableColumn("first", "First due"),
        TableColumn("moved", "Moved"),
        TableColumn("place", "Position"),
    )
    return Table("Due dates of open actions", "Each open action with its due date, the first one, and its moves.", columns, rows)


def _dated(facts: Facts, deadlines: Deadlines) -> Sequence[Action]:
    """The actions that the figure shows, in plan order."""
    places = _places(deadlines)
    return [action for action in facts.plan.actions if id(action) in places]


def _moved(trail: DueTrail | None) -> str:
    """Twice later, by 5 months in all."""
    days = trail.days if trail else ()
    if trail is None or len(days) < 2:
        return "Not moved"
    if not trail.slips:
        return f"Earlier, by {words.plain(words.apart(days[-1], days[0]))}" if days[-1] < days[0] else "Moved"
    return f"{words.sentence_case(words.times(len(trail.slips)))} later{words.plain(how_far(trail))}"
