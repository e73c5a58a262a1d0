"""The agreed words, and the lint that every page passes before it leaves the officers."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nearhome.pack.blocks import Block, Document, Page, PanelGrid, Statement

LONGEST_SENTENCE = 90
"""The most characters a panel's title sentence may have."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Wording that is not printed, and what is printed instead.

    `begins` is its first word in small letters: a text without that word need not be searched. Empty
    where it begins with no word.
    """

    pattern: re.Pattern[str]
    instead: str
    begins: str = ""

    def may_be_in(self, words: Collection[str]) -> bool:
        """Whether a text of these words, in small letters, may hold it."""
        return not self.begins or self.begins in words


@dataclass(frozen=True, slots=True)
class Words:
    """The word list. `statutory` phrases may stand on pages that define; `never` ones nowhere.

    `page_one` ones may not stand on page one or in what is read aloud of it.
    """

    evidence: tuple[str, ...]
    counts: Mapping[str, str]
    statutory: tuple[Phrase, ...]
    never: tuple[Phrase, ...]
    page_one: tuple[Phrase, ...]
    tables: Mapping[str, str]
    groups: Mapping[str, str]
    statuses: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Wording found on a page that should not be there, and what to write instead."""

    page: str
    found: str
    instead: str
    text: str


_CODE = Phrase(re.compile(r"\b(?:[A-R]\d{2}|X\d{2,3})\b"), "the measure's name")
_DECIMAL = Phrase(re.compile(r"\d\.\d"), "a whole number")
_PERCENT = Phrase(re.compile(r"\d\s?%|\bper cent\b|\bpercent"), "so many in 100")
_SHAPES = (_CODE, _DECIMAL, _PERCENT)


def read_words(text: str) -> Words:
    """The word list in a TOML text laid out as `words.toml`. KeyError names a section it lacks."""
    return words_in(tomllib.loads(text))


def words_in(found: Mapping[str, Any]) -> Words:
    """The word list in the tables of a TOML text, likewise."""
    return Words(
        tuple(found["evidence"]),
        found["counts"],
        tuple(_phrases(found["statutory"])),
        tuple(_phrases(found["never"])),
        tuple(_phrases(found["page_one"])),
        found["tables"],
        found["groups"],
        found["statuses"],
        found["people"],
    )


@cache
def shipped_words_text() -> str:
    """The file of the words shipped with the package."""
    return files(__package__).joinpath("words.toml").read_text(encoding="utf-8")


@cache
def shipped_words() -> Words:
    """The word list shipped with the package."""
    return read_words(shipped_words_text())


def _phrases(rules: list[Mapping[str, object]]) -> Iterator[Phrase]:
    for rule in rules:
        flags = re.NOFLAG if rule.get("exact") else re.IGNORECASE
        for word in rule["not"]:  # type: ignore[attr-defined]
            pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", flags)
            begins = _RUN.match(word.lower())
            yield Phrase(pattern, str(rule["instead"]), begins.group() if begins else "")


_RUN = re.compile(r"\w+")


def lint(document: Document, words: Words, codes: Collection[str] = ()) -> tuple[Finding, ...]:
    """Every piece of wording in a document that the list or the rules of the pages forbid.

    `codes` are the measure codes in use: a page that defines may name a return's codes (E11), never these.
    """

    @cache
    def found(text: str, defines: bool) -> tuple[tuple[str, str], ...]:
        return tuple(_lint_text(text, words, codes, defines=defines))

    return (
        *_of_every_page(document, words),
        *(
            Finding(page.id, wrong, instead, text)
            for page in document.pages
            for text, defines in _page_texts(page)
            for wrong, instead in found(text, defines)
        ),
        *_too_long(document),
    )


def lint_text(text: str, words: Words) -> tuple[tuple[str, str], ...]:
    """What the list forbids in a text of a page that defines nothing: each with what to write instead."""
    return tuple(_lint_text(text, words, (), defines=False))


def _of_every_page(document: Document, words: Words) -> Iterator[Finding]:
    """What stands on every page. The version of the code in it is no figure with decimals."""
    for text in (document.title, *document.notices, document.provenance):
        for rule in (*words.never, *words.statutory):
            for match in rule.pattern.finditer(text):
                yield Finding("every page", match.group(), rule.instead, text)


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
    held = set(_RUN.findall(text.lower()))
    for rule in rules:
        if rule.may_be_in(held):
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


_NO_WORDS = frozenset({"id", "unit", "size", "points", "spans", "cells"})
"""Fields of blocks that hold no wording."""


def texts(block: Block) -> Iterator[str]:
    """Every piece of wording in a block, whatever its kind: alternative texts, labels, cells."""
    yield from _texts(block)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NO_WORDS:
                yield from _texts(getattr(value, field.name))
