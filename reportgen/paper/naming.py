"""Which action a person means by a ref."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.dates import period_told
from reportgen.errors import UsageError
from reportgen.model import Action, History, ItemKey, Life, item_key
from reportgen.model.names import near_names, squeeze
from reportgen.paper import words

_MOST = 3
"""As many others are offered for a name that nothing has."""


@dataclass(frozen=True, slots=True)
class Named:
    """A life that bears, or bore, a name; period is the last in which it did."""

    life: Life
    period: str


def name_of(item: Action) -> str:
    """An item as it is asked for: its label, a measure's with its months ("2.3 (6 months)")."""
    return item.label if item.horizon is None else f"{item.label} ({item.horizon} months)"


def named(history: History, asked: str) -> tuple[Named, ...]:
    """The lives that bear a ref or a label or once bore it, those of the latest period first, actions before measures.

    A period in brackets after it ("5.7 (March 2015)", "5.7 (2015-03)") asks for what bore it then. Raises UsageError with the
    nearest names where none ever did.
    """
    wanted, period = _with_period(history, asked)
    names = [one.name for one in reversed(history.periods) if period in (None, one.name)]
    found: dict[int, Named] = {}
    for name in names:
        places = _places(history, name)
        ranks = {id(life): _rank(life, name, wanted, places) for life in history.lives}
        for life in sorted(history.lives, key=lambda life: ranks[id(life)]):
            if ranks[id(life)] < _NOT:
                found.setdefault(id(life), Named(life, name))
    if not found:
        raise _unknown(history, asked)
    return tuple(found.values())


def asked_as(history: History, one: Named) -> str:
    """How a life that once bore a name is asked for: by the name it has now, or where another has that by when it had it."""
    label = name_of(one.life.last.actions[0])
    first = named(history, label)[0]
    return label if first.life is one.life else f"{label} ({one.life.last.period})"


def name_alone(history: History, asked: str) -> str:
    """The name that was asked for, without a period in brackets."""
    return asked.rpartition("(")[0].strip() if _with_period(history, asked)[1] else asked


_NOT = 9


def _places(history: History, period: str) -> dict[ItemKey, str]:
    """The title of the work stream that each item of a period stands in."""
    plan = next(one.reading.plan for one in history.periods if one.name == period)
    streams = ((stream.title, (*stream.actions, *stream.measures, *stream.retired)) for stream in plan.work_streams)
    return {item_key(item): title for title, items in streams if title for item in items}


def _rank(life: Life, period: str, wanted: str, places: Mapping[ItemKey, str]) -> int:
    """How well a name fits a life in a period: by label, by ref, then by both its work stream and its ref ("Repairs, 4a").

    An action comes before a measure; 9 is not at all.
    """
    moment = life.at(period)
    ranks = [_fit(item, wanted, places.get(item_key(item))) for item in moment.actions] if moment else []
    return min(ranks, default=_NOT)


def _fit(item: Action, wanted: str, place: str | None) -> int:
    known = (name_of(item), item.label, item.ref, f"{place}, {item.ref}" if place and item.ref else None)
    fit = next((rank for rank, name in enumerate(known) if name is not None and _folded(name) == wanted), None)
    return _NOT if fit is None else 2 * fit + (item.horizon is not None and fit > 0)


def _folded(name: str) -> str:
    return squeeze(name).casefold().rstrip(".")


def _with_period(history: History, asked: str) -> tuple[str, str | None]:
    """The name, and the period that stands in brackets after it."""
    found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)\s*", asked)
    if found:
        for period in history.periods:
            if found[2].casefold() in (period.name.casefold(), period_told(period.name).casefold()):
                return _folded(found[1]), period.name
    return _folded(asked), None


def _unknown(history: History, asked: str) -> UsageError:
    """The sentence for a name that nothing ever had, with those nearest to it, or the actions that speak of it."""
    labels = list(dict.fromkeys(name_of(item) for life in history.lives for item in life.last.actions))
    near = near_names(asked, labels, begun=False)[:_MOST] or _like(asked, labels)
    speak = [f'"{name_of(life.last.actions[0])}"' for life in history.lives if _speaks(life, asked)]
    message = f"No action of the {len(history.periods)} periods is called {asked}."
    if len(history.periods) == 1:
        message = f"No action of the plan is called {asked}."
    if speak:
        rest = f" and {len(speak) - _MOST} more" if len(speak) > _MOST else ""
        return UsageError(message, f"These words stand in {', '.join(speak[:_MOST])}{rest}: name one of them.")
    return UsageError(message, f"The nearest {'is' if len(near) == 1 else 'are'} {words.joined(near)}.")


def _like(asked: str, labels: list[str]) -> list[str]:
    """The labels that share most letters, in order, with a name."""
    likeness = {label: SequenceMatcher(None, asked.casefold(), label.casefold(), autojunk=False).ratio() for label in labels}
    return sorted(labels, key=lambda label: -likeness[label])[:_MOST]


def _speaks(life: Life, asked: str) -> bool:
    """Whether the words asked for stand in an action as it was last."""
    return (
        len(asked) > 2
        and re.search(r"[^\W\d_]", asked) is not None
        and any(squeeze(asked).casefold() in squeeze(item.action).casefold() for item in life.last.actions)
    )
