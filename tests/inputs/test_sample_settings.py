"""The settings shipped as examples can be read, and so can the lines that stand in them as comments."""

import re
from datetime import date
from pathlib import Path

import pytest

from reportgen.config import load_config, load_period, periods

ROOT = Path(__file__).resolve().parents[2]
CITY = ROOT / "inputs" / "city-of-london"
REPORTS = [ROOT / "report.toml", CITY / "report.toml"]


@pytest.mark.parametrize("path", REPORTS, ids=["hillingdon", "city"])
def test_every_example_in_a_comment_can_be_used_as_it_stands(path, tmp_path):
    uncommented = re.sub(r"(?m)^# (?=\[|[\w-]+ = )", "", path.read_text(encoding="utf-8"))
    (tmp_path / "report.toml").write_text(uncommented, encoding="utf-8")
    config = load_config(tmp_path / "report.toml")
    assert [paper.kind for paper in config.papers] == ["report", "plan"]
    assert config.plan.publish_columns


@pytest.mark.parametrize("path", REPORTS, ids=["hillingdon", "city"])
def test_a_telephone_number_in_a_sample_is_one_reserved_for_fiction(path):
    assert load_config(path).report.telephone.startswith("01632 960")


@pytest.mark.parametrize("path", REPORTS, ids=["hillingdon", "city"])
def test_sample_titles_have_no_typewriter_apostrophe(path):
    report = load_config(path).report
    assert "'" not in report.title + report.reason + report.activity


def test_city_has_one_period_with_its_dates():
    assert periods(load_config(CITY / "report.toml").inputs) == ("2014-06",)
    period = load_period(CITY / "2014-06")
    assert (period.meeting, period.as_at, period.next_meeting) == (date(2014, 6, 18), date(2014, 5, 31), date(2014, 9, 17))
