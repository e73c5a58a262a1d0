"""Reading age: Flesch-Kincaid by the formula, syllables near to what a person counts, page one fit to read."""

import pytest

import packs
from nearhome.pack.blocks import Document, Page, Paragraph, Table
from nearhome.pack.build import board_pack
from nearhome.pack.page_one import front
from nearhome.pack.reading_age import (
    reading_age,
    reading_of,
    sentences_in,
    syllables,
    with_reading_age,
)
from nearhome.pack.speaker_note import speaker_note

BY_HAND = {
    "children": 2, "family": 3, "immunisations": 5, "education": 4, "outside": 2, "special": 2,
    "guardians": 3, "provisional": 4, "people": 2, "area": 3, "carers": 2, "agreed": 2, "changed": 1,
    "asked": 1, "council": 2, "home": 1, "moved": 1, "wanted": 2, "nobody": 3, "little": 2, "table": 2,
    "voices": 2, "promises": 3, "higher": 2, "years": 1, "really": 2, "service": 2, "adopted": 3,
    "questions": 2, "meeting": 2, "care": 1, "children's": 2, "figures": 2, "ranges": 2, "distance": 2,
    "suitable": 3, "interviews": 3, "virtual": 3, "prices": 3, "older": 2,
}  # fmt: skip


def test_syllables_are_what_a_person_counts_in_at_least_nine_words_of_ten():
    wrong = {word: syllables(word) for word, count in BY_HAND.items() if syllables(word) != count}
    assert len(wrong) <= len(BY_HAND) // 10, wrong
    assert all(abs(found - BY_HAND[word]) == 1 for word, found in wrong.items()), wrong


def test_a_number_is_read_digit_by_digit():
    assert (syllables("430"), syllables("1,234")) == (3, 4)


def test_the_formula_worked_by_hand():
    # 10 words, 2 sentences, 11 syllables.
    found = reading_of(["The cat sat on the mat.", "A little dog came."])
    assert (found.words, found.sentences) == (10, 2)
    assert found.grade == pytest.approx(0.39 * 5 + 11.8 * 1.1 - 15.59)
    assert found.age == pytest.approx(found.grade + 5)


def test_a_longer_sentence_and_longer_words_are_harder():
    plain = reading_of(["We moved. She was sad."]).age
    assert reading_of(["We moved and she was sad."]).age > plain
    assert reading_of(["We relocated. She was inconsolable."]).age > plain


def test_what_is_no_sentence_is_left_out():
    table = Table("Considerable administrative complexity", ("a",), (("b",),))
    pages = (Page("p", "Title", (Paragraph("We moved."), table)),)
    assert list(sentences_in(pages)) == ["We moved."]
    assert reading_of([]) is None
    assert reading_age(Document("t", (), "", (Page("p", "T", (table,)),), packs.AS_AT)) is None


def test_the_front_of_page_one_can_be_read_at_twelve():
    for officers in (False, True):
        material = packs.material(officers=officers)
        assert reading_of(sentences_in([front(material)])).age <= 12
        assert reading_age(speaker_note(material)).age <= 12


def test_the_page_of_words_says_the_reading_age_of_the_pack():
    document = with_reading_age(board_pack(packs.material()))
    page = next(each for each in document.pages if each.id == "meanings")
    said = [s for b in page.blocks for s in getattr(b, "sentences", ())]
    assert any(each.startswith("A reader aged 1") and "Flesch-Kincaid" in each for each in said)
