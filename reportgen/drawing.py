"""Figures drawn in a second process, which imports matplotlib while the first reads and compares.

Imports are half of a pack's time. The bytes are those of drawing here; without a second process, figures are drawn here.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, is_dataclass
from datetime import date
from types import NoneType, TracebackType, UnionType
from typing import Any, BinaryIO, get_args, get_origin, get_type_hints

from reportgen.paper.blocks import AnyChart

_LENGTH = struct.Struct(">Q")


class DrawingOffice:
    """The second process. Use as a context; order() the charts as soon as they are known, then draw() each."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ordered: list[AnyChart] = []
        self._drawn: dict[AnyChart, bytes] = {}

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

    def order(self, charts: Sequence[AnyChart]) -> None:
        """Have charts drawn, in this order."""
        self._ordered = list(dict.fromkeys(charts))
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.write(order_of(self._ordered))
                self._process.stdin.close()

    def draw(self, chart: AnyChart) -> bytes:
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


def _draw_here(chart: AnyChart) -> bytes:
    from reportgen.render.chart import draw

    return draw(chart)


def order_of(charts: Sequence[AnyChart]) -> bytes:
    """Charts as JSON: each by the name of its kind."""
    return json.dumps([[type(chart).__name__, asdict(chart)] for chart in charts], default=date.isoformat).encode()


def charts_from(order: bytes) -> list[AnyChart]:
    """The charts that an order holds."""
    kinds = {kind.__name__: kind for kind in get_args(AnyChart)}
    return [_value(kinds[name], plain) for name, plain in json.loads(order or b"[]")]


def _value(hint: Any, plain: Any) -> Any:
    """A value of a block's type, from what asdict and JSON made of it."""
    if plain is None:
        return None
    if isinstance(hint, UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{name: _value(hints[name], part) for name, part in plain.items()})  # type: ignore[operator]
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in plain)
    return date.fromisoformat(plain) if hint is date else plain


def serve(orders: BinaryIO, pictures: BinaryIO) -> None:
    """Draw the charts of one order: the length of each PNG in 8 bytes, then the PNG. Imports first, since orders take a while."""
    from reportgen.render.chart import draw

    for chart in charts_from(orders.read()):
        png = draw(chart)
        pictures.write(_LENGTH.pack(len(png)) + png)
        pictures.flush()


if __name__ == "__main__":
    with suppress(OSError):
        serve(sys.stdin.buffer, sys.stdout.buffer)
