"""Labels of two periods in one paper: an action that is gone may have borne a number that another bears now."""

from dataclasses import replace

from reportgen.model import Change, Comparison, Plan
from reportgen.model.comparison import RETIRED


def told_apart(comparison: Comparison, plan: Plan, when: str) -> Comparison:
    """The comparison with the label of each action that is gone, where another bears it now, as "5.7 (March 2015)"."""
    taken = {item.label for item in (*plan.actions, *plan.retired, *plan.measures)}
    return replace(comparison, changes=tuple(_marked(change, taken, when) for change in comparison.changes))


def bare(label: str, plan: Plan) -> str:
    """The label of what is said to be retired, without "(retired)": 5.5; but 5.5 (retired) where another action is 5.5 now."""
    found = label.removesuffix(RETIRED)
    return label if any(item.label == found for item in plan.actions) else found


def _marked(change: Change, taken: set[str], when: str) -> Change:
    if change.after:
        return change
    gone = (replace(item, label=f"{item.label} ({when})") if item.label in taken else item for item in change.before)
    return replace(change, before=tuple(gone))
