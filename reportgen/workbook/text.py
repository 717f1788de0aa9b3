"""Texts of a workbook: shared and inline strings, their runs, and the escapes that Open XML writes in them."""

import re
from dataclasses import dataclass

from lxml import etree

from reportgen.model import Run
from reportgen.workbook.colours import Palette
from reportgen.workbook.guard import MIB, too_large
from reportgen.workbook.package import SPREADSHEET, Package, iterate, local_name, sheet_tags
from reportgen.workbook.styles import Font, read_font
from reportgen.workbook.symbols import seen

MAX_CHARACTERS = 64 * MIB

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_END = re.compile(r"\r\n?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_PLAIN_TEXT = {f"{{{namespace}}}t" for namespace in SPREADSHEET}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of rich text; font None is the cell's own."""

    text: str
    font: Font | None


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a workbook. pieces is empty unless it has runs; dropped says that control characters were left out."""

    text: str
    pieces: tuple[Piece, ...] = ()
    dropped: bool = False

    def seen(self, font: Font) -> tuple["Text", str | None]:
        """The text as a cell of this font shows it: letters of fonts of pictures as pictures; and what is not known."""
        if not self.pieces:
            shown, known = seen(self.text, font.pictures) if font.pictures else (self.text, True)
            return (self if shown == self.text else Text(shown, (), self.dropped)), None if known else self.text
        fonts = [(piece.font or font).pictures for piece in self.pieces]
        if not any(fonts):
            return self, None
        shows = [seen(piece.text, own) if own else (piece.text, True) for piece, own in zip(self.pieces, fonts, strict=True)]
        pieces = tuple(Piece(shown, piece.font) for piece, (shown, _) in zip(self.pieces, shows, strict=True))
        unknown = next((shown for shown, known in shows if not known), None)
        return Text("".join(shown for shown, _ in shows), pieces, self.dropped), unknown

    def within(self, font: Font) -> tuple[Font, tuple[Run, ...]]:
        """The font of the whole in a cell of this font, and its runs where only part of it is struck."""
        if not self.pieces:
            return font, ()
        fonts = [piece.font or font for piece in self.pieces]
        seen = [own for own, piece in zip(fonts, self.pieces, strict=True) if piece.text.strip()] or fonts
        colours = {own.colour for own in seen}
        whole = Font(
            bold=all(own.bold for own in seen),
            struck=all(own.struck for own in seen),
            colour=colours.pop() if len(colours) == 1 else None,
        )
        if whole.struck or not any(own.struck for own in seen):
            return whole, ()
        return whole, _joined([Run(piece.text, own.struck) for own, piece in zip(fonts, self.pieces, strict=True)])


_NO_TEXT = Text("")


def decode(text: str) -> tuple[str, bool]:
    """A string of the file as typed, and whether control characters were left out.

    _x000D_ and its like are decoded once, so that _x005F_x000D_ is the literal text; line ends become line feeds.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    elif "\r" not in text:
        return text, False
    text = _LINE_END.sub("\n", text)
    kept = _FORBIDDEN.sub("", text)
    return kept, kept != text


def read_text(element: etree._Element, palette: Palette) -> Text:
    """The string of an si, is or text element; phonetic guides are not part of it."""
    if len(element) == 1 and element[0].tag in _PLAIN_TEXT:
        return plain_text(element[0].text)
    pieces: list[Piece] = []
    dropped = False
    rich = False
    for part in element:
        name = local_name(part)
        if name == "t":
            raw, font = part.text or "", None
        elif name == "r":
            raw, font = _run(part, palette)
            rich = True
        else:
            continue
        text, lost = decode(raw)
        pieces.append(Piece(text, font))
        dropped = dropped or lost
    whole = "".join(piece.text for piece in pieces)
    return Text(whole, tuple(pieces) if rich else (), dropped)


def plain_text(raw: str | None) -> Text:
    """The string of a file's text without runs."""
    if not raw:
        return _NO_TEXT
    text, dropped = decode(raw)
    return Text(text, (), dropped)


def read_strings(package: Package, part: str | None, palette: Palette) -> tuple[Text, ...]:
    """The shared strings of a workbook, by their index; none where it has no such part."""
    if part is None:
        return ()
    strings = []
    characters = 0
    for element in iterate(package, part, sheet_tags("si"), f"{package.file}, in its texts,"):
        text = read_text(element, palette)
        characters += len(text.text)
        if characters > MAX_CHARACTERS:
            raise too_large(f"{package.file}, in its texts,")
        strings.append(text)
    return tuple(strings)


def _run(element: etree._Element, palette: Palette) -> tuple[str, Font | None]:
    text, font = "", None
    for part in element:
        name = local_name(part)
        if name == "t":
            text += part.text or ""
        elif name == "rPr":
            font = read_font(part, palette)
    return text, font


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one kind made one, and empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].struck == run.struck:
            joined[-1] = Run(joined[-1].text + run.text, run.struck)
        elif run.text:
            joined.append(run)
    return tuple(joined)
