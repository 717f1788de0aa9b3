"""The JSON of reportgen history: shapes may be added to, never changed."""

from reportgen.model import History, Life, Moment, PeriodPlan, Tally
from reportgen.over_time import Outcome, Truth
from reportgen.render.contract import Json, action_json, change_json, day_json


def life_json(history: History, life: Life) -> Json:
    """A life, for `reportgen history REF --format json`: a moment for each period from its first to the last."""
    periods = {period.name: period for period in history.periods}
    return {
        "label": life.label,
        "item": life.item,
        "moments": [{**_period(periods[moment.period]), **_moment(moment)} for moment in life.moments],
    }


def truth_json(truth: Truth) -> Json:
    """One report set beside the last, for `reportgen history --was-it-true --format json`; actions by their labels then."""
    return {
        "then": _period(truth.then),
        "now": _period(truth.now),
        "statuses": list(truth.statuses),
        "total": _outcome(truth.total),
        "work_streams": [_outcome(outcome) for outcome in truth.streams],
    }


def _period(period: PeriodPlan) -> Json:
    return {"period": period.name, "as_at": day_json(period.as_at), "meeting": day_json(period.meeting)}


def _moment(moment: Moment) -> Json:
    return {
        "kept": moment.kept,
        "actions": [action_json(action) for action in moment.actions],
        "changes": [change_json(change) for change in moment.changes],
    }


def _outcome(outcome: Outcome) -> Json:
    stream = outcome.work_stream
    return {
        "number": stream.number if stream else None,
        "title": stream.title if stream else None,
        "reported": _labels(outcome.reported),
        "done": _labels(outcome.done),
        "not_done": _labels(outcome.still_open),
        "moved": _labels(outcome.moved),
        "not_recorded": _labels(outcome.unrecorded),
        "retired": _labels(outcome.retired),
        "gone": _labels(outcome.gone),
    }


def _labels(tally: Tally) -> list[str]:
    return list(tally.labels)
