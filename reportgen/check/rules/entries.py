"""What officers wrote of the changes, beside what changed (docs/explanations.md has the rules of both)."""

from collections.abc import Iterator

from reportgen.check.context import Context
from reportgen.check.words import day, listed, named, quote
from reportgen.model import Action, Change, Due, FieldChange, Finding
from reportgen.model.comparison import RETIRED
from reportgen.model.names import squeeze

_NAMES = {
    "ref": "number",
    "action": "wording",
    "objective": "objective",
    "lead": "lead",
    "due": "due date",
    "status": "status",
    "targets": "key targets",
    "milestones": "milestones",
    "work_stream": "place in the plan",
}


def unexplained(context: Context) -> Iterator[Finding]:
    """A change that the officers' entry does not explain; `check` drafts an entry for it."""
    for change in context.comparison.changes if context.comparison else ():
        fields = [field for field in change.fields if field.explained in ("no", "partly")]
        event = _event(change) if change.told is False and change.after else ""
        if not (fields or event) or not change.after:
            continue
        item = change.after[0]
        silent = [_name(field) for field in fields if field.explained == "no"]
        partly = [_name(field) for field in fields if field.explained == "partly"]
        told = [f"No explanation is recorded of the changed {listed(silent)} of {named(item)}."] if silent else []
        told += [f"No explanation is recorded of why {item.label.removesuffix(RETIRED)} {event}."] if event else []
        told += [f"The entry of {named(item)} explains its changed {listed(partly)} only in part."] if partly else []
        fix = "Say in the officers' column what changed and why."
        if context.drafting:
            drafts = [*([_draft_of_event(change)] if event else []), *(_draft(change, field) for field in fields)]
            draft = " ".join(drafts)
            fix = f"Drafted entry, for the officer to check and to add the reason: {quote(draft, 400)}"
        yield context.about(item, "changes", Finding("change-unexplained", "note", " ".join(told), fix, text=item.changes or ""))


def claims(context: Context) -> Iterator[Finding]:
    """An entry that says what did not happen, that nothing changed, or what it said in the last report."""
    plan = context.reading.plan
    items = {item.source: item for item in (*plan.actions, *plan.measures, *plan.retired)}
    changes = {
        item.source: change for change in (context.comparison.changes if context.comparison else ()) for item in change.after
    }
    for claim in context.comparison.claims if context.comparison else ():
        item = items.get(claim.source)
        if item is None:
            continue
        said = quote(claim.text)
        if claim.kind == "stale":
            message = f"The entry of {named(item)} says what it said in the last report: {said}."
            finding = Finding("entry-stale", "note", message, 'Say what has changed since then, or "No change".')
        elif claim.kind == "denied":
            message = f"The entry of {named(item)} says {said}, but {_changed(changes.get(claim.source))} changed."
            finding = Finding("entry-denied", "warning", message, "Look whether the change was meant; if it was, say why.")
        else:
            message = f"The entry of {named(item)} says {said}, but no such change was found."
            finding = Finding(
                "entry-not-found", "warning", message, "Look whether the change was made, and mend the plan or the entry."
            )
        yield context.about(item, "changes", finding)


def _changed(change: Change | None) -> str:
    """The fields that changed and are not explained."""
    names = [_name(field) for field in change.fields if field.explained in ("no", "partly")] if change else []
    return f"its {listed(names)}" if names else "the action"


def _name(field: FieldChange) -> str:
    """A field in a sentence; a column of the workbook's own by its heading."""
    return _NAMES.get(field.field) or quote(field.field.removeprefix("extra:"))


_EVENTS = {"added": "was added", "retired": "was retired", "split": "came of a split", "merged": "came of a merger"}


def _event(change: Change) -> str:
    """What befell an action as a whole."""
    return _EVENTS.get(change.kind, "is back from the retired actions")


def _draft_of_event(change: Change) -> str:
    """What an officer might write of what befell an action as a whole."""
    match change.kind:
        case "added":
            return "New action."
        case "retired":
            status = change.after[0].status.label or change.before[0].status.label
            return f"Retired{f', {status}' if status else ''}."
        case "split":
            return f"Split from {named(change.before[0])} into {listed([item.label for item in change.after])}."
        case "merged":
            return f"Merged from {listed([item.label for item in change.before])}."
    return "Back in the plan from the retired actions."


def _draft(change: Change, field: FieldChange) -> str:
    """What an officer might write of one change: what it was and is, in a sentence."""
    was, now = squeeze(field.before or "") or "blank", squeeze(field.after or "") or "blank"
    match field.field:
        case "due" if now == "blank":
            return f"Due date, {_due(change.before, was)}, was removed."
        case "due":
            return f"Due date moved from {_due(change.before, was)} to {_due(change.after, now)}."
        case "status":
            return f"Status changed from {was} to {now}."
        case "lead":
            return f"Lead changed from {was} to {now}."
        case "ref":
            return f"Renumbered from {was} to {now}."
        case "work_stream":
            return f"Moved from {was}."
        case "action" if swapped := next((fact.text for fact in change.facts if fact.fact == "swapped"), None):
            return swapped
        case "action":
            return _draft_of_number(change, f"the {change.item}") or "Wording of the action changed."
        case "targets" | "milestones":
            return _draft_of_number(change, f"the {_name(field)}") or f"{_name(field).capitalize()} reworded."
        case _:
            return f"{_name(field).capitalize()} changed."


def _draft_of_number(change: Change, where: str) -> str | None:
    """What is told of a number that changed in a text."""
    told = (fact.text for fact in change.facts if fact.fact == "number")
    return next((text for text in told if text.startswith(f"A number in {where} ")), None)


def _due(items: tuple[Action, ...], typed: str) -> str:
    """A due date in a sentence: a month or a day in full, else as typed."""
    due = items[0].due if len(items) == 1 else None
    if isinstance(due, Due) and due.latest and due.kind in ("date", "month"):
        return day(due.latest) if due.kind == "date" else f"{due.latest:%B %Y}"
    return typed
