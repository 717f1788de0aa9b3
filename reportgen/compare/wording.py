"""Which words of a text were deleted and inserted."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from reportgen.compare import texts

Mark = Literal["same", "deleted", "inserted"]
Pieces = tuple[tuple[str, Mark], ...]
"""Stretches of text with what became of them."""

_TOKEN = re.compile(r"\s*\S+\s*|\s+")
_ALIKE_AT_LEAST = 0.25
"""Texts with fewer words in common are shown as one replaced by the other: scattered common words help nobody."""
_BRIDGE_LENGTH = 4
"""A single word of up to so many letters ("the") between two changes is taken into them."""

_Block = tuple[str, int, int, int, int]


def wording(before: str | None, after: str | None) -> Pieces:
    """Both texts in one: what stayed (as typed now), what was deleted, what was inserted, in reading order."""
    was, now = _tokens(before), _tokens(after)
    pieces: list[tuple[str, Mark]] = []
    for tag, i1, i2, j1, j2 in _blocks(was, now):
        if tag == "equal":
            pieces.append(("".join(now[j1:j2]), "same"))
        else:
            pieces.append(("".join(was[i1:i2]), "deleted"))
            pieces.append(("".join(now[j1:j2]), "inserted"))
    return tuple((text, mark) for text, mark in pieces if text)


def sides(before: str | None, after: str | None) -> tuple[Pieces, Pieces]:
    """Each text by itself, whole and as typed, with the words marked that only it has."""
    was, now = _tokens(before), _tokens(after)
    blocks = list(_blocks(was, now))
    earlier: list[tuple[str, Mark]] = [
        ("".join(was[i1:i2]), "same" if tag == "equal" else "deleted") for tag, i1, i2, _, _ in blocks
    ]
    later: list[tuple[str, Mark]] = [
        ("".join(now[j1:j2]), "same" if tag == "equal" else "inserted") for tag, _, _, j1, j2 in blocks
    ]
    return tuple(piece for piece in earlier if piece[0]), tuple(piece for piece in later if piece[0])


def _tokens(text: str | None) -> list[str]:
    """Words with the space after them: a third as many fragments as words and spaces apart."""
    return _TOKEN.findall(text or "")


def _blocks(was: list[str], now: list[str]) -> Iterator[_Block]:
    """Stretches that are equal in all but form, and those between them that are not."""
    matcher = SequenceMatcher(None, [texts.form(token) for token in was], [texts.form(token) for token in now], autojunk=False)
    if was and now and matcher.ratio() < _ALIKE_AT_LEAST:
        yield ("replace", 0, len(was), 0, len(now))
        return
    yield from _bridged(matcher.get_opcodes(), now)


def _bridged(blocks: Sequence[_Block], now: list[str]) -> Iterator[_Block]:
    """The stretches, where one short word alone between two changes is part of one longer change."""
    held: _Block | None = None
    for place, block in enumerate(blocks):
        tag, i1, i2, j1, j2 = block
        inside = 0 < place < len(blocks) - 1
        bridge = tag == "equal" and inside and j2 - j1 == 1 and len(now[j1].strip()) <= _BRIDGE_LENGTH
        if tag == "equal" and not bridge:
            if held:
                yield held
            held = None
            yield block
        else:
            held = ("replace", held[1], i2, held[3], j2) if held else ("replace", i1, i2, j1, j2)
    if held:
        yield held
