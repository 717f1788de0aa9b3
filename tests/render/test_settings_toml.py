"""What init writes is read back as the same settings, whatever the workbook's own words hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config import load_config, load_period
from reportgen.layout import Layout, SheetNames, Spellings, Term, load_layout, shipped_layouts
from reportgen.model import StatusWord
from reportgen.render.settings_toml import command_file, layout_toml, period_toml, report_toml, with_answers

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)


@st.composite
def layouts(draw):
    roles = draw(st.lists(st.sampled_from(["ref", "action", "lead", "due", "status", "progress"]), unique=True))
    status = st.builds(
        StatusWord, WORDS, st.sampled_from([None, "red", "green"]), st.sampled_from([None, True, False]), NAMES, st.booleans()
    )
    return Layout(
        name=draw(WORDS),
        stream_word=draw(WORDS),
        columns=tuple(Spellings(role, draw(NAMES)) for role in roles),
        measures=(Spellings("measure", draw(NAMES)),),
        statuses=tuple(draw(st.lists(status, max_size=3))),
        origins=draw(NAMES),
        count_retired=draw(st.booleans()),
        calendar_quarters=draw(st.sampled_from([None, True, False])),
        terms=(Term("Autumn", (9, 1), (12, 20)),),
        sheets=SheetNames(plan=draw(NAMES), leave_out=draw(NAMES), known=draw(NAMES)),
    )


@given(layouts())
def test_a_layout_is_read_back_as_it_was_written(tmp_path_factory, layout):
    folder = tmp_path_factory.mktemp("layout")
    (folder / "layout.toml").write_bytes(layout_toml(layout))
    assert load_layout("layout.toml", folder) == layout


@pytest.mark.parametrize("name", shipped_layouts())
def test_a_shipped_layout_is_read_back_as_it_was_written(tmp_path, name):
    layout = load_layout(name)
    (tmp_path / "layout.toml").write_bytes(layout_toml(layout))
    assert load_layout("layout.toml", tmp_path) == layout


def test_answers_are_put_into_a_layout_and_what_its_owner_wrote_stays(tmp_path):
    text = '# ours\nname = "Our plan"  # as we say\n\n[[status]]\nlabel = "Green"\nrag = "green"   # who knows\n'
    (tmp_path / "layout.toml").write_text(text, encoding="utf-8")
    layout = load_layout("layout.toml", tmp_path)
    answered = replace(
        layout,
        statuses=(replace(layout.statuses[0], complete=True), StatusWord("On hold", complete=False)),
        sheets=SheetNames(leave_out=("Old plan",)),
    )
    (tmp_path / "layout.toml").write_text(with_answers(text, answered), encoding="utf-8")
    assert load_layout("layout.toml", tmp_path) == answered
    assert all(note in (tmp_path / "layout.toml").read_text("utf-8") for note in ("# ours", "# as we say", "# who knows"))


@given(WORDS, WORDS, st.lists(WORDS, max_size=2))
def test_a_report_is_read_back_as_it_was_written(tmp_path_factory, title, name, unpublished):
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.toml").write_bytes(report_toml(title, name, "layout.toml", unpublished))
    config = load_config(folder / "report.toml")
    assert (config.report.title, config.plan.name, config.plan.layout) == (title, name, "layout.toml")
    assert config.plan.publish_columns == ()


@pytest.mark.parametrize("meeting", [None, date(2015, 10, 7)])
def test_a_period_is_read_back_as_it_was_written(tmp_path, meeting):
    folder = tmp_path / "2015-10"
    folder.mkdir()
    (folder / "period.toml").write_bytes(period_toml(meeting, date(2015, 9, 30), None, "said in 'Plan'!A2"))
    period = load_period(folder)
    assert (period.meeting, period.as_at, period.next_meeting) == (meeting, date(2015, 9, 30), None)


def test_the_file_to_double_click_calls_this_python_and_ends_its_lines_as_windows_does():
    content = command_file(r"C:\Users\100% Jo\python.exe")
    assert rb'set "PYTHON=C:\Users\100%% Jo\python.exe"' in content
    assert b"-m reportgen build" in content
    assert content.count(b"\n") == content.count(b"\r\n")
