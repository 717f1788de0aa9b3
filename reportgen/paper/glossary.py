"""The glossary: the workbook's abbreviations in alphabetical order (seed 001, Appendix 5)."""

from dataclasses import dataclass

from reportgen.paper import words
from reportgen.paper.blocks import Table, TableColumn, TableRow, Text
from reportgen.paper.common import Front, front
from reportgen.paper.facts import Appendix, Facts


@dataclass(frozen=True, slots=True)
class Glossary:
    """The vocabulary of glossary.docx."""

    front: Front
    intro: str
    table: Table


def glossary(facts: Facts, appendix: Appendix) -> Glossary:
    """The glossary of a plan that lists its abbreviations."""
    pairs = sorted(facts.plan.abbreviations, key=lambda pair: (pair[0].casefold(), pair[1]))
    table = Table(
        "Abbreviations",
        "Each abbreviation of the plan and what it stands for.",
        (TableColumn("short", "Abbreviation"), TableColumn("long", "Meaning")),
        tuple(TableRow((Text(short), Text(long))) for short, long in pairs),
    )
    listed = words.counted(len(pairs), "abbreviation")
    return Glossary(
        front(facts, appendix, appendix.title), f"This glossary gives the meaning of {listed} used in these papers.", table
    )
