"""What changed in the plan's columns and work streams."""

from reportgen.model import Comparison

_WHERE = {"plan": "", "measures": ", in the measures", "retired": ", in the Retired actions"}


def format_changes(comparison: Comparison) -> tuple[str, ...]:
    """What changed in the plan's columns and work streams, each a phrase that can stand in a list."""
    return (
        *(_column_phrase(c.kind, _name(c.before), _name(c.after)) + _WHERE[c.table] for c in comparison.columns),
        *(_stream_phrase(c.kind, _name(c.before), _name(c.after)) for c in comparison.work_streams),
    )


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
