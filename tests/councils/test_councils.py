"""Workbooks as councils keep them, each beside what a careful person reads from it (NAME.truth.json).

They were made, with their right readings, by people who had not seen the reader. None names a layout.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from layouts.score import Miss, score
from layouts.wanted import Truth, Wanted

from reportgen import quarter
from reportgen.render.contract import reading_json

HERE = Path(__file__).parent
TRUTHS = sorted(HERE.glob("*.truth.json"))
LIKED = ("objective", "progress", "stream", "retired", "kind")
"""What may differ: two careful people differ over it too."""


def truth_of(path: Path) -> Truth:
    told = json.loads(path.read_text(encoding="utf-8"))
    actions = tuple(wanted(action, stream["title"]) for stream in told["work_streams"] for action in stream["actions"])
    places = (place.rpartition("!") for place in told["row_kinds"])
    kinds = zip(places, told["row_kinds"].values(), strict=True)
    return Truth(actions, tuple(((sheet, int(row)), kind) for (sheet, _, row), kind in kinds if kind != "blank"))


def wanted(action: dict[str, Any], stream: Any) -> Wanted:
    known = {name: action.get(name) for name in Wanted.__slots__ if name != "stream"}
    return Wanted(**{**known, "stream": stream, "lead": leads(action["lead"])})


def leads(value: Any) -> Any:
    """Leads as a list, also where the truth gives one name or none."""
    if isinstance(value, dict):
        return {"any_of": [leads(each) for each in value["any_of"]]}
    if value is None:
        return []
    return value if value == "AMBIGUOUS" or isinstance(value, list) else [value]


def misses(path: Path) -> list[Miss]:
    workbook = path.with_name(path.name.replace(".truth.json", ".xlsx"))
    read = reading_json(quarter.read(workbook, HERE, None, None).reading)
    return [miss for miss in score(read, truth_of(path)).misses if miss.what not in LIKED]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_a_council_s_workbook_is_read_as_a_careful_person_reads_it(path):
    found = misses(path)
    assert not found, "\n".join(map(str, found))
