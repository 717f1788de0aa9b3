"""The texts of a plan: blank, repeated, abbreviated, or with addresses of web pages in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.check.context import Context, said
from reportgen.check.words import listed, named, opening, quote
from reportgen.layout import general_words
from reportgen.model import Action, Finding
from reportgen.model.names import squeeze

PRINTED = ("action", "objective", "lead", "progress", "targets", "milestones", "mitigation")
WORDED = ("action", "objective", "progress", "targets", "milestones", "mitigation")
"""The texts whose short forms should be in the list; in the column of leads capitals are mostly a person's initials."""
SHORTEST = 15
"""A shorter text may well stand twice ("As above")."""
SHORT_FORM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z&]*[A-Z](?:s)?(?![\w&])")
EXPLAINED = re.compile(r"\(([A-Z][A-Z&]{0,8}[A-Z])s?\)|\b([A-Z][A-Z&]{0,8}[A-Z])s? \(")
EVERYDAY = re.compile(
    r"AGM|AM|BAME|BBC|CCTV|CEO|CV|DNA|EU|FAQ|FE|FTE|GCSE|GDPR|GP|GPS|HIV|HM|HQ|HR|ICT|ID|IT|IQ|KPI|KS|LA|LED|MP|NB|NHS|OK|PC|PDF|PIN|"
    r"PM|PS|QA|QR|RAG|SMART|SMS|TV|UK|UN|URL|USA?|VAT|[IVX]+|ASAP|TB[ACD]|NA|"
    r"RED|AMBER|GREEN|BLUE|AND|OR|NOT|THE|TO|ALL|NEW|BUT|FOR|IN|OF|ON|MUST|WILL|IS|AT|BY|NO|YES|ANY|ONE"
)
"""Short forms that anyone knows, and plain words that people write in capitals."""
URL = re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE)


def actions_worded(context: Context) -> Iterator[Finding]:
    """An action whose cell says nothing."""
    for item in context.counted:
        if not squeeze(item.action):
            message = f"{opening(item)} does not say what is to be done."
            yield context.about(item, "action", Finding("action-blank", "warning", message, "Type the action.", text=""))


def actions_once(context: Context) -> Iterator[Finding]:
    """Two actions in the same words under the same objective: mostly a row that was copied."""
    first: dict[tuple[str, ...], Action] = {}
    for item in context.reading.plan.actions:
        words = squeeze(item.action).casefold().rstrip(".")
        key = (words, squeeze(item.objective or "").casefold(), str(id(context.streams.get(item.source))))
        twin = first.setdefault(key, item)
        if twin is not item and len(words) >= SHORTEST:
            message = f"{opening(item)} says the same as {named(twin)}: {quote(item.action)}."
            fix = "Take one of them out, or say how they differ."
            yield context.about(item, "action", Finding("action-repeated", "warning", message, fix))


def progress_given(context: Context) -> Iterator[Finding]:
    """An open action with no word on its progress, where most of the others have one; not one that has not begun."""
    waiting = next((word for word in general_words().statuses if word.label == "Not started"), None)
    idle = {waiting.label.casefold(), *waiting.words} if waiting else set()
    colours = ("red", "amber", "green", "blue")
    items = [item for item in context.reading.plan.actions if (column := context.column(item, "progress")) and not column.hidden]
    given = [item for item in items if squeeze(item.progress or "")]
    for item in items if 2 * len(given) > len(items) else ():
        label = (item.status.label or "").casefold()
        begun = item.status.rag in colours and label not in idle
        if begun and item.status.complete is False and not squeeze(item.progress or ""):
            message = f"{opening(item)} is {item.status.label}, but nothing is said of its progress."
            yield context.about(item, "progress", Finding("progress-missing", "note", message, "Type its progress.", text=""))


def abbreviations_listed(context: Context) -> Iterator[Finding]:
    """Short forms that the plan uses and its list does not explain; only where it has a list."""
    listed_ = {_form(short) for short, _ in context.reading.plan.abbreviations}
    explained = {_form(first or second) for _, text in _texts(context) for first, second in EXPLAINED.findall(text)}
    used = {
        form: item for form, item in _used(context).items() if form not in listed_ | explained and not EVERYDAY.fullmatch(form)
    }
    if listed_ and used:
        names = [f"{form} ({item.label})" for form, item in sorted(used.items())]
        message = f"The list of abbreviations has not all that the plan uses: {listed(names, 20)}."
        yield _of_plan(context, Finding("abbreviation-unlisted", "note", message, "Add them to the list, or write them out."))


def abbreviations_used(context: Context) -> Iterator[Finding]:
    """Short forms in the plan's list that no text of the plan uses."""
    text = " ".join(text for _, text in _texts(context))
    unused = [short for short, _ in context.reading.plan.abbreviations if not _uses(text, short)]
    if unused:
        message = f"The list of abbreviations has some that the plan does not use: {listed(unused, 20)}."
        yield _of_plan(context, Finding("abbreviation-unused", "note", message, "Take them out, or nothing."))


def _of_plan(context: Context, finding: Finding) -> Finding:
    return replace(finding, file=context.grids[0].file if len(context.grids) == 1 else None)


def _uses(text: str, short: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(squeeze(short))}(?:s|\W|$)", squeeze(text)) is not None


def _form(short: str) -> str:
    return squeeze(short).removesuffix("s") if short[-1:] == "s" and short[:-1].isupper() else squeeze(short)


def _texts(context: Context, names: Sequence[str] = PRINTED) -> Iterator[tuple[Action, str]]:
    """Every printed text of the plan with its item; not those that are capitals from end to end."""
    plan = context.reading.plan
    for item in (*plan.actions, *plan.measures, *plan.retired):
        for name in names:
            text = said(item, name) or ""
            if text and not _shouted(text):
                yield item, text


def _shouted(text: str) -> bool:
    """Whether most of a longer text is in capitals, so that they tell nothing."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 3 and 2 * sum(word.isupper() for word in words) > len(words)


def _used(context: Context) -> Mapping[str, Action]:
    """Each short form that stands in a text, with the first item that has it; not a word that is only shouted."""
    found: dict[str, Action] = {}
    plain: set[str] = set()
    for item, text in _texts(context, WORDED):
        plain.update(word for word in re.findall(r"[a-z]+", text))
        for match in SHORT_FORM.finditer(text):
            if len(_form(match[0])) <= 6:
                found.setdefault(_form(match[0]), item)
    return {form: item for form, item in found.items() if form.lower() not in plain}


def addresses(context: Context) -> Iterator[Finding]:
    """Web addresses that a paper would print as they stand (accessibility asks for words that say where a link leads)."""
    for item in context.counted:
        for name in PRINTED:
            found = URL.search(said(item, name) or "")
            if found:
                message = f"{opening(item)} holds the address {quote(found[0].rstrip('.,;)'))}, which papers print as it stands."
                fix = "Say in words what it leads to."
                yield context.about(item, name, Finding("bare-address", "note", message, fix))
