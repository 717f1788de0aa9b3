"""Whole plans by hand: what a competent person reads from sheets of other shapes than the samples."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasted import lines_in

from reportgen.check import group
from reportgen.errors import InputError
from reportgen.layout import Layout, Spellings, load_layout
from reportgen.model import Cell, Grid, Row, Sheet
from reportgen.parse import read_plan

HILLINGDON = load_layout("hillingdon")
HEAD = ["Ref", "Action", "Lead", "Due date", "Progress", "Status"]


def row(ref, text, status="In progress", lead="AD Quality", due="June 2015", progress="Under way in all teams."):
    return [ref, text, lead, due, progress, status]


def kinds(reading, sheet=None):
    return {record.row: record.kind for record in reading.rows if sheet in (None, record.sheet)}


def codes(reading):
    return [finding.code for finding in reading.findings]


def found(reading, code):
    return next(finding for finding in reading.findings if finding.code == code)


def test_blocks_on_one_sheet_with_boxes_between_them(sheet, book):
    rows = [
        ["Improvement plan"],
        ["Work stream 1: Workforce"],
        HEAD,
        row("1.1", "Recruit permanent managers across the service", "COMPLETED"),
        row("1.2", "Publish the training calendar for the year"),
        [None, "Summary"],
        [None, "COMPLETED", 1, None, "50%"],
        [None, "IN PROGRESS", 1, None, "50%"],
        [None, "Total", 2],
        ["Retired Actions"],
        ["Ref", "Action", "Lead", "Due date", "Final position", "Status"],
        row("1.3", "Write to every agency worker about contracts", "COMPLETED"),
        [],
        ["Work stream 2: Front door"],
        HEAD,
        row("2.1", "Agree one threshold document with partners", "STATIC"),
        ["Note: figures are for September."],
    ]
    reading = read_plan([book(sheet("Plan", rows, bold=["A2", "A14", "A10"]))], HILLINGDON)
    first, second = reading.plan.work_streams
    assert [(first.number, first.title), (second.number, second.title)] == [("1", "Workforce"), ("2", "Front door")]
    assert [a.label for a in first.actions] == ["1.1", "1.2"]
    assert [a.label for a in first.retired] == ["1.3"]
    assert first.retired[0].progress == "Under way in all teams."
    assert first.stated == (("COMPLETED", 1), ("IN PROGRESS", 1))
    assert [a.status.label for a in second.actions] == ["Static"]
    assert kinds(reading) == {
        1: "title", 2: "work_stream", 3: "header", 4: "action", 5: "action", 6: "summary", 7: "summary", 8: "summary", 9: "total",
        10: "retired", 11: "header", 12: "retired", 14: "work_stream", 15: "header", 16: "action", 17: "note",
    }  # fmt: skip
    assert codes(reading) == []


def test_a_summary_box_that_does_not_add_up_is_told_at_its_cell(sheet, book):
    rows = [
        ["Work stream 1: Workforce"],
        HEAD,
        row("1.1", "Recruit managers for every team", "COMPLETED"),
        [None, "COMPLETED", 2],
        [None, "STATIC", 0],
        [None, "Total", 1],
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    finding = found(reading, "summary-disagrees")
    assert (finding.severity, finding.cell) == ("warning", "C4")
    assert "2" in finding.message
    assert "add up to 1" in finding.message
    assert codes(reading) == ["summary-disagrees"]


def test_columns_in_any_order_and_headings_reworded_from_block_to_block(sheet, book):
    rows = [
        ["Priority One: Help and protection"],
        ["RAG Status", "Who will lead this", "Action", "Date due"],
        ["Green", "AD People", "Train every member of staff in the framework", "June 2014"],
        ["Priority Two: Care leavers"],
        ["How we will do this?", "Our Objectives/Outcomes", "Date due", "RAG Status", "Who will lead this"],
        ["Hold a residential event for young people", "2.0 Care leavers feel connected", "July 2014", "Amber", "SSW"],
    ]
    plan = read_plan([book(sheet("Plan", rows, fills={"A3": "92D050", "D6": "FFC000"}))], load_layout("city-of-london")).plan
    assert [(s.number, s.title) for s in plan.work_streams] == [("1", "Help and protection"), ("2", "Care leavers")]
    one, two = plan.actions
    assert (one.action, one.lead, one.status.label, one.label) == (
        "Train every member of staff in the framework",
        ("AD People",),
        "Green",
        "Priority 1, action 1",
    )
    assert (two.objective, two.due.latest, two.status.label, two.label) == (
        "2.0 Care leavers feel connected",
        date(2014, 7, 31),
        "Amber",
        "2.0a",
    )


def test_merged_and_write_once_objectives_carry_down_over_a_page_cut(sheet, book):
    head = ["Objective", "Action", "Lead", "Status"]
    rows = [
        head,
        ["1.0 Children are safe", "Audit twenty case files each month", "TM", "Amber"],
        [None, "Report on the audit to the board", "TM", "Amber"],
        ["1.1 Plans are timely", "Review every plan older than six months", "SM", "Green"],
        head,
        [None, "Tell the reviewing officers of the change", "SM", "Green"],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A2:A3"]))], None)
    assert [(a.label, a.objective) for a in reading.plan.actions] == [
        ("1.0a", "1.0 Children are safe"),
        ("1.0b", "1.0 Children are safe"),
        ("1.1a", "1.1 Plans are timely"),
        ("1.1b", "1.1 Plans are timely"),
    ]
    assert kinds(reading)[5] == "header"


def test_work_streams_in_a_column_of_their_own(sheet, book):
    rows = [
        ["Theme", *HEAD],
        ["Housing", *row("1", "Buy forty homes for families")],
        [None, *row("2", "Repair the roofs of the old estate")],
        ["Transport", *row("1", "Mend the bridge at the station")],
    ]
    plan = read_plan([book(sheet("Plan", rows))], None).plan
    assert [(s.title, len(s.actions)) for s in plan.work_streams] == [("Housing", 2), ("Transport", 1)]
    assert [a.label for a in plan.actions] == ["Housing, 1", "2", "Transport, 1"]


def test_a_sheet_for_each_team_is_a_work_stream_by_its_name(sheet, book):
    sheets = [
        sheet(name, [HEAD, row(f"{n}.1", f"Write the plan of the team {name}")])
        for n, name in enumerate(("1 Housing", "WS2 Parks", "Libraries"), 1)
    ]
    plan = read_plan([book(*sheets)], None).plan
    assert [(s.number, s.title) for s in plan.work_streams] == [("1", "Housing"), ("2", "Parks"), (None, "Libraries")]


def test_a_work_stream_named_again_after_a_page_cut_goes_on(sheet, book):
    rows = [
        ["Work stream 1: Workforce"],
        HEAD,
        row("1.1", "Recruit managers for every team"),
        ["Page 1 of 2"],
        ["Work stream 1: Workforce (continued)"],
        HEAD,
        row("1.2", "Train the managers of every team"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert len(reading.plan.work_streams) == 1
    assert [a.ref for a in reading.plan.actions] == ["1.1", "1.2"]
    assert (kinds(reading)[4], kinds(reading)[5]) == ("note", "work_stream")


def test_the_table_is_found_under_prose_and_away_from_the_corner(sheet, book):
    prose = [
        [None, None, "This plan was agreed by Cabinet in May after a long consultation with everyone whom it concerns."]
    ] * 12
    rows = [
        [None, None, "Plan of the service"],
        *prose,
        [None, None, *HEAD],
        [None, None, *row("1", "Open the new hub by the spring")],
    ]
    reading = read_plan([book(sheet("Sheet1", rows))], None)
    (action,) = reading.plan.actions
    assert action.source.cell("action") == "D15"
    assert reading.plan.title == "Plan of the service"


def test_a_key_on_the_sheet_gives_colours_and_blanks_their_meaning(sheet, book):
    rows = [
        ["RAG key"],
        ["", "Completed and evidence seen"],
        ["", "On target"],
        ["(blank)", "Not started"],
        ["Ref", "Action", "Lead", "RAG"],
        ["1", "Second a police officer to the team", "YOS Manager", None],
        ["2", "Refresh the course for panel members", "YOS Manager", None],
        ["3", "Write the guide on what good looks like", "YOS Manager", None],
    ]
    reading = read_plan([book(sheet("Plan", rows, fills={"A2": "00B0F0", "A3": "92D050", "D6": "00B0F0", "D7": "92D050"}))], None)
    assert [(a.status.label, a.status.rag, a.status.complete) for a in reading.plan.actions] == [
        ("Completed and evidence seen", "blue", True),
        ("On target", "green", False),
        ("Not started", None, False),
    ]
    assert [kinds(reading)[n] for n in (1, 2, 3, 4)] == ["key"] * 4
    assert "status-meaning-open" not in codes(reading)


def test_several_columns_of_a_family_give_the_newest_and_keep_the_rest(sheet, book):
    rows = [
        [
            "Ref",
            "Action",
            "Original due date",
            "Revised due date",
            "Update - July 2015",
            "RAG (July 2015)",
            "Update - Oct 2015",
            "RAG (Oct 2015)",
            "Update - Jan 2016",
        ],
        ["1", "Draft the strategy for the whole council", "June 2015", "Sept 2015", "Begun.", "A", "Done.", "G", None],
        ["2", "Consult on the strategy for the council", "Dec 2015", None, "Not due.", "G", "Begun.", "A", None],
    ]
    one, two = read_plan([book(sheet("Plan", rows))], None).plan.actions
    assert (one.progress, one.status.label, one.due.text, one.original_due.text) == ("Done.", "G", "Sept 2015", "June 2015")
    assert (two.progress, two.due.text) == ("Begun.", "Dec 2015")
    assert [(u.heading, u.text) for u in one.updates] == [("Update - July 2015", "Begun.")]
    assert [(r.text, r.rag, r.period) for r in one.ratings] == [("A", "amber", "2015-07")]


def test_two_heading_rows_are_joined_through_their_merges(sheet, book):
    rows = [
        ["What we will do", None, "Delivery", None, "Monitoring", None],
        ["No.", "Action", "Lead officer", "Timescale", "Progress to April 2024", "Status"],
        [
            "1a",
            "Hold sessions on the vision with all members",
            "Chief Executive",
            "Q2 23/24",
            "• Held.\n• Minutes sent.",
            "Complete",
        ],
        [None, None, None, None, "More of the same progress.", None],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A1:B1", "C1:D1", "E1:F1"]))], None)
    (action,) = reading.plan.actions
    assert (action.ref, action.due.latest, action.status.complete) == ("1a", date(2023, 9, 30), True)
    assert action.progress == "• Held.\n• Minutes sent.\nMore of the same progress."
    assert action.source.rows == (3, 4)
    assert kinds(reading) == {1: "header", 2: "header", 3: "action", 4: "continuation"}
    assert {column.cell for column in reading.columns} == {"A2", "B2", "C2", "D2", "E2", "F2"}


def test_measures_are_known_by_their_months_and_join_the_plans_streams(sheet, book):
    plan_sheet = sheet(
        "Work stream 1", [["Work stream 1: Workforce"], HEAD, row("1.1", "Recruit managers for every team", "COMPLETED")]
    )
    rows = [
        ["Work stream 1"],
        ["No.", "Measure at 6 months", "Status", "Narrative"],
        ["1", "Vacancies under 10%", "IN PROGRESS", "Now 14%."],
        ["Measures at 12 months"],
        ["No.", "Measure", "Status", "Narrative"],
        ["2", "Vacancies under 5%", None, None],
    ]
    reading = read_plan([book(sheet("Measures", rows), file="measures.xlsx"), book(plan_sheet)], HILLINGDON)
    (stream,) = reading.plan.work_streams
    assert [(m.horizon, m.action, m.kept) for m in stream.measures] == [
        (6, "Vacancies under 10%", "measure"),
        (12, "Vacancies under 5%", "measure"),
    ]
    assert stream.measures[0].progress == "Now 14%."
    assert {c.table for c in reading.columns if c.file == "measures.xlsx"} == {"measures"}
    assert kinds(reading, "Measures")[3] == "measure"


def test_a_work_stream_in_two_workbooks_is_an_error_that_names_both(sheet, book):
    one = book(sheet("Plan", [["Work stream 1: Workforce"], HEAD, row("1.1", "Recruit managers for every team")]), file="a.xlsx")
    two = book(sheet("Plan", [["Work stream 1: Workforce"], HEAD, row("1.1", "Recruit managers for every team")]), file="b.xlsx")
    with pytest.raises(InputError, match=r"a\.xlsx and b\.xlsx"):
        read_plan([one, two], None)


def test_two_workbooks_of_different_streams_are_one_plan(sheet, book):
    grids = [
        book(
            sheet("Plan", [[f"Work stream {n}: Team {n}"], HEAD, row(f"{n}.1", "Recruit managers for every team")]),
            file=f"{n}.xlsx",
        )
        for n in (1, 2)
    ]
    plan = read_plan(grids, None).plan
    assert [(s.number, len(s.actions)) for s in plan.work_streams] == [("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    "rows", [[], [["A letter"], ["Dear all,"]], [HEAD], [["Status", "Number"], ["Completed", 4], ["In progress", 2]]]
)
def test_without_an_action_there_is_no_plan(sheet, book, rows):
    with pytest.raises(InputError) as error:
        read_plan([book(sheet("Plan", rows))], None)
    assert "plan.xlsx" in error.value.message
    assert error.value.remedy


def test_a_struck_action_is_retired_and_struck_words_are_the_old_value(sheet, book):
    rows = [HEAD, row("1", "Close the old depot in the north"), row("2", "Open the new depot in the south", due="June 2015")]
    made = sheet("Plan", rows, struck=["B2"], runs={"D3": [("June 2015 ", True), ("Sept 2015", False)]})
    reading = read_plan([book(made)], HILLINGDON)
    (gone,) = reading.plan.retired
    (stays,) = reading.plan.actions
    assert gone.action == "Close the old depot in the north"
    assert (stays.due.text, stays.due.latest) == ("Sept 2015", date(2015, 9, 30))
    assert ("due", "June 2015 ") in stays.struck
    assert codes(reading) == ["action-struck"]


def test_a_due_or_status_cell_struck_as_a_whole_is_an_error(sheet, book):
    reading = read_plan(
        [book(sheet("Plan", [HEAD, row("1", "Open the new depot in the south")], struck=["D2", "F2"]))], HILLINGDON
    )
    assert {(f.code, f.severity, f.cell) for f in reading.findings} == {
        ("due-struck", "error", "D2"),
        ("status-struck", "error", "F2"),
    }
    assert reading.plan.actions[0].due is None


def test_hidden_rows_are_plan_rows_and_hidden_sheets_are_not(sheet, book):
    rows = [
        HEAD,
        row("1", "Open the new depot in the south"),
        row("2", "Close the old depot in the north"),
        row("3", "Sell the land of the old depot"),
    ]
    plan_sheet = sheet("Plan", rows, hidden_rows={3: "manual", 4: "filter"})
    secret = sheet("Old", [HEAD, row("9", "A secret action of the old plan")], hidden=True)
    reading = read_plan([book(plan_sheet, secret)], HILLINGDON)
    assert [(a.ref, a.hidden) for a in reading.plan.actions] == [("1", None), ("2", "manual"), ("3", "filter")]
    assert {(f.code, f.severity) for f in reading.findings} == {
        ("row-hidden", "error"),
        ("rows-filtered", "note"),
        ("sheet-hidden", "warning"),
    }
    assert kinds(reading, "Old") == {1: "header", 2: "action"}


def test_unknown_columns_are_kept_told_once_and_named_for_publishing(sheet, book):
    rows = [[*HEAD, "Budget code", "Gossip"], [*row("1", "Open the new depot in the south"), "CS-114", "none"]]
    sheets = [sheet(f"Work stream {n}", rows, hidden_columns=[8]) for n in (1, 2)]
    reading = read_plan([book(*sheets)], HILLINGDON)
    assert dict(reading.plan.actions[0].extra) == {"Budget code": "CS-114", "Gossip": "none"}
    unknown = found(reading, "column-unknown")
    assert unknown.text == "Budget code"
    assert 'publish_columns = ["Budget code"]' in unknown.fix
    assert unknown.cells == ("'Work stream 1'!G1", "'Work stream 2'!G1")
    assert codes(reading).count("column-unknown") == 1
    assert [c.hidden for c in reading.columns if c.heading == "Gossip"] == [True, True]


def test_with_a_layout_an_unlisted_column_of_remarks_is_unknown(sheet, book):
    rows = [
        ["Action", "Who will lead this", "Date due", "RAG Status", "Comments"],
        ["Train every member of staff", "TM", "June 2014", "Green", "not for members"],
    ]
    reading = read_plan([book(sheet("Plan", rows))], load_layout("city-of-london"))
    assert (reading.plan.actions[0].progress, reading.plan.actions[0].extra) == (None, (("Comments", "not for members"),))
    assert found(reading, "column-unknown").text == "Comments"


def test_text_beside_the_table_without_a_heading_is_not_lost(sheet, book):
    rows = [HEAD, [*row("1", "Open the new depot in the south"), None, "ask Jo"]]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert reading.plan.actions[0].extra == (("Column H", "ask Jo"),)


def test_without_a_due_column_nothing_is_due(sheet, book):
    rows = [["Ref", "Action", "Lead", "Progress", "Status"], ["1", "Open the new depot", "AD", "Begun.", "STATIC"]]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert reading.plan.actions[0].due is None
    assert codes(reading) == []


def test_a_second_5_1_after_5_9_is_told_to_be_5_10(sheet, book):
    rows = [
        HEAD,
        *(row(f"5.{n}", f"Do the thing that is number {n} of the list") for n in range(1, 10)),
        row("5.1", "Do the tenth thing of all"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    finding = found(reading, "ref-repeated")
    assert finding.cell == "A11"
    assert "5.10" in finding.fix
    assert len({action.label for action in reading.plan.actions}) == 10


def test_a_retired_ref_over_another_text_is_labelled_and_over_the_same_text_is_one_action(sheet, book):
    rows = [
        HEAD,
        row("5.2", "Review the payments to all carers"),
        row("5.3", "Open a helpline for foster carers"),
        ["Retired Actions"],
        row("5.2", "Buy a new case system for the teams"),
        row("5.3", "Open a help line for foster carers"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert [a.label for a in reading.plan.actions] == ["5.2"]
    assert [a.label for a in reading.plan.retired] == ["5.2 (retired)", "5.3"]
    assert codes(reading) == ["retired-and-in-plan"]


def test_more_than_five_findings_of_one_rule_in_a_column_are_told_as_one(sheet, book):
    rows = [HEAD, *(row(str(n), f"Do the thing that is number {n} of the list", "Paused") for n in range(1, 8))]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert [finding.cell for finding in reading.findings] == [f"F{n}" for n in range(2, 9)]
    (finding,) = group(reading.findings)
    assert (finding.code, finding.severity) == ("status-unrecognised", "error")
    assert finding.cells == tuple(f"F{n}" for n in range(2, 9))


def test_five_are_five_findings_each_about_its_action(sheet, book):
    rows = [HEAD, *(row(str(n), f"Do the thing that is number {n} of the list", "Paused") for n in range(1, 6))]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert [(f.label, f.cell, f.item) for f in reading.findings] == [(str(n), f"F{n + 1}", "action") for n in range(1, 6)]


def test_without_a_layout_spellings_of_a_status_are_one_word(sheet, book):
    rows = [
        HEAD,
        row("1", "Open the new depot", "On track"),
        row("2", "Close the old depot", "on  track "),
        row("3", "Sell the land", "Delayed"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [a.status.label for a in reading.plan.actions] == ["On track", "On track", "Delayed"]
    assert [(word.label, word.complete) for word in reading.plan.statuses] == [("On track", False), ("Delayed", False)]
    assert found(reading, "status-spelling").cell == "F3"


def test_the_layouts_vocabulary_is_whole_and_in_its_order(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, row("1", "Open the new depot", "STATIC")]))], HILLINGDON)
    assert [word.label for word in reading.plan.statuses] == ["Completed", "In progress", "Static"]


def test_a_glossary_in_two_columns_or_a_line_each(sheet, book):
    rows = [
        HEAD,
        row("1", "Open the new depot"),
        ["Abbreviations"],
        ["EIP – Early Intervention and Prevention"],
        ["CAF- Common Assessment Framework"],
    ]
    glossary = sheet("Glossary", [["Abbreviation", "Meaning"], ["CIN", "Child in need"]])
    reading = read_plan([book(sheet("Plan", rows), glossary)], None)
    assert dict(reading.plan.abbreviations) == {
        "EIP": "Early Intervention and Prevention",
        "CAF": "Common Assessment Framework",
        "CIN": "Child in need",
    }
    assert set(kinds(reading, "Glossary").values()) == {"header", "note"}


def test_a_dashboard_is_never_counted_as_actions(sheet, book):
    dashboard = sheet("Dashboard", [["Workstream", "Complete", "On track", "Total"], ["Housing", 1, 2, 3], ["Total", 1, 2, 3]])
    reading = read_plan([book(dashboard, sheet("Plan", [HEAD, row("1", "Open the new depot")]))], None)
    assert len(reading.plan.actions) == 1
    assert kinds(reading, "Dashboard") == {1: "summary", 2: "summary", 3: "total"}


def test_bullets_and_line_breaks_in_a_cell_stay_one_action_and_its_text(sheet, book):
    text = " • Agree scope & risks\n• {{ Report }} to <Board>  "
    reading = read_plan([book(sheet("Plan", [HEAD, row("1", text)]))], HILLINGDON)
    assert [a.action for a in reading.plan.actions] == [text]


def test_a_formula_never_calculated_is_an_error_not_a_blank(sheet, book):
    rows = [HEAD, row("1", "Open the new depot", status=None)]
    reading = read_plan([book(sheet("Plan", rows, uncalculated=["F2"]))], HILLINGDON)
    finding = found(reading, "formula-uncalculated")
    assert (finding.severity, finding.cell, finding.label) == ("error", "F2", "1")


def test_comments_stay_with_their_item(sheet, book):
    made = sheet("Plan", [HEAD, row("1", "Open the new depot"), row("2", "Close the old depot")], comments={"C3": "Ask Jo"})
    one, two = read_plan([book(made)], HILLINGDON).plan.actions
    assert one.comments == ()
    assert [(c.cell, c.text) for c in two.comments] == [("C3", "Ask Jo")]


def test_a_row_without_an_action_is_told(sheet, book):
    rows = [HEAD, row("1", "Open the new depot"), [], ["2", None, "AD", None, None, "STATIC"], ["3"]]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert (kinds(reading)[4], kinds(reading)[5]) == ("unknown", "blank")
    assert found(reading, "row-unknown").cell == "A4"


TEXT = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from([*HEAD, "Completed", "Work stream 1: X", "Retired Actions", "Key", "Total", "5", "June 2014"]),
)


@given(st.lists(st.lists(TEXT, max_size=7), max_size=12))
def test_every_row_that_holds_something_is_listed_once_with_a_kind(rows):
    def made(first, texts):
        return tuple(
            Row(n, tuple(Cell(n, c, text) for c, text in enumerate(line, 1) if text))
            for n, line in enumerate(texts, first)
            if any(line)
        )

    given_rows = (*made(1, (HEAD, row("1", "Open the new depot in town"))), *made(3, rows))
    reading = read_plan([Grid("plan.xlsx", (Sheet("Plan", given_rows),))], HILLINGDON)
    listed = [record.row for record in reading.rows]
    assert listed == [r.number for r in given_rows if any(cell.text.strip() for cell in r.cells)]
    items = [*reading.plan.actions, *reading.plan.measures, *reading.plan.retired]
    assert len(items) >= 1
    labels = [item.label for item in (*reading.plan.actions, *reading.plan.retired)]
    assert len(labels) == len(set(labels))


def test_bands_without_a_number_are_work_streams_when_nothing_else_is(sheet, book):
    rows = [
        HEAD,
        ["Adoption services"],
        row("1", "Train the adoption panel in new rules"),
        ["Care leavers"],
        row("2", "Write a plan with every care leaver"),
    ]
    plan = read_plan([book(sheet("Plan", rows, merges=["A2:F2", "A4:F4"]))], None).plan
    assert [(s.number, s.title, len(s.actions)) for s in plan.work_streams] == [
        (None, "Adoption services", 1),
        (None, "Care leavers", 1),
    ]
    assert [a.label for a in plan.actions] == ["1", "2"]


def test_of_two_levels_of_bands_the_lower_is_the_objective(sheet, book):
    rows = [
        HEAD,
        ["Priority 1: Help"],
        ["Ofsted 1 – Plans are too slow"],
        row("1", "Re-write the safety plan"),
        ["Ofsted 2 – Oversight is weak"],
        row("2", "Record supervision better"),
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A2:F2", "A3:F3", "A5:F5"]))], None)
    assert [(s.title, len(s.actions)) for s in reading.plan.work_streams] == [("Help", 2)]
    assert [a.objective for a in reading.plan.actions] == ["Ofsted 1 – Plans are too slow", "Ofsted 2 – Oversight is weak"]
    assert [kinds(reading)[n] for n in (2, 3, 5)] == ["work_stream", "objective", "objective"]
    assert reading.plan.stream_word == "Priority"


def test_of_two_levels_without_numbers_too(sheet, book):
    rows = [
        HEAD,
        ["Help and protection"],
        ["Plans are too slow"],
        row("1", "Re-write the safety plan"),
        ["Oversight is weak"],
        row("2", "Record supervision better"),
        ["Care leavers"],
        ["Homes are too few"],
        row("3", "Find six more homes"),
    ]
    bands = ["A2:F2", "A3:F3", "A5:F5", "A7:F7", "A8:F8"]
    fills = {"A2": "7030A0", "A7": "7030A0", "A3": "EADCF4", "A5": "EADCF4", "A8": "EADCF4"}
    plan = read_plan([book(sheet("Plan", rows, merges=bands, fills=fills))], None).plan
    assert [(s.title, [a.objective for a in s.actions]) for s in plan.work_streams] == [
        ("Help and protection", ["Plans are too slow", "Oversight is weak"]),
        ("Care leavers", ["Homes are too few"]),
    ]


def test_closing_words_under_a_table_are_notes(sheet, book):
    rows = [
        HEAD,
        row("1", "Open the new depot"),
        [],
        ["The Board is asked to note that action 1 is shared by all."],
        ["Abbreviations: CIN child in need."],
    ]
    reading = read_plan([book(sheet("Plan", rows, merges=["A4:F4", "A5:F5"]))], None)
    assert (kinds(reading)[4], kinds(reading)[5]) == ("note", "note")
    assert len(reading.plan.work_streams) == 1


def test_a_known_column_that_is_hidden_is_read_and_flagged(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, row("1", "Open the new depot")], hidden_columns=[5]))], HILLINGDON)
    assert [(c.heading, c.field) for c in reading.columns if c.hidden] == [("Progress", "progress")]
    assert reading.plan.actions[0].progress == "Under way in all teams."
    assert (found(reading, "column-hidden").severity, found(reading, "column-hidden").text) == ("warning", "Progress")


def test_recommendations_alone_are_the_actions(sheet, book):
    rows = [["No", "Recommendation", "Officer", "RAG"], ["R1", "Reconcile the balances every quarter", "Planner", "Green"]]
    plan = read_plan([book(sheet("Plan", rows))], None).plan
    assert [(a.label, a.action, a.objective) for a in plan.actions] == [("R1", "Reconcile the balances every quarter", None)]


def test_an_agreed_action_beside_its_recommendation(sheet, book):
    rows = [
        ["Audit", "Ref", "Recommendation", "Priority (H/M/L)", "Agreed management action", "Responsible officer", "Status"],
        [
            "Creditors",
            "C1",
            "Verify changes of bank details",
            "H",
            "Record the call back on the form",
            "Exchequer Manager",
            "Implemented",
        ],
    ]
    (action,) = read_plan([book(sheet("Plan", rows))], None).plan.actions
    assert (action.action, action.objective) == ("Record the call back on the form", "Verify changes of bank details")
    assert dict(action.extra) == {"Priority (H/M/L)": "H"}
    assert action.status.complete is True


def test_an_archive_sheet_is_retired_and_its_title_tells_the_status(sheet, book):
    plan_sheet = sheet(
        "WS1 Housing", [HEAD, row("WS1/A01", "Buy forty homes for families"), row("WS1/A02", "Repair the roofs of the estate")]
    )
    closed = sheet(
        "Completed actions",
        [["Actions completed and no longer tracked"], ["Ref", "Action", "Lead"], ["WS1/A00", "Appoint a housing officer", "DCS"]],
    )
    plan = read_plan([book(plan_sheet, closed)], None).plan
    (stream,) = plan.work_streams
    assert [(a.label, a.status.complete, a.kept) for a in stream.retired] == [("WS1/A00", True, "retired")]
    assert len(plan.actions) == 2


def test_a_reference_typed_into_the_action_is_its_reference(sheet, book):
    rows = [
        ["Ref", "Area requiring improvement", "Action required", "Lead"],
        ["1", "Timeliness of assessments", "(1a) Raise completion on time", "Ops"],
        [None, None, "(1b) Report weekly to managers", "Info"],
    ]
    plan = read_plan([book(sheet("Plan", rows, merges=["A2:A3", "B2:B3"]))], None).plan
    assert [(a.ref, a.label, a.objective) for a in plan.actions] == [
        ("1a", "1a", "Timeliness of assessments"),
        ("1b", "1b", "Timeliness of assessments"),
    ]
    assert plan.actions[0].action == "(1a) Raise completion on time"


def test_references_that_begin_anew_in_each_stream_get_labels_that_tell_them_apart(sheet, book):
    sheets = [
        sheet(f"Work stream {n}", [HEAD, row("1", f"Begin the work of stream {n}"), row("2", f"End the work of stream {n}")])
        for n in (1, 2)
    ]
    reading = read_plan([book(*sheets)], HILLINGDON)
    assert [a.label for a in reading.plan.actions] == [
        "Work stream 1, 1",
        "Work stream 1, 2",
        "Work stream 2, 1",
        "Work stream 2, 2",
    ]
    assert codes(reading) == []


def test_leads_spelt_several_ways_are_one_finding_with_their_cells(sheet, book):
    rows = [
        HEAD,
        *(
            row(str(n), f"Do the thing that is number {n}", lead=lead)
            for n, lead in enumerate(("AD People", "A.D People", "Ad people"), 1)
        ),
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    finding = found(reading, "lead-variants")
    assert "3 ways" in finding.message
    assert finding.cells == ("'Plan'!C2", "'Plan'!C3", "'Plan'!C4")
    assert [a.lead for a in reading.plan.actions] == [("AD People",), ("A.D People",), ("Ad people",)]


def test_origins_are_found_in_brackets_and_on_lines_of_their_own(sheet, book):
    one = read_plan(
        [book(sheet("Plan", [HEAD, row("1", "Audit supervision. (Residual Ofsted Action)")]))], HILLINGDON
    ).plan.actions[0]
    assert one.origin == ("Residual Ofsted Action",)
    rows = [
        ["Priorities", "Action", "RAG"],
        ["1.0 Staff use the framework.\n\nSBLR – Feb 2014\nIMPROVEMENT PLAN 2013", "Train staff", "Green"],
    ]
    two = read_plan([book(sheet("Plan", rows))], load_layout("city-of-london")).plan.actions[0]
    assert two.origin == ("SBLR – Feb 2014", "IMPROVEMENT PLAN 2013")


def test_measures_on_the_plans_own_sheet_and_their_summary(sheet, book):
    rows = [
        ["Work stream 1: Workforce"],
        HEAD,
        row("1.1", "Recruit managers for every team", "COMPLETED"),
        ["Measurement of progress (6 months)"],
        ["No.", "Measure", "Status"],
        ["1", "Vacancies under 10%", "COMPLETED"],
        ["2", "Turnover under 5%", "STATIC"],
        ["COMPLETED", 1],
        ["STATIC", 2],
        ["Work stream 2: Front door"],
        HEAD,
        row("2.1", "Agree one threshold document", "STATIC"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    first, second = reading.plan.work_streams
    assert ([m.horizon for m in first.measures], len(first.actions), len(second.actions), len(second.measures)) == (
        [6, 6],
        1,
        1,
        0,
    )
    assert found(reading, "summary-disagrees").cell == "B9"
    assert codes(reading) == ["summary-disagrees"]


def test_odd_references_break_nothing(sheet, book):
    rows = [
        HEAD,
        row(":", "Begin the work of the stream"),
        row("²", "Go on with the work of the stream"),
        row("²", "End the work of the stream"),
    ]
    reading = read_plan([book(sheet("Plan", rows))], HILLINGDON)
    assert [a.label for a in reading.plan.actions] == [":", "²", "² (2)"]
    assert codes(reading) == ["ref-repeated"]


def test_a_label_is_one_items_in_the_whole_plan(sheet, book):
    measures = [["Measures at 6 months"], ["Ref", "Measure", "Status"], ["1.1", "Ten more vans", "Completed"]]
    reading = read_plan([book(sheet("Plan", [HEAD, row("1.1", "Open the new depot")]), sheet("Measures", measures))], None)
    (action,), (measure,) = reading.plan.actions, reading.plan.measures
    assert (action.label, measure.label, measure.ref) == ("1.1", "measure 1.1", "1.1")
    assert codes(reading) == []


def test_a_line_to_paste_is_toml_whatever_the_heading_holds(sheet, book):
    rows = [[*HEAD, 'The "red" \\ green rule'], [*row("1", "Open the new depot in the south"), "CS-114"]]
    unknown = found(read_plan([book(sheet("Work stream 1", rows))], HILLINGDON), "column-unknown")
    assert lines_in(unknown.fix) == [{"publish_columns": ['The "red" \\ green rule']}]


def test_the_line_for_a_guessed_column_keeps_what_the_layout_has(sheet, book):
    people = ["Head of Air", "AD Place", "J Smith", "Head of Housing"]
    rows = [["Action", 'In "whose" hands', "Status"]]
    rows += [[f"Survey street {n} for the new crossing", name, "On track"] for n, name in enumerate(people)]
    named = Layout("ours", columns=(Spellings("action", ("Action",)), Spellings("lead", ("Lead",))))
    for layout, names in ((None, []), (named, ["Lead"])):
        guessed = found(read_plan([book(sheet("Plan", rows))], layout), "column-guessed")
        assert lines_in(guessed.fix) == [{"lead": [*names, 'In "whose" hands']}]
