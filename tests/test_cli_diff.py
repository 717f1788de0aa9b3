"""diff as a person runs it: where the page goes, and when there is colour."""

import os
import re
import subprocess
import sys

import pytest
from packs import ROOT
from workbooks import ROWS, plan_workbook, row


@pytest.fixture
def folder(tmp_path):
    """Two workbooks: a reworded action that nobody explained."""
    plan_workbook(tmp_path / "March.xlsx", ROWS)
    later = {**ROWS, "Safer people": [*ROWS["Safer people"], row("2.3", "Reflective bags for “every” pupil ✓")]}
    plan_workbook(tmp_path / "June.xlsx", later)
    return tmp_path


def command(*arguments):
    return [sys.executable, "-m", "reportgen", "diff", "March.xlsx", "June.xlsx", *arguments]


def environment(**more):
    return {"PYTHONPATH": str(ROOT), "PATH": "", "SYSTEMROOT": "", **more}


def run(folder, *arguments, **more):
    return subprocess.run(command(*arguments), cwd=folder, capture_output=True, env=environment(**more), timeout=120, check=False)


def test_the_page_is_printed_or_written_to_the_file_that_is_named(folder):
    printed = run(folder, "--format", "html", PYTHONIOENCODING="cp1252")
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.startswith(b"<!DOCTYPE html>")
    assert b"Reflective bags for &#8220;every&#8221; pupil &#10003;" in printed.stdout
    written = run(folder, "--format", "html", "--out", "changes.html")
    assert written.returncode == 0, written.stderr
    assert written.stdout.decode().strip() == "changes.html"
    assert (folder / "changes.html").read_bytes() == printed.stdout.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--out", "changes.html"], "--format html"),
        (["--format", "html", "--out", "changes.docx"], ".html"),
        (["--format", "html", "--out", "March.xlsx"], ".html"),
    ],
)
def test_a_page_goes_nowhere_else(folder, arguments, says):
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert {path.name for path in folder.iterdir()} == {"March.xlsx", "June.xlsx"}


def on_terminal(folder, **more):
    """What a terminal of 80 columns is sent."""
    pty = pytest.importorskip("pty")
    own, other = pty.openpty()
    process = subprocess.Popen(
        command(), cwd=folder, stdin=other, stdout=other, stderr=other, env=environment(COLUMNS="80", LINES="24", **more)
    )
    os.close(other)
    found = b""
    try:
        while part := os.read(own, 4096):
            found += part
    except OSError:
        # Linux says so where the other end is closed
        pass
    finally:
        os.close(own)
    assert process.wait(60) == 0
    return found.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_is_sent_colour_unless_it_asks_for_none(folder):
    coloured, plain = on_terminal(folder, PYTHONIOENCODING="utf-8"), on_terminal(folder, NO_COLOR="1", PYTHONIOENCODING="utf-8")
    assert "\x1b[1m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert max(map(len, plain.splitlines())) <= 80
    assert b"\x1b" not in run(folder).stdout
