"""How findings word what they quote."""

from collections.abc import Sequence
from datetime import date

from reportgen.model.names import squeeze

_MOST = 10


def quote(text: str, most: int = 60) -> str:
    """A text as a message quotes it: on one line, cut at a word where it is long."""
    line = squeeze(text)
    return f'"{line}"' if len(line) <= most else f'"{line[:most].rsplit(" ", 1)[0]} ..."'


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
