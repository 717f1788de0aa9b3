"""The file itself: what it says of itself, what it must not carry, pictures, prose, the same bytes."""

import io
import zipfile
from dataclasses import make_dataclass

import docx
import pytest

from reportgen.errors import OutputError, TemplateError
from reportgen.paper.blocks import Block, Chart, Figure, Prose, Span, Strip
from reportgen.render.docx import render_docx
from reportgen.render.docx_check import problems
from reportgen.render.wordml import WP, q, text_of

FIGURE = Figure("Figure 1: Half are done", "Number of actions.", "Bar chart. Figures are in Table 1.", Chart((Strip("All", ()),)))
HEAD = "<w:p><w:pPr><w:pStyle w:val='heading1'/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p>"


def test_the_same_inputs_give_the_same_bytes_in_a_sorted_zip_of_a_fixed_date(word):
    one, two = (word.fill(HEAD, "{{ figure }}", figure=FIGURE) for _ in range(2))
    assert one.data == two.data
    infos = zipfile.ZipFile(io.BytesIO(one.data)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert one.names == ["[Content_Types].xml", *sorted(one.names[1:])]


def test_a_file_says_its_title_and_names_no_person_and_no_day(word, picture):
    done = word.fill(HEAD)
    core = done.part("docProps/core.xml")
    assert {e.tag.rpartition("}")[2]: e.text for e in core} == {"title": "A paper", "language": "en-GB"}


def test_a_straight_apostrophe_in_a_title_is_lost_in_pdf_and_so_is_curled(word, picture, made):
    done = made(render_docx(word.template(HEAD), "t", _paper(), picture, title="Children's plan", subject="SIP"))
    assert "Children’s plan" in "".join(done.part("docProps/core.xml").itertext())


def _paper():
    return make_dataclass("Paper", [("footer", str)])("x")


def test_nothing_of_the_templates_history_gets_out(word):
    kinds = {
        "officeDocument/2006/relationships/officeDocument": "word/document.xml",
        "package/2006/relationships/metadata/core-properties": "docProps/core.xml",
        "officeDocument/2006/relationships/custom-properties": "docProps/custom.xml",
    }
    base = "http://schemas.openxmlformats.org/"
    lines = [f'<Relationship Id="r{n}" Type="{base}{kind}" Target="{kinds[kind]}"/>' for n, kind in enumerate(kinds)]
    relationships = f'<Relationships xmlns="{base}package/2006/relationships">{"".join(lines)}</Relationships>'.encode()
    extra = {
        "docProps/core.xml": b"<a>CANARY</a>",
        "docProps/custom.xml": b"<a>CANARY</a>",
        "word/comments.xml": b"<a>CANARY</a>",
    }
    template = word.template(
        HEAD.replace("<w:p>", "<w:p w:rsidR='00CANARY'>"), "x", extra={"_rels/.rels": relationships, **extra}
    )
    done = word.fill(template=template)
    for name in done.names:
        assert b"CANARY" not in zipfile.ZipFile(io.BytesIO(done.data)).read(name), name


def commented(template):
    """A template on whose first words a clerk has commented, and on words that a tag stands among."""
    document = docx.Document(io.BytesIO(template))
    for paragraph in document.paragraphs:
        document.add_comment(paragraph.runs, text="CANARY", author="Clerk", initials="C")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_clerks_comments_leave_the_paper(word):
    done = word.fill(template=commented(word.template(HEAD, "Of {{ number }} actions", word.table(["cell"]), "x")), number=3)
    assert done.paragraphs == ["Heading", "Of 3 actions", "x"]
    assert not any("comment" in name for name in done.names)
    for name in done.names:
        assert b"CANARY" not in zipfile.ZipFile(io.BytesIO(done.data)).read(name), name
        assert b"omment" not in zipfile.ZipFile(io.BytesIO(done.data)).read(name), name
    assert [p for p in problems(done.data) if not p.startswith("A05")] == []


def test_a_blank_document_is_no_template(word, picture):
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(TemplateError, match=r"t\.docx has no tags .* Start from a copy of the shipped template"):
        render_docx(buffer.getvalue(), "t.docx", _paper(), picture, title="x")


@pytest.mark.parametrize(
    "body, sign",
    [
        ("<w:p><w:ins w:id='1' w:author='A'><w:r><w:t>x</w:t></w:r></w:ins></w:p>", "tracked changes"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "hidden text"),
    ],
)
def test_a_template_that_hides_something_is_refused(word, body, sign):
    with pytest.raises(TemplateError, match=sign):
        word.fill(body)


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_what_is_no_word_document_is_said_in_one_sentence(word, picture, data):
    with pytest.raises(TemplateError, match=r"t\.docx is not a Word document"):
        render_docx(data, "t.docx", _paper(), picture, title="x")


def test_macros_are_refused(word):
    with pytest.raises(TemplateError, match="macros"):
        word.fill(template=word.template("x", extra={"word/vbaProject.bin": b"x"}))


def test_a_figure_stands_in_line_at_its_size_with_its_alternative_text(word):
    done = word.fill(HEAD, "{{ figure.caption }}", "{{ figure }}", figure=FIGURE)
    assert done.paragraphs == ["Heading", "Figure 1: Half are done", "[picture]"]
    inline = done.part().find(f".//{{{WP}}}inline")
    assert inline.find(f"{{{WP}}}docPr").get("descr") == FIGURE.alt
    assert (inline.get("distL"), inline.get("distR")) == ("0", "0")
    assert int(inline.find(f"{{{WP}}}extent").get("cx")) == pytest.approx(1000 / 11811 * 36_000_000, rel=0.001)
    assert problems(done.data) == []


def test_a_figure_beside_words_is_an_error(word):
    with pytest.raises(TemplateError, match="paragraph of its own"):
        word.fill("See {{ figure }}", figure=FIGURE)


def test_a_figure_wider_than_the_text_is_an_error(word, picture):
    paper = make_dataclass("Paper", [("footer", str), ("figure", Figure)])("x", FIGURE)
    wide = picture(FIGURE.chart).replace((11811).to_bytes(4, "big") * 2, (2000).to_bytes(4, "big") * 2)
    with pytest.raises(OutputError, match="500 mm wide, but the template's text only 273 mm"):
        render_docx(word.template("{{ figure }}"), "t", paper, lambda chart: wide, title="x")


def prose(*blocks):
    return Prose(tuple(Block(kind, tuple(spans), level) for kind, level, *spans in blocks))


def test_prose_becomes_paragraphs_of_the_tags_style_real_lists_and_links(word):
    text = prose(
        ("paragraph", 0, Span("Gains & "), Span("losses", bold=True)),
        ("bullet", 0, Span("first")),
        ("bullet", 1, Span("inner")),
        ("paragraph", 0, Span("See the "), Span("plan", link="https://example.org/?a=1&b=2")),
        ("number", 0, Span("one")),
        ("paragraph", 0, Span("Between")),
        ("number", 0, Span("anew")),
    )
    done = word.fill(HEAD, word.paragraph("{{ commentary }}", "Numberedparagraph"), commentary=text)
    assert done.paragraphs[1:] == ["Gains & losses", "first", "inner", "See the plan", "one", "Between", "anew"]
    assert done.styles[1:3] == ["Numberedparagraph", "Bullet"]
    link = done.part().find(f".//{q('hyperlink')}")
    assert text_of(link) == "plan"
    assert b"https://example.org/?a=1&amp;b=2" in zipfile.ZipFile(io.BytesIO(done.data)).read("word/_rels/document.xml.rels")
    one, anew = (p.find(f".//{q('numId')}").get(q("val")) for p in _paragraphs(done) if text_of(p) in ("one", "anew"))
    assert one != anew
    assert problems(done.data) == []


def _paragraphs(done):
    return list(done.part().iterfind(f"{q('body')}/{q('p')}"))


def test_a_link_to_anything_but_a_web_page_or_an_address_is_printed_as_words(word):
    done = word.fill(HEAD, "{{ text }}", text=prose(("paragraph", 0, Span("run me", link="file:///c:/x.exe"))))
    assert done.part().find(f".//{q('hyperlink')}") is None
    assert done.paragraphs == ["Heading", "run me"]


def test_the_managers_headings_go_one_level_below_the_heading_above(word):
    done = word.fill(HEAD, word.paragraph("Sub", "heading2"), "{{ text }}", text=prose(("heading", 0, Span("Mine"))))
    assert done.styles == ["heading1", "heading2", "heading3"]


def test_a_figure_and_a_text_of_the_managers_must_be_printed_but_not_a_list_of_contents(word):
    with pytest.raises(TemplateError, match=r"\{\{ figure \}\}, .*«Figure 1: Half are done»\. Put its tag back"):
        word.fill(HEAD, "{{ figure.caption }}", figure=FIGURE)
    with pytest.raises(TemplateError, match=r"\{\{ commentary \}\}, .*the text that begins «Gains and losses»"):
        word.fill(HEAD, commentary=prose(("paragraph", 0, Span("Gains and "), Span("losses", bold=True))))
    contents = prose(("paragraph", 0, Span("Contents: ", bold=True), Span("Part 1", link="#Part 1"), Span(".")))
    assert word.fill(HEAD, contents=contents).paragraphs == ["Heading"]
