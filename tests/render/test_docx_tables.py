"""Prototype tables filled with a paper's tables."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import TemplateError
from reportgen.paper.blocks import Badge, Piece, Revision, Table, TableColumn, TableRow, Text
from reportgen.render.cells import lines_of
from reportgen.render.docx_check import problems
from reportgen.render.wordml import q, text_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def table(headings, *rows, fit=False, totals=()):
    columns = tuple(TableColumn(heading.lower(), heading) for heading in headings)
    cells = [tuple(Text(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    return Table("Title", "About it.", columns, tuple(TableRow(c, at in totals) for at, c in enumerate(cells)), fit)


def proto(word, *keys, tag="{{ table }}", width=5000, total=False):
    first = [f"{tag}[{keys[0]}]", *(f"[{key}]" for key in keys[1:])]
    rows = [["[heading]"] * len(keys), first, *([["[total]" + first[0].removeprefix(tag), *first[1:]]] if total else [])]
    return word.table(*rows, width=width)


def filled(word, data, *keys, **more):
    return word.fill(word.paragraph("Heading", "heading1"), proto(word, *keys, **more), "after", table=data)


def test_columns_come_in_the_datas_order_and_absent_ones_are_dropped(word):
    done = filled(word, table(["Action", "Ref"], ["Do it", "1.1"]), "ref", "due", "action")
    assert done.tables == [[["Action", "Ref"], ["Do it", "1.1"]]]
    assert len(done.widths()) == 2


def test_a_column_without_a_cell_takes_the_other_one(word):
    done = filled(word, table(["Ref", "Budget", "Risk"], ["1", "2", "3"]), "ref", "other")
    assert done.tables == [[["Ref", "Budget", "Risk"], ["1", "2", "3"]]]


def test_a_column_with_no_cell_at_all_is_an_error_that_says_what_to_type(word):
    with pytest.raises(TemplateError, match=r"no cell for the column «Budget».*\[budget\], or \[other\]"):
        filled(word, table(["Ref", "Budget"], ["1", "2"]), "ref", "due")


def test_headings_may_be_the_templates_own(word):
    body = word.table(["No.", "[heading]"], ["{{ table }}[ref]", "[action]"])
    assert word.fill(body, "x", table=table(["Ref", "Action"], ["1", "a"])).tables[0][0] == ["No.", "Action"]


def test_total_rows_take_the_total_prototype(word):
    rows = "<w:r><w:rPr><w:b/></w:rPr><w:t>[total][ref]</w:t></w:r>"
    body = proto(word, "ref", "action", total=True).replace(word.run("[total][ref]"), rows)
    done = word.fill(body, "x", table=table(["Ref", "Action"], ["1", "a"], ["All", "b"], totals={1}))
    first, last = list(done.part().iter(q("tr")))[1:]
    assert first.find(f".//{q('b')}") is None
    assert text_of(last.find(q("tc"))) == "All"
    assert last.find(f".//{q('b')}") is not None


@pytest.mark.parametrize(
    "rows, sign",
    [
        ([["[heading]"], ["{{ table }}[ref] and more"]], "second row"),
        ([["{{ table }}[ref]"]], "heading row"),
        ([["[heading]"], ["{{ table }}[ref]"], ["note"]], "rows after"),
        ([["[heading]", "b"], ["{{ table }}[ref]"]], "merged cells, or rows of unequal length"),
    ],
)
def test_a_prototype_that_cannot_be_filled_says_why(word, rows, sign):
    with pytest.raises(TemplateError, match=sign):
        word.fill(word.table(*rows), "x", table=table(["Ref"], ["1"]))


def test_a_table_outside_a_prototype_says_where_it_belongs(word):
    with pytest.raises(TemplateError, match="first cell of a table's second row"):
        word.fill("{{ table }}", table=table(["Ref"], ["1"]))


@pytest.mark.parametrize("typed, meant", [("leed", "lead"), ("Lead", "lead"), ("progres", "progress"), ("staus", "status")])
def test_a_misspelt_key_is_told_and_set_right(word, typed, meant):
    data = table(["Ref", meant.capitalize()], ["1", "a"])
    with pytest.raises(TemplateError, match=rf"\[{typed}\], which is no column of it\. Did you mean \[{meant}\]\?"):
        filled(word, data, "ref", typed, "other")


def test_a_key_of_another_quarter_is_no_mistake(word):
    data = table(["Ref", "Lead"], ["1", "a"])
    assert filled(word, data, "ref", "milestones", "lead", "leads", "other").tables == [[["Ref", "Lead"], ["1", "a"]]]


def test_a_table_whose_tag_is_gone_is_told_with_its_tag(word):
    with pytest.raises(TemplateError, match=r"ours\.docx does not print \{\{ table \}\}, .*the table «Title»\. Put its tag back"):
        word.fill("nothing", table=table(["Ref"], ["1"]))
    assert word.fill("nothing", table=table(["Ref"])).tables == []


def test_a_table_whose_tag_is_gone_from_a_loop_is_told_with_the_loops_name(word):
    @dataclass(frozen=True)
    class Group:
        objective: str
        table: Table

    groups = tuple(Group(name, table(["Ref"], ["1"])) for name in "AB")
    body = ("{%p for group in groups %}", "{{ group.objective }}", "{%p endfor %}")
    with pytest.raises(TemplateError, match=r"\{\{ group\.table \}\}, .*the first of 2 such"):
        word.fill(*body, groups=groups)


def test_a_note_to_the_clerk_says_that_a_table_is_left_out_on_purpose(word):
    done = word.fill("before", "[clerk] Left out: {{ table }}", table=table(["Ref"], ["1"]))
    assert done.tables == []
    assert done.paragraphs == ["before"]


def test_an_if_that_hides_a_table_which_holds_something_is_told(word):
    with pytest.raises(TemplateError, match=r"does not print \{\{ table \}\}"):
        word.fill("{%p if name %}", proto(word, "ref"), "{%p endif %}", "x", name="", table=table(["Ref"], ["1"]))


def test_a_key_of_statuses_that_is_gone_is_told(word):
    with pytest.raises(TemplateError, match="has no key of status cells, but «Title» shows statuses"):
        filled(word, table(["Ref", "Status"], ["1", Badge("Open", "amber")]), "ref", "status")


def test_a_table_without_rows_asks_for_an_if_and_an_if_helps(word):
    with pytest.raises(TemplateError, match="no rows to print"):
        filled(word, table(["Ref"]), "ref")
    done = word.fill("{%p if table %}", proto(word, "ref"), "{%p endif %}", "x", table=table(["Ref"]))
    assert done.tables == []


def test_what_is_typed_in_a_cell_is_printed_as_typed(word):
    typed = '{{ name }} {%p if %} [ref] [clerk] </w:t> R&D <50% "q" [total]'
    assert filled(word, table(["Ref"], [typed]), "ref").tables[0][1] == [typed]
    assert filled(word, table(["Ref"], ["[clerk] a note"]), "ref").tables[0][1] == ["[clerk] a note"]


@given(
    st.lists(st.sampled_from(["•", "-", "–", "*", "\uf0b7", "o", " ", "\u00a0", "\t", "\u2003", "\n", "word", "·"]), max_size=12)
)
def test_no_line_of_a_cell_keeps_a_typed_bullet(parts):
    for line in lines_of(Text("".join(parts))):
        assert not re.match(r"\s*([•▪◦‣●·\uf0b7]\s*|[-–*]\s+)\S", line.text)


def test_line_breaks_and_bullets_become_paragraphs_and_real_lists(word):
    done = filled(word, table(["Ref"], ["First:\n\n• one\n- two\n  * three\n1. typed\n-5% stays"]), "ref")
    assert done.tables[0][1] == ["First:\none\ntwo\nthree\n1. typed\n-5% stays"]
    cell = list(done.part().iter(q("tc")))[1]
    styles = [p.find(f"{q('pPr')}/{q('pStyle')}").get(q("val")) for p in cell.iter(q("p"))]
    assert styles == ["Tabletext", "Tablebullet", "Tablebullet", "Tablebullet", "Tabletext", "Tabletext"]


@given(st.lists(st.sampled_from(["word", "• item", "- item", "", "  ", "–", "1. one", "*", "a\tb"]), max_size=6))
def test_no_word_of_a_cell_is_lost_or_invented(lines):
    text = "\n".join(lines)
    printed = " ".join(line.text for line in lines_of(Text(text))).split()
    assert [w for w in printed if w.isalnum()] == [w for w in text.split() if w.isalnum()]


def test_labels_stand_before_and_notes_of_ours_beneath_in_bold(word):
    cell = Text("Follow up", before="2.3", after="No explanation is recorded.")
    done = filled(word, table(["Ref"], [cell]), "ref")
    assert done.tables[0][1] == ["2.3 Follow up\nNo explanation is recorded."]
    bold = [text_of(run) for run in done.part().iter(q("r")) if run.find(f"{q('rPr')}/{q('b')}") is not None]
    assert bold == ["2.3 ", "No explanation is recorded."]


def test_revised_words_have_character_styles_and_are_no_tracked_changes(word):
    cell = Revision((Piece("95%", "deleted"), Piece(" of\nrecommendations ", "same"), Piece("done", "inserted")))
    done = filled(word, table(["Ref"], [cell]), "ref")
    assert done.tables[0][1] == ["95% of\nrecommendations done"]
    styled = [(text_of(e.getparent().getparent()), e.get(q("val"))) for e in done.part().iter(q("rStyle"))]
    assert styled == [("95%", "Wordsdeleted"), ("done", "Wordsinserted")]
    assert next(done.part().iter(q("del"), q("ins")), None) is None


KEY = """<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid><w:tr>
<w:tc><w:tcPr><w:tcMar><w:right w:w="136"/></w:tcMar></w:tcPr><w:p><w:r><w:t>[cell before]</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:shd w:val="clear" w:fill="CCE2D8"/></w:tcPr>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>[badge green]</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


def test_a_status_takes_its_look_from_the_key_which_leaves_the_paper(word):
    data = table(["Ref", "Status"], ["1", Badge("Completed", "green")], ["2", Badge("Stuck", "red")])
    done = word.fill(proto(word, "ref", "status"), "x", KEY, "y", table=data)
    assert done.tables == [[["Ref", "Status"], ["1", "Completed"], ["2", "Stuck"]]]
    one, two = list(done.part().iter(q("tr")))[1:]
    assert [shd.get(q("fill")) for shd in one.iter(q("shd"))] == ["CCE2D8"]
    assert list(two.iter(q("shd"))) == []
    assert one[-2].find(f".//{q('right')}").get(q("w")) == "136"


def test_texts_side_by_side_in_the_shipped_schedule_are_kept_apart(made):
    """They have 3 mm between them at the least: there are no lines between columns."""
    table = list(made((TEMPLATES / "schedule.docx").read_bytes()).part().iter(q("tbl")))[2]
    left = int(table.find(f"{q('tblPr')}/{q('tblCellMar')}/{q('left')}").get(q("w")))
    for row in table.iter(q("tr")):
        *texts, _ = row.iter(q("tc"))
        gaps = [left + int(cell.find(f"{q('tcPr')}/{q('tcMar')}/{q('right')}").get(q("w"))) for cell in texts]
        assert min(gaps) >= 3 * 1440 / 25.4


def test_a_cells_own_padding_is_kept_in_every_row(word):
    own = '<w:tcPr><w:tcMar><w:right w:w="125" w:type="dxa"/></w:tcMar></w:tcPr>'
    done = word.fill(
        proto(word, "ref", "action").replace("<w:tcPr/>", own), "x", table=table(["Ref", "Action"], ["1", "a\n• b"], ["2", "c"])
    )
    assert [e.get(q("w")) for e in done.part().iter(q("right"))] == ["125"] * 6


def test_tables_are_told_to_screen_readers_and_rows_kept_whole(word):
    long = " ".join(["words"] * 900)
    done = filled(word, table(["Ref", "Progress"], ["1", "short"], ["2", long]), "ref", "progress", width=9000)
    root = done.part()
    assert root.find(f".//{q('tblCaption')}").get(q("val")) == "Title"
    assert root.find(f".//{q('tblDescription')}").get(q("val")) == "About it."
    header, short, tall = root.iter(q("tr"))
    assert header.find(f"{q('trPr')}/{q('tblHeader')}") is not None
    assert short.find(f"{q('trPr')}/{q('cantSplit')}") is not None
    assert tall.find(f"{q('trPr')}/{q('cantSplit')}") is None
    assert problems(done.data) == []


def test_the_last_row_does_not_begin_a_page_alone(word):
    rows = list(filled(word, table(["Ref"], ["1"], ["2"], ["3"], ["4"]), "ref").part().iter(q("tr")))[1:]
    assert [row.find(f".//{q('keepNext')}") is not None for row in rows] == [False, False, True, False]


def test_a_date_with_no_break_spaces_has_its_column_wide_enough(word):
    broken, whole = (
        filled(word, table(["Action", "Due"], ["Do it", date]), "action", "due", width=1000).widths()[1]
        for date in ("31 May 2025", "31\u00a0May\u00a02025")
    )
    assert whole > broken


def test_the_same_prototype_has_the_same_widths_in_every_turn_of_a_loop(word):
    body = ("{%p for table in tables %}", proto(word, "ref", "action", tag="{{ table }}"), "between", "{%p endfor %}", "end")
    tables = (table(["Ref", "Action"], ["1", "short"], fit=True), table(["Ref", "Action"], ["2", "much longer " * 9], fit=True))
    done = word.fill(*body, tables=tables)
    assert len(done.tables) == 2
    assert done.widths(0) == done.widths(1)


def test_a_table_with_some_of_the_columns_keeps_the_edges_of_the_one_before(word):
    body = (
        proto(word, "ref", "action", "lead", tag="{{ all }}", width=9000),
        "x",
        proto(word, "ref", "lead", tag="{{ some }}", width=9000),
        "y",
    )
    whole = table(["Ref", "Action", "Lead"], ["1.1", "Do this and that " * 9, "Head"], fit=True)
    done = word.fill(*body, all=whole, some=table(["Ref", "Lead"], ["1.2", "Head"], fit=True))
    ref, action, lead = done.widths(0)
    assert done.widths(1) == [ref + action, lead]


def test_no_word_is_broken_where_there_is_room(word):
    data = table(["Ref", "Practitioners"], ["1", "x"])
    ref, wide = filled(word, data, "ref", "practitioners", width=2000).widths()
    assert wide > 1300
    assert ref == 1000


@pytest.mark.parametrize("endless", ["x" * 170, "https://example.gov.uk/" + "a/b_c?d=1&e=" * 9, "W" * 40])
@pytest.mark.parametrize("fit", [True, False])
def test_one_endless_word_leaves_the_other_columns_their_room(word, endless, fit):
    keys = ("ref", "action", "lead", "due", "progress", "status", "risk", "changes")
    row = ["1.1", "Recruit social workers " * 4, "Director", "30 September 2015", "Progress is good " * 30, "Open", "Low", "None"]
    usual = filled(word, table(keys, row, fit=fit), *keys, width=15400).widths()
    row[3] = endless
    done = filled(word, table(keys, row, fit=fit), *keys, width=15400)
    now = done.widths()
    assert sum(now) == sum(usual)
    assert now[3] <= sum(usual) / 5
    assert all(width > before * 0.7 for width, before in zip(now, usual, strict=True))
    assert done.tables[0][1][3] == endless


def test_an_endless_status_leaves_the_other_columns_their_room(word):
    data = table(["Ref", "Progress", "Status"], ["1.1", "Progress is good " * 30, Badge("x" * 170, "red")], fit=True)
    _, progress, status = word.fill(proto(word, *(c.key for c in data.columns), width=15400), KEY, "x", table=data).widths()
    assert progress > status


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=40), min_size=1, max_size=4), fit=st.booleans())
def test_any_text_makes_a_sound_file(word, texts, fit):
    data = table([f"C{n}" for n in range(len(texts))], texts, fit=fit)
    done = filled(word, data, "c0", "other")
    assert problems(done.data) == []
    assert len(done.tables[0][1]) == len(texts)
