"""The PDF as it leaves: its tables' rows headed too, and its small objects, most of a tagged file, packed together."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_HEADINGS = ("/H1", "/H2")


def smaller(made: bytes) -> bytes:
    """The PDF with object streams (ISO 32000-1, 7.5.7) and row headers: the same pages in about half the bytes.

    Typst writes each element of the tag tree by itself, not deflated. The file's id is made from its
    contents, so that the same PDF gives the same bytes.
    """
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as opened:
        head_rows(opened)
        opened.save(
            into,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return into.getvalue()


def head_rows(opened: Pdf) -> None:
    """Marks the first cell of every row under a table's head as that row's header.

    Typst marks the head of columns alone (its own way to mark rows is for trial only). A reader then finds
    a cell's headers by their scope, column and row (ISO 32000-1, 14.8.5.7), so that the lists of column
    headers that Typst gives each cell, which would leave the rows' out, are taken away with their names.
    """
    for element in opened.objects:
        if not isinstance(element, Dictionary):
            continue
        kind = element.get("/S")
        if kind == "/TR":
            _head(element)
        elif kind == "/Table":
            _caption(element)
        elif kind == "/TD":
            _by_scope(element)
        elif kind == "/TH":
            _by_scope(element)
            _without(element, "/ID")
        elif kind in _HEADINGS:
            # Its words again, which are its own on the page.
            _without(element, "/T")
    if "/StructTreeRoot" in opened.Root:
        _without(opened.Root.StructTreeRoot, "/IDTree")


def _caption(table: Dictionary) -> None:
    """Of a table that Typst left without its caption, which stands beside it in the figure: into the table.

    So it does with some tables that go over a page; a reader would hear the caption as another paragraph.
    """
    if any(each.get("/S") == "/Caption" for each in _cells(table)):
        return
    figure = table.get("/P")
    for _ in range(_DEEP):
        if not isinstance(figure, Dictionary) or figure.get("/S") != "/Div":
            return
        said = next((each for each in _cells(figure) if each.get("/S") == "/Caption"), None)
        if said is not None:
            figure.K = Array([each for each in _inside(figure) if not _is(each, said)])
            table.K = Array([said, *_inside(table)])
            said.P = table
            return
        figure = figure.get("/P")


_DEEP = 3
"""How far above a table its figure may be."""


def _head(row: Dictionary) -> None:
    """Of a row under the head: its first cell."""
    first = next(iter(_cells(row)), None)
    if first is not None and first.get("/S") == "/TD":
        first.S = Name.TH
        first.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])


def _cells(row: Dictionary) -> Iterator[Dictionary]:
    return (each for each in _inside(row) if isinstance(each, Dictionary))


def _inside(element: Dictionary) -> list[Object]:
    """What an element holds: elements, and numbers of marks on the page."""
    held = element.get("/K")
    return list(held) if isinstance(held, Array) else [] if held is None else [held]


def _is(one: Object, other: Dictionary) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def _by_scope(cell: Dictionary) -> None:
    """Takes away which headers a cell names, and keeps everything else that is said of it."""
    said = cell.get("/A")
    if not isinstance(said, Array):
        return
    for each in said:
        _without(each, "/Headers")
    kept = [each for each in said if len(each) > 1]
    if kept:
        cell.A = Array(kept)
    else:
        del cell.A


def _without(held: Object, key: str) -> None:
    if key in held:
        del held[key]
