"""What is told of columns that no heading names and that were taken for a field by what they hold."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.layout import Layout
from reportgen.model import Finding
from reportgen.parse.found import Walked
from reportgen.parse.headers import Heading
from reportgen.parse.report import of_place
from reportgen.parse.status import Problem
from reportgen.parse.text import fold, quote, squeeze
from reportgen.settings import toml_line

HOLDS = {
    "ref": ("references", "references"),
    "due": ("dates", "due dates"),
    "status": ("statuses", "statuses"),
    "lead": ("names or posts", "leads"),
    "objective": ("what several actions are for", "objectives"),
    "work_stream": ("what several actions belong to", "work streams"),
    "progress": ("what has been done", "progress"),
}
"""What a column of each field holds to look at, and what it was taken for."""


def guessed_columns(sheets: Iterable[Walked], layout: Layout) -> Iterator[Finding]:
    """One warning for each heading whose column was taken for a field by what it holds."""
    met: dict[tuple[str, str, str], list[tuple[Walked, Heading]]] = {}
    for walked in (walked for walked in sheets if walked.left_out is None):
        for heading in (heading for header, _ in walked.headers for heading in header.headings):
            if heading.guess and heading.guess.held and heading.column not in walked.view.sheet.hidden_columns:
                met.setdefault((walked.view.file, fold(heading.text), heading.guess.role), []).append((walked, heading))
    for (_, _, role), places in met.items():
        names = [name for entry in layout.columns if entry.role == role for name in entry.names]
        yield _told(role, places, names)


def _told(role: str, places: list[tuple[Walked, Heading]], names: list[str]) -> Finding:
    walked, heading = places[0]
    looks, taken = HOLDS[role]
    message = f"The heading {quote(heading.text)} is not known; its column holds {looks} and was taken for the {taken}."
    line = toml_line(role, [*names, squeeze(heading.text)])
    fix = f"If that is right, write into [columns] of the layout: {line}; if not, name there what it is."
    problem = Problem("column-guessed", "warning", message, fix)
    found = of_place(problem, walked.view.file, walked.view.sheet.name, heading.cell.address, squeeze(heading.text))
    cells = tuple(f"'{place.view.sheet.name}'!{other.cell.address}" for place, other in places)
    return replace(found, cells=cells if len(cells) > 1 else ())
