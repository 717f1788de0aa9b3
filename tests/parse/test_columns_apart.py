"""What a column is, told from the columns beside it: answers, sentences, terms, groups and what came of an action."""

from reportgen.parse import read_plan

LEADS = ["Head of Housing", "Asset Manager", "Service Manager", "Head of Finance"]
DUES = ["March 2025", "30/06/2025", "Sept 2025", "December 2025"]
ACTIONS = [
    "Review the lettings policy with every team",
    "Publish the stock survey on the web site",
    "Train the call centre in the new repairs script",
    "Agree a damp and mould protocol with the trust",
]


def read(book, sheet, headings, *columns, above=(), **dressed):
    """A table of four rows read, its columns given one by one."""
    rows = [*above, headings, *(list(row) for row in zip(*columns, strict=True))]
    return read_plan([book(sheet("Plan", rows, **dressed))], None)


def test_a_response_of_a_word_beside_what_was_agreed_is_no_action(book, sheet):
    said = ["Accepted", None, "Accepted in part", None]
    reading = read(book, sheet, ["Cabinet response", "Action agreed", "Lead", "Due date"], said, ACTIONS, LEADS, DUES)
    assert [action.action for action in reading.plan.actions] == ACTIONS


def test_a_commitment_written_once_for_several_actions_is_what_they_are_for(book, sheet):
    once = ["One transport budget for the whole area", None, None, None]
    reading = read(book, sheet, ["Commitment", "Action", "Lead", "Due date"], once, ACTIONS, LEADS, DUES)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert reading.plan.actions[0].objective == once[0]


def test_sentences_under_status_are_progress_where_a_column_of_ratings_stands_beside_them(book, sheet):
    told = ["Formula agreed in July.", "Data came from four of five.", "Draft is due in May.", "First course was full."]
    rated = ["Green", "Amber", "Green", "Red"]
    reading = read(book, sheet, ["Action", "Lead", "Due date", "Status", "RAG"], ACTIONS, LEADS, DUES, told, rated)
    assert [action.progress for action in reading.plan.actions] == told
    assert [action.status.rag for action in reading.plan.actions] == ["green", "amber", "green", "red"]


def test_updates_by_term_are_progress_the_newest_filled_first(book, sheet):
    above = [[None, None, None, "Impact so far", None, None]]
    autumn = ["Books are in all classes.", "Most staff were trained.", "Two clubs a week ran.", "A draft was seen."]
    spring = [None, "Everyone is trained now.", None, "The policy was adopted."]
    headings = ["Action", "Who", "By when", "Autumn 2024", "Spring 2025", "Summer 2025"]
    columns = (ACTIONS, LEADS, DUES, autumn, spring, [None] * 4)
    reading = read(book, sheet, headings, *columns, above=above, merges=["D1:F1"])
    assert [action.progress for action in reading.plan.actions] == [autumn[0], spring[1], autumn[2], spring[3]]
    assert [update.text for update in reading.plan.actions[1].updates] == [autumn[1]]


def test_a_first_column_of_titles_without_a_known_heading_parts_the_plan_and_is_told(book, sheet):
    parts = ["Roads and paths", None, "Green spaces", None]
    reading = read(book, sheet, ["Patch", "Action", "Lead", "Due date"], parts, ACTIONS, LEADS, DUES)
    assert [stream.title for stream in reading.plan.work_streams] == ["Roads and paths", "Green spaces"]
    assert [finding.text for finding in reading.findings if finding.code == "column-guessed"] == ["Patch"]


def test_an_outcome_after_who_and_when_is_what_came_of_the_action(book, sheet):
    came = ["19 grants were made.", "It is on the web.", "All 40 were trained.", "Signed in May."]
    reading = read(book, sheet, ["Action", "Lead", "Due date", "Outcome"], ACTIONS, LEADS, DUES, came)
    assert [action.progress for action in reading.plan.actions] == came
    wanted = read(book, sheet, ["Action", "Lead", "Outcome", "Due date"], ACTIONS, LEADS, came, DUES)
    assert [action.objective for action in wanted.plan.actions] == came


def test_a_milestone_is_the_action_beside_how_success_is_measured(book, sheet):
    measured = ["Waiting list under 30", "Audit finds 90% good", "Fewer than 20 complaints", "Usage over 50%"]
    reading = read(book, sheet, ["Success measure", "Milestone", "Lead", "Due date"], measured, ACTIONS, LEADS, DUES)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert [action.milestones for action in reading.plan.actions] == measured


def test_where_no_officer_is_named_the_agency_leads(book, sheet):
    officers = ["Head of Housing", None, "Service Manager", None]
    agencies = ["Council", "Fire Service", "Council", "Hospital Trust"]
    headings = ["Action", "Lead agency", "Lead officer", "Due date"]
    reading = read(book, sheet, headings, ACTIONS, agencies, officers, DUES)
    named = [action.lead for action in reading.plan.actions]
    assert named[1] == ("Fire Service",)
    assert named[3] == ("Hospital Trust",)


def test_a_priority_in_words_is_a_rank_and_no_work_stream(book, sheet):
    ranks = ["(1) High", "(2) Normal", "(2) Normal", "(3) Low"]
    reading = read(book, sheet, ["Action", "Lead", "Due date", "Priority"], ACTIONS, LEADS, DUES, ranks)
    assert [stream.title for stream in reading.plan.work_streams] == [None]


def test_why_we_are_doing_it_is_no_action_though_it_is_spelt_like_one(book, sheet):
    why = ["Tenants wait too long", "Nobody knows the stock", "Calls are lost at lunch", "Damp comes back"]
    reading = read(book, sheet, ["Why we are doing this", "What has to happen", "Lead", "Due date"], why, ACTIONS, LEADS, DUES)
    assert [action.action for action in reading.plan.actions] == ACTIONS
    assert [action.objective for action in reading.plan.actions] == why
