"""A document as what the page templates read: plain values, and its pictures as files beside them."""

import json
from collections.abc import Mapping
from typing import Any

from nearhome.pack.blocks import (
    Block,
    Chart,
    Document,
    Page,
    Panel,
    PanelGrid,
    Paragraph,
    Picture,
    Statement,
    Table,
)
from nearhome.pack.charts import svg, wide
from nearhome.pack.labels import LETTERS
from nearhome.pack.pdf.columns import asked, column_widths

DOCUMENT, LOGO, CHART = "document.json", "logo.json", "chart-"
"""The files of the words and of the logo, and how the names of the charts' files begin."""

ORDINARY, LARGE = 12.0, 14.0
"""The least size of a letter, in points, in the ordinary edition and in large print."""

_PANELS = {ORDINARY: (3, 4), LARGE: (2, 3)}
"""How many panels stand across a side and how many rows of them."""

_PANEL_SCALE = {ORDINARY: 1.0, LARGE: 1.3}
"""How much larger than its least size the picture of a panel is drawn."""

_SIDE_OF_WORDS, _SIDE_OF_TABLES, _SIDE_OF_GRAPHS = 17.0, 11.0, 8.0
"""Millimetres left free at either side: lines that an eye can follow, clear of punched holes, where there is room."""

_A4, _POINTS = 210.0, 72 / 25.4

_SURELY_MORE_THAN_A_SHEET, _LINES_OF_A_PICTURE = 70, 12
"""Lines: a page of more is not tried on one sheet, which takes long."""

_MANY_WORDS = 30
"""Sentences: a page of more, and of nothing else, has the longer lines of a page of tables."""

_NEARLY = 0.72
"""A table that takes so much of the width is given all of it."""

_BETWEEN = 1.0
"""Ems between a picture and the numbers beside it."""

Row = dict[str, Any]


def content(document: Document, size: float) -> Mapping[str, bytes]:
    """What is handed to the templates, by the names of files: the document as JSON, its charts, its logo."""
    return _Content(document, size).files


class _Content:
    """The document as it is written down: each chart becomes a file once, however often it stands there."""

    def __init__(self, document: Document, size: float) -> None:
        self.files: dict[str, bytes] = {}
        self._names: dict[Chart, str] = {}
        self._size = size
        self._side = _SIDE_OF_WORDS
        self.files[DOCUMENT] = json.dumps(
            self._document(document, size), ensure_ascii=False
        ).encode()

    def _document(self, document: Document, size: float) -> Row:
        return {
            "title": document.title,
            "authority": document.authority,
            "as_at": [document.as_at.year, document.as_at.month, document.as_at.day],
            "notices": list(document.notices),
            "provenance": document.provenance,
            "size": size,
            "panels_across": _PANELS[size][0],
            "panel_rows": _PANELS[size][1],
            "panel_scale": _PANEL_SCALE[size],
            "colour": document.look.colour,
            **self._logo(document),
            "pages": self._pages([each for each in document.pages if each.on_paper]),
        }

    def _logo(self, document: Document) -> Row:
        look = document.look
        if look.logo is None:
            return {"logo": None, "logo_words": ""}
        # A file handed over must be text: the picture goes as the numbers of its bytes.
        self.files[LOGO] = json.dumps(list(look.logo)).encode()
        return {"logo": LOGO, "logo_words": look.logo_words or document.authority or "logo"}

    def _pages(self, printed: list[Page]) -> list[Row]:
        """The pages, those that join the one before them within it, with the same free at their sides."""
        runs: list[list[Page]] = []
        for page in printed:
            if page.joins and runs:
                runs[-1].append(page)
            else:
                runs.append([page])
        return [self._run(*run) for run in runs]

    def _run(self, first: Page, *joined: Page) -> Row:
        self._side = min(self._side_of(each) for each in (first, *joined))
        return {**self._page(first), "joined": [self._page(each) for each in joined]}

    def _page(self, page: Page) -> Row:
        return {
            "title": page.title,
            "grid": _has_grid(page),
            "close": page.close,
            "side": self._side,
            "long": _lines(page) > _SURELY_MORE_THAN_A_SHEET,
            "words": _words_alone(page),
            "blocks": [self._block(each) for each in page.blocks if is_printed(each)],
        }

    def _side_of(self, page: Page) -> float:
        """How much is left free beside a page: less where a table asks for more than there would be."""
        if _has_grid(page) or page.close:
            return _SIDE_OF_GRAPHS
        if self._size == LARGE or (_words_alone(page) and _lines(page) > _MANY_WORDS):
            return _SIDE_OF_TABLES
        tables = [each for each in page.blocks if isinstance(each, Table) and each.on_paper]
        crowded = any(asked(each) > self._across(_SIDE_OF_WORDS) for each in tables)
        return _SIDE_OF_TABLES if crowded else _SIDE_OF_WORDS

    def _across(self, side: float) -> float:
        """How much there is between the sides, in ems."""
        return (_A4 - 2 * side) * _POINTS / self._size

    def _block(self, block: Block) -> Row:
        return {"kind": type(block).__name__, **self._held(block)}

    def _held(self, block: Block) -> Row:
        match block:
            case Paragraph():
                return {"text": block.text}
            case Statement():
                said = list(block.sentences)
                return {"heading": block.heading, "sentences": said, "led": _led(block)}
            case Table():
                return _table(block, self._across(self._side))
            case PanelGrid():
                return {"panels": [self._panel(each) for each in block.panels]}
            case Picture():
                across = self._across(self._side)
                beside = across - wide(block.chart) / LETTERS - _BETWEEN
                return {
                    "sentence": block.sentence,
                    "caption": block.caption,
                    "numbers": _table(block.numbers, across),
                    "brief": None if block.brief is None else _table(block.brief, beside),
                    **self._chart(block.chart),
                }

    def _panel(self, panel: Panel) -> Row:
        drawn = {"chart": None} if panel.chart is None else self._chart(panel.chart)
        return {"name": panel.name, "sentence": panel.sentence, "under": panel.under, **drawn}

    def _chart(self, chart: Chart) -> Row:
        if chart not in self._names:
            self._names[chart] = f"{CHART}{len(self._names) + 1}.svg"
            self.files[self._names[chart]] = svg(chart).encode()
        return {
            "chart": self._names[chart],
            "alternative": chart.alternative,
            "wide": wide(chart) / LETTERS,
        }


def _lines(page: Page) -> int:
    """How many lines a page has at the least, as if no cell or sentence were broken into several."""
    return sum(_lines_of(each) for each in page.blocks if is_printed(each))


def _lines_of(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows) + 2
        case Statement():
            return len(block.sentences) + 1
        case Picture():
            return len(block.numbers.rows) + _LINES_OF_A_PICTURE
        case _:
            return 1


def _led(statement: Statement) -> list[list[str]] | None:
    """The sentences of a statement that is led: the first words of each, and the rest."""
    if not statement.led:
        return None
    parts = [each.partition(". ") for each in statement.sentences[1:]]
    return [
        ["", statement.sentences[0]],
        *([lead + dot.strip(), rest] for lead, dot, rest in parts),
    ]


def _words_alone(page: Page) -> bool:
    return all(isinstance(each, Paragraph | Statement) for each in page.blocks)


def _has_grid(page: Page) -> bool:
    return any(isinstance(each, PanelGrid) for each in page.blocks)


def is_printed(block: Block) -> bool:
    """Whether a block is on paper: all are but a table that is read on screen."""
    return not isinstance(block, Table) or block.on_paper


def _table(table: Table, across: float) -> Row:
    widths = column_widths(table, across)
    return {
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "numeric": [n in table.numeric for n in range(len(table.columns))],
        "widths": list(widths),
        "full": sum(widths) > _NEARLY * across,
    }
