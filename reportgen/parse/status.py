"""Status: what a status cell says, believed in this order: key on the sheet, the cell's fill (for rag), our own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reportgen.layout import general_words
from reportgen.model import Cell, Rag, Severity, Status, StatusWord
from reportgen.parse.colours import distance, nominal, rag_of_fill, rag_of_word, rags_between, shade_of
from reportgen.parse.match import Matched, match_word, means
from reportgen.parse.percent import percent_in
from reportgen.parse.symbols import answer, done_by_sign, filled_part, is_arrow, is_dash, opening_sign, same_sign, sign_of
from reportgen.parse.text import fold, quote, squeeze

__all__ = ["NONE", "KeyEntry", "Matched", "Problem", "StatusReading", "match_word", "means", "read_status", "shaded_otherwise"]

NONE = Status(None, None, None, None, None)
LONGEST_LABEL = 60
"""The longest meaning of a key, in characters, that serves as the label of a status told by colour alone."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding without its place yet."""

    code: str
    severity: Severity
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the key on a sheet: what stands in the cells ("B", or "" where only the colour tells), and its meaning.

    also holds further words for it; colour is the exact RRGGBB shown, where one is. whole_row says that the colour of the action
    bears it too, font that it is the colour of the type and not of the cell.
    """

    word: str
    meaning: str
    rag: Rag | None
    complete: bool | None
    blank: bool = False
    also: tuple[str, ...] = ()
    colour: str | None = None
    whole_row: bool = False
    font: bool = False

    @property
    def label(self) -> str:
        """What a status told by the colour alone is called."""
        return self.meaning if len(self.meaning) <= LONGEST_LABEL or not self.word else self.word


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status, and what reading it found.

    typed is what stands in a status column, "" where nothing does or the status is told by something else; meaning is what a key
    says of it; shade the colour it is shown in; blank whether the cell holds no word; explained whether a key gives that colour
    the meaning of the word, or another: one word may then be in several colours.
    """

    status: Status
    problems: tuple[Problem, ...] = ()
    typed: str = ""
    meaning: str | None = None
    shade: Rag | None = None
    blank: bool = False
    explained: bool = False


UNREAD = StatusReading(NONE)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the heading of a status column asks, and how its table is typed.

    done is whether it asks "Done?", so that yes and a tick mean completed; marked whether an x there is a mark and no cross;
    plain the colour of type that the table has anyway, typed whether the colours of type are ratings; ignored the fills that are
    only stripes; filling whether the signs are circles that fill up.
    """

    done: bool = False
    marked: bool = False
    plain: str | None = None
    ignored: frozenset[str] = frozenset()
    typed: bool = False
    filling: bool = False


def read_status(cell: Cell | None, key: Sequence[KeyEntry], asking: Asking = Asking()) -> StatusReading:
    """The status of a cell, whatever the layout says of it. key is the key on the sheet."""
    if cell is None:
        return _blank(None, key)
    if cell.kind in ("uncalculated", "error"):
        return StatusReading(NONE)
    text = squeeze(cell.standing)
    if not text and cell.struck_text.strip():
        return StatusReading(Status(None, cell.text, None, None, None), (_struck(cell),))
    shown = _Shown(cell, text, None if cell.fill in asking.ignored else cell.fill, asking)
    if not fold(text) and not sign_of(text):
        entry = next((entry for entry in key if is_dash(text) and is_dash(entry.word)), None)
        return _by_dash(shown, entry) if entry is not None else _blank(shown.fill, key)
    reading = _by_answer(shown) or (_by_key(shown, key) if key else None) or _by_words(shown, key)
    return replace(reading, typed=cell.standing, shade=shown.rag)


@dataclass(frozen=True)
class _Shown:
    """A filled cell as it is read: its text on one line, and the fill that counts."""

    cell: Cell
    text: str
    fill: str | None
    asking: Asking

    @cached_property
    def rag(self) -> Rag | None:
        """The colour it is shown in."""
        if self.cell.fill is not None and self.fill is None:
            return None
        shade = shade_of(self.cell, self.asking.plain)
        return rag_of_fill(self.cell.font_colour) if shade is None and self.asking.typed else shade


def _struck(cell: Cell) -> Problem:
    message = f"The status {quote(cell.text)} is struck through, so there is none."
    return Problem("status-struck", "error", message, "Type the status that stands now, without a line through it.")


def disagrees(text: str, rag: Rag | None, fill: Rag | None) -> list[Problem]:
    """The problem of a word shown in another colour than its own, if it is."""
    if rag is None or fill is None or rag == fill:
        return []
    message = f"The status is the word {quote(text)} but the cell is shaded {fill}; the word counts."
    return [Problem("status-colour-disagrees", "warning", message, f"Shade it {rag}, or change the word.")]


# -- by its heading, and by the key ------------------------------------------------------------------------------------------


def _by_answer(shown: _Shown) -> StatusReading | None:
    """Yes or no in a column whose heading asks whether the action is done."""
    if not shown.asking.done:
        return None
    marked = shown.asking.marked and fold(shown.text) in ("x", "1")
    done = True if marked else False if fold(shown.text) == "x" else answer(shown.text)
    if done is None or means(shown.text):
        return None
    return StatusReading(Status("Completed" if done else "Not completed", shown.cell.text, "word", shown.rag, done))


def _by_key(shown: _Shown, key: Sequence[KeyEntry]) -> StatusReading | None:
    entry, said = _entry_said(shown, key)
    if entry is None:
        return _by_coloured_sign(shown, key)
    if fold(said) == fold(entry.meaning) != fold(entry.word):
        # the key gives the colour of its mark, and a cell that spells the meaning out may have its own
        status = Status(said, shown.cell.text, "word", shown.rag or entry.rag, entry.complete)
        return StatusReading(status, meaning=entry.meaning)
    rag = entry.rag or (rag_of_word(said) if len(said) > 1 else None) or shown.rag
    problems = disagrees(shown.text, rag, shown.rag)
    said = said if re.search(r"[^\W\d_]", said) else entry.label
    status = Status(said, shown.cell.text, "word", rag, entry.complete)
    return StatusReading(status, tuple(problems), meaning=entry.meaning)


def _by_dash(shown: _Shown, entry: KeyEntry) -> StatusReading:
    """A dash that the key explains; any other says no more than a blank."""
    status = Status(entry.label, shown.cell.text, "word", entry.rag or shown.rag, entry.complete)
    return StatusReading(status, typed=shown.cell.standing, meaning=entry.meaning, shade=shown.rag)


def _by_coloured_sign(shown: _Shown, key: Sequence[KeyEntry]) -> StatusReading | None:
    """A sign that is nothing but the bearer of its colour, which the key explains."""
    colours = [entry for entry in key if not (entry.font or entry.whole_row or sign_of(entry.word))]
    colour = shown.fill if rag_of_fill(shown.fill) else shown.cell.font_colour
    known = done_by_sign(sign_of(shown.text)) is not None or rag_of_word(shown.text) is not None or is_arrow(shown.text)
    entry = entry_of_colour(colour, colours) if sign_of(shown.text) and shown.rag and not known else None
    if entry is None:
        return None
    return StatusReading(Status(entry.label, shown.cell.text, "word", entry.rag, entry.complete), meaning=entry.meaning)


def _entry_said(shown: _Shown, key: Sequence[KeyEntry]) -> tuple[KeyEntry | None, str]:
    """The line of the key that a text names, whole or by the word or sign it opens with; and the stretch that names it."""
    text = shown.text
    entry = _entry_named(text, shown, key)
    if entry is not None:
        return entry, text
    sign, rest = opening_sign(text)
    opening = re.split(r"\s*(?:[:;,.(\n/]|\s[-–—]\s|[–—])", text, maxsplit=1)[0].strip()
    for said in (sign, rest if sign else "", opening if opening != text else ""):
        if said and (entry := _entry_named(said, shown, key)):
            return entry, text if said in (sign, rest) else said
    return None, text


def _entry_named(text: str, shown: _Shown, key: Sequence[KeyEntry]) -> KeyEntry | None:
    """The line of the key that a word names: as it is spelt there, else by its colour; of several the one in the cell's shade."""
    folded, named = fold(text), rag_of_word(text)
    spelt = [
        entry
        for entry in key
        if any((folded and fold(word) == folded) or same_sign(word, text) for word in (entry.word, *entry.also, entry.meaning))
    ]
    coloured = [entry for entry in key if named is not None and entry.rag == named and not entry.font and not entry.whole_row]
    if spelt:
        return spelt[0] if len({(entry.rag, entry.complete) for entry in spelt}) == 1 else _of_several(shown, spelt)
    return (
        next(iter(coloured), None) if len({entry.complete for entry in coloured}) < 2 else entry_of_colour(shown.fill, coloured)
    )


def _of_several(shown: _Shown, entries: Sequence[KeyEntry]) -> KeyEntry:
    """Which of several lines of a key with one word a cell means: the one in its colour, the very one or the nearest.

    In no colour of theirs it is open whether it is completed, unless all of them say the same.
    """
    colour = shown.fill if rag_of_fill(shown.fill) else shown.cell.font_colour
    found = entry_of_colour(colour, entries)
    if found is not None or len({entry.complete for entry in entries}) == 1:
        return found or entries[0]
    return replace(entries[0], meaning=entries[0].word, rag=None, complete=None)


def entry_of_colour(colour: str | None, key: Sequence[KeyEntry], *, font: bool = False) -> KeyEntry | None:
    """The line of the key that a fill (or the type's colour) is: the very colour, else the nearest of the same name."""
    rag = rag_of_fill(colour)
    same = [entry for entry in key if rag is not None and entry.rag == rag and entry.font == font and not entry.blank]
    if not same or colour is None:
        return None
    colours = [(entry.colour or nominal(entry.word), entry) for entry in same]
    shown = [(distance(own, colour), entry) for own, entry in colours if own is not None]
    return min(shown, key=lambda pair: pair[0])[1] if shown else same[0]


# -- by our own words --------------------------------------------------------------------------------------------------------


def _by_words(shown: _Shown, key: Sequence[KeyEntry]) -> StatusReading:
    sign, rest = opening_sign(shown.text)
    matched = match_word(rest, general_words().statuses) if sign else match_word(shown.text, general_words().statuses)
    named, typed = rag_of_word(shown.text), shown.cell.text
    if named is not None:
        return StatusReading(Status(shown.text, typed, "word", named, None), tuple(disagrees(shown.text, named, shown.rag)))
    colour, behind = _opening_colour(shown.text, rest if sign else "")
    matched = matched or (match_word(behind, general_words().statuses) if behind else None) or _stage(shown.text)
    if matched is None:
        return _by_sign(shown) or _by_letters(shown) or _unknown(shown, colour or rag_of_word(sign), key)
    own, rag = matched.word, shown.rag or colour or (rag_of_word(sign) if sign else None)
    label = matched.said if matched.how == "within" and colour is None else shown.text
    entry = entry_of_colour(shown.fill, [line for line in key if not line.font])
    explained = entry is not None and None not in (entry.complete, own.complete)
    agrees = entry.complete == own.complete if entry is not None and explained else shown.rag in _usual(own)
    problems = (
        () if agrees else _against(shown, entry) if entry is not None and explained else disagrees(shown.text, own.rag, shown.rag)
    )
    return StatusReading(Status(label, typed, "word", rag or own.rag, own.complete), tuple(problems), explained=explained)


def _stage(text: str) -> Matched | None:
    """A stage of work, which is in progress where a column of statuses says it: "Implementation" is no status elsewhere."""
    going = match_word("in progress", general_words().statuses) if fold(text) in general_words().stages else None
    return Matched(going.word, "exact", text) if going is not None else None


def _against(shown: _Shown, entry: KeyEntry) -> list[Problem]:
    """The problem of a word in a colour that means the opposite: "Open" in the green that the key calls complete."""
    message = (
        f"The status is the word {quote(shown.text)} but the key says of its colour {quote(entry.meaning)}; the word counts."
    )
    return [Problem("status-colour-disagrees", "warning", message, "Correct the one that is wrong.")]


@lru_cache(maxsize=4096)
def _opening_colour(text: str, rest: str) -> tuple[Rag | None, str]:
    """The colour that a text opens with, or has in brackets, and what it says besides: "Green – complete", "Complete (green)"."""
    parts = [part for part in re.split(r"\s*[-–—:;,./()\n]\s*", rest or text) if part]
    named = [part for part in parts if (len(part) > 1 or part == parts[0]) and rag_of_word(part)]
    if len(named) != 1 or len(parts) < 2:
        return None, ""
    return rag_of_word(named[0]), " ".join(part for part in parts if part != named[0])


def _by_sign(shown: _Shown) -> StatusReading | None:
    """A tick, a cross or an hourglass in a status column that no key explains; an arrow is a direction of travel."""
    if is_arrow(shown.text):
        return StatusReading(Status(None, shown.cell.text, None, shown.rag, None))
    done, part = done_by_sign(sign_of(shown.text)), filled_part(sign_of(shown.text))
    if part is not None and shown.asking.filling:
        done = part == 100
    if done is None:
        return None
    taken = "completed" if done else "not completed"
    return StatusReading(Status(shown.text, shown.cell.text, "word", shown.rag, done), (unsure(shown.text, taken),))


def _by_letters(shown: _Shown) -> StatusReading | None:
    """A percentage, a rating between two colours, or the C that people type for completed."""
    percent = percent_in(shown.text)
    if percent is not None:
        return StatusReading(Status(shown.text, shown.cell.text, "word", shown.rag, percent == 100))
    between = rags_between(shown.text)
    if between:
        problem = unsure(shown.text, f"{between[0]}, the worse of the two")
        return StatusReading(Status(shown.text, shown.cell.text, "word", shown.rag or between[0], None), (problem,))
    if fold(shown.text) == "c":
        return StatusReading(Status(shown.text, shown.cell.text, "word", shown.rag, True), (unsure(shown.text, "completed"),))
    return None


def unsure(text: str, taken: str) -> Problem:
    """The problem of a status that was taken for what it most likely means."""
    message = f"The status {quote(text)} is taken for {taken}: nothing on the sheet says what it means."
    return Problem("status-unsure", "warning", message, "Add a key to the sheet, or name a layout that says what it means.")


def _unknown(shown: _Shown, colour: Rag | None, key: Sequence[KeyEntry]) -> StatusReading:
    """A word that nothing knows, in the colour it is shown in, which a key may explain."""
    entry = entry_of_colour(shown.fill, key)
    complete = entry.complete if entry else None
    return StatusReading(Status(shown.text, shown.cell.text, "word", shown.rag or colour, complete))


def _usual(word: StatusWord) -> tuple[Rag | None, ...]:
    """The colours that people give one of our own words: completed is green or, where that means on track, blue or grey."""
    if word.complete:
        return ("green", "blue", "grey")
    if word.label == "Not started":
        return ("grey", "red", "amber", "blue")
    return (word.rag, "red", "amber", "grey") if word.rag in ("red", "amber") else (word.rag, "blue")


def shaded_otherwise(text: str, usual: Rag, fill: Rag) -> Problem:
    """The problem of a status shaded otherwise than its word is elsewhere in the plan."""
    return disagrees(text, usual, fill)[0]


# -- without a word ----------------------------------------------------------------------------------------------------------


def _blank(fill: str | None, key: Sequence[KeyEntry]) -> StatusReading:
    """The status of a cell without a word: by its colour, or by what the key says of a blank."""
    rag = rag_of_fill(fill)
    entry = entry_of_colour(fill, key) if rag else next((entry for entry in key if entry.blank), None)
    if entry is not None:
        status = Status(entry.label, None, "fill" if rag else None, rag or entry.rag, entry.complete)
        return StatusReading(status, meaning=entry.meaning, blank=True)
    return StatusReading(Status(rag.capitalize(), None, "fill", rag, None) if rag else NONE, blank=True)
