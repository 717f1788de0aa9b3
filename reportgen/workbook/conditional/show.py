"""A sheet as its conditional formats show it: fills, font colours, weight and strike-through of the rules that hold.

Only cells in the ranges of rules are looked at: those with a value, and blank ones of rows with a value, up to one column past
the sheet's last, where a rule may colour them (as of coloured blanks; a whole column's rule costs nothing below the last row).
A rule that can't be told gives one note with its range.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.model import Cell, Range, Row, Sheet
from reportgen.workbook.addresses import range_address
from reportgen.workbook.conditional.ask import Test
from reportgen.workbook.conditional.rules import Rule
from reportgen.workbook.conditional.sight import TOO_MUCH, Sight
from reportgen.workbook.merges import without_covered_blanks
from reportgen.workbook.styles import PLAIN_PAINT, Paint

Note = tuple[str | None, str | None, str, str]


def show_rules(sheet: Sheet, rules: Sequence[Rule], sight: Sight) -> tuple[Sheet, list[Note]]:
    """The sheet as it is shown under its rules, and a note for each that could not be told."""
    if not rules:
        return sheet, []
    tests = [Test(rule, sheet.name, sight) for rule in sorted(rules, key=lambda rule: rule.priority)]
    edge = 1 + max((cell.column for row in sheet.rows for cell in row.cells if cell.kind != "empty"), default=0)
    sweep = _Sweep(tests, edge, sight)
    rows = without_covered_blanks([_row(row, sweep.over(row.number)) for row in sheet.rows], sheet.merges)
    if sight.spent:
        for test in tests:
            test.unread = test.unread or TOO_MUCH
    notes = [_note(sheet.name, test) for test in tests if test.unread and test.matters]
    return replace(sheet, rows=rows), list(dict.fromkeys(notes))


def _note(sheet: str, test: Test) -> Note:
    sentence = (
        f"A conditional format on {test.rule.where} ({test.wording}) was not read, because {test.unread}, "
        "so a colour that Excel shows there is missing: write what it says in words in a cell, or shade the cells by hand."
    )
    return sheet, range_address(test.rule.areas[0]).partition(":")[0], "conditional-format-unread", sentence


# --- which rules lie over which cells ---


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns over which the same rules lie, by priority; row_wide is whether they say one thing of all cells of a row."""

    columns: tuple[int, ...]
    tests: tuple[Test, ...]
    row_wide: bool


class _Sweep:
    """The rules over each row, from the first row down; put together anew only where a range begins or ends."""

    def __init__(self, tests: Sequence[Test], edge: int, sight: Sight) -> None:
        self._tests = tests
        self._waiting = sorted(
            ((area, rank) for rank, test in enumerate(tests) for area in test.rule.areas if area.left <= edge),
            key=lambda entry: entry[0].top,
            reverse=True,
        )
        self._edge = edge
        self._sight = sight
        self._over: list[tuple[Range, int]] = []
        self._groups: list[_Group] = []
        self._cost = 0
        self._until = 0

    def over(self, row: int) -> list[_Group]:
        """The rules of a row; none once too much was looked at. Rows are asked for in order."""
        if self._sight.spent:
            return []
        begun = bool(self._waiting) and self._waiting[-1][0].top <= row
        while self._waiting and self._waiting[-1][0].top <= row:
            self._over.append(self._waiting.pop())
        if begun or row > self._until:
            self._over = [entry for entry in self._over if entry[0].bottom >= row]
            self._until = min((area.bottom for area, _ in self._over), default=row)
            self._groups = self._grouped()
            self._cost = sum(len(group.tests) * (1 if group.row_wide else len(group.columns)) for group in self._groups)
        self._sight.look(self._cost)
        return self._groups

    def _grouped(self) -> list[_Group]:
        ranks: dict[int, list[int]] = {}
        for area, rank in sorted(self._over, key=lambda entry: entry[1]):
            columns = range(area.left, min(area.right, self._edge) + 1)
            self._sight.look(len(columns))
            for column in columns:
                ranks.setdefault(column, []).append(rank)
        alike: dict[tuple[int, ...], list[int]] = {}
        for column, over in ranks.items():
            alike.setdefault(tuple(over), []).append(column)
        groups = ((tuple(columns), tuple(self._tests[rank] for rank in over)) for over, columns in alike.items())
        return [_Group(columns, tests, all(test.row_wide for test in tests)) for columns, tests in groups]


# --- what they do to a cell ---


@dataclass(frozen=True, slots=True)
class _Effect:
    """What the rules over a cell come to: its paint, the colour of its icon, and whether its number is shown beside that."""

    paint: Paint = PLAIN_PAINT
    icon: str | None = None
    number_shown: bool = True


_NONE = _Effect()


def _row(row: Row, groups: Sequence[_Group]) -> Row:
    if not groups or all(cell.kind == "empty" for cell in row.cells):
        return row
    cells = {cell.column: cell for cell in row.cells}
    for group in groups:
        effect = _effect(row.cells[0], group.tests) if group.row_wide else _NONE
        for column in group.columns if effect is not _NONE or not group.row_wide else ():
            cell = cells.get(column)
            held = cell or Cell(row.number, column, "", "empty")
            shown = _shown(held, effect if group.row_wide else _effect(held, group.tests))
            if shown is not held and (cell is not None or shown.fill):
                cells[column] = shown
    return Row(row.number, tuple(cells[column] for column in sorted(cells)), row.hidden)


def _effect(cell: Cell, tests: Sequence[Test]) -> _Effect:
    """What rules come to. The first to set something has its way; one that stops lets none come after it."""
    paint = PLAIN_PAINT
    icon: str | None = None
    number_shown = True
    for test in tests:
        if test.rule.icons:
            icon = icon or test.icon(cell)
            number_shown = number_shown and (test.rule.icons.number_shown or icon is None)
        elif test.holds(cell):
            paint = test.rule.paint if paint is PLAIN_PAINT else paint.over(test.rule.paint)
            if test.rule.stops:
                break
    return _NONE if paint is PLAIN_PAINT and icon is None else _Effect(paint, icon, number_shown)


def _shown(cell: Cell, effect: _Effect) -> Cell:
    if effect is _NONE:
        return cell
    paint = effect.paint
    return Cell(
        cell.row,
        cell.column,
        cell.text if effect.number_shown else "",
        cell.kind,
        cell.value,
        (cell.fill if paint.fill is None else paint.fill or None) or effect.icon,
        cell.font_colour if paint.colour is None else paint.colour or None,
        cell.bold if paint.bold is None else paint.bold,
        cell.struck if paint.struck is None else paint.struck,
        cell.runs if paint.struck is None else (),
    )
