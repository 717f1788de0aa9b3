"""Grids by hand: sheets as rows of texts, with what is coloured, merged, struck or hidden named by cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest

from reportgen.model import Cell, Comment, Grid, Hidden, Range, Row, Run, Sheet, column_letters

Value = str | int | date | None


def at(address: str) -> tuple[int, int]:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def sheet_of(
    name: str,
    rows: Sequence[Sequence[Value]],
    *,
    merges: Sequence[str] = (),
    fills: Mapping[str, str] | None = None,
    bold: Sequence[str] = (),
    struck: Sequence[str] = (),
    runs: Mapping[str, Sequence[tuple[str, bool]]] | None = None,
    hidden_rows: Mapping[int, Hidden] | None = None,
    hidden_columns: Sequence[int] = (),
    hidden: bool = False,
    comments: Mapping[str, str] | None = None,
    uncalculated: Sequence[str] = (),
) -> Sheet:
    made = []
    for number, values in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(values, 1):
            address = f"{column_letters(column)}{number}"
            fill = (fills or {}).get(address)
            pieces = tuple(Run(text, gone) for text, gone in (runs or {}).get(address, ()))
            text = "".join(run.text for run in pieces) or (
                "" if value is None else value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
            )
            if not text and not fill and address not in uncalculated:
                continue
            kind = "date" if isinstance(value, date) else "number" if isinstance(value, int) else "text" if text else "empty"
            cells.append(
                Cell(
                    row=number,
                    column=column,
                    text=text,
                    kind="uncalculated" if address in uncalculated else kind,
                    value=value,
                    fill=fill,
                    bold=address in bold,
                    struck=address in struck,
                    runs=pieces,
                )
            )
        if cells:
            made.append(Row(number, tuple(cells), (hidden_rows or {}).get(number)))
    areas = [tuple(at(part) for part in merge.split(":")) for merge in merges]
    return Sheet(
        name=name,
        rows=tuple(made),
        hidden=hidden,
        merges=tuple(Range(top, left, bottom, right) for (top, left), (bottom, right) in areas),
        hidden_columns=frozenset(hidden_columns),
        comments=tuple(Comment(cell, text) for cell, text in (comments or {}).items()),
    )


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    return sheet_of


@pytest.fixture
def book() -> Callable[..., Grid]:
    def make(*sheets: Sheet, file: str = "plan.xlsx") -> Grid:
        return Grid(file, tuple(sheets))

    return make
