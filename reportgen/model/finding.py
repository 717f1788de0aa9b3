"""What the check reports."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One matter in a workbook: what is there, and what to do.

    code is kebab-case and stable; cell is "F14" without the sheet, None for a finding of a file or sheet; item is "action",
    "measure" or "retired" where it is about one. cells lists every cell of a finding that stands for several, in order.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    item: str | None = None
    label: str | None = None
    ref: str | None = None
    lead: str | None = None
    work_stream: str | None = None
    cells: tuple[str, ...] = ()
    text: str | None = None
    """The cell's text then, which an acceptance in period.toml must still equal."""
    before: str | None = None
    """What the same cell of the same item said in the last report, where that helps to mend it."""
