"""The speaker's note: read aloud in the Board's order, no action invented, a few pages."""

from dataclasses import replace

import packs
from nearhome.pack.headlines import Headlines
from nearhome.pack.must_not import breaches
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.speaker_note import speaker_note
from nearhome.pack.words import lint
from nearhome.results.board import Promise, PromiseState


def statements(material):
    return [b for p in speaker_note(material).pages for b in p.blocks if hasattr(b, "heading")]


def said(material, name):
    return next(each.sentences for each in statements(material) if each.heading == name)


def test_each_panel_is_said_in_the_boards_order_with_what_so_what_now_what():
    material = packs.material()
    made = statements(material)
    assert [each.heading for each in made] == [each.name for each in material.headlines.panels]
    for each in made:
        starts = [sentence.partition(":")[0] for sentence in each.sentences]
        assert starts == ["What", "So what", "Now what", "Previous questions"]


def test_it_holds_to_the_words_and_to_what_must_not_be_on_page_one():
    for officers in (False, True):
        material = packs.material(officers=officers)
        note = speaker_note(material)
        assert lint(note, material.words) == ()
        assert breaches(note, material.words, officers=officers, everywhere=True) == ()


def test_so_what_gives_the_range_our_place_and_the_evidence():
    assert said(packs.material(), "Far from home")[1] == (
        "So what: In March 2025 three councils like ours had 16 to 27 in 100. Ours lies outside the "
        "range by nine children, worse. This is a real change since March 2026, for the worse."
    )


def test_now_what_asks_a_role_and_invents_no_action():
    material = packs.material()
    for headline, each in zip(material.headlines.panels, statements(material), strict=True):
        now = each.sentences[2]
        assert now.startswith(f"Now what: ask {headline.answers}: {headline.question} ")
        rest = now.removeprefix(f"Now what: ask {headline.answers}: {headline.question} ")
        assert rest in (
            "No promise about this is recorded.",
            "No promise about this is recorded. Late entries may still change the figure.",
        )


def test_a_promise_about_the_measure_is_pointed_to():
    promise = Promise("We will find out why", PromiseState.OPEN, "the head of service", code="D08")
    made = said(replace(packs.material(), promises=(promise,)), "Far from home")
    assert "One promise about this is on the page of promises." in made[2]


def test_it_is_a_few_pages_and_none_takes_more_than_half_a_page_a_panel():
    import io

    import pypdfium2

    note = speaker_note(packs.material())
    assert len(pypdfium2.PdfDocument(io.BytesIO(pdf(note)))) == len(note.pages) == 4


def test_a_list_without_panels_still_has_a_note_that_says_so():
    material = replace(packs.material(), headlines=Headlines("", ()))
    (page,) = speaker_note(material).pages
    assert "no panels" in page.blocks[0].text
