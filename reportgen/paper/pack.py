"""Which papers a pack has, in what order, and what their files are called."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from reportgen.config import PaperEntry
from reportgen.model.names import squeeze
from reportgen.paper import glossary, graph, measures, movement, plan, report, risk, schedule, words
from reportgen.paper.blocks import Figure
from reportgen.paper.facts import Appendix, Facts

Document = (
    report.Report
    | graph.Graph
    | plan.PlanPaper
    | measures.Measures
    | glossary.Glossary
    | schedule.Schedule
    | movement.Movement
    | risk.Risk
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document to be rendered: its entry in report.toml, its vocabulary, its title and its file's name."""

    entry: PaperEntry
    document: Document
    title: str
    file: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, in order."""
        return tuple(_figures(self.document))


def _figures(value: object) -> Iterator[Figure]:
    """The figures within a paper's value, in order."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple):
        yield from (found for each in value for found in _figures(each))
    elif is_dataclass(value):
        yield from (found for field in fields(value) for found in _figures(getattr(value, field.name)))


def with_appendices(facts: Facts) -> Facts:
    """The facts with the pack's appendices numbered: those of the papers asked for that have any content (DESIGN section 4)."""
    found: list[tuple[str, str, int | None]] = []
    for entry in facts.papers:
        found += _appendices(facts, entry.kind)
    numbered = tuple(Appendix(number, kind, title, months) for number, (kind, title, months) in enumerate(found, 1))
    return replace(facts, appendices=numbered)


def _appendices(facts: Facts, kind: str) -> list[tuple[str, str, int | None]]:
    """The appendices of one kind as (kind, title, horizon)."""
    match kind:
        case "graph-actions" if facts.counts.recorded:
            return [(kind, f"Graph of actions{facts.by_stream}", None)]
        case "graph-measures":
            return [(kind, f"Graph of measures at {h.months} months", h.months) for h in facts.horizons if h.counts.recorded]
        case "plan":
            return [(kind, "Action plan", None)]
        case "measures":
            return [(kind, f"Measures at {h.months} months, with narrative", h.months) for h in facts.horizons]
        case "glossary" if facts.plan.abbreviations:
            return [(kind, "Glossary", None)]
        case "schedule" if facts.comparison is not None and facts.baseline is not None:
            return [(kind, f"Schedule of changes since {facts.baseline.short}", None)]
        case "graph-movement" if title := movement.title(facts):
            return [(kind, title, None)]
        case "risk" if risk.has_content(facts):
            return [(kind, "Risk register extract", None)]
        case _:
            return []


def papers(facts: Facts) -> tuple[Paper, ...]:
    """Every paper of the pack: the report, then its appendices."""
    entries = {entry.kind: entry for entry in facts.papers}
    result = []
    if "report" in entries:
        document = report.report(facts)
        result.append(Paper(entries["report"], document, document.front.heading, _file(facts, "main report")))
    for appendix in facts.appendices:
        name = f"Appendix {appendix.number} - {words.in_prose(appendix.title)}"
        title = f"{facts.report.title or facts.plan_name}: Appendix {appendix.number}, {words.in_prose(appendix.title)}"
        result.append(Paper(entries[appendix.kind], document_of(facts, appendix), title, _file(facts, name)))
    return tuple(result)


def document_of(facts: Facts, appendix: Appendix) -> Document:
    """An appendix's vocabulary."""
    match appendix.kind:
        case "graph-actions":
            return graph.actions(facts, appendix)
        case "graph-measures":
            return graph.measures(facts, appendix)
        case "plan":
            return plan.plan(facts, appendix)
        case "measures":
            return measures.measures(facts, appendix)
        case "glossary":
            return glossary.glossary(facts, appendix)
        case "schedule":
            return schedule.schedule(facts, appendix)
        case "graph-movement":
            return movement.movement(facts, appendix)
        case "risk":
            return risk.risk(facts, appendix)
        case _:
            raise ValueError(f"there is no paper of the kind {appendix.kind}")


def _file(facts: Facts, name: str) -> str:
    """SIP progress report - main report - 7 October 2015.docx: ASCII, as Windows allows it, DRAFT where it is one."""
    day = words.plain_date(facts.period.meeting) if facts.period.meeting else ""
    series = f"{facts.report.short_title or facts.plan_name} progress report"
    stem = " - ".join(part for part in (series, name, day) if part)
    return ascii_name(stem)[:150] + (" DRAFT" if facts.unresolved else "") + ".docx"


def ascii_name(text: str) -> str:
    """A file's name in plain letters: dashes become hyphens, accents and apostrophes go, what Windows refuses becomes a space."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text).replace("&", "and")
    plain = re.sub(r"(?<=\w)['\u2019](?=\w)", "", plain)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return squeeze(re.sub(r"[^A-Za-z0-9 ()+,.-]", " ", plain)).strip(" .")
