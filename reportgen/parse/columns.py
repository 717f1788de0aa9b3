"""Which column of a table each field is read from where several could be it: the newest update, the revised date."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from reportgen.layout import FIELDS, Layout, general_words
from reportgen.model import Cell, column_letters
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.dues import SURE, in_order
from reportgen.parse.headers import Header, Heading
from reportgen.parse.headings import MAIN, WEAK, Guess, Period
from reportgen.parse.sheets import View
from reportgen.parse.status import KeyEntry, match_word
from reportgen.parse.symbols import sign_of
from reportgen.parse.text import fold
from reportgen.parse.ticks import month_columns, tick_columns

FAMILIES = frozenset({"status", "progress", "changes", "due"})
"""The fields that a plan may have several columns of, one a period; those not taken are kept as ratings, updates and dues."""
PROSE = frozenset({"progress", "targets", "milestones", "changes", "mitigation"})
"""The fields that are published only where the layout has them: officers keep remarks of their own in such columns."""
EARLIER = re.compile(r"\b(previous|previously|prior|last|former|earlier|original|baseline|opening|initial)\b")
AHEAD = re.compile(r"\b(forecast|forecasted|predicted|projected|expected|anticipated|next|target|outlook|year end)\b")
ASIDE = re.compile(
    r"\b(impact|risks?|financ\w+|budget|cost|confidence|benefits?|resources?|evidence|outcomes?|quality|self|dependenc\w+|assurance)\b"
)
"""What a rating is of that is not the progress of the action, or not the last word on it."""
BESIDE = re.compile(
    r"\b(risks?|control|budget|benefits?|policy|data|body|bodies|authority|agenc(y|ies)|organi[sz]ations?|portfolio|partners?|political|"
    r"members?|councillors?|committee|board|directorate|department|service|division|team|support|backup|deputy)\b"
)
"""What the leads of a column are of where it is not the action, or what they are where they are no persons."""
AGENCY = re.compile(r"\b(agenc(y|ies)|organi[sz]ations?|authority|body|partner|directorate|department|service|team)\b")
"""Whose column tells who leads where no person is named."""
VERIFIED = re.compile(r"\b(verified|validated|audit\w*|agreed|moderated|confirmed|final|actual|overall|reported|board)\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table by field, the one that counts first; the rest are kept as the workbook's own."""

    taken: dict[str, tuple[Heading, ...]]
    extra: tuple[Heading, ...]
    ticks: tuple[Heading, ...] = ()
    """The columns headed by a status each, of which a row has one marked."""
    months: tuple[Heading, ...] = ()
    """The months or quarters of a chart."""
    rows: tuple[int, ...] = ()
    """The rows of the items."""

    def first(self, field: str) -> Heading | None:
        """The column that counts for a field."""
        family = self.taken.get(field)
        return family[0] if family else None

    def agencies(self, hidden: Collection[int]) -> tuple[Heading, ...]:
        """The columns that tell the agency or the team that leads, beside one of the persons that do."""
        return tuple(
            heading
            for heading in self.extra
            if heading.role == "lead" and heading.column not in hidden and _says(AGENCY, heading)
        )

    def field_of(self, heading: Heading) -> str | None:
        """The field a column belongs to, None for one of the workbook's own."""
        if heading in self.ticks or (heading in self.months and "due" not in self.taken):
            return "status" if heading in self.ticks else "due"
        return next((field for field, headings in self.taken.items() if heading in headings), None)


def choose(header: Header, view: View, layout: Layout, rows: Sequence[int], key: Sequence[KeyEntry] = ()) -> Columns:
    """The columns of a table whose items stand in rows; key may know a column of statuses by what it holds."""
    header = _with_renamed_status(_with_status(header, view, rows, key), view, rows, layout)
    ticks, months = tick_columns(header, view, rows), month_columns(header, view, rows)
    sets = {heading.column for heading in (*ticks, *months)}
    chosen = _choose(replace(header, headings=tuple(h for h in header.headings if h.column not in sets)), view, layout, rows)
    own = [heading for heading in chosen.extra if heading.column not in sets]
    extra = sorted((*own, *ticks, *months), key=lambda heading: heading.column)
    return replace(chosen, extra=tuple(extra), ticks=ticks, months=months, rows=tuple(rows))


def _with_status(header: Header, view: View, rows: Sequence[int], key: Sequence[KeyEntry]) -> Header:
    """A header without a status column, with the columns that hold nothing but words of the key taken for it.

    Its heading says nothing, or what a column of sentences would be: "Progress code"; or it names a period, as others do.
    """
    words = {_bare(entry.word) for entry in key if _bare(entry.word)}
    if not words or any(heading.role == "status" for heading in header.headings):
        return header
    found = {}
    for heading in header.headings:
        texts = [cell.text for cell in _cells(heading, view, rows) if cell.text.strip()]
        open_ = _is_open(heading) or (heading.timed and heading.guess is None and len({*map(_bare, texts)}) > 1)
        if open_ and len(texts) > 1 and all(_bare(text) in words for text in texts):
            found[heading.column] = replace(heading, guess=Guess("status", WEAK))
    return replace(header, headings=tuple(found.get(each.column, each) for each in header.headings)) if found else header


def _is_open(heading: Heading) -> bool:
    """Whether a heading leaves it to its cells what they are: unknown, of sentences or of a review, and no mere period."""
    return not heading.timed and (heading.guess is None or (not heading.guess.listed and heading.role in {*PROSE, "meeting"}))


def _with_renamed_status(header: Header, view: View, rows: Sequence[int], layout: Layout) -> Header:
    """A header without the status column that the layout names, with the one column that mostly holds its words taken for it."""
    if not layout.statuses or not _knows(layout, "status") or any(heading.role == "status" for heading in header.headings):
        return header
    fitting = [heading for heading in header.headings if _is_open(heading) and heading.column not in view.sheet.hidden_columns]
    fitting = [heading for heading in fitting if _holds_words(heading, view, rows, layout)]
    if len(fitting) != 1:
        return header
    taken = replace(fitting[0], guess=Guess("status", WEAK))
    return replace(header, headings=tuple(taken if each.column == taken.column else each for each in header.headings))


def _holds_words(heading: Heading, view: View, rows: Sequence[int], layout: Layout) -> bool:
    """Whether two of three filled cells of a column, and two at the least, are words of the layout's statuses."""
    words = {fold(word) for status in layout.statuses for word in (status.label, *status.words)}
    texts = [fold(cell.text) for cell in _cells(heading, view, rows) if cell.text.strip()]
    known = sum(text in words for text in texts)
    return known > 1 and known * 3 >= len(texts) * 2


def _bare(text: str) -> str:
    """A word or a sign for comparing."""
    return fold(text) or sign_of(text)


def _choose(header: Header, view: View, layout: Layout, rows: Sequence[int]) -> Columns:
    taken: dict[str, tuple[Heading, ...]] = {}
    extra: list[Heading] = []
    hidden = view.sheet.hidden_columns
    for field in dict.fromkeys(field for heading in header.headings if (field := _field(heading, header))):
        candidates = [heading for heading in header.headings if _field(heading, header) == field]
        if field == "work_stream":
            # papers print the titles of work streams, so those of a hidden column are texts of its own
            extra += [heading for heading in candidates if heading.column in hidden]
            candidates = [heading for heading in candidates if heading.column not in hidden]
            if not candidates:
                continue
        if layout.columns and field in PROSE and not _knows(layout, field):
            extra += candidates
            continue
        listed = [heading for heading in candidates if heading.guess and heading.guess.listed]
        if listed and layout.columns:
            extra += [heading for heading in candidates if heading not in listed and field not in FAMILIES - {"progress"}]
            candidates = listed + [heading for heading in candidates if heading not in listed and heading not in extra]
        ordered = _order(field, candidates, view, rows, layout)
        ordered.sort(key=lambda heading: heading.column in hidden)
        taken[field] = tuple(ordered if field in FAMILIES else _leading(ordered, hidden) if field == "lead" else ordered[:1])
        extra += [heading for heading in ordered if heading not in taken[field]]
    _lead_beside_dates(taken)
    extra += [heading for heading in header.headings if _field(heading, header) is None]
    extra += _without_heading(header, view, rows)
    return Columns(taken, tuple(sorted(extra, key=lambda heading: heading.column)))


def _leading(ordered: Sequence[Heading], hidden: Collection[int]) -> list[Heading]:
    """The columns of leads that count together: "Executive lead" and "Operational lead", each as surely one as the other."""
    first = ordered[0]
    sure = first.guess is not None and first.guess.score >= SURE
    equal = [
        heading
        for heading in ordered
        if heading.guess is not None
        and not heading.guess.listed
        and heading.guess.score > WEAK
        and (heading.guess.score >= SURE) == sure
        and heading.column not in hidden
        and not _says(EARLIER, heading)
        and not _says(BESIDE, heading)
    ]
    return sorted(equal, key=lambda heading: heading.column) if first in equal else [first]


def _lead_beside_dates(taken: dict[str, tuple[Heading, ...]]) -> None:
    """Take the leads from the column of due dates where its heading names them too, and no column is theirs alone."""
    shared = [heading for heading in taken.get("due", ()) if heading.guess is not None and heading.guess.also == "lead"]
    if shared and "lead" not in taken:
        taken["lead"] = (shared[0],)


def _knows(layout: Layout, field: str) -> bool:
    return any(entry.role == field for entry in (*layout.columns, *layout.measures, *layout.retired))


def _without_heading(header: Header, view: View, rows: Sequence[int]) -> list[Heading]:
    """The columns that hold text beside the items but have no heading, named by their letters."""
    headed = {heading.column for heading in header.headings}
    cells = {
        cell.column: cell
        for row in reversed(rows)
        for cell in view.filled(row)
        if cell.column not in headed and header.within(cell.column)
    }
    return [
        Heading(column, Cell(header.rows[-1], column, ""), f"Column {column_letters(column)}", None, Period(None, None))
        for column in cells
    ]


def _field(heading: Heading, header: Header) -> str | None:
    """The field a heading stands for: the measures' own text is their action."""
    role = heading.role
    if role == "measure":
        return "action" if heading == header.main else "milestones"
    return role if role in FIELDS else None


def _order(field: str, candidates: Sequence[Heading], view: View, rows: Sequence[int], layout: Layout) -> list[Heading]:
    if len(candidates) < 2:
        return list(candidates)
    if field == "due":
        return in_order(candidates)
    if field in FAMILIES:
        filled = [heading for heading in candidates if _cells(heading, view, rows)]
        empty = [heading for heading in candidates if heading not in filled]
        return [*sorted(filled, key=lambda h: _family_rank(field, h, filled, view, rows, layout)), *empty]

    typed = {heading.column: [cell.text.strip() for cell in _cells(heading, view, rows)] for heading in candidates}
    most = max(len(texts) for texts in typed.values())

    def poor(heading: Heading) -> tuple[bool, bool]:
        # a reference merged over several actions is none's own; a code, or a number in parts, says more than that of the row
        if field != "ref" or (heading.guess and heading.guess.listed):
            return (False, False)
        texts = typed[heading.column]
        return (len(texts) * 3 <= most * 2, all(map(str.isdigit, texts)))

    return sorted(candidates, key=lambda h: (h.role not in MAIN, *poor(h), -(h.guess.score if h.guess else 0), h.column))


def _newest(heading: Heading, family: Sequence[Heading]) -> tuple[int, int]:
    """How a heading sorts by its period, the newest first, where every one of the family has one."""
    order = heading.period.order
    if order is None or any(other.period.order is None for other in family):
        return (0, 0)
    return (-order[0], -order[1])


def _family_rank(
    field: str, heading: Heading, family: Sequence[Heading], view: View, rows: Sequence[int], layout: Layout
) -> tuple[float, ...]:
    newest = _newest(heading, family)
    if field != "status":
        dated = [other for other in family if other.period.order is not None]
        newest = _newest(heading, dated) if len(dated) > 1 and heading in dated else newest
        periods = newest != (0, 0)
        return (*newest, 0 if periods else -(heading.guess.score if heading.guess else 0), heading.column)
    cells = _cells(heading, view, rows)
    vocabulary = (*general_words().statuses, *layout.statuses)
    worded = sum(match_word(cell.text, vocabulary) is not None for cell in cells if not rag_of_word(cell.text))
    typed = sum(len(fold(cell.text)) > 2 for cell in cells if not rag_of_word(cell.text))
    told = (-round(worded / len(cells), 1), -round(typed / len(cells), 1))
    listed = heading.guess is not None and heading.guess.listed
    told_only = heading.guess is not None and heading.guess.held
    return (
        not listed,
        not is_now(heading),
        *newest,
        _says(ASIDE, heading),
        *told,
        not _says(VERIFIED, heading),
        told_only,
        -heading.column,
    )


def _cells(heading: Heading, view: View, rows: Sequence[int]) -> list[Cell]:
    """The cells of a column within a table that are filled or coloured."""
    found = (view.cell(row, heading.column) for row in rows)
    return [cell for cell in found if cell is not None and (cell.text.strip() or rag_of_fill(cell.fill))]


def _says(pattern: re.Pattern[str], heading: Heading) -> bool:
    return pattern.search(fold(heading.text)) is not None


def is_now(heading: Heading) -> bool:
    """Whether a rating is that of today: neither one before nor one foreseen."""
    return not _says(EARLIER, heading) and not _says(AHEAD, heading)


def dated_apart(family: Sequence[Heading]) -> bool:
    """Whether the columns of a family are of different periods, so that one is no stand-in for another."""
    return len(family) > 1 and all(heading.period.order is not None for heading in family)
