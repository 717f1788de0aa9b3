"""One action's life, period by period: the page that a member can be handed, on the terminal and in Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.model import Action, DueMove, History, Life, Moment
from reportgen.model.comparison import RETIRED
from reportgen.paper import words
from reportgen.paper.facts import stream_heading
from reportgen.paper.life_steps import LifeStep, each, has_entries, labels_of, report_name, step_of
from reportgen.paper.naming import asked_as, name_alone, named
from reportgen.tally import NOT_RECORDED


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stood in one report: one line of the page's table. Texts are "" where it was not in the plan."""

    report: str
    ref: str
    status: str
    due: str
    lead: str


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
            heading=f"{words.sentence_case(noun)} {self._name()}",
            place=words.joined(list(streams)),
            wording="\n".join(dict.fromkeys(item.action for item in last.actions)),
            summary=tuple(self._summary()),
            standings=tuple(self._standing(moment) for moment in self.life.moments),
            steps=tuple(self._steps()),
        )

    def _name(self) -> str:
        """What it is called, and where it is retired that it is, and since when: "5.5, retired in October 2015"."""
        last = self.life.last
        called = labels_of(last.actions)
        if last.kept != "retired":
            return called
        since = self._retired_since()
        before = since == self.history.periods[0].name
        return f"{called.removesuffix(RETIRED)}, retired {'by' if before else 'in'} {words.month_year(since)}"

    def _standing(self, moment: Moment) -> Standing:
        report = report_name(self.periods[moment.period])
        if not moment.actions:
            return Standing(report, "", "Not in the plan", "", "")
        items = moment.actions
        status = each(items, "status")
        if moment.kept == "retired":
            status = f"Retired: {words.status_in_prose(status)}" if status != NOT_RECORDED else "Retired"
        return Standing(
            report=report,
            ref=", ".join(item.label for item in items),
            status=status,
            due=each(items, "due"),
            lead=each(items, "lead"),
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
        named, when = labels_of(first.actions), words.month_year(first.period)
        if first.period == self.history.periods[0].name:
            return f"It was in the plan of {when}, the first that was read, as {named}."
        retired = " among the retired actions" if first.kept == "retired" else ""
        return f"It was added in {when}{retired}, as {named}."

    def _called(self) -> Iterator[str]:
        for before, after in pairwise(self.life.seen):
            split = [change for change in after.changes if change.kind in ("split", "merged")]
            for change in split:
                what = "was split into" if change.kind == "split" else "were merged into"
                yield f"{labels_of(change.before)} {what} {labels_of(change.after)} in {words.month_year(after.period)}."
            was, now = labels_of(before.actions), labels_of(after.actions)
            if split or was.removesuffix(RETIRED) == now.removesuffix(RETIRED):
                continue
            when = words.month_year(after.period)
            if [item.ref for item in before.actions] == [item.ref for item in after.actions]:
                yield f"It has been called {now} since {when}; it was {was} before."
            else:
                yield f"It was renumbered from {was} to {now} in {when}."

    def _due_dates(self, item: Action) -> Iterator[str]:
        """How often the due date of one of its items as last seen was moved to a later day, and by how much in all."""
        slips = [move for move in self.life.due_moves(item, self.life.last.period) if (move.days or 0) > 0]
        if not slips:
            return
        whose = "Its due date" if len(self.life.last.actions) == 1 else f"The due date of {item.label}"
        yield f"{whose} was moved later {words.times(len(slips))}: {self._moved(slips)}."

    def _moved(self, slips: Sequence[DueMove]) -> str:
        parts = [f"{_from_to(move)} in {words.month_year(move.period)}" for move in slips]
        return words.joined(parts)

    def _end(self) -> Iterator[str]:
        last = self.life.moments[-1]
        retired = next((m for m in self.life.seen if m.kept == "retired"), None)
        if retired and (self.life.last.kept == "retired"):
            yield f"It was retired in {words.month_year(self._retired_since())}."
        if not last.actions:
            gone = next(m.period for m in self.life.moments if m.period > self.life.last.period)
            box = "" if self.life.last.kept == "retired" else ", and is not listed as retired"
            yield f"It has not been in the plan since {words.month_year(gone)}{box}."

    def _retired_since(self) -> str:
        """The first period of the last stretch in which it was retired."""
        since = self.life.last.period
        for moment in reversed(self.life.seen):
            if moment.kept != "retired":
                break
            since = moment.period
        return since

    def _without_column(self) -> Iterator[str]:
        without = [m.period for m in self.life.seen[1:] if not has_entries(self.periods[m.period].reading)]
        if without:
            verb = "has" if len(without) == 1 else "have"
            plans = "plan" if len(without) == 1 else "plans"
            named = words.joined([words.month_year(period) for period in without])
            yield f"The {plans} of {named} {verb} no column in which officers explain changes."

    # -- what changed, report by report ---------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[LifeStep]:
        for place, moment in enumerate(self.life.moments):
            if moment.changes:
                yield step_of(self.history, self.life, place)


def others_named(history: History, asked: str) -> tuple[str, ...]:
    """What else bears a name that was asked for, or bore it once, each with how to ask for it; and since when nothing does."""
    first, *rest = named(history, asked)
    name, last = name_alone(history, asked), history.periods[-1].name
    sentences = [f"This was {name} in {words.month_year(first.period)}."] if first.period != last else []
    if first.period != last and not any(one.period == last for one in named(history, name)):
        sentences.append(f"Nothing is called {name} now.")
    for one in (*rest, *(one for one in named(history, name) if one.life not in [other.life for other in (first, *rest)])):
        verb = "is" if one.period == last else f"in {words.month_year(one.period)} was"
        sentences.append(f'{name} {verb} another {one.life.item}: ask for "{asked_as(history, one)}".')
    return tuple(sentences)


def _from_to(move: DueMove) -> str:
    """The days between which a due date moved, and how far they are apart."""
    was, now = (due.latest if due else None for due in (move.dated, move.after))
    if was is None or now is None:
        raise ValueError("a move to a later day has two days")
    way = f", by way of {move.by_way_of}" if move.by_way_of else ""
    return f"from {words.long_date(was)} to {words.long_date(now)} ({words.apart(was, now)}{way})"
