"""Facts about whether an action is there: retired, gone, come back, carried over."""

import re
from collections.abc import Iterator

from reportgen.compare import texts
from reportgen.compare.facts.setting import Setting, due_told, fact, status_told
from reportgen.dates import period_told
from reportgen.model import Action, Change, Fact
from reportgen.model.history import items_in_order

_CARRIED = re.compile(
    r"\b(?:carried (?:over|forward)|rolled (?:over|forward)|brought forward from|residual|transferred from|continued from)\b",
    re.IGNORECASE,
)


def retired(change: Change, setting: Setting) -> Iterator[Fact]:
    """In a Retired box now: with which status; and where it is known, that it was never recorded as completed."""
    if change.kind != "retired":
        return
    was, now = change.before[0], change.after[0]
    last = now.status if texts.form(now.status.label or now.status.text) else was.status
    known = texts.form(last.label or last.text) != ""
    yield fact("retired", f"Retired{f'; its status is {status_told(last)}' if known else ''}.", was, now)
    if last.complete is False and was.status.complete is not True and not _ever_completed(was, setting):
        text = f"Retired without having been recorded as completed: its last status is {status_told(last)}."
        yield fact("retired-unfinished", text, was, now)


def _ever_completed(item: Action, setting: Setting) -> bool:
    """Whether an action was completed in any period before."""
    life = setting.life(item)
    return life is not None and any(one.status.complete for moment in life.line(item, setting.period) for one in moment.actions)


def gone(change: Change, setting: Setting) -> Iterator[Fact]:
    """In the last plan, and now neither in the plan nor in a Retired box."""
    if change.kind == "removed":
        item = change.before[0]
        where = "it was in a Retired box" if item.kept == "retired" else f"its last status was {status_told(item.status)}"
        yield fact("gone", f"Not in the plan now, and not in a Retired box; {where}.", *change.before)


def reappeared(change: Change, setting: Setting) -> Iterator[Fact]:
    """Back in the plan: out of the Retired box, or after a period in which it was nowhere."""
    if change.before and change.after and change.before[0].kept == "retired" != change.after[0].kept:
        yield fact("reappeared", "Back in the plan; it was in a Retired box.", change.before[0], change.after[0])
    elif change.kind == "added" and (earlier := _earlier(change.after[0], setting)):
        period, item = earlier
        text = f"Back in the plan; it was last there in {period_told(period)}, as {item.label}, and not in the last plan."
        yield fact("reappeared", text + _due_since(item, change.after[0]), item, change.after[0])


def _due_since(then: Action, now: Action) -> str:
    """That an action that came back is due at another time, where both are known."""
    was, due = then.due, now.due
    if was is None or due is None or was.latest is None or was.latest == due.latest:
        return ""
    return f" It was then due {due_told(was)}, and is now due {due_told(due)}."


def _earlier(item: Action, setting: Setting) -> tuple[str, Action] | None:
    """The same words in a period before the last, the newest first."""
    periods = setting.history.periods if setting.history else ()
    names = [period.name for period in periods]
    before = periods[: names.index(setting.period)] if setting.period in names else ()
    for period in reversed(before):
        for one in items_in_order(period.reading.plan):
            if texts.key(one.action) == texts.key(item.action) and one.horizon == item.horizon:
                return period.name, one
    return None


def carried_over(change: Change, setting: Setting) -> Iterator[Fact]:
    """New here, and said to come from an earlier plan: by a tag that the layout names, or in the officers' entry."""
    if change.kind != "added":
        return
    for item in change.after:
        if item.origin:
            yield fact("carried-over", f'Carried over into this plan: marked "{", ".join(item.origin)}".', item)
        elif item.changes and _CARRIED.search(item.changes):
            yield fact(
                "carried-over", f'Carried over into this plan, as the officers\' entry says: "{texts.form(item.changes)}".', item
            )
