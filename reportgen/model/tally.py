"""A number and what is behind it."""

from dataclasses import dataclass

from reportgen.model.plan import Action


@dataclass(frozen=True, slots=True)
class Tally:
    """A named number with the items behind it. name is dotted and stable ("actions.completed", "stream.3.overdue").

    value is len(items) but for a signed number such as a change, whose name ends in ".change".
    """

    name: str
    items: tuple[Action, ...]
    signed: int | None = None

    @property
    def value(self) -> int:
        """The number that is printed."""
        return len(self.items) if self.signed is None else self.signed

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its items, in plan order."""
        return tuple(item.label for item in self.items)
