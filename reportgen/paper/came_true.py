"""Was it true? What became of the actions that earlier reports said were on track, and that were due by now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.model import Action, ItemKey, Life, Plan, Tally, WorkStream, item_key
from reportgen.over_time import Outcome, Truth
from reportgen.paper import words
from reportgen.paper.blocks import Table, TableColumn, TableRow, Text
from reportgen.paper.facts import Facts, stream_heading
from reportgen.paper.words import Group, group

_ON_TRACK = "on track"


@dataclass(frozen=True, slots=True)
class CameTrue:
    """What the report says of an earlier report's actions on track. statuses is "in progress"; until the as-at date.

    reported is the sum of done, still_open, unrecorded, retired and gone. Of those not completed, later have a later due date
    now, and left_open one that sets no day. Labels are those of now.
    """

    then: str
    until: str
    statuses: str
    reported: Group
    done: Group
    still_open: Group
    later: Group
    left_open: Group
    unrecorded: Group
    retired: Group
    gone: Group
    appendix: str


@dataclass(frozen=True, slots=True)
class TruthPart:
    """A table of what became of such actions, with what stands above it."""

    caption: str
    note: str
    table: Table


def came_true(facts: Facts) -> CameTrue | None:
    """What became of what the latest report said that named any action on track and due by now; None where none did."""
    truth = next(iter(facts.truths), None)
    if truth is None:
        return None
    total, naming = truth.total, _naming(facts, truth)
    appendix = facts.appendix("graph-movement")
    return CameTrue(
        then=words.month_year(truth.then.name),
        until=_until(truth),
        statuses=_statuses(truth),
        reported=naming.group(total.reported),
        done=naming.group(total.done),
        still_open=naming.group(total.still_open),
        later=naming.group(naming.moved(total, later=True)),
        left_open=naming.group(naming.moved(total, later=False)),
        unrecorded=naming.group(total.unrecorded),
        retired=naming.group(total.retired),
        gone=naming.group(total.gone),
        appendix=appendix.name if appendix else "",
    )


def truth_parts(facts: Facts, number: int) -> tuple[TruthPart, ...]:
    """The table of the latest report that named such actions, by work stream; of more than one report, one of them all too."""
    if not facts.truths:
        return ()
    latest = facts.truths[0]
    then = words.month_year(latest.then.name)
    parts = [TruthPart(f"Table {number}: Actions on track in {then}, and what became of them", _note(latest), _by_stream(facts))]
    if len(facts.truths) > 1:
        parts.append(TruthPart(f"Table {number + 1}: The same, report by report", _note_of_all(facts), _by_report(facts)))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names the actions of an earlier report by what they are called now. taken are the labels that actions have now."""

    then: str
    lives: Mapping[ItemKey, Life]
    taken: frozenset[str]

    def group(self, tally: Tally) -> Group:
        """Some of them in words."""
        return group(replace(tally, items=tuple(replace(item, label=self.label(item)) for item in tally.items)))

    def label(self, item: Action) -> str:
        """5.3 (then 5.2); of one that is gone, and whose label another has now, 5.2 (July 2015)."""
        life = self.lives[item_key(item)]
        last = life.moments[-1].actions
        here = [one for one in life.became(item, self.then) if any(one is each for each in last)]
        if not here:
            return f"{item.label} ({words.month_year(self.then)})" if item.label in self.taken else item.label
        now = words.joined([one.label for one in here])
        return now if now.removesuffix(" (retired)") == item.label else f"{now} (then {item.label})"

    def moved(self, outcome: Outcome, later: bool) -> Tally:
        """Of those that have another due date, the ones that have a later day, or the others: all whose date sets no day now."""
        return replace(outcome.moved, items=tuple(item for item in outcome.moved.items if self._has_day(item) == later))

    def _has_day(self, item: Action) -> bool:
        now = self.lives[item_key(item)].became(item, self.then)
        return all(one.due is None or one.due.latest is not None for one in now)


def _naming(facts: Facts, truth: Truth) -> _Naming:
    if facts.history is None:
        raise ValueError("what came true needs a history")
    taken = frozenset(item.label for item in (*facts.plan.actions, *facts.plan.retired))
    return _Naming(truth.then.name, facts.history.lives_in(truth.then.name), taken)


def _until(truth: Truth) -> str:
    return words.long_date(truth.now.day) if truth.now.day else ""


def _statuses(truth: Truth) -> str:
    return words.joined([words.status_in_prose(label) for label in truth.statuses], "or")


def _note(truth: Truth) -> str:
    """What is counted."""
    then = words.month_year(truth.then.name)
    told = _statuses(truth)
    taken = "" if told == _ON_TRACK else ", taken as on track,"
    return f"Actions that were reported as {told} in {then}{taken} and due before {_until(truth)} by the due dates of {then}."


def _note_of_all(facts: Facts) -> str:
    return f"Each report’s own statuses and due dates, set beside the Plan of {_until(facts.truths[0])}."


# -- the tables ---------------------------------------------------------------------------------------------------------------

_NUMBERS = (TableColumn("reported", "On track"), TableColumn("done", "Completed"), TableColumn("open", "Not completed"))
_OTHER = TableColumn("other", "Other")


def _by_stream(facts: Facts) -> Table:
    """The outcomes of one report, by work stream, and which actions are not completed."""
    truth = facts.truths[0]
    naming, other = _naming(facts, truth), bool(_others(truth.total))
    plan = truth.then.reading.plan
    rows = [
        _row(_short(plan, one.work_stream, at), one, other, _which(naming, one))
        for at, one in enumerate(truth.streams, 1)
        if one.work_stream is not None and one.reported.value and len(truth.streams) > 1
    ]
    rows.append(_row("All actions", truth.total, other, "As above" if rows else _which(naming, truth.total), total=True))
    word = plan.stream_word if len(rows) > 1 else "Actions"
    which = TableColumn("which", "Which are not completed")
    columns = (TableColumn("stream", word), which, *_NUMBERS, *((_OTHER,) if other else ()))
    description = "How many actions that were reported on track have been completed, and which have not."
    return Table("What became of actions on track", description, columns, tuple(rows))


def _short(plan: Plan, stream: WorkStream, position: int) -> str:
    """2. Front door, as in the table of statuses."""
    return f"{stream.number}. {stream.title}" if stream.number and stream.title else stream_heading(plan, stream, position)


def _by_report(facts: Facts) -> Table:
    """The outcomes of every report that named such actions, the latest first."""
    other = any(_others(truth.total) for truth in facts.truths)
    rows = tuple(_row(words.month_year(truth.then.name), truth.total, other) for truth in facts.truths)
    columns = (TableColumn("stream", "Report"), *_NUMBERS, *((_OTHER,) if other else ()))
    description = "How many actions that each report said were on track have been completed."
    return Table("What became of actions on track, report by report", description, columns, rows)


def _row(name: str, outcome: Outcome, other: bool, which: str | None = None, total: bool = False) -> TableRow:
    numbers = [outcome.reported.value, outcome.done.value, outcome.still_open.value, *([_others(outcome)] if other else [])]
    cells = [words.plain(name), *([which] if which is not None else []), *map(words.grouped, numbers)]
    return TableRow(tuple(map(Text, cells)), total)


def _others(outcome: Outcome) -> int:
    return outcome.unrecorded.value + outcome.retired.value + outcome.gone.value


def _which(naming: _Naming, outcome: Outcome) -> str:
    """4.4; 2.4 (due date since moved later); 3.6 (no longer in the Plan)."""
    return "; ".join(_named(naming, outcome)) or "None"


def _named(naming: _Naming, outcome: Outcome) -> Iterator[str]:
    stayed = [item for item in outcome.still_open.items if item not in outcome.moved.items]
    parts: Sequence[tuple[Sequence[Action], str]] = (
        (stayed, ""),
        (naming.moved(outcome, later=True).items, "due date since moved later"),
        (naming.moved(outcome, later=False).items, "due date since left open"),
        (outcome.retired.items, "retired, not completed"),
        (outcome.gone.items, "no longer in the Plan"),
        (outcome.unrecorded.items, "no status says whether completed"),
    )
    for items, what in parts:
        if items:
            yield f"{words.joined([naming.label(item) for item in items])}{f' ({what})' if what else ''}"
