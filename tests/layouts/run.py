"""Read random layouts and tell what was read wrongly.

python tests/layouts/run.py 1000             the first 1,000 seeds, and a table
python tests/layouts/run.py --seed 17        one seed: its dimensions and its misses
python tests/layouts/run.py --seed 17 --save DIR   keeps the workbook and its truth
python tests/layouts/run.py 200 --fix status=emoji --fix tables=sheets
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from layouts.draw import Drawn, draw
from layouts.score import FIELDS, Score, score
from layouts.selfcheck import faults

from reportgen import quarter
from reportgen.render.contract import reading_json

KINDS = ("not read", "not found", "extra", "lost row", *FIELDS, "kind")


def judge(drawn: Drawn, folder: Path) -> Score:
    """Read a drawn workbook with the program and score it."""
    path = folder / f"plan{drawn.seed}.xlsx"
    path.write_bytes(drawn.workbook)
    return score(reading_json(quarter.read(path, folder, None, None).reading), drawn.truth)


def _value(text: str) -> Any:
    return {"True": True, "False": False}.get(text, int(text) if text.isdigit() else text)


@dataclass(frozen=True, slots=True)
class Result:
    """One seed's layout and score; None where it could not be read."""

    seed: int
    dimensions: list[tuple[str, Any]]
    score: Score | None

    def missed(self, what: str) -> bool:
        """Whether anything of that kind was missed."""
        return self.score.count(what) > 0 if self.score else what == "not read"


def results(seeds: range, fixed: dict[str, Any], folder: Path) -> Iterator[Result]:
    """Draw, check and judge each seed."""
    for seed in seeds:
        drawn = draw(seed, **fixed)
        for told in faults(drawn)[:1]:
            print(f"seed {seed} is not drawn well: {told}")
        try:
            judged = judge(drawn, folder)
        except Exception as error:
            judged = None
            print(f"seed {seed} is not read: {type(error).__name__}: {error}")
        yield Result(seed, drawn.dimensions.items(), judged)


def run(seeds: range, fixed: dict[str, Any], folder: Path) -> None:
    """Judge many seeds and print the tables."""
    told = list(results(seeds, fixed, folder))
    scores = [result.score for result in told if result.score]
    right, sound = sum(judged.right for judged in scores), sum(judged.sound for judged in scores)
    print(f"{len(told)} draws, {sum(judged.actions for judged in scores)} actions, {sum(judged.rows for judged in scores)} rows")
    print(f"{right} wholly right; {sound} lose no row or action and misread no status")
    for what in KINDS:
        _guilty(what, told)
    print("\nwholly right, by dimension (worst first)")
    _rates(told, lambda result: result.score is None or not result.score.right)


def _guilty(what: str, told: list[Result]) -> None:
    """How often a kind of miss is seen, and the values of dimensions where it is seen most."""
    missed = [result for result in told if result.missed(what)]
    if not missed:
        return
    base = len(missed) / len(told)
    print(f"\n{what}: in {len(missed)} draws ({base:.1%}), seeds {', '.join(str(result.seed) for result in missed[:8])}")
    _rates(told, lambda result: result.missed(what), least=min(0.98, 1.6 * base), most=5)


def _rates(told: list[Result], failed: Callable[[Result], bool], least: float = 0.0, most: int = 200) -> None:
    """The values of dimensions whose draws fail most, with seeds."""
    drawn: defaultdict[tuple[str, Any], list[Result]] = defaultdict(list)
    for result in told:
        for item in result.dimensions:
            drawn[item].append(result)
    bad = {item: [result.seed for result in those if failed(result)] for item, those in drawn.items()}
    ranked = sorted(
        (-len(seeds) / len(drawn[item]), str(item), item) for item, seeds in bad.items() if len(seeds) > 1 or least == 0
    )
    for share, _, (name, value) in ranked[:most]:
        seeds = bad[name, value]
        if seeds and -share >= least:
            print(f"  {-share:4.0%} of {len(drawn[name, value]):4}  {name} = {value}: seeds {', '.join(map(str, seeds[:4]))}")


def one(seed: int, fixed: dict[str, Any], folder: Path, save: Path | None) -> None:
    """Judge one seed and tell everything."""
    drawn = draw(seed, **fixed)
    print(", ".join(f"{name}={value}" for name, value in drawn.dimensions.items()))
    print("\n".join(faults(drawn)) or "drawn well")
    if save:
        (save / f"plan{seed}.xlsx").write_bytes(drawn.workbook)
        (save / f"plan{seed}.truth.json").write_text(json.dumps(drawn.truth.as_json(), ensure_ascii=False, indent=1), "utf-8")
    judged = judge(drawn, folder)
    print(f"{judged.actions} actions, {len(judged.misses)} misses")
    print("\n".join(map(str, judged.misses)))


def tell(seeds: range, fixed: dict[str, Any], folder: Path) -> None:
    """Print the first miss of each kind of every seed."""
    for result in results(seeds, fixed, folder):
        misses = result.score.misses if result.score else ()
        for what in {miss.what: None for miss in misses if miss.what != "kind"}:
            print(f"seed {result.seed}: {next(miss for miss in misses if miss.what == what)}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("draws", type=int, nargs="?", default=40)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--tell", action="store_true", help="the first miss of each kind of every seed")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--fix", action="append", default=[], help="dimension=value")
    given = parser.parse_args()
    fixed = {name: _value(value) for name, _, value in (text.partition("=") for text in given.fix)}
    with tempfile.TemporaryDirectory() as folder:
        if given.seed is not None:
            one(given.seed, fixed, Path(folder), given.save)
        else:
            seeds = range(given.first, given.first + given.draws)
            (tell if given.tell else run)(seeds, fixed, Path(folder))


if __name__ == "__main__":
    main()
