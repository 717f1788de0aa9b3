"""Layouts that nobody prepared for, drawn at random (`python tests/layouts/run.py 1000` draws a thousand)."""

import os

import pytest
from layouts.draw import draw
from layouts.run import judge
from layouts.selfcheck import faults

SEEDS = range(int(os.environ.get("REPORTGEN_DRAWS", "40")))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drawn_workbook_holds_what_its_truth_says(seed):
    assert faults(draw(seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_layout_is_read_as_a_careful_person_reads_it(seed, tmp_path):
    drawn = draw(seed)
    judged = judge(drawn, tmp_path)
    assert judged.right, "\n".join([str(drawn.dimensions), *map(str, judged.misses)])
