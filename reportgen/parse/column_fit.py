"""What each column of a table means, its heading and what it holds taken together."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from reportgen.model import Cell
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.contents import ANSWERS, PROSE, RANK, Contents, is_status
from reportgen.parse.due import Calendar
from reportgen.parse.headers import Header, Heading
from reportgen.parse.headings import MAIN, STRONG, WEAK, Guess, Period, without_period
from reportgen.parse.periods import NOW, dated
from reportgen.parse.status import means
from reportgen.parse.symbols import is_arrow, sign_of
from reportgen.parse.text import fold
from reportgen.parse.unnamed import LOST, Below, by_contents, by_period, promote, roles_in, stands_for_several, telling

NOT_STATUS = ("objective", "targets", "milestones", "progress", "changes", "baseline", "evidence")
"""The families whose headings may stand over statuses alone: "Outcome" over Met, Not met."""
TOLD_IN = ("objective", "targets", "milestones", "evidence")
"""The families whose headings may stand over what has been done: "Outcome" over "COMPLETE – adopted in June"."""
DONE_BY = ("done", "actual", "due")
"""The families whose headings may say by whom: "Delivered by", "Completed by"."""
SCORE = re.compile(r"[0-6]|[A-Z]")
"""A rating of one sign, which a key explains."""
CAME_OF_IT = frozenset(
    {"outcome", "outcomes", "outcome result", "outcomes results", "outcome achieved", "actual outcome", "results"}
)
"""What came of an action is called, where it stands behind who did it and when."""
SHORTEST_ACTION = 3
"""The words that an action has on average, at the least."""
PROSE_WORDS = 4
"""The words that a sentence in a column of statuses has on average, at the least."""
COUNT = re.compile(r"\d{1,2}")
"""How often a date was revised, beside the columns of the dates themselves."""
MOST_CHOICES, LONGEST_CHOICE = 6, 24
"""How many words a list of statuses has at the most, and how long one is in characters."""
PERCENT = re.compile(r"\d{1,3}(?:\.\d+)? ?%")


def settle(header: Header, below: Below, calendar: Calendar, as_at: date | None, hidden: Collection[int] = ()) -> Header:
    """A header with each column's meaning checked against what it holds, and columns found that no heading names.

    What stands in the actions' place is never looked for in hidden columns.
    """
    if header.kind not in ("plan", "measures"):
        return header
    headings = list(header.headings)
    for index, heading in enumerate(headings):
        if heading.guess and not heading.guess.listed:
            beside = [other for other in headings if other.column not in hidden or heading.column in hidden]
            others = [other for other in beside if not _same_but_period(heading, other)]
            headings[index] = replace(heading, guess=_check(heading.guess, below(heading.column), others))
    headings = by_period(_without_weak(_beside(_by_when(headings, below), below), below), below)

    def shown(column: int) -> Contents:
        return Contents((), calendar) if column in hidden else below(column)

    roles = roles_in(header.headings)
    if not any(heading.guess and _refers(heading.guess, below(heading.column), roles) for heading in header.headings):
        headings = promote(headings, shown, header.kind)
    headings = telling(_rated(by_contents(headings, below), below), below)
    return replace(header, headings=tuple(_dated(headings, calendar, as_at)))


# -- headings checked by what they stand over -------------------------------------------------------------------------------


def _check(guess: Guess, held: Contents, headings: Sequence[Heading]) -> Guess | None:
    """What a column is, going by its cells as well as by its heading."""
    roles = {heading.role for heading in headings}
    if not held.texts or guess.also:
        coloured = guess.role == "progress" and "status" not in roles and held.statuses
        return replace(guess, role="status") if coloured else guess
    if _is_other(guess, held, roles) or (_is_weak_ref(guess) and sum(heading.role == "ref" for heading in headings) > 1):
        return None
    if (told := _told_as(guess.role, held)) is not None:
        return replace(guess, role=told)
    if _tells_progress(guess.role, held, roles):
        return replace(guess, role="progress")
    if "status" not in roles and _rates(guess, held):
        return replace(guess, role="status")
    if guess.role in ("targets", "milestones", "changes", "percent") and "due" not in roles and held.dates and not held.amounts:
        return replace(guess, role="due")
    if guess.role == "log" and "ref" not in roles and held.numbered:
        return replace(guess, role="ref")
    if guess.role in DONE_BY and "lead" not in roles and held.held == "lead":
        return replace(guess, role="lead")
    if guess.role == "due" and _is_no_date(guess, held, roles):
        return None
    return _check_priority(guess, held)


def _is_other(guess: Guess, held: Contents, roles: Collection[str | None]) -> bool:
    """Whether the cells of a column are not what its heading says: answers, actions elsewhere by reference, what to save."""
    if guess.role == "money":
        return held.prose and not set(MAIN) & set(roles)
    if _refers(guess, held, roles):
        return True
    if guess.role == "ref":
        return held.mostly(lambda text: len(text) > PROSE or _is_title(text) or fold(text) in ANSWERS)
    return guess.role == "action" and _is_answer(held)


def _is_weak_ref(guess: Guess) -> bool:
    """Whether a heading names references for want of a better: "Code"."""
    return guess.role == "ref" and guess.score <= WEAK


def _refers(guess: Guess, held: Contents, roles: Collection[str | None]) -> bool:
    """Whether a column of a log names actions that stand elsewhere by their references: what was changed, and who approved it."""
    named = guess.role in ("milestones", "objective") or (guess.role == "action" and "log" in roles)
    return named and not guess.listed and not {"status", "ref"} & set(roles) and held.numbered


def _told_as(role: str, held: Contents) -> str | None:
    """How a column tells how far actions are, where its heading says another way: in per cent, or in sentences."""
    if role == "progress" and held.mostly(lambda text: PERCENT.fullmatch(text) is not None):
        return "percent"
    sentences = role == "status" and held.mostly(lambda text: len(text) > PROSE and means(text) is None)
    return "progress" if sentences or (role == "percent" and held.prose) else None


def _tells_progress(role: str, held: Contents, roles: Collection[str | None]) -> bool:
    """Whether a column tells what has been done where no other does: what a review found and not its day, or what came of it."""
    if role == "meeting":
        return held.held == "prose" and not {"progress", "changes"} & set(roles)
    return role in TOLD_IN and held.reports and not {"status", "progress"} & set(roles)


def _is_no_date(guess: Guess, held: Contents, roles: Collection[str | None]) -> bool:
    """Whether a column that may be of due dates holds none: beside other dates, a count of how often they were revised."""
    counted = bool({"due", "original_due"} & set(roles)) and held.mostly(lambda text: COUNT.fullmatch(text) is not None)
    return counted or (guess.score < STRONG - LOST and not held.dates)


def _rates(guess: Guess, held: Contents) -> bool:
    """Whether a column whose heading says something else holds statuses, or the marks of a score: "Progress" over 1 to 4."""
    scored = guess.role == "progress" and held.mostly(lambda text: SCORE.fullmatch(text) is not None)
    scored = scored or (guess.role == "progress" and _is_signed(held))
    return scored or (guess.role in NOT_STATUS and held.mostly(is_status)) or (guess.role == "progress" and _is_choice(held))


def _is_choice(held: Contents) -> bool:
    """Whether a column holds a few short words again and again, as chosen from a list."""
    words = {fold(text) for text in held.texts}
    few = 1 < len(words) <= MOST_CHOICES and len(words) * 2 <= len(held.texts)
    return few and all(len(text) <= LONGEST_CHOICE and not re.search(r"\d", text) for text in held.texts)


def _is_signed(held: Contents) -> bool:
    """Whether a column holds lone signs, several of them, as faces are: no arrows, which say which way it goes."""
    return held.mostly(lambda text: len(sign_of(text)) == 1 and not is_arrow(text)) and len({*held.texts}) > 1


def _is_title(text: str) -> bool:
    """Whether a text is of words alone, and of several: no reference."""
    return len(text.split()) > 1 and not re.search(r"\d", text)


def _same_but_period(heading: Heading, other: Heading) -> bool:
    """Whether two headings differ by the period alone: "Position – Dec", "Position – Jan"."""
    named = without_period(heading.text)
    return other is not heading and bool(named) and named == without_period(other.text)


def _by_when(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings with the one that says by whom or by when, "Delivered by", taken for the due dates it stands over.

    Only where no other column is of due dates.
    """
    due = bool(roles_in(headings) & {"due", "original_due"})
    fitting = [h for h in headings if not due and h.role in DONE_BY and fold(h.text).endswith(" by") and below(h.column).dates]
    return [replace(h, guess=replace(h.guess, role="due")) if h.guess and fitting == [h] else h for h in headings]


def _without_weak(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings without updates taken for want of better where there are better: "Evidence" beside those of two periods."""
    family = [heading for heading in headings if heading.role == "progress" and heading.guess]
    weak = [heading for heading in family if heading.guess and heading.guess.score <= WEAK]
    better = any(below(heading.column).words >= 2 for heading in family if heading not in weak)
    gone = weak if better else []
    return [
        replace(heading, guess=replace(heading.guess, role="evidence")) if heading in gone and heading.guess else heading
        for heading in headings
    ]


def _beside(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings of one family told apart where what they stand over says that only one of them is it.

    Beside a column that says what to do, one of words such as "Accepted" is none of actions, and what is written once for several
    actions is what they are for. Beside a column of statuses, one of sentences tells the progress.
    """
    return [replace(heading, guess=_apart(heading, headings, below)) for heading in headings]


def _apart(heading: Heading, headings: Sequence[Heading], below: Below) -> Guess | None:
    guess = heading.guess
    if guess is not None and not guess.listed and guess.role == "objective" and _came_of_it(heading, headings):
        return replace(guess, role="evidence" if "progress" in roles_in(headings) else "progress")
    if guess is None or guess.listed or guess.role not in ("action", "status"):
        return guess
    held = below(heading.column)
    family = [other for other in headings if other is not heading and other.role == guess.role and other.guess]
    if guess.role == "status":
        told = any(below(other.column).statuses for other in family)
        return replace(guess, role="progress") if told and held.words >= PROSE_WORDS and not held.statuses else guess
    plain = [other for other in family if below(other.column).prose]
    if plain and held.texts and held.words < SHORTEST_ACTION:
        return None
    surer = [other for other in plain if other.guess and other.guess.score > guess.score and other.column > heading.column]
    sparse = any(len(held.texts) * 3 <= len(below(other.column).texts) * 2 for other in surer)
    if sparse and "objective" not in roles_in(headings):
        return replace(guess, role="objective")
    several = any(stands_for_several(heading, other, headings, below) for other in plain)
    return replace(guess, role="source" if "objective" in roles_in(headings) else "objective") if several else guess


def _came_of_it(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether "Outcome" stands at the end of a table, after who did it and when: what came of the action, not what it was for."""
    before, after = (
        {other.role for other in headings if (other.column < heading.column) is first and other is not heading}
        for first in (True, False)
    )
    done = bool((before | after) & {"due", "actual", "status", "done"}) and not after & {"due", "original_due", "start"}
    last = done and "lead" in before and bool(before & {"action", "objective"}) and "progress" not in after
    return last and fold(heading.text) in CAME_OF_IT


def _is_answer(held: Contents) -> bool:
    """Whether a column answers with a word or two, the same ones again and again: "Accepted", "Rejected"."""
    answers = {fold(text) for text in held.texts}
    return held.words < SHORTEST_ACTION and len(held.texts) > 3 and len(answers) * 2 <= len(held.texts) + 1


def _check_priority(guess: Guess, held: Contents) -> Guess | None:
    """A column of priorities may hold a rank (H, M, L), an objective or the work stream."""
    if guess.role not in ("work_stream", "objective"):
        return guess
    if held.mostly(lambda text: RANK.fullmatch(text) is not None) or _is_letters(held):
        return replace(guess, role="rank")
    long = held.mostly(lambda text: len(text) > PROSE)
    return replace(guess, role="objective") if guess.role == "work_stream" and long else guess


def _is_letters(held: Contents) -> bool:
    """Whether a column holds one of a few letters in each row, now one and now another: U, C, U, I."""
    runs = [text for text, _ in groupby(held.texts)]
    return all(len(text) == 1 and text.isalpha() for text in runs) and len(set(runs)) < len(runs)


def _rated(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings with those that say nothing taken for ratings beside the statuses, where they hold colours alone."""
    if "status" not in roles_in(headings):
        return list(headings)
    held = [(at, below(heading.column)) for at, heading in enumerate(headings) if heading.guess is None]
    rated = [at for at, each in held if len(each.texts) > 2 and all(map(_is_rating, each.cells)) and len({*each.texts}) > 1]
    taken = Guess("status", STRONG - LOST, held=True)
    return [replace(heading, guess=taken) if at in rated else heading for at, heading in enumerate(headings)]


def _is_rating(cell: Cell) -> bool:
    """Whether a cell names a colour, or says a status in one."""
    coloured = rag_of_fill(cell.fill) is not None
    return not cell.text.strip() or rag_of_word(cell.text) is not None or (coloured and is_status(cell.text))


# -- periods ----------------------------------------------------------------------------------------------------------------


def _dated(headings: Sequence[Heading], calendar: Calendar, as_at: date | None) -> Iterator[Heading]:
    """The headings with the months of a family of columns put in their years; a status beside dated ones is the newest."""
    families: dict[str | None, list[Heading]] = {}
    for heading in headings:
        families.setdefault(heading.role, []).append(heading)
    periods: dict[int, Period] = {}
    for role, family in families.items():
        named = [heading.period for heading in family]
        if len(family) > 1 and any(period.month for period in named):
            named = dated(named, calendar, as_at)
        if role == "status" and len(family) > 1 and sum(period.order is None for period in named) == 1:
            named = [period if period.order else NOW for period in named]
        periods |= {heading.column: period for heading, period in zip(family, named, strict=True)}
    return (replace(heading, period=periods[heading.column]) for heading in headings)
