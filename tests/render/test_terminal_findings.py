"""What check prints, as the manager and the officers read it."""

import re
import tomllib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from pasted import lines_in

from reportgen.check import Settled
from reportgen.model import Finding
from reportgen.render.terminal import findings_text
from reportgen.settings import toml_line

ODD = Finding(
    "status-unrecognised",
    "error",
    'The status "Nearly" is not one of the plan\'s, so it is counted as not recorded.',
    "Type Completed or In progress.",
    "plan.xlsx",
    "Work stream 1",
    "G7",
    item="action",
    label="1.3",
    lead="Head of Quality\nAD People",
    text="Nearly",
    before="In progress",
)
LATE = Finding(
    "overdue",
    "warning",
    "2.1 was due.",
    "Type its new date.",
    "plan.xlsx",
    "Two",
    "F5",
    label="2.1",
    lead="AD People",
    text="Q1",
    before="Q1",
)
STALE = Finding(
    "progress-unchanged",
    "note",
    "The same.",
    "Bring it up to date.",
    "plan.xlsx",
    "Two",
    "H5",
    label="2.1",
    lead="A.D. People",
    text="x" * 400,
)
ALONE = Finding(
    "lead-missing", "warning", "2.2 has no lead.", "Type who leads it.", "plan.xlsx", "Two", "D6", label="2.2", text=""
)
WHOLE = Finding("meeting-not-given", "warning", "The date of the meeting is not given.", "Give --meeting.")


def headings(text):
    return re.findall(r"^(\S.*) \((?:\d.*)\)$", text, re.MULTILINE)


def test_the_count_comes_first_then_leads_with_errors_then_by_name_then_nobodys():
    text = findings_text(Settled((ODD, LATE, ALONE, WHOLE, STALE)))
    assert text.splitlines()[0] == "1 error, 3 warnings, 1 note."
    assert headings(text) == ["Head of Quality / AD People", "AD People", "Without a lead", "The plan as a whole"]
    assert text.index("2.1 was due.") < text.index("The same.")


def test_a_finding_has_its_place_words_last_times_value_and_what_to_do():
    lines = findings_text(Settled((ODD,))).splitlines()
    assert lines[4] == "  ERROR   1.3 'Work stream 1'!G7 [status-unrecognised]"
    text = "\n".join(lines)
    assert 'Last time: "In progress"' in text
    assert "-> Type Completed or In progress." in text
    assert "[[accept]]" in text
    assert 'It says: "Q1". Last time: the same' in findings_text(Settled((LATE,)))


def test_lines_keep_to_80_columns_and_severity_is_a_word_with_and_without_colour():
    findings = Settled((ODD, LATE, STALE), ((WHOLE, "Agreed."),))
    plain, coloured = findings_text(findings), findings_text(findings, colour=True)
    assert max(map(len, plain.replace("x" * 40, "").splitlines())) <= 80
    assert "Accepted: The date of the meeting is not given. (Agreed.)" in plain.replace("  ", " ")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert "\x1b" not in plain


def test_nothing_to_report_is_said():
    assert findings_text(Settled(())) == "Nothing to report."


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=90), min_size=1, max_size=4)
)
def test_a_line_for_a_settings_file_is_never_broken_within_its_quotes(texts):
    finding = replace(WHOLE, fix=f"Write into the layout: {toml_line('leave_out', texts)}; or mend it.")
    shown = findings_text(Settled((finding,))).partition("into the layout:")[2]
    assert lines_in(f"x: {shown.strip()}") == [{"leave_out": texts}]


def test_an_acceptance_can_be_pasted_as_it_is_shown():
    odd = replace(
        ODD,
        text='He said "done" \\ twice,\nin a cell of more words than a line of a terminal has room for them all',
        sheet="One 'A'",
    )
    lines = findings_text(Settled((odd,))).partition("[[accept]]")[2].splitlines()
    pasted = tomllib.loads("[[accept]]\n" + "\n".join(line for line in lines if " = " in line))["accept"][0]
    assert (pasted["sheet"], pasted["text"], pasted["code"]) == (odd.sheet, odd.text, odd.code)
