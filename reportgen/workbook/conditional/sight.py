"""What the formulas of one workbook can look at: cells of any of its sheets, and its defined names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.model import Range, Row, Sheet
from reportgen.workbook.conditional.values import UnreadError, Value, cell_value

MAX_LOOKED_AT = 5_000_000
"""How many cells all rules of a workbook may look at between them; beyond it a rule is told as unread."""

TOO_MUCH = "the workbook's rules look at too many cells"


@dataclass(slots=True)
class Sight:
    """The sheets by their names without case, and the names that the workbook gives to formulas."""

    sheets: Mapping[str, Sheet]
    names: Mapping[str, str] = field(default_factory=dict)
    from_1904: bool = False
    _looked_at: int = 0
    _rows: dict[str, Mapping[int, Row]] = field(default_factory=dict)

    def cell(self, sheet: str, row: int, column: int) -> Value:
        """What a formula sees in one cell."""
        self.spend(1)
        found = self._rows_of(sheet).get(row)
        return cell_value(found.at(column) if found else None, self.from_1904)

    def cells(self, sheet: str, area: Range) -> Iterator[tuple[int, int, Value]]:
        """The row, column and value of every cell of a range that holds something, row by row."""
        for number in self._row_numbers(sheet, area):
            row = self._rows_of(sheet)[number]
            self.spend(len(row.cells))
            for cell in row.cells:
                if area.left <= cell.column <= area.right and cell.kind != "empty":
                    yield number, cell.column, cell_value(cell, self.from_1904)

    @property
    def spent(self) -> bool:
        """Whether as much was looked at as may be."""
        return self._looked_at > MAX_LOOKED_AT

    def look(self, cells: int) -> None:
        """Count looks."""
        self._looked_at += cells

    def spend(self, cells: int) -> None:
        """Count looks; UnreadError when there were too many."""
        self.look(cells)
        if self.spent:
            raise UnreadError(TOO_MUCH)

    def _row_numbers(self, sheet: str, area: Range) -> Sequence[int]:
        rows = self._rows_of(sheet)
        if area.bottom - area.top < len(rows):
            return [number for number in range(area.top, area.bottom + 1) if number in rows]
        self.spend(len(rows))
        return [number for number in rows if area.top <= number <= area.bottom]

    def _rows_of(self, sheet: str) -> Mapping[int, Row]:
        key = sheet.casefold()
        if key not in self._rows:
            if key not in self.sheets:
                raise UnreadError(f"it looks at a sheet “{sheet}” that is not in the workbook")
            self._rows[key] = {row.number: row for row in self.sheets[key].rows}
        return self._rows[key]
