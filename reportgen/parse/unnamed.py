"""The columns of a table that no heading names, found by what they hold; and tables found so."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby, pairwise

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.contents import REF, Contents, Held, is_status, mostly
from reportgen.parse.headers import HeaderKind, Heading
from reportgen.parse.headings import BOX_ROLES, MAIN, QUESTIONS, STRONG, WEAK, Guess, without_period
from reportgen.parse.lines import heads
from reportgen.parse.text import fold, squeeze

PROMOTED = ("mitigation", "objective", "milestones", "targets")
"""What is taken for the action, in this order, in a table that has no heading for one."""
ACTING = frozenset({"measure", "measures", "measure title", "measure name", "measure description", "aqap measure"})
"""What a measure that is to be taken is headed."""
PROJECTS = frozenset(
    {"project", "projects", "project name", "project title", "scheme", "schemes", "scheme name", "initiative", "initiatives"}
    | {"programme", "programmes", "work package", "workstream", "work stream", "intervention", "interventions"}
)
"""What is headed so may be what several actions are of, or, where each row has its own, what is done."""
NAMED = frozenset({"name", "summary", "title", "subject", "item", "issue"})
"""What project tools head the work with, beside who does it, by when and how far it is."""
NEVER_PROSE = frozenset({"travel"})
"""Families of columns that hold a sign or a word."""
LOST = 10
"""How much less sure a column is that holds what its heading names than one that holds it by both."""
OWN = frozenset({"lead", "due", "status"})
"""What an action has, two of them at the least."""
ORDERED = 0.4
"""The share of texts that begin with a verb from which a column says what to do."""
APART = 3
"""How far the rows of two actions of a table are apart at most."""
WORD = re.compile(r"[^\W\d_]{3}")
"""What a text has and a mark has not."""
LONGEST_TOTAL = 60
"""How much longer than its word, in characters, the title of a total is."""
LONGEST_GROUP = 8
"""The longest name of a group, in words, in a column of its own."""

Below = Callable[[int], Contents]
"""What stands below a heading, by its column."""


def promote(headings: Sequence[Heading], below: Below, kind: HeaderKind = "plan") -> list[Heading]:
    """The headings with an action among them.

    Without a heading for it, the first column of prose whose heading says nothing; else, in a table of recommendations or
    milestones alone, these. checks.action_columns tells the person of either.
    """
    headings = _without_kinds(headings, below)
    acting = acting_measures(headings) or projects(headings, below)
    if kind == "plan" and acting and not any(heading.role == "action" for heading in headings):
        return [_acting(heading) if heading in acting else heading for heading in headings]
    roles = [heading.role for heading in headings]
    if "action" in roles or (kind == "measures" and "measure" in roles):
        return list(headings)
    role = _promoted(headings, below)
    open_ = [index for index, heading in enumerate(headings) if _may_act(heading, role) and not _is_period(heading)]
    proses = [index for index in open_ if _tells(below(headings[index].column))]
    if role:
        # remarks at the far end of a table are no actions where what could be one stands before its leads and dates
        after = [index for index, other in enumerate(roles) if other in ("lead", "due") and index > roles.index(role)]
        proses = [index for index in proses if index < min(after, default=len(roles))]
        # nor is what stands once for several rows of what could
        most = max((len(below(heading.column).texts) for heading in headings if heading.role == role), default=0)
        proses = [index for index in proses if len(below(headings[index].column).texts) * 5 >= most * 3]
    if proses:
        return _with(headings, _first_action(headings, proses, below), "action", held=False)
    if not role and (named := tasks(headings)):
        return _with(headings, headings.index(named[0]), "action", held=False)
    family = [heading for heading in headings if role and heading.role == role]
    best = max(family, key=lambda heading: _fitness(heading, family, headings, below), default=None)
    return [_acting(heading) if heading is best else heading for heading in headings]


def _acting(heading: Heading) -> Heading:
    """A heading taken for that of the actions."""
    guess = replace(heading.guess, role="action") if heading.guess else Guess("action", WEAK)
    return replace(heading, guess=guess)


def _fitness(heading: Heading, family: Sequence[Heading], headings: Sequence[Heading], below: Below) -> tuple[int, ...]:
    """How well a heading of a family stands for the actions: the first that each row has, best right behind the references."""
    several = any(stands_for_several(heading, other, headings, below) for other in family)
    numbered = any(other.role == "ref" and other.column == heading.column - 1 for other in headings)
    return (not several, may_be_action(heading), numbered, -heading.column)


def stands_for_several(heading: Heading, other: Heading, headings: Sequence[Heading], below: Below) -> bool:
    """Whether a text of one column is written once for several of another, which have leads, dates or statuses of their own.

    Those of the other are then the actions: none is more of the one above it.
    """
    rows = {
        each.column: {cell.row for cell in below(each.column).cells if cell.text.strip()}
        for each in headings
        if each in (heading, other) or each.role in OWN
    }
    more = rows[other.column] - rows[heading.column]
    own = [rows[each.column] for each in headings if each.role in OWN]
    told = sum(sum(row in column for column in own) > 1 for row in more)
    return len(rows[heading.column]) * 3 <= len(rows[other.column]) * 2 and told * 2 > len(more)


def _may_act(heading: Heading, role: str | None) -> bool:
    """Whether a heading may stand over the actions: nobody knows it, or it is "Description" beside targets at most."""
    if heading.guess is None or is_open(heading):
        return True
    return heading.guess.role in BOX_ROLES and may_be_action(heading) and role not in ("objective", "mitigation")


def projects(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The column of projects or schemes that have a lead each: in a table without actions, these are what is done."""
    leads = next((heading for heading in headings if heading.role == "lead"), None)
    called = [heading for heading in headings if fold(heading.text) in PROJECTS and heading.role in ("work_stream", None)]
    named = [heading for heading in called if heading.role] or called
    if leads is None or len(named) != 1 or not {"due", "status", "progress"} & roles_in(headings):
        return []
    texts = [text for text in map(fold, below(named[0].column).texts) if not heads(text, general_words().total, LONGEST_TOTAL)]
    each = len(texts) > 2 and len(set(texts)) == len(texts) >= len(below(leads.column).texts)
    return named if each else []


def _without_kinds(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings without an action taken for want of better that only says of what kind each project of a table is.

    Its texts come again, or are much shorter than the projects' own: "Intervention" over "E1 Town centres".
    """
    acts = [heading for heading in headings if heading.role == "action" and heading.guess]
    own = projects(headings, below) if len(acts) == 1 and acts[0].guess and acts[0].guess.score <= WEAK else []
    if not own:
        return list(headings)
    kinds, texts = below(acts[0].column), below(own[0].column)
    again = len({*map(fold, kinds.texts)}) < len(kinds.texts) or kinds.words * 2 <= texts.words
    return [replace(heading, guess=None) if again and heading in acts else heading for heading in headings]


def acting_measures(headings: Sequence[Heading]) -> list[Heading]:
    """The heading of measures that are to be taken, as in plans for clean air: other columns speak of them too (Measure status).

    What an outcome is measured by has targets and results, and no other column calls it a measure.
    """
    roles = roles_in(headings)
    found = [heading for heading in headings if heading.role == "measure" and fold(heading.text) in ACTING]
    others = [heading for heading in headings if heading not in found and "measure" in fold(heading.text).split()]
    acts = {"lead", "due"} <= roles and roles & {"progress", "status"} and not roles & {"baseline", "travel"}
    return found if acts and len(found) == 1 and others else []


def tasks(headings: Sequence[Heading]) -> list[Heading]:
    """The column that a project tool calls the name or the summary of its tasks, where each has somebody, a date and a status."""
    roles = roles_in(headings)
    told = "lead" in roles and "due" in roles and roles & {"status", "percent"}
    named = [heading for heading in headings if heading.guess is None and fold(heading.text) in NAMED]
    return named if told and len(named) == 1 else []


def is_open(heading: Heading) -> bool:
    """Whether a heading may stand over prose though its family never does: a "Direction" that was given."""
    return heading.guess is None or heading.guess.role in NEVER_PROSE


def _tells(held: Contents) -> bool:
    return held.prose and held.held not in ("due", "status", "lead")


def _promoted(headings: Sequence[Heading], below: Below) -> str | None:
    """The family that stands for the actions; what is written once for several rows is no action beside what each row has."""
    roles = [heading.role for heading in headings]
    there = [role for role in PROMOTED if role in roles and not below(headings[roles.index(role)].column).figures]
    if there == ["targets"] and "measure" in roles and not below(headings[roles.index("targets")].column).prose:
        return None  # the figures of a table of measures
    if there[:2] == ["objective", "milestones"]:
        objective, milestone = (headings[roles.index(role)] for role in there[:2])
        sparse = len(below(objective.column).texts) * 5 < len(below(milestone.column).texts) * 4
        named = any(heading.role == "milestones" and may_be_action(heading) for heading in headings)
        return "milestones" if sparse or named else "objective"
    return next(iter(there), None)


def may_be_action(heading: Heading) -> bool:
    """Whether a heading stands for the actions where nothing better does."""
    return any(fold(heading.text) in map(fold, family.names) for family in general_words().weak if family.role == "action")


def _first_action(headings: Sequence[Heading], proses: Sequence[int], below: Below) -> int:
    """The column of prose that says what to do; else the first that is filled in nearly every row.

    One filled now and then says what several actions are for.
    """
    told = {index: below(headings[index].column).orders for index in proses}
    best = max(proses, key=lambda index: told[index])
    if told[best] >= ORDERED and sum(share * 2 > told[best] for share in told.values()) == 1:
        return best
    filled = {index: len({cell.row for cell in below(headings[index].column).cells}) for index in proses}
    most = max(filled.values())
    return next(index for index in proses if filled[index] * 5 >= most * 4)


def by_period(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings with those that name a period and nothing else, "Q2 2014/15": updates over prose, ratings over statuses.

    One beside them over nothing is that of a period still to come.
    """
    periods = [heading.guess is None and _is_period(heading) for heading in headings]
    roles = [_of_period(below(heading.column)) if period else None for period, heading in zip(periods, headings, strict=True)]
    for at in range(1, len(headings)):
        if roles[at] is None and periods[at] and not below(headings[at].column).texts:
            roles[at] = roles[at - 1]
    return [_with(headings, at, role)[at] if role else headings[at] for at, role in enumerate(roles)]


def _of_period(held: Contents) -> str | None:
    """What the column of a period holds: sentences, or statuses in words; the marks of a chart are neither."""
    if held.prose:
        return "progress"
    return "status" if held.mostly(is_status) and held.mostly(lambda text: WORD.search(text) is not None) else None


def _is_period(heading: Heading) -> bool:
    named = heading.period.order is not None or heading.period.month is not None
    return named and not without_period(heading.text)


def by_contents(headings: list[Heading], below: Below) -> list[Heading]:
    """The headings with a field found by its contents where no heading names it and one column alone could be it."""
    main = next((index for index, heading in enumerate(headings) if heading.role in MAIN), None)
    if main is None:
        return headings
    if not {"ref"} & roles_in(headings):
        headings = _take(headings, range(main), "ref", below, first=True)
    for field in ("due", "status", "lead"):
        if field not in roles_in(headings):
            headings = _take(headings, range(len(headings)), field, below, several=field == "status")
    if "lead" not in roles_in(headings):
        headings = _answering(headings, below)
    return _aimed(_grouped(headings, main, below), main, below)


def _aimed(headings: list[Heading], main: int, below: Below) -> list[Heading]:
    """The headings with the one before the actions taken for what they are for that is filled once for several rows of them."""
    if "objective" in roles_in(headings):
        return headings
    rows = _together([cell.row for cell in below(headings[main].column).cells])
    fitting = [
        index
        for index, heading in enumerate(headings[:main])
        if heading.guess is None and _opens_groups(below(heading.column).cells, rows)
    ]
    return _with(headings, fitting[0], "objective") if len(fitting) == 1 else headings


def _opens_groups(cells: Sequence[Cell], rows: Collection[int]) -> bool:
    """Whether texts, each another, stand beside the first row of actions and some of the others, with gaps between them."""
    beside = {cell.row: squeeze(cell.text) for cell in cells if cell.row in rows and cell.text.strip()}
    most = len(rows) - 1 if mostly(len(text.split()) > APART for text in beside.values()) else len(rows) * 3 // 4
    if len(beside) < 2 or min(beside) != min(rows) or len(beside) > most:
        return False
    return len({*beside.values()}) == len(beside) and all(WORD.search(text) for text in beside.values())


def telling(headings: list[Heading], below: Below) -> list[Heading]:
    """The headings with one that says nothing taken for the progress, where no other tells it.

    Below it each action has words of its own, and it is the only such column.
    """
    if roles_in(headings) & {"progress", "changes"} or not roles_in(headings) & set(MAIN):
        return headings
    among = [
        index
        for index, heading in enumerate(headings)
        if _is_open(headings, index, "prose") and not _is_period(heading) and _reports(below(heading.column))
    ]
    fitting = [index for index in among if below(headings[index].column).reports] or among
    return _with(headings, fitting[0], "progress") if len(fitting) == 1 else headings


def _reports(held: Contents) -> bool:
    """Whether a column holds prose that is new in nearly every row and gives no orders, or opens with a status."""
    own = len({fold(text) for text in held.texts}) * 5 >= len(held.texts) * 4
    return held.held == "prose" and len(held.texts) > 2 and own and (held.orders < ORDERED or held.reports)


def _grouped(headings: list[Heading], main: int, below: Below) -> list[Heading]:
    """The headings with the one before the actions taken for the work streams that has a short text for several rows of them."""
    if "work_stream" in roles_in(headings):
        return headings
    rows = _together([cell.row for cell in below(headings[main].column).cells])
    fitting = [
        index
        for index, heading in enumerate(headings[:main])
        if heading.guess is None
        and fold(heading.text).split(" ", 1)[0] not in QUESTIONS
        and all(other.role == "ref" for other in headings[:index])
        and _groups([cell for cell in below(heading.column).cells if cell.row in rows], rows)
    ]
    return _with(headings, fitting[0], "work_stream") if len(fitting) == 1 else headings


def _together(rows: Sequence[int]) -> set[int]:
    """The rows from the first on until more than a few are missing: what comes then is below the table."""
    ends = (row for row, following in pairwise(rows) if following > row + APART)
    end = next(ends, rows[-1] if rows else 0)
    return {row for row in rows if row <= end}


def _groups(cells: Sequence[Cell], rows: Collection[int]) -> bool:
    """Whether cells beside rows of actions are short titles, each for several of them, from the first row on."""
    runs = [text for text, _ in groupby(squeeze(cell.text) for cell in cells if cell.text.strip())]
    if not 1 < len(runs) <= len(rows) / 2 or len(set(runs)) < len(runs) or cells[0].row != min(rows):
        return False
    return all(len(text.split()) <= LONGEST_GROUP and not REF.fullmatch(text) for text in runs)


def _answering(headings: list[Heading], below: Below) -> list[Heading]:
    """The headings with who answers for the actions at the top taken for their lead, where nobody else is named."""
    senior = [index for index, heading in enumerate(headings) if heading.role == "senior"]
    filled = [index for index in senior if below(headings[index].column).texts]
    return _with(headings, filled[0], "lead", held=False) if filled else headings


def _take(
    headings: list[Heading], among: range, field: Held, below: Below, first: bool = False, several: bool = False
) -> list[Heading]:
    """The headings with the one column that holds a field taken for it. Of several none is, unless the first will do, or all."""
    fitting = [
        index
        for index in among
        if _is_open(headings, index, field)
        and (held := below(headings[index].column)).held == field
        and (held.texts or not _is_period(headings[index]))
    ]
    if several:
        worded = [index for index in fitting if below(headings[index].column).texts and not _is_period(headings[index])]
        return reduce(lambda found, index: _with(found, index, field), worded if len(fitting) > 1 else fitting, headings)
    return _with(headings, fitting[0], field) if len(fitting) == 1 or (fitting and first) else headings


def _is_open(headings: Sequence[Heading], at: int, field: Held) -> bool:
    """Whether a heading says nothing of its column; the first of a table may number anything: "Risk no."."""
    guess = headings[at].guess
    return guess is None or guess.role in BOX_ROLES or (field == "ref" and at == 0 and not guess.field)


def _with(headings: Sequence[Heading], at: int, role: str, held: bool = True) -> list[Heading]:
    guess = Guess(role, STRONG - LOST if held else STRONG, held=held)
    return [replace(heading, guess=guess) if index == at else heading for index, heading in enumerate(headings)]


def roles_in(headings: Sequence[Heading]) -> set[str | None]:
    """What some headings were taken for."""
    return {heading.role for heading in headings}


def named_by_contents(headings: Sequence[Heading], below: Below) -> list[Heading]:
    """The headings of a table found by its contents alone: also what actions are for, and what has been done.

    Prose filled now and then before the actions is their objective, prose after all else their progress.
    """
    if not roles_in(headings) & set(MAIN):
        headings = promote(headings, below)
    main = next((index for index, heading in enumerate(headings) if heading.role in MAIN), None)
    if main is None:
        return list(headings)
    headings = by_contents(list(headings), below)
    proses = [index for index, heading in enumerate(headings) if heading.guess is None and below(heading.column).prose]
    before, after = [index for index in proses if index < main], [index for index in proses if index > main + 1]
    if before and "objective" not in roles_in(headings):
        headings = _with(headings, before[-1], "objective")
    told = [index for index, heading in enumerate(headings) if heading.role in ("due", "lead")]
    if after and "progress" not in roles_in(headings) and told and after[-1] > min(told):
        headings = _with(headings, after[-1], "progress")
    return headings


# -- tables without a heading that is known ---------------------------------------------------------------------------------


def holds_actions(cells: Sequence[Cell], below: Below) -> bool:
    """Whether short texts in a row stand over columns of a plan: prose, and dates, statuses or persons with references.

    The heading cells must be of another kind than what they stand over, in two columns at the least.
    """
    held = {cell.column: below(cell.column) for cell in cells}
    kinds = {column: contents.held for column, contents in held.items()}
    found = set(kinds.values())
    if "prose" not in found or not ({"due", "status"} & found or {"lead", "ref"} <= found):
        return False
    if len({"due", "status", "lead", "ref"} & found) < 2:
        return False
    rows = [cell.row for column, kind in kinds.items() if kind == "prose" for cell in held[column].cells]
    return len(set(rows)) >= 2 and sum(_differs(cell, held[cell.column]) for cell in cells) >= 2


def _differs(heading: Cell, held: Contents) -> bool:
    """Whether a heading is not of the kind of what it stands over."""
    own = replace(held, cells=(heading,))
    if held.held == "prose":
        return own.words * 2 <= held.words
    return held.held is not None and own.held != held.held and not mostly([is_status(heading.text)])
