"""The lines for a settings file that a message shows, as they would be pasted."""

import re
import tomllib


def lines_in(text):
    """Each "key = value" in a text, as TOML reads the shortest piece that is one and that a sentence may go on after."""
    found = []
    for start in re.finditer(r"\b\w+ = (?=[\[\"\d])", text):
        for end in range(start.end(), len(text) + 1):
            value = _parsed(text[start.start() : end])
            if value is not None and re.match(r"[.;,]?(\s|\Z)|[.;,]", text[end:]):
                found.append(value)
                break
        else:
            raise AssertionError(f"{text[start.start() :]} is not TOML")
    return found


def _parsed(text):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
