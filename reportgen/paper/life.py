"""One action's life, period by period: the page that a member can be handed, on the terminal and in Word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.model import Action, Change, DueMove, FieldChange, History, Life, Moment, PeriodPlan, Reading
from reportgen.paper import words
from reportgen.paper.change_rows import apart
from reportgen.paper.facts import stream_heading
from reportgen.paper.naming import Named, asked_as, name_of
from reportgen.paper.plan import due_text
from reportgen.tally import NOT_RECORDED

_NAMES = {
    "ref": "Ref",
    "action": "Wording",
    "objective": "Objective",
    "lead": "Lead",
    "due": "Due date",
    "status": "Status",
    "targets": "Key targets",
    "milestones": "Milestones",
}
"""What is told of a change, in this order. Progress is not: it is rewritten nearly every time."""
TEXTS = ("Wording", "Objective", "Key targets", "Milestones")
"""Of these the words are marked that changed; of the others the old and the new stand side by side."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stood in one report: one line of the page's table. Texts are "" where it was not in the plan."""

    report: str
    ref: str
    status: str
    due: str
    lead: str


@dataclass(frozen=True, slots=True)
class LifeChange:
    """Something that changed: from what to what, as typed; None is blank."""

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LifeStep:
    """What became of it since the report before. entry is the officers' own, silence that there is none; "" for neither."""

    report: str
    sentences: tuple[str, ...]
    changes: tuple[LifeChange, ...] = ()
    entry: str = ""
    silence: str = ""


@dataclass(frozen=True, slots=True)
class LifePage:
    """All of it. wording is the action's text as last seen; place its work stream then; summary the life in sentences."""

    heading: str
    place: str
    wording: str
    summary: tuple[str, ...]
    standings: tuple[Standing, ...]
    steps: tuple[LifeStep, ...]


def life_page(history: History, life: Life) -> LifePage:
    """The page of one life of a history."""
    return _Page(history, life).page()


class _Page:
    """A page in the making."""

    def __init__(self, history: History, life: Life) -> None:
        self.history, self.life = history, life
        self.periods = {period.name: period for period in history.periods}

    def page(self) -> LifePage:
        """The whole page."""
        last = self.life.last
        plan = self.periods[last.period].reading.plan
        streams = dict.fromkeys(
            stream_heading(plan, stream, number)
            for number, stream in enumerate(plan.work_streams, 1)
            for item in last.actions
            if any(item is one for one in (*stream.actions, *stream.measures, *stream.retired))
        )
        noun = words.counted(len(last.actions), self.life.item).partition(words.NBSP)[2]
        return LifePage(
            heading=f"{words.sentence_case(noun)} {words.joined([name_of(item) for item in last.actions])}",
            place=words.joined(list(streams)),
            wording="\n".join(dict.fromkeys(item.action for item in last.actions)),
            summary=tuple(self._summary()),
            standings=tuple(self._standing(moment) for moment in self.life.moments),
            steps=tuple(self._steps()),
        )

    def _standing(self, moment: Moment) -> Standing:
        report = report_name(self.periods[moment.period])
        if not moment.actions:
            return Standing(report, "", "Not in the plan", "", "")
        items = moment.actions
        status = _each(items, lambda item: item.status.label or item.status.text or NOT_RECORDED)
        if moment.kept == "retired":
            status = f"Retired: {words.status_in_prose(status)}" if status != NOT_RECORDED else "Retired"
        return Standing(
            report=report,
            ref=", ".join(item.label for item in items),
            status=status,
            due=_each(items, lambda item: words.plain(due_text(item.due) or NOT_RECORDED)),
            lead=_each(items, lambda item: item.lead_text or ", ".join(item.lead) or NOT_RECORDED),
        )

    # -- the life in sentences ------------------------------------------------------------------------------------------------

    def _summary(self) -> Iterator[str]:
        """Where it came from, what it was called, what became of it, how often its due date moved."""
        yield self._beginning()
        yield from self._called()
        for item in self.life.last.actions:
            yield from self._due_dates(item)
        yield from self._end()
        yield from self._without_column()

    def _beginning(self) -> str:
        first = self.life.moments[0]
        named, when = _labels(first.actions), period_name(first.period)
        if first.period == self.history.periods[0].name:
            return f"It was in the plan of {when}, the first that was read, as {named}."
        retired = " among the retired actions" if first.kept == "retired" else ""
        return f"It was added in {when}{retired}, as {named}."

    def _called(self) -> Iterator[str]:
        for before, after in pairwise(self.life.seen):
            split = [change for change in after.changes if change.kind in ("split", "merged")]
            for change in split:
                what = "was split into" if change.kind == "split" else "were merged into"
                yield f"{_labels(change.before)} {what} {_labels(change.after)} in {period_name(after.period)}."
            was, now = _labels(before.actions), _labels(after.actions)
            if not split and was != now:
                yield f"It was renumbered from {was} to {now} in {period_name(after.period)}."

    def _due_dates(self, item: Action) -> Iterator[str]:
        """How often the due date of one of its items as last seen was moved to a later day, and by how much in all."""
        slips = [move for move in self.life.due_moves(item, self.life.last.period) if (move.days or 0) > 0]
        if not slips:
            return
        whose = "Its due date" if len(self.life.last.actions) == 1 else f"The due date of {item.label}"
        yield f"{whose} was moved later {_times(len(slips))}: {self._moved(slips)}."

    def _moved(self, slips: Sequence[DueMove]) -> str:
        parts = [f"{_from_to(move)} in {period_name(move.period)}" for move in slips]
        return words.joined(parts)

    def _end(self) -> Iterator[str]:
        last = self.life.moments[-1]
        retired = next((m for m in self.life.seen if m.kept == "retired"), None)
        if retired and (self.life.last.kept == "retired"):
            yield f"It was retired in {period_name(self._retired_since())}."
        if not last.actions:
            gone = next(m.period for m in self.life.moments if m.period > self.life.last.period)
            box = "" if self.life.last.kept == "retired" else ", and was not told to be retired"
            yield f"It has not been in the plan since {period_name(gone)}{box}."

    def _retired_since(self) -> str:
        """The first period of the last stretch in which it was retired."""
        since = self.life.last.period
        for moment in reversed(self.life.seen):
            if moment.kept != "retired":
                break
            since = moment.period
        return since

    def _without_column(self) -> Iterator[str]:
        without = [m.period for m in self.life.seen[1:] if not _has_entries(self.periods[m.period].reading)]
        if without:
            verb = "has" if len(without) == 1 else "have"
            plans = "plan" if len(without) == 1 else "plans"
            named = words.joined([period_name(period) for period in without])
            yield f"The {plans} of {named} {verb} no column in which officers explain changes."

    # -- what changed, report by report ---------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[LifeStep]:
        for place, moment in enumerate(self.life.moments[1:], 1):
            if moment.changes:
                yield self._step(moment, place)

    def _step(self, moment: Moment, place: int) -> LifeStep:
        entries = [change.explanation for change in moment.changes if change.explanation]
        changes = tuple(one for change in moment.changes for one in _changes(change))
        sentences = [text for change in moment.changes for text in self._sentences(change, place)]
        if not sentences and not changes:
            sentences = ["Nothing that is shown here has changed."]
        explicable = _has_entries(self.periods[moment.period].reading)
        return LifeStep(
            report=report_name(self.periods[moment.period]),
            sentences=tuple(dict.fromkeys(sentences)),
            changes=changes,
            entry="\n".join(dict.fromkeys(entries)),
            silence=_silence(moment.changes) if explicable else "",
        )

    def _sentences(self, change: Change, place: int) -> Iterator[str]:
        """What became of it as a whole, then the facts."""
        yield from self._whole(change, place)
        yield from (fact.text for fact in change.facts)

    def _whole(self, change: Change, place: int) -> Iterator[str]:
        before, after = _kept(change.before), _kept(change.after)
        now = self.life.moments[place].period
        match change.kind:
            case "removed":
                was = (
                    "no longer among the retired actions"
                    if before == "retired"
                    else "no longer in the plan, nor among the retired"
                )
                yield f"{_labels(change.before)} is {was}."
            case "split" | "merged":
                verb = "is split into" if change.kind == "split" else "are merged into"
                yield f"{_labels(change.before)} {verb} {_labels(change.after)}."
            case "retired":
                yield f"{_labels(change.after)} is retired."
            case _ if before == "retired" and after != "retired":
                yield f"{_labels(change.after)} is back in the plan from the retired actions."
        then = self._back_from(change, place)
        if then is not None:
            missing = period_name(self._missing(now))
            yield f"{_labels(change.after)} is back: it was last there in {period_name(then)}, and not in {missing}."

    def _back_from(self, change: Change, place: int) -> str | None:
        """The period in which what has come back was last there."""
        previous = self.life.moments[place - 1]
        if not change.before or any(item is change.before[0] for item in previous.actions):
            return None
        earlier = reversed(self.life.moments[:place])
        return next((m.period for m in earlier if any(item is change.before[0] for item in m.actions)), None)

    def _missing(self, period: str) -> str:
        """The period before one."""
        names = [one.name for one in self.history.periods]
        return names[names.index(period) - 1]


def others_named(history: History, found: Sequence[Named], asked: str) -> tuple[str, ...]:
    """What else bears a name that was asked for, or bore it once: all but the first, each with how to ask for it."""
    sentences = []
    first, last = found[0], history.periods[-1].name
    if first.period != last:
        sentences.append(f"{asked} is what this was called in {period_name(first.period)}; nothing is called so now.")
    for one in found[1:]:
        when = "is also" if one.period == last else f"in {period_name(one.period)} was"
        sentences.append(f'{asked} {when} another {one.life.item}: ask for "{asked_as(history, one)}".')
    return tuple(sentences)


def report_name(period: PeriodPlan) -> str:
    """October 2015, for one of no period folder its workbook's name."""
    return words.plain(period_name(period.name))


def period_name(period: str) -> str:
    """October 2015 of "2015-10", with a no-break space; any other name as it is."""
    year, _, month = period.partition("-")
    return words.month_year(period) if year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 else period


def _has_entries(reading: Reading) -> bool:
    """Whether a plan has a column in which changes are explained."""
    return any(column.field == "changes" for column in reading.columns)


def _kept(items: Iterable[Action]) -> str | None:
    return next((item.kept for item in items), None)


def _labels(items: Iterable[Action]) -> str:
    return words.joined([name_of(item) for item in items])


def _each(items: Sequence[Action], told: Callable[[Action], str]) -> str:
    """What is told of all items once, or of each by its label, one under another."""
    texts = [told(item) for item in items]
    return texts[0] if len(set(texts)) == 1 else "\n".join(f"{i.label}: {t}" for i, t in zip(items, texts, strict=True))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{words.grouped(number)}{words.NBSP}times")


def _from_to(move: DueMove) -> str:
    """The days between which a due date moved, and how far they are apart."""
    was, now = (due.latest if due else None for due in (move.before, move.after))
    if was is None or now is None:
        raise ValueError("a move to a later day has two days")
    return f"from {words.long_date(was)} to {words.long_date(now)} ({apart(was, now)})"


def _changes(change: Change) -> Iterator[LifeChange]:
    """The fields of one change that are told; of what was split or merged each part's text is its own."""
    told = {**_NAMES, "work_stream": "Moved"}
    shown = {name: field for field in change.fields if (name := field.field) in told}
    for name in told:
        if name in shown:
            yield LifeChange(told[name], shown[name].before, shown[name].after)


def _silence(changes: Iterable[Change]) -> str:
    """That nothing explains the changes told, or which of them nothing explains."""
    told = [change for change in changes if change.kind != "unchanged" and (change.kind != "changed" or any(_changes(change)))]
    if not told or all(not change.after for change in told):
        return ""
    if all(change.explanation is None for change in told):
        return "No explanation is recorded."
    silent = dict.fromkeys(_name(field) for change in told for field in change.fields if field.explained == "no")
    named = [words.in_prose(name) for name in silent if name]
    return f"No explanation of the {words.joined(named)} is recorded." if named else ""


def _name(field: FieldChange) -> str:
    return {"work_stream": "Move", "action": "Rewording", "ref": "New ref"}.get(field.field, _NAMES.get(field.field, ""))
