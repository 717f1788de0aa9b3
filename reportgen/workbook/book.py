"""What the sheets of one workbook share, and how much they may hold between them."""

from dataclasses import dataclass

from reportgen.workbook.guard import too_large
from reportgen.workbook.package import Package
from reportgen.workbook.styles import Styles
from reportgen.workbook.text import MAX_CHARACTERS, Text

MAX_CELLS = 1_000_000


class Budget:
    """What is left of the cells and characters that one workbook may hold."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._cells = MAX_CELLS
        self._characters = MAX_CHARACTERS

    def spend(self, cells: int, characters: int) -> None:
        """Take this much; InputError when it is more than is left."""
        self._cells -= cells
        self._characters -= characters
        if self._cells < 0:
            raise too_large(f"{self._file}, with more than {MAX_CELLS:,} cells,")
        if self._characters < 0:
            raise too_large(f"{self._file}, with more than {MAX_CHARACTERS:,} characters of text,")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of one workbook share."""

    package: Package
    styles: Styles
    strings: tuple[Text, ...]
    from_1904: bool
    budget: Budget
