"""Whether every name in a template's tags is in its paper's vocabulary, also where this quarter's paper does not come to it."""

import difflib

from jinja2 import nodes

from reportgen.render.vocabulary import Names

_ANYTHING = Names()
Scope = dict[str, Names | None]


class UnknownNameError(Exception):
    """A name that is not in the vocabulary. line is its tag's; near the name that may have been meant, "" for none."""

    def __init__(self, line: int, name: str, near: str) -> None:
        super().__init__(name)
        self.line, self.name, self.near = line, name, near


def check_names(template: nodes.Template, names: Names) -> None:
    """Raises UnknownNameError for the first name that means nothing."""
    _check(template, dict(names))


def _check(node: nodes.Node, scope: Scope) -> None:
    match node:
        case nodes.For():
            item = _meaning(node.iter, scope)
            inner = scope | {"loop": _ANYTHING}
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = item.each if item is not None and item is not _ANYTHING else item
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
    match node:
        case nodes.Name():
            return _found(node.name, scope, node.lineno)
        case nodes.Getattr():
            holder = _meaning(node.node, scope)
            return _ANYTHING if holder is _ANYTHING else _found(node.attr, holder or {}, node.lineno)
        case nodes.Getitem():
            holder = _meaning(node.node, scope)
            return holder.each if holder is not None and holder is not _ANYTHING else holder
    for child in node.iter_child_nodes():
        _check(child, scope)
    return _ANYTHING


def _found(name: str, names: Scope, line: int) -> Names | None:
    if name in names:
        return names[name]
    near = difflib.get_close_matches(name, names, n=1)
    raise UnknownNameError(line, name, near[0] if near else "")
