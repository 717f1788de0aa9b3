"""How a plan tells status, and what a careful person reads from it.

A meaning is done, track, slip, off or wait. Words say it themselves; letters, numbers, symbols and colours need a key on the
sheet, and without one only the colour can be read.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from layouts.canvas import Look, Theme
from layouts.wanted import AMBIGUOUS, either

WORDS = (
    {"done": "Completed", "track": "In progress", "slip": "Delayed", "wait": "Not started"},
    {"done": "Complete", "track": "On track", "slip": "Behind schedule", "off": "Off track", "wait": "Not started"},
    {"done": "Implemented", "track": "Partially implemented", "off": "Not implemented", "wait": "Not due"},
    {"done": "Achieved", "track": "On target", "slip": "At risk", "off": "Overdue"},
    {"done": "COMPLETED", "track": "IN PROGRESS", "off": "STATIC"},
    {"done": "Complete – embed", "track": "On track", "slip": "Off track – mitigated", "off": "Off track", "wait": "Not started"},
    {"done": "Done", "track": "Underway", "slip": "Slipped", "wait": "Not yet started"},
    {"done": "Delivered", "track": "Progressing", "slip": "Minor delay", "off": "Stalled"},
    {"done": "Fully implemented", "track": "Ongoing", "off": "No progress", "wait": "Yet to start"},
)
KEY_WORDS = {
    "done": (
        "Complete",
        "Completed and evidence seen",
        "Completed and impact evidenced",
        "Action complete",
        "Delivered and signed off",
    ),
    "track": ("On track", "On target", "In progress and on schedule", "Progressing to plan"),
    "slip": ("Some slippage, being managed", "Minor delay or risk", "Behind but will recover"),
    "off": ("Off track", "Not on target / no progress", "Major delay or risk", "Will not meet its date"),
    "wait": ("Not started", "Not due to start yet", "Yet to start"),
}
COLOURS: dict[str, dict[str, tuple[str | Theme, ...]]] = {
    "plain": {
        "green": ("92D050", "00B050"),
        "amber": ("FFC000",),
        "red": ("FF0000",),
        "blue": ("00B0F0", "0070C0"),
        "grey": ("BFBFBF",),
    },
    "pale": {"green": ("C6E0B4",), "amber": ("FFD966",), "red": ("FF7C80",), "blue": ("9BC2E6",), "grey": ("D9D9D9",)},
    "theme": {
        "green": (Theme(6), Theme(6, 0.4)),
        "amber": (Theme(9), Theme(9, 0.2)),
        "red": (Theme(5), Theme(5, 0.2)),
        "blue": (Theme(4), Theme(4, 0.4)),
        "grey": (Theme(0, -0.25),),
    },
}
SCHEMES = (
    {"done": "blue", "track": "green", "slip": "amber", "off": "red", "wait": "grey"},
    {"done": "green", "track": "amber", "off": "red"},
    {"done": "blue", "track": "green", "slip": "amber", "off": "red"},
)
LETTERS = {"blue": "B", "green": "G", "amber": "A", "red": "R", "grey": "N"}
EMOJI = {"blue": "🔵", "green": "🟢", "amber": "🟠", "red": "🔴", "grey": "⚪"}
SYMBOLS = {"done": "✔", "track": "●", "slip": "▲", "off": "✖", "wait": "○"}
FONT = {"blue": "0070C0", "green": "00B050", "amber": "FFC000", "red": "FF0000", "grey": "7F7F7F"}
STYLES = (
    "words",
    "shaded words",
    "two greens",
    "letters",
    "letters with a key",
    "colour words",
    "colour words with a key",
    "numbers with a key",
    "fills with a key",
    "fills",
    "symbols with a key",
    "emoji",
    "emoji with a key",
    "font colours with a key",
    "tick columns",
    "RAG tick columns with a key",
    "percent",
    "completed date",
    "capitals in progress",
    "months with a key",
    "titles",
    "bands",
    "formatted words",
)


EMPTY = Look()


@dataclass(frozen=True, slots=True)
class Mark:
    """One status: its cell, how a key tells it (None where blank in the key too), and what is read from it."""

    look: Look
    word: str
    status: Any
    rag: Any
    complete: Any
    in_key: Look | None = None
    colour: str | None = None
    beside: Look = EMPTY
    """What a RAG column of its own holds, where the status is a word."""


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """A plan's way of telling status. key: whether its key is on the sheet."""

    name: str
    marks: dict[str, Mark]
    key: bool = False

    @property
    def meanings(self) -> tuple[str, ...]:
        """The statuses in use."""
        return tuple(self.marks)


_BARE = {"green": None, "blue": either(None, True), "amber": either(None, False), "red": either(None, False)}
"""Whether a colour without a key means complete: nobody has said so."""
UNRECORDED = Mark(Look(), "", None, None, either(None, False))


def with_rag(rng: Random, style: StatusStyle, palette: str) -> StatusStyle:
    """Words with a RAG column of their own beside: letters, colours' names or fills."""
    scheme = {"done": rng.choice(("green", "blue")), "track": "green", "slip": "amber", "off": "red", "wait": None}
    if len(style.marks) == 3:
        scheme.update(done="green", track="amber")
    how = rng.choice(("letter", "word", "fill"))
    marks = {}
    for meaning, mark in style.marks.items():
        colour = scheme[meaning]
        if colour is None:
            marks[meaning] = replace(mark, rag=either(None, "grey"))
            continue
        text = {"letter": LETTERS[colour], "word": colour.capitalize(), "fill": None}[how]
        beside = Look(text, fill=_fill(rng, palette, colour) if how == "fill" else None)
        marks[meaning] = replace(mark, beside=beside, rag=colour, status=either(mark.status, *([text] if text else [])))
    return replace(style, marks=marks)


def draw_style(rng: Random, name: str, palette: str) -> StatusStyle:
    """A style with its words and colours."""
    if name in (
        "words",
        "shaded words",
        "two greens",
        "tick columns",
        "capitals in progress",
        "titles",
        "bands",
        "formatted words",
    ):
        return StatusStyle(name, _worded(rng, name, palette))
    if name in ("percent", "completed date"):
        marks = {meaning: Mark(Look(), "", AMBIGUOUS, AMBIGUOUS, meaning == "done") for meaning in ("done", "track", "wait")}
        return StatusStyle(name, marks)
    key = name.endswith("key")
    return StatusStyle(name, _coded(rng, name.removesuffix(" with a key"), palette, key), key)


def _fill(rng: Random, palette: str, colour: str) -> str | Theme:
    return rng.choice(COLOURS[palette][colour])


def _worded(rng: Random, name: str, palette: str) -> dict[str, Mark]:
    """Words that say themselves whether it is done; the colour is the cell's own, if any."""
    words = rng.choice(WORDS)
    scheme = {"done": "blue", "track": "green", "slip": "amber", "off": "red", "wait": None}
    if name == "two greens":
        scheme["done"] = "green"
    elif len(words) == 3:
        scheme.update(done="green", track="amber")
    marks = {}
    for meaning, word in words.items():
        colour = scheme[meaning] if name in ("shaded words", "two greens") else None
        fill = _fill(rng, palette, colour) if colour else None
        if name == "two greens" and colour == "green":
            fill = "00B050" if meaning == "done" else "C6E0B4"
        shown = word.upper() if name == "capitals in progress" else word
        marks[meaning] = Mark(Look(shown, fill=fill), word, shown, colour or AMBIGUOUS, meaning == "done")
    return marks


def _coded(rng: Random, name: str, palette: str, key: bool) -> dict[str, Mark]:
    """Letters, numbers, symbols and colours; only a key says what they mean."""
    scheme = dict(rng.choice(SCHEMES))
    if not key:
        scheme.pop("wait", None)
    shaded = name in ("letters", "colour words", "numbers") and rng.random() < 0.5
    marks = {}
    for at, (meaning, colour) in enumerate(scheme.items(), 1):
        look = _code(rng, name, meaning, colour, at)
        if name in ("fills", "months") or shaded:
            look = Look(look.value, fill=_fill(rng, palette, colour))
        word = rng.choice(KEY_WORDS[meaning])
        told = (look.value, word) if key else (look.value,)
        by_colour = (None, "", colour) if name in ("fills", "months", "font colours") else ()
        rag = AMBIGUOUS if name == "symbols" or (name == "numbers" and not shaded) else colour
        if colour == "grey" and look.fill is None:
            rag = either(None, "grey")
        complete = (meaning == "done") if key else _BARE[colour]
        marks[meaning] = Mark(look, word, either(*told, *by_colour), rag, complete, in_key=look, colour=colour)
    if key and "wait" not in marks and name not in ("months",):
        word = rng.choice(KEY_WORDS["wait"])
        text = rng.choice(("(blank)", "Blank"))
        marks["wait"] = Mark(Look(), word, either(None, "", word, text), either(None, "grey"), False, in_key=Look(text))
    return marks


def _code(rng: Random, name: str, meaning: str, colour: str, number: int) -> Look:
    if name == "letters":
        return Look(LETTERS[colour])
    if name == "RAG tick columns":
        return Look(LETTERS[colour])
    if name == "colour words":
        return Look(colour.capitalize())
    if name == "numbers":
        return Look(number)
    if name == "symbols":
        return Look(SYMBOLS[meaning])
    if name == "emoji":
        return Look(EMOJI[colour])
    if name == "font colours":
        return Look("●", colour=FONT[colour])
    return Look()


def blank(mark: Mark) -> bool:
    """Whether the mark leaves its cell empty and uncoloured."""
    return mark.look.value is None and mark.look.fill is None
