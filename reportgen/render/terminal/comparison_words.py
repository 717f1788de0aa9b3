"""What is said of a comparison, wherever it is shown: names, what is not explained, counts, claims and the balance."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.compare import leaves_number_open, movements
from reportgen.model import Action, Change, Claim, Comparison, Fact, FactName, FieldChange
from reportgen.model.names import squeeze
from reportgen.paper.words import MONTHS, joined

SILENCE = "No explanation is recorded."
IN_PART = "Explained in part"
NO_NUMBER = "No explanation of the number is recorded."
NO_COLUMN_FOR_IT = "The workbook has no column in which that is explained."
NO_COLUMN = "The workbook has no column in which changes are explained."
ALL_EXPLAINED = "Every change that needs an explanation has one."
TEXTS = ("action", "objective", "progress", "targets", "milestones")
"""The fields of which words are marked; of others the old and the new stand side by side."""
NAMES = {
    "ref": "Number",
    "action": "Wording",
    "due": "Due date",
    "targets": "Key targets",
    "work_stream": "Moved",
}
SAID_BY_FIELD: tuple[FactName, ...] = ("status-improved", "lead", "reworded")
"""Facts that say no more than the changed field beside them."""
COUNTED = {
    "changed": "changed",
    "unchanged": "the same",
    "added": "new",
    "back": "back from a Retired box",
    "retired": "retired",
    "removed": "gone",
    "split": "split",
    "merged": "merged",
}
_FEW_WORDS = 3
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of all the text after them."""

_BULLET = re.compile(r"^\s*[\u2022\u25cf\u25aa\u2023\u00b7*\u2013-]\s+")


@dataclass(frozen=True, slots=True)
class Silence:
    """What the officers' entry of one change leaves open. event: that it was added, retired, has gone … is not explained."""

    change: Change
    fields: tuple[FieldChange, ...] = ()
    event: bool = False


def side_name(name: str) -> str:
    """July 2015 of the period "2015-07"; the names of files as they are."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", name)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else name


def clean(text: str) -> str:
    """A text without what would steer a terminal or spoil a page: control characters, but for line breaks and tabs."""
    if text.isascii() and text.isprintable():
        return text
    shown = (" " if c == "\t" else c if c == "\n" or unicodedata.category(c) != "Cc" else "\ufffd" for c in text)
    return _UNSEEN.sub("", "".join(shown).replace("\r\n", "\n"))


def without_bullet(text: str) -> str:
    """A text as it is named in a heading: clean, without the bullet that it begins with."""
    return _BULLET.sub("", clean(text))


def told_apart(comparison: Comparison, before_name: str) -> Comparison:
    """The comparison with labels that tell its items apart.

    What is gone has the earlier plan's name in its label where another bears that label now; what is retired its team's.
    """
    taken = {label(item) for change in comparison.changes for item in change.after}

    def marked(change: Change) -> Change:
        if change.kind == "retired":
            return replace(change, after=change.named)
        if change.after or not any(label(item) in taken for item in change.before):
            return change
        gone = (replace(i, label=f"{i.label} ({before_name})") if label(i) in taken else i for i in change.before)
        return replace(change, before=tuple(gone))

    return replace(comparison, changes=tuple(map(marked, comparison.changes)))


def label(item: Action) -> str:
    """What people call an item: a measure with its months."""
    return item.label if item.horizon is None else f"{item.label} ({item.horizon} months)"


def labels(items: Iterable[Action]) -> str:
    """Several items that are one entry."""
    return " + ".join(map(label, items))


def heading_item(change: Change) -> Action:
    """The item that stands for an entry: as it is now, what has gone as it was."""
    return (change.after or change.before)[0]


def kind_of(change: Change) -> str:
    """The kind of an entry, "back" for what has left the Retired box."""
    if change.kind == "unchanged":
        return "unchanged"
    back = change.before and change.after and change.before[0].kept == "retired" and change.after[0].kept != "retired"
    return "back" if back else change.kind


def field_name(field: FieldChange, *, in_sentence: bool = False) -> str:
    """A field as people call it; a column of the workbook's own by its heading."""
    if field.field.startswith("extra:"):
        return squeeze(clean(field.field.removeprefix("extra:")))
    name = NAMES.get(field.field) or field.field.capitalize()
    return name.lower() if in_sentence else name


def is_text(field: FieldChange) -> bool:
    """Whether the words that changed are marked in one text, rather than the old and the new told apart."""
    if field.before is None or field.after is None:
        return False
    if field.field.startswith("extra:"):
        return any(len(side.split()) > _FEW_WORDS for side in (field.before, field.after))
    return field.field in TEXTS


def facts_told(change: Change) -> list[Fact]:
    """The facts that tell more than the changed fields do."""
    return [fact for fact in change.distinct_facts if fact.fact not in SAID_BY_FIELD]


# -- explanations -------------------------------------------------------------------------------------------------------------


def fields_with(change: Change, verdict: str) -> tuple[FieldChange, ...]:
    """The fields of one verdict: no or partly."""
    return tuple(field for field in change.fields if field.explained == verdict)


def silence_of(change: Change) -> Silence | None:
    """What of a change nobody explained; None where nothing is left open, or is explained in part."""
    return Silence(change, change.silent, change.told is False) if change.is_unexplained else None


def silences(comparison: Comparison) -> list[Silence]:
    """All that nobody explained, in plan order."""
    return [found for change in comparison.changes if (found := silence_of(change))]


def partly_explained(comparison: Comparison) -> list[Silence]:
    """What the officers' entries explain in part."""
    found = ((change, fields_with(change, "partly")) for change in comparison.changes)
    return [Silence(change, fields) for change, fields in found if fields]


def unjudged(comparison: Comparison) -> bool:
    """Whether something changed, and no table has a column in which to explain it."""
    changed = [change for change in comparison.changes if change.kind != "unchanged"]
    return bool(changed) and not comparison.entries and all(change.explained is None for change in changed)


def has_no_column(change: Change, comparison: Comparison) -> bool:
    """Whether what became of an action stands where nobody could explain it: a Retired box without such a column."""
    return comparison.has_no_column_for(change) and change.after[0].kept == "retired"


def silence_sentences(change: Change, comparison: Comparison) -> Iterator[str]:
    """What is said below a change of which something is left open."""
    if has_no_column(change, comparison):
        yield NO_COLUMN_FOR_IT
    silent = silence_of(change)
    part = fields_with(change, "partly")
    if silent:
        named = (
            [] if silent.event or not (part or change.explanation) else [field_name(f, in_sentence=True) for f in silent.fields]
        )
        yield f"{SILENCE[:-1]}: {', '.join(named)}." if named else SILENCE
    if part:
        yield f"{IN_PART}: {', '.join(field_name(field, in_sentence=True) for field in part)}."
    if any(leaves_number_open(change, field.field) for field in part):
        yield NO_NUMBER


# -- counts, claims, balance --------------------------------------------------------------------------------------------------


def counts(changes: Iterable[Change]) -> dict[str, int]:
    """How many entries of each kind there are, in the order in which they are told; kinds that did not come are left out."""
    found = Counter(map(kind_of, changes))
    return {kind: found[kind] for kind in COUNTED if found[kind]}


def claim_sentences(comparison: Comparison) -> Iterator[tuple[Claim, str, str]]:
    """Each claim, the label of its action, and a sentence on it."""
    changes = {item.source: change for change in comparison.changes for item in change.after}
    names = {item.source: label(item) for change in comparison.changes for item in change.after}
    for claim in comparison.claims:
        name = names.get(claim.source, f"row {claim.source.row}")
        yield claim, name, _claim(claim, name, changes.get(claim.source))


def _claim(claim: Claim, name: str, change: Change | None) -> str:
    said = f'"{squeeze(clean(claim.text))}"'
    if claim.kind == "stale":
        return f"The entry of {name} is that of the last report: {said}"
    if claim.kind == "denied":
        open_fields = (*fields_with(change, "no"), *fields_with(change, "partly")) if change else ()
        what = joined([field_name(field, in_sentence=True) for field in open_fields])
        return f"The entry of {name} says {said}; {f'a change is recorded of: {what}' if what else 'the action changed'}."
    return f"The entry of {name} says {said}; no such change was found."


def movers(changes: Sequence[Change], name: str) -> Iterator[Change]:
    """The entries that moved the total of actions in one way (a field of Balance)."""
    return (change for change in changes if any(kind == name and number for kind, number in movements(change)))


def mover_label(change: Change, name: str) -> str:
    """What moved the total: as it is now, what has gone as it was."""
    if name in ("split", "merged"):
        return f"{labels(change.before)} -> {labels(change.after)}"
    return labels(change.after or change.before)
