"""What an officers' entry says changed and did not, what it says stayed and did not, and entries left from the last report.

Careful rather than complete: a clause is a claim only where it plainly says of this action, and as done, that a field changed.
"""

import re
from collections.abc import Iterator

from reportgen.compare import texts
from reportgen.compare.explain import dates, figures, leads, phrases, words
from reportgen.compare.explain.assertions import asserted_fields
from reportgen.compare.explain.entry import Clause, Entry
from reportgen.compare.explain.status import status_kind
from reportgen.compare.explain.text import DEADLINE, moved_dates
from reportgen.compare.fields import FieldComparer
from reportgen.model import Change, Claim, FieldChange, Source

_REF = re.compile(r"(?<![\d./£])\b\d{1,2}\.\d{1,2}[a-z]?\b(?![/.]\d|%)")
_TEXTS = frozenset({"action", "targets", "milestones", "objective"})
_REWORDED = re.compile(
    r"(?:(?:the |this |also |minor |some |slight )*(?:action|action wording|wording|action title|action text|text|description|"
    r"title|scope)(?: of (?:the|this) action)?(?: (?:itself|has|have|also|been|was|is|now|too|has now))*(?: \w+ly)? "
    r"(?:re-?worded|re-?phrased|re-?written|re-?drafted|amended|changed|clarified|tidied|revised|edited|simplified|updated|"
    r"shortened|lengthened|broadened|narrowed|strengthened|altered|refocused|expanded|improved|widened|extended|tightened|trimmed|"
    r"sharpened|softened|corrected|polished|refreshed|recast|cut (?:back|down)|scaled (?:back|down)|pared (?:back|down)))|"
    r"(?:re-?worded|re-?phrased|re-?written|re-?drafted|re-?titled|renamed)\b|(?:minor |small |slight |some )?(?:re-?wording|"
    r"wording (?:changes?|amendments?|edits?))|(?:minor |small |slight |some )?(?:change|amendment|edit)s? (?:of|to|"
    r"in) (?:the )?(?:action )?(?:wording|text)"
)
_TARGET_CHANGED = re.compile(
    r"\b(?:rais\w+|increas\w+|lower\w+|reduc\w+|tighten\w+|relax\w+|chang\w+|revis\w+|amend\w+|alter\w+|adjust\w+|cut|doubled|"
    r"halved|re-?set|eased|stretched|replaced|removed|dropped|added|strengthened|updated|upped|"
    r"uplifted|trim\w+|pared|shaved|nudged|bumped|slashed|scaled|halved|new)\b"
)
_LEAD_CHANGED = re.compile(
    r"\b(?:chang\w+|transfer\w+|pass(?:ed|es)|mov(?:ed|es)|re-?assign\w+|re-?allocat\w+|hand(?:ed|s|over)|new|amended|updated|"
    r"henceforth|hereafter|switched|gone to|goes to|now (?:with|rests|sits|lies)|rests with|sits with|swaps|"
    r"taken over|took over|takes over|revised|replaced|swapped|assigned|given|added|became|becomes|shifted)\b"
)
_DUE_CHANGED = re.compile(
    r"\b(?:chang\w+|mov(?:ed|es)|exten\w+|revis\w+|amend\w+|slip(?:ped|s)|put back|pushed|brought forward|set back|defer\w+|"
    r"postpon\w+|resched\w+|re-?profiled|shortened|reset|re-?phased|alter\w+|adjust\w+|"
    r"new|delayed|removed|shifted|rolled|carried|updated|aligned|later|earlier|pulled|relax\w+|eased|goes|"
    r"gone|set to)\b"
)
_MILESTONE_CHANGED = re.compile(
    r"\b(?:chang\w+|revis\w+|amend\w+|added|new|removed|replaced|updated|alter\w+|reworded|re-?written|clarif\w+|split|reset|"
    r"re-?ordered|swapped|put in(?:to)?|tacked on|deleted|inserted|dropped|moved|re-?drafted|expanded|simplified|introduced|"
    r"refreshed|shortened|lengthened|reworked)\b"
)
_DATED_MOVE = re.compile(
    r"^(?:now )?(?:pulled (?:forward|back)|extended|put back|pushed back|moved back|slipped|deferred|postponed|rescheduled|"
    r"brought forward|delayed|"
    r"re-?profiled|set back|moved|rolled (?:over|forward)|carried (?:over|forward))\b"
)

_ACTION_WAS = (
    r"(?:.*\b(?:this|the) (?:action|item|entry|line) )?"
    r"(?:(?:the|this|action|item|line|entry|it|now|also|itself|has|have|had|been|was|is|and|we|we've|since|additionally|then|"
    r"formally|just|therefore|accordingly) )*"
)
"""The beginning of a clause that says what was done with the action itself."""
_SPLIT_OR_MERGED = re.compile(
    rf"{_ACTION_WAS}(?:"
    r"(?:merged|combined|amalgamated|consolidated|rolled|folded|subsumed|absorbed|incorporated) (?:up |in )?(?:with|into|by|"
    r"together with) (?:the |an?other )?(?:\w+ ){0,4}?(?:actions?|items?|\d)|(?:merged|combined|consolidated)$|"
    r"(?:split|divided|separated|broken) (?:in|into|up into|down into|out into) (?:two|three|four|2|3|4|half|halves|parts|"
    r"separate|its)\b)|"
    r"(?:.*\b)?(?:this|the) (?:action|item|entry|line) (?:(?:now|also|has|have|had|been|was|is|then|since|formally) )*"
    r"(?:merged|combined|amalgamated|consolidated) (?:with|into)\b(?! (?:business as usual|bau|day[ -]to[ -]day))"
)
_DECIDED = re.compile(
    rf"(?:sadly,? |unfortunately,? |regrettably,? )?{_ACTION_WAS}(?:"
    r"(?P<complete>(?:signed|ticked|closed) off as (?:completed?|done|finished|closed)|"
    r"(?:declared|judged|deemed|accepted as|confirmed as|reported as) (?:completed?|done|finished|closed))|"
    r"(?P<dropped>cancelled|abandoned|scrapped|axed|discontinued|terminated|called off|stood down)|"
    r"(?P<stalled>suspended|paused|halted|shelved|mothballed|put on (?:hold|ice)|placed on hold))"
    r"(?: (?:by|at (?:the|our|its|their)|on (?:the )?\d|in (?:20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|since|until|"
    r"from|till|pending|while|whilst|for (?:now|the (?:time|moment|foreseeable))|this (?:week|month|quarter|year|term)).*|,.*)?"
)
"""A clause that begins with what was decided of the action itself: "Cancelled by Cabinet on 7 March"."""
_HANDED_OVER = re.compile(
    rf"{_ACTION_WAS}(?:taken over by|led by|(?:transferred|passed)(?: over)? to the|"
    r"handed (?:this |it )?(?:over )?to|re-?assigned to|re-?allocated to|given to [a-z]+ to lead)\b"
)
_SPLIT_OR_MERGED_LABEL = re.compile(r"(?i)\b(?:merged|split|combined|superseded)\b")
_GOES_ON = re.compile(r"(?:(?!\b(?:until|till|pending|while|whilst)\b).)*\b(?:but|only|again|back|resum\w+)\b")
"""What says that it did not last."""
_OF_ITS_OWN = re.compile(
    r"\W*$| ?[^\w\s]| (?:to|for|on|from|in|at|of|by|re|about|following|since|after|because|as|with|this|that|which|has|is|was|"
    r"and|per|via|under|put|set|post|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\w+ed|"
    r"(?:aris|cover|relat|reflect|concern|result|replac|com)ing)\b| \d"
)
"""What may follow "new action" where that is no mere part of a name ("New action wording", "New action group")."""
_BY_SO_MUCH = re.compile(r"\bby (?:an? |another |\w+ )(?:further |extra )?(?:month|week|quarter|year|term)s?\b")


def claims_of(
    change: Change, entry: Entry, needed: frozenset[str], accounted: frozenset[Clause], comparer: FieldComparer
) -> Iterator[Claim]:
    """The claims of one entry that do not hold.

    needed are the changed fields that need an explanation, accounted the clauses that explain one.
    """
    if entry.stale:
        yield Claim("stale", entry.text, _source(change, entry.text))
        return
    unexplained = {field.field for field in change.fields if field.field in needed and field.explained != "yes"}
    denied = set(unexplained)
    for clause in entry.clauses:
        if clause.standing or clause.reason:
            continue
        if clause.denies_all or clause.denies_rest:
            if denied or (change.kind in ("retired", "split", "merged") and clause.denies_all):
                yield Claim("denied", clause.sentence, _source(change, clause.sentence))
                denied = set()
        elif clause.negated:
            if _denied_field(clause) & unexplained and len(change.before) == 1:
                yield Claim("denied", clause.sentence, _source(change, clause.sentence))
        elif _not_found(change, clause, clause in accounted, comparer):
            yield Claim("not_found", clause.sentence, _source(change, clause.sentence))


def _source(change: Change, text: str) -> Source:
    """Where an entry stands: of several parts at the one whose entry says it."""
    return next((item.source for item in change.after if text in (item.changes or "")), change.after[0].source)


def _denied_field(clause: Clause) -> frozenset[str]:
    """The fields that a clause says stayed."""
    found = {field for field, noun in words.NOUNS.items() if noun.search(clause.folded)}
    return frozenset(found)


def _not_found(change: Change, clause: Clause, accounted: bool, comparer: FieldComparer) -> bool:
    """Whether a clause says that something changed which did not."""
    if change.kind == "added" or phrases.OTHER_THING.search(clause.folded):
        return False
    if _of_other_action(change, clause) and not _claims_event(change, clause):
        return False
    if _tells_renaming(change, clause, comparer):
        return False
    changed = {field.field for field in change.fields}
    claimed = [] if clause.supposed else [field for field, is_claimed in _CLAIMS if is_claimed(change, clause)]
    claimed = claimed or list(asserted_fields(clause, accounted))
    comparable = [field for field in claimed if _is_comparable(field, change, comparer)]
    return bool(comparable) and not any(_has_changed(field, change, changed) for field in claimed)


def _tells_renaming(change: Change, clause: Clause, comparer: FieldComparer) -> bool:
    """Whether a clause speaks of the work stream of an action that stayed in it, under another title."""
    if words.NOUNS["work_stream"].search(clause.folded) is None or any(field.field == "work_stream" for field in change.fields):
        return False
    kept = [(was, now) for was, now in comparer.streams.items() if comparer.headings_now[now] == change.work_stream]
    return any(comparer.names_then[was] != comparer.names_now[now] for was, now in kept)


def _of_other_action(change: Change, clause: Clause) -> bool:
    """Whether a clause speaks of another action by its ref."""
    own = {(item.ref or "").casefold().rstrip(".") for item in (*change.before, *change.after)}
    return any(ref not in own for ref in _REF.findall(clause.folded)) and not re.match(
        r"(?:was|formerly|previously|old|renumbered|moved|now)\b", clause.folded
    )


def _is_comparable(field: str, change: Change, comparer: FieldComparer) -> bool:
    """Whether both plans have a column for a field, so that a change of it would have been found."""
    if field in ("new", "retired", "event"):
        return True
    if field == "work_stream":
        return comparer.divided
    return comparer.then.have(field, change.before) and comparer.now.have(field, change.after)


def _has_changed(field: str, change: Change, changed: set[str]) -> bool:
    if field == "new":
        return change.kind in ("split", "merged") or change.before[0].kept == "retired" != change.after[0].kept
    if field == "event":
        dropped = status_kind(change.after[0].status) == "dropped" or _SPLIT_OR_MERGED_LABEL.search(
            change.after[0].status.text or ""
        )
        return change.kind in ("split", "merged") or "action" in changed or bool(dropped)
    if field == "retired":
        return change.after[0].kept == "retired" or status_kind(change.after[0].status) == "dropped"
    if field == "action":
        return (
            "action" in changed
            or change.kind in ("split", "merged")
            or any(_words_changed(f) for f in change.fields if f.field in _TEXTS)
        )
    if field in ("targets", "milestones"):
        both = {"targets", "milestones", *(("action",) if change.item == "measure" or _has_other_number(change) else ())}
        return field in changed or (bool(changed & both) and not _has_own_column(field, change))
    return field in changed


def _words_changed(field: FieldChange) -> bool:
    """Whether other words came into a text, not other numbers alone; or it was all written anew."""
    return re.sub(r"[\d.,£%]+", "", field.before or "") != re.sub(r"[\d.,£%]+", "", field.after or "")


def _has_other_number(change: Change) -> bool:
    """Whether a number in the action's own text is another."""
    return any(any(figures.changed_within(f.before, f.after)) for f in change.fields if f.field == "action")


def _has_own_column(field: str, change: Change) -> bool:
    """Whether an action has a text of its own in a field's column."""
    return any(getattr(item, field) for item in (*change.before, *change.after))


# -- what each field's claim looks like -------------------------------------------------------------------------------------


def _claims_due(change: Change, clause: Clause) -> bool:
    noun = words.NOUNS["due"].search(clause.folded) is not None
    if any(moved_dates(field) for field in change.fields) and not DEADLINE.search(clause.folded):
        return False
    dated = any(dates.role(clause, place) == "to" for place in range(len(clause.spans)))
    if noun and not re.search(r"\bmilestones?\b", clause.folded) and _DUE_CHANGED.search(clause.folded):
        return True
    if _DATED_MOVE.match(clause.folded) and (dated or _BY_SO_MUCH.search(clause.folded)):
        return not words.NOUNS["milestones"].search(clause.folded)
    now = re.search(r"\bnow\b", clause.folded) is not None
    opened = re.search(r"\bnow (?:tb[ac]|to be (?:agreed|confirmed|set)|open[ -]ended|ongoing)\b", clause.folded) is not None
    return noun and now and ((dated and not _is_current_due(change, clause)) or (opened and _is_dated(change)))


def _is_dated(change: Change) -> bool:
    return any(item.due and item.due.latest for item in change.after)


def _is_current_due(change: Change, clause: Clause) -> bool:
    return any(dates.names(span, item.due) for span in clause.spans for item in change.after)


def _claims_lead(change: Change, clause: Clause) -> bool:
    noun = words.NOUNS["lead"].search(clause.folded) is not None
    if noun and re.match(
        r"(?:the |new |joint )*(?:lead|owner|responsib|accountab|named officer|action holder)|.*\b(?:as|change of|new|"
        r"in) (?:the |joint |new |co-?)*(?:lead|owner|(?:responsible|accountable|named) officer)",
        clause.folded,
    ):
        return _LEAD_CHANGED.search(clause.folded) is not None or _names_another_lead(change, clause)
    if re.search(r"\b(?:swapped|changed|switched|moved|transferred) the lead (?:to|over)\b", clause.folded):
        return True
    if re.match(r"(?:this is |it's |it is )?now with [A-Z]", clause.typed, re.IGNORECASE) and re.match(
        r"\S+ with [A-Z]", clause.typed
    ):
        return True
    if re.search(r"\bis now the (?:lead|owner)\b", clause.folded):
        return True
    return _HANDED_OVER.match(clause.folded) is not None and not words.NOUNS["work_stream"].search(clause.folded)


def _names_another_lead(change: Change, clause: Clause) -> bool:
    """Whether a clause says who the lead is now, and it is nobody who is: "Lead is now Estates Surveyor"."""
    now = re.search(r"\b(?:now|from)\b", clause.folded) is not None
    return now and leads.other_named(clause.typed, leads.entries((*change.before, *change.after)), leads.short_forms(()))


def _claims_status(change: Change, clause: Clause) -> bool:
    """The status said to have changed, or the action said to be completed where it is not."""
    now = change.after[0].status
    low = clause.folded.strip(" .!")
    if phrases.BARE_COMPLETED.fullmatch(low):
        return now.complete is False
    if _is_decided_otherwise(change, clause):
        return True
    if re.fullmatch(r"(?:from )?(?:red|amber|green|blue) (?:to|->|>) (?:red|amber|green|blue)", low):
        return True
    if re.match(r"(?:the )?(?:status|rag|rating|rag rating|rag status)\b(?! of (?!th(?:e|is) action))", low) and re.search(
        r"\b(?:chang\w+|mov\w+|improv\w+|upgraded|downgraded|revised|amended|updated|turned|went|gone|raised|lowered|reduced|"
        r"switched|set to|now|altered|from)\b",
        low,
    ):
        kind = status_kind(now)
        only_now = not re.search(
            r"\b(?:chang|mov|improv|upgrad|downgrad|revis|amend|switch|set to|updat|turn|went|gone|rais|lower|reduc|alter|from)",
            low,
        )
        same = kind is not None and words.STATUSES[kind].search(low) is not None
        coloured = now.rag is not None and now.rag in low.split()
        return not (only_now and (same or (coloured and now.rag in texts.words(now.text))))
    return (
        re.match(
            r"(?:action |this action )?(?:has been |is )?(?:re-?opened|upgraded to|downgraded to|"
            r"moved (?:from \w+ )?to (?:red|amber|green))\b",
            low,
        )
        is not None
    )


def _is_decided_otherwise(change: Change, clause: Clause) -> bool:
    """Whether a clause says that the action itself was completed, dropped or put on hold, and its status is of another kind."""
    now = change.after[0]
    found = _DECIDED.fullmatch(clause.folded.strip(" .!"))
    if found is None or _GOES_ON.match(clause.folded) or words.STATUSES["progress"].search(clause.sentence.casefold()):
        return False
    return now.kept != "retired" and status_kind(now.status) not in (found.lastgroup, None)


def _claims_action(change: Change, clause: Clause) -> bool:
    found = _REWORDED.match(clause.folded)
    if found is None or re.search(r"\b(?:policy|procedure|leaflet|strategy|form|letter|guidance|template)\b", clause.folded):
        return False
    vague = "updated" in found[0] and "wording" not in found[0]
    return not (vague and any(field.field == "progress" for field in change.fields))


def _claims_targets(change: Change, clause: Clause) -> bool:
    noun = words.NOUNS["targets"].search(clause.folded)
    return noun is not None and noun.start() <= 25 and _TARGET_CHANGED.search(clause.folded) is not None and not _is_met(clause)


def _is_met(clause: Clause) -> bool:
    return (
        re.search(
            r"\btargets? (?:now |has been |have been |was |were |is |for .* )?(?:met|achieved|reached|exceeded|hit|missed|"
            r"on course|being met)\b",
            clause.folded,
        )
        is not None
    )


def _claims_milestones(change: Change, clause: Clause) -> bool:
    noun = re.search(r"\b(?:(?:interim |key )?milestones?|performance measures?)\b", clause.folded)
    met = re.search(r"\b(?:met|achieved|completed?|reached|delivered|passed)\b", clause.folded)
    return noun is not None and met is None and _MILESTONE_CHANGED.search(clause.folded) is not None


def _claims_objective(change: Change, clause: Clause) -> bool:
    return (
        re.match(
            r"(?:the |also |our )*objectives? (?:has |have |been |also |was |is |now |too )*(?:re-?worded|re-?written|amended|"
            r"changed|revised|clarified|shortened|lengthened|updated|replaced|altered|refreshed|simplified|re-?drafted|tightened|broadened)\b",
            clause.folded,
        )
        is not None
    )


def _claims_stream(change: Change, clause: Clause) -> bool:
    return (
        "work_stream" in clause.fields
        and not words.NOUNS["objective"].search(clause.folded)
        and re.match(
            r"(?:(?:action|this|it|this action|now|also|has|have|been|was|we) )*(?:moved|transferred|relocated|re-?aligned|"
            r"shifted|sits|re-?assigned|re-?homed)\b.*\b(?:from|to|under|into|in|within|across|here)\b|"
            r"(?:(?:the|title|name|of) )*(?:work ?-?stream|theme|priority)(?:'s)? (?:(?:title|name|was|is|has|been|also|now) )*"
            r"(?:changed|renamed|re-?titled|moved|revised|amended)\b|"
            r"(?:(?:a|the) )?new (?:work ?-?stream|theme|priority)\b(?= ?(?:=|:|is|now|-))",
            clause.folded,
        )
        is not None
    )


def _claims_ref(change: Change, clause: Clause) -> bool:
    if re.match(r"(?:action )?(?:has been |was )?re-?numbered\b", clause.folded):
        return True
    found = re.match(
        r"(?:was|formerly|previously|old(?: ref)?) (?:action |no\.? |number |ref )*(\d+\.\d+[a-z]?)\.?$", clause.folded.strip()
    )
    return found is not None and found[1] not in {(item.ref or "").rstrip(".") for item in change.after}


def _claims_new(change: Change, clause: Clause) -> bool:
    found = phrases.NEW_ACTION.match(clause.folded)
    return found is not None and _OF_ITS_OWN.match(clause.folded, found.end()) is not None


def _claims_event(change: Change, clause: Clause) -> bool:
    """The action said to have been split, or merged with another."""
    return _SPLIT_OR_MERGED.match(clause.folded) is not None


def _claims_retired(change: Change, clause: Clause) -> bool:
    return phrases.RETIRED_NOW.fullmatch(clause.folded.strip(" .")) is not None


def _claims_progress(change: Change, clause: Clause) -> bool:
    return (
        re.fullmatch(
            r"progress (?:has been |was |column )*(?:updated|rewritten|refreshed|revised|amended)(?: .*)?",
            clause.folded.strip(" ."),
        )
        is not None
    )


_CLAIMS = (
    ("due", _claims_due),
    ("lead", _claims_lead),
    ("status", _claims_status),
    ("action", _claims_action),
    ("targets", _claims_targets),
    ("milestones", _claims_milestones),
    ("objective", _claims_objective),
    ("work_stream", _claims_stream),
    ("ref", _claims_ref),
    ("new", _claims_new),
    ("event", _claims_event),
    ("retired", _claims_retired),
    ("progress", _claims_progress),
)
