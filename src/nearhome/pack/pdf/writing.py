"""A document as a PDF that stands alone: tagged (PDF/UA-1), dated, the same bytes every time."""

from functools import cache
from importlib.resources import files

import typst

from nearhome.pack.blocks import Document
from nearhome.pack.pdf.content import LARGE, ORDINARY, Content
from nearhome.pack.pdf.fonts import faces

_TEMPLATES = ("main.typ", "look.typ", "blocks.typ", "panels.typ")


def pdf(document: Document, *, large: bool = False) -> bytes:
    """The pages on paper as a PDF; `large` for the edition in large print, 14 point at least.

    The file is dated by the document, so that the same document gives the same bytes.
    """
    content = Content(document, LARGE if large else ORDINARY)
    # Its stubs leave out that files may be given by name, which its manual says.
    made: bytes = typst.compile(  # type: ignore[call-overload]
        {**_templates(), **content.files},
        font_paths=faces(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return made


@cache
def _templates() -> dict[str, bytes]:
    folder = files(__package__).joinpath("templates")
    return {name: folder.joinpath(name).read_bytes() for name in _TEMPLATES}
