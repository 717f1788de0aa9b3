"""Lists that begin again at one."""

from reportgen.render.styles import Styles
from reportgen.render.wordml import Element, add, q, value


class Numbering:
    """A template's numbering.xml."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._root, self._styles = root, styles

    def restarted(self, style_id: str, level: int) -> str | None:
        """A list like a style's that begins anew; level is counted from the style's own. None where the style has no list."""
        numpr = self._styles.paragraph_property(style_id, "numPr")
        number = value(numpr.find(q("numId"))) if numpr is not None else None
        found = (
            next((n for n in self._root.iter(q("num")) if n.get(q("numId")) == number), None) if self._root is not None else None
        )
        abstract = value(found.find(q("abstractNumId"))) if found is not None else None
        if self._root is None or numpr is None or abstract is None:
            return None
        new = str(max(int(n.get(q("numId"), "0")) for n in self._root.iter(q("num"))) + 1)
        own_level = int(value(numpr.find(q("ilvl"))) or 0)
        num = add(self._root, "num", numId=new)
        add(num, "abstractNumId", val=abstract)
        add(add(num, "lvlOverride", ilvl=str(own_level + level)), "startOverride", val="1")
        _before_cleanup(self._root, num)
        return new


def _before_cleanup(root: Element, num: Element) -> None:
    """w:num stands before w:numIdMacAtCleanup."""
    last = root.find(q("numIdMacAtCleanup"))
    if last is not None:
        last.addprevious(num)
