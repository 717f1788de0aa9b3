"""Actions whose status says that they are withdrawn, such as cancelled or superseded: counted while they stand in the Plan.

Such an action that goes has not gone without a word: the last report showed it as withdrawn.
"""

from collections.abc import Iterable

from reportgen.model import Action, Change, Tally
from reportgen.parse.match import means


def is_withdrawn(item: Action) -> bool:
    """Whether a status means neither open nor completed: the words' own group of the withdrawn."""
    known = means(item.status.label) if item.status.label and item.status.complete is not True else None
    return known is not None and known.complete is None and known.rag is None


def was_withdrawn(change: Change) -> bool:
    """Whether an action that is off the Plan now was shown as withdrawn in the last report."""
    gone = change.kind == "removed" and bool(change.before)
    return gone and all(item.kept == "action" and is_withdrawn(item) for item in change.before)


def parted(removed: Tally) -> tuple[Tally, Tally]:
    """Of the actions that are off the Plan, those that went without a word, and those shown as withdrawn before."""
    return _only(removed, False), _only(removed, True)


def withdrawn_labels(items: Iterable[Action]) -> list[str]:
    """The labels of the actions that stand as withdrawn."""
    return [item.label for item in items if is_withdrawn(item)]


def _only(tally: Tally, withdrawn: bool) -> Tally:
    return Tally(tally.name, tuple(item for item in tally.items if is_withdrawn(item) == withdrawn))
