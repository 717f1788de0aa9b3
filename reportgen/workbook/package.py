"""The parts of a workbook's package, how they relate, and what type each is. Shared by the reader and a later editor.

Part names are compared without case (ECMA-376 part 2, 6.2.2.3) and relationship targets are resolved as paths.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO
from urllib.parse import unquote

from lxml import etree

from reportgen.workbook.guard import MIB, part_name, too_large

SPREADSHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of worksheets: the usual (transitional) one, and that of Strict Open XML."""

MAX_HELD = 24 * MIB
"""The most bytes of XML held as a tree at once; a tree takes some fifty times its bytes in the worst case."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part. kind is the last word of its type ("worksheet"); target a part's name, None outside the package."""

    id: str
    kind: str
    target: str | None


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, which differs between the two kinds of Open XML."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """The elements at a path of local names, all of those of the last name."""
    if element is None:
        return
    for child in element:
        if isinstance(child.tag, str) and local_name(child) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at a path of local names, None where there is none."""
    return next(children(element, *path), None)


def is_on(element: etree._Element | None, attribute: str, default: bool = False) -> bool:
    """A true-or-false attribute as Open XML spells it."""
    text = None if element is None else element.get(attribute)
    return default if text is None else text.strip().lower() in ("1", "true", "on")


def whole_number(text: str | None, default: int = 0) -> int:
    """A number in an attribute; default where it is missing or is none."""
    return int(text) if text and len(text) < 12 and text.isascii() and text.lstrip("-").isdigit() else default


class Package:
    """The parts of one open package, by name, with their relationships and content types."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self.archive = archive
        self.file = file
        self._entries = {
            part_name(entry.filename).casefold(): entry
            for entry in archive.infolist()
            if not entry.filename.endswith(("/", "\\"))
        }

    @property
    def parts(self) -> tuple[str, ...]:
        """Every part's name, in the order of the archive; folders are none."""
        return tuple(part_name(entry.filename) for entry in self._entries.values())

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def open(self, part: str) -> IO[bytes]:
        """A part's bytes as a stream. KeyError where there is no such part."""
        return self.archive.open(self._entries[part.casefold()])

    def read(self, part: str) -> bytes:
        """A part's bytes."""
        with self.open(part) as stream:
            return stream.read()

    def xml(self, part: str) -> etree._Element:
        """A part as a tree; only for parts of a size that no workbook of a plan exceeds."""
        if self._entries[part.casefold()].file_size > MAX_HELD:
            raise too_large(f"{self.file}, in its part {part},")
        return etree.fromstring(self.read(part), _parser())

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """The links from a part, or from the package itself; none where it has no relationships part."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self:
            return ()
        return tuple(_relationship(element, folder) for element in children(self.xml(links), "Relationship"))

    def related(self, part: str, *kinds: str) -> tuple[str, ...]:
        """The parts present that a part links to by any of these kinds."""
        links = self.relationships(part)
        return tuple(link.target for link in links if link.kind in kinds and link.target and link.target in self)

    def content_type(self, part: str) -> str | None:
        """A part's content type in lower case."""
        overrides, defaults = self._content_types
        extension = part.rpartition(".")[2].casefold()
        return overrides.get(part.casefold()) or defaults.get(extension)

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml("[Content_Types].xml")
        overrides = {
            (element.get("PartName") or "").lstrip("/").casefold(): (element.get("ContentType") or "").casefold()
            for element in children(root, "Override")
        }
        defaults = {
            (element.get("Extension") or "").casefold(): (element.get("ContentType") or "").casefold()
            for element in children(root, "Default")
        }
        return overrides, defaults


class HeldStream:
    """A stream that refuses when more bytes were read since the last release than may be held as a tree."""

    def __init__(self, stream: IO[bytes], what: str) -> None:
        self._stream = stream
        self._what = what
        self._held = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, counted."""
        data = self._stream.read(size)
        self._held += len(data)
        if self._held > MAX_HELD:
            raise too_large(self._what)
        return data

    def release(self) -> None:
        """What was read so far is no longer held."""
        self._held = 0


def sheet_tags(*names: str) -> tuple[str, ...]:
    """The full names of a spreadsheet's elements, in both kinds of Open XML."""
    return tuple(f"{{{namespace}}}{name}" for namespace in SPREADSHEET for name in names)


def iterate(package: Package, part: str, tags: tuple[str, ...], what: str) -> Iterator[etree._Element]:
    """The elements of a part with these full names as each ends, in one pass; an element and all before it are let go after use.

    what names the part in a refusal. A part whose root is not of a spreadsheet's namespace raises etree.LxmlError: read as
    nothing it would be lost silently.
    """
    with package.open(part) as raw:
        stream = HeldStream(raw, what)
        events = etree.iterparse(
            stream, tag=tags, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, load_dtd=False
        )
        for _, element in events:
            yield element
            _let_go(element)
            stream.release()
        root = events.root
    if etree.QName(root).namespace not in SPREADSHEET:
        raise etree.LxmlError(f"{part} is not of a workbook")


def _let_go(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)


def _relationship(element: etree._Element, folder: str) -> Relationship:
    kind = (element.get("Type") or "").rstrip("/").rpartition("/")[2]
    target = unquote(element.get("Target") or "").replace("\\", "/").partition("#")[0]
    outside = (element.get("TargetMode") or "").casefold() == "external" or not target
    resolved = None if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(element.get("Id") or "", kind, resolved)
