"""The page of what changed (`diff --format html`): for a reader who was not there, on a screen or printed, in grey too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.compare import Pieces, wording
from reportgen.dates import without_midnight
from reportgen.model import Change, Comparison, FactName, FieldChange, Reading, Source
from reportgen.model.names import squeeze
from reportgen.paper.published import published_comparison
from reportgen.paper.words import grouped, joined, plural_of, sentence_case, signed, status_in_prose
from reportgen.render.html.page import page
from reportgen.render.terminal import comparison_words as told
from reportgen.render.terminal.comparison import heading_change
from reportgen.render.terminal.comparison_words import Silence, clean, label, labels
from reportgen.render.terminal.lines import counted

_KINDS = {
    "changed": "Changed",
    "added": "New",
    "back": "Back from the Retired box",
    "retired": "Retired",
    "removed": "Gone",
    "split": "Split",
    "merged": "Merged",
    "unchanged": "Unchanged",
}
_STEPS = {
    "added": ("Added", 1),
    "reinstated": ("Back from the Retired box", 1),
    "retired": ("Retired", -1),
    "removed": ("Gone, not recorded as retired", -1),
    "split": ("More because of splits", 1),
    "merged": ("Fewer because of merges", -1),
}
_GRAVE: dict[FactName, str] = {
    "fell-back": "Status fell back",
    "static": "Became",
    "due-later": "Due date moved later",
    "due-dropped": "Due date dropped",
    "passed": "Due date has passed, and the status is what it was",
    "retired-unfinished": "Retired without having been recorded as completed",
    "swapped": "Texts stand in each other's rows",
    "reappeared": "Reappeared",
    "gone": "Gone from the plan, not recorded as retired",
}
"""Facts that the page begins with."""
_LONG = 500
"""A row with more characters may go on over the end of a printed page."""
_KEPT = 8
"""In the lists at the front, words shown on either side of a change."""
_ARROW = " \u2192 "


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its period or files as they are named, and what was read of them."""

    name: str
    files: tuple[str, ...]
    reading: Reading
    published: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: same, deleted or inserted."""

    text: str
    mark: str = "same"


@dataclass(frozen=True, slots=True)
class _Link:
    """An item named, and where on the page it is told."""

    label: str
    anchor: str


def comparison_html(comparison: Comparison, before: Side, after: Side, plan: str) -> bytes:
    """The page (ASCII) of two sides of a plan compared. What stands in hidden columns is not on it, and that is said."""
    then, now = told.side_name(before.name), told.side_name(after.name)
    shown = told.told_apart(_without_hidden(comparison, before.reading, after.reading), then)
    hidden = _hidden_fields(comparison, shown)
    anchors = {id(change): f"c{number}" for number, change in enumerate(shown.changes, 1)}
    streams = list(_streams(shown, anchors, hidden))
    silent, part = told.silences(shown), told.partly_explained(shown)
    claims = [{"text": text, "where": _place(claim.source)} for claim, _, text in told.claim_sentences(shown)]
    doubts = [] if _hides_actions(before.reading, after.reading) else [clean(finding.message) for finding in shown.findings]
    formats = [sentence_case(heading_change(change)) + "." for change in (*shown.columns, *shown.work_streams)]
    parts = [
        *_contents(("silent", "No explanation is recorded", silent), ("part", told.IN_PART, part)),
        *({"anchor": s["anchor"], "heading": s["heading"], "told": s["told"]} for s in streams),
        *_contents(("claims", "Entries to look at again", claims), ("doubts", "Not certain", doubts)),
        *_contents(("formats", "Columns and work streams", formats)),
    ]
    return page(
        "diff.html",
        title=clean(f"{squeeze(plan)}: what changed"),
        compared=clean(_compared(before, after, then, now)),
        short=list(_short(shown, anchors, then, sum(hidden.values()))),
        balance_caption=clean(f"From {shown.balance.was:,} actions in {then} to {shown.balance.now:,} in {now}"),
        balance=list(_balance(shown, anchors, then, now)),
        counts=list(_counts(shown)),
        measured=any(change.item == "measure" for change in shown.changes),
        judged=any(change.explained is not None for change in shown.changes),
        contents=parts,
        silent=[row for silence in silent for row in _open_rows(silence, anchors)],
        part=[row for silence in part for row in _open_rows(silence, anchors)],
        streams=streams,
        claims=claims,
        doubts=doubts,
        formats=formats,
    )


# -- what may be shown --------------------------------------------------------------------------------------------------------


def _without_hidden(comparison: Comparison, before: Reading, after: Reading) -> Comparison:
    """The comparison without hidden columns: the page is sent on. Columns that nobody published are on it."""
    columns = (*before.columns, *after.columns)
    seen = [squeeze(column.heading) for column in columns if not column.hidden]
    return published_comparison(comparison, before, after, seen)


def _hides_actions(*readings: Reading) -> bool:
    """Whether the words of actions are hidden: what is not certain is told with them."""
    return any(column.hidden and column.field == "action" for reading in readings for column in reading.columns)


def _hidden_fields(whole: Comparison, shown: Comparison) -> dict[int, int]:
    """How many changed fields of an entry (by its id) are left out."""
    pairs = zip(whole.changes, shown.changes, strict=True)
    return {id(some): len(every.fields) - len(some.fields) for every, some in pairs if len(every.fields) > len(some.fields)}


# -- what stands at the front -------------------------------------------------------------------------------------------------


def _compared(before: Side, after: Side, then: str, now: str) -> str:
    files = [f"{side.files and ', '.join(side.files)} ({name})" for side, name in ((before, then), (after, now))]
    told_files = f" The workbooks are {' and '.join(files)}." if (before.name, after.name) != (then, now) else ""
    unmarked = f" That of {then} is not marked as published." if not before.published and before.name != then else ""
    return f"{now} compared with {then}.{told_files}{unmarked}"


def _contents(*parts: tuple[str, str, Sequence[object]]) -> Iterator[dict[str, str]]:
    """The parts of the page that there are, each with the number of things it lists."""
    for anchor, heading, listed in parts:
        if listed:
            yield {"anchor": anchor, "heading": heading, "told": grouped(len(listed))}


def _short(comparison: Comparison, anchors: Mapping[int, str], then: str, hidden: int) -> Iterator[dict[str, object]]:
    """What a reader in a hurry should know, the items named."""
    balance = comparison.balance
    yield _said(f"The plan has {counted(balance.now, 'action')}; in {clean(then)} it had {grouped(balance.was)}.")
    if told.unjudged(comparison):
        yield _said(told.NO_COLUMN)
    silent, part = told.silences(comparison), told.partly_explained(comparison)
    for words, open_ones in ((told.SILENCE[:-1], silent), (told.IN_PART, part)):
        yield from _named(words, [silence.change for silence in open_ones], anchors)
    if any(change.explained for change in comparison.changes) and not silent and not part:
        yield _said(told.ALL_EXPLAINED)
    for name, words in _GRAVE.items():
        grave = [c for c in comparison.changes if any(fact.fact == name for fact in c.facts)]
        yield from _named(_became(grave) if name == "static" else words, grave, anchors)
    if comparison.claims:
        number = len(comparison.claims)
        yield _said(f"{counted(number, 'entry') if number == 1 else f'{number} entries'} of officers to look at again", "claims")
    if hidden:
        verb = "stands" if hidden == 1 else "stand"
        yield _said(f"{counted(hidden, 'change')} {verb} in hidden columns, which this page does not show.")


def _became(changes: Sequence[Change]) -> str:
    """Became stalled: in the plan's own words for it."""
    labels = dict.fromkeys(item.status.label for change in changes for item in change.after if item.status.rag == "red")
    return f"Became {clean(joined([status_in_prose(label) for label in labels if label], 'or'))}"


def _said(text: str, anchor: str = "") -> dict[str, object]:
    return {"text": text, "links": [_Link("below", anchor)] if anchor else []}


def _named(words: str, changes: Sequence[Change], anchors: Mapping[int, str]) -> Iterator[dict[str, object]]:
    """Actions, then measures, that something is said of: how many, and which."""
    for item in ("action", "measure"):
        mine = [change for change in changes if change.item == item]
        if mine:
            yield {"text": f"{words}: {counted(len(mine), item)}", "links": [_link(change, anchors) for change in mine]}


def _link(change: Change, anchors: Mapping[int, str], words: str = "") -> _Link:
    return _Link(clean(words or labels(change.after or change.before)), anchors[id(change)])


def _balance(comparison: Comparison, anchors: Mapping[int, str], then: str, now: str) -> Iterator[dict[str, object]]:
    """The steps from the last total to this one, each action named."""
    balance = comparison.balance
    yield {"step": clean(f"In the plan: {then}"), "number": grouped(balance.was), "links": []}
    for name, (words, sign) in _STEPS.items():
        number = getattr(balance, name)
        if number:
            movers = told.movers(comparison.changes, name)
            items = [_link(change, anchors, told.mover_label(change, name).replace(" -> ", _ARROW)) for change in movers]
            yield {"step": words, "number": signed(sign * number), "links": items}
    yield {"step": clean(f"In the plan: {now}"), "number": grouped(balance.now), "links": []}


def _counts(comparison: Comparison) -> Iterator[dict[str, str]]:
    actions, measures = (told.counts(c for c in comparison.changes if c.item == item) for item in ("action", "measure"))
    for kind, words in _KINDS.items():
        if kind in actions or kind in measures:
            yield {"kind": words, "actions": grouped(actions.get(kind, 0)), "measures": grouped(measures.get(kind, 0))}
    yield {"kind": "All", "actions": grouped(sum(actions.values())), "measures": grouped(sum(measures.values()))}


def _open_rows(silence: Silence, anchors: Mapping[int, str]) -> Iterator[dict[str, object]]:
    """What nobody explained of one change, a row for each field."""
    change = silence.change
    link = _link(change, anchors)
    own = {"anchor": link.anchor, "label": link.label, "text": _beginning(told.heading_item(change).action)}
    if silence.event:
        facts = Part(" ".join(clean(fact.text) for fact in change.facts))
        yield {**own, "what": _KINDS[told.kind_of(change)], "parts": [facts], "pair": False, "whole": None}
    for field in silence.fields:
        yield {**own, "what": told.field_name(field), **_texts(change, field, cut=True)}


def _beginning(text: str) -> str:
    words = told.without_bullet(text).split()
    return " ".join(words) if len(words) <= _KEPT + 2 else f"{' '.join(words[:_KEPT])} \u2026"


def _cut(part: Part) -> Part:
    """A long stretch that stayed the same, its middle left out."""
    words = part.text.split()
    if part.mark != "same" or len(words) <= 2 * _KEPT + 2:
        return part
    return Part(f"{' '.join(words[:_KEPT])} \u2026 {' '.join(words[-_KEPT:])} ")


# -- work stream by work stream -----------------------------------------------------------------------------------------------


def _streams(comparison: Comparison, anchors: Mapping[int, str], hidden: Mapping[int, int]) -> Iterator[dict[str, object]]:
    for number, (heading, group) in enumerate(groupby(comparison.changes, key=lambda change: change.work_stream), 1):
        changes = list(group)
        actions, measures = ([c for c in changes if c.item == item] for item in ("action", "measure"))
        yield {
            "anchor": f"s{number}",
            "heading": clean(squeeze(heading or "")) or "The plan",
            "told": _told(actions, measures),
            "actions": [
                _item(change, anchors, hidden, told.has_no_column(change, comparison))
                for change in actions
                if change.kind != "unchanged"
            ],
            "measures": [
                _item(change, anchors, hidden, told.has_no_column(change, comparison))
                for change in measures
                if change.kind != "unchanged"
            ],
            "same": _same(actions, anchors),
            "same_measures": _same(measures, anchors),
        }


def _same(changes: Iterable[Change], anchors: Mapping[int, str]) -> list[_Link]:
    return [_link(change, anchors) for change in changes if change.kind == "unchanged"]


def _told(actions: Sequence[Change], measures: Sequence[Change]) -> str:
    """How many of each kind, and how many that nobody explained."""
    sentences = []
    for changes, noun in ((actions, "action"), (measures, "measure")):
        kinds = ", ".join(f"{number:,} {told.COUNTED[kind]}" for kind, number in told.counts(changes).items())
        sentences += [f"{sentence_case(plural_of(noun))}: {kinds}."] if kinds else []
    silent = sum(told.silence_of(change) is not None for change in (*actions, *measures))
    sentences += [f"No explanation is recorded: {silent:,}."] if silent else []
    return " ".join(sentences)


def _item(change: Change, anchors: Mapping[int, str], hidden: Mapping[int, int], no_column: bool) -> dict[str, object]:
    """One change as its part of the template wants it."""
    item = told.heading_item(change)
    several = change.kind in ("split", "merged")
    silent = told.silence_of(change)
    rows = [_row(change, field) for field in change.fields]
    left = hidden.get(id(change), 0)
    notes = ["It is not certain that these are one."] if change.match and not change.match.sure else []
    notes += [f"{counted(left, 'change')} in hidden columns {'is' if left == 1 else 'are'} not shown."] if left else []
    return {
        "anchor": anchors[id(change)],
        "label": clean(f"{labels(change.before)}{_ARROW}{labels(change.after)}" if several else label(item)),
        "text": "" if several else squeeze(told.without_bullet(item.action)),
        "kind": _KINDS[told.kind_of(change)],
        "lead": clean(squeeze(item.lead_text or "")) if not several else "",
        "parts": [clean(f"{label(one)} {squeeze(told.without_bullet(one.action))}") for one in (*change.before, *change.after)]
        if several
        else [],
        "facts": [clean(fact.text) for fact in told.facts_told(change)],
        "rows": rows,
        "judged": any(field.explained is not None for field in change.fields),
        "entry": _entry(change),
        "open": [told.NO_COLUMN_FOR_IT] if no_column else [told.SILENCE] if silent and silent.event else [],
        "notes": notes,
    }


def _row(change: Change, field: FieldChange) -> dict[str, object]:
    texts = _texts(change, field)
    said = f"\u201c{clean(field.explanation).strip()}\u201d" if field.explanation else ""
    if field.explained == "partly":
        said = f"{told.IN_PART}: {said}" if said else f"{told.IN_PART}."
    silent = field.explained == "no"
    return {
        **texts,
        "name": told.field_name(field),
        "said": told.SILENCE if silent else said,
        "silent": silent,
        "long": len(field.before or "") + len(field.after or "") > _LONG,
    }


def _texts(change: Change, field: FieldChange, *, cut: bool = False) -> dict[str, object]:
    """What stood there and stands there now: in one text with its words marked, or where no word stayed each by itself."""
    parts = _parts(change, field)
    marked = [part for part in parts if part.text.strip()]
    pair = not told.is_text(field)
    whole = None
    if not pair and [part.mark for part in marked] == ["deleted", "inserted"]:
        whole = {"was": marked[0].text, "now": marked[1].text}
    return {"parts": [_cut(part) for part in parts] if cut else parts, "pair": pair, "whole": whole}


def _entry(change: Change) -> str:
    """The officers' entry, unless it stands beside a field word for word."""
    entry = clean(change.explanation or "").strip()
    beside = {squeeze(clean(field.explanation)) for field in change.fields if field.explanation}
    return "" if squeeze(entry) in beside else entry


def _parts(change: Change, field: FieldChange) -> list[Part]:
    """A text with its words marked; anything else from what to what."""
    if field.before is not None and field.after is not None and told.is_text(field):
        return list(_marked(wording(clean(field.before), clean(field.after))))
    between = "; " if change.kind in ("split", "merged") else "\n"
    was, now = (between.join(clean(without_midnight(side)).splitlines()) if side else "" for side in (field.before, field.after))
    return [
        Part(was, "deleted") if was else Part("(blank)"),
        Part(_ARROW),
        Part(now, "inserted") if now else Part("(blank)"),
    ]


def _marked(pieces: Pieces) -> Iterator[Part]:
    """Pieces with the space after marked words left unmarked, so that no line is drawn through nothing."""
    for text, mark in pieces:
        words = text.rstrip() if mark != "same" else text
        yield Part(words, mark)
        if mark != "same":
            yield Part(text[len(words) :] or " ")


def _place(source: Source) -> str:
    return clean(f"({source.file}, \u2018{source.sheet}\u2019, row {source.row})")
