"""What became of one life between two reports: in sentences, from what to what, and what the officers said of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.dates import period_told
from reportgen.model import Action, Change, FieldChange, History, Life, PeriodPlan, Reading
from reportgen.paper import words
from reportgen.paper.change_entries import NO_COLUMN, NO_EXPLANATION
from reportgen.paper.naming import name_of
from reportgen.paper.plan import due_text
from reportgen.tally import NOT_RECORDED

_NAMES = {
    "ref": "Ref",
    "action": "Wording",
    "work_stream": "Moved",
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
_IN_SENTENCES = {**{field: words.in_prose(name) for field, name in _NAMES.items()}, "work_stream": "move", "ref": "new ref"}
_TOLD_BY = {
    "status-improved": "status",
    "fell-back": "status",
    "static": "status",
    "due-later": "due",
    "due-earlier": "due",
    "due-dropped": "due",
    "lead": "lead",
}
"""Facts that say all that there is to say of a field."""
_SHOWN = ("reworded", "reappeared")
"""Facts that the page shows in its own way."""


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


def step_of(history: History, life: Life, place: int) -> LifeStep:
    """The step to a moment of a life that has changes, by the moment's place."""
    moment = life.moments[place]
    period = next(one for one in history.periods if one.name == moment.period)
    entries = [change.explanation for change in moment.changes if change.explanation]
    changes = tuple(one for change in moment.changes for one in _changes(change))
    sentences = [text for change in moment.changes for text in _sentences(life, place, change)]
    if not sentences and not changes:
        sentences = ["Nothing that is shown here has changed."]
    return LifeStep(
        report=report_name(period),
        sentences=tuple(dict.fromkeys(sentences)),
        changes=changes,
        entry="\n".join(dict.fromkeys(entries)),
        silence=_silence(moment.changes) if has_entries(period.reading) else "",
    )


def report_name(period: PeriodPlan) -> str:
    """October 2015; for one of no period folder its workbook's name."""
    return period_told(period.name)


def has_entries(reading: Reading) -> bool:
    """Whether a plan has a column in which changes are explained."""
    return any(column.field == "changes" for column in reading.columns)


def labels_of(items: Iterable[Action]) -> str:
    """The names of some items: 4.3a and 4.3b."""
    return words.joined([name_of(item) for item in items])


_TELL: dict[str, Callable[[Action], str]] = {
    "status": lambda item: item.status.label or item.status.text or NOT_RECORDED,
    "due": lambda item: words.plain(due_text(item.due) or NOT_RECORDED),
    "lead": lambda item: item.lead_text or ", ".join(item.lead) or NOT_RECORDED,
}


def each(items: Sequence[Action], field: str) -> str:
    """The status, due date or lead of all items once, or of each by its label, one under another."""
    texts = [_TELL[field](item) for item in items]
    return texts[0] if len(set(texts)) == 1 else "\n".join(f"{i.label}: {t}" for i, t in zip(items, texts, strict=True))


# -- sentences ----------------------------------------------------------------------------------------------------------------


def _sentences(life: Life, place: int, change: Change) -> Iterator[str]:
    """What became of it as a whole, then the facts; and that it is not certain, where it is not."""
    yield from _whole(change)
    yield from _back(life, place, change)
    for fact in change.distinct_facts:
        if fact.fact not in _SHOWN and not (_parted(change) and fact.fact in _TOLD_BY):
            yield fact.text
    if change.match is not None and not change.match.sure:
        yield f"It is not certain that {labels_of(change.before)} then and {labels_of(change.after)} now are one."


def _parted(change: Change) -> bool:
    return change.kind in ("split", "merged")


def _whole(change: Change) -> Iterator[str]:
    told = {fact.fact for fact in change.facts}
    before, after = (items[0].kept if items else None for items in (change.before, change.after))
    if _parted(change):
        verb = "was split into" if change.kind == "split" else "were merged into"
        yield f"{labels_of(change.before)} {verb} {labels_of(change.after)}."
    elif change.kind == "removed" and "gone" not in told:
        yield "Not in the plan now, and not among the retired actions."
    elif change.kind == "retired" and "retired" not in told:
        yield "Retired."
    elif change.kind == "added":
        yield "Added to the retired actions." if after == "retired" else "Added to the plan."
    elif before == "retired" and after not in ("retired", None):
        yield "Back in the plan from the retired actions."


def _back(life: Life, place: int, change: Change) -> Iterator[str]:
    """That it has come back, where it was last there in no period but an earlier one."""
    if change.before and not any(item is change.before[0] for item in life.moments[place - 1].actions):
        then = next(m.period for m in reversed(life.moments[:place]) if any(item is change.before[0] for item in m.actions))
        yield f"Back in the plan: it was last there in {words.month_year(then)}, as {labels_of(change.before)}."


# -- what changed, and what nobody explained ----------------------------------------------------------------------------------


def _changes(change: Change) -> Iterator[LifeChange]:
    """The fields that are told and that no fact tells; a split tells no ref, since its labels stand in a sentence."""
    told = set() if _parted(change) else {_TOLD_BY.get(fact.fact) for fact in change.facts}
    told |= {"ref"} if _parted(change) else set()
    fields = {field.field: field for field in change.fields}
    for name, what in _NAMES.items():
        if name in fields and name not in told:
            yield LifeChange(what, *_ends(change, fields[name]))


def _ends(change: Change, field: FieldChange) -> tuple[str | None, str | None]:
    """Both sides: of items that were split or merged each one's own, by its label."""
    if field.field in _TELL:
        return each(change.before, field.field), each(change.after, field.field)
    return field.before, field.after


def _silence(changes: Sequence[Change]) -> str:
    """That nothing explains what changed, or which part of it; or that it stands where nothing could."""
    wholes = [change for change in changes if change.told is False and _in_plan(change)]
    fields = [field for change in changes for field in change.silent]
    if any(change.kind == "retired" and change.explained is None for change in changes):
        return NO_COLUMN
    if not any(change.explanation for change in changes):
        return NO_EXPLANATION if wholes or fields else ""
    silent = [*(_WHOLES.get(change.kind, "return") for change in wholes), *(_in_sentence(field.field) for field in fields)]
    return f"No explanation of the {words.joined(list(dict.fromkeys(silent)))} is recorded." if silent else ""


_WHOLES = {"added": "addition", "retired": "retirement", "removed": "removal", "split": "split", "merged": "merger"}
"""What befell an action as a whole, in a sentence."""


def _in_plan(change: Change) -> bool:
    """Whether it was in the plan before, or where it is new is there now."""
    return any(item.kept != "retired" for item in change.before or change.after)


def _in_sentence(field: str) -> str:
    return _IN_SENTENCES.get(field) or words.in_prose(field.removeprefix("extra:"))
