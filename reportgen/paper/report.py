"""The covering report, in the form of seed 001: page 1 alone gives the position, the movement and what is overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model import Action, Balance, Change, Plan, Tally
from reportgen.paper import words
from reportgen.paper.blocks import Figure, Prose
from reportgen.paper.came_true import CameTrue, came_true
from reportgen.paper.common import Front, front, not_counted, statuses_are, statuses_were
from reportgen.paper.facts import Facts, Horizon
from reportgen.paper.figure import report_figure, rounding
from reportgen.paper.format_changes import format_changes
from reportgen.paper.labels import bare
from reportgen.paper.schedule import changed_actions, unpublished
from reportgen.paper.silence import Silence, fallen, moved_later, reasons, silence
from reportgen.paper.withdrawn import parted
from reportgen.paper.words import Group, group
from reportgen.tally import NOT_RECORDED, Movement


@dataclass(frozen=True, slots=True)
class Position:
    """Where the plan stands. statuses is "25 are completed (48%) and …", "" without any status; stream "work stream".

    stalled names the red actions that are not completed, in sentences.
    """

    actions: str
    streams: str
    stream: str
    statuses: str
    retired: str
    retired_counted: bool
    graph: str
    rounding: str
    stalled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """Where it stood in the last report. statuses is "" where it recorded none; unpublished a sentence or ""."""

    name: str
    actions: str
    statuses: str
    unpublished: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the actions since the last report. passages, parted, joined are sentences; total: "rose from 50 to 52".

    balance is how that came about, "6 were added (1.9 …) and 4 retired (2.3 …)", "" where nothing came or went; fallen those that
    were completed and are not known to be, retired_open sentences on those retired as not completed; reasons why actions came and
    went; later the due dates that moved later, by how much.
    """

    known: bool
    completed: Group
    reopened: Group
    fallen: Group
    retired_open: tuple[str, ...]
    passages: tuple[str, ...]
    total: str
    balance: str
    added: Group
    retired: Group
    removed: Group
    removed_completed: Group
    reinstated: Group
    parted: tuple[str, ...]
    joined: tuple[str, ...]
    changed: Group
    schedule: str
    reasons: tuple[str, ...]
    later: Group
    later_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """What is overdue and what falls due before the next paper; known is False where nothing can be said of either.

    unjudged is what is said of actions left out of them, as their status does not say whether they are completed, or as a due
    date that has passed was removed; "" for none.
    """

    known: bool
    overdue: Group
    next_known: bool
    next: Group
    risk: str
    unjudged: str


@dataclass(frozen=True, slots=True)
class MeasuresPosition:
    """The measures of one horizon."""

    months: int
    measures: str
    statuses: str
    graph: str
    narrative: str


@dataclass(frozen=True, slots=True)
class Report:
    """The vocabulary of report.docx. Dates are written out, "" where they are not known; since is "July 2015"."""

    front: Front
    contact_officer: str
    telephone: str
    reason: str
    activity: str
    meeting: str
    as_at: str
    next_meeting: str
    first: bool
    since: str
    position: Position
    before: Before | None
    figure: Figure | None
    moved: Moved | None
    silence: Silence | None
    dates: Dates
    came_true: CameTrue | None
    format_changes: tuple[str, ...]
    plan_appendix: str
    measures: tuple[MeasuresPosition, ...]
    not_yet_due: tuple[str, ...]
    commentary: Prose | None
    appendices: tuple[str, ...]
    background_papers: tuple[str, ...]


def report(facts: Facts) -> Report:
    """The covering report of a pack."""
    section, period, plan_appendix = facts.report, facts.period, facts.appendix("plan")
    return Report(
        front=front(facts, None, section.title or f"{facts.plan_name}: progress report"),
        contact_officer=section.contact_officer,
        telephone=section.telephone,
        reason=section.reason,
        activity=section.activity,
        meeting=words.long_date(period.meeting) if period.meeting else "",
        as_at=words.long_date(period.as_at) if period.as_at else "",
        next_meeting=words.long_date(period.next_meeting) if period.next_meeting else "",
        first=facts.baseline is None,
        since=facts.baseline.name if facts.baseline else "",
        position=_position(facts),
        before=_before(facts),
        figure=report_figure(facts),
        moved=_moved(facts),
        silence=silence(facts),
        dates=_dates(facts),
        came_true=came_true(facts),
        format_changes=format_changes(facts.comparison) if facts.comparison else (),
        plan_appendix=plan_appendix.name if plan_appendix else "",
        measures=tuple(_measures(facts, horizon) for horizon in facts.horizons),
        not_yet_due=tuple(
            f"{words.counted(measures.value, 'measure')} at {months} months" for months, measures in facts.not_yet_due
        ),
        commentary=facts.commentary,
        appendices=tuple(appendix.title for appendix in facts.appendices),
        background_papers=section.background_papers,
    )


def _appendix_name(facts: Facts, kind: str, months: int | None = None) -> str:
    appendix = facts.appendix(kind, months)
    return appendix.name if appendix else ""


def _position(facts: Facts) -> Position:
    shown = (facts.counts, facts.baseline.counts) if facts.baseline and facts.baseline.recorded else (facts.counts,)
    return Position(
        actions=words.counted(facts.counts.total.value, "action"),
        streams=words.counted(facts.parts, words.in_prose(facts.plan.stream_word)) if facts.has_streams else "",
        stream=words.in_prose(facts.plan.stream_word) if facts.has_streams else "",
        statuses=statuses_are(facts.counts) if facts.counts.recorded else "",
        retired=_retired(facts),
        retired_counted=facts.plan.count_retired,
        graph=_appendix_name(facts, "graph-actions"),
        rounding=rounding(*shown) if facts.counts.recorded else "",
        stalled=tuple(_stalled(facts.stalled)) if facts.stalled else (),
    )


def _stalled(tally: Tally) -> Iterator[str]:
    """Actions 1.7 and 2.8 are static: a sentence for each such status."""
    for label in dict.fromkeys(item.status.label for item in tally.items if item.status.label):
        of_label = tuple(item for item in tally.items if item.status.label == label)
        yield f"{group(Tally('', of_label)).named_are} {words.predicate(label)}."


def _retired(facts: Facts) -> str:
    """What the total leaves out, or counts: "4 have been retired since July 2015"."""
    number = facts.retired_since.value if facts.retired_since else 0
    if not number:
        return ""
    since = f" since {facts.baseline.name}" if facts.baseline else ""
    return f"{words.grouped(number)} {'has' if number == 1 else 'have'} been retired{since}"


def _before(facts: Facts) -> Before | None:
    baseline = facts.baseline
    if baseline is None:
        return None
    statuses = statuses_were(baseline.counts) if baseline.recorded else ""
    return Before(baseline.name, words.counted(baseline.counts.total.value, "action"), statuses, unpublished(baseline))


def _moved(facts: Facts) -> Moved | None:
    movement, comparison = facts.movement, facts.comparison
    if movement is None or comparison is None:
        return None
    later = moved_later(facts)
    items = {item.source: item for item in facts.plan.actions}
    divided = [change for change in comparison.changes if change.kind in ("split", "merged") and change.item == "action"]
    return Moved(
        known=movement.completed is not None,
        completed=group(movement.completed),
        reopened=group(movement.reopened),
        fallen=group(Tally("movement.fallen", tuple(item for item in fallen(facts) if not _is_retired_open(item)))),
        retired_open=tuple(_retired_open(item, facts.plan) for item in fallen(facts) if _is_retired_open(item)),
        passages=tuple(_passage(*passage) for passage in movement.passages),
        total=_total(comparison.balance.was, comparison.balance.now),
        balance=_balance(movement, comparison.balance, divided, facts.plan),
        added=group(movement.added),
        retired=group(movement.retired),
        removed=group(movement.removed),
        removed_completed=group(Tally("", tuple(item for item in movement.removed.items if item.status.complete))),
        reinstated=group(movement.reinstated),
        parted=tuple(_parted(change) for change in divided if change.kind == "split"),
        joined=tuple(_joined(change) for change in divided if change.kind == "merged"),
        changed=group(Tally("movement.changed", changed_actions(facts))),
        schedule=_appendix_name(facts, "schedule"),
        reasons=reasons(facts),
        later=group(Tally("movement.due-later", tuple(items[key] for row in later for key in row.keys if key in items))),
        later_by=tuple(f"{words.joined(row.labels)} ({_by(row.what)})" for row in later),
    )


def _is_retired_open(item: Action) -> bool:
    """Whether an action is retired with a status that says that it is not completed."""
    return item.kept == "retired" and item.status.complete is False and item.status.label is not None


def _retired_open(item: Action, plan: Plan) -> str:
    """Action 2.3 was completed then, and is retired as in progress."""
    label = bare(item.label, plan)
    return f"Action{words.NBSP}{label} was completed then, and is retired as {words.status_in_prose(item.status.label or '')}."


def _by(what: str) -> str:
    """By how much a due date moved: 3 months, the second move."""
    return what.partition(": ")[2].partition("\n")[0].replace(" later", "", 1)


def _balance(movement: Movement, balance: Balance, divided: Sequence[Change], plan: Plan) -> str:
    """6 were added (1.10 …); 1 more came of a split (4.3 into 4.3a and 4.3b), and 4 were retired (1.4 …)."""
    split = [f"{change.before[0].label} into {_labels(change.after)}" for change in divided if change.kind == "split"]
    merged = [f"{_labels(change.before)} into {change.after[0].label}" for change in divided if change.kind == "merged"]
    gone, withdrawn = parted(movement.removed)
    steps = (
        (balance.added, "was added", "were added", movement.added.labels),
        (
            balance.reinstated,
            "came back from the retired actions",
            "came back from the retired actions",
            movement.reinstated.labels,
        ),
        (balance.split, "more came of a split", "more came of splits", split),
        (balance.retired, "was retired", "were retired", [bare(label, plan) for label in movement.retired.labels]),
        (balance.merged, "fewer came of a merger", "fewer came of mergers", merged),
        (withdrawn.value, f"was {_WITHDRAWN}", f"were {_WITHDRAWN}", withdrawn.labels),
        (balance.removed - withdrawn.value, f"is {_GONE}", f"are {_GONE}", gone.labels),
    )
    told = [f"{words.grouped(n)} {one if n == 1 else many} ({words.joined(which)})" for n, one, many, which in steps if n]
    return "; ".join([*told[:-2], f"{told[-2]}, and {told[-1]}"]) if len(told) > 1 else "".join(told)


_WITHDRAWN = "withdrawn in the last report and now off the Plan"
_GONE = "no longer in the Plan, nor recorded as retired"


def _labels(items: Sequence[Action]) -> str:
    return words.joined([item.label for item in items])


def _passage(was: str, now: str, tally: Tally) -> str:
    """Actions 4.6 and 7.2 were static and are now in progress."""
    items = group(tally)
    if now == NOT_RECORDED:
        verb = "has" if items.number == 1 else "have"
        return f"{items.named_were} {words.predicate(was)} and now {verb} no status recorded."
    if was == NOT_RECORDED:
        return f"{items.named} had no status recorded and {'is' if items.number == 1 else 'are'} now {words.predicate(now)}."
    verb = "is" if items.number == 1 else "are"
    return f"{items.named_were} {words.predicate(was)} and {verb} now {words.predicate(now)}."


def _parted(change: Change) -> str:
    """Action 4.3 was split into 4.3a and 4.3b."""
    return f"Action{words.NBSP}{change.before[0].label} was split into {words.joined([item.label for item in change.after])}."


def _joined(change: Change) -> str:
    """Actions 3.4 and 3.5 were merged into 3.4."""
    return f"Actions {words.joined([item.label for item in change.before])} were merged into {change.after[0].label}."


def _total(was: int, now: int) -> str:
    if was == now:
        return f"is {words.grouped(now)}, as it was"
    return f"{'rose' if now > was else 'fell'} from {words.grouped(was)} to {words.grouped(now)}"


def _dates(facts: Facts) -> Dates:
    return Dates(
        known=facts.due.overdue is not None,
        overdue=group(facts.due.overdue),
        next_known=facts.due.next is not None,
        next=group(facts.due.next),
        risk=_appendix_name(facts, "risk"),
        unjudged=not_counted(facts),
    )


def _measures(facts: Facts, horizon: Horizon) -> MeasuresPosition:
    return MeasuresPosition(
        months=horizon.months,
        measures=words.counted(horizon.counts.total.value, "measure"),
        statuses=statuses_are(horizon.counts) if horizon.counts.recorded else "",
        graph=_appendix_name(facts, "graph-measures", horizon.months),
        narrative=_appendix_name(facts, "measures", horizon.months),
    )
