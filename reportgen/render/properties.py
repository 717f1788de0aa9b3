"""What a file says of itself, and what it must not say: no author, no date of making, nothing of its template's history."""

from lxml import etree

from reportgen.render.package import Package, default_namespace, parse, serialise
from reportgen.render.wordml import q

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_OF_THE_FILE = frozenset({"core-properties", "extended-properties", "custom-properties", "thumbnail"})
_OF_THE_DOCUMENT = frozenset(
    (
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "customXml",
        "keyMapCustomizations",
        "glossaryDocument",
        "recipientData",
        "printerSettings",
    )
)
_SETTINGS = (
    "attachedTemplate",
    "mailMerge",
    "trackRevisions",
    "documentProtection",
    "updateFields",
    "docVars",
    "rsids",
    "writeProtection",
    "removePersonalInformation",
    "revisionView",
)


def set_properties(package: Package, *, title: str, subject: str, author: str) -> None:
    """Write a file's title, subject, author and language, and take out what its template carried of people and machines."""
    package.drop_relationships("", _OF_THE_FILE)
    package.drop_relationships(package.main, _OF_THE_DOCUMENT)
    package.parts["docProps/core.xml"] = _core(title, subject, author, _language(package))
    package.parts["docProps/app.xml"] = serialise(etree.Element(f"{{{_APP}}}Properties", nsmap=default_namespace(_APP)))
    package.set_type("docProps/core.xml", _CORE_TYPE)
    package.set_type("docProps/app.xml", _APP_TYPE)
    package.relate("", "metadata/core-properties", "docProps/core.xml")
    package.relate("", "extended-properties", "docProps/app.xml")
    for rel in package.rels(""):
        if rel.get("Type", "").endswith("/metadata/core-properties"):
            rel.set("Type", _CORE_RELATIONSHIP)
    _clean_settings(package)


def _core(title: str, subject: str, author: str, language: str) -> bytes:
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
    for name, text in (("title", title), ("subject", subject), ("creator", author), ("language", language)):
        if text:
            etree.SubElement(root, f"{{{_DC}}}{name}").text = text.replace("'", "’")
    return serialise(root)


def _language(package: Package) -> str:
    """The language of the template's styles (A12)."""
    part = package.part_of_kind("styles")
    found = parse(package.parts[part]).find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('lang')}") if part else None
    return found.get(q("val"), "") if found is not None else ""


def _clean_settings(package: Package) -> None:
    part = package.part_of_kind("settings")
    if not part:
        return
    root = parse(package.parts[part])
    for name in _SETTINGS:
        for element in root.findall(q(name)):
            root.remove(element)
    package.parts[part] = serialise(root)
    package.drop_relationships(part, frozenset({"attachedTemplate", "mailMergeSource", "transform"}))
