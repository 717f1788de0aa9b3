"""What each sheet is to the plan: copies, archives, lists, and what the layout says."""

import pytest
from pasted import lines_in

from reportgen.layout import Layout, SheetNames
from reportgen.parse import read_plan
from reportgen.parse.sheet_names import base, retires

HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]
ROWS = [
    [f"1.{n}", f"Review the policy on {what}", "AD People", "May 2025", "On track"]
    for n, what in enumerate(["lettings", "repairs", "parking", "trees"], 1)
]
OTHERS = [
    [f"2.{n}", f"Train every {what} in the new form", "AD Place", "June 2025", "Delayed"]
    for n, what in enumerate(["warden", "driver", "planner"], 1)
]


def codes(reading):
    return [finding.code for finding in reading.findings]


def record(reading, sheet):
    return next(record for record in reading.sheets if record.sheet == sheet)


def layout(**sheets):
    return Layout("ours", stream_word="Work stream", sheets=SheetNames(**sheets))


def test_a_copied_sheet_is_told_and_not_counted_twice(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, *ROWS]), sheet("Plan (2)", [HEAD, *ROWS]))], None)
    assert len(reading.plan.actions) == 4
    assert codes(reading).count("sheet-copied") == 1
    copy = record(reading, "Plan (2)")
    assert (copy.left_out, copy.actions, copy.unsure is not None) == ("copy", 4, True)
    assert record(reading, "Plan").left_out is None


def test_of_a_sheet_for_each_quarter_the_newest_counts(sheet, book):
    newer = [[*row[:4], "Completed"] for row in ROWS]
    reading = read_plan([book(sheet("Q1 2024", [HEAD, *ROWS]), sheet("Q2 2024", [HEAD, *newer]))], None)
    assert {action.status.label for action in reading.plan.actions} == {"Completed"}
    assert record(reading, "Q1 2024").left_out == "copy"


def test_sheets_of_other_names_with_the_same_actions_are_both_counted_and_told(sheet, book):
    reading = read_plan([book(sheet("North team", [HEAD, *ROWS]), sheet("South team", [HEAD, *ROWS]))], None)
    assert len(reading.plan.actions) == 8
    assert "sheet-copied" in codes(reading)
    assert record(reading, "South team").unsure is not None


@pytest.mark.parametrize(
    "name, dates, severity",
    [("Team (2)", "June 2025", "error"), ("South", "May 2025", "error"), ("South", "June 2025", "warning")],
)
def test_a_sheet_that_doubles_another_and_is_counted_is_an_error(sheet, book, name, dates, severity):
    others = [[*row[:3], dates, row[4]] for row in ROWS]
    reading = read_plan([book(sheet("North", [HEAD, *ROWS]), sheet(name, [HEAD, *others]))], None)
    assert len(reading.plan.actions) == 8
    assert [finding.severity for finding in reading.findings if finding.code == "sheet-copied"] == [severity]


def test_a_copy_of_a_plan_of_two_actions_is_not_counted_either(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, *ROWS[:2]]), sheet("Plan (2)", [HEAD, *ROWS[:2]]))], None)
    assert len(reading.plan.actions) == 2
    assert "sheet-copied" in codes(reading)


@pytest.mark.parametrize("name", ["Parking lot", "IDEAS", "Backlog", "The wish list", "On hold items", "Parked actions"])
def test_a_sheet_named_as_set_aside_is_counted_with_a_doubt(sheet, book, name):
    reading = read_plan([book(sheet("Plan", [HEAD, *ROWS]), sheet(name, [HEAD, *OTHERS[:1]]))], None)
    assert "set aside" in record(reading, name).unsure
    assert "sheet-unsure" in codes(reading)


@pytest.mark.parametrize("name", ["Parking", "Big ideas for libraries", "Repairs backlog", "Housing on hold and lettings"])
def test_a_sheet_whose_name_only_has_such_a_word_is_not_doubted(sheet, book, name):
    assert record(read_plan([book(sheet("Plan", [HEAD, *ROWS]), sheet(name, [HEAD, *OTHERS]))], None), name).unsure is None


def test_the_layout_says_which_sheets_count(sheet, book):
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet("Ideas ", [HEAD, *OTHERS]))
    reading = read_plan([grid], layout(leave_out=("ideas",)))
    assert len(reading.plan.actions) == 4
    assert record(reading, "Ideas ").left_out == "layout"
    assert {r.kind for r in reading.rows if r.sheet == "Ideas "} == {"header", "action"}
    assert [f.severity for f in reading.findings if f.code == "sheet-left-out"] == ["note"]


def test_the_layout_makes_a_sheet_retired_or_one_of_measures_or_keeps_a_copy(sheet, book):
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet("Shelf", [HEAD, *OTHERS]), sheet("Plan (2)", [HEAD, *ROWS]))
    reading = read_plan([grid], layout(retired=("Shelf",), plan=("Plan", "Plan (2)")))
    assert (len(reading.plan.actions), len(reading.plan.retired)) == (8, 3)
    assert record(reading, "Shelf").kind == "retired"
    assert "sheet-copied" not in codes(reading)
    measured = read_plan([grid], layout(measures=("Shelf",), leave_out=("Plan (2)",)))
    assert len(measured.plan.measures) == 3


def test_a_sheet_that_the_layout_names_and_nobody_has_is_told(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, *ROWS]))], layout(measures=("Outcomes",)))
    (told,) = [finding for finding in reading.findings if finding.code == "sheet-missing"]
    assert "'Outcomes'" in told.message


def test_a_sheet_that_was_there_when_the_layout_was_written_is_told_when_it_is_gone(sheet, book):
    known = layout(known=("Plan", "Archive", "Update Q1 2025/26"))
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet("Update Q2 2025/26", [HEAD, *OTHERS]))
    (told,) = [finding for finding in read_plan([grid], known).findings if finding.code == "sheet-missing"]
    assert (told.severity, "'Archive'" in told.message) == ("warning", True)
    assert 'known = ["Plan", "Update Q1 2025/26"]' in told.fix


def test_sheets_that_make_one_ask_say_why(sheet, book):
    sheets = [
        sheet("Plan", [HEAD, *ROWS, *OTHERS]),
        sheet("Example", [HEAD, ["9", "Type the action here in full", "You", "May 2025", "On track"]]),
    ]
    reading = read_plan([book(*sheets)], None)
    assert "example" in record(reading, "Example").unsure
    assert "sheet-unsure" in codes(reading)
    assert record(reading, "Plan").unsure is None


def test_every_sheet_has_a_record(sheet, book):
    reading = read_plan(
        [
            book(
                sheet("Plan", [HEAD, *ROWS]),
                sheet("Notes", [["Ask the Chair"]]),
                sheet("Blank", []),
                sheet("Gone", [HEAD, *OTHERS], hidden=True),
            )
        ],
        None,
    )
    assert [(r.sheet, r.kind, r.left_out) for r in reading.sheets] == [
        ("Plan", "plan", None),
        ("Notes", "other", None),
        ("Blank", "empty", None),
        ("Gone", "plan", "hidden"),
    ]


@pytest.mark.parametrize(
    "name",
    ["Completed", "Archive 2022-23", "Closed items", "Dropped", "Superseded actions", "Completed - Q2", "Dropped / closed"],
)
def test_names_of_archives_retire(name):
    assert retires(name, Layout(""))


@pytest.mark.parametrize("name", ["Complete plan", "Closed School Programme", "Plan", "Removed barriers to work", "Children"])
def test_other_names_do_not(name):
    assert not retires(name, Layout(""))


@pytest.mark.parametrize(
    "one, other",
    [("Plan", "Plan (2)"), ("Plan Q1 2024", "Plan Q2 2024"), ("Old plan", "Plan"), ("Action plan v2", "Action Plan")],
)
def test_names_of_copies_come_to_the_same(one, other):
    assert base(one) == base(other)


def test_a_sheet_that_counts_and_that_the_layout_does_not_name_is_told_with_the_lines_to_write(sheet, book):
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet('The "parking lot"', [HEAD, *OTHERS]))
    for named in ({"known": ("Plan",)}, {"plan": ("Plan",)}):
        (told,) = [f for f in read_plan([grid], layout(**named)).findings if f.code == "sheet-unsure"]
        assert (told.severity, told.sheet) == ("warning", 'The "parking lot"')
        assert "3 actions" in told.message
        own = 'The "parking lot"'
        assert lines_in(told.fix) == [{"leave_out": [own]}, {"plan": [*named.get("plan", ()), own]}]
        assert "[sheets]" in told.fix
        for key in ("plan", "leave_out"):
            settled = layout(**{**named, key: (*named.get(key, ()), 'The "parking lot"')})
            assert "sheet-unsure" not in codes(read_plan([grid], settled))


def test_a_layout_that_names_no_sheet_of_the_plan_says_nothing_of_the_others(sheet, book):
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet("More", [HEAD, *OTHERS]), sheet("Ideas", [HEAD, *OTHERS]))
    assert "sheet-unsure" not in codes(read_plan([grid], layout(leave_out=("Ideas",))))


def test_a_sheet_that_only_bears_its_new_period_is_no_new_one(sheet, book):
    grid = book(sheet("Update Q2 2024", [HEAD, *ROWS]))
    assert "sheet-unsure" not in codes(read_plan([grid], layout(known=("Update Q1 2024",))))
    both = book(sheet("Update Q1 2024", [HEAD, *ROWS]), sheet("Update Q2 2024", [HEAD, *OTHERS]))
    assert "sheet-unsure" in codes(read_plan([both], layout(known=("Update Q1 2024",))))


@pytest.mark.parametrize("role", ["plan", "measures", "retired"])
def test_a_sheet_that_the_layout_names_and_that_has_no_table_is_told_with_what_to_do(sheet, book, role):
    grid = book(sheet("Plan", [HEAD, *ROWS]), sheet("Cover", [["Clean air plan"]]), sheet("Blank", []))
    reading = read_plan([grid], layout(**{role: ("Plan", "Cover", "Blank")[role != "plan" :], "known": ("Plan",)}))
    told = [finding for finding in reading.findings if finding.code == "sheet-without-table"]
    assert [(f.severity, f.sheet) for f in told] == [("warning", "Cover"), ("warning", "Blank")]
    assert f"under {role}" in told[0].message
    assert "[columns]" in told[0].fix
    assert "[sheets]" in told[0].fix


def test_a_sheet_that_nobody_has_is_told_with_the_one_that_may_be_meant(sheet, book):
    reading = read_plan([book(sheet("Plan", [HEAD, *ROWS]), sheet("Outcomes", [HEAD, *OTHERS]))], layout(measures=("Outcoms",)))
    (told,) = [finding for finding in reading.findings if finding.code == "sheet-missing"]
    assert "Did you mean 'Outcomes'?" in told.fix
