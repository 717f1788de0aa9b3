"""The findings about pairs that nobody can be sure of, with the lines that settle them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.compare.items import Group, Item
from reportgen.compare.override import NOBODY, row_name
from reportgen.model import Finding
from reportgen.model.names import squeeze
from reportgen.settings import toml_text

_WORDS_SHOWN = 60


def doubts(groups: Iterable[Group], before: Sequence[Item], after: Sequence[Item]) -> tuple[Finding, ...]:
    """A warning for each match that is not sure, in the later plan's order."""
    names_then, names_now = _names(before), _names(after)
    unsure = [group for group in groups if group.match is not None and not group.match.sure]
    return tuple(_doubt(group, names_then, names_now) for group in sorted(unsure, key=lambda group: group.after[0].index))


def _doubt(group: Group, names_then: dict[int, str], names_now: dict[int, str]) -> Finding:
    item = group.after[0].action
    told = [" and ".join(_told(one) for one in items) for items in (group.before, group.after)]
    pairs = [(names_then[b.index], names_now[a.index]) for b in group.before for a in group.after]
    lines = "; ".join(f"[[match]], before = {toml_text(was)}, after = {toml_text(now)}" for was, now in pairs)
    fix = (
        f"If so, add to period.toml, each on a line of its own: {lines}. "
        f'If not, name the right one there instead, or "{NOBODY}" where there is none.'
    )
    source = item.source
    return Finding(
        code="match-unsure",
        severity="warning",
        message=f"{told[0]} in the last plan was taken to be {told[1]} now, but this is not certain.",
        fix=fix,
        file=source.file,
        sheet=source.sheet,
        cell=source.cell("action"),
        item=item.kept,
        label=item.label,
        ref=item.ref,
        lead=item.lead_text,
        text=item.action,
    )


def _told(item: Item) -> str:
    """A label with the first words of its text."""
    words = squeeze(item.action.action)
    short = words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " ..."
    return f'{item.action.label} "{short}"'


def _names(items: Sequence[Item]) -> dict[int, str]:
    """How a [[match]] can name each item: by its label where only it has that, else by its row."""
    labels = Counter(item.action.label for item in items)
    return {item.index: item.action.label if labels[item.action.label] == 1 else row_name(item) for item in items}
