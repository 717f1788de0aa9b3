"""The functions that formulas of conditional formats use: a table of names, a line each."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from reportgen.workbook.conditional.formula import At, Corner, Node, Reference
from reportgen.workbook.conditional.values import (
    COMPARE,
    Fault,
    UnreadError,
    Value,
    compare,
    fault_in,
    number,
    serial,
    text,
    truth,
)
from reportgen.workbook.date_text import moment

_TODAY = {"TODAY", "NOW", "RAND", "RANDBETWEEN"}


def call(name: str, arguments: list[Node]) -> Node:
    """The piece of a formula that calls a function."""
    if name in _TODAY:
        return _changing
    if name in _LAZY:
        lazy = _LAZY[name]
        return lambda at: lazy(at, arguments)
    if name in _PLAIN:
        plain = _PLAIN[name]
        return lambda at: _called(plain, [argument(at) for argument in arguments])
    return _unknown(name)


def _unknown(name: str) -> Node:
    """A function that is not known: it matters only where its value is needed."""

    def ask(at: At) -> Value:
        raise UnreadError(f"the function {name} is not known")

    return ask


def _changing(at: At) -> Value:
    raise UnreadError("its colours change with the day on which it is looked at")


def _called(function: Callable[..., Value], values: Sequence[Value]) -> Value:
    fault = fault_in(*values)
    if fault:
        return fault
    try:
        return function(*values)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return Fault()


# --- functions that see their arguments unreckoned ---


def _all(at: At, arguments: list[Node], stops: bool) -> Value:
    """AND (stops at false) and OR (stops at true). What can't be told does not matter where another argument decides."""
    unread: UnreadError | None = None
    fault: Fault | None = None
    for value in _conditions(at, arguments):
        if isinstance(value, UnreadError):
            unread = unread or value
        elif isinstance(value, Fault):
            fault = fault or value
        elif value is stops:
            return stops
    if unread:
        raise unread
    return fault or not stops


def _conditions(at: At, arguments: list[Node]) -> list[bool | Fault | UnreadError]:
    found: list[bool | Fault | UnreadError] = []
    for argument in arguments:
        try:
            if isinstance(argument, Reference) and argument.first != argument.last:
                found += [truth(value) for value in _values(at, argument) if not isinstance(value, str)]
            else:
                found.append(truth(argument(at)))
        except UnreadError as error:
            found.append(error)
    return found


def _if(at: At, arguments: list[Node]) -> Value:
    chosen = truth(arguments[0](at))
    if isinstance(chosen, Fault):
        return chosen
    if chosen:
        return arguments[1](at) if len(arguments) > 1 else True
    return arguments[2](at) if len(arguments) > 2 else False


def _if_error(at: At, arguments: list[Node]) -> Value:
    value = arguments[0](at)
    return arguments[1](at) if isinstance(value, Fault) and len(arguments) > 1 else value


def _asked(question: Callable[[Value], bool]) -> Callable[[At, list[Node]], Value]:
    return lambda at, arguments: question(arguments[0](at))


def _row(at: At, arguments: list[Node]) -> Value:
    return float(_place(at, arguments)[0])


def _column(at: At, arguments: list[Node]) -> Value:
    return float(_place(at, arguments)[1])


def _place(at: At, arguments: list[Node]) -> tuple[int, int]:
    if not arguments:
        return at.row, at.column
    _, area = _reference(arguments[0]).area(at)
    return area.top, area.left


def _count_if(at: At, arguments: list[Node]) -> Value:
    criterion = arguments[1](at)
    total = sum(1 for value in _values(at, arguments[0]) if meets(value, criterion))
    return float(total)


def _count_filled(at: At, arguments: list[Node]) -> Value:
    return float(sum(1 for argument in arguments for value in _values(at, argument) if value is not None))


def _count_numbers(at: At, arguments: list[Node]) -> Value:
    return float(len(_numbers(at, arguments)))


def _count_blank(at: At, arguments: list[Node]) -> Value:
    _, area = _reference(arguments[0]).area(at)
    held = sum(1 for value in _values(at, arguments[0]) if value != "")
    return float((area.bottom - area.top + 1) * (area.right - area.left + 1) - held)


def _over_numbers(function: Callable[[list[float]], float]) -> Callable[[At, list[Node]], Value]:
    return lambda at, arguments: float(function(_numbers(at, arguments)))


def _match(at: At, arguments: list[Node]) -> Value:
    """MATCH of an exact value; another kind of match trusts in an order that officers' lists seldom have."""
    if len(arguments) < 3 or number(arguments[2](at)) != 0:
        raise UnreadError("it looks for the nearest match")
    wanted = arguments[0](at)
    sheet, area = _reference(arguments[1]).area(at)
    for row, column, value in at.sight.cells(sheet, area):
        if compare("=", value, wanted) is True:
            return float(row - area.top + column - area.left + 1)
    return Fault("#N/A")


def _look_up(at: At, arguments: list[Node]) -> Value:
    """VLOOKUP of an exact value."""
    place = _match(at, [arguments[0], _first_column(at, arguments[1]), *arguments[3:4]])
    if isinstance(place, Fault):
        return place
    sheet, area = _reference(arguments[1]).area(at)
    return at.sight.cell(sheet, area.top + _whole(place) - 1, area.left + _whole(arguments[2](at)) - 1)


def _first_column(at: At, node: Node) -> Node:
    sheet, area = _reference(node).area(at)
    return Reference(sheet, Corner(area.top, area.left, False, False), Corner(area.bottom, area.left, False, False))


def _of_day(part: Callable[[date], int]) -> Callable[[At, list[Node]], Value]:
    """A part of the day that a number stands for."""

    def asked(at: At, arguments: list[Node]) -> Value:
        day = number(arguments[0](at))
        when = None if isinstance(day, Fault) else moment(day, at.sight.from_1904)
        return float(part(when)) if when is not None else Fault("#NUM!")

    return asked


def _reference(node: Node) -> Reference:
    if not isinstance(node, Reference):
        raise UnreadError("its formula is of a kind not known")
    return node


def _values(at: At, node: Node) -> list[Value]:
    if isinstance(node, Reference):
        sheet, area = node.area(at)
        return [value for _, _, value in at.sight.cells(sheet, area)]
    return [node(at)]


def _numbers(at: At, arguments: list[Node]) -> list[float]:
    return [value for argument in arguments for value in _values(at, argument) if isinstance(value, float)]


# --- texts ---


def meets(value: Value, criterion: Value) -> bool:
    """Whether a value meets a criterion of COUNTIF, such as ">5" or "Comp*"."""
    if not isinstance(criterion, str):
        return compare("=", value, criterion) is True
    sign = next((each for each in ("<>", "<=", ">=", "<", ">", "=") if criterion.startswith(each)), "")
    wanted = criterion[len(sign) :]
    limit = number(wanted) if wanted else Fault()
    if not isinstance(limit, Fault):
        return isinstance(value, float) and COMPARE[sign or "="](value, limit)
    if sign in ("", "=", "<>"):
        same = isinstance(value, str) and matches(wanted, value)
        return same != (sign == "<>")
    return isinstance(value, str) and compare(sign, value, wanted) is True


@lru_cache(maxsize=256)
def wildcards(pattern: str) -> tuple[re.Pattern[str], ...]:
    """What stands between the stars of a pattern, ? and ~ seen to, each to be found after the one before."""
    pieces: list[str] = [""]
    for piece in re.findall(r"~[?*~]|.", pattern, re.DOTALL):
        if piece == "*":
            pieces.append("")
        else:
            pieces[-1] += "." if piece == "?" else re.escape(piece[-1])
    return tuple(re.compile(piece, re.IGNORECASE | re.DOTALL) for piece in pieces)


def found_at(pattern: str, within: str, start: int = 0) -> int:
    """Where a pattern is first met, -1 where it is not. The first place of each piece will do."""
    first, end = -1, start
    for piece in wildcards(pattern):
        found = piece.search(within, end)
        if found is None:
            return -1
        first, end = (found.start() if first < 0 else first), found.end()
    return first


def matches(pattern: str, within: str) -> bool:
    """Whether the whole of a text is as a pattern says."""
    *pieces, last = wildcards(pattern)
    if not pieces:
        return last.fullmatch(within) is not None
    end = 0
    for rank, piece in enumerate(pieces):
        found = piece.search(within, end) if rank else piece.match(within)
        if found is None:
            return False
        end = found.end()
    return any(last.fullmatch(within, place) for place in range(end, len(within) + 1)) if last.pattern else True


def _search(wanted: Value, within: Value, start: Value = 1.0) -> Value:
    place = found_at(text(wanted), text(within), max(_whole(start) - 1, 0))
    return float(place + 1) if place >= 0 else Fault()


def _find(wanted: Value, within: Value, start: Value = 1.0) -> Value:
    found = text(within).find(text(wanted), max(_whole(start) - 1, 0))
    return float(found + 1) if found >= 0 else Fault()


def _left(of: Value, length: Value = 1.0) -> Value:
    return text(of)[: max(_whole(length), 0)]


def _right(of: Value, length: Value = 1.0) -> Value:
    return text(of)[-_whole(length) :] if _whole(length) > 0 else ""


def _mid(of: Value, start: Value, length: Value) -> Value:
    return text(of)[_whole(start) - 1 :][: max(_whole(length), 0)] if _whole(start) > 0 else Fault()


def _trim(of: Value) -> Value:
    return " ".join(part for part in text(of).split(" ") if part)


def _whole(value: Value) -> int:
    read = number(value)
    if isinstance(read, Fault):
        raise ValueError
    return int(read)


def _real(value: Value) -> float:
    read = number(value)
    if isinstance(read, Fault):
        raise ValueError
    return read


def _date(year: Value, month: Value, day: Value) -> Value:
    months = _whole(year) * 12 + _whole(month) - 1
    return serial(date(months // 12, months % 12 + 1, 1), False) + _whole(day) - 1


def _not(value: Value) -> Value:
    found = truth(value)
    return found if isinstance(found, Fault) else not found


_LAZY: dict[str, Callable[[At, list[Node]], Value]] = {
    "AND": lambda at, arguments: _all(at, arguments, stops=False),
    "OR": lambda at, arguments: _all(at, arguments, stops=True),
    "IF": _if,
    "IFERROR": _if_error,
    "IFNA": _if_error,
    "ISBLANK": _asked(lambda value: value is None),
    "ISERROR": _asked(lambda value: isinstance(value, Fault)),
    "ISERR": _asked(lambda value: isinstance(value, Fault) and value.code != "#N/A"),
    "ISNA": _asked(lambda value: value == Fault("#N/A")),
    "ISNUMBER": _asked(lambda value: isinstance(value, float)),
    "ISTEXT": _asked(lambda value: isinstance(value, str)),
    "ISNONTEXT": _asked(lambda value: not isinstance(value, str)),
    "ISLOGICAL": _asked(lambda value: isinstance(value, bool)),
    "ROW": _row,
    "COLUMN": _column,
    "COUNTIF": _count_if,
    "COUNTA": _count_filled,
    "COUNT": _count_numbers,
    "COUNTBLANK": _count_blank,
    "SUM": _over_numbers(sum),
    "MAX": _over_numbers(lambda numbers: max(numbers, default=0.0)),
    "MIN": _over_numbers(lambda numbers: min(numbers, default=0.0)),
    "AVERAGE": _over_numbers(lambda numbers: sum(numbers) / len(numbers) if numbers else 0.0),
    "MATCH": _match,
    "VLOOKUP": _look_up,
    "YEAR": _of_day(lambda day: day.year),
    "MONTH": _of_day(lambda day: day.month),
    "DAY": _of_day(lambda day: day.day),
}
_PLAIN: dict[str, Callable[..., Value]] = {
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "NOT": _not,
    "SEARCH": _search,
    "FIND": _find,
    "LEFT": _left,
    "RIGHT": _right,
    "MID": _mid,
    "LEN": lambda of: float(len(text(of))),
    "TRIM": _trim,
    "UPPER": lambda of: text(of).upper(),
    "LOWER": lambda of: text(of).lower(),
    "EXACT": lambda left, right: text(left) == text(right),
    "VALUE": number,
    "N": lambda of: of if isinstance(of, float) else 0.0,
    "T": lambda of: of if isinstance(of, str) else "",
    "MOD": lambda left, right: _real(left) % _real(right),
    "ABS": lambda of: abs(_real(of)),
    "INT": lambda of: float(_real(of) // 1),
    "DATE": _date,
    "ROUND": lambda of, places=0.0: float(round(_real(of), _whole(places))),
}
