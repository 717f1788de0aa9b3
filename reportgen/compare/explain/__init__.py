"""What really changed beside what officers said changed.

Each changed field is explained, partly or not; and entries claim what did not happen. docs/explanations.md has the rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.compare import texts
from reportgen.compare.explain.claims import claims_of
from reportgen.compare.explain.entry import Clause, Entry, read_entry, telling_sentences
from reportgen.compare.explain.leads import short_forms
from reportgen.compare.explain.needs import Needs, follows_from_parts
from reportgen.compare.explain.phrases import EVENT
from reportgen.compare.explain.rest import Judged, with_rest
from reportgen.compare.explain.text import says_number
from reportgen.compare.explain.told import RANK, Told, Verdict
from reportgen.compare.explain.verdict import verdict
from reportgen.compare.fields import FieldComparer
from reportgen.dates import Calendar
from reportgen.model import Change, Claim, FieldChange, Reading

__all__ = ["explain", "has_entries", "leaves_number_open"]


def explain(changes: Sequence[Change], after: Reading, comparer: FieldComparer) -> tuple[tuple[Change, ...], tuple[Claim, ...]]:
    """The changes with what explains each field, and the claims of the officers' entries that do not hold.

    Where the table of an item has no column for explanations, nothing is judged: explained stays None.
    """
    explainer = _Explainer(changes, after, comparer)
    told: list[Change] = []
    claims: list[Claim] = []
    for change in changes:
        entry = explainer.entry(change)
        judged = explainer.judged(change, entry)
        told.append(explainer.explained(change, entry, judged))
        if entry is not None:
            accounted = frozenset(clause for one in judged for clause in one.clauses)
            claims += claims_of(told[-1], entry, explainer.needed(change), accounted, comparer)
    return tuple(told), tuple(claims)


def has_entries(comparer: FieldComparer) -> bool:
    """Whether any table of the later reading has a column for explanations."""
    return any("changes" in held for held in comparer.now.held.values())


def leaves_number_open(change: Change, name: str) -> bool:
    """Whether an entry explains another text of an action in part, and says nothing of the number that changed in it."""
    found = (field for field in change.fields if field.field == name == "action" and field.explained == "partly")
    return any(not says_number(field, field.explanation or "") for field in found)


class _Explainer:
    """Explains the changes of one comparison."""

    def __init__(self, changes: Iterable[Change], after: Reading, comparer: FieldComparer) -> None:
        plan = after.plan
        self.comparer = comparer
        self.needs = Needs(changes, after.columns)
        self.calendar = Calendar(plan.start, plan.end)
        self.stream_word = plan.stream_word
        self.short = short_forms(plan.abbreviations)
        self.reasons = _tables_of_reasons(after)

    def entry(self, change: Change) -> Entry | None:
        """The officers' entry of a change, beside that of the last report."""
        earlier = "\n".join(item.changes for item in change.before if item.changes)
        return read_entry(change.explanation, earlier or None, self.stream_word, self.calendar)

    def needed(self, change: Change) -> frozenset[str]:
        """The changed fields that need an explanation."""
        return frozenset(field.field for field in change.fields if self.needs.explanation(change, field))

    def judged(self, change: Change, entry: Entry | None) -> list[Judged]:
        """The changed fields of a change, each with what its entry is worth for it."""
        judged = [self._field(change, field, entry) for field in change.fields]
        return with_rest(judged, entry) if entry is not None else judged

    def explained(self, change: Change, entry: Entry | None, judged: Sequence[Judged]) -> Change:
        """A change with what its entry explains; as it is where there is no column to explain it in, or nothing happened."""
        if change.kind == "unchanged" or not self.comparer.now.have("changes", change.after):
            return (
                replace(change, explained=False, told=False)
                if change.kind == "removed" and has_entries(self.comparer)
                else change
            )
        fields = tuple(one.field for one in judged)
        told = (entry is not None and self._tells_whole(change, entry)) if _is_event(change) else None
        explained = told is not False and all(field.explained == "yes" for field in fields)
        return replace(change, fields=fields, explained=explained, told=told)

    def _tells_whole(self, change: Change, entry: Entry) -> bool:
        """Whether an entry tells what befell its action: in a table of reasons for retiring whatever it says does."""
        there = change.kind == "retired" and (change.after[0].source.file, change.after[0].source.sheet) in self.reasons
        return bool(entry.telling) if there else _tells_event(change, entry)

    def _field(self, change: Change, field: FieldChange, entry: Entry | None) -> Judged:
        """A field with its verdict and the sentences that speak of it."""
        told = Told(field, change.before, change.after, frozenset(other.field for other in change.fields), self.short)
        needed = self.needs.explanation(change, field)
        if entry is not None and follows_from_parts(change, field) and _tells_event(change, entry):
            found: Verdict = "yes"
            clauses = _event_clauses(entry)
        else:
            found, clauses = _verdict(told, entry)
        if found == "no" and not needed:
            return Judged(told, replace(field, explained="yes", explanation=None), (), needed)
        return Judged(told, replace(field, explained=found, explanation=telling_sentences(clauses)), tuple(clauses), needed)


def _verdict(told: Told, entry: Entry | None) -> tuple[Verdict, list[Clause]]:
    """The best that any clause of an entry is worth for a field, and the clauses that are worth it."""
    if entry is None:
        return "no", []
    found = [(verdict(told, clause), clause) for clause in entry.telling]
    best: Verdict = max((worth for worth, _ in found), key=lambda worth: RANK[worth], default="no")
    if best == "yes" and all(clause.reason for worth, clause in found if worth == "yes"):
        # What says why ("because of delays") outweighs no wrong value said as what.
        best = "partly" if any(worth == "partly" for worth, _ in found) else best
    return best, [clause for worth, clause in found if worth == best != "no"]


def _tables_of_reasons(after: Reading) -> set[tuple[str, str]]:
    """The sheets whose Retired box has a column of entries headed otherwise than the plan's: "Reason for closing"."""
    columns = [column for column in after.columns if column.field == "changes"]
    plan = {texts.key(column.heading) for column in columns if column.table != "retired"}
    return {(c.file, c.sheet) for c in columns if c.table == "retired" and plan and texts.key(c.heading) not in plan}


def _is_event(change: Change) -> bool:
    """Whether something befell an action as a whole that its fields don't tell."""
    return change.kind in ("added", "retired", "split", "merged") or change.is_back


def _tells_event(change: Change, entry: Entry) -> bool:
    """Whether an entry speaks of what befell its action: of one that is new or back anything, else a word for it."""
    return bool(entry.telling) if change.kind == "added" or change.is_back else bool(_event_clauses(entry))


def _event_clauses(entry: Entry) -> list[Clause]:
    return [clause for clause in entry.telling if EVENT.search(clause.folded)]
