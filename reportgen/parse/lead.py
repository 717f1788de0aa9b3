"""Who leads an action: one entry a person or post, as typed."""

import re
from functools import cache, lru_cache

from reportgen.layout import general_words
from reportgen.model.names import fold_lead
from reportgen.parse.text import UNSEEN, fold, squeeze

INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?){0,2}")
NAME = r"[A-Z](?:['’][A-Z])?[\w'’-]+"
TITLE = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Sir|Dame|Rev)\b\.?"
GIVEN = r"(?:(?:[A-Z](?:\. ?| )){1,3}|[A-Z]{2,3} (?=\w*[a-z]))"
PERSON = re.compile(rf"(?:{TITLE} ?)?(?:{NAME}(?: [A-Z]\.?)?(?: {NAME}){{1,2}}|{GIVEN}{NAME})|{TITLE} {NAME}")
"""Two or three names, or initials and a surname, or a title and a surname."""
LOOKUP = re.compile(r";#(?:\d+(?=;#|\s*$);?#?)?")
"""What SharePoint puts between people: ";#", or their number between two."""
HARD = r"[;|]|(?<!\d)/|/(?!\d)"
BULLET = re.compile(r"^\s*(?:[•▪●◦‣*]|[-–](?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
DASH = re.compile(r"^\s*[-–—]\s")
WHOLE = re.compile(r"\b(n/a|and/or|c/o)\b|\bw/|(?-i:(?<![A-Za-z])[A-Z]/[A-Z][a-z])", re.IGNORECASE)
"""What has a slash and is one: "n/a", and a rank such as D/Supt."""
SUBJECT = re.compile(r"(?:^|(?<=[/;,]))\s*[A-Z]{2,5}$")
SUBJECT_OF_POST = re.compile(r"[A-Z]+[a-z]?[A-Z]\w* (?P<post>[A-Z][a-z]+)(?!\w)")
"""The letters of two subjects that one post has: MCA/DoLS Manager."""
UNFINISHED = re.compile(r"(?:\b(?:of|for|and|the|to)|[&,+–—-])\s*$", re.IGNORECASE)
TOGETHER = r"\s(?:&|\+|and|with|w/)\s"
MOST_PARTS = 12
"""How many commas and the like the title of a post may have in it."""
RANKED = re.compile(
    r"(?:Principal|Senior|Chief|Deputy|Assistant|Lead|Interim|Acting|Designated|Named) [A-Z]\S*(?: [A-Z]\S*)?"
    r"|[A-Z]/[A-Z][a-z]+(?: \S+){0,3}"
)
"""A post by its rank and what of: Principal OT, Senior SENCO, Named GP, D/Supt PVP."""
HEAD_OF = re.compile(r"[A-Z]{1,3}o[A-Z]{1,3}s?|[A-Z]{2,4}Cos?")
"""A post by its letters: HoS, CoG, ADoPH, SENDCo."""


@lru_cache(maxsize=4096)
def split_leads(text: str | None, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The leads of a cell: parted on lines, slashes and semicolons, on "&", "and" and commas only between posts or people.

    Nothing inside brackets is parted, and a line that carries a title on is joined to it. known are the initials that lead
    other actions by themselves: "PR & Parish Liaison" are two where PR is a person.
    """
    if text is None:
        return ()
    pieces = [
        piece
        for line in _lines(LOOKUP.sub(";", UNSEEN.sub("", text)))
        for hard in _cut(line, HARD)
        for piece in _part(hard, known)
    ]
    named = [piece for piece in (squeeze(piece).strip(" ,;") for piece in pieces) if re.search(r"\w", piece)]
    return tuple({fold_lead(piece): piece for piece in reversed(named)}.values())[::-1]


def _lines(text: str) -> list[str]:
    """The lines of a cell, those joined that break inside a title: "Head of" / "Service", "Managers" / "(SF)"."""
    lines: list[str] = []
    dashes = DASH.match(text) is not None
    for raw in text.splitlines():
        line = BULLET.sub("", raw).strip()
        if lines and line and (_carries_on(lines[-1], line) or (DASH.match(raw) and not dashes)):
            lines[-1] = f"{lines[-1]} {raw.strip() if DASH.match(raw) else line}"
        elif line:
            lines.append(line)
    return lines


def _carries_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one before: that one is unfinished, or this one is no lead by itself."""
    if UNFINISHED.search(before) or line[0] == "(" or line[0].islower():
        return True
    return fold(line) in _folded(general_words().lead_roles) and not _stands(before)


def _separators(text: str, separator: str) -> list[re.Match[str]]:
    """Where a separator stands outside brackets. "n/a" and "and/or" stay whole."""
    found, depth = [], 0
    for match in re.finditer(rf"[(\[]|[)\]]|(?P<cut>{separator})", text):
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            depth -= 1
        elif depth <= 0 and not (match[0] == "/" and _is_whole(text, match)):
            found.append(match)
    return found


def _is_whole(text: str, slash: re.Match[str]) -> bool:
    """Whether a slash is part of a word, or of what one post is for: the MCA/DoLS Manager."""
    if WHOLE.search(text[max(0, slash.start() - 3) : slash.end() + 2]):
        return True
    left, right = SUBJECT.search(text[: slash.start()]), SUBJECT_OF_POST.match(text[slash.end() :])
    if left is None or right is None or left[0].casefold() in _folded(general_words().lead_teams):
        return False
    return right["post"].casefold() in _folded(general_words().lead_roles)


def _cut(text: str, separator: str) -> list[str]:
    """A text cut at every separator outside brackets."""
    found = _separators(text, separator)
    begins, ends = [0, *(match.end() for match in found)], [*(match.start() for match in found), len(text)]
    return [text[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _part(text: str, known: frozenset[str]) -> list[str]:
    """A text parted on "&", "and", "+", a comma or a dash, but only where each side is a lead in its own right."""
    pieces: list[str] = []
    begin = 0
    found = _separators(text, rf"{TOGETHER}|,|\s[-–]\s")
    ends = [*(match.start() for match in found[1:]), len(text)]
    for number, match in enumerate(found):
        left = text[begin : match.start()].strip()
        rights = [text[match.end() : end].strip() for end in ends[number : number + MOST_PARTS]]
        mark = match[0].strip()
        if (left in known and not _is_team(left) and mark not in ("-", "–")) or any(
            _parts(left, mark, right) for right in rights
        ):
            pieces.append(left)
            begin = match.end()
    return [*pieces, text[begin:]]


def _parts(left: str, separator: str, right: str) -> bool:
    """Whether two texts are two leads. A person and a post beside a comma are one: "Jane Smith, Head of HR"."""
    if _is_person(left) and _is_person(right):
        return True
    if separator in ("-", "–"):
        return False
    if all(_is_person(text) or is_initials(text) for text in (left, right)):
        return True
    comma = separator == ","
    if _is_person(left) or _is_person(right):
        return not comma and (_is_person(left) or _stands(left)) and right[:1].isupper()
    if _is_post(right):
        ranked = is_initials(left) or RANKED.fullmatch(_bare(left)) is not None
        return _is_post(left) or (not comma and ranked and _opens_a_post(right))
    return not comma and _ends_as_a_post(left) and right[:1].isupper()


def _stands(text: str) -> bool:
    return _is_person(text) or is_initials(text) or _is_post(text)


def is_initials(text: str) -> bool:
    """Whether a text is the initials of a person, or of a post, and nothing besides."""
    return INITIALS.fullmatch(_bare(text)) is not None


@lru_cache(maxsize=4096)
def _is_person(text: str) -> bool:
    """Whether a text is a person's name, and not a post, a team or a subject of as many words."""
    bare = _bare(text)
    if PERSON.fullmatch(bare) is None or _is_post(text):
        return False
    words, named = general_words(), fold(re.sub(rf"^{TITLE}", "", bare))
    return not {*named.split()} & {*_folded(words.lead_roles), *_folded(words.lead_teams), *_folded(words.lead_subjects)}


def _is_team(text: str) -> bool:
    """Whether a text ends with the word for a team or an agency."""
    return fold(_bare(text)).rsplit(" ", 1)[-1] in _folded(general_words().lead_teams)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return squeeze(re.sub(r"\(.*?\)", " ", text))


def _is_post(text: str) -> bool:
    """Whether a text is a post by itself: it begins as one or ends with a post's noun, or is one of the usual abbreviations."""
    return _opens_a_post(text) or _ends_as_a_post(text)


@lru_cache(maxsize=4096)
def _ends_as_a_post(text: str) -> bool:
    words, short = fold(_bare(text)), _folded(general_words().lead_initials)
    last = words.rsplit(" ", 1)[-1]
    return last in _folded(general_words().lead_roles) or words in short or (words.endswith("s") and words[:-1] in short)


@lru_cache(maxsize=4096)
def _opens_a_post(text: str) -> bool:
    """Whether a text begins as a post does ("Head of", "AD"), so that what stands before it is no part of its title."""
    words = fold(text)
    return HEAD_OF.fullmatch(text) is not None or any(
        words.startswith(f"{start} ") for start in _folded(general_words().lead_openings)
    )


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
