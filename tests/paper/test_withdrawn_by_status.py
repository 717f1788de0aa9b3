"""An action whose status says that it is withdrawn: counted and named while it stands, and not gone without a word after."""

import pytest
from packs import build, paper
from workbooks import HEADINGS, plan_workbook, row

from reportgen import quarter

HEADED = [*HEADINGS, "Changes since last report"]
REASON = "Cancelled by the board in May: the grant has ended."


@pytest.fixture(params=["Cancelled", "Superseded", "No longer required"])
def folder(tmp_path, request):
    """Two quarters: in the first two actions stand as withdrawn, in the second one of them is off the plan."""
    rows = [
        row(f"1.{n}", f"{what} in every village", "Completed" if n == 1 else "In progress")
        for n, what in enumerate(("Paint", "Sweep", "Light"), 1)
    ]
    gone = row("1.4", "Gritting bins at the schools", request.param, **{HEADED[-1]: REASON})
    kept = row("1.5", "Mirrors at the blind corners", request.param)
    for name, some in (("2024-03", [*rows, gone, kept]), ("2024-06", [*rows, kept])):
        (tmp_path / "inputs" / name).mkdir(parents=True)
        plan_workbook(tmp_path / "inputs" / name / "plan.xlsx", {"Safer streets": some}, HEADED)
        (tmp_path / "inputs" / name / "period.toml").write_text(f"meeting = {name}-20\nas_at = {name}-01\n")
    (tmp_path / "report.toml").write_text('[plan]\nname = "Road safety"\n')
    return tmp_path


def test_one_that_goes_is_told_as_withdrawn_before_with_its_reason(folder):
    pack = build(folder).folder
    steps = {cells[0]: cells[1:] for cells in paper(pack, "schedule").tables[0]}
    assert steps["Withdrawn in the last report, now off the Plan"] == ["1.4", "−1"]
    assert steps["No longer in the Plan, not recorded as retired"] == ["None", "0"]
    (told,) = [cells for table in paper(pack, "schedule").tables[2:] for cells in table if cells[0].startswith("1.4")]
    assert REASON in told[-1]
    assert "No explanation" not in told[-1]
    assert "withdrawn in the last report and now off the Plan (1.4)" in paper(pack, "main").text
    assert "nor recorded as retired" not in paper(pack, "main").text


def test_one_that_stands_is_counted_and_named(folder):
    last = paper(build(folder).folder, "schedule").tables[0][-1]
    assert last[1].endswith("Counted here though withdrawn: 1.5")
    assert last[2] == "4"


def test_the_check_does_not_say_that_papers_are_silent_of_what_is_overdue(folder):
    found = quarter.findings(quarter.Request(folder, None)).standing
    assert not [f for f in found if "say nothing of what is overdue" in f.fix]
