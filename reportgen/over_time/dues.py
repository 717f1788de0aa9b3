"""Where each action's deadline stands now, and where it stood before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportgen.model import Action, Due, DueMove, History, Life, WorkStream, item_key


@dataclass(frozen=True, slots=True)
class DueTrail:
    """An action of the last plan that has a due date, and how that moved, oldest first.

    A deadline moved to a later day is a slip. An original due date in a column of its own counts as the first.
    """

    action: Action
    work_stream: WorkStream
    moves: tuple[DueMove, ...]

    @property
    def slips(self) -> tuple[DueMove, ...]:
        """The moves to a later day."""
        return tuple(move for move in self.moves if (move.days or 0) > 0)

    @property
    def days(self) -> tuple[date, ...]:
        """Every last day that was given, in the order given, that of now last; one that was open or unreadable is left out.

        A day that was left and given again stands there twice; one that was only written anew does not.
        """
        dues = [self.moves[0].before, *(move.after for move in self.moves)] if self.moves else [self.action.due]
        return tuple(day for day, _ in groupby(due.latest for due in dues if due is not None and due.latest is not None))

    @property
    def first(self) -> date | None:
        """The day that was given first, None where none ever was."""
        return next(iter(self.days), None)


@dataclass(frozen=True, slots=True)
class DateRemoved:
    """An action of the last plan that has no due date, and the last that it had; period is the one in which it was gone."""

    action: Action
    due: Due
    period: str


def dates_removed(history: History) -> tuple[DateRemoved, ...]:
    """The actions of the last plan whose due date is blank and was not, in plan order."""
    return tuple(_removed(history))


def _removed(history: History) -> Iterator[DateRemoved]:
    last = history.periods[-1]
    lives = history.lives_in(last.name)
    for action in (action for action in last.reading.plan.actions if action.due is None):
        moves = lives[item_key(action)].due_moves(action, last.name)
        if moves and (due := moves[-1].dated) is not None:
            yield DateRemoved(action, due, moves[-1].period)


def due_trails(history: History) -> tuple[DueTrail, ...]:
    """The trail of each action of the last plan that has a due date, in plan order."""
    return tuple(_trails(history))


def _trails(history: History) -> Iterator[DueTrail]:
    last = history.periods[-1]
    lives = history.lives_in(last.name)
    for stream in last.reading.plan.work_streams:
        for action in stream.actions:
            if action.due is not None:
                yield DueTrail(action, stream, _moves(lives[item_key(action)], action, last.name))


def _moves(life: Life, action: Action, period: str) -> tuple[DueMove, ...]:
    """The moves over all periods, after the one from an original due date."""
    moves = life.due_moves(action, period)
    first = moves[0].before if moves else action.due
    move = DueMove(life.line(action, period)[0].period, action.original_due, first)
    return (move, *moves) if move.days else moves
