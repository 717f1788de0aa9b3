"""Every number of a paper, with the items behind it: whole numbers, and percentages made from counts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.model import Action, Change, Comparison, Plan, StatusWord, Tally, WorkStream
from reportgen.model.names import fold_lead

NOT_RECORDED = "Not recorded"
Method = Literal["half-up", "largest-remainder"]


@dataclass(frozen=True, slots=True)
class StatusTally:
    """How many items have one status. percent is as printed: "48%", "less than 1%"; "" of no items at all."""

    word: StatusWord
    tally: Tally
    percent: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A group of items by status, in the vocabulary's order, "Not recorded" last where there is any.

    adds_up says whether the printed percentages add to 100.
    """

    total: Tally
    statuses: tuple[StatusTally, ...]
    adds_up: bool

    @property
    def recorded(self) -> bool:
        """Whether any item has a status at all."""
        return any(status.tally.value for status in self.statuses if status.word.label != NOT_RECORDED)

    @property
    def completed(self) -> StatusTally | None:
        """The items that are completed: those of the one status that means it, or of all that do, together called Completed."""
        done = [status for status in self.statuses if status.word.complete]
        if len(done) < 2:
            return done[0] if done else None
        items = tuple(item for status in done for item in status.tally.items)
        name = self.total.name.removesuffix("total") + "all-completed"
        (percent, _) = percentages([len(items), self.total.value - len(items)])
        return StatusTally(StatusWord("Completed", complete=True), Tally(name, items), percent)


@dataclass(frozen=True, slots=True)
class Due:
    """What the dates say, where the plan has due dates and a status that means completed; None where it can't be said.

    unjudged are the actions with a status that does not say whether they are completed: they are in neither of the others.
    """

    overdue: Tally | None
    next: Tally | None
    unjudged: Tally | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of the actions of the last paper. Items stand as they are now (removed ones as they were).

    passages holds what changed between two statuses, neither meaning completed: (from, to, which).
    completed and reopened count matched actions only, and are None where the last paper had no status that means completed.
    """

    completed: Tally | None
    reopened: Tally | None
    passages: tuple[tuple[str, str, Tally], ...]
    added: Tally
    retired: Tally
    removed: Tally
    reinstated: Tally
    split: Tally
    merged: Tally

    @property
    def groups(self) -> tuple[Tally, ...]:
        """Every tally of the movement."""
        named = (self.completed, self.reopened, self.added, self.retired, self.removed, self.reinstated, self.split, self.merged)
        return (*(tally for tally in named if tally is not None), *(tally for _, _, tally in self.passages))


def slug(text: str) -> str:
    """A status or a name as a part of a tally's name: "In progress" is in-progress."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "none"


def percentages(counts: Sequence[int], method: Method = "half-up") -> tuple[str, ...]:
    """The whole percentages of some parts of one total, as printed; empty texts where the total is 0.

    Half up in whole numbers, so that 1 of 8 is 13%. Never 0% for something nor 100% for not everything (STANDARDS N06, N07).
    """
    total = sum(counts)
    if not total:
        return tuple("" for _ in counts)
    whole = _largest_remainder(counts, total) if method == "largest-remainder" else [_half_up(part, total) for part in counts]
    return tuple(_printed(part, total, percent) for part, percent in zip(counts, whole, strict=True))


def adds_to_100(printed: Sequence[str]) -> bool:
    """Whether printed percentages add to 100, "less than 1%" taken as 1 and "more than 99%" as 99."""
    return sum(int(re.sub(r"\D", "", text) or 0) for text in printed) in (0, 100)


def _half_up(part: int, total: int) -> int:
    return (200 * part + total) // (2 * total)


def _largest_remainder(counts: Sequence[int], total: int) -> list[int]:
    """Whole percentages that add to 100; the points left over go to the largest remainders, ties to the larger count."""
    whole = [100 * part // total for part in counts]
    order = sorted(range(len(counts)), key=lambda at: (-(100 * counts[at] % total), -counts[at], at))
    for at in order[: 100 - sum(whole)]:
        whole[at] += 1
    return whole


def _printed(part: int, total: int, percent: int) -> str:
    if percent == 0 and part:
        return "less than 1%"
    if percent == 100 and part != total:
        return "more than 99%"
    return f"{percent}%"


def count(name: str, items: Iterable[Action], statuses: Sequence[StatusWord], method: Method = "half-up") -> Counts:
    """Count items by status. name is the first part of the tallies' names ("actions", "stream.3.measures-6")."""
    everything = tuple(items)
    known = {status.label.casefold() for status in statuses}
    groups = [(status, tuple(item for item in everything if _has(item, status))) for status in statuses]
    rest = tuple(item for item in everything if (item.status.label or "").casefold() not in known)
    if rest:
        groups.append((StatusWord(NOT_RECORDED), rest))
    printed = percentages([len(group) for _, group in groups], method)
    return Counts(
        total=Tally(f"{name}.total", everything),
        statuses=tuple(
            StatusTally(word, Tally(f"{name}.{slug(word.label)}", group), percent)
            for (word, group), percent in zip(groups, printed, strict=True)
        ),
        adds_up=adds_to_100(printed),
    )


def _has(item: Action, status: StatusWord) -> bool:
    return item.status.label is not None and item.status.label.casefold() == status.label.casefold()


def vocabulary(plan: Plan, before: Plan | None) -> tuple[StatusWord, ...]:
    """A plan's statuses, and those of the last one that it no longer has: a status that fell to 0 is still printed (C12).

    One that retired actions alone have is left out, unless they are counted.
    """
    known = {status.label.casefold() for status in plan.statuses}
    gone = (status for status in (before.statuses if before else ()) if status.label.casefold() not in known)
    used = _labels(before.actions if before else ())
    retired = _labels(plan.retired) - _labels((*plan.counted, *plan.measures)) - used
    kept = (status for status in plan.statuses if status.label.casefold() not in retired)
    return (*kept, *(status for status in gone if status.label.casefold() in used))


def _labels(items: Iterable[Action]) -> set[str]:
    return {item.status.label.casefold() for item in items if item.status.label}


def completion_known(items: Iterable[Action]) -> bool:
    """Whether any item has a status of which it is known whether it means completed."""
    return any(item.status.complete is not None for item in items)


def due(plan: Plan, as_at: date | None, next_meeting: date | None) -> Due:
    """Actions not complete whose latest due date is before the as-at date, or from then to before the next meeting.

    An action without a readable status counts as not complete; one whose due cell says that it is complete does not. Where
    nobody has said of any status whether it means completed, nothing can be said of the whole plan; nor, where all that are past
    their date have such a status, that none is overdue.
    """
    dated = [action for action in plan.actions if action.due is not None]
    if not dated or as_at is None or not completion_known(plan.actions):
        return Due(None, None)
    unjudged = tuple(action for action in plan.actions if is_unjudged(action))
    told = Tally("actions.due-unjudged", unjudged) if unjudged else None
    still_open = [action for action in dated if is_open(action)]
    overdue = tuple(action for action in still_open if _falls(action, lambda day: day < as_at))
    if not overdue and (not still_open or any(_falls(action, lambda day: day < as_at) for action in unjudged)) and unjudged:
        return Due(None, None, told)
    coming = None
    if next_meeting is not None:
        coming = Tally(
            "actions.due-before-next", tuple(a for a in still_open if _falls(a, lambda day: as_at <= day < next_meeting))
        )
    return Due(Tally("actions.overdue", overdue), coming, told)


def is_open(action: Action) -> bool:
    """Whether an action is still to be done, by its status and its due cell; not one of which the status does not say."""
    return not action.status.complete and not is_unjudged(action) and not (action.due and action.due.kind == "complete")


def is_unjudged(action: Action) -> bool:
    """Whether an action has a status, and neither that nor its due cell says whether it is completed."""
    said = action.due is not None and action.due.kind == "complete"
    return action.status.label is not None and action.status.complete is None and not said


def _falls(action: Action, test: Callable[[date], bool]) -> bool:
    return bool(action.due and action.due.latest and test(action.due.latest))


def by_lead(plan: Plan) -> tuple[tuple[str, Tally], ...]:
    """The actions of each lead, as (the lead as first typed, tally), in plan order; spellings of one lead are one."""
    names: dict[str, str] = {}
    items: dict[str, list[Action]] = {}
    for action in plan.actions:
        for key, lead in {fold_lead(lead): lead for lead in reversed(action.lead)}.items():
            names.setdefault(key, lead)
            items.setdefault(key, []).append(action)
    return tuple((names[key], Tally(f"lead.{slug(names[key])}", tuple(found))) for key, found in items.items())


def stream_key(stream: WorkStream, position: int) -> str:
    """How a work stream is named in a tally's name: "stream.3", by its number or else its place from 1."""
    return f"stream.{slug(stream.number) if stream.number else position}"


def horizons_due(plan: Plan, asked: Sequence[int] | None) -> tuple[int, ...]:
    """The horizons that are reported: those asked for that the plan has, by default those with any status, soonest first."""
    if asked is not None:
        return tuple(sorted({m.horizon for m in plan.measures if m.horizon is not None and m.horizon in asked}))
    return tuple(sorted({m.horizon for m in plan.measures if m.horizon is not None and m.status.label is not None}))


def move(comparison: Comparison) -> Movement:
    """Count what became of the actions of the last paper."""
    changes = [change for change in comparison.changes if change.item == "action"]
    pairs = [pair for change in changes if change.kind in ("changed", "unchanged", "split") for pair in _pairs(change)]
    known = completion_known(before for before, _ in pairs) and completion_known(after for _, after in pairs)
    return Movement(
        completed=_tally("movement.completed", [b for a, b in pairs if a.status.complete is False and b.status.complete], known),
        reopened=_tally("movement.reopened", [b for a, b in pairs if a.status.complete and b.status.complete is False], known),
        passages=_passages(pairs) if known else (),
        added=Tally("movement.added", _items(changes, "added")),
        retired=Tally("movement.retired", _items(changes, "retired")),
        removed=Tally("movement.removed", _items(changes, "removed")),
        reinstated=Tally("movement.reinstated", _reinstated(changes)),
        split=Tally("movement.split", _items(changes, "split")),
        merged=Tally("movement.merged", _items(changes, "merged")),
    )


def _tally(name: str, items: Sequence[Action], known: bool) -> Tally | None:
    return Tally(name, tuple(items)) if known else None


def _pairs(change: Change) -> Iterator[tuple[Action, Action]]:
    """The plan actions of one change as they were and as they are; a split one beside each of its parts."""
    for before in change.before:
        for after in change.after:
            if before.kept == "action" and after.kept == "action":
                yield before, after


def _items(changes: Iterable[Change], kind: str) -> tuple[Action, ...]:
    of_kind = [change for change in changes if change.kind == kind]
    if kind == "added":
        return tuple(item for change in of_kind for item in change.after if item.kept == "action")
    items = (item for change in of_kind for item in change.named)
    return tuple(item for item in items if item.kept == "action" or kind == "retired")


def _reinstated(changes: Iterable[Change]) -> tuple[Action, ...]:
    back = (c for c in changes if c.kind in ("changed", "unchanged") and all(item.kept == "retired" for item in c.before))
    return tuple(item for change in back for item in change.after if item.kept == "action")


def _passages(pairs: Iterable[tuple[Action, Action]]) -> tuple[tuple[str, str, Tally], ...]:
    """What moved between statuses other than by completion, in the order met."""
    groups: dict[tuple[str, str], list[Action]] = {}
    for before, after in pairs:
        was, now = before.status.label or NOT_RECORDED, after.status.label or NOT_RECORDED
        told = {before.status.complete, after.status.complete} == {True, False}
        if was.casefold() != now.casefold() and not told:
            groups.setdefault((was, now), []).append(after)
    return tuple((a, b, Tally(f"movement.{slug(a)}-to-{slug(b)}", tuple(items))) for (a, b), items in groups.items())


def change_by_stream(plan: Plan, movement: Movement) -> dict[str, Tally] | None:
    """Completed since minus reopened for each work stream, by stream_key; None where it can't be said."""
    if movement.completed is None or movement.reopened is None:
        return None
    result = {}
    for position, stream in enumerate(plan.work_streams, 1):
        mine = {action.source for action in stream.actions}
        up = tuple(item for item in movement.completed.items if item.source in mine)
        down = tuple(item for item in movement.reopened.items if item.source in mine)
        key = stream_key(stream, position)
        result[key] = Tally(f"{key}.change", up + down, len(up) - len(down))
    return result
