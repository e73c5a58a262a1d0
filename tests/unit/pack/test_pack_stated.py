"""A measure's sentence: one function, the same words on page, in alternative text, note and data."""

import re
from dataclasses import replace
from datetime import date

import packs
from nearhome.pack.page_one import front, graphs
from nearhome.pack.speaker_note import speaker_note
from nearhome.pack.stated import sentences_of, stated
from nearhome.pack.words import lint_text, shipped_words
from nearhome.results.signals import Evidence
from nearhome.results.values import Status

EVIDENCE = re.compile(
    r"(a real change since [A-Z][a-z]+ \d{4}|usual ups and downs|too few to say|not comparable)?"
)


def card(code):
    return next(each for each in packs.material().cards if each.code == code)


def test_the_same_sentence_is_on_the_page_in_the_alternative_text_in_the_note_and_in_the_data():
    material = packs.material()
    data = {each.panel: each.sentence for each in sentences_of(material) if each.panel}
    spoken = [
        s
        for p in speaker_note(material).pages
        for b in p.blocks
        for s in getattr(b, "sentences", ())
    ]
    panels = graphs(material).blocks[-1].panels
    assert [each.id for each in panels] == list(data)
    for each in panels:
        assert data[each.id] == each.sentence
        assert each.chart.alternative.startswith(f"{each.sentence} ")
        assert f"What: {each.sentence}" in spoken


def test_a_real_change_on_the_front_is_the_measures_own_sentence():
    material = packs.material()
    blocks = {getattr(b, "heading", ""): b for b in front(material).blocks}
    (said,) = blocks["What has really changed"].sentences
    assert stated(card("D08"), material).sentence == said


def test_every_measure_that_the_panels_cite_has_a_sentence_with_its_evidence_and_day():
    material = packs.material()
    made = sentences_of(material)
    cited = {f.code for p in material.headlines.panels for f in p.figures.values()}
    assert {each.code for each in made if not each.panel} == cited
    for each in made:
        assert EVIDENCE.fullmatch(each.evidence)
        assert each.evidence in each.sentence or each.panel
        assert each.on is not None
        assert each.sentence.endswith(".")
        assert not lint_text(each.sentence, shipped_words()), each.sentence


def test_a_measure_of_no_panel_says_count_then_of_how_many_then_the_change_then_the_evidence():
    signals = {"J02": packs.signal("J02", evidence=Evidence.USUAL)}
    material = packs.material(beside={"signals": signals})
    made = stated(card("J02"), material)
    before = material.figures.at(next(iter([packs_figure("J02")])), date(2025, 10, 31))
    assert before.numerator != 60
    assert re.fullmatch(
        r"60 of 437: reviews held in time; (\d+|a few) (more|fewer) than a year ago: usual ups and downs\.",
        made.sentence,
    )


def packs_figure(code):
    from nearhome.pack.figures import Figure

    return Figure(code)


def test_a_yearly_measure_says_its_day_and_an_average_no_change_in_children():
    material = packs.material()
    assert "(31 March 2026)" in stated(card("H02"), material).sentence
    assert "a year ago" not in stated(card("F04"), material).sentence


def test_a_mix_says_its_largest_groups():
    assert stated(card("F05"), packs.material()).sentence == (
        "42 turned 18, 21 went home as planned, 20 adopted, 11 went to special guardians: "
        "how children left care."
    )


def test_a_measure_without_a_number_says_why_and_a_hidden_one_stays_hidden():
    made = tuple(
        replace(each, numerator=None, value=None, status=Status.NOT_COLLECTED)
        if each.code == "J02" else each
        for each in packs.results(sizes={"J04": 3})
    )  # fmt: skip
    material = packs.material(made)
    assert stated(card("J02"), material).sentence == "Reviews held in time: not supplied."
    assert stated(card("J04"), material).sentence.startswith("Fewer than 6 of 437: ")
