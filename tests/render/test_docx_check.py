"""The self-check finds what Word repairs and what a screen reader stumbles over."""

import io
import zipfile

import pytest

from reportgen.paper.blocks import Table, TableColumn, TableRow, Text
from reportgen.render.docx_check import contrast, problems


@pytest.fixture
def sound(word):
    """A sound file with a heading and a table."""
    data = Table("T", "About it.", (TableColumn("ref", "Ref"),), (TableRow((Text("1.1"),)),))
    prototype = word.table(["[heading]"], ["{{ table }}[ref]"])
    return word.fill(word.paragraph("Heading", "heading1"), prototype, word.paragraph("after"), table=data).data


def changed(data, part, old, new):
    """The file with every old in a part made new."""
    files = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    assert old.encode() in files[part]
    files[part] = files[part].replace(old.encode(), new.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_sound_file_has_no_problems(sound):
    assert problems(sound) == []


@pytest.mark.parametrize(
    "part, old, new, sign",
    [
        ("word/document.xml", "<w:tblHeader/>", "", "A05"),
        ("word/document.xml", 'w:firstRow="1"', 'w:firstRow="0"', "A05"),
        ("word/document.xml", "<w:tcW ", '<w:gridSpan w:val="2"/><w:tcW ', "A06"),
        ("word/document.xml", 'w:val="heading1"', 'w:val="heading2"', "A10"),
        ("word/document.xml", ">Heading<", "> <", "A10"),
        ("word/document.xml", "after", "• typed", "A16"),
        ("word/document.xml", "after", "1.\tx", "A16"),
        ("word/document.xml", "<w:body>", "<w:body><w:p><w:ins/></w:p>", "A20"),
        ("word/document.xml", "<w:body>", "<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", "A20"),
        ("word/document.xml", "<w:body>", "<w:body><w:p><w:sdt/></w:p>", "A19"),
        ("word/document.xml", "<w:body>", '<w:body><w:p><w:pPr><w:pStyle w:val="Nowhere"/></w:pPr></w:p>', "Nowhere"),
        (
            "word/document.xml",
            "<w:body>",
            '<w:body><w:p><w:pPr><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr></w:p>',
            "list 99",
        ),
        ("word/document.xml", "<w:body>", '<w:body><w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>', "order"),
        ("word/styles.xml", "en-GB", "en-US", "A12"),
        ("docProps/core.xml", "A paper", "paper.docx", "A11"),
        ("word/_rels/document.xml.rels", "footer1.xml", "footer9.xml", "not there"),
        ("[Content_Types].xml", "/word/styles.xml", "/word/nowhere.xml", "not there"),
    ],
)
def test_a_fault_is_found(sound, part, old, new, sign):
    assert any(sign in problem for problem in problems(changed(sound, part, old, new)))


def test_a_shaded_cell_needs_contrast_and_words(sound):
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/></w:tcPr>'
    dark = changed(sound, "word/document.xml", "</w:tcPr>", shaded.format("333333"))
    assert any(p.startswith("A14") for p in problems(dark))
    silent = changed(changed(sound, "word/document.xml", "</w:tcPr>", shaded.format("CCE2D8")), "word/document.xml", "1.1", "")
    assert any(p.startswith("A15") for p in problems(silent))


def test_what_is_no_file_at_all_is_a_problem():
    assert problems(b"nothing")


def test_contrast_is_wcags():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("505A5F", "FFFFFF") == pytest.approx(7.07, abs=0.05)
