"""How the number of actions in the plan came from what it was to what it is."""

from collections.abc import Iterable

from reportgen.model import Action, Balance, Change, Plan


def balance(changes: Iterable[Change], before: Plan, after: Plan) -> Balance:
    """The balance of actions: measures and what stands in a Retired box are outside the totals."""
    counts = dict.fromkeys(("added", "reinstated", "retired", "removed", "split", "merged"), 0)
    for change in changes:
        for name, number in movements(change):
            counts[name] += number
    return Balance(was=len(before.actions), now=len(after.actions), **counts)


def movements(change: Change) -> list[tuple[str, int]]:
    """What one entry adds to the balance, by how many of its items are in the plan on either side."""
    was, now = _in_plan(change.before), _in_plan(change.after)
    if was and now:
        return [("split", max(0, now - was)), ("merged", max(0, was - now))]
    if was:
        return [("retired" if change.after else "removed", was)]
    if now and change.before:
        return [("reinstated", 1), ("split", now - 1)]
    return [("added", now)]


def _in_plan(items: Iterable[Action]) -> int:
    return sum(item.kept == "action" for item in items)
