"""The statuses of a plan: the layout's in its order, or the words as first met, each spelt one way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.layout import Layout, general_words
from reportgen.model import Finding, Rag, Status, StatusWord
from reportgen.parse.colours import rag_of_word
from reportgen.parse.items import Found, ReadItem
from reportgen.parse.report import of_place
from reportgen.parse.status import Problem, means, shaded_otherwise, unsure
from reportgen.parse.streams import Streams
from reportgen.parse.text import fold, nearest


def settle_statuses(streams: Streams, layout: Layout) -> tuple[tuple[StatusWord, ...], list[Finding]]:
    """The vocabulary; where there is no layout, spellings of one word are made one, and words of open meaning are asked about."""
    if layout.statuses:
        read = [item for stream in streams.all for item in stream.items]
        return layout.statuses, _open_meanings([item for item in read if item.action.kept != "retired"], layout)
    order = {"action": 0, "measure": 1, "retired": 2}
    items = sorted((item for stream in streams.all for item in stream.items), key=lambda item: order[item.action.kept])
    met = _told_by_shade(_met(items))
    words = {id(item): word for word, said in met for item in said}
    usual = {word.label: _usual_shade(said) for word, said in met}
    for stream in streams.all:
        stream.items = [_settled(item, words[id(item)], usual) if id(item) in words else item for item in stream.items]
    kept = [word for word, said in met if word.complete is not None or any(item.action.kept != "retired" for item in said)]
    return tuple(kept), _open_meanings(
        [item for stream in streams.all for item in stream.items], Layout("", statuses=tuple(kept))
    )


def _met(items: Iterable[ReadItem]) -> list[tuple[StatusWord, list[ReadItem]]]:
    """Each status as first met, spelt as most of its items spell it, with these items."""
    first: dict[str, StatusWord] = {}
    said: dict[str, list[ReadItem]] = {}
    for item in items:
        status = item.action.status
        if status.label is None:
            continue
        word = _known(status, first) or StatusWord(status.label, status.rag, status.complete)
        first.setdefault(_folded(word.label), word)
        said.setdefault(_folded(word.label), []).append(item)
    return [(_known_of(word, said[key]), said[key]) for key, word in first.items()]


def _told_by_shade(met: Sequence[tuple[StatusWord, list[ReadItem]]]) -> list[tuple[StatusWord, list[ReadItem]]]:
    """The statuses; a word of open meaning shaded red or amber is not completed, where another word of the plan is."""
    if not any(word.complete for word, _ in met):
        return list(met)
    return [
        (replace(word, complete=False), said)
        if word.complete is None and _usual_shade(said) in ("red", "amber") and not rag_of_word(word.label)
        else (word, said)
        for word, said in met
    ]


def _known_of(word: StatusWord, said: Sequence[ReadItem]) -> StatusWord:
    """A word with all that its items tell of it."""
    meaning = next((item.told.meaning for item in said if item.told.meaning), None)
    blank = any(item.told.blank and item.told.status.origin is None for item in said)
    return replace(word, label=_commonest(said), complete=_one_meaning(said), blank=blank, meaning=meaning)


def _folded(label: str) -> str:
    """A label for comparing; a sign is itself."""
    return fold(label) or label


def _one_meaning(said: Iterable[ReadItem]) -> bool | None:
    """Whether a status means completed, None where its items differ: a percentage or a date may say so of each."""
    meanings = {item.action.status.complete for item in said}
    return meanings.pop() if len(meanings) == 1 else None


def _commonest(said: Iterable[ReadItem]) -> str:
    """The spelling that most items have; of several one that is spelt as our own words are, else the first met."""
    counts = Counter(item.action.status.label or "" for item in said)
    own = {fold(word) for status in general_words().statuses for word in (status.label, *status.words)}
    return max(counts, key=lambda label: (counts[label], fold(label) in own))


def _usual_shade(said: Sequence[ReadItem]) -> Rag | None:
    """The colour that more than half of the shaded cells of a status have, two at the least: the council's own for it."""
    shades = Counter(item.shade for item in said if item.shade is not None and item.action.status.origin == "word")
    shade, count = shades.most_common(1)[0] if shades else (None, 0)
    return shade if count > 1 and count * 2 > shades.total() else None


def _settled(item: ReadItem, word: StatusWord, usual: dict[str, Rag | None]) -> ReadItem:
    """An item with its status spelt as the plan spells it; where the plan has a colour for it, that decides which disagrees."""
    shade, status = usual[word.label], item.action.status
    if shade is not None and item.shade is not None and status.origin == "word" and not item.told.explained:
        found = tuple(found for found in item.found if found.problem.code != "status-colour-disagrees")
        odd = shaded_otherwise(status.label or "", shade, item.shade) if item.shade != shade else None
        more = (Found(odd, None, "status"),) if odd else ()
        if more or len(found) < len(item.found):
            item = replace(item, found=(*found, *more))
    item = _respelt(item, word) if status.label != word.label else item
    return _closed_by_shade(item, word) if item.action.status.complete is None and word.complete is False else item


def _closed_by_shade(item: ReadItem, word: StatusWord) -> ReadItem:
    problem = unsure(word.label, f"not completed, as it is shaded {item.shade or word.rag}")
    action = replace(item.action, status=replace(item.action.status, complete=False))
    return replace(item, action=action, found=(*item.found, Found(problem, None, "status")))


def _known(status: Status, met: dict[str, StatusWord]) -> StatusWord | None:
    """The word met before that a status is, or is misspelt for."""
    near = nearest(_folded(status.label or ""), met)
    return met[near] if near is not None and met[near].complete == status.complete else None


def _respelt(item: ReadItem, word: StatusWord) -> ReadItem:
    status = item.action.status
    problem = Problem("status-spelling", "note", f'The status "{status.label}" is read as {word.label}.', f"Type {word.label}.")
    action = replace(item.action, status=replace(status, label=word.label))
    return replace(item, action=action, found=(*item.found, Found(problem, None, "status")))


def _open_meanings(items: Sequence[ReadItem], layout: Layout) -> list[Finding]:
    """One warning that asks what the words mean of which nothing says whether they are completed, the layout neither."""
    unsaid = {item.action.status.label for item in items if item.action.status.complete is None}
    asked = [w.label for w in layout.statuses if w.label in unsaid and (layout.name or means(w.label) is None)]
    first = next((item.action for item in items if item.action.status.label in asked), None)
    if first is None:
        return []
    listed = asked[0] if len(asked) == 1 else f"{', '.join(asked[:-1])} and {asked[-1]}"
    mean = "means" if len(asked) == 1 else "mean"
    message = f"Nothing says whether {listed} {mean} completed, so papers count the words and claim no more."
    without = f"Name a layout that says what {listed} {mean}, or add a key to the sheet."
    until = "until then actions with such a status are counted neither as overdue nor as due."
    fix = f"Write complete = true or false for {listed} in the layout; {until}"
    source, place = first.source, first.source.cell("status")
    problem = Problem("status-meaning-open", "warning", message, fix if layout.name else without)
    return [of_place(problem, source.file, source.sheet, place)]
