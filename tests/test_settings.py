"""Mistakes in a file of settings, told with the line and what to write."""

import pytest

from reportgen.config import load_config, load_period
from reportgen.errors import UsageError


def test_a_file_that_is_not_in_utf_8_is_told_with_its_line(tmp_path):
    (tmp_path / "report.toml").write_bytes('inputs = "inputs"\n[report]\ntitle = "Café"\n'.encode("cp1252"))
    with pytest.raises(UsageError, match=r"^report.toml, line 3: a letter here is not in UTF-8.* Notepad"):
        load_config(tmp_path / "report.toml")


@pytest.mark.parametrize("typed", ["2015-13-07", "07/10/2015", "2015-2-30", '"2015-13-07"'])
def test_a_day_that_is_none_is_told_with_its_line_and_how_to_write_it(tmp_path, typed):
    folder = tmp_path / "2015-10"
    folder.mkdir()
    (folder / "period.toml").write_text(f"# the dates\nmeeting = {typed}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r'^period.toml, line 2: ("meeting"|\S+) is not a date\. Write it as 2015-10-07'):
        load_period(folder)


def test_leads_are_names_and_codes(tmp_path):
    (tmp_path / "report.toml").write_text('[leads]\nknown = ["Head of Quality"]\nJS = "Jo Smith"\n', encoding="utf-8")
    leads = load_config(tmp_path / "report.toml").leads
    assert leads.names == ("Head of Quality", "JS", "Jo Smith")
    (tmp_path / "report.toml").write_text("[leads]\nJS = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"line 2: .*JS"):
        load_config(tmp_path / "report.toml")
