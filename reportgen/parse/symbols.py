"""Signs that stand for a status: ticks and crosses, coloured emoji, circles that fill up, and yes and no."""

import re
import unicodedata

from reportgen.model import Rag
from reportgen.parse.text import fold

TICKS = frozenset("✓✔☑✅🗸🗹√üþ")
"""With what the letters ü and þ show as in Wingdings."""
CROSSES = frozenset("✗✘☒❌✖✕❎⨯×û")
UNDERWAY = frozenset("⏳⌛🔄🕒🚧🔁")
EMPTY_BOXES = frozenset("☐□▢◻⬚")
DONE = dict.fromkeys(TICKS, True) | dict.fromkeys((*CROSSES, *UNDERWAY, *EMPTY_BOXES), False)
"""What the signs say that tell whether something is done."""
FILLING = "○◔◑◕●"
"""Circles from empty to full, a quarter each."""
ALIKE = {"◐": "◑", "◒": "◑", "◓": "◑", "⬤": "●", "⚫": "●", "◯": "○", "⭘": "○"}
ARROWS = re.compile(r"[←-⇿⬀-⬗➔-➾🔼🔽🔺🔻⤴⤵△▽]")
COLOURED: tuple[tuple[Rag, str], ...] = (
    ("red", "🔴🟥🛑❤⛔"),
    ("amber", "🟠🟧🟡🟨🧡💛"),
    ("green", "🟢🟩💚"),
    ("blue", "🔵🟦💙"),
    ("grey", "⚪⬜🩶"),
)
YES = frozenset({"y", "yes", "true", "yep", "done", "complete", "completed"})
NO = frozenset({"n", "no", "false", "not yet", "not done", "nope"})
PARTLY = frozenset({"p", "part", "partial", "partially", "partly", "in part", "ongoing", "in progress"})
MARKS = frozenset({"x", "y", "yes", "1", "true", "*", "o"})
"""What people type to mark one of several columns, besides signs."""
LONE = frozenset({"~", "!", "!!", "?", "+", ">", ">>"})
"""Signs of the keyboard that are one where they stand alone."""
DASHES = ("-", "–", "—", "−")
SIGN = re.compile(r"[^\w\s.,;:!?()\[\]{}'\"“”‘’/\\&%#@£$€+=<>|~^`*_–—−·…¬°-]|(?<!\w)[üþû](?!\w)")

LETTER = re.compile(r"[A-Za-z0-9]")
"""What no sign consists of."""


def sign_of(text: str) -> str:
    """The sign that a text consists of, "" where it is none: "✔️ " is ✔; a ~ or ! is one where it stands alone."""
    if text.strip() in LONE:
        return text.strip()
    if LETTER.search(text):
        return ""
    bare = "".join(char for char in text if not char.isspace() and unicodedata.category(char) not in ("Mn", "Cf", "Sk"))
    return bare if bare and all(SIGN.fullmatch(char) for char in bare) else ""


def opening_sign(text: str) -> tuple[str, str]:
    """The sign that a text opens or ends with, and the words beside it: "🟢 On track"; ("", text) where there is none."""
    signs = SIGN.findall(text) if not (text.isascii() and text.isprintable()) else ()
    if len(signs) != 1:
        return "", text
    rest = "".join(char for char in text.replace(signs[0], " ") if unicodedata.category(char) not in ("Mn", "Cf", "Sk")).strip()
    stands_out = text.strip().startswith(signs[0]) or text.strip().rstrip("\ufe0f").endswith(signs[0])
    return (signs[0], rest) if rest and stands_out else ("", text)


def rag_of_sign(sign: str) -> Rag | None:
    """The colour that a coloured sign has of its own."""
    return next((rag for rag, signs in COLOURED if sign and all(char in signs for char in sign)), None)


def same_sign(one: str, other: str) -> bool:
    """Whether two texts are one sign, however it was drawn."""
    first, second = sign_of(one), sign_of(other)
    return bool(first) and ALIKE.get(first, first) == ALIKE.get(second, second)


def is_arrow(text: str) -> bool:
    """Whether a text is arrows alone: a direction of travel, and no status."""
    sign = sign_of(text)
    return bool(sign) and all(ARROWS.fullmatch(char) for char in sign)


def is_dash(text: str) -> bool:
    """Whether a text is a dash alone, which says something only where a key explains it."""
    return text.strip() in DASHES


def filled_part(sign: str) -> int | None:
    """How far a circle is filled, in per cent; None for any other sign."""
    place = FILLING.find(ALIKE.get(sign, sign)) if len(sign) == 1 else -1
    return 25 * place if place >= 0 else None


def done_by_sign(sign: str) -> bool | None:
    """Whether a sign says done; None where it does not tell."""
    answers = {DONE.get(char) for char in sign}
    return answers.pop() if len(answers) == 1 else None


def answer(text: str) -> bool | None:
    """Yes or no, typed or ticked, as the answer to a heading that asks "Done?"; None where it is neither."""
    folded = fold(text)
    if folded in YES:
        return True
    if folded in NO or folded in PARTLY:
        return False
    return done_by_sign(sign_of(text))


def is_mark(text: str) -> bool:
    """Whether a text only marks its cell."""
    sign = sign_of(text)
    if sign in LONE:
        return False
    return fold(text) in MARKS or text.strip() in ("*", "x", "X") or (bool(sign) and len(sign) == 1 and not is_arrow(text))
