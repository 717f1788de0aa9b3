"""commentary.md, the manager's own words: CommonMark paragraphs, lists, bold, italics and links."""

from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.paper.blocks import Block, Prose, Span

_LISTS = {"bullet_list_open": "bullet", "ordered_list_open": "number"}


def commentary(markdown: str) -> Prose:
    """The paragraphs, list items and headings of a Markdown text; raw HTML is printed as typed."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return Prose(tuple(_blocks(tokens)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in _LISTS:
            lists.append(_LISTS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline":
            spans = tuple(_spans(token.children or ()))
            heading = before is not None and before.type == "heading_open"
            yield _block("heading" if heading else lists[-1] if lists else "paragraph", spans, max(len(lists) - 1, 0))
        elif token.type in ("code_block", "fence"):
            yield Block("paragraph", (Span(token.content.rstrip("\n")),))


def _block(kind: str, spans: tuple[Span, ...], level: int) -> Block:
    match kind:
        case "bullet":
            return Block("bullet", spans, level)
        case "number":
            return Block("number", spans, level)
        case "heading":
            return Block("heading", spans)
        case _:
            return Block("paragraph", spans)


def _spans(tokens: Iterable[Token]) -> Iterator[Span]:
    bold, italic, link = 0, 0, ""
    for token in tokens:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        if token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        elif token.type in ("softbreak", "hardbreak"):
            yield Span(" " if token.type == "softbreak" else "\n", bool(bold), bool(italic), link)
        elif token.content:
            yield Span(token.content, bool(bold), bool(italic), link)
