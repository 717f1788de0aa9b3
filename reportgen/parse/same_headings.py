"""Headings that stand on several sheets of a workbook mean the same on each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.parse.finder import HeaderFinder
from reportgen.parse.headers import Header
from reportgen.parse.headings import Guess
from reportgen.parse.text import fold


def agree_on_headings(finders: Sequence[HeaderFinder]) -> None:
    """Take headings that say nothing for what they were told to be by the cells below them on another sheet.

    So for those that were told to be one thing wherever they were told anything, in tables that have no other column of it:
    "Latest" is the progress on a sheet with three short entries too, where it is on the others.
    """
    tables = [(finder, header) for finder in finders for header in finder.headers.values() if header.kind in ("plan", "measures")]
    told = _told(header for _, header in tables)
    for finder, header in tables if told else ():
        finder.headers[header.rows[0]] = _taken(header, told)


def _told(headers: Iterable[Header]) -> dict[str, Guess]:
    found: dict[str, list[Guess]] = {}
    for heading in (heading for header in headers for heading in header.headings):
        if heading.guess is not None and heading.guess.held:
            found.setdefault(fold(heading.text), []).append(heading.guess)
    return {text: guesses[0] for text, guesses in found.items() if text and len({guess.role for guess in guesses}) == 1}


def _taken(header: Header, told: dict[str, Guess]) -> Header:
    roles = {heading.role for heading in header.headings}
    headings = []
    for heading in header.headings:
        guess = told.get(fold(heading.text)) if heading.guess is None else None
        headings.append(replace(heading, guess=guess) if guess is not None and guess.role not in roles else heading)
    return replace(header, headings=tuple(headings))
