"""Files that are no workbook, or not safe to open, get one sentence and a remedy before any parser sees them."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.workbook import guard, open_workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        open_workbook(path)
    error = caught.value
    assert error.message.startswith(path.name)
    assert error.message.endswith(".")
    assert error.message.count("\n") == 0
    assert error.remedy.endswith(".")
    assert error.exit_status == 3
    return error


@pytest.mark.parametrize(
    "content, expected",
    [
        (b"", "is empty"),
        (b"Ref,Action,Lead\r\n5.1,Do it,AB\r\n", "a text or CSV file"),
        ("Ref;Größe\n".encode("utf-16"), "a text or CSV file"),
        (b"\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "a web page"),
        (b"<table><tr><td>5.1</td></tr></table>", "a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "an XML Spreadsheet of 2003"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "an unknown kind of file"),
        (OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"), "old Excel format (.xls)"),
        (OLE + b"\0" * 500 + "Book".encode("utf-16-le"), "old Excel format (.xls)"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + b"\0" * 500 + "WordDocument".encode("utf-16-le"), "a Word document"),
        (b"PK\x03\x04 and nothing more", "damaged or incomplete"),
    ],
)
def test_a_file_that_is_no_xlsx_is_named_for_what_it_is(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert expected in refusal(path).message


def test_old_formats_are_told_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(OLE + "Workbook".encode("utf-16-le"))
    assert ".xlsx" in refusal(path).remedy


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "none.xlsx").message
    (tmp_path / "folder.xlsx").mkdir()
    assert "is a folder" in refusal(tmp_path / "folder.xlsx").message


def test_the_lock_file_of_an_open_workbook_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "~$plan.xlsx"
    path.write_bytes(b"\x05Jones")
    assert "lock file" in refusal(path).message


def test_a_file_that_may_not_be_read_is_a_sentence(write_book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_book()

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be opened" in refusal(path).message


def test_the_name_shown_is_the_one_given(tmp_path: Path) -> None:
    path = tmp_path / "upload.tmp"
    path.write_bytes(b"")
    with pytest.raises(InputError, match=r"^Plan October\.xlsx is empty"):
        open_workbook(path, "Plan October.xlsx")


@pytest.mark.parametrize(
    "content_type, expected",
    [
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary workbook (.xlsb)"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "a Word document"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "PowerPoint"),
        ("application/x-unheard-of", "not an Excel workbook"),
    ],
)
def test_other_office_files_are_told_by_their_content_type(
    write_book: Callable[..., Path], content_type: str, expected: str
) -> None:
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>'
    assert expected in refusal(write_book(parts={"[Content_Types].xml": types})).message


@pytest.mark.parametrize("main", ["sheet.macroEnabled.main+xml", "template.macroEnabled.main+xml", "addin.macroEnabled.main+xml"])
def test_workbooks_with_macros_and_templates_are_read(write_book: Callable[..., Path], main: str) -> None:
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="application/VND.MS-EXCEL.{main}"/></Types>'
    assert open_workbook(write_book(parts={"[Content_Types].xml": types})).sheets[0].name == "Plan"


def test_a_plain_zip_and_an_opendocument_file_are_told_apart(write_parts: Callable[..., Path]) -> None:
    assert "is a zip file" in refusal(write_parts({"readme.txt": "hello"})).message
    opendocument = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    assert "OpenDocument" in refusal(write_parts(opendocument)).message


def test_a_file_cut_short_is_damaged(write_book: Callable[..., Path]) -> None:
    path = write_book("<row><c><v>1</v></c></row>" * 200)
    whole = path.read_bytes()
    for length in range(2, len(whole) - 1, 97):
        path.write_bytes(whole[:length])
        refusal(path)


def test_bytes_changed_within_a_part_are_damage(write_book: Callable[..., Path], make_sheet: Callable[..., str]) -> None:
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(3000))
    path = write_book(rows)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    middle = entry.header_offset + 60 + entry.compress_size // 2
    data[middle : middle + 40] = bytes(40)
    path.write_bytes(bytes(data))
    assert "'Plan'" in refusal(path).message


@pytest.mark.parametrize("size", [11 * guard.MIB, 300 * guard.MIB])
def test_a_part_that_swells_is_refused_unread(
    write_parts: Callable[..., Path], make_parts: Callable[..., dict], size: int
) -> None:
    path = write_parts({**make_parts("<x/>"), "xl/padding.bin": None})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/padding.bin", "w") as part:
        for _ in range(size // guard.MIB):
            part.write(b" " * guard.MIB)
    assert path.stat().st_size < guard.MIB
    assert "far larger" in refusal(path).message


def test_a_directory_that_lies_about_a_size_does_not_help(write_book: Callable[..., Path]) -> None:
    path = write_book("<row/>" + " " * (20 * guard.MIB))
    data = path.read_bytes()
    true_size, small = struct.pack("<I", len_of(path)), struct.pack("<I", 4000)
    assert data.count(true_size) >= 2
    path.write_bytes(data.replace(true_size, small))
    refusal(path)


def len_of(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return archive.getinfo("xl/worksheets/sheet1.xml").file_size


def test_a_tree_that_would_fill_memory_is_refused_by_what_is_held(write_book: Callable[..., Path]) -> None:
    path = write_book(after="".join(f"<a{number % 977}/>" for number in range(4_000_000)))
    assert "far larger" in refusal(path).message


def test_too_many_parts_are_refused(write_parts: Callable[..., Path], make_parts: Callable[..., dict]) -> None:
    many = {f"xl/media/{number}.png": b"" for number in range(guard.MAX_ENTRIES)}
    assert "far larger" in refusal(write_parts({**make_parts("<x/>"), **many})).message


@pytest.mark.parametrize("name", ["XL/Workbook.xml", "xl\\workbook.xml"])
def test_two_parts_of_one_name_are_refused(write_book: Callable[..., Path], name: str) -> None:
    assert "two parts of one name" in refusal(write_book(parts={name: "<workbook/>"})).message


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "C:/evil.xml", "..\\evil.xml"])
def test_a_part_outside_the_package_is_refused(write_book: Callable[..., Path], name: str) -> None:
    path = write_book()
    data = path.read_bytes()
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        entry = zipfile.ZipInfo("placeholder.xml")
        entry.filename = name
        archive.writestr(entry, "<x/>")
    path.write_bytes(stream.getvalue())
    assert "outside its own folder" in refusal(path).message


def test_an_encrypted_zip_entry_is_refused(write_book: Callable[..., Path]) -> None:
    path = write_book()
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    path.write_bytes(bytes(data))
    assert "protected by a password" in refusal(path).message


BOMB = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/app.xml", "xl/_rels/unused.xml.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declaration", [BOMB, EXTERNAL])
def test_a_document_type_is_refused_in_any_part(
    write_book: Callable[..., Path], part: str, encoding: str, declaration: str
) -> None:
    text = f'<?xml version="1.0"?>\n<!-- {"x" * 5000} -->{declaration}<workbook/>'
    error = refusal(write_book(parts={part: text.encode(encoding)}))
    assert part in error.message
    assert "document type" in error.message


def test_a_document_type_cannot_hide_behind_a_long_prologue_or_an_odd_encoding(write_book: Callable[..., Path]) -> None:
    long = f"<!--{'x' * 70_000}-->{BOMB}<workbook/>"
    assert "does not begin" in refusal(write_book(parts={"xl/workbook.xml": long})).message
    odd = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE w+AD4-<workbook/>'
    assert "encoding" in refusal(write_book(parts={"xl/workbook.xml": odd})).message


def test_the_word_doctype_in_a_cell_is_only_text(read_cells: Callable[..., dict]) -> None:
    cells = read_cells('<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE html&gt;</t></is></c></row>')
    assert cells["A1"].text == "<!DOCTYPE html>"


def test_the_file_is_left_as_it_was(write_book: Callable[..., Path]) -> None:
    path = write_book('<row r="1"><c r="A1"><v>1</v></c></row>')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    open_workbook(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
