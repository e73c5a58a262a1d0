"""What the committee's front report is filled with: the pack's own sentences, under the fields of a template."""

from collections.abc import Iterable, Mapping, Sequence

from nearhome.pack.blocks import Document, PanelGrid, Statement, Table
from nearhome.pack.edition import Edition
from nearhome.pack.wording import day

Field = str | Sequence[str] | Sequence[Mapping[str, str]]

NO_MEETING = "[the day of the meeting]"

_SAID = {
    "changed": "What has really changed",
    "promised": "What we said we would do",
    "told": "What children told us",
}
_QUESTIONS = "you might ask"
_RESTS_ON = "What the figures rest on"
_APPENDICES = (
    "Appendix 1: the Board's pack (board-pack.pdf; in large print, board-pack-large-print.pdf)",
    "Appendix 2: the figures (board-pack.xlsx)",
    "Appendix 3, to be read on screen: the data book (data-book.pdf)",
)


def fields(pack: Document, edition: Edition) -> dict[str, Field]:
    """Every field that a template may name, with its words; a list where there may be several.

    `panels` are rows of `sentence` and `beside`; the others hold sentences as they stand in the pack.
    """
    statements = [
        block for page in pack.pages for block in page.blocks if isinstance(block, Statement)
    ]
    named = {name: _sentences(heading, statements) for name, heading in _SAID.items()}
    asked = [
        each
        for block in statements
        if block.heading.endswith(_QUESTIONS)
        for each in block.sentences
    ]
    return {
        "title": pack.title,
        "authority": edition.authority,
        "as_at": day(edition.as_at),
        "meeting": NO_MEETING if edition.meeting is None else day(edition.meeting),
        "notices": list(edition.notices),
        "background": (
            f"The figures are of {day(edition.as_at)}, or of the period that ends then, where no other day is "
            "named. In-year figures are the council's own, not national statistics, and may still change."
        ),
        **named,
        "questions": asked,
        "panels": list(_panels(pack)),
        "appendices": list(_APPENDICES),
        "papers": list(_papers(pack)),
        "provenance": pack.provenance,
    }


FIELDS = (
    "title", "authority", "as_at", "meeting", "notices", "background", "changed", "promised", "told",
    "questions", "panels", "appendices", "papers", "provenance",
)  # fmt: skip
"""The names of the fields."""


def _sentences(heading: str, statements: Iterable[Statement]) -> list[str]:
    return [each for block in statements if block.heading == heading for each in block.sentences]


def _panels(pack: Document) -> Iterable[Mapping[str, str]]:
    for page in pack.pages:
        for block in page.blocks:
            if isinstance(block, PanelGrid):
                for panel in block.panels:
                    yield {"sentence": panel.sentence, "beside": panel.under}


def _papers(pack: Document) -> Iterable[str]:
    """What the figures rest on, a line each: from whom, what of it, and which edition."""
    for page in pack.pages:
        for block in page.blocks:
            if isinstance(block, Table) and block.caption == _RESTS_ON:
                yield from (_paper(*row) for row in block.rows)


def _paper(source: str, what: str, which: str) -> str:
    """A background paper: "DfE, Children looked after. The range of councils like ours: release of 2025"."""
    said = ". ".join(each for each in (source, what) if each)
    return f"{said}: {which}" if which else said
