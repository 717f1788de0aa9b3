import pytest

from reportgen.check import settle
from reportgen.config import Acceptance
from reportgen.errors import UsageError
from reportgen.model import Finding

UNREAD = Finding("status-unrecognised", "error", "The status is odd.", "Mend it.", "plan.xlsx", "One", "H7", text="Done-ish")
VARIANT = Finding("lead-variants", "warning", "Two spellings.", "Use one.", "plan.xlsx", "One", "E7")


def test_errors_stand_first_and_are_counted():
    settled = settle([VARIANT, UNREAD], {}, [])
    assert [f.code for f in settled.standing] == ["status-unrecognised", "lead-variants"]
    assert settled.errors == 1


def test_checks_change_a_severity_or_switch_a_rule_off():
    assert settle([VARIANT, UNREAD], {"lead-variants": "error", "status-unrecognised": "off"}, []).errors == 1
    assert [f.code for f in settle([VARIANT], {"lead-variants": "off"}, []).standing] == []


def test_a_misspelt_code_is_told_with_the_right_one():
    with pytest.raises(UsageError, match=r"lead-varants.*Did you mean .lead-variants"):
        settle([VARIANT], {"lead-varants": "off"}, [])


def test_an_accepted_error_no_longer_makes_a_draft():
    settled = settle([UNREAD], {}, [Acceptance("status-unrecognised", "One", "H7", "Done-ish", "Agreed with the director.")])
    assert settled.errors == 0
    assert settled.accepted[0][1] == "Agreed with the director."


def test_an_acceptance_is_void_when_the_text_has_changed():
    settled = settle([UNREAD], {}, [Acceptance("status-unrecognised", "One", "H7", "Nearly done", "Agreed.")])
    assert settled.errors == 1
    assert [f.code for f in settled.standing] == ["status-unrecognised", "acceptance-void"]
    assert "Done-ish" in settled.standing[1].message
