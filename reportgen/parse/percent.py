"""How much of an action is done, where a column gives it in per cent."""

import re
from collections.abc import Sequence

from reportgen.model import Cell
from reportgen.parse.text import squeeze

PLAIN = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*(?:%|per ?cent)?(?:\s*(?:complete[d]?|done))?", re.IGNORECASE)
TYPED = re.compile(
    r"(?<![\d.])(\d{1,3})(?:\.\d+)?\s*(?:%|per ?cent)(?:\s*(?:completed?|done|achieved|implemented))?", re.IGNORECASE
)


def percent_of(cell: Cell, fractions: bool = False) -> int | None:
    """The whole number from 0 to 100 that a cell of a percentage column shows, rounded down; None where it is not one number.

    fractions says whether the column gives parts of one: 0.45 for 45.
    """
    text = squeeze(cell.standing)
    if fractions and isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" not in text:
        return _within(int(round(cell.value * 100, 6)))
    found = PLAIN.fullmatch(text)
    return _within(int(found[1])) if found else None


def in_fractions(cells: Sequence[Cell]) -> bool:
    """Whether the numbers of a column are parts of one: none is above it, and one at least is between."""
    numbers = [cell for cell in cells if cell.kind == "number" and "%" not in cell.text]
    values = [cell.value for cell in numbers if isinstance(cell.value, int | float)]
    return bool(values) and all(0 <= value <= 1 for value in values) and any(0 < value < 1 for value in values)


def percent_in(text: str) -> int | None:
    """The one percentage that a status consists of, or that stands beside "complete" in it: "45%", "80% complete"."""
    found = TYPED.findall(text)
    whole = TYPED.fullmatch(squeeze(text)) is not None
    beside = re.search(r"\d\s*(?:%|per ?cent)\s*(?:complete|done|implemented|achieved)", text, re.IGNORECASE) is not None
    return _within(int(found[0])) if len(found) == 1 and (whole or beside) else None


def _within(number: int) -> int | None:
    return number if 0 <= number <= 100 else None
