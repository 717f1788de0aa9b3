"""The schedule of changes: what changed, from what to what, beside the officers' own entry as typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.compare.streams import stream_headings
from reportgen.model import Action, Change, Claim, Comparison, Plan, Source
from reportgen.paper import change_kinds as kinds
from reportgen.paper import words
from reportgen.paper.blocks import Cell, Prose, Table, TableColumn, TableRow, Text
from reportgen.paper.change_entries import subject
from reportgen.paper.change_rows import ChangeRow, action_changes, all_rows, since
from reportgen.paper.common import Front, contents, front
from reportgen.paper.facts import Appendix, Baseline, Facts, stream_heading
from reportgen.paper.format_changes import format_changes
from reportgen.paper.schedule_counts import (
    balance_caption,
    balance_table,
    claims,
    judged,
    keys_of,
    kinds_table,
    labels_of,
    listed_changes,
    tallies,
    with_verdict,
)


@dataclass(frozen=True, slots=True)
class ScheduleSection:
    """The gravest changes, those that nobody explained, or the others of one work stream or of the measures."""

    heading: str
    note: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The vocabulary of schedule.docx. first are the sections at the front; claims are what entries say that was not found.

    explanations is whether any change could be explained in a column of the plan, no_column a sentence where none could;
    format_changes what changed in its columns and work streams.
    """

    front: Front
    intro: str
    explained: str
    explanations: bool
    no_column: str
    since: str
    unpublished: str
    balance_caption: str
    balance: Table
    kinds_caption: str
    kinds: Table | None
    first: tuple[ScheduleSection, ...]
    claims: tuple[str, ...]
    format_changes: tuple[str, ...]
    contents: Prose | None
    sections: tuple[ScheduleSection, ...]


def schedule(facts: Facts, appendix: Appendix) -> Schedule:
    """The schedule of a pack that has a baseline."""
    if facts.comparison is None or facts.baseline is None:
        raise ValueError("a schedule of changes needs a comparison")
    comparison, baseline = facts.comparison, facts.baseline
    rows = listed_changes(action_changes(facts), facts)
    first, sections = tuple(_first(facts, rows)), tuple(_sections(facts, comparison, baseline))
    every = (*first, *sections)
    return Schedule(
        front=front(facts, appendix, appendix.title),
        intro=_intro(facts, baseline),
        explained=_explained(rows),
        explanations=judged(rows),
        no_column=_no_column(rows),
        since=baseline.name,
        unpublished=unpublished(baseline),
        balance_caption=balance_caption(comparison, baseline),
        balance=balance_table(facts, comparison, baseline),
        kinds_caption=f"Table 2: What changed{', and how much of it is explained' if judged(rows) else ''}",
        kinds=kinds_table(rows) if rows else None,
        first=first,
        claims=tuple(_claim(facts, *claim) for claim in claims(facts)),
        format_changes=format_changes(comparison),
        contents=contents(facts, [s.heading for s in every], [s.table for s in every if s.table]),
        sections=sections,
    )


def unpublished(baseline: Baseline) -> str:
    """What the plan compared with is, where nobody marked it as published."""
    if baseline.published:
        return ""
    if not baseline.period:
        return "The plan is compared with an earlier workbook, not marked as published."
    return f"The plan is compared with the {baseline.name} workbook, not marked as published."


def changed_actions(facts: Facts) -> tuple[Action, ...]:
    """The actions that the schedule lists a change of, as they are now (or were), in its order."""
    touched = [change for change in action_changes(facts) if listed_changes([change], facts)]
    return tuple(item for change in touched for item in (change.after or change.before)[:1])


# -- the sentences at the beginning -------------------------------------------------------------------------------------------


def _intro(facts: Facts, baseline: Baseline) -> str:
    number = {tally.name: tally.value for tally in tallies(facts)}
    when = f" at {words.long_date(facts.as_at)}" if facts.as_at else " now"
    compared = f"This schedule compares the plan of {baseline.name} with the plan{when}."
    if not number["changes.all"] and not listed_changes(_measures(facts), facts):
        return f"{compared} Nothing in it has changed."
    actions, same = words.counted(number["changes.actions"], "action"), number["changes.unchanged"]
    listed = f"It lists {words.counted(number['changes.listed'], 'change')} in {actions}."
    if not number["changes.listed"]:
        listed = "Nothing has changed but progress."
    rewritten = number["changes.progress"]
    progress = f"Progress was rewritten in {words.counted(rewritten, 'action')}, which is not listed." if rewritten else ""
    rest = "No action is unchanged."
    if same:
        rest = f"Another {words.counted(same, 'action')} are unchanged." if same > 1 else "Another action is unchanged."
    others = len(listed_changes(_measures(facts), facts))
    measures = (
        f"What changed in the measures ({words.counted(others, 'change')}) stands at the end, and is in none of these numbers."
    )
    return " ".join(part for part in (compared, listed, progress, rest, measures if others else "") if part)


def _explained(rows: Sequence[ChangeRow]) -> str:
    """Officers' entries explain 35 of the 39 changes. No explanation is recorded for 4."""
    if not judged(rows):
        return ""
    number = {name: len(with_verdict(rows, name)) for name in ("explained", "partly", "silent", "unneeded", "nowhere")}
    partly = f", and {words.grouped(number['partly'])} more in part" if number["partly"] else ""
    told = [f"Officers’ entries explain {words.grouped(number['explained']) if number['explained'] else 'none'} of them{partly}."]
    if number["unneeded"]:
        one = number["unneeded"] == 1
        told.append(f"Another {words.grouped(number['unneeded'])} {'needs' if one else 'need'} no explanation.")
    if number["nowhere"]:
        told.append(f"The workbook has no column in which {words.grouped(number['nowhere'])} of them could be explained.")
    if number["silent"] == len(rows):
        return f"No explanation is recorded for {'it' if len(rows) == 1 else 'any of them'}."
    silent = f"No explanation is recorded for {words.grouped(number['silent'])}."
    return " ".join((*told, silent if number["silent"] else "No change is without an explanation."))


def _no_column(rows: Sequence[ChangeRow]) -> str:
    """Why nothing is said of explanations: the plan has no column for them, or none of the tables they stand in has."""
    if judged(rows):
        return ""
    if any(row.verdict == "nowhere" for row in rows):
        return "The tables in which these changes stand have no column in which officers explain them."
    return "The Plan has no column in which officers explain changes."


# -- what entries say that was not found --------------------------------------------------------------------------------------


def _claim(facts: Facts, claim: Claim, item: Action) -> str:
    """The entry beside 5.6 says “Due date moved.”; no such change was found."""
    said = words.quoted(claim.text.strip().removesuffix("."))
    if claim.kind == "stale":
        return f"The entry beside {item.label} is word for word that of {since(facts)}: {said}."
    if claim.kind == "denied":
        return f"The entry beside {item.label} says {said}; {_changed(facts, item)} changed."
    return f"The entry beside {item.label} says {said}; no such change was found."


def _changed(facts: Facts, item: Action) -> str:
    """The fields of an action that changed without an explanation, in a sentence."""
    changes = facts.comparison.changes if facts.comparison else ()
    change = next(c for c in changes if any(after.source == item.source for after in c.after))
    names = [subject(field.field) for field in change.fields if field.explained in ("no", "partly")]
    return words.joined(names) or "the action"


# -- the sections -------------------------------------------------------------------------------------------------------------

_GRAVE_WORDS = {
    kinds.FELL_BACK: "status fallen back",
    kinds.MOVED_LATER: "due dates moved later",
    kinds.NOT_SET: "due dates no longer set",
    kinds.GONE: "actions no longer in the Plan",
    kinds.FELL_RETIRED: "actions retired with a status fallen back",
}


def _first(facts: Facts, rows: Sequence[ChangeRow]) -> Iterator[ScheduleSection]:
    """What members look for first: the gravest changes, explained or not, and then the others that nobody explained."""
    grave = [row for kind in kinds.GRAVE for row in rows if row.kind == kind]
    if grave:
        heading = words.sentence_case(words.joined([_GRAVE_WORDS[kind] for kind in kinds.in_order(r.kind for r in grave)]))
        yield ScheduleSection(heading, _front_note(grave), _table(facts, heading, grave))
    others = with_verdict([row for row in rows if row.kind not in kinds.GRAVE], "silent")
    if others:
        heading = f"{'Other changes' if grave else 'Changes'} with no explanation recorded"
        ordered = [row for kind in kinds.in_order(r.kind for r in others) for row in others if row.kind == kind]
        yield ScheduleSection(heading, _count(others), _table(facts, heading, ordered))


def _front_note(rows: Sequence[ChangeRow]) -> str:
    silent = with_verdict(rows, "silent")
    if not silent:
        return _count(rows)
    of_them = f"{words.grouped(len(silent))} of them ({labels_of(silent)})"
    if len(silent) == len(rows):
        of_them = "it" if len(rows) == 1 else "any of them"
    return f"{_count(rows)} No explanation is recorded for {of_them}."


def _count(rows: Sequence[ChangeRow]) -> str:
    return f"Changes: {words.grouped(len(rows))}, in {words.counted(len(keys_of(rows)), 'action')}."


def _sections(facts: Facts, comparison: Comparison, baseline: Baseline) -> Iterator[ScheduleSection]:
    """A section for each work stream of the plan, then for those that are gone, then for the measures."""
    by_stream: dict[str, list[Change]] = {stream.heading: [] for stream in facts.streams}
    now, was = _headings(facts.plan), _headings(baseline.reading.plan)
    became = dict(zip(stream_headings(facts.plan), (stream.heading for stream in facts.streams), strict=True))
    for change in comparison.changes:
        if change.item == "action":
            by_stream.setdefault(_heading(change, now, was, became), []).append(change)
    quiet = {heading: changes for heading, changes in by_stream.items() if not all_rows(facts, changes)}
    for heading, changes in by_stream.items():
        if heading not in quiet or len(by_stream) == 1:
            yield _section(facts, heading, changes, "action")
    if listed_changes(_measures(facts), facts):
        yield _section(facts, "Measures", _measures(facts), "measure")
    if quiet and len(by_stream) > 1:
        yield ScheduleSection("Nothing changed here", _quiet_note(quiet), None)


def _heading(change: Change, now: Mapping[Source, str], was: Mapping[Source, str], became: Mapping[str | None, str]) -> str:
    """Under which work stream a change is told: that of now; of what left the plan, the one it was in, as that is called now."""
    if change.after and change.kind != "retired":
        return now[change.after[0].source]
    gone = f"{was[change.before[0].source]} (no longer in the Plan)"
    return became.get(change.work_stream) or (now[change.after[0].source] if change.after else gone)


def _measures(facts: Facts) -> list[Change]:
    """What became of each measure that is reported."""
    months = {horizon.months for horizon in facts.horizons}
    changes = facts.comparison.changes if facts.comparison else ()
    return [change for change in changes if change.item == "measure" and (change.after or change.before)[0].horizon in months]


def _quiet_note(quiet: Mapping[str, Sequence[Change]]) -> str:
    """Work stream 3: Cyber Security (4 actions); Work stream 5: Payroll (2 actions)."""
    numbers = {heading: sum(i.kept != "retired" for c in changes for i in c.after) for heading, changes in quiet.items()}
    told = [f"{heading} ({words.counted(number, 'action')})" for heading, number in numbers.items()]
    return f"{'; '.join(told)}."


def _headings(plan: Plan) -> dict[Source, str]:
    """The heading of the work stream that each item stands in, by the item's source."""
    streams = enumerate(plan.work_streams, 1)
    return {item.source: stream_heading(plan, s, at) for at, s in streams for item in (*s.actions, *s.retired, *s.measures)}


def _section(facts: Facts, heading: str, changes: Sequence[Change], noun: str) -> ScheduleSection:
    rows = all_rows(facts, changes)
    listed = [row for row in rows if row.listed]
    ahead = [row for row in listed if noun == "action" and _stands_first(row)]
    here = [row for row in listed if row not in ahead]
    if noun == "measure":
        here.sort(key=lambda row: row.kind not in kinds.GRAVE)
    touched = set(keys_of(rows))
    same = [item.label for change in changes for item in change.after if item.kept != "retired" and item.source not in touched]
    total = sum(item.kept != "retired" for change in changes for item in change.after)
    note = _section_note(total, listed, ahead, same, [row for row in rows if not row.listed], noun)
    return ScheduleSection(heading, note, _table(facts, heading, here) if here else None)


def _stands_first(row: ChangeRow) -> bool:
    """Whether a row of an action stands at the front, and not in its work stream."""
    return row.kind in kinds.GRAVE or row.verdict == "silent"


def _section_note(
    total: int,
    listed: Sequence[ChangeRow],
    ahead: Sequence[ChangeRow],
    same: Sequence[str],
    rewritten: Sequence[ChangeRow],
    noun: str,
) -> str:
    """Changes: 12 (9 actions in all), 3 of them at the front (1.2 and 1.9). Unchanged: 1 (1.3). Progress rewritten: 1.1."""
    of = "of all horizons reported" if noun == "measure" else "in all"
    note = f"Changes: {words.grouped(len(listed))}{f' ({words.counted(total, noun)} {of})' if total else ''}"
    if ahead:
        every = len(ahead) == len(listed)
        which = "which stands" if every and len(ahead) == 1 else "all" if every else f"{words.grouped(len(ahead))} of them"
        note += f", {which} at the front ({labels_of(ahead)})"
    note += "."
    if same:
        note += f" Unchanged: {words.grouped(len(same))}{f' ({words.runs(same)})' if noun == 'action' else ''}."
    if rewritten:
        named = labels_of(rewritten) if noun == "action" else words.grouped(len(rewritten))
        note += f" {'Progress' if noun == 'action' else 'Narratives'} rewritten: {named}."
    return note


def _table(facts: Facts, heading: str, rows: Sequence[ChangeRow]) -> Table:
    now = words.plain_date(facts.period.meeting).split(" ", 1)[1] if facts.period.meeting else "this report"
    columns = (
        TableColumn("action", "Action"),
        TableColumn("what", "What changed"),
        TableColumn("before", f"From, in {since(facts)}"),
        TableColumn("after", f"To, in {now}"),
        *((TableColumn("entry", "Officers’ own entry"),) if judged(rows) else ()),
    )
    lines = tuple(TableRow(_cells(row)[: len(columns)]) for row in rows)
    return Table(f"{heading}: changes", "Each change, from what to what, and the officers’ entry.", columns, lines)


def _cells(row: ChangeRow) -> tuple[Cell, ...]:
    return Text(row.short, before=words.joined(row.labels), after=row.doubt), Text(row.what), row.before, row.after, row.entry
