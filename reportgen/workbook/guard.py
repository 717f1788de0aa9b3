"""What is checked before any parser sees a file: is it a workbook at all, and is it safe to open.

Standard library only. Everything here ends in an InputError of one sentence with its remedy, or in the opened archive.
"""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from reportgen.errors import InputError

MIB = 1024 * 1024
MAX_FILE = 256 * MIB
MAX_PART = 256 * MIB
MAX_TOTAL = 1024 * MIB
MAX_RATIO = 200
RATIO_FROM = 10 * MIB
MAX_ENTRIES = 5000
PROLOG = 64 * 1024
"""How far into a part its first element must begin, in bytes."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
"""What the standard library raises in reading a part that is cut short or altered."""

_HEADER_DAMAGE = (*DAMAGE, struct.error, ValueError, OSError, RuntimeError)
"""And what it raises besides on an archive whose directory or headers are."""

SAVE_AS = "Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and give reportgen that file."
SAVE_AGAIN = "Open it in Excel, save it again as an Excel Workbook (.xlsx), and give reportgen that file."
COPY_AGAIN = "Fetch or copy the file again; if Excel cannot open it either, ask its owner for a good copy."

RIGHT_FILE = "Check that it is the right file; if it should be the plan's workbook, it is damaged: fetch or copy it again."

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_KINDS = (
    (
        "EncryptedPackage",
        "is protected by a password or a sensitivity label",
        "Open it in Excel, remove the protection, and save it.",
    ),
    ("WordDocument", "is a Word document, not a workbook", "Give reportgen the Excel workbook of the plan."),
    ("PowerPoint Document", "is a PowerPoint presentation, not a workbook", "Give reportgen the Excel workbook of the plan."),
    ("Workbook", "is in the old Excel format (.xls)", SAVE_AS),
    ("Book", "is in the old Excel format (.xls)", SAVE_AS),
)
_MAIN_TYPES = (
    ("ms-excel.sheet.binary.macroenabled.main", "is a binary workbook (.xlsb)", SAVE_AS),
    ("wordprocessingml.document.main", "is a Word document, not a workbook", "Give reportgen the Excel workbook of the plan."),
    ("wordprocessingml.template.main", "is a Word template, not a workbook", "Give reportgen the Excel workbook of the plan."),
    ("ms-word.", "is a Word document, not a workbook", "Give reportgen the Excel workbook of the plan."),
    ("presentationml.presentation.main", "is a PowerPoint presentation, not a workbook", "Give reportgen the Excel workbook."),
)
_WORKBOOK_TYPE = re.compile(r"spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)\.macroenabled\.main")
_XML_NAME = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_ENCODING = re.compile(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_PLAIN_ENCODING = re.compile(r"(utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d)$", re.IGNORECASE)
_PROLOG_ITEM = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)


def admit(path: Path, file: str) -> zipfile.ZipFile:
    """The archive of a workbook that may be parsed, held in memory so that the file itself is read once and let go."""
    data = _bytes_of(path, file)
    if not data.startswith(b"PK"):
        _refuse_foreign(data, file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_directory(archive, file)
        _check_type(archive, file)
        _check_parts(archive, file)
    except _HEADER_DAMAGE as error:
        raise InputError(f"{file} is damaged or incomplete.", COPY_AGAIN) from error
    return archive


def part_name(entry: str) -> str:
    """The name of a zip entry as a part: some writers use backslashes."""
    return entry.replace("\\", "/")


def too_large(what: str) -> InputError:
    """The refusal of something that would take more memory than any plan needs."""
    return InputError(
        f"{what} is far larger than an action plan can be.",
        "Delete what is not part of the plan (unused sheets, rows and columns) in Excel, save it and try again.",
    )


def _bytes_of(path: Path, file: str) -> bytes:
    if path.name.startswith("~$"):
        raise InputError(f"{file} is the lock file that Excel keeps while a workbook is open.", "Name the workbook itself.")
    try:
        if path.is_dir():
            raise InputError(f"{file} is a folder, not a workbook.", "Name the workbook in it.")
        if path.stat().st_size > MAX_FILE:
            raise too_large(file)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{file} is not there.", "Check its name and folder.") from error
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise InputError(f"{file} cannot be opened: {reason}.", "Close it in Excel and try again.") from error
    if not data:
        raise InputError(f"{file} is empty.", COPY_AGAIN)
    return data


def _refuse_foreign(data: bytes, file: str) -> None:
    """Say what a file that is no zip archive is."""
    if data.startswith(_OLE):
        for stream, what, remedy in _OLE_KINDS:
            if stream.encode("utf-16-le") in data:
                raise InputError(f"{file} {what}.", remedy)
        raise InputError(f"{file} is in an old Office format, not an Excel Workbook (.xlsx).", SAVE_AS)
    if data.startswith(b"%PDF"):
        raise InputError(f"{file} is a PDF, not a workbook.", "Give reportgen the Excel workbook of the plan.")
    kind = _text_kind(data)
    what = kind or "an unknown kind of file"
    raise InputError(f"{file} is {what}, not an Excel workbook, whatever its name says.", SAVE_AS if kind else RIGHT_FILE)


def _text_kind(data: bytes) -> str | None:
    """What a text that Excel can open is; None for what is no text."""
    start = _decode(data[:PROLOG]).lstrip("\ufeff \t\r\n").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return "an XML Spreadsheet of 2003"
    if start.startswith(("<!doctype html", "<html", "<table", "<meta", "<head")):
        return "a web page"
    if any(ord(character) < 32 and character not in "\t\r\n\f" for character in start):
        return None
    return "a text or CSV file"


def _check_directory(archive: zipfile.ZipFile, file: str) -> None:
    """Names and sizes of the zip directory, before anything is inflated."""
    entries = archive.infolist()
    names = [part_name(entry.filename) for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise too_large(f"{file}, with {len(entries)} parts,")
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise InputError(f"{file} holds a part outside its own folder ({name!r}) and is not safe to open.", SAVE_AGAIN)
    if len({name.casefold() for name in names}) < len(names):
        raise InputError(f"{file} holds two parts of one name, so it is not clear which counts.", SAVE_AGAIN)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise InputError(f"{file} is packed in a way that Excel does not use.", SAVE_AGAIN)
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(f"{file} is a zip file protected by a password.", "Unpack it and give reportgen the workbook in it.")
    _check_sizes(entries, file)


def _check_sizes(entries: list[zipfile.ZipInfo], file: str) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        swollen = entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if swollen or entry.file_size > MAX_PART or total > MAX_TOTAL:
            raise too_large(f"{file}, with {total // MIB} MiB or more packed into it,")


def _check_type(archive: zipfile.ZipFile, file: str) -> None:
    """Whether the content types speak of a workbook that is not binary."""
    names = {part_name(entry.filename).casefold(): entry for entry in archive.infolist()}
    if "mimetype" in names and b"opendocument" in _start_of(archive, names["mimetype"]):
        raise InputError(f"{file} is an OpenDocument file, not an Excel Workbook (.xlsx).", SAVE_AS)
    if "[content_types].xml" not in names:
        raise InputError(f"{file} is a zip file, not an Excel workbook.", "Unpack it and give reportgen the workbook in it.")
    with archive.open(names["[content_types].xml"]) as stream:
        types = _decode(stream.read(4 * MIB)).lower()
    if _WORKBOOK_TYPE.search(types):
        return
    for marker, what, remedy in _MAIN_TYPES:
        if marker in types:
            raise InputError(f"{file} {what}.", remedy)
    raise InputError(f"{file} is an Office file, but not an Excel workbook.", "Give reportgen the Excel workbook of the plan.")


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    """No part may declare a document type: nothing in a workbook needs one, and entities are how XML is made to explode.

    Every part is begun, so that a fault in its header shows itself here.
    """
    for entry in archive.infolist():
        start = _start_of(archive, entry)
        reason = _unsafe(start) if _XML_NAME.search(entry.filename) else None
        if reason:
            part = part_name(entry.filename)
            raise InputError(f"{file} is not safe to open: its part {part} {reason}.", SAVE_AGAIN)


def _start_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        start = stream.read(4096)
        return start if _root_begins(_decode(start)) else start + stream.read(PROLOG - len(start))


def _root_begins(text: str) -> bool:
    return bool(re.match(r"<[^?!]|<!DOCTYPE", _past_prolog(text)))


def _past_prolog(text: str) -> str:
    """The text from its first element or document type on, past declaration, comments and blanks."""
    place = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG_ITEM.match(text, place):
        place = found.end()
    return text[place:]


def _unsafe(start: bytes) -> str | None:
    text = _decode(start)
    declared = _ENCODING.match(text.lstrip("\ufeff"))
    if declared and not _PLAIN_ENCODING.match(declared.group(1)):
        return f"is in the unusual encoding {declared.group(1)!r}"
    if _past_prolog(text).startswith("<!DOCTYPE"):
        return "declares a document type"
    if len(start) >= PROLOG and not _root_begins(text):
        return "does not begin where it should"
    return None


def _decode(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, told apart by byte-order mark or by the zero bytes of its first character."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:2] == b"<\0":
        return data.decode("utf-16-le", "replace")
    if data[:2] == b"\0<":
        return data.decode("utf-16-be", "replace")
    return data.decode("utf-8-sig", "replace")
