"""Which fields a clause says were changed, by its grammar: a noun for the field beside a verb of what has been done.

No list of verbs can be complete, so it is the other way round: any participle counts but those of what is done with a field
that stays as it is (a target met, a deadline discussed).
"""

import re
from collections.abc import Callable, Iterator

from reportgen.compare.explain.dates import AMOUNT
from reportgen.compare.explain.entry import Clause
from reportgen.compare.explain.words import MOVES, any_of

_NOUNS = {
    "due": any_of(
        r"dead ?lines?",
        r"(?:due|target|completion|end|finish(?:ing)?|closing) dates?",
        r"(?:edc|ecd)",
        r"time ?-?(?:scale|frame)s?",
        r"(?<![a-z] )dates?|(?<=the )dates?",
        r"milestone dates?",
    ),
    "lead": any_of(
        r"(?:lead|responsible|accountable) officers?", r"leads?", r"owner(?:ship)?", r"responsibility", r"accountability"
    ),
    "status": any_of(r"status", r"rag(?: rating| status)?", r"rating"),
    "targets": any_of(r"targets?(?! (?:date|group|audience|cohort|month|year|completion))", r"k\.?p\.?i\.?s?"),
    "milestones": any_of(r"milestones?(?: dates?)?"),
    "objective": any_of(r"objectives?"),
    "work_stream": any_of(r"work ?-?streams?", r"themes?"),
    "action": any_of(r"wording", r"scope", r"(?<!job )(?<!post )(?:text|title|description)"),
}
"""What plainly names a field of the action itself."""
_WEAK_DUE = re.compile(r"(?:the )?(?:finish|completion|conclusion|end)(?: (?:has|had|been|was|is|now|also|again))* ([a-z-]+)")
"""What names the due date where it begins a clause of time: "Finish put back to June"."""
_IN_PASSING = frozenset({"work_stream", "status", "action"})
"""Fields whose nouns stand in many a sentence about another."""
_RENAMED = re.compile(r"\b(?:work ?-?stream|theme)s? .*re-?(?:nam|number|titl)")
_PERFECT = re.compile(r" (?:also )?(?:has|have|had|was|were)(?: also)?(?: now)? ")
_ARROW = re.compile(r"(?:[ :]+[\w%£.]+){1,4} ?(?:->|→|=>)")
_PARTICIPLE = re.compile(
    r"[a-z-]+(?:ed|wn|ung)|(?:tak|giv|writt|rewritt|driv|chos|brok|ris|fall)en|set|reset|put|cut|gone|made|remade|brought|"
    r"split|became|came|went|sent|(?:goe|move|passe|become|take|replace|slip|shift|transfer|drop|rise|fall|increase|reduce)s"
)
_MEASURED = frozenset({"due", "targets", "milestones"})
_GREW = frozenset({"slid", "fell", "rose", "grew", "shrank", "crept", "sank"})
"""What dates and numbers do by themselves; an officer who fell ill does not."""
_UNTOUCHED = frozenset(
    re.findall(
        r"\w+",
        "met achieved missed reached exceeded agreed approved confirmed discussed reviewed considered noted monitored reported "
        "completed delivered needed required proposed requested consulted published circulated shared presented submitted "
        "attended started identified tested briefed issued used retained expected estimated anticipated planned scheduled aimed "
        "trained linked based related attached outlined explained recommended involved interested concerned supported invited "
        "asked maintained secured funded checked questioned challenged flagged highlighted welcomed endorsed signed affected "
        "threatened measured tracked assessed audited awaited shown detailed named stated mentioned listed called sent known "
        "own down unknown red need indeed hundred speed limited unchanged remained stayed preserved honoured respected "
        "emailed chased contacted appointed recruited absorbed pleased delighted worried tied "
        "queried debated examined scrutinised praised criticised explored communicated "
        "announced publicised displayed printed celebrated surpassed evidenced verified validated evaluated analysed accepted "
        "acknowledged ratified pursued observed supplied visited helped worked finished closed held joined used led trusted ",
    )
)
"""What is done with a date, a target or a lead that stays as it is."""
_LATER_ON = re.compile(
    r"\b(?:will|shall|to be|going to|would|should|could|might|"
    r"may(?= (?:\w+ly )?(?:be|have|need|well|yet|also|still|change|move|slip)\b)|must|can|if|not|never|n't|nothing|no)\b"
)
_OFFICER = frozenset({"i", "we", "i've", "we've", "have", "has", "also"})
_STANDS_NOW = re.compile(r"^\W*(?:title |name |officer |also |itself |is |are )*(?:now|henceforth|hereafter)\b")
_OF_ANOTHER = re.compile(r"^(?:s|'s)? (?:of|for) (?!(?:the |this )?(?:action|item|entry|row|work ?stream|theme|plan|this)\b)")
_BEFORE = re.compile(
    r"(?:\b(?:contract|funding|grant|bid|application|consultation|their|his|her|\w+'s)|\bno|\bsame|\bby(?: the| our)?) $"
)
"""What makes a noun that of something else, or of who did a thing ("Suspended by the Accountable Officer")."""
_WHOLE = re.compile(
    r"(?: of (?:the |this )?(?:action|item|entry|objective))?(?: (?:itself|has|have|been|was|were|is|also|now|\w+ly))* "
    r"(?P<done>[a-z-]+)(?: (?:too|as well|also|slightly|a (?:bit|little)))*\W*"
)
"""What stands behind a noun where that and what was done with it are all that is said: "wording of the action tightened"."""


def asserted_fields(clause: Clause, accounted: bool) -> Iterator[str]:
    """The fields that a clause says were changed; accounted is whether it explains another one."""
    for part in re.split(r", | - | (?:and|&|but) ", clause.folded):
        for field, nouns in _NOUNS.items():
            in_passing = accounted and field in _IN_PASSING
            said = (noun for noun in nouns.finditer(part) if not in_passing or _is_whole(part, noun))
            done = _is_done_or_grown if field in _MEASURED else _is_done
            if any(_is_changed(part, noun, clause.supposed, done) for noun in said):
                yield field
        weak = _WEAK_DUE.match(part)
        if (
            weak
            and _is_done(weak[1])
            and not clause.supposed
            and (clause.spans or AMOUNT.search(part) or MOVES["due"].search(part))
        ):
            yield "due"


def _is_whole(part: str, noun: re.Match[str]) -> bool:
    """Whether a part of a clause says of the wording that something was done with it, and nothing else."""
    found = _WHOLE.fullmatch(part, noun.end())
    return found is not None and _is_done(found["done"]) and part[: noun.start()].strip() in ("", "the", "also", "also the")


def _is_changed(part: str, noun: re.Match[str], supposed: bool, is_done: Callable[[str], bool]) -> bool:
    """Whether what a noun of a clause names is said to have been changed: just behind it, or just before."""
    lead, rest = part[: noun.start()], part[noun.end() :]
    if _OF_ANOTHER.search(rest) or _BEFORE.search(lead):
        return False
    if _ARROW.match(rest):
        return True
    before, after = re.findall(r"[a-z'-]+", lead), re.findall(r"[a-z'-]+", rest)[:5]
    if _LATER_ON.search(" ".join([*before[-4:], *after])) or _RENAMED.search(part):
        return False
    if supposed:
        return _PERFECT.match(rest) is not None and any(is_done(word) for word in after)
    as_one = before[-1:] == ["as"] or before[-2:-1] == ["as"]
    near = before[-8:] if as_one or (before and before[0] in _OFFICER) else before[-4:] if len(before) <= 5 else []
    verb_first = any(is_done(word) for word in near)
    return verb_first or any(is_done(word) for word in after) or _STANDS_NOW.match(rest) is not None


def _is_done(word: str) -> bool:
    return _PARTICIPLE.fullmatch(word) is not None and word not in _UNTOUCHED


def _is_done_or_grown(word: str) -> bool:
    return word in _GREW or _is_done(word)
