"""What may be printed of a history: in no period anything that stands in a hidden or an unpublished column."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.model import (
    Action,
    Balance,
    Change,
    Comparison,
    History,
    ItemKey,
    Life,
    Moment,
    PeriodPlan,
    Reading,
    item_key,
    items_in_order,
)
from reportgen.paper.published import published, published_comparison

_Items = Mapping[tuple[str, ItemKey], Action]


def published_history(history: History, publish_columns: Sequence[str]) -> History:
    """The history as published readings have it, its lives and changes too. publish_columns are report.toml's."""
    periods = tuple(replace(period, reading=published(period.reading)) for period in history.periods)
    items = {(period.name, item_key(item)): item for period in periods for item in items_in_order(period.reading.plan)}
    readings = {period.name: period.reading for period in history.periods}
    lives = tuple(_Published(life, items, readings, publish_columns).life() for life in history.lives)
    return History(periods, lives, tuple(_comparisons(history.periods, history.comparisons, publish_columns)))


def _comparisons(
    periods: Sequence[PeriodPlan], comparisons: Sequence[Comparison], publish_columns: Sequence[str]
) -> list[Comparison]:
    return [
        published_comparison(comparison, before.reading, after.reading, publish_columns)
        for before, after, comparison in zip(periods, periods[1:], comparisons, strict=False)
    ]


class _Published:
    """One life on its way to be published. items are those of the published readings, readings the others."""

    def __init__(self, life: Life, items: _Items, readings: Mapping[str, Reading], publish_columns: Sequence[str]) -> None:
        self.old, self.items, self.readings, self.publish_columns = life, items, readings, publish_columns

    def life(self) -> Life:
        """The life with published moments."""
        return replace(self.old, moments=tuple(self._moment(place) for place in range(len(self.old.moments))))

    def _moment(self, place: int) -> Moment:
        moment = self.old.moments[place]
        changes = tuple(self._change(change, place) for change in moment.changes)
        return Moment(moment.period, self._items(moment.actions, moment.period), changes)

    def _items(self, items: Sequence[Action], period: str) -> tuple[Action, ...]:
        return tuple(self.items[period, item_key(item)] for item in items)

    def _change(self, change: Change, place: int) -> Change:
        """A change, both its sides being the very items of the moments."""
        period, then = self.old.moments[place].period, self._when(change.before, place)
        alone = Comparison((change,), _NOTHING)
        shown = published_comparison(alone, self.readings[then], self.readings[period], self.publish_columns).changes[0]
        return replace(shown, before=self._items(change.before, then), after=self._items(change.after, period))

    def _when(self, before: Sequence[Action], place: int) -> str:
        """The period in which the earlier side of a change was; where there is none any will do."""
        earlier = self.old.moments[:place]
        found = (moment.period for moment in reversed(earlier) if any(item is one for one in moment.actions for item in before))
        return next(found, self.old.moments[place].period)


_NOTHING = Balance(0, 0, 0, 0, 0, 0, 0, 0)
