"""The page that shows what every row and column was read as."""

import re
from html.parser import HTMLParser

import pytest

from reportgen.model import Cell, Column, Finding, Grid, Plan, Reading, Row, RowRecord, Sheet, SheetRecord
from reportgen.render.html import reading_html
from reportgen.render.html.sheets import _FIELD_TINTS, _KIND_TINTS, MOST_ROWS

TEXTS = [["A plan & <more>"], ["Ref", "Action", "RAG", "Code"], ["1.1", "Paint it", "Green", "X"]]


@pytest.fixture
def page():
    rows = tuple(
        Row(
            number,
            tuple(Cell(number, column, text, fill="92D050" if text == "Green" else None) for column, text in enumerate(texts, 1)),
            "manual" if number == 3 else None,
        )
        for number, texts in enumerate(TEXTS, 1)
    )
    kinds = zip(range(1, 4), ("title", "header", "action"), strict=True)
    fields = zip("ABCD", TEXTS[1], ("ref", "action", "status", None), strict=True)
    reading = Reading(
        Plan("A plan", ()),
        tuple(Column("plan.xlsx", "It's 'the' plan", f"{letter}2", heading, field) for letter, heading, field in fields),
        tuple(RowRecord("plan.xlsx", "It's 'the' plan", row, kind) for row, kind in kinds),
        (Finding("row-hidden", "error", "Row 3 is hidden.", "Unhide it.", "plan.xlsx", "It's 'the' plan", "A3"),),
        (SheetRecord("plan.xlsx", "It's 'the' plan", "plan", 1),),
    )
    return reading_html(reading, [Grid("plan.xlsx", (Sheet("It's 'the' plan", rows, hidden_columns=frozenset({4})),))], "A plan")


class Outline(HTMLParser):
    """The texts of a page by the row of the table they stand in, and the elements left open."""

    VOID = {"meta", "br", "link"}

    def __init__(self):
        super().__init__()
        self.open, self.rows, self.links, self.ids = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and {"td", "th"} & set(self.open) and self.rows:
            self.rows[-1][-1] += data


def test_every_row_says_what_it_is_and_every_heading_what_its_column_is(page):
    outline = Outline()
    outline.feed(page.decode("ascii"))
    assert outline.open == []
    assert outline.rows[0] == ["Row", "Read as", "A", "B", "C", "D (hidden)"]
    assert outline.rows[1] == ["1", "title", "A plan & <more>"]
    assert outline.rows[2] == ["2", "heading row", "Ref→ ref", "Action→ action", "RAG→ status", "Code→ not known: not printed"]
    assert outline.rows[3] == ["3", "action, hidden by hand", "1.1", "Paint it", "Green", "X"]


def test_the_page_stands_alone_and_its_links_lead_somewhere(page):
    outline = Outline()
    outline.feed(page.decode("ascii"))
    assert all(link.startswith("#") and link[1:] in outline.ids for link in outline.links)
    text = page.decode("ascii")
    assert 'lang="en-GB"' in text
    assert "<script" not in text
    assert "http:" not in text
    assert "Row 3 is hidden. Unhide it." in text
    assert "not for publication" in text


@pytest.mark.parametrize("colour", sorted({*_KIND_TINTS.values(), *_FIELD_TINTS.values()}))
def test_text_is_legible_on_every_tint(colour):
    def light(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    def luminance(shade):
        red, green, blue = (light(shade[at : at + 2]) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert (luminance(colour) + 0.05) / (luminance("#1d1d1f") + 0.05) >= 7


def test_of_a_very_long_sheet_the_first_rows_are_shown_and_the_rest_is_told():
    rows = tuple(Row(number, (Cell(number, 1, f"line {number}"),)) for number in range(1, MOST_ROWS + 11))
    records = tuple(RowRecord("plan.xlsx", "Long", row.number, "note") for row in rows)
    reading = Reading(Plan(None, ()), (), records)
    text = reading_html(reading, [Grid("plan.xlsx", (Sheet("Long", rows),))], "Long").decode("ascii")
    assert f"line {MOST_ROWS}<" in text
    assert f"line {MOST_ROWS + 1}<" not in text
    assert re.search(r"not shown; 2,010 were read", text)
