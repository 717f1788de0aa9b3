"""The page that a place in a document falls on."""

from dataclasses import dataclass

from reportgen.render.wordml import TWIPS_PER_POINT, Element, local, q, value

_A4 = (11906, 16838)
_MARGIN = 1440


@dataclass(frozen=True, slots=True)
class Section:
    """The room for text on a page, in points."""

    width: float
    height: float


def section_of(element: Element) -> Section:
    """The page that an element of the body falls on, A4 where the template does not say."""
    at: Element | None = element
    while at is not None and (parent := at.getparent()) is not None and local(parent) != "body":
        at = parent
    while at is not None:
        found = at if local(at) == "sectPr" else at.find(f"{q('pPr')}/{q('sectPr')}")
        if found is not None:
            return _section(found)
        at = at.getnext()
    return _section(None)


def _section(sectpr: Element | None) -> Section:
    size = sectpr.find(q("pgSz")) if sectpr is not None else None
    margins = sectpr.find(q("pgMar")) if sectpr is not None else None

    def margin(name: str) -> int:
        return abs(int(value(margins, name) or _MARGIN))

    wide, high = (int(value(size, name) or default) for name, default in zip("wh", _A4, strict=True))
    width = wide - margin("left") - margin("right")
    height = high - margin("top") - margin("bottom")
    return Section(width / TWIPS_PER_POINT, height / TWIPS_PER_POINT)
