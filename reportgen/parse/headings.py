"""What a heading means: by the layout's spellings, then by the general vocabulary, whole, without its period, or in part."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from reportgen.layout import FIELDS, Layout, Spellings, TableKind, general_words
from reportgen.parse.date_headings import unqualified
from reportgen.parse.text import NEAR, fold, nearest

LISTED, STRONG, OTHER, WEAK = 110.0, 100.0, 95.0, 60.0
"""How sure a spelling is: of the layout, of the vocabulary, of a family kept apart, one taken only for want of better."""
IN_PART = 64.0
"""The least a heading has to score that only holds a known spelling among other words."""
LONGEST = 120
BOX_ROLES = frozenset({"abbreviation", "meaning", "count", "share", "log", "contact"})
ASIDE = frozenset({"log", "contact", "risk"})
"""The families of tables that are no plan though they hold dates, names and prose: logs, contacts, risks."""
MAIN = ("action", "measure")
PERIOD = (
    r"\b(20\d\d([/-](20)?\d\d)?|\d\d/\d\d|'\d\d|q[1-4]|qtr [1-4]|quarter [1-4]|\d{1,2}(st|nd|rd|th)?(?= ?(MONTHS))|"
    r"(MONTHS)(?:[ '’/-]{1,2}\d\d)?\b|"
    r"(spring|summer|autumn|winter)( terms?)?|(?<=at )\d{1,2} (?:months?|weeks?)|"
    r"board|committee|cabinet|panel|meeting|previous|current|latest|last|this|new|most recent|so far|to date)\b"
)
NUMBERED = re.compile(r"^\s*(?:(?:col(?:umn)?|field)\s*)?[(\[]?(?:\d{1,2}|[a-z])\s*[.):\]]+\s*(?=\S)", re.IGNORECASE)
"""What numbers a heading: "1. Action", "(b) Lead", "Col 3: Status"."""
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a machine's heading parts its words: AssignedTo, RAGStatus."""
SPAN = re.compile(r"\b(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)\b")
"""A school or financial year, which a season may be in the first or the second half of."""
TOGETHER = re.compile(r"\s*(?:[/|&+,()\n]|\s[-–—]\s|\b(?:and|with)\b)\s*", re.IGNORECASE)
"""What stands between two things that one column holds."""
PART_OF_YEAR = re.compile(r"\b(?:(?P<half>(?:mid|half)[ -]?year(?:ly)?|interim)|(?:end of|full)[ -]year|year[ -]end)\b")
"""A report at the half or at the end of a year."""
AFTER = re.compile(r"\b(?:at|after|to) (\d{1,2})(?:st|nd|rd|th)? (?:months?|weeks?|years?)\b")
"""How long after the beginning an update was given: "Update at 12 months"."""
LOOSE_END = re.compile(r"\b(to|at|as at|for|in|of|by|from|the|on|and|up to)$")
PIECES = re.compile(r"[/|\n;:?()\[\]]|\s[-–—]\s")
"""Where a heading may be cut for one of its forms."""
NUMBERS = frozenset({"no", "nr", "number", "ref", "reference", "id", "wbs"})
"""What the heading of a column of references ends with: "Project no."."""
QUESTIONS = frozenset({"what", "why", "how", "who", "when", "where", "which"})
DONE_ON = re.compile(r"(?:date|day) (?:it was |was |fully )?(?P<date>.+)|(?P<on>.+) on")
"""What the day on which something was done is called: "Date complied with", "Signed off on"."""
HEAD = re.compile(r" (?:of|for|on|to|against|from|by|with|per|in) ")
"""What parts the head of a heading from what it is about."""
HORIZON = re.compile(
    r"\b(6|12|six|twelve)[\s-]*(?:-\s*)?months?\b(?!['’]?s?['’]? (?:\w+ )?(?:reviews?|updates?|reports?|monitoring|on)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The period that a heading names: order sorts periods in time where all of a family have one; name is "2015-07" or None.

    month is that of a heading without a year, whose order is settled by the plan's dates or by its neighbours.
    """

    order: tuple[int, int] | None
    name: str | None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """What a heading is taken for. role is a Field, "measure" or a family of the vocabulary; listed if the layout has it."""

    role: str
    score: float
    listed: bool = False
    held: bool = False
    """Whether it was told by what the column holds, the heading saying nothing."""
    also: str | None = None
    """What its cells say besides: "lead" of a column headed "Date and owner"."""

    @property
    def field(self) -> bool:
        """Whether it is a column of a plan, and not one that is kept apart."""
        return self.role in FIELDS or self.role == "measure"


@dataclass(frozen=True)
class Lexicon:
    """The spellings of one layout's headings together with the general ones.

    measures_act is whether what is called a measure is what is done, in a workbook that has nothing else to do.
    """

    layout: Layout
    measures_act: bool = False

    @cached_property
    def _known(self) -> dict[TableKind, dict[str, Guess]]:
        return {"plan": self._collect("plan"), "measures": self._collect("measures"), "retired": self._collect("retired")}

    def _collect(self, table: TableKind) -> dict[str, Guess]:
        """Every spelling with what it means, the surest first; those of other kinds of table stand behind its own."""
        tables: tuple[TableKind, ...] = ("plan", "measures", "retired")
        listed = [*self.layout.spellings(table), *(entry for kind in tables for entry in self.layout.spellings(kind))]
        own: dict[str, Guess] = {}
        for name, role in (*_names(listed), *_timeless(listed)):
            own.setdefault(name, Guess(role, LISTED, listed=True))
        return {**own, **self._generally(), **own}

    def _generally(self) -> dict[str, Guess]:
        if not self.measures_act:
            return _general()
        return {name: replace(guess, role="action") if guess.role == "measure" else guess for name, guess in _general().items()}

    @cached_property
    def _guessed(self) -> dict[tuple[str, TableKind], Guess | None]:
        return {}

    def spells(self, text: str) -> bool:
        """Whether a text is a heading of a plan as it stands or without its period: a cheap first look."""
        if len(text) > 2 * LONGEST or not self._may_spell(text):
            return False
        known, forms = self._known["plan"], _forms(text)
        return any(
            form in known and (known[form].field or known[form].role in BOX_ROLES) and known[form].score > WEAK
            for form, _ in forms
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of which the headings of a plan consist."""
        return frozenset(word for name in self._known["plan"] for word in name.split())

    def _may_spell(self, text: str) -> bool:
        """Whether a piece of a text has nothing but words of headings and periods, so that it is worth a closer look."""
        return any(self._may_be(piece.split()) for piece in PIECES.split(text))

    def _may_be(self, words: Sequence[str]) -> bool:
        known = False
        for word in reversed(words):
            parts = fold(word).split()
            if CAMEL.search(word) or any(part in self._words for part in parts):
                known = True
            elif any(part.isalpha() and part not in _outer() for part in parts):
                return False
        return known

    def guess(self, text: str, table: TableKind = "plan") -> Guess | None:
        """What a heading means in a kind of table, None where it isn't known."""
        if (text, table) not in self._guessed:
            self._guessed[text, table] = self._guess(text, table)
        return self._guessed[text, table]

    def _guess(self, text: str, table: TableKind) -> Guess | None:
        forms = _forms(text)
        if not forms or len(forms[0][0]) > LONGEST:
            return None
        known = self._known[table]
        if (both := _lead_and_due(text, known)) is not None:
            return both
        if (dated := _dated(forms[0][0], known)) is not None:
            return dated
        if forms[0][0] not in known and (done := DONE_ON.fullmatch(forms[0][0])) and (done["on"] or done["date"]) in _completed():
            return Guess("actual", OTHER)
        exact = [Guess(known[form].role, known[form].score - lost, known[form].listed) for form, lost in forms if form in known]
        if exact:
            # of two that are as sure the action is what is done: "Measure / action"; and a project is in parts: "Project / task"
            parts = [guess for guess in exact if guess.role != "work_stream"] or exact
            return max(parts, key=lambda guess: (guess.score, guess.role == "action"))
        for form, _ in forms:
            near = nearest(form, known, NEAR)
            if near is not None and not _asks_otherwise(form, near):
                return Guess(known[near].role, min(known[near].score, STRONG) - 8, known[near].listed)
        return max(filter(None, (_in_part(form, known) for form, _ in forms[:4])), key=lambda guess: guess.score, default=None)


@cache
def _general() -> dict[str, Guess]:
    """Every general spelling with what it means, the surest first."""
    words = general_words()
    found: dict[str, Guess] = {}
    for spellings, score in ((words.strong, STRONG), (words.box, OTHER), (words.other, OTHER), (words.weak, WEAK)):
        for name, role in _names(spellings):
            found.setdefault(name, Guess(role, score))
    return found


@cache
def _completed() -> frozenset[str]:
    """The words of statuses that mean completed."""
    return frozenset(fold(word) for status in general_words().statuses if status.complete for word in status.words)


def _asks_otherwise(form: str, near: str) -> bool:
    """Whether a heading begins with another question than the spelling it is like: "Why we are doing it", "How we are doing"."""
    asked = form.split(" ", 1)[0], near.split(" ", 1)[0]
    return asked[0] != asked[1] and bool(QUESTIONS & {*asked})


def _dated(form: str, known: dict[str, Guess]) -> Guess | None:
    """A heading of due dates with a word that says which: "baseline finish", "due date revised"."""
    bare, role = unqualified(form) or ("", "")
    guess, whole = known.get(bare), known.get(form)
    if guess is None or guess.role != "due" or bare == "by" or (whole is not None and whole.listed):
        return None
    return (
        replace(whole, score=max(whole.score, guess.score)) if whole else Guess(role, guess.score, guess.listed and role == "due")
    )


def _lead_and_due(text: str, known: dict[str, Guess]) -> Guess | None:
    """A heading over leads and dates in one cell: "Implementation date and owner", "By whom / by when"."""
    if (whole := known.get(fold(text))) is not None and whole.listed:
        return None
    parts = [known.get(without_period(part)) for part in TOGETHER.split(text)]
    roles = {guess.role: guess for guess in parts if guess is not None}
    if not {"lead", "due"} <= roles.keys():
        return None
    return Guess("due", min(roles["due"].score, roles["lead"].score), also="lead")


def _names(spellings: Iterable[Spellings]) -> Iterator[tuple[str, str]]:
    return ((fold(name), entry.role) for entry in spellings for name in entry.names)


def _timeless(listed: Sequence[Spellings]) -> Iterator[tuple[str, str]]:
    """The listed spellings that name a period without it, if they then mean one thing: the next report names another."""
    bare = [(without_period(name), entry.role) for entry in listed for name in entry.names if _is_dated(name)]
    roles: dict[str, set[str]] = {}
    for name, role in bare:
        roles.setdefault(name, set()).add(role)
    return ((name, role) for name, role in bare if name and len(roles[name]) == 1)


def _is_dated(text: str) -> bool:
    """Whether a heading names a month, a quarter or a year, and not only a word such as "previous"."""
    period = period_of(text)
    return period.month is not None or (period.order is not None and period.order[0] + period.order[1] > 2)


@lru_cache(maxsize=16384)
def _forms(text: str) -> list[tuple[str, float]]:
    """A heading folded in the ways it may be known, each with what it loses.

    Whole; without brackets, its number or its period; each language or line of it; without the instruction that follows it; in
    brackets.
    """
    lines = text.split("\n")
    if len(lines) > 2 and all(len(line.split()) < 2 for line in lines):
        text = " ".join(lines)  # a narrow column: a word a line, not a language a line
    bare = NUMBERED.sub("", re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)).strip() or text
    words = CAMEL.sub(" ", bare) if len(bare.split()) == 1 else bare
    whole = [(fold(text), 0.0), (fold(bare), 1.0), (fold(words), 1.0), (without_period(words), 2.0)]
    several = re.split(r"\s*[/|\n]\s*", bare)
    if {"yes", "no"} <= {fold(part) for part in several}:
        several = several[:1]  # what may be answered, not what the column is
    alternatives = [(without_period(part), 4.0) for part in several if len(several) > 1]
    opening = re.split(r":\s|\s[-–—]\s|[;?]\s", bare, maxsplit=1)
    instructed = [(without_period(opening[0]), 5.0)] if len(opening) > 1 else []
    inside = [(fold(part), 6.0) for part in re.findall(r"\(([^)]*)\)", text)]
    forms = [(form, lost) for form, lost in (*whole, *alternatives, *instructed, *inside) if form]
    # an instruction at length leaves its heading to be known by what comes before it
    return [(form, lost) for form, lost in forms if len(form) <= LONGEST]


def without_period(text: str) -> str:
    """A heading folded, without the date, quarter or meeting it names."""
    form = fold(_period().sub(" ", text.casefold().replace("\n", " ")))
    while LOOSE_END.search(form):
        form = LOOSE_END.sub("", form).strip()
    return form


@cache
def _period() -> re.Pattern[str]:
    return re.compile(PERIOD.replace("MONTHS", "|".join(name for names in general_words().months for name in names)))


@cache
def _outer() -> frozenset[str]:
    """The words that a heading may have besides those of its spelling: periods and loose ends."""
    plain = re.findall(r"[a-z]+", PERIOD + LOOSE_END.pattern)
    months = [word for names in general_words().months for name in names for word in fold(name).split()]
    return frozenset({*plain, *(word.removesuffix("s") for word in plain), *months})


def _in_part(form: str, known: dict[str, Guess]) -> Guess | None:
    """The known spelling that a heading is about: what stands before "of" or "for", or that most of it consists of.

    Of several the last says what it is: "action due" is a date, "treatment action" an action.
    """
    head = HEAD.split(form, maxsplit=1)[0]
    if head != form and head in known and (known[head].score >= OTHER or known[head].role == "progress"):
        return Guess(known[head].role, IN_PART + 14, known[head].listed)
    last = form.rpartition(" ")[2]
    if last in NUMBERS and len(form.split()) <= 3:
        return Guess("ref", OTHER - 1)
    best: Guess | None = None
    padded = f" {form} "
    for name, guess in known.items():
        if name in form and len(name) >= 3 and guess.score >= OTHER and f" {name} " in padded:
            place = 20 if form.endswith(name) else 6 if form.startswith(name) else 0
            score = 50 + 40 * len(name) / len(form) + place
            if score >= IN_PART and (best is None or score > best.score):
                best = Guess(guess.role, min(score, OTHER - 1), guess.listed)
    return best


def period_of(text: str) -> Period:
    """The period that a heading names, by its year and month, its quarter, or a word such as "previous"."""
    plain = text.casefold()
    year = next((int(found[-2:]) + 2000 for found in re.findall(r"\b20\d\d\b|'\d\d\b", plain)), 0)
    month = next((number for number, names in enumerate(general_words().months, 1) if _says(plain, names)), 0)
    year = year or (_short_year(plain, general_words().months[month - 1]) if month else 0)
    if year and month:
        return Period((year, month), f"{year}-{month:02d}")
    quarter = re.search(r"\b(?:q|qtr|quarter) ?([1-4])\b", plain)
    if quarter:
        starts = SPAN.search(plain)
        return Period((2000 + int(starts[1]) if starts else year, 20 + int(quarter[1])), None)
    if (part := PART_OF_YEAR.search(plain)) is not None:
        return Period((year, 22 if part["half"] else 25), None)
    if re.search(r"\b(previous|prior|last)\b", plain):
        return Period((0, 1), None)
    if re.search(r"\b(current|latest|this)\b", plain):
        return Period((0, 2), None)
    season = _season(plain)
    if season and year and not SPAN.search(plain):
        return Period((year, season), None)
    if not season and not month and (span := SPAN.search(plain)) is not None:
        return Period((2000 + int(span[1]), 25), None) if int(span[2]) == int(span[1]) + 1 else Period(None, None)
    if not month and not season and (after := AFTER.search(plain)) is not None:
        return Period((0, 100 + int(after[1])), None)
    return Period(None, None, month or season)


def names_period(text: str) -> bool:
    """Whether a heading names a period and hardly anything besides."""
    period = period_of(text)
    return (period.order is not None or period.month is not None) and not without_period(text)


def _season(plain: str) -> int | None:
    """The month in which a season begins, or a school term: those of a family follow each other by it."""
    found = re.search(r"\b(spring|summer|autumn|winter)( term)?\b", plain)
    term = found is not None and found[2] is not None
    starts = {"autumn": 9, "spring": 1, "summer": 4} if term else {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
    return starts.get(found[1]) if found else None


def _short_year(plain: str, month: tuple[str, ...]) -> int:
    """The year that two digits right behind a month are: "Apr 24"; 0 where there are none."""
    found = re.search(rf"\b(?:{'|'.join(month)})[\s'’/-]{{1,2}}(\d\d)\b(?!\s*[/-]\s*\d)", plain)
    return 2000 + int(found[1]) if found else 0


def _says(plain: str, names: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{name}\b", plain) for name in names)


def horizon_of(text: str) -> int | None:
    """6 or 12 where a heading speaks of so many months, and not of a report on them: "Six month progress review"."""
    found = HORIZON.search(text)
    return {"6": 6, "six": 6, "12": 12, "twelve": 12}[found[1].casefold()] if found else None
