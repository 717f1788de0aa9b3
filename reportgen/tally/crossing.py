"""From which status to which every action of the plan came."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.model import Action, Comparison, StatusWord, Tally
from reportgen.tally.counting import NOT_RECORDED, slug

Direction = Literal["forward", "back", "across", "same"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Actions by the status they had and the one they have, as they are now; NOT_RECORDED for none.

    direction is "across" where nobody can say which of the two is further on.
    """

    was: str
    now: str
    direction: Direction
    tally: Tally


@dataclass(frozen=True, slots=True)
class Crossings:
    """Every action of the plan now, exactly once, by where it comes from: crossings, the same status, or from outside the plan.

    merged holds those merged from actions of different statuses.
    """

    moved: tuple[Crossing, ...]
    same: tuple[Crossing, ...]
    added: Tally
    reinstated: Tally
    merged: Tally
    forward: Tally
    back: Tally

    @property
    def groups(self) -> tuple[Tally, ...]:
        """Every tally of it."""
        outside = (self.added, self.reinstated, self.merged, self.forward, self.back)
        return (*(crossing.tally for crossing in (*self.moved, *self.same)), *outside)


def cross(comparison: Comparison, statuses: Sequence[StatusWord]) -> Crossings:
    """From which status to which every action of the plan came; crossings forward first, each kind in the order of statuses."""
    groups: dict[tuple[str, str, Direction], list[Action]] = {}
    outside: dict[str, list[Action]] = {"added": [], "reinstated": [], "merged": []}
    for change in comparison.changes:
        before = [item for item in change.before if item.kept == "action"]
        for item in change.after if change.item == "action" else ():
            if item.kept != "action":
                continue
            if not before:
                outside["added" if change.kind == "added" else "reinstated"].append(item)
            elif len({_label(each) for each in before}) > 1:
                outside["merged"].append(item)
            else:
                groups.setdefault((*_ends(before[0], item), _direction(before[0], item)), []).append(item)
    order = _order(statuses)
    moved = [Crossing(a, b, way, _crossed(a, b, items)) for (a, b, way), items in groups.items() if way != "same"]
    same = [
        Crossing(a, b, way, Tally(f"movement.still-{slug(b)}", tuple(items)))
        for (a, b, way), items in groups.items()
        if way == "same"
    ]
    moved.sort(key=lambda each: (_WAYS.index(each.direction), order(each.now), order(each.was)))
    return Crossings(
        moved=tuple(moved),
        same=tuple(sorted(same, key=lambda each: order(each.now))),
        **{name: Tally(f"movement.from-{name}", tuple(items)) for name, items in outside.items()},
        forward=_of_way("forward", moved),
        back=_of_way("back", moved),
    )


_WAYS: tuple[Direction, ...] = ("forward", "back", "across", "same")
_RANKS = {"red": 0, "amber": 1, "green": 2, "blue": 3}


def _ends(before: Action, after: Action) -> tuple[str, str]:
    return before.status.label or NOT_RECORDED, after.status.label or NOT_RECORDED


def _label(action: Action) -> str:
    return (action.status.label or NOT_RECORDED).casefold()


def _direction(before: Action, after: Action) -> Direction:
    """Whether a status is further on than the one before: completed than what is known not to be, else its colour says."""
    if _label(before) == _label(after):
        return "same"
    was, now = before.status, after.status
    if was.complete or now.complete:
        done = (bool(was.complete), bool(now.complete))
        known = None not in (was.complete, now.complete) and done[0] != done[1]
        return ("forward" if done[1] else "back") if known else "across"
    ranks = [_RANKS.get(status.rag or "") for status in (was, now)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return "across"
    return "forward" if ranks[1] > ranks[0] else "back"


def _order(statuses: Sequence[StatusWord]) -> Callable[[str], int]:
    places = {status.label.casefold(): place for place, status in enumerate(statuses)}
    return lambda label: places.get(label.casefold(), len(places))


def _crossed(was: str, now: str, items: Sequence[Action]) -> Tally:
    return Tally(f"movement.{slug(was)}-to-{slug(now)}", tuple(items))


def _of_way(way: Direction, crossings: Iterable[Crossing]) -> Tally:
    return Tally(f"movement.{way}", tuple(item for each in crossings if each.direction == way for item in each.tally.items))
