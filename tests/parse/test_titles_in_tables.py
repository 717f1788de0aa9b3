"""Titles and merged texts within tables: what is a group's, and what is only a cell's."""

from reportgen.parse import read_plan

HEAD = ["Lead", "Action", "Ref", "Status"]


def row(number, text, lead="Head of Housing"):
    return [lead, text, str(number), "On track"]


def plan_of(sheet, book, rows, **more):
    return read_plan([book(sheet("Plan", rows, **more))], None)


def test_a_bold_title_in_the_column_of_leads_is_no_more_of_the_lead_above(sheet, book):
    rows = [
        HEAD,
        ["Objective 1.1: Homes are safe"],
        row(1, "Review the lettings policy"),
        ["Objective 1.2: Repairs are quick"],
        row(2, "Agree a damp protocol"),
    ]
    reading = plan_of(sheet, book, rows, bold=["A2", "A4"], fills={"A2": "EADCF4", "A4": "EADCF4"})
    assert [(action.lead, action.objective) for action in reading.plan.actions] == [
        (("Head of Housing",), "Objective 1.1: Homes are safe"),
        (("Head of Housing",), "Objective 1.2: Repairs are quick"),
    ]


def test_closed_actions_over_new_headings_is_a_title_though_it_stands_under_status(sheet, book):
    head = ["Status", "Action", "Ref", "Lead"]
    rows = [
        head,
        ["On track", "Review the lettings policy", "1", "Head of Housing"],
        [],
        ["Closed actions"],
        head,
        ["Done", "Agree a damp protocol", "2", "Head of Housing"],
    ]
    reading = plan_of(sheet, book, rows, bold=["A4"])
    [stream] = reading.plan.work_streams
    assert [action.ref for action in stream.actions] == ["1"]
    assert [action.ref for action in stream.retired] == ["2"]


def test_an_objective_merged_over_a_deleted_action_is_that_of_the_others_below_it(sheet, book):
    rows = [
        ["Objective", "Action", "Ref", "Status"],
        ["Homes are safe", "Review the lettings policy", "1", "On track"],
        ["Repairs are quick", "Agree a damp protocol", "2", "On track"],
        [None, "Let the new contract", "3", "On track"],
    ]
    reading = plan_of(sheet, book, rows, merges=["A3:A4"], struck=["A3", "B3", "C3", "D3"])
    assert [(action.ref, action.objective) for action in reading.plan.work_streams[0].actions] == [
        ("1", "Homes are safe"),
        ("3", "Repairs are quick"),
    ]


def test_numbers_of_two_levels_are_no_work_streams_where_each_sheet_is_one(sheet, book):
    def theme(name, number):
        band = f"Recommendation {number}.1: {name} are better"
        rows = [HEAD, [band], row(f"{number}.1.1", "Review the policy"), row(f"{number}.1.2", "Agree a protocol")]
        return sheet(name, rows, merges=["A2:D2"], bold=["A2"])

    reading = read_plan([book(theme("Homes", 1), theme("Streets", 2))], None)
    assert [(stream.title, stream.actions[0].objective) for stream in reading.plan.work_streams] == [
        ("Homes", "Recommendation 1.1: Homes are better"),
        ("Streets", "Recommendation 2.1: Streets are better"),
    ]


def test_the_line_above_a_plan_is_no_objective_for_looking_like_the_one_over_its_closed_actions(sheet, book):
    def theme(name, number):
        rows = [
            [f"{name} in the council's plan"],
            HEAD,
            row(f"{number}.1", "Review the lettings policy"),
            [],
            ["Completed and closed actions"],
            HEAD,
            row(f"{number}.2", "Agree a damp protocol"),
        ]
        return sheet(name, rows, bold=["A1", "A5"])

    streams = read_plan([book(theme("Homes", 1), theme("Streets", 2))], None).plan.work_streams
    assert [(stream.title, len(stream.actions), len(stream.retired)) for stream in streams] == [
        ("Homes", 1, 1),
        ("Streets", 1, 1),
    ]
    assert {action.objective for stream in streams for action in stream.actions} == {None}


def test_a_row_with_a_number_like_those_above_heads_nothing_though_its_texts_are_statuses(sheet, book):
    head = ["Ref", "What we will do", "Due", "RAG - May 2019", "RAG - July 2019", "RAG - Oct 2019"]
    rows = [
        head,
        ["19 LEI 01", "Review the lettings policy", "May 2019", "On target", "On target", "On target"],
        ["19 LEI 02", "Procure a gritting route plan", "Completed", "On target", "On target", "Achieved"],
        ["19 LEI 03", "Agree a damp protocol", "June 2020", "Delayed", "On target", "On target"],
    ]
    assert [action.ref for action in plan_of(sheet, book, rows).plan.actions] == ["19 LEI 01", "19 LEI 02", "19 LEI 03"]


def test_a_band_over_a_page_cut_gives_its_status_to_the_rows_after_the_cut(sheet, book):
    head = ["Ref", "Action", "Lead"]
    rows = [
        head,
        ["In progress"],
        ["1", "Review the lettings policy", "Head of Housing"],
        ["Completed"],
        [],
        head,
        ["2", "Agree a damp protocol", "Head of Housing"],
    ]
    bands = {"A2": "1F9AAF", "A4": "1F9AAF"}
    reading = plan_of(sheet, book, rows, merges=["A2:C2", "A4:C4"], bold=["A2", "A4"], fills=bands)
    actions = [action for stream in reading.plan.work_streams for action in (*stream.actions, *stream.retired)]
    assert {action.ref: action.status.complete for action in actions} == {"1": False, "2": True}


def test_a_number_that_each_work_stream_has_makes_no_twins_of_actions_in_two_of_them(sheet, book):
    long = "so that every team works in the same way, with partners asked for their views first and the cost met from budgets"
    homes = [["Theme 1: Homes"], HEAD, row(1, f"Review the policy {long}"), row(2, "Let the contract")]
    roads = [["Theme 2: Roads"], HEAD, row(1, f"Review the notices {long}"), row(2, "Paint the kerbs")]
    struck = ["A7", "B7", "C7", "D7"]
    reading = plan_of(sheet, book, [*homes, [], *roads], bold=["A1", "A6"], struck=[cell.replace("7", "8") for cell in struck])
    assert [(s.title, [a.ref for a in s.actions], [a.ref for a in s.retired]) for s in reading.plan.work_streams] == [
        ("Homes", ["1", "2"], []),
        ("Roads", ["2"], ["1"]),
    ]
