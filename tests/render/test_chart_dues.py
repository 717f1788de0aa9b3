"""The figure of due dates: a box ends on its day, every earlier day is marked, nothing is over anything else."""

import random
import warnings
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.paper.blocks import DueChart, DueLine, DueMark, DueRow
from reportgen.paper.figure_dues import _month_end, _ticks, split
from reportgen.render.chart import draw, lay_out_any
from reportgen.render.palette import DUES, INK, drawn_colours

AS_AT, NEXT = date(2015, 9, 30), date(2016, 2, 10)
NAMES = ["Workforce", "Triage, MASH, referrals and assessment", "New ways of working and practice management, and all else"]


def chart(rows, next_meeting=NEXT, zones=("4 overdue", "12 due before the next paper", "11 due later")):
    days = [day for row in rows for mark in row.marks for day in mark.days]
    start = min(*days, AS_AT).replace(day=1)
    end = _month_end(max(*days, AS_AT, next_meeting or AS_AT))
    lines = [DueLine(AS_AT, ("As at", "30 Sep 2015"))]
    lines += [DueLine(next_meeting, ("Next paper", "10 Feb 2016"))] if next_meeting else []
    shown = zones if next_meeting else (zones[0], "", zones[2])
    return DueChart(
        tuple(rows), start, end, tuple(lines), shown, tuple(_ticks(start, end)), "date moved; each mark is a day before"
    )


def mark(label, *days):
    place = "overdue" if days[-1] < AS_AT else "next" if days[-1] < NEXT else "later"
    return DueMark(label, days, place)


def many(number, streams, back, ahead, pattern="{}.{}", slips=0.3, same=None):
    chance = random.Random(number * 7 + streams)
    rows = []
    for stream in range(streams):
        marks = []
        for at in range(number // streams):
            day = same or _month_end(AS_AT + timedelta(days=chance.randint(-30 * back, 30 * ahead)))
            earlier = [day - timedelta(days=chance.choice([20, 60, 200, -90])) for _ in range(chance.choice([1, 3]))]
            marks.append(mark(pattern.format(stream + 1, at + 1), *(earlier if chance.random() < slips else ()), day))
        marks.sort(key=lambda one: one.days[-1])
        rows.append(DueRow(str(stream + 1), NAMES[stream % 3], tuple(marks)))
    return rows


CASES = {
    "usual": chart(many(27, 7, 4, 9)),
    "fifty-two": chart(many(52, 4, 6, 14)),
    "six years": chart(many(40, 5, 30, 42)),
    "three hundred": chart(many(300, 10, 6, 14)),
    "all on one day": chart(many(60, 2, 1, 1, same=date(2016, 3, 31))),
    "no refs": chart(many(40, 4, 4, 9, "Priority {}, action {}")),
    "retired labels": chart([DueRow("5", "Fostering", (mark("5.26 (retired)", date(2015, 8, 31)),))]),
    "not in parts": chart([DueRow("", "", tuple(mark(f"{at}", date(2015, 3 + at, 1)) for at in range(9)))]),
    "no next meeting": chart(many(15, 3, 4, 9), next_meeting=None),
    "next week": chart(many(20, 4, 4, 9), next_meeting=date(2015, 10, 7)),
    "one": chart([DueRow("1", "Workforce", (mark("1.1", date(2015, 10, 31)),))], next_meeting=None),
    "long refs": chart([DueRow("Priority 3", "", (mark("A reference that is a sentence of its own, and a long one", AS_AT),))]),
}


def assert_whole(layout):
    for text in layout.texts:
        assert min(text.x, text.top) >= -0.01, text
        assert text.x + text.width <= layout.width + 0.01, text
        assert text.bottom <= layout.height + 0.01, text
        assert text.size >= 9
    areas = [(t.x, t.top, t.x + t.width, t.bottom) for t in layout.texts]
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in layout.boxes]
    for one, other in [*combinations(areas, 2), *combinations(boxes, 2)]:
        apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01 or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
        assert apart, (one, other)
    for box in boxes:
        assert min(box) >= -0.01
        assert box[2] <= layout.width + 0.01
    assert layout.height <= 228


def pages(case):
    return [replace(case, rows=rows) for rows in split(case)]


@pytest.mark.parametrize("case", CASES)
def test_every_action_is_on_some_page_once_and_every_page_is_whole(case):
    wanted = [each.label for row in CASES[case].rows for each in row.marks]
    found = [each.label for page in pages(CASES[case]) for row in page.rows for each in row.marks]
    assert found == wanted
    for page in pages(CASES[case]):
        layout = lay_out_any(page)
        assert_whole(layout)
        written = [text.text for text in layout.texts]
        if case != "long refs":
            assert all(each.label in written for row in page.rows for each in row.marks)
    assert len(pages(CASES[case])) == {"three hundred": 5, "all on one day": 4, "no refs": 2}.get(case, 1)


@pytest.mark.parametrize("case", CASES)
def test_it_draws_without_a_warning(case):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(pages(CASES[case])[0]).startswith(b"\x89PNG")


days = st.dates(date(2012, 1, 1), date(2020, 12, 31))
labels = st.text("0123456789.abW ()", min_size=1, max_size=24).filter(str.strip)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.builds(
            lambda name, marks: DueRow("1", name, tuple(mark(label, *given) for label, given in marks)),
            st.text("abcde fgW", max_size=90),
            st.lists(st.tuples(labels, st.lists(days, min_size=1, max_size=4)), min_size=1, max_size=30),
        ),
        min_size=1,
        max_size=8,
    ),
    st.one_of(st.none(), st.dates(date(2015, 10, 1), date(2016, 12, 31))),
)
def test_whatever_the_dates_nothing_is_cut_off_or_written_over(rows, next_meeting):
    for page in pages(chart(rows, next_meeting)):
        assert_whole(lay_out_any(page))


def box_of(layout, label):
    text = next(text for text in layout.texts if text.text == label)
    return next(box for box in layout.boxes if box.x < text.x < box.x + box.width and box.y < text.baseline < box.y + box.height)


def strokes_of(layout, box):
    """The strokes of earlier days in the lane of a box."""
    upright = [line for line in layout.lines if line.x == line.to_x and line.weight == 0.8]
    return [line for line in upright if line.y < box.y + box.height / 2 < line.to_y]


def test_a_box_ends_where_its_day_is_and_earlier_days_are_marked_on_the_same_scale():
    layout = lay_out_any(chart([DueRow("1", "Workforce", (mark("1.1", date(2015, 6, 30), date(2015, 12, 30)),))]))
    box = box_of(layout, "1.1")
    as_at = next(line.x for line in layout.lines if line.weight == 0.55 and not line.dash)
    (earlier,) = strokes_of(layout, box)
    per_day = (box.x + box.width - as_at) / (date(2015, 12, 30) - AS_AT).days
    assert as_at - earlier.x == pytest.approx(per_day * (AS_AT - date(2015, 6, 30)).days)


def test_a_day_behind_the_box_shows_above_and_below_it():
    moved = DueRow("9", "", (mark("9.9", date(2015, 12, 15), date(2015, 12, 31)),))
    layout = lay_out_any(chart([*many(20, 2, 14, 20, slips=0), moved]))
    box = box_of(layout, "9.9")
    (stroke,) = strokes_of(layout, box)
    assert box.x < stroke.x < box.x + box.width
    assert stroke.y < box.y - 0.4
    assert stroke.to_y > box.y + box.height + 0.4


def test_places_are_told_apart_without_colour_and_drawn_in_fixed_colours():
    marks = {(look.fill == INK, line) for look, line in DUES.values()}
    assert len(marks) == 3
    assert {colour for look, _ in DUES.values() for colour in (look.fill, look.outline, look.text)} <= set(drawn_colours())


def test_where_zones_have_no_room_for_their_words_a_key_tells_them():
    narrow = lay_out_any(CASES["next week"])
    assert "12 due before the next paper" in [text.text for text in narrow.texts]
