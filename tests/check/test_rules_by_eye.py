"""Each rule on a workbook with one slip in it, and silence on one with none."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from pasted import lines_in
from workbooks import HEADINGS, plan_workbook, row

from reportgen import quarter
from reportgen.check import RULES
from reportgen.check.codes import CODES, OFF

DATES = {"meeting": date(2024, 7, 3), "as_at": date(2024, 6, 30)}
CLEAN = {
    "Safer streets": [
        row("1.1", "Repaint every school crossing", "COMPLETED", due=date(2024, 3, 31)),
        row("1.2", "Lower the speed limit in twelve villages"),
        row("1.3", "Gritting routes reviewed & published", "STATIC"),
        row("1.4", "Renew the signs on the bypass"),
    ],
    "Safer people": [
        row("2.1", "Train cyclists in year six", "COMPLETED", lead="Road Safety Officer"),
        row("2.2", "Offer older drivers a free assessment", lead="Road Safety Officer"),
    ],
}
SETTINGS = 'inputs = "inputs"\n[plan]\nlayout = "ours.toml"\nstart = 2024-01-01\nend = 2025-12-31\n'
LAYOUT = """
[columns]
ref = ["Ref"]
action = ["Action"]
targets = ["Key targets"]
lead = ["Lead"]
due = ["Due date"]
progress = ["Progress", "Progress update"]
status = ["Status"]
[[status]]
label = "Completed"
rag = "green"
complete = true
[[status]]
label = "In progress"
rag = "amber"
complete = false
[[status]]
label = "Static"
rag = "red"
complete = false
[[status]]
label = "On track"
rag = "green"
complete = false
"""


def altered(at, name, **changes):
    """The clean plan with other cells in one row: altered("1.2", Lead=None)."""
    return {
        stream: [
            {**each, **{key.replace("_", " "): value for key, value in changes.items()}} if each["Ref"] == at else each
            for each in rows
        ]
        for stream, rows in name.items()
    }


@pytest.fixture
def check(tmp_path):
    """The findings of a plan, and of another before it, but for those that reading makes of the column Key targets."""

    def run(streams, before=None, settings="", headings=HEADINGS, changes=None, **more):
        (tmp_path / "report.toml").write_text(SETTINGS + settings, encoding="utf-8")
        (tmp_path / "ours.toml").write_text(LAYOUT, encoding="utf-8")
        for month, plan in (("2024-03", before), ("2024-07", streams)):
            if plan is not None:
                folder = tmp_path / "inputs" / month
                folder.mkdir(parents=True, exist_ok=True)
                plan_workbook(folder / "plan.xlsx", plan, headings=headings, changes=changes if plan is streams else None)
        moment = datetime(2024, 7, 1, 9, 0)  # noqa: DTZ001
        return quarter.findings(quarter.Request(tmp_path, moment, **{**DATES, **more})).standing

    return run


def codes(findings):
    return [finding.code for finding in findings]


def only(findings, code):
    assert codes(findings) == [code]
    return findings[0]


def test_a_clean_plan_has_no_findings(check):
    assert check(CLEAN) == ()


def test_a_clean_plan_that_moved_on_has_no_findings(check):
    before = altered("2.1", altered("1.2", CLEAN, Progress="Consulted."), Status="IN PROGRESS", Progress="Booked.")
    now = {name: [{**each, "Progress": f"{each['Progress']} Since then more."} for each in rows] for name, rows in CLEAN.items()}
    assert check(now, before) == ()


@pytest.mark.parametrize(
    "ref, change, code, cell, words",
    [
        ("1.2", {"Lead": None}, "lead-missing", "D6", "1.2 has no lead"),
        ("1.2", {"Lead": "TBC"}, "lead-missing", "D6", "1.2 has no lead: the cell says"),
        ("1.2", {"Lead": "n/a"}, "lead-missing", "D6", "1.2 has no lead"),
        ("1.2", {"Due_date": date(2024, 5, 31)}, "overdue", "E6", "due by 31 May 2024 and is still In progress on 30 June 2024"),
        ("1.2", {"Due_date": date(2014, 12, 31), "Status": "COMPLETED"}, "due-before-start", "E6", "before the plan starts"),
        ("1.2", {"Due_date": date(2042, 12, 31)}, "due-after-end", "E6", "after the plan ends on 31 December 2025"),
        ("1.2", {"Progress": None}, "progress-missing", "F6", "nothing is said of its progress"),
        ("1.1", {"Progress": None}, "completed-unevidenced", "F5", "nothing says when or how it was completed"),
        (
            "1.1",
            {"Progress": "Painted 40. Awaiting the last two schools."},
            "completed-words-differ",
            "F5",
            "Awaiting the last two",
        ),
        ("1.2", {"Progress": "See https://example.org/limits for the list."}, "bare-address", "F6", "https://example.org/limits"),
        ("1.4", {"Action": "Lower the speed limit in twelve villages."}, "action-repeated", "B8", "says the same as 1.2"),
        ("1.4", {"Ref": "1.5"}, "ref-gap", "A8", "but 1.4 is not among them"),
        ("1.2", {"Progress": "Told to write to jo.smith@example.org."}, "personal-email", "F6", "j*.*****@example.org"),
        ("1.2", {"Progress": "Ring Mrs Lee on 07700 900123."}, "personal-phone", "F6", "07*** ****23"),
        ("1.2", {"Progress": "Case of NHS no. 943 476 5919."}, "personal-nhs-number", "F6", "94* *** **19"),
        ("1.2", {"Progress": "Child A, DoB 3/4/2011, has moved."}, "personal-birth-date", "F6", "*/*/****"),
        ("1.2", {"Progress": "Paid under AB123456C."}, "personal-ni-number", "F6", "AB*****6C"),
        ("1.2", {"Progress": "The bus stop at UB8 1UW."}, "personal-postcode", "F6", "UB8 1UW"),
    ],
)
def test_a_slip_is_told_where_it_is(check, ref, change, code, cell, words):
    found = only(check(altered(ref, CLEAN, **change)), code)
    assert (found.sheet, found.cell, found.label) == ("Work stream 1", cell, change.get("Ref", ref))
    assert words in found.message
    assert found.lead == change.get("Lead", "Head of Highways")


def test_personal_data_is_in_nothing_that_is_written_down(check):
    text = "Jo Lee, DoB 03/04/2011, NHS no. 943 476 5919, AB 12 34 56 C, 07700 900123, jo.lee@example.org"
    before = altered("1.2", CLEAN, Progress=text)
    for found in check(before, before):
        for secret in ("03/04", "476", "12 34", "900123", "jo.lee"):
            assert secret not in f"{found.message}{found.text}{found.before}"


def test_numbers_that_are_no_personal_data_are_not_told(check):
    text = "Budget 1234567890, order 0123-4567-89, 0800 123 4567, 2014/15 to 2024/25, born of need, ext. 01234, 9434765918"
    assert check(altered("1.2", CLEAN, Progress=text)) == ()


def test_a_column_of_birth_dates_is_told_at_its_heading(check):
    headings = [*HEADINGS, "DoB"]
    found = check(altered("1.2", CLEAN, DoB="04/05/2012"), headings=headings)
    assert {(f.code, f.cell) for f in found} == {("column-unknown", "H4"), ("personal-birth-date", "H4")}


def test_an_open_action_is_not_overdue_without_the_day_or_once_it_says_complete(check):
    late = altered("1.2", CLEAN, Due_date=date(2024, 5, 31))
    assert codes(check(late, meeting=None, as_at=None)) == ["meeting-not-given", "as-at-not-given"]
    assert check(altered("1.2", late, Status="COMPLETED")) == ()


def test_a_green_action_past_its_date_is_told_as_on_track(check):
    found = only(check(altered("1.2", CLEAN, Status="On track", Due_date=date(2024, 5, 31))), "overdue-on-track")
    assert (found.cell, "still On track (green)" in found.message) == ("G6", True)


def test_dates_that_are_bunched_are_told_once(check):
    rows = [
        row(f"1.{n}", f"Repaint the crossing near school {n}", due=date(2025, 3, 31) if n < 8 else date(2024, 9, n))
        for n in range(1, 13)
    ]
    found = only(check({"Safer streets": rows}), "due-bunched")
    assert found.message.startswith("7 of the 12 open actions with a date are due by 31 March 2025: 1.1, 1.2,")


def test_a_reference_out_of_order_and_one_of_another_stream(check):
    rows = CLEAN["Safer streets"]
    assert only(check({**CLEAN, "Safer streets": [rows[1], rows[0], *rows[2:]]}), "ref-order").severity == "note"
    found = check(altered("1.4", CLEAN, Ref="2.4"))
    assert codes(found) == ["ref-of-other-stream"]


def test_a_missing_reference_is_named_as_its_neighbours_are_typed(check):
    rows = [row(f"RS/A{n:02}", f"Repaint the crossing near school {n}") for n in (1, 2, 3, 5, 6)]
    found = only(check({"Safer streets": rows}), "ref-gap")
    assert (found.ref, "but RS/A04 is not among them" in found.message) == ("RS/A05", True)


def test_a_sheet_that_report_toml_gives_a_role_is_read_so_and_one_that_is_not_there_is_told(check):
    entry = '[[source]]\nrole = "indicators"\nfile = "plan.xlsx"\nsheet = "{}"\n'
    late = altered("2.2", CLEAN, Lead=None)
    assert codes(check(late)) == ["lead-missing"]
    assert codes(check(late, settings=entry.format("Work stream 2"))) == ["sheet-left-out"]
    told = check(CLEAN, settings=entry.format("Workstream 2"))
    assert 'Did you mean "Work stream 2"?' in only(told, "source-sheet-missing").fix


def test_leads_are_held_against_the_list_with_the_nearest_name(check):
    known = '[leads]\nknown = ["Head of Highways"]\nRSO = "Road Safety Officer"\n'
    assert check(CLEAN, settings=known) == ()
    found = only(check(altered("1.2", CLEAN, Lead="Head of Hihgways"), settings=known), "lead-unknown")
    assert 'Did you mean "Head of Highways"?' in found.fix


def test_what_is_off_is_told_where_it_is_asked_for(check):
    named = altered("1.2", CLEAN, Lead="Jo Smith")
    assert check(named) == ()
    assert only(check(named, settings='[checks]\nlead-is-person = "warning"\n'), "lead-is-person").severity == "warning"
    assert only(check(CLEAN, settings='[checks]\ncompleted-early = "note"\n'), "completed-early").label == "2.1"


def test_comments_and_unseen_text_are_told(check):
    def mark(sheet):
        if sheet.title == "Work stream 1":
            sheet["B5"].comment = Comment("Ask Jo", "Jo")
            sheet["F6"].font = Font(color="FFFFFF")

    found = check(CLEAN, changes=mark)
    assert [(f.code, f.cell) for f in found] == [("text-unseen", "F6"), ("comments-left-out", "B5")]


def test_a_dashboard_is_held_against_the_plan_and_its_percentages_against_its_counts(check):
    def dashboard(sheet):
        if sheet.title == "Work stream 2":
            page = sheet.parent.create_sheet("Summary")
            for line in (["Completed", 2, "33%"], ["In progress", 2, "50%"], ["Static", 1, "17%"], ["Total", 6]):
                page.append(line)

    found = check(CLEAN, changes=dashboard)
    assert [(f.code, f.sheet, f.cell) for f in found] == [
        ("summary-disagrees", "Summary", "B2"),
        ("percentage-disagrees", "Summary", "C2"),
    ]


def test_a_table_of_other_things_is_no_dashboard(check):
    def visits(sheet):
        if sheet.title == "Work stream 2":
            page = sheet.parent.create_sheet("Visits")
            for line in (["Completed", 41], ["In progress", 17], ["Static", 9]):
                page.append(line)

    assert check(CLEAN, changes=visits) == ()


def test_a_heading_that_was_renamed_is_told_with_the_line_that_mends_it(check):
    headings = [{"Progress": "What we have done"}.get(heading, heading) for heading in HEADINGS]
    plan = {name: [{**each, "What we have done": each["Progress"]} for each in rows] for name, rows in CLEAN.items()}
    found = only(check(plan, headings=headings), "layout-heading-missing")
    assert found.cell == "F4"
    assert found.fix.endswith('"Progress update", "What we have done"].')


# --- compared with the last plan ---


@pytest.mark.parametrize(
    "then, now, code, words",
    [
        ({"Status": "COMPLETED"}, {}, "completed-reopened", "1.2 was Completed in the last plan and is In progress now"),
        ({}, {"Status": "STATIC"}, "status-fell", "1.2 was In progress (amber) in the last plan and is Static (red) now"),
        ({"Due_date": date(2024, 9, 30)}, {}, "due-moved", 'was "2024-09-30" in the last plan and is "2024-12-31" now'),
        ({}, {"Due_date": None}, "due-dropped", "has no due date now"),
        (
            {"Key_targets": "95% by June"},
            {"Key_targets": "90% by June"},
            "target-changed",
            "said 95% in the last plan and say 90% now",
        ),
        ({"Progress": "The same."}, {"Progress": "The same."}, "progress-unchanged", "says the same as in the last plan"),
    ],
)
def test_what_changed_is_told(check, then, now, code, words):
    before = {name: [{**each, "Progress": f"Then: {each['Progress']}"} for each in rows] for name, rows in CLEAN.items()}
    found = [f for f in check(altered("1.2", CLEAN, **now), altered("1.2", before, **then)) if f.code not in ("due-open",)]
    assert words in only(found, code).message
    assert found[0].label == "1.2"


def test_a_status_that_moved_alone_says_what_the_cell_said_last_time(check):
    before = altered(
        "1.2",
        {name: [{**each, "Progress": f"Then: {each['Progress']}"} for each in rows] for name, rows in CLEAN.items()},
        Progress="The same.",
    )
    found = only(check(altered("1.2", CLEAN, Status="COMPLETED", Progress="The same."), before), "status-moved-alone")
    assert (found.text, found.before) == ("The same.", "The same.")


def test_an_action_that_has_gone_is_told_and_whether_it_was_completed(check):
    then = {name: [{**each, "Progress": f"Then: {each['Progress']}"} for each in rows] for name, rows in CLEAN.items()}
    gone = {**CLEAN, "Safer streets": [each for each in CLEAN["Safer streets"] if each["Ref"] not in ("1.1", "1.3")]}
    unfinished, completed = check(gone, then)
    assert (unfinished.code, completed.code) == ("removed-unfinished", "removed-completed")
    assert (unfinished.label, unfinished.before, unfinished.lead) == ("1.3", "Static", "Head of Highways")
    assert (completed.label, completed.before, completed.severity) == ("1.1", "Completed", "note")


# --- the registry ---


def test_every_rule_has_a_docstring_and_stands_once():
    assert all(rule.__doc__ for rule in RULES)
    assert len(set(RULES)) == len(RULES)
    assert set(CODES) > OFF


def test_like_findings_of_one_lead_keep_the_lead(check):
    rows = [
        {**row(f"1.{n}", f"Repaint the crossing near school {n}"), "Progress": None if n < 7 else "Going well."}
        for n in range(1, 15)
    ]
    found = only([replace(f) for f in check({"Safer streets": rows}) if f.code == "progress-missing"], "progress-missing")
    assert (len(found.cells), found.lead) == (6, "Head of Highways")


# --- a heading of the layout that is gone ---

PEOPLE = ["Head of Air", "AD Place", "J Smith", "Head of Housing", "AD People", "Director of Health"]
PLAIN = '[columns]\naction = ["Action"]\nlead = ["Lead"]\nstatus = ["Status", "RAG"]\nprogress = ["Progress"]\n'


@pytest.fixture
def renamed(tmp_path):
    """The finding about a field whose heading is none of the layout's, in a table of columns given as {heading: contents}."""
    from openpyxl import Workbook

    kinds = {
        "action": [f"Survey street {n} for the new crossing" for n in range(6)],
        "people": PEOPLE,
        "others": PEOPLE[::-1],
        "codes": [f"X{n:03}" for n in range(6)],
        "status": ["On track", "Delayed"] * 3,
        "prose": ["We asked all of the residents of this street."] * 6,
        "areas": ["Up", "Down"] * 3,
    }

    def told(columns, field, before=None):
        (tmp_path / "report.toml").write_text('inputs = "inputs"\n[plan]\nlayout = "ours.toml"\n', encoding="utf-8")
        (tmp_path / "ours.toml").write_text(PLAIN, encoding="utf-8")
        for month, table in (("2024-03", before), ("2024-07", columns)):
            if table:
                book = Workbook()
                book.active.append(list(table))
                for cells in zip(*(kinds[kind] for kind in table.values()), strict=True):
                    book.active.append(cells)
                (tmp_path / "inputs" / month).mkdir(parents=True)
                book.save(tmp_path / "inputs" / month / "plan.xlsx")
        found = quarter.findings(quarter.Request(tmp_path, datetime(2024, 7, 1, 9, 0), **DATES)).standing  # noqa: DTZ001
        missing = [f for f in found if f.code == "layout-heading-missing" and f" {field} = [" in f" {f.fix}"]
        return [line[field] for finding in missing for line in lines_in(finding.fix) if field in line]

    return told


def test_of_a_renamed_lead_the_column_that_was_a_column_of_its_own_is_not_proposed(renamed):
    before = {"Action": "action", "Lead": "people", "Status": "status", "Progress": "prose", "Responsible team": "others"}
    now = {"Action": "action", "Owner of action": "people", "Status": "status", "Progress": "prose", "Responsible team": "others"}
    assert renamed(now, "lead", before) == [["Lead", "Owner of action"]]


def test_of_a_renamed_lead_each_column_that_fits_is_proposed_where_no_earlier_plan_tells(renamed):
    now = {"Action": "action", "Owner of action": "people", "Status": "status", "Progress": "prose", "Responsible team": "others"}
    assert sorted(renamed(now, "lead")) == [["Lead", "Owner of action"], ["Lead", "Responsible team"]]


def test_a_column_that_holds_something_else_is_not_proposed(renamed):
    now = {"Action": "action", "Status": "status", "Progress": "prose", "Ledger": "codes", "Way": "areas"}
    assert renamed(now, "lead") == []


def test_columns_that_nobody_knows_are_proposed_by_what_they_hold(renamed):
    now = {"Action": "action", "In whose hands": "people", "Standing by": "others", "Status": "status", "Ledger": "codes"}
    assert sorted(renamed(now, "lead")) == [["Lead", "In whose hands"], ["Lead", "Standing by"]]


def test_of_several_status_columns_the_one_that_counts_is_proposed(renamed):
    now = {"Action": "action", "Lead": "people", "Previous BRAG": "status", "BRAG now": "status", "Progress": "prose"}
    assert renamed(now, "status")[0] == ["Status", "RAG", "BRAG now"]


# --- a heading of the layout that one sheet has renamed ---


@pytest.fixture
def of_sheets(tmp_path):
    """The findings layout-heading-missing about a workbook whose second sheet has these columns, {heading: cells}."""
    from openpyxl import Workbook

    first = {"Action": ["Survey the homes", "Let the contract"], "Lead": PEOPLE[:2], "Status": ["On track", "Delayed"]}
    first["March 2024 update"] = ["Half of them are done.", "The tenders are back."]

    def told(second):
        (tmp_path / "inputs" / "2024-07").mkdir(parents=True)
        (tmp_path / "report.toml").write_text('inputs = "inputs"\n[plan]\nlayout = "ours.toml"\n', encoding="utf-8")
        words = '[[status]]\nlabel = "On track"\n[[status]]\nlabel = "Delayed"\n'
        plain = PLAIN.replace('"Status", "RAG"', '"Status"').replace('"Progress"', '"March 2024 update"')
        (tmp_path / "ours.toml").write_text(plain + words, encoding="utf-8")
        book = Workbook()
        for sheet, table in ((book.active, first), (book.create_sheet("Repairs"), second)):
            sheet.append(list(table))
            for cells in zip(*table.values(), strict=True):
                sheet.append(cells)
        book.save(tmp_path / "inputs" / "2024-07" / "plan.xlsx")
        standing = quarter.findings(quarter.Request(tmp_path, datetime(2024, 7, 1, 9, 0), **DATES)).standing  # noqa: DTZ001
        return [f for f in standing if f.code == "layout-heading-missing"]

    return told


SECOND = {"Action": ["Train the callers", "Buy the sensors"], "Lead": PEOPLE[2:4]}


def test_a_heading_that_one_sheet_renamed_is_told_with_the_line_that_mends_it(of_sheets):
    words = {"Where we are": ["Delayed", "On track"], "June 2024 update": ["Three are trained.", "Half are bought."]}
    found = of_sheets({**SECOND, **words})
    assert [(f.severity, f.sheet, f.cell) for f in found] == [("warning", "Repairs", "C1")]
    assert 'heading "Status" is not on \'Repairs\'; "Where we are" was taken in its place.' in found[0].message
    assert found[0].fix.endswith('status = ["Status", "Where we are"].')


def test_a_sheet_that_has_no_such_column_is_not_told_of(of_sheets):
    assert of_sheets({**SECOND, "Cost code": ["X1", "Y2"]}) == []
