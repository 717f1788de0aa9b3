"""What became of actions once reported on track, in the report and in the graphs: the numbers of over_time, by work stream."""

import json

import pytest
from openpyxl import Workbook
from packs import build, copy_sample, paper

from reportgen.paper.came_true import came_true, truth_parts
from reportgen.paper.words import plain


@pytest.fixture(scope="module")
def october(tmp_path_factory):
    return build(copy_sample(tmp_path_factory.mktemp("came-true")))


def test_the_report_names_what_was_done_and_what_was_not(october):
    told = came_true(october.facts)
    assert (told.reported.number, told.done.number, told.still_open.number) == (8, 4, 4)
    text = paper(october.folder, "main report").text
    assert "In July 2015, 8 actions were reported as in progress (taken as on track) and due before 30 September 2015." in text
    assert (
        "Actions 2.4, 4.4, 7.2 and 7.5 have not been completed. The due dates of 2.4 and 7.5 have since been moved later." in text
    )


def test_what_has_another_number_now_is_told_by_both(october):
    assert "5.3 (then 5.2)" in plain(came_true(october.facts).done.labels)


def test_the_table_goes_by_work_stream_and_adds_up(october):
    (part,) = truth_parts(october.facts, 6)
    *streams, total = [[cell.text for cell in row.cells] for row in part.table.rows]
    assert [sum(int(row[at]) for row in streams) for at in (2, 3, 4)] == [int(total[at]) for at in (2, 3, 4)] == [8, 4, 4]
    assert all("Head of" not in cell for row in streams for cell in row)


def test_the_manifest_has_every_number_of_it(october):
    numbers = {n["name"]: n["value"] for n in json.loads((october.folder / "manifest.json").read_text("utf-8"))["numbers"]}
    assert numbers["on-track.2015-07.total"] == 8
    assert numbers["on-track.2015-07.done"] == sum(
        v for k, v in numbers.items() if k.startswith("on-track.2015-07.stream") and k.endswith(".done")
    )


@pytest.fixture
def plan(tmp_path):
    """A pack of periods of a plan that is not in parts, each its rows of due date and status."""

    def make(**periods):
        texts = ("Repaint every school crossing", "Review the gritting routes", "Mend the long bridge", "Count the street lamps")
        (tmp_path / "report.toml").write_text('[report]\ntitle = "Roads"\n')
        for month, rows in periods.items():
            folder = tmp_path / "inputs" / f"2024-{month[1:]}"
            folder.mkdir(parents=True)
            (folder / "period.toml").write_text(f"meeting = 2024-{month[1:]}-20\nas_at = 2024-{month[1:]}-01\n")
            book = Workbook()
            book.active.append(["Ref", "Action", "Due date", "Status"])
            for at, row in enumerate(rows):
                if row:
                    book.active.append([f"1.{at + 1}", texts[at], *row])
            book.save(folder / "plan.xlsx")
        return build(tmp_path)

    return make


def test_each_report_that_said_so_has_its_line_and_what_is_gone_is_named(plan):
    march = [
        ("31/05/2024", "In progress"),
        ("30/06/2024", "In progress"),
        ("31/07/2024", "In progress"),
        ("31/07/2024", "Completed"),
    ]
    june = [
        ("31/05/2024", "Completed"),
        ("30/06/2024", "In progress"),
        ("31/07/2024", "In progress"),
        ("31/07/2024", "Completed"),
    ]
    now = [("31/05/2024", "Completed"), None, ("ongoing", "In progress"), ("31/07/2024", "Completed")]
    pack = plan(m03=march, m06=june, m09=now)
    latest, every = truth_parts(pack.facts, 6)
    assert [cell.text for cell in latest.table.rows[-1].cells][1:] == [
        "1.3 (due date since left open); 1.2 (no longer in the Plan)",
        "2",
        "0",
        "1",
        "1",
    ]
    assert [[cell.text for cell in row.cells] for row in every.table.rows] == [
        ["June 2024", "2", "0", "1", "1"],
        ["March 2024", "3", "1", "1", "1"],
    ]
    text = paper(pack.folder, "main report").text
    assert "None of these has been recorded as completed." in text
    assert "Action 1.2 is no longer in the Plan." in text


def test_nothing_is_said_where_no_such_action_was_due_or_nobody_knows_what_completed_means(plan):
    pack = plan(
        m03=[("31/12/2025", "In progress"), ("31/12/2025", "Completed")],
        m06=[("31/12/2025", "Completed"), ("31/12/2025", "Completed")],
    )
    assert came_true(pack.facts) is None
    assert truth_parts(pack.facts, 6) == ()


def test_colours_that_nobody_explained_are_no_promise(plan):
    pack = plan(m03=[("31/03/2024", "Green"), ("31/03/2024", "Amber")], m06=[("31/03/2024", "Green"), ("31/03/2024", "Green")])
    assert came_true(pack.facts) is None
