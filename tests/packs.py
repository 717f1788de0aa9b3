"""Helpers to build packs and to read what is in them, as a person would."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import docx

from reportgen import quarter

ROOT = Path(__file__).resolve().parent.parent


def copy_sample(folder):
    """The checkout's own report folder, elsewhere."""
    shutil.copytree(ROOT / "inputs", folder / "inputs", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(ROOT / "report.toml", folder)
    return folder


def build(folder, **more):
    """A pack of a report folder."""
    return quarter.build(quarter.Request(working=folder, built_at=datetime(2015, 9, 28, 10, 15), **more))  # noqa: DTZ001


class PaperFile:
    """A paper that was written, as text."""

    def __init__(self, path):
        self.path = path
        self.document = docx.Document(str(path))

    @property
    def paragraphs(self):
        return [plain(p.text) for p in self.document.paragraphs]

    @property
    def text(self):
        cells = [cell.text for table in self.document.tables for row in table.rows for cell in row.cells]
        return plain("\n".join([*(p.text for p in self.document.paragraphs), *cells]))

    @property
    def tables(self):
        return [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in self.document.tables]

    @property
    def alternative_texts(self):
        return [
            plain(p.get("descr"))
            for p in self.document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
        ]


def plain(text):
    """A text with ordinary spaces."""
    return re.sub("\u00a0", " ", text)


def paper(folder, part):
    """The one paper of a pack whose file name holds a text."""
    (path,) = [p for p in Path(folder).glob("*.docx") if part in p.name]
    return PaperFile(path)
