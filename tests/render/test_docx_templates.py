"""The templates that reportgen ships."""

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.paper.glossary import Glossary
from reportgen.paper.graph import Graph
from reportgen.paper.measures import Measures
from reportgen.paper.plan import PlanPaper
from reportgen.paper.report import Report
from reportgen.paper.risk import Risk
from reportgen.paper.schedule import Schedule
from reportgen.render.package import Package, parse
from reportgen.render.sandbox import check_tags
from reportgen.render.vocabulary import names_of

ROOT = Path(__file__).resolve().parents[2]
PAPERS = {
    "report": Report,
    "graph": Graph,
    "plan": PlanPaper,
    "measures": Measures,
    "glossary": Glossary,
    "schedule": Schedule,
    "risk": Risk,
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_tag_names_something_in_its_papers_vocabulary(name):
    package = Package.open((ROOT / "templates" / f"{name}.docx").read_bytes(), name)
    names = names_of(PAPERS[name])
    for part in ("word/document.xml", "word/footer1.xml"):
        check_tags(parse(package.parts[part]), part, names, name)


def test_the_script_makes_the_shipped_templates_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, ROOT / "tools" / "make_templates.py", tmp_path], check=True, cwd=ROOT)
    for name in PAPERS:
        assert (tmp_path / f"{name}.docx").read_bytes() == (ROOT / "templates" / f"{name}.docx").read_bytes(), name
