"""Whether every name in a template's tags is in its paper's vocabulary, also where this quarter's paper does not come to it."""

from collections.abc import Sequence

from jinja2 import nodes

from reportgen.model.names import near_names
from reportgen.render.vocabulary import Names

_ANYTHING = Names()
_LOOP = Names(dict.fromkeys(("first", "last", "index", "length")))
_ITEM = "[]"
"""The step of a path from a list to one of its items."""
Scope = dict[str, Names | None]


class UnknownNameError(Exception):
    """A name that is not in the vocabulary. line is its tag's; meant the whole name that may have been meant, "" for none."""

    def __init__(self, line: int, name: str, meant: str) -> None:
        super().__init__(name)
        self.line, self.name, self.meant = line, name, meant


def check_names(template: nodes.Template, names: Names) -> None:
    """Raises UnknownNameError for the first name that means nothing."""
    _check(template, dict(names))


def _check(node: nodes.Node, scope: Scope) -> None:
    match node:
        case nodes.For():
            inner = scope | {"loop": _LOOP}
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = _item(_meaning(node.iter, scope))
            for child in (*node.body, *([node.test] if node.test else [])):
                _check(child, inner)
            for child in node.else_:
                _check(child, scope)
        case nodes.Assign():
            if isinstance(node.target, nodes.Name):
                scope[node.target.name] = _meaning(node.node, scope)
        case nodes.Name() | nodes.Getattr():
            _meaning(node, scope)
        case _:
            for child in node.iter_child_nodes():
                _check(child, scope)


def _meaning(node: nodes.Node, scope: Scope) -> Names | None:
    """What an expression stands for; None for words and numbers."""
    base, path = _path(node)
    if isinstance(base, nodes.Name):
        return _followed((base.name, *path), scope, node.lineno)
    for child in base.iter_child_nodes():
        _check(child, scope)
    return _ANYTHING


def _path(node: nodes.Node) -> tuple[nodes.Node, tuple[str, ...]]:
    """What an expression begins with, and the steps from there."""
    steps: list[str] = []
    while True:
        match node:
            case nodes.Getattr():
                steps.append(node.attr)
            case nodes.Getitem() | nodes.Filter(name="first" | "last"):
                steps.append(_ITEM)
            case _:
                return node, tuple(reversed(steps))
        if node.node is None:
            return node, ()
        node = node.node


def _followed(path: Sequence[str], scope: Scope, line: int) -> Names | None:
    """What a path leads to. Raises UnknownNameError where it leads nowhere."""
    names, known = _walked(path, scope)
    if known < len(path):
        raise UnknownNameError(line, path[known], _meant(path, known, names or Names(), scope))
    return names


def _walked(path: Sequence[str], scope: Scope) -> tuple[Names | None, int]:
    """What a path leads to, and how many of its steps are known."""
    names: Names | None = Names(scope)
    for at, step in enumerate(path):
        if names is _ANYTHING:
            break
        if step == _ITEM:
            names = _item(names)
        elif names is None or step not in names:
            return names, at
        else:
            names = names[step]
    return names, len(path)


def _item(names: Names | None) -> Names | None:
    return names if names is None or names is _ANYTHING else names.each


def _meant(path: Sequence[str], at: int, names: Names, scope: Scope) -> str:
    """The path with its wrong step set right, if all of it then leads somewhere; "" if it does not."""
    for near in near_names(path[at], names):
        meant = (*path[:at], near, *path[at + 1 :])
        if _walked(meant, scope)[1] == len(meant):
            return near if _ITEM in path else ".".join(meant)
    return ""
