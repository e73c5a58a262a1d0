"""The agreed words, and the lint that every page passes before it leaves the officers."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nearhome.pack.blocks import (
    Block,
    Document,
    Page,
    Panel,
    PanelGrid,
    Paragraph,
    Picture,
    Statement,
    Table,
)

LONGEST_SENTENCE = 90
"""The most characters a panel's title sentence may have."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Wording that is not printed, and what is printed instead."""

    pattern: re.Pattern[str]
    instead: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word list. `statutory` phrases may stand on pages that define; `never` ones nowhere."""

    evidence: tuple[str, ...]
    counts: Mapping[str, str]
    statutory: tuple[Phrase, ...]
    never: tuple[Phrase, ...]
    tables: Mapping[str, str]
    groups: Mapping[str, str]
    statuses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Wording found on a page that should not be there, and what to write instead."""

    page: str
    found: str
    instead: str
    text: str


_CODE = Phrase(re.compile(r"\b[A-R]\d{2}\b"), "the measure's name")
_DECIMAL = Phrase(re.compile(r"\d\.\d"), "a whole number")
_PERCENT = Phrase(re.compile(r"\d\s?%|\bper cent\b|\bpercent"), "so many in 100")
_SHAPES = (_CODE, _DECIMAL, _PERCENT)


def read_words(text: str) -> Words:
    """The word list in a TOML text laid out as `words.toml`. KeyError names a section it lacks."""
    found = tomllib.loads(text)
    return Words(
        tuple(found["evidence"]),
        found["counts"],
        tuple(_phrases(found["statutory"])),
        tuple(_phrases(found["never"])),
        found["tables"],
        found["groups"],
        found["statuses"],
    )


@cache
def shipped_words() -> Words:
    """The word list shipped with the package."""
    return read_words(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _phrases(rules: list[Mapping[str, object]]) -> Iterator[Phrase]:
    for rule in rules:
        flags = re.NOFLAG if rule.get("exact") else re.IGNORECASE
        for word in rule["not"]:  # type: ignore[attr-defined]
            yield Phrase(
                re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", flags), str(rule["instead"])
            )


def lint(document: Document, words: Words, codes: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every piece of wording in a document that the list or the rules of the pages forbid.

    `codes` are the measure codes in use: a page that defines may name a return's codes (E11), never these.
    """

    @cache
    def found(text: str, defines: bool) -> tuple[tuple[str, str], ...]:
        return tuple(_lint_text(text, words, codes, defines=defines))

    return tuple(
        Finding(page.id, wrong, instead, text)
        for page in document.pages
        for text, defines in _page_texts(page)
        for wrong, instead in found(text, defines)
    ) + tuple(_too_long(document))


def _page_texts(page: Page) -> Iterator[tuple[str, bool]]:
    """Every piece of wording of a page, and whether statutory words may stand in it."""
    yield page.title, page.defines
    for block in page.blocks:
        defines = page.defines or (isinstance(block, Statement) and block.defines)
        for text in texts(block):
            yield text, defines


def _lint_text(
    text: str, words: Words, codes: Collection[str], *, defines: bool
) -> Iterator[tuple[str, str]]:
    rules = words.never + (() if defines else (*words.statutory, *_SHAPES))
    for rule in rules:
        for match in rule.pattern.finditer(text):
            yield match.group(), rule.instead
    for code in codes:
        # Most texts hold no code: the cheap look comes first.
        if defines and code in text and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text):
            yield code, _CODE.instead


def _too_long(document: Document) -> Iterator[Finding]:
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, PanelGrid):
                for panel in block.panels:
                    if len(panel.sentence) > LONGEST_SENTENCE:
                        limit = f"at most {LONGEST_SENTENCE} characters"
                        yield Finding(page.id, panel.sentence, limit, panel.sentence)


def texts(block: Block) -> Iterator[str]:
    """Every piece of wording in a block, alternative texts included."""
    match block:
        case Paragraph(text):
            yield text
        case Statement(heading, sentences):
            yield from (heading, *sentences)
        case Table(caption, columns, rows):
            yield from (caption, *columns, *(cell for row in rows for cell in row))
        case PanelGrid(panels):
            for panel in panels:
                yield from _panel_texts(panel)
        case Picture(_, caption, sentence, chart, numbers):
            yield from (caption, sentence, chart.alternative, *texts(numbers))


def _panel_texts(panel: Panel) -> Iterator[str]:
    yield from (panel.sentence, panel.under)
    if panel.chart is not None:
        yield panel.chart.alternative
    if panel.numbers is not None:
        yield from texts(panel.numbers)
