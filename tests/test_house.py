"""What DESIGN promises of the house that import-linter can't see: who reads the clock, who reads files, who writes them."""

import ast
import tomllib
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
    "rename",
    "symlink",
    "hardlink_to",
    "copyfile",
    "copyfileobj",
    "extractall",
    "writelines",
}
"""Methods that nothing but a file or the like has."""
WRITING_CALLS = {
    *(f"os.{name}" for name in ("replace", "rename", "renames", "link", "remove", "removedirs", "mkdir", "truncate", "open")),
    *(f"shutil.{name}" for name in ("copy", "copyfile", "move", "copymode", "copystat", "make_archive", "unpack_archive")),
    *(f"tempfile.{name}" for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile")),
}
"""Functions whose names are also those of harmless methods, such as str.replace."""
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


def tree_of(module):
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def attributes(tree):
    """Every name after a full stop, and every name imported from a module of Python's that has to do with files."""
    imported = {name.rpartition(".")[2] for name in names_imported(tree) if name.partition(".")[0] in ("os", "shutil", "pathlib")}
    return imported | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def names_imported(tree):
    return set(aliases(tree).values())


def aliases(tree):
    """What imported things are called here, such as {"e": "os.environ"} after "from os import environ as e"."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.asname: name.name for name in node.names if name.asname}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return found


def dotted(tree):
    """Every name with its module or class, whatever it is called here: dt.now after "from datetime import datetime as dt"."""
    known = aliases(tree)
    found = set(known.values())
    for node in ast.walk(tree):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if parts and isinstance(node, ast.Name):
            found.add(".".join((known.get(node.id, node.id), *reversed(parts))))
    return found | {".".join(name.split(".")[-2:]) for name in found}


def paths_replaced(tree):
    """Lines that call replace with one thing that is no keyword: Path.replace has one, str.replace two, those of dates none."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        is_method = isinstance(call.func, ast.Attribute) and call.func.attr == "replace"
        if is_method and len(call.args) == 1 and not call.keywords:
            yield call.lineno


def called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def archives_on_disk(tree):
    """Lines that open a zip file for writing anywhere but in memory (a zip to be read has no mode, or "r")."""
    buffers = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "BytesIO"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if called(call) in ("ZipFile", "TarFile"):
            modes = [a.value for a in (*call.args[1:2], *(k.value for k in call.keywords)) if isinstance(a, ast.Constant)]
            if set(modes) & {"w", "a", "x"} and getattr(call.args[0], "id", "") not in buffers:
                yield call.lineno


def opened_for_writing(tree):
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        modes = [
            a.value
            for a in (*call.args, *(k.value for k in call.keywords))
            if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]
        if called(call) == "open" and any(set(mode) <= set("rwaxbt+U") and set(mode) & set("wax+") for mode in modes):
            yield call.lineno


def sees_the_outside_world(tree):
    return dotted(tree) & OUTSIDE_WORLD


def writes_files(tree):
    lines = (*opened_for_writing(tree), *paths_replaced(tree), *archives_on_disk(tree))
    return attributes(tree) & WRITES | dotted(tree) & WRITING_CALLS | {f"line {line}" for line in lines}


@pytest.mark.parametrize("module", [m for m in MODULES if m not in ABOVE_QUARTER])
def test_only_the_command_line_sees_clock_environment_and_working_folder(module):
    assert not sees_the_outside_world(tree_of(module))


@pytest.mark.parametrize("module", [m for m in MODULES if m != "store.py"])
def test_only_store_writes_files(module):
    the_null_device = {"os.open"} if module in ABOVE_QUARTER else set()
    assert not writes_files(tree_of(module)) - the_null_device


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(READERS)])
def test_the_pure_steps_read_no_files(module):
    if module not in ABOVE_QUARTER:
        assert not attributes(tree_of(module)) & READS


@pytest.mark.parametrize(
    "code",
    [
        "from os import environ",
        "from os import getcwd as here",
        "import os as system\nsystem.environ",
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.date.today()",
        "from datetime import datetime as dt\ndt.now()",
        "from datetime import date as day\nday.today()",
        "from time import time",
        "from pathlib import Path as P\nP.cwd()",
    ],
)
def test_the_outside_world_is_seen_under_any_name(code):
    assert sees_the_outside_world(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "path.replace(other)",
        "path.rename(other)",
        "import os\nos.replace(a, b)",
        "from os import replace",
        "from shutil import move as put\nput(a, b)",
        "import os\nos.link(a, b)",
        "import shutil as s\ns.copy(a, b)",
        "file.writelines(lines)",
        "import zipfile\nzipfile.ZipFile(path, 'w').writestr('a', b'')",
        "from zipfile import ZipFile\nZipFile(path, mode='a')",
        "path.open('w')",
        "open(path, mode='wb')",
    ],
)
def test_writing_is_seen_under_any_name(code):
    assert writes_files(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date, datetime\ndatetime(2015, 1, 1)\ndate.fromisoformat(text)",
        "text.replace('a', 'b')",
        "from dataclasses import replace\nreplace(item, label='x')",
        "import dataclasses\ndataclasses.replace(item, label='x')",
        "moment.replace(microsecond=0)",
        "row.copy()",
        "from io import BytesIO\nbuffer = BytesIO()\nZipFile(buffer, 'w')",
        "import io, zipfile\nbuffer = io.BytesIO()\nzipfile.ZipFile(buffer, 'w').writestr('a', b'')",
        "zipfile.ZipFile(path)",
        "items.remove(item)",
    ],
)
def test_what_harms_nobody_is_not_flagged(code):
    assert not writes_files(ast.parse(code))
    assert not sees_the_outside_world(ast.parse(code))


def test_the_wheel_holds_the_samples_and_not_the_programs_that_make_them():
    inputs = PACKAGE.parent / "inputs"
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    samples = {f"inputs/{folder.name}" for folder in inputs.iterdir() if list(folder.glob("????-??"))}
    assert {name for name in shipped if name.startswith("inputs")} == samples
    assert all(target == f"reportgen/_shipped/{name}" for name, target in shipped.items())


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_small(module):
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 420


def test_no_type_checking_blocks():
    assert not [m for m in MODULES if "TYPE_CHECKING" in (PACKAGE / m).read_text(encoding="utf-8")]
