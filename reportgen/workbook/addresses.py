"""Cell addresses and ranges as Excel writes them."""

import re
from functools import lru_cache

from reportgen.model import Range, column_letters

MAX_COLUMN, MAX_ROW = 16_384, 1_048_576
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int | None:
    """The number of a column: A is 1. None for what is not up to three letters."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_cell(address: str) -> tuple[int, int] | None:
    """The row and column of an address such as F14 or $F$14, None where it is none."""
    found = _CELL.match(address)
    column = column_number(found.group(1)) if found else None
    return (int(found.group(2)), column) if found and column and int(found.group(2)) else None


def range_address(area: Range) -> str:
    """A rectangle as Excel writes it: B2:D9, or B2 for one cell."""
    first, last = (f"{column_letters(column)}{row}" for row, column in ((area.top, area.left), (area.bottom, area.right)))
    return first if first == last else f"{first}:{last}"


def parse_range(text: str | None) -> Range | None:
    """The rectangle of "B2:D9", of whole columns "B:D" or whole rows "2:9"; dollar signs and a sheet's name may stand in it."""
    first, _, last = (text or "").rpartition("!")[2].partition(":")
    start, end = _corner(first, last=False), _corner(last or first, last=True)
    if start is None or end is None or (not last and parse_cell(first) is None):
        return None
    (top, bottom), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Range(top, left, bottom, right)


def _corner(address: str, last: bool) -> tuple[int, int] | None:
    """One corner of a range; that of a whole column or row stands at the first or the last edge of the sheet."""
    cell = parse_cell(address)
    if cell is not None:
        return cell
    name = address.replace("$", "")
    if name.isascii() and name.isdigit() and 0 < int(name[:8]) <= MAX_ROW:
        return int(name), MAX_COLUMN if last else 1
    column = column_number(name)
    return (MAX_ROW if last else 1, column) if column else None
