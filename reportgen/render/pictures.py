"""Figures as pictures in line with the text, with their alternative text."""

import struct

from lxml import etree

from reportgen.errors import OutputError
from reportgen.render.wordml import PIC, WP, A, Element, R

_EMU_PER_METRE = 36_000_000
_EMU_PER_POINT = 12_700
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TOLERANCE = 18_000
_NSMAP = {"wp": WP, "a": A, "pic": PIC, "r": R}


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG in EMU at 100 %, from its pixels and its pHYs chunk."""
    if not data.startswith(_SIGNATURE):
        raise OutputError("A figure was not drawn as a PNG picture.")
    wide, high = struct.unpack(">II", data[16:24])
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"pHYs":
            x, y, unit = struct.unpack(">IIB", data[at + 8 : at + 17])
            if unit == 1 and x and y:
                return round(wide * _EMU_PER_METRE / x), round(high * _EMU_PER_METRE / y)
        at += 12 + length
    raise OutputError("A figure does not say how large it is to be printed.")


def inline(relationship: str, data: bytes, number: int, alt: str, room: float) -> Element:
    """A w:drawing for a PNG, as large as it was drawn.

    room is the text's width in points; a figure that does not fit is an OutputError.
    """
    wide, high = png_size(data)
    if wide > room * _EMU_PER_POINT + _TOLERANCE:
        drawn, has = wide / 36_000, room * _EMU_PER_POINT / 36_000
        raise OutputError(
            f"A figure is {drawn:.0f} mm wide, but the template's text only {has:.0f} mm.",
            "Make the template's margins narrower.",
        )
    name = f"Figure {number}"
    drawing = etree.Element("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing")
    frame = _sub(drawing, WP, "inline", distT="0", distB="0", distL="0", distR="0")
    _sub(frame, WP, "extent", cx=str(wide), cy=str(high))
    _sub(frame, WP, "docPr", id=str(number), name=name, descr=alt)
    _sub(_sub(frame, WP, "cNvGraphicFramePr"), A, "graphicFrameLocks", noChangeAspect="1")
    content = _sub(_sub(frame, A, "graphic"), A, "graphicData", uri=PIC)
    picture = _sub(content, PIC, "pic")
    about = _sub(picture, PIC, "nvPicPr")
    _sub(about, PIC, "cNvPr", id=str(number), name=name)
    _sub(about, PIC, "cNvPicPr")
    fill = _sub(picture, PIC, "blipFill")
    _sub(fill, A, "blip").set(f"{{{R}}}embed", relationship)
    _sub(_sub(fill, A, "stretch"), A, "fillRect")
    shape = _sub(picture, PIC, "spPr")
    place = _sub(shape, A, "xfrm")
    _sub(place, A, "off", x="0", y="0")
    _sub(place, A, "ext", cx=str(wide), cy=str(high))
    _sub(_sub(shape, A, "prstGeom", prst="rect"), A, "avLst")
    return drawing


def _sub(parent: Element, namespace: str, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes, nsmap=_NSMAP)
