"""What a cell shows for its value: the number format applied, and anything odd about it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from reportgen.model import CellKind
from reportgen.workbook import date_text, number_text
from reportgen.workbook.formats import NumberFormat, Section, parse_format

Value = str | int | float | bool | date | datetime | time | None

_ISO_FORMATS = {date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm", time: "hh:mm"}
_COMPARE = {
    "<": float.__lt__,
    "<=": float.__le__,
    ">": float.__gt__,
    ">=": float.__ge__,
    "=": float.__eq__,
    "<>": float.__ne__,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as shown. oddity is a finding's code and sentence, None for nearly every cell."""

    text: str
    kind: CellKind
    value: Value
    oddity: tuple[str, str] | None = None
    colour: str | None = None
    """The colour that the number format writes it in."""


@lru_cache(maxsize=65_536)
def show_number(raw: str, form: NumberFormat, from_1904: bool) -> Shown:
    """A number as the file writes it, under its format. One that is no number is kept as text, with an oddity."""
    number = _number(raw)
    if number is None:
        return Shown(
            raw, "text", raw, ("not-a-number", f"The file says that this cell is a number, but holds {raw!r}: type it again.")
        )
    if form.plain:
        return Shown(number_text.general(number), "number", number)
    section, signed = _choose(number, form)
    if section is None:
        return Shown(number_text.general(number), "number", number)
    if section.kind == "date":
        return replace(_show_moment(number, section, from_1904), colour=section.colour)
    text = number_text.number_text(number if signed else abs(number), section).strip()
    return Shown(text, "number", number, None if text else _unseen(number_text.general(number)), section.colour)


def show_text(text: str, form: NumberFormat) -> Shown:
    """Text, with what a text section of its format puts around it."""
    section = form.text
    if section is None or not text:
        return Shown(text, "text", text)
    pieces = [token.text for token in section.tokens if token.kind != "comma"]
    if not "".join(piece for piece in pieces).strip():
        return Shown("", "text", text, _unseen(text))
    around = [token for token in section.tokens if token.kind == "text" or token.text.strip()]
    shown = "".join(text if token.kind == "text" else token.text for token in around)
    return Shown(shown, "text", text, colour=section.colour)


def show_iso(raw: str, form: NumberFormat) -> Shown:
    """A date written as ISO 8601 text, under its format; unformatted, the day comes first."""
    found = date_text.iso_moment(raw)
    if found is None:
        return Shown(
            raw, "text", raw, ("not-a-date", f"The file says that this cell is a date, but holds {raw!r}: type it again.")
        )
    section = form.numbers[0]
    if section.kind != "date":
        section = parse_format(_ISO_FORMATS[type(found)]).numbers[0]
    when = found if isinstance(found, datetime) else datetime.combine(*_parts(found))
    return Shown(date_text.date_text(when, section), "date", found)


def _parts(found: date | time) -> tuple[date, time]:
    return (date(2000, 1, 1), found) if isinstance(found, time) else (found, time())


def _number(raw: str) -> int | float | None:
    """A number of the file, whole where it is; None where it is none. Python's own reading is laxer: 1_000, nan."""
    try:
        number = float(raw)
    except ValueError:
        return None
    if "_" in raw or not number_text.is_finite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _choose(number: float, form: NumberFormat) -> tuple[Section | None, bool]:
    """The section for a number, and whether its sign is still to be shown; None where conditions leave none."""
    sections = form.numbers
    if any(section.condition for section in sections):
        return _choose_by_condition(float(number), sections)
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _choose_by_condition(number: float, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The first section whose condition holds. The last stands for the rest, and so does a second that has none for negatives."""
    for rank, section in enumerate(sections):
        if section.condition:
            operator, limit = section.condition
            if _COMPARE[operator](number, limit):
                return section, not (operator in ("<", "<=") and limit <= 0)
        elif rank == len(sections) - 1 or (rank == 1 and number < 0):
            return section, True
    return None, True


def _show_moment(number: int | float, section: Section, from_1904: bool) -> Shown:
    """A number under a date format: a date or time, a length of time, or the bare number with an oddity."""
    if date_text.runs_on(section):
        return Shown(date_text.length_text(number, section).strip(), "number", number)
    when = date_text.moment(number, from_1904)
    if not date_text.shows_day(section) and (clock := date_text.time_of_day(number)) is not None:
        shown = date_text.date_text(datetime.combine(date(2000, 1, 1), clock), section)
        return Shown(shown.strip(), "date", clock)
    if when is None:
        bare = number_text.general(number)
        sentence = f"This cell is formatted as a date but holds {bare}, which is no day of the calendar: type the date again."
        return Shown(bare, "number", number, ("impossible-date", sentence))
    value = when.date() if when.time() == time() else when
    return Shown(date_text.date_text(when, section).strip(), "date", value)


def _unseen(what: str) -> tuple[str, str]:
    return "hidden-by-format", f"The number format of this cell hides what it holds ({what}): give it the format General."
