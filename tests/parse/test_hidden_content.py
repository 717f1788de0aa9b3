"""What is hidden in a workbook gives the plan no title, work stream, label, abbreviation or note."""

from dataclasses import asdict

from reportgen.parse import read_plan

HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]
SECRET = "Canary"


def row(ref, text, *more):
    return [ref, text, "AD Quality", "June 2015", "In progress", *more]


def codes(reading):
    return [finding.code for finding in reading.findings]


def test_a_hidden_sheet_gives_nothing_but_one_warning(sheet, book):
    rows = [
        [f"{SECRET} plan"],
        ["Ref", "Action", "Status", f"{SECRET} column"],
        ["1", f"{SECRET} action", "Done"],
        ["Glossary"],
        ["XY", f"{SECRET} long"],
        [f"Note: {SECRET}"],
        ["RAG key"],
        ["B", f"{SECRET} meaning"],
    ]
    plan = sheet("Plan", [HEAD, row("1", "Open the new depot")])
    reading = read_plan([book(sheet("Old", rows, hidden=True), plan)], None)
    assert SECRET not in str(asdict(reading.plan))
    assert (reading.plan.title, reading.plan.abbreviations, reading.plan.notes) == (None, (), ())
    assert codes(reading) == ["sheet-hidden"]


def test_a_hidden_column_gives_no_meaning_of_an_abbreviation_no_title_and_no_note(sheet, book):
    rows = [
        [None, f"{SECRET} title"],
        ["Ref", None, "Action", "Lead", "Due date", "Status"],
        ["1", None, "Open the new depot", "AD Quality", "June 2015", "In progress"],
        [],
        [None, f"Note: {SECRET}"],
        ["Glossary"],
        ["Abbreviation", "Meaning", "Notes"],
        ["XY", f"{SECRET} meaning", "seldom used"],
    ]
    plan = read_plan([book(sheet("Plan", rows, hidden_columns=[2]))], None).plan
    assert (plan.title, plan.abbreviations) == (None, ())
    assert SECRET not in str(asdict(plan))


def test_a_title_merged_over_a_hidden_column_is_seen(sheet, book):
    rows = [["Plan of the depot", None], HEAD, row("1", "Open the new depot")]
    plan = read_plan([book(sheet("Plan", rows, merges=["A1:B1"], hidden_columns=[1]))], None).plan
    assert plan.title == "Plan of the depot"


def test_a_hidden_reference_is_read_but_labels_nothing(sheet, book):
    rows = [["Work stream 2: Roads"], HEAD, row("C7", "Open the new depot"), row("C8", "Close the old depot")]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:E1"], hidden_columns=[1]))], None)
    assert [(a.ref, a.label) for a in reading.plan.actions] == [
        ("C7", "Work stream 2, action 1"),
        ("C8", "Work stream 2, action 2"),
    ]


def test_a_number_in_a_hidden_objective_labels_nothing(sheet, book):
    rows = [["Objective", "Action", "Status"], ["7.0 Secret aim", "Open the new depot", "In progress"]]
    (action,) = read_plan([book(sheet("Plan", rows, hidden_columns=[1]))], None).plan.actions
    assert (action.objective, action.label) == ("7.0 Secret aim", "Action 1")


def test_a_hidden_column_of_work_streams_parts_nothing_and_is_kept_apart(sheet, book):
    rows = [[*HEAD, "Work stream"], row("1", "Open the new depot", SECRET), row("2", "Close the old depot", "Other")]
    reading = read_plan([book(sheet("Plan", rows, hidden_columns=[6]))], None)
    (stream,) = reading.plan.work_streams
    assert (stream.number, stream.title) == (None, None)
    assert [dict(a.extra) for a in stream.actions] == [{"Work stream": SECRET}, {"Work stream": "Other"}]
    assert codes(reading) == ["column-hidden"]


def test_a_row_hidden_by_hand_is_told_with_its_action(sheet, book):
    rows = [["Work stream 1: Roads"], HEAD, row("1.1", "Open the new depot")]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:E1"], hidden_rows={3: "manual"}))], None)
    (finding,) = reading.findings
    assert (finding.code, finding.cell) == ("row-hidden", "A3")
    assert (finding.item, finding.label, finding.ref, finding.lead, finding.work_stream) == (
        "action", "1.1", "1.1", "AD Quality", "1",
    )  # fmt: skip


def test_rows_under_a_filter_are_told_in_the_right_number(sheet, book):
    def told(hidden):
        rows = [HEAD, row("1", "Open the new depot"), row("2", "Close the old depot")]
        (finding,) = read_plan([book(sheet("Plan", rows, hidden_rows=hidden))], None).findings
        return finding.message

    one, two = told({2: "filter"}), told({2: "filter", 3: "outline"})
    assert one == "1 row of the plan is out of sight under a filter or a collapsed group; it is counted and printed."
    assert two == "2 rows of the plan are out of sight under a filter or a collapsed group; they are counted and printed."
