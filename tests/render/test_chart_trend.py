"""The trend: every column on one scale from zero, every number where there is room, no words over others."""

import warnings
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.paper.blocks import Segment, TrendChart, TrendColumn
from reportgen.render.chart import draw, lay_out_any
from reportgen.render.palette import LOOKS, OUTSIDE

THREE = [("completed", "green"), ("in progress", "amber"), ("static", "red"), ("not recorded", None)]
SIX = [
    ("fully implemented and evidenced", "green"),
    ("on track", "green"),
    ("at risk of delay", "amber"),
    ("delayed for reasons outside the council", "red"),
    ("not yet started", "grey"),
    ("closed", "blue"),
]
MONTHS = ["Jan", "Apr", "Jul", "Oct"]


def column(place, counts, statuses=THREE, retired=None, heading=None):
    return TrendColumn(
        heading or (MONTHS[place % 4], str(2014 + place // 4)),
        tuple(Segment(word, count, rag, "48%") for (word, rag), count in zip(statuses, counts, strict=False)),
        f"{sum(counts):,}",
        Segment("retired", retired, None) if retired is not None else None,
    )


def trend(rows, statuses=THREE, retired=None):
    return TrendChart(tuple(column(at, row, statuses, retired) for at, row in enumerate(rows)), "actions in the plan")


CASES = {
    "two": trend([(14, 33, 3, 0), (25, 27, 0, 0)]),
    "one without status": trend([(0, 0, 0, 47), (14, 33, 3, 0), (25, 27, 0, 0)], retired=4),
    "twelve": trend([(at * 2, 40 - 2 * at, 12 - at, 0) for at in range(12)], retired=3),
    "six long statuses, eight papers": trend([(at, 10, 5, 3, 1, 2) for at in range(8)], SIX, retired=7),
    "slivers": trend([(300 + at, 1, 1, 1) for at in range(5)], retired=1),
    "thousands": trend([(1200 + at, 900, 800, 3) for at in range(12)], retired=40),
    "nothing completed": trend([(0, 10, 0, 0), (0, 12, 0, 0)]),
    "an empty plan": trend([(0, 0, 0, 0), (3, 0, 0, 0)]),
    "files": TrendChart(
        (column(0, (1, 2), heading=("SIP action plan July final v2.xlsx",)), column(1, (2, 1), heading=("October.xlsx",))),
        "actions",
    ),
}


def assert_whole(layout):
    for text in layout.texts:
        assert min(text.x, text.top) >= -0.01, text
        assert text.x + text.width <= layout.width + 0.01, text
        assert text.bottom <= layout.height + 0.01, text
        assert text.size >= 9
    areas = [(t.x, t.top, t.x + t.width, t.bottom) for t in layout.texts]
    parts = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in layout.boxes if not b.corner]
    for one, other in [*combinations(areas, 2), *combinations(parts, 2)]:
        apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01 or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
        assert apart, (one, other)
    assert layout.height <= 140


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_whole_and_draws_without_a_warning(case):
    assert_whole(lay_out_any(CASES[case]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(CASES[case]).startswith(b"\x89PNG")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(*[st.one_of(st.integers(0, 9), st.integers(0, 400))] * 6), min_size=2, max_size=12),
    st.one_of(st.none(), st.integers(0, 60)),
)
def test_whatever_the_numbers_nothing_is_cut_off_or_written_over(rows, retired):
    assert_whole(lay_out_any(trend(rows, SIX, retired)))


@pytest.mark.parametrize("case", ["two", "one without status", "twelve", "slivers", "six long statuses, eight papers"])
def test_every_number_is_printed(case):
    written = [text.text for text in lay_out_any(CASES[case]).texts]
    for each in CASES[case].columns:
        for segment in (*each.segments, each.outside):
            if segment and segment.count:
                assert f"{segment.count:,}" in written
                written.remove(f"{segment.count:,}")
        assert each.total in written


def test_heights_are_in_proportion_and_begin_at_one_base():
    layout = lay_out_any(CASES["two"])
    bars = [box for box in layout.boxes if box.width > 5]
    heights = [box.height for box in bars if box.look == LOOKS["green"]]
    assert heights[0] / heights[1] == pytest.approx(14 / 25)
    feet = {round(box.y + box.height, 3) for box in bars if box.look == LOOKS["green"]}
    assert len(feet) == 1


def test_a_status_that_only_an_earlier_paper_has_is_told_beside_the_newest():
    assert "0 static" in [text.text for text in lay_out_any(CASES["two"]).texts]


def test_a_status_that_no_paper_has_needs_no_entry():
    none = tuple(
        replace(column, segments=tuple(replace(s, count=0) if s.word == "static" else s for s in column.segments))
        for column in CASES["two"].columns
    )
    assert not [text.text for text in lay_out_any(replace(CASES["two"], columns=none)).texts if "static" in text.text]


def test_what_is_outside_the_total_stands_apart_above_it():
    layout = lay_out_any(CASES["one without status"])
    outside = [box for box in layout.boxes if box.look == OUTSIDE and box.width > 5]
    assert len(outside) == 3
    for box in outside:
        below = [other for other in layout.boxes if other.x == box.x and other.y > box.y]
        assert min(other.y for other in below) - box.y - box.height > 1.5


def test_columns_are_as_far_apart_as_each_other():
    layout = lay_out_any(CASES["twelve"])
    places = sorted({round(box.x, 3) for box in layout.boxes if box.look == LOOKS["amber"] and box.x < 125})
    steps = [right - left for left, right in pairwise(places)]
    assert max(steps) - min(steps) < 0.01
