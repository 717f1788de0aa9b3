from dataclasses import replace

from pasted import lines_in

from reportgen.check import group, settle
from reportgen.config import Acceptance
from reportgen.model import Finding
from reportgen.settings import toml_line

ODD = Finding("status-unrecognised", "error", "The status is odd.", "Mend it.", "plan.xlsx", "One", text="Done-ish")
MANY = tuple(replace(ODD, cell=f"H{row}", label=str(row)) for row in range(1, 8))


def test_more_than_five_of_one_column_are_told_as_one():
    (told,) = group(MANY)
    assert told.cells == tuple(f"H{row}" for row in range(1, 8))
    assert "in 7 cells of this column" in told.message
    assert told.label is None


def test_five_and_those_of_other_columns_sheets_or_without_a_cell_stand_alone():
    others = [replace(ODD, cell="I1"), replace(ODD, cell="H1", sheet="Two"), *(replace(ODD, cell=None) for _ in range(7))]
    assert group((*MANY[:5], *others)) == (*MANY[:5], *others)


def test_each_cell_is_accepted_by_itself_and_the_rest_is_told_as_one():
    accept = Acceptance("status-unrecognised", "One", "H2", "Done-ish", "Agreed.")
    settled = settle(MANY, {}, [accept])
    assert [finding.cell for finding, _ in settled.accepted] == ["H2"]
    (told,) = settled.standing
    assert told.cells == tuple(f"H{row}" for row in (1, 3, 4, 5, 6, 7))
    assert settled.errors == 1


def test_accepting_until_five_are_left_leaves_five_matters():
    accepts = [Acceptance("status-unrecognised", "One", f"H{row}", "Done-ish", "Agreed.") for row in (6, 7)]
    assert settle(MANY, {}, accepts).errors == 5


def test_accepting_all_cells_leaves_nothing():
    accepts = [Acceptance("status-unrecognised", "One", f"H{row}", "Done-ish", "Agreed.") for row in range(1, 8)]
    settled = settle(MANY, {}, accepts)
    assert (settled.standing, settled.errors, len(settled.accepted)) == ((), 0, 7)


def test_headings_of_many_columns_of_one_sheet_are_told_as_one_with_their_words():
    headings = [
        replace(ODD, code="column-unknown", cell=f"{column}4", text=f"Column {column}", fix=f'Add ["Column {column}"].')
        for column in "ABCDEF"
    ]
    (told,) = group(headings)
    assert told.cells == ("A4", "B4", "C4", "D4", "E4", "F4")
    assert 'in 6 cells of this sheet: A4 ("Column A"), B4 ("Column B"),' in told.message
    assert told.fix == 'Add ["Column A", "Column B", "Column C", "Column D", "Column E", "Column F"].'
    assert len(group(headings[:5])) == 5


def test_items_findings_are_told_by_column_however_many_there_are():
    items = [replace(ODD, cell=f"{column}{row}", label=f"{row}") for column in "ABCDEFG" for row in (1, 2)]
    assert group(items) == tuple(items)


def test_the_lead_stays_where_it_is_one():
    assert group([replace(each, lead="Head of Quality") for each in MANY])[0].lead == "Head of Quality"
    assert group([replace(each, lead=each.label) for each in MANY])[0].lead is None


def test_the_line_that_publishes_many_columns_is_toml():
    heads = [f'Column "{letter}"' for letter in "ABCDEF"]
    headings = [
        replace(
            ODD, code="column-unknown", cell=f"{head[8]}4", text=head, fix=f"Write {toml_line('publish_columns', ['Old', head])}."
        )
        for head in heads
    ]
    (told,) = group(headings)
    assert lines_in(told.fix) == [{"publish_columns": ["Old", *heads]}]
