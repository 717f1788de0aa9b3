"""What the officers' entry is worth to one change: it explains it, in part or not at all, or there is nothing to explain."""

from collections.abc import Collection
from typing import Literal

from reportgen.compare import leaves_number_open
from reportgen.model import Change, FieldChange, Source
from reportgen.paper.blocks import Text

Verdict = Literal["explained", "partly", "silent", "unneeded", "nowhere"]
NO_EXPLANATION = "No explanation is recorded."
NO_COLUMN = "The workbook has no column in which that is explained."
_OF = {
    "ref": "the new number",
    "action": "the wording",
    "objective": "the objective",
    "work_stream": "the move",
    "lead": "the lead",
    "due": "the due date",
    "status": "the status",
    "targets": "the key targets",
    "milestones": "the milestones",
}


def of_field(field: FieldChange) -> Verdict | None:
    """Whether a changed field is explained; None where the table has no column for it."""
    if field.explained == "yes":
        return "explained" if field.explanation else "unneeded"
    if field.explained is None:
        return None
    return "partly" if field.explained == "partly" else "silent"


def of_whole(change: Change) -> Verdict | None:
    """Whether the entry tells what befell the action as a whole; of a retired one that was completed, its status too."""
    if change.told is not None:
        status = next((of_field(field) for field in change.fields if field.field == "status"), None)
        lacking = status if change.kind == "retired" and status in ("partly", "silent") else None
        return lacking or "explained" if change.told else "silent"
    if change.explained is None:
        return None
    return "explained" if change.explanation else "silent"


def entry_cell(change: Change, verdict: Verdict | None, field: str, stale: Collection[Source], then: str) -> Text:
    """The entry as typed, and beneath it in words of our own what it leaves open. field is "" for the action as a whole.

    stale are the places of entries that are those of the last report, then the month of that.
    """
    notes = []
    if any(item.source in stale for item in change.after):
        notes.append(f"This is the entry of {then}, word for word.")
    if verdict == "silent":
        notes.append(f"No explanation of {subject(field)} is recorded." if change.explanation else NO_EXPLANATION)
    if verdict == "nowhere":
        notes.append(NO_COLUMN)
    if verdict == "partly":
        notes.append("The entry explains this in part.")
    if verdict == "partly" and leaves_number_open(change, field):
        notes.append("No explanation of the number is recorded.")
    return Text(change.explanation or "None", after=" ".join(notes))


def subject(field: str) -> str:
    """A field in the middle of a sentence: "the due date"; a column of the workbook's own by its heading; "" is the whole."""
    if field.startswith("extra:"):
        return f"“{' '.join(field.removeprefix('extra:').split())}”"
    return _OF.get(field, f"the {field.replace('_', ' ')}" if field else "this")
