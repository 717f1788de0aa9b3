"""Facts about a lead and about texts: another lead, other numbers, other words."""

from collections.abc import Iterator
from itertools import zip_longest

from reportgen.compare.explain import figures
from reportgen.compare.facts.setting import Setting, fact
from reportgen.compare.wording import sides
from reportgen.model import Change, Fact, FieldChange
from reportgen.model.names import squeeze

_TOLD = {"action": "Action", "targets": "Key targets", "milestones": "Milestones", "objective": "Objective"}
_OF = {"targets": "the key targets", "milestones": "the milestones"}
_MOST = 12
"""As many words of a text as a sentence can quote."""
_MOST_CHANGES = 3


def lead(change: Change, setting: Setting) -> Iterator[Fact]:
    """Another lead."""
    for field in _fields(change, "lead"):
        before, after = (
            "; ".join(squeeze(line) for line in (text or "").splitlines() if squeeze(line)) or "not recorded"
            for text in (field.before, field.after)
        )
        yield fact("lead", f"Lead changed from {before} to {after}.", *change.before, *change.after)


def number(change: Change, setting: Setting) -> Iterator[Fact]:
    """A number in a target, a milestone or the text itself that is another: stated, not judged (RULES 19)."""
    if change.kind in ("split", "merged"):
        return
    for field in (field for name in ("targets", "milestones", "action") for field in _fields(change, name)):
        inside = field.field == "action" and change.item == "action"
        gone, new = (figures.changed_within if inside else figures.changed)(field.before, field.after)
        for was, now in zip_longest(gone, new):
            if was and now:
                text = f"A number in {_OF.get(field.field, f'the {change.item}')} changed from {was} to {now}."
                yield fact("number", text, *change.before, *change.after)


def reworded(change: Change, setting: Setting) -> Iterator[Fact]:
    """Other words: shown where they are few."""
    if change.kind in ("split", "merged"):
        return
    for field in _fields(change, *_TOLD):
        yield fact("reworded", _words(_TOLD[field.field], field), *change.before, *change.after)


def _words(name: str, field: FieldChange) -> str:
    """What became of the words of a text."""
    if not field.before or not field.after:
        return f"{name}: {'added' if field.after else 'removed'} ({_quoted(field.after or field.before or '')})."
    was, now = sides(field.before, field.after)
    gone = [squeeze(text) for text, mark in was if mark == "deleted"]
    new = [squeeze(text) for text, mark in now if mark == "inserted"]
    gone, new = [text for text in gone if text], [text for text in new if text]
    few = len(gone) <= _MOST_CHANGES and len(new) <= _MOST_CHANGES and all(len(text.split()) <= _MOST for text in (*gone, *new))
    if not few:
        return f"{name} rewritten."
    told = [f"deleted {_list(gone)}"] if gone else []
    told += [f"inserted {_list(new)}"] if new else []
    return f"{name} reworded: {' and '.join(told)}." if told else f"{name} reworded."


def _list(pieces: list[str]) -> str:
    quoted = [_quoted(piece) for piece in pieces]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def _quoted(text: str) -> str:
    words = squeeze(text).split()
    return f'"{" ".join(words)}"' if len(words) <= _MOST else f'"{" ".join(words[:_MOST])} ..."'


def _fields(change: Change, *names: str) -> list[FieldChange]:
    return [field for field in change.fields if field.field in names]
