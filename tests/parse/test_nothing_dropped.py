"""Texts that papers do not print are still in what was read."""

from reportgen.layout import load_layout
from reportgen.parse import read_plan

HILLINGDON = load_layout("hillingdon")
HEAD = ["Ref", "Action", "Lead", "Due date", "Progress", "Status"]


def row(ref, text, *more):
    return [ref, text, "AD Quality", "June 2015", "Under way.", "In progress", *more]


def codes(reading):
    return [finding.code for finding in reading.findings]


def test_a_row_struck_through_is_a_retired_action_with_its_texts(sheet, book):
    rows = [HEAD, row("1", "Open the new depot"), row("2", "Close the old depot")]
    reading = read_plan([book(sheet("Plan", rows, struck=[f"{letter}3" for letter in "ABCDEF"]))], HILLINGDON)
    assert [a.label for a in reading.plan.actions] == ["1"]
    (gone,) = reading.plan.retired
    assert (gone.ref, gone.label, gone.action, gone.lead) == ("2", "2", "Close the old depot", ("AD Quality",))
    assert (gone.due.text, gone.progress, gone.status.label) == ("June 2015", "Under way.", "In progress")
    assert dict(gone.struck)["progress"] == "Under way."
    assert codes(reading) == ["action-struck"]


def test_a_row_struck_through_stays_in_its_work_stream(sheet, book):
    rows = [["Theme", *HEAD], ["Roads", *row("1", "Open the new depot")], ["Parks", *row("2", "Plant the old park")]]
    plan = read_plan([book(sheet("Plan", rows, struck=["A3", "B3", "C3"]))], None).plan
    assert [(s.title, len(s.actions), len(s.retired)) for s in plan.work_streams] == [("Roads", 1, 0), ("Parks", 0, 1)]


def test_struck_text_of_columns_that_do_not_count_is_kept(sheet, book):
    rows = [
        [*HEAD[:4], "Update July 2015", "Update Sept 2015", "Budget code"],
        ["1", "Open it", "AD", "2015", "Old", "New", "B7"],
    ]
    runs = {"E2": [("Gone ", True), ("Old", False)]}
    (action,) = read_plan([book(sheet("Plan", rows, struck=["G2"], runs=runs))], None).plan.actions
    assert action.progress == "New"
    assert action.struck == (("Update July 2015", "Gone "), ("Budget code", "B7"))


def test_an_action_twice_listed_keeps_the_texts_of_the_table(sheet, book):
    rows = [
        HEAD,
        row("1.1", "Open the new depot"),
        row("1.2", "Close the old depot"),
        ["Retired Actions"],
        ["Ref", "Action", "Final position"],
        ["1.2", "Close the old depot", "Closed in May."],
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    (retired,) = reading.plan.retired
    assert retired.progress == "Closed in May."
    kept = {update.heading: update.text for update in retired.updates}
    assert (kept["progress (Plan, row 3)"], kept["lead (Plan, row 3)"]) == ("Under way.", "AD Quality")
    (finding,) = [finding for finding in reading.findings if finding.code != "status-elsewhere"]
    assert (finding.code, finding.item, finding.label, finding.ref, finding.lead) == (
        "retired-and-in-plan", "action", "1.2", "1.2", "AD Quality",
    )  # fmt: skip


def test_a_row_that_nothing_was_made_of_is_among_the_notes(sheet, book):
    rows = [HEAD, row("1", "Open the new depot"), [], ["Ask", None, "the police"]]
    plan = read_plan([book(sheet("Plan", rows))], None).plan
    assert [note.text for note in plan.notes] == ["Ask\tthe police"]


def test_measures_without_work_streams_make_none_and_give_the_plan_no_title(sheet, book):
    plan = sheet("Plan", [HEAD, row("1.1", "Open the new depot")])
    measures = [
        sheet(f"Measures {n} months", [[f"Measures at {n} months"], ["Ref", "Measure", "Status"], ["M1", f"{n} vans", "Done"]])
        for n in (6, 12)
    ]
    for sheets in ((plan, *measures), (*measures, plan)):
        read = read_plan([book(*sheets)], None).plan
        (stream,) = read.work_streams
        assert (read.title, stream.number, stream.title) == (None, None, None)
        assert [m.horizon for m in stream.measures] == [6, 12]


def test_a_box_of_retired_measures_is_read_with_two_columns(sheet, book):
    rows = [
        ["Measures at 6 months"],
        ["Ref", "Measure", "Status"],
        ["M1", "Ten more vans", "Done"],
        [],
        ["Retired measures"],
        ["Ref", "Measure"],
        ["M2", "Two fewer depots"],
        ["Retired measures"],
        ["Measure", "Why it went"],
        ["One more yard", "Sold"],
    ]
    plan = read_plan([book(sheet("Plan", [HEAD, row("1.1", "Open the new depot")]), sheet("Measures", rows))], None).plan
    assert [(m.action, m.horizon) for m in plan.retired] == [("Two fewer depots", 6), ("One more yard", 6)]
    assert dict(plan.retired[1].extra) == {"Why it went": "Sold"}
