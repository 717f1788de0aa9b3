"""The Word templates: the council's own where report.toml names one, else the shipped ones."""

from pathlib import Path

from reportgen.config import PaperEntry
from reportgen.errors import TemplateError
from reportgen.shipped import shipped

TEMPLATE_OF = {"graph-actions": "graph", "graph-measures": "graph", "graph-movement": "movement"}
"""Kinds of paper whose template has another name."""


def load_template(entry: PaperEntry) -> tuple[bytes, str]:
    """A paper's template and its name. Raises TemplateError where it can't be read."""
    path = entry.template or shipped("templates") / f"{TEMPLATE_OF.get(entry.kind, entry.kind)}.docx"
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise TemplateError(f"The template {path} can't be read: {error.strerror}.", _remedy(path, entry)) from None


def _remedy(path: Path, entry: PaperEntry) -> str:
    if entry.template is None:
        return "Install reportgen again."
    return f'Mend "template" of the [[paper]] "{entry.kind}" in report.toml, or take the line out to use the shipped one.'
