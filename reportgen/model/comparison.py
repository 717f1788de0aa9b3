"""What changed between two readings of a plan."""

from dataclasses import dataclass
from typing import Literal

from reportgen.model.finding import Finding
from reportgen.model.plan import Action, Source

ChangeKind = Literal["split", "merged", "retired", "removed", "added", "changed", "unchanged"]

FactName = Literal[
    "status-improved",
    "fell-back",
    "static",
    "due-later",
    "due-earlier",
    "due-dropped",
    "passed",
    "lead",
    "number",
    "reworded",
    "retired",
    "retired-unfinished",
    "gone",
    "reappeared",
    "carried-over",
]
"""The facts of the contract."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why two items are taken for one. score is 0 to 1; sure False is a warning to the person."""

    how: Literal["exact", "ref", "text", "override"]
    score: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item that differs: the texts as typed (status as its label), None for blank.

    field is ref, action, objective, lead, due, status, progress, targets, milestones, work_stream or "extra:HEADING". explained
    is whether the officers' entry speaks of it, "yes" too where members would expect no explanation; None where the table has no
    column for them. explanation is the sentences that do. docs/explanations.md has the rules.
    """

    field: str
    before: str | None
    after: str | None
    explained: Literal["yes", "partly", "no"] | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact about a change, with its evidence."""

    fact: FactName
    text: str
    evidence: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item (of several, where it was split or merged). Every item of both sides is in exactly one.

    A split holds one before and its parts in after; a merge its parts in before and one after. explanation is the officers' entry
    as typed, None where there is none. told is whether it speaks of what befell the item as a whole: that it was added, retired,
    split or merged, or is gone; None where nothing of the kind did, or there is no column for entries. work_stream is the heading
    under which it is told ("Work stream 1: Front door"): the later plan's, but for what has gone with its work stream.
    """

    kind: ChangeKind
    item: Literal["action", "measure"]
    before: tuple[Action, ...]
    after: tuple[Action, ...]
    match: Match | None = None
    fields: tuple[FieldChange, ...] = ()
    facts: tuple[Fact, ...] = ()
    explained: bool | None = None
    explanation: str | None = None
    work_stream: str | None = None
    told: bool | None = None


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """A column or a work stream that came, went, was renamed or moved (kind "moved": columns only).

    table says whose column it is: "measures" and "retired" only for what the plan's own table does not share.
    """

    kind: Literal["added", "removed", "renamed", "moved"]
    before: str | None
    after: str | None
    table: Literal["plan", "measures", "retired"] = "plan"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the officers' column says that did not happen."""

    kind: Literal["not_found", "stale", "denied"]
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Balance:
    """was + added + reinstated − retired − removed + split − merged = now, in actions of the plan.

    split is how many more there are because of splits; merged how many fewer because of merges.
    """

    was: int
    added: int
    reinstated: int
    retired: int
    removed: int
    split: int
    merged: int
    now: int

    @property
    def holds(self) -> bool:
        """Whether it adds up."""
        return self.was + self.added + self.reinstated - self.retired - self.removed + self.split - self.merged == self.now


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings compared; changes stand in the plan order of the later one, removed ones after the stream they were in."""

    changes: tuple[Change, ...]
    balance: Balance
    columns: tuple[HeadingChange, ...] = ()
    work_streams: tuple[HeadingChange, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
