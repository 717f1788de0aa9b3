"""Several leads in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.parse.lead import split_leads


@pytest.mark.parametrize(
    "text, leads",
    [
        ("HR & Payroll Manager", ["HR & Payroll Manager"]),
        ("Head of Policy & Communications", ["Head of Policy & Communications"]),
        ("Asst Director S&FS", ["Asst Director S&FS"]),
        ("GE & JH", ["GE", "JH"]),
        ("AD People & SM", ["AD People", "SM"]),
        ("DCCS & AD People", ["DCCS", "AD People"]),
        ("ICT Mgr & Customer Services Mgr", ["ICT Mgr", "Customer Services Mgr"]),
        ("Head of Corporate Parenting & District Housing Leads", ["Head of Corporate Parenting", "District Housing Leads"]),
        ("Jane Smith and John Brown", ["Jane Smith", "John Brown"]),
        ("Head of Court Team / Legal", ["Head of Court Team", "Legal"]),
        ("Regeneration Mgr/Head of Planning", ["Regeneration Mgr", "Head of Planning"]),
        ("DCS\nCCG Director of Quality", ["DCS", "CCG Director of Quality"]),
        ("• TM\n• SSW", ["TM", "SSW"]),
        ("Health; Social Care", ["Health", "Social Care"]),
        ("Manager (HR / OD; job share)", ["Manager (HR / OD; job share)"]),
        ("Director, Children's Services", ["Director, Children's Services"]),
        ("Virtual Head, SM", ["Virtual Head", "SM"]),
        ("Head of\nService", ["Head of Service"]),
        ("Operations Managers\n(SF), (CD)", ["Operations Managers (SF), (CD)"]),
        ("A.D People; AD People", ["A.D People"]),
        ("All", ["All"]),
        ("n/a", ["n/a"]),
        ("   ", []),
    ],
)
def test_a_cell_is_parted_into_people_and_posts(text, leads):
    assert list(split_leads(text)) == leads


def test_no_cell_has_no_leads():
    assert split_leads(None) == ()


@given(st.text(max_size=60))
def test_leads_are_pieces_of_what_was_typed(text):
    typed = "".join(text.split())
    for lead in split_leads(text):
        assert lead.strip()
        assert all(part in typed for part in ["".join(word.split()) for word in lead.split()])
