"""A document as a PDF that stands alone: tagged (PDF/UA-1), dated, the same bytes every time."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

import typst

from nearhome.pack.blocks import Document
from nearhome.pack.pdf.content import CHART, DOCUMENT, LARGE, ORDINARY, content
from nearhome.pack.pdf.fonts import faces
from nearhome.pack.pdf.letters import drawable, drawable_within
from nearhome.pack.pdf.smaller import smaller

_TEMPLATES = ("main.typ", "look.typ", "blocks.typ", "panels.typ", "close.typ")
_NO_LETTER = "could not be displayed"


def pdf(document: Document, *, large: bool = False) -> bytes:
    """The pages on paper as a PDF; `large` for the edition in large print, 14 point at least.

    The file is dated by the document, so that the same document gives the same bytes. A logo that is
    no picture is left out; a letter that no face of ours has is printed as a question mark.
    """
    size = LARGE if large else ORDINARY
    return smaller(_as_drawn(document, content(document, size), size))


def _as_drawn(document: Document, held: Mapping[str, bytes], size: float) -> bytes:
    """As Typst makes it; once more with other letters or without the logo where these stop it."""
    try:
        return _compiled(held)
    except typst.TypstError as error:
        if _NO_LETTER in str(error):
            held = _in_letters(held)
        elif document.look.logo is None:
            raise
    return _with_logo_or_without(document, held, size)


def _with_logo_or_without(document: Document, held: Mapping[str, bytes], size: float) -> bytes:
    """Once more, now that its letters can be drawn; without the logo if it still cannot be."""
    try:
        return _compiled(held)
    except typst.TypstError:
        if document.look.logo is None:
            raise
    plain = replace(document, look=replace(document.look, logo=None))
    return _compiled(_in_letters(content(plain, size)))


def _in_letters(held: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same with letters only that can be drawn."""
    words = json.dumps(drawable_within(json.loads(held[DOCUMENT]))).encode()
    pictures = {
        name: drawable(data.decode()).encode()
        for name, data in held.items()
        if name.startswith(CHART)
    }
    return {**held, **pictures, DOCUMENT: words}


def _compiled(held: Mapping[str, bytes]) -> bytes:
    # Its stubs leave out that files may be given by name, which its manual says.
    made: bytes = typst.compile(  # type: ignore[call-overload]
        {**_templates(), **held},
        font_paths=faces(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return made


@cache
def _templates() -> dict[str, bytes]:
    folder = files(__package__).joinpath("templates")
    return {name: folder.joinpath(name).read_bytes() for name in _TEMPLATES}
