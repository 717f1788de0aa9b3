"""A plan of teams whose refs restart, with a Closed sheet that has no column for explanations: what all that is printed says."""

import re
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from packs import build, paper

from reportgen import lives, quarter
from reportgen.paper.life import life_page, others_named
from reportgen.paper.naming import named
from reportgen.quarter import Request
from reportgen.render.terminal import life_text

HEADINGS = ["Ref", "What we will do", "Who", "Target date", "Status", "Progress", "Changes since last report"]
SPRING, WINTER = date(2024, 3, 31), date(2024, 12, 31)
NO_COLUMN = "The workbook has no column in which that is explained."


def rows(*told):
    return [
        [ref, text, who, due, status, f"Word of {text.lower()} in {due:%B}", entry] for ref, text, who, due, status, entry in told
    ]


PATCH = ("1", "Patch the potholes of the ring road", "Head of Roads", WINTER, "On course", None)
SURVEY = ("2", "Survey every bridge over the canal", "Engineer", SPRING, "Done", None)
GARAGE = ("3", "Inspect the empty garages", "Engineer", SPRING, "Done", None)
VOIDS = ("1", "Let empty homes within a month", "Head of Lettings", WINTER, "On course", None)
POLICY = ("2", "Review the allocations policy", "Head of Lettings", SPRING, "Done", None)
COMPLAINTS = ("3", "Answer all complaints within ten days", "Complaints Lead", SPRING, "Done", None)
OFFICE = ("4", "Open an office for tenants in the market", "Complaints Lead", WINTER, "On course", None)
BEFORE = {"Roads": rows(PATCH, SURVEY, GARAGE), "Lettings": rows(VOIDS, POLICY, COMPLAINTS)}
AFTER = {"Roads": rows(PATCH, SURVEY), "Lettings and Voids": rows(VOIDS, OFFICE)}
CLOSED = [["Closed actions"], HEADINGS[:5], list(POLICY[:5]), [*COMPLAINTS[:4], "On course"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("closed")
    (where / "report.toml").write_text('[plan]\nname = "Housing"\n')
    for name, as_at, sheets in (("2024-04", "2024-03-31", BEFORE), ("2024-07", "2024-06-30", AFTER)):
        book = Workbook()
        book.remove(book.active)
        for title, lines in sheets.items():
            for line in ([f"{title} team"], HEADINGS, *lines):
                (book[title] if title in book.sheetnames else book.create_sheet(title)).append(line)
        if name == "2024-07":
            sheet = book.create_sheet("Closed")
            for line in CLOSED:
                sheet.append(line)
        (where / "inputs" / name).mkdir(parents=True)
        (where / "inputs" / name / "period.toml").write_text(f"meeting = {name}-20\nas_at = {as_at}\nnext_meeting = 2024-10-01\n")
        book.save(where / "inputs" / name / "plan.xlsx")
    return where


@pytest.fixture(scope="module")
def built(folder):
    return build(folder)


def text_of(built, part):
    return re.sub(r"\s+", " ", paper(built.folder, part).text)


def history(folder, asked):
    told = lives.history(Request(working=folder, built_at=datetime(2024, 12, 20))).shown  # noqa: DTZ001
    return " ".join(life_text(life_page(told, named(told, asked)[0].life), others_named(told, asked)).split())


# --- the papers ---


def test_the_schedule_adds_up_in_every_row(built):
    (table,) = [table for table in paper(built.folder, "schedule").tables if table[0][0] == "Kind of change"]
    assert "No column to explain in" in table[0]
    for kind, _, number, *verdicts in table[1:]:
        assert int(number) == sum(map(int, verdicts)), kind


def test_what_is_retired_is_told_once_by_its_team(built):
    kinds = {row[0]: row[1:] for table in paper(built.folder, "schedule").tables for row in table}
    assert kinds["Retired with a status fallen back"][:2] == ["Lettings, 3 (retired)", "1"]
    assert kinds["Retired, completed"][0] == "Lettings, 2 (retired)"
    assert "Status fell back" not in kinds
    assert text_of(built, "schedule").count("Answer all complaints within ten days") == 1


def test_the_schedule_and_the_figure_count_the_same_that_fell_back(built):
    assert "moved back" not in text_of(built, "movement")


def test_the_report_says_why_nothing_is_said(built):
    text = text_of(built, "main")
    assert "The workbook has no column in which 2 changes could be explained." in text
    assert "(retired, completed): the workbook has no column in which that is explained." in text
    assert "2 were retired (Lettings, 2; and Lettings, 3)" in text
    assert "Action Lettings, 3 was completed then, and is retired as on course." in text
    assert "does not say so now" not in text


def test_the_graph_says_which_completed_actions_its_change_leaves_out(built):
    told = "Completed actions that are not in it: 3 that left the Plan (Roads, 3; Lettings, 2; and Lettings, 3)."
    assert told in text_of(built, "graph of actions")


# --- the check ---


def test_officers_are_asked_what_members_will_be_told(folder):
    request = Request(working=folder, built_at=datetime(2024, 7, 1))  # noqa: DTZ001
    compared = quarter.read_and_compare(request, quarter.sides_of(request))
    found = {f.code: f for f in quarter.check_quarter(compared, drafting=True).standing}
    assert found["removed-completed"].label == "Roads, 3"
    assert found["retired-without-reasons"].sheet == "Closed"
    new = found["change-unexplained"]
    assert new.message.endswith("is recorded of why 4 was added.")
    assert new.fix.endswith('"New action."')


# --- the life of one ---


def test_a_renamed_work_stream_is_no_renumbering(folder):
    text = history(folder, "Lettings and Voids, 1")
    assert "renumbered" not in text
    assert "It has been called Lettings and Voids, 1 since July 2024; it was Lettings, 1 before." in text


def test_an_action_is_found_by_its_team_where_its_label_needs_none(folder):
    assert history(folder, "Lettings and Voids, 4").startswith("Action 4 ")


def test_what_is_gone_or_retired_says_what_is_explained(folder):
    assert history(folder, "Roads, 3").endswith("No explanation is recorded.")
    assert history(folder, "Lettings, 2").endswith(NO_COLUMN)
