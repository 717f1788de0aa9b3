"""The risk register extract (seed 001): static actions, overdue ones and those due before the next paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.model import Action, Life, Tally, item_key
from reportgen.paper import words
from reportgen.paper.blocks import Cell, Table, TableColumn, TableRow, Text
from reportgen.paper.common import Front, front, not_counted
from reportgen.paper.facts import Appendix, Facts
from reportgen.paper.headings import PLAIN, shared_heading
from reportgen.paper.how_far import how_far
from reportgen.paper.plan import due_text
from reportgen.paper.words import Group, group
from reportgen.tally import NOT_RECORDED, is_stalled


@dataclass(frozen=True, slots=True)
class RiskPart:
    """One table of the extract. note says which of its actions stand in a table before it, "" where none does."""

    caption: str
    note: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class Risk:
    """The vocabulary of risk.docx. status is what a stalled action is called ("static"), the groups are in words.

    known is whether overdue can be told at all, next_known the same of what is due next; mitigated whether the plan has a column
    for what is being done, unjudged what is said of those that are not counted, or "", and silent
    the actions in which it is blank.
    """

    front: Front
    as_at: str
    next_meeting: str
    status: str
    stalled: Group
    known: bool
    overdue: Group
    next_known: bool
    next: Group
    unjudged: str
    mitigated: bool
    silent: Group
    plan_appendix: str
    parts: tuple[RiskPart, ...]


def has_content(facts: Facts) -> bool:
    """Whether any action is static, overdue, or due before the next paper."""
    return any(tally.value for _, tally in _tallies(facts))


def risk(facts: Facts, appendix: Appendix) -> Risk:
    """The extract of a plan that has any action of these."""
    named = {item_key(item): item for _, tally in _tallies(facts) for item in tally.items}
    heading = _mitigation(facts)
    silent = tuple(item for item in named.values() if heading and not item.mitigation)
    plan, due = facts.appendix("plan"), facts.due
    return Risk(
        front=front(facts, appendix, appendix.title),
        as_at=words.long_date(facts.as_at) if facts.as_at else "",
        next_meeting=words.long_date(facts.period.next_meeting) if facts.period.next_meeting else "",
        status=status_named(facts),
        stalled=group(facts.stalled),
        known=due.overdue is not None,
        overdue=group(due.overdue),
        next_known=due.next is not None,
        unjudged=not_counted(facts),
        next=group(due.next),
        mitigated=bool(heading),
        silent=group(Tally("", silent)),
        plan_appendix=plan.name if plan else "",
        parts=tuple(_parts(facts, heading)),
    )


def _tallies(facts: Facts) -> tuple[tuple[str, Tally], ...]:
    """What the extract is of, each with the words for its table."""
    found = (
        (f"{words.sentence_case(status_named(facts))} actions", facts.stalled),
        ("Overdue actions, longest first", facts.due.overdue),
        ("Actions without the due date that has passed", facts.overdue_once),
        ("Actions due before the next paper", facts.due.next),
    )
    return tuple((name, tally) for name, tally in found if tally is not None)


def status_named(facts: Facts) -> str:
    """What the plan calls an action that is stalled, "static"; of a plan in which none is, its word for that."""
    labels = [action.status.label for action in (facts.stalled.items if facts.stalled else ())]
    labels = labels or [word.label for word in facts.plan.statuses if word.rag == "red" and not word.complete]
    return words.joined([words.status_in_prose(label) for label in dict.fromkeys(labels) if label], "or")


def _mitigation(facts: Facts) -> str:
    """The heading of the column that holds what is being done, "" for a plan that has none to print."""
    if not any(c.field == "mitigation" and not c.hidden and c.table == "plan" for c in facts.reading.columns):
        return ""
    return shared_heading(facts.reading.columns, facts.plan.actions, "plan", "mitigation") or PLAIN["mitigation"]


def _parts(facts: Facts, mitigation: str) -> Iterator[RiskPart]:
    """A table for each, in which no action stands that an earlier one has."""
    above: dict[object, Action] = {}
    number = 0
    for name, tally in _tallies(facts):
        again = [item for item in tally.items if item_key(item) in above]
        items = sorted((item for item in tally.items if item_key(item) not in above), key=_soonest)
        above |= {item_key(item): item for item in items}
        if tally.value:
            number += 1
            yield RiskPart(f"Table {number}: {name}", _again(again), _table(facts, name, items, mitigation) if items else None)


def _soonest(item: Action) -> date:
    return item.due.latest if item.due and item.due.latest else date.max


def _again(items: Sequence[Action]) -> str:
    if not items:
        return ""
    named = words.joined([item.label for item in items])
    return (
        f"{words.sentence_case(words.noun(len(items), 'action'))} {named} {'is' if len(items) == 1 else 'are'} in a table above."
    )


def _table(facts: Facts, name: str, items: Sequence[Action], mitigation: str) -> Table:
    columns = [
        TableColumn("ref", "Ref"),
        TableColumn("action", "Action"),
        TableColumn("how_long", "Due, and how long" if facts.due.overdue is not None else "How long"),
    ]
    leads = any(item.lead_text for item in facts.plan.actions)
    columns += [TableColumn("lead", "Lead")] if leads else []
    columns += [TableColumn("mitigation", mitigation)] if mitigation else []
    lines = tuple(TableRow(tuple(_cell(facts, item, column.key) for column in columns)) for item in items)
    return Table(name, "Each action, how long it has stood so, its lead, and what is being done.", tuple(columns), lines)


def _cell(facts: Facts, item: Action, key: str) -> Cell:
    match key:
        case "ref":
            return Text(item.label)
        case "action":
            return Text(item.action)
        case "lead":
            return Text(item.lead_text or NOT_RECORDED)
        case "mitigation":
            return Text(item.mitigation or NOT_RECORDED)
        case _:
            return _how_long(facts, item)


# -- how long -----------------------------------------------------------------------------------------------------------------


def _how_long(facts: Facts, item: Action) -> Text:
    """The due date; since when it is static, by how much overdue or how soon due; and how its due date has moved."""
    state = [text for tell in (_static, _overdue, _due_in) if (text := tell(facts, item))]
    plain = [
        _removed(facts, item) or due_text(item.due) or "No due date" if facts.due.overdue is not None else "",
        *_moved(facts, item),
    ]
    told = "; ".join([*state[:1], *map(words.in_prose, state[1:])])
    return Text("\n".join(words.plain(text) for text in plain if text), after=words.plain(told))


def _removed(facts: Facts, item: Action) -> str:
    """No due date: the due date, 31 August 2025, was removed in October 2025."""
    removed = next((one for one in facts.removed_dates if item_key(one.action) == item_key(item)), None)
    if removed is None or removed.due.latest is None:
        return ""
    when = f" in {words.month_year(removed.period)}" if removed.period else ""
    return f"No due date. The due date, {words.long_date(removed.due.latest)}, was removed{when}"


def _static(facts: Facts, item: Action) -> str:
    """Static for 3 months: since the earliest report in a row that had it so; at least that long if that is the first of all."""
    if not is_stalled(item):
        return ""
    word = item.status.label or NOT_RECORDED
    found = _stretch(facts, item)
    if found is None or facts.as_at is None:
        return word
    since, name, first, unrecorded = found
    if facts.history is None or name == facts.history.periods[-1].name:
        return f"{word}, new in this report" if not first else word
    least = "at least " if first else ""
    gap = f" (no status in {words.joined([words.month_year(period) for period in unrecorded])})" if unrecorded else ""
    return f"{word} for {least}{words.apart(since, facts.as_at)}, since {words.month_year(name)}{gap}"


def _stretch(facts: Facts, item: Action) -> tuple[date, str, bool, tuple[str, ...]] | None:
    """The day and name of the first report in a row in which an action was stalled, and whether no report is before that.

    A report in which it had no status is passed over; the last of the values names those.
    """
    life = _life(facts, item)
    if facts.history is None or life is None:
        return None
    days = {period.name: period.day for period in facts.history.periods}
    line = [moment for moment in life.line(item, facts.history.periods[-1].name) if moment.actions]
    since, unrecorded, passed = None, list[str](), list[str]()
    for moment in reversed(line):
        if any(is_stalled(one) for one in moment.actions):
            since, unrecorded = moment.period, list(passed)
        elif any(one.status.label for one in moment.actions):
            break
        else:
            passed.insert(0, moment.period)
    day = days.get(since) if since else None
    return (day, since, since == facts.history.periods[0].name, tuple(unrecorded)) if day and since else None


def _overdue(facts: Facts, item: Action) -> str:
    return _timed(facts, item, facts.due.overdue, lambda due, as_at: f"Overdue: {words.apart(due, as_at)}")


def _due_in(facts: Facts, item: Action) -> str:
    return _timed(facts, item, facts.due.next, _in_time)


def _in_time(due: date, as_at: date) -> str:
    return f"Due in {words.apart(as_at, due)}" if due > as_at else "Due on the day of this report"


def _timed(facts: Facts, item: Action, tally: Tally | None, told: Callable[[date, date], str]) -> str:
    """What is told of an action's last day if the action is among some."""
    among = tally is not None and any(item_key(one) == item_key(item) for one in tally.items)
    return told(item.due.latest, facts.as_at) if among and facts.as_at and item.due and item.due.latest else ""


def _moved(facts: Facts, item: Action) -> Iterator[str]:
    """Moved later twice, by 5 months in all."""
    trail = next((trail for trail in facts.trails if item_key(trail.action) == item_key(item)), None)
    if trail and trail.slips:
        yield f"Moved later {words.times(len(trail.slips))}{how_far(trail)}"


def _life(facts: Facts, item: Action) -> Life | None:
    return facts.history.lives_in(facts.history.periods[-1].name).get(item_key(item)) if facts.history else None
