"""Draws the pictures of docs/pictures from the files of a pack: one PNG for each page shown.

.venv/bin/python scripts/draw_pictures.py build/demo/packs/2026-10-31
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"

SCALE = 1.25
"""Pixels to a point: 744 across a page of A4."""
COLOURS = 160

EXCEPTION, WHY = "What stands out", "Why it changed"


def pages(pack: Path) -> Iterator[tuple[str, Path, int]]:
    """The pictures: the name of each, the file it is from, the page in it."""
    board, large, book = (
        pack / name for name in ("board-pack.pdf", "board-pack-large-print.pdf", "data-book.pdf")
    )
    yield "page-one-front", board, 0
    yield "page-one-back", board, 1
    yield "exception", board, _page_called(board, EXCEPTION)
    yield "data-book", book, _page_of_a_measure(book)
    yield "why", book, _page_called(book, WHY)
    yield "large-print", large, 1


def _page_called(path: Path, begins: str) -> int:
    """The first page whose title begins so; 0 when there is none."""
    return next((page for title, page in _titles(path) if title.startswith(begins)), 0)


def _page_of_a_measure(path: Path) -> int:
    """The page of a measure that a reader of page one would look for: how far from home children live."""
    found = [page for title, page in _titles(path) if "20 miles" in title]
    return found[0] if found else 0


def _titles(path: Path) -> Iterator[tuple[str, int]]:
    read = pypdfium2.PdfDocument(path)
    for mark in read.get_toc(max_depth=2):
        where = mark.get_dest()
        if where is not None:
            yield mark.get_title(), where.get_index()


def drawn(path: Path, page: int) -> bytes:
    """A page as PNG, in few colours: a page has few, and the picture is a third of its size."""
    picture = pypdfium2.PdfDocument(path)[page].render(scale=SCALE).to_pil().convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    held = io.BytesIO()
    few.save(held, "PNG", optimize=True)
    return held.getvalue()


def main(pack: Path) -> None:
    """Draw every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    for name, path, page in pages(pack):
        made = drawn(path, page)
        (PICTURES / f"{name}.png").write_bytes(made)
        print(f"{name}.png: page {page + 1} of {path.name}, {len(made) // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
