"""Tables beside each other, lists beside a plan, and pivot tables."""

from dataclasses import replace

from reportgen.model import Range
from reportgen.parse import read_plan

HEAD = ["Ref", "Action", "Lead", "Status"]


def row(ref, text):
    return [ref, text, "Head of Housing", "On track"]


def kinds(reading):
    return {record.row: record.kind for record in reading.rows}


def test_two_plans_side_by_side_are_read_each_by_itself(sheet, book):
    rows = [
        [*HEAD, None, *HEAD],
        [*row("1.1", "Review the lettings policy"), None, *row("2.1", "Repaint the crossings")],
        [*row("1.2", "Publish the stock survey"), None, *row("2.2", "Train cyclists in year six")],
        [*row("1.3", "Agree a damp protocol"), None],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [action.ref for action in reading.plan.actions] == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert {action.extra for action in reading.plan.actions} == {()}
    assert kinds(reading) == {1: "header", 2: "action", 3: "action", 4: "action"}
    assert [action.source.cell("action") for action in reading.plan.actions][3:] == ["G2", "G3"]


def test_a_list_beside_a_plan_is_neither_an_action_nor_a_column_of_it(sheet, book):
    rows = [
        [*HEAD, None, "Code", "Ward"],
        [*row("1", "Review the lettings policy"), None, "N", "Northgate"],
        [*row("2", "Publish the stock survey"), None, "S", "Southgate"],
        row("3", "Agree a damp protocol"),
        row("4", "Train the call centre"),
        row("5", "Visit the homes of those at risk"),
        row("6", "Let the new contract"),
        [None, None, None, None, None, "W", "Westgate"],
    ]
    reading = read_plan([book(sheet("Plan", rows, bold=["A1", "B1", "C1", "D1"]))], None)
    assert [action.ref for action in reading.plan.actions] == ["1", "2", "3", "4", "5", "6"]
    assert {action.extra for action in reading.plan.actions} == {()}
    assert kinds(reading)[8] == "note"
    assert any("Northgate" in note.text for note in reading.plan.notes)


def test_an_empty_column_within_a_table_does_not_part_it(sheet, book):
    head = ["Work stream", None, "Ref", "Action", None, "Lead", None, "Due date", "Status"]
    rows = [
        head,
        *[
            ["Homes", None, str(n), f"Review policy number {n}", None, "AD People", None, "May 2025", "On track"]
            for n in (1, 2, 3, 4)
        ],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [(a.ref, a.lead, a.status.label) for a in reading.plan.actions] == [
        (str(n), ("AD People",), "On track") for n in (1, 2, 3, 4)
    ]
    assert [stream.title for stream in reading.plan.work_streams] == ["Homes"]


def test_what_a_pivot_table_fills_is_a_summary(sheet, book):
    pivoted = sheet("Pivot", [["Action", "Lead", "Status"], ["Review the policy", "AD", "On track"]])
    pivoted = replace(pivoted, pivots=(Range(1, 1, 2, 3),))
    reading = read_plan([book(sheet("Plan", [HEAD, row("1", "Review the lettings policy")]), pivoted)], None)
    assert len(reading.plan.actions) == 1
    assert [record.kind for record in reading.rows if record.sheet == "Pivot"] == ["summary", "summary"]


def test_a_table_beside_another_stands_in_the_stream_named_above_both(sheet, book):
    rows = [
        ["Priority 1: Homes"],
        [*HEAD, None, *HEAD],
        [*row("1.1", "Review the lettings policy"), None, *row("1.3", "Repaint the crossings")],
        [*row("1.2", "Publish the stock survey"), None, *row("1.4", "Train cyclists in year six")],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:I1"], bold=["A1"]))], None)
    (stream,) = reading.plan.work_streams
    assert (stream.title, [action.ref for action in stream.actions]) == ("Homes", ["1.1", "1.2", "1.3", "1.4"])


def test_each_of_two_tables_abreast_has_the_title_above_it_for_its_work_stream(sheet, book):
    def titled(first, second):
        rows = [
            [first, None, None, None, None, second],
            [*HEAD, None, *HEAD],
            [*row("1.1", "Review the lettings policy"), None, *row("2.1", "Repaint the crossings")],
            [*row("1.2", "Publish the stock survey"), None, *row("2.2", "Train cyclists in year six")],
            [*row("1.3", "Agree a damp protocol"), None],
        ]
        reading = read_plan([book(sheet("Plan", rows, bold=["A1", "F1"]))], None)
        return [(stream.title, len(stream.actions)) for stream in reading.plan.work_streams]

    assert titled("Theme 1: Homes", "Theme 2: Streets") == [("Homes", 3), ("Streets", 2)]
    assert titled("Homes", "Streets") == [("Homes", 3), ("Streets", 2)]


def test_periods_after_an_empty_column_are_headings_of_the_table_before_it(sheet, book):
    head = ["Ref", "Action", "Lead", "Q1", "Q2", None, "Q1", "Q2"]
    rows = [
        [None, None, None, "Update", None, None, "RAG status"],
        head,
        *[[str(n), f"Review policy number {n}", "Head of Housing", "Begun.", "Going on.", None, "A", "G"] for n in range(1, 6)],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["D1:E1", "G1:H1"], bold=["D1", "G1"]))], None)
    assert [(action.status.rag, action.progress) for action in reading.plan.actions] == [("green", "Going on.")] * 5


def test_tables_abreast_are_two_though_their_lower_headings_are_months(sheet, book):
    upper = [None, None, None, "RAG status", None, None, *HEAD[:3], "RAG status"]
    lower = [*HEAD[:3], "June 2025", "Sept 2025", None, None, None, None, "June 2025", "Sept 2025"]
    rows = [
        upper,
        lower,
        *[
            [f"1.{n}", "Review the policy", "AD", "Red", "Green", None, f"2.{n}", "Repaint the road", "AD", "Red", "Red"]
            for n in range(1, 6)
        ],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["D1:E1", "J1:K1"]))], None)
    assert [action.ref for action in reading.plan.actions] == [*(f"1.{n}" for n in range(1, 6)), *(f"2.{n}" for n in range(1, 6))]


def test_references_that_are_numbers_after_an_empty_column_are_no_counts(sheet, book):
    head = ["Lead", "Due date", "Progress", None, "Milestone", "Ref", "RAG"]
    rows = [
        head,
        *[["AD People", "May 2025", "Begun in the spring.", None, f"Review policy number {n}", n, "Red"] for n in (1, 2, 3, 4)],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [(action.ref, action.lead) for action in reading.plan.actions] == [(str(n), ("AD People",)) for n in (1, 2, 3, 4)]
