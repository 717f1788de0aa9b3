"""The pairs that period.toml settles with [[match]]."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.compare.items import Item
from reportgen.errors import UsageError
from reportgen.model.names import near_name

NOBODY = "none"
"""Stands for "has no counterpart" on either side of a [[match]]."""

_ROW = re.compile(r"""^(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!\$?[A-Z]{0,3}\$?(?P<row>\d+)$""")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was settled by hand: before and after that are one; several on one side are a split or a merge, none "no match"."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]


def settle(pairs: Iterable[tuple[str, str]], before: Sequence[Item], after: Sequence[Item]) -> list[Fixed]:
    """The items that pairs of names (a label, a ref, "'Sheet'!row", or "none") join. A name of nothing is a UsageError."""
    found: list[Fixed] = []
    for earlier, later in pairs:
        then = _named(earlier, before, "before")
        now = _named(later, after, "after")
        found = _join(found, Fixed(then, now), f'before = "{earlier}", after = "{later}"')
    return found


def _named(name: str, items: Sequence[Item], side: str) -> tuple[Item, ...]:
    if name.strip().casefold() == NOBODY:
        return ()
    wanted = name.strip()
    place = _ROW.match(wanted)
    if place:
        sheet = (place["quoted"] or place["plain"]).replace("''", "'")
        named = [item for item in items if _stands_at(item, sheet, int(place["row"]))]
    else:
        named = [item for item in items if item.action.label == wanted] or [item for item in items if item.action.ref == wanted]
    if len(named) == 1:
        return (named[0],)
    raise _unclear(wanted, named, side) if named else _unknown(wanted, items, side)


def _stands_at(item: Item, sheet: str, row: int) -> bool:
    source = item.action.source
    return source.sheet.casefold() == sheet.casefold() and (source.row == row or row in source.rows)


def _unknown(name: str, items: Sequence[Item], side: str) -> UsageError:
    which = "earlier" if side == "before" else "later"
    labels = [item.action.label for item in items]
    near = near_name(name, labels)
    remedy = f"Its labels run from {labels[0]} to {labels[-1]}." if labels else "That plan has no actions."
    remedy = f'Did you mean "{near}"?' if near else remedy
    return UsageError(f'The [[match]] in period.toml with {side} = "{name}" names nothing in the {which} plan.', remedy)


def _unclear(name: str, named: Sequence[Item], side: str) -> UsageError:
    choices = " or ".join(f'"{row_name(item)}"' for item in named[:3])
    return UsageError(f'The [[match]] in period.toml with {side} = "{name}" names {len(named)} items.', f"Write {choices}.")


def row_name(item: Item) -> str:
    """An item's row as a [[match]] names it: 'Work stream 1'!12."""
    source = item.action.source
    return "'" + source.sheet.replace("'", "''") + f"'!{source.row}"


def _join(found: list[Fixed], new: Fixed, words: str) -> list[Fixed]:
    """Add one pair; pairs that share an item become one entry."""
    if not new.before and not new.after:
        raise UsageError(f"The [[match]] in period.toml with {words} names no item.", "Name one on at least one side.")
    if new.before and new.after and new.before[0].pool != new.after[0].pool:
        remedy = "Match actions with actions, and measures with measures of as many months."
        raise UsageError(f"The [[match]] in period.toml with {words} pairs an action with a measure, or two horizons.", remedy)
    touching = [one for one in found if _share(one.before, new.before) or _share(one.after, new.after)]
    before = _union(part for one in (*touching, new) for part in one.before)
    after = _union(part for one in (*touching, new) for part in one.after)
    alone = any(not one.before or not one.after for one in (*touching, new))
    if (len(before) > 1 and len(after) > 1) or (touching and alone):
        remedy = "Let one side name one item: one before and several after is a split, several before and one after a merge."
        raise UsageError(f"The [[match]] in period.toml with {words} contradicts another.", remedy)
    return [one for one in found if one not in touching] + [Fixed(before, after)]


def _share(one: Iterable[Item], other: Iterable[Item]) -> bool:
    return bool({item.index for item in one} & {item.index for item in other})


def _union(items: Iterable[Item]) -> tuple[Item, ...]:
    found = {item.index: item for item in items}
    return tuple(found[index] for index in sorted(found))
