"""What the words of a key say: whether a meaning is "completed", and the keys that people write as a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportgen.layout import general_words
from reportgen.model import StatusWord
from reportgen.parse.colours import rag_of_word
from reportgen.parse.match import match_word
from reportgen.parse.symbols import SIGN, is_dash
from reportgen.parse.text import fold, squeeze

UNDONE = re.compile(
    r"\b(not|never|yet|to be|will be|due to|expected|on (track|target|course|schedule)|part|partial|partially|partly|nearly|"
    r"almost|substantially|until|unlikely|cannot|might|should|could|incomplete|in progress|under ?way|ongoing|before|towards|"
    r"being|awaiting|pending|overdue|behind|at risk|delay\w*|slip\w*|plan(ned)? (in place )?to|scheduled|remain\w*|outstanding|"
    r"subject to)\b"
)
"""What takes "complete" back within a meaning."""
NOT_YET = r"(?:not(?: yet)?|(?:yet|still) to)\s+(?:(?:be|been)\s+)?"
AFTERWARDS = re.compile(
    rf"\b(?:(?:impact|effect|outcome|benefit|change|improvement)s?\s+(?:(?:is|are|has|have)\s+)?{NOT_YET}"
    rf"(?:shown|seen|felt|known|proven|evidenced|demonstrated|sustained|embedded)"
    rf"|(?:impact|effect|outcome|benefit|change|improvement)s?\s+(?:(?:is|are)\s+)?(?:(?:now|already)\s+)?being\s+"
    rf"(?:shown|seen|felt|realised|realized|evidenced|demonstrated|sustained|measured|monitored|tracked|reviewed|evaluated)"
    rf"|{NOT_YET}(?:(?:shown|seen|known|proven|demonstrated) to be\s+)?(?:(?:fully|wholly)\s+)?(?:embedded|sustained))\b"
)
"""What is still to come of an action that is complete: "not yet shown to be embedded", "benefit being seen"."""
DONE = re.compile(
    r"\b(completed?|implemented|done|delivered|achieved|closed|finished|embedded|discharged|fully met|signed off)\b"
)
OPEN = re.compile(
    r"\b(progress\w*|track|target|schedule|delay\w*|behind|risk|overdue|start\w*|begun|commence\w*|slip\w*|concerns?|issues?|late|"
    r"stalled|hold|paused|missed|due|incomplete|plan)\b"
)
MARK = r"(?:(?P<sign>SIGN)|(?<![\w'’/-])(?P<word>WORDS|[RAGBYCN]|[0-6])(?![\w'’/%.]))"
LINKED = (
    r"\s*[\"'”’)\]]*\s*(?:(?:shading|shaded|status|rating|rated|text)\s*)?"
    r"(?:=+>?|:|–|—|-|→|\bmeans\b|\bis\b|\bdenotes\b|\bindicates\b)\s*"
)
SHADED = r"(?:shaded|shown|highlighted|marked|coloured|colored|flagged|printed|typed|text|type|font|lettering)"
WORTH = r"(?:are|is|have been|has been|have|has|means?|denotes?|indicates?|shows?|signif\w+|=|:|–|-)"
ITEMS = r"(?:actions?|items?|rows?|cells?|recommendations?|tasks?|milestones?|entries|lines?|those|ones)"
FONT = re.compile(r"text|type|font|letter|printed", re.IGNORECASE)
WHOLE_ROW = re.compile(r"\b(?:actions?|items?|rows?|recommendations?|tasks?|those|lines?|milestones?)\b", re.IGNORECASE)
NUMBERED = re.compile(r"(?<![\w.])[0-6]\s*=")
"""What makes a sentence a key of numbers, where it has three: "1 = not started, 2 = …"."""
LONGEST_MEANING, LONGEST_KEY = 200, 400
LONGEST_NAME = 32
"""The longest name of a status, in characters, that a dash may stand for."""
ARTICLE = re.compile(r"^an?\s+(?=[a-z]{3})", re.IGNORECASE)
"""What may stand before a mark that is a word: "A blank means not yet due"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a key in words: the mark as typed, what it means, and whether the action's colour or its text bears it."""

    mark: str
    meaning: str
    whole_row: bool = False
    font: bool = False


def completes(meaning: str) -> bool | None:
    """Whether a meaning says completed, going by the words it is or begins with, then by those it holds; None where none tell."""
    known = meaning_of(meaning)
    if known is not None:
        return known.complete
    folded = _of_the_action(meaning)
    if UNDONE.search(folded):
        return False
    if DONE.search(folded):
        return True
    return False if OPEN.search(folded) else None


def meaning_of(meaning: str) -> StatusWord | None:
    """The group of our own words that a meaning is, or begins with; those that don't mean completed are asked first."""
    matched = match_word(meaning, general_words().statuses)
    if matched is not None and matched.how != "within":
        return matched.word
    folded = _of_the_action(meaning)
    for status in sorted(general_words().statuses, key=lambda status: status.complete is True):
        if any(folded.startswith(f"{word} ") for word in status.words):
            return None if status.complete and UNDONE.search(folded) else status
    return None


def _of_the_action(meaning: str) -> str:
    """A meaning, folded, without what it says of the time after the action was done."""
    folded = fold(meaning)
    rest = AFTERWARDS.sub("", folded).strip()
    return rest if DONE.search(rest) else folded


LETTERED = re.compile(r"([A-Z])\s*(?:=|:|–|—|-)\s*(\S.+)")
SCORED = re.compile(r"(?P<mark>\d{1,2}|[A-Z])\s*(?:\((?P<colour>[A-Za-z ]+)\))?\s*[=:–—-]?\s*(?P<meaning>[^\d\W].*?)\.?")
REMARK = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
"""Where another sentence of the cell begins, which is no part of the meaning."""


def said_in(text: str, *, numbers: bool = False) -> list[Said]:
    """The entries of a key written as text: "Blue = complete, Green = on schedule", a line each, or "Completed (green)".

    A mark with a sign of equality must stand there twice, a sentence about shading or what a blank means once. numbers says
    whether figures may be marks.
    """
    sentences = list(_sentences(text))
    if sentences:
        return sentences
    marked = list(_marked(text, numbers or len(NUMBERED.findall(text)) >= 3))
    if len(marked) > len({said.mark for said in marked}):
        return []  # lines with one and the same bullet are a list
    if scored := _scored(text):
        return scored
    enough = len(marked) > 1 or any(_is_blank(said.mark) and meaning_of(said.meaning) for said in marked)
    return marked if enough else _bracketed(text) or _in_brackets(text) or _listed(text)


def one_said(text: str) -> Said | None:
    """The one entry that a cell of a key holds: "R – not started", "1: Not started", "● On track"."""
    line = ARTICLE.sub("", text.strip())
    found = _mark_pattern().match(line)
    if found is None:
        return _lettered(line) or _dashed(line)
    rest = REMARK.split(squeeze(line[found.end() :]), maxsplit=1)[0]
    meaning = rest.strip(" –—-:=.;")
    return Said(_typed(found), meaning) if len(meaning) > 1 else None


def _lettered(text: str) -> Said | None:
    """The entry of any other letter, "P – In progress", where what follows is the name of a status."""
    found = LETTERED.fullmatch(text.strip())
    known = meaning_of(found[2]) if found and len(found[2]) <= LONGEST_NAME else None
    return Said(found[1], squeeze(found[2])) if found and known is not None else None


def _dashed(text: str) -> Said | None:
    """The entry of a dash, "–  Not begun", and no line of a list: it is short, and the name of a status."""
    mark, _, meaning = text.strip().partition(" ")
    known = meaning_of(meaning) if is_dash(mark) and len(meaning) <= LONGEST_NAME else None
    return Said(mark, squeeze(meaning)) if known is not None else None


@cache
def _mark_pattern() -> re.Pattern[str]:
    words = [*(name for _, names in general_words().colours for name in names if len(name) > 1), *general_words().blank]
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    coloured = rf"(?i:(?:(?:light|pale|dark|bright)\s+)?(?:{listed}))"
    capitals = r"[A-Z]{1,3}(?=\s*=)|[A-Z]{4,}(?=\s*=|\s+(?:means|denotes|indicates)\b)"
    mark = MARK.replace("WORDS", f"{coloured}|{capitals}").replace("SIGN", SIGN.pattern)
    bracketed = rf"\(\s*(?P<blank>(?i:{'|'.join(general_words().blank)}))\s*\)[\s:=–—-]*"
    return re.compile(rf"{mark}(?:(?(sign)[\s:=–—-]*|{LINKED}))|{bracketed}", re.DOTALL)


def _typed(found: re.Match[str]) -> str:
    return found["sign"] or found["word"] or found["blank"]


def _marked(text: str, numbers: bool) -> Iterator[Said]:
    """Each mark with what stands between it and the next."""
    marks = [found for found in _mark_pattern().finditer(text) if numbers or not _typed(found).isdigit()]
    ends = [*(found.start() for found in marks[1:]), len(text)]
    for found, end in zip(marks, ends, strict=bool(marks)):
        rest = text[found.end() : end]
        first = re.split(r"\n|;|\.(?:\s|$)|\s\|\s", rest.strip(), maxsplit=1)[0]
        meaning = squeeze(first).strip(" ,;/|•–—-:=(\"'“").removesuffix(" and").strip(" ,")
        meaning = meaning if "(" in meaning else meaning.rstrip(")")
        if 1 < len(meaning) <= LONGEST_MEANING:
            yield Said(_typed(found), meaning)


def _listed(text: str) -> list[Said]:
    """The entries of a list parted by strokes or wide gaps: "B Complete | G On track", "✅ finished   🟢 fine"."""
    pieces = [squeeze(piece).partition(" ") for piece in re.split(r"\s*[|;\n]\s*|\s{2,}", text.strip()) if piece.strip()]
    marks = {fold(mark) or mark for mark, _, _ in pieces}
    short = all(len(mark) <= 2 and not mark.islower() and (rag_of_word(mark) or len(mark) == 1) for mark, _, _ in pieces)
    if len(pieces) < 2 or len(marks) < len(pieces) or not short or not all(len(meaning) > 2 for _, _, meaning in pieces):
        return []
    done = [completes(meaning) for _, _, meaning in pieces]
    known = (True in done and len(pieces) > 2) or sum(each is not None for each in done) * 2 >= len(pieces)
    return [Said(mark, meaning) for mark, _, meaning in pieces] if known else []


def _scored(text: str) -> list[Said]:
    """The entries of a scale with colours in brackets: "Scores: 4 (blue) complete; 3 (green) on course; 0 not due to start"."""
    found = [SCORED.fullmatch(piece.strip()) for piece in re.split(r"[;\n]", text.partition(":")[2] or text) if piece.strip()]
    scores = [each for each in found if each is not None]
    coloured = sum(rag_of_word(each["colour"] or "") is not None for each in scores)
    if len(scores) < len(found) or coloured < 2 or len({each["mark"] for each in scores}) < len(scores):
        return []
    return [Said(each["mark"], squeeze(each["meaning"]) + (f" ({each['colour']})" if each["colour"] else "")) for each in scores]


def _in_brackets(text: str) -> list[Said]:
    """Colours, each with its meaning in brackets: "BLUE (finished), GREEN (on track)"; once there are two."""
    found = [Said(said[1], squeeze(said[2])) for said in re.finditer(r"\b([A-Za-z]{3,})\s*\(([^()]{3,})\)", text)]
    entries = [said for said in found if rag_of_word(said.mark)]
    return entries if len({fold(said.mark) for said in entries}) == len(entries) > 1 else []


def _bracketed(text: str) -> list[Said]:
    """The entries of "Completed (green), in progress (amber)"; of "Not started (no colour)" one is enough."""
    found = re.findall(r"([^,;.()\n:]+?)\s*\(\s*([A-Za-z ]+?)\s*\)", text)
    entries = [Said(mark, squeeze(meaning).removeprefix("and ")) for meaning, mark in found if _is_mark(mark)]
    return entries if len(entries) > 1 or any(not rag_of_word(entry.mark) for entry in entries) else []


def _is_mark(text: str) -> bool:
    return rag_of_word(text) is not None or _is_blank(text)


def _is_blank(text: str) -> bool:
    return fold(text) in general_words().blank


@cache
def _colours() -> frozenset[str]:
    """The names of colours, and of black type, without which no sentence speaks of shading."""
    return frozenset(name for _, names in general_words().colours for name in names if len(name) > 1) | {"black"}


@cache
def _sentence_patterns() -> tuple[re.Pattern[str], ...]:
    colours = "|".join(sorted(_colours()))
    colour = rf"(?:(?:pale|light|dark|bright)\s+)?(?P<colour>{colours})"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"^(?:{ITEMS}\s+)?(?P<how>{SHADED}|in)\s+(?:in\s+)?{colour}\s*[:=]\s*(?P<meaning>(?:(?!\b(?:{colours})\b)[^.;\n])+)$",
            rf"\b(?P<how>{SHADED}|in)\s+(?:in\s+)?{colour}\b(?:\s+(?:text|font|type|shading|fill))?\s*{WORTH}\s+(?P<meaning>[^.;,\n]+)",
            rf"\b{colour}\s+(?P<how>shading|shaded|text|font|type|lettering|background|fill|highlight\w*|{ITEMS})\s*{WORTH}\s+(?P<meaning>[^.;,\n]+)",
            rf"(?P<meaning>[^.;,\n]+?)\s+(?:{ITEMS}\s+)?(?:are|is|have been)\s+(?P<how>{SHADED}|in)\s*(?:in\s+)?{colour}\b",
        )
    )


def _sentences(text: str) -> Iterator[Said]:
    """The entries of sentences such as "Actions shaded green are complete", or "Completed actions are shown in green"."""
    line = squeeze(text)
    if len(line) > LONGEST_KEY or not _colours() & {*fold(line).split()}:
        return
    for pattern in _sentence_patterns():
        found = list(pattern.finditer(line))
        for each in found:
            opening = rf"^(?:{ITEMS}\s+(?:that|which)\s+(?:are|is)\s+|and\s+|an?\s+|the\s+|key:?\s+)+"
            meaning = re.sub(opening, "", each["meaning"].strip())
            font = FONT.search(each[0]) is not None
            row = WHOLE_ROW.search(line) is not None
            if completes(meaning) is not None or len(meaning) <= 40:
                yield Said(each["colour"], meaning, row, font)
        if found:
            return
