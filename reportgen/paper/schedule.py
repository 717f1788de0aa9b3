"""The schedule of changes: what changed, from what to what, beside the officers' own entry as typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.model import Action, Change, Comparison, Plan, Source, Tally
from reportgen.paper import words
from reportgen.paper.blocks import Prose, Table, TableColumn, TableRow, Text
from reportgen.paper.change_rows import ChangeRow, kinds_in_order, rows_of
from reportgen.paper.common import Front, contents, front, listed
from reportgen.paper.facts import Appendix, Baseline, Facts, stream_heading
from reportgen.tally import slug


@dataclass(frozen=True, slots=True)
class ScheduleSection:
    """The changes of one work stream, or of the measures."""

    heading: str
    note: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The vocabulary of schedule.docx. format_changes: what changed in the plan's columns and work streams."""

    front: Front
    intro: str
    since: str
    unpublished: str
    balance_caption: str
    balance: Table
    kinds_caption: str
    kinds: Table
    format_changes: tuple[str, ...]
    contents: Prose | None
    sections: tuple[ScheduleSection, ...]


def schedule(facts: Facts, appendix: Appendix) -> Schedule:
    """The schedule of a pack that has a baseline."""
    if facts.comparison is None or facts.baseline is None:
        raise ValueError("a schedule of changes needs a comparison")
    comparison, baseline = facts.comparison, facts.baseline
    rows = [row for change in _action_changes(facts) for row in rows_of(facts, change)]
    sections = tuple(_sections(facts, comparison, baseline))
    return Schedule(
        front=front(facts, appendix, appendix.title),
        intro=_intro(facts, baseline),
        since=baseline.name,
        unpublished=unpublished(baseline),
        balance_caption=_balance_caption(comparison, baseline),
        balance=_balance(facts, comparison, baseline),
        kinds_caption="Table 2: What changed",
        kinds=_kinds(rows),
        format_changes=format_changes(comparison),
        contents=contents(facts, [s.heading for s in sections], [s.table for s in sections if s.table]),
        sections=sections,
    )


def unpublished(baseline: Baseline) -> str:
    """What the plan compared with is, where nobody marked it as published."""
    if baseline.published:
        return ""
    if not baseline.period:
        return "The plan is compared with an earlier workbook, not marked as published."
    return f"The plan is compared with the {baseline.name} workbook, not marked as published."


def _action_changes(facts: Facts) -> list[Change]:
    return [change for change in facts.comparison.changes if change.item == "action"] if facts.comparison else []


def tallies(facts: Facts) -> tuple[Tally, ...]:
    """The numbers of the schedule: of changes by kind (a change is not an action: one action may have several), of actions."""
    changes = _action_changes(facts)
    rows = [row for change in changes for row in rows_of(facts, change)]
    items = {item.source: item for change in changes for item in (change.after or change.before)}

    def of(name: str, some: Sequence[ChangeRow]) -> Tally:
        return Tally(
            f"changes.{name}", tuple(items[key] for key in dict.fromkeys(key for row in some for key in row.keys)), len(some)
        )

    listed_rows = [row for row in rows if row.listed]
    touched = {key for row in rows for key in row.keys}
    return (
        of("all", rows),
        of("listed", listed_rows),
        Tally("changes.actions", of("listed", listed_rows).items),
        Tally("changes.actions-all", of("all", rows).items),
        Tally("changes.unchanged", tuple(item for key, item in items.items() if key not in touched)),
        *(of(f"kind.{slug(kind)}", [row for row in rows if row.kind == kind]) for kind in kinds_in_order(rows)),
    )


def _intro(facts: Facts, baseline: Baseline) -> str:
    number = {tally.name: tally.value for tally in tallies(facts)}
    when = f" at {words.long_date(facts.as_at)}" if facts.as_at else " now"
    found, listed_changes = number["changes.all"], number["changes.listed"]
    actions, same = words.counted(number["changes.actions-all"], "action"), number["changes.unchanged"]
    compared = f"This schedule compares the plan of {baseline.name} with the plan{when}."
    if not found:
        return f"{compared} Nothing in it has changed."
    what = f"It has {words.counted(found, 'change')} in {actions}"
    if found != listed_changes:
        what += f", and lists {words.grouped(listed_changes)} of them; in the others progress was rewritten"
    rest = (
        f"Another {words.counted(same, 'action')} {'is' if same == 1 else 'are'} unchanged."
        if same
        else "No action is unchanged."
    )
    return f"{compared} {what}. {rest}"


def _balance_caption(comparison: Comparison, baseline: Baseline) -> str:
    was, now = comparison.balance.was, comparison.balance.now
    return f"Table 1: From {words.counted(was, 'action')} in {baseline.name} to {words.grouped(now)} now"


def _balance(facts: Facts, comparison: Comparison, baseline: Baseline) -> Table:
    """The steps from the last total to this one, each action named; steps that did not happen are left out, but for three."""
    movement, balance = facts.movement, comparison.balance
    if movement is None:
        raise ValueError("a balance needs a movement")
    was = words.runs([a.label for a in baseline.reading.plan.counted])
    steps = [
        ("Added", movement.added.labels, balance.added),
        ("Reinstated from the Retired box", movement.reinstated.labels, balance.reinstated),
        ("Retired", movement.retired.labels, -balance.retired),
        ("No longer in the Plan, not recorded as retired", movement.removed.labels, -balance.removed),
        ("Split into several actions", movement.split.labels, balance.split),
        ("Merged into one action", movement.merged.labels, -balance.merged),
    ]
    always = {"Added", "Retired", "No longer in the Plan, not recorded as retired"}
    rows = [
        _step(f"In the Plan in {baseline.name}" if baseline.period else "In the Plan before", was, words.grouped(balance.was))
    ]
    rows += [
        _step(name, words.runs(labels) or "None", words.signed(by)) for name, labels, by in steps if labels or name in always
    ]
    now = (
        words.sentence_case(listed(facts.counts)) if facts.counts.recorded else words.runs([a.label for a in facts.plan.actions])
    )
    rows.append(TableRow((Text("In the Plan now"), Text(now), Text(words.grouped(balance.now))), total=True))
    columns = (TableColumn("step", "Step"), TableColumn("which", "Which"), TableColumn("number", "Actions"))
    return Table("From the last total to this one", "How the number of actions came about, step by step.", columns, tuple(rows))


def _step(name: str, which: str, number: str) -> TableRow:
    return TableRow((Text(name), Text(which), Text(number)))


def _kinds(rows: Sequence[ChangeRow]) -> Table:
    """Each kind of change, the actions it befell, and how many changes it was; nothing changed is said in words."""
    found = [(kind, [row for row in rows if row.kind == kind]) for kind in kinds_in_order(rows)]
    lines = [TableRow((Text(kind), Text(_labels(of_kind)), Text(words.grouped(len(of_kind))))) for kind, of_kind in found]
    every = words.plain(words.sentence_case(words.counted(len({key for row in rows for key in row.keys}), "action")))
    lines.append(TableRow((Text("All changes"), Text(every), Text(words.grouped(len(rows)))), total=True))
    columns = (TableColumn("kind", "Kind of change"), TableColumn("actions", "Actions"), TableColumn("number", "Changes"))
    return Table("What changed", "Each kind of change and the actions it befell.", columns, tuple(lines))


def _labels(rows: Iterable[ChangeRow]) -> str:
    return words.joined(sorted(dict.fromkeys(label for row in rows for label in row.labels), key=words.part_by_part))


_WHERE = {"plan": "", "measures": ", in the measures", "retired": ", in the Retired actions"}


def format_changes(comparison: Comparison) -> tuple[str, ...]:
    """What changed in the plan's columns and work streams, each a phrase that can stand in a list."""
    return (
        *(_column_phrase(c.kind, _name(c.before), _name(c.after)) + _WHERE[c.table] for c in comparison.columns),
        *(_stream_phrase(c.kind, _name(c.before), _name(c.after)) for c in comparison.work_streams),
    )


def _name(heading: str | None) -> str:
    return f"“{' '.join(heading.split())}”" if heading else ""


def _column_phrase(kind: str, before: str, after: str) -> str:
    match kind:
        case "added":
            return f"the column {after} is new"
        case "removed":
            return f"the column {before} is no longer there"
        case "renamed":
            return f"the column {before} is now called {after}"
        case _:
            return f"the column {after or before} stands in another place"


def _stream_phrase(kind: str, before: str, after: str) -> str:
    match kind:
        case "added":
            return f"{after} is a new part of the plan"
        case "removed":
            return f"{before} is no longer a part of the plan"
        case _:
            return f"{before} is now called {after}"


def _sections(facts: Facts, comparison: Comparison, baseline: Baseline) -> Iterator[ScheduleSection]:
    """A section for each work stream of the plan, then for those that are gone, then for the measures."""
    by_stream: dict[str, list[Change]] = {stream.heading: [] for stream in facts.streams}
    now, was = _headings(facts.plan), _headings(baseline.reading.plan)
    for change in comparison.changes:
        if change.item == "action":
            heading = now[change.after[0].source] if change.after else was[change.before[0].source]
            by_stream.setdefault(heading, []).append(change)
    for heading, changes in by_stream.items():
        yield _section(facts, baseline, heading, changes, "action")
    months = {horizon.months for horizon in facts.horizons}
    measures = [c for c in comparison.changes if c.item == "measure" and (c.after or c.before)[0].horizon in months]
    if any(row.listed for change in measures for row in rows_of(facts, change)):
        yield _section(facts, baseline, "Measures", measures, "measure")


def _headings(plan: Plan) -> dict[Source, str]:
    """The heading of the work stream that each item stands in, by the item's source."""
    streams = enumerate(plan.work_streams, 1)
    return {item.source: stream_heading(plan, s, at) for at, s in streams for item in (*s.actions, *s.retired, *s.measures)}


def _section(facts: Facts, baseline: Baseline, heading: str, changes: Sequence[Change], noun: str) -> ScheduleSection:
    rows = [row for change in changes for row in rows_of(facts, change)]
    listed_rows = [row for row in rows if row.listed]
    touched = {key for row in rows for key in row.keys}
    same = [item.label for change in changes for item in change.after if item.kept != "retired" and item.source not in touched]
    total = sum(item.kept != "retired" for change in changes for item in change.after)
    note = _section_note(total, len(listed_rows), same, [row for row in rows if not row.listed], noun)
    return ScheduleSection(heading, note, _table(facts, baseline, heading, listed_rows) if listed_rows else None)


def _section_note(total: int, listed_rows: int, same: Sequence[str], rewritten: Sequence[ChangeRow], noun: str) -> str:
    """Changes listed: 12, in a work stream of 9 actions. Unchanged: 1 (1.3). Progress rewritten: 1.1 and 1.2."""
    of = "of all horizons reported" if noun == "measure" else "in all"
    note = f"Changes listed: {words.grouped(listed_rows)} ({words.counted(total, noun)} {of})."
    if same:
        note += f" Unchanged: {words.grouped(len(same))}{f' ({words.runs(same)})' if noun == 'action' else ''}."
    if rewritten:
        named = _labels(rewritten) if noun == "action" else words.grouped(len(rewritten))
        note += f" {'Progress' if noun == 'action' else 'Narratives'} rewritten: {named}."
    return note


def _table(facts: Facts, baseline: Baseline, heading: str, rows: Sequence[ChangeRow]) -> Table:
    now = words.plain_date(facts.period.meeting).split(" ", 1)[1] if facts.period.meeting else "this report"
    columns = (
        TableColumn("action", "Action"),
        TableColumn("what", "What changed"),
        TableColumn("before", f"From, in {baseline.short}"),
        TableColumn("after", f"To, in {now}"),
        TableColumn("entry", "Officers’ own entry"),
    )
    lines = tuple(
        TableRow((Text(r.short, before=words.joined(r.labels)), Text(r.what), r.before, r.after, Text(r.entry))) for r in rows
    )
    return Table(f"{heading}: changes", "Each change, from what to what, and the officers’ entry.", columns, lines)


def changed_actions(facts: Facts) -> tuple[Action, ...]:
    """The actions that the schedule lists a change of, as they are now (or were), in its order."""
    touched = [change for change in _action_changes(facts) if any(row.listed for row in rows_of(facts, change))]
    return tuple(item for change in touched for item in (change.after or change.before)[:1])
