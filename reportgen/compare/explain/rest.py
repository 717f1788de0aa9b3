"""What the rest of an entry is worth: what its clauses say beside the changes that they plainly explain.

An entry is silent on a change only where all of it is accounted for by something else. What is left over, and has something of
the change or can be of nothing else, explains it in part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.compare import texts
from reportgen.compare.explain.cues import gives_reason, is_of_thing
from reportgen.compare.explain.echoes import Rest, echoes
from reportgen.compare.explain.entry import Clause, Entry, folded, telling_sentences
from reportgen.compare.explain.phrases import GENERAL, UNNAMED
from reportgen.compare.explain.told import Told
from reportgen.model import FieldChange


@dataclass(frozen=True, slots=True)
class Judged:
    """A changed field with its verdict and the clauses that gave it. needed is whether it needs an explanation."""

    told: Told
    field: FieldChange
    clauses: tuple[Clause, ...]
    needed: bool

    @property
    def silent(self) -> bool:
        """Whether it needs an explanation and has none."""
        return self.needed and self.field.explained == "no"

    def in_part(self, clauses: Iterable[Clause]) -> "Judged":
        """The same, explained in part by some clauses, where there are any and it has no explanation."""
        found = tuple(clauses)
        if not found or self.field.explained != "no":
            return self
        field = replace(self.field, explained="partly", explanation=telling_sentences(found))
        return replace(self, field=field, clauses=found)


def with_rest(judged: Sequence[Judged], entry: Entry) -> list[Judged]:
    """Changed fields, those without an explanation explained in part by what is left of their entry."""
    found = [_by_echo(one, judged, entry) if one.silent else one for one in judged]
    if all(one.silent for one in found if one.needed):
        found = [one.in_part(clause for clause in entry.telling if _is_unnamed(clause)) for one in found]
        found = _by_reason(found, entry)
    return found


def _by_echo(one: Judged, judged: Sequence[Judged], entry: Entry) -> Judged:
    """A field explained in part by clauses that have something of what came or went."""
    others = [other for other in judged if other is not one]
    told = {clause for other in others for clause in other.clauses}
    taken = frozenset(word for other in others for word in texts.words(f"{other.field.before} {other.field.after}"))
    said = [clause for clause in entry.clauses if not (clause.standing or clause.denies_all or clause.denies_rest)]
    return one.in_part(c for c in said if echoes(one.told, Rest(c, alone=c not in told, taken=taken)))


def _by_reason(judged: Sequence[Judged], entry: Entry) -> list[Judged]:
    """The only field in need of an explanation explained in part by clauses with a cue, where none speaks of another field."""
    needed = [one for one in judged if one.needed]
    if len(needed) != 1 or any(clause.fields - {needed[0].field.field, "progress"} for clause in entry.telling):
        return list(judged)
    of_person = needed[0].field.field == "lead"
    reasons = [c for c in entry.telling if gives_reason(c) and not (of_person and is_of_thing(c))]
    return [one.in_part(reasons) if one.silent else one for one in judged]


def _is_unnamed(clause: Clause) -> bool:
    """Whether a clause says that something changed, and not what; more than general words."""
    plain = not (clause.fields or clause.reason or clause.supposed) and UNNAMED.match(clause.folded) is not None
    return plain and GENERAL.fullmatch(folded(clause.sentence).strip(" .")) is None
