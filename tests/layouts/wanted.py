"""What a careful person reads from a drawn workbook, in the values of a truth file.

A value is itself, None (blank, or no such column), AMBIGUOUS (not scored) or either(...): any of these will do.
"""

from dataclasses import dataclass
from typing import Any

AMBIGUOUS = "AMBIGUOUS"


def either(*values: Any) -> Any:
    """Any of the values will do."""
    kept = [value for at, value in enumerate(values) if value not in values[:at]]
    return kept[0] if len(kept) == 1 else {"any_of": kept}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One action as it should be read. lead is a list of names; days are ISO."""

    sheet: str
    row: int
    stream: Any
    action: Any
    ref: Any
    objective: Any
    lead: Any
    due_earliest: Any
    due_latest: Any
    status: Any
    rag: Any
    complete: Any
    progress: Any
    retired: Any = False
    changes: Any = None

    def as_json(self) -> dict[str, Any]:
        """As an action of a truth file."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "stream"}


@dataclass(frozen=True, slots=True)
class Truth:
    """All of a workbook: its actions, and what each row may be called as ((sheet, row), kind)."""

    actions: tuple[Wanted, ...]
    kinds: tuple[tuple[tuple[str, int], Any], ...]

    def as_json(self) -> dict[str, Any]:
        """As a truth file; actions of one work stream stand together."""
        streams: list[dict[str, Any]] = []
        for action in self.actions:
            stream = next((known for known in streams if known["title"] == action.stream), None)
            if stream is None:
                streams.append(stream := {"title": action.stream, "actions": []})
            stream["actions"].append(action.as_json())
        kinds = {f"{sheet}!{row}": kind for (sheet, row), kind in self.kinds}
        return {"work_streams": streams, "row_kinds": kinds}
