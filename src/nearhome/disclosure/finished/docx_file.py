"""A finished word-processing file: its paragraphs, notes, comments, the words for its pictures, and its properties."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from nearhome.disclosure.finished.texts import Piece, Seen

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_SAID = re.compile(r'\b(?:descr|title)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


def read_docx(name: str, content: bytes) -> Seen:
    """Each paragraph of each part, each text that stands for a picture, each property."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        parts = [each for each in opened.namelist() if each.endswith(".xml")]
        pieces = [
            Piece(name, part, "", said)
            for part in parts
            for said in _said(part, opened.read(part).decode("utf-8", "replace"))
        ]
    return Seen(tuple(pieces))


def _said(part: str, text: str) -> Iterator[str]:
    yield from filter(None, map(unescape, _SAID.findall(text)))
    # Words of one paragraph may be cut into runs anywhere: they are read as one.
    found = _PARAGRAPH.findall(text) if part.startswith("word/") else [_TAG.sub(" ", text)]
    for each in found:
        said = " ".join(unescape(_TAG.sub("", each)).split())
        if said:
            yield said
