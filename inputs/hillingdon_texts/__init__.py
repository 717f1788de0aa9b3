"""The words of the Hillingdon sample, three papers long, and what is true of it.

stream_N.toml holds each action once. [action.march], [action.july] and [action.october] are the papers it stands in, and each says
only what differs from the paper before; status, changes and the marks below are never carried over. [action.retired] is its row in
October's Retired Actions box. An action missing from a later paper without such a row has gone without a word. Further:

- key names the action over the years; it never gets into a workbook.
- stream: the work stream it stood in then, where not the file's. split_from, merged_into: the key of the other action.
- due: a date is a real Excel date shown as dd/mm/yyyy, "Dec-15" one shown as mmm-yy, anything else text.
- overdue, due_before_next: kept by hand, true where an open action's last day has passed at the as-at date, or falls before the
  next meeting. tags: what a reader should notice about the change since the paper before.

Rows stand in the order of their refs. A measure's march, july and october are its narratives, and its status is October's.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
CARRIED = ("ref", "action", "milestones", "targets", "lead", "due", "progress")
PERIODS = ("march", "july", "october")


@dataclass(frozen=True, slots=True)
class Entry:
    """One action as it stands in one paper; status as typed, None where the paper has no statuses."""

    key: str
    stream: int
    ref: str
    action: str
    milestones: str
    targets: str
    lead: str
    due: date | str
    progress: str
    status: str | None = None
    changes: str = ""
    overdue: bool = False
    due_before_next: bool = False
    tags: tuple[str, ...] = ()
    split_from: str | None = None
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One six-month measure of a work stream, with its narrative by period."""

    stream: int
    text: str
    status: str
    narratives: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stream:
    """One work stream. headings and note are by period; ref_numbers means that refs are typed as numbers."""

    number: int
    title: str
    ref_numbers: bool
    colours: Mapping[str, str]
    headings: Mapping[str, Mapping[str, str]]
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Period:
    """One paper. columns and retired_columns are (field, heading) from left to right."""

    key: str
    name: str
    meeting: date
    as_at: date
    next_meeting: date
    columns: tuple[tuple[str, str], ...]
    retired_columns: tuple[tuple[str, str], ...] = ()
    horizons: tuple[int, ...] | None = None
    commentary: str | None = None

    @property
    def has_status(self) -> bool:
        """Whether the paper has a Status column."""
        return "status" in dict(self.columns)


@dataclass(frozen=True, slots=True)
class Sample:
    """All of it. entries and retired are by period key, in plan order."""

    plan: str
    periods: tuple[Period, ...]
    streams: tuple[Stream, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    retired: Mapping[str, tuple[Entry, ...]]
    measures: tuple[Measure, ...]
    glossary: Mapping[str, str]


def load() -> Sample:
    """Read the whole sample from the files beside this one."""
    top = _read("periods.toml")
    files = {number: _read(f"stream_{number}.toml") for number in range(1, 8)}
    told = [(number, action) for number, file in files.items() for action in file["action"]]
    return Sample(
        plan=top["plan"],
        periods=tuple(_period(values) for values in top["period"]),
        streams=tuple(_stream(number, file) for number, file in files.items()),
        entries={key: _sorted(_variant(number, action, key) for number, action in told if key in action) for key in PERIODS},
        retired={"october": _sorted(_retired(number, action) for number, action in told if "retired" in action)},
        measures=tuple(_measure(number, values) for number, file in files.items() for values in file["measure"]),
        glossary=top["glossary"],
    )


def plain_status(typed: str) -> str:
    """The status that a typed word means: "In Progress " is "IN PROGRESS"."""
    return typed.strip().upper()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _period(values: dict[str, Any]) -> Period:
    commentary = FOLDER / f"commentary_{values['key']}.md"
    pairs = {name: tuple((field, heading) for field, heading in values.pop(name, ())) for name in ("columns", "retired_columns")}
    horizons = tuple(values.pop("horizons", ())) or None
    words = commentary.read_text(encoding="utf-8") if commentary.exists() else None
    return Period(**values, **pairs, horizons=horizons, commentary=words)


def _stream(number: int, file: dict[str, Any]) -> Stream:
    return Stream(
        number, file["title"], file["refs"] == "number", file["colours"], file.get("headings", {}), file.get("note", {})
    )


def _variant(number: int, action: dict[str, Any], period: str) -> Entry:
    told = [action[key] for key in PERIODS[: PERIODS.index(period) + 1] if key in action]
    carried = {field: value for variant in told for field, value in variant.items() if field in CARRIED}
    own = {field: value for field, value in action[period].items() if field not in CARRIED}
    links = {name: action.get(name) for name in ("split_from", "merged_into")}
    values = {"stream": number, **carried, **own, **links, "key": action["key"], "tags": tuple(own.get("tags", ()))}
    return Entry(**{field: value.removesuffix("\n") if isinstance(value, str) else value for field, value in values.items()})


def _retired(number: int, action: dict[str, Any]) -> Entry:
    return _variant(number, {**action, "october": action["retired"]}, "october")


def _measure(number: int, values: dict[str, Any]) -> Measure:
    return Measure(number, values["text"], values["status"], {key: values.get(key, "") for key in PERIODS})


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.stream, _ref_key(entry.ref))))


def _ref_key(ref: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(number), letter) for number, letter in re.findall(r"(\d+)([a-z]*)", ref))
