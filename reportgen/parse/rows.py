"""Rows within a table that are no actions: totals, page feet, headings of groups, rules prepared for actions to come."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.boxes import is_number
from reportgen.parse.contents import LONGEST_REF, REF, is_status
from reportgen.parse.found import RawItem
from reportgen.parse.headers import Header
from reportgen.parse.lines import PAGE, heads
from reportgen.parse.sheets import View, holds
from reportgen.parse.text import fold, parts_of, squeeze

PREPARED = frozenset({"ref", "status", "rank", "percent", "travel"})
"""The columns that a row may be filled in beforehand, by a number, a list's first choice or a formula."""
OWN = frozenset({"lead", "due", "original_due"})
"""What an action has and the heading of a group has not."""
LEADING = ("lead", "partner", "senior")
LABELS = ("due", "targets", "milestones", "measure", "money", "risk")
"""What else a line may tell of all the actions below it."""
LONGEST_FORM = 80
"""The label of a line of a form, in characters."""
LONGEST_INTRODUCTION = 12
"""How many rows below a line of a form the headings of its table stand at most."""
LONGEST_LABEL = 4
"""The words of such a line before its colon, at most."""
PART_OF = re.compile(r"\s*(?P<word>[^\d:]+?)\s*[:–—-]?\s*\d+\s*(?:of|out of|/)\s*\d+\s*\.?\s*")
COUNTED = re.compile(r"(?:^|[\s(,;:–—-])\d+ (?!of\b)([^\W\d_][^\d,;.()]*?)\s*(?=[,;.)]|$| and \d)")
EACH = re.compile(r"([^\W\d_][^\d,;:()]*?)\s*[:=]\s*\d+\s*(?:[;,.]|$)")
"""A count behind its word: "Actions: 6; fully implemented: 2"."""
EACH_SPACED = re.compile(r"([^\W\d_][^\d:=]*?)\s*[:=]\s*(\d+)(?!\d)\s*[;,.|/–—-]?")
EACH_OF_SEVERAL = re.compile(rf"(?:{EACH_SPACED.pattern}\s*){{2,}}")
"""The same, one after another: "Actions: 4 Completed: 2 On track: 1"."""
ALL_OF = re.compile(
    r"(?:(?:all|the|of the|of|a total of|there (?:are|were)) )?\d+ "
    r"(?:actions?|recommendations?|milestones?|items|tasks|measures)\b\W+"
    r"(?:of (?:which|these|them)|in (?:total|all)|with|including)\b.*\d"
)
"""A sentence that counts actions and parts of them: "10 actions, of which 3 have been finished"."""
SHARE = re.compile(r"\s*\d+ (?:of|out of) \d+\s*")
"""How many of all, which is neither a date nor a status."""
NUMBERED_PAGE = re.compile(r"\s*(page|sheet|p\.)", re.IGNORECASE)
TITLED_PAGE = re.compile(r".{1,80}\s[–—|-]\s+page \d+(?:\s*(?:of|/)\s*\d+)?\s*", re.IGNORECASE)
"""A foot that names the plan before the page: "Plan 2024/25 – page 2"."""
LONGEST_TOTAL = 10
"""The words that say what a row adds up, at most."""
LOOK_UP = 6
SUBTOTAL = re.compile(r".+ (?:Count|Total|Average|Sum|Max|Min)")
COUNT_LINE = re.compile(
    r"(?:(?:grand |overall |sub[- ]?)?totals?|count|(?:number|no\.?) of (?:actions|items|tasks|projects|rows))\b"
    r"[^.!?]*\d+[^.!?\d]*|"
    r"(?:actions?|items?|tasks?|recommendations?|measures?|projects?|milestones?)(?: (?:under|in|for|of|within|on) [^.!?:=]+)?"
    r" ?[:=] ?\d+|"
    r"\d+ (?:\w+ )?(?:actions?|items?|tasks?|recommendations?|measures?|projects?|milestones?)"
    r"(?: (?:in total|in all|above|listed))?"
)
"""What a line says that counts the rows above it."""
BARE_REF = re.compile(r"\s*[\w./()-]{1,12}\s*")
CONTINUED = frozenset({"progress", "lead", "due", "targets", "milestones", "changes", "mitigation"})
"""The columns that may go on in the row below an action's."""
LOOK_BELOW = 3
LAST_ITEMS = 4
"""How many actions tell whether those of a table have references."""
LOOK_BACK = 100


def repeats(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row says the headings again, as at the top of a page."""
    others = (cell for cell in cells if header.lines.get(cell.column) != squeeze(cell.standing))
    # in most rows the first cells tell: one that is no heading in five may be, and no more are looked for
    other = len(list(islice(others, len(cells) // 5 + 1)))
    return len(cells) - other > 2 and other * 5 <= len(cells)


def last_item(view: View, header: Header, numbers: Sequence[int], starts: Collection[int]) -> int:
    """The last row that holds an action of a table; what stands below it are remarks. starts are the rows of all headings."""
    end = min((row for row in starts if row > header.rows[-1]), default=numbers[-1] + 1)
    column = header.main.column if header.main else 0
    within = numbers[bisect_right(numbers, header.rows[-1]) : bisect_left(numbers, end)]
    filled = (row for row in reversed(within) if (cell := view.cell(row, column)) and holds(cell))
    return next(filled, header.rows[-1])


def stands_below(view: View, end: int, cells: Sequence[Cell], roles: Collection[str | None]) -> bool:
    """Whether a row stands below a table that ends in a row: an empty one between, or without what an action has."""
    number = cells[0].row
    bare = len(cells) <= 2 and not {*roles} & {"lead", "due", "action"}
    return number > end and (bare or any(not view.filled(row) for row in range(max(end, number - LOOK_BACK) + 1, number)))


def belongs(view: View, header: Header | None, cell: Cell, goes_on: bool) -> bool:
    """Whether a lone text is its column's: a bare reference, or more of the progress or leads of the action right above."""
    role = header.roles.get(cell.column) if header else None
    if role == "ref" and BARE_REF.fullmatch(cell.text):
        return not (cell.bold or cell.fill) or any(map(str.isdigit, cell.text))
    return goes_on and role in CONTINUED and not _stands_out(view, cell)


def _stands_out(view: View, cell: Cell) -> bool:
    """Whether a text is bold or filled as what is directly above it is not: no more of the same, but a title."""
    above = view.cell(cell.row - 1, cell.column)
    look = (cell.bold, cell.fill)
    return any(look) and (above is None or (above.bold, above.fill) != look)


def refers(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row has a reference of its own."""
    refs = {heading.column for heading in header.headings if heading.role == "ref"}
    return any(cell.column in refs and REF.fullmatch(cell.text.strip()) for cell in cells)


def is_page_foot(cells: Sequence[Cell]) -> bool:
    """Whether one of a row's few texts numbers a page."""
    if len(cells) == 1 and TITLED_PAGE.fullmatch(cells[0].text):
        return True
    return len(cells) <= 3 and any(NUMBERED_PAGE.match(cell.text) and PAGE.fullmatch(cell.text) for cell in cells)


def is_form_line(view: View, cells: Sequence[Cell], header: Header, starts: Collection[int]) -> bool:
    """Whether a row is a line of a form above the next table: "Report title:" before the actions' column, and what it is.

    Or a measure among the actions, "PI: incidents reported" and its figures, without a reference, a lead, a date or a status.
    """
    if _is_labelled(cells, header):
        return True
    label = cells[0].standing.strip()
    column = header.main.column if header.main else 0
    named = label.endswith(":") and len(label) <= LONGEST_FORM and not REF.fullmatch(label.removesuffix(":").strip())
    return len(cells) == 2 and named and cells[0].column < column and _introduces(view, cells[0].row, starts)


def _is_labelled(cells: Sequence[Cell], header: Header) -> bool:
    main = next((cell for cell in cells if header.main and cell.column == header.main.column), None)
    others = [cell for cell in cells if cell is not main]
    bare = not any(header.roles.get(cell.column) in ("ref", "status", *OWN) for cell in others)
    told = any(re.search(r"\w", cell.text) for cell in others)
    return main is not None and told and bare and is_label_line(main.standing)


def _introduces(view: View, number: int, starts: Collection[int]) -> bool:
    """Whether between a row and the next headings are only such lines. starts are the rows of all headings."""
    below = range(number + 1, number + LONGEST_INTRODUCTION)
    ahead = takewhile(lambda row: row in starts or row not in view.rows or len(view.filled(row)) <= 2, below)
    return any(row in starts for row in ahead)


def is_label_line(text: str) -> bool:
    """Whether a line tells one thing of what follows: "Sponsor: Director of Place", "Risk owner: Treasurer", "Target: 95%"."""
    title, _, told = text.partition(":")
    if not told.strip():
        return False
    label = fold(title)
    if not label:
        return False
    leads = _names(LEADING)
    own = label in leads or label in _names(LABELS)
    return own or (len(label.split()) <= LONGEST_LABEL and bool({label.split()[0], label.split()[-1]} & leads))


@cache
def _names(roles: tuple[str, ...]) -> frozenset[str]:
    families = (*general_words().strong, *general_words().other)
    return frozenset(fold(word) for family in families if family.role in roles for word in family.names)


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row below the headings numbers the columns: (a), (b), (c) or 1, 2, 3."""
    marks = [cell.text.strip().strip("().[]").casefold() for cell in cells]
    letters = [chr(97 + index) for index in range(len(marks))]
    return len(marks) > 2 and marks in (letters, [str(index + 1) for index in range(len(marks))])


def is_total(view: View, cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row adds up those above: it says so, or has nothing but numbers beside its title, and no lead or date."""
    if len(cells) == 2 and SHARE.fullmatch(cells[1].text) and header.roles.get(cells[1].column) in {*OWN, "status"}:
        return header.roles.get(cells[0].column) != "ref"
    if _is_subtotal(cells, header):
        return True
    if any(header.roles.get(cell.column) in OWN and not is_number(cell) for cell in cells):
        return False
    first = fold(cells[0].standing)
    if any(first == name or first.startswith(f"{name} ") for name in map(fold, general_words().total)):
        counts = all(is_number(cell) or re.search(r"\d", cell.text) for cell in cells[1:])
        if heads(first, general_words().total, 0) or (len(cells) > 1 and counts):
            return True
    return _adds_up(view, cells, header)


def _is_subtotal(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row is one that Excel's Subtotal puts under each group: what the group has in common and "Count", and figures."""
    first, *others = cells
    grouped = header.main is None or first.column != header.main.column
    return grouped and bool(others) and all(map(is_number, others)) and SUBTOTAL.fullmatch(first.standing.strip()) is not None


def counts_statuses(text: str) -> bool:
    """Whether a line says how many actions have which status: "Achieved: 3 of 5", "10 actions – 3 blue, 6 green, 1 red"."""
    if of := PART_OF.fullmatch(text):
        return is_status(of["word"])
    if ALL_OF.match(text.casefold()) or any(
        is_status(word) for word in EACH.findall(text) if EACH.sub("", text).strip(" .;,") == ""
    ):
        return True
    if EACH_OF_SEVERAL.fullmatch(text) and any(is_status(word.strip()) for word, _ in EACH_SPACED.findall(text)):
        return True
    return sum(is_status(word) for word in COUNTED.findall(text)) > 1


def counts_rows(text: str) -> bool:
    """Whether a line by itself says how many rows there are: "Sub-total: 3 actions", "Count: 3", "3 actions"."""
    return COUNT_LINE.fullmatch(text.casefold()) is not None and len(text.split()) <= LONGEST_TOTAL


def _adds_up(view: View, cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row without a reference, a lead or a date, though the table has them, holds numbers and what they count.

    "Cost of this priority", "Housing: number of actions", "Workforce - average". One number alone that the column holds in other
    rows too may be an action's own.
    """
    texts = list(islice((cell for cell in cells if not is_number(cell)), 2))
    own = [heading.column for heading in header.headings if heading.role in ("ref", *OWN)]
    if len(texts) != 1 or len(cells) < 2 or len(own) < 2 or REF.fullmatch(texts[0].text.strip()):
        return False
    if _has(view, texts[0].row, [column for column in own if column != texts[0].column]):
        return False
    words = fold(texts[0].standing).split()
    if not words or words[0] in general_words().verbs or len(words) > LONGEST_TOTAL:
        return False
    numbers = [cell for cell in cells if cell is not texts[0]]
    above = [row for row in range(max(header.rows[-1] + 1, texts[0].row - LOOK_UP), texts[0].row) if _has(view, row, own)]
    return bool(set(words) & set(general_words().sums)) or any(_is_odd(view, cell, above) for cell in numbers)


def _has(view: View, row: int, columns: Sequence[int]) -> bool:
    """Whether a row holds, or shows through a merge, something but a number in one of some columns."""
    found = (view.shown(row, column) for column in columns)
    return any(cell is not None and holds(cell) and not (is_number(cell) and cell.kind == "number") for cell in found)


def _is_odd(view: View, number: Cell, above: Sequence[int]) -> bool:
    """Whether a number stands in a column that holds none in the rows of actions above it."""
    cells = [cell for row in above if (cell := view.cell(row, number.column)) is not None]
    filled = [cell for cell in cells if holds(cell) or cell.fill]
    return bool(filled) and not any(is_number(cell) for cell in filled)


def title_of_group(view: View, cells: Sequence[Cell], header: Header) -> Cell | None:
    """The title of a row that heads a group of actions: merged over their columns, or apart from them, without a lead or date."""
    main = header.main
    if main is None or len(cells) < 2:
        return None
    before = takewhile(lambda cell: cell.column < main.column, cells)
    wide = next((cell for cell in before if _spans(view, cell, header, main.column)), None)
    if wide is not None:
        return wide
    title = next((cell for cell in cells if cell.column == main.column), None)
    if title is None or not _looks_apart(view, title, header):
        return None
    told = [cell for cell in cells if not is_label_line(cell.standing)]
    if _roles(told, header) & {*OWN, "progress"}:
        return title if _sums_up(view, told, header) else None
    return title if _numbering(view, cells, header) or len(cells) == 2 else None


def _sums_up(view: View, cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row numbered above those below it ends with one of them and has no lead though they have: no task by itself."""
    lead, due = (next((h.column for h in header.headings if h.role == role), None) for role in ("lead", "due"))
    dates = [heading.column for heading in header.headings if heading.role in ("due", "original_due")]
    column = _numbering(view, cells, header)
    if lead is None or due is None or column is None or _roles(cells, header) & {"lead", "progress"}:
        return False
    row = cells[0].row
    stem = _stem(_number(view, row, column))
    below = list(takewhile(lambda number: _is_under(stem, _number(view, number, column)), range(row + 1, row + LOOK_BACK)))
    ends = {cell.text for number in below for column in dates if (cell := view.cell(number, column)) is not None}
    rated = [heading.column for heading in header.headings if heading.role == "status"]
    unrated = bool(rated) and not _has(view, row, rated) and any(_has(view, number, rated) for number in below)
    own = view.cell(row, due)
    led = sum(_has(view, number, [lead]) for number in below) * 2 > len(below)
    return own is not None and (own.text in ends or unrated) and led


def _number(view: View, row: int, column: int) -> tuple[int | str, ...]:
    """The parts of the reference of a row, () where it has none: 1, 1 of 1.1."""
    cell = view.cell(row, column)
    return parts_of(cell.text) if cell is not None else ()


def _spans(view: View, cell: Cell, header: Header, main: int) -> bool:
    """Whether a cell before the column of the actions is merged over it, each of its columns having a heading of its own."""
    right = cell.column + view.width(cell) - 1
    if right < main:
        return False
    headed = [heading.column for heading in header.headings if cell.column <= heading.column <= right]
    before = [heading for heading in header.headings if heading.column < cell.column]
    return len(headed) > 1 and all(heading.role in ("ref", None) for heading in before)


def _numbering(view: View, cells: Sequence[Cell], header: Header) -> int | None:
    """The column in which a row's reference begins those of the rows below: 1 above 1.1."""
    row = cells[0].row
    for column in (heading.column for heading in header.headings if heading.role == "ref"):
        parts = _number(view, row, column)
        stem = _stem(parts)
        under = _number(view, row + 1, column) or _number(view, row + 2, column)
        if parts and parts != under and len(under) > len(stem) and under[: len(stem)] == stem:
            return column
    return None


def _stem(parts: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """What the references below one begin with: nothing below 0, which project tools give to the whole."""
    return () if parts == (0,) else parts


def _is_under(stem: tuple[int | str, ...], parts: tuple[int | str, ...]) -> bool:
    return bool(parts) and parts[: len(stem)] == stem


def _looks_apart(view: View, title: Cell, header: Header) -> bool:
    """Whether a title is bold or filled as the actions below it are not."""
    below = [view.cell(title.row + more, title.column) for more in range(1, LOOK_BELOW + 1)]
    texts = [cell for cell in below if cell is not None and cell.text.strip()]
    return any((title.bold, title.fill) != (cell.bold, cell.fill) for cell in texts) and (title.bold or bool(title.fill))


def heads_numbered(view: View, text: Cell, header: Header) -> bool:
    """Whether a lone text in bold or colour stands above rows that look otherwise and have references, as it has none."""
    refs = next((heading.column for heading in header.headings if heading.role == "ref"), None)
    below = view.cell(text.row + 1, refs) if refs is not None else None
    return below is not None and REF.fullmatch(below.text.strip()) is not None and _looks_apart(view, text, header)


def in_the_margin(cells: Sequence[Cell], header: Header) -> Cell | None:
    """The title that a row without an action has in its first column, in bold or colour, where references would stand."""
    first = cells[0]
    if first.column != header.headings[0].column or header.main is None or first.column == header.main.column:
        return None
    if any(cell.column == header.main.column for cell in cells) or not (first.bold or first.fill):
        return None
    text = first.standing.strip()
    return first if len(text) > LONGEST_REF or (len(text) > 3 and not REF.fullmatch(text)) else None


def is_prepared(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row holds nothing but what is filled in beforehand: a reference, a status, an empty formula."""
    return all(
        header.roles.get(cell.column) in PREPARED
        and len(cell.text.split()) <= 4
        and (header.roles.get(cell.column) != "ref" or REF.fullmatch(cell.text.strip()) is not None)
        for cell in cells
    )


def _roles(cells: Sequence[Cell], header: Header) -> set[str | None]:
    return {header.roles.get(cell.column) for cell in cells}


def roles_of(header: Header, view: View) -> dict[int, str | None]:
    """What each column of a table was taken for; a hidden one names no work stream, as papers print their titles."""
    hidden = view.sheet.hidden_columns
    return {
        heading.column: None if heading.role == "work_stream" and heading.column in hidden else heading.role
        for heading in header.headings
    }


def all_numbered(view: View, items: Sequence[RawItem], header: Header) -> bool:
    """Whether the last actions of a table have references, so that a lone text below them is a remark."""
    refs = next((heading.column for heading in header.headings if heading.role == "ref"), None)
    own = [item for item in items[-LAST_ITEMS:] if item.header is header] if refs is not None else []
    return bool(own) and all(view.shown(item.rows[0], refs or 0) is not None for item in own)


def explains_sign(cells: Sequence[Cell], text: Cell, roles: Mapping[int, str | None]) -> bool:
    """Whether a row only says what a sign of a chart means: one text, and signs in columns that are of no field."""
    others = [cell for cell in cells if cell is not text]
    return bool(others) and all(holds(cell) and not re.search(r"\w", cell.text) and not roles.get(cell.column) for cell in others)
