"""The columns of a table, and what an action puts in each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from layouts import pools
from layouts.canvas import Look
from layouts.content import Content, Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.headings import Wording, period_labels
from layouts.statuses import UNRECORDED, StatusStyle

Write = Callable[[Entry, Stream, Group], Look]

SECTIONS = {
    **dict.fromkeys(("ref", "stream", "objective", "action", "targets", "priority"), "What was agreed"),
    **dict.fromkeys(("lead", "due", "start", "sponsor", "partners", "resources", "risk"), "Delivery"),
}
USUAL = ("stream", "objective", "ref", "action", "targets", "lead", "sponsor", "start", "due", "progress", "status")
TICKS = ("x", "X", "✓", "✔", "Y")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, its heading, the family's heading above it, and its cell for an action."""

    role: str
    heading: str
    write: Write
    family: str | None = None
    hidden: bool = False


class Choice:
    """Which columns a plan has; the same for all its tables but for their words and order."""

    def __init__(self, seed: int, d: Dimensions, style: StatusStyle, content: Content) -> None:
        self.rng = rng = Random(f"{seed} columns")
        self.d = d
        self.style = style
        self.earlier = max((len(entry.updates) for stream in content.streams for entry in stream.entries), default=0)
        self.labels = period_labels(rng, content.year, self.earlier + 1 + d.unfilled)
        if len(self.labels) < self.earlier + 1 + d.unfilled:
            raise ValueError("too few names of periods")
        self.targets = d.tables != "beside" and rng.random() < 0.6
        self.start = content.prose.day()
        self.extras = self._extras()
        self.months = rng.randint(6, 9)
        self.month = rng.randint(3, self.months - 1)
        self.percent = rng.choice(("fraction", "whole", "text"))
        self.pair = rng.choice(pools.DUE_PAIRS)
        self.tick = rng.choice(TICKS)
        self.year = content.year

    def _extras(self) -> tuple[str, ...]:
        if self.d.tables == "beside":
            return ()
        names = [name for name in pools.OTHER_HEADINGS if name != "actual" or self.says_done]
        return tuple(self.rng.sample(names, self.rng.choice((0, 0, 1, 2, 3))))

    @property
    def says_done(self) -> bool:
        """Whether the status says what is completed, so that a date of completion adds nothing."""
        return self.style.name != "completed date" and self.style.marks["done"].complete is True

    def columns(self, rng: Random) -> list[Column]:
        """The columns of one table, in order, worded by rng."""
        wording = Wording(rng, self.d.wording)
        blocks = {"action": [Column("action", wording.role("action"), _action)]}
        if self.d.refs not in ("none", "bracket"):
            blocks["ref"] = [
                Column("ref", wording.role("ref"), lambda entry, stream, group: entry.ref.look if entry.ref else Look())
            ]
        if self.d.streams in ("column", "merged", "first"):
            blocks["stream"] = [Column("stream", wording.role("stream"), lambda entry, stream, group: Look(stream.title))]
        if self.d.objectives in ("column", "merged", "first"):
            blocks["objective"] = [Column("objective", wording.role("objective"), lambda entry, stream, group: Look(group.title))]
        blocks["lead"] = [Column("lead", wording.role("lead"), lambda entry, stream, group: Look(entry.lead.text))]
        if self.targets:
            blocks["targets"] = [Column("targets", wording.role("targets"), lambda entry, stream, group: Look(entry.target))]
        blocks["due"] = self._due(wording)
        blocks["progress"] = self._progress(wording)
        blocks["status"] = self._status(wording)
        for name in self.extras:
            blocks[name] = [self._extra(name, wording)]
        return [column for name in self._order(rng, list(blocks)) for column in blocks[name]]

    def _order(self, rng: Random, names: list[str]) -> list[str]:
        if self.d.order == "shuffled":
            rng.shuffle(names)
            return names
        return sorted(names, key=lambda name: USUAL.index(name) if name in USUAL else len(USUAL))

    def _due(self, wording: Wording) -> list[Column]:
        first: Write = lambda entry, stream, group: entry.due.look  # noqa: E731
        revised: Write = lambda entry, stream, group: entry.revised.look  # noqa: E731
        if self.d.due_columns == "none":
            return []
        if self.d.due_columns == "one":
            return [Column("due", wording.role("due"), first)]
        if self.d.heading_rows == 2:
            return [
                Column("due", wording.shown(word), write, "Due date")
                for word, write in (("Original", first), ("Revised", revised))
            ]
        return [Column("due", wording.shown(word), write) for word, write in zip(self.pair, (first, revised), strict=True)]

    def _progress(self, wording: Wording) -> list[Column]:
        if self.style.name == "capitals in progress":
            return []
        now: Write = lambda entry, stream, group: Look(entry.progress)  # noqa: E731
        if self.d.periods not in ("updates", "both"):
            return [Column("progress", wording.role("progress"), now)]
        writes: list[Write] = [_update(at) for at in range(self.earlier)]
        return self._family(wording, "progress", ("Progress", "Update", "Progress update"), [*writes, now])

    def _family(self, wording: Wording, role: str, names: tuple[str, ...], writes: list[Write]) -> list[Column]:
        """A column a period, the newest perhaps not yet filled."""
        if self.d.unfilled:
            writes = [*writes, lambda entry, stream, group: Look()]
        name = wording.rng.choice(names)
        if self.d.heading_rows == 2:
            columns = [Column(role, wording.shown(label), write, name) for label, write in zip(self.labels, writes, strict=True)]
        else:
            joint = wording.rng.choice((" ", " – ", " - "))
            columns = [
                Column(role, wording.shown(f"{name}{joint}{label}"), write)
                for label, write in zip(self.labels, writes, strict=True)
            ]
        return columns[::-1] if self.d.newest == "first" else columns

    def _status(self, wording: Wording) -> list[Column]:
        match self.style.name:
            case "tick columns":
                return [self._ticked(wording, meaning, mark.word) for meaning, mark in self.style.marks.items()]
            case "RAG tick columns with a key":
                coded = [(meaning, mark) for meaning, mark in self.style.marks.items() if mark.look.value]
                return [self._ticked(wording, meaning, mark.look.value) for meaning, mark in coded]
            case "percent":
                heading = wording.rng.choice(("% complete", "% done", "Percentage complete"))
                return [Column("status", wording.shown(heading), lambda entry, stream, group: self._percent(entry))]
            case "completed date":
                heading = wording.rng.choice(
                    ("Date completed", "Completed on", "Actual completion date", "Completion date (actual)")
                )
                return [Column("status", wording.shown(heading), lambda entry, stream, group: Look(entry.closed, "dd/mm/yyyy"))]
            case "capitals in progress":
                heading = wording.rng.choice(("Status / progress", "Progress and status", "Status and update"))
                return [Column("status", wording.shown(heading), _capitals)]
            case "months with a key":
                return [self._month(wording, at) for at in range(self.months)]
            case "titles":
                return []
        return self._marked(wording)

    def _marked(self, wording: Wording) -> list[Column]:
        now: Write = lambda entry, stream, group: entry.mark.look  # noqa: E731
        if self.d.formulas and self.style.name in ("words", "shaded words"):
            now = _calculated
        if self.d.periods not in ("ratings", "both"):
            return [Column("status", wording.role("status"), now)]
        writes: list[Write] = [_past(at) for at in range(self.earlier)]
        return self._family(wording, "status", ("RAG", "Status", "RAG status"), [*writes, now])

    def _ticked(self, wording: Wording, meaning: str, heading: str) -> Column:
        mark = self.style.marks[meaning]
        write: Write = lambda entry, stream, group: Look(self.tick if entry.mark is mark else None)  # noqa: E731
        return Column("status", wording.shown(heading), write, "Status" if self.d.heading_rows == 2 else None)

    def _percent(self, entry: Entry) -> Look:
        if entry.mark is UNRECORDED:
            return Look()
        match self.percent:
            case "fraction":
                return Look(entry.percent / 100, "0%")
            case "whole":
                return Look(entry.percent)
        return Look(f"{entry.percent}%")

    def _month(self, wording: Wording, at: int) -> Column:
        names = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
        family = f"Months of {self.year}" if self.d.heading_rows == 2 else None
        return Column("status", wording.shown(f"{names[at]} {self.year % 100:02}"), self._coloured(at), family)

    def _coloured(self, at: int) -> Write:
        def write(entry: Entry, stream: Stream, group: Group) -> Look:
            marks = list(self.style.marks.values())
            if entry.mark is UNRECORDED or at > self.month:
                return Look()
            turn = marks[(len(entry.action) + at // 2) % len(marks)]
            return entry.mark.look if at == self.month else turn.look

        return write

    def _extra(self, name: str, wording: Wording) -> Column:
        heading = wording.shown(wording.rng.choice(pools.OTHER_HEADINGS[name]))
        return Column(
            name,
            heading,
            lambda entry, stream, group: self._other(name, entry),
            hidden=name == "risk" and self.d.hidden == "columns",
        )

    def _other(self, name: str, entry: Entry) -> Look:
        rng = Random(f"{name} {entry.action}")
        match name:
            case "start":
                return Look(self.start + timedelta(days=rng.randint(-200, 100)), "dd/mm/yyyy")
            case "actual":
                return Look(entry.closed if entry.mark.complete is True else None, "dd/mm/yyyy")
        return Look(rng.choice(_OTHERS[name]))


_OTHERS = {
    "sponsor": ("Leader", "Cllr Finance", "Cabinet Member for Housing", "Resources"),
    "partners": ("NHS", "Police", "Schools", "Housing associations", None),
    "priority": ("H", "M", "L"),
    "risk": ("R5", "R12", "R7", "CR3"),
    "resources": ("Existing budget", "£25k one-off", "0.5 FTE", None),
    "evidence": ("Minutes of the Board", "Shared drive, tab 4", None),
    "travel": ("↑", "→", "↓"),
}


def _action(entry: Entry, stream: Stream, group: Group) -> Look:
    typed = entry.ref.typed if entry.ref else None
    return Look(f"{typed} {entry.action}" if typed else entry.action)


def _update(at: int) -> Write:
    return lambda entry, stream, group: Look(entry.updates[at])


def _past(at: int) -> Write:
    return lambda entry, stream, group: entry.past[at].look


def _calculated(entry: Entry, stream: Stream, group: Group) -> Look:
    look = entry.mark.look
    return look.formula(f'=IF(1=1,"{look.value}","")') if look.value else look


def _capitals(entry: Entry, stream: Stream, group: Group) -> Look:
    word = entry.mark.look.value
    if word is None:
        return Look()
    return replace(entry.mark.look, value=f"{word}. {entry.progress}" if entry.progress else word)
