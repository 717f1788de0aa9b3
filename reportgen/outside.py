"""Another checker of Word files, which REPORTGEN_DOCX_CHECK names: it sees the finished files before they are published."""

import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reportgen.errors import OutputError, UsageError
from reportgen.model.names import squeeze


def outside_check(command: str) -> Callable[[Sequence[Path]], None]:
    """A function that runs the command on files, and raises OutputError with its first words where it does not end with 0."""
    words = shlex.split(command, posix=sys.platform != "win32")

    def check(files: Sequence[Path]) -> None:
        try:
            done = _run([*words, *map(str, files)])
        except OSError as error:
            raise UsageError(f"REPORTGEN_DOCX_CHECK can't be run: {error.strerror}.", "Mend the command, or unset it.") from None
        if done.returncode:
            said = squeeze(done.stdout or done.stderr)[:300]
            raise OutputError(f"The checker that REPORTGEN_DOCX_CHECK names refuses the papers: {said}", "The old pack stands.")

    return check


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    # the command is the person's own, and no shell is asked
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
