"""Figure 1: what a member sees is whole, in its place and on one scale, whatever the plan."""

import subprocess
import sys
from collections import Counter
from io import BytesIO
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reportgen.paper.blocks import Bar, Chart, Segment, Strip
from reportgen.render.chart import Layout, PlacedBox, PlacedText, draw, lay_out, lettering
from reportgen.render.palette import LOOKS, PLAIN_LOOKS, SECOND_LOOKS, WHITE, Look, choose_looks, drawn_colours, rgb

STATUSES = (("completed", "green"), ("in progress", "amber"), ("static", "red"), ("not recorded", None), ("closed", "blue"))
PAGE = 228


def segments(counts, statuses=STATUSES, percents=()):
    percents = percents or [""] * len(counts)
    return tuple(
        Segment(word, count, rag, percent) for (word, rag), count, percent in zip(statuses, counts, percents, strict=False)
    )


def plan(rows, names=None, right=()):
    bars = tuple(
        Bar(str(number), names[number - 1] if names else f"Work stream {number}", segments(row), tuple("5 of 9" for _ in right))
        for number, row in enumerate(rows, 1)
    )
    return Chart((Strip("All actions", segments([sum(column) for column in zip(*rows, strict=True)])),), bars, right)


REPORT = Chart(
    (
        Strip("October 2015: all 52 actions", segments((25, 27, 0), percents=("48%", "52%", "0%"))),
        Strip("July 2015: all 50 actions", segments((14, 33, 3), percents=("28%", "66%", "6%"))),
    )
)


def parts(layout: Layout) -> list[PlacedBox]:
    return [box for box in layout.boxes if not box.corner]


def written(layout: Layout) -> list[str]:
    return [text.text for text in layout.texts]


def find(layout: Layout, words: str) -> PlacedText:
    return next(text for text in layout.texts if text.text == words)


def overlap(one, other) -> bool:
    return one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01


def area(text: PlacedText):
    return text.x, text.top, text.x + text.width, text.bottom


def capitals(text: PlacedText):
    return text.x, text.top, text.x + text.width, text.baseline


def edges(box: PlacedBox):
    return box.x, box.y, box.x + box.width, box.y + box.height


def holds(outer, inner) -> bool:
    slack = 0.01
    sides = outer[0] - slack <= inner[0] and inner[2] <= outer[2] + slack
    return sides and outer[1] - slack <= inner[1] and inner[3] <= outer[3] + slack


words = st.text("abcdefgijlmnoprstuvwy", min_size=1, max_size=14)
names = st.lists(words, max_size=14).map(" ".join)


@st.composite
def charts(draw_from):
    kinds = draw_from(st.integers(2, 5))
    statuses = tuple(
        (f"{draw_from(words)} {number}", draw_from(st.sampled_from(["green", "amber", "red", "blue", "grey", None])))
        for number in range(kinds)
    )
    counts = st.one_of(st.integers(0, 9), st.integers(0, 999), st.just(0), st.just(1))
    rows = draw_from(st.lists(st.tuples(*[counts] * kinds), max_size=30))
    right = draw_from(st.sampled_from([(), ("Completed",), ("Completed", "Change since July 2015")]))
    share = st.sampled_from(["", "48%", "less than 1%"])
    strips = tuple(
        Strip(
            draw_from(names),
            segments(draw_from(st.tuples(*[counts] * kinds)), statuses, draw_from(st.tuples(*[share] * kinds))),
        )
        for _ in range(draw_from(st.integers(1, 2)))
    )
    bars = tuple(
        Bar(
            draw_from(st.sampled_from(["", str(number), "Priority 3"])),
            draw_from(names),
            segments(row, statuses),
            ("104 of 312", "+2")[: len(right)],
        )
        for number, row in enumerate(rows, 1)
    )
    return Chart(strips, bars, right)


def assert_whole(layout: Layout) -> None:
    for text in layout.texts:
        assert holds((0, 0, layout.width, layout.height), area(text)), text
        assert text.size >= 9
    for one, other in combinations(layout.texts, 2):
        assert not overlap(area(one), area(other)), (one, other)
    for text in layout.texts:
        for box in parts(layout):
            assert holds(edges(box), capitals(text)) or not overlap(edges(box), area(text)), (text, box)


@settings(deadline=None, max_examples=120)
@given(charts())
def test_whatever_the_plan_no_text_is_lost_cut_off_or_written_over_another(chart):
    assert_whole(lay_out(chart))


@settings(deadline=None, max_examples=120)
@given(charts())
def test_whatever_the_plan_every_count_is_printed(chart):
    layout = lay_out(chart)
    numbers = Counter(text.split()[0] for text in written(layout))
    for strip in chart.strips:
        for segment in (segment for segment in strip.segments if segment.count):
            assert any(text.startswith(f"{segment.count:,} {segment.word}") for text in written(layout)), segment
    for count, times in Counter(segment.count for bar in chart.bars for segment in bar.segments if segment.count).items():
        assert numbers[f"{count:,}"] >= times


@settings(deadline=None, max_examples=60)
@given(charts())
def test_a_figure_fits_its_page_and_the_parts_of_bars_do_not_overlap(chart):
    layout = lay_out(chart)
    assert layout.height <= PAGE
    for one, other in combinations(parts(layout), 2):
        assert not overlap(edges(one), edges(other)), (one, other)
    for box in parts(layout):
        assert holds((0, 0, layout.width, layout.height), edges(box))


def test_five_statuses_with_counts_of_three_digits_and_of_one_leave_room_for_all():
    rows = [(1, 1, 100, 100, 135), (999, 1, 1, 1, 1), (0, 0, 0, 0, 1)]
    layout = lay_out(plan(rows, right=("Completed", "Change since July 2015")))
    assert_whole(layout)
    assert sorted(set(written(layout)) & {"100", "135", "999"}) == ["100", "135", "999"]


def test_where_there_is_no_arial_the_wider_letters_that_matplotlib_brings_fit_too(monkeypatch):
    monkeypatch.setattr(lettering, "_FOLDERS", ())
    lettering._families.cache_clear()
    try:
        for chart in (REPORT, plan([(5, 4, 1)] * 30, right=("Completed", "Change since July"))):
            assert_whole(lay_out(chart))
    finally:
        lettering._families.cache_clear()


def test_the_strips_of_the_report_stand_on_one_scale_in_32_mm():
    layout = lay_out(REPORT)
    assert layout.height == pytest.approx(32, abs=0.5)
    strips = [box for box in parts(layout) if box.height > 5]
    ends = {box.y: box.x + box.width for box in strips}
    newest, older = sorted(ends)
    assert ends[newest] == pytest.approx(170)
    assert ends[older] == pytest.approx(170 * 50 / 52)


def test_a_status_that_no_action_has_needs_no_entry_in_the_key():
    texts = [text.text for text in lay_out(REPORT).texts]
    assert "3 static (6%)" in texts
    assert not [text for text in texts if text.startswith("0 ")]


def test_a_part_too_narrow_for_its_words_has_its_number_and_the_words_above_beside_a_sample_of_it():
    layout = lay_out(REPORT)
    words = find(layout, "3 static (6%)")
    number = find(layout, "3")
    part = next(box for box in parts(layout) if holds(edges(box), capitals(number)))
    assert words.bottom < part.y
    assert any(
        box.look == part.look and box is not part and box.y < words.baseline < box.y + box.height + 1 for box in layout.boxes
    )


def test_percentages_are_printed_as_given_and_only_where_given():
    assert "25 completed (48%)" in written(lay_out(REPORT))
    bare = lay_out(Chart((Strip("All 3 actions", segments((2, 1))),)))
    assert {"2 completed", "1 in progress"} <= set(written(bare))


def test_bars_are_in_proportion_and_parts_in_their_order():
    layout = lay_out(plan([(5, 4, 1), (0, 20, 0)]))
    bars = [box for box in parts(layout) if box.height == pytest.approx(8.8)]
    first = [box for box in bars if box.y == min(bar.y for bar in bars)]
    second = [box for box in bars if box not in first]
    assert [box.look for box in first] == [LOOKS["green"], LOOKS["amber"], LOOKS["red"]]
    assert second[0].width == pytest.approx(2 * (first[-1].x + first[-1].width - first[0].x))
    assert all(right.x > left.x + left.width for left, right in pairwise(first))


def test_a_stream_without_actions_says_0():
    layout = lay_out(plan([(3, 2), (0, 0)]))
    row = find(layout, "Work stream 2")
    assert [text.text for text in layout.texts if text.top == pytest.approx(row.top)] == ["2", "Work stream 2", "0"]


def test_long_names_are_wrapped_and_printed_in_full():
    name = "Children and young people with special educational needs and disabilities are found early, wherever they live"
    layout = lay_out(plan([(3, 2), (1, 1)], names=["Safeguarding", name], right=("Completed",)))
    lines = [text.text for text in layout.texts if text.text in name and len(text.text) > 3]
    assert " ".join(lines) == name
    assert len(lines) in (3, 4)


def test_thirty_work_streams_are_one_page_in_readable_letters():
    layout = lay_out(plan([(4, 3, 1)] * 30, right=("Completed", "Change since July")))
    assert layout.height <= PAGE
    assert min(text.size for text in layout.texts) >= 9
    assert len([text for text in layout.texts if text.text.startswith("Work stream")]) == 30


def test_thirty_long_names_are_cut_at_a_word_rather_than_run_off_the_page():
    name = "Children and young people with special educational needs and disabilities are found early and their needs met"
    layout = lay_out(plan([(4, 3, 1)] * 30, names=[name] * 30, right=("Completed", "Change since July")))
    assert layout.height <= PAGE
    assert_whole(layout)
    shortened = [text.text for text in layout.texts if text.text.endswith("…")]
    assert len(shortened) == 30
    assert all(f"{name} ".startswith(f"{text[:-1]} ") for text in shortened)


def test_seven_work_streams_leave_half_the_page_for_their_table():
    layout = lay_out(plan([(5, 4, 0)] * 7, right=("Completed", "Change since July")))
    assert layout.height < 125
    assert {text.size for text in layout.texts} == {12}


def test_headings_of_the_columns_wrap_above_them_and_end_where_their_texts_end():
    layout = lay_out(plan([(5, 4)], right=("Completed", "Change since July")))
    heading, cells = find(layout, "since July"), [text for text in layout.texts if text.text == "5 of 9"]
    assert heading.x + heading.width == pytest.approx(cells[-1].x + cells[-1].width)
    assert heading.bottom < cells[-1].top


def test_texts_are_drawn_as_typed_and_characters_without_a_letter_do_no_harm():
    layout = lay_out(plan([(1, 1), (1, 0)], names=["R&D <50%\n$x_1$ {{ a }}", "\U0001f680 \U00020000 plan"]))
    assert "R&D <50% $x_1$ {{ a }}" in written(layout)
    assert any(text.endswith("plan") and "\U0001f680" not in text for text in written(layout))
    assert draw(plan([(1, 1)], names=["\U0001f9d1‍\U0001f680"])).startswith(b"\x89PNG")


def test_the_picture_is_170_mm_at_300_dots_without_alpha_in_64_colours():
    picture = Image.open(BytesIO(draw(REPORT)))
    assert picture.format == "PNG"
    assert picture.width == 2008
    assert [round(dots) for dots in picture.info["dpi"]] == [300, 300]
    assert picture.mode == "P"
    assert "transparency" not in picture.info
    assert len(picture.convert("RGB").getcolors()) <= 64


def test_colours_are_exact():
    layout = lay_out(REPORT)
    picture = Image.open(BytesIO(draw(REPORT))).convert("RGB")
    for box in parts(layout):
        if box.look in (LOOKS["green"], LOOKS["amber"]) and box.width > 20:
            at = round((box.x + 2) / 25.4 * 300), round((box.y + 2) / 25.4 * 300)
            assert picture.getpixel(at) == rgb(box.look.fill)
    assert picture.getpixel((2007, picture.height - 3)) == rgb(WHITE)


DRAW = """
import hashlib, sys, matplotlib
before = matplotlib.rcParams.copy()
from reportgen.paper.blocks import Chart, Segment, Strip
from reportgen.render.chart import draw
segments = Segment("completed", 2, "green"), Segment("static", 1, "red"), Segment("not recorded", 4, None)
print(hashlib.sha256(draw(Chart((Strip("All 7 actions", segments),)))).hexdigest())
assert "matplotlib.pyplot" not in sys.modules
assert matplotlib.rcParams.copy() == before
"""


def test_the_same_chart_is_the_same_bytes_in_every_process_without_pyplot_or_global_settings():
    runs = [subprocess.run([sys.executable, "-c", DRAW], capture_output=True, text=True, check=False) for _ in range(2)]
    assert [run.stderr for run in runs] == ["", ""]
    assert runs[0].stdout == runs[1].stdout != ""


def luminance(colour: str) -> float:
    channels = [part / 255 for part in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [*LOOKS.values(), *SECOND_LOOKS.values(), *PLAIN_LOOKS])
def test_numbers_are_legible_on_every_look_and_every_look_stands_out_from_the_page(look):
    assert contrast(look.text, WHITE if look.pill else look.fill) >= 4.5
    assert contrast(look.outline, WHITE) >= 4.5


@pytest.mark.parametrize("one, other", list(combinations(LOOKS, 2)))
def test_without_colour_every_two_statuses_differ_in_tone_or_marking(one, other):
    first, second = LOOKS[one], LOOKS[other]
    marks = [(bool(look.stripes), look.rails, look.dashed) for look in (first, second)]
    assert marks[0] != marks[1] or contrast(first.fill, second.fill) >= 3


def looks_of(*statuses: tuple[str, str | None, bool | None]) -> dict[str, Look]:
    return choose_looks(Segment(word, 1, rag, complete=complete) for word, rag, complete in statuses)


def test_two_statuses_of_one_rag_look_different_and_none_looks_grey():
    again = ("completed", "green", True)
    looks = looks_of(again, ("on track", "green", False), ("not recorded", None, None), again)
    assert looks == {"completed": LOOKS["green"], "on track": SECOND_LOOKS["green"], "not recorded": LOOKS["grey"]}


def test_statuses_that_nobody_rated_look_full_hatched_and_empty_whatever_their_order():
    for order in permutations([("completed", None, True), ("in progress", None, False), ("not started", None, False)]):
        looks = looks_of(*order)
        full = looks["completed"]
        assert contrast(full.fill, WHITE) >= 4.5
        assert not full.stripes
        assert all(contrast(full.fill, look.fill) >= 3 for word, look in looks.items() if word != "completed")
        assert not alike(looks["in progress"], looks["not started"])


@pytest.mark.parametrize("rag", [None, "green", "grey"])
@pytest.mark.parametrize("others", [(), (("rated", "amber", None), ("bad", "red", None), ("done", "blue", True))])
def test_many_statuses_of_one_rag_or_none_are_all_told_apart_without_colour(rag, others):
    looks = looks_of(*others, *((f"status {number}", rag, None) for number in range(5 - len(others))))
    assert len(looks) == 5
    assert not [pair for pair in combinations(looks.values(), 2) if alike(*pair)]


def alike(one: Look, other: Look) -> bool:
    marks = [(bool(look.stripes) and (look.lean, look.weight), look.rails, look.dashed) for look in (one, other)]
    return marks[0] == marks[1] and contrast(one.fill, other.fill) < 3


def test_the_64_colours_hold_every_colour_in_use():
    colours = drawn_colours()
    assert len(colours) <= 64
    for look in (*LOOKS.values(), *SECOND_LOOKS.values(), *PLAIN_LOOKS):
        assert {look.fill, look.outline, look.text} <= set(colours)
