"""The columns of a table, and what an action puts in each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from layouts import pools
from layouts.canvas import Look
from layouts.content import Content, Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.headings import Wording, period_labels

Write = Callable[[Entry, Stream, Group], Look]

SECTIONS = {
    **dict.fromkeys(("ref", "stream", "objective", "action", "targets", "priority"), "What was agreed"),
    **dict.fromkeys(("lead", "due", "start", "sponsor", "partners", "resources", "risk"), "Delivery"),
}
USUAL = ("stream", "objective", "ref", "action", "targets", "lead", "sponsor", "start", "due", "progress", "status")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, its heading, the family's heading above it, and its cell for an action."""

    role: str
    heading: str | None
    write: Write
    family: str | None = None
    hidden: bool = False


SPACER = Column("spacer", None, lambda entry, stream, group: Look())


class Periods:
    """The names of a plan's periods, and columns for each."""

    def __init__(self, rng: Random, d: Dimensions, content: Content) -> None:
        self.d = d
        self.earlier = max((len(entry.updates) for stream in content.streams for entry in stream.entries), default=0)
        self.labels = period_labels(rng, content.year, self.earlier + 1 + d.unfilled)

    def columns(self, wording: Wording, role: str, names: tuple[str, ...], writes: list[Write]) -> list[Column]:
        """A column a period, the newest perhaps not yet filled."""
        if self.d.unfilled:
            writes = [*writes, SPACER.write]
        name, joint = wording.rng.choice(names), wording.rng.choice((" ", " – ", " - "))
        columns = []
        for label, write in zip(self.labels, writes, strict=True):
            if self.d.heading_rows == 2:
                columns.append(Column(role, wording.shown(label), write, name))
            else:
                columns.append(Column(role, wording.shown(f"{name}{joint}{label}"), write))
        return columns[::-1] if self.d.newest == "first" else columns


class Columns:
    """Which columns a plan has but for its status; the same for all its tables but for their words and order."""

    def __init__(self, seed: int, d: Dimensions, content: Content, *, says_done: bool) -> None:
        self.rng = rng = Random(f"{seed} columns")
        self.d = d
        self.periods = Periods(rng, d, content)
        self.targets = d.tables != "beside" and rng.random() < 0.6
        self.start = content.prose.day()
        self.pair = rng.choice(pools.DUE_PAIRS)
        names = [name for name in pools.OTHER_HEADINGS if says_done or name not in ("actual", "percent")]
        self.extras = tuple(rng.sample(names, rng.choice((0, 0, 1, 2, 3)))) if d.tables != "beside" else ()
        self.told_in_progress = d.status == "capitals in progress"

    def columns(self, words: Random, order: Random, status: list[Column], *, mixed: bool) -> list[Column]:
        """The columns of one table with its status columns among them, worded by words; mixed puts them in any order."""
        wording = Wording(words, self.d.wording)
        blocks = {role: [Column(role, wording.role(role), write)] for role, write in self._plain()}
        blocks["due"] = self._due(wording)
        blocks["progress"] = self._progress(wording)
        blocks["status"] = status
        for name in self.extras:
            blocks[name] = [self._extra(name, wording)]
        names = [name for name in blocks if blocks[name]]
        if mixed or self.d.order == "shuffled":
            order.shuffle(names)
        else:
            names.sort(key=lambda name: USUAL.index(name) if name in USUAL else len(USUAL))
        return self._spaced(order, [blocks[name] for name in names])

    def _plain(self) -> list[tuple[str, Write]]:
        """Role and cell of the columns that stand alone."""
        chosen: list[tuple[str, Write]] = [("action", _action), ("lead", lambda entry, stream, group: Look(entry.lead.text))]
        if self.d.refs not in ("none", "bracket"):
            chosen.append(("ref", _ref_calculated if self.d.formulas else _ref))
        if self.d.streams in ("column", "merged", "first"):
            chosen.append(("stream", lambda entry, stream, group: Look(stream.title)))
        if self.d.objectives in ("column", "merged", "first"):
            chosen.append(("objective", lambda entry, stream, group: Look(group.title)))
        if self.targets:
            chosen.append(("targets", lambda entry, stream, group: Look(entry.target)))
        return chosen

    def _spaced(self, order: Random, blocks: list[list[Column]]) -> list[Column]:
        """Narrow empty columns between some of the others."""
        columns = list(blocks[0])
        for block in blocks[1:]:
            if self.d.spacers == "columns" and order.random() < 0.25:
                columns.append(SPACER)
            columns += block
        return columns

    def _due(self, wording: Wording) -> list[Column]:
        first = _due_calculated if self.d.formulas else _due
        if self.d.due_columns == "none":
            return []
        if self.d.due_columns == "one":
            return [Column("due", wording.role("due"), first)]
        if self.d.heading_rows == 2:
            both = (("Original", first), ("Revised", _revised))
            return [Column("due", wording.shown(word), write, "Due date") for word, write in both]
        return [Column("due", wording.shown(word), write) for word, write in zip(self.pair, (first, _revised), strict=True)]

    def _progress(self, wording: Wording) -> list[Column]:
        if self.told_in_progress:
            return []
        if self.d.periods not in ("updates", "both"):
            return [Column("progress", wording.role("progress"), _progress)]
        writes: list[Write] = [_update(at) for at in range(self.periods.earlier)]
        return self.periods.columns(wording, "progress", ("Progress", "Update", "Progress update"), [*writes, _progress])

    def _extra(self, name: str, wording: Wording) -> Column:
        heading = wording.shown(wording.rng.choice(pools.OTHER_HEADINGS[name]))
        hidden = self.d.hidden == "columns" and name not in ("actual", "start")
        return Column(name, heading, lambda entry, stream, group: self._other(name, entry), hidden=hidden)

    def _other(self, name: str, entry: Entry) -> Look:
        rng = Random(f"{name} {entry.action}")
        match name:
            case "start" | "reviewed":
                return Look(self.start + timedelta(days=rng.randint(-200, 100)), "dd/mm/yyyy")
            case "actual":
                return Look(entry.closed if entry.mark.complete is True else None, "dd/mm/yyyy")
            case "percent":
                return Look(entry.percent / 100 if entry.mark.word else None, "0%")
        return Look(rng.choice(_OTHERS[name]))


_OTHERS = {
    "sponsor": ("Leader", "Cllr Finance", "Cabinet Member for Housing", "Resources"),
    "partners": ("NHS", "Police", "Schools", "Housing associations", None),
    "priority": ("H", "M", "L"),
    "risk": ("R5", "R12", "R7", "CR3"),
    "resources": ("Existing budget", "£25k one-off", "0.5 FTE", None, "#N/A"),
    "evidence": ("Minutes of the Board", "Shared drive, tab 4", None),
    "travel": ("↑", "→", "↓"),
}


def _action(entry: Entry, stream: Stream, group: Group) -> Look:
    typed = entry.ref.typed if entry.ref else None
    return Look(f"{typed} {entry.action}" if typed else entry.action, old=entry.reworded)


def _ref(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.ref.look if entry.ref else Look()


def _ref_calculated(entry: Entry, stream: Stream, group: Group) -> Look:
    look = _ref(entry, stream, group)
    return look.formula(f'=""&"{look.value}"') if isinstance(look.value, str) else look


def _due(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.due.look


def _due_calculated(entry: Entry, stream: Stream, group: Group) -> Look:
    look = entry.due.look
    if not isinstance(look.value, date) or look.old:
        return look
    return look.formula(f"=DATE({look.value.year},{look.value.month},{look.value.day})")


def _revised(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.revised.look


def _progress(entry: Entry, stream: Stream, group: Group) -> Look:
    return Look(entry.progress)


def _update(at: int) -> Write:
    return lambda entry, stream, group: Look(entry.updates[at])


def untidy(rng: Random, look: Look) -> Look:
    """The same text with a stray space, no-break space, line end or zero-width space; numbers, dates and formulas stay."""
    if not isinstance(look.value, str) or look.cached is not None or look.old or rng.random() < 0.5:
        return look
    text = look.value
    messed = (text + " ", "  " + text, text + "\n", text + "\u200b", text.replace(" ", "\u00a0", 1), text.replace(" ", "  ", 1))
    return replace(look, value=rng.choice(messed))
