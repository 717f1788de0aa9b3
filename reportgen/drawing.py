"""Figures drawn in a second process, which imports matplotlib while the first reads and compares.

Imports are half of a pack's time. The bytes are those of drawing here; without a second process, figures are drawn here.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from types import TracebackType
from typing import Any, BinaryIO

from reportgen.paper.blocks import Bar, Chart, Segment, Strip

_LENGTH = struct.Struct(">Q")


class DrawingOffice:
    """The second process. Use as a context; order() the charts as soon as they are known, then draw() each."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ordered: list[Chart] = []
        self._drawn: dict[Chart, bytes] = {}

    def __enter__(self) -> "DrawingOffice":
        """Start the process; nothing waits for it."""
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a console
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with suppress(OSError):
            command = [sys.executable, "-m", "reportgen.drawing"]
            self._process = subprocess.Popen(command, creationflags=hidden, **pipes)  # noqa: S603
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            self._process.wait()

    def order(self, charts: Sequence[Chart]) -> None:
        """Have charts drawn, in this order."""
        self._ordered = list(dict.fromkeys(charts))
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.write(json.dumps([asdict(chart) for chart in self._ordered]).encode())
                self._process.stdin.close()

    def draw(self, chart: Chart) -> bytes:
        """A chart as a PNG."""
        while chart not in self._drawn and self._ordered:
            self._drawn[self._ordered.pop(0)] = self._receive()
        return self._drawn.get(chart) or _draw_here(chart)

    def _receive(self) -> bytes:
        """The next PNG, or nothing where the process has ended."""
        if self._process is None or self._process.stdout is None:
            return b""
        head = self._process.stdout.read(_LENGTH.size)
        return self._process.stdout.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""


def _draw_here(chart: Chart) -> bytes:
    from reportgen.render.chart import draw

    return draw(chart)


def chart_from(plain: Any) -> Chart:
    """A chart of what asdict and JSON made of one."""
    return Chart(
        strips=tuple(Strip(strip["heading"], _segments(strip)) for strip in plain["strips"]),
        bars=tuple(Bar(bar["number"], bar["name"], _segments(bar), tuple(bar["right"])) for bar in plain["bars"]),
        right=tuple(plain["right"]),
    )


def _segments(plain: Any) -> tuple[Segment, ...]:
    return tuple(Segment(**segment) for segment in plain["segments"])


def serve(orders: BinaryIO, pictures: BinaryIO) -> None:
    """Draw the charts of one order: the length of each PNG in 8 bytes, then the PNG. Imports first, since orders take a while."""
    from reportgen.render.chart import draw

    for plain in json.loads(orders.read() or b"[]"):
        png = draw(chart_from(plain))
        pictures.write(_LENGTH.pack(len(png)) + png)
        pictures.flush()


if __name__ == "__main__":
    with suppress(OSError):
        serve(sys.stdin.buffer, sys.stdout.buffer)
