"""An officers' entry taken apart: sentences, clauses, what each names, and whether it says that a thing changed or stayed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import OSA

from reportgen.compare import texts
from reportgen.compare.explain import phrases, words
from reportgen.dates import Calendar, Span, plain, spans_of

_STRONG = re.compile(r"\n+|;|•|(?<=[a-z0-9)%\"'])[.!?](?=\s|$)|(?<=[A-Z]{2})[.!?](?=\s+[A-Z])|\s[-–—]\s|(?<=[a-z])\.(?=[A-Z])")
_SHORTENED = re.compile(
    r"\b(?:e\.g|i\.e|etc|fin|no|nos|ref|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|cllr|inc|a\.d)\.$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
_FESTIVAL = re.compile(
    r"\b(?<!after )(?:christmas|xmas|new year)\b(?! (?:card|lights|event|market|holiday|closure|period)|'s)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?<! as)(?<!because)(?<!that)(?<!since) (?=(?:this|it|we)(?: (?:now|has|have|is|falls|goes|will|sits|moves|passes)|')|"
    r"(?:this|the) (?:action|item|deadline|(?:due|end|target) date|target|lead(?: officer)?|wording|status|objective|"
    r"milestones?|work ?stream) (?:now|has|have|is|was|were)\b)"
)
"""Where what follows begins in a sentence that tells its reason first, without a comma."""
_INSTEAD = re.compile(r"\bnot(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")
_OUTCOME = re.compile(r",? (?:and so|so|therefore|hence|which means|meaning)(?: that)? ")
"""What ends the part of a clause that only says why."""
_WEAK = re.compile(
    r"\s*,?\s+(?:and|&|\+|but|while|whereas|whilst|with|plus|though|although|however)\s+(?:that\s+)?(?:also\s+|now\s+)?|"
    r"\s*,\s+(?:then\s+)?|"
    r"\s*/\s+|\s*:\s+|\s*\(|\)"
)
_SHORT_FORMS = {
    "fwd": "forward", "mth": "month", "mths": "months", "mnth": "month", "mnths": "months", "wk": "week", "wks": "weeks",
    "yr": "year", "yrs": "years", "qtr": "quarter", "qtrs": "quarters", "resp": "responsible", "cos": "because", "cuz": "because",
    "ext": "extension", "ddl": "deadline", "amd": "amended", "prog": "progress", "w/stream": "work stream",
}  # fmt: skip
"""Words as officers shorten them."""
_SHORT_WORD = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, _SHORT_FORMS))})(?!\w)")
_LONG_WORD = re.compile(r"[a-z]{4,}")
_MEANT = {
    "".join(sorted(word)): word
    for word in re.findall(
        r"\w+",
        "completed complete completion delayed deferred deadline extended extension postponed slippage slipped rescheduled "
        "revised amended reworded changed transferred reassigned responsible progress started increased reduced removed replaced "
        "milestone milestones objective objectives cancelled withdrawn achieved delivered implemented done date dates lead "
        "target targets status moved closed started finished owner added",
    )
}
"""The words that tell most, which a slip of the keys shall not hide, by their letters in order."""
_MISSPELT = {"extention": "extension", "responsable": "responsible", "defered": "deferred", "transfered": "transferred"}
"""The same words as they are often misspelt."""
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|now|to|from|by|as|remains?|unchanged|same|no|not|new|completed?|closed|achieved|with)\b|"
    r"\d|→|->"
)
_STATUS_WORD = re.compile(
    "|".join(pattern.pattern for name, pattern in words.STATUSES.items() if name in ("complete", "progress", "stalled"))
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an entry that speaks of one thing. typed is its own words, sentence the whole sentence as typed.

    folded is typed in lower case; fields are those it names; reason is whether it only says why; negated that a thing stayed as
    it was; supposed that it may or should come; standing that the last report's entry said it too.
    """

    typed: str
    sentence: str
    folded: str
    fields: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    reason: bool = False
    negated: bool = False
    supposed: bool = False
    standing: bool = False

    @property
    def changed(self) -> bool:
        """Whether it has a word of change."""
        return words.CHANGED.search(self.folded) is not None

    @property
    def denies_all(self) -> bool:
        """Whether it says of the whole action that nothing changed."""
        return phrases.DENIAL.fullmatch(self.folded.strip(" .,:")) is not None

    @property
    def denies_rest(self) -> bool:
        """Whether it says that nothing changed but what the entry tells."""
        return phrases.REST_DENIED.fullmatch(self.folded.strip(" .,:")) is not None

    @property
    def date_text(self) -> str:
        """The text in which the places of spans count."""
        return _dated(self.typed)


@dataclass(frozen=True, slots=True)
class Entry:
    """What officers wrote of one change, clause by clause. denied is whether it says that nothing else changed."""

    text: str
    clauses: tuple[Clause, ...]
    stale: bool = False

    @property
    def telling(self) -> tuple[Clause, ...]:
        """The clauses that say what changed: written for this report, and no denial."""
        return tuple(c for c in self.clauses if not (c.standing or c.negated or c.denies_all or c.denies_rest))

    @property
    def denials(self) -> tuple[Clause, ...]:
        """The clauses that say that nothing changed, or nothing else; with "no change but …" among them."""
        return tuple(c for c in self.clauses if c.denies_all or c.denies_rest)


def _dated(text: str) -> str:
    """A text in which dates are looked for: Christmas is December, "not May" is "was May", each as long as it was."""
    months = _FESTIVAL.sub(lambda found: f"{'jan' if found[0][0] == 'n' else 'dec':<{len(found[0])}}", plain(text))
    return _INSTEAD.sub("was", months)


def folded(text: str) -> str:
    """A text as patterns look at it: lower case, plain quotes and dashes, one space between words."""
    low = _SHORT_WORD.sub(lambda found: _SHORT_FORMS[found[0]], texts.form(text).casefold().replace("’", "'"))
    return _LONG_WORD.sub(lambda found: _mended(found[0]), low)


@cache
def _mended(word: str) -> str:
    """A word in which two letters changed places, as it is meant: "compelted"; any other word as it is."""
    meant = _MEANT.get("".join(sorted(word)), word)
    return meant if OSA.distance(word, meant) == 1 else _MISSPELT.get(word, word)


def read_entry(text: str | None, earlier: str | None, stream_word: str, calendar: Calendar) -> Entry | None:
    """Take an entry apart; None for a blank one. earlier is the entry of the same action in the last report."""
    form = texts.form(text)
    if not text or not re.search(r"\w", form) or re.fullmatch(r"(?i)n\W?a\W*", form):
        return None
    clauses = tuple(clause for sentence in _sentences(text) for clause in _clauses(sentence, stream_word, calendar))
    if not earlier or not texts.key(earlier):
        return Entry(text, clauses)
    before = {texts.key(sentence) for sentence in _sentences(earlier)}
    clauses = tuple(replace(c, standing=texts.key(c.sentence) in before and not _says_nothing(c)) for c in clauses)
    stale = bool(clauses) and all(c.standing for c in clauses)
    return Entry(text, clauses, stale)


def _says_nothing(clause: Clause) -> bool:
    return clause.denies_all or clause.denies_rest


def _sentences(text: str) -> Iterator[str]:
    """The sentences and lines of an entry as typed; a full stop after a short form or in a number ends none."""
    start = 0
    for found in _STRONG.finditer(text):
        if found[0] == "." and _is_short_form(text, start, found.end()):
            continue
        if text[start : found.start()].strip():
            yield text[start : found.end()].strip(" \n;•")
        start = found.end()
    if re.search(r"\w", text[start:]):
        yield text[start:].strip(" \n;•")


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether a full stop is that of a short form; "now Nov. Moved to" ends a sentence."""
    found = _SHORTENED.search(text[start:end])
    return found is not None and not (_MONTH.match(found[0]) and re.match(r"\s+[A-Z][a-z]", text[end:]))


def _clauses(sentence: str, stream_word: str, calendar: Calendar) -> Iterator[Clause]:
    """The clauses of a sentence; "no change except the deadline" is a denial of the rest and what follows it."""
    low = folded(sentence)
    excepted = phrases.EXCEPT.match(low)
    if excepted:
        yield Clause("no other change", sentence, "no other change")
        yield from _clauses(texts.form(sentence)[excepted.end() :], stream_word, calendar)
        return
    for part in _parts(texts.form(sentence), stream_word):
        main, reason = _divided(part)
        if main:
            yield _clause(main, sentence, stream_word, calendar)
        if reason:
            yield replace(_clause(reason, sentence, stream_word, calendar), reason=True)


def _divided(part: str) -> tuple[str, str]:
    """A part's own words, and those that say why. One that begins with its reason ("Following …, the lead …") has it first."""
    form = " " + part
    opening = re.match(
        r" (?:following|due to|owing to|because of|as a result of|given|in light of|after|since|with|"
        r"to (?:allow|enable|reflect))\b[^,]*, ",
        form,
        re.IGNORECASE,
    )
    if opening:
        return form[opening.end() :].strip(), opening[0].strip(" ,")
    found = phrases.REASON.search(form.casefold())
    if not found:
        return form.strip(), ""
    why, colon, after = form[found.start() :].partition(": ")
    outcome = _OUTCOME.search(why) or (_SUBJECT.search(why) if found.start() == 0 else None)
    if outcome and form[outcome.end() :].strip():
        why, after = why[: outcome.start()], f" {why[outcome.end() :]}{colon}{after}"
    else:
        after = f"{colon}{after}"
    return f"{form[: found.start()]}{after}".strip(), why.strip(" ,")


def _parts(text: str, stream_word: str) -> Iterator[str]:
    """A sentence cut where another field begins that has words of its own, so that a verb of two fields stays with both."""
    start = 0
    for found in _WEAK.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        if _stands(left, stream_word) and _begins(right, stream_word):
            yield left
            start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def _stands(text: str, stream_word: str) -> bool:
    """Whether words say something by themselves."""
    low = folded(text)
    if not low:
        return False
    return (_named(low, stream_word) or bool(_STATUS_WORD.search(low))) and bool(
        _PREDICATE.search(low) or words.CHANGED.search(low) or _STATUS_WORD.search(low) or phrases.NEGATED.search(low)
    )


def _begins(text: str, stream_word: str) -> bool:
    """Whether the next few words begin to speak of a field, and say something of it."""
    low = folded(text)
    near = " ".join(low.split()[:6])
    return bool(_named(near, stream_word) or _STATUS_WORD.search(near)) and _stands(low, stream_word)


def _named(low: str, stream_word: str) -> frozenset[str]:
    """The fields that a folded text names, or says of that they changed. A bare "action" is any action's."""
    found = {field for field, noun in words.NOUNS.items() if noun.search(low)}
    found |= {field for field, move in words.MOVES.items() if move.search(low)}
    if words.noun_of_stream(stream_word).search(low):
        found.add("work_stream")
    return frozenset(found)


def _clause(typed: str, sentence: str, stream_word: str, calendar: Calendar) -> Clause:
    low = folded(typed)
    return Clause(
        typed=typed.strip(" ,"),
        sentence=sentence,
        folded=low,
        fields=_named(low, stream_word),
        spans=spans_of(_dated(typed), calendar),
        negated=_is_negated(low),
        supposed=phrases.SUPPOSED.search(low) is not None,
    )


def _is_negated(low: str) -> bool:
    """Whether a clause says that a thing stayed as it was; not where it goes on to say what changed."""
    found = phrases.NEGATED.search(low)
    if found is None:
        return False
    rest = low[: found.start()] + " " + low[found.end() :]
    return words.ASSERTED.search(rest) is None or bool(re.match(r"(?:there (?:is|has been) )?no ", low))


def telling_sentences(clauses: Sequence[Clause]) -> str | None:
    """The sentences, as typed, that some clauses stand in, each once; None for none."""
    return " ".join(dict.fromkeys(clause.sentence for clause in clauses)) or None
