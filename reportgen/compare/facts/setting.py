"""What facts are found with, beside the change itself, and how they word what they quote."""

import re
from dataclasses import dataclass, field
from datetime import date

from reportgen.compare import texts
from reportgen.compare.fields import FieldComparer
from reportgen.dates import Calendar, distance
from reportgen.model import Action, Change, Due, Fact, FactName, Reading, Source, Status
from reportgen.model.history import History, ItemKey, Life, item_key
from reportgen.model.names import squeeze

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class Setting:
    """Both sides of a comparison and its days. lives are those of the earlier items, period the one they were read in.

    calendar is what dates in columns that were not taken are read with. Not slotted, for it is made once.
    """

    comparer: FieldComparer
    calendar: Calendar = field(default_factory=Calendar)
    as_at: date | None = None
    before_as_at: date | None = None
    history: History | None = None
    period: str = ""
    lives: dict[ItemKey, Life] = field(default_factory=dict)

    def both_have(self, name: str, change: Change) -> bool:
        """Whether the tables of both sides have a field, so that its values can be compared."""
        return self.comparer.then.have(name, change.before) and self.comparer.now.have(name, change.after)

    def pair(self, name: str, change: Change) -> tuple[Action, Action] | None:
        """The item before and after, where it is one of each and both tables have a field."""
        one = len(change.before) == len(change.after) == 1
        return (change.before[0], change.after[0]) if one and self.both_have(name, change) else None

    def life(self, item: Action) -> Life | None:
        """The life of an earlier item through the periods, None where no history is given."""
        return self.lives.get(item_key(item))


def setting(
    comparer: FieldComparer, as_at: date | None, before_as_at: date | None, history: History | None, earlier: Reading
) -> Setting:
    """The setting of a comparison; earlier is the reading of the earlier side, which tells its period in the history."""
    period = next((p.name for p in history.periods if p.reading is earlier), "") if history else ""
    if history and not period and before_as_at:
        period = next((p.name for p in history.periods if p.as_at == before_as_at), "")
    lives = history.lives_in(period) if history and period else {}
    calendar = Calendar(earlier.plan.start, earlier.plan.end)
    return Setting(comparer, calendar, as_at, before_as_at, history, period, lives)


def fact(name: FactName, text: str, *items: Action) -> Fact:
    """A fact with the places of the items that show it."""
    return Fact(name, text, tuple(item.source for item in items))


def places(items: tuple[Action, ...]) -> tuple[Source, ...]:
    """Where some items stand."""
    return tuple(item.source for item in items)


def status_told(status: Status) -> str:
    """A status in a sentence: its label, else the word as typed, else that none is recorded."""
    typed = squeeze(status.text or "")
    return status.label or (f'"{typed}"' if typed else "not recorded")


def day(when: date) -> str:
    """31 March 2016."""
    return f"{when.day} {when:%B %Y}"


def due_told(due: Due | None) -> str:
    """A due date in a sentence: a day or month in full, else as typed in quotes."""
    if due is None or not texts.form(due.text):
        return "not recorded"
    if due.kind == "date" and due.latest:
        return day(due.latest)
    if due.kind == "month" and due.latest:
        end = re.match(r"(?:by )?(?:the )?end (?:of )?", due.text.casefold())
        return f"{'the end of ' if end else ''}{due.latest:%B %Y}"
    last = f" (by {day(due.latest)})" if due.latest and due.kind in ("quarter", "season", "year", "several") else ""
    return f'"{squeeze(due.text)}"{last}'


def apart(first: date, second: date) -> str:
    """How far a day lies after another: in whole months where they are whole, else in days, else in about so many months."""
    about, number, unit = distance(first, second)
    return f"{'about ' if about else ''}{counted(number, unit)}"


def counted(number: int, noun: str) -> str:
    """One month, 12 months."""
    told = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{told} {noun}{'' if number == 1 else 's'}"


def ordinal(number: int) -> str:
    """Second; 11th from ten on."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
