"""What was read of a status and where, and the notes about one that another column than the newest of statuses tells."""

from dataclasses import dataclass

from reportgen.model import Cell, Rag, Status
from reportgen.parse.headers import Heading
from reportgen.parse.status import UNREAD, Problem, StatusReading
from reportgen.parse.text import quote


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of a status, the cell that tells it, and the shade of that cell."""

    reading: StatusReading
    cell: Cell | None = None
    shade: Rag | None = None

    @property
    def status(self) -> Status:
        """The status itself."""
        return self.reading.status

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What reading it found."""
        return self.reading.problems

    @property
    def tells(self) -> bool:
        """Whether there is a status, or a word that was not understood."""
        return self.status.label is not None or self.status.text is not None


UNTOLD = Told(UNREAD)


def carried(newest: Heading, heading: Heading) -> Problem:
    """The note about a status that stands in the column of an earlier period."""
    message = (
        f"Nothing stands under {quote(newest.text)}, so the status is the last one before it, "
        f"under {quote(heading.text)}, which means completed."
    )
    return Problem("status-carried", "note", message, "Fill in the newest column if that is wrong.")


def elsewhere(status: Status, cell: Cell | None, where: str, *, meaning: str | None = None) -> Told:
    """A status that something else than a column of statuses tells, with the note that says what."""
    message = f"No column holds the statuses of this table, so they are taken from {where}."
    problem = Problem("status-elsewhere", "note", message, "Nothing need be done, unless that is wrong.")
    return Told(StatusReading(status, (problem,), meaning=meaning), cell)
