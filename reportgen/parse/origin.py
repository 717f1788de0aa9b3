"""Where an action came from: tags such as "(Residual Ofsted action)" or a line "SBLR – Feb 2014", named by the layout."""

import re
from collections.abc import Iterable, Iterator

from reportgen.layout import Layout
from reportgen.parse.text import fold, squeeze


def origins_of(texts: Iterable[str | None], layout: Layout) -> tuple[str, ...]:
    """The origins that texts are tagged with, as typed: in brackets, or on a line that begins with one."""
    if not layout.origins:
        return ()
    named = [fold(origin) for origin in layout.origins]
    tags = (tag for text in texts if text for tag in _tags(text))
    return tuple(dict.fromkeys(tag for tag in tags if any(re.match(rf"{re.escape(origin)}\b", fold(tag)) for origin in named)))


def _tags(text: str) -> Iterator[str]:
    """What may be a tag: what stands in brackets, and every line but the first."""
    for line in text.splitlines()[1:]:
        yield squeeze(line).strip("()[]. ")
    for inside in re.findall(r"[(\[]([^()\[\]]+)[)\]]", text):
        yield squeeze(inside).strip(". ")
