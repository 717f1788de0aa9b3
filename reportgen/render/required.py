"""What a template must not lose unnoticed: each table, figure and prose of a paper, and the key of status cells."""

from collections.abc import Iterable, Sequence

from reportgen.errors import TemplateError
from reportgen.paper.blocks import Badge, Prose, Span, Table
from reportgen.render.cells import Badges
from reportgen.render.prototype import Prototype
from reportgen.render.tidy import CLERK
from reportgen.render.vocabulary import SLOT_MARK, Block, Wanted
from reportgen.render.wordml import Element


def slots_in(root: Element) -> set[int]:
    """The numbers of the blocks that a document prints, or that a note to the clerk says it leaves out.

    It is asked before such notes are taken out.
    """
    return {int(mark.get("n", "")) for mark in root.iter(SLOT_MARK)}


def refuse_lost_blocks(found: set[int], wanted: Sequence[Wanted], template_name: str) -> None:
    """Raises TemplateError for the first block with something in it that a template has no place for."""
    lost = next((w for at, w in enumerate(wanted) if at not in found and _says_something(w.block)), None)
    if lost is None:
        return
    alike = sum(1 for at, w in enumerate(wanted) if w.tag == lost.tag and at not in found)
    many = f", the first of {alike} such" if alike > 1 else ""
    raise TemplateError(
        f"The template {template_name} does not print {lost.tag}, which holds something: {_described(lost.block)}{many}.",
        f"{_home(lost.block)}, or write where it stood  {CLERK} Left out: {lost.tag}",
    )


def _says_something(block: Block) -> bool:
    """Whether a block has words of its own. A list of contents has none."""
    match block:
        case Table():
            return bool(block.rows)
        case Prose():
            return any(_is_own(span) for part in block.blocks for span in part.spans)
    return True


def _is_own(span: Span) -> bool:
    """Whether a stretch is more than a link to a heading of the document, a label or what stands between links."""
    label = span.bold and span.text.rstrip().endswith(":")
    return not (label or span.link.startswith("#")) and any(map(str.isalnum, span.text))


def _described(block: Block) -> str:
    match block:
        case Table():
            return f"the table «{block.title}»"
        case Prose():
            words = " ".join(span.text for part in block.blocks for span in part.spans).split()
            return f"the text that begins «{' '.join(words)[:40]}»"
    return f"«{block.caption}»"


def _home(block: Block) -> str:
    if isinstance(block, Table):
        return (
            "Put its tag back in the first cell of a table's second row, and see that an {%p if … %} around it does not hide it"
        )
    return "Put its tag back in a paragraph of its own, and see that an {%p if … %} around it does not hide it"


def refuse_lost_key(prototypes: Iterable[Prototype], badges: Badges, template_name: str) -> None:
    """Raises TemplateError where statuses are printed and the template does not say how their cells look."""
    if badges.looks:
        return
    for prototype in prototypes:
        if any(isinstance(cell, Badge) for row in prototype.table.rows for cell in row.cells):
            raise TemplateError(
                f"The template {template_name} has no key of status cells, but «{prototype.table.title}» shows statuses.",
                "Copy the table with [badge green] and the like into it from the shipped template.",
            )
