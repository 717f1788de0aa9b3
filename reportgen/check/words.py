"""How findings word what they quote."""

import re
from collections.abc import Sequence
from datetime import date

from reportgen.model import Action
from reportgen.model.names import squeeze

_MOST = 10


def quote(text: str, most: int = 60) -> str:
    """A text as a message quotes it: on one line, cut at a word where it is long."""
    line = squeeze(text)
    return f'"{line}"' if len(line) <= most else f'"{line[:most].rsplit(" ", 1)[0]} ..."'


def named(item: Action) -> str:
    """An item in a sentence: its label, with a noun before one that is no more than a number: "action 3"."""
    noun = "measure" if item.horizon is not None else "action"
    return f"{noun} {item.label}" if re.fullmatch(r"\d+[a-z]?", item.label) else item.label


def opening(item: Action) -> str:
    """An item at the start of a sentence."""
    text = named(item)
    return text if text == item.label else text[:1].upper() + text[1:]


def day(when: date) -> str:
    """31 March 2016."""
    return f"{when.day} {when:%B %Y}"


def listed(names: Sequence[str], most: int = _MOST) -> str:
    """Names in a sentence: "1.1, 1.2 and 1.3"; of many the first, and how many more."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def number(count: int, noun: str) -> str:
    """1 action, 2 actions."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
