"""A council's logo: what kind of picture a file holds, and why one is not used."""

import re
import struct
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "animate", "set", "handler"})


_FETCHES = "it is an SVG that fetches something from outside itself"


class NoLogoError(Exception):
    """Why a picture cannot be a logo, as a part of a sentence."""


def kind_of_logo(content: bytes) -> str:
    """png, jpeg or svg by what the bytes are, not by the file's name. NoLogoError says what is wrong."""
    for kind, signature in _SIGNATURES.items():
        if content.startswith(signature):
            if not _WHOLE[kind](content):
                raise NoLogoError("it is a damaged picture")
            return kind
    _check_drawing(_drawing(content))
    return "svg"


def _is_whole_png(content: bytes) -> bool:
    """Whether every chunk is there with its check sum, from the header to the end."""
    at, names = len(_SIGNATURES["png"]), []
    while at + 12 <= len(content):
        (size,) = struct.unpack_from(">I", content, at)
        body = content[at + 4 : at + 8 + size]
        summed = content[at + 8 + size : at + 12 + size]
        if summed != struct.pack(">I", zlib.crc32(body)):
            return False
        names.append(body[:4])
        at += 12 + size
    return names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1] == b"IEND"


def _is_whole_jpeg(content: bytes) -> bool:
    """Whether its segments lead from one to the next to the picture's frame, its data and its end."""
    at, markers = 2, []
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        markers.append(marker)
        if marker == _DATA:
            return bool(_FRAMES & set(markers)) and b"\xff\xd9" in content[at:]
        at += 2 + size
    return False


_DATA = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WHOLE = {"png": _is_whole_png, "jpeg": _is_whole_jpeg}


def _drawing(content: bytes) -> Element:
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NoLogoError("it is no picture (PNG, JPEG or SVG)") from error
    if _local(root.tag) != "svg":
        raise NoLogoError("it is no picture (PNG, JPEG or SVG)")
    return root


def _check_drawing(root: Element) -> None:
    """NoLogoError when an SVG could run something, or asks for something outside itself."""
    for each in root.iter():
        if _local(each.tag) in _ACTIVE:
            raise NoLogoError(
                f"it is an SVG with <{_local(each.tag)}> in it, which may do something"
            )
        if _local(each.tag) == "style" and _leads_outside("style", each.text or ""):
            raise NoLogoError(_FETCHES)
        for name, value in each.attrib.items():
            if _local(name).lower().startswith("on"):
                raise NoLogoError(
                    f"it is an SVG with `{_local(name)}` in it, which may do something"
                )
            if _leads_outside(_local(name), value):
                raise NoLogoError(_FETCHES)


def _leads_outside(name: str, value: str) -> bool:
    """Whether an attribute, or the text of a style, names anything but a part of the same file."""
    if name == "href":
        return not value.strip().startswith("#")
    bare = re.sub(r"[\s\"']", "", value).lower()
    return "@import" in bare or any(not each.startswith("#") for each in bare.split("url(")[1:])


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
