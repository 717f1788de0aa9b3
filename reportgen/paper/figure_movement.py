"""The figure of movement in words and as data: from which status to which, every action named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.model import Action, Tally
from reportgen.paper import words
from reportgen.paper.blocks import Figure, Move, MovementChart, Table, TableColumn, TableRow, Text
from reportgen.paper.facts import Facts
from reportgen.paper.withdrawn import parted
from reportgen.tally import NOT_RECORDED, Crossing, Crossings

ARROW = "\u2192"
ALT_LIMIT = 250
_TILES = 92.0
_LETTER = 2.0
_PADDING = 4.0
_LINE = 6.4
_ROW = 13.0
_PAGE = 205.0
"""Millimetres, rather too many than too few: the room for tiles, a letter's width, a tile's padding, a line of tiles, the
least row, and the rows of one picture. What is more goes on in another picture; the renderer measures and finds it fits."""


def movement_figures(facts: Facts, number: int) -> tuple[Figure, ...]:
    """The figure of movement since the baseline, in as many pictures as it takes; none where there is nothing to show."""
    crossings, movement = facts.crossings, facts.movement
    if crossings is None or movement is None or why_not(facts):
        return ()
    moves = tuple(_moves(facts, crossings))
    pages = tuple(split(moves))
    table = f"Table{words.NBSP}{number}"
    return tuple(
        Figure(
            caption=f"Figure {number}{f' (continued, {page} of {len(pages)})' if page > 1 else ''}: {_message(facts, crossings)}",
            note=_note(facts, table),
            alt=_alt(facts, crossings, moves, table) if page == 1 else _alt_continued(part, page, table),
            chart=MovementChart(part),
        )
        for page, part in enumerate(pages, 1)
    )


def why_not(facts: Facts) -> str:
    """Why there is no such figure, as a sentence; "" where there is one."""
    crossings, movement, baseline = facts.crossings, facts.movement, facts.baseline
    if crossings is None or movement is None or baseline is None:
        return "There is no figure of movement, because this is the first report."
    if not baseline.recorded:
        return f"There is no figure of movement, because no status was recorded in {baseline.name}."
    if not facts.counts.recorded:
        return "There is no figure of movement, because no status is recorded."
    outside = (crossings.added, crossings.reinstated, crossings.merged, movement.retired, movement.removed)
    if crossings.moved or any(tally.value for tally in outside):
        return ""
    return f"There is no figure of movement, because no status has changed since {baseline.name}."


def _message(facts: Facts, crossings: Crossings) -> str:
    """14 actions have moved forward and 1 has moved back."""
    forward, back = crossings.forward.value, crossings.back.value
    across = sum(each.tally.value for each in crossings.moved) - forward - back
    if not forward and not back:
        since = facts.baseline.name if facts.baseline else ""
        if not across:
            return f"No action has changed status since {since}"
        return f"{_have(across)} changed status since {since}"
    if not back:
        return f"{_have(forward)} moved forward and none back"
    if not forward:
        return f"{_have(back)} moved back and none forward"
    return f"{_have(forward)} moved forward and {words.grouped(back)} {'has' if back == 1 else 'have'} moved back"


def _have(number: int) -> str:
    return words.plain(f"{words.counted(number, 'action')} {'has' if number == 1 else 'have'}")


def _note(facts: Facts, table: str) -> str:
    now = words.long_date(facts.as_at) if facts.as_at else "now"
    since = facts.baseline.name if facts.baseline else ""
    return f"Status of each action in {since} and {now}. Each box is one action, shown by its label. The data are in {table}."


def _moves(facts: Facts, crossings: Crossings) -> Iterator[Move]:
    """The rows: from status to status, then what came into the plan, what left it, and what stayed as it was."""
    since = facts.baseline.name if facts.baseline else ""
    for each in crossings.moved:
        way: Literal["forward", "back", "across"] = each.direction if each.direction != "same" else "across"
        yield _move(each.tally, f"{_status(each.was)} {ARROW} {_status(each.now)}", _direction_words(each), way)
    yield from _arrivals(crossings, since)
    yield from _departures(facts)
    same = [each for each in crossings.same if each.tally.value]
    if same:
        number = sum(each.tally.value for each in same)
        text = ", ".join(f"{words.grouped(each.tally.value)} {words.status_in_prose(each.now)}" for each in same)
        yield Move(words.grouped(number), "No change of status", f"since {words.plain(since)}", "same", text=text)


def _arrivals(crossings: Crossings, since: str) -> Iterator[Move]:
    one = crossings.added.value == 1
    yield from _some(crossings.added, f"New action{'' if one else 's'}", f"added since {words.plain(since)}", "new")
    yield from _some(crossings.reinstated, "Reinstated", "from the retired actions", "new")
    yield from _some(crossings.merged, "Merged", "from actions of different status", "across")


def _departures(facts: Facts) -> Iterator[Move]:
    if facts.movement is None:
        return
    retired, (removed, withdrawn) = facts.movement.retired, parted(facts.movement.removed)
    yield from _some(retired, "Retired", _were(_last_in_plan(facts, retired)), "gone")
    yield from _some(withdrawn, "No longer in the plan", "withdrawn in the last report", "gone")
    yield from _some(removed, "No longer in the plan", "not recorded as retired", "lost")


def _some(tally: Tally, heading: str, note: str, way: Literal["new", "across", "gone", "lost"]) -> Iterator[Move]:
    if tally.value:
        yield _move(tally, heading, note, way)


def _move(tally: Tally, heading: str, note: str, way: Literal["forward", "back", "across", "new", "gone", "lost"]) -> Move:
    return Move(words.grouped(tally.value), heading, note, way, tally.labels)


def _direction_words(crossing: Crossing) -> str:
    if crossing.now == NOT_RECORDED:
        return "Status no longer recorded"
    if crossing.was == NOT_RECORDED:
        return "Status now recorded"
    return {"forward": "Moved forward", "back": "Moved back"}.get(crossing.direction, "Changed")


def _status(label: str) -> str:
    return words.sentence_case(words.status_in_prose(label))


def _last_in_plan(facts: Facts, gone: Tally) -> list[Action]:
    """Retired actions as they were when they were last in the plan."""
    keys = {item.source for item in gone.items}
    changes = facts.comparison.changes if facts.comparison else ()
    return [before for change in changes for before in change.before[:1] if any(item.source in keys for item in change.after)]


def _were(items: Sequence[Action]) -> str:
    """2 completed, 2 in progress when last in the plan."""
    counts: dict[str, int] = {}
    for item in items:
        word = words.status_in_prose(item.status.label or NOT_RECORDED)
        counts[word] = counts.get(word, 0) + 1
    told = ", ".join(f"{words.grouped(count)} {word}" for word, count in counts.items())
    return f"{told} when last in the plan" if told else ""


def split(moves: Iterable[Move]) -> Iterator[tuple[Move, ...]]:
    """The rows of each picture: as many as surely fit a page; a row of many tiles goes on in the next."""
    page, free = list[Move](), _PAGE
    for move in moves:
        rest = move
        while True:
            per_line = _per_line(rest.labels)
            lines = -(-len(rest.labels) // per_line)
            height = max(lines * _LINE + 3, _ROW)
            if height <= free:
                page.append(rest)
                free -= height
                break
            some = max(int((free - 3) // _LINE), 0) * per_line if free >= 2 * _ROW else 0
            if some:
                page.append(replace(rest, labels=rest.labels[:some]))
                rest = _continued(rest, some)
            yield tuple(page)
            page, free = [], _PAGE
    yield tuple(page)


def _per_line(labels: Sequence[str]) -> int:
    """How many tiles of some labels surely stand beside each other."""
    widest = max((len(label) for label in labels), default=0) * _LETTER + _PADDING
    return max(int(_TILES // widest), 1)


def _continued(move: Move, done: int) -> Move:
    return replace(move, number="", note="continued", labels=move.labels[done:])


def _alt(facts: Facts, crossings: Crossings, moves: Sequence[Move], table: str) -> str:
    """What moved, row by row; where that is too long, how many moved forward, back, in and out (STANDARDS A02, C14)."""
    since = words.plain(facts.baseline.name) if facts.baseline else ""
    rows = [f"{move.number} {_in_words(move)}" for move in moves]
    sums = [f"{crossings.forward.value} forward", f"{crossings.back.value} back"]
    sums += [f"{move.number} {_in_words(move)}" for move in moves if move.way in ("new", "gone", "lost", "same")]
    texts = [
        f"Chart of movement since {since}: {words.joined(parts)}. Figures are in {words.plain(table)}." for parts in (rows, sums)
    ]
    return next((text for text in texts if len(text) <= ALT_LIMIT), texts[-1])


def _alt_continued(moves: Sequence[Move], page: int, table: str) -> str:
    tiles = words.counted(sum(len(move.labels) for move in moves), "action")
    return words.plain(f"Chart of movement, picture {page}: another {tiles}. Figures are in {table}.")


def _in_words(move: Move) -> str:
    """A row in a sentence: "in progress to completed", "new"."""
    if move.way == "same":
        return "with no change of status"
    sides = move.heading.split(f" {ARROW} ")
    return "new" if move.way == "new" and not move.note.startswith("from") else " to ".join(map(words.status_in_prose, sides))


def movement_table(facts: Facts) -> Table:
    """What the figure shows, and the labels of those that did not move too."""
    crossings = facts.crossings
    if crossings is None or facts.movement is None:
        raise ValueError("a table of movement needs a comparison")
    rows = [_row(f"{_status(each.was)} to {words.status_in_prose(each.now)}", each.tally) for each in crossings.moved]
    rows += [_row(f"Still {words.status_in_prose(each.now)}", each.tally) for each in crossings.same]
    rows += [_row(name, tally) for name, tally in _outside(crossings) if tally.value]
    rows.append(
        TableRow((Text("In the plan now"), Text("All of these"), Text(words.grouped(len(facts.plan.actions)))), total=True)
    )
    removed, withdrawn = parted(facts.movement.removed)
    rows += [
        _row("Retired", facts.movement.retired),
        *([_row("No longer in the plan, withdrawn in the last report", withdrawn)] if withdrawn.value else []),
        _row("No longer in the plan, not recorded as retired", removed),
    ]
    columns = (TableColumn("what", "What became of them"), TableColumn("actions", "Actions"), TableColumn("number", "Number"))
    return Table("Movement of actions", "What became of the actions, with their labels and their number.", columns, tuple(rows))


def _outside(crossings: Crossings) -> tuple[tuple[str, Tally], ...]:
    return (
        ("New", crossings.added),
        ("Reinstated from the retired actions", crossings.reinstated),
        ("Merged from actions of different status", crossings.merged),
    )


def _row(name: str, tally: Tally) -> TableRow:
    return TableRow((Text(name), Text(words.runs(tally.labels) or "None"), Text(words.grouped(tally.value))))
