"""The page of what changed: all of it, escaped, by itself, and legible to everybody."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from reportgen.compare import compare
from reportgen.model import (
    Action,
    Column,
    Comparison,
    Finding,
    Match,
    Plan,
    Reading,
    Source,
    Status,
    StatusWord,
    WorkStream,
)
from reportgen.render.html import Side, comparison_html
from reportgen.render.html.diff import Part, _parts
from reportgen.render.terminal import comparison_text

PROGRESS = Status("In progress", "IN PROGRESS", "word", "amber", False)
DONE = Status("Completed", "COMPLETED", "word", "green", True)
NASTY = "Tell <script>alert('x')</script> \"R&D\" {{ 7*7 }} & <b>others</b> \x1b[31mred\x07 \u202eback"
HEADS = ("ref", "action", "lead", "status", "targets", "progress", "changes")
VOID = {"meta", "br", "link"}


def action(ref: str, text: str, row: int, **more: object) -> Action:
    own = {"label": ref, "ref": ref, "action": text, "status": PROGRESS, "source": Source("plan.xlsx", "WS 1", row)}
    return Action(**{**own, "lead_text": "AD People", "lead": ("AD People",), **more})  # type: ignore[arg-type]


def reading(*items: Action, retired: tuple[Action, ...] = (), hidden: str = "") -> Reading:
    headings = [*((name.title(), name) for name in HEADS), *((heading, None) for heading in sorted(_extra(items)))]
    columns = tuple(
        Column("plan.xlsx", "WS 1", f"{'ABCDEFGHIJK'[at]}5", heading, field, heading == hidden)  # type: ignore[arg-type]
        for at, (heading, field) in enumerate(headings)
    )
    statuses = (StatusWord("Completed", "green", True), StatusWord("In progress", "amber", False))
    measures = tuple(item for item in items if item.horizon)
    actions = tuple(item for item in items if not item.horizon)
    return Reading(Plan("The plan", (WorkStream("1", "Front door", actions, measures, retired),), statuses), columns)


def _extra(items: tuple[Action, ...]) -> set[str]:
    return {heading for item in items for heading, _ in item.extra}


THEN = (
    action("1.1", "Agree one threshold document with all partners and publish it for everyone", 7, status=DONE),
    action("1.2", "Recruit permanent team managers for every service", 8),
    action("1.3", "Audit the quality of supervision each month", 9, targets="90% of files"),
    action("1.4", "Write to each school about the new forms", 10),
    action("1.5", "Open the family centre in the old library", 11),
)
NOW = (
    replace(THEN[0], action=THEN[0].action.replace("one threshold", "a single threshold"), status=PROGRESS),
    replace(THEN[2], targets="80% of files", lead_text="Head\nof Quality", changes="Lead is now the Head of Quality."),
    THEN[3],
    action("1.6", NASTY, 12, changes="New & <i>agreed</i>."),
)
GONE = (replace(THEN[1], kept="retired", changes="Retired as completed."),)


def page(comparison: Comparison, then: Reading, now: Reading) -> str:
    sides = (Side("2015-07", ("july.xlsx",), then), Side("2015-10", ("october.xlsx",), now))
    return comparison_html(comparison, *sides, "The <plan>").decode("ascii")


@pytest.fixture(scope="module")
def sides():
    return reading(*THEN), reading(*NOW, retired=GONE)


@pytest.fixture(scope="module")
def comparison(sides):
    return compare(*sides)


@pytest.fixture(scope="module")
def text(comparison, sides):
    return page(comparison, *sides)


class Outline(HTMLParser):
    """A page's headings, texts by id, tables, links; it fails where an element is not closed in its place."""

    def __init__(self, text: str):
        super().__init__()
        self.open, self.links, self.ids, self.headings, self.tables, self.tags, self.words = [], [], [], [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.append((tag, held))
        self.links += [value for name, value in attrs if name in ("href", "src", "srcset", "action", "data")]
        self.ids += [held["id"]] if "id" in held else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append((tag, held.get("scope")))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag in ("td", "th"):
            self.words.append(" ")

    def handle_data(self, data):
        if not {"style", "title"} & set(self.open):
            self.words.append(data)


def test_the_page_says_what_changed_and_what_nobody_explained(text):
    told = Outline(text).text
    for words in (
        "October 2015 compared with July 2015.",
        "The plan has 4 actions; in July 2015 it had 5.",
        "Status fell back: 1 action (1.1)",
        "Gone from the plan, not recorded as retired: 1 action (1.5)",
        "No explanation is recorded: 3 actions (1.1, 1.3, 1.5)",
        "Completed → In progress",
        "“Lead is now the Head of Quality.”",
        "Retired as completed.",
        "Unchanged: 1.4.",
    ):
        assert words in told, words
    assert "Agree <del>one</del> <ins>a single</ins> threshold document" in text
    assert "<del>90%</del> <ins>80%</ins> of files" in text


def test_counts_and_balance_come_before_the_changes(text):
    told = Outline(text).text
    order = [
        "In short",
        "From 5 actions",
        "What became of each action",
        "Contents",
        "How to read",
        "Changes of which",
    ]
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    assert re.search(r"July 2015 5 Added \+1 1\.6 Retired −1 1\.2 Gone, not recorded as retired −1 1\.5 In the plan", told)


def test_officers_text_is_shown_as_typed_and_never_run(text):
    assert "<script" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    told = Outline(text).text
    assert "Tell <script>alert('x')</script> \"R&D\" {{ 7*7 }} & <b>others</b> \ufffd[31mred\ufffd back" in told
    assert "New & <i>agreed</i>." in told
    assert "The <plan>: what changed" in told
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|&#(x1b|27|7|8238);", text)


def test_the_page_stands_alone_and_its_links_lead_somewhere(text):
    outline = Outline(text)
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.links
    assert all(link.startswith("#") and link[1:] in outline.ids for link in outline.links)
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|url\(|@import|<script|<img|<form", text)


def test_the_page_is_in_order_for_people_who_hear_it(text):
    outline = Outline(text)
    assert text.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": "en-GB"}) in outline.tags
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(outline.headings))
    for table in outline.tables:
        assert all(cell == ("th", "col") for cell in table[0])
        assert all(row[0] == ("th", "row") and len(row) == len(table[0]) for row in table[1:])
    assert sum(tag == "caption" or (tag == "table" and "aria-labelledby" in held) for tag, held in outline.tags) == len(
        outline.tables
    )


def test_changes_are_not_told_by_colour_alone(text):
    assert re.search(r"del \{[^}]*line-through", text)
    assert re.search(r"ins \{[^}]*underline", text)
    assert "@media print" in text


def light(shade: str) -> float:
    parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_stands_out_from_every_ground(text):
    style = text.partition("<style>")[2].partition("</style>")[0]
    fore = set(re.findall(r"(?<![-\w])color: (#\w{6})", style)) | set(re.findall(r"--(?:ink|soft|link): (#\w{6})", style))
    grounds = {"#ffffff", *re.findall(r"background: (#\w{6})", style)}
    assert len(fore) >= 5
    for shade in fore:
        for ground in grounds:
            assert (light(ground) + 0.05) / (light(shade) + 0.05) >= 4.5, (shade, ground)


def test_every_change_is_on_the_page_and_in_the_text(comparison, text):
    told, printed = Outline(text).text, " ".join(comparison_text(comparison, "July", "October").split())
    changed = [change for change in comparison.changes if change.kind != "unchanged"]
    assert len(changed) == 5
    for change in changed:
        assert (change.after or change.before)[0].label in printed
        for field in change.fields:
            for part in _parts(change, field):
                assert part.text.strip() in "".join(Outline(text).words)
                if part.mark != "same":
                    assert " ".join(part.text.split()) in printed
        if change.explanation:
            assert change.explanation in told
            assert change.explanation in printed


def test_an_uncertain_pair_says_so(sides):
    made = compare(*sides)
    unsure = replace(made.changes[0], match=Match("text", 0.4, sure=False))
    doubt = Finding("match-unsure", "warning", "1.1 was taken to be 1.1.", "Settle it.", "plan.xlsx", "WS 1", "A7")
    told = Outline(page(replace(made, changes=(unsure, *made.changes[1:]), findings=(doubt,)), *sides)).text
    assert "It is not certain that these are one." in told
    assert "1.1 was taken to be 1.1." in told


def test_hidden_columns_are_not_on_the_page_and_that_is_said():
    then = reading(replace(THEN[1], extra=(("Cost", "CANARY 1"), ("Ward", "North"))), hidden="Cost")
    now = reading(replace(THEN[1], extra=(("Cost", "CANARY 2"), ("Ward", "South"))), hidden="Cost")
    text = page(compare(then, now), then, now)
    assert "CANARY" not in text
    assert "Cost" not in text
    told = Outline(text).text
    assert "1 change stands in hidden columns, which this page does not show." in told
    assert "1 change in hidden columns is not shown." in told
    assert "North → South" in told


@pytest.mark.parametrize("field", ["progress", "targets", "lead", "changes", "action"])
def test_a_known_column_that_is_hidden_is_not_on_the_page(field):
    name = {"lead": "lead_text"}.get(field, field)
    then, now = (
        reading(
            replace(THEN[1], **{"changes": "Agreed in May.", "progress": "More done.", name: f"{field} CANARY {n}"}),
            hidden=field.title(),
        )
        for n in "12"
    )
    assert "CANARY" in str(compare(then, now))
    doubt = Finding("match-unsure", "warning", f"{field} CANARY was taken to be this.", "Settle it.", "plan.xlsx", "WS 1", "A7")
    findings = (doubt,) if field == "action" else ()
    assert "CANARY" not in page(replace(compare(then, now), findings=findings), then, now)


def test_without_a_column_for_explanations_nobody_is_said_to_be_silent():
    then, now = reading(*THEN), reading(*(replace(item, changes=None) for item in NOW))
    bare = [replace(side, columns=tuple(c for c in side.columns if c.field != "changes")) for side in (then, now)]
    text = page(compare(*bare), *bare)
    assert "No explanation is recorded" not in text
    assert "The workbook has no column in which changes are explained." in text


def test_a_plan_against_itself_says_that_nothing_changed():
    same = reading(*THEN)
    told = Outline(page(compare(same, same), same, same)).text
    assert "Unchanged: 1.1, 1.2, 1.3, 1.4, 1.5." in told
    assert "No explanation is recorded" not in told


def test_measures_stand_after_the_actions_of_their_work_stream():
    then = reading(THEN[0], action("1", "Files audited", 20, horizon=6, kept="measure", progress="5 files"))
    now = reading(THEN[0], action("1", "Files audited", 20, horizon=6, kept="measure", progress="7 files"))
    text = page(compare(then, now), then, now)
    told = Outline(text).text
    assert "Front door: changes of measures" in told
    assert re.search(r"1 \(6 months\) Files audited Progress 5 7 files", told)


def test_the_parts_of_a_changed_text_make_both_texts(comparison):
    for change in comparison.changes:
        for field in change.fields:
            if field.field in ("action", "targets"):
                parts = _parts(change, field)
                assert "".join(p.text for p in parts if p.mark != "deleted").split() == field.after.split()
                assert "".join(p.text for p in parts if p.mark != "inserted").split() == field.before.split()
                assert Part("") not in parts


def test_a_thousand_actions_are_all_on_the_page():
    then = [
        action(f"1.{n}", f"Action number {n} about the matter of {n * 7} homes", n + 6, progress="As planned.")
        for n in range(1000)
    ]
    now = [replace(a, status=DONE, progress=f"Done in week {a.label} after all.", changes="Completed.") for a in then]
    sides = reading(*then), reading(*now)
    made = compare(*sides)
    text = page(made, *sides)
    assert text.count('<section class="item"') == 1000
