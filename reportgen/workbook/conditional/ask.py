"""Whether a conditional format holds for a cell."""

from collections.abc import Iterator
from functools import cached_property

from reportgen.model import Cell
from reportgen.workbook.conditional import functions
from reportgen.workbook.conditional.formula import At, Formula, parse_formula
from reportgen.workbook.conditional.icons import IconSet, limit
from reportgen.workbook.conditional.rules import Rule
from reportgen.workbook.conditional.sight import Sight
from reportgen.workbook.conditional.values import Fault, UnreadError, Value, cell_value, compare, fault_in, number, text, truth

_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}


class Test:
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

    @cached_property
    def row_wide(self) -> bool:
        """Whether the answer is one for all cells of a row."""
        try:
            return self.rule.kind == "expression" and not any(formula.by_column for formula in self._read())
        except (UnreadError, RecursionError):
            return False

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
            return _KINDS.get(self.rule.kind, Test._other)(self, cell)
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
        try:
            if self.rule.formulas:
                return self._expression(cell)
        except UnreadError:
            if not self.rule.text:
                raise
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
    "expression": Test._expression,
    "cellIs": Test._compared,
    **dict.fromkeys(("containsText", "notContainsText", "beginsWith", "endsWith"), Test._textual),
    **dict.fromkeys(("containsBlanks", "notContainsBlanks"), Test._blank),
    **dict.fromkeys(("containsErrors", "notContainsErrors"), Test._faulty),
}
