"""Whatever is wrong in a file, it is read or refused with a sentence: never a traceback."""

import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from reportgen.errors import InputError
from reportgen.model import Grid
from reportgen.workbook import open_workbook


def sample() -> bytes:
    """A small workbook with something of everything."""
    book = openpyxl.Workbook()
    plan = book.active
    plan.append(["Ref", "Action", "Due", "Status"])
    for number in range(1, 6):
        plan.append([number / 10, f"Do thing {number}", 42000 + number, "Done"])
        plan.cell(number + 1, 3).number_format = "dd/mm/yyyy"
        plan.cell(number + 1, 4).fill = PatternFill("solid", fgColor="00B050")
    plan.merge_cells("A8:D8")
    plan.auto_filter.ref = "A1:D6"
    plan.auto_filter.add_filter_column(3, ["Done"])
    plan.row_dimensions.group(3, 4, hidden=True)
    plan["B2"].comment = Comment("Why?", "Ann")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SAMPLE = sample()
with zipfile.ZipFile(io.BytesIO(SAMPLE)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}

JUNK = [
    b"",
    b"<",
    b">",
    b'"',
    b"&",
    b"-1",
    b"99999999999999999999",
    b"\xff\xfe",
    b"\0",
    b"x",
    b"1.5",
    b"NaN",
    b"../../",
    b"\xc3",
    b"A0",
]


def outcome(data: bytes) -> Grid | InputError:
    """What opening these bytes comes to."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(data)
        try:
            return open_workbook(path)
        except InputError as error:
            return error


def test_the_sample_itself_is_read() -> None:
    assert isinstance(outcome(SAMPLE), Grid)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_bytes_changed_anywhere(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    outcome(bytes(data))


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_xml_changed_within_a_part(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(name for name in PARTS if not name.startswith("docProps"))))
    content = PARTS[name]
    values = [place for place in range(len(content)) if content[place : place + 1] in (b'"', b">", b"<")]
    start = data.draw(st.sampled_from(values)) + data.draw(st.integers(0, 1))
    length = data.draw(st.integers(0, 12))
    changed = content[:start] + data.draw(st.sampled_from(JUNK)) + content[start + length :]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, original in PARTS.items():
            archive.writestr(part, changed if part == name else original)
    outcome(stream.getvalue())
