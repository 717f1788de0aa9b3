"""What may follow | and "is" in a tag. None of it makes a text much longer than what it is given."""

from collections.abc import Callable, Mapping

from jinja2 import StrictUndefined, Undefined
from jinja2.filters import do_title

from reportgen.render.vocabulary import Slot

YES_OR_NO = "yes or no, not words: use it in {%p if … %}"


class NotWordsError(Exception):
    """A tag prints something that is not words, or asks words for what only a list has."""


def words(value: object) -> object:
    """What a tag may print: words, whole numbers, blocks. Raises NotWordsError for anything else."""
    if isinstance(value, (str, int, Slot, Undefined)) and not isinstance(value, bool):
        return value
    raise NotWordsError(_kind(value))


def _kind(value: object) -> str:
    match value:
        case list() | tuple():
            return "a list: print its items with {%p for … in … %}"
        case dict():
            return "a group of words: say which, after a full stop"
        case None | bool():
            return YES_OR_NO
        case float():
            return "a calculation: print numbers as they are given"
    return "not words"


def _on_words(change: Callable[[str], str]) -> Callable[[object], str]:
    def changed(value: object) -> str:
        if isinstance(value, Slot):
            raise NotWordsError("a table, a figure or prose, which is printed as it is")
        return change(str(words(value)))

    return changed


def _on_list(take: Callable[[list[object]], object]) -> Callable[[object], object]:
    def taken(value: object) -> object:
        if not isinstance(value, (list, tuple, Undefined)):
            raise NotWordsError("no list, so it has no items")
        return take(list(value))

    return taken


def _join(value: object, between: str = "") -> object:
    """Of the words of a list only: what join makes can't be joined again, and so never grows beyond measure."""

    def joined(items: list[object]) -> str:
        if any(isinstance(item, bool) or not isinstance(item, (str, int)) for item in items):
            raise NotWordsError("a list of more than words: print its items with {%p for … in … %}")
        return between.join(str(item) for item in items)

    return _on_list(joined)(value)


def _default(value: object, instead: object = "") -> object:
    return instead if isinstance(value, Undefined) or value is None or value == "" else value


FILTERS: Mapping[str, Callable[..., object]] = {
    "capitalize": _on_words(str.capitalize),
    "default": _default,
    "first": _on_list(lambda items: items[0] if items else StrictUndefined()),
    "join": _join,
    "last": _on_list(lambda items: items[-1] if items else StrictUndefined()),
    "length": _on_list(len),
    "lower": _on_words(str.lower),
    "title": _on_words(do_title),
    "trim": _on_words(str.strip),
    "upper": _on_words(str.upper),
}

TESTS: Mapping[str, Callable[..., bool]] = {
    "defined": lambda value: not isinstance(value, Undefined),
    "none": lambda value: value is None,
}
