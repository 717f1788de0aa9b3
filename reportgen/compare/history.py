"""The lives of actions through all periods: renumbered, split, merged, retired, gone and back again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.compare.items import item_kind
from reportgen.compare.returns import Gone, Return, returns
from reportgen.model import Action, Change, Comparison, History, ItemKey, Life, Moment, PeriodPlan, item_key, items_in_order

_Key = tuple[str, ItemKey]
"""An item of all periods: the period's name and the item's key."""


def begun(first: PeriodPlan) -> History:
    """The history of a plan that has one period."""
    lives = (_life([], first.name, (item,), ()) for item in items_in_order(first.reading.plan))
    return History((first,), tuple(lives))


def extended(history: History, later: PeriodPlan, comparison: Comparison) -> History:
    """A history with one more period, and the comparison of that with the one that was last.

    What a change joins is one life: the parts of a split, what was merged, and what came back after it had gone.
    """
    changes = _with_returns(comparison.changes, came_back(history, later, comparison))
    groups = _Groups(len(history.lives) + len(changes))
    owners = {key: place for place, life in enumerate(history.lives) for key in _keys(life)}
    for place, (period, change) in enumerate(changes, len(history.lives)):
        for item in change.before:
            groups.join(owners[period or history.periods[-1].name, item_key(item)], place)
    lives = [_continued(history, later, changes, members) for members in groups.all()]
    return History((*history.periods, later), _in_order(lives, later), (*history.comparisons, comparison))


def came_back(history: History, later: PeriodPlan, comparison: Comparison) -> tuple[Return, ...]:
    """Which of the items that are new since a history's last period were in an earlier one, had gone, and are back."""
    new = [item for change in comparison.changes if not change.before for item in change.after]
    if not new:
        return ()
    lost: dict[str, list[Action]] = {}
    for life in history.lives:
        for period, item in life.lost(history.periods[-1].name):
            lost.setdefault(period, []).append(item)
    gone = [Gone(one.name, one.reading, tuple(lost.get(one.name, ()))) for one in reversed(history.periods[:-1])]
    return returns(gone, later.reading, new)


_Told = tuple[str | None, Change]
"""A change, and the period that its before is of where that is not the one before."""


def _with_returns(changes: Sequence[Change], back: Iterable[Return]) -> list[_Told]:
    """The changes of a comparison, each item that came back with what has changed since it was last there."""
    found = {item_key(one.change.after[0]): one for one in back}
    told: list[_Told] = []
    for change in changes:
        one = found.get(item_key(change.after[0])) if change.after and not change.before else None
        told.append((one.period, _told_of(one.change, change)) if one else (None, change))
    return told


def _told_of(back: Change, new: Change) -> Change:
    """What has changed in an item that came back, with what its comparison says of it as a new one."""
    return replace(back, facts=new.facts, explained=new.explained, explanation=new.explanation, told=new.told)


def _keys(life: Life) -> list[_Key]:
    return [(moment.period, item_key(item)) for moment in life.moments for item in moment.actions]


class _Groups:
    """Numbers that belong together."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Take two numbers, and all that are with either, for one group."""
        self.parents[self._root(other)] = self._root(one)

    def all(self) -> list[list[int]]:
        """Every group, its numbers in order, by its first number."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.parents)):
            found.setdefault(self._root(number), []).append(number)
        return list(found.values())

    def _root(self, number: int) -> int:
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number


def _continued(history: History, later: PeriodPlan, changes: Sequence[_Told], members: Sequence[int]) -> Life:
    """The life that some earlier lives and some changes make, by their numbers: the lives first."""
    count = len(history.lives)
    lives = [history.lives[number] for number in members if number < count]
    own = tuple(changes[number - count][1] for number in members if number >= count)
    moments = list(lives[0].moments) if len(lives) == 1 else _together(history, lives)
    items = tuple(item for change in own for item in change.after)
    return _life(moments, later.name, items, own)


def _together(history: History, lives: Sequence[Life]) -> list[Moment]:
    """The moments of several lives as those of one."""
    found = []
    for period in history.periods:
        moments = [moment for life in lives if (moment := life.at(period.name)) is not None]
        if moments:
            actions = [item for moment in moments for item in moment.actions]
            kept = {item_key(item) for item in actions}
            ordered = (
                [item for item in items_in_order(period.reading.plan) if item_key(item) in kept] if len(actions) > 1 else actions
            )
            changes = tuple(change for moment in moments for change in moment.changes)
            found.append(Moment(period.name, tuple(ordered), changes))
    return found


def _life(moments: Sequence[Moment], period: str, items: tuple[Action, ...], changes: tuple[Change, ...]) -> Life:
    """A life with one more moment."""
    told = (*moments, Moment(period, items, changes))
    last = next(moment for moment in reversed(told) if moment.actions)
    kind: Literal["action", "measure"] = "measure" if item_kind(last.actions[0]) == "measure" else "action"
    return Life(", ".join(item.label for item in last.actions), kind, told)


def _in_order(lives: Sequence[Life], later: PeriodPlan) -> tuple[Life, ...]:
    """Lives that last in plan order; those that ended follow as they came, the latest to end first."""
    places = {item_key(item): place for place, item in enumerate(items_in_order(later.reading.plan))}
    ended = len(places)

    def place(life: Life) -> int:
        last = life.moments[-1].actions
        return min((places[item_key(item)] for item in last), default=ended)

    return tuple(sorted(lives, key=place))
