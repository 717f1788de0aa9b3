"""How a table tells its statuses: by a column of them, else by ticks, shading, a date of completion, a percentage or its title.

What the columns say is believed in this order: a status column; columns of which one is ticked; the colour of the action, where a
key gives it a meaning; words in the texts of progress; the last month coloured, where a key gives it one; an answer to "Done?" or
a date of completion; % complete; the colour of the newest update; the due date where it says "Complete"; the table's own title.
Every way but the first is told by a finding.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.layout import Layout, general_words
from reportgen.model import Cell, Due, Status
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.columns import Columns, dated_apart, is_now
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.elsewhere import UNTOLD, Told, carried, elsewhere
from reportgen.parse.found import RawItem
from reportgen.parse.gantt import due_of_month, last_bar
from reportgen.parse.headers import Header, Heading
from reportgen.parse.match import match_word
from reportgen.parse.percent import in_fractions, percent_of
from reportgen.parse.progress_words import ProgressWords, progress_words
from reportgen.parse.sheets import View, holds
from reportgen.parse.status import NONE, KeyEntry, Problem, StatusReading, entry_of_colour, read_status
from reportgen.parse.symbols import answer
from reportgen.parse.table_look import TableLook
from reportgen.parse.text import fold, quote, squeeze
from reportgen.parse.ticks import marked_cells
from reportgen.parse.titles import Titles, status_in_title
from reportgen.parse.translate import translated

CellsOf = Callable[[RawItem, Heading], list[Cell]]


UNDONE = Status(None, None, None, None, False)
"""Not completed, without a word that says what it is."""


@dataclass(frozen=True)
class StatusReader:
    """Reads the statuses of one table."""

    view: View
    columns: Columns
    layout: Layout
    calendar: Calendar
    key: Sequence[KeyEntry]

    def read(self, raw: RawItem, cells_of: CellsOf) -> Told:
        """The status of an item, in the layout's words where it has any; cells_of gives its cells in a column."""
        told = self._told(raw, cells_of)
        reading = translated(told.reading, self.layout.statuses)
        if self._family and (reading.typed or reading.blank):
            status = self._completed(reading.status, raw, cells_of)
            contradictions = self._contradictions(reading.status, raw, cells_of)
            if contradictions or status is not reading.status:
                reading = replace(reading, status=status, problems=(*reading.problems, *contradictions))
        return told if reading is told.reading else replace(told, reading=reading)

    def _told(self, raw: RawItem, cells_of: CellsOf) -> Told:
        """The status of an item, whatever the layout says of it."""
        if self._family:
            told = self._by_column(raw, cells_of)
            if told.tells or told.problems:
                return told
            empty = not any(self._look.shown(heading) for heading in self._family)
            return self._by_row(raw, cells_of) or self._retired(raw) or (self._by_title(raw, cells_of) if empty else None) or told
        ways = (
            *(self._by_ticks, self._by_row, self._by_words, self._by_month, self._by_answer),
            *(self._by_percent, self._by_shade, self._by_due, self._by_title),
        )
        unmarked = UNTOLD
        for way in ways:
            found = way(raw, cells_of)
            if found is not None and (found.tells or found.problems):
                return found
            unmarked = found or unmarked
        return unmarked

    def percent(self, raw: RawItem, cells_of: CellsOf) -> int | None:
        """How much of an item is done, in per cent; None where no column says."""
        heading = self._of_role("percent")
        cell = _first(cells_of(raw, heading)) if heading else None
        return percent_of(cell, self._fractions) if cell is not None else None

    # -- what the table has -----------------------------------------------------------------------------------------------------

    @cached_property
    def _family(self) -> tuple[Heading, ...]:
        return self.columns.taken.get("status", ())

    @cached_property
    def _roles(self) -> dict[str | None, Heading]:
        """The first column of each role among those that are no field's."""
        return {heading.role: heading for heading in reversed(self.columns.extra)}

    def _of_role(self, role: str) -> Heading | None:
        return self._roles.get(role)

    @cached_property
    def _look(self) -> TableLook:
        return TableLook(self.view, self.columns, self.key)

    @cached_property
    def _fractions(self) -> bool:
        heading = self._of_role("percent")
        return heading is not None and in_fractions(self._look.filled(heading))

    # -- by a status column -----------------------------------------------------------------------------------------------------

    def _by_column(self, raw: RawItem, cells_of: CellsOf) -> Told:
        """The status of the column that counts; of columns that are not of different periods, the first that tells."""
        if dated_apart(self._family):
            return self._of_newest(raw, cells_of)
        problems: list[Problem] = []
        told = UNTOLD
        for heading in self._family:
            told = self._at(heading, _first_shown(cells_of(raw, heading)))
            problems.extend(told.problems)
            if told.tells:
                told = self._with_rating(told, raw, cells_of, heading)
                break
        # most often the first column tells, and its problems are all there are
        if len(problems) == len(told.problems):
            return told
        return replace(told, reading=replace(told.reading, problems=tuple(problems)))

    def _of_newest(self, raw: RawItem, cells_of: CellsOf) -> Told:
        """The status of the newest period; where nothing stands there the last before it, if that means completed."""
        newest, *before = self._family
        told = self._at(newest, _first_shown(cells_of(raw, newest)))
        for heading in before if not (told.tells or told.problems) else ():
            earlier = self._at(heading, _first_shown(cells_of(raw, heading)))
            if not earlier.tells or heading.column in self.view.sheet.hidden_columns:
                continue
            if not translated(earlier.reading, self.layout.statuses).status.complete:
                break
            problem = carried(newest, heading)
            return replace(earlier, reading=replace(earlier.reading, problems=(*earlier.problems, problem)))
        return told

    def _at(self, heading: Heading, cell: Cell | None) -> Told:
        look = None if cell is None else (cell.text, cell.kind, cell.fill, cell.font_colour, cell.struck, cell.runs)
        reading = self._read_before.get((heading.column, look))
        if reading is None:
            reading = self._read_before[heading.column, look] = read_status(cell, self.key, self._look.asking(heading))
        return Told(reading, cell, self._look.colour_of(cell))

    @cached_property
    def _read_before(self) -> dict[tuple[int, Hashable], StatusReading]:
        """What each look of a cell was read as in each column: most rows share theirs with others."""
        return {}

    def _with_rating(self, told: Told, raw: RawItem, cells_of: CellsOf, taken: Heading) -> Told:
        """A status whose colour nothing in its cell or a key tells, with that of a RAG column beside it."""
        status = told.status
        rated = any(entry.rag for entry in self.key)
        known = told.shade is not None or rag_of_word(status.label or "") is not None or self._in_key(status.label, plain=rated)
        if (known and status.complete is not None) or dated_apart(self._family):
            return told
        for heading in self._family:
            if heading == taken or heading.column in self.view.sheet.hidden_columns or not is_now(heading):
                continue
            cell = _first_shown(cells_of(raw, heading))
            beside = read_status(cell, self.key, self._look.asking(heading)).status if cell is not None else NONE
            if cell is not None and (rag_of_word(cell.text) or self._look.colour_of(cell) or self._in_key(cell.text)):
                complete = beside.complete if status.complete is None else status.complete
                status = replace(status, rag=status.rag if known else beside.rag, complete=complete)
                return replace(told, reading=replace(told.reading, status=status))
        return told

    def _completed(self, status: Status, raw: RawItem, cells_of: CellsOf) -> Status:
        """A status that nothing gives a meaning: % complete or a date of completion may say whether it is completed."""
        if status.complete is not None or status.label is None:
            return status
        percent = self.percent(raw, cells_of)
        if self._closed_on(raw, cells_of):
            return replace(status, complete=True)
        return replace(status, complete=percent == 100) if percent is not None else status

    def _in_key(self, text: str | None, plain: bool = False) -> bool:
        """Whether the key gives a word a colour; plain takes one to which a key of colours gives none."""
        return bool(text) and any(
            (plain or entry.rag) and fold(text or "") in (fold(entry.word), fold(entry.meaning)) for entry in self.key
        )

    def _contradictions(self, status: Status, raw: RawItem, cells_of: CellsOf) -> list[Problem]:
        """Where a date of completion says otherwise than the status, which counts."""
        if status.complete is not False or not self._closed_on(raw, cells_of):
            return []
        said = quote(status.text or status.label or "")
        message = f"The status is {said} but there is a date of completion; the status counts."
        return [Problem("status-contradicted", "warning", message, "Correct the one that is wrong.")]

    def _closed_on(self, raw: RawItem, cells_of: CellsOf) -> Cell | None:
        heading = self._of_role("actual")
        cell = _first(cells_of(raw, heading)) if heading else None
        return cell if cell is not None and self._is_day(cell) else None

    def _is_day(self, cell: Cell) -> bool:
        """Whether a cell says on what day something was done: not "Delayed – now expected in May 2023"."""
        if cell.kind == "date":
            return True
        said = match_word(cell.standing, general_words().statuses)
        open_still = said is not None and said.word.complete is False
        return not open_still and read_due(cell.standing, self.calendar).due.kind in ("date", "month")

    # -- by other columns -------------------------------------------------------------------------------------------------------

    def _by_ticks(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The heading of the column that is marked; two marks are none."""
        if not self.columns.ticks:
            return None
        cells = [(heading, _first_shown(cells_of(raw, heading))) for heading in self.columns.ticks]
        marked = marked_cells(cells, self._look.stripes)
        if len(marked) > 1:
            listed = " and ".join(squeeze(heading.cell.standing) for heading, _ in marked)
            message = f"{listed} are both marked, so the status is counted as not recorded."
            problem = Problem("status-several", "error", message, "Leave one mark in the row.")
            return Told(StatusReading(NONE, (problem,)), marked[0][1])
        if not marked:
            return Told(read_status(None, self.key))
        heading, cell = marked[0]
        named = replace(heading.cell, fill=cell.fill, runs=(), struck=False)
        reading = read_status(named, self.key)
        ended = any(read_status(other.cell, self.key).status.complete for other in self.columns.ticks if other is not heading)
        said = replace(reading.status, text=cell.text or None, origin="word" if cell.text.strip() else "fill")
        said = replace(said, complete=False) if said.complete is None and ended else said
        return elsewhere(said, cell, "which of its columns is marked", meaning=reading.meaning)

    def _by_row(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The colour of the action's cell or of its type, where a key gives it a meaning."""
        heading = self.columns.first("action")
        cell = _first(cells_of(raw, heading)) if heading else None
        if cell is None:
            return None
        fonts = [entry for entry in self.key if entry.font]
        entry = entry_of_colour(cell.font_colour, fonts, font=True) if fonts else None
        rated = self._family or self.columns.ticks or self.columns.months
        filled = [entry for entry in self.key if entry.whole_row or (not rated and not entry.font)]
        entry = entry or (entry_of_colour(cell.fill, filled) if cell.fill not in self._look.stripes else None)
        entry = entry or next((entry for entry in self._look.shaded_rows if entry.blank), None)
        if entry is None:
            return None
        origin = None if entry.blank else "fill"
        status = Status(entry.label, None, "fill" if origin else None, entry.rag, entry.complete)
        return elsewhere(status, cell, "the colour of the action, as the key says", meaning=entry.meaning)

    @cached_property
    def _worded(self) -> ProgressWords | None:
        return progress_words(self.columns, lambda row, heading: self.view.cell(row, heading.column), self.layout, self.key)

    def _by_words(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The status that the newest text of progress begins with, or holds in capitals, where nearly all do."""
        for heading in self._worded.headings if self._worded else ():
            cell = _first(cells_of(raw, heading))
            if cell is None or not holds(cell) or self._worded is None:
                continue
            matched = self._worded.match(cell.standing)
            if matched is None:
                return None
            rag = self._look.colour_of(cell) or (matched.word.rag if rag_of_word(matched.said) else None)
            status = Status(matched.said, cell.text, "word", rag, matched.word.complete)
            return elsewhere(status, cell, f"the words in {quote(heading.text)}")
        return None

    def _by_shade(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The colour of the newest update, or of the reference, where they are in several colours."""
        for heading in self._look.shaded_columns:
            cell = _first(cells_of(raw, heading))
            shade = rag_of_fill(cell.fill) if cell is not None and cell.standing.strip() else None
            if cell is not None and shade is not None:
                reading = read_status(replace(cell, text="", runs=(), kind="empty"), self.key)
                return elsewhere(reading.status, cell, f"the colours in {quote(heading.text)}", meaning=reading.meaning)
        return None

    def _by_answer(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """An answer to "Done?", or a date of completion; nothing there is not completed, without a word."""
        heading = self._of_role("done") or self._of_role("actual")
        if heading is None:
            return None
        cell = _first(cells_of(raw, heading))
        text = squeeze(cell.standing) if cell is not None else ""
        if cell is None or not text:
            return Told(StatusReading(UNDONE))
        if self._is_day(cell):
            return self._derived(True, cell, f"the dates in {quote(heading.text)}")
        asking = replace(self._look.asking(heading), done=True)
        reading = read_status(replace(cell, fill=None), self.key, asking)
        if answer(text) is None and reading.status.complete is None:
            return Told(StatusReading(UNDONE), cell)
        told = elsewhere(reading.status, cell, f"the answers in {quote(heading.text)}", meaning=reading.meaning)
        return replace(told, reading=replace(told.reading, problems=(*reading.problems, *told.problems)))

    def _by_percent(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        heading = self._of_role("percent")
        cell = _first(cells_of(raw, heading)) if heading else None
        if heading is None or cell is None:
            return None
        percent = self.percent(raw, cells_of)
        if percent is None:
            message = f"The percentage {quote(cell.text)} is no number from 0 to 100, so no status was taken from it."
            problem = Problem("percent-unreadable", "warning", message, "Type a number, such as 50%.")
            return Told(StatusReading(NONE, (problem,)), cell)
        return self._derived(percent == 100, cell, quote(heading.text), started=percent > 0)

    def _derived(self, done: bool, cell: Cell, where: str, *, started: bool = True) -> Told:
        label = "Completed" if done else "In progress" if started else "Not started"
        return elsewhere(Status(label, cell.text, "word", None, done), cell, where)

    def _by_month(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The colour of the last month that is coloured, where a key gives it a meaning."""
        bar = last_bar(self.columns.months, lambda heading: cells_of(raw, heading), self._look.stripes)
        if bar is None:
            return self._by_no_month()
        if not rag_of_fill(bar[1].fill):  # a mark in a month to come: the last one coloured counts
            bar = last_bar(self.columns.months, lambda heading: [c for c in cells_of(raw, heading) if c.fill], self._look.stripes)
        entry = entry_of_colour(bar[1].fill, [entry for entry in self.key if not entry.font]) if bar else None
        if entry is None or bar is None:
            return None
        status = Status(entry.label, None, "fill", entry.rag or rag_of_fill(bar[1].fill), entry.complete)
        return elsewhere(status, bar[1], "the colour of the last month", meaning=entry.meaning)

    def _by_no_month(self) -> Told | None:
        """What the key says of blanks, where no month of a chart is coloured."""
        entry = next((entry for entry in self.key if entry.blank), None) if self.columns.months else None
        if entry is None:
            return None
        status = Status(entry.label, None, None, entry.rag, entry.complete)
        return elsewhere(status, None, "the coloured months", meaning=entry.meaning)

    def due_by_month(self, raw: RawItem, cells_of: CellsOf) -> tuple[Due, Cell] | None:
        """The last month coloured, where no column holds due dates."""
        if "due" in self.columns.taken:
            return None
        bar = last_bar(self.columns.months, lambda heading: cells_of(raw, heading), self._look.stripes)
        due = due_of_month(self.view, bar[0], self.columns.months, self.calendar) if bar else None
        return (due, bar[1]) if due is not None and bar is not None else None

    def _by_due(self, raw: RawItem, cells_of: CellsOf) -> Told | None:
        """The word "Complete", typed in the place of the date by which it was due."""
        for heading in self.columns.taken.get("due", ()):
            cell = _first(cells_of(raw, heading))
            if cell is not None and cell.standing.strip():
                if read_due(cell.standing, self.calendar).due.kind != "complete":
                    return None
                reading = read_status(replace(cell, fill=None), ())
                return elsewhere(replace(reading.status, rag=None), cell, quote(heading.text))
        return None

    # -- by what stands over the table ------------------------------------------------------------------------------------------

    def _by_title(self, raw: RawItem, _: CellsOf) -> Told | None:
        """The status that the title over a table gives all of it: "Completed since the last report"."""
        for title in self._titles_of(raw.header).over(raw.rows[0]):
            word = status_in_title(title)
            if word is not None:
                return elsewhere(Status(word.label, None, None, None, word.complete), None, f"the title {quote(title)}")
            if raw.retired and squeeze(title) == squeeze(raw.box_title):
                break
        return self._retired(raw)

    @cached_property
    def _titles(self) -> dict[int, Titles]:
        """The titles of the tables met, by the ids of their headers."""
        return {}

    def _titles_of(self, header: Header) -> Titles:
        if id(header) not in self._titles:
            self._titles[id(header)] = Titles(self.view, header)
        return self._titles[id(header)]

    def _retired(self, raw: RawItem) -> Told | None:
        """The status that the heading over retired items gives them all: "Completed actions". "Closed" says too little."""
        if not raw.retired:
            return None
        for said in re.findall(r"[^\W\d_]+", raw.box_title):
            matched = match_word(said, general_words().statuses)
            if matched is not None and matched.how == "exact" and matched.word.complete and fold(said) != "closed":
                return Told(StatusReading(Status(said.capitalize(), None, None, None, True)))
        return None


def _first(cells: Sequence[Cell]) -> Cell | None:
    """The first of an item's cells in a column that holds something, else the first."""
    return next((cell for cell in cells if holds(cell)), cells[0] if cells else None)


def _first_shown(cells: Sequence[Cell]) -> Cell | None:
    """The first of an item's cells in a column that holds something or is coloured."""
    return next((cell for cell in cells if holds(cell) or cell.fill is not None), None)
