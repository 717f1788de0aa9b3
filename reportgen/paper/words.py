"""How numbers, dates and lists are written in prose (STANDARDS section 3.2: N01 to N10, D01 to D05)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.dates import distance, period_told
from reportgen.layout import general_words
from reportgen.model import Action, Tally
from reportgen.model.names import squeeze

NBSP = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """7 October 2015, with no-break spaces, for prose (D01)."""
    return NBSP.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def table_date(day: date) -> str:
    """7 Oct 2015, for tables, where it must be able to wrap (D02)."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def unbroken(text: str) -> str:
    """A text that stays on one line, for dates in columns made wide enough for them."""
    return text.replace(" ", NBSP)


def plain_date(day: date) -> str:
    """7 October 2015 with ordinary spaces, for file names and titles."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_year(period: str) -> str:
    """July 2015 of the period "2015-07", with a no-break space; any other name as it is."""
    told = period_told(period)
    return told if told == period else told.replace(" ", NBSP)


def plain(text: str) -> str:
    """A text with ordinary spaces, for titles, file names, tables and the terminal."""
    return text.replace(NBSP, " ")


def grouped(number: int) -> str:
    """2,066 for 2066 (N09)."""
    return f"{number:,}"


def signed(number: int) -> str:
    """+2, 0, or a real minus sign and the number (N10)."""
    return f"+{number:,}" if number > 0 else f"{MINUS}{-number:,}" if number < 0 else "0"


def counted(number: int, singular: str, plural: str = "") -> str:
    """1 action, 2 actions, no actions (N04); the plural is the singular with an s unless given."""
    return f"{grouped(number) if number else 'no'}{NBSP if number else ' '}{noun(number, singular, plural)}"


def times(number: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{grouped(number)}{NBSP}times")


def noun(number: int, singular: str, plural: str = "") -> str:
    """The singular for one, else the plural."""
    return singular if number == 1 else plural or plural_of(singular)


def quoted(text: str, most: int = 240) -> str:
    """What somebody typed, on one line in quotation marks."""
    return f"“{shortened(text, most)}”"


def apart(first: date, second: date) -> str:
    """How far a date lies after another: whole months where they are whole, else days, else about so many months."""
    about, number, unit = distance(first, second)
    return f"{'about ' if about else ''}{counted(number, unit)}"


def plural_of(word: str) -> str:
    """The plural of a noun such as action, priority, work stream or business."""
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return re.sub(r"y$", "ies", word) if re.search(r"[^aeiou]y$", word) else word + "s"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """A, B and C; with semicolons where a part has a comma of its own."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else ", "
    return f"{comma.join(parts[:-1])}{';' if comma == '; ' else ''} {last} {parts[-1]}"


def runs(labels: Sequence[str]) -> str:
    """Labels with whole stretches as ranges: "1.1 to 1.8 and 1.10; 2.1 to 2.8" (labels like 1.1 only)."""
    streams: dict[str, list[str]] = {}
    for label in labels:
        head = label.rpartition(".")[0] if re.fullmatch(r"[\w.]+\.\d+", label) else ""
        streams.setdefault(head, []).append(label)
    return "; ".join(joined(_ranges(group)) for group in streams.values())


def part_by_part(label: str) -> list[tuple[int, str]]:
    """What labels are sorted by: their numbers as numbers, so that 1.10 comes after 1.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|[^\d.]+", label)]


def _ranges(labels: Sequence[str]) -> list[str]:
    stretches: list[list[str]] = []
    for label in labels:
        if stretches and _follows(stretches[-1][-1], label):
            stretches[-1].append(label)
        else:
            stretches.append([label])
    return [part for stretch in stretches for part in ([f"{stretch[0]} to {stretch[-1]}"] if len(stretch) > 2 else stretch)]


def _follows(label: str, following: str) -> bool:
    ends = [re.fullmatch(r"([\w.]+\.)(\d+)", text) for text in (label, following)]
    return bool(ends[0] and ends[1] and ends[0][1] == ends[1][1] and int(ends[1][2]) == int(ends[0][2]) + 1)


def in_prose(word: str) -> str:
    """A status or heading in the middle of a sentence: its first letter small, unless the word is an abbreviation (T01)."""
    first = re.match(r"\w+", word)
    return word if not first or (len(first[0]) > 1 and first[0].upper() == first[0]) else word[0].lower() + word[1:]


def status_in_prose(label: str) -> str:
    """A status in a sentence: small letters, for a status typed in capitals too (T01), unless it is an abbreviation."""
    if len(label) == 1:
        return label
    if all(re.fullmatch(r"[A-Z][a-z]+|[a-z]+", word) for word in re.split(r"[\s-]+", label)):
        return label.lower()
    known = len(label) > 4 or any(label.casefold() in word.words for word in general_words().statuses)
    return label.lower() if label.isupper() and known else in_prose(label)


AUXILIARIES = frozenset(
    {"will", "has", "have", "had", "can", "cannot", "may", "must", "should", "does", "do", "is", "are", "was"}
)
"""What makes a status a sentence of its own, which does not go on from "are"."""


def predicate(label: str) -> str:
    """A status behind "is" or "are": "in progress", "recorded as serious slippage" for one that may be a noun."""
    text = status_in_prose(label)
    words = re.findall(r"[^\W\d_]+", re.split(r"[–—:;,/(|-]", label.casefold().replace("re-", "re"), maxsplit=1)[0])
    if len(label) == 1 or not words:
        return text
    if words[0] in AUXILIARIES:
        return f"recorded as “{text}”"
    known = general_words()
    told = (
        words[-1] in known.states or words[-1].endswith("ed") or words[0] in known.before_states or words[:2] == ["no", "longer"]
    )
    return text if told or (words[0] in known.states and words[1] in known.before_states) else f"recorded as {text}"


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int = 80) -> str:
    """The first words of a text on one line, with an ellipsis where any are left out."""
    flat = squeeze(re.sub(r"(?m)^\s*[•●▪‣·*–-]\s+", "", text))
    if len(flat) <= most:
        return flat
    return re.sub(r"[\s,;:–-]+\S*$", "", flat[: most + 1]) + "…"


@dataclass(frozen=True, slots=True)
class Group:
    """Some items in words, in every form a sentence may need. number 0 is falsy nowhere else: templates ask {% if x.number %}.

    text is "2 actions", have "2 actions have", are, were alike; labels "1.1 and 2.3"; named "Actions 1.1 and 2.3" (it may start a
    sentence), named_have, named_are, named_were alike; dated "1.1 (due 30 June 2015)".
    """

    number: int
    text: str
    have: str
    are: str
    were: str
    labels: str
    named: str
    named_have: str
    named_are: str
    named_were: str
    dated: str = ""


def group(tally: Tally | None, noun: str = "action") -> Group:
    """A tally in words; None reads as no items."""
    number = tally.value if tally else 0
    one = number == 1
    labels = joined(tally.labels) if tally else ""
    text, named = counted(number, noun), f"{sentence_case(noun if one else plural_of(noun))}{NBSP if one else ' '}{labels}"
    return Group(
        number=number,
        text=text,
        have=f"{text} {'has' if one else 'have'}",
        are=f"{text} {'is' if one else 'are'}",
        were=f"{text} {'was' if one else 'were'}",
        labels=labels,
        named=named,
        named_have=f"{named} {'has' if one else 'have'}",
        named_are=f"{named} {'is' if one else 'are'}",
        named_were=f"{named} {'was' if one else 'were'}",
        dated=joined([_dated(item) for item in tally.items]) if tally else "",
    )


def _dated(item: Action) -> str:
    unread = "" if item.status.label else ", no status recorded"
    return f"{item.label} (due {long_date(item.due.latest)}{unread})" if item.due and item.due.latest else item.label
