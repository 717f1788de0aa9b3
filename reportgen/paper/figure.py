"""Figure 1 in words and as data: its caption, note, alternative text, chart and table all say the same numbers."""

from collections.abc import Sequence

from reportgen.model import StatusWord
from reportgen.paper import words
from reportgen.paper.blocks import Bar, Chart, Figure, Segment, Strip, Table, TableColumn, TableRow, Text
from reportgen.paper.facts import Baseline, Facts, Horizon, StreamCounts
from reportgen.paper.labels import bare
from reportgen.tally import Counts, StatusTally

SMALL = 20
"""A group of fewer items has no percentages in a chart (STANDARDS C11)."""
_NEAR = ((1, 4, "a quarter"), (1, 3, "a third"), (1, 2, "half"), (2, 3, "two thirds"), (3, 4, "three quarters"))


def strip(heading: str, counts: Counts) -> Strip:
    """A plan's statuses as one bar."""
    return Strip(heading, tuple(_segment(status, counts.total.value >= SMALL) for status in counts.statuses))


def _segment(status: StatusTally, with_percent: bool = False) -> Segment:
    percent = status.percent if with_percent and status.tally.value else ""
    word = status.word
    return Segment(words.status_in_prose(word.label), status.tally.value, word.rag, percent, word.complete)


def message(counts: Counts, noun: str) -> str:
    """The figure in a few words: "Nearly half of the 52 actions are completed"; without such a status "52 actions by status"."""
    status, total = counts.completed, counts.total.value
    if status is None:
        return f"{words.counted(total, noun)} by status"
    part, word = status.tally.value, words.predicate(status.word.label)
    if part == 0:
        return f"The only {noun} is not {word}" if total == 1 else f"None of the {words.counted(total, noun)} is {word}"
    if part == total:
        return f"The only {noun} is {word}" if total == 1 else f"All {words.counted(total, noun)} are {word}"
    verb = "is" if part == 1 else "are"
    return f"{_share(part, total)} of the {words.counted(total, noun)} {verb} {word}"


def _share(part: int, total: int) -> str:
    """Nearly half, exactly half or just over half, and so for thirds and quarters, within 4 points; else the number itself."""
    if total >= SMALL:
        for over, under, name in _NEAR:
            ahead = 100 * (part * under - over * total)
            if abs(ahead) <= 4 * total * under:
                return words.sentence_case(name if ahead == 0 else f"{'just over' if ahead > 0 else 'nearly'} {name}")
    return words.grouped(part)


def alternative_text(counts: Counts, noun: str, streams: int, stream_noun: str, table: str) -> str:
    """Chart type, what it is of, the numbers, and where they are (STANDARDS A02, C14)."""
    of = f" in {words.counted(streams, stream_noun)}" if streams else ""
    numbers = words.joined([f"{s.tally.value} {words.status_in_prose(s.word.label)}" for s in counts.statuses])
    return words.plain(f"Bar chart of {words.counted(counts.total.value, noun)}{of}: {numbers}. Figures are in {table}.")


def report_figure(facts: Facts) -> Figure | None:
    """The strip in the report itself: the total now, beneath it the last report's on one scale. None without statuses."""
    if not facts.counts.recorded:
        return None
    strips = [_all(facts.counts, "action", _now(facts))]
    if facts.baseline and facts.baseline.recorded:
        strips.append(_all(facts.baseline.counts, "action", facts.baseline.short))
    appendix = facts.appendix("graph-actions")
    where = f"Table 1{f', {appendix.name}' if appendix else ''}"
    compared = facts.baseline.name if len(strips) > 1 and facts.baseline else ""
    dates = words.joined([text for text in (_as_at(facts) or ("now" if compared else ""), compared) if text])
    return Figure(
        caption=f"Figure 1: {message(facts.counts, 'action')}",
        note=f"Number of actions by status{f', {dates}' if dates else ''}. The data are in {where}.",
        alt=alternative_text(facts.counts, "action", 0, "", where),
        chart=Chart(tuple(strips)),
    )


def _now(facts: Facts) -> str:
    meeting = facts.period.meeting
    return f"{words.MONTHS[meeting.month - 1]} {meeting.year}" if meeting else ""


def _all(counts: Counts, noun: str, when: str = "") -> Strip:
    """The strip of all items: "October 2015: all 52 actions"."""
    heading = f"{when}{': ' if when else ''}all {words.counted(counts.total.value, noun)}"
    return strip(words.plain(words.sentence_case(heading)), counts)


def _as_at(facts: Facts) -> str:
    return words.long_date(facts.as_at) if facts.as_at else ""


def actions_figure(facts: Facts) -> Figure:
    """Appendix 1: actions by status and work stream, with what was completed and the change since the baseline."""
    changed = facts.baseline is not None and all(s.change is not None for s in facts.streams)
    right = _done_heading(facts.counts) + (
        ["Change since " + facts.baseline.short.split(" ")[0]] if changed and facts.baseline else []
    )
    streams = len(facts.shown_streams) if facts.has_streams else 0
    return Figure(
        caption=f"Figure 1: {message(facts.counts, 'action')}",
        note=_note(facts, "actions") + (_change_note(facts) if changed else ""),
        alt=alternative_text(facts.counts, "action", streams, words.in_prose(facts.plan.stream_word), "Table 1"),
        chart=_chart(facts, _all(facts.counts, "action"), facts.shown_streams, right),
    )


def measures_figure(facts: Facts, horizon: Horizon) -> Figure:
    """Appendix 2: the measures of one horizon by status and work stream."""
    number = 2 + facts.horizons.index(horizon)
    streams = len(horizon.streams) if facts.has_streams else 0
    return Figure(
        caption=f"Figure {number}: {message(horizon.counts, 'measure')}",
        note=_note(facts, f"measures at {horizon.months} months"),
        alt=alternative_text(
            horizon.counts, "measure", streams, words.in_prose(facts.plan.stream_word), f"Table{words.NBSP}{number}"
        ),
        chart=_chart(facts, _all(horizon.counts, "measure"), horizon.streams, _done_heading(horizon.counts)),
    )


def _chart(facts: Facts, everything: Strip, streams: Sequence[StreamCounts], right: Sequence[str]) -> Chart:
    """All as one bar, beneath it a bar for each work stream of a plan that is in parts."""
    if not facts.has_streams:
        return Chart((everything,))
    return Chart((everything,), tuple(_bar(facts, stream) for stream in streams), tuple(right))


def _done_heading(counts: Counts) -> list[str]:
    """The heading of how many are completed, none where no status says so."""
    return [counts.completed.word.label] if counts.completed else []


def _bar(facts: Facts, stream: StreamCounts) -> Bar:
    done = stream.counts.completed
    right = [f"{done.tally.value} of {stream.counts.total.value}"] if done else []
    if stream.change is not None:
        right.append(words.signed(stream.change.value))
    position = facts.plan.work_streams.index(stream.stream) + 1
    number = stream.stream.number or ("" if stream.stream.title else str(position))
    return Bar(number, stream.stream.title or "", tuple(_segment(s) for s in stream.counts.statuses), tuple(right))


def _note(facts: Facts, what: str) -> str:
    when = _as_at(facts)
    and_stream = f" and {words.in_prose(facts.plan.stream_word)}" if facts.has_streams else ""
    return f"Number of {what} by status{and_stream}{f', {when}' if when else ''}."


def _change_note(facts: Facts) -> str:
    since = facts.baseline.name if facts.baseline else ""
    reopened = facts.movement.reopened if facts.movement else None
    less = f", less {reopened.value} reopened ({words.joined(reopened.labels)})" if reopened and reopened.value else ""
    return f" Change is actions completed since {since}{less}.{_left_out(facts)}"


def _left_out(facts: Facts) -> str:
    """The completed actions that left the plan or came into it, which the change does not count and the totals do."""
    changes = [change for change in facts.comparison.changes if change.item == "action"] if facts.comparison else []
    kinds = ("removed",) if facts.plan.count_retired else ("removed", "retired")
    left = [c for c in changes if c.kind in kinds and c.before[0].kept == "action" and c.before[0].status.complete]
    came = [c for c in changes if (c.kind == "added" or c.is_back) and c.after[0].kept == "action" and c.after[0].status.complete]
    told = [
        f"{words.grouped(len(some))} {what} ({words.joined([bare(c.named[0].label, facts.plan) for c in some])})"
        for some, what in ((left, "that left the Plan"), (came, "that came into it"))
        if some
    ]
    return f" Completed actions that are not in it: {words.joined(told)}." if told else ""


def status_columns(counts: Counts) -> tuple[TableColumn, ...]:
    """A column for each status of the vocabulary, and for "Not recorded" where there is any."""
    return tuple(TableColumn(f"status{at}", s.word.label) for at, s in enumerate(counts.statuses, 1))


def status_table(facts: Facts, streams: tuple[StreamCounts, ...], counts: Counts, noun: str) -> Table:
    """Counts with percentages by work stream, the total, and for actions the baseline's total (the figure's data)."""
    statuses = [s.word for s in counts.statuses]
    changed = all(s.change is not None for s in streams) and facts.baseline is not None
    columns = [
        TableColumn("stream", facts.plan.stream_word if facts.has_streams else "Plan"),
        *status_columns(counts),
        TableColumn("total", "Total"),
    ]
    if changed and facts.baseline:
        columns.append(TableColumn("change", "Change since " + facts.baseline.short.split(" ")[0]))
    rows = [
        _row(_short_heading(s), statuses, s.counts, words.signed(s.change.value) if changed and s.change else None)
        for s in (streams if facts.has_streams else ())
    ]
    total = sum(s.change.value for s in streams if s.change) if changed else None
    whole = words.plural_of(words.in_prose(facts.plan.stream_word) if facts.has_streams else noun)
    rows.append(_row(f"All {whole}", statuses, counts, words.signed(total) if total is not None else None, total=True))
    rows += _baseline_row(facts, statuses, changed) if noun == "action" else []
    description = f"Number and percentage of {words.plural_of(noun)} of each status{facts.by_stream}."
    return Table(f"{words.plural_of(noun).capitalize()} by status", description, tuple(columns), tuple(rows), fit=True)


def _short_heading(stream: StreamCounts) -> str:
    number, title = stream.stream.number, stream.stream.title
    return f"{number}. {title}" if number and title else title or stream.heading


def _row(heading: str, statuses: list[StatusWord], counts: Counts, change: str | None, total: bool = False) -> TableRow:
    """One line of the table: statuses that these items do not have are 0."""
    of = {s.word.label: s for s in counts.statuses}
    cells = [Text(heading), *(Text(_count(of.get(word.label))) for word in statuses), Text(words.grouped(counts.total.value))]
    if change is not None:
        cells.append(Text(change))
    return TableRow(tuple(cells), total)


def _count(status: StatusTally | None) -> str:
    if status is None:
        return "0 (0%)"
    return f"{words.grouped(status.tally.value)} ({status.percent})" if status.percent else words.grouped(status.tally.value)


def _baseline_row(facts: Facts, statuses: list[StatusWord], changed: bool) -> list[TableRow]:
    """The last report's total, where its statuses are all among today's columns."""
    baseline = facts.baseline
    if baseline is None or not baseline.recorded:
        return []
    shown = {word.label for word in statuses}
    if any(s.tally.value and s.word.label not in shown for s in baseline.counts.statuses):
        return []
    return [_row(f"All, {baseline.name}", statuses, baseline.counts, "Not applicable" if changed else None)]


def rounding(*groups: Counts) -> str:
    """The sentence that is owed where printed percentages do not add to 100 (STANDARDS N06)."""
    return "" if all(counts.adds_up for counts in groups) else "Percentages may not add to 100 because of rounding."


def baseline_counts(baseline: Baseline | None) -> tuple[Counts, ...]:
    """The baseline's counts where they are printed."""
    return (baseline.counts,) if baseline and baseline.recorded else ()
