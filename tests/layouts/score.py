"""Judge what was read from a workbook against what a careful person reads from it.

Takes the JSON of `reportgen read` and a Truth. Stricter than counting most of them right: every action once and at its row, every
row that holds something listed with a known kind, and each status, colour and completion exact.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layouts.wanted import AMBIGUOUS, Truth, Wanted

Json = Mapping[str, Any]
STATUS_FIELDS = ("status", "rag", "complete")
FIELDS = (*STATUS_FIELDS, "action", "ref", "lead", "due", "objective", "progress", "stream", "retired")
_PASSES_FOR = {"summary": {"total"}, "total": {"summary"}, "note": {"key", "title"}, "key": {"note"}, "title": {"note"}}


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was not read right. what is a field, or "not found", "extra", "lost row", "kind"."""

    what: str
    sheet: str
    row: int
    want: Any = None
    have: Any = None

    def __str__(self) -> str:
        return f"{self.what} {self.sheet!r} row {self.row}: want {self.want!r:.150} have {self.have!r:.150}"


@dataclass(frozen=True, slots=True)
class Score:
    """All misses of one workbook."""

    actions: int
    rows: int
    misses: tuple[Miss, ...]

    @property
    def sound(self) -> bool:
        """No row lost, no action too many or too few, no status misread."""
        return not any(miss.what in ("lost row", "not found", "extra", *STATUS_FIELDS) for miss in self.misses)

    @property
    def right(self) -> bool:
        """Every field of every action as well. What rows are called is told, not judged."""
        return all(miss.what == "kind" for miss in self.misses)

    def count(self, what: str) -> int:
        """How many misses of a kind."""
        return sum(miss.what == what for miss in self.misses)


def score(read: Json, truth: Truth) -> Score:
    """Compare a reading with the truth."""
    found = {(given["source"]["sheet"], given["source"]["row"], _text(given["action"])): given for given in _actions(read)}
    misses: list[Miss] = []
    for wanted in truth.actions:
        given = _take(found, wanted)
        misses += [Miss("not found", wanted.sheet, wanted.row, wanted.action)] if given is None else _judged(wanted, given)
    misses += [Miss("extra", sheet, row, have=text) for sheet, row, text in found]
    return Score(len(truth.actions), len(truth.kinds), (*misses, *_rows(read, truth)))


def _actions(read: Json) -> Iterator[dict[str, Any]]:
    for stream in read["plan"]["work_streams"]:
        for name in ("actions", "retired"):
            for given in stream[name]:
                yield {**given, "stream": stream["title"], "is_retired": name == "retired"}


def _take(found: dict[tuple[str, int, str], dict[str, Any]], wanted: Wanted) -> dict[str, Any] | None:
    """Take out the action given for the row; where tables stand abreast, the one of that text."""
    here = [key for key in found if key[:2] == (wanted.sheet, wanted.row)]
    same = [key for key in here if holds(wanted.action, key[2], _same_text)]
    chosen = (same or here)[:1]
    return found.pop(chosen[0]) if chosen else None


def _judged(wanted: Wanted, given: dict[str, Any]) -> list[Miss]:
    due = given["due"] or {}
    pairs: list[tuple[str, Any, Any, bool]] = [
        ("status", wanted.status, (given["status"], given["status_text"]), _status(wanted.status, given)),
        ("rag", wanted.rag, given["rag"], holds(wanted.rag, given["rag"], _same_text)),
        ("complete", wanted.complete, given["complete"], holds(wanted.complete, given["complete"], lambda a, b: a is b)),
        ("lead", wanted.lead, given["lead"], holds(wanted.lead, given["lead"], _same_names)),
        ("due", wanted.due_earliest, due.get("earliest"), holds(wanted.due_earliest, due.get("earliest"), _same_text)),
        ("due", wanted.due_latest, due.get("latest"), holds(wanted.due_latest, due.get("latest"), _same_text)),
        ("retired", wanted.retired, given["is_retired"], holds(wanted.retired, given["is_retired"], lambda a, b: a is b)),
    ]
    for name in ("action", "ref", "objective", "progress", "stream"):
        value = getattr(wanted, name)
        pairs.append((name, value, given[name], holds(value, given[name], _same_text)))
    return [Miss(name, wanted.sheet, wanted.row, want, have) for name, want, have, right in pairs if not right]


def _status(wanted: Any, given: dict[str, Any]) -> bool:
    """The status, or the text it was read from."""
    return any(holds(wanted, text, _same_folded) for text in (given["status"], given["status_text"]))


def _rows(read: Json, truth: Truth) -> list[Miss]:
    kinds = {(row["sheet"], row["row"]): row["kind"] for row in read["rows"]}
    misses = []
    for (sheet, row), wanted in truth.kinds:
        given = kinds.get((sheet, row))
        if given is None or (given == "unknown" and wanted != AMBIGUOUS):
            misses.append(Miss("lost row", sheet, row, wanted, given))
        elif not holds(wanted, given, lambda a, b: a == b or b in _PASSES_FOR.get(a, ())):
            misses.append(Miss("kind", sheet, row, wanted, given))
    return misses


def holds(wanted: Any, given: Any, same: Callable[[Any, Any], bool]) -> bool:
    """Whether a value is one that the truth allows."""
    if isinstance(wanted, str) and wanted == AMBIGUOUS:
        return True
    if isinstance(wanted, dict):
        return any(holds(value, given, same) for value in wanted["any_of"])
    return same(wanted, given)


def _text(value: Any) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", "" if value is None else str(value)).replace("\u200b", "")).strip()


def _same_text(wanted: Any, given: Any) -> bool:
    return _text(wanted) == _text(given)


def _same_folded(wanted: Any, given: Any) -> bool:
    """A status that is its column's heading may keep the heading's colon."""
    return _text(wanted).casefold() == _text(given).casefold().removesuffix(":")


def _same_names(wanted: Any, given: Any) -> bool:
    return [_text(name).casefold() for name in wanted] == [_text(name).casefold() for name in given or []]
