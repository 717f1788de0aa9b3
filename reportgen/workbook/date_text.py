"""Excel's day numbers: the moment one means, and how a date section of a format code shows it.

Day 1 is 1 January 1900 and day 60 the 29 February 1900 that never was; or, in workbooks begun on an old Macintosh, day 0 is
1 January 1904. Day numbers end with the year 9999 (ECMA-376 part 1, 18.17.4.1).
"""

from datetime import date, datetime, time, timedelta

from reportgen.workbook.formats import Section, Token

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_END = datetime(9999, 12, 31, 23, 59, 59, 999000)  # noqa: DTZ001 - a cell's date has no zone
_DAY = 86_400


def moment(serial: float, from_1904: bool) -> datetime | None:
    """The moment of a day number to the millisecond; None where it is no day that ever was. Day 0 is midnight of no day."""
    if not -1 < serial < 3_000_000:
        return None
    days, seconds = divmod(round(serial * _DAY, 3), _DAY)
    if days < 0 or (not from_1904 and days in (0, 60)):
        return None
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if days < 60 else 30)  # noqa: DTZ001
    try:
        found = first + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None
    return found if found <= _END else None


def time_of_day(serial: float) -> time | None:
    """The time of a number from 0 up to 1, to the millisecond."""
    if not 0 <= serial < 1:
        return None
    return (datetime(2000, 1, 1) + timedelta(seconds=round(serial * _DAY, 3))).time()  # noqa: DTZ001


def shows_day(section: Section) -> bool:
    """Whether a date section shows anything of the day, not only the time."""
    return any(token.kind == "date" and token.text[0] in "ymdebg" for token in section.tokens)


def runs_on(section: Section) -> bool:
    """Whether a section shows a length of time, such as 36 hours."""
    return any(token.kind == "elapsed" for token in section.tokens)


def date_text(when: datetime, section: Section) -> str:
    """A moment under a date section. A time without parts of a second is rounded to the second, as Excel does; a day never is."""
    if when.microsecond and _shows_time(section) and not any(".0" in token.text for token in section.tokens):
        when = _whole_second(when)
    noon = any(token.kind == "noon" for token in section.tokens)
    return "".join([_piece(token, when, noon) for token in section.tokens])


def _shows_time(section: Section) -> bool:
    return any(token.kind == "date" and token.text[0] in "hns" for token in section.tokens)


def length_text(serial: float, section: Section) -> str:
    """A length of time, in days, under a section such as [h]:mm."""
    seconds = round(abs(serial) * _DAY)
    clock = datetime(2000, 1, 1) + timedelta(seconds=seconds % _DAY)  # noqa: DTZ001
    totals = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}
    pieces = [
        str(totals[token.text[0]]).rjust(len(token.text), "0") if token.kind == "elapsed" else _piece(token, clock, False)
        for token in section.tokens
    ]
    return ("-" if serial < 0 else "") + "".join(pieces)


def iso_moment(text: str) -> datetime | date | time | None:
    """The moment of a cell that gives its date as ISO 8601 text; None where it does not."""
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            found = read(text.strip().removesuffix("Z"))
        except ValueError:
            continue
        return found.replace(tzinfo=None) if isinstance(found, datetime | time) else found
    return None


def _whole_second(when: datetime) -> datetime:
    rounded = when.replace(microsecond=0)
    late = when.microsecond >= 500_000 and rounded < _END.replace(microsecond=0)
    return rounded + timedelta(seconds=1) if late else rounded


def _piece(token: Token, when: datetime, noon: bool) -> str:
    if token.kind == "noon":
        return _half_day(token.text, when)
    return _date_piece(token.text, when, noon) if token.kind == "date" else token.text


def _half_day(text: str, when: datetime) -> str:
    morning, _, evening = text.partition("/")
    return evening if when.hour >= 12 else morning


def _date_piece(text: str, when: datetime, noon: bool) -> str:
    """One run of letters of a date code."""
    width = len(text)
    match text[0]:
        case "y" | "e" | "b" | "g":
            return f"{when.year % 100:02d}" if width <= 2 and text[0] == "y" else f"{when.year:04d}"
        case "m":
            return _named(MONTHS[when.month - 1], when.month, width)
        case "d":
            return _named(WEEKDAYS[when.weekday()], when.day, width)
        case "h":
            hour = (when.hour - 1) % 12 + 1 if noon else when.hour
            return str(hour).rjust(min(width, 2), "0")
        case "n":
            return str(when.minute).rjust(width, "0")
        case _:
            return _seconds(text, when)


def _named(name: str, number: int, width: int) -> str:
    if width <= 2:
        return str(number).rjust(width, "0")
    return name[:3] if width == 3 else name[:1] if width == 5 else name


def _seconds(text: str, when: datetime) -> str:
    whole, _, part = text.partition(".")
    seconds = str(when.second).rjust(min(len(whole), 2), "0")
    return f"{seconds}.{when.microsecond:06d}"[: len(seconds) + 1 + len(part)] if part else seconds
