"""A finished HTML file as a reader, a screen reader and a curious one find it: text, attributes, charts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from nearhome.disclosure.finished.svg_marks import marks_of
from nearhome.disclosure.finished.texts import Mark, Piece, Seen

_SAID = frozenset({"alt", "title", "aria-label", "aria-description", "content", "value", "summary"})
_LEAVES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "figcaption", "title", "text", "desc", "caption",
    "th", "td", "summary", "dt", "dd", "div", "span", "label"})  # fmt: skip
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_DAYS = re.compile(r'data-from="([^"]*)" data-to="([^"]*)"')


def read_html(name: str, content: bytes) -> Seen:
    """Every text of the file with what stands around it, and every mark of its charts."""
    text = content.decode("utf-8")
    reader = _Reader(name)
    reader.feed(text)
    reader.close()
    return Seen(tuple(reader.pieces), (), tuple(_marks(name, text)))


def _marks(name: str, text: str) -> Iterator[Mark]:
    for found in _SVG.finditer(text):
        days = _DAYS.search(text, max(0, found.start() - 200), found.start())
        if days is not None:
            yield from marks_of(name, found.group(), days.group(1), days.group(2))


class _Reader(HTMLParser):
    """Goes through the tags, keeping the headings, captions and column headings a text stands under."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.pieces: list[Piece] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._heading, self._panel, self._caption, self._row = "", "", "", ""
        self._columns: list[str] = []
        self._at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that are read out or kept; a new row or table forgets the one before."""
        self._flush()
        self._open.append(tag)
        for key, said in attrs:
            if said and (
                key in _SAID or (key.startswith("data-") and key not in ("data-from", "data-to"))
            ):
                self._add(f"{tag} {key}", said)
        if tag == "table":
            self._caption, self._columns = "", []
        if tag == "tr":
            self._row, self._at = "", 0
        if tag == "article":
            self._panel = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag without content has attributes only."""
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """The text up to here is whole."""
        self._flush()
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass
        if tag == "table":
            self._caption, self._columns, self._row = "", [], ""
        if tag == "article":
            self._panel = ""

    def handle_comment(self, data: str) -> None:
        """A comment is text too."""
        self._add("comment", data)

    def handle_data(self, data: str) -> None:
        """Words, but for those of style and script, which are looked at as they are."""
        self._words.append(data)

    def _flush(self) -> None:
        said = " ".join("".join(self._words).split())
        self._words = []
        if not said or not self._open:
            return
        tag = self._open[-1]
        if tag in ("style",):
            return
        if tag in ("th", "td"):
            self._cell(tag, said)
            return
        self._add(tag, said)
        if tag in ("h1", "h2"):
            self._heading = said
        if tag == "p" and "article" in self._open and not self._panel:
            self._panel = said
        if tag == "caption":
            self._caption = said

    def _cell(self, tag: str, said: str) -> None:
        if "thead" in self._open:
            self._columns.append(said)
            return
        column = self._columns[self._at] if self._at < len(self._columns) else ""
        if tag == "th":
            self._row = said
        near = f"{self._caption} | {self._row} | {column}"
        self._add(tag, said, near, is_heading=tag == "th")
        self._at += 1

    def _add(self, place: str, said: str, around: str = "", *, is_heading: bool = False) -> None:
        near = around or f"{self._heading} | {self._panel}"
        self.pieces.append(Piece(self._name, f"{place} under {near}", near, said, is_heading))
