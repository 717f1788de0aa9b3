"""Columns whose headings say little, told by what they hold; tables cut by pages."""

from reportgen.parse import read_plan

DONE = (
    "Two workshops were held with partners",
    "The first report went to the Board in June",
    "45 of 60 files have been reviewed",
    "The post was advertised twice",
)


def plan_of(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def test_prose_of_its_own_for_each_action_is_its_progress_where_nothing_else_is(sheet, book):
    rows = [
        ["Ref", "Action", "Our story this term", "Lead", "Status"],
        *[[f"1.{n}", f"Review policy number {n}", text, "Head of Housing", "On track"] for n, text in enumerate(DONE, 1)],
    ]
    reading = plan_of(sheet, book, rows)
    assert [action.progress for action in reading.plan.actions] == list(DONE)
    assert [finding.code for finding in reading.findings].count("column-guessed") == 1


def test_evidence_is_no_update_beside_updates_of_several_periods(sheet, book):
    rows = [
        ["Ref", "Action", "Lead", "Update - May 2024", "Update - July 2024", "Evidence"],
        *[
            [f"1.{n}", f"Review policy number {n}", "Head of Housing", "Work began in the spring", text, "Minutes of the Board"]
            for n, text in enumerate(DONE, 1)
        ],
    ]
    reading = plan_of(sheet, book, rows)
    assert [action.progress for action in reading.plan.actions] == list(DONE)


def test_a_table_cut_by_pages_is_told_by_the_rows_of_all_of_them(sheet, book):
    head = ["Ref", "Action", "Lead", "RAG - June 2018", "RAG - September 2018"]
    first = [
        "1",
        "Review the lettings policy",
        "Head of Housing",
        "On track",
        "No progress was made on this in the last six months",
    ]
    rest = [[str(n), f"Review policy number {n}", "Head of Housing", "Not started", "On track"] for n in range(2, 7)]
    reading = plan_of(sheet, book, [head, first, head, *rest])
    assert [action.status.label for action in reading.plan.actions][1:] == ["On track"] * 5
    assert {column.field for column in reading.columns if column.heading == "RAG - September 2018"} == {"status"}
