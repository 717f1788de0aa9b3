"""Golden packs: every paper of the sample as text that a reviewer can read, part by part.

After a change that is meant:  python tests/golden.py  writes them anew, and the difference is part of the change.
"""

import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

FOLDER = Path(__file__).resolve().parent / "golden"
PACKS = {
    "hillingdon-2015-10": {},
    "hillingdon-2015-03": {"period": "2015-03"},
    "city-of-london": {"config": "inputs/city-of-london/report.toml"},
}


def lines_of(path):
    """A paper as lines: style and text of each paragraph, the cells of each row, the pictures by their alternative text."""
    document = Document(str(path))
    styles = {style.style_id: style.name for style in document.styles}
    for section in document.sections:
        size = f"{section.page_width.mm:.0f} x {section.page_height.mm:.0f} mm"
        yield f"[page {size}] footer: {' / '.join(p.text for p in section.footer.paragraphs)}"
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield from paragraph(element, styles)
        elif element.tag == qn("w:tbl"):
            yield from table(element, styles)


def paragraph(element, styles, indent=""):
    """A paragraph's style, text with its marks, and picture."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(style.get(qn("w:val")), "?") if style is not None else "Normal"
    text = "".join(run_text(run, styles) for run in element.iter(qn("w:r")))
    pictures = [f"[picture: {p.get('descr')}]" for p in element.iter(qn("wp:docPr"))]
    yield f"{indent}{name}: {text}{''.join(pictures)}"


def run_text(run, styles):
    """A run's text; bold in **, other character styles in [name: ]."""
    text = "".join(t.text or "" for t in run.iter(qn("w:t")))
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if style is not None and text:
        return f"[{styles.get(style.get(qn('w:val')))}: {text}]"
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return f"**{text}**" if bold is not None and text.strip() else text


def table(element, styles):
    """A table's caption and its rows, with the shading of a cell."""
    caption = element.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    yield f"Table: {caption.get(qn('w:val')) if caption is not None else '(no caption)'}"
    for row in element.findall(qn("w:tr")):
        yield "  row"
        for cell in row.findall(qn("w:tc")):
            shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
            fill = f" ({shading.get(qn('w:fill'))})" if shading is not None else ""
            yield f"    cell{fill}"
            for inner in cell.findall(qn("w:p")):
                yield from paragraph(inner, styles, "      ")


def packs(folder):
    """Each golden pack's name and, by paper, its text; built in a folder."""
    from packs import build, copy_sample

    sample = copy_sample(folder)
    for name, options in PACKS.items():
        config = {"config": sample / options["config"]} if "config" in options else {}
        built = build(sample, out=folder / name, **{**options, **config})
        yield name, {file: "\n".join(lines_of(built.folder / file)) + "\n" for file in built.files}


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent))
    with tempfile.TemporaryDirectory() as scratch:
        for pack, papers in packs(Path(scratch)):
            target = FOLDER / pack
            target.mkdir(parents=True, exist_ok=True)
            for old in target.glob("*.txt"):
                old.unlink()
            for file, text in papers.items():
                (target / f"{Path(file).stem}.txt").write_text(text, encoding="utf-8")
