"""Was it true? Of the actions reported on track then and due before now, how many were done: by work stream, never by person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.model import Action, History, ItemKey, Life, PeriodPlan, Plan, StatusWord, Tally, WorkStream, item_key
from reportgen.tally import slug, stream_key


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the actions of one work stream (None: of all) that were reported on track, each as it was then.

    reported is the sum of done, still_open, unrecorded (no readable status now), retired (not completed) and gone. moved are
    those still open whose due date is now a later day, or none. One that was split is done when all its parts are.
    """

    work_stream: WorkStream | None
    reported: Tally
    done: Tally
    still_open: Tally
    unrecorded: Tally
    retired: Tally
    gone: Tally
    moved: Tally


@dataclass(frozen=True, slots=True)
class Truth:
    """One report set beside the last one. statuses are the labels taken as on track; streams are those of the report then."""

    then: PeriodPlan
    now: PeriodPlan
    statuses: tuple[str, ...]
    total: Outcome
    streams: tuple[Outcome, ...]


def was_it_true(history: History, then: str, on_track: Collection[str] = ()) -> Truth | None:
    """What became, by the last period, of the actions that an earlier one reported on track and due before the last's as-at date.

    Due is the last day that the due date allowed as it stood then. on_track are the labels that count, by default
    on_track_statuses. None where it can't be said: no day, no statuses then, or none that is known to be on track.
    """
    first = next(period for period in history.periods if period.name == then)
    last = history.periods[-1]
    statuses = tuple(on_track) or tuple(word.label for word in on_track_statuses(first.reading.plan))
    recorded = any(item.status.label for item in first.reading.plan.actions)
    if last.day is None or not recorded or not statuses or first is last:
        return None
    lives = history.lives_in(then)
    wanted = {label.casefold() for label in statuses}
    streams = [_promised(stream.actions, wanted, last.day) for stream in first.reading.plan.work_streams]
    told = {item_key(item): _became(lives[item_key(item)], item, then) for items in streams for item in items}
    parts = tuple(
        _outcome(f"{then}.{stream_key(stream, place)}", stream, items, told)
        for place, (stream, items) in enumerate(zip(first.reading.plan.work_streams, streams, strict=True), 1)
    )
    total = _outcome(then, None, [item for items in streams for item in items], told)
    return Truth(first, last, statuses, total, parts)


def truths(history: History, on_track: Collection[str] = ()) -> tuple[Truth, ...]:
    """What became of what each earlier period reported, where it can be said; the latest of them first."""
    found = (was_it_true(history, period.name, on_track) for period in reversed(history.periods[:-1]))
    return tuple(truth for truth in found if truth is not None)


def on_track_statuses(plan: Plan) -> tuple[StatusWord, ...]:
    """The statuses that say of an action that it is not completed, but on track.

    Those shown green; where none is, those shown amber or blue; else the only one that is not completed.
    """
    unfinished = [word for word in plan.statuses if word.complete is False]
    green = tuple(word for word in unfinished if word.rag == "green")
    other = tuple(word for word in unfinished if word.rag in ("amber", "blue"))
    return green or other or (tuple(unfinished) if len(unfinished) == 1 else ())


def _promised(items: Iterable[Action], statuses: Collection[str], before: date) -> list[Action]:
    return [
        item
        for item in items
        if (item.status.label or "").casefold() in statuses and item.due and item.due.latest and item.due.latest < before
    ]


def _became(life: Life, item: Action, then: str) -> tuple[str, bool]:
    """Which part of an outcome an action belongs to, and whether its due date has moved to a later day or to none."""
    now = life.became(item, then)
    here = [one for one in now if any(one is last for last in life.moments[-1].actions)]
    if all(_is_done(one) for one in now):
        return "done", False
    unfinished = [one for one in here if one.kept != "retired" and not _is_done(one)]
    if not unfinished:
        return ("retired" if all(one.kept == "retired" or _is_done(one) for one in now) else "gone"), False
    moved = any(_is_later(item, one) for one in unfinished)
    return ("unrecorded" if all(one.status.complete is None for one in unfinished) else "still_open"), moved


def _is_done(item: Action) -> bool:
    return bool(item.status.complete) or (item.due is not None and item.due.kind == "complete")


def _is_later(then: Action, now: Action) -> bool:
    was, is_now = then.due, now.due
    if was is None or was.latest is None or is_now is None:
        return False
    return is_now.kind == "ongoing" if is_now.latest is None else is_now.latest > was.latest


def _outcome(name: str, stream: WorkStream | None, items: Sequence[Action], told: Mapping[ItemKey, tuple[str, bool]]) -> Outcome:
    def tally(part: str) -> Tally:
        kept = tuple(item for item in items if told[item_key(item)][0] == part)
        return Tally(f"on-track.{name}.{slug(part)}", kept)

    return Outcome(
        work_stream=stream,
        reported=Tally(f"on-track.{name}.total", tuple(items)),
        done=tally("done"),
        still_open=tally("still_open"),
        unrecorded=tally("unrecorded"),
        retired=tally("retired"),
        gone=tally("gone"),
        moved=Tally(f"on-track.{name}.moved", tuple(item for item in items if told[item_key(item)][1])),
    )
