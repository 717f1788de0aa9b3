"""A TOML file of settings read key by key, so that a mistake is told with its line and the nearest right key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportgen.errors import UsageError
from reportgen.model.names import near_name


def toml_line(key: str, values: Sequence[str]) -> str:
    """A list of texts as a line that can be pasted into a settings file: publish_columns = ["Cost code"]."""
    return f"{key} = [{', '.join(map(toml_text, values))}]"


def toml_text(value: str) -> str:
    """A text in double quotes, with what TOML forbids in one escaped."""
    import tomlkit

    return tomlkit.item(value).as_string()


class SettingsTable:
    """One table of a TOML file, read key by key; finish() refuses the keys that nobody asked for."""

    def __init__(self, path: Path, values: Mapping[str, Any] | None = None, name: str = "", lines: Sequence[str] = ()) -> None:
        self.path, self.name, self.asked = path, name, set[str]()
        if values is None:
            values, lines = _parse_file(path)
        self.values, self.lines = values, lines

    def _get(self, key: str, kind: type | tuple[type, ...], wanted: str) -> Any:
        self.asked.add(key)
        value = self.values.get(key)
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            raise self.error(key, f'"{key}" must be {wanted}', "Mend the line.")
        return value

    def text(self, key: str) -> str | None:
        """The text under a key, None where it is absent."""
        value: str | None = self._get(key, str, 'text in quotes, such as "…"')
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key, empty where it is absent."""
        value = self._get(key, list, 'a list of texts, such as ["…", "…"]') or []
        if not all(isinstance(entry, str) for entry in value):
            raise self.error(key, f'"{key}" must be a list of texts', "Put each in quotes.")
        return tuple(value)

    def number(self, key: str) -> float | None:
        """The number under a key, None where it is absent."""
        value: float | None = self._get(key, (int, float), "a number, such as 25")
        return value

    def numbers(self, key: str) -> tuple[int, ...] | None:
        """The list of whole numbers under a key, None where it is absent."""
        value = self._get(key, list, "a list of numbers, such as [6]")
        if value is not None and not all(isinstance(entry, int) for entry in value):
            raise self.error(key, f'"{key}" must be a list of numbers', "Write it as [6] or [6, 12].")
        return None if value is None else tuple(value)

    def day(self, key: str) -> date | None:
        """The date under a key (a TOML date or an ISO day in quotes), None where it is absent."""
        value = self._get(key, (date, str), "a date, such as 2015-10-07")
        if isinstance(value, str):
            value = _iso_day(value) or self._refuse_day(key)
        return value.date() if isinstance(value, datetime) else value

    def _refuse_day(self, key: str) -> date:
        raise self.error(key, f'"{key}" is not a date', "Write it as 2015-10-07: year, month, day.")

    def choice(self, key: str, allowed: Sequence[str]) -> str | None:
        """The word under a key, which must be one of those allowed."""
        value = self.text(key)
        if value is not None and value not in allowed:
            near = near_name(value, allowed)
            fix = f'Did you mean "{near}"?' if near else f"It is one of {', '.join(allowed)}."
            raise self.error(key, f'"{key}" is "{value}", which is not known', fix)
        return value

    def choices(self, key: str, allowed: Sequence[str]) -> dict[str, str]:
        """A table of any keys, each with one of the words allowed."""
        table = self.table(key)
        return {code: table.choice(code, allowed) or "" for code in table.values}

    def table(self, key: str) -> "SettingsTable":
        """The table [key], empty where it is absent."""
        value = self._get(key, dict, f"a table, headed [{key}]")
        return SettingsTable(self.path, value or {}, key, self.lines)

    def tables(self, key: str) -> tuple["SettingsTable", ...]:
        """Every [[key]], in order."""
        value = self._get(key, list, f"tables, each headed [[{key}]]") or []
        if not all(isinstance(entry, dict) for entry in value):
            raise self.error(key, f'"{key}" must be tables, each headed [[{key}]]', "Mend the heading.")
        return tuple(SettingsTable(self.path, entry, key, self.lines) for entry in value)

    def finish(self) -> None:
        """Raise for the first key that is not known, with the nearest right one."""
        for key in self.values:
            if key not in self.asked:
                near = near_name(key, sorted(self.asked))
                known = ", ".join(sorted(self.asked))
                fix = f'Did you mean "{near}"?' if near else f"The keys here are {known}."
                raise self.error(key, f'there is no setting "{key}"{f" in [{self.name}]" if self.name else ""}', fix)

    def error(self, key: str, message: str, fix: str, holding: str = "") -> UsageError:
        """An error that names the file and the key's line; of several groups of one name that which holds a text."""
        line = _line_of(self.lines, self.name, key, holding)
        return UsageError(f"{self.path.name}{f', line {line}' if line else ''}: {message}.", fix)


def _parse_file(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            f"There is no {path}.", "Name the report.toml, or run  reportgen init --example  in an empty folder."
        ) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UsageError(
            f"{path.name}, line {line}: a letter here is not in UTF-8, the form that these files are saved in.",
            "Open it in Notepad, choose Save as, set the encoding to UTF-8, and save it over the old one.",
        ) from None
    except OSError as error:
        raise UsageError(
            f"{path} can't be read: {error.strerror or error}.", "Look whether it is a file that you may open."
        ) from None
    try:
        return tomllib.loads(text), text.splitlines()
    except tomllib.TOMLDecodeError as error:
        raise _not_understood(path, text.splitlines(), str(error)) from None


def _not_understood(path: Path, lines: Sequence[str], why: str) -> UsageError:
    """What is wrong in a file that is no TOML; of a date that is none in words of its own."""
    found = re.search(r"at line (\d+)", why)
    number = int(found[1]) if found else len(lines)
    typed = re.search(r"=\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\b", lines[number - 1]) if 0 < number <= len(lines) else None
    if typed:
        return UsageError(
            f"{path.name}, line {number}: {typed[1]} is not a date.", "Write it as 2015-10-07: year, month, day, without quotes."
        )
    what = why.replace("at end of document", f"at line {number}, the end")
    return UsageError(f"{path.name} can't be understood: {what}.", "Mend that line; texts stand in double quotes.")


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _line_of(lines: Sequence[str], table: str, key: str, holding: str = "") -> int | None:
    """The number of the line that sets a key of a table ("" is the top), or heads it; the first if it stands in several.

    Only a line that holds a text will do, if one is given and any such line has it.
    """
    if holding and (found := _line_of([line if holding in line or "[" in line[:2] else "" for line in lines], table, key)):
        return found
    current = ""
    for number, line in enumerate(lines, 1):
        heading = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line)
        if heading:
            current = heading[1]
        here = current == table and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line)
        headed = heading and not table and heading[1] == key
        if (key and (here or headed)) or (not key and heading and current == table):
            return number
    return None
