"""What DESIGN promises of the house that import-linter can't see: who reads the clock, who reads files, who writes them."""

import ast
from pathlib import Path

import pytest

import reportgen

PACKAGE = Path(reportgen.__file__).parent
MODULES = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py"))
OUTSIDE_WORLD = {
    *(f"datetime.{name}" for name in ("now", "today", "utcnow")),
    "date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "perf_counter", "monotonic", "localtime")),
    *(f"os.{name}" for name in ("getcwd", "environ", "getenv", "urandom")),
    *(f"Path.{name}" for name in ("cwd", "home")),
    *(f"uuid.{name}" for name in ("uuid1", "uuid4")),
    *(f"random.{name}" for name in ("random", "choice", "randint", "shuffle")),
}
WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "rmtree",
    "rmdir",
    "touch",
    "symlink_to",
    "copytree",
    "copy2",
    "savefig",
}
READS = {"read_text", "read_bytes", "iterdir", "glob", "rglob", "stat", "is_file", "is_dir"}
ABOVE_QUARTER = {"cli.py", "__main__.py"}
READERS = (
    "workbook/",
    "layout",
    "config.py",
    "settings.py",
    "store.py",
    "shipped.py",
    "render/",
    "inputs.py",
    "quarter.py",
    "why.py",
)


def attributes(module):
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def dotted(module):
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    named = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))
    return {f"{node.value.id}.{node.attr}" for node in named}


def opened_for_writing(module):
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        modes = [
            a.value
            for a in (*call.args, *(k.value for k in call.keywords))
            if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]
        if name == "open" and any(set(mode) <= set("rwaxbt+U") and set(mode) & set("wax+") for mode in modes):
            yield call.lineno


@pytest.mark.parametrize("module", [m for m in MODULES if m not in ABOVE_QUARTER])
def test_only_the_command_line_sees_clock_environment_and_working_folder(module):
    assert not dotted(module) & OUTSIDE_WORLD


@pytest.mark.parametrize("module", [m for m in MODULES if m != "store.py"])
def test_only_store_writes_files(module):
    assert not attributes(module) & WRITES
    assert not list(opened_for_writing(module))


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(READERS)])
def test_the_pure_steps_read_no_files(module):
    if module not in ABOVE_QUARTER:
        assert not attributes(module) & READS


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_small(module):
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 420


def test_no_type_checking_blocks():
    assert not [m for m in MODULES if "TYPE_CHECKING" in (PACKAGE / m).read_text(encoding="utf-8")]
