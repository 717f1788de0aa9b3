"""Summary boxes: which rows count, and what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportgen.layout import Layout, general_words
from reportgen.model import Cell
from reportgen.parse.headers import Header
from reportgen.parse.lines import heads
from reportgen.parse.status import match_word
from reportgen.parse.text import fold, squeeze

IN_WORDS = re.compile(
    r"(?P<before>[^\d:=]+?)\s*[:=–-]?\s*(?P<count>\d+)\s*(?:\(?[\d.]+\s*%\)?)?"
    r"|(?P<first>\d+)\s+(?P<after>[^\d(]+?)\s*(?:\(?[\d.]+\s*%\)?)?"
)
WHOLE = re.compile(r"(grand |sub ?|overall )?totals?\b|all actions|overall")
"""The totals that count every item; "Milestones complete" does not."""
NUMBER = re.compile(r"[\d.,]+\s*%?")
ROW_NAMES = frozenset({"number", "no", "count", "actions", "number of actions", "measures", "number of measures"})


@dataclass(frozen=True, slots=True)
class Count:
    """A status word or total as typed, with the number beside it (None where only a percentage or an empty formula is)."""

    word: str
    number: int | None
    cell: Cell
    total: bool = False
    whole: bool = True


def count_in_row(cells: Sequence[Cell], layout: Layout) -> Count | None:
    """A status or a total with numbers beside it and nothing else, None for any other row."""
    words = list(islice((cell for cell in cells if not is_number(cell)), 2))
    if len(words) != 1 or len(cells) < 2:
        return None
    numbers = [cell for cell in cells if cell is not words[0]]
    text = squeeze(words[0].standing)
    total = heads(fold(text), general_words().total, 24)
    if not total and not is_status(text, layout):
        return None
    counted = next((cell for cell in numbers if _whole_number(cell) is not None), None)
    cell = counted or numbers[0]
    return Count(text, _whole_number(cell), cell, total, WHOLE.match(fold(text)) is not None)


def count_in_words(cell: Cell, layout: Layout) -> Count | None:
    """A line such as "COMPLETED: 5 (56%)" or "5 actions completed"."""
    found = IN_WORDS.fullmatch(squeeze(cell.standing))
    word = (found["before"] or found["after"]).strip() if found else ""
    if found is None or not is_status(word, layout):
        return None
    return Count(word, int(found["count"] or found["first"]), cell)


def counts_by_column(header: Header, cells: Sequence[Cell], layout: Layout) -> Iterator[Count]:
    """The counts of a box whose statuses stand side by side over one row of numbers; none of a row with a name of its own."""
    if any(not is_number(cell) and fold(cell.text) not in ROW_NAMES for cell in cells):
        return
    for heading in header.headings:
        cell = next((cell for cell in cells if cell.column == heading.column), None)
        if cell is not None and _whole_number(cell) is not None and is_status(heading.text, layout):
            yield Count(heading.text, _whole_number(cell), cell)


def is_status(text: str, layout: Layout) -> bool:
    """Whether a text is a status of the plan's, or one of ours, and nothing besides."""
    matched = match_word(text, layout.statuses or general_words().statuses)
    colour = len(fold(text)) > 1 and any(fold(text) in names for _, names in general_words().colours)
    return colour or (matched is not None and matched.how != "within")


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number or a percentage, or a formula of one."""
    return cell.kind in ("number", "uncalculated", "error") or NUMBER.fullmatch(cell.text.strip()) is not None


def _whole_number(cell: Cell) -> int | None:
    text = cell.text.strip()
    return int(text) if text.isdecimal() else None
