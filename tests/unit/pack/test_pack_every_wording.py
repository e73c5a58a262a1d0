"""Every wording that the pack can print passes the list: the catalogue's, the panels', and the code's own sentences."""

import ast
import re
import sys
from pathlib import Path

import pytest

import nearhome.pack as pack
from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Document, Page, Paragraph
from nearhome.pack.headlines import shipped_headlines
from nearhome.pack.measure_names import without_codes
from nearhome.pack.reading_age import reading_of
from nearhome.pack.sentences import FIELDS, fields_of
from nearhome.pack.words import lint, shipped_words

WORDS = shipped_words()
CARDS = cards()
CODES = tuple(card.code for card in CARDS)

PACK = Path(str(pack.__path__[0]))
OF_OFFICERS = {
    "must_not.py", "words.py", "words_check.py", "headlines_check.py", "agreed_files.py", "headlines.py",
    "lists_compared.py", "references.py",
}  # fmt: skip
"""What these say is said to officers alone: what is wrong with a file of theirs, or with a page."""
EXPLAINING = {"measure_pages.py", "data_quality.py", "who.py", "agreement.py", "sources.py"}
"""Pages that define: statutory words may stand there."""
OLDEST = 14
"""So old a reader may have to be for the catalogue's questions, taken together."""


def wrong(text, *, defines=False):
    page = Page("x", "", (Paragraph(text),), defines=defines)
    document = Document("", (), "", (page,), None)
    return [(each.found, each.instead, text) for each in lint(document, WORDS, CODES)]


def plain(text):
    return without_codes(text, CARDS)


@pytest.mark.parametrize("field", ["name", "question"])
def test_no_name_and_no_question_of_a_measure_needs_a_statutory_word(field):
    assert [found for card in CARDS for found in wrong(getattr(card, field))] == []


@pytest.mark.parametrize("field", ["population", "numerator", "denominator", "notes", "source"])
def test_what_defines_a_measure_names_no_other_by_its_code(field):
    found = [f for card in CARDS for f in wrong(plain(getattr(card, field)), defines=True)]
    assert found == []


def test_the_lint_sees_a_statutory_question_and_a_code_in_a_definition():
    assert wrong("In how many cases?")
    assert wrong("Children who came in, as A04 has them", defines=True)


def test_the_questions_of_all_measures_can_be_read():
    read = reading_of(card.question for card in CARDS)
    sys.stdout.write(f"{len(CARDS)} questions: reading age {read.age:.1f}, {read.words} words\n")
    assert read.age <= OLDEST


def literals(path):
    """The wording in a module's code: its strings with a space in them, but for docstrings, numbers as 99."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    within = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(v.value if isinstance(v, ast.Constant) else "99" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in skipped | within else node.value
        else:
            continue
        if " " in text.strip() and re.search("[a-z]{3}", text):
            yield node.lineno, text


def modules():
    return sorted(
        p for p in PACK.rglob("*.py") if p.name not in OF_OFFICERS and "xlsx" not in p.parts
    )


def test_every_sentence_in_the_code_of_the_pack_passes_the_list():
    found = [
        (path.name, line, wrong_word)
        for path in modules()
        for line, text in literals(path)
        # Two numbers with a full stop between them are the end of one sentence and a figure.
        for wrong_word, *_ in wrong(text.replace("99.99", "99"), defines=path.name in EXPLAINING)
    ]
    assert found == []


def test_the_code_has_sentences_and_they_can_be_read():
    said = [text for path in modules() for _, text in literals(path) if text.endswith(".")]
    assert len(said) > 100
    read = reading_of(said)
    sys.stdout.write(f"{len(said)} sentences: reading age {read.age:.1f}, {read.words} words\n")
    assert read.age <= OLDEST


def test_every_field_that_a_sentence_may_ask_is_used_or_offered():
    panels = [p for each in shipped_headlines().panels for p in (each, each.swap) if p is not None]
    templates = [
        text
        for each in panels
        for text in (
            *each.sentences,
            *each.aside,
            *(t for part in each.under for t in part),
            *each.real.values(),
        )
    ]
    assert len(templates) > 60
    asked = {field for text in templates for _, field in fields_of(text)}
    assert asked <= FIELDS
    assert [found for text in templates for found in wrong(re.sub(r"\{[^}]*\}", "99", text))] == []


def test_every_group_that_a_panel_cites_is_one_of_the_catalogues():
    """A group renamed in the catalogue would leave its panel without a sentence, and nobody would be told."""
    panels = [p for each in shipped_headlines().panels for p in (each, each.swap) if p is not None]
    cited = {f for each in panels for f in each.figures.values() if f.breakdown}
    assert len(cited) > 10
    assert [f for f in cited if f.group not in groups_of(f.breakdown)] == []


def groups_of(breakdown):
    bands = age_bands(breakdown)
    return BREAKDOWNS[breakdown] if bands is None else {each.label for each in bands}
