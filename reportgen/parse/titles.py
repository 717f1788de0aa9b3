"""The status that the title of a table gives all of its items: "Completed since last report", "Outstanding actions"."""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from reportgen.layout import general_words
from reportgen.model import StatusWord
from reportgen.parse.headers import Header
from reportgen.parse.lines import PAGE
from reportgen.parse.match import match_word
from reportgen.parse.sheets import View
from reportgen.parse.text import fold, squeeze

ITEMS = r"(?:actions?|recommendations?|items?|tasks?|milestones?|objectives?|projects?|proposals?|findings|measures?|work)"
LONGEST_TITLE = 90
ABOVE = 3
"""How many rows above its headings a table's title may stand."""


class Titles:
    """The lines that may title the rows of one table, each looked for once."""

    def __init__(self, view: View, header: Header) -> None:
        self.view, self.header = view, header
        self.bands: list[str] = []  # the latest first
        self.reached = header.rows[-1]

    def over(self, row: int) -> Iterator[str]:
        """The lines that may title an item, the nearest first: bands of its table, lines above, the name of the sheet.

        Items are asked for from top to bottom.
        """
        self.bands = [*_lines(self.view, self.header, row - 1, self.reached), *self.bands]
        self.reached = max(self.reached, row - 1)
        yield from self.bands
        yield from self.above

    @cached_property
    def above(self) -> list[str]:
        """The lines above the table; one right above its headings ends the search: what is further up is of another table."""
        top = self.header.rows[0] - 1
        near = _lines(self.view, self.header, top, top - ABOVE, apart=True)
        own = [line for line in near if not PAGE.fullmatch(line)]
        return [*(own or _lines(self.view, self.header, top - ABOVE, 0)), self.view.sheet.name]


def _lines(view: View, header: Header, first: int, end: int, apart: bool = False) -> Iterator[str]:
    """The texts that stand alone in their rows where a table begins, upwards from a row to one before another.

    apart leaves out more of an action: what goes on in the row below it.
    """
    left = min((heading.column for heading in header.headings), default=header.left)
    for row in range(first, max(end, 0), -1):
        cells = [cell for cell in view.filled(row) if header.within(cell.column)] if row in view.rows else []
        if len(cells) != 1 or cells[0].column > left:
            continue
        plain = not cells[0].bold and not cells[0].fill and view.width(cells[0]) == 1
        if not (apart and plain and row - 1 in view.rows and len(view.filled(row - 1)) > 1):
            yield squeeze(cells[0].standing)


@lru_cache(maxsize=4096)
def status_in_title(title: str) -> StatusWord | None:
    """The status that a title names, one of ours under the label the title spells; None where it names none."""
    found = _pattern().fullmatch(fold(title)) if len(title) <= LONGEST_TITLE else None
    if found is None:
        return None
    said = found["first"] or found["last"]
    matched = match_word(said, general_words().statuses)
    more = match_word(found["second"], general_words().statuses) if found["second"] else matched
    if matched is None or more is None or matched.how != "exact" or matched.word.complete != more.word.complete:
        return None
    label = f"{said} and {found['second']}" if found["second"] else said
    return StatusWord(label.capitalize(), matched.word.rag, matched.word.complete)


@cache
def _pattern() -> re.Pattern[str]:
    listed = (word for status in general_words().statuses for word in (status.label, *status.words))
    spelt = {fold(word) for word in listed} - {"open", "live", "active", "met", "planned"}
    words = "|".join(re.escape(word) for word in sorted(spelt, key=len, reverse=True))
    opening = r"(?:(?:table|part|section|appendix|annex|list|schedule) \w{1,3} |[a-z\d] )?(?:all |list of )*(?:the )?"
    after = r"(?: (?:since|in|during|at|as at|to date|this|last|for|by|from|before|up to|between) .*)?"
    behind = rf"{ITEMS} (?:(?:that|which) )?(?:(?:are|is|have been|now|still) )*(?P<last>{words})"
    return re.compile(rf"{opening}(?:(?P<first>{words})(?: (?:and|but) (?P<second>{words}))?(?: {ITEMS})?|{behind}){after}")
