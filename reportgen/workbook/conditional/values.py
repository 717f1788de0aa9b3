"""The values that formulas of conditional formats reckon with, and how Excel compares and converts them."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from reportgen.model import Cell
from reportgen.workbook.number_text import general


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value, such as #N/A."""

    code: str = "#VALUE!"


Value = float | str | bool | Fault | None
"""A number, a text, true or false, an error, or (None) an empty cell. A day is its number."""


class UnreadError(Exception):
    """Something in a rule that is not reckoned here: why, in words for a person."""


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SECONDS = 86_400


def cell_value(cell: Cell | None, from_1904: bool) -> Value:
    """What a formula sees in a cell."""
    if cell is None or cell.kind == "empty":
        return None
    if cell.kind == "uncalculated":
        raise UnreadError("it needs a formula's result that is not in the file")
    if cell.kind == "error":
        return Fault(cell.text)
    value = cell.value
    if isinstance(value, date | time):
        return serial(value, from_1904)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def serial(moment: date | time, from_1904: bool) -> float:
    """The day number of a date or time."""
    if isinstance(moment, time):
        return (moment.hour * 3600 + moment.minute * 60 + moment.second) / _SECONDS
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    day = moment.date() if isinstance(moment, datetime) else moment
    days = (day - start).days
    days -= not from_1904 and days < 61
    return days + (serial(moment.time(), from_1904) if isinstance(moment, datetime) else 0.0)


def compare(sign: str, left: Value, right: Value) -> bool | Fault:
    """Whether a comparison holds: texts without case, an empty cell as the other side's nothing, numbers before texts."""
    for side in (left, right):
        if isinstance(side, Fault):
            return side
    return COMPARE[sign](_ordered(left, right), _ordered(right, left))


def _ordered(value: Value, other: Value) -> tuple[int, float | str]:
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0
    if isinstance(value, bool):
        return 2, float(value)
    return (1, value.casefold()) if isinstance(value, str) else (0, float(value) if not isinstance(value, Fault) else 0.0)


def number(value: Value) -> float | Fault:
    """A value as a number, as in a sum: a text that is no number is an error."""
    if value is None or isinstance(value, bool | float):
        return float(value or 0)
    if isinstance(value, Fault):
        return value
    try:
        return float(value)
    except ValueError:
        return Fault()


def text(value: Value) -> str:
    """A value as a text, as & joins it. An error has none: see fault_in."""
    if value is None or isinstance(value, Fault):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else general(value)


def truth(value: Value) -> bool | Fault:
    """A value as a condition: a number other than 0 holds; a text is neither true nor false."""
    if isinstance(value, Fault):
        return value
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.casefold(), Fault())
    return bool(value)


def fault_in(*values: Value) -> Fault | None:
    """The first error among values."""
    return next((value for value in values if isinstance(value, Fault)), None)
