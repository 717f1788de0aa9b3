"""Facts about a due date: later, earlier, dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.compare.facts.setting import Setting, apart, due_told, fact, ordinal
from reportgen.dates import Calendar, last_day_in
from reportgen.layout import general_words
from reportgen.model import Action, Change, Due, Fact, FactName
from reportgen.model.names import squeeze


@dataclass(frozen=True, slots=True)
class _Move:
    """What was due on one day and is due on another: was is the earlier day's, via what stood there between, "" for nothing.

    whose is which part it is of, where an action was split.
    """

    before: Action
    after: Action
    was: Due
    now: Due
    via: str = ""
    whose: str = ""

    @property
    def days(self) -> int:
        """By how many days the last day that it allows moved, above 0 for later."""
        return _day(self.now).toordinal() - _day(self.was).toordinal()

    def told(self, direction: str, more: str = "") -> str:
        by = apart(*sorted((_day(self.was), _day(self.now))))
        return f"Due date{self.whose} moved from {due_told(self.was)} to {due_told(self.now)}, {by} {direction}{more}{self.via}."

    def fact(self, name: FactName, text: str) -> Fact:
        return Fact(name, text, (self.before.source, self.after.source), (self.was, self.now))


def due_later(change: Change, setting: Setting) -> Iterator[Fact]:
    """The last day that a due date allows is a later one: by how much, how often it moved, who agreed where that is written.

    Of a split each part's against the whole's, of a merger the whole's against the last of its parts'.
    """
    for move in _moves(change, setting):
        if move.days > 0:
            told = move.told("later", _times(move.before, move.after, setting))
            yield move.fact("due-later", told + _agreed(move.before, move.after))


def due_earlier(change: Change, setting: Setting) -> Iterator[Fact]:
    """The last day that a due date allows is an earlier one."""
    for move in _moves(change, setting):
        if move.days < 0:
            yield move.fact("due-earlier", move.told("earlier"))


def due_dropped(change: Change, setting: Setting) -> Iterator[Fact]:
    """There was a last day, and there is none now: blank, ongoing, or words that set no date."""
    for was, now in _pairs(change, setting):
        if not _is_set(was.due) or _is_set(now.due) or (now.due and now.due.kind == "complete"):
            continue
        whose = f", as it was before the split, has not been set for {now.label}" if len(change.after) > 1 else " was removed"
        if now.due is None or not squeeze(now.due.text):
            yield fact("due-dropped", f"Due date of {due_told(was.due)}{whose}.", was, now)
        else:
            of = f" for {now.label}" if len(change.after) > 1 else ""
            text = f'Due date of {due_told(was.due)} was replaced{of} by "{squeeze(now.due.text)}", which sets no day.'
            yield fact("due-dropped", text, was, now)


def _pairs(change: Change, setting: Setting) -> Iterator[tuple[Action, Action]]:
    """Each item as it is now with the one whose due date it had; of those merged that is the one due last."""
    if change.before and change.after and setting.both_have("due", change):
        was = max(change.before, key=lambda item: _last(item) if _is_set(item.due) else 0)
        for now in change.after:
            yield was, now


def _moves(change: Change, setting: Setting) -> Iterator[_Move]:
    """The due dates that set a last day and set one before, where the comparison tells the due date as changed."""
    told = any(field.field == "due" for field in change.fields)
    for was, now in _pairs(change, setting) if told else ():
        before = was.due if _is_set(was.due) else _last_set(was, setting)
        if before is None or now.due is None or not _is_set(now.due):
            continue
        via = "" if _is_set(was.due) else f", by way of {_stood(was.due)}"
        yield _Move(was, now, before, now.due, via, f" of {now.label}" if len(change.after) > 1 else "")


def _last_set(item: Action, setting: Setting) -> Due | None:
    """The last due date that set a day, in the periods before the one in which it set none."""
    life = setting.life(item)
    due = life.last_due(item, setting.period) if life else None
    return due if _is_set(due) else None


def _stood(due: Due | None) -> str:
    """What stood where no day was set."""
    return f'"{squeeze(due.text)}"' if due and squeeze(due.text) else "no date"


def _is_set(due: Due | None) -> bool:
    return due is not None and due.latest is not None and due.kind not in ("complete", "ongoing")


def _day(due: Due) -> date:
    return due.latest or date.min


def _last(item: Action) -> int:
    return item.due.latest.toordinal() if item.due and item.due.latest else 0


def _times(was: Action, now: Action, setting: Setting) -> str:
    """How many times it has moved later: over all periods, or by the workbook's columns of earlier dates, if they know more."""
    life = setting.life(was)
    known = sum((move.days or 0) > 0 for move in life.due_moves(was, setting.period)) if life else 0
    times = 1 + max(known, _written(was, now, setting.calendar))
    return f", the {ordinal(times)} move" if times > 1 else ""


def _written(was: Action, now: Action, calendar: Calendar) -> int:
    """How many moves before this one the workbook's columns of earlier dates tell, by the days that they mean."""
    own = {item.due.latest for item in (was, now) if item.due}
    days = {now.original_due.latest} if now.original_due else set()
    days |= {last_day_in(update.text, calendar) for update in now.dues if _is_date_column(update.heading)}
    return len(days - own - {None})


def _is_date_column(heading: str) -> bool:
    """Whether a column of due dates holds one that held: not one that was only asked for."""
    words = squeeze(heading).casefold()
    return not any(
        name in words for family in general_words().due_columns if family.role in ("requested", "actual") for name in family.names
    )


def _agreed(was: Action, now: Action) -> str:
    """Who asked for and who agreed the new date, as the workbook's columns say, in their words."""
    told = [(u.heading, u.text) for u in now.dues] + [(heading, text or "") for heading, text in now.extra]
    before = {(u.heading, u.text) for u in was.dues} | {(heading, text or "") for heading, text in was.extra}
    found = [(squeeze(h), squeeze(t)) for h, t in told if squeeze(t) and (h, t) not in before and _is_agreement(h)]
    return "".join(f' The workbook says under "{heading}": "{text}".' for heading, text in found)


def _is_agreement(heading: str) -> bool:
    low = squeeze(heading).casefold()
    return re.search(r"\b(?:request\w*|approv\w*|authoris\w*|agreed by|signed off|sanctioned|granted)\b", low) is not None
