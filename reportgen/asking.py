"""The questions of init as a person meets them: numbered choices, a best guess for whoever only presses Enter."""

from collections.abc import Callable, Iterator, Sequence

import click

from reportgen.proposal import Answers, Asked, Question, guess_told
from reportgen.render.terminal.lines import paragraph

Ask = Callable[[str], str]


def ask_all(questions: Sequence[Question], width: int, ask: Ask | None) -> Answers:
    """Put the questions one by one; without a terminal (ask is None) the best guesses are taken, and said.

    Returns the answers that were given: a question that was not put has none.
    """
    answers: dict[Asked, tuple[str, ...] | None] = {}
    for place, question in enumerate(questions, 1):
        for line in _put(question, place, len(questions), width, asked=ask is not None):
            click.echo(line)
        if ask is not None:
            answers[question.about] = _answer(question, ask)
        click.echo()
    return answers


def _put(question: Question, place: int, of: int, width: int, *, asked: bool) -> Iterator[str]:
    yield from paragraph(f"Question {place} of {of}: {question.text}", width)
    for number, choice in enumerate(question.choices, 1):
        yield from paragraph(f"{number}. {choice.told}", width, "  ", "   ")
    yield from paragraph(
        f"{'Enter takes the guess: ' if asked else 'Not asked; taken: '}{guess_told(question)}.", width, "  ", "  "
    )


def _answer(question: Question, ask: Ask) -> tuple[str, ...] | None:
    hint = "Numbers, with spaces between; 0 for none:" if question.several else "The number:"
    while True:
        typed = ask(hint)
        if not typed.strip():
            return question.best
        chosen = _chosen(typed, question)
        if chosen is not None:
            return chosen
        click.echo(f"  Please type {'numbers' if question.several else 'one number'} from 1 to {len(question.choices)}.")


def _chosen(typed: str, question: Question) -> tuple[str, ...] | None:
    """The choices that were typed as numbers, None where they are no choices."""
    parts = typed.replace(",", " ").split()
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if numbers == [0] and question.several:
        return ()
    fits = all(1 <= number <= len(question.choices) for number in numbers) and (question.several or len(numbers) == 1)
    return tuple(question.choices[number - 1].name for number in dict.fromkeys(numbers)) if fits else None
