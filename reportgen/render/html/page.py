"""One page: a template of this folder filled with plain data, escaped, as bytes that survive any code page."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

_TEMPLATES = ("base.html", "sheets.html", "diff.html")


def page(template: str, **data: Any) -> bytes:
    """The page in ASCII: other letters are character references, so that a shell's redirection can't spoil them."""
    return _environment().get_template(template).render(**data).encode("ascii", "xmlcharrefreplace")


@cache
def _environment() -> Environment:
    folder = files(__package__)
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in _TEMPLATES}
    return Environment(loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
