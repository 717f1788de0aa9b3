"""How the workbook's headings fit the layout, so that a renamed column is told and the rest goes on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from reportgen.check.context import Context
from reportgen.check.words import listed, quote
from reportgen.layout import FIELDS, Spellings
from reportgen.model import Column, Finding
from reportgen.model.names import squeeze

ALIKE = 88.0
"""The likeness, of 100, from which a heading is one of the layout's with a slip in it."""


def headings_kept(context: Context) -> Iterator[Finding]:
    """Each column that the layout names is there under one of the layout's headings."""
    for spellings in context.layout.columns if context.layout else ():
        if spellings.role not in FIELDS or not spellings.names:
            continue
        taken = [c for c in context.reading.columns if c.table == "plan" and c.field == spellings.role]
        if not taken:
            yield from _absent(context, spellings)
        elif not any(_is_one_of(column.heading, spellings.names) for column in taken):
            yield _instead(spellings, taken[0])


def _instead(spellings: Spellings, column: Column) -> Finding:
    heading = squeeze(column.heading)
    message = f"The layout's heading {quote(spellings.names[0])} is not in the workbook; {quote(heading)} was taken in its place."
    names = ", ".join(f'"{name}"' for name in (*spellings.names, heading))
    fix = f"If that is right, write in the layout: {spellings.role} = [{names}]."
    return Finding("layout-heading-missing", "warning", message, fix, column.file, column.sheet, column.cell, text=heading)


def _absent(context: Context, spellings: Spellings) -> Iterator[Finding]:
    """A column that no table has: one that is not known may be it. Said of a first report; later what changed is told."""
    unknown = [c for c in context.reading.columns if c.table == "plan" and c.field is None and not c.hidden and not c.role]
    message = f"The layout's heading {quote(spellings.names[0])} is not in the workbook, so papers have no such column."
    finding = Finding("layout-heading-missing", "note", message, "Nothing need be done if the column was given up.")
    if unknown:
        names = list(dict.fromkeys(squeeze(column.heading) for column in unknown))
        line = ", ".join(f'"{name}"' for name in (*spellings.names, names[0] if len(names) == 1 else "..."))
        fix = f"If it is {listed([quote(name) for name in names])}, write in the layout: {spellings.role} = [{line}]."
        yield replace(finding, severity="warning", fix=fix)
    elif spellings.role not in ("due", "changes") and context.comparison is None:
        yield finding


def _is_one_of(heading: str, names: Sequence[str]) -> bool:
    """Whether a heading holds one of the layout's spellings, or is spelt much like one."""
    words = _words(heading)
    known = [_words(name) for name in names]
    return (
        any(f" {name} " in f" {words} " for name in known)
        or process.extractOne(words, known, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
    )


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold().replace("&", " and ").replace("'", "").replace("’", "")).strip()
