"""Fonts of pictures: a letter in Wingdings is a tick or an arrow to a person, and is read as that.

Only pictures that stand for a state, a direction or a bullet are in the tables; characters are by their place in the font.
"""

from functools import lru_cache

_WRITTEN = {
    "wingdings": (
        "43👍 44👎 45☜ 46☞ 4A☺ 4B😐 4C☹ 4E☠ 4F⚐ 52☼ 54❄ 6C● 6D❍ 6E■ 6F☐ 70☐ 71☐ 72☐ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 78☒ 9E· 9F• A1○ A4◉ A7▪ "
        "A8☐ AB★ B6☆ D8➢ DF← E0→ E1↑ E2↓ E3↖ E4↗ E5↙ E6↘ E7← E8→ E9↑ EA↓ EB↖ EC↗ ED↙ EE↘ EF⇦ F0⇨ F1⇧ F2⇩ F3⬄ F4⇳ FB✗ FC✓ FD☒ FE☑"
    ),
    "wingdings 2": "2A☐ 4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 97● 98● A2■ A3☐",
    "wingdings 3": "66← 67→ 68↑ 69↓ 6A↖ 6B↗ 6C↙ 6D↘ 70▲ 71▼ 72△ 73▽ 74◀ 75▶ 76◁ 77▷ 7C◀ 7D▶ 7E▲ 7F▼",
    "webdings": "33◀ 34▶ 35▲ 36▼ 61✓ 63☐ 67■ 6E● 72✗",
    "marlett": "33◀ 34▶ 35▲ 36▼ 61✓ 62✓ 67■ 68● 69● 6E● 72✗",
}
_TABLES = {font: {int(each[:2], 16): each[2:] for each in written.split()} for font, written in _WRITTEN.items()}


def is_pictorial(font: str | None) -> bool:
    """Whether a font's name is of pictures."""
    return bool(font) and (font or "").strip().casefold() in _TABLES


@lru_cache(maxsize=1024)
def seen(text: str, font: str) -> tuple[str, bool]:
    """A text as a font of pictures shows it, and whether all of it is known. A text that is not stays as typed."""
    table = _TABLES[font.strip().casefold()]
    shown = [character if character.isspace() else table.get(_place(character)) for character in text]
    known = [picture for picture in shown if picture is not None]
    return ("".join(known), True) if len(known) == len(shown) else (text, False)


def _place(character: str) -> int:
    """A character's place in a font of pictures: Office also writes it in the private range, at F000."""
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        return code - 0xF000
    encoded = character.encode("cp1252", "ignore")
    return encoded[0] if encoded else -1
