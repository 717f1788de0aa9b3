"""A plan's content, before it is laid out."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from layouts import pools
from layouts.canvas import Look
from layouts.dates import NOTHING, Due, draw_due, open_due, replaced_due
from layouts.dimensions import Dimensions
from layouts.leads import NOBODY, Lead, draw_lead
from layouts.prose import Prose
from layouts.statuses import UNRECORDED, Mark, StatusStyle, blank
from layouts.wanted import either


@dataclass(frozen=True, slots=True)
class Ref:
    """A ref's cell and how it should be read; typed stands before the action's text instead."""

    look: Look
    wanted: Any
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. past marks and updates are those of earlier periods, oldest first; reworded and was are struck through before
    the action and its status; second is the previous, forecast or self-assessed rating; shares: it has the
    lead or due date of the action above."""

    action: str
    ref: Ref | None
    lead: Lead
    due: Due
    revised: Due
    mark: Mark
    progress: str | None
    updates: tuple[str | None, ...] = ()
    past: tuple[Mark, ...] = ()
    target: str | None = None
    percent: int = 0
    reworded: str | None = None
    was: Mark | None = None
    second: Mark = UNRECORDED
    unverified: bool = False
    shares: bool = False
    closed: date | None = None
    more: str | None = None
    struck: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one objective (title None where the plan has none)."""

    title: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """A work stream: its heading as typed, its bare title."""

    number: int
    heading: str
    title: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its actions in order."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Content:
    """A plan. retired are actions no longer in it."""

    title: str
    year: int
    streams: tuple[Stream, ...]
    retired: tuple[Entry, ...]
    prose: Prose


class Drafting:
    """Draws the content that a layout holds."""

    def __init__(self, seed: int, d: Dimensions, style: StatusStyle) -> None:
        self.rng = Random(f"{seed} content")
        self.d = d
        self.style = style
        self.year = self.rng.randint(2013, 2025)
        self.prose = Prose(self.rng, self.year)
        self.day_format = self.rng.choice(("dd/mm/yyyy", "dd-mmm-yy", "d mmmm yyyy", "dd.mm.yy"))
        self.earlier = self.rng.choice((1, 2)) if d.periods != "none" else 0
        self.prefix = self.rng.choice(("WS", "P", "T", "HR"))
        self.counter = 0
        self.told_by_blank = style.name in ("completed date", "titles") or any(blank(mark) for mark in style.marks.values())
        self.may_be_unrecorded = d.unrecorded and (style.name == "percent" or not self.told_by_blank)

    def content(self) -> Content:
        """The whole plan."""
        rng = self.rng
        count = 2 if self.d.tables == "beside" else rng.randint(2, 4)
        titles = rng.sample(pools.STREAM_TITLES, count)
        word, joint = rng.choice(pools.STREAM_WORDS), rng.choice((": ", " – ", " - "))
        streams = tuple(self._stream(at, title, f"{word} {at}{joint}{title}") for at, title in enumerate(titles, 1))
        years = rng.choice((f"{self.year}-{(self.year + 1) % 100:02}", f"{self.year} to {self.year + 2}"))
        retired = self._retired(count)
        return Content(rng.choice(pools.PLAN_TITLES).format(years=years), self.year, streams, retired, self.prose)

    def _retired(self, count: int) -> tuple[Entry, ...]:
        if self.d.retired not in ("block", "sheet", "band"):
            return ()
        entries = [self.entry(count + 1, at) for at in range(1, self.rng.randint(3, 5))]
        return tuple(replace(entry, retired=True) for entry in entries)

    def _stream(self, number: int, title: str, heading: str) -> Stream:
        with_objectives = self.d.objectives != "none"
        groups, at = [], 0
        for _ in range(self.rng.randint(1, 3) if with_objectives else 1):
            entries = []
            for _ in range(self.rng.randint(2, 4) if with_objectives else self.rng.randint(3, 7)):
                at += 1
                entries.append(self.entry(number, at))
            entries = self._shared(entries)
            groups.append(Group(self.prose.objective() if with_objectives else None, tuple(entries)))
        return Stream(number, heading, title, tuple(groups))

    def _shared(self, entries: list[Entry]) -> list[Entry]:
        """Some pairs of neighbours with one lead or due date for both."""
        if self.d.shared == "none":
            return entries
        together = list(entries)
        for at in range(1, len(entries)):
            standing = not (together[at - 1].struck or together[at].struck or together[at - 1].shares)
            if standing and "Complete" not in str(together[at - 1].due.look.value) and self.rng.random() < 0.4:
                above = together[at - 1]
                same = {"lead": {"lead": above.lead}, "due": {"due": above.due}}[self.d.shared]
                together[at] = replace(together[at], shares=True, **same)
        return together

    def entry(self, stream: int, at: int) -> Entry:
        """One action."""
        rng, d = self.rng, self.d
        meaning = rng.choice(self.style.meanings)
        mark = UNRECORDED if self.may_be_unrecorded and rng.random() < 0.15 else self.style.marks[meaning]
        past = tuple(mark if blank(mark) else self.style.marks[rng.choice(self.style.meanings)] for _ in range(self.earlier))
        progress = None if rng.random() < 0.12 else self.prose.progress()
        updates = tuple(self.prose.progress() if progress and rng.random() < 0.85 else None for _ in range(self.earlier))
        due, revised = self._due(mark.complete is True)
        return Entry(
            action=self.prose.action(),
            ref=self._ref(stream, at),
            lead=NOBODY if rng.random() < 0.04 else draw_lead(rng, d.leads),
            due=due,
            revised=revised,
            mark=mark,
            progress=progress,
            updates=updates,
            past=past,
            target=self.prose.target() if rng.random() < 0.9 else None,
            percent={"done": 100, "wait": 0}.get(meaning, 5 * rng.randint(1, 18)),
            closed=self.prose.day() if meaning == "done" else None,
            more=self.prose.progress() if d.continuations != "none" and progress and rng.random() < 0.25 else None,
            struck=d.retired == "struck" and at > 1 and rng.random() < 0.2,
            reworded=self.prose.action() if d.struck_text and d.refs != "bracket" and rng.random() < 0.15 else None,
            was=self._was(mark) if d.struck_text and rng.random() < 0.2 else None,
            second=mark if blank(mark) else self.style.marks[rng.choice(self.style.meanings)],
            unverified=d.second_rating == "verified" and not self.told_by_blank and rng.random() < 0.3,
        )

    def _was(self, mark: Mark) -> Mark | None:
        """Another status that a word tells, to strike through before this one."""
        others = [known for known in self.style.marks.values() if known is not mark and isinstance(known.look.value, str)]
        return self.rng.choice(others) if others and isinstance(mark.look.value, str) and mark.word == mark.look.value else None

    def _due(self, complete: bool) -> tuple[Due, Due]:
        rng, d = self.rng, self.d
        if d.due_columns == "none":
            return NOTHING, NOTHING
        day = self.prose.day()
        first = draw_due(rng, d.due, day, self.day_format)
        later = day + timedelta(days=rng.randint(35, 300))
        if d.due_columns == "pair":
            return first, draw_due(rng, d.due, later, self.day_format) if rng.random() < 0.4 else NOTHING
        odd = rng.random()
        if odd < 0.08:
            return open_due(rng, day), NOTHING
        if odd < 0.12 and d.due in ("day", "typed day"):
            return replaced_due(day, later), NOTHING
        if odd < 0.16 and complete:
            return Due(Look(rng.choice(("Complete", "Completed")))), NOTHING
        return (NOTHING, NOTHING) if odd < 0.19 else (first, NOTHING)

    def _ref(self, stream: int, at: int) -> Ref | None:
        self.counter += 1
        return _REFS[self.d.refs](self, stream, at)

    def dotted(self, stream: int, at: int) -> Ref:
        return _plain(f"{stream}.{at}")

    def floated(self, stream: int, at: int) -> Ref:
        """A number that Excel shows with as many places as were typed: 1.1 and 1.10 are two."""
        shown = f"{stream}.{at}" if at < 10 else f"{stream}.{at:02}"
        return Ref(Look(float(shown), "0.00" if at >= 10 else "0.0"), shown)

    def slashed(self, stream: int, at: int) -> Ref:
        return _plain(f"{self.prefix}{stream}/A{at:02}")

    def lettered(self, stream: int, at: int) -> Ref:
        return _plain(f"{stream}{chr(96 + at)}")

    def bracketed(self, stream: int, at: int) -> Ref:
        typed = f"({stream}{chr(96 + at)})"
        return Ref(Look(), either(typed[1:-1], typed), typed)

    def integer(self, stream: int, at: int) -> Ref:
        return Ref(Look(self.counter), str(self.counter))

    def restarting(self, stream: int, at: int) -> Ref:
        return Ref(Look(at), str(at))

    def trailing(self, stream: int, at: int) -> Ref:
        dot = self.rng.random() < 0.5
        text = f"{stream}.{at}"
        return Ref(Look(text + "." if dot else f" {text}  "), either(text, text + ".") if dot else text)

    def sub(self, stream: int, at: int) -> Ref:
        main, part = divmod(at - 1, 3)
        return _plain(f"{stream}.{main + 1}" + ("" if part == 0 else chr(96 + part)))

    def coded(self, stream: int, at: int) -> Ref:
        return _plain(f"{self.year % 100} {('CRE', 'FSA', 'LEI', 'CYB', 'PLA', 'TAX')[stream - 1]} {at:02}")

    def unnumbered(self, stream: int, at: int) -> None:
        return None


def _plain(text: str) -> Ref:
    return Ref(Look(text), text)


_REFS = {
    "dotted": Drafting.dotted,
    "float": Drafting.floated,
    "slash": Drafting.slashed,
    "letter": Drafting.lettered,
    "bracket": Drafting.bracketed,
    "integer": Drafting.integer,
    "restart": Drafting.restarting,
    "trailing": Drafting.trailing,
    "sub": Drafting.sub,
    "code": Drafting.coded,
    "none": Drafting.unnumbered,
}
