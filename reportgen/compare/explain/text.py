"""Whether a clause explains other words or numbers of a text."""

import re
from collections.abc import Sequence

from reportgen.compare import texts
from reportgen.compare.explain import content, cues, dates, figures, phrases, words
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.told import Told, Verdict, names_field, names_others, says_moved
from reportgen.dates import Calendar, plain, spans_of
from reportgen.model import FieldChange

_MORE_OR_LESS = re.compile(
    r"\b(?:rais|increas|reduc|lower|relax|tighten|lengthen|shorten|eas|upp|doubl|halv|widen|expand|scal|cut|stretch|loosen|"
    r"uplift)(?:ed|ing|es)?\b|\b(?:longer|shorter|higher|lower|extra|additional|larger|smaller)\b"
)

DEADLINE = re.compile(r"\b(?:dead ?lines?|due|(?:target|completion|end|finish) dates?)\b")
"""What names the due date and no date of a milestone."""
_LEFT = re.compile(
    r"\b(?:(?<!not )only|to be \w+ (?:only )?now|no longer|instead|rather than|fewer|less|wider|broader|narrower)\b"
)
"""What says of a thing in a text that another came in its place."""
_UP = re.compile(r"\b(?:rais(?:ed|ing)|increas(?:ed|ing)|higher|up(?:ped|lifted)|doubled|stretched)\b")
_DOWN = re.compile(r"\b(?:lower(?:ed|ing)?|reduc(?:ed|ing)|relax(?:ed|ing)|eased|halved|scaled (?:back|down)|cut|less|fewer)\b")

_OF_NUMBERS = re.compile(
    r"\b(?:numbers?|figures?|totals?|quantit\w+|percentages?|scope\w*|re-?scoped|targets?|ambition|thresholds?|k\.?p\.?i\.?s?)\b"
)
"""What speaks of how many, and not of words."""
_NUMBER = re.compile(r"\b(?:numbers?|figures?|totals?|quantit\w+|percentages?)\b(?! of\b)")
_PLAINLY_CHANGED = re.compile(r"\baction (?:(?:has|was|is|now|been|also) )*(?:changed|revised|altered|adjusted)\b")
"""What says of the action itself, not of its wording, that it is another."""


def judge_text(told: Told, clause: Clause) -> Verdict:
    """What a clause is worth for other words or numbers of an action, a target, a milestone or an objective."""
    field = told.name
    gone, new = figures.changed(told.change.before, told.change.after)
    noun = names_field(field, clause) and (field != "action" or _is_reworded(clause))
    if noun and not _only_met(field, clause):
        return _with_figures(told, clause, gone, new)
    if _figures_named(clause, gone, new) and not names_others(clause, field, "action", "milestones", "targets"):
        return "yes"
    if gone and new and _resized(told, clause):
        return _with_figures(told, clause, gone, new)
    if _changed_words_named(told, clause) or _number_named(told, clause):
        return "yes"
    divided = field == "action" and words.DIVIDED.search(clause.folded) is not None
    if (divided or says_moved("action", clause)) and not _names_another_text(field, clause):
        return _by_wording(told)
    if gone and new and not clause.fields and _goes_the_way(told, clause):
        return "partly"
    by_dates = _by_dates(told, clause)
    return "yes" if by_dates == "no" and _content_told(told, clause) else by_dates


def says_number(field: FieldChange, typed: str) -> bool:
    """Whether typed words say of a number that changed in a text that it did: its value, or that it is more or less.

    Words of the wording alone ("Wording tidied") do not; where no number changed there is none to be said.
    """
    gone, new = figures.changed_within(field.before, field.after)
    known = {figures.value(figure) for figure in (*gone, *new)} | figures.differences(gone, new)
    low = typed.casefold()
    found = any(pattern.search(low) for pattern in (_UP, _DOWN, _OF_NUMBERS, _PLAINLY_CHANGED))
    return not gone or found or bool(known & set(figures.values(typed)))


def _number_named(told: Told, clause: Clause) -> bool:
    """Whether a clause says that the number, or the target of an action that has none beside it, went the way that it did."""
    if told.name != "action" or not any(figures.changed_within(told.change.before, told.change.after)):
        return False
    targeted = names_field("targets", clause) and not any(item.targets for item in (*told.before, *told.after))
    return (targeted or _NUMBER.search(clause.folded) is not None) and _goes_the_way(told, clause)


def _content_told(told: Told, clause: Clause) -> bool:
    """Whether a clause with a cue says words that came, went or moved: "Town goes first now, swapped with Eastfield"."""
    if not cues.is_change_of_named(clause) or any(
        names_field(field, clause) for field in ("due", "lead", "status", "work_stream")
    ):
        return False
    was, now = told.change.before, told.change.after
    wanted = content.changed(was, now)
    found = content.said(wanted, clause.typed, was, now)
    if content.is_enough(found, wanted):
        return True
    return len(content.said(content.kept(was, now), clause.typed)) >= 1 and _LEFT.search(clause.folded) is not None


def _goes_the_way(told: Told, clause: Clause) -> bool:
    """Whether a clause says that something was raised or lowered, and the first number that changed was."""
    gone, new = (float(figures.value(f[0]) or 0) for f in figures.changed(told.change.before, told.change.after))
    return (_DOWN if new < gone else _UP).search(clause.folded) is not None


def _by_dates(told: Told, clause: Clause) -> Verdict:
    """A clause beside a target or milestone whose dates moved: one of the new dates, or that things moved in time.

    Where the due date moved too, it has to speak of what the text is about.
    """
    was, now = _dates(told.change.before), _dates(told.change.after)
    about = content.said(content.kept(told.change.before, told.change.after), clause.typed)
    if not moved_dates(told.change) or DEADLINE.search(clause.folded) or not (about or "due" not in told.fields):
        return "no"
    said, moved = {span.month for span in clause.spans}, says_moved("due", clause)
    if said & (now - was) and (about or moved or cues.is_change_of_named(clause)):
        return "yes"
    if names_field("due", clause) and clause.changed and "due" not in told.fields:
        return "yes"
    if not moved or not about:
        return "no"
    return "partly" if said and not dates.AMOUNT.search(clause.folded) else "yes"


def moved_dates(field: FieldChange) -> bool:
    """Whether a target or milestone has other dates."""
    return field.field in ("targets", "milestones") and _dates(field.before) != _dates(field.after)


def _dates(text: str | None) -> frozenset[int]:
    """The months of the dates in a text."""
    return frozenset(span.month for span in spans_of(plain(text or ""), Calendar()))


def _resized(told: Told, clause: Clause) -> bool:
    """Whether a clause says that what a changed number is of became more or less: "Number of homes increased"."""
    found = _MORE_OR_LESS.search(clause.folded)
    own = content.said(content.kept(told.change.before, told.change.after), clause.typed)
    return found is not None and bool(own) and not any(names_field(f, clause) for f in ("due", "lead", "status"))


def _is_reworded(clause: Clause) -> bool:
    """Whether "action", "text" or "wording" is said to have changed, not merely named."""
    return (
        clause.changed
        or says_moved("action", clause)
        or re.search(r"\b(?:wording|word(?:s|ed)|language|phrasing|terminology)\b", clause.folded) is not None
    )


def _only_met(field: str, clause: Clause) -> bool:
    """Whether a clause says that a target was met, which is no change of it."""
    met = re.search(
        r"\b(?:met|achieved|missed|exceeded|reached|on course|on track|hit|completed?|not yet met|delivered)\b", clause.folded
    )
    changes = re.search(
        r"\b(?:rais|increas|lower|reduc|tighten|relax|chang|revis|amend|alter|updat|add|remov|new|replac|set at|split|clarif|"
        r"reword|now)\w*",
        clause.folded,
    )
    return field in ("targets", "milestones", "objective") and met is not None and changes is None


def _with_figures(told: Told, clause: Clause, gone: Sequence[str], new: Sequence[str]) -> Verdict:
    """A clause that names the field: with a number that is neither the old nor the new one it explains it partly."""
    said = [figures.value(figure) for figure in figures.figures(clause.typed)]
    known = set(figures.values_of(told.change.before)) | set(figures.values_of(told.change.after))
    known |= {part for item in (*told.before, *told.after) for part in figures.values_of(item.ref)}
    if set(said) & figures.differences(gone, new):
        return "yes"
    if said and (gone or new) and not set(said) & {figures.value(f) for f in (new or gone)} and not set(said) <= known:
        return "partly"
    later = re.findall(r"\bto (?:at least |over |no more than )?(\S+)", clause.typed)
    meant = [figures.value(f) for text in later for f in figures.figures(text)]
    return "partly" if meant and new and not set(meant) & {figures.value(f) for f in new} else "yes"


def _figures_named(clause: Clause, gone: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a clause gives the new number as new, or the old one as what was raised or lowered."""
    said, old = set(figures.values(clause.typed)), {figures.value(f) for f in gone}
    if said & {figures.value(f) for f in new}:
        return clause.changed or cues.is_change_of_named(clause) or bool(said & old) or len(said) == 1
    if said & figures.differences(gone, new) and (clause.changed or cues.is_change_of_named(clause)):
        return True
    return bool(said & old) and _MORE_OR_LESS.search(clause.folded) is not None


def _names_another_text(field: str, clause: Clause) -> bool:
    fields = {"targets", "milestones", "objective", "due", "lead", "status"} - {field}
    return any(names_field(other, clause) for other in fields)


def _by_wording(told: Told) -> Verdict:
    """A word for another wording explains the action's; of a target's or milestone's too, where the action's stayed."""
    if told.name == "action":
        return "yes"
    return (
        "no"
        if sorted(figures.in_digits(told.change.before)) != sorted(figures.in_digits(told.change.after))
        else ("yes" if "action" not in told.fields else "partly")
    )


def _changed_words_named(told: Told, clause: Clause) -> bool:
    """Whether a clause says of words that only one of the texts has that they were put in or taken out."""
    verb = phrases.ADDED_TO.search(clause.folded)
    if verb is None or any(names_field(field, clause) for field in ("due", "lead", "status")):
        return False
    was, now = _short(told.change.before), _short(told.change.after)
    near = " ".join([*clause.folded[: verb.start()].split()[-5:], *clause.folded[verb.end() :].split()[:8]])
    return content.is_enough(_short(near) & (was ^ now), was ^ now)


def _short(text: str | None) -> frozenset[str]:
    """The telling words of a text, cut so short that publish and publication are one."""
    return frozenset(stem[:5] for stem in texts.stems(text))
