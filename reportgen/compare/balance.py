"""How the number of actions in the plan came from what it was to what it is."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.model import Action, Balance, Change, Comparison, ItemKey, Plan, item_key, items_in_order


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


def unaccounted(comparison: Comparison, before: Plan, after: Plan) -> str | None:
    """Why a comparison of two plans can't be printed: it does not balance, or an item is in no entry or in two; None if sound.

    Such a thing is a mistake in reportgen, whatever stands in the workbooks.
    """
    balance = comparison.balance
    if not balance.holds or (balance.was, balance.now) != (len(before.counted), len(after.counted)):
        return f"the movement does not balance: {balance}"
    then = _not_once(items_in_order(before), (item for change in comparison.changes for item in change.before))
    now = _not_once(items_in_order(after), (item for change in comparison.changes for item in change.after))
    return f"{', '.join(then + now)} is not in exactly one entry" if then or now else None


def _not_once(items: Iterable[Action], told: Iterable[Action]) -> list[str]:
    """The labels of the items that are not told exactly once."""
    times: Counter[ItemKey] = Counter(map(item_key, told))
    times.subtract(map(item_key, items))
    return [label for (_, label, _), number in times.items() if number]


def _counted(items: Iterable[Action], kinds: Sequence[str]) -> int:
    return sum(item.kept in kinds and item.horizon is None for item in items)
