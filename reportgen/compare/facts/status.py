"""Facts about a status: better, fallen back, static, and a deadline that passed without one."""

from collections.abc import Iterator
from datetime import date

from reportgen.compare import texts
from reportgen.compare.facts.setting import Setting, day, due_told, fact, places, status_told
from reportgen.model import Action, Change, Fact, Rag, Status

_BETTER: dict[Rag | None, int] = {"red": 0, "amber": 1, "green": 2, "blue": 3}
"""How good a colour is; grey and none say nothing."""


def status_improved(change: Change, setting: Setting) -> Iterator[Fact]:
    """Completed now and known not to have been, or of a better colour where neither is completed."""
    pair = setting.pair("status", change)
    if pair and _is_better(pair[0].status, pair[1].status):
        was, now = pair
        yield fact("status-improved", f"Status improved from {status_told(was.status)} to {status_told(now.status)}.", was, now)


def fell_back(change: Change, setting: Setting) -> Iterator[Fact]:
    """Completed in the last plan and not known to be so now, whatever the reason: never left out (RULES 13).

    Also of a worse colour in the plan, where neither is completed.
    """
    if not change.after or not setting.both_have("status", change):
        return
    was, now = [i for i in change.before if i.status.complete], [i for i in change.after if i.status.complete is not True]
    if was and now:
        yield Fact("fell-back", _fallen(change, was, now), places((*was, *now)))
    elif (pair := setting.pair("status", change)) and pair[1].kept != "retired" and _is_worse(pair[0].status, pair[1].status):
        yield fact("fell-back", f"Status fell back from {status_told(pair[0].status)} to {status_told(pair[1].status)}.", *pair)


def _fallen(change: Change, was: list[Action], now: list[Action]) -> str:
    """What exactly is known of a status that fell back."""
    before, after = status_told(was[0].status), now[0].status
    if len(change.before) > 1:
        return f"Of the actions merged, {_labels(was)} had the status {before}; together their status is {status_told(after)}."
    if len(change.after) > 1:
        parts = " and ".join(f"{item.label} is {status_told(item.status)}" for item in now)
        return f"Status was {before} before the action was split; now {parts}."
    if not texts.form(after.label or after.text):
        return f"Status was {before} and is not recorded now."
    if after.complete is None:
        return f"Status was {before} and is {status_told(after)} now; the workbook does not say whether that means completed."
    return f"Status fell back from {before} to {status_told(after)}."


def _labels(items: list[Action]) -> str:
    return " and ".join(item.label for item in items)


def became_static(change: Change, setting: Setting) -> Iterator[Fact]:
    """Red now and not completed, of another colour before."""
    pair = setting.pair("status", change)
    if pair and pair[1].status.rag == "red" and pair[0].status.rag not in ("red", None) and not pair[1].status.complete:
        was, now = pair
        yield fact("static", f"Status became {status_told(now.status)}; it was {status_told(was.status)}.", was, now)


def passed(change: Change, setting: Setting) -> Iterator[Fact]:
    """The due date has passed, and the status is what it was."""
    pair = setting.pair("status", change)
    if not pair or setting.as_at is None:
        return
    was, now = pair
    told = now.status.complete is False and now.kept != "retired" and _same(was.status, now.status)
    if not told or not _is_past(now, setting.as_at):
        return
    long_ago = _latest(was) == _latest(now) and _is_past(was, setting.before_as_at)
    had = f", as it had by {day(setting.before_as_at)}" if long_ago and setting.before_as_at else ""
    due = f"Due date ({due_told(now.due)}) had passed by {day(setting.as_at)}{had}"
    yield fact("passed", f"{due}, and the status is still {status_told(now.status)}.", now)


def _is_past(item: Action, when: date | None) -> bool:
    latest = _latest(item)
    return latest is not None and when is not None and latest < when


def _latest(item: Action) -> date | None:
    return item.due.latest if item.due and item.due.kind not in ("complete", "ongoing") else None


def _is_better(was: Status, now: Status) -> bool:
    if now.complete:
        return was.complete is False
    before, after = _BETTER.get(was.rag), _BETTER.get(now.rag)
    return was.complete is not True and before is not None and after is not None and after > before


def _is_worse(was: Status, now: Status) -> bool:
    before, after = _BETTER.get(was.rag), _BETTER.get(now.rag)
    return not (was.complete or now.complete) and before is not None and after is not None and after < before


def _same(was: Status, now: Status) -> bool:
    told = [texts.form(status.label or status.text).casefold() for status in (was, now)]
    return bool(told[0]) and told[0] == told[1]
