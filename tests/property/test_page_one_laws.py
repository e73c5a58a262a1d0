"""What must hold of page one whatever the figures: its order, its small numbers, where its numbers are from."""

import random
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from nearhome.pack.blocks import Document
from nearhome.pack.figures import Figure
from nearhome.pack.must_not import breaches, small_counts
from nearhome.pack.page_one import front, graphs
from nearhome.pack.speaker_note import speaker_note
from nearhome.pack.stated import sentences_of
from nearhome.pack.words import LONGEST_SENTENCE
from nearhome.results.values import Status

SIZES = st.dictionaries(st.sampled_from(sorted(packs.SIZES)), st.integers(0, 40), max_size=12)
_NOT_COUNTS = re.compile(
    r"\d{1,2} (?:January|March|October|November) \d{4}|(?:March|October|November) \d{4}|\d{1,2} November"
    r"|aged \d+ to \d+|\d+ to \d+|12 months|20 miles|24 days|\d+-\d+ in [\d,]+|\d+ in [\d,]+|in every [\d,]+|turned 18|were 18|fewer than 6"
    r"|so many in 100|\d+ working days",
    re.IGNORECASE,
)


def with_hidden(made, statuses):
    """Some measures wholly without a number, for the reasons given."""
    return tuple(
        replace(each, numerator=None, value=None, status=statuses[each.code])
        if each.code in statuses
        else each
        for each in made
    )


GIVEN = st.tuples(
    st.integers(1, 1000),
    SIZES,
    st.dictionaries(
        st.sampled_from(["E02", "D08", "K01", "H04", "F08", "I03"]),
        st.sampled_from([Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY, Status.NO_DENOMINATOR]),
        max_size=3,
    ),
)
"""A seed, sizes of measures, and measures without a number."""


def material_of(given):
    seed, sizes, statuses = given
    made = with_hidden(packs.results(seed, sizes), statuses)
    # The panels and what they cite are all that these laws are of.
    cited = packs.material().headlines.codes
    return packs.material(tuple(each for each in made if each.code in cited))


def sentences(material):
    spoken = [
        s
        for p in speaker_note(material).pages
        for b in p.blocks
        for s in getattr(b, "sentences", ())
    ]
    return [
        *(each.sentence for each in sentences_of(material)),
        *(s for b in front(material).blocks for s in getattr(b, "sentences", ())),
        *spoken,
    ]  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(st.integers(1, 1000))
def test_any_order_of_the_results_gives_the_same_page(seed):
    made = list(packs.results())
    ordered = packs.material(tuple(made))
    random.Random(seed).shuffle(made)
    shuffled = packs.material(tuple(made))
    assert front(shuffled) == front(ordered)
    assert graphs(shuffled) == graphs(ordered)
    assert speaker_note(shuffled) == speaker_note(ordered)
    assert sentences_of(shuffled) == sentences_of(ordered)


@settings(max_examples=10, deadline=None)
@given(GIVEN)
def test_no_sentence_prints_a_count_of_one_to_five(given):
    material = material_of(given)
    for said in sentences(material):
        assert list(small_counts(said)) == [], said
        # And once more, without the module's own idea of what is no count.
        plain = re.sub(r"panels? \d+( to \d+)?", "", _NOT_COUNTS.sub("", said), flags=re.IGNORECASE)
        assert not re.search(r"(?<![\d,])[1-5](?![\d,])", plain), said


@settings(max_examples=10, deadline=None)
@given(GIVEN)
def test_page_one_and_the_note_hold_to_the_list_whatever_the_figures(given):
    material = material_of(given)
    document = Document("t", (), "", (front(material), graphs(material)), packs.AS_AT)
    assert breaches(document, material.words) == ()
    assert breaches(speaker_note(material), material.words, everywhere=True) == ()
    assert all(
        len(each.sentence) <= LONGEST_SENTENCE for each in document.pages[1].blocks[-1].panels
    )


@settings(max_examples=10, deadline=None)
@given(GIVEN)
def test_every_number_of_a_sentence_is_a_cell_of_the_csv_or_the_difference_of_two(given):
    material = material_of(given)
    figures = [
        each
        for code in packs.OF_THE_RETURN
        for each in (*_totals(material, code), *_groups(material, code))
    ]
    cells = {round(each.numerator) for each in figures if each.numerator is not None}
    cells |= {round(each.denominator) for each in figures if each.denominator is not None}
    cells |= {round(each.value) for each in figures if each.value is not None}
    cells |= {int(each.value + 0.5) for each in figures if each.value is not None}
    cells |= {174, 0}
    for each in sentences_of(material):
        plain = _NOT_COUNTS.sub("", each.sentence)
        change = re.search(r"([\d,]+) (?:more|fewer) than", plain)
        if change:
            number = _number(change.group(1))
            assert any(number + cell in cells for cell in cells), each.sentence
            plain = plain.replace(change.group(0), "")
        for number in re.findall(r"\d[\d,]*", plain):
            assert _number(number) in cells, each.sentence


def _totals(material, code):
    return material.figures.series(Figure(code))


def _groups(material, code):
    on = packs.AS_AT
    names = {breakdown for each, breakdown in packs.GROUPS if each == code}
    return [each for name in names for each in material.figures.groups(code, name, on)]


def _number(text):
    return int(text.strip(",").replace(",", ""))
