"""A finished PDF: the words on its pages, those that stand for pictures, and its properties.

Letters are found by each typeface's own table of them (ISO 32000-1, 9.10.3); the words of a line are those that
stand at one height.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from nearhome.disclosure.finished.texts import Piece, Seen

_HEX = r"<([0-9A-Fa-f]+)>"
_CHAR = re.compile(rf"{_HEX}\s*{_HEX}\s*$", re.MULTILINE)
_RANGE = re.compile(rf"{_HEX}\s*{_HEX}\s*{_HEX}\s*$", re.MULTILINE)
_WIDE = -180
"""A gap in a line, in thousandths of the letters' size, that stands for a space."""


def read_pdf(name: str, content: bytes) -> Seen:
    """Each marked stretch of each page, each text that stands for a picture, each property."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        pieces = [
            Piece(name, f"page {n}", "", said)
            for n, page in enumerate(opened.pages, start=1)
            for said in _without_number(_words(page), f"{n} of {len(opened.pages)}")
        ]
        pieces += [Piece(name, "words for a picture", "", said) for said in _stand_ins(opened)]
        pieces += [
            Piece(name, f"property {key}", "", str(said)) for key, said in opened.docinfo.items()
        ]
        if "/Metadata" in opened.Root:
            said = opened.Root.Metadata.read_bytes().decode("utf-8", "replace")
            pieces.append(Piece(name, "metadata", "", re.sub(r"<[^>]*>", " ", said)))
    return Seen(tuple(pieces))


def _words(page: Any) -> Iterator[str]:
    """The words of a page, one stretch for each marked element; pictures drawn within it too."""
    said: list[str] = []
    _gather(page, page.get("/Resources", {}), said, {})
    for stretch in "".join(said).split("\n"):
        if stretch.strip():
            yield " ".join(stretch.split())


def _without_number(stretches: Iterable[str], number: str) -> Iterator[str]:
    """The stretches less the page's own number at the end of one: it counts no children."""
    return (each.removesuffix(number) for each in stretches)


def _gather(
    content: Any, resources: Any, said: list[str], tables: dict[Any, dict[str, str]]
) -> None:
    letters: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, instruction.operator
        match str(operator):
            case "Tf":
                letters = _letters(resources["/Font"][operands[0]], tables)
            case "Tj":
                said.append(_read(bytes(operands[0]), letters))
            case "TJ":
                said += _shown(operands[0], letters)
            case "Tm" | "Td" | "TD" | "T*":
                said.append(" ")
            case "EMC" | "BDC" | "BMC":
                said.append("\n" if str(operator) == "EMC" else "")
            case "Do":
                form = resources["/XObject"][operands[0]]
                if form.get("/Subtype") == "/Form":
                    _gather(form, form.get("/Resources", resources), said, tables)


def _shown(parts: Any, letters: dict[str, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, pikepdf.String):
            yield _read(bytes(part), letters)
        elif float(part) < _WIDE:
            yield " "


def _read(codes: bytes, letters: dict[str, str]) -> str:
    return "".join(letters.get(codes[n : n + 2].hex(), "") for n in range(0, len(codes), 2))


def _letters(font: Any, tables: dict[Any, dict[str, str]]) -> dict[str, str]:
    key = font.objgen
    if key not in tables:
        held = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
        tables[key] = dict(_table(held))
    return tables[key]


def _table(held: str) -> Iterator[tuple[str, str]]:
    for block in re.findall(r"beginbfchar(.*?)endbfchar", held, re.DOTALL):
        for code, to in _CHAR.findall(block):
            yield code.lower(), bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", held, re.DOTALL):
        for first, last, to in _RANGE.findall(block):
            for n in range(int(last, 16) - int(first, 16) + 1):
                yield f"{int(first, 16) + n:0{len(first)}x}", chr(int(to, 16) + n)


def _stand_ins(opened: pikepdf.Pdf) -> Iterator[str]:
    for each in opened.objects:
        if isinstance(each, pikepdf.Dictionary):
            for key in ("/Alt", "/ActualText", "/E", "/Contents"):
                said = each.get(key)
                if isinstance(said, pikepdf.String):
                    yield str(said)
