"""Whether a clause names a lead: by the words of the post, its initials, a person's name, or the plan's abbreviation."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, product

from reportgen.compare import texts
from reportgen.compare.explain import content
from reportgen.layout import general_words
from reportgen.model import Action
from reportgen.model.names import fold_lead

_JOINING = frozenset({"of", "and", "the", "for", "to", "in", "a", "s"})
_SHORT = {
    "ad": "assistant director", "dd": "deputy director", "hos": "head of service", "sm": "service manager", "tm": "team manager",
    "dcs": "director of children services", "dass": "director of adult social services", "ceo": "chief executive",
    "cex": "chief executive",
    "psw": "principal social worker", "gm": "group manager", "cfo": "chief finance officer", "dph": "director of public health",
    "hr": "human resources", "ops": "operations",
    "hd": "head", "asst": "assistant", "mgr": "manager", "dir": "director", "exec": "executive",
}  # fmt: skip
"""Short forms of posts that councils share."""
_OTHER = re.compile(
    r"\b(?:to|by|with|is|now|as|:|under|lead|owner|for|from)\s+(?:be\s+)?(?:the\s+)?(?:new\s+|joint\s+|interim\s+|acting\s+)?"
    r"(?P<name>[A-Z][\w&'’-]*(?:[ /,]+(?:of|and|for|the|&|[A-Z][\w&'’-]*))*)"
)
_ANY_TEAM = frozenset({"team", "teams", "service", "services", "council", "group", "board", "unit", "all", "everyone"})
_PARTS = re.compile(r"\s+[-–]\s+|[,(/]")
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec "
        "q1 q2 q3 q4 board committee council cabinet spring summer autumn winter smt members ofsted",
    )
)


def _words(text: str, short: Mapping[str, str]) -> list[str]:
    """The telling words of a lead or a clause, short forms written out."""
    found: list[str] = []
    for word in texts.words(text.replace("A.D", "AD").replace("’s", "").replace("'s", "")):
        found += short.get(word, word).split()
    return [word for word in found if word not in _JOINING]


def short_forms(abbreviations: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Short forms written out: the usual ones, and the plan's own, which win."""
    own = {" ".join(texts.words(short)): " ".join(texts.words(long)) for short, long in abbreviations}
    return _SHORT | {short: long for short, long in own.items() if " " not in short}


def _roles() -> frozenset[str]:
    return frozenset(general_words().lead_roles) | frozenset(general_words().lead_teams) | {"service", "services"}


def entries(items: Sequence[Action]) -> list[str]:
    """The leads of some items, one entry a person or post."""
    return list(dict.fromkeys(lead for item in items for lead in (item.lead or ((item.lead_text,) if item.lead_text else ()))))


def telling(lead: str, short: Mapping[str, str]) -> frozenset[str]:
    """The words of a lead that tell whose it is: those of no role, of three letters at least, as typed or written out."""
    known = {*general_words().lead_roles, *_ANY_TEAM}
    return frozenset(word for word in _words(lead, short) if word not in known and len(word) > 2)


def given_initials(lead: str) -> list[str]:
    """The first letters of the persons of a lead who are named by initials or a first name: R of "R. Hughes"."""
    return re.findall(r"\b([A-Z])(?:\.|(?= [A-Z])|(?=[A-Z]\b))", lead)


def _are_clipped(said: tuple[str, str], meant: tuple[str, str]) -> bool:
    """Whether two words are each shortened to three letters or more of two others."""
    both = list(zip(said, meant, strict=True))
    return all(len(s) > 2 and (m.startswith(s) or _full(s, [m]) == m) for s, m in both) and any(s != m for s, m in both)


def is_shortened(lead: str, typed: str) -> bool:
    """Whether a lead of one word (JMacA) is short for a name in a text, or words of a text for its own: dig prog mgr."""
    if any(_are_clipped(*pair) for pair in product(pairwise(texts.words(typed)), pairwise(texts.words(lead)))):
        return True
    short = lead.strip().casefold()
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,5}", lead.strip()) or not re.search(r"[A-Z]", lead.strip()[1:]):
        return False
    names = re.findall(r"\b([A-Z])[\w'’]* (?=([A-Z][\w'’]+))", typed)
    return any(f"{first}{last}".casefold().startswith(short) and first.casefold() == short[0] for first, last in names)


def is_named(lead: str, typed: str, short: Mapping[str, str]) -> bool:
    """Whether some typed words name a lead."""
    if len(fold_lead(lead)) > 3 and fold_lead(lead) in fold_lead(typed):
        return True
    own, said = _words(lead, short), _words(written_out(lead, typed), short)
    telling = [word for word in own if word not in _roles()]
    if not own:
        return False
    if len(own) > 1 and _near(own, said, typed):
        return True
    if any(_part_named(part, typed) for part in _PARTS.split(lead)[1:]):
        return True
    if any(re.search(rf"\b{letters}\b", typed) for letters in re.findall(r"\(([A-Z]{2,4})\)", lead)):
        return True
    if _initials(lead, own) & set(re.findall(r"\b[A-Z][A-Za-z]*[A-Z]\b", typed)):
        return True
    return _is_person(lead, own, telling) and _surname(lead, typed)


def _part_named(part: str, typed: str) -> bool:
    """Whether a person beside a post ("Asset Manager - R. Pugh") is named, by a name or the initials."""
    names = re.findall(r"[A-Z][\w'’]*", part)
    if not 1 < len(names) < 4 or not _is_person(part, [name.casefold() for name in names], names):
        return False
    letters = "".join(name[0] for name in names)
    return any(re.search(rf"\b{re.escape(name)}\b", typed) for name in (letters, names[0], names[-1]) if len(name) > 1)


def written_out(lead: str, typed: str) -> str:
    """Typed words with the initials of some of a post's words written out: Development Control Mgr for DC Mgr."""

    def long(found: re.Match[str]) -> str:
        run = content.by_initials(lead, found[0])
        return " ".join(run) if run else found[0]

    written = re.sub(r"\b[A-Z][A-Z&]+\b", long, typed)
    return re.sub(r"\b[A-Z][a-z]+\b", lambda found: _full(found[0], texts.words(lead)), written)


def _full(typed: str, words: Sequence[str]) -> str:
    """The word that a typed one is a short form of (Engr, Princ); the typed one itself where there is none."""
    low = typed.casefold()
    if len(low) < 3 or low in words:
        return typed
    low = low.removesuffix("s") if len(low) > 4 else low  # Comms
    letters = ".*".join(low)
    clipped = not re.search(r"[aeiou]", low[1:])
    return next((w for w in words if (w.startswith(low) and len(w) > len(low)) or (clipped and re.match(letters, w))), typed)


def _near(own: Sequence[str], said: Sequence[str], typed: str) -> bool:
    """Whether enough of a post's words stand close together: all but one of three or more, and one that is no mere role."""
    telling = {word[:6] for word in own if word not in _roles()}
    roles = {word[:6] for word in own if word in general_words().lead_roles}
    wanted, places = {word[:6] for word in own}, [place for place, word in enumerate(said) if word[:6] in {o[:6] for o in own}]
    for place in places:
        window = {word[:6] for word in said[place : place + len(own) + 1]} & wanted
        enough = len(window) >= max(2, len(wanted) - 1) if len(wanted) > 2 else len(window) == len(wanted)
        if enough and (window & telling or window == wanted) and (window & roles or not roles):
            return True
    return False


def _initials(lead: str, own: Sequence[str]) -> set[str]:
    """The initials of a lead as people write them: HoQ, HQ, HOQ; a person's J.S. are not looked for."""
    every = texts.words(lead.replace("&", " and "))
    forms = {"".join(word[0] for word in own).upper(), "".join(word[0] for word in every).upper()}
    forms.add("".join(word[0].upper() if word not in _JOINING else word[0] for word in every))
    return {form for form in forms if len(form) > 1}


def _is_person(lead: str, own: Sequence[str], telling: Sequence[str]) -> bool:
    """Whether a lead is a person's name: two or three capitalised words, none of them a role."""
    known = frozenset(general_words().lead_subjects) | frozenset(general_words().lead_initials)
    return 1 < len(own) <= 4 and len(telling) == len(own) and not known & set(own) and all(w[:1].isupper() for w in lead.split())


def _surname(lead: str, typed: str) -> bool:
    """Whether a person is named by the last name, or the first with a capital."""
    names = [
        word for word in re.findall(r"[^\W\d_][\w'’-]*", lead) if len(word) > 2 and word.casefold() not in {"mrs", "miss", "cllr"}
    ]
    if any(re.search(rf"\b{re.escape(name)}\b", typed) for name in (names[-1:] + names[:1])):
        return True
    return re.search(rf"\b{lead[:1]}[a-z]+ {names[-1][:1]}\b", typed) is not None if names else False


def other_named(typed: str, leads: Sequence[str], short: Mapping[str, str]) -> bool:
    """Whether a clause says who the lead is now, and it is nobody of some leads."""
    known = {word[:6] for lead in leads for word in _words(lead, short)}
    known_words = [word for lead in leads for word in _words(lead, short)]
    initials = {form for lead in leads for form in _initials(lead, _words(lead, short))}
    for found in _OTHER.finditer(typed):
        written = " ".join(_full(word, known_words) for word in found["name"].split())
        said = [word for word in _words(written, short) if word not in _NO_NAME and not word.isdigit()]
        post = len(said) > 1 or bool(set(said) & _roles()) or found["name"].isupper()
        strange = [word for word in said if word[:6] not in known]
        if post and said and len(strange) * 2 >= len(said) and found["name"] not in initials:
            return True
    return False


def is_of_team(lead: str, typed: str) -> bool:
    """Whether some words name the team or service of a post, with capitals: Property Services of its head."""
    names = [word for word in re.findall(r"[A-Z][\w'’&-]+", lead) if word.casefold() not in _roles() and len(word) > 2]
    return bool(names) and all(re.search(rf"\b{re.escape(name)}\b", typed) for name in names)
