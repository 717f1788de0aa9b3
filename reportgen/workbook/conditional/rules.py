"""The conditional formats of a sheet as its XML has them, those of its newer extension list (x14) too."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.model import Range
from reportgen.workbook.addresses import parse_range, range_address
from reportgen.workbook.conditional.icons import COLOURS, IconSet, Threshold
from reportgen.workbook.package import child, children, is_on, local_name, whole_number
from reportgen.workbook.styles import PLAIN_PAINT, Paint, Styles, read_paint

EXTENSION = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"

_UNSPOKEN = {"colorScale", "dataBar", "duplicateValues", "uniqueValues", "top10", "aboveAverage"}
"""Kinds that set off numbers or repeats among others: they say nothing that the cell does not, and are passed over."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One conditional format. paint is what it does to a cell; a lower priority comes first."""

    areas: tuple[Range, ...]
    kind: str
    priority: int
    operator: str = ""
    formulas: tuple[str, ...] = ()
    text: str | None = None
    paint: Paint = PLAIN_PAINT
    stops: bool = False
    icons: IconSet | None = None

    @property
    def base(self) -> tuple[int, int]:
        """The cell that its formulas are written for."""
        return min(area.top for area in self.areas), min(area.left for area in self.areas)

    @property
    def where(self) -> str:
        """Its ranges as Excel writes them, the first of many."""
        first = " ".join(range_address(area) for area in self.areas[:3])
        return f"{first} …" if len(self.areas) > 3 else first


def read_rules(element: etree._Element, styles: Styles) -> Iterator[Rule]:
    """The rules of a conditionalFormatting element that can bear on what a cell says."""
    written = element.get("sqref") or "".join(part.text or "" for part in element if _named(part, "sqref"))
    areas = tuple(area for each in written.split() if (area := parse_range(each)))
    for rule in children(element, "cfRule"):
        kind = rule.get("type") or ""
        if areas and kind not in _UNSPOKEN:
            found = _rule(rule, kind, areas, styles)
            if found.icons or found.paint != PLAIN_PAINT or found.stops:
                yield found


def _rule(element: etree._Element, kind: str, areas: tuple[Range, ...], styles: Styles) -> Rule:
    return Rule(
        areas,
        kind,
        whole_number(element.get("priority"), 1_000_000),
        element.get("operator") or "",
        tuple(part.text or "" for part in element if _named(part, "formula", "f")),
        element.get("text"),
        _paint(element, styles),
        is_on(element, "stopIfTrue"),
        _icons(element) if kind == "iconSet" else None,
    )


def _paint(element: etree._Element, styles: Styles) -> Paint:
    """What a rule does: described in the rule itself, or by its number among the workbook's."""
    own = child(element, "dxf")
    if own is not None:
        return read_paint(own, styles.palette)
    index = whole_number(element.get("dxfId"), -1)
    return styles.paints[index] if 0 <= index < len(styles.paints) else PLAIN_PAINT


def _icons(element: etree._Element) -> IconSet | None:
    found = child(element, "iconSet")
    if found is None:
        return None
    thresholds = tuple(_threshold(each) for each in children(found, "cfvo"))
    chosen = [_icon(each.get("iconSet") or "", whole_number(each.get("iconId"))) for each in children(found, "cfIcon")]
    colours = tuple(chosen) or COLOURS.get(found.get("iconSet") or "3TrafficLights1", ())
    return IconSet(thresholds, colours[::-1] if is_on(found, "reverse") else colours, is_on(found, "showValue", default=True))


def _icon(name: str, rank: int) -> str | None:
    colours = COLOURS.get(name, ())
    return colours[rank] if 0 <= rank < len(colours) else None


def _threshold(element: etree._Element) -> Threshold:
    formula = child(element, "f")
    value = element.get("val") or (formula.text if formula is not None else None) or "0"
    return Threshold(element.get("type") or "num", value, is_on(element, "gte", default=True))


def _named(element: etree._Element, *names: str) -> bool:
    return isinstance(element.tag, str) and local_name(element) in names
