"""The items of one side of a comparison, with what they are matched by."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log

from reportgen.compare import texts
from reportgen.model import Action, Due, Match, Plan
from reportgen.model.names import fold_lead

Weights = dict[str, int]
"""What each stem weighs, in thousandths: whole numbers, so that a sum does not depend on the order of a set."""


@dataclass(frozen=True, slots=True)
class Item:
    """An action, measure or retired item as the matching sees it.

    index is its place among all items of its plan, place that of its work stream; stream is the same as the later plan's place
    (below 0 where that has none like it); text is its words in order, shuffled the same sorted; names the proper names in it,
    marks these and its numbers; body, milestones, targets and news are the stems of its action, milestones, targets and
    progress, rest of the middle two, other of what stands in columns of unknown heading or was not taken; signs are
    body and its phrases. lead, due, status and objective are as they compare.
    """

    index: int
    action: Action
    place: int
    stream: int
    boxed: bool
    text: str
    shuffled: str
    body: frozenset[str]
    signs: frozenset[str]
    rest: frozenset[str]
    milestones: frozenset[str]
    targets: frozenset[str]
    news: frozenset[str]
    other: frozenset[str]
    names: frozenset[str]
    marks: frozenset[str]
    ref: str
    lead: str
    due: str
    status: str
    objective: str

    @property
    def pool(self) -> tuple[str, int | None]:
        """What it may be matched with: actions with actions, measures with measures of the same horizon."""
        return (item_kind(self.action), self.action.horizon)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one entry: a pair, a split, a merge, or one that has no counterpart (match None)."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    match: Match | None = None


def item_kind(action: Action) -> str:
    """Whether an item, retired or not, is an action or a measure."""
    return "measure" if action.horizon is not None or action.kept == "measure" else "action"


def items_of(plan: Plan, stream_number: Callable[[int], int]) -> tuple[Item, ...]:
    """Every item of a plan in plan order; stream_number turns a place among its work streams into the number items bear."""
    found: list[Item] = []
    for place, stream in enumerate(plan.work_streams):
        for listed in (stream.actions, stream.measures, stream.retired):
            start = len(found)
            found.extend(_item(action, start + rank, place, stream_number(place)) for rank, action in enumerate(listed))
    return tuple(found)


def _item(action: Action, index: int, place: int, stream: int) -> Item:
    read, names = texts.read(action.action), texts.names(action.action)
    milestones, targets = texts.stems(action.milestones), texts.stems(action.targets)
    return Item(
        index=index,
        action=action,
        place=place,
        stream=stream,
        boxed=action.kept == "retired",
        text=read.key,
        shuffled=read.shuffled,
        body=read.stems,
        signs=read.signs,
        rest=milestones | targets,
        milestones=milestones,
        targets=targets,
        news=texts.stems(action.progress),
        other=texts.stems(_other(action)),
        names=names,
        marks=names | read.numbers,
        ref=texts.form(action.ref).casefold(),
        lead=_lead(action.lead_text or " ".join(action.lead)),
        due=_due(action.due),
        status=texts.key(action.status.label or action.status.text),
        objective=texts.key(action.objective),
    )


_lead = lru_cache(4096)(fold_lead)  # few leads have many actions


def _other(action: Action) -> str:
    """What stands in the columns that no field was taken from."""
    updates = (update.text for update in action.updates)
    return "\n".join([*(value for _, value in action.extra if value), *updates])


def _due(due: Due | None) -> str:
    """The days that a due date means, or where it means none its words."""
    if due is None:
        return ""
    return f"{due.earliest} {due.latest}" if due.latest or due.earliest else texts.key(due.text)


def weigh(sides: Iterable[Sequence[Item]], part: Callable[[Item], frozenset[str]]) -> Weights:
    """How much each stem tells: the rarer among all items, the more."""
    bodies = [part(item) for side in sides for item in side]
    counts = Counter(chain.from_iterable(bodies))
    weights = {count: weight_of(count, len(bodies)) for count in set(counts.values())}
    return {stem: weights[count] for stem, count in counts.items()}


def weight_of(count: int, items: int) -> int:
    """What a stem weighs that so many of some items have."""
    return round(1000 * log(1 + items / count))


def mass(stems: Iterable[str], weights: Weights) -> int:
    """What some stems weigh together."""
    return sum(map(weights.__getitem__, stems))
