"""The statuses of a plan: the layout's in its order, or the words as first met, each spelt one way."""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.layout import Layout
from reportgen.model import Finding, Status, StatusWord
from reportgen.parse.items import Found, ReadItem
from reportgen.parse.report import of_place
from reportgen.parse.status import Problem, means
from reportgen.parse.streams import Streams
from reportgen.parse.text import fold, nearest


def settle_statuses(streams: Streams, layout: Layout) -> tuple[tuple[StatusWord, ...], list[Finding]]:
    """The vocabulary; where there is no layout, spellings of one word are made one, and words of open meaning are asked about."""
    if layout.statuses:
        return layout.statuses, []
    met: dict[str, StatusWord] = {}
    order = {"action": 0, "measure": 1, "retired": 2}
    items = sorted((item for stream in streams.all for item in stream.items), key=lambda item: order[item.action.kept])
    spelt: dict[int, ReadItem] = {}
    for item in items:
        status = item.action.status
        if status.label is None:
            continue
        word = _known(status, met)
        if word is None:
            met[fold(status.label)] = StatusWord(status.label, status.rag, status.complete)
        elif word.label != status.label:
            spelt[id(item)] = _respelt(item, word)
    for stream in streams.all:
        stream.items = [spelt.get(id(item), item) for item in stream.items]
    standing = {fold(item.action.status.label or "") for item in items if item.action.kept != "retired"}
    words = tuple(word for key, word in met.items() if key in standing or word.complete is not None)
    return words, _open_meanings(items, words)


def _known(status: Status, met: dict[str, StatusWord]) -> StatusWord | None:
    """The word met before that a status is, or is misspelt for."""
    near = nearest(fold(status.label or ""), met)
    return met[near] if near is not None and met[near].complete == status.complete else None


def _respelt(item: ReadItem, word: StatusWord) -> ReadItem:
    status = item.action.status
    problem = Problem("status-spelling", "note", f'The status "{status.label}" is read as {word.label}.', f"Type {word.label}.")
    action = replace(item.action, status=replace(status, label=word.label))
    return replace(item, action=action, found=(*item.found, Found(problem, None, "status")))


def _open_meanings(items: Sequence[ReadItem], words: Sequence[StatusWord]) -> list[Finding]:
    """One warning that asks what the words mean of which nothing says whether they are completed."""
    asked = [word.label for word in words if word.complete is None and means(word.label) is None]
    first = next((item.action for item in items if item.action.status.label in asked), None)
    if first is None:
        return []
    listed = asked[0] if len(asked) == 1 else f"{', '.join(asked[:-1])} and {asked[-1]}"
    mean = "means" if len(asked) == 1 else "mean"
    message = f"Nothing says whether {listed} {mean} completed, so papers count the words and claim no more."
    fix = f"Name a layout that says what {listed} {mean}, or add a key to the sheet."
    source = first.source
    return [of_place(Problem("status-meaning-open", "warning", message, fix), source.file, source.sheet, source.cell("status"))]
