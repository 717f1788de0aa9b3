"""What init proposes for a council's own workbook: a layout, the questions only a person can answer, and what was guessed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.dates import Calendar
from reportgen.layout import Layout, SheetNames, Spellings
from reportgen.model import Action, Column, Reading, SheetRecord, Status, StatusWord, letters_of, row_of
from reportgen.parse.date_headings import unqualified
from reportgen.parse.due import read_due
from reportgen.parse.meaning import meaning_of
from reportgen.parse.text import fold, squeeze
from reportgen.status_words import worded

Asked = Literal["statuses", "due", "sheets"]
DEFAULT_WORD = Layout("").stream_word
MOST_DONE = 0.7
"""The share of a status's actions from which their progress tells that it means completed."""
FEWEST_DONE = 2
"""How many of them have to say so: one may be complete by chance."""
PART_OF = re.compile(r"\b\d[\d,]*\s*(?:/|of|out of)\s*(?:the\s+)?\d|\b\d+ ?%", re.IGNORECASE)
"""What counts how much is done: "8 of 12", "60%"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be given: what it stands for in the workbook, and a line that tells a person about it."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the workbook does not answer. best is the best guess: names of choices, None to leave it open.

    several is whether more than one choice may be taken.
    """

    about: Asked
    text: str
    choices: tuple[Choice, ...]
    best: tuple[str, ...] | None
    several: bool = True
    open_means: str = ""
    """What follows where the question is left open."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A layout as far as the workbook tells, and at most three questions (statuses, due date, sheets)."""

    layout: Layout
    questions: tuple[Question, ...]


Answers = Mapping[Asked, tuple[str, ...] | None]


def guess_told(question: Question) -> str:
    """The best guess in words."""
    if question.best is None:
        return f"left open ({question.open_means})" if question.open_means else "left open"
    return ", ".join(question.best) or "none of them"


def propose(reading: Reading, name: str) -> Proposal:
    """A layout for what was read without one, and what is to be asked."""
    layout = _layout(reading, name)
    questions = (_statuses(reading, layout.statuses), _due(reading), _sheets(reading, layout))
    return Proposal(layout, tuple(question for question in questions if question is not None))


def extend(held: Layout, reading: Reading, free: Reading) -> Proposal:
    """A layout held already with the statuses that are new in a workbook; only of these is asked, and of new sheets.

    reading was read by the layout, free without one: what recognition knows of a new word is not asked.
    """
    new = _new_words(reading, free)
    layout = replace(held, statuses=(*held.statuses, *new))
    questions = (_statuses(free, new), _sheets(reading, layout))
    return Proposal(layout, tuple(question for question in questions if question is not None))


def _new_words(reading: Reading, free: Reading) -> tuple[StatusWord, ...]:
    """The statuses as typed that the layout does not know, with what is known of them without it."""
    known = {item.status.text: item.status for item in _all(free) if item.status.text}
    texts = dict.fromkeys(item.status.text for item in _all(reading) if item.status.text and not item.status.label)
    words = (known.get(text, Status(None, text, None, None, None)) for text in texts)
    found = {(word.label or squeeze(word.text or "")): word for word in words}
    return tuple(StatusWord(label, word.rag, word.complete) for label, word in found.items())


def _all(reading: Reading) -> tuple[Action, ...]:
    return (*reading.plan.actions, *reading.plan.measures, *reading.plan.retired)


def settled(proposal: Proposal, answers: Answers) -> Layout:
    """The layout with the answers in it; a question that was not answered takes its best guess."""
    layout = proposal.layout
    for question in proposal.questions:
        layout = _ANSWERED[question.about](layout, question, answers.get(question.about, question.best))
    return layout


# -- the layout ---------------------------------------------------------------------------------------------------------------


def _layout(reading: Reading, name: str) -> Layout:
    columns = [column for column in reading.columns if column.field and not column.hidden]
    plan = _spellings(column for column in columns if column.table == "plan")
    known = {heading for spelling in plan for heading in spelling.names}
    return Layout(
        name=name,
        stream_word=_stream_word(reading),
        columns=plan,
        measures=_spellings(_others(columns, "measures", known)),
        retired=_spellings(_others(columns, "retired", known)),
        statuses=_in_order(worded(reading), reading),
        sheets=SheetNames(known=tuple(_counted_surely(reading.sheets))),
    )


def _counted_surely(records: Iterable[SheetRecord]) -> Iterator[str]:
    """The sheets that count and that nothing is asked about: the only one, and those that reading is sure of."""
    counted = list(_counted(records))
    return (record.sheet for record in counted if record.unsure is None or len(counted) == 1)


def _counted(records: Iterable[SheetRecord]) -> Iterator[SheetRecord]:
    """The sheets that hold items of the plan."""
    return (record for record in records if record.left_out is None and (record.actions or record.measures or record.retired))


def _stream_word(reading: Reading) -> str:
    """What work streams are called: as in their titles, else as the heading of their column says in a word or two."""
    headings = [squeeze(c.heading) for c in reading.columns if c.field == "work_stream" and c.table == "plan" and not c.hidden]
    word = reading.plan.stream_word
    named = next((heading for heading in headings if len(heading.split()) < 3 and heading.replace(" ", "").isalpha()), word)
    return named if word == DEFAULT_WORD else word


def _in_order(statuses: Iterable[StatusWord], reading: Reading) -> tuple[StatusWord, ...]:
    """Statuses as papers should list them: completed first, then from good to bad, and last those of retired actions only."""
    colours = ("green", "blue", "amber", "red", "grey", None)
    used = {item.status.label for item in (*reading.plan.actions, *reading.plan.measures)}

    def place(word: StatusWord) -> tuple[bool, bool, int]:
        return used.isdisjoint((word.label, *word.words)), word.complete is not True, colours.index(word.rag)

    return tuple(sorted(statuses, key=place))


def _others(columns: Iterable[Column], table: str, known: Iterable[str]) -> Iterator[Column]:
    return (column for column in columns if column.table == table and squeeze(column.heading) not in known)


def _spellings(columns: Iterable[Column]) -> tuple[Spellings, ...]:
    """The headings of each field, both in the order of the workbook; one heading stands for what it was mostly taken for."""
    met = Counter[tuple[str, str]]()
    for column in columns:
        measure = column.table == "measures" and (column.field == "action" or column.role == "measure")
        role = "measure" if measure else str(column.field)
        met[squeeze(column.heading), role] += 1
    roles: dict[str, list[str]] = {}
    for heading in dict.fromkeys(heading for heading, _ in met):
        role = max((pair for pair in met if pair[0] == heading), key=lambda pair: met[pair])[1]
        roles.setdefault(role, []).append(heading)
    return tuple(Spellings(role, tuple(headings)) for role, headings in roles.items())


# -- which statuses mean completed --------------------------------------------------------------------------------------------


def _statuses(reading: Reading, proposed: Sequence[StatusWord]) -> Question | None:
    """The question what the statuses mean of which nothing says whether they are completed."""
    items = [item for item in (*reading.plan.actions, *reading.plan.measures) if item.status.label or item.status.text]
    used = {item.status.label for item in items}
    words = [word for word in proposed if word.complete is None and not used.isdisjoint((word.label, *word.words))]
    if not words:
        return None
    choices = tuple(Choice(word.label, _told(word, items)) for word in words)
    return Question(
        "statuses",
        "Which of these mean that an action is completed?",
        choices,
        _shown_done(words, items),
        open_means="papers count these words, and say nothing of what is completed or overdue",
    )


def _told(word: StatusWord, items: Iterable[Action]) -> str:
    spelt = {word.label, *word.words}
    count = sum(not spelt.isdisjoint((item.status.label, item.status.text)) for item in items)
    colour = f", {word.rag}" if word.rag and word.rag != word.label.casefold() else ""
    return f"{word.label} ({count}{colour})"


def _shown_done(words: Sequence[StatusWord], items: Sequence[Action]) -> tuple[str, ...] | None:
    """The words whose actions' progress mostly says that they are completed; None where no word's does."""
    shown = []
    for word in words:
        said = [item.progress for item in items if {item.status.label, item.status.text} & {word.label, *word.words}]
        told = [text for text in said if text]
        done = sum(_says_done(text) for text in told)
        if done >= FEWEST_DONE and done >= MOST_DONE * len(told):
            shown.append(word.label)
    return tuple(shown) or None


def _says_done(progress: str) -> bool:
    """Whether a progress as a whole says completed: it opens with the word, and counts nothing ("8 of 12 done")."""
    opening = meaning_of(progress)
    return opening is not None and opening.complete is True and PART_OF.search(progress) is None


def _with_statuses(layout: Layout, question: Question, answer: tuple[str, ...] | None) -> Layout:
    asked = {choice.name for choice in question.choices}
    known = {word.label for word in layout.statuses}
    words = (*layout.statuses, *(StatusWord(name) for name in asked if name not in known))
    if answer is None:
        return replace(layout, statuses=words)
    return replace(
        layout, statuses=tuple(replace(word, complete=word.label in answer) if word.label in asked else word for word in words)
    )


# -- which date counts --------------------------------------------------------------------------------------------------------


def _due(reading: Reading) -> Question | None:
    """The question which of several columns of dates counts, where a plan's table has more than one."""
    tables: dict[tuple[str, str, int], list[Column]] = {}
    for column in reading.columns:
        if column.table == "plan" and column.role == "due" and not column.hidden:
            row = row_of(column.cell)
            tables.setdefault((column.file, column.sheet, row), []).append(column)
    for column in reading.columns:
        own = tables.get((column.file, column.sheet, row_of(column.cell)), [])
        if own and column.table == "plan" and not column.role and not column.hidden and _names_a_date(reading, column):
            own.append(column)
    rivals = next((columns for columns in tables.values() if len(columns) > 1), None)
    if rivals is None:
        return None
    taken = _taken(reading, rivals)
    choices = tuple(
        Choice(squeeze(column.heading), f"{squeeze(column.heading)} ({_dates(reading, column)})") for column in rivals
    )
    return Question("due", "Which of these dates says when an action is due?", choices, (squeeze(taken.heading),), several=False)


def _names_a_date(reading: Reading, column: Column) -> bool:
    """Whether a column of no known family may hold due dates: its heading says forecast or revised, and its cells are dates."""
    told = unqualified(fold(column.heading))
    if told is None or told[1] != "due":
        return False
    filled = _filled(reading, column)
    return bool(filled) and all(read_due(text, Calendar()).due is not None for text in filled)


def _filled(reading: Reading, column: Column) -> list[str]:
    """What the actions of its sheet have in a column that is no field."""
    items = (item for item in reading.plan.actions if item.source.sheet == column.sheet)
    heading = squeeze(column.heading)
    return [text for item in items for name, text in item.extra if text and squeeze(name) == heading]


def _taken(reading: Reading, rivals: Sequence[Column]) -> Column:
    """The column that most actions' due dates were read from."""
    counts = Counter(
        letters_of(item.source.cell("due") or "") for item in reading.plan.actions if item.source.sheet == rivals[0].sheet
    )
    return max(rivals, key=lambda column: counts[letters_of(column.cell)])


def _dates(reading: Reading, column: Column) -> str:
    heading = squeeze(column.heading)
    held = 0 if column.role else len(_filled(reading, column))
    for item in reading.plan.actions:
        there = item.source.sheet == column.sheet and letters_of(item.source.cell("due") or "") == letters_of(column.cell)
        held += there or any(squeeze(other.heading) == heading for other in item.dues)
    return f"column {letters_of(column.cell)}, filled in {held} action{'' if held == 1 else 's'}"


def _with_due(layout: Layout, question: Question, answer: tuple[str, ...] | None) -> Layout:
    """The layout with the chosen heading as the due date's; the others stay columns of the workbook's own."""
    chosen = answer or question.best or ()
    others = {choice.name for choice in question.choices} - set(chosen)
    columns = tuple(
        replace(spelling, names=tuple(name for name in spelling.names if name not in others)) for spelling in layout.columns
    )
    due = Spellings("due", tuple(chosen))
    kept = tuple(due if spelling.role == "due" else spelling for spelling in columns)
    return replace(layout, columns=tuple(spelling for spelling in kept if spelling.names))


# -- which sheets are the plan ------------------------------------------------------------------------------------------------


def _sheets(reading: Reading, layout: Layout) -> Question | None:
    """The question which of the sheets are part of the plan that reading is not sure of."""
    settled_names = {*layout.sheets.plan, *layout.sheets.measures, *layout.sheets.retired, *layout.sheets.leave_out}
    unsure = [record for record in reading.sheets if record.unsure and not record.left_out and record.sheet not in settled_names]
    if not unsure or len(list(_counted(reading.sheets))) < 2:
        return None  # a plan has one sheet at the least
    taken = tuple(record.sheet for record in unsure if record.actions or record.measures or record.retired)
    choices = tuple(Choice(record.sheet, _sheet_told(record)) for record in unsure)
    return Question("sheets", "Which of these sheets are part of the plan?", choices, taken)


def _sheet_told(record: SheetRecord) -> str:
    items = record.actions + record.measures + record.retired
    count = f"{items} action{'' if items == 1 else 's'}; " if items else ""
    return f"'{record.sheet}' ({count}{(record.unsure or '').rstrip('.')})"


def _with_sheets(layout: Layout, question: Question, answer: tuple[str, ...] | None) -> Layout:
    chosen = answer or ()
    out = tuple(choice.name for choice in question.choices if choice.name not in chosen)
    names = replace(
        layout.sheets,
        plan=(*layout.sheets.plan, *(choice.name for choice in question.choices if choice.name in chosen)),
        leave_out=(*layout.sheets.leave_out, *out),
    )
    return replace(layout, sheets=names)


_ANSWERED = {"statuses": _with_statuses, "due": _with_due, "sheets": _with_sheets}
