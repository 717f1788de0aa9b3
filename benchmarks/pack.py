"""The pack's time against a plain script's, run by turns, each a fresh process; then the pack's time by step.

    python benchmarks/pack.py [RUNS]        15 unless given

Seconds differ from machine to machine and hour to hour; the ratio of two that ran side by side does so much less.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
EARLIEST = CHECKOUT / "inputs" / "hillingdon" / "2015-03"
PREVIOUS = CHECKOUT / "inputs" / "hillingdon" / "2015-07"
CURRENT = CHECKOUT / "inputs" / "hillingdon" / "2015-10"
PLAIN = HERE / "plain_script.py"
STEP_RUNS = 5


def main(runs: int) -> None:
    """Print how the two sides compare, how --help does, and the steps."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        timed([str(PLAIN), "--set-up", str(scratch / "templates")])
        ours = ["-m", "reportgen", "build", "--out", str(scratch / "pack")]
        read = [str(folder) for folder in (EARLIEST, PREVIOUS, CURRENT)]
        plain = [str(PLAIN), *read, str(scratch / "templates"), str(scratch / "plain")]
        for command in (ours, plain):
            timed(command)  # not counted: byte code and the fonts' list are made once
        made = [len(list((scratch / name).glob("*.docx"))) for name in ("pack", "plain")]
        if made[0] != made[1]:
            sys.exit(f"reportgen made {made[0]} documents and the plain script {made[1]}: there is nothing to compare.")
        print(f"{made[0]} documents each")
        print_ratio("reportgen build", "plain script", [(timed(ours), timed(plain)) for _ in range(runs)])
        asked, click = ["-m", "reportgen", "--help"], ["-c", "import click"]
        print_ratio("reportgen --help", "import click", [(timed(asked), timed(click)) for _ in range(runs)])
        print_steps([json.loads(output([str(HERE / "steps.py"), str(scratch / "pack")])) for _ in range(STEP_RUNS)])


def print_ratio(name: str, peer: str, pairs: Sequence[tuple[float, float]]) -> None:
    """The two medians and what they come to; the middle half of the paired ratios says how sure that is."""
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratios = sorted(mine / other for mine, other in pairs)
    low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
    print(f"\n{name:28}{ours:6.2f} s  (median of {len(pairs)})")
    print(f"{peer:28}{theirs:6.2f} s")
    print(f"{'ratio':28}{ours / theirs:6.2f}    (middle half of the pairs: {low:.2f} to {high:.2f})")


def print_steps(runs: Sequence[dict[str, float]]) -> None:
    """The median of each step over several builds."""
    print(f"\n{'the build by step':26}seconds  (median of {len(runs)}; a bare interpreter starts in {timed(['-c', 'pass']):.2f})")
    for step in runs[0]:
        print(f"{step:28}{median(run[step] for run in runs):6.3f}")


def timed(arguments: Sequence[str]) -> float:
    """The seconds that a fresh interpreter takes over something."""
    start = time.perf_counter()
    output(arguments)
    return time.perf_counter() - start


def output(arguments: Sequence[str]) -> str:
    """What a fresh interpreter prints, run in the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both sides run as they do once installed: compiled beforehand
    done = subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode > 1 or "Traceback" in done.stderr:  # 1 by itself: a pack was made, and is a draft
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
