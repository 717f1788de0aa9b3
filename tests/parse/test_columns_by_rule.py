"""What a column is by what each of its cells says: numbers of minutes, targets that are no dates, letters for a rank."""

from reportgen.parse import read_plan

LEADS = ["Head of Housing", "Asset Manager", "Service Manager", "Head of Finance"]
DUES = ["March 2025", "30/06/2025", "Sept 2025", "December 2025"]
ACTIONS = [
    "Review the lettings policy with every team",
    "Publish the stock survey on the web site",
    "Train the call centre in the new repairs script",
    "Agree a damp and mould protocol with the trust",
]


def read(book, sheet, headings, *columns):
    """A table of four rows read, its columns given one by one."""
    return read_plan([book(sheet("Plan", [headings, *(list(row) for row in zip(*columns, strict=True))]))], None)


def test_the_number_of_the_minute_is_the_reference_though_one_minute_sets_two_actions(book, sheet):
    minutes = ["23/114", "23/118", "23/118", "A23/41"]
    reading = read(book, sheet, ["Minute", "What was agreed", "Who", "By when"], minutes, ACTIONS, LEADS, DUES)
    assert [action.ref for action in reading.plan.actions] == minutes


def test_targets_some_of_which_are_amounts_are_no_due_dates_though_most_name_a_month(book, sheet):
    targets = ["25 by March 2025", "July 2025", "Nov 2025", "Oct 2025"]
    reading = read(book, sheet, ["Ref", "Action", "Key targets", "Lead"], "1234", ACTIONS, targets, LEADS)
    assert [action.targets for action in reading.plan.actions] == targets
    assert {action.due for action in reading.plan.actions} == {None}


def test_targets_that_are_dates_are_due_dates(book, sheet):
    targets = ["March 2025", "31 July 2025", "by Nov 2025", "after the election"]
    reading = read(book, sheet, ["Ref", "Action", "Key targets", "Lead"], "1234", ACTIONS, targets, LEADS)
    assert [action.due.text for action in reading.plan.actions] == targets


def test_letters_that_come_again_rank_the_actions_and_part_no_plan(book, sheet):
    goals = ["Homes that are warm", None, "Streets that are safe", None]
    headings = ["Objective", "Action", "Lead", "Due date", "Priority"]
    reading = read(book, sheet, headings, goals, ACTIONS, LEADS, DUES, "UCUI")
    assert [action.objective for action in reading.plan.actions] == [goals[0], goals[0], goals[2], goals[2]]
    assert len(reading.plan.work_streams) == 1


def test_of_a_heading_that_is_both_the_action_is_what_is_done(book, sheet):
    goals = ["Know the risk", None, "Cut the risk", None]
    reading = read(book, sheet, ["Objective", "Measure / action", "Lead", "Timescale"], goals, ACTIONS, LEADS, DUES)
    assert [action.action for action in reading.plan.actions] == ACTIONS


def test_a_month_short_in_welsh_beside_its_english_is_that_month(book, sheet):
    dues = ["Gorff 2024 / July 2024", *DUES[1:]]
    reading = read(book, sheet, ["Action", "Lead", "Due date"], ACTIONS, LEADS, dues)
    due = reading.plan.actions[0].due
    assert (due.earliest.isoformat(), due.latest.isoformat()) == ("2024-07-01", "2024-07-31")


def test_a_post_by_its_rank_beside_the_head_of_another_is_a_lead_of_its_own(book, sheet):
    leads = ["Principal OT & Head of Front Door", "Head of Adults", "Carers Lead", "Team Managers"]
    reading = read(book, sheet, ["Action", "Lead", "Due date"], ACTIONS, leads, DUES)
    assert reading.plan.actions[0].lead == ("Principal OT", "Head of Front Door")


def test_a_sentence_that_counts_the_actions_is_none_of_them(book, sheet):
    rows = [
        ["Ref", "Action", "Lead", "Due date"],
        *([str(at), text, lead, due] for at, (text, lead, due) in enumerate(zip(ACTIONS, LEADS, DUES, strict=True), 1)),
        [None, "4 actions, of which 3 have been finished since they were set"],
    ]
    reading = read_plan([book(sheet("Plan", rows))], None)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert {record.row: record.kind for record in reading.rows}[6] == "summary"


def test_who_answers_at_the_top_leads_only_where_nobody_else_is_named(book, sheet):
    top = ["Chief Fire Officer", "Director of Place", "ACO (People)", "DCC"]
    alone = read(book, sheet, ["Action", "Senior responsible owner", "Due date"], ACTIONS, top, DUES)
    assert [action.lead for action in alone.plan.actions] == [(name,) for name in top]
    beside = read(book, sheet, ["Action", "Force lead", "Chief officer", "Due date"], ACTIONS, LEADS, top, DUES)
    assert [action.lead for action in beside.plan.actions] == [(name,) for name in LEADS]


def test_a_rank_with_a_slash_is_one_lead(book, sheet):
    leads = ["C/Supt Operations", "D/Supt PVP & Head of Learning", "Supt Crime / Head of Digital", "A/B"]
    reading = read(book, sheet, ["Action", "Lead", "Due date"], ACTIONS, leads, DUES)
    assert [action.lead for action in reading.plan.actions] == [
        ("C/Supt Operations",),
        ("D/Supt PVP", "Head of Learning"),
        ("Supt Crime", "Head of Digital"),
        ("A", "B"),
    ]


def plan(*below):
    """A plan of four actions with rows below it."""
    rows = zip("1234", ACTIONS, LEADS, DUES, strict=True)
    return [["Ref", "Action", "Lead", "Due date"], *map(list, rows), *below]


def test_decisions_below_a_plan_are_no_actions(book, sheet):
    asked = [["Decisions asked of the board"], ["No", "Decision", "Paper"], ["D1", "Agree that the crossing be moved", "6a"]]
    reading = read_plan([book(sheet("Plan", plan([], [], *asked), bold=["A8", "A9", "B9", "C9"]))], None)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert any("crossing" in note.text for note in reading.plan.notes)


def test_how_many_of_all_are_done_is_a_total(book, sheet):
    reading = read_plan([book(sheet("Plan", plan([None, "Actions complete", None, "2 of 4"])))], None)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert {record.row: record.kind for record in reading.rows}[6] == "total"


def test_a_group_with_its_sponsor_in_the_column_of_leads_is_no_action(book, sheet):
    rows = [
        ["Ref", "Action", "Lead", "Due date"],
        *(["A", "Homes", "Sponsor: Director of Homes"], ["A1", ACTIONS[0], LEADS[0], DUES[0]]),
        *(["B", "Money", "Sponsor: Treasurer"], ["B1", ACTIONS[3], LEADS[3], DUES[3]]),
    ]
    reading = read_plan([book(sheet("Plan", rows, bold=["A2", "B2", "A4", "B4"]))], None)
    assert [(stream.title, [a.ref for a in stream.actions]) for stream in reading.plan.work_streams] == [
        ("Homes", ["A1"]),
        ("Money", ["B1"]),
    ]


def test_a_task_that_sums_up_those_below_it_is_no_action_but_one_with_a_lead_is(book, sheet):
    def refs(lead, due):
        rows = [
            ["WBS", "Task name", "Finish", "Lead"],
            *(["1", "Governance", due, lead], ["1.1", ACTIONS[0], DUES[0], LEADS[0]], ["1.2", ACTIONS[1], DUES[1], LEADS[1]]),
            *(["2", "Systems", DUES[3], None], ["2.1", ACTIONS[2], DUES[2], LEADS[2]], ["2.2", ACTIONS[3], DUES[3], LEADS[3]]),
        ]
        reading = read_plan([book(sheet("Tasks", rows, bold=["A2", "B2", "C2", "A5", "B5", "C5"]))], None)
        return sorted(action.ref for action in reading.plan.actions)

    assert refs(None, DUES[1]) == ["1.1", "1.2", "2.1", "2.2"]
    assert refs("Head of Law", DUES[1]) == ["1", "1.1", "1.2", "2.1", "2.2"]
    assert refs(None, "January 2027") == ["1", "1.1", "1.2", "2.1", "2.2"]


HEAD = ["No", "Agreed action", "Lead", "Due date"]
TOLD = ["1.1", "Publish the guidance", "Head of Adults", "May 2025"]


def test_recommendations_whose_numbers_begin_anew_in_each_block_are_objectives_of_the_blocks(book, sheet):
    first = [
        ["Review of Arthur"],
        HEAD,
        ["Recommendation 1: Guidance is used"],
        TOLD,
        ["Recommendation 2: Meetings are held"],
        TOLD,
    ]
    second = [["Review of Bea"], HEAD, ["Recommendation 1: Capacity is assessed"], TOLD]
    bold = ["A1", "A3", "A5", "A8", "A10"]
    reading = read_plan([book(sheet("Plan", [*first, [], *second], bold=bold))], None)
    found = [(stream.title, action.objective) for stream in reading.plan.work_streams for action in stream.actions]
    assert found == [
        ("Review of Arthur", "Recommendation 1: Guidance is used"),
        ("Review of Arthur", "Recommendation 2: Meetings are held"),
        ("Review of Bea", "Recommendation 1: Capacity is assessed"),
    ]


def test_a_block_whose_title_says_completed_actions_behind_its_name_is_retired(book, sheet):
    def retired(title):
        rows = [["Review of Arthur"], HEAD, TOLD, [], [title], HEAD, ["2.1", "Train the staff", "Head of Homes", "May 2024"]]
        reading = read_plan([book(sheet("Plan", rows, bold=["A1", "A5"]))], None)
        return [action.ref for action in reading.plan.retired]

    assert retired("Review of Colin – completed actions, signed off in May") == ["2.1"]
    assert retired("Review of Colin – actions that have to be completed") == []
