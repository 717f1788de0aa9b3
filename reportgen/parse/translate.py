"""The status in the layout's words: what the workbook was read to say, key and colours and all, put into its vocabulary."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.model import Rag, Status, StatusWord
from reportgen.parse.match import Matched, match_word
from reportgen.parse.status import NONE, Problem, StatusReading, disagrees
from reportgen.parse.symbols import same_sign
from reportgen.parse.text import fold, quote, squeeze

OVERRULED = frozenset({"status-unsure", "status-colour-disagrees"})
"""What reading said for want of a layout."""


def translated(reading: StatusReading, vocabulary: Sequence[StatusWord]) -> StatusReading:
    """A reading in the words of a layout; unchanged where the layout has none.

    The layout's word is the typed text, where that is one of them; else what reading calls the status, or what the key says of
    it; for a bare colour the one word of that colour. Any other text is not recorded, and an error.
    """
    if not vocabulary or _empty(reading):
        return reading
    typed = _typed(reading, vocabulary) if reading.typed else None
    if typed is not None:
        return _as_typed(reading, typed)
    blank = _of_blanks(reading, vocabulary)
    if blank is not None and reading.status.origin is None:
        return replace(reading, status=Status(blank.label, None, None, blank.rag, blank.complete))
    word = _named(reading, vocabulary)
    if word is not None:
        return _as_word(reading, word)
    if reading.status.origin == "fill":
        return _by_colour(reading, vocabulary, blank)
    return _unrecognised(reading, vocabulary) if reading.typed or reading.status.label else reading


def _empty(reading: StatusReading) -> bool:
    """Whether there is nothing to put into words, not even a blank cell."""
    return not reading.typed and not reading.blank and reading.status.label is None


# -- what is typed ------------------------------------------------------------------------------------------------------------


def _typed(reading: StatusReading, vocabulary: Sequence[StatusWord]) -> Matched | None:
    """The layout's word that was typed."""
    text = squeeze(reading.typed)
    signed = next((word for word in vocabulary if any(same_sign(text, spelling) for spelling in _spellings(word))), None)
    return Matched(signed, "exact", text) if signed else match_word(text, vocabulary)


def _as_typed(reading: StatusReading, matched: Matched) -> StatusReading:
    word, text = matched.word, squeeze(reading.typed)
    signed = matched.how == "exact" and not fold(text)
    problems = [*_kept(reading), *([] if signed else _spelling(reading.typed, text, matched))]
    problems += disagrees(text, word.rag, reading.shade)
    return replace(reading, status=_in_word(reading.status, word), problems=tuple(problems))


def _spelling(typed: str, text: str, matched: Matched) -> list[Problem]:
    label = matched.word.label
    spelt = any(text in (spelling, spelling.upper()) for spelling in _spellings(matched.word))
    if matched.how == "exact" and typed == text and spelt:
        return []
    spaced = ", with a space too many," if typed != text else ""
    return [Problem("status-spelling", "note", f"The status {quote(typed)}{spaced} is read as {label}.", f"Type {label}.")]


# -- what else tells it -------------------------------------------------------------------------------------------------------


def _named(reading: StatusReading, vocabulary: Sequence[StatusWord]) -> StatusWord | None:
    """The layout's word that reading, or the key, calls the status; where other columns tell it, also the one for completed."""
    for said in (reading.status.label, reading.meaning):
        for word in vocabulary if said else ():
            if any(_same(said or "", spelling) for spelling in _spellings(word)):
                return word
    if reading.typed or reading.blank:
        return None
    matched = match_word(reading.status.label or "", vocabulary)
    if matched is not None and matched.how == "near":
        return matched.word
    done = [word for word in vocabulary if word.complete]
    return done[0] if reading.status.complete and len(done) == 1 else None


def _as_word(reading: StatusReading, word: StatusWord) -> StatusReading:
    problems = [*_kept(reading), *(disagrees(reading.typed, word.rag, reading.shade) if reading.typed else [])]
    if reading.blank and reading.status.origin == "fill" and reading.meaning is None:
        problems.append(_from_fill(word, reading.status.rag))
    return replace(reading, status=_in_word(reading.status, word), problems=tuple(problems))


def _by_colour(reading: StatusReading, vocabulary: Sequence[StatusWord], blank: StatusWord | None) -> StatusReading:
    """A bare colour in the one word of that colour, else in the one that blanks of it mean."""
    rag = reading.status.rag
    fitting = [word for word in vocabulary if word.rag == rag and rag is not None]
    if len(fitting) == 1:
        status = Status(fitting[0].label, reading.status.text, "fill", rag, fitting[0].complete)
        guessed = [_from_fill(fitting[0], rag)] if reading.blank else []
        return replace(reading, status=status, problems=(*_kept(reading), *guessed))
    if blank is not None:
        return replace(reading, status=Status(blank.label, None, None, blank.rag, blank.complete))
    return replace(reading, status=NONE)


def _of_blanks(reading: StatusReading, vocabulary: Sequence[StatusWord]) -> StatusWord | None:
    """The layout's word for an empty cell, which may be coloured as the word is."""
    rag = reading.status.rag if reading.status.origin == "fill" else None
    return next((word for word in vocabulary if reading.blank and word.blank and rag in (None, word.rag)), None)


def _from_fill(word: StatusWord, rag: Rag | None) -> Problem:
    message = f"The status cell holds no word; its {rag} shading is read as {word.label}."
    return Problem("status-from-fill", "warning", message, f"Type {word.label} in the cell.")


def _unrecognised(reading: StatusReading, vocabulary: Sequence[StatusWord]) -> StatusReading:
    text = squeeze(reading.typed) or reading.status.label or ""
    allowed = _listed(word.label for word in vocabulary)
    message = f"The status {quote(text)} is not one of the plan's, so it is counted as not recorded."
    problem = Problem("status-unrecognised", "error", message, f"Type {allowed}, or add the word to the layout.")
    return replace(
        reading, status=Status(None, reading.status.text or text, None, None, None), problems=(*_kept(reading), problem)
    )


# -- both ---------------------------------------------------------------------------------------------------------------------


def _in_word(status: Status, word: StatusWord) -> Status:
    """A status under the layout's word; where the layout gives it no colour, it keeps the one it is shown in."""
    origin = status.origin or ("word" if status.text else None)
    return Status(word.label, status.text, origin, word.rag or status.rag, word.complete)


def _kept(reading: StatusReading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.code not in OVERRULED]


def _spellings(word: StatusWord) -> tuple[str, ...]:
    return (word.label, *word.words)


def _same(text: str, other: str) -> bool:
    return (fold(text) == fold(other) and bool(fold(text))) or same_sign(text, other)


def _listed(labels: Iterable[str]) -> str:
    *first, last = labels
    return f"{', '.join(first)} or {last}" if first else last
