"""The numbers of the schedule of changes: how the total moved, how many changes of which kind, how many of them explained."""

from collections.abc import Iterable, Sequence

from reportgen.model import Action, Change, Claim, Comparison, Source, Tally
from reportgen.paper import change_kinds as kinds
from reportgen.paper import words
from reportgen.paper.blocks import Table, TableColumn, TableRow, Text
from reportgen.paper.change_rows import ChangeRow, action_changes, all_rows
from reportgen.paper.common import listed
from reportgen.paper.facts import Baseline, Facts
from reportgen.paper.withdrawn import parted, withdrawn_labels
from reportgen.tally import slug

VERDICTS = {
    "explained": "Explained",
    "partly": "Explained in part",
    "silent": "Not explained",
    "unneeded": "No need to explain",
    "nowhere": "No column to explain in",
}
"""The headings of what changes are worth, in order: each is one of them, so that they add up.

"unneeded" are those that follow from others, such as renumbering; "nowhere" those in a table without a column for explanations.
"""


def tallies(facts: Facts) -> tuple[Tally, ...]:
    """The numbers of the schedule: of changes by kind (a change is not an action: one action may have several), of actions."""
    changes = action_changes(facts)
    rows = all_rows(facts, changes)
    items = {item.source: item for change in changes for item in (change.after or change.before)}

    def of(name: str, some: Sequence[ChangeRow]) -> Tally:
        return Tally(f"changes.{name}", tuple(items[key] for key in keys_of(some)), len(some))

    listed_rows = [row for row in rows if row.listed]
    touched = set(keys_of(rows))
    return (
        of("all", rows),
        of("listed", listed_rows),
        Tally("changes.actions", of("listed", listed_rows).items),
        Tally("changes.actions-all", of("all", rows).items),
        Tally("changes.progress", of("", [row for row in rows if not row.listed]).items),
        Tally("changes.unchanged", tuple(item for key, item in items.items() if key not in touched)),
        *(of(f"kind.{slug(kind)}", [row for row in rows if row.kind == kind]) for kind in kinds.in_order(r.kind for r in rows)),
        *(of(name, with_verdict(listed_rows, name)) for name in VERDICTS if with_verdict(listed_rows, name)),
        *claim_tallies(facts),
    )


def keys_of(rows: Iterable[ChangeRow]) -> list[Source]:
    """The places of the actions of some rows, each once."""
    return list(dict.fromkeys(key for row in rows for key in row.keys))


def with_verdict(rows: Iterable[ChangeRow], verdict: str) -> list[ChangeRow]:
    """The rows of one verdict."""
    return [row for row in rows if row.verdict == verdict]


def judged(rows: Iterable[ChangeRow]) -> bool:
    """Whether any of some changes stands in a table with a column in which it could be explained."""
    return any(row.verdict not in (None, "nowhere") for row in rows)


def labels_of(rows: Sequence[ChangeRow]) -> str:
    """The labels of some rows' actions, each once, in order; the parts of one that was split or merged are told as one.

    So what is named adds up to the number of changes: "4.2; 4.3a and 4.3b together".
    """
    several = any(len(row.labels) > 1 for row in rows)
    named = dict.fromkeys(f"{words.joined(row.labels)}{' together' if len(row.labels) > 1 else ''}" for row in rows)
    ordered = sorted(named, key=words.part_by_part)
    return "; ".join(ordered) if several else words.joined(ordered)


# -- entries that tell what was not found -------------------------------------------------------------------------------------


def claims(facts: Facts) -> list[tuple[Claim, Action]]:
    """What entries claim, each with the action or measure it stands beside."""
    plan, months = facts.plan, {horizon.months for horizon in facts.horizons}
    told = [item for item in (*plan.actions, *plan.measures, *plan.retired) if item.horizon is None or item.horizon in months]
    items = {item.source: item for item in told}
    found = facts.comparison.claims if facts.comparison else ()
    return [(claim, items[claim.source]) for claim in found if claim.source in items]


def claim_tallies(facts: Facts) -> tuple[Tally, ...]:
    """The entries of each kind of claim that there are."""
    found: dict[str, dict[Source, Action]] = {}
    for claim, item in claims(facts):
        found.setdefault(claim.kind, {})[item.source] = item
    return tuple(Tally(f"entries.{slug(kind)}", tuple(items.values())) for kind, items in found.items())


# -- the balance --------------------------------------------------------------------------------------------------------------


def balance_caption(comparison: Comparison, baseline: Baseline) -> str:
    """Table 1: From 50 actions in July 2015 to 52 now."""
    was, now = comparison.balance.was, comparison.balance.now
    return f"Table 1: From {words.counted(was, 'action')} in {baseline.name} to {words.grouped(now)} now"


def balance_table(facts: Facts, comparison: Comparison, baseline: Baseline) -> Table:
    """The steps from the last total to this one, each action named; steps that did not happen are left out, but for three."""
    was = words.runs([a.label for a in baseline.reading.plan.counted])
    then = f"In the Plan in {baseline.name}" if baseline.period else "In the Plan before"
    rows = [_step(then, was, words.grouped(comparison.balance.was))]
    rows += [_step(name, words.runs(labels) or "None", words.signed(by)) for name, labels, by in _steps(facts, comparison)]
    now = (
        words.sentence_case(listed(facts.counts)) if facts.counts.recorded else words.runs([a.label for a in facts.plan.actions])
    )
    if standing := withdrawn_labels(facts.plan.actions):
        now = f"{now}. Counted here though withdrawn: {words.runs(standing)}"
    rows.append(TableRow((Text("In the Plan now"), Text(now), Text(words.grouped(comparison.balance.now))), total=True))
    columns = (TableColumn("step", "Step"), TableColumn("which", "Which"), TableColumn("number", "Actions"))
    return Table("From the last total to this one", "How the number of actions came about, step by step.", columns, tuple(rows))


_GONE = "No longer in the Plan, not recorded as retired"
_ALWAYS = (kinds.ADDED, kinds.RETIRED_OPEN, _GONE)


def _steps(facts: Facts, comparison: Comparison) -> list[tuple[str, Sequence[str], int]]:
    """What was added to the total and taken from it: its name, the labels, by how many."""
    movement, balance = facts.movement, comparison.balance
    if movement is None:
        raise ValueError("a balance needs a movement")
    gone, withdrawn = parted(movement.removed)
    steps = [
        (kinds.ADDED, movement.added.labels, balance.added),
        ("Reinstated from the Retired box", movement.reinstated.labels, balance.reinstated),
        *_retired(comparison),
        (kinds.WITHDRAWN, withdrawn.labels, -withdrawn.value),
        (_GONE, gone.labels, withdrawn.value - balance.removed),
        ("Split into several actions", movement.split.labels, balance.split),
        ("Merged into one action", movement.merged.labels, -balance.merged),
    ]
    return [step for step in steps if step[1] or step[0] in _ALWAYS]


def _retired(comparison: Comparison) -> list[tuple[str, Sequence[str], int]]:
    """The actions that were retired, by whether they had been completed."""
    retired = [change for change in comparison.changes if change.kind == "retired" and change.item == "action"]
    return [
        (kind, labels, -len(labels))
        for kind in (kinds.RETIRED_DONE, kinds.RETIRED_OPEN, kinds.RETIRED)
        for labels in [[change.named[0].label for change in retired if kinds.retired_kind(change) == kind]]
    ]


def _step(name: str, which: str, number: str) -> TableRow:
    return TableRow((Text(name), Text(which), Text(number)))


# -- the kinds of change ------------------------------------------------------------------------------------------------------


def kinds_table(rows: Sequence[ChangeRow]) -> Table:
    """Each kind of change, the actions it befell, how many changes it was, and how many of them the entries explain."""
    verdicts = _shown(rows)
    lines = []
    for kind in kinds.in_order(row.kind for row in rows):
        of_kind = [row for row in rows if row.kind == kind]
        lines.append(_numbers(kind, labels_of(of_kind), of_kind, verdicts))
    every = words.plain(words.sentence_case(words.counted(len(keys_of(rows)), "action")))
    lines.append(_numbers("All changes", every, rows, verdicts, total=True))
    columns = (
        TableColumn("kind", "Kind of change"),
        TableColumn("actions", "Actions"),
        TableColumn("number", "Changes"),
        *(TableColumn(verdict, VERDICTS[verdict]) for verdict in verdicts),
    )
    return Table("What changed", "Each kind of change, the actions it befell, and what is explained.", columns, tuple(lines))


def _shown(rows: Sequence[ChangeRow]) -> tuple[str, ...]:
    """The verdicts that have a column: explained and not explained, and the others if there are any."""
    if not judged(rows):
        return ()
    return tuple(name for name in VERDICTS if name in ("explained", "silent") or with_verdict(rows, name))


def _numbers(name: str, which: str, rows: Sequence[ChangeRow], verdicts: Sequence[str], total: bool = False) -> TableRow:
    counts = (len(rows), *(len(with_verdict(rows, verdict)) for verdict in verdicts))
    return TableRow((Text(name), Text(which), *(Text(words.grouped(count)) for count in counts)), total=total)


def listed_changes(changes: Iterable[Change], facts: Facts) -> list[ChangeRow]:
    """The rows of some changes that the schedule prints."""
    return [row for row in all_rows(facts, changes) if row.listed]
