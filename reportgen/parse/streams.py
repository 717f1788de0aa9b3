"""Work streams of all sheets and files brought together: the same number, or without one the same title, is the same stream."""

from collections import Counter
from dataclasses import dataclass, field, replace

from reportgen.errors import InputError
from reportgen.model import Source
from reportgen.parse.found import Stated
from reportgen.parse.items import ReadItem
from reportgen.parse.lines import StreamName, canonical
from reportgen.parse.text import fold, nearest, parts_of

SAME_WORD = 80.0
"""The likeness, of 100, from which two words of titles alike are one, misspelt."""


@dataclass(slots=True)
class Gathered:
    """One work stream with all that belongs to it."""

    name: StreamName
    source: Source | None = None
    items: list[ReadItem] = field(default_factory=list)
    stated: list[tuple[Stated, str, str]] = field(default_factory=list)
    """Lines of its summary boxes, each with its file and sheet."""
    file: str | None = None
    """The file that holds its actions."""


class Streams:
    """The work streams in the order first met."""

    def __init__(self) -> None:
        self.all: list[Gathered] = []
        self._found: dict[StreamName, Gathered | None] = {}
        """What was found since a name last changed."""

    def find(self, name: StreamName) -> Gathered | None:
        """The stream that a name means: by number, else by title."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: StreamName) -> Gathered | None:
        if name.number:
            number = canonical(name.number)
            numbered = next((one for one in self.all if one.name.number and canonical(one.name.number) == number), None)
            if numbered is not None:
                return numbered
        titles = {fold(one.name.title): one for one in self.all if one.name.title and not (one.name.number and name.number)}
        near = (
            nearest(fold(name.title), [title for title in titles if _one_name(fold(name.title), title)]) if name.title else None
        )
        if near is not None:
            return titles[near]
        return (
            None
            if name.number or name.title
            else next((one for one in self.all if not one.name.number and not one.name.title), None)
        )

    def meet(self, name: StreamName, source: Source | None = None) -> Gathered:
        """The stream that a name means, new if it is; what the first place left open is filled in."""
        known = self.find(name)
        if known is None:
            known = Gathered(name)
            self.all.append(known)
            self._found.clear()
        if (name.number and not known.name.number) or (name.title and not known.name.title):
            known.name = replace(known.name, number=known.name.number or name.number, title=known.name.title or name.title)
            self._found.clear()
        known.source = known.source or source
        return known

    def claim(self, stream: Gathered, file: str) -> None:
        """Say that a file holds a stream's actions; it is an error where another does."""
        if stream.file is not None and stream.file != file:
            called = describe(stream.name)
            message = f"{called} is in two workbooks, {stream.file} and {file}, so which one counts can't be known."
            raise InputError(message, "Leave one of them in the folder.")
        stream.file = file

    def begin_anew(self) -> bool:
        """Whether references begin anew in each work stream: half of them, at least, are in several."""
        refs = Counter(ref for stream in self.all for ref in {fold(item.action.ref) for item in stream.items if item.action.ref})
        return sum(count > 1 for count in refs.values()) * 2 >= max(len(refs), 1)

    def by_ref(self, ref: str | None) -> Gathered | None:
        """The only stream whose actions' references begin as one does: WS1/A00 belongs with WS1/A01."""
        if not ref or len(parts_of(ref)) < 2:
            return None
        stem = parts_of(ref)[:-2] or parts_of(ref)[:1]
        fitting = [
            stream
            for stream in self.all
            if any(
                item.action.ref and parts_of(item.action.ref)[: len(stem)] == stem and item.action.kept == "action"
                for item in stream.items
            )
        ]
        return fitting[0] if len(fitting) == 1 else None


def _one_name(title: str, other: str) -> bool:
    """Whether two folded titles may be one, misspelt: "Children 2024" and "Children 2025" are two, so are north and south."""
    words, others = title.split(), other.split()
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    pairs = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return all(one.isalpha() and two.isalpha() and nearest(one, [two], SAME_WORD) is not None for one, two in pairs)


def describe(name: StreamName) -> str:
    """A work stream as messages call it."""
    if name.number:
        return f"{name.word} {name.number}" + (f" ({name.title})" if name.title else "")
    return f'The {name.word.casefold()} "{name.title}"' if name.title else "A plan without work streams"
