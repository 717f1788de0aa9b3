"""What a sentence says of actions by their numbers: that one was split, merged, moved, replaced, or had another number."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

How = Literal["split", "merged", "became", "replaced"]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: refs of the last plan (olds) and of this one (news), folded. A side without any is the row itself."""

    how: How
    olds: tuple[str, ...]
    news: tuple[str, ...]


_BRACKET = re.compile(r"(?<=[\da-z])[ .]?\((?=(?:[a-h]|i{1,3}|iv)\))(\w+)\)")
_ASIDE = re.compile(r"(?<=\S)\s*[(\[].*")


def fold_ref(ref: str | None) -> str:
    """A ref as it compares: 4(a), 4 a. and 4A are one. What stands in brackets after it ("3.7 (was 2.1)") is no part of it."""
    bare = _ASIDE.sub("", _BRACKET.sub(r"\1", (ref or "").casefold().strip()))
    return "".join(bare.split()).strip(".:")


_ANY = re.compile(
    r"(?i)split|divid|separat|carved|broken|taken|part of|merg|combin|amalgamat|consolidat|incorporat|absorb|joined|rolled|folded"
    r"|subsum|brings? together|former|previous|original|numbered|moved|transferred|relocated|carried|replac|supersed|became"
    r"|becomes|\bnow\b|\bwas\b|\bex\b|\bold\b"
)
"""Without one of these a text says nothing here; most texts are left at that."""
_BEGINNINGS = (
    "split", "divid", "separat", "carved", "broken", "taken", "part of", "merg", "combin", "amalgamat", "consolidat",
    "incorporat", "absorb", "joined", "rolled", "folded", "subsum", "together", "former", "previous", "original", "numbered",
    "moved", "transferred", "relocated", "carried", "replac", "supersed", "became", "becomes", "now", "was", "ex", "old",
)  # fmt: skip
"""The same for a first look, many times as fast."""
_CLAUSE = re.compile(r"(?<=[.;!?])\s+|\n+")
_TOKEN = re.compile(r"[^\s,;:&+()\[\]\"'\u2018\u2019\u201c\u201d]+")
_NO_REF_AFTER = frozenset(
    re.findall(
        r"\w+",
        "stream workstream priority theme objective section phase stage quarter year page appendix chapter paragraph ward team "
        "area zone level week day month part sheet version",
    )
)
_NOUN = frozenset(re.findall(r"\w+", "action actions item items ref refs reference references number numbers no nos"))
_GOES_ON = frozenset(
    re.findall(r"\w+", "and or as from in to now here with which has have was were is are because following into under within")
)

_LIST = r"@\d+@(?:(?:\s*(?:,|and|&|\+|/))+\s*(?:actions?\s+)?@\d+@)*"
_OLDER = r"(?:old|original|former|previous|existing|what was)"
_ROWS = rf"(?:(?:the|an?|{_OLDER}|new|now)\s+)*(?:(?:actions?|items?|refs?|references?|numbers?|nos?)\b[.:]?\s*)?(?:{_LIST})"
_OLDS, _NEWS = rf"(?P<olds>{_ROWS})", rf"(?P<news>{_ROWS})"
_HAS = r"(?:(?:has|have|had|been|was|were|is|are|now|also|since|which)\s+)*"
_OLDS_FIRST = rf"(?:{_OLDS}[\s,:-]*{_HAS})?\b"
_PARTED = r"(?:split|separated|carved|taken|broken|spun|divided|hived|formed|created)(?: (?:off|out|away))?"
_JOINED = r"(?:merged|combined|amalgamated|consolidated|joined|incorporated|absorbed|rolled|folded|subsumed|integrated)"
_JOINS = (
    rf"(?:{_JOINED}(?: together)? (?:with|from|of|and)|merger of|(?:merg|combin|consolidat|amalgamat|incorporat)(?:es|ing)|"
    rf"absorbs|absorbing|brings together|{_JOINED})"
)
_MOVED = r"(?:moved|transferred|relocated|carried|brought|taken)(?: (?:over|across|forward|here|up))*"
_BECAME = rf"(?:{_MOVED}|re-?numbered|continue[sd]?|becomes|became|now)"
_COUNTED = r"(?:(?:two|three|four|[234]|separate|new|distinct|different|parts|actions|items|namely|now|as|and|the)\b\s*)*"
_PARTS = (
    rf"(?:split|divided|separated|broken)\b(?: (?:up|down|out))?\s*(?:into|in|between|across|as|to (?:form|create|make))?\s*"
    rf"{_COUNTED}"
)
_FORMERLY = rf"(?:formerly|previously|originally|re-?numbered(?: from)?|{_MOVED} from)"
_SOMEWHERE = r"(?: (?:to|into|under|in) (?!@)[^@;.]{0,60}?)?"
_END = r"(?=\s*(?:[.,;)\]]|$|(?:in|under|of|within|and|because|from|following|so|since)\b))"

_PATTERNS: tuple[tuple[How, str], ...] = (
    ("split", rf"{_PARTED} (?:from|of)\s+{_OLDS}"),
    ("split", rf"part (?:\w+ )?of (?:the )?(?={_OLDER}){_OLDS}"),
    ("split", rf"{_OLDS_FIRST}{_PARTS}[\s:(=-]*{_NEWS}"),
    ("merged", rf"{_OLDS}\s+{_HAS}{_JOINED} (?:into|in|under|within|as|to) {_NEWS}"),
    ("merged", rf"(?P<olds>{_ROWS}\s+{_HAS}{_JOINED} (?:with|and) {_ROWS})"),
    ("merged", rf"{_OLDS}\s+{_HAS}{_JOINED}\b"),
    ("merged", rf"{_JOINED} (?:into|in|under|within|to) {_NEWS}"),
    ("merged", rf"{_JOINS} (?P<olds>{_ROWS}(?: with {_ROWS})?)"),
    ("became", rf"{_FORMERLY}\s*[:(-]?\s*{_OLDS}(?: (?:to|as|and is now) {_NEWS})?"),
    (
        "became",
        rf"(?:^|[(\[,;]\s*|\b(?:it|this|which|ref|reference|number|action) )(?:was|ex|old)[ :-]+{_OLDS}\s*(?=[)\],.;]|$)",
    ),
    (
        "replaced",
        rf"(?:replac(?:es|ing)|supersed(?:es|ing)|(?:replacement|successor) (?:for|of|to)|in place of)\s+{_OLDS}",
    ),
    ("replaced", rf"{_OLDS_FIRST}(?:replaced|superseded) (?:by|with)(?: new)? {_NEWS}"),
    ("became", rf"{_OLDS_FIRST}{_BECAME}{_SOMEWHERE}[\s,(]+(?:(?:to|as|under|into|is|at|now|where it is)\s+)?{_NEWS}{_END}"),
    ("became", rf"{_OLDS}\s+(?:is|are) now {_NEWS}"),
)
_SAYS = tuple((how, re.compile(pattern)) for how, pattern in _PATTERNS)
_NOT_DONE = re.compile(
    r"\b(?:to be|will|would|not|never|should|could|may|might|propos\w+|consider\w*|recommend\w*|if|whether|plans? to|suggest\w*|"
    r"options?|possib\w+)\b"
)
_MARK = re.compile(r"@(\d+)@")


def clauses_of(text: str | None) -> list[str]:
    """The sentences of a text that may say something of the kind."""
    low = (text or "").lower()
    if not text or not any(map(low.__contains__, _BEGINNINGS)) or not _ANY.search(text):
        return []
    return [clause for clause in _CLAUSE.split(text) if _ANY.search(clause)]


def said_in(clause: str, known: Container[str]) -> tuple[Said, ...]:
    """What a sentence says was done; known are the refs of both plans, folded. What is only meant to be done is not told."""
    marked, refs = _mark(clause, known)
    if not refs:
        return ()
    found: list[Said] = []
    while match := _first(marked):
        how, place = match
        if not _NOT_DONE.search(marked[: place.end()]):
            olds, news = (_refs(place.groupdict().get(side), refs) for side in ("olds", "news"))
            found.append(Said(how, olds, news))
        marked = marked[: place.start()] + " " * (place.end() - place.start()) + marked[place.end() :]
    return tuple(found)


def _first(marked: str) -> tuple[How, re.Match[str]] | None:
    """The first pattern, in their order, that a sentence has."""
    return next(((how, place) for how, pattern in _SAYS if (place := pattern.search(marked))), None)


def _refs(named: str | None, refs: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for at in _MARK.findall(named or "") for ref in refs[int(at)]))


def _mark(clause: str, known: Container[str]) -> tuple[str, list[tuple[str, ...]]]:
    """A sentence in small letters with a mark for each ref, and the refs of each mark (several for 4a-4c)."""
    text = _BRACKET.sub(r"\1", clause.casefold().replace("@", " ").translate({0x2010: "-", 0x2011: "-", 0x2013: "-"}))
    refs: list[tuple[str, ...]] = []
    pieces, end = [], 0
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].strip(".") for token in tokens]
    for at, token in enumerate(tokens):
        named = tuple(_named(words[at], known))
        if named and _stands_for_a_row(words, at, text[token.end() :]):
            full_stop = token[0][len(token[0].rstrip(".")) :]
            pieces += [text[end : token.start()], f"@{len(refs)}@", full_stop]
            refs.append(named)
            end = token.end()
    return re.sub(r"\s+", " ", "".join([*pieces, text[end:]])).strip(), refs


def _named(word: str, known: Container[str]) -> Iterator[str]:
    """The refs that a word is: itself, several joined (2.1/2.3), or a run of letters (4a-4c)."""
    if word in known:
        yield word
        return
    if not any(letter.isdigit() for letter in word):
        return
    if all(part in known for part in word.split("/")):
        yield from word.split("/")
    first, _, last = word.partition("-")
    if first in known and last[:-1] in ("", first[:-1]) and last[-1:].isalpha() and first[-1:] < last[-1:]:
        yield from (first[:-1] + chr(letter) for letter in range(ord(first[-1]), ord(last[-1]) + 1))


def _stands_for_a_row(words: list[str], at: int, after: str) -> bool:
    """Whether a word that looks like a ref is one: not "work stream 4", "4 phases"."""
    before = words[at - 1] if at else ""
    if before in _NO_REF_AFTER:
        return False
    if before in _NOUN or not words[at].isdigit():
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    goes_on = following in _GOES_ON or _ANY.search(following) is not None
    return not following or goes_on or not following[0].isalpha() or after.lstrip(" ")[:1] in tuple(",;:)&+.")
