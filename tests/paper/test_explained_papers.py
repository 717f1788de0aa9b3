"""The schedule of changes, the risk register extract and the report's sentences: what is explained, and what nobody explained."""

import re

import pytest
from openpyxl import Workbook
from packs import build, copy_sample, paper

from reportgen.paper import schedule_counts

HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status", "Changes since last report", "Mitigation and remedial action"]
BEFORE = {
    "1.1": ["Repaint every school crossing", "Head of Roads", "30/06/2024", "Completed", None, None],
    "1.2": ["Lower the speed limit in villages", "Head of Roads", "31/05/2024", "In progress", None, "Police asked to help."],
    "1.3": ["Review the gritting routes", "Head of Roads", "31/08/2024", "Static", None, "A second driver starts in July."],
    "2.1": ["Mend the long bridge", "Engineer", "30/09/2024", "In progress", "Tender sent out.", None],
    "2.2": ["Count the traffic at the market", "Engineer", "31/12/2024", "In progress", None, None],
}


def changed(**edits):
    rows = {ref: list(row) for ref, row in BEFORE.items()}
    for ref, cells in edits.items():
        for heading, text in cells.items():
            rows[ref.replace("a", "").replace("_", ".")][HEADINGS.index(heading) - 1] = text
    return rows


@pytest.fixture
def pack(tmp_path):
    """A pack of two periods; a heading that is left out stands in neither."""

    def make(now, before=BEFORE, without=()):
        (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n')
        for name, as_at, rows in (("2024-04", "2024-03-31", before), ("2024-07", "2024-06-30", now)):
            folder = tmp_path / "inputs" / name
            folder.mkdir(parents=True)
            (folder / "period.toml").write_text(f"meeting = {name}-20\nas_at = {as_at}\nnext_meeting = 2024-10-01\n")
            book = Workbook()
            kept = [at for at, heading in enumerate(HEADINGS) if heading not in without]
            for row in [HEADINGS, *([ref, *cells] for ref, cells in rows.items())]:
                book.active.append([row[at] for at in kept])
            book.save(folder / "plan.xlsx")
        return build(tmp_path)

    return make


@pytest.fixture(scope="module")
def october(tmp_path_factory):
    return build(copy_sample(tmp_path_factory.mktemp("explained")))


def rows_under(document, heading):
    """The rows of the first table with such a heading in its first row."""
    return next(table for table in document.tables if heading in table[0])[1:]


def text_of(built, part):
    return re.sub(r"\s+", " ", paper(built.folder, part).text)


# --- the schedule ---


def test_what_fell_back_slipped_or_is_gone_comes_first_with_what_is_not_explained(pack):
    now = changed(
        a1_1={"Status": "In progress"}, a2_1={"Due date": "31/12/2024", "Changes since last report": "New date agreed."}
    )
    del now["2.2"]
    rows = rows_under(paper(pack(now).folder, "schedule"), "What changed")
    assert [row[1].split("\n")[0] for row in rows] == ["Status fell back", "Due date: 3 months later", "No longer in the Plan"]
    assert rows[0][2:4] == ["Completed", "In progress"]
    assert rows[0][4].endswith("No explanation is recorded.")
    assert rows[2][4].endswith("No explanation is recorded.")


def test_the_table_of_kinds_adds_up_across_and_down(october):
    (table,) = [table for table in paper(october.folder, "schedule").tables if table[0][0] == "Kind of change"]
    numbers = [[int(cell) for cell in row[2:]] for row in table[1:]]
    assert all(row[0] == sum(row[1:]) for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert numbers[-1][0] == sum(len(t) - 1 for t in paper(october.folder, "schedule").tables if t[0][:1] == ["Action"])


def test_an_entry_that_does_not_speak_of_a_change_stands_as_typed_above_what_is_missing(pack):
    now = changed(a1_1={"Status": "In progress", "Changes since last report": "New paint chosen."})
    (row,) = rows_under(paper(pack(now).folder, "schedule"), "What changed")
    assert row[4] == "New paint chosen.\nNo explanation of the status is recorded."


def test_claims_are_told_in_words_that_accuse_nobody(october):
    text = text_of(october, "schedule")
    assert "The entry beside 3.5 is word for word that of July 2015: “Due date moved from June 2015" in text
    assert "The entry beside 4.2 says “No change”; the lead changed." in text
    assert "no such change was found." in text
    assert not re.search(r"\b(false|untrue|wrong|fail\w*|hid\w*|ignored|forgot\w*)\b", text.split("Work stream 1")[0])


def test_a_plan_without_a_column_for_entries_says_so_once_and_has_no_column_of_them(pack):
    built = pack(changed(a1_1={"Status": "In progress"}), without=("Changes since last report",))
    document = paper(built.folder, "schedule")
    assert "entry" not in " ".join(cell for table in document.tables for row in table for cell in row).lower()
    assert document.text.count("has no column in which officers explain changes") == 1
    assert "No explanation" not in document.text
    assert "explain" not in text_of(built, "main report")


def test_retired_actions_are_told_apart_by_whether_they_were_completed(october):
    steps = {row[0]: row[1:] for row in paper(october.folder, "schedule").tables[0][1:]}
    assert steps["Retired, completed"][1] == "\u22124"
    assert steps["Retired without having been completed"] == ["None", "0"]


def test_parts_of_the_plan_without_a_change_are_named_in_one_line(october):
    flat = text_of(october, "schedule")
    assert "Changes: 0" not in flat


# --- the report ---


def test_the_report_names_what_nobody_explained_before_what_is_overdue(october):
    paragraphs = paper(october.folder, "main report").paragraphs
    silent = next(at for at, text in enumerate(paragraphs) if "No explanation is recorded for" in text)
    overdue = next(at for at, text in enumerate(paragraphs) if "are overdue" in text)
    assert silent < overdue
    assert "status fell back: 1.8 (completed to in progress)" in paragraphs[silent]
    assert "due date moved later: 2.4 (31 Aug 2015 to 30 Nov 2015)" in paragraphs[silent]


def test_the_numbers_of_the_report_are_those_of_the_schedule(october):
    number = {tally.name: tally.value for tally in schedule_counts.tallies(october.facts)}
    text = text_of(october, "main report")
    assert f"explain {number['changes.explained']} of the {number['changes.listed']} changes" in text
    assert f"No explanation is recorded for {number['changes.silent']} changes" in text
    movement = october.facts.comparison.balance
    assert f"rose from {movement.was} to {movement.now}: {movement.added} were added" in text


def test_why_actions_came_and_went_is_told_in_the_officers_words(october):
    paragraphs = paper(october.folder, "main report").paragraphs
    assert "3.11 (added): “New action following the LSCB audit of July 2015.”" in paragraphs
    assert "2.6 (retired, completed): “Completed and retired.”" in paragraphs
    assert "3.6 (no longer in the Plan): no explanation is recorded." in paragraphs


def test_static_actions_are_named_in_the_report(pack):
    text = text_of(pack(BEFORE), "main report")
    assert "Action 1.3 is static." in text


# --- the risk register extract ---


def test_each_action_at_risk_stands_there_once_with_how_long_and_what_is_done(pack):
    document = paper(pack(BEFORE).folder, "risk")
    assert [p for p in document.paragraphs if p.startswith("Table")] == [
        "Table 1: Static actions",
        "Table 2: Overdue actions, longest first",
        "Table 3: Actions due before the next paper",
    ]
    static, overdue, coming = (table[1:] for table in document.tables)
    assert [row[0] for row in (*static, *overdue, *coming)] == ["1.3", "1.2", "2.1"]
    assert static[0][2].endswith("Static for at least 3 months, since April 2024; due in 2 months")
    assert overdue[0][2].endswith("Overdue: 1 month")
    assert overdue[0][4] == "Police asked to help."
    assert coming[0][4] == "Not recorded"
    assert "Action 1.3 is in a table above." in document.paragraphs
    assert "What is being done is not recorded for 2.1." in document.text


def test_a_deadline_that_moved_is_told_with_how_often_and_by_how_much(pack):
    document = paper(pack(changed(a1_2={"Due date": "30/09/2024"})).folder, "risk")
    row = next(row for table in document.tables for row in table if row[0] == "1.2")
    assert "Moved later once, by 4 months" in row[2]
    assert row[2].endswith("Due in 3 months")


def test_without_mitigation_there_is_no_column_of_it_and_one_sentence(pack):
    document = paper(pack(BEFORE, without=("Mitigation and remedial action",)).folder, "risk")
    assert document.tables[0][0] == ["Ref", "Action", "Due, and how long", "Lead"]
    assert document.text.count("no column for mitigation and remedial action") == 1


def test_without_due_dates_nothing_is_said_of_them(pack):
    text = text_of(pack(BEFORE, without=("Due date",)), "risk")
    assert "In the Plan at 30 June 2024, 1 action is static." in text
    assert not re.search(r"(?i)overdue|\bdue\b|next paper", text)


def test_where_nothing_is_at_risk_there_is_no_extract(pack):
    done = {ref: [row[0], row[1], row[2], "Completed", None, None] for ref, row in BEFORE.items()}
    assert not list(pack(done, before=done).folder.glob("*risk*"))
