"""What changed between two readings of a plan."""

from dataclasses import dataclass, replace
from typing import Literal

from reportgen.model.finding import Finding
from reportgen.model.plan import Action, Due, Source

ChangeKind = Literal["split", "merged", "retired", "removed", "added", "changed", "unchanged"]

RETIRED = " (retired)"
"""What follows the label of a retired item where another has the same."""

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
    "swapped",
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
    """A named fact about a change, with its evidence: the items that show it, the later one last.

    dues are the due dates between which one moved, of a fact that tells that.
    """

    fact: FactName
    text: str
    evidence: tuple[Source, ...] = ()
    dues: tuple[Due, Due] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item (of several, where it was split or merged). Every item of both sides is in exactly one.

    A split holds one before and its parts in after; a merge its parts in before and one after. explanation is the officers' entry
    as typed, None where there is none. told is whether it speaks of what befell the item as a whole: that it was added, retired,
    split or merged, is back or gone; None where nothing of the kind did, or its table has no column for entries. work_stream is
    the heading under which it is told ("Work stream 1: Front door"): the later plan's, but for what has gone with its stream.
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

    @property
    def distinct_facts(self) -> tuple[Fact, ...]:
        """Its facts, but that its status became static where one says that it fell back to that."""
        fell = any(fact.fact == "fell-back" for fact in self.facts)
        return tuple(fact for fact in self.facts if not (fell and fact.fact == "static"))

    @property
    def is_back(self) -> bool:
        """Whether it was in a Retired box and is in the plan now."""
        return bool(self.before and self.after) and self.before[0].kept == "retired" != self.after[0].kept

    @property
    def named(self) -> tuple[Action, ...]:
        """What it is told as: its items as they are now, what has gone as it was.

        A retired one is called as in the plan where the Retired box leaves out what tells its ref from others ("Repairs, 2").
        """
        if self.kind != "retired":
            return self.after or self.before
        was, now = self.before[0], self.after[0]
        bare = now.label.removesuffix(RETIRED)
        return (replace(now, label=was.label + RETIRED), *self.after[1:]) if was.label.endswith(f", {bare}") else self.after

    @property
    def silent(self) -> tuple[FieldChange, ...]:
        """The changed fields of which no explanation is recorded."""
        return tuple(field for field in self.fields if field.explained == "no")

    @property
    def is_unexplained(self) -> bool:
        """Whether no explanation is recorded of a changed field, or of what befell it as a whole; not where one is in part."""
        return self.told is False or bool(self.silent)


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
    """Two readings compared; changes stand in the plan order of the later one, removed ones after the stream they were in.

    entries is whether any table of the later one has a column in which officers explain changes.
    """

    changes: tuple[Change, ...]
    balance: Balance
    columns: tuple[HeadingChange, ...] = ()
    work_streams: tuple[HeadingChange, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    entries: bool = False

    def has_no_column_for(self, change: Change) -> bool:
        """Whether something changed in a table without a column for explanations, while another table has one."""
        return self.entries and change.kind != "unchanged" and change.explained is None
