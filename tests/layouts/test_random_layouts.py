"""Layouts that nobody prepared for, drawn at random.

REPORTGEN_DRAWS sets how many are drawn; `python tests/layouts/run.py 1000` tells by dimension what was misread.
"""

import os
from functools import cache

import pytest
from layouts.draw import Drawn, draw
from layouts.run import judge
from layouts.selfcheck import faults

SEEDS = range(int(os.environ.get("REPORTGEN_DRAWS", "40")))


@cache
def drawn(seed: int) -> Drawn:
    return draw(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drawn_workbook_holds_what_its_truth_says(seed):
    assert faults(drawn(seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_layout_is_read_as_a_careful_person_reads_it(seed, tmp_path):
    judged = judge(drawn(seed), tmp_path)
    assert judged.right, "\n".join([str(drawn(seed).dimensions), *map(str, judged.misses)])


def test_a_seed_draws_the_same_workbook_every_time():
    assert draw(7).truth == draw(7).truth
