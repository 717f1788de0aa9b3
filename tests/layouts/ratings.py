"""The columns that tell status."""

from dataclasses import replace
from random import Random

from layouts import pools
from layouts.canvas import Look
from layouts.columns import Column, Periods, Write
from layouts.content import Content, Entry, Group, Stream
from layouts.dimensions import Dimensions
from layouts.headings import Wording
from layouts.statuses import UNRECORDED, Mark, StatusStyle

TICKS = ("x", "X", "✓", "✔", "Y")
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PERCENT = ("% complete", "% done", "Percentage complete")
COMPLETED = ("Date completed", "Completed on", "Actual completion date", "Completion date (actual)")
IN_PROGRESS = ("Status / progress", "Progress and status", "Status and update")
PAIRED = {"previous": ("Previous", "Current"), "forecast": ("Now", "Forecast"), "verified": ("Self-assessed", "Verified")}


class Ratings:
    """How one plan's tables tell status; the same for all but for the words of headings."""

    def __init__(self, seed: int, d: Dimensions, style: StatusStyle, content: Content, periods: Periods) -> None:
        rng = Random(f"{seed} ratings")
        self.d = d
        self.style = style
        self.periods = periods
        self.year = content.year
        self.months = rng.randint(6, 9)
        self.month = rng.randint(3, self.months - 1)
        self.percent = rng.choice(("fraction", "whole", "text"))
        self.tick = rng.choice(TICKS)

    def columns(self, words: Random) -> list[Column]:
        """The status columns of one table; none where its titles tell."""
        wording = Wording(words, self.d.wording)
        match self.style.name:
            case "tick columns":
                return [self._ticked(wording, mark, mark.word) for mark in self.style.marks.values()]
            case "RAG tick columns with a key":
                return [self._ticked(wording, mark, mark.look.value) for mark in self.style.marks.values() if mark.look.value]
            case "percent":
                return [self._alone(wording, PERCENT, lambda entry, stream, group: self._percent(entry))]
            case "completed date":
                return [self._alone(wording, COMPLETED, lambda entry, stream, group: Look(entry.closed, "dd/mm/yyyy"))]
            case "capitals in progress":
                return [self._alone(wording, IN_PROGRESS, _capitals)]
            case "months with a key":
                return [self._month(wording, at) for at in range(self.months)]
            case "titles" | "bands":
                return []
        return self._marked(wording)

    def _alone(self, wording: Wording, headings: tuple[str, ...], write: Write) -> Column:
        return Column("status", wording.shown(wording.rng.choice(headings)), write)

    def _marked(self, wording: Wording) -> list[Column]:
        now = _calculated if self.d.formulas and self.style.name in ("words", "shaded words") else _now
        if self.d.periods in ("ratings", "both"):
            writes: list[Write] = [_past(at) for at in range(self.periods.earlier)]
            return self.periods.columns(wording, "status", ("RAG", "Status", "RAG status"), [*writes, now])
        if self.d.second_rating == "RAG":
            headings = (
                wording.rng.choice(("Status", "Current status", "Delivery status")),
                wording.rng.choice(("RAG", "RAG rating")),
            )
            both = zip(headings, (now, _beside), strict=True)
            return [Column("status", wording.shown(heading), write) for heading, write in both]
        if self.d.second_rating != "none":
            return self._two(wording, now)
        return [Column("status", wording.role("status"), now)]

    def _two(self, wording: Wording, now: Write) -> list[Column]:
        """Two ratings abreast, of which one counts."""
        writes = {
            "previous": (_second, now),
            "forecast": (now, _second),
            "verified": (_self_assessed, _verified),
        }[self.d.second_rating]
        if self.d.heading_rows == 2:
            names, family = PAIRED[self.d.second_rating], "RAG status"
        else:
            names, family = wording.rng.choice(pools.RATING_PAIRS[self.d.second_rating]), None
        return [Column("status", wording.shown(name), write, family) for name, write in zip(names, writes, strict=True)]

    def _ticked(self, wording: Wording, mark: Mark, heading: str) -> Column:
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
        family = f"Months of {self.year}" if self.d.heading_rows == 2 else None
        return Column("status", wording.shown(f"{MONTHS[at]} {self.year % 100:02}"), self._coloured(at), family)

    def _coloured(self, at: int) -> Write:
        def write(entry: Entry, stream: Stream, group: Group) -> Look:
            marks = list(self.style.marks.values())
            if entry.mark is UNRECORDED or at > self.month:
                return Look()
            turn = marks[(len(entry.action) + at // 2) % len(marks)]
            return entry.mark.look if at == self.month else turn.look

        return write


def _now(entry: Entry, stream: Stream, group: Group) -> Look:
    return replace(entry.mark.look, old=entry.was.look.value) if entry.was else entry.mark.look


def _calculated(entry: Entry, stream: Stream, group: Group) -> Look:
    look = entry.mark.look
    return look.formula(f'=IF(1=1,"{look.value}","")') if look.value else look


def _past(at: int) -> Write:
    return lambda entry, stream, group: entry.past[at].look


def _second(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.second.look


def _beside(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.mark.beside


def _self_assessed(entry: Entry, stream: Stream, group: Group) -> Look:
    return entry.mark.look if entry.unverified else entry.second.look


def _verified(entry: Entry, stream: Stream, group: Group) -> Look:
    return Look() if entry.unverified else entry.mark.look


def _capitals(entry: Entry, stream: Stream, group: Group) -> Look:
    word = entry.mark.look.value
    if word is None:
        return Look()
    return replace(entry.mark.look, value=f"{word}. {entry.progress}" if entry.progress else word)
