"""Facts about a due date: later, earlier, dropped."""

import re
from collections.abc import Iterator
from datetime import date

from reportgen.compare.facts.setting import Setting, apart, due_told, fact, ordinal
from reportgen.dates import Calendar, last_day_in
from reportgen.layout import general_words
from reportgen.model import Action, Change, Due, Fact
from reportgen.model.names import squeeze


def due_later(change: Change, setting: Setting) -> Iterator[Fact]:
    """The last day that a due date allows is a later one: by how much, how often it moved, who agreed where that is written."""
    pair = _moved(change, setting)
    if pair and _last(pair[1]) > _last(pair[0]):
        was, now = pair
        by = _apart(was, now)
        moved = f"Due date moved from {due_told(was.due)} to {due_told(now.due)}, {by} later{_times(was, now, setting)}."
        yield fact("due-later", moved + _agreed(was, now), was, now)


def due_earlier(change: Change, setting: Setting) -> Iterator[Fact]:
    """The last day that a due date allows is an earlier one."""
    pair = _moved(change, setting)
    if pair and _last(pair[1]) < _last(pair[0]):
        was, now = pair
        by = _apart(now, was)
        yield fact("due-earlier", f"Due date moved from {due_told(was.due)} to {due_told(now.due)}, {by} earlier.", was, now)


def due_dropped(change: Change, setting: Setting) -> Iterator[Fact]:
    """There was a last day, and there is none now: blank, ongoing, or words that set no date."""
    pair = setting.pair("due", change)
    if not pair or not _is_set(pair[0].due) or _is_set(pair[1].due) or (pair[1].due and pair[1].due.kind == "complete"):
        return
    was, now = pair
    if now.due is None or not squeeze(now.due.text):
        yield fact("due-dropped", f"Due date of {due_told(was.due)} was removed.", was, now)
    else:
        text = f'Due date of {due_told(was.due)} was replaced by "{squeeze(now.due.text)}", which sets no day.'
        yield fact("due-dropped", text, was, now)


def _moved(change: Change, setting: Setting) -> tuple[Action, Action] | None:
    """A pair whose due dates both set a last day, where the comparison tells the due date as changed."""
    pair = setting.pair("due", change)
    told = any(field.field == "due" for field in change.fields)
    return pair if pair and told and _is_set(pair[0].due) and _is_set(pair[1].due) else None


def _is_set(due: Due | None) -> bool:
    return due is not None and due.latest is not None and due.kind not in ("complete", "ongoing")


def _apart(earlier: Action, later: Action) -> str:
    return apart(date.fromordinal(_last(earlier)), date.fromordinal(_last(later)))


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
