"""Number formats: an Excel format code taken apart (ECMA-376 part 1, 18.8.30 and 18.8.31).

A code has up to four sections, for positive, negative and zero numbers and for text, or sections under conditions. Where Excel
leaves a format to the computer's region, it is the United Kingdom's.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportgen.workbook.colours import INDEXED

SectionKind = Literal["general", "number", "date", "text", "literal"]
TokenKind = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "slash", "date", "elapsed", "noon", "general", "text"
]

_POUND = '"£"'
_BUILTIN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6), f"{_POUND}#,##0;-{_POUND}#,##0"),
    **dict.fromkeys((7, 8), f"{_POUND}#,##0.00;-{_POUND}#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "dd/mm/yyyy"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "hh:mm:ss"),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: f'_-{_POUND}* #,##0_-;-{_POUND}* #,##0_-;_-{_POUND}* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: f'_-{_POUND}* #,##0.00_-;-{_POUND}* #,##0.00_-;_-{_POUND}* "-"??_-;_-@_-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""Formats that a workbook names by number alone. 14 and 22 are the region's short date; 27 to 58 East Asian dates and times."""

_REGIONAL = (
    ("[$-f800]", "dd mmmm yyyy"),
    ("[$-x-sysdate]", "dd mmmm yyyy"),
    ("[$-f400]", "hh:mm:ss"),
    ("[$-x-systime]", "hh:mm:ss"),
)
"""Codes that stand for the region's long date and time, whatever follows them."""

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | (?P<pad>_.) | (?P<fill>\*.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general) | (?P<noon>am/pm|a/p) | (?P<exponent>e[+-])
    | (?P<date>s+\.0+|y+|m+|d+|h+|s+|e+|b+|g+)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SECTION_END = re.compile(r""""[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|(;)""", re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")


_COLOURS = dict(zip(("black", "white", "red", "green", "blue", "yellow", "magenta", "cyan"), INDEXED[8:16], strict=True))


MAX_CODE = 255
"""The longest code that Excel takes; a longer one is shown as General."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a section: what it does, and its text (a literal's, or the letters of the code in lower case; n is minutes)."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a code; condition is an operator and the number it compares with."""

    kind: SectionKind
    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    colour: str | None = None
    """The colour it writes in, as RRGGBB."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberFormat:
    """A format code taken apart: the sections for numbers, and that for text, None where text is shown as it is.

    A code is only taken apart once, so that formats compare, and are found in a cache, by identity. plain is Excel's General.
    """

    code: str
    numbers: tuple[Section, ...]
    text: Section | None = None
    plain: bool = False


_GENERAL_SECTION = Section("general", (Token("general", ""),))
GENERAL = NumberFormat("General", (_GENERAL_SECTION,), plain=True)


@lru_cache(maxsize=1024)
def parse_format(code: str) -> NumberFormat:
    """A format code taken apart."""
    if code.lower() == "general" or len(code) > MAX_CODE:
        return GENERAL
    for start, meaning in _REGIONAL:
        if code.lower().startswith(start):
            return parse_format(meaning)
    sections = [_parse_section(part) for part in _split(code)]
    text = None
    if len(sections) > 3:
        text = sections[3]
    elif sections[-1].kind == "text":
        text = sections[-1]
    numbers = tuple(section for section in sections[:3] if section is not text)
    return NumberFormat(code, numbers or (_GENERAL_SECTION,), text)


@lru_cache(maxsize=64)
def builtin_format(number: int) -> NumberFormat:
    """The format that a workbook names by number alone; General where the number has no meaning."""
    return parse_format(_BUILTIN.get(number, "General"))


def _split(code: str) -> list[str]:
    """The sections of a code: a semicolon within quotes or brackets, or after a backslash, ends none."""
    parts, start = [], 0
    for found in _SECTION_END.finditer(code):
        if found.group(1):
            parts.append(code[start : found.start()])
            start = found.end()
    return [*parts, code[start:]]


def _parse_section(code: str) -> Section:
    tokens: list[Token] = []
    condition = colour = None
    for found in _TOKEN.finditer(code):
        group = found.lastgroup or "literal"
        text = found.group(group)
        if group == "bracket":
            comparison = _CONDITION.match(text)
            if comparison:
                condition = (comparison.group(1), float(comparison.group(2)))
            colour = colour or _colour(text)
            tokens += _bracket_tokens(text)
        else:
            tokens += _plain_tokens(group, text)
    kind = _section_kind(tokens)
    return Section(kind, tuple(_minutes_told(tokens) if kind == "date" else tokens), condition, colour)


def _colour(text: str) -> str | None:
    """The colour that a bracket names, such as Red or Color 10."""
    numbered = re.fullmatch(r"colou?r\s*(\d{1,2})", text, re.IGNORECASE)
    if numbered:
        return INDEXED[int(numbered[1]) + 7] if 0 < int(numbered[1]) <= 56 else None
    return _COLOURS.get(text.lower())


def _plain_tokens(group: str, text: str) -> list[Token]:
    """The token of what stands outside brackets: a pad is the blank that Excel leaves, a fill has no width here."""
    if group == "fill":
        return []
    if group == "pad":
        return [Token("literal", " ")]
    if group in ("quoted", "escaped", "literal"):
        return [Token("literal", text)]
    kinds: dict[str, TokenKind] = {
        "general": "general",
        "noon": "noon",
        "exponent": "exponent",
        "date": "date",
        "digit": "digit",
        "point": "point",
        "comma": "comma",
        "percent": "percent",
        "slash": "slash",
        "text": "text",
    }
    return [Token(kinds[group], text if group == "noon" else text.lower())]


def _bracket_tokens(text: str) -> list[Token]:
    """What is in brackets: a time that runs on past its limit, or a currency; colours, regions and conditions show nothing."""
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [Token("elapsed", text.lower())]
    currency = text[1:].partition("-")[0] if text.startswith("$") else ""
    return [Token("literal", currency)] if currency else []


def _minutes_told(tokens: list[Token]) -> list[Token]:
    """The tokens with "m" told apart: minutes (as "n") after hours or before seconds, else the month."""
    clocks = [token for token in tokens if token.kind in ("date", "elapsed")]
    befores = ["", *(token.text[0] for token in clocks)]
    afters = [*(token.text[0] for token in clocks[1:]), ""]
    around = {id(token): (before, after) for token, before, after in zip(clocks, befores, afters, strict=False)}
    return [_minutes(token) if _is_minutes(token, *around.get(id(token), ("", ""))) else token for token in tokens]


def _is_minutes(token: Token, before: str, after: str) -> bool:
    return token.kind == "date" and token.text in ("m", "mm") and (before == "h" or after == "s")


def _minutes(token: Token) -> Token:
    return Token("date", "n" * len(token.text))


def _section_kind(tokens: list[Token]) -> SectionKind:
    kinds = {token.kind for token in tokens}
    if "text" in kinds:
        return "text"
    if kinds & {"date", "elapsed", "noon"}:
        return "date"
    if "general" in kinds:
        return "general"
    return "number" if kinds & {"digit", "percent"} else "literal"
