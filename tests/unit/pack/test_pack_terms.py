"""Every word of the field that a pack uses is explained on its page of words, and none that it does not use."""

import pytest

import packs
from nearhome.pack.blocks import Page, Paragraph, Statement
from nearhome.pack.build import board_pack
from nearhome.pack.terms import shipped_terms, used
from nearhome.pack.words import texts

OF_THE_FIELD = (
    "care plan", "suitable home", "special guardian", "secure home", "supported accommodation", "virtual school",
    "designated nurse", "advocate", "advocacy", "independent visitor", "health check", "health assessment",
    "came here alone", "short break", "care order", "personal adviser", "pathway plan", "kinship", "tribunal",
    "permanence", "reunification", "respite", "remand", "corporate parent role", "staying put", "staying close",
    "far from home", "long in our care", "away without",
)  # fmt: skip
"""Words that a councillor may not know, of the sectors' own: wider than what is explained."""
HEADING = "Words of the field"


def words_in(pages):
    return "\n".join(
        text.lower()
        for page in pages
        for block in page.blocks
        for text in (page.title, *texts(block))
    )


def explained(pack):
    page = next(each for each in pack.pages if each.id == "meanings")
    return next(
        (each.sentences for each in page.blocks if isinstance(each, Statement) and each.heading == HEADING), ()
    )  # fmt: skip


@pytest.fixture(scope="module", params=["board", "officers", "nothing known"])
def pack(request):
    kinds = {"board": {}, "officers": {"officers": True}, "nothing known": {"made": ()}}
    return board_pack(packs.material(**kinds[request.param]))


def test_every_word_of_the_field_that_is_used_is_explained(pack):
    said = words_in(page for page in pack.pages if page.id not in {"meanings", "how-counted"})
    forms = {form for term in shipped_terms() for form in term.forms}
    used_here = [word for word in OF_THE_FIELD if word in said]
    assert [word for word in used_here if not any(word.startswith(form) for form in forms)] == []
    meant = "\n".join(explained(pack))
    for term in shipped_terms():
        assert (term.sentence in meant) == any(form in said for form in term.forms), term.name


def test_the_demonstrations_pack_uses_and_explains_some():
    names = [each.partition(":")[0] for each in explained(board_pack(packs.material()))]
    assert {"Secure home", "Special guardians", "Suitable home"} <= set(names)


def test_a_term_is_found_at_the_beginning_of_a_word_in_any_case():
    page = Page("p", "Special Guardianship", (Paragraph("A recare planning day."),))
    assert [each.name for each in used([page])] == ["Special guardians"]
    assert used([]) == ()


def test_each_is_a_sentence_with_a_source():
    for term in shipped_terms():
        assert term.source
        assert term.meaning.endswith(".")
    names = [each.name for each in shipped_terms()]
    assert len(set(names)) == len(names)
