"""reportgen history: one action's life on a page, through whatever was done to the workbooks between reports."""

import json
import re
from datetime import date, datetime

import docx
import pytest
from click.testing import CliRunner
from packs import copy_sample
from workbooks import HEADINGS, ROWS, plan_workbook, row

from reportgen import lives, past
from reportgen.cli import main
from reportgen.config import ALL_PAPERS, load_config
from reportgen.errors import OutputError, UsageError
from reportgen.model import Balance
from reportgen.paper.life import life_page, others_named
from reportgen.paper.naming import named
from reportgen.quarter import Request
from reportgen.render.terminal import life_text
from reportgen.shipped import shipped

HEADED = [*HEADINGS, "Changes since last report"]
NAMES = ("2024-03", "2024-06", "2024-09", "2024-12")


def folder_of(folder, *quarters, more=""):
    """A report folder of some quarters, each the rows of its two work streams."""
    for name, (streets, people) in zip(NAMES, quarters, strict=False):
        (folder / "inputs" / name).mkdir(parents=True)
        plan_workbook(folder / "inputs" / name / "plan.xlsx", {"Safer streets": streets, "Safer people": people}, HEADED)
        year, month = name.split("-")
        (folder / "inputs" / name / "period.toml").write_text(f"meeting = {name}-20\nas_at = {year}-{month}-01\n")
    (folder / "report.toml").write_text(
        f'[report]\ncommittee = "Highways Committee"\n[plan]\nname = "Road safety"\nlayout = "hillingdon"\n{more}'
    )
    return folder


def told(folder, **more):
    return lives.history(Request(working=folder, built_at=datetime(2024, 12, 20), **more))  # noqa: DTZ001


def page(folder, asked, **more):
    """The page of an action as it is printed."""
    one = told(folder, **more)
    life = named(one.shown, asked)[0].life
    return life_text(life_page(one.shown, life), others_named(one.shown, asked))


def flat(text):
    return " ".join(text.split())


STREETS, PEOPLE = ROWS["Safer streets"], ROWS["Safer people"]


def with_values(rows, at, **values):
    return [{**one, **values} if place == at else one for place, one in enumerate(rows)]


@pytest.fixture(scope="module")
def mischief(tmp_path_factory):
    """Four quarters: a deleted row that comes back due later, a deadline back-dated, work reopened, texts swapped."""
    without = [STREETS[0], STREETS[2]]
    back_dated = with_values(PEOPLE, 1, **{"Due date": date(2024, 6, 30)})
    reopened = with_values(without, 0, Status="IN PROGRESS")
    swapped = [{**back_dated[1], "Ref": "2.1"}, {**back_dated[0], "Ref": "2.2"}]
    back = [*reopened, {**STREETS[1], "Ref": "1.4", "Due date": date(2025, 3, 31), "Changes since last report": "Put back."}]
    folder = tmp_path_factory.mktemp("mischief")
    return folder_of(folder, (STREETS, PEOPLE), (without, back_dated), (reopened, swapped), (back, swapped))


def test_a_deleted_row_that_comes_back_is_told_with_its_later_date(mischief):
    text = flat(page(mischief, "1.4"))
    assert "June 2024 Not in the plan" in text
    assert "Not in the plan now, and not in a Retired box" in text
    assert "Back in the plan: it was last there in March 2024, as 1.2." in text
    assert "moved later once: from 31 March 2024 to 31 March 2025 (12 months) in December 2024" in text
    assert 'Officers\' entry: "Put back."' in text


def test_a_deadline_brought_forward_is_told(mischief):
    assert "30 June 2024" in flat(page(mischief, "2.1").replace("30 Jun 2024", "30 June 2024"))
    assert "31 Dec 2024" in page(mischief, "2.1")


def test_reopened_work_is_told(mischief):
    text = flat(page(mischief, "1.1"))
    assert re.search(r"June 2024 1\.1 Completed .* September 2024 1\.1 In progress", text)
    assert "No explanation is recorded." in text


def test_texts_swapped_between_refs_are_followed_and_the_other_is_named(mischief):
    text = page(mischief, "2.1")
    assert "Offer older drivers a free assessment" in text
    assert "It was renumbered from 2.2 to 2.1 in September 2024." in text
    assert '2.1 in June 2024 was another action: ask for "2.2".' in text


def test_a_ref_that_has_gone_is_still_found(mischief):
    text = page(mischief, "1.2")
    assert text.startswith("This was 1.2 in March 2024.\nNothing is called 1.2 now.")
    assert "Action 1.4" in text


def test_a_period_in_brackets_asks_for_what_bore_the_ref_then(mischief):
    for asked in ("2.1 (2024-03)", "2.1 (March 2024)"):
        text = page(mischief, asked)
        assert "Train cyclists" in text
        assert "2.1 is another action" in text


def test_an_unknown_ref_is_answered_with_the_nearest_and_words_with_the_actions_that_have_them(mischief):
    with pytest.raises(UsageError, match=r"No action of the 4 periods is called 1\.41.*1\.4"):
        page(mischief, "1.41")
    with pytest.raises(UsageError, match=r'stand in "2\.1"'):
        page(mischief, "older drivers")


def test_every_line_fits_a_screen(mischief):
    for asked in ("1.1", "1.4", "2.1", "2.2"):
        assert all(len(line) <= 80 for line in page(mischief, asked).splitlines())


def test_a_history_ends_with_the_period_that_is_named(mischief):
    assert [period.name for period in told(mischief, period="2024-06").history.periods] == ["2024-03", "2024-06"]


def test_a_new_action_begins_with_the_officers_reason(tmp_path):
    new = row("1.4", "Count cars on the ring road", **{"Changes since last report": "Asked for by members in March."})
    text = page(folder_of(tmp_path, (STREETS, PEOPLE), ([*STREETS, new], PEOPLE)), "1.4")
    assert "It was added in June 2024, as 1.4." in text
    assert 'Officers\' entry: "Asked for by members in March."' in text


def test_what_is_not_certain_is_said(tmp_path):
    rewritten = with_values(STREETS, 1, Action="Consult parish councils on new signs for the ring road")
    text = page(folder_of(tmp_path, (STREETS, PEOPLE), (rewritten, PEOPLE)), "1.2")
    assert "It is not certain that 1.2 then and 1.2 now are one." in text or "It was added" in text


def test_a_first_report_has_lives_of_one_moment(tmp_path):
    text = page(folder_of(tmp_path, (STREETS, PEOPLE)), "1.1")
    assert "the first that was read" in text


def test_an_old_period_that_cant_be_read_shortens_the_history_and_is_told(mischief, tmp_path):
    folder = folder_of(tmp_path, *[(STREETS, PEOPLE)] * 4)
    (folder / "inputs/2024-06/plan.xlsx").write_text("not a workbook")
    one = told(folder)
    assert [period.name for period in one.history.periods] == ["2024-09", "2024-12"]
    assert "2024-06" in str(one.unread)


def test_nothing_hidden_or_unpublished_gets_on_the_page(tmp_path):
    for name, secret in zip(NAMES, ("CANARY one", "CANARY two"), strict=False):
        (tmp_path / "inputs" / name).mkdir(parents=True)
        rows = [{**one, "Case notes": secret, "Lead": f"HIDDENLEAD {secret}"} for one in STREETS]

        def hide(sheet):
            sheet.column_dimensions["D"].hidden = True

        path = tmp_path / "inputs" / name / "plan.xlsx"
        plan_workbook(path, {"Safer streets": rows}, [*HEADED, "Case notes"], changes=hide)
    (tmp_path / "report.toml").write_text('[plan]\nlayout = "hillingdon"\n')
    text = page(tmp_path, "1.1")
    assert "CANARY" not in text
    raw = CliRunner().invoke(main, ["history", "1.1", "--config", str(tmp_path / "report.toml"), "--format", "json"])
    assert "CANARY one" in raw.stdout


@pytest.mark.parametrize("published, shown", [("", False), ('publish_columns = ["Extension approved by"]', True)])
def test_a_fact_quotes_an_unknown_column_only_where_it_is_published(tmp_path, published, shown):
    headed = [*HEADED, "Extension approved by"]
    for name, due, by in zip(NAMES, (date(2024, 6, 30), date(2024, 12, 31)), (None, "QUOTED PERSON"), strict=False):
        (tmp_path / "inputs" / name).mkdir(parents=True)
        rows = [{**one, "Due date": due, "Extension approved by": by} for one in STREETS]
        plan_workbook(tmp_path / "inputs" / name / "plan.xlsx", {"Safer streets": rows}, headed)
    (tmp_path / "report.toml").write_text(f'[plan]\nlayout = "hillingdon"\n{published}\n')
    text = page(tmp_path, "1.2")
    assert "Due date moved" in text
    assert ("QUOTED PERSON" in text) is shown


def test_a_comparison_that_does_not_balance_is_never_printed(mischief, monkeypatch):
    compare = past.compare

    def broken(*sides, **more):
        from dataclasses import replace

        return replace(compare(*sides, **more), balance=Balance(5, 1, 0, 0, 0, 0, 0, 4))

    monkeypatch.setattr(past, "compare", broken)
    with pytest.raises(OutputError, match="does not account for every action"):
        told(mischief)


# -- the command --------------------------------------------------------------------------------------------------------------


def run(folder, *arguments):
    return CliRunner().invoke(main, ["history", "--config", str(folder / "report.toml"), *arguments])


def test_the_json_has_a_moment_for_each_period(mischief):
    life = json.loads(run(mischief, "1.4", "--format", "json").stdout)
    assert [(moment["period"], moment["as_at"], moment["kept"]) for moment in life["moments"]] == [
        ("2024-03", "2024-03-01", "action"),
        ("2024-06", "2024-06-01", None),
        ("2024-09", "2024-09-01", None),
        ("2024-12", "2024-12-01", "action"),
    ]
    assert life["moments"][-1]["changes"][0]["fields"][0]["field"] == "ref"


def test_a_word_page_is_written_and_never_over_somebodys_work(mischief, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(mischief, "1.4", "--format", "docx")
    assert done.exit_code == 0, done.output
    path = tmp_path / "Action 1.4 history.docx"
    paper = docx.Document(str(path))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "Action 1.4: history" in texts
    assert any("last there in March\u00a02024" in text for text in texts)
    cells = [[cell.text for cell in one.cells] for one in paper.tables[0].rows]
    assert [one[0] for one in cells] == ["Report", "March 2024", "June 2024", "September 2024", "December 2024"]
    assert run(mischief, "1.4", "--format", "docx").exit_code == 0  # the same again is no harm
    path.write_bytes(path.read_bytes() + b"edited")
    refused = run(mischief, "1.4", "--format", "docx")
    assert refused.exit_code == 2
    assert "there already" in refused.output


def test_a_clerk_s_own_template_is_taken_for_the_page_and_leaves_the_pack_as_it_is(tmp_path):
    folder = folder_of(
        tmp_path, (STREETS, PEOPLE), (STREETS, PEOPLE), more='[[paper]]\nkind = "history"\ntemplate = "ours.docx"\n'
    )
    ours = docx.Document(str(shipped("templates") / "history.docx"))
    ours.paragraphs[0].insert_paragraph_before("The clerk's own words")
    ours.save(str(folder / "ours.docx"))
    out = tmp_path / "page.docx"
    assert run(folder, "1.1", "--format", "docx", "--out", str(out)).exit_code == 0
    assert "The clerk's own words" in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert load_config(folder / "report.toml").papers == ALL_PAPERS


@pytest.mark.parametrize(
    "arguments", [(), ("1.1", "--was-it-true"), ("1.1", "--out", "x.docx"), ("--was-it-true", "--format", "docx")]
)
def test_wrong_use_is_a_sentence(mischief, arguments):
    assert run(mischief, *arguments).exit_code == 2


def test_was_it_true_is_told_for_each_earlier_report_the_latest_first(mischief):
    text = run(mischief, "--was-it-true").stdout
    headings = re.findall(r"Reported on track in (\w+ \d+)", text)
    assert headings == ["September 2024", "June 2024", "March 2024"]
    assert "Head of Highways" not in text  # by work stream, never by person
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_sample_tells_what_was_planted(tmp_path):
    folder = copy_sample(tmp_path)
    text = flat(page(folder, "1.1"))
    assert "Its due date was moved later twice" in text
    assert "4.3 was split into 4.3a and 4.3b in October 2015." in flat(page(folder, "4.3b"))
    assert "3.4 and 3.5 were merged into 3.4 in July 2015." in flat(page(folder, "3.4"))
