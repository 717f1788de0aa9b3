"""What one cell's element holds and shows: a text, a number, a date, a switch, an error, or a formula without a result."""

from dataclasses import replace

from lxml import etree

from reportgen.workbook.book import Book
from reportgen.workbook.package import SPREADSHEET, whole_number
from reportgen.workbook.styles import Look
from reportgen.workbook.text import Text, plain_text, read_text
from reportgen.workbook.values import Shown, show_iso, show_number, show_text

_FORMULA, _VALUE, _INLINE = ({f"{{{namespace}}}{name}" for namespace in SPREADSHEET} for name in ("f", "v", "is"))

_UNCALCULATED = Shown(
    "",
    "uncalculated",
    None,
    (
        "not-calculated",
        "This cell is a formula whose result is not in the file: open the workbook in Excel, let it calculate and save it.",
    ),
)
_MISSING = Shown("", "error", None, ("text-missing", "The text of this cell is missing from the file: type it again."))


def read_content(element: etree._Element, look: Look, book: Book) -> tuple[Text | None, Shown | None]:
    """What a cell shows, with its text where it is one; None where it holds nothing."""
    formula, raw, inline = False, None, None
    for part in element:
        tag = part.tag
        if tag in _VALUE:
            raw = part.text
        elif tag in _FORMULA:
            formula = True
        elif tag in _INLINE:
            inline = part
    kind = element.get("t", "n")
    if kind == "s" and raw is not None:
        index = whole_number(raw.strip(), -1)
        if not 0 <= index < len(book.strings):
            return None, _MISSING
        text = book.strings[index]
    elif inline is not None:
        text = read_text(inline, book.styles.palette)
    elif kind in ("str", "inlineStr") and raw is not None:
        text = plain_text(raw)
    else:
        return None, _plain(kind, raw, formula, look, book.from_1904)
    return _shown(text, look) if text.text or text.dropped else (None, None)


def _shown(text: Text, look: Look) -> tuple[Text, Shown]:
    """A text as shown: what of it is in a font of pictures as those; its value stays as typed."""
    if not look.font.pictures and not text.pieces:
        return text, show_text(text.text, look.format)
    seen, unknown = text.seen(look.font)
    shown = show_text(seen.text, look.format)
    if unknown is not None:
        sentence = (
            f"This cell is in a font of pictures, in which “{unknown[:20]}” shows as one that is not known: write it in words."
        )
        return seen, replace(shown, oddity=("symbol-unread", sentence))
    return seen, shown if seen is text else replace(shown, value=text.text)


def _plain(kind: str, raw: str | None, formula: bool, look: Look, from_1904: bool) -> Shown | None:
    """What a cell without text shows. A formula with no result was never calculated, unless its result is said to be a text."""
    raw = (raw or "").strip()
    if not raw:
        return _UNCALCULATED if formula and kind not in ("str", "s") else None
    if kind == "b":
        return Shown("TRUE" if raw in ("1", "true") else "FALSE", "boolean", raw in ("1", "true"))
    if kind == "e":
        return Shown(raw, "error", raw, ("error-value", f"This cell shows the error {raw}: mend its formula or type the value."))
    if kind == "d":
        return show_iso(raw, look.format)
    return show_number(raw, look.format, from_1904)
