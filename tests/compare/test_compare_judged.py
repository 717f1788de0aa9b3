"""What could be explained and what could not, what one event is told as, and which column a field is told of."""

from datetime import date

import pytest
from openpyxl import Workbook

from reportgen.compare import compare
from reportgen.model import Change, Comparison
from reportgen.parse import read_plan
from reportgen.render.contract import comparison_json
from reportgen.render.terminal.comparison import comparison_text
from reportgen.workbook import open_workbook

HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status"]
ENTRIES = "Changes since last report"
NO_COLUMN = "The workbook has no column in which that is explained."
ROOF = ["1.1", "Mend the roof of the hall", "Ann", date(2024, 3, 31), "In progress"]
LIBRARY = ["1.2", "Paint the reading room of the library", "Bo", date(2024, 3, 31), "Completed"]
VAN = ["1.3", "Buy a van for the mobile wardens", "Cy", date(2024, 9, 30), "In progress"]


@pytest.fixture
def told(tmp_path):
    """The comparison of two workbooks, each given as {sheet: rows, the first of them its headings}."""

    def make(before: dict[str, list[list[object]]], after: dict[str, list[list[object]]]) -> Comparison:
        readings = []
        for name, sheets in (("then.xlsx", before), ("now.xlsx", after)):
            book = Workbook()
            book.remove(book.active)
            for title, rows in sheets.items():
                sheet = book.create_sheet(title)
                for row in rows:
                    sheet.append(row)
            book.save(tmp_path / name)
            readings.append(read_plan([open_workbook(tmp_path / name)], None))
        return compare(*readings)

    return make


def plan(*rows: list[object], headings: list[str] = HEADINGS, entries: dict[str, str] | None = None) -> list[list[object]]:
    return [[*headings, ENTRIES], *([*row, (entries or {}).get(str(row[0]))] for row in rows)]


def closed(*rows: list[object]) -> list[list[object]]:
    return [[*HEADINGS, "Minute"], *([*row, "C12"] for row in rows)]


def change_of(comparison: Comparison, label: str) -> Change:
    return next(c for c in comparison.changes if (c.after or c.before)[0].label.startswith(label))


def shown(comparison: Comparison) -> str:
    return " ".join(comparison_text(comparison, "2024-01", "2024-04").split())


def test_what_is_retired_into_a_table_without_a_column_is_not_called_unexplained(told):
    found = told({"Plan": plan(ROOF, LIBRARY, VAN)}, {"Plan": plan(ROOF), "Retired actions": closed(LIBRARY, VAN)})
    assert [c.kind for c in found.changes].count("retired") == 2
    assert shown(found).count(NO_COLUMN) == 2
    assert "The workbook has no column in which changes are explained" not in shown(found)
    assert "No explanation is recorded" not in shown(found)
    assert comparison_json(found)["summary"]["unexplained"] is None


def test_a_plan_without_the_column_says_so_once(told):
    found = told({"Plan": [HEADINGS, ROOF, VAN]}, {"Plan": [HEADINGS, [*ROOF[:4], "Completed"], VAN]})
    assert shown(found).count("The workbook has no column in which changes are explained.") == 1
    assert NO_COLUMN not in shown(found)


def test_the_number_without_an_explanation_is_one_number_everywhere(told):
    late = [*VAN[:3], date(2024, 12, 31), "In progress"]
    new = ["1.4", "Open a second hall in the old school", "Ann", date(2024, 12, 31), "In progress"]
    found = told({"Plan": plan(ROOF, LIBRARY, VAN)}, {"Plan": plan(ROOF, late, new)})
    assert comparison_json(found)["summary"]["unexplained"] == 3
    assert "No explanation is recorded: 3 actions (1.3, 1.4, 1.2)." in shown(found)


def test_what_is_explained_in_part_is_not_counted_among_them(told):
    late = [*VAN[:3], date(2024, 12, 31), "In progress"]
    entries = {"1.3": "Deadline extended to March 2025."}
    found = told({"Plan": plan(ROOF, VAN)}, {"Plan": plan(ROOF, late, entries=entries)})
    assert [field.explained for field in change_of(found, "1.3").fields] == ["partly"]
    assert comparison_json(found)["summary"]["unexplained"] == 0
    assert "Explained in part: 1 action (1.3)." in shown(found)


def test_the_status_of_a_retired_action_needs_no_words_beside_those_of_its_retirement(told):
    done = {
        "Plan": plan(ROOF),
        "Retired actions": plan([*VAN[:4], "Completed"], entries={"1.3": "Retired at the Board's request."}),
    }
    change = change_of(told({"Plan": plan(ROOF, VAN)}, done), "1.3")
    assert (change.told, change.explained) == (True, True)


def test_a_column_of_reasons_for_closing_explains_that_an_action_is_closed(told):
    box = [[*HEADINGS, "Reason for closing"], [*VAN, "Cabinet decided on 4 March not to buy it"]]
    change = change_of(told({"Plan": plan(ROOF, VAN)}, {"Plan": plan(ROOF), "Closed": box}), "1.3")
    assert (change.kind, change.told) == ("retired", True)


def test_a_retired_action_that_was_completed_and_is_not_has_to_be_explained(told):
    back = {
        "Plan": plan(ROOF),
        "Retired actions": plan([*LIBRARY[:4], "In progress"], entries={"1.2": "Retired at the Board's request."}),
    }
    change = change_of(told({"Plan": plan(ROOF, LIBRARY)}, back), "1.2")
    assert [(field.field, field.explained == "yes") for field in change.fields] == [("status", False)]


def test_an_action_that_is_back_from_the_retired_box_without_a_word_is_unexplained(told):
    box = plan(LIBRARY)
    found = told(
        {"Plan": plan(ROOF, VAN), "Retired actions": box}, {"Plan": plan(ROOF, VAN, LIBRARY), "Retired actions": box[:1]}
    )
    change = change_of(found, "1.2")
    assert (change.told, change.is_unexplained) == (False, True)
    assert comparison_json(found)["summary"]["unexplained"] == 1


# --- a column for each quarter ---

QUARTERS = ["Ref", "Action", "Progress - Q1", "Progress - Q2", "Progress - Q3", "Status"]


def quarters(*progress: str | None) -> list[list[object]]:
    rows = [
        [f"1.{n}", action, *(text and f"{text} {n}" for text in progress), "In progress"]
        for n, action in enumerate(("Mend the roof of the hall", "Paint the library", "Buy a van"), 1)
    ]
    return plan(*rows, headings=QUARTERS)


def test_the_newest_progress_column_is_told_as_progress_only(told):
    before, after = quarters("Scoping", "Tender out", None), quarters("Scoping", "Tender out", "Builder chosen")
    found = told({"Plan": before}, {"Plan": after})
    assert {field.field for change in found.changes for field in change.fields} == {"progress"}


def test_what_an_earlier_quarter_said_and_says_no_more_is_still_told(told):
    before, after = quarters("Scoping", "Tender out", None), quarters("Scoping", "No tender yet", "Builder chosen")
    found = told({"Plan": before}, {"Plan": after})
    assert {field.field for change in found.changes for field in change.fields} == {"progress", "extra:Progress - Q2"}
