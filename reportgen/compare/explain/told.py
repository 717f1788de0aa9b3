"""A changed field as it is judged, and what the clauses of an entry say of fields by their words alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.compare.explain import words
from reportgen.compare.explain.entry import Clause
from reportgen.model import Action, FieldChange

Verdict = Literal["yes", "partly", "no"]
RANK: dict[Verdict, int] = {"no": 0, "partly": 1, "yes": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """A changed field with the items it is of. fields are all that changed of them, short the short forms of posts."""

    change: FieldChange
    before: tuple[Action, ...]
    after: tuple[Action, ...]
    fields: frozenset[str]
    short: Mapping[str, str]

    @property
    def name(self) -> str:
        """The field."""
        return self.change.field


def names_field(field: str, clause: Clause) -> bool:
    """Whether a clause has a noun for a field."""
    return words.NOUNS[field].search(clause.folded) is not None if field in words.NOUNS else False


def says_moved(field: str, clause: Clause) -> bool:
    """Whether a clause has a word that by itself says that a field changed."""
    return words.MOVES[field].search(clause.folded) is not None if field in words.MOVES else False


def names_others(clause: Clause, *fields: str) -> bool:
    """Whether a clause names a field other than some."""
    return any(names_field(field, clause) for field in words.NOUNS if field not in (*fields, "progress", "ref"))
