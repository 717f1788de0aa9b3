"""What reading itself finds: summary boxes that disagree, rows and columns hidden or not understood, leads spelt several ways."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from reportgen.layout import Layout
from reportgen.model import Action, Cell, Column, Finding, Grid, Source, StatusWord
from reportgen.model.names import fold_lead
from reportgen.parse.found import RawItem, Stated, Walked
from reportgen.parse.headings import Lexicon
from reportgen.parse.items import ReadItem
from reportgen.parse.labels import Labelled
from reportgen.parse.meaning import completes
from reportgen.parse.report import of_item, of_place, of_source
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import Problem, match_word
from reportgen.parse.streams import Gathered, describe
from reportgen.parse.text import fold, quote, squeeze
from reportgen.parse.unread import unread_tables
from reportgen.settings import toml_line

OWN = frozenset({"ref", "lead", "due", "status"})
"""What an action has of its own."""
FEWEST_WORDS = 4
"""The words of a text in the column of the actions that may be one, at the least."""
OPENING = 6
"""The words by which two texts with one long ending are told apart."""
SAME_OPENING = 60.0
SAME_TEXT = 80.0
"""The likeness, of 100, from which two texts under one reference are one action."""


def all_of(
    sheets: Sequence[Walked],
    streams: Sequence[Gathered],
    entries: Sequence[Labelled],
    columns: Sequence[Column],
    statuses: Sequence[StatusWord],
    layout: Layout,
) -> list[Finding]:
    """Every finding of a reading but those of its cells."""
    return [
        *(finding for stream in streams for finding in summaries(stream, statuses, layout)),
        *unknown_columns(columns, {(walked.view.file, walked.view.sheet.name) for walked in sheets if walked.left_out}),
        *(finding for walked in sheets for finding in hidden_parts(walked, entries)),
        *(finding for walked in sheets for finding in unknown_rows(walked)),
        *(finding for walked in sheets for finding in foreign_rows(walked)),
        *(finding for walked in sheets for finding in rows_as_one(walked)),
        *(finding for walked in sheets for finding in unread_tables(walked, layout)),
        *lead_variants(entries),
        *action_columns(columns, Lexicon(layout)),
        *status_column(columns, entries),
    ]


def status_column(columns: Sequence[Column], entries: Sequence[Labelled]) -> Iterator[Finding]:
    """Said once of a plan without a column of statuses, or anything else that tells them."""
    actions = [entry.item.action for entry in entries if entry.item.action.kept == "action"]
    there = any(column.field == "status" and column.table == "plan" for column in columns)
    if not actions or there or any(action.status.label or action.status.text for action in actions):
        return
    message = "The plan has no column of statuses, so the papers can't say what is completed, late or not started."
    fix = 'If a column holds them, write its heading into [columns] of the layout: status = ["Heading"]; if none does, add one.'
    first = actions[0].source
    yield of_place(Problem("status-column-missing", "warning", message, fix), first.file, first.sheet)


def action_columns(columns: Sequence[Column], lexicon: Lexicon) -> Iterator[Finding]:
    """A column that was taken for the actions although its heading does not say so."""
    for column, others in _by_heading([c for c in columns if c.field == "action" and c.table == "plan" and not c.hidden]):
        known = lexicon.guess(column.heading, "plan")
        if known is None or known.role != "action":
            message = f"No heading names the actions, so the column {quote(column.heading)} was taken for them."
            problem = Problem("action-column-guessed", "warning", message, "If it is another, name its heading in the layout.")
            found = of_place(problem, column.file, column.sheet, column.cell, squeeze(column.heading))
            cells = tuple(f"'{other.sheet}'!{other.cell}" for other in (column, *others)) if others else ()
            yield replace(found, cells=cells)


def same_item(action: Action, other: Action) -> bool:
    """Whether two entries are one: the same reference, and much the same text."""
    if not action.ref or not other.ref or fold(action.ref) != fold(other.ref) or action.horizon != other.horizon:
        return False
    one, two = squeeze(action.action).casefold(), squeeze(other.action).casefold()
    return fuzz.ratio(one, two) >= SAME_TEXT and fuzz.ratio(_opening(one), _opening(two)) >= SAME_OPENING


def _opening(text: str) -> str:
    return " ".join(text.split()[:OPENING])


def retired_and_in_plan(item: ReadItem, twin: Source, entries: Sequence[Labelled]) -> Finding:
    """The warning about an action that stands in the table and in the Retired box, where twin is."""
    action = item.action
    kept = next(entry for entry in entries if entry.item.action.source == twin)
    place = twin.cell("action") or f"row {twin.row}"
    message = f"{action.ref} stands in the plan and among the retired actions ({twin.sheet}, {place}), so it counts as retired."
    problem = Problem("retired-and-in-plan", "warning", message, "Take it out of one of them.")
    own = replace(kept, item=replace(item, action=replace(action, label=kept.item.action.label)))
    return replace(of_item(problem, own, None), text=action.action)


def summaries(stream: Gathered, statuses: Sequence[StatusWord], layout: Layout) -> Iterator[Finding]:
    """The lines of a summary box that say another number than the rows add up to."""
    for horizon in dict.fromkeys(line.horizon for line, _, _ in stream.stated):
        lines = [(line, file, sheet) for line, file, sheet in stream.stated if line.horizon == horizon]
        items = _counted(stream, horizon, layout)
        if not items or all(line.total for line, _, _ in lines) or all(item.status.label is None for item in items):
            continue
        for line, file, sheet in (entry for entry in lines if entry[0].whole or not entry[0].total):
            count = len(items) if line.total else _with_status(items, line, statuses)
            if count is not None and count != line.count:
                called = f"{quote(line.word)} {line.count}"
                message = f"The summary box of {describe(stream.name)} says {called}; its rows add up to {count}."
                problem = Problem("summary-disagrees", "warning", message, "Correct the box, or the statuses above it.")
                yield of_place(problem, file, sheet, line.cell.address, line.cell.text)


def _counted(stream: Gathered, horizon: int | None, layout: Layout) -> list[Action]:
    kinds = {"measure"} if horizon is not None else {"action"}
    counted = kinds | ({"retired"} if layout.count_retired else set())
    return [item.action for item in stream.items if item.action.kept in counted and item.action.horizon == horizon]


def _with_status(items: Sequence[Action], line: Stated, statuses: Sequence[StatusWord]) -> int | None:
    """How many items have the status of a line of a box; where the plan writes "C" for "Completed", how many are complete."""
    matched = match_word(line.word, statuses)
    if matched is not None:
        return sum(action.status.label == matched.word.label for action in items)
    done = sum(action.status.complete is True for action in items) if completes(line.word) else 0
    return done if line.count else None


def unknown_columns(columns: Sequence[Column], hidden_sheets: Collection[tuple[str, str]] = ()) -> Iterator[Finding]:
    """One finding for each heading that stands for no field, and for each that is hidden. text is the heading.

    Of sheets that are left out, each given by file and name, nothing more is said than that.
    """
    for column, others in _by_heading([column for column in columns if (column.file, column.sheet) not in hidden_sheets]):
        heading = squeeze(column.heading)
        if column.field is None and not column.hidden:
            message = f"The column {quote(heading)} is not one that papers know, so it isn't printed."
            fix = f"To print it, add it to publish_columns in report.toml: {toml_line('publish_columns', [heading])}."
            problem = Problem("column-unknown", "warning", message, fix)
        elif column.hidden and column.field is not None:
            message = f"The column {quote(heading)} is hidden, so papers leave it out."
            problem = Problem("column-hidden", "warning", message, "Unhide it if members are to read it.")
        elif column.hidden:
            problem = Problem(
                "column-hidden",
                "note",
                f"The column {quote(heading)} is hidden, so papers leave it out.",
                "Nothing need be done.",
            )
        else:
            continue
        found = of_place(problem, column.file, column.sheet, column.cell, heading)
        cells = tuple(f"'{other.sheet}'!{other.cell}" for other in (column, *others)) if others else ()
        yield replace(found, cells=cells)


def _by_heading(columns: Sequence[Column]) -> Iterator[tuple[Column, list[Column]]]:
    groups: dict[tuple[str, str, bool, bool], list[Column]] = {}
    for column in columns:
        groups.setdefault((column.file, fold(column.heading), column.field is None, column.hidden), []).append(column)
    for first, *others in groups.values():
        yield first, others


def hidden_parts(walked: Walked, entries: Sequence[Labelled]) -> Iterator[Finding]:
    """Hidden sheets, and hidden rows that are counted all the same."""
    view = walked.view
    if view.sheet.hidden:
        message = f"The sheet '{view.sheet.name}' is hidden, so nothing on it is in the plan."
        yield of_place(
            Problem("sheet-hidden", "warning", message, "Unhide it if it belongs to the plan."), view.file, view.sheet.name
        )
        return
    rows = [row for item in walked.items for row in item.rows if view.rows[row].hidden and walked.left_out is None]
    owners = _owners(walked, entries)
    for row in rows:
        if view.rows[row].hidden == "manual":
            yield _row_hidden(row, owners.get(row), view)
    folded = sum(view.rows[row].hidden in ("filter", "outline") for row in rows)
    if folded:
        counted = "1 row of the plan is" if folded == 1 else f"{folded} rows of the plan are"
        they = "it is" if folded == 1 else "they are"
        message = f"{counted} out of sight under a filter or a collapsed group; {they} counted and printed."
        yield of_place(Problem("rows-filtered", "note", message, "Nothing need be done."), view.file, view.sheet.name)


def _owners(walked: Walked, entries: Sequence[Labelled]) -> dict[int, Labelled]:
    """The item that each row of a sheet belongs to."""
    place = (walked.view.file, walked.view.sheet.name)
    mine = [entry for entry in entries if (entry.item.action.source.file, entry.item.action.source.sheet) == place]
    return {row: entry for entry in mine for row in entry.item.action.source.rows}


def _row_hidden(row: int, owner: Labelled | None, view: View) -> Finding:
    message = f"Row {row} is hidden, but it is a row of the plan and is counted and printed."
    problem = Problem("row-hidden", "error", message, "Unhide it, or delete it if it should not be there.")
    if owner is None:
        return of_place(problem, view.file, view.sheet.name, f"A{row}")
    return replace(of_item(problem, owner, None), cell=f"A{row}")


def unknown_rows(walked: Walked) -> Iterator[Finding]:
    """Rows that nothing was made of, and those read as notes though an action may be meant."""
    view = walked.view
    for row, kind in walked.kinds.items() if walked.left_out is None else ():
        cells = view.filled(row)
        if kind == "unknown" and cells:
            message = f"Row {row} holds {quote(cells[0].text)} but no action, so nothing was made of it."
            fix = "Type the action in its column, or clear the row."
        elif kind == "note" and len(cells) == 1 and _may_be_meant(walked, cells[0]):
            message = f"Row {row} holds nothing but {quote(cells[0].text)} in the column of the actions, so it is read as a note."
            fix = "If it is an action, give it a reference or a lead; if not, put it under the table, in the first column."
        else:
            continue
        yield of_place(
            Problem("row-unknown", "warning", message, fix), view.file, view.sheet.name, cells[0].address, cells[0].text
        )


def _may_be_meant(walked: Walked, cell: Cell) -> bool:
    """Whether a text alone in its row, plain and neither sentence nor label, stands where the table above has its actions."""
    above = [header for header, _ in walked.headers if header.rows[-1] < cell.row]
    main = above[-1].main if above else None
    inside = main is not None and main.column == cell.column != above[-1].headings[0].column
    text = cell.standing.strip()
    plain = not (cell.bold or cell.fill) and text[:1].isalnum() and not text.endswith((".", "?")) and ":" not in text
    return inside and plain and len(text.split()) >= FEWEST_WORDS and walked.view.width(cell) == 1


def foreign_rows(walked: Walked) -> Iterator[Finding]:
    """Blocks below a table that hold something else: said, as it is their contents that say so."""
    view = walked.view
    for first, last in walked.foreign if walked.left_out is None else ():
        cells = view.filled(first)
        message = (
            f"Rows {first} to {last} are not read as actions: what stands in them fits none of the columns of the table above."
        )
        problem = Problem("rows-beside-plan", "note", message, "If they are actions, put them right under the others.")
        yield of_place(problem, view.file, view.sheet.name, cells[0].address, cells[0].text)


def rows_as_one(walked: Walked) -> Iterator[Finding]:
    """The rows read as more of the action above them though they look like actions of their own: none is lost unsaid."""
    view = walked.view
    for item in walked.items if walked.left_out is None else ():
        more = [str(row) for row in item.rows[1:] if _stands_alone(view, row, item)]
        main = item.header.main
        if not more or main is None:
            continue
        subject = f"Row {more[0]} has" if len(more) == 1 else f"Rows {', '.join(more[:-1])} and {more[-1]} have"
        message = f"{subject} a reference, lead, date or status apart but no action, and so count as more of this one."
        fix = "If each of them is an action, name the heading of the column that says so in the layout."
        cell = view.shown(item.rows[0], main.column)
        address, text = (cell.address, cell.text) if cell else (None, None)
        yield of_place(Problem("rows-as-one", "warning", message, fix), view.file, view.sheet.name, address, text)


def _stands_alone(view: View, row: int, item: RawItem) -> bool:
    """Whether a row has two of what an action has in cells of its own."""
    cells = (cell for cell in view.filled(row) if holds(cell) and not view.covered(row, cell.column))
    return len({item.header.roles.get(cell.column) for cell in cells} & OWN) > 1


def lead_variants(entries: Sequence[Labelled]) -> Iterator[Finding]:
    """One finding for each lead that is spelt in several ways; they are counted as one."""
    spelt: dict[str, dict[str, Labelled]] = {}
    for entry in entries:
        for lead in entry.item.action.lead:
            spelt.setdefault(fold_lead(lead), {}).setdefault(lead, entry)
    for variants in spelt.values():
        if len(variants) > 1:
            names = [f'"{name}"' for name in variants]
            second = list(variants.values())[1].item.action
            message = f"One lead is spelt {len(names)} ways, {', '.join(names[:-1])} and {names[-1]}; they are counted as one."
            problem = Problem("lead-variants", "warning", message, f"Spell it one way, such as {names[0]}.")
            cells = tuple(dict.fromkeys(_lead_cell(entry) for entry in variants.values()))
            found = of_source(problem, second.source, "lead", second.lead_text)
            yield replace(found, cells=cells)


def _lead_cell(entry: Labelled) -> str:
    source = entry.item.action.source
    return f"'{source.sheet}'!{source.cell('lead')}"


_SAID_BY = {"error-value": "cell-error", "text-missing": "cell-error", "not-calculated": "formula-uncalculated"}
"""What is odd in a cell of the plan's tables is said by a finding about the action, not twice."""


def grid_notes(grid: Grid, said: Collection[Finding]) -> Iterator[Finding]:
    """What was odd in the workbook itself: a note is a sentence that ends with what to do after a colon."""
    told = {(finding.code, finding.sheet, finding.cell) for finding in said if finding.file == grid.file}
    for sheet, cell, code, sentence in grid.notes:
        if (_SAID_BY.get(code), sheet, cell) not in told:
            what, _, remedy = sentence.rpartition(": ")
            fix = f"{remedy[:1].upper()}{remedy[1:]}" if what else "See to it in Excel, and save the workbook."
            yield of_place(Problem(code, "warning", f"{what}." if what else sentence, fix), grid.file, sheet, cell)
