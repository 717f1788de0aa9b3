"""Four quarters of mischief in a council's own layout, set up by init: each piece is told in a paper of its quarter, in words."""

from datetime import date, timedelta

import pytest
from mischief import QUARTERS, plans, save
from packs import build, paper
from test_cli import run

AS_AT = {name: date.fromisoformat(f"{name}-01") - timedelta(days=1) for name in QUARTERS}
NEXT = dict(zip(QUARTERS, (*QUARTERS[1:], "2025-06"), strict=True))


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """The pack of each quarter but the first, by its month: a function that gives the text of one of its papers."""
    base = tmp_path_factory.mktemp("mischief")
    first, *later = QUARTERS
    quarters = plans()
    save(quarters[first], first, base / "Delivery plan.xlsx")
    done = run(base, "init", "Delivery plan.xlsx", "leisure", "--meeting", f"{first}-20")
    assert done.returncode == 0, done.stderr
    folder = base / "leisure"
    for name in QUARTERS:
        (folder / "inputs" / name).mkdir(exist_ok=True)
        dates = f"meeting = {name}-20\nas_at = {AS_AT[name]}\nnext_meeting = {NEXT[name]}-20\n"
        (folder / "inputs" / name / "period.toml").write_text(dates)
        save(quarters[name], name, folder / "inputs" / name / "Delivery plan.xlsx")
    return {name: build(folder, period=name).folder for name in later}


def schedule_rows(pack, label):
    """The rows of the schedule that tell of an action, as texts."""
    return [
        " | ".join(row) for table in paper(pack, "schedule").tables for row in table if len(row) == 5 and row[0].startswith(label)
    ]


def told(pack, label, *said):
    """Whether a row of the schedule that tells of an action says all of some texts."""
    rows = schedule_rows(pack, label)
    assert any(all(text in row for text in said) for row in rows), rows


def test_a_deleted_row_is_told(packs):
    pack = packs["2024-06"]
    told(pack, "1.3 Publish", "No longer in the Plan", "Not in the Plan", "No explanation is recorded.")
    assert "1 is no longer in the Plan, nor recorded as retired (1.3)" in paper(pack, "main report").text


def test_a_deadline_back_dated_and_one_put_off_are_told(packs):
    pack = packs["2024-06"]
    told(pack, "2.2 Offer", "Due date: 5 months earlier", "30 Sep 2024", "30 Apr 2024")
    told(pack, "2.1 Refurbish", "Due date: 4 months later", "31 Aug 2024", "31 Dec 2024")
    assert "2.2 (due 30 April 2024)" in paper(pack, "main report").text
    told(packs["2024-12"], "2.1 Refurbish", "6 months later, the second move", "30 Jun 2025")


def test_a_target_lowered_is_told_with_both_numbers(packs):
    told(packs["2024-06"], "2.5 Cut", "A number in the milestones changed from 20% to 10%.")


def test_reopened_work_is_told_and_that_the_entry_denies_it(packs):
    pack = packs["2024-09"]
    told(pack, "1.1 Replace", "Status fell back", "Done", "On track")
    assert "Action 1.1 was completed then and is open again." in paper(pack, "main report").text
    assert "The entry beside 1.1 says “No change”; the status changed." in paper(pack, "schedule").text


def test_texts_swapped_and_refs_renumbered_are_told_as_what_they_are(packs):
    pack = packs["2024-09"]
    for label, was in (("2.3 Agree", "2.4"), ("2.4 Train", "2.3"), ("3.1 Digitise", "3.2"), ("3.2 Open", "3.1")):
        told(pack, label, f"Renumbered | {was}", "No explanation is recorded.")
    assert all("Wording" not in row for label in ("2.3", "2.4") for row in schedule_rows(pack, label))


def test_an_action_retired_unfinished_is_told_where_it_was(packs):
    pack = packs["2024-09"]
    told(pack, "2.5 Cut", "Retired without having been completed", "In the Retired box: on track")
    assert len(schedule_rows(pack, "2.5 Cut")) == 1  # one box serves all priorities: it has not moved to the last of them
    assert "Changes: 3 (4 actions in all), all at the front (2.3, 2.4 and 2.5)." in paper(pack, "schedule").text


def test_what_was_retired_and_what_was_deleted_are_told_as_back_with_their_later_dates(packs):
    pack = packs["2025-03"]
    told(pack, "2.5 Cut", "Reinstated", "In the Retired box")
    told(pack, "2.5 Cut", "Due date: 12 months later")
    back = "Back in the plan; it was last there in March 2024, as 1.3, and not in the last plan."
    told(pack, "1.5 Publish", back, "It was then due 30 September 2024, and is now due 31 December 2025.")
    report = paper(pack, "main report").text
    assert "1.5 (added): back in the plan; it was last there in March 2024, as 1.3" in report
    assert "2.5 (back from the Retired box): no explanation is recorded." in report


def test_a_status_column_blanked_is_told_and_that_what_was_done_is_not_said_to_be(packs):
    pack = packs["2024-12"]
    report = paper(pack, "main report").text
    assert "No status is recorded for any of them." in report
    assert "Actions 3.3 and 4.3 were completed then, and the workbook does not say so now." in report
    told(pack, "3.3 Set up", "Status fell back", "Done", "Not recorded")
    told(pack, "3.4 Repair", "Status no longer recorded", "Delayed", "Not recorded")


def test_a_quarter_without_statuses_does_not_wipe_out_how_long_an_action_has_been_delayed(packs):
    text = paper(packs["2025-03"], "risk").text
    assert "Delayed for at least 12 months, since March 2024 (no status in December 2024); overdue: 2 months" in text
    assert "No status was recorded in December 2024." in paper(packs["2025-03"], "trend").text


def test_a_deadline_left_open_and_another_lead_are_told(packs):
    told(packs["2024-12"], "1.4 Light", "Due date no longer set", "31 Jul 2024", "Ongoing")
    told(packs["2024-12"], "1.2 Plant", "Lead changed", "Head of Parks", "Volunteer Coordinator")


def test_a_whole_priority_dropped_is_told(packs):
    pack = packs["2025-03"]
    for label in ("4.1 Run", "4.2 Sign", "4.3 Produce"):
        told(pack, label, "No longer in the Plan")
    text = paper(pack, "schedule").text
    assert "Priority 4: Events and tourism (no longer in the Plan)" in text
    assert "“Events and tourism” is no longer a part of the plan." in text
    assert "3 are no longer in the Plan, nor recorded as retired (4.1, 4.2 and 4.3)" in paper(pack, "main report").text


def test_what_was_promised_is_set_beside_what_was_done(packs):
    report = paper(packs["2024-09"], "main report").text
    assert "In June 2024, 4 actions were reported as on track and due before 31 August 2024. None of these has been" in report
    assert "Actions 1.4, 2.2, 2.4 (then 2.3) and 3.2 (then 3.1) have not been completed." in report


def test_every_section_of_a_schedule_has_a_heading_of_its_own(packs):
    for pack in packs.values():
        headings = [p.text for p in paper(pack, "schedule").document.paragraphs if p.style.name == "Heading 2"]
        assert len(headings) == len(set(headings))


def test_a_quarter_without_statuses_does_not_hide_what_was_promised_before_it(packs):
    report = paper(packs["2025-03"], "main report").text
    assert "What was on track in September 2024, and is it done?" in report
    assert "Actions 4.1 and 4.2 are no longer in the Plan." in report
