"""Several leads in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.parse.lead import split_leads
from reportgen.parse.text import UNSEEN


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
        ("J Smith & A Brown", ["J Smith", "A Brown"]),
        ("J. Smith, A. Brown and Dr Khan", ["J. Smith", "A. Brown", "Dr Khan"]),
        ("Cllr Jones & J Smith", ["Cllr Jones", "J Smith"]),
        ("JS/AB", ["JS", "AB"]),
        ("JB (lead), TS (support)", ["JB (lead)", "TS (support)"]),
        ("AD CSC (JB)", ["AD CSC (JB)"]),
        ("Head of HR & OD", ["Head of HR & OD"]),
        ("Supt Custody & Response", ["Supt Custody & Response"]),
        ("Insp Roads & Supt Custody", ["Insp Roads", "Supt Custody"]),
        ("Insp Jones & A Brown", ["Insp Jones", "A Brown"]),
        ("Director of Finance & Resources & Head of HR", ["Director of Finance & Resources", "Head of HR"]),
        ("Housing Options Mgr and Revs & Bens Manager", ["Housing Options Mgr", "Revs & Bens Manager"]),
        ("Team Managers, IROs and Service Managers", ["Team Managers", "IROs", "Service Managers"]),
        ("Jane Smith, Head of HR", ["Jane Smith, Head of HR"]),
        ("Jane Smith – Head of HR", ["Jane Smith – Head of HR"]),
        ("Jane Smith and Head of HR", ["Jane Smith", "Head of HR"]),
        ("Jane Smith & Legal", ["Jane Smith", "Legal"]),
        ("HR Manager & Police", ["HR Manager", "Police"]),
        ("Adult Social Care & Public Health", ["Adult Social Care & Public Health"]),
        ("Council, NHS and Police", ["Council, NHS and Police"]),
        ("Jo Smith / Health", ["Jo Smith", "Health"]),
        ("Smith, Jane", ["Smith, Jane"]),
        ("Building Control\nManager", ["Building Control Manager"]),
        ("Corporate Director\n– Resources", ["Corporate Director – Resources"]),
        ("- Jane Smith\n- Tom Brown", ["Jane Smith", "Tom Brown"]),
        ("1. Jane Smith\n2. Tom Brown", ["Jane Smith", "Tom Brown"]),
        ("Sallis, Megan;#12;#Khan, Sadia;#44", ["Sallis, Megan", "Khan, Sadia"]),
        ("Tully, Rob;#Housing Options Manager", ["Tully, Rob", "Housing Options Manager"]),
        ("HT & CoG", ["HT", "CoG"]),
        ("HoP & Monitoring Officer", ["HoP", "Monitoring Officer"]),
        ("Infant Mental Health Lead & Health Visiting", ["Infant Mental Health Lead", "Health Visiting"]),
        ("J Smith w/ T Brown", ["J Smith", "T Brown"]),
        ("Head of Housing c/o Legal", ["Head of Housing c/o Legal"]),
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
    typed = "".join(UNSEEN.sub("", text).split())
    for lead in split_leads(text):
        assert lead.strip()
        assert all(part in typed for part in ["".join(word.split()) for word in lead.split()])
