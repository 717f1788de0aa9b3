"""Excel's own tables on a sheet, and what pivot tables fill."""

from dataclasses import dataclass

from reportgen.model import Range
from reportgen.workbook.addresses import parse_range
from reportgen.workbook.hidden import active_filter
from reportgen.workbook.package import Package, child


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, its heading row included, and the range that its filter hides rows of, None where it hides none."""

    area: Range
    filtered: Range | None


def read_tables(package: Package, sheet_part: str) -> tuple[Table, ...]:
    """The tables of a sheet."""
    found = []
    for part in package.related(sheet_part, "table"):
        root = package.xml(part)
        area, chosen = parse_range(root.get("ref")), child(root, "autoFilter")
        if area:
            found.append(Table(area, active_filter(chosen) if chosen is not None else None))
    return tuple(found)


def read_pivots(package: Package, sheet_part: str) -> tuple[Range, ...]:
    """The ranges of the pivot tables of a sheet, without the filters above them."""
    places = (child(package.xml(part), "location") for part in package.related(sheet_part, "pivotTable"))
    areas = (parse_range(place.get("ref")) for place in places if place is not None)
    return tuple(area for area in areas if area)
