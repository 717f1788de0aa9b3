"""A number as Excel shows it under one section of a format code."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from reportgen.workbook.formats import Section, Token

_CONTEXT = Context(prec=1200, rounding=ROUND_HALF_UP)
"""Wide enough for any double written out, times as many percent signs as a code can hold."""

_BLANK_DIGIT = {"0": "0", "?": " ", "#": ""}


def exact(number: float) -> Decimal:
    """A number to the 15 significant digits that Excel keeps."""
    return Decimal(number) if isinstance(number, int) and abs(number) < 10**15 else Decimal(f"{number:.15g}")


def general(number: float) -> str:
    """A number under General in a cell wide enough: at most 11 characters, beyond 11 whole digits a power of ten."""
    short = str(number) if isinstance(number, int) else f"{number:.15g}"
    if "e" not in short and len(short.lstrip("-")) <= 11:
        return "0" if short == "-0" else short
    value = exact(number)
    size = abs(value)
    if value == value.to_integral_value() and size < 10**11:
        return str(int(value))
    if size >= 10**11:
        return _power(value)
    if size >= Decimal("0.0001"):
        whole = len(str(int(size)))
        text = _trim(f"{_rounded(value, max(0, 10 - whole)):f}")
        return text if len(text.lstrip("-")) <= 11 else _power(value)
    text = _trim(f"{_rounded(value, 12):f}")
    return text if text.strip("-0.") and len(text.lstrip("-")) <= 11 and _rounded(value, 12) == value else _power(value)


def number_text(number: float, section: Section) -> str:
    """A number under a section of kind general, number or literal; its size alone where the section gives the sign."""
    value = exact(number)
    sign, size = ("-" if value < 0 else ""), abs(value)
    if section.kind == "general":
        return sign + "".join(general(float(size)) if token.kind == "general" else token.text for token in section.tokens)
    if section.kind == "literal":
        return sign + "".join(token.text for token in section.tokens)
    kinds = [token.kind for token in section.tokens]
    if "exponent" in kinds:
        return sign + _scientific(size, section.tokens)
    if "slash" in kinds and "digit" in kinds[: kinds.index("slash")]:
        return sign + _fraction(size, section.tokens)
    return sign + _fixed(size, section.tokens)


def _power(value: Decimal) -> str:
    mantissa, _, exponent = f"{value:.5E}".partition("E")
    return f"{_trim(mantissa)}E{int(exponent):+03d}"


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)


def _fixed(size: Decimal, tokens: tuple[Token, ...]) -> str:
    """Digits put into their places: those before the point from the right, those after from the left.

    A comma between whole digits groups them; each one after them divides by a thousand.
    """
    places = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole = [place for place in places if place < point]
    part = [place for place in places if place > point]
    last = max(whole, default=-1)
    commas = [place for place, token in enumerate(tokens) if token.kind == "comma"]
    thousands = any(min(whole, default=0) < place < last for place in commas)
    scale = 2 * sum(token.kind == "percent" for token in tokens) - 3 * sum(place > last for place in commas)
    rounded = f"{_rounded(size.scaleb(scale, _CONTEXT), len(part)):f}"
    left, _, right = rounded.partition(".")
    shown = _whole_digits(left, whole, tokens, thousands) | _part_digits(right, part, tokens)
    return "".join(_piece(place, token, shown) for place, token in enumerate(tokens))


def _piece(place: int, token: Token, shown: dict[int, str]) -> str:
    if token.kind == "digit":
        return shown[place]
    return "" if token.kind == "comma" else token.text


def _whole_digits(digits: str, places: list[int], tokens: tuple[Token, ...], thousands: bool) -> dict[int, str]:
    """The text of each place before the point; the first takes all digits that are left."""
    digits = digits.lstrip("0")
    shown = {}
    for rank, place in enumerate(reversed(places)):
        leading = rank == len(places) - 1
        end = len(digits) - rank
        text = digits[: max(end, 0)] if leading else digits[max(end - 1, 0) : max(end, 0)]
        text = text or _BLANK_DIGIT[tokens[place].text]
        shown[place] = _grouped(text, rank) if thousands else text
    return shown


def _grouped(text: str, rank: int) -> str:
    """Digits with a comma after each that is followed by a multiple of three; rank is how many follow the text."""
    pieces = []
    for place, digit in enumerate(text):
        follow = rank + len(text) - 1 - place
        pieces.append(digit + ("," if follow and follow % 3 == 0 and digit.isdigit() else ""))
    return "".join(pieces)


def _part_digits(digits: str, places: list[int], tokens: tuple[Token, ...]) -> dict[int, str]:
    """The text of each place after the point; zeros at the end give way where the code says # or ?."""
    kept = len(digits.rstrip("0"))
    return {
        place: digits[rank] if rank < kept else _BLANK_DIGIT[tokens[place].text] if digits[rank] == "0" else digits[rank]
        for rank, place in enumerate(places)
    }


def _scientific(size: Decimal, tokens: tuple[Token, ...]) -> str:
    cut = next(place for place, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, rest = tokens[:cut], tokens[cut + 1 :]
    kinds = [token.kind for token in mantissa]
    step = max(1, kinds[: kinds.index("point")].count("digit") if "point" in kinds else kinds.count("digit"))
    places = kinds[kinds.index("point") :].count("digit") if "point" in kinds else 0
    power = size.adjusted() // step * step if size else 0
    scaled = _rounded(size.scaleb(-power, _CONTEXT), places)
    if scaled >= 10**step:
        power += step
    exponent = str(abs(power)).rjust(sum(token.kind == "digit" for token in rest), "0")
    sign = "-" if power < 0 else "+" if tokens[cut].text.endswith("+") else ""
    tail = "".join(token.text for token in rest if token.kind not in ("digit", "comma"))
    return f"{_fixed(size.scaleb(-power, _CONTEXT), mantissa)}E{sign}{exponent}{tail}"


def _fraction(size: Decimal, tokens: tuple[Token, ...]) -> str:
    """A number as a fraction: a fixed denominator where the code names one, else the nearest with as many digits."""
    slash = next(place for place, token in enumerate(tokens) if token.kind == "slash")
    below = "".join(token.text for token in tokens[slash + 1 :] if token.kind == "digit" or token.text.isdigit())
    blank = any(token.kind == "literal" and token.text == " " for token in tokens[:slash])
    mixed = blank and tokens[0].kind == "digit"
    whole, rest = divmod(Fraction(size), 1) if mixed else (0, Fraction(size))
    fixed = int(below) if below.isdigit() and int(below) else 0
    part = Fraction(round(rest * fixed), fixed) if fixed else rest.limit_denominator(10 ** max(len(below), 1) - 1)
    above, under = (round(rest * fixed), fixed) if fixed else (part.numerator, part.denominator)
    if mixed and part == 1:
        whole, above = whole + 1, 0
    if mixed and not above:
        return str(whole)
    return f"{whole} {above}/{under}" if whole else f"{above}/{under}"


def is_finite(number: float) -> bool:
    """Whether a number is one: neither infinite nor not a number."""
    return math.isfinite(number)
