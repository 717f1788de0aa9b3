"""What changed in the plan's columns and work streams."""

import re

from reportgen.model import Comparison, HeadingChange
from reportgen.model.names import squeeze

_NUMBER = re.compile(r"^\d+[\d.]*[.):\s–-]+\s*")
_WHERE = {"plan": "", "measures": ", in the measures", "retired": ", in the Retired actions"}


def format_changes(comparison: Comparison) -> tuple[str, ...]:
    """What changed in the plan's columns and work streams, each a phrase that can stand in a list."""
    return (
        *(_column_phrase(c.kind, _name(c.before), _name(c.after)) + _WHERE[c.table] for c in comparison.columns),
        *(_stream_phrase(c.kind, _name(c.before), _name(c.after)) for c in comparison.work_streams if not _only_numbered(c)),
    )


def _only_numbered(change: HeadingChange) -> bool:
    """Whether a name is the same but for the number before it: "1 Early help", now "Early help"."""
    names = [_NUMBER.sub("", squeeze(name)).casefold() for name in (change.before, change.after) if name]
    return change.kind == "renamed" and len(names) == 2 and names[0] == names[1]


def _name(heading: str | None) -> str:
    return f"“{' '.join(heading.split())}”" if heading else ""


def _column_phrase(kind: str, before: str, after: str) -> str:
    match kind:
        case "added":
            return f"the column {after} is new"
        case "removed":
            return f"the column {before} is no longer there"
        case "renamed":
            return f"the column {before} is now called {after}"
        case _:
            return f"the column {after or before} stands in another place"


def _stream_phrase(kind: str, before: str, after: str) -> str:
    match kind:
        case "added":
            return f"{after} is a new part of the plan"
        case "removed":
            return f"{before} is no longer a part of the plan"
        case _:
            return f"{before} is now called {after}"
