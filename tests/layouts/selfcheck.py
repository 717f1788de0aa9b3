"""Check that a drawn workbook holds what its truth says, with another reader than ours."""

from io import BytesIO
from typing import Any

from layouts.draw import Drawn
from layouts.wanted import AMBIGUOUS
from openpyxl import load_workbook


def faults(drawn: Drawn) -> list[str]:
    """What does not agree between the workbook and the truth; nothing where all does."""
    book = load_workbook(BytesIO(drawn.workbook))
    filled = {
        (sheet.title, row[0].row): {_text(cell.value) for cell in row if cell.value is not None and str(cell.value).strip()}
        for sheet in book
        for row in sheet.iter_rows()
    }
    filled = {place: texts for place, texts in filled.items() if texts}
    kinds = dict(drawn.truth.kinds)
    found = [f"{place} holds something and has no kind" for place in filled if place not in kinds]
    found += [f"{place} has a kind and holds nothing" for place in kinds if place not in filled]
    for action in drawn.truth.actions:
        texts = filled.get((action.sheet, action.row), set())
        if not any(_text(value) in texts for value in _values(action.action)):
            found.append(f"{action.action!r} is not on {action.sheet} row {action.row}")
        if (
            isinstance(action.progress, str)
            and action.progress != AMBIGUOUS
            and _text(action.progress.split("\n")[0]) not in " ".join(texts)
        ):
            found.append(f"the progress of {action.sheet} row {action.row} is not there")
    texts = [_text(_values(action.action)[0]) for action in drawn.truth.actions]
    found += ["two actions have one text"] if len(set(texts)) < len(texts) else []
    return found


def _values(wanted: Any) -> list[Any]:
    return list(wanted["any_of"]) if isinstance(wanted, dict) else [wanted]


def _text(value: Any) -> str:
    return " ".join(str(value).replace("\u200b", "").split())
