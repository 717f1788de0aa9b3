"""What a tag may say: names, if, for, set, comparisons, and a few filters. Whatever is not listed here is refused.

Jinja's sandbox keeps a tag from reaching out of its data, but not from computing for minutes or filling the memory. What is
allowed here can only choose, print and repeat what is in the paper.
"""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from reportgen.render.filters import FILTERS, TESTS, YES_OR_NO

LONGEST = 300
"""Characters of a tag."""
_MOST_BRACKETS = 20
_DEEPEST = 30
"""How many operations of one expression may stand within one another."""

_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign)
_CHOICES = (nodes.Name, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr)
_HOLDERS = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter)
_CALCULATIONS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos)
_NAMES_ONLY = "Use names, full stops, comparisons, and words in quotes."


class RefusedError(Exception):
    """A tag says more than it may: the line of the source, the problem, and what to do."""

    def __init__(self, line: int, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.line, self.problem, self.remedy = line, problem, remedy


def is_too_long(tag: str) -> bool:
    """Whether a tag is longer than may be parsed without harm."""
    return len(tag) > LONGEST or sum(tag.count(bracket) for bracket in "([{") > _MOST_BRACKETS


def check_grammar(node: nodes.Node, depth: int = 0) -> None:
    """Raises RefusedError for the first thing in a parsed template that a tag may not say."""
    if depth > _DEEPEST:
        raise RefusedError(node.lineno, "is too long", "Make several tags of it.")
    if refused := _refused(node):
        raise RefusedError(node.lineno, *refused)
    for child in node.iter_child_nodes():
        check_grammar(child, depth + 1 if isinstance(node, nodes.Expr) else 0)


def _refused(node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with a part of a tag, and what to do; None for what is allowed."""
    match node:
        case nodes.For(recursive=True):
            return "repeats within itself (recursive)", "Take the word recursive out."
        case nodes.For(target=target) | nodes.Assign(target=target) if not isinstance(target, nodes.Name):
            return _more_than_a_name()
        case nodes.Output():
            printed = (part for child in node.nodes for part in _printed(child))
            if any(isinstance(part, (nodes.Compare, nodes.Not, nodes.Test)) for part in printed):
                return f"is {YES_OR_NO}", ""
    return None if isinstance(node, (*_STATEMENTS, *_CHOICES)) else _refused_expression(node)


def _refused_expression(node: nodes.Node) -> tuple[str, str] | None:
    match node:
        case nodes.Const():
            if isinstance(node.value, (str, int)) and not isinstance(node.value, bool):
                return None
            return f"says {str(node.value).lower()}, which is not words", "Use whole numbers, or words in quotes."
        case nodes.Filter():
            return None if node.name in FILTERS else (f"uses |{node.name}, which is not known here", _known("|", FILTERS))
        case nodes.Test():
            return None if node.name in TESTS else (f"uses “is {node.name}”, which is not known here", _known("is ", TESTS))
        case nodes.Getattr():
            return None if isinstance(node.node, _HOLDERS) else _more_than_a_name()
        case nodes.Getitem(arg=nodes.Const(value=int())):
            return None if isinstance(node.node, _HOLDERS) else _more_than_a_name()
        case nodes.List() | nodes.Tuple():
            return None if all(isinstance(item, nodes.Const) for item in node.items) else _more_than_a_name()
        case nodes.Concat():
            return "joins words with ~", "Put one tag beside the other."
    if isinstance(node, _CALCULATIONS):
        return "calculates", "Print numbers and words as they are given."
    return _more_than_a_name()


def _more_than_a_name() -> tuple[str, str]:
    return "asks for more than a name", _NAMES_ONLY


def _known(sign: str, names: Iterable[str]) -> str:
    return f"Known are {', '.join(f'{sign}{name}' for name in sorted(names))}."


def _printed(node: nodes.Node) -> Iterator[nodes.Node]:
    """What a printing tag may come to print."""
    match node:
        case nodes.And() | nodes.Or():
            yield from (*_printed(node.left), *_printed(node.right))
        case nodes.CondExpr():
            yield from (part for side in (node.expr1, node.expr2) if side is not None for part in _printed(side))
        case nodes.Filter():
            yield from (part for child in node.iter_child_nodes() for part in _printed(child))
        case _:
            yield node
