"""A sheet as its conditional formats show it: fills, font colours, weight and strike-through of the rules that hold.

Only cells in the ranges of rules are looked at: those with a value, and blank ones of rows with a value, up to one column past
the sheet's last, where a rule may colour them (as of coloured blanks; a whole column's rule costs nothing below the last row).
A rule that can't be told gives one note with its range.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.model import Cell, Range, Row, Sheet
from reportgen.workbook.addresses import range_address
from reportgen.workbook.conditional import functions
from reportgen.workbook.conditional.formula import At, Formula, parse_formula
from reportgen.workbook.conditional.icons import IconSet, limit
from reportgen.workbook.conditional.rules import Rule
from reportgen.workbook.conditional.sight import Sight
from reportgen.workbook.conditional.values import Fault, UnreadError, Value, cell_value, compare, fault_in, number, text, truth
from reportgen.workbook.merges import without_covered_blanks
from reportgen.workbook.styles import PLAIN_PAINT

Note = tuple[str | None, str | None, str, str]

_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}


def show_rules(sheet: Sheet, rules: Sequence[Rule], sight: Sight) -> tuple[Sheet, list[Note]]:
    """The sheet as it is shown under its rules, and a note for each that could not be told."""
    if not rules:
        return sheet, []
    tests = [_Test(rule, sheet.name, sight) for rule in sorted(rules, key=lambda rule: rule.priority)]
    edge = 1 + max((cell.column for row in sheet.rows for cell in row.cells if cell.kind != "empty"), default=0)
    sweep = _Sweep(tests, edge, sight)
    rows = without_covered_blanks([_row(row, sweep.over(row.number)) for row in sheet.rows], sheet.merges)
    notes = [_note(sheet.name, test) for test in tests if test.unread and test.matters]
    return replace(sheet, rows=rows), list(dict.fromkeys(notes))


def _note(sheet: str, test: "_Test") -> Note:
    sentence = (
        f"A conditional format on {test.rule.where} ({test.wording}) was not read, because {test.unread}, "
        "so a colour that Excel shows there is missing: write what it says in words in a cell, or shade the cells by hand."
    )
    return sheet, range_address(test.rule.areas[0]).partition(":")[0], "conditional-format-unread", sentence


# --- which rules lie over which cells ---


class _Sweep:
    """The rules over each row's columns, from the first row down; put together anew only where a range begins or ends."""

    def __init__(self, tests: Sequence["_Test"], edge: int, sight: Sight) -> None:
        self._waiting = sorted(
            ((area, rank, test) for rank, test in enumerate(tests) for area in test.rule.areas if area.left <= edge),
            key=lambda entry: entry[0].top,
            reverse=True,
        )
        self._edge = edge
        self._sight = sight
        self._over: list[tuple[Range, int, _Test]] = []
        self._columns: dict[int, list[_Test]] = {}
        self._until = 0

    def over(self, row: int) -> dict[int, list["_Test"]]:
        """The rules of a row by column, by priority; none once too much was looked at. Rows are asked for in order."""
        if self._sight.spent:
            return {}
        begun = bool(self._waiting) and self._waiting[-1][0].top <= row
        while self._waiting and self._waiting[-1][0].top <= row:
            self._over.append(self._waiting.pop())
        if begun or row > self._until:
            self._over = [entry for entry in self._over if entry[0].bottom >= row]
            self._until = min((area.bottom for area, _, _ in self._over), default=row)
            self._columns = {}
            self._sight.look(len(self._over))
            for area, _, test in sorted(self._over, key=lambda entry: entry[1]):
                for column in range(area.left, min(area.right, self._edge) + 1):
                    self._columns.setdefault(column, []).append(test)
        return self._columns


def _row(row: Row, tests: dict[int, list["_Test"]]) -> Row:
    if not tests or all(cell.kind == "empty" for cell in row.cells):
        return row
    cells = {cell.column: cell for cell in row.cells}
    for column, over in tests.items():
        cell = cells.get(column) or Cell(row.number, column, "", "empty")
        shown = _shown(cell, over)
        if shown is not cell and (column in cells or shown.fill):
            cells[column] = shown
    return replace(row, cells=tuple(cells[column] for column in sorted(cells)))


def _shown(cell: Cell, tests: Sequence["_Test"]) -> Cell:
    """A cell under the rules that hold. The first to set something has its way; one that stops lets none come after it."""
    paint = PLAIN_PAINT
    icon: str | None = None
    number_shown = True
    for test in tests:
        if test.rule.icons:
            icon = icon or test.icon(cell)
            number_shown = number_shown and (test.rule.icons.number_shown or icon is None)
        elif test.holds(cell):
            paint = paint.over(test.rule.paint)
            if test.rule.stops:
                break
    if paint == PLAIN_PAINT and icon is None:
        return cell
    return replace(
        cell,
        fill=(cell.fill if paint.fill is None else paint.fill or None) or icon,
        font_colour=cell.font_colour if paint.colour is None else paint.colour or None,
        bold=cell.bold if paint.bold is None else paint.bold,
        struck=cell.struck if paint.struck is None else paint.struck,
        runs=cell.runs if paint.struck is None else (),
        text=cell.text if number_shown else "",
    )


# --- whether a rule holds ---


class _Test:
    """One rule, asked of cell after cell. What keeps it from being told is remembered in unread."""

    def __init__(self, rule: Rule, sheet: str, sight: Sight) -> None:
        self.rule = rule
        self.unread: str | None = None
        self._sheet = sheet
        self._sight = sight
        self._formulas: list[Formula] | None = None
        self._answers: dict[int, bool] = {}
        self._answers_row = 0
        self._limits: list[float] | None = None

    @property
    def matters(self) -> bool:
        """Whether the rule may tell a status: by a fill, an icon or a line through the text, or by keeping others from it."""
        paint = self.rule.paint
        return self.rule.icons is not None or self.rule.stops or paint.fill is not None or paint.struck is not None

    @property
    def wording(self) -> str:
        """The rule in short, for a person to find it by."""
        formula = " ".join((self.rule.formulas or ("",))[0].split())
        return f"{formula[:57]}…" if len(formula) > 58 else formula or self.rule.kind

    def holds(self, cell: Cell) -> bool:
        """Whether the rule holds for a cell; False where it can't be told."""
        try:
            self._sight.spend(1)
            return _KINDS.get(self.rule.kind, _Test._other)(self, cell)
        except UnreadError as error:
            self.unread = self.unread or str(error)
        except RecursionError:
            self.unread = self.unread or "its formula is too deep"
        return False

    def icon(self, cell: Cell) -> str | None:
        """The colour of the icon beside a cell's number."""
        icons = self.rule.icons
        if icons is None or cell.kind not in ("number", "date"):
            return None
        try:
            value = cell_value(cell, self._sight.from_1904)
            return icons.colour(value, self._icon_limits(icons)) if isinstance(value, float) else None
        except UnreadError as error:
            self.unread = self.unread or str(error)
        return None

    def _icon_limits(self, icons: IconSet) -> list[float]:
        if self._limits is None:
            held = (value for area in self.rule.areas for _, _, value in self._sight.cells(self._sheet, area))
            numbers = sorted(value for value in held if isinstance(value, float))
            self._limits = [limit(each, self._threshold(each.formula), numbers) for each in icons.thresholds]
        return self._limits

    def _threshold(self, formula: str) -> float:
        top, left = self.rule.base
        value = number(parse_formula(formula, functions.call, self._sight).value(At(self._sight, self._sheet, top, left)))
        if isinstance(value, Fault):
            raise UnreadError("the limit of an icon is no number")
        return value

    def _value(self, cell: Cell) -> Value:
        return cell_value(cell, self._sight.from_1904)

    def _reckoned(self, cell: Cell) -> Iterator[Value]:
        """The values of the rule's formulas for a cell."""
        top, left = self.rule.base
        at = At(self._sight, self._sheet, cell.row, cell.column, cell.row - top, cell.column - left)
        return (formula.value(at) for formula in self._read())

    def _read(self) -> list[Formula]:
        if self.unread and self._formulas is None:
            raise UnreadError(self.unread)
        if self._formulas is None:
            self._formulas = [parse_formula(source, functions.call, self._sight) for source in self.rule.formulas]
        return self._formulas

    def _expression(self, cell: Cell) -> bool:
        """Whether the formula holds; of one whose columns all stand fast the answer is that of its row."""
        formulas = self._read()
        if not formulas:
            return False
        if cell.row != self._answers_row:
            self._answers, self._answers_row = {}, cell.row
        key = cell.column if formulas[0].by_column else 0
        if key not in self._answers:
            self._answers[key] = truth(next(self._reckoned(cell))) is True
        return self._answers[key]

    def _compared(self, cell: Cell) -> bool:
        value, sides = self._value(cell), list(self._reckoned(cell))
        if self.rule.operator in ("between", "notBetween") and len(sides) > 1:
            if fault_in(value, *sides):
                return False
            low, high = sides[:2] if compare("<=", sides[0], sides[1]) else (sides[1], sides[0])
            within = compare(">=", value, low) is True and compare("<=", value, high) is True
            return within == (self.rule.operator == "between")
        sign = _SIGNS.get(self.rule.operator)
        if sign is None or not sides:
            raise UnreadError(f"its comparison “{self.rule.operator}” is not known")
        return compare(sign, value, sides[0]) is True

    def _textual(self, cell: Cell) -> bool:
        """A rule about a text: its formula is what Excel goes by; where there is none, the text that the rule names."""
        if self.rule.formulas:
            return self._expression(cell)
        value, wanted = self._value(cell), self.rule.text or ""
        if isinstance(value, Fault):
            return False
        held = text(value).casefold()
        found = {
            "beginsWith": held.startswith(wanted.casefold()),
            "endsWith": held.endswith(wanted.casefold()),
        }.get(self.rule.kind, functions.found_at(wanted, held) >= 0)
        return found != (self.rule.kind == "notContainsText")

    def _blank(self, cell: Cell) -> bool:
        value = self._value(cell)
        blank = not isinstance(value, Fault) and not text(value).strip(" ")
        return blank == (self.rule.kind == "containsBlanks")

    def _faulty(self, cell: Cell) -> bool:
        return isinstance(self._value(cell), Fault) == (self.rule.kind == "containsErrors")

    def _other(self, cell: Cell) -> bool:
        if cell.kind == "empty":
            return False
        if self.rule.kind == "timePeriod":
            raise UnreadError("its colours change with the day on which it is looked at")
        raise UnreadError(f"rules of the kind “{self.rule.kind}” are not known")


_KINDS = {
    "expression": _Test._expression,
    "cellIs": _Test._compared,
    **dict.fromkeys(("containsText", "notContainsText", "beginsWith", "endsWith"), _Test._textual),
    **dict.fromkeys(("containsBlanks", "notContainsBlanks"), _Test._blank),
    **dict.fromkeys(("containsErrors", "notContainsErrors"), _Test._faulty),
}
