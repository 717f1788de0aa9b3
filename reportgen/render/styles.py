"""The styles of a template: found by the name people see, and what they come to for a text."""

from reportgen.errors import TemplateError
from reportgen.render.wordml import Element, on, q, value

_DEFAULT_HALF_POINTS = 20
_ARIAL_LIKE = frozenset({"arial", "helvetica", "liberation sans", "arimo", ""})


class Styles:
    """A template's styles.xml."""

    def __init__(self, root: Element | None, template_name: str) -> None:
        self.template_name = template_name
        self._root = root
        found = list(root.iter(q("style"))) if root is not None else []
        self._by_id = {style.get(q("styleId"), ""): style for style in found}
        self._ids = {(value(style.find(q("name"))) or "").casefold(): style.get(q("styleId"), "") for style in found}
        self._levels: dict[str | None, int | None] = {}
        self._default = next(
            (s.get(q("styleId")) for s in found if s.get(q("type")) == "paragraph" and s.get(q("default")) in ("1", "true")), None
        )

    def has(self, style_id: str) -> bool:
        """Whether there is a style of that id."""
        return style_id in self._by_id

    def find(self, name: str) -> str | None:
        """The id of a style by its name, None where the template has none."""
        return self._ids.get(name.casefold())

    def need(self, name: str) -> str:
        """The id of a style by its name. Raises TemplateError where the template has none."""
        found = self.find(name)
        if found is None:
            raise TemplateError(f"The template {self.template_name} has no style «{name}».", "Add a style of that name in Word.")
        return found

    def chain(self, style_id: str | None) -> list[Element]:
        """A style and those it is based on, nearest first; for None the default paragraph style."""
        chain: list[Element] = []
        at = style_id or self._default
        while at in self._by_id and self._by_id[at] not in chain:
            chain.append(self._by_id[at])
            at = value(chain[-1].find(q("basedOn")))
        return chain

    def paragraph_property(self, style_id: str | None, name: str) -> Element | None:
        """A property of paragraphs in a style, from wherever it comes."""
        return next((found for style in self.chain(style_id) if (found := style.find(f"{q('pPr')}/{q(name)}")) is not None), None)

    def run_property(self, style_id: str | None, name: str) -> Element | None:
        """A property of letters in a style, from wherever it comes, the document's defaults last."""
        for style in self.chain(style_id):
            if (found := style.find(f"{q('rPr')}/{q(name)}")) is not None:
                return found
        return self._root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q(name)}") if self._root is not None else None

    def heading_level(self, style_id: str | None) -> int | None:
        """1 for Heading 1 and so on, None for what is no heading."""
        if style_id not in self._levels:
            self._levels[style_id] = self._heading_level(style_id)
        return self._levels[style_id]

    def _heading_level(self, style_id: str | None) -> int | None:
        for style in self.chain(style_id):
            name = (value(style.find(q("name"))) or "").casefold()
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        outline = value(self.paragraph_property(style_id, "outlineLvl"))
        return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None

    def font(self, paragraph: Element | None, run: Element | None) -> tuple[float, bool, bool]:
        """(size in points, bold, whether its letters are as wide as Arial's) of a run in a paragraph."""
        style_id = value(paragraph.find(f"{q('pPr')}/{q('pStyle')}")) if paragraph is not None else None
        own = run.find(q("rPr")) if run is not None else None

        def look(name: str) -> Element | None:
            found = own.find(q(name)) if own is not None else None
            return found if found is not None else self.run_property(style_id, name)

        half_points = value(look("sz"))
        family = (value(look("rFonts"), "ascii") or "").casefold()
        return float(half_points or _DEFAULT_HALF_POINTS) / 2, on(look("b")), family in _ARIAL_LIKE
