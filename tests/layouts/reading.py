"""What a careful person reads from a row, given how its table is laid out."""

from typing import Any

from layouts import pools
from layouts.content import Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.statuses import StatusStyle
from layouts.wanted import AMBIGUOUS, Wanted, either


class Reader:
    """Reads the actions of one table. sheet_stream is what its sheet tells of the work stream."""

    def __init__(self, d: Dimensions, style: StatusStyle, sheet: str, sheet_stream: Any, has_progress: bool) -> None:
        self.d = d
        self.style = style
        self.sheet = sheet
        self.sheet_stream = sheet_stream
        self.has_progress = has_progress

    def read(self, entry: Entry, stream: Stream, group: Group, row: int) -> Wanted:
        """An action as it should be read. Of one that is gone only what it was is judged."""
        gone = entry.struck or entry.retired
        due = entry.revised if entry.revised.look.value else entry.due
        loose = AMBIGUOUS if gone else None
        return Wanted(
            sheet=self.sheet,
            row=row,
            stream=loose or self._stream(stream),
            action=self._action(entry),
            ref=entry.ref.wanted if entry.ref else None,
            objective=loose or self._objective(stream, group),
            lead=list(entry.lead.names),
            due_earliest=loose or self._day(due.earliest),
            due_latest=loose or self._day(due.latest),
            status=loose or self._status(entry),
            rag=loose or entry.mark.rag,
            complete=loose if loose else entry.mark.complete,
            progress=loose or (_joined(entry) if self.has_progress else AMBIGUOUS),
            retired=AMBIGUOUS if self.style.name in ("titles", "bands") else gone,
        )

    def objective_band(self, stream: Stream, group: Group, number: int) -> str:
        """The heading row of an objective."""
        word = "Recommendation" if stream.number % 2 else "Objective"
        return f"{word} {stream.number}.{number}: {group.title}"

    def _action(self, entry: Entry) -> Any:
        """Its text; what is struck through may stand before it, and so may a ref typed there."""
        if entry.ref and entry.ref.typed:
            return either(f"{entry.ref.typed} {entry.action}", entry.action)
        return either(entry.action, f"{entry.reworded} {entry.action}") if entry.reworded else entry.action

    def _status(self, entry: Entry) -> Any:
        """Where the status begins the progress, the whole text passes for it; a table's title is not judged."""
        if self.style.name in ("titles", "bands"):
            return AMBIGUOUS
        if self.style.name != "capitals in progress" or not entry.mark.word:
            return entry.mark.status
        return either(entry.mark.status, f"{entry.mark.look.value}. {entry.progress}")

    def _day(self, day: Any) -> Any:
        """Months in colours also say when an action ends."""
        return AMBIGUOUS if self.style.name == "months with a key" and self.d.due_columns == "none" else day

    def _stream(self, stream: Stream) -> Any:
        match self.d.streams:
            case "none":
                return AMBIGUOUS
            case "sheet":
                return self.sheet_stream
        return either(stream.heading, stream.title)

    def _objective(self, stream: Stream, group: Group) -> Any:
        if group.title is None:
            return either(None, *pools.NARRATIVES) if self.d.narrative else None
        return either(group.title, self.objective_band(stream, group, stream.groups.index(group) + 1))


def _joined(entry: Entry) -> str | None:
    return "\n".join(text for text in (entry.progress, entry.more) if text) or None
