"""One build in this process, its steps timed: prints a JSON object of seconds by step.

    python benchmarks/steps.py OUT

The public functions that the quarterly job is made of are wrapped where quarter.py finds them; the job itself is the real one.
A step that happens inside another stands behind it with "in" in its name and is counted in both.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

STEPS = (
    ("read the workbooks", "reportgen.quarter", "read_side"),
    ("compare all periods", "reportgen.quarter", "history_of"),
    ("check", "reportgen.quarter", "check_quarter"),
    ("count", "reportgen.quarter", "facts_of"),
    ("compose the papers", "reportgen.quarter", "papers"),
    ("render the documents", "reportgen.quarter", "render"),
    ("  in it: draw the figures", "reportgen.render.chart", "draw"),
    ("  in it: self-check", "reportgen.render.docx_check", "problems"),
    ("write the pack", "reportgen.store", "write_pack"),
)


def main(out: Path) -> None:
    """Import, build, and print what took how long."""
    start = time.perf_counter()
    quarter = import_module("reportgen.quarter")
    for _, module, _ in STEPS:
        import_module(module)
    import_module("reportgen.render.docx")
    seconds = {"imports": time.perf_counter() - start}
    for step, module, name in STEPS:
        seconds[step] = 0.0
        wrap(import_module(module), name, step, seconds)
    start = time.perf_counter()
    quarter.build(quarter.Request(working=Path.cwd(), built_at=datetime.now(UTC), out=out))
    print(json.dumps({**seconds, "build, without imports": time.perf_counter() - start}))


def wrap(module: Any, name: str, step: str, seconds: dict[str, float]) -> None:
    """Put a function that adds up its time in the place of a module's own."""
    inner: Callable[..., Any] = getattr(module, name)

    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return inner(*args, **kwargs)
        finally:
            seconds[step] += time.perf_counter() - start

    setattr(module, name, timed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
