"""How the number of actions in the plan came from what it was to what it is."""

from collections.abc import Iterable, Sequence

from reportgen.model import Action, Balance, Change, Plan


def balance(changes: Iterable[Change], before: Plan, after: Plan) -> Balance:
    """The balance of actions: measures are outside the totals, and what stands in a Retired box unless the layout counts it."""
    counts = dict.fromkeys(("added", "reinstated", "retired", "removed", "split", "merged"), 0)
    for change in changes:
        for name, number in movements(change, before.count_retired or after.count_retired):
            counts[name] += number
    return Balance(was=len(before.counted), now=len(after.counted), **counts)


def movements(change: Change, count_retired: bool = False) -> list[tuple[str, int]]:
    """What one entry adds to the balance, by how many of its items are counted on either side."""
    kinds = ("action", "retired") if count_retired else ("action",)
    was, now = _counted(change.before, kinds), _counted(change.after, kinds)
    if was and now:
        return [("split", max(0, now - was)), ("merged", max(0, was - now))]
    if was:
        return [("retired" if change.after else "removed", was)]
    if now and change.before:
        return [("reinstated", 1), ("split", now - 1)]
    return [("added", now)]


def _counted(items: Iterable[Action], kinds: Sequence[str]) -> int:
    return sum(item.kept in kinds and item.horizon is None for item in items)
