"""The formulas that people write in conditional formats, read into functions of the cell they are for.

Known are comparisons, joining, reckoning, references (to other sheets too), defined names and the functions of functions.py.
What depends on the day it is looked at, or is not known, is UnreadError. Grammar and order of belief: ECMA-376 part 1, 18.17.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from reportgen.model import Range
from reportgen.workbook.addresses import MAX_COLUMN, MAX_ROW, column_number
from reportgen.workbook.conditional.sight import Sight
from reportgen.workbook.conditional.values import Fault, UnreadError, Value, compare, fault_in, number, text

MAX_FORMULA = 2000
MAX_DEPTH = 30


@dataclass(frozen=True, slots=True)
class At:
    """The cell that a formula is reckoned for, and how far it is from the one that it was written for."""

    sight: Sight
    sheet: str
    row: int
    column: int
    down: int = 0
    right: int = 0


class Node(Protocol):
    """A piece of a formula: its value for a cell."""

    def __call__(self, at: At) -> Value:
        """The value for a cell; UnreadError where it can't be told."""
        ...


@dataclass(frozen=True, slots=True)
class Corner:
    """One cell of a reference, and which of its row and column move with the cell that the formula is for."""

    row: int
    column: int
    moves_down: bool
    moves_right: bool

    def place(self, at: At) -> tuple[int, int]:
        """The cell that is meant; Excel goes round the edges of a sheet."""
        row = (self.row + at.down - 1) % MAX_ROW + 1 if self.moves_down else self.row
        column = (self.column + at.right - 1) % MAX_COLUMN + 1 if self.moves_right else self.column
        return row, column


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or range, sheet None where it is on the rule's own."""

    sheet: str | None
    first: Corner
    last: Corner

    def area(self, at: At) -> tuple[str, Range]:
        """The sheet and rectangle meant."""
        (top, left), (bottom, right) = self.first.place(at), self.last.place(at)
        return self.sheet or at.sheet, Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __call__(self, at: At) -> Value:
        """The value of the one cell; a range stands for its cell in the same row or column."""
        sheet, area = self.area(at)
        row = area.top if area.top == area.bottom else at.row
        column = area.left if area.left == area.right else at.column
        return at.sight.cell(sheet, row, column) if area.holds(row, column) else Fault()


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula read: its value for a cell, and whether that differs from column to column of a row."""

    value: Node
    by_column: bool


Caller = Callable[[str, list[Node]], Node]

_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d][\w.]*))!"
_COLUMN = r"\$?[A-Za-z]{1,3}"
_CELL = _COLUMN + r"\$?\d{1,7}"
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<text>"(?:[^"]|"")*") | (?P<error>\#[A-Z/0]+[!?]?)
    | (?:{_SHEET})?(?P<ref>{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN})(?![\w.(!])
    | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)
    | (?P<call>[A-Za-z_][\w.]*)\( | (?P<name>[^\W\d]\\?[\w.\\]*)(?!!)
    | (?P<sign><>|<=|>=|[-+*/^&=<>%(),])
    )""",
    re.VERBOSE,
)
_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d*)$")
_LEVELS = (("=", "<>", "<", "<=", ">", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
"""What joins two pieces, loosest first; all are read from left to right."""


def parse_formula(source: str, call: Caller, sight: Sight, depth: int = 0) -> Formula:
    """A formula read. call makes the piece of a function from its name and arguments. UnreadError where it is not known."""
    return _Parser(source.strip().removeprefix("="), call, sight, depth).whole()


class _Parser:
    """One formula being read, by recursive descent."""

    def __init__(self, source: str, call: Caller, sight: Sight, depth: int) -> None:
        if len(source) > MAX_FORMULA or depth > MAX_DEPTH:
            raise UnreadError("its formula is too long")
        self._tokens = _tokens(source)
        self._place = 0
        self._call = call
        self._sight = sight
        self._depth = depth
        self._by_column = False

    def whole(self) -> Formula:
        """The formula, to its end."""
        node = self._level(0)
        if self._place < len(self._tokens):
            raise UnreadError("its formula is of a kind not known")
        return Formula(node, self._by_column)

    def _level(self, rank: int) -> Node:
        if rank == len(_LEVELS):
            return self._signed()
        node = self._level(rank + 1)
        while sign := self._take(*_LEVELS[rank]):
            node = _joined(sign, node, self._level(rank + 1))
        return node

    def _signed(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadError("its formula is too deep")
        sign = self._take("-", "+")
        node = self._signed() if sign else self._atom()
        self._depth -= 1
        if sign == "-":
            node = _joined("-", _constant(0.0), node)
        while self._take("%"):
            node = _joined("/", node, _constant(100.0))
        return node

    def _atom(self) -> Node:
        if self._take("("):
            node = self._level(0)
            self._expect(")")
            return node
        token = self._next()
        kind = token.lastgroup
        if kind == "text":
            return _constant(token["text"][1:-1].replace('""', '"'))
        if kind == "number":
            return _constant(float(token["number"]))
        if kind == "error":
            return _constant(Fault(token["error"]))
        if kind == "ref":
            return self._reference(token)
        if kind == "call":
            return self._function(token["call"].upper())
        return self._name(token["name"] or "")

    def _function(self, name: str) -> Node:
        arguments: list[Node] = []
        if name == "COLUMN":
            self._by_column = True
        if not self._take(")"):
            arguments.append(self._argument())
            while self._take(","):
                arguments.append(self._argument())
            self._expect(")")
        return self._call(name.removeprefix("_XLFN."), arguments)

    def _argument(self) -> Node:
        sign = self._tokens[self._place]["sign"] if self._place < len(self._tokens) else None
        return _constant(None) if sign in (",", ")") else self._level(0)

    def _name(self, name: str) -> Node:
        if name.upper() in ("TRUE", "FALSE"):
            return _constant(name.upper() == "TRUE")
        source = self._sight.names.get(name.casefold())
        if source is None:
            raise UnreadError("its formula is of a kind not known")
        return parse_formula(source, self._call, self._sight, self._depth + 1).value

    def _reference(self, token: re.Match[str]) -> Node:
        sheet = token["plain"] or (token["quoted"].replace("''", "'") if token["quoted"] else None)
        first, _, last = token["ref"].partition(":")
        corners = _corner(first, 1), _corner(last or first, MAX_ROW)
        self._by_column |= any(corner.moves_right for corner in corners)
        return Reference(sheet, *corners)

    def _take(self, *signs: str) -> str | None:
        if self._place < len(self._tokens) and self._tokens[self._place]["sign"] in signs:
            self._place += 1
            return self._tokens[self._place - 1]["sign"]
        return None

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise UnreadError("its formula is of a kind not known")

    def _next(self) -> re.Match[str]:
        if self._place >= len(self._tokens) or self._tokens[self._place]["sign"]:
            raise UnreadError("its formula is of a kind not known")
        self._place += 1
        return self._tokens[self._place - 1]


def _tokens(source: str) -> list[re.Match[str]]:
    found, place = [], 0
    source = source.rstrip()
    while place < len(source):
        token = _TOKEN.match(source, place)
        if token is None:
            raise UnreadError("its formula is of a kind not known")
        found.append(token)
        place = token.end()
    return found


def _corner(address: str, edge: int) -> Corner:
    """A corner of a reference; one of whole columns has no row, and stands at an edge."""
    found = _CORNER.match(address)
    column = column_number(found[2]) if found else None
    if found is None or not column:
        raise UnreadError("its formula is of a kind not known")
    return Corner(int(found[4] or edge), column, bool(found[4]) and not found[3], not found[1])


def _constant(value: Value) -> Node:
    return lambda at: value


def _joined(sign: str, left: Node, right: Node) -> Node:
    if sign in _LEVELS[0]:
        return lambda at: compare(sign, left(at), right(at))
    if sign == "&":
        return lambda at: _linked(left(at), right(at))
    return lambda at: _reckoned(sign, left(at), right(at))


def _linked(left: Value, right: Value) -> Value:
    return fault_in(left, right) or text(left) + text(right)


def _reckoned(sign: str, left: Value, right: Value) -> Value:
    first, second = number(left), number(right)
    if isinstance(first, Fault) or isinstance(second, Fault):
        return fault_in(first, second)
    try:
        if sign == "/":
            return first / second
        if sign == "^":
            return float(first**second)
    except (ZeroDivisionError, OverflowError, TypeError):
        return Fault("#NUM!")
    return first + second if sign == "+" else first - second if sign == "-" else first * second
