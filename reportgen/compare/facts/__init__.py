"""Named facts of a change, each with its evidence and one sentence that states and does not judge.

To add one, write a function in the module of its subject and name it here; its name belongs into docs/explanations.md.
"""

from collections.abc import Callable, Iterator

from reportgen.compare.facts import content, due, standing, status
from reportgen.compare.facts.setting import Setting, setting
from reportgen.model import Change, Fact

__all__ = ["FACTS", "Setting", "facts_of", "setting"]

FACTS: tuple[Callable[[Change, Setting], Iterator[Fact]], ...] = (
    status.fell_back,
    status.became_static,
    due.due_later,
    due.due_dropped,
    status.passed,
    standing.gone,
    standing.retired,
    standing.reappeared,
    status.status_improved,
    due.due_earlier,
    content.number,
    content.lead,
    content.reworded,
    standing.carried_over,
)
"""In the order in which they are told, gravest first."""


def facts_of(change: Change, known: Setting) -> tuple[Fact, ...]:
    """Every fact of one change."""
    return tuple(found for rule in FACTS for found in rule(change, known))
