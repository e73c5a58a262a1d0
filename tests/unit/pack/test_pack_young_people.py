"""The young people's edition: both sides of each thing, plain, and none of what they asked not to read."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from nearhome.pack.edition import Edition
from nearhome.pack.exempt.appendix import Exemption, appendix, paragraphs
from nearhome.pack.pdf.content import LARGE
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.public.hidden import HIDDEN
from nearhome.pack.references import LAST_YEAR, reference_at
from nearhome.pack.words import shipped_words, texts
from nearhome.pack.young_people.edition import (
    MOST_THINGS,
    ForYoungPeople,
    Thing,
    breaches,
    young_peoples_document,
)
from nearhome.results.values import Result, Status

ON = date(2026, 9, 30)
EDITION = Edition("Our Council", ON, reference_at(LAST_YEAR, ON, date(2025, 9, 30)), "1", "0")
THING = Thing(
    "Moving home",
    "we move too much.",
    "find you a home that fits.",
    "ask your carers what they need.",
    "found more homes, because too few came to us.",
    "some of you had to move.",
    "E01",
    "You who moved a lot",
)
SAID = ForYoungPeople((THING,), ("If you feel safe.",), "Tell us.", "Ask for an advocate.")


def total(count, status=Status.VALUE):
    return Result("E01", "x", ON, "", "", "", count, 420, None, "%", status)


def said_in(document):
    return [each for page in document.pages for block in page.blocks for each in texts(block)]


def test_both_sides_of_a_thing_stand_in_turn():
    words = said_in(young_peoples_document(EDITION, SAID, (total(55),)))
    starts = (
        "You said:",
        "We said we would:",
        "We did:",
        "We have not yet:",
        "You who moved a lot:",
        "Sorry:",
    )
    at = [next(n for n, each in enumerate(words) if each.startswith(start)) for start in starts]
    assert at == sorted(at)
    assert "You who moved a lot: 55 of 420." in words
    assert any("not asked you" in each for each in words)


@pytest.mark.parametrize(
    ("result", "said"),
    [(total(None, Status.SUPPRESSED), HIDDEN), (total(0, Status.ZERO), "none of 420"),
     (total(None, Status.NOT_COLLECTED), "we do not know")],
)  # fmt: skip
def test_hidden_none_and_not_known_are_three_things(result, said):
    words = said_in(young_peoples_document(EDITION, SAID, (result,)))
    assert f"You who moved a lot: {said}." in words


def test_more_than_six_things_are_refused():
    with pytest.raises(ValueError, match="at most 6"):
        young_peoples_document(EDITION, replace(SAID, things=(THING,) * (MOST_THINGS + 1)), ())


def test_a_plain_draft_breaks_nothing():
    assert breaches(young_peoples_document(EDITION, SAID, (total(55),)), shipped_words()) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "we do better than other councils.",
        "it costs too much.",
        "the number is red.",
        "we want fewer children in care.",
        "nobody went missing.",
        "we promise it.",
        "the placement broke down.",
        "operational considerations necessitated reconfiguration of available accommodation opportunities, "
        "notwithstanding considerable organisational determination.",
    ],
)
def test_what_they_asked_not_to_read_is_named(wrong):
    said = replace(SAID, things=(replace(THING, we_did=wrong),))
    assert breaches(young_peoples_document(EDITION, said, (total(55),)), shipped_words())


def test_an_exempt_appendix_says_so_on_every_page_with_its_paragraph():
    made = appendix(
        EDITION,
        (total(3),),
        Exemption(2, "a child could be known", "monitoring officer"),
        shipped_words(),
    )
    assert made.notices[0].startswith(
        "Not for publication: exempt under paragraph 2 of Part 1 of Schedule 12A"
    )
    assert set(paragraphs()) == {1, 2, 3, 4, 5, 6, 7}
    words = said_in(made)
    assert any("likely to reveal the identity" in each for each in words)
    assert "3" in words


@pytest.mark.parametrize("things", [1, MOST_THINGS])
def test_the_second_page_is_printed_in_letters_as_large_as_the_first(things):
    document = young_peoples_document(EDITION, replace(SAID, things=(THING,) * things), [])
    first, second = (_commonest(page) for page in pdfium.PdfDocument(pdf(document, large=True)))
    assert first == second >= LARGE


def _commonest(page):
    text = page.get_textpage()
    # The words of the page, not its foot: the letter that most of them are set in.
    every = range(text.count_chars())
    sizes = Counter(round(raw.FPDFText_GetFontSize(text.raw, n), 1) for n in every)
    return max(sizes, key=sizes.__getitem__)
