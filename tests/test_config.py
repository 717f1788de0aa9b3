from datetime import date

import pytest

from reportgen.config import ALL_PAPERS, load_config, load_period, periods
from reportgen.errors import UsageError

PERIOD = """meeting = 2015-10-07
as_at = 2015-09-30
horizons = [6]
[[accept]]
code = "x"
cell = "A1"
reason = "so"
[[match]]
before = "1.1"
after = "1.2"
"""
GOOD = """inputs = "in"

[report]
title = "Progress"
background_papers = ["One"]

[plan]
layout = "hillingdon"
start = 2015-03-01
end = "2016-03-31"

[[paper]]
kind = "plan"
template = "mine/plan.docx"

[checks]
lead-variants = "off"
"""


def write(folder, text, name="report.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_toml_is_read(tmp_path):
    config = load_config(write(tmp_path, GOOD))
    assert config.inputs == tmp_path / "in"
    assert config.report.title == "Progress"
    assert config.plan.start == date(2015, 3, 1)
    assert config.plan.end == date(2016, 3, 31)
    assert [(p.kind, p.template) for p in config.papers] == [("plan", tmp_path / "mine/plan.docx")]
    assert config.checks == {"lead-variants": "off"}
    assert load_config(write(tmp_path, "")).papers == ALL_PAPERS


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('inptus = "x"', ["line 1", '"inptus"', '"inputs"']),
        ('[report]\ntitel = "x"', ["line 2", "[report]", '"title"']),
        ("[report]\ntitle = 3", ["line 2", "text in quotes"]),
        ('[report]\n\nkind = "progres-report"', ["line 3", '"progress-report"']),
        ("[plan]\nstart = 7", ["line 2", "a date"]),
        ("[plan]\nstart = 2016-01-01\nend = 2015-01-01", ["line 3", "before it starts"]),
        ('[[paper]]\nkind = "plan"\n[[paper]]\nkind = "scheduel"', ["schedule"]),
        ('[[source]]\nrole = "plan"', ["[[source]]", "file"]),
        ('[checks]\nlead-variants = "of"', ["line 2", '"off"']),
        ('title = "unclosed', ["line 1"]),
        ("report = 3", ["line 1", "[report]"]),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_right_key(tmp_path, text, says):
    with pytest.raises(UsageError) as caught:
        load_config(write(tmp_path, text))
    for part in ("report.toml", *says):
        assert part in str(caught.value)
    assert caught.value.exit_status == 2


def test_a_period(tmp_path):
    folder = tmp_path / "2015-10"
    folder.mkdir()
    write(
        folder,
        PERIOD,
        "period.toml",
    )
    period = load_period(folder)
    assert (period.meeting, period.horizons, period.matches) == (date(2015, 10, 7), (6,), (("1.1", "1.2"),))
    assert period.accepts[0].reason == "so"
    assert periods(tmp_path) == ("2015-10",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("meeting = 2015-07-15", "2015-10"),
        ("meeting = 2015-10-07\nnext_meeting = 2015-10-01", "not after"),
        ("meating = 2015-10-07", '"meeting"'),
    ],
)
def test_a_forgotten_edit_of_the_period_is_an_error(tmp_path, text, says):
    folder = tmp_path / "2015-10"
    folder.mkdir()
    write(folder, text, "period.toml")
    with pytest.raises(UsageError, match=says):
        load_period(folder)
