"""Our own checker of a PDF: what a reader who listens to it needs (PDF/UA-1), as a list of what is wrong.

It walks the structure tree and every content stream with pikepdf and shares nothing with what writes
the files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pikepdf

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
UA = "{http://www.aiim.org/pdfua/ns/id/}part"
XMP_DATE = "{http://ns.adobe.com/xap/1.0/}CreateDate"
XMP_CHANGED = "{http://ns.adobe.com/xap/1.0/}ModifyDate"
XMP_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True)
class Element:
    """A structure element: its kind, its depth in the tree, the dictionary behind it."""

    kind: str
    depth: int
    node: pikepdf.Dictionary = field(repr=False)

    @property
    def alternative(self) -> str:
        return str(self.node.get("/Alt", ""))


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """Every structure element, in reading order."""
    root = pdf.Root.get("/StructTreeRoot")
    return [] if root is None else list(_below(root.get("/K"), 0))


def _below(node: object, depth: int) -> Iterator[Element]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _below(each, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Element(str(node.S), depth, node)
        if "/K" in node:
            yield from _below(node.K, depth + 1)


def faults(
    path_or_pdf: Path | pikepdf.Pdf, *, title: str, as_at: date, alternatives: list[str]
) -> list[str]:
    """What is wrong with a PDF: of this title and date, whose pictures say these, in this order."""
    pdf = path_or_pdf if isinstance(path_or_pdf, pikepdf.Pdf) else pikepdf.open(path_or_pdf)
    found = elements(pdf)
    return [
        *_document(pdf),
        *_metadata(pdf, title, as_at),
        *_headings(found),
        *_figures(found, alternatives),
        *_tables(found),
        *_contents(pdf, found),
        *_fonts(pdf),
    ]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")).startswith("en"):
        yield "the document has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the window would show the file's name, not the title"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the document is not marked as tagged"
    if "/StructTreeRoot" not in root:
        yield "there is no structure tree"
    for n, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {n} is not tabbed in the order of its structure"


def _metadata(pdf: pikepdf.Pdf, title: str, as_at: date) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if xmp.get(UA) != "1":
            yield "the metadata do not claim PDF/UA-1"
        if xmp.get(XMP_TITLE) != title:
            yield f"the title is {xmp.get(XMP_TITLE)!r}"
        for name in (XMP_DATE, XMP_CHANGED):
            if not str(xmp.get(name, "")).startswith(as_at.isoformat()):
                yield f"the metadata's date is {xmp.get(name)}"
    info = pdf.trailer.get("/Info", {})
    for name in ("/CreationDate", "/ModDate"):
        if name in info and not str(info[name]).startswith(f"D:{as_at:%Y%m%d}"):
            yield f"the file's {name} is {info[name]}"


def _headings(found: list[Element]) -> Iterator[str]:
    levels = [HEADINGS.index(each.kind) + 1 for each in found if each.kind in HEADINGS]
    if not levels:
        yield "there is no heading"
    before = 0
    for level in levels:
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
        before = level
    if not any(each.kind == "/Title" for each in found):
        yield "the title is not tagged as one"


def _figures(found: list[Element], alternatives: list[str]) -> Iterator[str]:
    said = [each.alternative for each in found if each.kind == "/Figure"]
    for n, each in enumerate(said, 1):
        if not each.strip():
            yield f"figure {n} has no alternative text"
    if said != alternatives:
        yield f"{len(said)} figures do not say what the {len(alternatives)} pictures say"


def _tables(found: list[Element]) -> Iterator[str]:
    for n, table in enumerate((each for each in found if each.kind == "/Table"), 1):
        inside = list(_below(table.node.get("/K"), 0))
        headers = [each for each in inside if each.kind == "/TH"]
        if not headers:
            yield f"table {n} has no header"
        if not all(_scope(each.node) for each in headers):
            yield f"table {n} has a header without scope"
        if not any(each.kind == "/Caption" for each in inside):
            yield f"table {n} has no caption"
        widths = {_cells(each.node) for each in inside if each.kind == "/TR"}
        if len(widths) != 1:
            yield f"table {n} has rows of unequal length"
        yield from _rows(n, inside)


def _rows(n: int, inside: list[Element]) -> Iterator[str]:
    """Every row of a table's body begins with its header, and no cell names headers that leave it out."""
    for body in (each for each in inside if each.kind == "/TBody"):
        rows = [each for each in _below(body.node.get("/K"), 0) if each.kind == "/TR"]
        firsts = [next(_below(row.node.get("/K"), 0), None) for row in rows]
        if not all(
            first is not None and first.kind == "/TH" and _scope(first.node, "/Row")
            for first in firsts
        ):
            yield f"table {n} has a row without a header"
    if any("/Headers" in one for each in inside for one in _attributes(each.node)):
        yield f"table {n} has a cell that names some of its headers alone"


def _scope(header: pikepdf.Dictionary, *kinds: str) -> bool:
    kinds = kinds or ("/Column", "/Row", "/Both")
    return any(one.get("/Scope") in kinds for one in _attributes(header))


def _attributes(of: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    held = of.get("/A", {})
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _cells(row: pikepdf.Dictionary) -> int:
    inside = row.get("/K")
    nodes = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return sum(node.get("/S") in ("/TH", "/TD") for node in nodes)


_SHOWS = frozenset(
    {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}
)


def _contents(pdf: pikepdf.Pdf, found: list[Element]) -> Iterator[str]:
    """Everything shown is either in the tree or an artifact; nothing is in the tree that is not shown."""
    in_tree = _marks_in_tree(found)
    for n, page in enumerate(pdf.pages, 1):
        shown: set[int] = set()
        stack: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                stack.append(str(operands[0]))
                if (
                    name == "BDC"
                    and isinstance(operands[1], pikepdf.Dictionary)
                    and "/MCID" in operands[1]
                ):
                    shown.add(int(operands[1].MCID))
            elif name == "EMC":
                stack.pop()
            elif name in _SHOWS and not stack:
                yield f"page {n} shows something ({name}) that is neither tagged nor an artifact"
                break
        tagged = in_tree.get(page.obj.objgen, set())
        if shown != tagged:
            yield f"page {n}: what is marked and what the tree holds differ by {sorted(shown ^ tagged)[:5]}"


def _marks_in_tree(found: list[Element]) -> Mapping[tuple[int, int], set[int]]:
    marks: dict[tuple[int, int], set[int]] = {}
    for each in found:
        inside = each.node.get("/K")
        for node in list(inside) if isinstance(inside, pikepdf.Array) else [inside]:
            if isinstance(node, int):
                marks.setdefault(each.node.Pg.objgen, set()).add(node)
            elif isinstance(node, pikepdf.Dictionary) and "/MCID" in node:
                page = node.get("/Pg", each.node.get("/Pg"))
                marks.setdefault(page.objgen, set()).add(int(node.MCID))
    return marks


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    for each in held:
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        if each.get("/Type") == "/FontDescriptor" and not any(name in each for name in files):
            yield f"the font {each.get('/FontName')} is not embedded"
        if each.get("/Subtype") == "/Type0" and "/ToUnicode" not in each:
            yield f"the letters of {each.get('/BaseFont')} cannot be copied or read out"


@dataclass(frozen=True)
class Words:
    """A piece of shown text: the size of its letters on paper, in points, and its page."""

    page: int
    size: float


def sizes(pdf: pikepdf.Pdf) -> list[Words]:
    """How large every piece of text is on paper, that inside pictures at the scale they are printed at."""
    return [
        Words(n, size)
        for n, page in enumerate(pdf.pages, 1)
        for size in _sizes(page, page.get("/Resources", {}), pikepdf.Matrix())
    ]


def _sizes(stream: object, resources: object, outer: pikepdf.Matrix) -> Iterator[float]:
    matrix, kept, text, size = outer, [], pikepdf.Matrix(), 0.0
    forms = resources.get("/XObject", {})
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                size = float(operands[1])
            case "Tm":
                text = pikepdf.Matrix(*map(float, operands))
            case "BT":
                text = pikepdf.Matrix()
            case "Tj" | "TJ" | "'" | '"':
                whole = text @ matrix
                yield size * (whole.c**2 + whole.d**2) ** 0.5
            case "Do":
                form = forms[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    inner = pikepdf.Matrix(form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
                    yield from _sizes(form, form.get("/Resources", resources), inner @ matrix)
