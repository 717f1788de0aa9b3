"""Everything a paper may speak of, counted once; each paper is made from this and adds no number of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportgen import tally
from reportgen.config import PaperEntry, Period, ReportSection
from reportgen.model import Action, Comparison, DueMove, History, Plan, Reading, StatusWord, Tally, WorkStream
from reportgen.over_time import DateRemoved, DueTrail, Outcome, TrendPoint, Truth, dates_removed, due_trails, trend, truths
from reportgen.paper import words
from reportgen.paper.blocks import Prose
from reportgen.tally import Counts, Crossings, Deadlines, Due, Movement


@dataclass(frozen=True, slots=True)
class Baseline:
    """The plan compared with: its period ("2015-07"), its reading and counts, and whether it was marked as published.

    period is "" where two workbooks were given by name and nobody said of when the earlier one is.
    """

    period: str
    published: bool
    reading: Reading
    counts: Counts
    recorded: bool

    @property
    def name(self) -> str:
        """July 2015, or "the last report" where its date is not known."""
        return words.month_year(self.period) if self.period else "the last report"

    @property
    def short(self) -> str:
        """July 2015, for the heading of a narrow column."""
        return words.plain(self.name)


@dataclass(frozen=True, slots=True)
class StreamCounts:
    """One work stream and its items by status. change is completed since minus reopened, None where it can't be said."""

    stream: WorkStream
    key: str
    heading: str
    counts: Counts
    change: Tally | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """The measures of one horizon, in months, counted."""

    months: int
    counts: Counts
    streams: tuple[StreamCounts, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: its number, its kind of paper, its title in the list, and the horizon of its measures."""

    number: int
    kind: str
    title: str
    months: int | None = None

    @property
    def name(self) -> str:
        """Appendix 3, with a no-break space."""
        return f"Appendix{words.NBSP}{self.number}"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one meeting's papers."""

    report: ReportSection
    period: Period
    plan_name: str
    reading: Reading
    counts: Counts
    streams: tuple[StreamCounts, ...]
    due: Due
    horizons: tuple[Horizon, ...] = ()
    not_yet_due: tuple[tuple[int, Tally], ...] = ()
    """By horizon, the measures whose time has not come."""
    leads: tuple[tuple[str, Tally], ...] = ()
    retired_since: Tally | None = None
    baseline: Baseline | None = None
    comparison: Comparison | None = None
    movement: Movement | None = None
    crossings: Crossings | None = None
    history: History | None = None
    """All periods up to this one, as they may be printed; None where only one has been read."""
    trend: tuple[TrendPoint, ...] = ()
    trails: tuple[DueTrail, ...] = ()
    """How the due dates of the actions moved."""
    truths: tuple[Truth, ...] = ()
    """What became of the actions that earlier reports said were on track and that were due by now, of those that named any."""
    deadlines: Deadlines | None = None
    removed_dates: tuple[DateRemoved, ...] = ()
    """The open actions without a due date that would be overdue by the last one they had."""
    slipped: Tally | None = None
    """The open actions with a due date that has been moved to a later day; None where there are none."""
    stalled: Tally | None = None
    """The actions that are red and not completed; None where there are none."""
    commentary: Prose | None = None
    unresolved: int = 0
    """How many error findings stand; above 0 the pack is a draft."""
    appendices: tuple[Appendix, ...] = ()
    papers: tuple[PaperEntry, ...] = ()
    publish_columns: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan of this quarter."""
        return self.reading.plan

    @property
    def as_at(self) -> date | None:
        """The day the workbooks describe."""
        return self.period.as_at

    @property
    def overdue_once(self) -> Tally | None:
        """The actions of removed_dates; None where there are none."""
        items = tuple(removed.action for removed in self.removed_dates)
        return Tally("actions.due-removed", items) if items else None

    def appendix(self, kind: str, months: int | None = None) -> Appendix | None:
        """The appendix of a kind, None where the pack has none."""
        return next((a for a in self.appendices if a.kind == kind and a.months == months), None)

    @property
    def has_streams(self) -> bool:
        """Whether the plan is in parts at all."""
        return in_parts(self.plan.work_streams)

    @property
    def parts(self) -> int:
        """How many work streams the plan is in, without what stands in none: retired actions on a sheet of their own."""
        return sum(not only_retired(counts.stream) for counts in self.streams)

    @property
    def by_stream(self) -> str:
        """How a count goes, " by work stream"; nothing for a plan that is not in parts."""
        return f" by {words.in_prose(self.plan.stream_word)}" if self.has_streams else ""

    @property
    def shown_streams(self) -> tuple["StreamCounts", ...]:
        """The work streams that a graph of actions shows: those that have actions, or had some completed or reopened."""
        return tuple(s for s in self.streams if s.counts.total.value or (s.change is not None and s.change.value))

    def tallies(self) -> tuple[Tally, ...]:
        """Every number with a name, for the manifest and for why."""
        groups = [self.counts, *(s.counts for s in self.streams)]
        groups += [self.baseline.counts] if self.baseline else []
        groups += [c for h in self.horizons for c in (h.counts, *(s.counts for s in h.streams))]
        found = [t for counts in groups for t in (counts.total, *(status.tally for status in counts.statuses))]
        found += [c.completed.tally for c in groups if c.completed and c.completed.tally not in found]
        found += [t for t in (self.due.overdue, self.due.next, self.due.unjudged, self.retired_since) if t is not None]
        found += self.movement.groups if self.movement else ()
        known = {tally.name for tally in found}
        found += [t for t in (self.crossings.groups if self.crossings else ()) if t.name not in known]
        found += [measures for _, measures in self.not_yet_due]
        found += [
            t
            for t in (*(self.deadlines.groups if self.deadlines else ()), self.slipped, self.overdue_once, self.stalled)
            if t is not None
        ]
        found += [t for point in self.trend for t in _trend_tallies(point)]
        found += [t for truth in self.truths for outcome in (truth.total, *truth.streams) for t in _outcome_tallies(outcome)]
        found += [s.change for s in self.streams if s.change is not None]
        return (*found, *(leads_tally for _, leads_tally in self.leads))


def _trend_tallies(point: TrendPoint) -> tuple[Tally, ...]:
    """The numbers of one paper of the trend."""
    return (point.counts.total, *(status.tally for status in point.counts.statuses), point.retired, point.gone)


def _outcome_tallies(outcome: Outcome) -> tuple[Tally, ...]:
    """The numbers of what became of the actions on track of one work stream, or of all; none where there were none."""
    parts = (outcome.done, outcome.still_open, outcome.moved, outcome.unrecorded, outcome.retired, outcome.gone)
    return (outcome.reported, *(part for part in parts if part.value)) if outcome.reported.value else ()


def stream_heading(plan: Plan, stream: WorkStream, position: int) -> str:
    """Work stream 1: Workforce development, as far as the plan says it; The whole plan for one that is not in parts."""
    if not in_parts(plan.work_streams):
        return "The whole plan"
    if only_retired(stream):
        return "Retired actions"
    if stream.number is None:
        return stream.title or f"{plan.stream_word} {position}"
    name = f"{plan.stream_word} {stream.number}"
    return f"{name}: {stream.title}" if stream.title else name


def only_retired(stream: WorkStream) -> bool:
    """Whether a stream is none, but retired actions that stand in no work stream."""
    return not (stream.number or stream.title or stream.actions or stream.measures) and bool(stream.retired)


def in_parts(streams: Sequence[WorkStream]) -> bool:
    """Whether a plan is in parts at all: a plan without work streams is read as one that has neither number nor title."""
    return len(streams) > 1 or any(stream.number or stream.title for stream in streams)


def _stream_counts(
    plan: Plan, months: int | None, statuses: Sequence[StatusWord], method: tally.Method
) -> tuple[StreamCounts, ...]:
    """Each work stream's actions, or its measures of one horizon; streams without such measures are left out."""
    result = []
    for position, stream in enumerate(plan.work_streams, 1):
        key = tally.stream_key(stream, position)
        measures = [m for m in stream.measures if m.horizon == months]
        items: Sequence[Action] = stream.counted(plan.count_retired) if months is None else measures
        name = f"{key}.actions" if months is None else f"{key}.measures-{months}"
        if items or months is None:
            counts = tally.count(name, items, statuses, method)
            result.append(StreamCounts(stream, key, stream_heading(plan, stream, position), counts))
    return tuple(result)


def _horizon(plan: Plan, months: int, method: tally.Method) -> Horizon:
    items = [m for m in plan.measures if m.horizon == months]
    return Horizon(
        months,
        tally.count(f"measures-{months}", items, plan.statuses, method),
        _stream_counts(plan, months, plan.statuses, method),
    )


def _not_yet_due(plan: Plan, months: int) -> Tally:
    return Tally(f"measures-{months}.not-yet-due", tuple(m for m in plan.measures if m.horizon == months))


def _retired_since(reading: Reading, comparison: Comparison | None) -> Tally:
    """The actions in the Retired boxes now that were not in one at the baseline; without a baseline all of them."""
    items = tuple(item for item in reading.plan.retired if item.horizon is None)
    if comparison is not None:
        old = {after.source for c in comparison.changes if any(b.kept == "retired" for b in c.before) for after in c.after}
        items = tuple(item for item in items if item.source not in old)
    return Tally("actions.retired", items)


def _trails_of_columns(plan: Plan) -> tuple[DueTrail, ...]:
    """The trails of a plan of which one period is known: from an original due date in a column of its own."""
    return tuple(
        DueTrail(action, stream, (DueMove("", action.original_due, action.due),) if action.original_due else ())
        for stream in plan.work_streams
        for action in stream.actions
        if action.due is not None
    )


def _slipped(deadlines: Deadlines | None, trails: Sequence[DueTrail]) -> Tally | None:
    moved = {(trail.action.source, trail.action.label) for trail in trails if trail.slips}
    items = tuple(a for a in (deadlines.dated if deadlines else ()) if (a.source, a.label) in moved)
    return Tally("actions.due-moved-later", items) if items else None


def _removed_dates(history: History, due: Due, as_at: date | None) -> tuple[DateRemoved, ...]:
    """The removed due dates that have passed, of actions that are open, where overdue ones are told at all."""
    if due.overdue is None or as_at is None:
        return ()
    return tuple(
        removed
        for removed in dates_removed(history)
        if removed.action.status.complete is False and removed.due.latest and removed.due.latest < as_at
    )


def _truths(history: History) -> tuple[Truth, ...]:
    """What became of actions once on track and due by now, of the reports that named any."""
    return tuple(truth for truth in truths(history) if truth.total.reported.value)


def baseline_of(period: str, published: bool, reading: Reading, now: Plan, method: tally.Method) -> Baseline:
    """Count the plan compared with, by today's statuses and its own."""
    counts = tally.count("baseline.actions", reading.plan.counted, tally.vocabulary(now, reading.plan), method)
    return Baseline(period, published, reading, counts, counts.recorded)


def gather(
    report: ReportSection,
    period: Period,
    reading: Reading,
    *,
    plan_name: str,
    baseline: Baseline | None = None,
    comparison: Comparison | None = None,
    history: History | None = None,
    commentary: Prose | None = None,
    unresolved: int = 0,
    papers: tuple[PaperEntry, ...] = (),
    publish_columns: tuple[str, ...] = (),
) -> Facts:
    """Count everything that the papers of a meeting will say."""
    plan, method = reading.plan, report.percentages
    movement = tally.move(comparison) if comparison else None
    changes = tally.change_by_stream(plan, movement) if movement else None
    statuses = tally.vocabulary(plan, baseline.reading.plan if baseline else None)
    counts = tally.count("actions", plan.counted, statuses, method)
    months = tally.horizons_due(plan, period.horizons)
    trails = due_trails(history) if history else _trails_of_columns(plan)
    deadlines = tally.deadlines(plan, period.as_at, period.next_meeting)
    due = tally.due(plan, period.as_at, period.next_meeting)
    later = sorted({m.horizon for m in plan.measures if m.horizon is not None and m.horizon not in months})
    return Facts(
        report=report,
        period=period,
        plan_name=plan_name,
        reading=reading,
        counts=counts,
        streams=tuple(
            StreamCounts(s.stream, s.key, s.heading, s.counts, changes[s.key] if changes else None)
            for s in _stream_counts(plan, None, statuses, method)
        ),
        due=due,
        horizons=tuple(_horizon(plan, each, method) for each in months),
        not_yet_due=tuple((each, _not_yet_due(plan, each)) for each in later),
        leads=tally.by_lead(plan),
        retired_since=_retired_since(reading, comparison),
        baseline=baseline,
        comparison=comparison,
        movement=movement,
        crossings=tally.cross(comparison, statuses) if comparison else None,
        history=history,
        trend=trend(history, method) if history else (),
        trails=trails,
        truths=_truths(history) if history and counts.recorded else (),
        deadlines=deadlines,
        removed_dates=_removed_dates(history, due, period.as_at) if history else (),
        slipped=_slipped(deadlines, trails),
        stalled=found if (found := tally.stalled(plan)).value else None,
        commentary=commentary,
        unresolved=unresolved,
        papers=papers,
        publish_columns=publish_columns,
    )
