"""A Word file as a package of parts: opened, its personal traces taken out, and written with the same bytes each time."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.render.wordml import Element, W

CONTENT_TYPES = "[Content_Types].xml"
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = (1980, 1, 1, 0, 0, 0)
_LIMIT = 200_000_000
_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."


def parse(data: bytes) -> Element:
    """XML without entities or anything from outside."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def default_namespace(uri: str) -> dict[str, str]:
    """An nsmap for names without a prefix (lxml wants None as the key, which its type stubs do not know)."""
    return {None: uri}  # type: ignore[dict-item]


def serialise(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Package:
    """The parts of one .docx by name, and what joins them."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.types = parse(parts[CONTENT_TYPES])
        self._rels: dict[str, Element] = {}
        self.main = next(target for kind, target in self.related("") if kind == "officeDocument")

    @classmethod
    def open(cls, data: bytes, name: str) -> "Package":
        """The package of a template's bytes; name is for messages."""
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                if sum(info.file_size for info in archive.infolist()) > _LIMIT:
                    raise TemplateError(f"The template {name} unpacks to more than {_LIMIT // 1_000_000} MB.", _SAVE_AS)
                parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
            package = cls(parts)
            root = parse(package.parts[package.main])
        except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, StopIteration, RuntimeError, NotImplementedError) as error:
            raise TemplateError(f"The template {name} is not a Word document.", _SAVE_AS) from error
        if root.tag != f"{{{W}}}document":
            raise TemplateError(f"The template {name} is not in the ordinary form of a Word document.", _SAVE_AS)
        if any("vbaProject" in part for part in parts):
            raise TemplateError(f"The template {name} holds macros.", _SAVE_AS)
        package.set_type(package.main, f"{_WORD}.document.main+xml")
        return package

    def rels_name(self, part: str) -> str:
        """The name of the part that holds a part's relationships ("" for the package's own)."""
        folder, base = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def rels(self, part: str) -> Element:
        """A part's relationships."""
        if part not in self._rels:
            data = self.parts.get(self.rels_name(part))
            self._rels[part] = parse(data) if data else etree.Element(f"{{{_RELS}}}Relationships", nsmap=default_namespace(_RELS))
        return self._rels[part]

    def related(self, part: str) -> list[tuple[str, str]]:
        """(last word of the type, target's name) for each relationship inside the package."""
        folder = posixpath.dirname(part)
        return [
            (rel.get("Type", "").rpartition("/")[2], _resolve(folder, rel.get("Target", "")))
            for rel in self.rels(part)
            if rel.get("TargetMode") != "External"
        ]

    def part_of_kind(self, kind: str) -> str | None:
        """The part the main document is related to in that way ("styles", "numbering", "settings")."""
        return next((target for found, target in self.related(self.main) if found == kind), None)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship from a part to a target (a part's name, or an address outside), made if there is none."""
        rels = self.rels(part)
        written = target if external else posixpath.relpath(target, posixpath.dirname(part) or ".")
        type_ = f"{_OFFICE}/{kind}"
        for rel in rels:
            if (rel.get("Type"), rel.get("Target"), rel.get("TargetMode") == "External") == (type_, written, external):
                return rel.get("Id", "")
        used = {rel.get("Id") for rel in rels}
        new = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        rel = etree.SubElement(rels, f"{{{_RELS}}}Relationship", Id=new, Type=type_, Target=written)
        if external:
            rel.set("TargetMode", "External")
        return new

    def set_type(self, part: str, content_type: str) -> None:
        """Say what a part is."""
        for override in self.types:
            if override.get("PartName") == f"/{part}":
                override.set("ContentType", content_type)
                return
        etree.SubElement(self.types, f"{{{_CT}}}Override", PartName=f"/{part}", ContentType=content_type)

    def set_default(self, extension: str, content_type: str) -> None:
        """Say what parts with an ending are, unless it is said."""
        if not any(default.get("Extension", "").lower() == extension for default in self.types):
            self.types.insert(0, etree.Element(f"{{{_CT}}}Default", Extension=extension, ContentType=content_type))

    def drop_relationships(self, part: str, kinds: frozenset[str]) -> None:
        """Take out a part's relationships of these kinds."""
        for rel in list(self.rels(part)):
            if rel.get("Type", "").rpartition("/")[2] in kinds:
                self.rels(part).remove(rel)

    def reachable(self) -> set[str]:
        """The parts that a reader of the file can come to."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            for _, target in self.related(waiting.pop()):
                if target in self.parts and target not in found:
                    found.add(target)
                    waiting.append(target)
        return found

    def write(self) -> bytes:
        """The file: only parts that are reached, sorted (the content types first, as Word wants), with a fixed date."""
        keep = self.reachable()
        for override in list(self.types):
            name = override.get("PartName")
            if name is not None and name.lstrip("/") not in keep:
                self.types.remove(override)
        files = {name: self.parts[name] for name in keep}
        files[CONTENT_TYPES] = serialise(self.types)
        files |= {self.rels_name(part): serialise(self.rels(part)) for part in ["", *keep] if len(self.rels(part))}
        return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of files whose bytes depend on nothing else."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, files[name])
    return buffer.getvalue()


def _resolve(folder: str, target: str) -> str:
    """The name of a relationship's target."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
