"""A paper as the plain data its template's tags may see, and the names they may use."""

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

from markupsafe import Markup

from reportgen.paper.blocks import Figure, Prose, Table
from reportgen.render.wordml import clean

Block = Table | Figure | Prose
SLOT = "urn:reportgen:slot"
SLOT_MARK = f"{{{SLOT}}}slot"
"""The element that marks a block's place until the block is put there."""
_METHODS = frozenset(name for kind in (str, int, list, dict) for name in dir(kind))


class Slot(dict[str, object]):
    """A block among plain data: its words by name, true if there is anything in it; printed, it marks the block's place."""

    def __init__(self, number: int, words: Mapping[str, object], full: bool) -> None:
        super().__init__(words)
        self._number = number
        self._full = full

    def __bool__(self) -> bool:
        return self._full

    def __html__(self) -> str:
        return f'</w:t><slot xmlns="{SLOT}" n="{self._number}"/><w:t>'

    def __str__(self) -> str:
        return Markup(self.__html__())  # noqa: S704 - of our own making, a whole number in it


@dataclass(frozen=True, slots=True)
class Wanted:
    """A block of a paper, and the tag that a template is likely to print it with."""

    block: Block
    tag: str


def plain(paper: object) -> tuple[dict[str, object], list[Wanted]]:
    """A paper's dataclass as dictionaries, lists, texts and whole numbers, and its blocks in the order of their slots."""
    blocks: list[Wanted] = []
    data = _plain(paper, "", blocks)
    if not isinstance(data, dict):
        raise TypeError(f"a paper is a dataclass, not {type(paper).__name__}")
    return data, blocks


def _plain(value: object, name: str, blocks: list[Wanted]) -> object:
    match value:
        case None | bool() | int():
            return value
        case str():
            return clean(value)
        case Table() | Prose() | Figure():
            return _slot(value, name, blocks)
        case tuple() | list():
            one = name.rpartition(".")[2].removesuffix("s")
            return [_plain(item, one, blocks) for item in value]
        case _ if is_dataclass(value):
            prefix = f"{name}." if name else ""
            return {_allowed(f.name): _plain(getattr(value, f.name), prefix + f.name, blocks) for f in fields(value)}
    raise TypeError(f"a {type(value).__name__} has no place in a paper")


def _slot(block: Block, name: str, blocks: list[Wanted]) -> Slot:
    blocks.append(Wanted(block, f"{{{{ {name} }}}}"))
    number = len(blocks) - 1
    match block:
        case Table():
            return Slot(number, {}, bool(block.rows))
        case Prose():
            return Slot(number, {}, bool(block.blocks))
    return Slot(number, {"caption": clean(block.caption), "note": clean(block.note), "alt": clean(block.alt)}, full=True)


def _allowed(name: str) -> str:
    """A field's name, unless a tag would find a method of Python's under it (DESIGN 8.5)."""
    if name in _METHODS:
        raise TypeError(f"a paper has a field named {name}, which is also a method of Python's texts, lists or dictionaries")
    return name


class Names(dict[str, "Names | None"]):
    """What may follow a name and a full stop in a tag. each is set for a list: what one of its items is."""

    each: "Names | None" = None


def names_of(paper_type: type) -> Names:
    """The whole vocabulary of a kind of paper, from its dataclass: also the names that no value of this quarter has reached."""
    hints = typing.get_type_hints(paper_type)
    return Names({_allowed(f.name): _names(hints[f.name]) for f in fields(paper_type)})


def _names(hint: object) -> Names | None:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return next((found for argument in arguments if (found := _names(argument)) is not None), None)
    if origin in (tuple, list):
        names = Names()
        names.each = _names(arguments[0])
        return names
    if hint is Figure:
        return Names({"caption": None, "note": None, "alt": None})
    if hint in (Table, Prose):
        return Names()
    return names_of(hint) if isinstance(hint, type) and is_dataclass(hint) else None
