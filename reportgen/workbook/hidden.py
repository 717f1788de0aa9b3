"""Why a row is hidden: by a filter, by a collapsed outline, or by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.model import Hidden, Range
from reportgen.workbook.addresses import parse_range
from reportgen.workbook.package import children, local_name

MAX_LEVEL = 7
"""How deep Excel nests an outline."""

_CRITERIA = {"filters", "customFilters", "top10", "dynamicFilter", "colorFilter", "iconFilter"}


@dataclass(frozen=True, slots=True)
class RowMark:
    """What a row element says of its own showing; collapsed stands on the summary row beside a closed group."""

    hidden: bool
    level: int
    collapsed: bool


def hidden_rows(marks: Mapping[int, RowMark], filters: Iterable[Range], summary_below: bool) -> dict[int, Hidden]:
    """Why each hidden row is hidden. A row that a filter covers and an outline hides counts as filtered."""
    filters = list(filters)
    closed = _closed(marks, summary_below)
    reasons: dict[int, Hidden] = {}
    for number in (number for number, mark in marks.items() if mark.hidden):
        if any(area.top < number <= area.bottom for area in filters):
            reasons[number] = "filter"
        else:
            reasons[number] = "outline" if number in closed else "manual"
    return reasons


def active_filter(element: etree._Element) -> Range | None:
    """The range of an autoFilter element that hides rows, its heading row included; None where nothing is chosen in it."""
    chosen = any(
        local_name(criterion) in _CRITERIA for column in children(element, "filterColumn") for criterion in column
    )  # a filterColumn alone may only hide its button
    return parse_range(element.get("ref")) if chosen else None


def _closed(marks: Mapping[int, RowMark], summary_below: bool) -> set[int]:
    """The rows of closed groups: marked so on their summary row, or hidden from first to last (not all programs mark it)."""
    closed: set[int] = set()
    for level in range(1, MAX_LEVEL + 1):
        for group in _groups(sorted(number for number, mark in marks.items() if mark.level >= level)):
            summary = marks.get(group[-1] + 1 if summary_below else group[0] - 1)
            marked = summary is not None and summary.collapsed
            if marked or all(marks[number].hidden for number in group):
                closed.update(group)
    return closed


def _groups(numbers: list[int]) -> Iterator[list[int]]:
    """Runs of numbers that follow one another."""
    group: list[int] = []
    for number in numbers:
        if group and number != group[-1] + 1:
            yield group
            group = []
        group.append(number)
    if group:
        yield group
