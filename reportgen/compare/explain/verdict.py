"""Whether a clause explains a changed field: yes, partly (it names the field with a wrong value), or not."""

import re
from collections.abc import Callable

from reportgen.compare import texts
from reportgen.compare.explain import content, phrases
from reportgen.compare.explain.due import judge_due
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.lead import judge_lead
from reportgen.compare.explain.status import judge_status
from reportgen.compare.explain.text import judge_text, says_number
from reportgen.compare.explain.told import Told, Verdict, names_field, says_moved
from reportgen.compare.explain.values import judge_value

_WORD_FIELDS = ("action", "targets", "milestones", "objective")


def verdict(told: Told, clause: Clause) -> Verdict:
    """What one clause that says that something changed is worth for one field.

    One that says nothing of a number that changed in an action's own text explains that text in part at most.
    """
    found = _verdict(told, clause)
    return "partly" if found == "yes" and told.name == "action" and not says_number(told.change, clause.typed) else found


def _verdict(told: Told, clause: Clause) -> Verdict:
    judge = _JUDGES.get(told.name, _further)
    found = judge(told, clause)
    if clause.reason and found != "no":
        named = told.name in clause.fields and (clause.changed or says_moved(told.name, clause))
        if named or told.name == "status":
            return found
        found = "no"
    return judge_value(told, clause) if found == "no" else found


def _work_stream(told: Told, clause: Clause) -> Verdict:
    titles = [texts.stems(text) for text in (told.change.before, told.change.after) if text]
    said = texts.stems(clause.typed)
    titled = any(len(title & said) >= max(2, len(title) * 2 // 3) for title in titles if title)
    titled = titled or any(content.by_initials(text, clause.typed) for text in (told.change.before, told.change.after))
    if _goes_elsewhere(told, clause):
        return "partly"
    moved = says_moved("work_stream", clause)
    verb = re.search(
        r"\b(?:mov\w+|transfer\w+|re-?locat\w+|re-?align\w+|now|from|to|under|sits|fits|joined|brought|shift\w+|re-?assigned|"
        r"re-?brand\w+|re-?nam\w+|re-?titl\w+|becom\w+|became|goes|combin\w+|merg\w+)\b",
        clause.folded,
    )
    refs = [
        item.ref
        for item in told.before
        if item.ref and re.search(rf"(?<![\d.]){re.escape(item.ref.casefold())}(?![\d.]\d)", clause.folded)
    ]
    renamed = "work_stream" in clause.fields and re.search(r"\b(?:new|another|different|renamed|both)\b", clause.folded)
    if moved or renamed or (verb and ("work_stream" in clause.fields or titled or refs)):
        return "yes"
    return "no"


def _goes_elsewhere(told: Told, clause: Clause) -> bool:
    """Whether a clause names a work stream to which the action went, and it is another."""
    found = re.search(
        r"\b(?:to|into|under)\s+(?:the\s+)?((?:[A-Z][\w'&-]*\s+(?:(?:and|of)\s+)?)+)(?i:work ?-?stream|theme)", clause.typed
    )
    if found is None or not told.change.after:
        return False
    known = texts.stems(told.change.after) & texts.stems(found[1])
    return not known and not content.by_initials(told.change.after, clause.typed)


def _ref(told: Told, clause: Clause) -> Verdict:
    refs = [item.ref.rstrip(".") for item in (*told.before, *told.after) if item.ref]
    named = any(re.search(rf"(?<![\d.]){re.escape(ref.casefold())}(?!\d|\.\d)", clause.folded) for ref in refs)
    noun = names_field("ref", clause) and clause.changed
    return "yes" if named or says_moved("ref", clause) or noun or _work_stream_moved(told, clause) else "no"


def _work_stream_moved(told: Told, clause: Clause) -> bool:
    return "work_stream" in told.fields and "work_stream" in clause.fields


def _progress(told: Told, clause: Clause) -> Verdict:
    general = phrases.GENERAL.fullmatch(clause.folded.strip(" .")) is not None
    return "yes" if general or names_field("progress", clause) else "no"


def _further(told: Told, clause: Clause) -> Verdict:
    """A column of the workbook's own: its heading or its value is named."""
    heading = texts.key(told.name.removeprefix("extra:"))
    said = texts.key(clause.typed)
    if heading and f" {heading} " in f" {said} ":
        return "yes"
    values = [texts.key(text) for text in (told.change.before, told.change.after) if text]
    if any(len(value) > 2 and f" {value} " in f" {said} " for value in values):
        return "yes"
    stems = texts.stems(told.name.removeprefix("extra:"))
    return "yes" if clause.changed and len(stems & texts.stems(clause.typed)) * 2 > len(stems) else "no"


_JUDGES: dict[str, Callable[[Told, Clause], Verdict]] = {
    "due": judge_due,
    "lead": judge_lead,
    "status": judge_status,
    **dict.fromkeys(_WORD_FIELDS, judge_text),
    "work_stream": _work_stream,
    "ref": _ref,
    "progress": _progress,
}
