"""The tags in a template: {{ name }}, {% if name %}, {% for item in items %}, and {%p … %} for whole paragraphs.

Tags are Jinja's, run in its sandbox on plain data. A tag may be typed over several runs (Word splits words as it likes).
A {%p … %} tag alone in its paragraph leaves with it; before or after other words it governs the paragraph:
`{%p if x %}{{ x }}{%p endif %}`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.render.grammar import LONGEST, is_too_long
from reportgen.render.wordml import Element, ancestor, local, q, set_text, text_of

TAGS = "{urn:reportgen}tags"
"""Marks a paragraph with tags: "some" with words too, "only" with nothing else."""

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENER = re.compile(r"\{\{|\{%|\{#")
_PARAGRAPH = re.compile(r"^\{%-?\s*p\s+")
_ELSEWHERE = re.compile(r"^(\{%-?\s*(tr|tc|r)\s|\{\{\s*(r|p|tr|tc)\s+\w)")
_KEYWORD = re.compile(r"^\{%-?\s*(?:p\s+)?(\w*)")
_PLACEHOLDER = re.compile(r"<\?tag (\d+)\?>")
_QUOTES = str.maketrans("“”‘’\u00a0\n", "\"\"''  ")
_CLOSES = {"endif": "if", "endfor": "for"}
_INSIDE = {"else": ("if", "for"), "elif": ("if",)}
_DEEPEST = {"if": 12, "for": 3}
"""How many of a kind may stand within one another."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and where it stands: place is for people, home the element it must not reach out of."""

    text: str
    place: str
    home: Element

    @property
    def shown(self) -> str:
        """The tag as a person typed it."""
        return self.text if len(self.text) <= 80 else self.text[:77] + "…"

    @property
    def keyword(self) -> str:
        """The first word of a {% tag, "" for the others."""
        found = _KEYWORD.match(self.text)
        return found[1] if found else ""

    @property
    def source(self) -> str:
        """What Jinja is given. A line feed makes its line number the number of the tag."""
        text = _PARAGRAPH.sub("{% ", self.text.translate(_QUOTES))
        return text[:2] + ("-" if text[2:3] == "-" else "") + "\n" + text[2:].removeprefix("-")


def take_tags(root: Element, part: str, template_name: str) -> list[Tag]:
    """Put a placeholder where each tag stands; the tags in order, which is also the order of the finished source's lines."""
    tags: list[Tag] = []
    places = _places(root, part)
    for paragraph in list(root.iter(q("p"))):
        if "{" in text_of(paragraph):
            _take_from(paragraph, places[paragraph], tags, template_name)
    return tags


def _places(root: Element, part: str) -> dict[Element, str]:
    """Where each paragraph stands, as a person would count: tables apart from the paragraphs of the text."""
    places: dict[Element, str] = {}
    prefix = "" if part == "document" else f"{part}, "
    tables = {table: number for number, table in enumerate(root.iter(q("tbl")), 1)}
    number = 0
    for paragraph in root.iter(q("p")):
        table = ancestor(paragraph, "tbl")
        number += table is None
        places[paragraph] = f"{prefix}paragraph {number}" if table is None else f"{prefix}table {tables[table]}"
    return places


def _take_from(paragraph: Element, place: str, tags: list[Tag], template_name: str) -> None:
    texts = [t for t in paragraph.iter(q("t")) if ancestor(t, "p") is paragraph]
    whole = "".join(t.text or "" for t in texts)
    found = list(_TAG.finditer(whole))
    rest = _TAG.sub("", whole)
    if opener := _OPENER.search(rest):
        raise wrong(template_name, place, rest[opener.start() : opener.start() + 40], "is not closed", "End it with }} or %}.")
    if not found:
        return
    container = paragraph.getparent()
    first = len(tags)
    for match in found:
        whole_paragraph = bool(_PARAGRAPH.match(match[0])) and container is not None
        tags.append(Tag(match[0], place, container if whole_paragraph and container is not None else paragraph))
    for tag in tags[first:]:
        if _ELSEWHERE.match(tag.text):
            raise wrong(template_name, place, tag.shown, "is of a kind not known here", "Use {{ … }}, {% … %} or {%p … %}.")
    _replace(texts, found, first)
    _lift(paragraph, tags, template_name)
    paragraph.set(TAGS, "some" if rest.strip() else "only")


def _replace(texts: Sequence[Element], found: Sequence[re.Match[str]], first: int) -> None:
    """Put the placeholders in the text each tag begins in; the rest of a tag goes from the texts it runs through."""
    start = 0
    for t in texts:
        text = t.text or ""
        end, at, last = start + len(text), start, None
        t.text = ""
        for number, match in enumerate(found):
            if match.end() <= start or match.start() >= end:
                continue
            _append(t, last, text[max(at - start, 0) : max(match.start() - start, 0)])
            if match.start() >= start:
                last = etree.ProcessingInstruction("tag", str(first + number))
                t.append(last)
            at = match.end()
        _append(t, last, text[max(at - start, 0) :])
        set_text(t, t.text) if last is None else t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        start = end


def _append(t: Element, last: Element | None, text: str) -> None:
    if last is None:
        t.text = (t.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _lift(paragraph: Element, tags: Sequence[Tag], template_name: str) -> None:
    """Take {%p tags out of their paragraph: those at its start before it, those at its end after it."""
    marks = {mark: tags[int(mark.text or 0)] for mark in paragraph.iter(etree.ProcessingInstruction)}
    movable = [mark for mark, tag in marks.items() if _PARAGRAPH.match(tag.text)]
    if not movable:
        return
    pieces = list(_pieces(paragraph))
    before = _edge(pieces, movable)
    after = [] if len(before) == len(movable) else _edge(reversed(pieces), movable)
    for mark in movable:
        if mark not in before and mark not in after:
            tag = marks[mark]
            remedy = "Move it to the paragraph's start or end."
            raise wrong(template_name, tag.place, tag.shown, "stands in the middle of a paragraph", remedy)
    for mark in before:
        _unhook(mark)
        paragraph.addprevious(mark)
    for mark in after:
        _unhook(mark)
        paragraph.addnext(mark)
    if all(isinstance(piece, str) and not piece.strip() for piece in _pieces(paragraph)):
        _remove_line(paragraph)


def _edge(pieces: Iterable[str | Element], movable: Collection[Element]) -> list[Element]:
    """The movable marks at the start of a paragraph's pieces, before anything else but blanks."""
    found: list[Element] = []
    for piece in pieces:
        if isinstance(piece, str) and not piece.strip():
            continue
        if isinstance(piece, str) or piece not in movable:
            break
        found.append(piece)
    return found


def _pieces(paragraph: Element) -> Iterator[str | Element]:
    """The texts, marks and pictures of a paragraph in order."""
    for t in paragraph.iter(q("t"), q("drawing")):
        if local(t) == "drawing":
            yield t
            continue
        yield t.text or ""
        for mark in t:
            yield mark
            yield mark.tail or ""


def _unhook(mark: Element) -> None:
    """Take a placeholder out of its text, leaving the words after it."""
    t, tail = mark.getparent(), mark.tail or ""
    before = mark.getprevious()
    if t is not None:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            t.text = (t.text or "") + tail
        t.remove(mark)
    mark.tail = None


def _remove_line(paragraph: Element) -> None:
    """Take out a paragraph; a cell keeps its last one."""
    parent = paragraph.getparent()
    if parent is not None and not (local(parent) == "tc" and len(parent.findall(q("p"))) == 1):
        parent.remove(paragraph)


def check_structure(tags: Sequence[Tag], template_name: str) -> None:
    """Every if and for is closed, in the same place; nothing but if, for and set is used."""
    open_: list[Tag] = []
    for tag in tags:
        word = tag.keyword
        if not tag.text.startswith("{#") and is_too_long(tag.text):
            remedy = f"Make several tags of it, none of more than {LONGEST} letters."
            raise wrong(template_name, tag.place, tag.shown, "is too long", remedy)
        if not tag.text.startswith("{%") or word == "set":
            continue
        if word in ("if", "for"):
            _check_depth(tag, open_, template_name)
            open_.append(tag)
        elif word in _CLOSES or word in _INSIDE:
            wanted = _INSIDE.get(word) or (_CLOSES[word],)
            _check_pair(tag, open_, wanted, template_name)
            if word in _CLOSES:
                open_.pop()
        else:
            raise wrong(
                template_name, tag.place, tag.shown, "is not understood", "Use if, elif, else, endif, for, endfor or set."
            )
    if open_:
        tag = open_[-1]
        raise wrong(
            template_name, tag.place, tag.shown, "is never closed", f"Put {{%p end{tag.keyword} %}} after what it governs."
        )


def _check_depth(tag: Tag, open_: Sequence[Tag], template_name: str) -> None:
    most = _DEEPEST[tag.keyword]
    if sum(outer.keyword == tag.keyword for outer in open_) >= most:
        problem = f"stands inside more than {most - 1} others of its kind"
        raise wrong(template_name, tag.place, tag.shown, problem, "Put fewer within one another.")


def _check_pair(tag: Tag, open_: Sequence[Tag], wanted: Sequence[str], template_name: str) -> None:
    if not open_ or open_[-1].keyword not in wanted:
        begun = f"; the last tag begun is «{open_[-1].shown}» ({open_[-1].place})" if open_ else ""
        raise wrong(template_name, tag.place, tag.shown, f"closes no {wanted[0]}{begun}", "Put the tags in pairs.")
    if open_[-1].home is not tag.home:
        begun = f"{open_[-1].place} «{open_[-1].shown}»"
        remedy = "Put both in one paragraph, or use {%p … %} for both, outside or inside the same table cell."
        raise wrong(template_name, tag.place, tag.shown, f"and {begun} are a pair but do not stand in the same place", remedy)


def wrong(template_name: str, place: str, shown: str, problem: str, remedy: str = "") -> TemplateError:
    """An error in a template, with its place and the tag."""
    return TemplateError(f"In the template {template_name}, {place}, «{shown}» {problem}.", remedy)
